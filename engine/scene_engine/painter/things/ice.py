"""Ice and snow: icebergs, floes, the front of a glacier, slopes and drifts of snow, footprints in it."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, texture, water
from scene_engine.painter.area import Area, below, box, ellipse, polygon, stroke
from scene_engine.painter.materials import ICE, SNOW
from scene_engine.painter.stage import Stage


def iceberg(stage: Stage, x: float, y: float, wide: float, high: float, distance: float = 0.2) -> Area:
    """A peaked block of ice afloat (or a serac): planes of white and blue, green-blue at the water's line."""
    dice = stage.dice
    peaks = dice.whole(2, 4)
    points = [(x - wide / 2, y)]
    for number in range(peaks):
        left = x - wide / 2 + (number + 0.15) / peaks * wide
        tip = y - high * (dice.between(0.45, 1.0) if number != peaks // 2 else 1.0)
        points += [(left, tip + high * 0.3), (left + wide / peaks * dice.between(0.25, 0.6), tip)]
    area = polygon([*points, (x + wide * 0.47, y - high * 0.3), (x + wide / 2, y)])
    if not area.mask.size:
        return area
    blocks = texture.crags(dice, area.xs, area.ys, max(wide * 0.34, 15), max(high * 0.7, 15), stage.side)
    stage.fill(area, ICE, 0.68 + 1.1 * blocks - 0.14 * area.down, distance, 6)
    # Waves wash the foot smooth and green.
    worn = area.where(area.ys > y - 2 - 4 * noise.line(dice, area.width, 12, 2)[None])
    stage.fill(worn, ICE, 0.36, distance, 6)
    stage.fill(area.edge(0, -1), ICE, 0.97, distance, 6)
    return area


def floe(stage: Stage, x: float, y: float, wide: float, distance: float = 0.1) -> None:
    """A flat piece of ice on the water, with its thick edge."""
    dice = stage.dice
    points = [
        (x + wide / 2 * px * dice.between(0.8, 1.15), y + wide * 0.11 * py * dice.between(0.7, 1.2))
        for px, py in ((-1, 0), (-0.6, -0.9), (0.1, -1), (0.7, -0.8), (1, 0.1), (0.5, 0.9), (-0.4, 1))
    ]
    thick = max(wide * 0.06, 2)
    stage.fill(polygon([(px, py + thick) for px, py in points]), ICE, 0.3, distance, 6)
    stage.fill(polygon(points), SNOW, 0.8, distance, 6)


def floes(stage: Stage, top: float, count: int) -> None:
    """Floes on the water from row `top` down to us, the near ones larger."""
    dice = stage.dice
    for y in sorted(dice.between(top, HEIGHT - 4) for _ in range(count)):
        near = (y - top) / max(HEIGHT - top, 1)
        floe(stage, dice.between(0, WIDTH), y, (18 + 64 * near) * dice.between(0.7, 1.2))


def ice_wall(stage: Stage, area: Area, distance: float) -> None:
    """A broken front of ice: blue clefts between towers."""
    dice = stage.dice
    blocks = texture.crags(dice, area.xs, area.ys, 18, 46, stage.side)
    stage.fill(area, ICE, 0.68 + 1.2 * blocks - 0.2 * area.down, distance, 7)
    for _ in range(dice.whole(4, 7)):
        x, y = dice.between(6, 314), area.top + dice.between(0.1, 0.4) * area.height
        cleft = stroke([(x, y), (x + dice.between(-5, 5), y + 14), (x + dice.between(-4, 4), HEIGHT)], 2, 6)
        stage.fill(cleft & area, ICE, 0.12, distance, 7)
    stage.fill(area.edge(0, -1), SNOW, 0.95, distance)


def slope(stage: Stage, line: land.Line, distance: float) -> None:
    """Fills all under a line with snow: a bright crest, blue hollows on the side away from the light."""
    dice = stage.dice
    area = below(line)
    under = area.ys - line[None]
    turn = np.clip(np.gradient(line).astype(np.float32) * -stage.side * 1.6, -0.22, 0.22)
    hollows = noise.at(dice, area.xs / 4, under + 0.4 * area.xs * stage.side, 26, 2) - 0.5
    value = 0.82 + turn[None] - 0.0045 * np.minimum(under, 60) + 0.34 * hollows * np.clip(under / 20, 0, 1)
    stage.fill(area, SNOW, value, distance, 7)
    stage.fill(area.edge(0, -1), SNOW, 0.97, distance, 7)


def drifts(stage: Stage, top: float, count: int) -> None:
    """Drifts from the horizon to us."""
    dice = stage.dice
    for number in range(count):
        t = number / max(count - 1, 1)
        base = top + 6 + (HEIGHT - top - 20) * t**1.5
        line = land.hills(dice, base + 4, 8 + 16 * t, 60 + 100 * t, 1 + (t < 0.5))
        slope(stage, line, 0.55 * (1 - t))


def tracks(stage: Stage, x: float, y: float, x_near: float) -> None:
    """Footprints from our feet to (x, y), in pairs, smaller with the distance."""
    count = 12
    for number in range(count):
        t = ((number + 0.5) / count) ** 1.6
        px, py = x + (x_near - x) * t + (4 if number % 2 else -4) * (0.3 + t), y + (HEIGHT - y) * t
        stage.fill(ellipse(px, py, 1.4 + 3.4 * t, 0.9 + 1.7 * t), SNOW, 0.14)


def snowcap(stage: Stage, wall: Area, distance: float) -> None:
    """Snow on the ledges of a wall of rock, in winter."""
    if stage.season != "winter" or not wall.mask.size:
        return
    lying = noise.field(stage.dice, wall.height, wall.width, 14, 3, 2.0)
    stage.fill(wall.where(lying > 0.66 + 0.34 * wall.down), SNOW, 0.85 - 0.3 * wall.down, distance, 5)
    stage.fill(wall.edge(0, -1), SNOW, 0.95, distance)


def adrift(stage: Stage, x: float, y: float, wide: float) -> None:
    """An iceberg near us, mirrored in the sea."""
    high = wide * stage.dice.between(0.4, 0.7)
    berg = iceberg(stage, x, y, wide, high, 0.1)
    water.mirror(stage, box(berg.left, y, berg.left + berg.width, y + high * 0.7), y, 0.45, 1.5)
