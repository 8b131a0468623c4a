"""A great city: across the water, from a roof, from a park, and down a street between towers."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, perspective, sky, texture, water
from scene_engine.painter.area import below, box
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BRICK, EARTH, IRON, SNOW
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import city, neon, ponds, street, trees


def waterfront(stage: Stage) -> None:
    """The towers across a bay, and their image in it."""
    dice, shore = stage.dice, stage.dice.between(112, 142)
    sky.paint(stage, shore)
    _towers(stage, shore, dice.between(76, 104), dice.between(60, 260))
    with stage.thing("bay", plural=""):
        surface = water.sea(stage, shore, rough=dice.between(0.15, 0.5))
    with stage.thing("quay", "stone"):
        stage.fill(box(0, shore - 2, WIDTH, shore + 1), city.CONCRETE, 0.25, 0.3)
    water.mirror(stage, surface, shore, 0.6, 2)
    show = dice.whole(0, 2)
    if show == 0:
        street.promenade(stage)
    elif show == 1:
        with stage.thing("tree", many=True):
            for x in (dice.between(-6, 24), dice.between(296, 326))[dice.whole(0, 1) :]:
                trees.broad(stage, x, HEIGHT + 8, dice.between(100, 150), land.foliage(stage), distance=-0.6)


def rooftop(stage: Stage) -> None:
    """From a roof with its tank and huts, the city beyond the parapet."""
    dice = stage.dice
    sky.paint(stage, dice.between(120, 136))
    _towers(stage, 172, dice.between(112, 140), dice.between(60, 260))
    edge, snow = dice.between(148, 166), stage.season == "winter"
    with stage.thing("roof", "flat"):
        roof, wall = box(0, edge, WIDTH, HEIGHT), box(0, edge - 8, WIDTH, edge + 8)
        u, v = perspective.floor(roof, dice.between(60, 260), edge - 40)
        material = SNOW if snow else street.PAVEMENT
        stage.fill(roof, material, 0.4 + 0.5 * (noise.at(dice, u, v, 24, 3) - 0.5), -0.25)
        stage.fill(wall, BRICK, 0.42 + texture.bricks(dice, wall.xs, wall.ys, 12, 5), -0.2)
        stage.fill(box(0, edge - 10, WIDTH, edge - 6), material, 0.75, -0.1)
        stage.shade(box(0, edge + 8, WIDTH, edge + 16), 0.4)
    place = dice.whole(0, 1)
    if dice.chance(0.8):
        with stage.thing("water tank", "wooden"):
            x = (dice.between(30, 80), dice.between(240, 290))[place]
            city.water_tank(stage, x, edge + 18, dice.between(40, 60), -0.15)
    with stage.thing("ventilator", many=True):
        for x in dice.some(((150, 190, 226, 262), (40, 80, 120, 160))[place], dice.whole(1, 3)):
            wide, high = dice.between(18, 30), dice.between(14, 24)
            city.roof_box(stage, x + dice.between(-8, 8), edge + dice.between(14, 26), wide, high, -0.15)
    if dice.chance(0.4):
        with stage.thing("neon sign", "huge"):
            wide, high = dice.between(64, 92), dice.between(28, 36)
            x, y = (dice.between(190, 220), dice.between(20, 60))[place], edge - dice.between(34, 44)
            stage.fill(box(x + 8, y, x + 11, edge) | box(x + wide - 11, y, x + wide - 8, edge), IRON, 0.3)
            neon.neon_sign(stage, x, y - high / 2, wide, high, glyphs=dice.whole(2, 3))


def park(stage: Stage) -> None:
    """Over lawns and tree tops, the towers behind."""
    dice, leaves = stage.dice, land.foliage(stage)
    sky.paint(stage, 132)
    _towers(stage, 140, dice.between(88, 116), dice.between(90, 230))
    with stage.thing("tree", many=True):
        for row in range(2):
            for number in range(15):
                x, r = (number + dice.unit()) * 22 - 6, dice.between(9, 18) + 3 * row
                trees.crown(stage, x, 140 + 12 * row - r * 0.3, r * 1.2, r, leaves, 0.4 - 0.2 * row)
    with stage.thing("lawn"):
        land.ground(stage, land.hills(dice, 160, 12, 120), land.turf(stage), 0.35)
    if dice.chance(0.5):
        with stage.thing("pond", "still"):
            pond = ponds.pond(stage, dice.between(70, 250), 174, dice.between(80, 130), 14)
            water.mirror(stage, pond, 160, 0.6)
    else:
        with stage.thing("path", "winding"):
            start, end = dice.between(120, 200), dice.between(40, 280)
            land.road(stage, 154, start, end, dice.between(60, 100), EARTH, 60)
    with stage.thing("street lamp"):
        street.street_lamp(stage, dice.pick((70, 250)) + dice.between(-16, 16), 184, dice.between(56, 74))
    with stage.thing("tree", "tall"):
        trees.broad(stage, dice.pick((8, 312)), HEIGHT + 4, dice.between(150, 190), leaves, distance=-0.45)


def avenue(stage: Stage) -> None:
    """Down a street between towers, another at its end."""
    dice = stage.dice
    x, horizon, far = dice.between(100, 220), dice.between(108, 130), dice.between(26, 44)
    facades = dice.pick(((*city.OLD, *city.MODERN), city.OLD, city.MODERN))
    sky.paint(stage, horizon)
    with stage.thing("skyscraper", "tall"):
        crown, tall = dice.pick(("stepped", "spire", "aerial", "round")), dice.between(60, 104)
        city.tower(stage, x, horizon + 8, far * 1.5, tall, dice.pick(facades), crown, 0.6, 0.6)
    with stage.thing("building", "tall", many=True):
        for side in (-1, 1):
            city.canyon(stage, side, x, horizon, facades, 320, far, 62, (90, 300))
    line = city.ground_line(x, horizon, 62, far)
    ground = below(line)
    with stage.thing("street"):
        u, v = perspective.floor(ground, x, horizon)
        walk = SNOW if stage.season == "winter" else street.PAVEMENT
        stage.fill(ground, walk, 0.55 + 0.5 * texture.checks(u, v, 12, 0.2), 0.05)
        tar = 0.45 + 0.3 * (noise.at(dice, u, v, 20, 3) - 0.5)
        stage.fill(ground.where(np.abs(u) < 78), street.ASPHALT, tar, 0.05)
        stage.fill(ground.where((np.abs(u) < 3) & (v % 60 < 34)), street.PAINTS[2], 0.7, 0.05)
    with stage.thing("street lamp", many=True):
        for depth in (0.32, 0.5, 0.8):
            for side in (-1, 1):
                column, foot, haze = x + side * 92 * depth, horizon + 62 * depth, 0.4 * (1 - depth)
                street.street_lamp(stage, column, foot, 84 * depth, -side, haze)
    with stage.thing("car", many=True):
        for side in (-1, 1):
            for depth in sorted(dice.some((0.3, 0.45, 0.7, 1.0), dice.whole(1, 2))):
                paint = street.PAINTS[2] if dice.chance(0.4) else dice.pick(street.PAINTS)
                column, foot, haze = x + side * 36 * depth, horizon + 62 * depth, 0.3 * (1 - depth)
                street.car_behind(stage, column, foot, 44 * depth, paint, side < 0, haze)
    if stage.weather in ("rain", "thunderstorm"):
        neon.wet(stage, ground, line, 0.45)


def _towers(stage: Stage, base: float, height: float, peak: float) -> None:
    with stage.thing("skyscraper", "tall", many=True):
        city.downtown(stage, base, height, peak)


KIND = Kind(
    name="city skyline",
    titles=(
        "modern city skyline", "city skyline", "big city", "city with skyscrapers", "metropolis", "downtown",
        "skyscrapers of a city",
    ),
    views={"waterfront": waterfront, "rooftop": rooftop, "park": park, "avenue": avenue},
    weathers=(
        ("clear", 4), ("cloudy", 3), ("overcast", 1), ("mist", 1.2), ("rain", 1.2), ("thunderstorm", 0.7),
        ("snow", 0.8),
    ),
    moods=("busy", "bustling", "bright", "proud"),
    night_moods=("glittering", "sleepless", "lonely", "dreamy"),
)  # fmt: skip
