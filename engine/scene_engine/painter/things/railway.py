"""Railways: rails, stations and their iron roofs, clocks, signals and luggage."""

from __future__ import annotations

import math

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, perspective, shading, texture
from scene_engine.painter.area import Area, Point, box, ellipse, polygon, stroke, union
from scene_engine.painter.materials import BRICK, CLOTH_RED, GRAVEL, IRON, SLATE, SNOW, STEEL, WOOD, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import city, houses
from scene_engine.painter.things.trains import BLACK, CREAM, RED, lit

ROOF_GLASS = Material((0x36506A, 0x6E90A8, 0xA8C4CC, 0xDCEEEA))
LEATHER = Material((0x2A1410, 0x5E3018, 0x9A5A2C, 0xD09858))


def track(stage: Stage, y: float, high: float = 8, distance: float = 0.0) -> None:
    """A track seen from the side: ballast, the ends of sleepers, the rail at row `y`."""
    bed = box(0, y + 1, 320, y + 2 + high)
    stage.fill(
        bed,
        GRAVEL,
        0.5 - 0.3 * bed.down + 0.5 * (noise.field(stage.dice, bed.height, 320, 6, 2, 1.6) - 0.5),
        distance,
    )
    sleepers = box(0, y + 2, 320, y + 2 + high * 0.4)
    stage.fill(sleepers.where(sleepers.xs % 12 < 6), WOOD, 0.35, distance)
    stage.fill(box(0, y, 320, y + 2), STEEL, 0.8, distance)


def rails(stage: Stage, x: float, horizon: float, foot: float, gauge: float, bed: Material = GRAVEL) -> Area:
    """Rails that run away from us to (x, horizon), over sleepers.

    Args:
        stage: Where.
        x: Column of the vanishing point.
        horizon: Its row.
        foot: Column of the middle of the track at the canvas's lower edge.
        gauge: Pixels between the rails there.
        bed: Of the ballast.

    Returns:
        The ballast.
    """
    top = horizon + 3

    def strip(a: float, b: float) -> Area:
        reach = (top - horizon) / (HEIGHT - horizon)
        return polygon([
            (x + (foot + a * gauge - x) * reach, top), (x + (foot + b * gauge - x) * reach, top),
            (foot + b * gauge, HEIGHT), (foot + a * gauge, HEIGHT),
        ])  # fmt: skip

    ballast = strip(-1.2, 1.2)
    u, v = perspective.floor(ballast, x, horizon)
    stage.fill(ballast, bed, 0.5 + 0.45 * (noise.at(stage.dice, u, v, 9, 2) - 0.5), 0.05)
    sleepers = strip(-0.85, 0.85)
    v = np.clip(7200 / np.maximum(sleepers.ys - horizon, 2), 0, 2400)
    stage.fill(sleepers.where((v % 26 < 13) & (v < 900)), WOOD, 0.4, 0.05)
    for side in (-0.5, 0.5):
        stage.fill(strip(side - 0.05, side + 0.05), IRON, 0.25, 0.05)
        stage.fill(strip(side - 0.03, side + 0.025), STEEL, 0.85, 0.05)
    return ballast


def truss(
    stage: Stage,
    x: float,
    y: float,
    half: float,
    rise: float,
    foot: float,
    distance: float,
    thick: float = 2.0,
) -> None:
    """One iron arch of a station's roof on its columns.

    Args:
        stage: Where.
        x: Column of its middle.
        y: Row where the arch springs from the columns.
        half: Half its span.
        rise: Rows from there to its crown.
        foot: Row where its columns stand.
        distance: As `Light.ramp`.
        thick: Pixels of its ribs.
    """

    def arc(share: float) -> list[Point]:
        points = []
        for number in range(13):
            t = number / 6 - 1
            points.append((x + half * t * share, y - rise * (1 - t * t) * (2 * share - 1)))
        return points

    outer, inner = arc(1.0), arc(0.9)
    parts = [stroke(outer, thick, thick), stroke(inner, thick * 0.8, thick * 0.8)]
    for number in range(12):
        a, b = (outer[number], inner[number + 1]) if number % 2 else (inner[number], outer[number + 1])
        parts.append(stroke([a, b], max(thick * 0.5, 1), max(thick * 0.5, 1)))
    columns = [box(x + t * half - thick, y, x + t * half + thick, foot) for t in (-1, 1)]
    iron = union([*parts, *columns])
    stage.fill(iron, IRON, 0.4 - 0.1 * iron.down, distance)


def clock(stage: Stage, x: float, y: float, r: float, distance: float = 0.0) -> None:
    """A round station clock."""
    stage.fill(ellipse(x, y, r * 1.2), IRON, 0.35, distance)
    face = ellipse(x, y, r)
    stage.fill(
        face, Material((0xC8A060, 0xFFF0C0, 0xFFFCE8), glows=True) if lit(stage) else CREAM, 0.9, distance
    )
    hour, minute = stage.dice.between(0, 6.28), stage.dice.between(0, 6.28)
    hands = [
        stroke([(x, y), (x + math.sin(a) * r * k, y - math.cos(a) * r * k)], max(r * 0.16, 1.2), 1.2)
        for a, k in ((hour, 0.5), (minute, 0.8))
    ]
    marks = [
        ellipse(x + dx * r * 0.82, y + dy * r * 0.82, max(r * 0.08, 0.6))
        for dx, dy in ((0, 1), (0, -1), (1, 0), (-1, 0))
    ]
    stage.fill(union([*hands, *marks]), BLACK, 0.1)


def signal(stage: Stage, x: float, y: float, height: float, facing: int = 1, distance: float = 0.0) -> None:
    """A semaphore: a mast with a finial, its red arm and the lamp behind it."""
    top, thick = y - height, max(height * 0.02, 1.2)
    mast = box(x - thick, top, x + thick, y)
    stage.fill(mast, CREAM, shading.column(mast, stage.side, 0.2, 0.8), distance)
    stage.fill(
        polygon([(x - thick * 1.6, top), (x, top - thick * 5), (x + thick * 1.6, top)]), RED, 0.6, distance
    )
    stage.fill(box(x - thick * 2, y - height * 0.06, x + thick * 2, y), BLACK, 0.4, distance)
    drop = 0.35 if stage.dice.chance(0.5) else 0.0
    reach, wide = height * 0.25, height * 0.035
    ax, ay = x - facing * thick * 2, top + height * 0.08
    tx, ty = ax + facing * reach, ay + reach * drop
    arm = polygon([(ax, ay - wide), (tx, ty - wide), (tx, ty + wide), (ax, ay + wide)])
    stage.fill(arm, RED, 0.7, distance)
    stage.fill(arm.where(np.abs(arm.xs - (ax + facing * reach * 0.75)) < reach * 0.08), CREAM, 0.8, distance)
    lx, ly, r = x + facing * thick * 2.4, ay + wide * 2.2, max(height * 0.022, 1.8)
    stage.fill(ellipse(lx, ly, r * 1.5), BLACK, 0.3, distance)
    colour = 0x40FF90 if drop else 0xFF3020
    stage.paint(ellipse(lx, ly, r), stage.light.colour(colour, lit=not lit(stage)))
    if lit(stage):
        stage.glow(lx, ly, height * 0.3, colour, 0.7)


def glass_roof(stage: Stage, x: float, horizon: float) -> None:
    """The vault over the hall: glass between ribs that run to the vanishing point."""
    roof = box(0, 0, WIDTH, horizon)
    angle = np.abs(roof.xs - x) / np.maximum(horizon - roof.ys, 1)
    shell = roof.where(np.maximum(np.abs(roof.xs - x) / 1.26, (horizon - roof.ys) / 1.06) > 29)
    level = np.clip(1.1 - 0.55 * angle, 0.1, 0.95) - 0.25 * (1 - roof.down)
    stage.fill(shell, ROOF_GLASS, level, 0.25)
    rib = np.abs((angle * 3.2) % 1 - 0.5) > 0.44
    stage.fill(shell.where(rib), IRON, 0.35, 0.1)


def building(stage: Stage, x0: float, x1: float, y: float) -> None:
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
    clock(stage, middle, top - 12, 7, 0.1)
    for number in range(round((x1 - x0) / 18)):
        houses.window(stage, x0 + 10 + number * 18, y - 17, 8, 16, 0.12)
    canopy = polygon([(x0 - 10, y - 32), (x1 + 10, y - 32), (x1 + 14, y - 26), (x0 - 14, y - 26)])
    stage.fill(canopy, WOOD, 0.6, 0.1)
    stage.fill(canopy.edge(0, 1), CREAM, 0.8, 0.1)


def luggage(stage: Stage, x: float, y: float) -> None:
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


def platform(stage: Stage, x: float, horizon: float, side: int, top: Material) -> None:
    """A platform beside the line that runs away to (x, horizon): its deck, its pale edge, its wall."""
    wall = city.receding(x, horizon, side, (10, 60), (240, 60), (240, 84), (10, 84))
    u, v = perspective.wall(wall, x, horizon)
    stage.fill(wall, BRICK, 0.3 + texture.bricks(stage.dice, u, v, 16, 7) * 0.6, 0.05)
    reach = (10.0, 240.0)
    near, far = (
        [(x + side * d, horizon + d * 0.5) for d in reach],
        [(x + side * 500, horizon + d * 0.5) for d in reach],
    )
    deck = polygon([near[0], near[1], far[1], far[0]])
    u, v = perspective.floor(deck, x, horizon)
    stage.fill(deck, top, 0.58 + 0.5 * texture.stones(stage.dice, u, v * 0.6, 16), 0.05)
    edge = city.receding(x, horizon, side, (10, 56), (240, 56), (240, 61), (10, 61))
    stage.fill(edge, CREAM, 0.75, 0.05)


def station_front(stage: Stage, x: float, horizon: float, side: int, facade: city.Facade) -> None:
    """A station along the platform, running away to (x, horizon), with a canopy on iron posts."""
    wall = city.receding(x, horizon, side, (60, -66), (330, -66), (330, 51), (60, 51))
    u, v = perspective.wall(wall, x, horizon)
    city.face(stage, wall, facade, 0.5, 0.1, u * 0.7, v + 400, 2.2)
    roof = city.receding(x, horizon, side, (52, -60), (330, -60), (330, -96), (60, -84))
    stage.fill(roof, SNOW if stage.season == "winter" else SLATE, shading.down(roof, 0.65, 0.35), 0.05)
    for along in (52, 80, 122):
        top, foot = horizon - along * 0.5, horizon + along * 0.45
        post = box(x + side * along * 0.9 - along / 60, top, x + side * along * 0.9 + along / 60, foot)
        stage.fill(post, IRON, 0.35, 0.05)
    eave = city.receding(x, horizon, side, (44, -62), (330, -62), (330, -52), (44, -52))
    stage.fill(eave, CREAM, 0.7 - 0.25 * (eave.xs % 6 < 2), 0.05)
