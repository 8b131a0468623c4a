"""A mansion on a cliff, and nobody at home: or somebody, as the lit windows say."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, water
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import EARTH
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import cliffs, graves, haunts, trees


def near(stage: Stage) -> None:
    """The house large upon its rock, the sea or a valley behind."""
    between = stage.dice.between
    edge, top = between(166, 214), between(122, 136)
    x = edge / 2 + between(-14, 8)
    moon = haunts.sky(stage, between(124, 142), x, 90)
    haunts.behind(stage, moon)
    haunts.bats(stage, x + between(60, 110), between(28, 60))
    with stage.thing("cliff", "steep") as cliff:
        cliffs.cliff(stage, edge, top)
    with stage.thing("bare tree", "crooked", plural="bare trees"):
        trees.bare(stage, edge - between(14, 30), top + 7, between(54, 84), distance=-0.1)
    with stage.thing("mansion", "haunted") as house:
        haunts.house(stage, x, top + 4, between(0.95, 1.12))
    stage.relate(house, "on", cliff)
    if edge - x > 90:
        with stage.thing("fence", "iron"):
            graves.fence(stage, x + 62, edge - 8, top + 8, 14)


def far(stage: Stage) -> None:
    """The whole cliff, the house small and black against the sky."""
    between = stage.dice.between
    edge, top = between(118, 165), between(92, 108)
    x = edge / 2 + between(0, 12)
    moon = haunts.sky(stage, between(138, 150), x, 104)
    sea = haunts.behind(stage, moon)
    haunts.bats(stage, x + between(60, 130), between(24, 70))
    with stage.thing("cliff", "steep") as cliff:
        cliffs.cliff(stage, edge, top)
    with stage.thing("mansion", "haunted") as house:
        haunts.house(stage, x, top + 3, between(0.62, 0.78), distance=0.1)
    stage.relate(house, "on", cliff)
    with stage.thing("bare tree", "crooked", plural="bare trees"):
        trees.bare(stage, edge - between(8, 18), top + 6, between(30, 44))
    if sea:
        cliffs.surf(stage, edge - 14, HEIGHT - 6, 40)


def hill(stage: Stage) -> None:
    """Up the hill path, between two bare trees."""
    dice, between = stage.dice, stage.dice.between
    x, crest = between(140, 180), between(112, 120)
    moon = haunts.sky(stage, 136, x, 70)
    haunts.behind(stage, moon)
    off = (np.arange(WIDTH, dtype=np.float32) - x) / np.float32(between(70, 92))
    line = crest + 46 * (1 - 1 / (1 + off * off * off * off)) + 5 * noise.line(dice, WIDTH, 30, 3)
    haunts.bats(stage, x + dice.sign() * between(60, 100), between(24, 60))
    with stage.thing("hill") as ground:
        land.ridge(stage, line.astype(np.float32), haunts.growth(stage), 0.05, 0.5, 0.5)
    with stage.thing("path", "winding"):
        land.road(stage, crest + 4, x - 8, between(110, 210), 46, EARTH, 100)
    with stage.thing("mansion", "haunted") as house:
        haunts.house(stage, x, crest + 5, between(0.8, 0.98))
    stage.relate(house, "on", ground)
    if dice.chance(0.6):
        with stage.thing("gravestone", many=True):
            for _ in range(dice.whole(3, 6)):
                side = dice.sign()
                graves.headstone(stage, x + side * between(36, 100), between(150, 176), between(15, 22))
    with stage.thing("bare tree", "crooked", "black", plural="bare trees", many=True):
        trees.bare(stage, between(6, 30), HEIGHT + 6, between(130, 170), distance=-0.7)
        trees.bare(stage, between(290, 314), HEIGHT + 6, between(110, 160), distance=-0.7)


def below(stage: Stage) -> None:
    """From a boat at the foot of the cliff: the stormy sea, the house high above."""
    dice, between = stage.dice, stage.dice.between
    horizon = between(142, 150)
    x, top = between(120, 200), between(82, 92)
    moon = haunts.sky(stage, horizon, x, 70)
    with stage.thing("sea", "stormy", plural=""):
        water.sea(stage, horizon, rough=0.9, body_x=moon)
    haunts.bats(stage, x + dice.sign() * between(70, 110), between(24, 70))
    with stage.thing("cliff", "steep", "towering") as cliff:
        cliffs.stack(stage, x, top, between(58, 74))
    with stage.thing("mansion", "haunted") as house:
        haunts.house(stage, x, top + 4, between(0.68, 0.8), distance=0.08)
    stage.relate(house, "on", cliff)
    with stage.thing("bare tree", "crooked", plural="bare trees"):
        trees.bare(stage, x + dice.sign() * between(50, 58), top + 7, between(26, 38))
    with stage.thing("wave", "stormy", many=True):
        cliffs.surf(stage, x, horizon + 18, 100)
        water.swell(stage, horizon + 24, 10, 46)
        water.swell(stage, HEIGHT - 6, 20, 90, distance=-0.15)


def gate(stage: Stage) -> None:
    """Through the rusty gate: the path, the dead garden, the house."""
    dice, between = stage.dice, stage.dice.between
    x, foot = between(140, 180), between(126, 134)
    moon = haunts.sky(stage, 128, x, 80)
    haunts.behind(stage, moon)
    haunts.bats(stage, x + dice.sign() * between(60, 100), between(24, 60))
    line = foot - 4 + 5 * noise.line(dice, WIDTH, 60, 2)
    with stage.thing("garden", "overgrown"):
        land.ridge(stage, line.astype(np.float32), haunts.growth(stage), 0.04, 0.7, 0.5)
    with stage.thing("bare tree", "crooked", plural="bare trees", many=True):
        for side in (-1, 1):
            place = x + side * between(78, 120), foot + between(4, 14)
            trees.bare(stage, *place, between(60, 90), distance=0.1)
    with stage.thing("path"):
        land.road(stage, foot, x, x + between(-10, 10), 84, EARTH, 24)
    with stage.thing("mansion", "haunted"):
        haunts.house(stage, x, foot + 3, between(0.95, 1.1))
    wide, high = between(150, 180), between(92, 108)
    with stage.thing("fence", "iron"):
        for end, start in ((-4, x - wide / 2 - 24), (x + wide / 2 + 24, WIDTH + 4)):
            graves.fence(stage, end, start, HEIGHT, high * 0.72, -0.25, 10)
    with stage.thing("gate", "rusty", "wrought-iron"):
        haunts.gate(stage, x, HEIGHT, wide, high)


KIND = Kind(
    name="haunted mansion",
    titles=(
        "haunted mansion on a cliff", "spooky mansion on a cliff", "haunted house", "eerie mansion on a hill",
        "abandoned mansion", "spooky old house", "haunted mansion",
    ),
    views={"near": near, "far": far, "hill": hill, "below": below, "gate": gate},
    times=("dusk", "sunset", *3 * ("moonlit night",), "starless night", "noon", "golden hour"),
    weathers=(
        ("clear", 3.0), ("cloudy", 2.0), ("overcast", 1.0), ("mist", 1.5), ("rain", 0.7),
        ("thunderstorm", 2.5), ("snow", 0.4),
    ),
    seasons=("autumn", "summer", "winter"),
    moods=("brooding", "forlorn", "eerie"),
    night_moods=("spooky", "eerie", "haunting", "sinister"),
)  # fmt: skip
