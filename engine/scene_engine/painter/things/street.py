"""What stands in streets: lamps, cars, awnings, fire escapes, steam, cables."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, shading
from scene_engine.painter.area import Area, Point, box, ellipse, polygon, stroke, union
from scene_engine.painter.light import Light
from scene_engine.painter.materials import (
    CLOTH_BLUE,
    CLOTH_GREEN,
    CLOTH_RED,
    IRON,
    SAILCLOTH,
    STEEL,
    Material,
)
from scene_engine.painter.stage import Stage

RUBBER = Material((0x0A0A0E, 0x1C1C24, 0x3A3A44))
ASPHALT = Material((0x1B1D28, 0x383B47, 0x5B5E66, 0x85867F))
PAVEMENT = Material((0x3A3C48, 0x6E6E74, 0xA09C94, 0xCBC5B4))
PAINTS = (
    Material((0x3E0D18, 0x8A1C26, 0xD03C34, 0xFFA080)),
    Material((0x101C44, 0x244C94, 0x4C8AD0, 0xB4E0F8)),
    Material((0x4A3410, 0xB4821C, 0xF4C430, 0xFFF2A0)),
    Material((0x10302C, 0x23685A, 0x4CA888, 0xBCECD0)),
    Material((0x50505E, 0x9498A2, 0xD4D6D2, 0xFFFFFF)),
    Material((0x101018, 0x26262F, 0x4C4E5A, 0x9CA4AC)),
)
"""Of cars."""


def street_lamp(stage: Stage, x: float, y: float, height: float, arm: int = 0, distance: float = 0.0) -> None:
    """A lamp-post: with a lantern on top, or with an `arm` to the left (-1) or right (1)."""
    thick = max(height * 0.035, 1.5)
    top = y - height
    post = union(
        [
            stroke([(x, y), (x, top)], thick * 1.4, thick),
            box(x - thick * 1.5, y - thick * 3, x + thick * 1.5, y),
        ]
    )
    stage.fill(post, IRON, shading.column(post, stage.side, 0.1, 0.7), distance)
    size = max(height * 0.06, 2.5)
    lamp_x, lamp_y = x, top - size
    if arm:
        lamp_x, lamp_y = x + arm * height * 0.22, top + size
        stage.fill(
            stroke([(x, top + 1), (x + arm * height * 0.12, top - size), (lamp_x, top)], thick, thick),
            IRON,
            0.4,
            distance,
        )
    head = ellipse(lamp_x, lamp_y, size * 1.1, size * (0.7 if arm else 1.2))
    on = dark(stage.light)
    stage.fill(
        head,
        Material((0xE0A040, 0xFFE8A0, 0xFFFCE8), glows=True) if on else SAILCLOTH,
        0.8,
        0 if on else distance,
    )
    stage.fill(
        box(lamp_x - size * 1.3, lamp_y - size * 1.2, lamp_x + size * 1.3, lamp_y - size * 0.5),
        IRON,
        0.25,
        distance,
    )
    if on:
        stage.glow(lamp_x, lamp_y, height * 0.6, 0xFFC870, 0.6)


def dark(light: Light) -> bool:
    """Whether lamps are lit at this hour."""
    return light.night or light.time == "dusk" or light.weather == "thunderstorm"


def car(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    paint: Material,
    facing: int = 1,
    distance: float = 0.0,
    flying: bool = False,
) -> None:
    """A car from the side; `x` is its middle, `y` the street under its wheels; `flying` ones have none."""

    def at(px: float, py: float) -> Point:
        return x + px * wide * facing, y - py * wide

    body = polygon([
        at(-0.5, 0.1), at(-0.5, 0.26), at(-0.36, 0.29), at(-0.26, 0.44), at(0.1, 0.44), at(0.24, 0.29),
        at(0.46, 0.24), at(0.5, 0.1),
    ])  # fmt: skip
    if not body.mask.size:
        return
    value = 0.75 - 0.5 * body.down + 0.1 * stage.side * (body.across - 0.5)
    stage.fill(body, paint, value, distance)
    stage.fill(body.edge(0, -1), paint, 0.95, distance)
    glass = polygon([at(-0.3, 0.3), at(-0.23, 0.41), at(0.08, 0.41), at(0.18, 0.3)])
    stage.fill(glass, Material((0x101820, 0x304858, 0x88A8B0)), 0.75 - 0.5 * glass.down, distance)
    pillar = at(-0.07, 0)[0]
    stage.fill(
        box(pillar, y - 0.41 * wide, pillar + max(wide * 0.03, 1), y - 0.3 * wide), paint, 0.5, distance
    )
    stage.shade(box(x - wide * 0.5, y - wide * 0.14, x + wide * 0.5, y - wide * 0.1), 0.4)
    if flying:
        stage.glow(x, y - wide * 0.06, wide * 0.5, 0x50D8FF, 0.7)
    else:
        for t in (-0.29, 0.29):
            wheel = ellipse(x + t * wide, y - wide * 0.09, wide * 0.1)
            stage.fill(wheel, RUBBER, shading.down(wheel, 0.8, 0.2), distance)
            stage.fill(ellipse(x + t * wide, y - wide * 0.09, wide * 0.045), STEEL, 0.75, distance)
    for t, colour in ((0.47, 0xFFF0B0), (-0.48, 0xFF2820)):
        lx = x + t * wide * facing
        lamp = ellipse(lx, y - wide * 0.19, max(wide * 0.03, 1.1))
        stage.paint(lamp, stage.light.colour(colour, lit=False))
        if dark(stage.light):
            stage.glow(lx, y - wide * 0.19, wide * 0.4, colour, 0.6)


def car_behind(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    paint: Material,
    coming: bool = False,
    distance: float = 0.0,
) -> None:
    """A car seen from behind, or from the front if it is `coming`; `y` is the street under it."""
    h = wide * 0.72
    stage.shade(ellipse(x, y - 1, wide * 0.58, wide * 0.1), 0.6)
    for t in (-0.36, 0.36):
        stage.fill(box(x + (t - 0.1) * wide, y - h * 0.3, x + (t + 0.1) * wide, y), RUBBER, 0.4, distance)
    cabin = polygon(
        [
            (x - wide * 0.42, y - h * 0.52),
            (x - wide * 0.3, y - h),
            (x + wide * 0.3, y - h),
            (x + wide * 0.42, y - h * 0.52),
        ]
    )
    stage.fill(
        cabin, paint, shading.across(cabin, 0.55 - 0.2 * stage.side, 0.55 + 0.2 * stage.side), distance
    )
    glass = polygon(
        [
            (x - wide * 0.34, y - h * 0.55),
            (x - wide * 0.25, y - h * 0.93),
            (x + wide * 0.25, y - h * 0.93),
            (x + wide * 0.34, y - h * 0.55),
        ]
    )
    stage.fill(glass, Material((0x101820, 0x304858, 0x88A8B0)), 0.7 - 0.5 * glass.down, distance)
    body = box(x - wide / 2, y - h * 0.56, x + wide / 2, y - h * 0.16)
    stage.fill(body, paint, 0.85 - 0.6 * body.down + 0.2 * stage.side * (body.across - 0.5), distance)
    stage.fill(box(x - wide * 0.5, y - h * 0.26, x + wide * 0.5, y - h * 0.18), STEEL, 0.5, distance)
    colour = 0xFFF4C0 if coming else 0xFF2418
    for t in (-0.38, 0.38):
        stage.paint(
            box(x + (t - 0.08) * wide, y - h * 0.46, x + (t + 0.08) * wide, y - h * 0.34),
            stage.light.colour(colour, lit=False),
        )
        if dark(stage.light):
            stage.glow(x + t * wide, y - h * 0.4, wide * 0.5, colour, 0.55)


def awning(
    stage: Stage,
    x0: float,
    x1: float,
    y: float,
    drop: float,
    cloth: Material | None = None,
    distance: float = 0.0,
) -> None:
    """A striped cloth over a shop front, its scalloped edge `drop` rows below row `y`."""
    cloth = stage.dice.pick((CLOTH_RED, CLOTH_GREEN, CLOTH_BLUE)) if cloth is None else cloth
    out = drop * 0.4
    area = polygon([(x0, y), (x1, y), (x1 + out, y + drop), (x0 - out, y + drop)])
    count = max(3, round((x1 - x0) / 9))
    # The stripes fan out towards the lower edge.
    middle, spread = (x0 + x1) / 2, 1 + 2 * out / (x1 - x0) * (area.ys - y) / drop
    stripe = np.floor(((area.xs - middle) / spread / (x1 - x0) + 0.5) * count)
    inside = ((area.xs - middle) / spread / (x1 - x0) + 0.5) * count - stripe
    scallop = y + drop - 3 + 3 * (1 - (2 * inside - 1) ** 2)
    area = area.where(area.ys <= scallop)
    value = 0.85 - 0.4 * (area.ys - y) / drop
    stage.fill(area, cloth, value, distance)
    stage.fill(area.where(stripe % 2 == 0), SAILCLOTH, value, distance)
    stage.shade(box(x0, y + drop, x1, y + drop * 1.6), 0.5)


def steam(
    stage: Stage, x: float, y: float, height: float, strength: float = 0.5, colour: int = 0xD0D8E8
) -> None:
    """Steam that rises from (x, y) and widens as it drifts."""
    area = box(x - height * 0.5, y - height, x + height * 0.5, y)
    if not area.mask.size:
        return
    up = 1 - area.down
    swing = (noise.line(stage.dice, area.height, 30, 2) - 0.5)[:, None] * height * 0.5 * up
    half = height * (0.06 + 0.26 * up)
    curl = noise.field(stage.dice, area.height, area.width, 10, 3)
    dense = (
        np.clip(1 - np.abs(area.xs - x - swing) / half, 0, 1) * (1 - up) ** 0.5 * np.clip(curl * 1.6, 0, 1)
    )
    stage.blend(area, colour, strength * dense)


def cable(
    stage: Stage, x0: float, y0: float, x1: float, y1: float, sag: float, distance: float = 0.0
) -> None:
    """A cable hung between two walls."""
    ts = [number / 8 for number in range(9)]
    points = [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + sag * 4 * t * (1 - t)) for t in ts]
    stage.fill(union([stroke([a, b], 1.1, 1.1) for a, b in pairwise(points)]), RUBBER, 0.3, distance)


def fire_escape(
    stage: Stage, x: float, y: float, wide: float, floors: int, pitch: float, distance: float = 0.0
) -> None:
    """Iron landings up a wall with ladders between them; `y` is the row of the lowest."""
    iron: list[Area] = []
    for number in range(floors):
        row = y - number * pitch
        iron += [box(x, row, x + wide, row + 2), box(x, row - pitch * 0.38, x + wide, row - pitch * 0.38 + 1)]
        iron += [
            box(x + wide * t, row - pitch * 0.38, x + wide * t + 1, row) for t in (0.0, 0.25, 0.5, 0.75, 0.97)
        ]
        if number + 1 < floors:
            ends: list[Point] = [(x + wide * 0.15, row), (x + wide * 0.8, row - pitch)]
            iron.append(stroke(ends[:: 1 if number % 2 else -1], 2.0, 2.0))
    area = union(iron)
    shadow = Area(area.top + 2, max(area.left - 2 * stage.side, 0), area.mask)
    stage.shade(shadow & box(0, 0, WIDTH, HEIGHT), 0.3)
    stage.fill(area, IRON, 0.35, distance)


def promenade(stage: Stage) -> None:
    """A paved bank with a railing and a lamp, dark before the water."""
    with stage.thing("promenade", "stone"):
        stage.fill(box(0, 176, WIDTH, HEIGHT), PAVEMENT, 0.35, -0.3)
    with stage.thing("railing", "iron"):
        posts = [box(x, 158, x + 2, 178) for x in range(4, WIDTH, 20)]
        stage.fill(union([box(0, 158, WIDTH, 161), *posts]), IRON, 0.4, -0.5)
    with stage.thing("street lamp"):
        street_lamp(stage, stage.dice.pick((40, 280)), 184, stage.dice.between(80, 104), 0, -0.2)


def drum(stage: Stage, x: float, y: float, wide: float, high: float, paint: Material) -> None:
    """A metal drum on the ground at row `y`, with its hoops and its lid."""
    body = box(x - wide / 2, y - high, x + wide / 2, y) | ellipse(x, y, wide / 2, wide * 0.16)
    hoops = np.where((body.ys - (y - high)) % max(high * 0.32, 4) < 2, -0.2, 0.0)
    stage.fill(body, paint, shading.column(body, stage.side, 0.1, 0.8) + hoops)
    stage.fill(ellipse(x, y - high, wide / 2, wide * 0.16), paint, 0.85)
    stage.fill(ellipse(x, y - high, wide * 0.4, wide * 0.1), paint, 0.3)
