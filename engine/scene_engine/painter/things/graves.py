"""What stands in a graveyard: headstones, crosses, an angel, a mausoleum, iron fences and gates."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, shading, texture, weather
from scene_engine.painter.area import Area, box, ellipse, polygon, stroke, union
from scene_engine.painter.materials import (
    EARTH,
    GRANITE,
    IRON,
    LEAF_DARK,
    LIMESTONE,
    MOSS,
    SNOW,
    WOOD,
    Material,
)
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import plants, trees

SOD = Material((0x1A2622, 0x3A4C2E, 0x6E7C40, 0xA6A85C), 5)

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
        cx, cy, r = x + tilt * 0.69, y - size * 0.69, size * 0.22
        face = face | (ellipse(cx, cy, r) - ellipse(cx, cy, r * 0.62))
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


def rows(stage: Stage, horizon: float, count: int, x: float) -> None:
    """Rows of gravestones that grow from the horizon towards us, with a lane at column `x`."""
    dice = stage.dice
    with stage.thing("gravestone", dice.pick(("old", "weathered", "mossy")), many=True):
        for row in range(count):
            t = (row + 0.3) / count
            y, size = horizon + 12 + 66 * t**1.4, 11 + 34 * t
            at = -dice.between(0, size * 1.75)
            while at < WIDTH:
                at += size * dice.between(1.4, 2.3)
                if abs(at - x) < 16 + 26 * t or dice.chance(0.18):
                    continue
                shape, stone = dice.pick(HEADSTONES), dice.pick((GRANITE, GRANITE, LIMESTONE))
                high, tilt = size * dice.between(0.8, 1.1), dice.between(-0.14, 0.14) * size
                headstone(stage, at, y + dice.between(-3, 4) * t, high, shape, stone, 0.4 * (1 - t), tilt)


def _outline(size: float, shape: str) -> list[tuple[float, float]]:
    """Points about (0, 0), the middle of the foot; rows above it are negative."""
    w = size * 0.34
    if shape == "round":
        steps = [(-1 + n / 4, 1 - (-1 + n / 4) ** 2) for n in range(9)]
        return [(-w, 0), *((w * t, -size * 0.68 - size * 0.32 * rise**0.5) for t, rise in steps), (w, 0)]
    if shape == "pointed":
        half = [(w, 0.0), (w, 0.66), (w * 0.6, 0.84), (0.0, 1.0)]
        return _mirrored(half, size)
    if shape == "slab":
        half = [(w, 0.0), (w, 0.84), (w * 0.7, 0.84), (w * 0.7, 1.0)]
        return _mirrored(half, size)
    if shape == "obelisk":
        half = [(w * 0.95, 0.0), (w * 0.95, 0.16), (w * 0.6, 0.16), (w * 0.4, 0.88), (0.0, 1.0)]
        return _mirrored(half, size)
    a, b = size * 0.09, size * 0.32
    half = [(w * 0.8, 0.0), (w * 0.8, 0.12), (a, 0.18), (a, 0.6), (b, 0.6), (b, 0.78), (a, 0.78), (a, 1.0)]
    return _mirrored(half, size)


def _mirrored(half: list[tuple[float, float]], size: float) -> list[tuple[float, float]]:
    """An outline from its right half: (columns off the axis, share of the height), from the foot up."""
    right = [(off, -size * share) for off, share in half]
    return [*((-off, row) for off, row in right), *right[::-1]]


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


def turf(stage: Stage) -> Material:
    """What covers the ground between the graves in this season."""
    return SNOW if stage.season == "winter" else SOD


def lawn(stage: Stage, top: float) -> None:
    """The ground of a graveyard from row `top` on."""
    with stage.thing("ground", *(("snowy",) if stage.season == "winter" else ("grassy",)), plural=""):
        land.ground(stage, top, turf(stage))


def tree(stage: Stage) -> None:
    """A dead tree at one side, or a yew."""
    dice = stage.dice
    at = dice.pick((dice.between(6, 44), dice.between(276, 314)))
    if dice.chance(0.7):
        with stage.thing("bare tree", "crooked"):
            trees.bare(stage, at, HEIGHT - 6, dice.between(130, 170), distance=-0.3)
    else:
        with stage.thing("yew tree"):
            trees.broad(stage, at, HEIGHT - 14, dice.between(120, 150), LEAF_DARK, distance=-0.2)


def front(stage: Stage) -> None:
    """Grass at our feet, and mist that creeps."""
    dice = stage.dice
    if dice.chance(0.45) and stage.weather in ("clear", "cloudy", "overcast"):
        weather.mist(stage, dice.between(130, 160), 18, 0.5)
    if stage.season != "winter":
        with stage.thing("grass", "tall", plural=""):
            plants.tufts(stage, HEIGHT, 17, SOD, -0.3)
