"""A great city: across the water, from a roof, from a park, and down a street between towers."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, perspective, sky, texture, water
from scene_engine.painter.area import below, box
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BRICK, EARTH, IRON, SNOW
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import city, neon, street, trees


def waterfront(stage: Stage) -> None:
    """The towers across a bay, and their image in it."""
    dice = stage.dice
    shore = dice.between(116, 140)
    sky.paint(stage, shore)
    _towers(stage, shore, dice.between(76, 104), dice.between(70, 250))
    with stage.thing("bay", plural="") as bay:
        surface = water.sea(stage, shore, rough=dice.between(0.15, 0.5))
    with stage.thing("quay", "stone"):
        stage.fill(box(0, shore - 2, WIDTH, shore + 1), city.CONCRETE, 0.25, 0.3)
    water.mirror(stage, surface, shore, 0.6, 2)
    if dice.chance(0.5):
        _railing(stage)
    else:
        with stage.thing("tree", many=True):
            for x in (dice.between(-6, 24), dice.between(296, 326)):
                trees.broad(stage, x, HEIGHT + 8, dice.between(100, 150), land.foliage(stage), distance=-0.6)
    del bay


def rooftop(stage: Stage) -> None:
    """From a roof with its tank and huts, the city beyond the parapet."""
    dice = stage.dice
    sky.paint(stage, dice.between(120, 136))
    _towers(stage, 172, dice.between(112, 140), dice.between(60, 260))
    edge = dice.between(150, 164)
    with stage.thing("roof", "flat"):
        roof = box(0, edge, WIDTH, HEIGHT)
        u, v = perspective.floor(roof, dice.between(60, 260), edge - 40)
        material = SNOW if stage.season == "winter" else street.PAVEMENT
        stage.fill(roof, material, 0.4 + 0.5 * (noise.at(dice, u, v, 24, 3) - 0.5), -0.25)
        wall = box(0, edge - 8, WIDTH, edge + 8)
        stage.fill(wall, BRICK, 0.42 + texture.bricks(dice, wall.xs, wall.ys, 12, 5), -0.2)
        stage.fill(box(0, edge - 10, WIDTH, edge - 6), material, 0.75, -0.1)
        stage.shade(box(0, edge + 8, WIDTH, edge + 16), 0.4)
    left = dice.chance(0.5)
    with stage.thing("water tank", "wooden"):
        city.water_tank(
            stage,
            dice.between(30, 70) if left else dice.between(250, 290),
            edge + 18,
            dice.between(40, 56),
            -0.15,
        )
    with stage.thing("ventilator", many=True):
        for x in dice.some((110, 150, 190, 226), dice.whole(1, 3)):
            city.roof_box(
                stage,
                x + dice.between(-8, 8),
                edge + dice.between(14, 26),
                dice.between(18, 30),
                dice.between(14, 24),
                -0.15,
            )


def park(stage: Stage) -> None:
    """Over lawns and tree tops, the towers behind."""
    dice = stage.dice
    sky.paint(stage, 132)
    _towers(stage, 140, dice.between(88, 116), dice.between(90, 230))
    with stage.thing("tree", many=True):
        leaves = land.foliage(stage)
        for row in range(2):
            for number in range(15):
                x = (number + dice.unit()) * 22 - 6
                r = dice.between(11, 17) + 3 * row
                trees.crown(stage, x, 140 + 12 * row - r * 0.3, r * 1.2, r, leaves, 0.4 - 0.2 * row)
    with stage.thing("lawn", plural="lawns"):
        line = land.hills(dice, 160, 12, 120)
        land.ground(stage, line, land.turf(stage), 0.35)
    with stage.thing("path", "winding"):
        land.road(stage, 154, dice.between(120, 200), dice.between(40, 280), dice.between(60, 100), EARTH, 60)
    with stage.thing("street lamp"):
        street.street_lamp(stage, dice.pick((70, 250)) + dice.between(-16, 16), 184, dice.between(56, 74))
    with stage.thing("tree", "tall"):
        trees.broad(stage, dice.pick((8, 312)), HEIGHT + 4, dice.between(150, 190), leaves, distance=-0.45)


def avenue(stage: Stage) -> None:
    """Down a street between towers, another at its end."""
    dice = stage.dice
    x, horizon = dice.between(110, 210), dice.between(112, 128)
    far, facades = dice.between(26, 40), (*city.OLD, *city.MODERN)
    sky.paint(stage, horizon)
    with stage.thing("skyscraper", "tall"):
        city.tower(
            stage,
            x,
            horizon + 8,
            far * 1.5,
            dice.between(60, 100),
            dice.pick(facades),
            dice.pick(("stepped", "spire", "aerial")),
            0.6,
            0.6,
        )
    with stage.thing("building", "tall", many=True):
        for side in (-1, 1):
            city.canyon(stage, side, x, horizon, facades, 320, far, 62, (110, 300))
    ground = below(city.ground_line(x, horizon, 62, far))
    with stage.thing("street"):
        u, v = perspective.floor(ground, x, horizon)
        walk = SNOW if stage.season == "winter" else street.PAVEMENT
        stage.fill(ground, walk, 0.55 + 0.5 * texture.checks(u, v, 12, 0.2), 0.05)
        lanes = ground.where(np.abs(u) < 78)
        stage.fill(lanes, street.ASPHALT, 0.45 + 0.3 * (noise.at(dice, u, v, 20, 3) - 0.5), 0.05)
        stage.fill(ground.where((np.abs(u) < 3) & (v % 60 < 34)), street.PAINTS[2], 0.7, 0.05)
    with stage.thing("street lamp", many=True):
        for depth in (0.32, 0.5, 0.8):
            for side in (-1, 1):
                foot = horizon + 62 * depth
                street.street_lamp(stage, x + side * 92 * depth, foot, 84 * depth, -side, 0.4 * (1 - depth))
    with stage.thing("car", many=True):
        for side in (-1, 1):
            for depth in sorted(dice.some((0.3, 0.45, 0.7, 1.0), dice.whole(1, 2))):
                paint = street.PAINTS[2] if dice.chance(0.4) else dice.pick(street.PAINTS)
                street.car_behind(
                    stage,
                    x + side * 36 * depth,
                    horizon + 62 * depth,
                    44 * depth,
                    paint,
                    side < 0,
                    0.3 * (1 - depth),
                )
    if stage.weather in ("rain", "thunderstorm"):
        neon.wet(stage, ground, city.ground_line(x, horizon, 62, far), 0.45)


def _towers(stage: Stage, base: float, height: float, peak: float) -> None:
    """Three rows of towers, the nearest lowest, about column `peak`."""
    dice = stage.dice
    facades = dice.pick((city.MODERN, (*city.OLD, *city.MODERN), city.OLD))
    with stage.thing("skyscraper", "tall", many=True):
        city.skyline(stage, base, height, facades, 0.7, (14, 28), peak, 0.6)
        city.skyline(stage, base, height * 0.82, facades, 0.42, (18, 34), peak, 0.8)
        for offset in dice.some((-70, -38, 0, 44, 76), dice.whole(1, 2)):
            city.tower(
                stage,
                peak + offset,
                base,
                dice.between(26, 38),
                height * dice.between(1.0, 1.2),
                dice.pick(facades),
                dice.pick(city.CROWNS),
                0.25,
            )
        city.skyline(stage, base, height * 0.42, facades, 0.14, (22, 44), None, 1.0)


def _railing(stage: Stage) -> None:
    with stage.thing("promenade", "stone"):
        stage.fill(box(0, 176, WIDTH, HEIGHT), street.PAVEMENT, 0.35, -0.3)
    with stage.thing("railing", "iron"):
        stage.fill(box(0, 158, WIDTH, 161), IRON, 0.4, -0.5)
        for x in range(4, WIDTH, 20):
            stage.fill(box(x, 158, x + 2, 178), IRON, 0.4, -0.5)
    with stage.thing("street lamp"):
        street.street_lamp(stage, stage.dice.pick((40, 280)), 184, stage.dice.between(80, 104), 0, -0.2)


KIND = Kind(
    name="city skyline",
    titles=(
        "modern city skyline", "city skyline", "big city", "city with skyscrapers", "metropolis", "downtown",
        "skyscrapers of a city",
    ),
    views={"waterfront": waterfront, "rooftop": rooftop, "park": park, "avenue": avenue},
    weathers=(("clear", 4), ("cloudy", 3), ("overcast", 1), ("mist", 1.2), ("rain", 1.2), ("thunderstorm", 0.7), ("snow", 0.8)),
    moods=("busy", "bustling", "bright", "proud"),
    night_moods=("glittering", "sleepless", "lonely", "dreamy"),
)  # fmt: skip
