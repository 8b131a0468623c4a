"""Cliffs that something stands upon: a face of rock, turf that hangs over its edge, surf at its foot."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, shading
from scene_engine.painter.area import Area, Point, below, ellipse, polygon, union
from scene_engine.painter.materials import BASALT, FOAM, GRANITE
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import rocks


def cliff(stage: Stage, edge: float, top: float) -> None:
    """A rock from the left as far as column `edge`, overhanging; turf on it at row `top`."""
    dice = stage.dice
    points: list[Point] = [(-2.0, top), (edge, top + 4)]
    x, y = edge, top + 4
    while y < HEIGHT:
        y += dice.between(9, 18)
        x += dice.between(-17, 6)
        points.append((x, y))
    headland(stage, polygon([*points, (-2, HEIGHT + 2)]), top)


def stack(stage: Stage, x: float, top: float, half: float) -> None:
    """A rock in the sea about column `x`, its overhanging head `half` pixels to each side."""
    dice = stage.dice
    sides: list[list[Point]] = []
    for way in (-1, 1):
        outline = [(x + way * half, top), (x + way * (half + 3), top + 6)]
        for t in (0.14, 0.3, 0.5, 0.72, 1.0):
            reach = half * (0.94 - 0.8 * t * (1 - t) + 0.4 * t * t) + dice.between(-6, 6)
            outline.append((x + way * reach, top + (HEIGHT - top) * t))
        sides.append(outline)
    headland(stage, polygon([*sides[0][::-1], *sides[1]]), top)


def crag(stage: Stage, x: float, top: float, half: float) -> None:
    """A rock about column `x` that spreads to its foot; its head lies `half` pixels to each side."""
    between = stage.dice.between
    left, right = (
        [
            (x + way * (half + between(-5, 8) + 52 * t * t), top + (HEIGHT - top) * t)
            for t in (0.0, 0.12, 0.28, 0.45, 0.7, 1.0)
        ]
        for way in (-1, 1)
    )
    headland(stage, polygon([*left[::-1], *right]), top)


def headland(stage: Stage, area: Area, top: float) -> None:
    """A cliff that fills an area: its face, its lit rim, the turf at row `top` that hangs over its edge."""
    dice = stage.dice
    lit = 0.46 + shading.across(area, -0.16, 0.16) * stage.side - 0.12 * area.down
    rocks.cliff(stage, area, dice.pick((BASALT, GRANITE)), 0.04, dice.between(18, 26), lit=lit)
    stage.fill(area.edge(stage.side, 0), GRANITE, 0.85, 0.05)
    line = top + 4 * noise.line(dice, WIDTH, 26, 3)
    turf = below(line, top + 18) & area
    ragged = noise.field(dice, turf.height, turf.width, 7, 2) * 12
    depth = turf.ys - line[None, turf.left : turf.left + turf.width]
    mat = turf.where(depth < 3 + ragged)
    stage.fill(mat, land.turf(stage), 0.62 - 0.028 * depth, 0.05)
    stage.fill(mat.edge(0, -1), land.turf(stage), 0.85, 0.05)


def surf(stage: Stage, x: float, y: float, half: float) -> None:
    """Foam about the foot of a rock."""
    dice = stage.dice
    marks = [
        ellipse(
            x + dice.between(-1, 1) * half, y + dice.between(-5, 5), dice.between(9, 20), dice.between(1, 2)
        )
        for _ in range(9)
    ]
    area = union(marks)
    torn = noise.field(dice, area.height, area.width, 5, 2, 3)
    stage.fill(area.where(torn > 0.42), FOAM, 0.2 + 0.6 * torn, 0.1)
