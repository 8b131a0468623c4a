"""A temple that has fallen down: columns, steps, an arch, and what grows over them."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, water
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import (
    GRANITE,
    JUNGLE,
    LEAF,
    LEAF_DARK,
    LIMESTONE,
    MARBLE,
    SANDSTONE,
    Material,
)
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import country, plants, ruins, trees

STONES = (LIMESTONE, LIMESTONE, MARBLE, SANDSTONE)


def front(stage: Stage) -> None:
    """Before its steps, fallen drums in the grass."""
    dice = stage.dice
    horizon = dice.between(104, 118)
    sky.paint(stage, horizon)
    _behind(stage)
    stone = dice.pick(STONES)
    with stage.thing("grass", plural=""):
        land.ground(stage, horizon + 6, land.turf(stage))
    x, foot = dice.between(130, 190), horizon + dice.between(22, 32)
    wide = dice.between(130, 170)
    _cypresses(stage, x, wide * 0.75, foot - 6)
    with stage.thing("temple", "ruined"):
        ruins.temple(stage, x, foot, wide, dice.whole(5, 7), stone, 0.04, dice.between(0.25, 0.9))
    _debris(stage, stone, foot + 8)


def arch(stage: Stage) -> None:
    """Through a broken arch: the temple on its hill, or the sea."""
    dice = stage.dice
    horizon = dice.between(106, 118)
    sky.paint(stage, horizon)
    stone = dice.pick(STONES)
    _behind(stage)
    x = dice.between(130, 190)
    rise = land.hills(dice, horizon + 12, 10) - 14 * np.clip(
        1 - (np.abs(np.arange(WIDTH) - x) / 90) ** 2, 0, 1
    )
    with stage.thing("hill"):
        land.ridge(stage, rise.astype(np.float32), land.turf(stage), 0.3)
    with stage.thing("temple", "ruined"):
        ruins.temple(stage, x, horizon + 3, dice.between(62, 76), 6, stone, 0.28, dice.between(0.3, 0.8))
    with stage.thing("grass", plural=""):
        land.ground(stage, horizon + 26 + 5 * noise.line(dice, WIDTH, 60, 2), land.turf(stage))
    with stage.thing("path"):
        land.road(stage, horizon + 8, x, x + dice.between(-30, 30), 70, bend=30)
    wide = dice.between(176, 210)
    with stage.thing("arch", "stone", plural="arches"):
        ruins.arch(
            stage,
            x + dice.between(-14, 14),
            180,
            wide,
            dice.between(146, 166),
            stone,
            -0.15,
            dice.between(0.2, 0.7),
        )
    _ivy(stage, x, wide)
    _debris(stage, stone, 168)


def colonnade(stage: Stage) -> None:
    """Between two rows of columns that run away from us."""
    dice = stage.dice
    horizon = dice.between(100, 112)
    sky.paint(stage, horizon)
    _behind(stage)
    stone = dice.pick(STONES)
    x = dice.between(125, 195)
    with stage.thing("grass", plural=""):
        land.ground(stage, horizon + 5, land.turf(stage))
    with stage.thing("path"):
        land.road(stage, horizon + 6, x, x, 130, LIMESTONE, 0)
    with stage.thing("temple", "ruined"):
        ruins.temple(stage, x, horizon + 12, dice.between(52, 66), 4, stone, 0.3, dice.between(0.1, 0.6))
    with stage.thing("column", many=True):
        for number in range(5, -1, -1):
            scale = 1 / (0.62 + 0.62 * number)
            for side in (-1, 1):
                left = 1.0 if dice.chance(0.6) else dice.between(0.25, 0.75)
                cx = x + side * 92 * scale
                ruins.column(
                    stage, cx, horizon + 48 * scale, 112 * scale, stone, min(0.07 * number, 0.3), left, 0.16
                )
    _debris(stage, stone, 176)
    if dice.chance(0.5):
        country.frame_tree(stage, dice.sign())


def overgrown(stage: Stage) -> None:
    """In a wood, half swallowed by leaves, a statue before it."""
    dice = stage.dice
    horizon = dice.between(96, 108)
    sky.paint(stage, horizon)
    leaves = LEAF if stage.season != "winter" else LEAF_DARK
    with stage.thing("forest", "dense"):
        land.ridge(stage, land.hills(dice, horizon - 14, 26, 30, 4), leaves, 0.5, 1.0)
        land.ridge(
            stage,
            land.hills(dice, horizon + 2, 22, 24, 4),
            JUNGLE if stage.season != "winter" else LEAF_DARK,
            0.3,
            1.0,
            0.5,
        )
    stone = dice.pick(STONES)
    with stage.thing("grass", plural=""):
        land.ground(stage, horizon + 10, land.turf(stage))
    x, side = dice.between(110, 210), dice.sign()
    foot = horizon + 34
    with stage.thing("temple", "ruined", "overgrown"):
        ruins.temple(stage, x, foot, dice.between(120, 150), 5, stone, 0.1, dice.between(0.3, 0.8))
    with stage.thing("ivy", plural=""):
        for _ in range(dice.whole(2, 3)):
            ruins.overgrow(
                stage,
                x + dice.between(-60, 30),
                foot - dice.between(64, 84),
                dice.between(26, 40),
                dice.between(26, 40),
                leaves,
            )
    with stage.thing("statue"):
        ruins.statue(
            stage,
            x + side * dice.between(86, 104),
            176,
            dice.between(84, 100),
            stone,
            headless=dice.chance(0.3),
        )
    with stage.thing("bush", many=True):
        for _ in range(5):
            plants.bush(
                stage, x + dice.between(-110, 110), foot + dice.between(2, 10), dice.between(14, 24), leaves
            )
    _debris(stage, stone, 166)
    country.frame_tree(stage, -side)


def _behind(stage: Stage) -> None:
    """The sea or hills."""
    dice = stage.dice
    if dice.chance(0.45):
        with stage.thing("sea", plural=""):
            water.sea(stage, stage.horizon - 8, rough=0.3)
        return
    with stage.thing("mountain", "far", many=True):
        land.mountain(stage, land.peaks(dice, stage.horizon + 8, dice.between(24, 50)), GRANITE, 0.75)
    with stage.thing("hill", "far", many=True):
        land.ridge(stage, land.hills(dice, stage.horizon + 8, 16), land.turf(stage), 0.55)


def _cypresses(stage: Stage, x: float, out: float, y: float) -> None:
    dice = stage.dice
    with stage.thing("cypress tree", many=True):
        for side in (-1, 1):
            for _ in range(dice.whole(1, 2)):
                trees.poplar(
                    stage,
                    x + side * (out + dice.between(0, 44)),
                    y + dice.between(-2, 8),
                    dice.between(52, 80),
                    LEAF_DARK,
                    distance=0.15,
                )


def _ivy(stage: Stage, x: float, wide: float) -> None:
    dice = stage.dice
    with stage.thing("ivy", plural=""):
        for _ in range(dice.whole(2, 4)):
            ruins.overgrow(
                stage,
                x + dice.between(-0.45, 0.45) * wide,
                dice.between(22, 44),
                dice.between(24, 40),
                dice.between(30, 50),
            )


def _debris(stage: Stage, stone: Material, y: float) -> None:
    """Drums and a broken column near us."""
    dice = stage.dice
    side = dice.sign()
    with stage.thing("fallen column", many=True):
        for number in range(dice.whole(1, 3)):
            t = (number + dice.unit()) / 3
            cx = WIDTH / 2 + side * (40 + 90 * dice.unit()) * (1 if number % 2 else -1)
            ruins.drum(
                stage, cx, min(y + 16 * t, HEIGHT - 4), dice.between(30, 50), dice.between(15, 21), stone
            )
    if dice.chance(0.6):
        with stage.thing("column", "broken"):
            ruins.column(
                stage,
                WIDTH / 2 + side * dice.between(128, 150),
                HEIGHT + 2,
                150,
                stone,
                -0.2,
                dice.between(0.4, 1.0),
            )


KIND = Kind(
    name="ruined temple",
    titles=("ruined temple", "temple ruins", "ruins of an ancient temple", "ancient ruins", "old Greek temple in ruins", "broken columns of a temple"),
    views={"front": front, "arch": arch, "colonnade": colonnade, "overgrown": overgrown},
    moods=("forgotten", "peaceful", "solemn", "timeless"),
    night_moods=("mysterious", "ghostly", "solemn", "still"),
)  # fmt: skip
