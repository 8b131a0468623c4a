"""A temple that has fallen down: columns, steps, an arch, and what grows over them."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import WIDTH
from scene_engine.painter import land, noise, sky, water
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import (
    GRANITE,
    LEAF,
    LEAF_DARK,
    LIMESTONE,
    MARBLE,
    SANDSTONE,
)
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import country, plants, ruins

STONES = (LIMESTONE, LIMESTONE, MARBLE, SANDSTONE)


def front(stage: Stage) -> None:
    """Before its steps, fallen drums in the grass."""
    dice, between = stage.dice, stage.dice.between
    horizon = between(104, 118)
    sky.paint(stage, horizon)
    _behind(stage)
    stone = dice.pick(STONES)
    with stage.thing(country.growth(stage), plural=""):
        land.ground(stage, horizon + 6, land.turf(stage))
    x, foot = between(130, 190), horizon + between(22, 32)
    wide = min(between(126, 170), (foot - 6) / 0.86)
    ruins.cypresses(stage, x, wide * 0.75, foot - 6)
    with stage.thing("temple", "ruined"):
        ruins.temple(stage, x, foot, wide, dice.whole(5, 7), stone, 0.04, between(0.25, 0.9))
    ruins.debris(stage, stone, foot + 8)


def arch(stage: Stage) -> None:
    """Through a broken arch: the temple on its hill, or the sea."""
    dice, between = stage.dice, stage.dice.between
    horizon = between(106, 118)
    sky.paint(stage, horizon)
    stone = dice.pick(STONES)
    _behind(stage)
    x = between(130, 190)
    off = (np.arange(WIDTH, dtype=np.float32) - np.float32(x)) / 90
    rise = land.hills(dice, horizon + 12, 10) - 14 * np.clip(1 - off * off, 0, 1)
    with stage.thing("hill"):
        land.ridge(stage, rise.astype(np.float32), land.turf(stage), 0.3)
    with stage.thing("temple", "ruined"):
        ruins.temple(stage, x, horizon + 3, between(62, 76), 6, stone, 0.28, between(0.3, 0.8))
    with stage.thing(country.growth(stage), plural=""):
        land.ground(stage, horizon + 26 + 5 * noise.line(dice, WIDTH, 60, 2), land.turf(stage))
    with stage.thing("path"):
        land.road(stage, horizon + 8, x, x + between(-30, 30), 70, bend=30)
    wide = between(176, 210)
    with stage.thing("arch", "stone", plural="arches"):
        at, high = x + between(-14, 14), between(146, 166)
        ruins.arch(stage, at, 180, wide, high, stone, -0.15, between(0.2, 0.7))
    ruins.ivy(stage, x, wide)
    ruins.debris(stage, stone, 168)


def colonnade(stage: Stage) -> None:
    """Between two rows of columns that run away from us."""
    dice, between = stage.dice, stage.dice.between
    horizon = between(100, 112)
    sky.paint(stage, horizon)
    _behind(stage)
    stone = dice.pick(STONES)
    x = between(125, 195)
    with stage.thing(country.growth(stage), plural=""):
        land.ground(stage, horizon + 5, land.turf(stage))
    with stage.thing("path"):
        land.road(stage, horizon + 6, x, x, 130, LIMESTONE, 0)
    with stage.thing("temple", "ruined"):
        ruins.temple(stage, x, horizon + 12, between(52, 66), 4, stone, 0.3, between(0.1, 0.6))
    with stage.thing("column", many=True):
        for number in range(5, -1, -1):
            scale = 1 / (0.62 + 0.62 * number)
            for side in (-1, 1):
                left = 1.0 if dice.chance(0.6) else between(0.25, 0.75)
                at, haze = (x + side * 92 * scale, horizon + 48 * scale), min(0.07 * number, 0.3)
                ruins.column(stage, *at, 112 * scale, stone, haze, left, 0.16)
    ruins.debris(stage, stone, 176)
    if dice.chance(0.5):
        country.frame_tree(stage, dice.sign())


def overgrown(stage: Stage) -> None:
    """In a wood, half swallowed by leaves, a statue before it."""
    dice, between = stage.dice, stage.dice.between
    horizon = between(96, 108)
    sky.paint(stage, horizon)
    leaves = LEAF if stage.season != "winter" else LEAF_DARK
    with stage.thing("forest", "dense"):
        land.ridge(stage, land.hills(dice, horizon - 14, 26, 30, 4), leaves, 0.5, 1.0)
        land.ridge(stage, land.hills(dice, horizon + 2, 22, 24, 4), LEAF_DARK, 0.3, 1.0, 0.55)
    stone = dice.pick(STONES)
    with stage.thing(country.growth(stage), plural=""):
        land.ground(stage, horizon + 10, land.turf(stage))
    x, side = between(110, 210), dice.sign()
    foot = horizon + 34
    with stage.thing("temple", "ruined", "overgrown"):
        ruins.temple(stage, x, foot, between(120, 150), 5, stone, 0.1, between(0.3, 0.8))
    with stage.thing("ivy", plural=""):
        for _ in range(dice.whole(2, 3)):
            at = x + between(-60, 30), foot - between(64, 84)
            ruins.overgrow(stage, *at, between(26, 40), between(26, 40), leaves)
    with stage.thing("bush", many=True):
        for _ in range(5):
            plants.bush(stage, x + between(-110, 110), foot + between(2, 10), between(14, 24), leaves)
    with stage.thing("statue"):
        left, high = x + side * between(86, 104), between(84, 100)
        ruins.statue(stage, left, 176, high, stone, headless=dice.chance(0.3))
    ruins.debris(stage, stone, 166)
    country.frame_tree(stage, -side)


def _behind(stage: Stage) -> None:
    """The sea or hills."""
    dice, between = stage.dice, stage.dice.between
    if dice.chance(0.45):
        with stage.thing("sea", plural=""):
            water.sea(stage, stage.horizon - 8, rough=0.3)
        return
    with stage.thing("mountain", "far", many=True):
        land.mountain(stage, land.peaks(dice, stage.horizon + 8, between(24, 50)), GRANITE, 0.75)
    with stage.thing("hill", "far", many=True):
        land.ridge(stage, land.hills(dice, stage.horizon + 8, 16), land.turf(stage), 0.55)


KIND = Kind(
    name="ruined temple",
    titles=(
        "ruined temple", "temple ruins", "ruins of an ancient temple", "ancient ruins",
        "Greek temple in ruins", "broken temple", "old temple",
    ),
    views={"front": front, "arch": arch, "colonnade": colonnade, "overgrown": overgrown},
    moods=("forgotten", "peaceful", "solemn", "timeless"),
    night_moods=("mysterious", "ghostly", "solemn", "still"),
)  # fmt: skip
