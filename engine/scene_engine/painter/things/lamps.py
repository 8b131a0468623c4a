"""What lights a room: candles, lamps, torches and fires, each with its pool of light."""

from __future__ import annotations

import numpy as np

from scene_engine.painter import shading
from scene_engine.painter.area import Area, box, ellipse, polygon, stroke, union
from scene_engine.painter.interior import Lights
from scene_engine.painter.materials import FIRE, GOLD, IRON, STEEL, WOOD, Material
from scene_engine.painter.perspective import Spot
from scene_engine.painter.stage import Named, Stage

WAX = Material((0x9A7A5C, 0xDCC49A, 0xFFF4D4))


def flame(stage: Stage, lights: Lights, x: float, y: float, size: float, radius: float = 62) -> None:
    """A candle's flame, its foot at (x, y), `size` rows high."""
    if not lights.candles:
        return
    for share, value in ((1.0, 0.5), (0.55, 0.98)):
        r = max(size * 0.32 * share, 0.8)
        tongue = ellipse(x, y - r, r, r) | polygon(
            [(x - r, y - r), (x, y - size * (0.3 + 0.7 * share)), (x + r, y - r)]
        )
        stage.fill(tongue, FIRE, value)
        lights.shine(tongue)
    lights.flame(x, y - size / 2, radius)


def candle(stage: Stage, lights: Lights, spot: Spot, high: float = 0.3, radius: float = 62) -> None:
    """A candle on a dish, at a spot on a table; as high as its flame included, in metres."""
    tall = max(high * spot.metre, 10)
    wide = max(tall * 0.22, 2)
    x, y = spot.x, spot.y
    stage.fill(ellipse(x, y - 1, wide * 1.6, max(wide * 0.4, 1)), GOLD, 0.5)
    wax = box(x - wide / 2, y - tall * 0.62, x + wide / 2, y - 1)
    stage.fill(wax, WAX, shading.column(wax, stage.side, 0.2, 0.95))
    flame(stage, lights, x, y - tall * 0.62, tall * 0.45, radius)


def lamp(stage: Stage, lights: Lights, spot: Spot, high: float = 0.42, radius: float = 100) -> None:
    """An oil lamp with a glass chimney."""
    tall = max(high * spot.metre, 13)
    x, y, r = spot.x, spot.y, tall * 0.24
    foot = polygon([(x - r, y), (x - r * 0.3, y - tall * 0.2), (x + r * 0.3, y - tall * 0.2), (x + r, y)])
    bowl = ellipse(x, y - tall * 0.32, r, tall * 0.15)
    stage.fill(foot | bowl, GOLD, shading.column(foot | bowl, stage.side, 0.0, 0.5))
    glass = ellipse(x, y - tall * 0.62, r * 0.75, tall * 0.22) | box(
        x - r * 0.4, y - tall, x + r * 0.4, y - tall * 0.5
    )
    stage.fill(glass, STEEL, 0.7)
    if lights.candles:
        inner = ellipse(x, y - tall * 0.6, r * 0.5, tall * 0.17)
        stage.fill(inner, FIRE, 0.9 - 0.3 * np.abs(inner.down * 2 - 1) + 0 * inner.across)
        lights.shine(inner)
        lights.flame(x, y - tall * 0.6, radius, 0.9)


def table_light(stage: Stage, lights: Lights, spot: Spot, high: float = 0.4, radius: float = 66) -> Named:
    """A candle, or an oil lamp where the room has lamplight."""
    oil = stage.lamp == "lamplight"
    with stage.thing("oil lamp" if oil else "candle") as named:
        if oil:
            lamp(stage, lights, spot, high * 1.15, radius * 1.4)
        else:
            candle(stage, lights, spot, high, radius)
    return named


def candelabrum(stage: Stage, lights: Lights, spot: Spot, high: float = 1.6) -> None:
    """A standing candelabrum with three or five arms."""
    m, dice = spot.metre, stage.dice
    x, y, top = spot.x, spot.y, spot.y - high * 0.78 * spot.metre
    stage.shade(ellipse(x, y, 0.24 * m, 0.07 * m), 0.45)
    parts = [
        stroke([(x, y), (x, top)], max(0.06 * m, 2), max(0.05 * m, 2)),
        polygon([(x - 0.2 * m, y), (x, y - 0.2 * m), (x + 0.2 * m, y)]),
    ]
    arms = (-1, 0, 1) if dice.chance(0.6) else (-1, -0.5, 0, 0.5, 1)
    reach = 0.32 * m
    for arm in arms:
        bend = [(x, top + reach * 0.7), (x + arm * reach * 0.8, top + reach * 0.5), (x + arm * reach, top)]
        parts += [stroke(bend, 2.2, 2)]
    iron = union(parts)
    stage.fill(iron, GOLD, shading.column(iron, stage.side, 0.2, 0.8))
    for arm in arms:
        cx, lift = x + arm * reach, 0.06 * m * (1 - abs(arm))
        stage.fill(box(cx - 1.5, top - lift - 0.2 * m, cx + 1.5, top + 1), WAX, 0.8)
        flame(stage, lights, cx, top - lift - 0.2 * m, max(0.16 * m, 5), 80 if arm == 0 else 30)


def chandelier(stage: Stage, lights: Lights, x: float, y: float, wide: float, iron: Material = IRON) -> None:
    """A ring of candles hung by a chain from the ceiling, its middle at (x, y)."""
    count = 8
    ry = wide * 0.13
    for link in range(0, max(int(y - wide * 0.3), 0), 3):
        stage.fill(box(x - 1 + (link // 3 % 2), link, x + 1 + (link // 3 % 2), link + 3), iron, 0.5)
    hub = y - wide * 0.34
    for t in (-0.95, -0.5, 0.5, 0.95):
        stage.fill(stroke([(x, hub), (x + t * wide / 2, y - ry * 0.3)], 1.2, 1.2), iron, 0.5)
    ring = ellipse(x, y, wide / 2, ry) - ellipse(x, y - 1, wide / 2 - 3, ry - 2.5)
    stage.fill(ring | ellipse(x, hub, 3, 3), iron, 0.6)
    stage.fill(ring.edge(0, -1), iron, 0.9)
    for number in range(count):
        t = (number + 0.5) / count * 2 - 1
        front = number % 2 * 2 - 1
        cx, cy = x + t * wide * 0.48, y + front * ry * np.sqrt(max(1 - t * t, 0))
        size = wide * 0.09
        stage.fill(box(cx - 1.5, cy - size, cx + 1.5, cy), WAX, 0.75)
        flame(stage, lights, cx, cy - size, max(wide * 0.085, 5), 24)
    if lights.candles:
        lights.flame(x, y, 150, 0.9)


def lantern(stage: Stage, lights: Lights, x: float, y: float, size: float = 14, top: float = 0) -> None:
    """A lantern hung on a cord from row `top`, about (x, y)."""
    stage.fill(box(x - 0.5, top, x + 0.5, y - size), IRON, 0.4)
    roof = polygon([(x - size * 0.5, y - size * 0.5), (x, y - size * 1.1), (x + size * 0.5, y - size * 0.5)])
    stage.fill(roof, IRON, 0.5)
    glass = box(x - size * 0.38, y - size * 0.5, x + size * 0.38, y + size * 0.5)
    stage.fill(glass, STEEL, 0.6)
    if lights.candles:
        stage.fill(glass, FIRE, 0.75 - 0.45 * np.abs(glass.across * 2 - 1) + 0 * glass.down)
        lights.shine(glass)
        lights.flame(x, y, 120, 0.9)
    for edge in (-0.42, 0.34):
        stage.fill(box(x + edge * size, y - size * 0.5, x + edge * size + 1.5, y + size * 0.5), IRON, 0.3)
    stage.fill(box(x - size * 0.48, y + size * 0.5, x + size * 0.5, y + size * 0.66), IRON, 0.5)


def fire(stage: Stage, lights: Lights, x: float, y: float, half: float, within: Area | None = None) -> None:
    """Flames `half` wide to each side of their foot (x, y), and their light on the room."""
    dice = stage.dice
    for share, value in ((1.0, 0.25), (0.72, 0.55), (0.42, 0.92)):
        tongues = []
        for t in (-0.6, -0.2, 0.25, 0.65):
            high = half * share * (2.0 - 1.1 * abs(t)) * dice.between(0.75, 1.15)
            cx = x + t * half * share
            lean = dice.between(-0.2, 0.2) * half
            wide = half * share * 0.42
            tongues.append(
                polygon(
                    [
                        (cx - wide, y),
                        (cx - wide * 0.8, y - high * 0.4),
                        (cx + lean, y - high),
                        (cx + wide * 0.8, y - high * 0.4),
                        (cx + wide, y),
                    ]
                )
            )
        flames = union(tongues)
        if within is not None:
            flames = flames & within
        stage.fill(flames, FIRE, value)
        lights.shine(flames)
    lights.flame(x, y - half, 175 if stage.lamp == "firelight" else 110, 1.15)


def torch(stage: Stage, lights: Lights, x: float, y: float, size: float = 14) -> None:
    """A torch in its iron ring on a wall: the head at (x, y), `size` rows long below it."""
    stage.fill(stroke([(x, y), (x, y + size)], size * 0.28, size * 0.16), WOOD, 0.5)
    ring = ellipse(x, y + size * 0.55, size * 0.26, size * 0.12)
    stage.fill(ring, IRON, 0.6)
    bowl = polygon(
        [
            (x - size * 0.28, y - 1),
            (x + size * 0.28, y - 1),
            (x + size * 0.14, y + size * 0.3),
            (x - size * 0.14, y + size * 0.3),
        ]
    )
    stage.fill(bowl, IRON, 0.5)
    for share, value in ((1.0, 0.3), (0.7, 0.6), (0.42, 0.95)):
        r = size * 0.36 * share
        flame = ellipse(x, y - r * 0.9, r, r * 1.1) | polygon(
            [(x - r * 0.9, y - r), (x + stage.side * r * 0.3, y - r * 3.4), (x + r * 0.9, y - r)]
        )
        stage.fill(flame, FIRE, value)
        lights.shine(flame)
    lights.flame(x, y - size * 0.4, 120, 1.25)
