"""What surrounds a haunted house: its cliff, its rusty gate and rails, bats, surf far below."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, shading
from scene_engine.painter.area import Area, Point, below, box, ellipse, polygon, stroke, union
from scene_engine.painter.materials import BASALT, FOAM, GRANITE, IRON, SNOW, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import rocks

RUST = Material((0x1A1014, 0x3E2420, 0x74412A, 0xA86A3C))


def cliff(stage: Stage, edge: float, top: float) -> None:
    """A rock from the left as far as column `edge`, overhanging; turf on it at row `top`."""
    dice = stage.dice
    points: list[Point] = [(-2.0, top), (edge, top + 4)]
    x, y = edge, top + 4
    while y < HEIGHT:
        y += dice.between(9, 18)
        x += dice.between(-17, 6)
        points.append((x, y))
    _rock(stage, polygon([*points, (-2, HEIGHT + 2)]), top)


def stack(stage: Stage, x: float, top: float, half: float) -> None:
    """A rock that stands in the sea about column `x`, its head `half` pixels to each side and overhanging."""
    dice = stage.dice
    sides: list[list[Point]] = []
    for way in (-1, 1):
        outline = [(x + way * half, top), (x + way * (half + 3), top + 6)]
        for t in (0.18, 0.36, 0.55, 0.75, 1.0):
            reach = half * (0.72 + 0.75 * t * t) + dice.between(-7, 7)
            outline.append((x + way * reach, top + (HEIGHT - top) * t))
        sides.append(outline)
    _rock(stage, polygon([*sides[0][::-1], *sides[1]]), top)


def _rock(stage: Stage, area: Area, top: float) -> None:
    """A cliff's face, its lit rim, and the turf that hangs over its edge."""
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
            x + dice.between(-1, 1) * half, y + dice.between(-5, 6), dice.between(6, 16), dice.between(1.5, 4)
        )
        for _ in range(9)
    ]
    area = union(marks)
    torn = noise.field(dice, area.height, area.width, 6, 2, 2)
    stage.fill(area.where(torn > 0.3), FOAM, 0.3 + 0.6 * torn, 0.05)


def bats(stage: Stage, x: float, y: float) -> None:
    """A flight of bats about (x, y), when it is dark enough for them and they care to."""
    dice = stage.dice
    if not (stage.night or stage.time in ("dusk", "sunset")) or dice.chance(0.35):
        return
    with stage.thing("bat", many=True):
        for _ in range(dice.whole(3, 6)):
            bat(stage, x + dice.between(-46, 46), y + dice.between(-22, 22), dice.between(8, 14))


def bat(stage: Stage, x: float, y: float, span: float) -> None:
    """One bat, `span` pixels from its body to a wing's tip."""
    lift = stage.dice.between(0.15, 0.5) * span
    parts = [ellipse(x, y, span * 0.14 + 0.6, span * 0.24)]
    for way in (-1, 1):
        wing = [
            (0.0, -0.12),
            (0.4, -0.1 - lift / span),
            (1.0, -lift / span),
            (0.78, 0.22),
            (0.5, 0.08),
            (0.3, 0.3),
            (0, 0.15),
        ]
        parts.append(polygon([(x + way * px * span, y + py * span) for px, py in wing]))
        parts.append(
            polygon(
                [
                    (x + way * span * 0.03, y - span * 0.15),
                    (x + way * span * 0.1, y - span * 0.36),
                    (x + way * span * 0.16, y - span * 0.1),
                ]
            )
        )
    stage.fill(union(parts), IRON, 0.06, -0.4)


def rail(stage: Stage, x0: float, x1: float, y: float, high: float = 13, distance: float = 0.0) -> None:
    """An iron fence with spikes from column x0 to x1, some of its bars bent or missing."""
    if x1 - x0 < 12:
        return
    dice = stage.dice
    with stage.thing("fence", "iron"):
        bars = [
            box(x0, y - high * 0.75, x1, y - high * 0.75 + 1),
            box(x0, y - high * 0.22, x1, y - high * 0.22 + 1),
        ]
        x = x0
        while x < x1:
            if dice.chance(0.88):
                bars.append(stroke([(x, y), (x + dice.between(-1, 1), y - high)], 1.3, 1.0))
            x += 5
        stage.fill(union(bars), IRON, 0.3, distance)


def gate(stage: Stage, x: float, y: float, wide: float, high: float, distance: float = -0.2) -> None:
    """A wrought-iron gate half open between stone pillars, close to us; `wide` from pillar to pillar."""
    dice = stage.dice
    for way in (-1, 1):
        _leaf(stage, x + way * wide / 2, y, -way, wide * (0.42 if dice.chance(0.5) else 0.3), high, distance)
        _pillar(stage, x + way * (wide / 2 + 12), y, 24, high * 1.12, distance)


def _leaf(stage: Stage, x: float, y: float, way: int, wide: float, high: float, distance: float) -> None:
    """One wing of a gate, hung at column `x` and swung away from us: bars, scrolls, a curved top."""
    count = max(int(wide / 9), 3)
    parts = []
    for number in range(count + 1):
        t = number / count
        tall = high * (0.72 + 0.24 * t * t) * (1 - 0.1 * t)
        px, foot = x + way * wide * t, y - 10 * t
        parts.append(stroke([(px, foot), (px, foot - tall)], 2.4 if number in (0, count) else 1.6, 1.6))
        parts.append(
            polygon([(px - 2.2, foot - tall + 1), (px, foot - tall - 6), (px + 2.2, foot - tall + 1)])
        )
        if number < count:
            middle = px + way * wide / count / 2
            ring = ellipse(middle, foot - high * 0.36, wide / count * 0.42)
            parts.append(ring - ellipse(middle, foot - high * 0.36, wide / count * 0.42 - 1.3))
    for level in (0.12, 0.28, 0.44, 0.68):
        start, end = y - high * level, y - 10 - high * level * 0.9
        parts.append(stroke([(x, start), (x + way * wide, end)], 2.0, 1.6))
    area = union(parts)
    patches = noise.field(stage.dice, area.height, area.width, 9, 2)
    stage.fill(area, RUST, 0.25 + 0.5 * patches, distance)
    stage.fill(area.edge(stage.side, 0), RUST, 0.9, distance)


def _pillar(stage: Stage, x: float, y: float, wide: float, high: float, distance: float) -> None:
    """A pillar of dressed stones with a ball on it."""
    half = wide / 2
    shaft = box(x - half, y - high, x + half, y)
    rocks_light = shading.column(shaft, stage.side, 0.15, 0.8)
    course = np.floor((y - shaft.ys) / 12)
    joint = ((y - shaft.ys) % 12 < 1) | ((shaft.xs - x + half + 7 * (course % 2)) % 14 < 1)
    worn = 0.2 * (noise.field(stage.dice, shaft.height, shaft.width, 8, 2) - 0.5)
    stage.fill(shaft, GRANITE, rocks_light + worn - 0.26 * joint, distance)
    for level, reach, thick in ((high, 4.0, 5.0), (high + 5, 2.0, 3.0)):
        slab = box(x - half - reach, y - level - thick, x + half + reach, y - level)
        stage.fill(slab, GRANITE, shading.column(slab, stage.side, 0.2, 0.85), distance)
        stage.fill(slab.edge(0, -1), SNOW if stage.season == "winter" else GRANITE, 0.9, distance)
    ball = ellipse(x, y - high - 8 - half * 0.62, half * 0.66)
    light = shading.ball(ball, x, y - high - 8 - half * 0.62, half * 0.66, half * 0.66, stage.side)
    stage.fill(ball, GRANITE, light, distance)


def wings(stage: Stage, x: float, wide: float, y: float, high: float, distance: float = -0.2) -> None:
    """The spiked fence on both sides of a gate about `x` whose pillars stand `wide` apart."""
    parts = []
    for way in (-1, 1):
        start = x + way * (wide / 2 + 26)
        for number in range(16):
            px = start + way * number * 9
            parts.append(box(px, y - high * 0.7, px + 2, y))
            parts.append(
                polygon(
                    [(px - 1.5, y - high * 0.7), (px + 1, y - high * 0.7 - 6), (px + 3.5, y - high * 0.7)]
                )
            )
        for level in (0.14, 0.58):
            parts.append(
                box(
                    min(start, start + way * 160),
                    y - high * level,
                    max(start, start + way * 160),
                    y - high * level + 2,
                )
            )
    area = union(parts)
    stage.fill(area, RUST, 0.3, distance)
    stage.fill(area.edge(stage.side, 0), RUST, 0.75, distance)
