"""A mansion on a cliff, and nobody at home: or somebody, as the lit windows say."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, water
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import DRY_GRASS, EARTH, GRANITE
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import graves, haunts, houses, trees


def near(stage: Stage) -> None:
    """The house large upon its rock, the sea or a valley behind."""
    dice = stage.dice
    edge, top = dice.between(166, 214), dice.between(122, 136)
    x = edge / 2 + dice.between(-14, 8)
    sky.paint(stage, dice.between(124, 142), _moon(stage, x, 60, 30))
    _behind(stage)
    haunts.bats(stage, x + dice.between(60, 110), dice.between(28, 60))
    with stage.thing("cliff", "steep") as cliff:
        haunts.cliff(stage, edge, top)
    with stage.thing("bare tree", "crooked", plural="bare trees"):
        trees.bare(stage, edge - dice.between(14, 30), top + 7, dice.between(54, 84), distance=-0.1)
    with stage.thing("mansion", "haunted") as house:
        houses.mansion(stage, x, top + 4, dice.between(0.95, 1.12))
    stage.relate(house, "on", cliff)
    haunts.rail(stage, x + 64, edge - 6, top + 7)


def far(stage: Stage) -> None:
    """The whole cliff, the house small and black against the sky."""
    dice = stage.dice
    edge, top = dice.between(118, 165), dice.between(92, 108)
    x = edge / 2 + dice.between(0, 12)
    sky.paint(stage, dice.between(138, 150), _moon(stage, x, 44, 60))
    _behind(stage)
    haunts.bats(stage, x + dice.between(60, 130), dice.between(24, 70))
    with stage.thing("cliff", "steep") as cliff:
        haunts.cliff(stage, edge, top)
    with stage.thing("mansion", "haunted") as house:
        houses.mansion(stage, x, top + 3, dice.between(0.62, 0.78), distance=0.1)
    stage.relate(house, "on", cliff)
    with stage.thing("bare tree", "crooked", plural="bare trees"):
        trees.bare(stage, edge - dice.between(8, 18), top + 6, dice.between(30, 44))
    haunts.surf(stage, edge - 14, HEIGHT - 6, 40)


def hill(stage: Stage) -> None:
    """Up the hill path, between two bare trees."""
    dice = stage.dice
    x, crest = dice.between(140, 180), dice.between(112, 120)
    sky.paint(stage, 136, _moon(stage, x, 50, 20))
    _behind(stage)
    off = (np.arange(WIDTH, dtype=np.float32) - x) / np.float32(dice.between(70, 92))
    line = crest + 46 * (1 - 1 / (1 + off * off * off * off)) + 5 * noise.line(dice, WIDTH, 30, 3)
    haunts.bats(stage, x + dice.sign() * dice.between(60, 100), dice.between(24, 60))
    with stage.thing("hill") as ground:
        land.ridge(
            stage,
            line.astype(np.float32),
            land.turf(stage) if dice.chance(0.5) else DRY_GRASS,
            0.05,
            0.5,
            0.5,
        )
    with stage.thing("path", "winding"):
        land.road(stage, crest + 4, x - 8, dice.between(110, 210), 46, EARTH, 100)
    with stage.thing("mansion", "haunted") as house:
        houses.mansion(stage, x, crest + 5, dice.between(0.8, 0.98))
    stage.relate(house, "on", ground)
    if dice.chance(0.6):
        with stage.thing("gravestone", many=True):
            for _ in range(dice.whole(3, 6)):
                side = dice.sign()
                graves.headstone(
                    stage, x + side * dice.between(36, 100), dice.between(150, 176), dice.between(15, 22)
                )
    with stage.thing("bare tree", "crooked", "black", plural="bare trees", many=True):
        trees.bare(stage, dice.between(6, 30), HEIGHT + 6, dice.between(130, 170), distance=-0.7)
        trees.bare(stage, dice.between(290, 314), HEIGHT + 6, dice.between(110, 160), distance=-0.7)


def below(stage: Stage) -> None:
    """From a boat at the foot of the cliff: the stormy sea, the house high above."""
    dice = stage.dice
    horizon = dice.between(142, 150)
    x, top = dice.between(120, 200), dice.between(82, 92)
    sky.paint(stage, horizon, _moon(stage, x, 60, 10))
    with stage.thing("sea", "stormy", plural=""):
        water.sea(stage, horizon, rough=0.9)
    haunts.bats(stage, x + dice.sign() * dice.between(70, 110), dice.between(24, 70))
    with stage.thing("cliff", "steep", "towering") as cliff:
        haunts.stack(stage, x, top, dice.between(58, 74))
    with stage.thing("mansion", "haunted") as house:
        houses.mansion(stage, x, top + 4, dice.between(0.68, 0.8), distance=0.08)
    stage.relate(house, "on", cliff)
    with stage.thing("bare tree", "crooked", plural="bare trees"):
        trees.bare(stage, x + dice.sign() * dice.between(50, 58), top + 7, dice.between(26, 38))
    with stage.thing("wave", "stormy", many=True):
        haunts.surf(stage, x, horizon + 18, 100)
        water.swell(stage, horizon + 24, 10, 46)
        water.swell(stage, HEIGHT - 6, 20, 90, distance=-0.15)


def gate(stage: Stage) -> None:
    """Through the rusty gate: the path, the dead garden, the house."""
    dice = stage.dice
    x, foot = dice.between(140, 180), dice.between(126, 134)
    sky.paint(stage, 128, _moon(stage, x, 60, 20))
    _behind(stage)
    haunts.bats(stage, x + dice.sign() * dice.between(60, 100), dice.between(24, 60))
    line = foot - 4 + 5 * noise.line(dice, WIDTH, 60, 2)
    with stage.thing("garden", "overgrown"):
        land.ridge(
            stage,
            line.astype(np.float32),
            land.turf(stage) if dice.chance(0.5) else DRY_GRASS,
            0.04,
            0.7,
            0.5,
        )
    with stage.thing("bare tree", "crooked", plural="bare trees", many=True):
        for side in (-1, 1):
            trees.bare(
                stage,
                x + side * dice.between(78, 120),
                foot + dice.between(4, 14),
                dice.between(60, 90),
                distance=0.1,
            )
    with stage.thing("path"):
        land.road(stage, foot, x, x + dice.between(-10, 10), 84, EARTH, 24)
    with stage.thing("mansion", "haunted"):
        houses.mansion(stage, x, foot + 3, dice.between(0.95, 1.1))
    wide, high = dice.between(150, 180), dice.between(92, 108)
    with stage.thing("fence", "iron"):
        haunts.wings(stage, x, wide, HEIGHT, high)
    with stage.thing("gate", "rusty", "wrought-iron"):
        haunts.gate(stage, x, HEIGHT, wide, high)


def _moon(stage: Stage, x: float, out: float, near_house: float) -> float | None:
    """Where the moon stands: close behind the house as often as not, so that it shows its outline."""
    dice = stage.dice
    if not stage.night or dice.chance(0.35):
        return None
    return x + dice.sign() * dice.between(near_house, out + near_house)


def _behind(stage: Stage) -> None:
    """The sea, or hills one behind another."""
    if stage.dice.chance(0.55):
        with stage.thing("sea", plural=""):
            water.sea(stage, stage.horizon, rough=0.8)
        return
    with stage.thing("hill", "far", many=True):
        land.ridge(stage, land.hills(stage.dice, stage.horizon + 8, 40), GRANITE, 0.8)
        land.ridge(stage, land.hills(stage.dice, stage.horizon + 30, 34), DRY_GRASS, 0.5)


KIND = Kind(
    name="haunted mansion",
    titles=(
        "haunted mansion on a cliff", "spooky mansion on a cliff", "haunted house", "eerie mansion on a hill",
        "abandoned mansion", "spooky old house", "haunted mansion",
    ),
    views={"near": near, "far": far, "hill": hill, "below": below, "gate": gate},
    times=("dusk", "sunset", "moonlit night", "moonlit night", "moonlit night", "starless night", "noon", "golden hour"),
    weathers=(("clear", 3), ("cloudy", 2), ("overcast", 1), ("mist", 1.5), ("rain", 0.7), ("thunderstorm", 2.5), ("snow", 0.4)),
    seasons=("autumn", "summer", "winter"),
    moods=("brooding", "forlorn", "eerie"),
    night_moods=("spooky", "eerie", "haunting", "sinister"),
)  # fmt: skip
