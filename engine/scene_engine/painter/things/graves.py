"""What stands in a graveyard: headstones, crosses, an angel, a mausoleum, iron fences and gates."""

from __future__ import annotations

import numpy as np

from scene_engine.painter import noise, shading, texture
from scene_engine.painter.area import Area, box, ellipse, polygon, stroke, union
from scene_engine.painter.materials import EARTH, GRANITE, IRON, LIMESTONE, MOSS, SLATE, WOOD, Material
from scene_engine.painter.stage import Stage

HEADSTONES = ("round", "pointed", "cross", "slab", "obelisk", "celtic cross")


def headstone(
    stage: Stage,
    x: float,
    y: float,
    size: float,
    shape: str = "round",
    stone: Material = GRANITE,
    distance: float = 0.0,
    tilt: float = 0.0,
) -> None:
    """A gravestone `size` pixels high, with the side of its slab, moss at its foot and its shadow.

    Args:
        stage: Where.
        x: Column of the middle of its foot.
        y: Row of its foot.
        size: Pixels high.
        shape: One of HEADSTONES.
        stone: Of what.
        distance: As `Light.ramp`.
        tilt: Columns that its top is out of plumb.
    """
    outline = _outline(size, shape)
    lean = [(x + px + tilt * -py / size, y + py) for px, py in outline]
    face = polygon(lean)
    if shape == "celtic cross":
        cx, cy, r = x + tilt * 0.68, y - size * 0.68, size * 0.26
        face = face | (ellipse(cx, cy, r) - ellipse(cx, cy, r * 0.58))
    if not face.mask.size:
        return
    thick = max(1, round(size * 0.08))
    side = Area(face.top, face.left - stage.side * thick, face.mask) & box(0, 0, 320, 192)
    stage.shade(ellipse(x - stage.side * size * 0.4, y, size * 0.55, max(size * 0.07, 1)), 0.4)
    stage.fill(side, stone, 0.18, distance)
    blots = noise.field(stage.dice, face.height, face.width, max(size * 0.22, 4), 3)
    lit = 0.66 - 0.22 * face.down + 0.3 * (blots - 0.5) + 0.1 * (face.across - 0.5) * stage.side
    stage.fill(face, stone, lit, distance, 5)
    stage.fill(face.where((blots > 0.55) & (face.down > 0.62)), MOSS, lit, distance)
    stage.fill(face.edge(0, -1), stone, 0.92, distance)
    if size > 22 and shape in ("round", "pointed", "slab"):
        for row in range(3):
            width = size * (0.2 - 0.04 * (row == 2))
            ly, lx = y - size * (0.68 - 0.14 * row), x + tilt * (0.68 - 0.14 * row)
            stage.fill(box(lx - width, ly, lx + width, ly + max(1, size * 0.035)), stone, 0.16, distance)


def _outline(size: float, shape: str) -> list[tuple[float, float]]:
    """Points about (0, 0), the middle of the foot; rows above it are negative."""
    w = size * 0.34
    if shape == "round":
        steps = [(-1 + n / 4, 1 - (-1 + n / 4) ** 2) for n in range(9)]
        return [(-w, 0), *((w * t, -size * 0.68 - size * 0.32 * rise**0.5) for t, rise in steps), (w, 0)]
    if shape == "pointed":
        return [
            (-w, 0),
            (-w, -size * 0.66),
            (-w * 0.6, -size * 0.84),
            (0, -size),
            (w * 0.6, -size * 0.84),
            (w, -size * 0.66),
            (w, 0),
        ]
    if shape == "slab":
        return [
            (-w, 0),
            (-w, -size * 0.84),
            (-w * 0.7, -size * 0.84),
            (-w * 0.7, -size),
            (w * 0.7, -size),
            (w * 0.7, -size * 0.84),
            (w, -size * 0.84),
            (w, 0),
        ]
    if shape == "obelisk":
        return [
            (-w * 0.95, 0),
            (-w * 0.95, -size * 0.16),
            (-w * 0.6, -size * 0.16),
            (-w * 0.4, -size * 0.88),
            (0, -size),
            (w * 0.4, -size * 0.88),
            (w * 0.6, -size * 0.16),
            (w * 0.95, -size * 0.16),
            (w * 0.95, 0),
        ]
    a, b = size * 0.09, size * 0.32
    return [
        (-w * 0.8, 0), (-w * 0.8, -size * 0.12), (-a, -size * 0.18), (-a, -size * 0.6), (-b, -size * 0.6), (-b, -size * 0.78), (-a, -size * 0.78),
        (-a, -size), (a, -size), (a, -size * 0.78), (b, -size * 0.78), (b, -size * 0.6), (a, -size * 0.6), (a, -size * 0.18), (w * 0.8, -size * 0.12), (w * 0.8, 0),
    ]  # fmt: skip


def angel(stage: Stage, x: float, y: float, size: float, distance: float = 0.0) -> None:
    """A mourning angel on a plinth, `size` pixels high."""
    s = size / 100
    plinth = (
        box(x - 20 * s, y - 26 * s, x + 20 * s, y)
        | box(x - 25 * s, y - 6 * s, x + 25 * s, y)
        | box(x - 23 * s, y - 30 * s, x + 23 * s, y - 25 * s)
    )
    stage.shade(ellipse(x - stage.side * 22 * s, y, 40 * s, 5 * s), 0.4)
    stage.fill(plinth, LIMESTONE, shading.column(plinth, stage.side, 0.2, 0.8), distance)
    wings = [
        polygon(
            [
                (x + d * 3 * s, y - 78 * s),
                (x + d * 15 * s, y - 93 * s),
                (x + d * 23 * s, y - 84 * s),
                (x + d * 21 * s, y - 60 * s),
                (x + d * 12 * s, y - 38 * s),
                (x + d * 7 * s, y - 50 * s),
            ]
        )
        for d in (-1, 1)
    ]
    for d, wing in zip((-1, 1), wings, strict=True):
        feathers = np.floor((wing.ys + wing.xs * d * 0.4) / max(4 * s, 2)) % 2
        stage.fill(wing, LIMESTONE, 0.42 + 0.18 * d * stage.side + 0.16 * feathers, distance)
        stage.fill(wing.edge(0, -1), LIMESTONE, 0.85, distance)
    robe = polygon(
        [
            (x - 7 * s, y - 74 * s),
            (x + 7 * s, y - 74 * s),
            (x + 10 * s, y - 55 * s),
            (x + 14 * s, y - 29 * s),
            (x - 14 * s, y - 29 * s),
            (x - 10 * s, y - 55 * s),
        ]
    )
    folds = noise.field(stage.dice, robe.height, robe.width, max(8 * s, 4), 2, 0.2)
    stage.fill(robe, LIMESTONE, shading.column(robe, stage.side, 0.25, 0.95) + 0.4 * (folds - 0.5), distance)
    arms = stroke([(x - 9 * s, y - 68 * s), (x - 3 * s, y - 56 * s), (x + 1 * s, y - 64 * s)], 4 * s, 3 * s)
    stage.fill(arms, LIMESTONE, 0.7, distance)
    head = ellipse(x + 1 * s, y - 80 * s, 5.4 * s, 6.6 * s)
    stage.fill(head, LIMESTONE, shading.ball(head, x, y - 80 * s, 6 * s, 7 * s, stage.side, 0.2), distance)


def mausoleum(stage: Stage, x: float, y: float, size: float, distance: float = 0.0) -> None:
    """A tomb like a small temple, `size` pixels wide: gable, columns, steps, an iron door."""
    dice = stage.dice
    s = size / 100
    stage.shade(ellipse(x - stage.side * 30 * s, y, 66 * s, 6 * s), 0.4)
    wall = box(x - 46 * s, y - 62 * s, x + 46 * s, y)
    courses = texture.bricks(dice, wall.xs, wall.ys, 14 * s + 3, 7 * s + 2)
    stage.fill(
        wall, LIMESTONE, 0.42 + courses + 0.14 * (wall.across - 0.5) * stage.side - 0.1 * wall.down, distance
    )
    gable = polygon([(x - 54 * s, y - 66 * s), (x, y - 94 * s), (x + 54 * s, y - 66 * s)])
    stage.fill(gable, LIMESTONE, 0.55 + 0.25 * (gable.across - 0.5) * stage.side, distance)
    stage.fill(gable.edge(0, -1), LIMESTONE, 0.92, distance)
    panel = polygon([(x - 34 * s, y - 69 * s), (x, y - 87 * s), (x + 34 * s, y - 69 * s)])
    stage.fill(panel, LIMESTONE, 0.26, distance)
    rose = ellipse(x, y - 75 * s, 6 * s)
    stage.fill(rose, LIMESTONE, shading.ball(rose, x, y - 75 * s, 6 * s, 6 * s, stage.side), distance)
    lintel = box(x - 54 * s, y - 67 * s, x + 54 * s, y - 59 * s)
    stage.fill(lintel, LIMESTONE, shading.down(lintel, 0.85, 0.45), distance)
    stage.shade(box(x - 46 * s, y - 59 * s, x + 46 * s, y - 55 * s), 0.45)
    door = box(x - 13 * s, y - 44 * s, x + 13 * s, y - 4 * s) | ellipse(x, y - 43 * s, 13 * s, 9 * s)
    stage.fill(door, IRON, 0.14, distance)
    for dx in (-9, -4.5, 0, 4.5, 9):
        stage.fill(box(x + dx * s, y - 44 * s, x + dx * s + max(1, 1.4 * s), y - 4 * s), IRON, 0.55, distance)
    for dx in (-40, -22, 22, 40):
        column = box(x + dx * s - 4 * s, y - 58 * s, x + dx * s + 4 * s, y - 4 * s)
        stage.fill(column, LIMESTONE, shading.column(column, stage.side, 0.2, 1.0), distance)
        for top in (y - 60 * s, y - 7 * s):
            stage.fill(
                box(x + dx * s - 6 * s, top, x + dx * s + 6 * s, top + 3 * s), LIMESTONE, 0.8, distance
            )
    for step in range(3):
        tread = box(
            x - (50 + 4 * step) * s, y - (5 - 3 * step) * s, x + (50 + 4 * step) * s, y - (2 - 3 * step) * s
        )
        stage.fill(tread, LIMESTONE, shading.down(tread, 0.9, 0.35), distance)
    stain = noise.field(dice, wall.height, wall.width, 14 * s + 4, 3, 0.5)
    stage.fill(wall.where((stain > 0.72) & (wall.down > 0.3)) - door, MOSS, 0.3 + 0.4 * wall.down, distance)


def fence(
    stage: Stage, x0: float, x1: float, y: float, high: float, distance: float = 0.0, step: float = 0.0
) -> None:
    """An iron fence from column x0 to x1 on row `y`: pickets with spikes, two rails."""
    step = step or max(high * 0.2, 4)
    area = box(x0, y - high, x1, y)
    if not area.mask.size:
        return
    off = np.abs(((area.xs - x0) / step) % 1 - 0.5) * step
    thick = max(high * 0.03, 0.8)
    spike = np.clip((area.ys - (y - high)) / max(high * 0.14, 2), 0, 1)
    pickets = off < np.where(spike < 1, thick * 1.9 * spike, thick)
    rails = (np.abs(area.down - 0.24) < 0.025) | (np.abs(area.down - 0.86) < 0.025)
    shape = area.where(pickets | rails)
    stage.fill(shape, IRON, 0.3, distance)
    stage.fill(shape.edge(stage.side, 0), IRON, 0.62, distance)


def gate(
    stage: Stage, x: float, y: float, wide: float, high: float, distance: float = 0.0, ajar: bool = True
) -> None:
    """A wrought-iron gate between stone pillars, under an arch; `wide` pixels from pillar to pillar.

    Args:
        stage: Where.
        x: Column of its middle.
        y: Row of its foot.
        wide: Between the pillars.
        high: Of the pillars; the arch rises above them by half of it.
        distance: As `Light.ramp`.
        ajar: Whether its wings stand open.
    """
    thick = max(wide * 0.16, 7)
    rise = high * 0.42
    arch = ellipse(x, y - high, wide / 2 + 2, rise) - ellipse(x, y - high, wide / 2 - 3, rise - 4)
    arch = arch.where(arch.ys < y - high + 2)
    stage.fill(arch, IRON, 0.4, distance)
    stage.fill(arch.edge(0, -1), IRON, 0.8, distance)
    for t in np.linspace(-0.75, 0.75, 7).tolist():
        tip = y - high - rise * (1 - t * t) ** 0.5
        stage.fill(
            polygon(
                [(x + t * wide / 2 - 2.5, tip), (x + t * wide / 2, tip - 9), (x + t * wide / 2 + 2.5, tip)]
            ),
            IRON,
            0.4,
            distance,
        )
    for side in (-1, 1):
        reach = wide * (0.2 if ajar else 0.5)
        edge = x + side * wide / 2
        wing = box(min(edge, edge - side * reach), y - high * 0.86, max(edge, edge - side * reach), y)
        fence(
            stage,
            wing.left,
            wing.left + wing.width,
            y - 1,
            high * 0.86,
            distance,
            max(reach / (3 if ajar else 6), 4),
        )
    for side in (-1, 1):
        px = x + side * (wide / 2 + thick / 2)
        pillar = box(px - thick / 2, y - high, px + thick / 2, y + 2)
        stones = texture.stones(stage.dice, pillar.xs, pillar.ys, max(thick * 0.8, 6))
        stage.fill(pillar, GRANITE, shading.column(pillar, stage.side, 0.2, 0.75) + 0.8 * stones, distance)
        cap = box(px - thick * 0.66, y - high - thick * 0.2, px + thick * 0.66, y - high + thick * 0.2)
        stage.fill(cap, GRANITE, shading.down(cap, 0.9, 0.4), distance)
        ball = ellipse(px, y - high - thick * 0.55, thick * 0.42)
        stage.fill(
            ball,
            GRANITE,
            shading.ball(ball, px, y - high - thick * 0.55, thick * 0.42, thick * 0.42, stage.side),
            distance,
        )


def open_grave(stage: Stage, x: float, y: float, wide: float, distance: float = 0.0) -> None:
    """A grave just dug, `wide` pixels, the earth heaped beside it and a spade in the heap."""
    high = wide * 0.26
    pit = polygon(
        [(x - wide / 2, y), (x - wide * 0.4, y - high), (x + wide * 0.4, y - high), (x + wide / 2, y)]
    )
    heap = ellipse(x + wide * 0.72, y - 1, wide * 0.34, wide * 0.2)
    heap = heap.where(heap.ys <= y)
    clods = noise.field(stage.dice, heap.height, heap.width, 5, 2)
    stage.fill(
        heap,
        EARTH,
        shading.ball(heap, x + wide * 0.72, y, wide * 0.34, wide * 0.2, stage.side) + 0.3 * (clods - 0.5),
        distance,
    )
    stage.fill(pit, EARTH, 0.4 - 0.5 * pit.down, distance, 6)
    stage.fill(pit.edge(0, -1), EARTH, 0.7, distance)
    shaft = stroke([(x + wide * 0.74, y - wide * 0.16), (x + wide * 0.86, y - wide * 0.62)], 2, 2)
    grip = stroke([(x + wide * 0.8, y - wide * 0.62), (x + wide * 0.92, y - wide * 0.61)], 2, 2)
    stage.fill(union([shaft, grip]), WOOD, 0.7, distance)


def chapel(stage: Stage, x: float, y: float, size: float, distance: float = 0.3, lit: bool = False) -> None:
    """A small church with a pointed tower, `size` pixels high, as one sees it from the graves."""
    s = size / 100
    nave = box(x - 8 * s, y - 36 * s, x + 52 * s, y)
    stage.fill(
        nave, GRANITE, 0.5 + 0.7 * texture.stones(stage.dice, nave.xs, nave.ys, max(8 * s, 5)), distance
    )
    roof = polygon(
        [
            (x - 10 * s, y - 34 * s),
            (x + 2 * s, y - 58 * s),
            (x + 46 * s, y - 58 * s),
            (x + 56 * s, y - 34 * s),
        ]
    )
    stage.fill(roof, SLATE, 0.6 - 0.3 * roof.down, distance)
    tower = box(x - 26 * s, y - 62 * s, x, y)
    stage.fill(tower, GRANITE, shading.column(tower, stage.side, 0.2, 0.8), distance)
    spire = polygon([(x - 29 * s, y - 61 * s), (x - 13 * s, y - 100 * s), (x + 3 * s, y - 61 * s)])
    stage.fill(spire, SLATE, shading.column(spire, stage.side, 0.2, 0.85), distance)
    panes = [
        (x - 13 * s, y - 46 * s),
        (x + 12 * s, y - 18 * s),
        (x + 26 * s, y - 18 * s),
        (x + 40 * s, y - 18 * s),
    ]
    for px, py in panes:
        pane = box(px - 3 * s, py - 5 * s, px + 3 * s, py + 7 * s) | ellipse(px, py - 5 * s, 3 * s, 4 * s)
        stage.fill(pane, SLATE, 0.05, distance)
        if lit:
            stage.paint(pane, stage.light.colour(0xFFD070, lit=False))
            stage.glow(px, py, 14 * s, 0xFFB040, 0.5)
