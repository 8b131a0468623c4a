"""Lava: lakes, falls and streams of it, and the smoke of a volcano."""

from __future__ import annotations

import numpy as np

from scene_engine.painter import noise, texture
from scene_engine.painter.area import Area, Point, ellipse, stroke
from scene_engine.painter.materials import BASALT, LAVA, Material
from scene_engine.painter.stage import Stage

GLOW = 0xFF6A20
SMOKE = Material((0x1C1820, 0x3C343C, 0x645A5C, 0x948A84), 5)


def lake(stage: Stage, area: Area, flat: float = 3.0) -> None:
    """Molten rock with a dark crust broken into plates, `flat` times as wide as deep."""
    if not area.mask.size:
        return
    dice = stage.dice
    plates = texture.crags(dice, area.xs / flat, area.ys, 16, 13, 1)
    heat = 0.68 + 0.7 * (noise.at(dice, area.xs / flat, area.ys, 20, 2) - 0.5)
    stage.fill(area, LAVA, heat + np.where(plates < -0.25, np.float32(0.3), plates * 0.7), 0, 7)
    crust = area.where((plates > -0.02) & (heat < 0.62))
    stage.fill(crust, BASALT, 0.25 + plates, -0.2, 5)
    stage.fill(area.edge(0, -1), LAVA, 0.97)


def fall(stage: Stage, area: Area) -> None:
    """Lava that pours down an area: strands, brightest in the middle, and its glow."""
    if not area.mask.size:
        return
    dice = stage.dice
    across = area.across * 2 - 1
    area = area.where(np.abs(across) < 0.72 + 0.5 * (noise.field(dice, area.height, area.width, 9, 2) - 0.4))
    strands = noise.at(dice, across * 12, area.ys / 8, 5, 2) - 0.5
    stage.fill(area, LAVA, 0.78 + 0.5 * strands - 0.35 * across * across, 0, 7)
    stage.glow(area.left + area.width / 2, area.top + area.height, area.height, GLOW, 0.5)


def stream(stage: Stage, points: list[Point], start: float, end: float, distance: float = 0.0) -> Area:
    """A stream of lava through some points, its width going from `start` to `end` pixels."""
    area = stroke(points, start, end)
    if not area.mask.size:
        return area
    flow = noise.field(stage.dice, area.height, area.width, max(end * 0.35, 4), 2, 0.7)
    stage.fill(area, LAVA, 0.45 + 0.55 * flow, distance, 6)
    stage.fill(area.edge(stage.side, 0) | area.edge(-stage.side, 0), LAVA, 0.3, distance, 6)
    return area


def plume(stage: Stage, x: float, y: float, size: float, lit: bool, distance: float = 0.4) -> None:
    """Smoke that rises from a crater at (x, y) and drifts off; red from below if `lit`."""
    dice = stage.dice
    drift = dice.between(0.3, 1.0) * dice.sign()
    count = 13
    puffs: list[tuple[float, float, float]] = []
    for number in range(count):
        t = (number + 0.4) / count
        r = size * (0.16 + 0.42 * t) * dice.between(0.8, 1.15)
        px = x + drift * size * 1.6 * t * t + dice.between(-0.16, 0.16) * size
        puffs.append((px, y - size * 2.0 * t + r * 0.2, r))
    for px, py, r in reversed(puffs):
        puff = ellipse(px, py, r, r * 0.86)
        if not puff.mask.size:
            continue
        dx, dy = (puff.xs - px) / r, (puff.ys - py) / r
        bumps = noise.field(dice, puff.height, puff.width, max(r * 0.4, 4), 2) - 0.5
        ragged = puff.where(dx * dx + dy * dy * 1.35 < 0.85 + 0.5 * bumps)
        stage.fill(ragged, SMOKE, 0.5 + 0.34 * dx * stage.side - 0.4 * dy + 0.3 * bumps, distance, 5)
        if lit:
            near = max(0.0, 1 - (y - py) / (size * 1.3))
            stage.brighten(ragged.where(dy + 0.3 * bumps > 0.1), GLOW, 0.6 * near)
