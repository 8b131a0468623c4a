"""Stations: under a great iron roof, at a country platform, on the tracks before an engine that comes in."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, perspective, shading, sky, texture
from scene_engine.painter.area import Area, box, polygon
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import (
    BRICK,
    CLOTH_RED,
    GRANITE,
    IRON,
    LIMESTONE,
    SLATE,
    SNOW,
    WOOD,
    Material,
)
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import city, houses, street, trains, trees

ROOF_GLASS = Material((0x36506A, 0x6E90A8, 0xA8C4CC, 0xDCEEEA))
LEATHER = Material((0x2A1410, 0x5E3018, 0x9A5A2C, 0xD09858))


def hall(stage: Stage) -> None:
    """Along the platform under the iron roof, a train beside it."""
    dice = stage.dice
    x, horizon = dice.between(130, 190), dice.between(104, 116)
    sky.paint(stage, horizon)
    side = dice.sign()
    with stage.thing("station roof", "iron", "glass"):
        _glass_roof(stage, x, horizon)
    with stage.thing("wall", "brick"):
        wall = polygon(
            [(x - side * d, horizon + e * d / 120) for d, e in ((26, -92), (330, -92), (330, 62), (26, 62))]
        )
        u, v = perspective.wall(wall, x, horizon)
        stage.fill(wall, BRICK, 0.42 + texture.bricks(dice, u, v, 16, 7) * 0.8, 0.1)
        arch = wall.where((u % 52 < 30) & (v > -52 - 8 * (1 - ((u % 52) / 15 - 1) ** 2)) & (v < 20))
        trains._panes(stage, arch, 0.1)
    floor = box(0, horizon + 8, WIDTH, HEIGHT)
    with stage.thing("platform", "stone"):
        u, v = perspective.floor(floor, x, horizon)
        stage.fill(floor, street.PAVEMENT, 0.52 + 0.8 * texture.stones(dice, u, v * 0.6, 18), 0.05)
    with stage.thing("rail", many=True):
        trains.rails(stage, x, horizon, x + side * 96, 96)
    engine = dice.chance(0.4)
    paint = dice.pick(trains.LIVERIES if engine else trains.MODERN)
    with stage.thing("train", "long"):
        if engine:
            trains.train_away(stage, x, horizon, side, 56, 16, dice.pick(trains.LIVERIES), drop=62)
            trains.engine_front(stage, x + side * 44, horizon + 44, 74, paint, True)
            trains.smoke(stage, x + side * 44, horizon - 36, 26, -side)
        else:
            trains.train_away(stage, x, horizon, side, 340, 20, paint)
    edge = polygon(
        [
            (x + side * 6, horizon + 8),
            (x + side * 8, horizon + 8),
            (x + side * 36, HEIGHT),
            (x + side * 24, HEIGHT),
        ]
    )
    stage.fill(edge, trains.YELLOW, 0.75)
    with stage.thing("truss", "iron", plural="trusses", many=True):
        for factor in (0.3, 0.44, 0.68, 1.05, 1.7):
            trains.truss(
                stage,
                x,
                horizon - 62 * factor,
                128 * factor,
                46 * factor,
                horizon + 58 * factor,
                max(0.4 - 0.35 * factor, -0.5),
                1.4 + 2.2 * factor,
            )
    with stage.thing("clock", "round"):
        cx, cy = x - side * dice.between(4, 30), horizon - dice.between(52, 66)
        stage.fill(box(cx - 1, 0, cx + 1, cy), IRON, 0.3)
        trains.clock(stage, cx, cy, dice.between(11, 15))
    with stage.thing("lamp", many=True):
        for depth in (0.42, 0.75):
            street.street_lamp(stage, x - side * 62 * depth, horizon + 62 * depth, 96 * depth, 0, 0.1)
    _luggage(stage, x - side * dice.between(40, 76), dice.between(172, 184))


def country(stage: Stage) -> None:
    """A train at a small station among hills, seen from across the line."""
    dice = stage.dice
    rail, ground = dice.between(158, 166), 132.0
    sky.paint(stage, dice.between(96, 110))
    with stage.thing("hill", "far", many=True):
        land.ridge(stage, land.hills(dice, 118, 44, 110), land.turf(stage), 0.7)
        land.ridge(stage, land.hills(dice, 130, 26, 80), land.turf(stage), 0.42)
    with stage.thing("meadow"):
        land.ground(stage, ground - 2, land.turf(stage), 0.4)
    with stage.thing("tree", many=True):
        for _ in range(dice.whole(2, 4)):
            trees.broad(
                stage,
                dice.between(0, WIDTH),
                ground + 4,
                dice.between(44, 72),
                land.foliage(stage),
                distance=0.25,
            )
    left = dice.between(20, 150)
    with stage.thing("station building", "small"):
        _building(stage, left, left + dice.between(96, 128), 148)
    with stage.thing("platform", "stone"):
        front = box(0, 146, WIDTH, rail)
        stage.fill(front, GRANITE, 0.4 + 0.8 * texture.bricks(dice, front.xs, front.ys, 18, 7), 0.05)
        stage.fill(box(0, 144, WIDTH, 149), SNOW if stage.season == "winter" else LIMESTONE, 0.7, 0.05)
    with stage.thing("track"):
        trains.track(stage, rail, 26)
    facing, size = dice.sign(), dice.between(50, 64)
    x = dice.between(196, 300) if facing > 0 else dice.between(20, 124)
    with stage.thing("steam train" if (steam := dice.chance(0.65)) else "train"):
        if steam:
            trains.smoke(stage, x - facing * size * 0.17, rail - size, size * 0.8, -facing)
            end = trains.steam_engine(stage, x, rail, size, facing, dice.pick(trains.LIVERIES))
        else:
            end = trains.diesel_engine(stage, x, rail, size, facing, dice.pick(trains.MODERN))
        paint = dice.pick((trains.MAROON, trains.GREEN, trains.NAVY))
        while -20 < end < WIDTH + 20:
            end = trains.carriage(stage, end, rail, size, facing, paint)
    with stage.thing("signal"):
        trains.signal(
            stage,
            x + facing * dice.between(12, 20) if 24 < x < 296 else dice.pick((16, 304)),
            rail + 12,
            dice.between(84, 104),
            facing,
        )
    if dice.chance(0.6):
        with stage.thing("bush", plural="bushes", many=True):
            for bx in range(-4, WIDTH + 10, 22):
                trees.crown(
                    stage,
                    bx + dice.between(-6, 6),
                    HEIGHT + 2,
                    18,
                    dice.between(8, 14),
                    land.foliage(stage),
                    -0.45,
                )


def tracks(stage: Stage) -> None:
    """On the line outside the station, an engine coming towards us."""
    dice = stage.dice
    x, horizon = dice.between(120, 200), dice.between(94, 110)
    sky.paint(stage, horizon)
    with stage.thing("hill", "far", many=True):
        land.ridge(stage, land.hills(dice, horizon + 6, 34, 100), land.turf(stage), 0.65)
    if dice.chance(0.45):
        with stage.thing("building", many=True):
            city.skyline(stage, horizon + 4, 50, city.OLD, 0.6, (18, 36), None, 0.6)
    with stage.thing("ground"):
        land.ground(stage, horizon + 2, land.turf(stage) if dice.chance(0.6) else street.PAVEMENT, 0.45)
    side = dice.sign()
    with stage.thing("rail", many=True):
        trains.rails(stage, x, horizon, x + side * dice.between(130, 160), 100)
        trains.rails(stage, x, horizon, x - side * dice.between(0, 20), 104)
    with stage.thing("platform", "stone"):
        deck = polygon(
            [(x - side * d, horizon + e * d / 120) for d, e in ((14, 34), (400, 34), (400, 400), (14, 60))]
        )
        u, v = perspective.floor(deck, x, horizon)
        stage.fill(
            deck,
            SNOW if stage.season == "winter" else street.PAVEMENT,
            0.6 + 0.6 * texture.checks(u, v, 14, 0.2),
            0.05,
        )
        face = polygon(
            [(x - side * d, horizon + e * d / 120) for d, e in ((12, 46), (12, 96), (110, 96), (110, 46))]
        )
        stage.fill(face, BRICK, 0.3, 0.05)
    with stage.thing("station building"):
        wall = polygon(
            [(x - side * d, horizon + e * d / 120) for d, e in ((52, -52), (330, -52), (330, 40), (52, 40))]
        )
        u, v = perspective.wall(wall, x, horizon)
        city.face(stage, wall, city.BRICKS, 0.5, 0.1, u, v + 400, 2.4)
        canopy = polygon(
            [(x - side * d, horizon + e * d / 120) for d, e in ((40, -60), (330, -92), (330, -44), (30, -56))]
        )
        stage.fill(canopy, SLATE, shading.down(canopy, 0.65, 0.3), 0.05)
        stage.fill(canopy.edge(0, 1), trains.CREAM, 0.8)
    depth = dice.between(0.42, 0.78)
    steam = dice.chance(0.55)
    with stage.thing("steam engine" if steam else "train", "approaching"):
        foot = horizon + (HEIGHT - horizon) * depth
        size = 112 * depth
        if steam:
            trains.smoke(stage, x - side * 8 * depth, foot - size, size * 0.8, dice.sign())
        trains.engine_front(
            stage,
            x - side * 10 * depth,
            foot,
            size,
            dice.pick(trains.LIVERIES if steam else trains.MODERN),
            steam,
        )
    with stage.thing("signal"):
        trains.signal(stage, x + side * dice.between(66, 120), 176, dice.between(120, 150), side, -0.1)


def _glass_roof(stage: Stage, x: float, horizon: float) -> None:
    """The vault over the hall: glass between ribs that run to the vanishing point."""
    roof = box(0, 0, WIDTH, horizon)
    angle = np.abs(roof.xs - x) / np.maximum(horizon - roof.ys, 1)
    shell = roof.where((np.maximum(np.abs(roof.xs - x) / 1.26, (horizon - roof.ys) / 1.06) > 29))
    level = np.clip(1.1 - 0.55 * angle, 0.1, 0.95) - 0.25 * (1 - roof.down)
    stage.fill(shell, ROOF_GLASS, level, 0.25)
    rib = np.abs((angle * 3.2) % 1 - 0.5) > 0.44
    stage.fill(shell.where(rib), IRON, 0.35, 0.1)


def _building(stage: Stage, x0: float, x1: float, y: float) -> None:
    """A small brick station with a gable, a clock and a canopy on posts."""
    wall, top = box(x0, y - 40, x1, y), y - 40
    stage.fill(wall, BRICK, 0.5 + texture.bricks(stage.dice, wall.xs, wall.ys, 9, 5) * 0.8, 0.12)
    roof = polygon([(x0 - 6, top), (x0 + 8, top - 24), (x1 - 8, top - 24), (x1 + 6, top)])
    stage.fill(
        roof,
        SNOW if stage.season == "winter" else SLATE,
        0.55 + texture.tiles(stage.dice, roof.xs, roof.ys, 6, 5) * 0.8,
        0.12,
    )
    middle = (x0 + x1) / 2
    gable = polygon([(middle - 20, top + 2), (middle, top - 34), (middle + 20, top + 2)])
    stage.fill(gable, BRICK, 0.6, 0.12)
    trains.clock(stage, middle, top - 12, 7, 0.1)
    for number in range(round((x1 - x0) / 18)):
        houses.window(stage, x0 + 10 + number * 18, y - 17, 8, 16, 0.12)
    canopy = polygon([(x0 - 10, y - 32), (x1 + 10, y - 32), (x1 + 14, y - 26), (x0 - 14, y - 26)])
    stage.fill(canopy, WOOD, 0.6, 0.1)
    stage.fill(canopy.edge(0, 1), trains.CREAM, 0.8, 0.1)


def _luggage(stage: Stage, x: float, y: float) -> None:
    """A pile of trunks and suitcases."""
    with stage.thing("suitcase", many=True):
        for dx, dy, wide, high, leather in (
            (-12, 0, 24, 16, LEATHER),
            (12, 0, 18, 22, CLOTH_RED),
            (-10, -16, 20, 10, LEATHER),
        ):
            case: Area = box(x + dx - wide / 2, y + dy - high, x + dx + wide / 2, y + dy)
            stage.fill(case, leather, 0.7 - 0.4 * case.down)
            stage.fill(case.edge(0, -1), leather, 0.95)
            stage.shade(box(x + dx - wide / 4, y + dy - high, x + dx - wide / 4 + 2, y + dy), 0.4)


KIND = Kind(
    name="train station",
    titles=(
        "train station", "railway station", "old train station", "train at a station", "station platform",
        "steam train at a station", "railroad station",
    ),
    views={"hall": hall, "country": country, "tracks": tracks},
    weathers=(("clear", 4), ("cloudy", 3), ("overcast", 1), ("mist", 1.5), ("rain", 1), ("snow", 1), ("thunderstorm", 0.4)),
    moods=("bustling", "nostalgic", "quiet", "busy"),
    night_moods=("lonely", "nostalgic", "still", "mysterious"),
)  # fmt: skip
