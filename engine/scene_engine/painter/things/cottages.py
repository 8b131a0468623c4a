"""Houses of the country and of old towns, seen from a corner; barns, inn signs."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scene_engine.painter import noise, shading, texture
from scene_engine.painter.area import Area, Point, box, ellipse, polygon, stroke, union
from scene_engine.painter.dice import Dice
from scene_engine.painter.materials import (
    CLOTH_BLUE,
    CLOTH_GREEN,
    CLOTH_RED,
    GRANITE,
    IRON,
    LIMESTONE,
    SAILCLOTH,
    SLATE,
    SNOW,
    THATCH,
    TILES,
    WOOD,
    WOOD_DARK,
    Material,
)
from scene_engine.painter.stage import Stage
from scene_engine.painter.things.walls import (
    LIMEWASHES,
    RUBBLE,
    TIMBER,
    Masonry,
    Wall,
    build,
    door,
    opening,
    wall,
)

BARN_RED = Material((0x34101A, 0x74222A, 0xAC3E34, 0xD27050))
SHUTTERS = (CLOTH_GREEN, CLOTH_BLUE, CLOTH_RED, WOOD)
VANISH = 430.0
"""Pixels of a wall after which it would have vanished: how strongly houses recede."""


@dataclass(frozen=True)
class Style:
    """How a house is built.

    Attributes:
        walls: Of what.
        roof: Its covering: THATCH, TILES or SLATE.
        trim: Of frames and barge boards.
        shutters: Of its shutters, if it has any.
        arch: Round tops of its windows, in shares of their width.
    """

    walls: Masonry
    roof: Material = TILES
    trim: Material = TIMBER
    shutters: Material | None = None
    arch: float = 0.0


def half_timbered(dice: Dice, roof: Material | None = None) -> Style:
    """A plastered house whose timbers show."""
    plaster = Masonry(dice.pick(LIMEWASHES), beams=True)
    return Style(plaster, roof or dice.pick((TILES, TILES, SLATE, THATCH)))


def cottage_style(dice: Dice) -> Style:
    """A thatched cottage, plastered or of stone."""
    if dice.chance(0.4):
        return Style(replace(RUBBLE, material=dice.pick((GRANITE, LIMESTONE))), THATCH)
    return Style(
        Masonry(dice.pick(LIMEWASHES), beams=dice.chance(0.35)), THATCH, shutters=dice.pick(SHUTTERS)
    )


def stone_style(dice: Dice) -> Style:
    """A stone house under slate or tiles."""
    stone = replace(RUBBLE, material=dice.pick((GRANITE, LIMESTONE)))
    return Style(stone, dice.pick((SLATE, TILES)), shutters=dice.pick((*SHUTTERS, None)))


def house(
    stage: Stage,
    x: float,
    y: float,
    front: float,
    long: float,
    high: float,
    pitch: float,
    style: Style,
    turn: int = 1,
    distance: float = 0.0,
    floors: int = 1,
    chimney: bool = True,
) -> tuple[Wall, Wall]:
    """A house seen from a corner.

    Args:
        stage: Where.
        x: Column of its nearest corner.
        y: Row of that corner's foot.
        front: Pixels of the gabled side.
        long: Pixels of the long side.
        high: From the ground to the eaves.
        pitch: From the eaves to the ridge.
        style: How it is built.
        turn: 1 has the gable on the left, -1 on the right.
        distance: As `Light.ramp`.
        floors: Storeys.
        chimney: Whether there is one; it smokes now and then.

    Returns:
        Its gabled wall and its long wall.
    """
    gabled, along, ridge = shell(stage, x, y, front, long, high, pitch, style, turn, distance, floors)
    if chimney:
        _chimney(stage, ridge, high, style, distance)
    storey = high / floors
    entrance = stage.dice.chance(0.5)
    size = min(storey * 0.42, 12.0)
    for floor in range(floors):
        for side, face in enumerate((gabled, along)):
            count = max(round(face.wide / max(size * 2.6, 12)), 1)
            has_door = floor == 0 and (side == 0) == entrance
            doorway = count // 2 if has_door else -1
            for number in range(count):
                u = face.wide * (number + 0.5) / count
                if number == doorway:
                    door(stage, face, u, size * 0.85, min(storey * 0.68, 22), distance, trim=style.trim)
                    continue
                foot = storey * (floor + 0.3)
                opening(
                    stage,
                    face,
                    u,
                    foot,
                    size * 0.75,
                    size,
                    distance,
                    arch=style.arch * size,
                    trim=style.trim,
                    shutters=style.shutters if size > 6 else None,
                )
    if pitch > 16 and front > 18:
        opening(stage, gabled, gabled.wide / 2, high + pitch * 0.16, size * 0.6, size * 0.8, distance)
    return gabled, along


def shell(
    stage: Stage,
    x: float,
    y: float,
    front: float,
    long: float,
    high: float,
    pitch: float,
    style: Style,
    turn: int,
    distance: float,
    floors: int = 1,
) -> tuple[Wall, Wall, tuple[Point, Point]]:
    """Walls and roof without anything let into them; also the ridge, from its near to its far end."""
    eye = min(max(stage.horizon, y - 2.5 * high), y + 1.5 * high)
    near = (x, y, high)
    gabled = wall(near, receded(near, -turn * front, eye), front * 1.15, pitch)
    along = wall(near, receded(near, turn * long, eye), long * 1.15)
    lit = 0.66 if turn == -stage.side else 0.42
    stage.shade(_ground_shadow(stage, x, y, front, long, turn), 0.35)
    build(stage, gabled, style.walls, lit, distance, floors)
    build(stage, along, style.walls, 1.06 - lit, distance, floors)
    ridge = _roof(stage, gabled, along, pitch, eye, style, turn, 1.1 - lit, distance)
    return gabled, along, ridge


def receded(near: tuple[float, float, float], away: float, eye: float) -> tuple[float, float, float]:
    """The edge of a wall `away` pixels to the side of its nearest one."""
    x, foot, high = near
    scale = 1 - abs(away) / VANISH
    return x + away, eye + (foot - eye) * scale, high * scale


def _ground_shadow(stage: Stage, x: float, y: float, front: float, long: float, turn: int) -> Area:
    """What the house keeps from the light, on the side away from it."""
    right = long if turn > 0 else front
    left = front if turn > 0 else long
    edge = x + right if stage.side < 0 else x - left
    reach = 0.35 * (left + right) * -stage.side
    drop = 2.0 + 0.04 * (left + right)
    return polygon([(x, y + 2), (edge, y - drop), (edge + reach, y - drop), (edge + reach * 0.8, y + 1)])


def _roof(
    stage: Stage,
    gabled: Wall,
    along: Wall,
    pitch: float,
    eye: float,
    style: Style,
    turn: int,
    value: float,
    distance: float,
) -> tuple[Point, Point]:
    """The slope over the long wall, and the edge of the roof over the gable."""
    high = gabled.high
    thatch = style.roof is THATCH
    thick = max(high * (0.13 if thatch else 0.07), 1.5)
    apex = gabled.point(0.5, high + pitch + thick * 0.5)
    scale = along.ends[1][2] / along.ends[0][2]
    start, end = along.point(0, 0)[0], along.point(1, 0)[0]
    vanish = (end - start * scale) / (1 - scale)
    far = vanish + (apex[0] - vanish) * scale, eye + (apex[1] - eye) * scale
    over = thick * 1.4  # how far it stands out over the gable
    step = (apex[0] - far[0]) / max(abs(apex[0] - far[0]), 1) * over
    drop = (apex[1] - far[1]) / max(abs(apex[0] - far[0]), 1) * over
    tip = apex[0] + step, apex[1] + drop
    corner, end_eave = along.point(0, high - thick * 1.5), along.point(1, high - thick * 1.5)
    eave = corner[0] + step + turn * thick * 0.6, corner[1] + drop
    end_eave = end_eave[0] + turn * (thick * 0.6 + 1), end_eave[1]
    other = gabled.point(1, high - thick * 1.5)
    other = other[0] - turn * thick * 1.1, other[1]
    stage.shade(union([along.part(0, high - thick * 4, along.wide, high)]), 0.35)
    lower = (eave[0] - turn * thick, eave[1] + thick * 0.3), (apex[0], apex[1] + thick * 1.9)
    rim = polygon([tip, eave, *lower, (other[0], other[1] + thick * 0.9), other])
    stage.shade(Area(rim.top + 2, rim.left, rim.mask[: max(192 - rim.top - 2, 0)]) & gabled.area, 0.4)
    slope = polygon([tip, far, end_eave, eave])
    _cover(stage, slope, tip, far, eave, style.roof, value, distance)
    trim = style.roof if thatch else style.trim
    stage.fill(rim, trim, 0.42 if thatch else 0.62, distance)
    stage.fill(slope.edge(0, 1), trim, 0.15, distance)
    if stage.season == "winter":
        stage.fill(rim.edge(0, -1), SNOW, 0.8, distance)
    return apex, far


def _cover(
    stage: Stage,
    slope: Area,
    near: Point,
    far: Point,
    eave: Point,
    roof: Material,
    value: float,
    distance: float,
) -> None:
    """Thatch, tiles or slates on a slope, whose courses lie along its ridge; snow in winter."""
    dice = stage.dice
    lean = (far[1] - near[1]) / ((far[0] - near[0]) or 1)
    down = slope.ys - near[1] - (slope.xs - near[0]) * np.float32(lean)
    deep = max(eave[1] - near[1] - (eave[0] - near[0]) * lean, 1)
    slant = slope.xs - (eave[0] - near[0]) / deep * down
    if roof is THATCH:
        combed = noise.at(dice, slant * 2.4, down * 0.45, 7, 2) - 0.5
        layers = np.where((down % max(deep / 3, 5)) < 1.3, np.float32(-0.14), np.float32(0))
        grain = 0.42 * combed + layers
    else:
        grain = 0.85 * texture.tiles(dice, slant, down, 5, 4)
    crest = 0.14 * (down < 2.2)
    stage.fill(slope, roof, value + grain + crest - 0.1 * down / deep, distance)
    if stage.season == "winter":
        ragged = noise.line(dice, slope.width, 9, 2)[None]
        white = slope.where(down < deep * (0.72 + 0.3 * ragged))
        stage.fill(white, SNOW, value + 0.22 + 0.25 * grain, distance)


def _chimney(stage: Stage, ridge: tuple[Point, Point], high: float, style: Style, distance: float) -> None:
    """A chimney astride the ridge, and its smoke."""
    dice = stage.dice
    t = dice.between(0.2, 0.8)
    x = ridge[0][0] + (ridge[1][0] - ridge[0][0]) * t
    y = ridge[0][1] + (ridge[1][1] - ridge[0][1]) * t
    half, tall = max(high * 0.1, 2.0), max(high * 0.3, 5.0)
    shaft = box(x - half, y - tall, x + half + 1, y + half * 1.2)
    stone = GRANITE if style.walls.material is GRANITE else TILES
    light = shading.column(shaft, stage.side, 0.25, 0.75)
    stage.fill(shaft, stone, light + 0.6 * texture.bricks(dice, shaft.xs, shaft.ys, 5, 3), distance)
    cap = box(x - half - 1, y - tall - 1, x + half + 2, y - tall + 1)
    stage.fill(cap, SNOW if stage.season == "winter" else stone, 0.8, distance)
    if dice.chance(0.35) and high > 14:
        smoke(stage, x + 0.5, y - tall - 1, high * 0.9, distance)


def smoke(stage: Stage, x: float, y: float, high: float, distance: float = 0.0) -> None:
    """Smoke that rises `high` pixels from (x, y) and drifts."""
    dice = stage.dice
    drift = dice.sign() * dice.between(0.3, 0.8)
    puffs = []
    for number in range(9):
        t = number / 8
        wave = dice.between(-0.5, 0.5) * high * 0.12
        puffs.append(ellipse(x + drift * high * t * t + wave * t, y - high * t, 1.6 + high * 0.13 * t))
    area = union(puffs)
    if not area.mask.size:
        return
    up = np.clip((y - area.ys) / max(high, 1), 0, 1)
    grey = 0x8890A8 if stage.night else 0xE4E2E4
    with stage.thing("smoke", plural=""):
        stage.blend(area, grey, (0.62 - 0.45 * up) * (1 - 0.4 * distance))
        stage.claim(area)


def barn(
    stage: Stage,
    x: float,
    y: float,
    size: float,
    turn: int = 1,
    distance: float = 0.0,
    paint: Material = BARN_RED,
) -> None:
    """A great timber barn, `size` pixels to the eaves, with its double gate in the gable."""
    boards = Masonry(paint, lambda dice, u, v: texture.planks(dice, v, u, 5, 200) * np.float32(0.8))
    style = Style(boards, stage.dice.pick((SLATE, TILES, THATCH)), LIMESTONE)
    gabled, along, _ = shell(stage, x, y, size * 1.35, size * 1.9, size, size * 0.8, style, turn, distance)
    wide, high = gabled.wide * 0.46, size * 0.72
    left, right = (gabled.wide - wide) / 2, (gabled.wide + wide) / 2
    stage.fill(gabled.part(left - 2, 0, right + 2, high + 2), LIMESTONE, 0.7, distance)
    gate = gabled.part(left, 0, right, high)
    if stage.dice.chance(0.4):  # it stands open, dark inside
        stage.fill(gate, WOOD_DARK, 0.02 + 0.16 * gate.down, distance)
    else:
        half = np.abs((gabled.u - left) % (wide / 2) - wide / 4) / (wide / 4)
        cross = np.abs(np.abs(gabled.v / high * 2 - 1) - half) < 2.4 / (wide / 4)
        stage.fill(gate, paint, 0.5, distance)
        stage.fill(gate.where(cross | (half > 0.88)), LIMESTONE, 0.72, distance)
    hatch = gabled.part(gabled.wide / 2 - 4, size * 0.98, gabled.wide / 2 + 4, size * 1.22)
    stage.fill(
        gabled.part(gabled.wide / 2 - 5.5, size * 0.95, gabled.wide / 2 + 5.5, size * 1.26),
        LIMESTONE,
        0.7,
        distance,
    )
    stage.fill(hatch, WOOD_DARK, 0.12, distance)
    for t in (0.25, 0.6):
        opening(stage, along, along.wide * t, size * 0.42, size * 0.15, size * 0.2, distance, trim=LIMESTONE)


def hanging_sign(
    stage: Stage, x: float, y: float, size: float, facing: int = 1, distance: float = 0.0
) -> None:
    """An inn sign that hangs from an iron bracket whose wall is at (x, y); `facing` as it juts out."""
    tip = x + facing * size * 1.15
    arm = stroke([(x, y), (tip, y)], 1.8, 1.2)
    arm |= stroke([(x, y + size * 0.45), (x + facing * size * 0.55, y)], 1.2, 1.2)
    stage.fill(arm, IRON, 0.35, distance)
    left, right = sorted((x + facing * size * 0.2, tip))
    top = y + size * 0.2
    board = box(left, top, right, top + size)
    for chain in (left + 1.5, right - 1.5):
        stage.fill(box(chain, y, chain + 1, top), IRON, 0.3, distance)
    stage.fill(board, TIMBER, 0.6, distance)
    colour = stage.dice.pick((CLOTH_GREEN, CLOTH_BLUE, CLOTH_RED))
    stage.fill(box(left + 2, top + 2, right - 2, top + size - 2), colour, 0.5, distance)
    middle, level = (left + right) / 2, top + size / 2
    mug = box(middle - size * 0.18, level - size * 0.2, middle + size * 0.14, level + size * 0.24)
    handle = ellipse(middle + size * 0.16, level + size * 0.02, size * 0.14) - ellipse(
        middle + size * 0.16, level + size * 0.02, size * 0.07
    )
    froth = ellipse(middle - size * 0.02, level - size * 0.22, size * 0.2, size * 0.1)
    stage.fill(mug | handle, THATCH, 0.75, distance)
    stage.fill(froth, SAILCLOTH, 0.9, distance)
