"""Lava: lakes, falls and streams of it, and the smoke of a volcano."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, texture
from scene_engine.painter.area import Area, Point, box, ellipse, stroke
from scene_engine.painter.materials import BASALT, EARTH, LAVA, Material
from scene_engine.painter.stage import Stage

GLOW = 0xFF6A20
SMOKE = Material((0x1C1820, 0x3C343C, 0x645A5C, 0x948A84), 5)


def lake(stage: Stage, area: Area, flat: float = 3.0) -> None:
    """Molten rock with a dark crust broken into plates, `flat` times as wide as deep."""
    if not area.mask.size:
        return
    dice = stage.dice
    plates = texture.crags(dice, area.xs / flat, area.ys, 16, 13, 1)
    heat = 0.56 + 0.6 * (noise.at(dice, area.xs / flat, area.ys, 20, 2) - 0.5)
    cracks = plates < -0.25
    stage.fill(area, LAVA, heat + np.where(cracks, np.float32(0.3), plates * 0.8), 0, 7)
    crust = area.where((plates > -0.06) & (heat < 0.6))
    stage.fill(crust, BASALT, 0.22 + plates, -0.2, 5)
    rim = area.edge(0, -1) | area.edge(1, 0) | area.edge(-1, 0)
    stage.fill(rim, LAVA, 0.2)


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


def river(stage: Stage, top: float, x0: float, x1: float, wide: float) -> Area:
    """A river of lava from (x0, top) that winds down to us; it leaves the canvas at x1, `wide` pixels."""
    dice = stage.dice
    area = box(0, top, WIDTH, HEIGHT)
    t = area.down
    sway = (noise.line(dice, area.height, 46, 2)[:, None] - 0.5) * 150 * t * (1 - 0.4 * t)
    ragged = (noise.line(dice, area.height, 12, 2)[:, None] - 0.5) * 14 * t
    middle = x0 + (x1 - x0) * t + sway
    area = area.where(np.abs(area.xs - middle + ragged) < 2.5 + wide / 2 * t**1.2)
    lake(stage, area, 1.6)
    return area


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


def cone(
    stage: Stage,
    x: float,
    base: float,
    height: float,
    distance: float,
    erupts: bool,
    slope: float = 1.25,
    skirt: float = 0.12,
) -> None:
    """A volcano: concave flanks, a notched crater, lava and smoke if it erupts, else a wisp.

    Args:
        stage: Where.
        x: Column of its crater.
        base: Row of its foot.
        height: Pixels.
        distance: As `Light.ramp`.
        erupts: Whether it does.
        slope: How wide it is in parts of the height.
        skirt: Height of the land about it in parts of its own; 0 if it stands alone.
    """
    dice = stage.dice
    xs = np.arange(WIDTH, dtype=np.float32)
    crater_half = height * dice.between(0.13, 0.2)
    away = np.maximum(np.abs(xs - x) - crater_half, 0) / (height * slope)
    line = base - height / (1 + 1.2 * away + 3.2 * away * away * away) + 3 * noise.line(dice, WIDTH, 10, 2)
    line = np.minimum(line, base - height * skirt) if skirt else line + height * 0.2 * away * away
    inside = 1 - ((xs - x) / crater_half) ** 2
    line = (line + np.clip(inside, 0, 1) * height * 0.07).astype(np.float32)
    top = base - height
    with stage.thing("smoke", plural=""):
        plume(
            stage, x, top + 6, height * (0.5 if erupts else 0.26) * dice.between(0.8, 1.15), erupts, distance
        )
    if erupts:
        stage.glow(x, top, height * 0.8, GLOW, 0.7)
        pit = ellipse(x, top + 4, crater_half, height * 0.06)
        with stage.thing(""):
            stage.fill(pit, LAVA, 0.9 - 0.3 * pit.down)
    with stage.thing("volcano", *(("erupting",) if erupts else ())):
        area = land.mountain(stage, line, BASALT if dice.chance(0.6) else EARTH, distance)
    if not erupts:
        return
    stage.brighten(area, GLOW, 0.55 * np.clip(1 - (area.ys - top) / (height * 0.4), 0, 1))
    with stage.thing("lava", "glowing", plural=""):
        for _ in range(dice.whole(2, 3)):
            px, py, aim = (
                x + dice.between(-0.6, 0.6) * crater_half,
                top + height * 0.05,
                dice.between(-0.8, 0.8),
            )
            points = [(px, py)]
            while py < base - height * 0.25:
                px, py = px + 8 * aim + dice.between(-4, 4), py + 8
                points.append((px, py))
            stream(stage, points, max(height * 0.035, 2.2), max(height * 0.07, 3.5), distance * 0.3)
