"""Castles: towers, walls with battlements, gatehouses, flags; small and whole for the distance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scene_engine.painter import shading, texture
from scene_engine.painter.area import Area, box, ellipse, polygon, stroke
from scene_engine.painter.materials import (
    CLOTH_BLUE,
    CLOTH_GREEN,
    CLOTH_RED,
    GOLD,
    GRANITE,
    IRON,
    LIMESTONE,
    SANDSTONE,
    SLATE,
    SNOW,
    TILES,
    WINDOW,
    WOOD,
    WOOD_DARK,
    Material,
)
from scene_engine.painter.stage import Stage
from scene_engine.painter.things.walls import Wall, lights, wall

STONES = (GRANITE, GRANITE, LIMESTONE, SANDSTONE)
ROOFS = (SLATE, TILES, CLOTH_BLUE)
BANNERS = (CLOTH_RED, CLOTH_BLUE, CLOTH_GREEN, GOLD)


def round_tower(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    high: float,
    stone: Material = GRANITE,
    roof: Material | None = None,
    distance: float = 0.0,
    flag: Material | None = None,
    arc: float = 0.12,
) -> None:
    """A round tower.

    Args:
        stage: Where.
        x: Column of its axis.
        y: Row of its foot.
        wide: Pixels of its shaft.
        high: Pixels up to the battlements' foot.
        stone: Of its walls.
        roof: Of its cone; None leaves battlements.
        distance: As `Light.ramp`.
        flag: Cloth of its flag, if it flies one.
        arc: How round its courses are seen, in shares of its width: less the farther, below 0 from below.
    """
    r = wide / 2
    foot = box(x - r * 1.12, y - high, x + r * 1.12 + 1, y + 1)
    if not foot.mask.size:
        return
    # It widens a little to its foot, and its courses bend about it.
    flare = r * (1 + 0.1 * np.clip(1 - (y - foot.ys) / max(high * 0.35, 1), 0, 1))
    off = (foot.xs - np.float32(x)) / flare
    bow = np.sqrt(np.clip(1 - off * off, 0, 1)) * np.float32(arc * wide)
    shaft = foot.where(
        (np.abs(off) <= 1) & (foot.ys <= y - abs(arc) * r * (1 - bow / max(abs(arc) * wide, 1)))
    )
    course = foot.ys - bow
    around = off * (1 + 0.4 * off * off) * r * 1.25
    size = min(max(wide * 0.16, 3.5), 9)
    grain = texture.bricks(stage.dice, around + 900, course + 400, size * 1.7, size)
    light = shading.column(shaft, stage.side, 0.12, 0.86)
    stage.fill(shaft, stone, light + 0.6 * grain, distance)
    head = y - high
    crown_r, crown_h = r * 1.18, max(wide * 0.26, 4)
    _crown(stage, x, head, crown_r, crown_h, stone, distance, arc, battlements=roof is None)
    slits(stage, x, head + crown_h, y, wide, distance)
    top = head - crown_h
    if roof is not None:
        top = _cone(stage, x, head - crown_h * 0.45, crown_r * 1.08, wide * 1.45, roof, distance, arc)
    if flag is not None:
        pennant(stage, x, top + 1, wide * 0.55, flag, distance)


def _crown(
    stage: Stage,
    x: float,
    y: float,
    r: float,
    high: float,
    stone: Material,
    distance: float,
    arc: float,
    battlements: bool,
) -> None:
    """The head of a round tower: corbels that carry a parapet, with or without merlons."""
    dice = stage.dice
    area = box(x - r, y - high, x + r + 1, y + high * 0.6)
    if not area.mask.size:
        return
    off = np.clip((area.xs - np.float32(x)) / np.float32(r), -1, 1)
    bow = np.sqrt(1 - off * off) * np.float32(arc * r * 1.6)
    row = area.ys - bow - y
    around = off * (1 + 0.35 * off * off) * r
    pitch = max(r * 0.5, 3.0)
    corbel = (row > high * 0.05) & (row < high * 0.34) & ((around + 50 * pitch) % pitch < pitch * 0.55)
    gap = (row < -high * 0.5) & ((around + 50 * pitch + pitch * 0.3) % (pitch * 1.2) > pitch * 0.72)
    parapet = (row <= high * 0.05) & (row > -high * (0.98 if battlements else 0.45))
    shape = area.where(corbel | (parapet & ~(gap if battlements else np.zeros_like(gap))))
    light = shading.column(area, stage.side, 0.16, 0.92)
    grain = 0.5 * texture.bricks(dice, around + 900, row + 300, max(pitch, 4), max(high * 0.4, 3))
    stage.shade(area.where((row > high * 0.05) & (row < high * 0.5) & (np.abs(off) < 0.85)), 0.4)
    stage.fill(shape, stone, light + grain - 0.25 * corbel, distance)
    rim = shape.edge(0, -1)
    if stage.season == "winter":
        stage.fill(rim, SNOW, 0.8, distance)
    else:
        stage.fill(rim, stone, np.broadcast_to(light + 0.22, rim.mask.shape), distance)


def _cone(
    stage: Stage, x: float, y: float, r: float, high: float, roof: Material, distance: float, arc: float
) -> float:
    """A conical roof; the row of its tip."""
    area = box(x - r, y - high, x + r + 1, y + abs(arc) * r + 2)
    down = np.clip((area.ys - (y - high)) / np.float32(high), 0.01, 2)
    half = r * down * (0.86 + 0.14 * down)  # a little flared at the eaves
    off = (area.xs - np.float32(x)) / half
    bow = np.sqrt(np.clip(1 - off * off, 0, 1)) * np.float32(abs(arc) * r)
    shape = area.where((np.abs(off) <= 1) & (area.ys <= y + bow))
    lit = 0.5 + 0.42 * np.clip(1 - np.abs(off * stage.side - 0.4) / 1.1, -0.6, 1) - 0.12
    tiles = texture.tiles(stage.dice, off * r + 99, area.ys - bow * down, 5, 4)
    stage.fill(shape, roof, lit + 0.5 * tiles, distance)
    stage.fill(shape.edge(0, 1), roof, 0.08, distance)
    if stage.season == "winter":
        stage.fill(shape.where((off * stage.side < 0.55) & (tiles > -0.1)), SNOW, lit + 0.2, distance)
    return y - high


def slits(
    stage: Stage, x: float, top: float, foot: float, wide: float, distance: float, arch: bool = False
) -> None:
    """Narrow windows up the middle of a tower, lit by night."""
    dice = stage.dice
    count = max(int((foot - top) / max(wide * 0.95, 16)), 1)
    half, tall = max(wide * 0.055, 1.0), max(wide * 0.26, 5.0)
    for number in range(count):
        y = top + (foot - top) * (number + 0.45) / count
        cx = x + dice.between(-0.2, 0.2) * wide
        stage.fill(
            box(cx - half - 1, y - tall / 2 - 1, cx + half + 1, y + tall / 2 + 1), IRON, 0.55, distance
        )
        pane = box(cx - half, y - tall / 2, cx + half, y + tall / 2)
        if dice.chance(lights(stage)):
            stage.fill(pane, WINDOW, 0.7)
            stage.glow(cx, y, tall * 1.6, 0xFFB040, 0.4)
        else:
            stage.fill(pane, IRON, 0.05, distance)


def pennant(stage: Stage, x: float, y: float, size: float, cloth: Material, distance: float = 0.0) -> None:
    """A flag on a pole at (x, y), as long as `size`, streaming to the light's side."""
    stage.fill(box(x, y - size * 1.2, x + max(size * 0.08, 1), y + 1), WOOD_DARK, 0.5, distance)
    way = stage.side
    top, deep = y - size * 1.15, size * 0.5
    sag = stage.dice.between(0.0, 0.25) * size
    area = polygon(
        [(x, top), (x + way * size * 0.5, top + sag * 0.6 - 1), (x + way * size, top + sag + deep * 0.5),
         (x + way * size * 0.5, top + sag * 0.6 + deep - 1), (x, top + deep)]
    )  # fmt: skip
    ripple = np.floor((area.xs - x) / max(size * 0.22, 2)).astype(np.intp) & 1
    stage.fill(area, cloth, 0.55 + 0.25 * ripple, distance)


def curtain(
    stage: Stage,
    start: tuple[float, float, float],
    end: tuple[float, float, float],
    stone: Material = GRANITE,
    value: float = 0.5,
    distance: float = 0.0,
    wide: float | None = None,
) -> Wall:
    """A curtain wall with battlements between two edges, given as `walls.wall` takes them."""
    dice = stage.dice
    face = wall(start, end, wide)
    high = face.high
    merlon = min(max(high * 0.14, 3.0), 9.0)
    size = min(max(high * 0.1, 3.5), 8)
    gap = (face.v > high - merlon) & (face.u % (merlon * 2.1) > merlon * 1.25)
    shape = face.area.where(~gap)
    grain = 0.8 * texture.bricks(dice, face.u, face.v + 300, size * 1.8, size)
    string = 0.2 * ((face.v > high - merlon * 2) & (face.v < high - merlon * 2 + 1.5))
    foot = -0.15 * np.clip(1 - face.v / (high * 0.3), 0, 1)
    stage.fill(shape, stone, value + grain + string + foot, distance)
    stage.shade(face.part(0, high - merlon * 2 - 2, face.wide, high - merlon * 2), 0.35)
    stage.fill(shape.edge(0, -1), SNOW if stage.season == "winter" else stone, 0.85, distance)
    return face


def square_tower(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    high: float,
    stone: Material = GRANITE,
    turn: int = 1,
    distance: float = 0.0,
    roof: Material | None = None,
) -> None:
    """A square tower seen from a corner, `wide` over both faces; the broader on the left if `turn` is 1."""
    eye = min(max(stage.horizon, y - high), y + high)
    corner = x + turn * wide * 0.14
    lit = 0.68 if turn == -stage.side else 0.4
    for grown, foot, tall in ((1.0, y, high), (1.14, y - high * 0.9, max(high * 0.17, wide * 0.24))):
        near = (corner, foot, tall)
        for way, share, value in ((-turn, 0.64, lit), (turn, 0.36, 1.08 - lit)):
            reach = wide * share * grown
            scale = 1 - reach / 430
            far = (corner + way * reach, eye + (foot - eye) * scale, tall * scale)
            if grown == 1.0:
                _plain_wall(stage, wall(near, far, reach * 1.2), stone, value, distance)
            else:
                curtain(stage, near, far, stone, value, distance, reach * 1.2)
    slits(stage, x - turn * wide * 0.18, y - high * 0.85, y, wide * 0.8, distance)
    if roof is not None:
        left, right = x - wide * 0.52, x + wide * 0.52
        base, tip = y - high - wide * 0.1, y - high - wide * 0.95
        slope = polygon([(left, base), (x, tip), (right, base), (corner, base + wide * 0.05)])
        edge = corner + (x - corner) * (base - slope.ys) / (base - tip)
        facing = (slope.xs < edge) if turn > 0 else (slope.xs > edge)
        tiles = 0.6 * texture.tiles(stage.dice, slope.xs, slope.ys, 5, 4)
        stage.fill(slope, roof, np.where(facing, lit, 1.08 - lit) + tiles, distance)


def _plain_wall(stage: Stage, face: Wall, stone: Material, value: float, distance: float) -> None:
    size = min(max(face.high * 0.07, 3.5), 8)
    grain = 0.8 * texture.bricks(stage.dice, face.u, face.v + 300, size * 1.8, size)
    stage.fill(face.area, stone, value + grain, distance)


def gatehouse(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    high: float,
    stone: Material = GRANITE,
    roof: Material | None = None,
    distance: float = 0.0,
    portcullis: float = 0.5,
    banner: Material | None = None,
) -> None:
    """Two round towers and the gate between them.

    Args:
        stage: Where.
        x: Column of its middle.
        y: Row of its foot.
        wide: Pixels over all.
        high: Pixels of the towers, up to their battlements.
        stone: Of its walls.
        roof: Of the towers' cones; None leaves battlements.
        distance: As `Light.ramp`.
        portcullis: How much of the gate it closes, 0..1.
        banner: Of the cloths beside the gate, if they hang there.
    """
    tower = wide * 0.3
    between = wide * 0.24
    face = curtain(stage, (x - between, y, high * 0.84), (x + between, y, high * 0.84), stone, 0.52, distance)
    gate_high = high * 0.5
    left, right = face.wide / 2 - wide * 0.13, face.wide / 2 + wide * 0.13
    stage.fill(face.part(left - wide * 0.03, 0, right + wide * 0.03, gate_high + wide * 0.04, wide * 0.13),
               stone, 0.86 - 0.5 * ((face.v % 5) < 1), distance)  # fmt: skip
    hole = face.part(left, 0, right, gate_high, wide * 0.12)
    stage.fill(hole, WOOD_DARK, 0.02 + 0.2 * hole.down, distance)
    grid = max(wide * 0.055, 4.0)
    bars = ((face.u - left) % grid < grid * 0.3) | (face.v % grid < grid * 0.28)
    stage.fill(hole.where(bars & (face.v > gate_high * (1 - portcullis))), IRON, 0.62, distance)
    for level in (-1, 1):
        slit = face.wide / 2 + level * wide * 0.07
        window = face.part(slit - wide * 0.016, gate_high * 1.2, slit + wide * 0.016, gate_high * 1.38)
        stage.fill(window, WINDOW if stage.night else IRON, 0.6 if stage.night else 0.05, distance)
    for way in (-1, 1):
        cx = x + way * (between + tower * 0.36)
        round_tower(stage, cx, y, tower, high, stone, roof, distance, banner if roof else None)
        if banner is not None and wide > 60:
            _hanging(stage, cx, y - high * 0.8, tower * 0.4, high * 0.34, banner, distance)


def _hanging(
    stage: Stage, x: float, y: float, wide: float, long: float, cloth: Material, distance: float
) -> None:
    """A banner that hangs down a wall, its end a swallow's tail."""
    area = box(x - wide / 2, y, x + wide / 2, y + long)
    tail = long * (0.82 + 0.36 * np.abs(area.xs - x) / max(wide, 1))
    area = area.where(area.ys - y < tail)
    fold = np.abs(area.xs - x + wide * 0.1) / max(wide, 1)
    stage.fill(area, cloth, 0.7 - 0.5 * fold - 0.15 * area.down, distance)
    stage.fill(ellipse(x, y + long * 0.36, wide * 0.22), GOLD, 0.6, distance)
    stage.fill(box(x - wide * 0.6, y - 1, x + wide * 0.6, y + 1), WOOD, 0.7, distance)


def drawbridge(
    stage: Stage, x: float, y: float, wide: float, foot: float, spread: float = 1.3, distance: float = 0.0
) -> Area:
    """A lowered drawbridge from a gate's sill at row `y` down to row `foot`, and its chains."""
    half = wide / 2
    area = polygon([(x - half, y), (x + half, y), (x + half * spread, foot), (x - half * spread, foot)])
    down = (area.ys - y) / max(foot - y, 1)
    plank = ((down * (2.2 - down)) * 12) % 1
    stage.fill(area, WOOD, 0.62 - 0.35 * (plank < 0.2) + 0.1 * down, distance)
    thick = box(x - half * spread, foot, x + half * spread, foot + max(wide * 0.06, 2))
    stage.fill(thick, WOOD_DARK, 0.25, distance)
    for way in (-1, 1):
        chain = [(x + way * half * 0.98, y - wide * 0.75), (x + way * half * spread * 0.96, foot - 1)]
        links = stroke(chain, 1.6, 2.0)
        stage.fill(links, IRON, 0.35 + 0.5 * (np.floor(links.ys / 2).astype(np.intp) & 1), distance)
    return area


def castle(
    stage: Stage,
    x: float,
    y: float,
    size: float,
    stone: Material = GRANITE,
    roof: Material | None = SLATE,
    distance: float = 0.3,
    seat: Sequence[float] | None = None,
) -> None:
    """A whole castle: a keep amid towers, walls and a gate; some 130 pixels wide and 110 high at size 1.

    Args:
        stage: Where.
        x: Column of its middle.
        y: Row of its foot.
        size: 1 is 130 pixels wide.
        stone: Of its walls.
        roof: Of its cones; None leaves battlements everywhere.
        distance: As `Light.ramp`.
        seat: Row of the ground for each column of the canvas, if it is no plane.
    """
    dice, s = stage.dice, size
    cloth = dice.pick(BANNERS)
    way = dice.sign()

    def foot(px: float) -> float:
        return y if seat is None else float(seat[min(max(round(px), 0), len(seat) - 1)]) + 2

    def tower(
        at: float, wide: float, high: float, capped: bool, back: float = 0.0, flag: bool = False
    ) -> None:
        px = x + way * at * s
        ground = min(y, foot(px)) if back else foot(px)
        round_tower(stage, px, ground, wide * s, high * s + ground - y, stone, roof if capped else None,
                    distance + back, cloth if flag else None, 0.06)  # fmt: skip

    tower(dice.between(-34, -24), 15, dice.between(66, 78), True, 0.08, True)
    tower(dice.between(22, 34), 12, dice.between(52, 64), dice.chance(0.7), 0.08)
    keep = dice.between(72, 86)
    if dice.chance(0.5):
        square_tower(stage, x, y, 36 * s, keep * s * 0.85, stone, way, distance + 0.04, roof)
        pennant(stage, x, y - keep * s * 0.85 - (34 * s if roof else 3 * s), 12 * s, cloth, distance)
    else:
        tower(dice.between(-4, 4), 27, keep, True, 0.04, True)
    tower(dice.between(-54, -46), 15, dice.between(46, 56), dice.chance(0.6))
    left, right = x - 62 * s, x + 62 * s
    for edge, lit in ((left, 0.5 - 0.12 * stage.side), (right, 0.5 + 0.12 * stage.side)):
        ends = (x, y, 34 * s), (edge, foot(edge), 30 * s + foot(edge) - y)
        curtain(stage, *ends, stone, lit, distance)
    for at in (-62, 62):
        tower(at, 18, dice.between(40, 48), dice.chance(0.5), flag=dice.chance(0.4))
    gatehouse(stage, x, y + 1, 42 * s, 44 * s, stone, roof if dice.chance(0.5) else None, distance,
              dice.between(0, 0.9))  # fmt: skip
