"""A mansion on a cliff, and nobody at home: or somebody, as the lit windows say."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, shading, sky, texture, water
from scene_engine.painter.area import below, polygon
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BASALT, DRY_GRASS, GRANITE
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import houses, trees


def near(stage: Stage) -> None:
    """The house large upon its rock, the sea or a valley behind."""
    dice = stage.dice
    sky.paint(stage, dice.between(118, 138))
    _behind(stage)
    cliff, edge, top = _cliff(stage, dice.between(150, 210), dice.between(112, 130))
    with stage.thing("bare tree", "crooked", plural="bare trees"):
        trees.bare(stage, dice.between(8, 40), top + 8, dice.between(50, 80))
    with stage.thing("mansion", "haunted") as house:
        houses.mansion(stage, edge / 2 + dice.between(-12, 20), top + 3, dice.between(0.95, 1.2))
    stage.relate(house, "on", cliff)


def far(stage: Stage) -> None:
    """The whole cliff, the house small and black against the sky."""
    dice = stage.dice
    sky.paint(stage, dice.between(136, 150))
    _behind(stage)
    cliff, edge, top = _cliff(stage, dice.between(110, 165), dice.between(84, 104))
    with stage.thing("mansion", "haunted") as house:
        houses.mansion(stage, edge / 2 + dice.between(0, 14), top + 3, dice.between(0.55, 0.75))
    stage.relate(house, "on", cliff)


def framed(stage: Stage) -> None:
    """Up the hill path, between two bare trees."""
    dice = stage.dice
    sky.paint(stage, 132)
    hill = 150 - 44 * np.exp(-(((np.arange(WIDTH) - 160) / 78.0) ** 2)) + 5 * noise.line(dice, WIDTH, 30, 3)
    with stage.thing("hill") as ground:
        land.ridge(stage, hill.astype(np.float32), DRY_GRASS, 0.25)
        land.road(stage, 118, 160, dice.between(110, 210), 40)
    with stage.thing("mansion", "haunted") as house:
        houses.mansion(stage, 160, 112, dice.between(0.75, 0.95))
    stage.relate(house, "on", ground)
    with stage.thing("bare tree", "crooked", "black", plural="bare trees", many=True):
        trees.bare(stage, dice.between(10, 34), HEIGHT + 6, dice.between(130, 170), distance=-0.7)
        trees.bare(stage, dice.between(286, 312), HEIGHT + 6, dice.between(110, 160), distance=-0.7)


def _behind(stage: Stage) -> None:
    if stage.dice.chance(0.55):
        with stage.thing("sea", plural=""):
            water.sea(stage, stage.horizon, rough=0.8)
        return
    with stage.thing("hill", "far", many=True):
        land.ridge(stage, land.hills(stage.dice, stage.horizon + 8, 40), GRANITE, 0.8)
        land.ridge(stage, land.hills(stage.dice, stage.horizon + 30, 34), DRY_GRASS, 0.5)


def _cliff(stage: Stage, edge: float, top: float) -> tuple[Named, float, float]:
    """A rock from the left as far as column `edge`, overhanging; its ground at row `top`."""
    dice = stage.dice
    points = [(-2.0, top), (edge, top + 4)]
    x, y = edge, top + 4
    while y < HEIGHT:
        y += dice.between(9, 18)
        x += dice.between(-15, 7)
        points.append((x, y))
    area = polygon([*points, (-2, HEIGHT + 2)])
    with stage.thing("cliff", "steep") as cliff:
        rock = dice.pick((BASALT, GRANITE))
        value = 0.5 + 1.3 * texture.rock(dice, area.xs, area.ys * 0.6, 34, stage.side)
        stage.fill(area, rock, value + shading.across(area, -0.16, 0.14), 0.05, 5)
        line = top + 4 * noise.line(dice, int(edge) + 4, 26, 3)
        turf = below(line, top + 16)
        ragged = noise.field(dice, turf.height, turf.width, 7, 2) * 12
        stage.fill(
            turf.where(turf.ys < line[None, : turf.width] + 3 + ragged),
            land.turf(stage),
            0.6 - 0.3 * turf.down,
            0.05,
        )
    return cliff, edge, top


KIND = Kind(
    name="haunted mansion",
    titles=(
        "haunted mansion on a cliff", "spooky mansion on a cliff", "haunted house", "eerie mansion on a hill",
        "abandoned mansion", "spooky old house",
    ),
    views={"near": near, "far": far, "framed": framed},
    times=("dusk", "sunset", "moonlit night", "moonlit night", "starless night", "noon", "golden hour"),
    weathers=(("clear", 3), ("cloudy", 2), ("overcast", 1), ("mist", 1.5), ("rain", 0.7), ("thunderstorm", 2.5), ("snow", 0.4)),
    seasons=("autumn", "summer", "winter"),
    moods=("brooding", "forlorn", "eerie"),
    night_moods=("spooky", "eerie", "haunting", "sinister"),
)  # fmt: skip
