"""A log cabin, with smoke from its chimney."""

from __future__ import annotations

import numpy as np

from scene_engine.painter import noise, texture
from scene_engine.painter.area import Area, box, ellipse, polygon, stroke
from scene_engine.painter.materials import BARK, COBBLES, SNOW, WOOD, WOOD_DARK
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import houses

COURSE = 5.5
"""Pixels from one log to the next, at size 1."""


def log_cabin(stage: Stage, x: float, y: float, size: float = 1.0, distance: float = 0.05) -> None:
    """A cabin of logs, its gable and one long side in view: some 105 pixels wide and 80 high at size 1.

    Args:
        stage: Where.
        x: Column of its middle.
        y: Row of its foot.
        size: 1 as above.
        distance: As `Light.ramp`.
    """
    s = size
    lit = stage.night or stage.time in ("dusk", "sunset", "dawn")
    stage.shade(ellipse(x - stage.side * 16 * s, y, 66 * s, 6 * s), 0.4)
    _chimney(stage, x + 24 * s, y - 50 * s, s, distance)
    gable = [(-46, 0), (-46, -34), (-20, -63), (4, -34), (4, 0)]
    side = [(4, 0), (4, -34), (54, -31), (54, -3)]
    for points, bright in ((gable, -1), (side, 1)):
        wall = polygon([(x + px * s, y + py * s) for px, py in points])
        stage.fill(wall, WOOD, _logs(wall, y, s) + 0.13 * bright * stage.side, distance, 5)
    for course in range(6):
        row = y - (COURSE * (course + 0.5)) * s
        for at in (-46, 4, 53):
            end = ellipse(x + at * s, row, 3.4 * s, 2.8 * s)
            stage.fill(end, WOOD, 0.72, distance)
            stage.fill(end.edge(0, 1), WOOD_DARK, 0.2, distance)
    stage.shade(
        polygon([(x + px * s, y + py * s) for px, py in ((4, -34), (54, -31), (54, -24), (4, -26))]), 0.4
    )
    door = box(x - 29 * s, y - 25 * s, x - 13 * s, y)
    stage.fill(door, WOOD_DARK, 0.35 + texture.planks(stage.dice, door.ys, door.xs, 4 * s, 99), distance)
    stage.fill(box(x - 17 * s, y - 13 * s, x - 15 * s, y - 11 * s), COBBLES, 0.9, distance)
    houses.window(stage, x - 21 * s, y - 42 * s, 9 * s, 9 * s, distance, lit)
    houses.window(stage, x + 29 * s, y - 16 * s, 15 * s, 12 * s, distance, lit)
    _roof(stage, x, y, s, distance)


def _logs(wall: Area, y: float, s: float) -> np.ndarray:
    """How light falls on courses of round logs, float32 [h, 1]."""
    course = (y - wall.ys) / (COURSE * s)
    inside = course - np.floor(course)
    return np.asarray(0.16 + 0.62 * (1 - np.abs(inside - 0.62) / 0.62), np.float32)


def _roof(stage: Stage, x: float, y: float, s: float, distance: float) -> None:
    """Shingles, or snow with a thick edge."""
    winter = stage.season == "winter"
    slope = polygon([(x + px * s, y + py * s) for px, py in ((-22, -67), (38, -62), (61, -27), (6, -30))])
    tiles = texture.tiles(stage.dice, slope.xs, slope.ys, 6 * s, 5 * s)
    drift = noise.field(stage.dice, slope.height, slope.width, 14, 2, 2) - 0.5
    value = 0.62 + 0.12 * stage.side - 0.2 * slope.down + (0.3 * drift if winter else tiles)
    stage.fill(slope, SNOW if winter else BARK, value, distance)
    eaves = stroke([(x + 6 * s, y - 30 * s), (x + 61 * s, y - 27 * s)], 3.4 * s, 3.4 * s)
    stage.fill(eaves, SNOW if winter else WOOD_DARK, 0.75 if winter else 0.5, distance)
    for foot in (-51, 9):
        board = stroke([(x + foot * s, y - 29 * s), (x - 21 * s, y - 66 * s)], 4.4 * s, 4.4 * s)
        stage.fill(board, SNOW if winter else WOOD_DARK, 0.85 if winter else 0.6, distance)
        stage.fill(board.edge(0, 1), WOOD_DARK, 0.3, distance)


def _chimney(stage: Stage, x: float, y: float, s: float, distance: float) -> None:
    """A stone chimney whose foot the roof hides, and the smoke that drifts from it."""
    stack = box(x - 6 * s, y - 32 * s, x + 6 * s, y)
    stones = texture.stones(stage.dice, stack.xs, stack.ys, max(6 * s, 5))
    stage.fill(stack, COBBLES, 0.55 + stones + 0.2 * (stack.across - 0.5) * stage.side, distance)
    stage.fill(box(x - 7.5 * s, y - 34 * s, x + 7.5 * s, y - 31 * s), COBBLES, 0.75, distance)
    with stage.thing("smoke", plural=""):
        for number in range(9):
            t = number / 8
            puff = ellipse(
                x - stage.side * 26 * t * t * s + stage.dice.between(-2, 2),
                y - (37 + 46 * t) * s,
                (3.5 + 9 * t) * s,
                (3 + 6 * t) * s,
            )
            stage.blend(puff, 0xD8D8E0, 0.5 * (1 - t) + 0.06)
            if t < 0.6:
                stage.claim(puff)
