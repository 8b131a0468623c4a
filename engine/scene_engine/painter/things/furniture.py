"""Furniture that stands on a floor, measured in metres and drawn in perspective at a `Spot`."""

from __future__ import annotations

import numpy as np

from scene_engine.painter import noise, shading
from scene_engine.painter.area import Area, blob, box, ellipse, polygon, stroke
from scene_engine.painter.materials import (
    CLOTH_BLUE,
    CLOTH_GREEN,
    CLOTH_RED,
    GOLD,
    IRON,
    SAILCLOTH,
    WOOD,
    WOOD_DARK,
    Material,
)
from scene_engine.painter.perspective import FOCAL, Spot
from scene_engine.painter.stage import Stage

OAK = Material((0x24140F, 0x54301C, 0x8A5A30, 0xC08E52))
MAHOGANY = Material((0x200A0C, 0x50201A, 0x86402A, 0xB87048))
LINEN = Material((0x6C6478, 0xB0A8AC, 0xDED8CE, 0xFBF6E6))
CLOTHS = (CLOTH_RED, CLOTH_BLUE, CLOTH_GREEN)


def colour_of(cloth: Material) -> str:
    """What one of CLOTHS is called."""
    return ("red", "blue", "green")[CLOTHS.index(cloth)]


def block(
    stage: Stage,
    spot: Spot,
    left: float,
    low: float,
    right: float,
    high: float,
    deep: float,
    material: Material,
    value: float = 0.52,
    back: float = 0.0,
    grain: float = 0.18,
) -> Area:
    """A box, and so most of a piece of furniture: its front, and the top and the side that can be seen.

    Args:
        stage: Where.
        spot: The piece's own.
        left: Metres from the spot's middle.
        low: Metres above the floor.
        right: As `left`.
        high: As `low`.
        deep: Metres from front to back.
        material: Of what.
        value: How lit its front is.
        back: Metres that its front lies behind the spot.
        grain: How strong the grain of the wood is; 0 for none.

    Returns:
        Its front.
    """
    a, b = spot.at(left, high, back), spot.at(right, high, back)
    c, d = spot.at(right, low, back), spot.at(left, low, back)
    ba, bb = spot.at(left, high, back + deep), spot.at(right, high, back + deep)
    if deep and spot.eye[1] < a[1] - 0.5:
        _face(stage, polygon([a, b, bb, ba]), material, value + 0.26, spot.distance, grain)
    if deep and spot.eye[0] < a[0]:
        side = polygon([a, ba, spot.at(left, low, back + deep), d])
        _face(stage, side, material, value + (0.1 if stage.side < 0 else -0.2), spot.distance, grain)
    elif deep and spot.eye[0] > b[0]:
        side = polygon([b, bb, spot.at(right, low, back + deep), c])
        _face(stage, side, material, value + (0.1 if stage.side > 0 else -0.2), spot.distance, grain)
    front = polygon(
        [
            (round(a[0]), round(a[1])),
            (max(round(b[0]), round(a[0]) + 1), round(b[1])),
            (max(round(c[0]), round(d[0]) + 1), round(c[1])),
            (round(d[0]), round(d[1])),
        ]
    )
    _face(stage, front, material, value, spot.distance, grain)
    if front.height > 3:
        stage.fill(front.edge(0, -1), material, value + 0.3, spot.distance)
    return front


def _face(stage: Stage, area: Area, material: Material, value: float, distance: float, grain: float) -> None:
    if not area.mask.size:
        return
    if not grain or min(area.height, area.width) < 4:
        stage.fill(area, material, value, distance)
        return
    upright = area.height > area.width * 1.6
    lines = noise.field(stage.dice, area.height, area.width, 20 if upright else 4, 2, 0.2 if upright else 6)
    stage.fill(area, material, value + grain * (lines - 0.5) + shading.down(area, 0.05, -0.07), distance)


def shadow(stage: Stage, spot: Spot, wide: float, deep: float = 0.6, amount: float = 0.45) -> None:
    """The shadow on the floor under something `wide` metres wide."""
    points = [
        spot.at(-wide / 2 - 0.06, 0, -0.06),
        spot.at(wide / 2 + 0.06, 0, -0.06),
        spot.at(wide / 2 + 0.1, 0, deep),
        spot.at(-wide / 2 - 0.1, 0, deep),
    ]
    stage.shade(polygon(points), amount)


def table(
    stage: Stage,
    spot: Spot,
    wide: float = 1.8,
    deep: float = 0.8,
    material: Material = OAK,
    high: float = 0.76,
) -> None:
    """A heavy table on four legs."""
    shadow(stage, spot, wide, deep)
    half = wide / 2
    for back in (deep - 0.12, 0.04):
        for x in (-half + 0.06, half - 0.2):
            block(stage, spot, x, 0, x + 0.14, high, 0.1, material, 0.42 if back < 0.1 else 0.25, back, 0)
    block(stage, spot, -half + 0.1, high - 0.22, half - 0.1, high - 0.06, 0, material, 0.34, 0.05)
    block(stage, spot, -half, high - 0.08, half, high, deep, material, 0.58)


def round_table(stage: Stage, spot: Spot, wide: float = 1.1, material: Material = OAK) -> None:
    """A round table on one stout leg."""
    m, high = spot.metre, 0.74
    x, y = spot.x, spot.y - high * m
    drop = max((y - spot.eye[1]) / m * 0.34, 0.07)
    rx, ry = wide / 2 * m, wide / 2 * m * min(drop, 0.36)
    stage.shade(ellipse(x, spot.y - ry * 0.6, rx * 0.9, ry * 0.8), 0.45)
    leg = stroke([(x, spot.y - ry), (x, y)], 0.2 * m, 0.14 * m)
    stage.fill(leg, material, shading.column(leg, stage.side, 0.1, 0.6), spot.distance)
    for foot in (-0.3, 0.3):
        limb = stroke([(x, spot.y - ry - 0.1 * m), (x + foot * m, spot.y - ry * 0.4)], 0.13 * m, 0.1 * m)
        stage.fill(limb, material, 0.4, spot.distance)
    rim = ellipse(x, y + 0.08 * m, rx, ry)
    stage.fill(rim, material, 0.3, spot.distance)
    top = ellipse(x, y, rx, ry)
    stage.fill(
        top,
        material,
        0.72 + 0.2 * (noise.field(stage.dice, top.height, top.width, 3, 2, 8) - 0.5),
        spot.distance,
    )
    stage.fill(top.edge(0, -1), material, 0.95, spot.distance)


def bench(stage: Stage, spot: Spot, wide: float = 1.6, material: Material = OAK) -> None:
    """A plain bench."""
    shadow(stage, spot, wide, 0.3)
    for x in (-wide / 2 + 0.1, wide / 2 - 0.2):
        block(stage, spot, x, 0, x + 0.1, 0.42, 0.28, material, 0.36, 0.02, 0)
    block(stage, spot, -wide / 2, 0.4, wide / 2, 0.47, 0.32, material, 0.55)


def stool(stage: Stage, spot: Spot, material: Material = OAK) -> None:
    """A three-legged stool."""
    m = spot.metre
    stage.shade(ellipse(spot.x, spot.y - 0.05 * m, 0.24 * m, 0.08 * m), 0.4)
    for foot in (-0.2, 0.02, 0.2):
        leg = stroke(
            [(spot.x + foot * 0.6 * m, spot.y - 0.44 * m), (spot.x + foot * m, spot.y)], 0.08 * m, 0.07 * m
        )
        stage.fill(leg, material, 0.36, spot.distance)
    stage.fill(ellipse(spot.x, spot.y - 0.45 * m, 0.24 * m, 0.1 * m), material, 0.3, spot.distance)
    stage.fill(ellipse(spot.x, spot.y - 0.49 * m, 0.24 * m, 0.09 * m), material, 0.75, spot.distance)


def chair(
    stage: Stage, spot: Spot, material: Material = OAK, facing: bool = True, seat: Material | None = None
) -> None:
    """A chair with a tall back: towards us, or away, its back before the seat."""
    shadow(stage, spot, 0.46, 0.44)

    def back(at: float) -> None:
        for x in (-0.24, 0.17):
            block(stage, spot, x, 0.42, x + 0.07, 1.12, 0.05, material, 0.5, at, 0)
        for low in (0.62, 0.8):
            block(stage, spot, -0.2, low, 0.2, low + 0.09, 0, material, 0.45, at + 0.01, 0)
        block(stage, spot, -0.25, 0.98, 0.25, 1.14, 0.05, material, 0.56, at, 0)

    if facing:
        back(0.42)
    for at in (0.4, 0.0):
        for x in (-0.24, 0.17):
            block(stage, spot, x, 0, x + 0.07, 0.44, 0.06, material, 0.44 if at < 0.1 else 0.25, at, 0)
    block(stage, spot, -0.25, 0.42, 0.25, 0.48, 0.46, seat or material, 0.56, 0, 0)
    if not facing:
        back(0.0)


def armchair(stage: Stage, spot: Spot, cloth: Material = CLOTH_RED) -> None:
    """An upholstered chair with wings, towards us."""
    shadow(stage, spot, 0.9, 0.8)
    m = spot.metre
    (x0, y0), (x1, y1) = spot.at(-0.4, 1.16, 0.55), spot.at(0.4, 0.3, 0.55)
    back = ellipse((x0 + x1) / 2, y0 + 0.2 * m, (x1 - x0) / 2, 0.22 * m) | box(x0, y0 + 0.2 * m, x1, y1)
    tufts = np.abs(back.across * 4 % 1 - 0.5) + np.abs(back.down * 4 % 1 - 0.5)
    stage.fill(back, cloth, 0.62 - 0.3 * tufts - 0.1 * back.down, spot.distance)
    stage.fill(back.edge(0, -1) | back.edge(stage.side, 0), cloth, 0.9, spot.distance)
    block(stage, spot, -0.32, 0.12, 0.32, 0.44, 0.55, cloth, 0.5, 0, 0)
    for side in (-0.46, 0.28):
        block(stage, spot, side, 0.1, side + 0.18, 0.6, 0.62, cloth, 0.58, 0, 0)
        rx, ry = spot.at(side + 0.09, 0.6)
        roll = ellipse(rx, ry, 0.11 * m, 0.1 * m)
        stage.fill(
            roll, cloth, shading.ball(roll, rx, ry, 0.11 * m, 0.1 * m, stage.side, 0.35, 0.95), spot.distance
        )


def barrel(stage: Stage, spot: Spot, material: Material = WOOD, high: float = 0.95) -> None:
    """A standing barrel: staves, and iron hoops."""
    m = spot.metre
    h, r = high * m, high * m * 0.36
    stage.shade(ellipse(spot.x, spot.y, r * 1.15, r * 0.3), 0.45)
    top = spot.y - h
    points = [
        (spot.x - r * 0.8, top),
        (spot.x + r * 0.8, top),
        (spot.x + r * 0.97, top + h * 0.25),
        (spot.x + r, top + h * 0.5),
        (spot.x + r * 0.95, top + h * 0.78),
        (spot.x + r * 0.8, spot.y),
        (spot.x - r * 0.8, spot.y),
        (spot.x - r * 0.95, top + h * 0.78),
        (spot.x - r, top + h * 0.5),
        (spot.x - r * 0.97, top + h * 0.25),
    ]
    body = polygon(points) | ellipse(spot.x, spot.y, r * 0.8, r * 0.2)
    lit = shading.column(body, stage.side, 0.1, 0.85)
    staves = np.floor((body.xs - spot.x) / max(r / 3, 2)).astype(np.intp) & 1
    stage.fill(body, material, lit + 0.1 * staves + 0 * body.ys, spot.distance)
    for t in (0.1, 0.3, 0.72, 0.92):
        hoop = body.where(np.abs(body.ys - top - t * h) < max(0.04 * h, 1))
        stage.fill(hoop, IRON, lit * 0.9 + 0 * hoop.ys, spot.distance)
    lid = ellipse(spot.x, top, r * 0.8, r * 0.22)
    stage.fill(lid, material, 0.75, spot.distance)
    stage.fill(lid.edge(0, 1), material, 0.2, spot.distance)


def lying_barrel(stage: Stage, x: float, y: float, radius: float, material: Material = WOOD) -> None:
    """A barrel on its side, its round end with a tap towards us, about (x, y)."""
    end = ellipse(x, y, radius)
    boards = np.floor((end.xs - x) / max(radius / 2.5, 3)).astype(np.intp) & 1
    stage.fill(end, material, 0.42 + 0.12 * boards + shading.down(end, 0.16, -0.16))
    ring = end - ellipse(x, y, radius * 0.86)
    stage.fill(ring, IRON, shading.ball(ring, x, y, radius, radius, stage.side, 0.1, 0.8))
    stage.fill(ellipse(x, y + radius * 0.5, max(radius * 0.12, 1.4)), GOLD, 0.75)


def bed(
    stage: Stage, spot: Spot, cloth: Material = CLOTH_RED, wood: Material = MAHOGANY, canopy: bool = False
) -> None:
    """A double bed seen from its foot, its head to the wall; with posts and a canopy if asked for."""
    m = spot.metre
    shadow(stage, spot, 1.7, 2.0)
    long, high = 1.95, 1.15
    block(stage, spot, -0.85, 0.2, 0.85, high, 0.08, wood, 0.48, long)
    if canopy:
        for x in (-0.86, 0.78):
            block(stage, spot, x, 0, x + 0.09, 2.25, 0.08, wood, 0.45, long, 0)
        back = block(stage, spot, -0.8, high, 0.8, 2.2, 0, cloth, 0.3, long + 0.05, 0)
        folds = 0.3 + 0.3 * (noise.field(stage.dice, back.height, back.width, 12, 2, 0.4) - 0.5)
        stage.fill(back, cloth, folds, spot.distance)
    block(stage, spot, -0.8, 0.25, 0.8, 0.55, long, LINEN, 0.5, 0.02, 0)
    for side in (-0.4, 0.4):
        x, y = spot.at(side, 0.66, long - 0.3)
        near = 1 / (1 + (long - 0.3) * m / FOCAL)
        pillow = ellipse(x, y, 0.36 * m * near, 0.17 * m * near)
        stage.fill(
            pillow, LINEN, shading.ball(pillow, x, y, 0.36 * m, 0.17 * m, stage.side, 0.4, 1), spot.distance
        )
    fold = long - 0.75
    cover = polygon(
        [spot.at(-0.84, 0.58), spot.at(0.84, 0.58), spot.at(0.84, 0.6, fold), spot.at(-0.84, 0.6, fold)]
    )
    quilt = 0.68 + 0.3 * (noise.field(stage.dice, cover.height, cover.width, 12, 2, 2) - 0.5)
    stage.fill(cover, cloth, quilt + shading.across(cover, -0.12, 0.12) * stage.side, spot.distance)
    hem = polygon(
        [
            spot.at(-0.84, 0.6, fold),
            spot.at(0.84, 0.6, fold),
            spot.at(0.84, 0.6, fold + 0.18),
            spot.at(-0.84, 0.6, fold + 0.18),
        ]
    )
    stage.fill(hem, LINEN, 0.85, spot.distance)
    drop = block(stage, spot, -0.84, 0.16, 0.84, 0.58, 0, cloth, 0.45, -0.01, 0)
    folds = 0.45 + 0.35 * (noise.field(stage.dice, drop.height, drop.width, 10, 2, 0.5) - 0.5)
    stage.fill(drop, cloth, folds, spot.distance)
    block(stage, spot, -0.9, 0, 0.9, 0.42, 0.07, wood, 0.46, -0.08)
    for x in (-0.95, 0.84):
        post = 2.3 if canopy else 0.72
        block(stage, spot, x, 0, x + 0.11, post, 0.1, wood, 0.56, -0.1, 0)
    if canopy:
        block(stage, spot, -0.95, 2.08, 0.95, 2.34, long, cloth, 0.5, -0.1, 0)


def ladder(stage: Stage, foot: tuple[float, float], top: tuple[float, float], wide: float) -> None:
    """A ladder that leans on something."""
    (x0, y0), (x1, y1) = foot, top
    for side in (-wide / 2, wide / 2):
        rail = stroke([(x0 + side, y0), (x1 + side * 0.85, y1)], 3.2, 2.6)
        stage.fill(rail, WOOD, 0.62)
        stage.fill(rail.edge(stage.side, 0), WOOD, 0.9)
    count = max(int((y0 - y1) / 8), 3)
    for number in range(1, count):
        t = number / count
        x, y = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t
        half = wide / 2 * (1 - 0.15 * t)
        stage.fill(stroke([(x - half, y), (x + half, y)], 2, 2), WOOD, 0.75)


def sack(stage: Stage, spot: Spot, high: float = 0.6, cloth: Material = SAILCLOTH) -> None:
    """A full sack, tied at its neck."""
    m = spot.metre
    stage.shade(ellipse(spot.x, spot.y, 0.34 * m, 0.09 * m), 0.4)
    y = spot.y - high * 0.45 * m
    body = ellipse(spot.x, y, high * 0.5 * m, high * 0.48 * m)
    stage.fill(
        body,
        cloth,
        shading.ball(body, spot.x, y, high * 0.5 * m, high * 0.48 * m, stage.side, 0.1, 0.7),
        spot.distance,
    )
    neck = polygon(
        [
            (spot.x - 0.1 * m, spot.y - high * 1.15 * m),
            (spot.x + 0.12 * m, spot.y - high * 1.12 * m),
            (spot.x + 0.05 * m, spot.y - high * 0.85 * m),
            (spot.x - 0.05 * m, spot.y - high * 0.85 * m),
        ]
    )
    stage.fill(neck, cloth, 0.6, spot.distance)
    stage.fill(neck.edge(0, 1), WOOD_DARK, 0.4, spot.distance)


def straw(stage: Stage, spot: Spot, wide: float, material: Material) -> None:
    """A heap of straw to lie on."""
    m = spot.metre
    area = blob(stage.dice, spot.x, spot.y - 0.12 * m, wide / 2 * m, 0.22 * m, 0.9, 7)
    stage.shade(ellipse(spot.x, spot.y, wide / 2 * m, 0.16 * m), 0.4)
    stalks = noise.field(stage.dice, area.height, area.width, 4, 2, 4)
    stage.fill(area, material, 0.35 + 0.5 * stalks - 0.25 * area.down, spot.distance)
