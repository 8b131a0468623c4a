"""The larger monuments of a graveyard: an angel, a mausoleum, a chapel; and who walks there by night."""

from __future__ import annotations

import numpy as np

from scene_engine.painter import noise, shading, texture
from scene_engine.painter.area import box, ellipse, polygon, stroke, union
from scene_engine.painter.materials import GRANITE, IRON, LEAF_DARK, LIMESTONE, SLATE
from scene_engine.painter.stage import Stage
from scene_engine.painter.things.foliage import leafage


def angel(stage: Stage, x: float, y: float, size: float, distance: float = 0.0) -> None:
    """A mourning angel on a plinth, `size` pixels high."""
    s = size / 100
    plinth = union(
        [
            box(x - half * s, y - top * s, x + half * s, y - foot * s)
            for half, top, foot in ((20, 26, 0), (25, 6, 0), (23, 30, 25))
        ]
    )
    stage.shade(ellipse(x - stage.side * 22 * s, y, 40 * s, 5 * s), 0.4)
    stage.fill(plinth, LIMESTONE, shading.column(plinth, stage.side, 0.2, 0.8), distance)
    for d in (-1, 1):
        _wing(stage, x + d * 3 * s, y - 66 * s, d, s, distance)
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
    stage.fill(robe.edge(-stage.side, 0), LIMESTONE, 0.06, distance)
    arms = stroke([(x - 9 * s, y - 68 * s), (x - 3 * s, y - 56 * s), (x + 1 * s, y - 64 * s)], 4 * s, 3 * s)
    stage.fill(arms, LIMESTONE, 0.7, distance)
    head = ellipse(x + 1 * s, y - 80 * s, 5.4 * s, 6.6 * s)
    stage.fill(ellipse(x + 0.6 * s, y - 81 * s, 7.4 * s, 8 * s), LIMESTONE, 0.08, distance)
    stage.fill(head, LIMESTONE, shading.ball(head, x, y - 80 * s, 6 * s, 7 * s, stage.side, 0.35), distance)


def _wing(stage: Stage, x: float, y: float, d: int, s: float, distance: float) -> None:
    """A folded wing whose shoulder is at (x, y), to the side `d`, its feathers hanging."""
    for number in range(5):
        t = number / 4
        tip = (x + d * (27 - 15 * t) * s, y + (12 + 24 * t) * s)
        knee = (x + d * (24 - 12 * t) * s, y - (16 - 8 * t) * s)
        feather = stroke([(x + d * 4 * s, y - 4 * s), knee, tip], 7 * s, 3.4 * s)
        stage.fill(feather, LIMESTONE, 0.3 + 0.1 * (number % 2) + 0.14 * d * stage.side, distance)
        stage.fill(feather.edge(d, 0), LIMESTONE, 0.6, distance)
        stage.fill(feather.edge(-d, 0), LIMESTONE, 0.1, distance)


def mausoleum(
    stage: Stage, x: float, y: float, size: float, distance: float = 0.0, lit: bool = False
) -> None:
    """A temple of a tomb, `size` pixels wide: gable, columns, an iron door; `lit` from within or not."""
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
    if lit:
        stage.paint(door, stage.light.colour(0x58C878, lit=False))
        stage.glow(x, y - 22 * s, 70 * s, 0x50E080, 0.6)
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
    if dice.chance(0.6):
        ivy = dice.sign()
        creeper = [
            (x + ivy * (44 - 5 * n % 9) * s, y - (8 + 11 * n) * s, (11 - n) * s, 9 * s) for n in range(6)
        ]
        leafage(stage, creeper, LEAF_DARK, distance, 1.1, max(4 * s, 3), 0.25)


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


def ghost(stage: Stage, x: float, y: float, size: float) -> None:
    """A pale shape that floats above row `y`, `size` pixels high, through which one sees."""
    head = ellipse(x, y - size * 0.72, size * 0.2, size * 0.24)
    robe = box(x - size * 0.36, y - size * 0.72, x + size * 0.36, y)
    if not head.mask.size or not robe.mask.size:
        return
    hem = 0.72 + 0.28 * noise.line(stage.dice, robe.width, max(size * 0.2, 5), 1)[None]
    sway = size * 0.1 * robe.down * robe.down * stage.side
    half = size * (0.2 + 0.14 * robe.down)
    robe = robe.where((np.abs(robe.xs - x - sway) < half) & (robe.down < hem))
    arms = stroke(
        [(x - size * 0.4, y - size * 0.42), (x, y - size * 0.56), (x + size * 0.4, y - size * 0.42)], 3, 3
    )
    shape = union(
        [head, robe, stroke([(x, y - size * 0.5), (x, y - size * 0.4)], size * 0.3, size * 0.3), arms]
    )
    stage.glow(x, y - size * 0.5, size * 1.1, 0x90D0E0, 0.5)
    stage.blend(shape, 0xD8F4F4, np.broadcast_to(0.85 - 0.55 * shape.down, shape.mask.shape))
    stage.blend(shape.edge(0, -1), 0xFFFFFF, 0.5)
    stage.claim(shape)
    for dx in (-0.08, 0.08):
        stage.blend(ellipse(x + dx * size, y - size * 0.74, size * 0.045, size * 0.07), 0x182430, 0.9)
    stage.blend(ellipse(x, y - size * 0.61, size * 0.05, size * 0.07), 0x182430, 0.8)
