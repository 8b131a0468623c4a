"""Railways: engines, carriages, rails, platforms, the iron roofs of stations, clocks and signals."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, perspective, shading
from scene_engine.painter.area import Area, Point, box, ellipse, polygon, stroke, union
from scene_engine.painter.materials import GOLD, IRON, STEEL, WINDOW, Material
from scene_engine.painter.stage import Stage

GREEN = Material((0x0C241E, 0x1E5038, 0x3C8456, 0x8CC894))
MAROON = Material((0x2A0C18, 0x6A1C2C, 0xA83A40, 0xE08878))
NAVY = Material((0x0C1434, 0x203A78, 0x3C68B4, 0x94BCEC))
BLACK = Material((0x0C0C14, 0x24242E, 0x484A56, 0x90949C))
CREAM = Material((0x6E5C50, 0xB49C78, 0xE4CFA0, 0xFFF4D4))
YELLOW = Material((0x5A3A10, 0xB8801C, 0xF0BC38, 0xFFF0A0))
SILVER = Material((0x3A4254, 0x747E90, 0xB4BCC4, 0xF4F8F8))
RED = Material((0x400C14, 0x94201E, 0xDC4030, 0xFFA080))
GLASS = Material((0x0E1822, 0x2A4050, 0x6C909C, 0xC0DCDC))
SMOKE = Material((0x70747C, 0xA4A4A8, 0xD4D0CA, 0xF6F2E8), 4)
LIVERIES = (GREEN, MAROON, NAVY, BLACK)
MODERN = (RED, NAVY, SILVER, YELLOW, GREEN)


def lit(stage: Stage) -> bool:
    return stage.night or stage.time in ("dusk",) or stage.weather == "thunderstorm"


def panes(stage: Stage, area: Area, distance: float) -> None:
    """The glass of a carriage or a cab: lamplight behind it when it is dark."""
    if lit(stage):
        stage.fill(area, WINDOW, shading.down(area, 0.95, 0.4))
    else:
        stage.fill(area, GLASS, shading.down(area, 0.8, 0.25), distance)


def wheel(stage: Stage, x: float, y: float, r: float, distance: float, paint: Material = BLACK) -> None:
    """A spoked wheel; (x, y) is its axle."""
    disc = ellipse(x, y, r)
    stage.fill(disc, IRON, shading.ball(disc, x, y, r, r, stage.side, 0.2, 0.9), distance)
    hollow = ellipse(x, y, r * 0.76)
    stage.fill(hollow, BLACK, 0.12, distance)
    thick, reach = max(r * 0.13, 1), r * 0.75
    spokes = union([
        stroke([(x - reach * a, y - reach * b), (x + reach * a, y + reach * b)], thick, thick)
        for a, b in ((1.0, 0.0), (0.0, 1.0), (0.7, 0.7), (0.7, -0.7))
    ])  # fmt: skip
    stage.fill(spokes & hollow, paint, 0.65, distance)
    stage.fill(ellipse(x, y, max(r * 0.22, 1)), STEEL, 0.7, distance)


def steam_engine(
    stage: Stage,
    x: float,
    y: float,
    size: float,
    facing: int = 1,
    paint: Material = GREEN,
    distance: float = 0.0,
) -> float:
    """A steam engine with its tender, from the side.

    Args:
        stage: Where.
        x: Column of its front.
        y: Row of the rails.
        size: Its height, pixels; it is about 2.9 times as long with its tender.
        facing: -1 to the left, 1 to the right.
        paint: Its livery.
        distance: As `Light.ramp`.

    Returns:
        The column where the carriages begin.
    """
    s = size / 50

    def px(along: float) -> float:
        return x - facing * along * s

    def part(a: float, b: float, top: float, foot: float) -> Area:
        return box(min(px(a), px(b)), y - top * s, max(px(a), px(b)), y - foot * s)

    frame = part(2, 142, 15, 10)
    stage.fill(frame, RED if paint is not RED else BLACK, shading.down(frame, 0.6, 0.2), distance)
    boiler = part(4, 60, 36, 15)
    round_ = 0.75 - 1.3 * (boiler.down - 0.25) ** 2 - 0.35 * boiler.down
    stage.fill(boiler, paint, round_, distance, 7)
    for band in (20, 34, 48):
        ring = part(band, band + 1.6, 36, 15)
        stage.fill(ring, GOLD, 0.9 - 0.7 * ring.down, distance)
    smokebox = part(2, 14, 37, 14)
    stage.fill(smokebox, BLACK, 0.8 - 0.8 * smokebox.down, distance)
    chimney = part(5, 12, 50, 36)
    stage.fill(chimney, BLACK, shading.column(chimney, stage.side), distance)
    stage.fill(part(3.5, 13.5, 51, 47), BLACK, 0.75, distance)
    for along in (26, 42):
        dome = ellipse(px(along), y - 36 * s, 5 * s, 7 * s)
        stage.fill(
            dome.where(dome.ys < y - 35 * s),
            GOLD if along == 26 else paint,
            shading.ball(dome, px(along), y - 38 * s, 5 * s, 7 * s, stage.side),
            distance,
        )
    cab = part(60, 86, 44, 14)
    stage.fill(cab, paint, 0.55 - 0.2 * cab.down, distance)
    panes(stage, part(65, 74, 38, 27), distance)
    stage.fill(part(76, 84, 38, 15), BLACK, 0.1, distance)
    if lit(stage):
        stage.glow(px(80), y - 22 * s, 24 * s, 0xFF8030, 0.8)
    roof = part(57, 90, 47.5, 43.5)
    stage.fill(roof, BLACK, shading.down(roof, 0.8, 0.3), distance)
    tender = part(93, 142, 34, 14)
    stage.fill(tender, paint, 0.6 - 0.3 * tender.down, distance)
    coal = noise.line(stage.dice, tender.width, 6 * s + 2, 2)
    heap = box(tender.left, y - 41 * s, tender.left + tender.width, y - 33 * s)
    heap = heap.where(heap.ys > y - 35 * s - 6 * s * coal[None, : heap.width])
    stage.fill(
        heap, BLACK, 0.3 + 0.5 * (noise.field(stage.dice, heap.height, heap.width, 4, 1) - 0.5), distance
    )
    for along in (10, 20, 100, 116, 132):
        wheel(stage, px(along), y - 6 * s, 6 * s, distance)
    for along in (36, 53, 71):
        wheel(stage, px(along), y - 9 * s, 9 * s, distance, RED)
    stage.fill(stroke([(px(18), y - 10 * s), (px(71), y - 8 * s)], 2.4 * s, 2.4 * s), STEEL, 0.75, distance)
    cow = polygon([(px(3), y - 13 * s), (px(-6), y - 1), (px(6), y - 1)])
    stage.fill(cow, IRON, 0.45, distance)
    lamp = ellipse(px(1), y - 40 * s, 3.2 * s)
    stage.fill(lamp, WINDOW if lit(stage) else CREAM, 0.9, distance)
    if lit(stage):
        stage.glow(px(-2), y - 40 * s, 40 * s, 0xFFE0A0, 0.8)
    return px(146)


def smoke(stage: Stage, x: float, y: float, size: float, drift: int) -> None:
    """Smoke from a chimney at (x, y): puffs that grow as they drift to the left (-1) or the right (1)."""
    dice = stage.dice
    for number in range(8, -1, -1):
        t = number / 8
        r = size * (0.16 + 0.34 * t) * dice.between(0.8, 1.2)
        cx, cy = (
            x + drift * size * 2.6 * t**1.3,
            y - size * (0.15 + 0.95 * math.sqrt(t)) + dice.between(-3, 3),
        )
        puff = ellipse(cx, cy, r, r * 0.85)
        if puff.mask.size:
            value = shading.ball(puff, cx, cy, r, r, stage.side, 0.15, 1.0)
            ragged = noise.field(dice, puff.height, puff.width, 9, 2)
            stage.fill(puff.where(ragged > 0.25 * t), SMOKE, value + 0.25 * (ragged - 0.5), 0.15 + 0.25 * t)


def diesel_engine(
    stage: Stage,
    x: float,
    y: float,
    size: float,
    facing: int = 1,
    paint: Material = RED,
    distance: float = 0.0,
) -> float:
    """A diesel or electric engine with a raked nose, from the side; all as `steam_engine`."""
    s = size / 50

    def px(along: float) -> float:
        return x - facing * along * s

    body = polygon(
        [(px(a), y - b * s) for a, b in ((0, 9), (1, 20), (12, 38), (18, 41), (128, 41), (128, 9))]
    )
    stage.fill(body, paint, 0.78 - 0.5 * body.down, distance)
    stripe = body.where((body.ys > y - 22 * s) & (body.ys < y - 16 * s))
    stage.fill(stripe, CREAM if paint is not SILVER else RED, 0.7, distance)
    roof = body.where(body.ys < y - 37 * s)
    stage.fill(roof, SILVER, 0.5, distance)
    panes(stage, polygon([(px(a), y - b * s) for a, b in ((5, 27), (12, 36), (20, 36), (20, 27))]), distance)
    for along in range(34, 116, 16):
        grille = box(min(px(along), px(along + 11)), y - 34 * s, max(px(along), px(along + 11)), y - 26 * s)
        stage.fill(grille, BLACK, np.where(np.floor(grille.ys / 2) % 2 == 0, 0.5, 0.15), distance)
    stage.fill(box(min(px(3), px(126)), y - 10 * s, max(px(3), px(126)), y - 5 * s), BLACK, 0.25, distance)
    for along in (18, 34, 96, 112):
        wheel(stage, px(along), y - 5 * s, 5 * s, distance)
    stage.fill(ellipse(px(3), y - 15 * s, 2.4 * s), WINDOW, 0.95)
    if lit(stage):
        stage.glow(px(-3), y - 15 * s, 40 * s, 0xFFE8B0, 0.8)
    return px(132)


def carriage(
    stage: Stage,
    x: float,
    y: float,
    size: float,
    facing: int = 1,
    paint: Material = MAROON,
    distance: float = 0.0,
) -> float:
    """A passenger carriage; all as `steam_engine`, `x` being its end towards the engine."""
    s = size / 50

    def px(along: float) -> float:
        return x - facing * along * s

    def part(a: float, b: float, top: float, foot: float) -> Area:
        return box(min(px(a), px(b)), y - top * s, max(px(a), px(b)), y - foot * s)

    stage.fill(part(-4, 134, 14, 11), BLACK, 0.2, distance)
    body = part(0, 130, 40, 11)
    stage.fill(body, paint, 0.7 - 0.45 * body.down, distance)
    upper = part(0, 130, 38, 24)
    stage.fill(upper, CREAM, 0.65 - 0.2 * upper.down, distance)
    roof = part(-1, 131, 44, 39)
    roof = roof.where(
        (roof.ys > y - 43 * s) | ((roof.xs - roof.left) > 3 * s) & (roof.xs < roof.left + roof.width - 3 * s)
    )
    stage.fill(roof, SILVER, shading.down(roof, 0.75, 0.2), distance)
    panes(stage, union([part(a, a + 10, 36, 26) for a in (16, 30, 44, 58, 72, 86, 100)]), distance)
    stage.fill(part(3, 12, 37, 11) | part(116, 125, 37, 11), paint, 0.35, distance)
    panes(stage, part(5, 10, 35, 26) | part(118, 123, 35, 26), distance)
    for along in (16, 32, 98, 114):
        wheel(stage, px(along), y - 5 * s, 5 * s, distance)
    return px(134)


def engine_front(
    stage: Stage, x: float, y: float, size: float, paint: Material, steam: bool, distance: float = 0.0
) -> None:
    """An engine that comes towards us, `size` pixels high; `y` is the row of the rails."""
    s = size / 50

    def part(half: float, top: float, foot: float) -> Area:
        return box(x - half * s, y - top * s, x + half * s, y - foot * s)

    stage.shade(ellipse(x, y, 20 * s, 4 * s), 0.6)
    if steam:
        stage.fill(part(15, 42, 8), paint, 0.25, distance)
        chimney = part(4.5, 52, 36)
        stage.fill(chimney, BLACK, shading.column(chimney, stage.side), distance)
        stage.fill(part(6.5, 53, 50), BLACK, 0.6, distance)
        boiler = ellipse(x, y - 27 * s, 14 * s)
        stage.fill(
            boiler,
            paint,
            shading.ball(boiler, x, y - 27 * s, 14 * s, 14 * s, stage.side, 0.25, 0.95),
            distance,
        )
        door = ellipse(x, y - 27 * s, 11 * s)
        stage.fill(
            door, BLACK, shading.ball(door, x, y - 27 * s, 11 * s, 11 * s, stage.side, 0.25, 0.9), distance
        )
        stage.fill(
            stroke([(x - 8 * s, y - 27 * s), (x + 8 * s, y - 27 * s)], 1.6 * s, 1.6 * s), STEEL, 0.6, distance
        )
        stage.fill(ellipse(x, y - 27 * s, 2.5 * s), GOLD, 0.8, distance)
        lamps: Sequence[Point] = ((0, 43), (-12, 15), (12, 15))
    else:
        body = polygon(
            [(x + a * s, y - b * s) for a, b in ((-19, 8), (-19, 40), (-13, 49), (13, 49), (19, 40), (19, 8))]
        )
        stage.fill(body, paint, 0.75 - 0.4 * body.down + 0.2 * stage.side * (body.across - 0.5), distance)
        stage.fill(body.where(body.ys > y - 19 * s), YELLOW if paint is not YELLOW else BLACK, 0.55, distance)
        for t in (-1, 1):
            pane = polygon(
                [(x + t * a * s, y - b * s) for a, b in ((1, 27), (1, 42), (11, 42), (16, 38), (16, 27))]
            )
            panes(stage, pane, distance)
        lamps = ((0, 46), (-14, 16), (14, 16))
    beam = part(18, 13, 6)
    stage.fill(beam, RED if paint is not RED else BLACK, shading.down(beam, 0.8, 0.3), distance)
    for t in (-13, 13):
        stage.fill(ellipse(x + t * s, y - 9.5 * s, 3.4 * s), STEEL, 0.6, distance)
        stage.fill(box(x + (t - 3) * s, y - 6 * s, x + (t + 3) * s, y), BLACK, 0.3, distance)
    for lx, ly in lamps:
        stage.fill(ellipse(x + lx * s, y - ly * s, 2.8 * s), WINDOW if lit(stage) else CREAM, 0.95)
        if lit(stage):
            stage.glow(x + lx * s, y - ly * s, 34 * s, 0xFFE8B0, 0.8)


def train_away(
    stage: Stage,
    x: float,
    horizon: float,
    side: int,
    near: float,
    far: float,
    paint: Material,
    rise: float = 62,
    drop: float = 50,
) -> None:
    """A train's side along a platform, running away from us to (x, horizon).

    Args:
        stage: Where.
        x: Column of the vanishing point.
        horizon: Its row.
        side: -1 left of it, 1 right.
        near: Columns from `x` to its near end.
        far: To its far end.
        paint: Its livery.
        rise: Rows from the eye up to its roof, where it is 120 columns from `x`.
        drop: Rows from the eye down to the platform, there.
    """
    area = polygon([
        (x + side * d, horizon + e * d / 120)
        for d, e in ((far, -rise), (near, -rise), (near, drop), (far, drop))
    ])  # fmt: skip
    if not area.mask.size:
        return
    u, v = perspective.wall(area, x, horizon)
    base = 0.36 if side == stage.side else 0.62
    stage.fill(area, paint, base, 0.05)
    stage.fill(area.where(v < -rise + 9), SILVER, base + 0.15 * (v + rise) / 9, 0.05)
    stage.fill(area.where((v > -rise + 9) & (v < 4)), CREAM, base + 0.1, 0.05)
    door = (u % 66 > 52) & (v > -rise + 14) & (v < drop - 6)
    stage.fill(area.where(door), paint, base - 0.14, 0.05)
    pane = area.where((u % 13.2 > 3) & (v > -rise + 18) & (v < -6))
    panes(stage, pane, 0.05)
    stage.fill(area.where(u % 66 < 2.4), BLACK, 0.15, 0.05)
    stage.fill(area.where(v > drop - 8), BLACK, 0.15, 0.05)


def in_hall(stage: Stage, x: float, horizon: float, side: int) -> None:
    """A train that waits along the whole platform, or a steam engine that has come in."""
    dice = stage.dice
    if dice.chance(0.5):
        with stage.thing("train", "long"):
            train_away(stage, x, horizon, side, 340, 20, dice.pick(MODERN))
        return
    depth = dice.between(0.45, 0.75)
    foot, column = horizon + (HEIGHT - horizon) * depth, x + side * 96 * depth
    with stage.thing("steam train"):
        train_away(stage, x, horizon, side, 96 * depth, 16, dice.pick(LIVERIES), drop=60)
        smoke(stage, column, foot - 118 * depth, 40 * depth, -side)
        engine_front(stage, column, foot, 116 * depth, dice.pick(LIVERIES), True)


def side_on(stage: Stage, rail: float) -> tuple[float, int]:
    """An engine and its carriages on row `rail`; gives the engine's front and where it heads."""
    dice = stage.dice
    facing, size = dice.sign(), dice.between(50, 68)
    x = WIDTH / 2 + facing * dice.between(30, 130)
    steam = dice.chance(0.65)
    with stage.thing("steam train" if steam else "train"):
        if steam:
            smoke(stage, x - facing * size * 0.17, rail - size, size * 0.8, -facing)
            end = steam_engine(stage, x, rail, size, facing, dice.pick(LIVERIES))
        else:
            end = diesel_engine(stage, x, rail, size, facing, dice.pick(MODERN))
        paint = dice.pick((MAROON, GREEN, NAVY))
        while -20 < end < WIDTH + 20:
            end = carriage(stage, end, rail, size, facing, paint)
    return x, facing
