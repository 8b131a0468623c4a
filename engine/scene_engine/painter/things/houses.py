"""Great old houses: the mansion with its gables, its tower and its porch; plain windows."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scene_engine.painter import shading, texture
from scene_engine.painter.area import Area, Point, box, ellipse, polygon, stroke, union
from scene_engine.painter.materials import (
    BRICK,
    IRON,
    SLATE,
    SNOW,
    WINDOW,
    WOOD_DARK,
    WOOD_GREY,
    Material,
)
from scene_engine.painter.stage import Stage
from scene_engine.painter.things.walls import BOARDS, Masonry, Wall, build, lights, opening, wall


@dataclass(frozen=True)
class _Mansion:
    """What the parts of one mansion share.

    Attributes:
        y: Row of its foot.
        s: Pixels to a unit.
        eye: Row of our eyes: what lies above it slopes down as it recedes.
        walls: Of what.
        roof: Of what.
        distance: As `Light.ramp`.
    """

    y: float
    s: float
    eye: float
    walls: Masonry
    roof: Material
    distance: float


def mansion(
    stage: Stage,
    x: float,
    y: float,
    size: float = 1.0,
    walls: Material = WOOD_GREY,
    roof: Material = SLATE,
    distance: float = 0.05,
) -> None:
    """A tall crooked house with steep gables, a tower and a porch, some 110 pixels wide at size 1.

    Args:
        stage: Where.
        x: Column of its middle.
        y: Row of its foot.
        size: 1 is 110 pixels wide and 125 high, to the tip of its tower.
        walls: Of what.
        roof: Of what.
        distance: As `Light.ramp`.
    """
    dice = stage.dice
    eye = min(max(stage.horizon, y - 60 * size), y + 40 * size)
    house = _Mansion(y, size, eye, replace(BOARDS, material=walls), roof, distance)
    way = dice.sign()  # the tower stands on this side
    low, tall = dice.between(34, 42), dice.between(46, 54)

    def at(units: float) -> float:
        return x + way * units * size

    _chimney(stage, house, at(-34), low + 14, dice.between(18, 26))
    _wing(stage, house, at(-54), at(-8), way, low, dice.between(20, 26))
    _chimney(stage, house, at(10), tall + 16, dice.between(14, 22))
    _gabled(stage, house, at(-26), at(10), way, tall, dice.between(34, 42))
    _tower(stage, house, at(25), 30 + dice.between(-2, 3), way, dice.between(76, 86), dice.between(32, 42))
    _gabled(stage, house, at(-50), at(-28), way, low * 0.82, dice.between(20, 26), floors=1)
    _porch(stage, house, at(-8), 15)


def _gabled(
    stage: Stage,
    house: _Mansion,
    outer: float,
    inner: float,
    way: int,
    high: float,
    pitch: float,
    floors: int = 2,
) -> None:
    """A part whose steep gable faces us, its roof running back."""
    s, distance = house.s, house.distance
    high, pitch = high * s, pitch * s
    left, right = min(outer, inner), max(outer, inner)
    face = wall((left, house.y, high), (right, house.y, high), None, pitch)
    middle, tip = (left + right) / 2, house.y - high - pitch
    # The slope behind is seen a little on the side that recedes.
    back = -way * 9 * s
    behind = polygon(
        [
            (middle, tip - 1),
            (middle + back, tip + 3 * s),
            ((left if way > 0 else right) + back, house.y - high + 2 * s),
            (left if way > 0 else right, house.y - high + 2),
        ]
    )
    _slates(stage, behind, house.roof, 0.34, distance)
    build(stage, face, house.walls, 0.52 + 0.06 * stage.side * way, distance)
    storey = high / floors
    count = 2 if face.wide > 26 * s else 1
    for floor in range(floors):
        for number in range(count):
            _sash(stage, face, face.wide * (number + 0.5) / count, storey * (floor + 0.24), s, distance)
    if pitch > 22 * s:
        eye = ellipse(middle, house.y - high - pitch * 0.3, 4.2 * s)
        _round_window(stage, eye, house)
    _barge(stage, face, pitch, house)


def _barge(stage: Stage, face: Wall, pitch: float, house: _Mansion) -> None:
    """The carved boards along a gable, a drop in its peak and a spike on it."""
    s, distance = house.s, house.distance
    x, tip = face.point(0.5, face.high + pitch)
    over = 3.5 * s
    (left, foot, _), (right, _, _) = face.ends
    slope = pitch / max((right - left) / 2, 1)
    for end in (left - over, right + over):
        row = foot - face.high + over * slope
        thick = max(3.2 * s, 2)
        board = polygon([(x, tip - 2), (end, row), (end, row + thick), (x, tip + thick * 1.6)])
        stage.fill(board, house.roof, 0.62 if (end < x) == (stage.side < 0) else 0.3, distance)
        stage.fill(board.edge(0, 1), house.roof, 0.04, distance)
        if stage.season == "winter":
            stage.fill(board.edge(0, -1), SNOW, 0.8, distance)
    stage.shade(
        face.area.where(
            (face.v > face.high - 2 * s)
            & (face.v > face.high + pitch * (1 - abs(2 * face.u / face.wide - 1)) - 9 * s)
        ),
        0.3,
    )
    stage.fill(box(x - 0.5, tip - 9 * s, x + max(1.2 * s, 1), tip), IRON, 0.4, distance)


def _wing(
    stage: Stage, house: _Mansion, outer: float, inner: float, way: int, high: float, pitch: float
) -> None:
    """The long low part: a hipped roof with a dormer, an end wall that recedes."""
    s, distance, y = house.s, house.distance, house.y
    high, pitch = high * s, pitch * s
    face = wall((inner, y, high), (outer, y, high))
    build(stage, face, house.walls, 0.5 + 0.05 * stage.side * way, distance)
    flank = 9 * s
    far = outer - way * flank
    scale = 0.955
    end = wall((outer, y, high), (far, house.eye + (y - house.eye) * scale, high * scale))
    build(stage, end, house.walls, 0.62 if stage.side == -way else 0.26, distance)
    top = y - high
    ridge = top - pitch
    slope = polygon(
        [(outer - way * 3 * s, top + 2), (outer + way * 9 * s, ridge), (inner, ridge), (inner, top + 2)]
    )
    hip = polygon(
        [(outer - way * 3 * s, top + 2), (outer + way * 9 * s, ridge), (far - way * 2 * s, top + 3 * s)]
    )
    _slates(stage, slope, house.roof, 0.5, distance)
    _slates(stage, hip, house.roof, 0.66 if stage.side == -way else 0.24, distance)
    stage.shade(face.part(0, high - 4 * s, face.wide, high), 0.4)
    for number in range(3):
        for floor in range(2):
            _sash(
                stage, face, face.wide * (number + 0.5) / 3, high * (0.12 + 0.48 * floor), s * 0.86, distance
            )
    dormer = (outer + inner) / 2
    front = wall((dormer - 6 * s, top - 1, 9 * s), (dormer + 6 * s, top - 1, 9 * s), None, 8 * s)
    build(stage, front, house.walls, 0.5, distance)
    opening(stage, front, 6 * s, 2 * s, 5 * s, 8 * s, distance, trim=WOOD_DARK)
    _barge(stage, front, 8 * s, house)
    cresting = box(min(outer + way * 9 * s, inner), ridge - 3.2 * s, max(outer + way * 9 * s, inner), ridge)
    spikes = (cresting.xs % max(round(4 * s), 3) < 1) | (cresting.ys >= ridge - 1.5)
    stage.fill(cresting.where(spikes), IRON, 0.4, distance)


def _tower(stage: Stage, house: _Mansion, x: float, wide: float, way: int, high: float, spire: float) -> None:
    """The tower: a face and a flank, its top storey broader than its shaft, a flared pointed roof."""
    s, distance, y = house.s, house.distance, house.y
    wide, high, spire = wide * s, high * s, spire * s
    lean = stage.dice.between(-1.5, 1.5) * s
    head = high * 0.3
    lit = 0.66 if stage.side == way else 0.26
    corner = x + way * wide * 0.2
    for grown, foot, tall in ((1.0, y, high - head + 2), (1.18, y - high + head, head)):
        shift = lean * (foot != y)
        edge = corner + shift + way * wide * 0.1 * (grown - 1)
        face = wall((edge, foot, tall), (edge - way * wide * 0.72 * grown, foot, tall))
        scale = 1 - 0.1 * grown * wide / max(wide, 24)
        flank = wall(
            (edge, foot, tall),
            (edge + way * wide * 0.28 * grown, house.eye + (foot - house.eye) * scale, tall * scale),
        )
        build(stage, flank, house.walls, lit, distance)
        build(stage, face, house.walls, 0.5, distance)
        if grown == 1.0:
            for level in (0.12, 0.54):
                _sash(stage, face, face.wide / 2, tall * level, s * 1.1, distance)
            continue
        stage.shade(box(edge - way * wide * 0.7 - 1, foot, edge, foot + 3 * s), 0.5)
        stage.fill(face.part(0, -1, face.wide, 2 * s), WOOD_DARK, 0.5, distance)
        for part in (0.3, 0.7):
            _sash(stage, face, face.wide * part, tall * 0.22, s * 0.9, distance)
        _spire(stage, house, face, flank, edge, spire, lit)


def _spire(
    stage: Stage, house: _Mansion, face: Wall, flank: Wall, edge: float, spire: float, lit: float
) -> None:
    """A pointed roof with flared eaves over two walls, and the vane on its tip."""
    s, distance = house.s, house.distance
    a, b, c = face.point(1, face.high), face.point(0, face.high), flank.point(1, flank.high)
    tip: Point = ((a[0] + c[0]) / 2, b[1] - spire)
    for outer, value in ((a, 0.5), (c, lit)):
        way = 1 if outer[0] > edge else -1
        eave = outer[0] + way * 4 * s, outer[1] + 2 * s
        kink = tip[0] + (outer[0] - tip[0]) * 0.72, tip[1] + (outer[1] - tip[1]) * 0.62
        inner = tip[0] + (edge - tip[0]) * 0.8, tip[1] + (b[1] - tip[1]) * 0.62
        slope = polygon([tip, kink, eave, (edge, b[1] + 3 * s), inner])
        _slates(stage, slope, house.roof, value, distance)
    x, top = tip
    stage.fill(box(x - 0.5, top - 16 * s, x + max(1.3 * s, 1), top + 2), IRON, 0.4, distance)
    vane = polygon([(x - 7 * s, top - 12 * s), (x + 6 * s, top - 14.5 * s), (x + 6 * s, top - 9 * s)])
    stage.fill(vane | ellipse(x, top - 5 * s, 1.8 * s), IRON, 0.4, distance)


def _slates(stage: Stage, slope: Area, roof: Material, value: float, distance: float) -> None:
    tiles = 0.7 * texture.tiles(stage.dice, slope.xs, slope.ys, 5, 4)
    stage.fill(slope, roof, value + tiles - 0.1 * slope.down, distance)
    stage.fill(slope.edge(0, 1), roof, 0.04, distance)
    stage.fill(slope.edge(stage.side, 0), roof, 0.85, distance)
    if stage.season == "winter":
        stage.fill(slope.where((tiles > -0.1) & (slope.down < 0.78)), SNOW, value + 0.1, distance)


def _chimney(stage: Stage, house: _Mansion, x: float, base: float, high: float) -> None:
    """A tall brick stack that leans a little."""
    s, distance = house.s, house.distance
    foot, top = house.y - base * s, house.y - (base + high) * s
    lean, half = stage.dice.between(-2, 2) * s, 3 * s
    shaft = polygon([(x - half, foot), (x + lean - half, top), (x + lean + half, top), (x + half, foot)])
    light = shading.column(shaft, stage.side, 0.2, 0.75)
    stage.fill(shaft, BRICK, light + 0.6 * texture.bricks(stage.dice, shaft.xs, shaft.ys, 6, 3), distance)
    stage.fill(box(x + lean - half - 1.5, top - 2 * s, x + lean + half + 1.5, top + s), BRICK, 0.75, distance)
    for pot in (-0.5, 0.5):
        stage.fill(
            box(x + lean + pot * half * 1.2 - s, top - 6 * s, x + lean + pot * half * 1.2 + s, top - 1),
            BRICK,
            0.4,
            distance,
        )


def _porch(stage: Stage, house: _Mansion, x: float, half: float) -> None:
    """A porch on thin posts over the door, steps before it."""
    s, distance, y = house.s, house.distance, house.y
    half *= s
    stage.fill(box(x - half, y - 19 * s, x + half, y), house.walls.material, 0.12, distance)
    door = box(x - 5 * s, y - 16 * s, x + 5 * s, y)
    stage.fill(door, WOOD_DARK, 0.55, distance)
    stage.fill(door.where(np.abs(door.xs - x) < 0.7), WOOD_DARK, 0.1, distance)
    fan = ellipse(x, y - 16 * s, 5 * s, 3.4 * s)
    fan = fan.where(fan.ys <= y - 16 * s)
    alight = lights(stage) > 0
    stage.fill(fan, WINDOW if alight else SLATE, 0.7 if alight else 0.3, 0.0 if alight else distance)
    if alight:
        stage.glow(x, y - 12 * s, 22 * s, 0xFFA838, 0.5)
    roof = polygon(
        [
            (x - half - 4 * s, y - 19 * s),
            (x - half * 0.5, y - 26 * s),
            (x + half * 0.5, y - 26 * s),
            (x + half + 4 * s, y - 19 * s),
        ]
    )
    _slates(stage, roof, house.roof, 0.48, distance)
    for t in (-1, -0.45, 0.45, 1):
        post = box(x + t * half - 0.8, y - 19 * s, x + t * half + 1.2, y)
        stage.fill(post, house.walls.material, 0.72, distance)
    for number in range(2):
        step = box(
            x - (8 - 2 * number + 3) * s,
            y - number * 1.5 * s,
            x + (8 - 2 * number + 3) * s,
            y + (2 - 1.5 * number) * s,
        )
        stage.fill(step, house.walls.material, 0.6 + 0.15 * number, distance)


def _sash(stage: Stage, face: Wall, u: float, v: float, s: float, distance: float) -> None:
    """A tall window with a hood; boarded up now and then."""
    dice = stage.dice
    wide, high = 6.4 * s, 12 * s
    opening(stage, face, u, v, wide, high, distance, arch=1.6 * s, trim=WOOD_DARK)
    hood = face.part(u - wide * 0.75, v + high + 1, u + wide * 0.75, v + high + 1 + max(1.6 * s, 1))
    stage.fill(hood, face_trim(stage), 0.7, distance)
    if dice.chance(0.12):
        x, y = face.point(u / face.wide, v + high / 2)
        tilt = dice.between(-3, 3) * s
        boards = stroke([(x - wide * 0.7, y - tilt), (x + wide * 0.7, y + tilt)], 2.2 * s, 2.2 * s)
        boards |= stroke([(x - wide * 0.7, y + 4 * s), (x + wide * 0.7, y + 4 * s - tilt)], 2.2 * s, 2.2 * s)
        stage.fill(boards & face.area, WOOD_GREY, 0.55, distance)


def face_trim(stage: Stage) -> Material:
    """What lies on the ledges: snow in winter."""
    return SNOW if stage.season == "winter" else WOOD_GREY


def _round_window(stage: Stage, area: Area, house: _Mansion) -> None:
    """A round window with a cross in it."""
    x, y = area.left + area.width / 2, area.top + area.height / 2
    stage.fill(area, WOOD_DARK, 0.2, house.distance)
    pane = ellipse(x, y, 3.2 * house.s)
    lit = stage.dice.chance(lights(stage))
    stage.fill(pane, WINDOW if lit else SLATE, 0.75 if lit else 0.3, 0.0 if lit else house.distance)
    cross = (np.abs(pane.xs + 0.5 - x) < 0.6) | (np.abs(pane.ys + 0.5 - y) < 0.6)
    stage.fill(pane.where(cross), WOOD_DARK, 0.2, house.distance)
    if lit:
        stage.glow(x, y, 9 * house.s, 0xFFB040, 0.5)


def window(
    stage: Stage, x: float, y: float, wide: float, high: float, distance: float = 0.0, lit: bool | None = None
) -> None:
    """A tall window about (x, y), lit by night now and then, with its glazing bars."""
    if lit is None:
        lit = stage.dice.chance(lights(stage) * 0.8)
    x0, y0 = round(x - wide / 2), round(y - high / 2)
    x1, y1 = max(round(x + wide / 2), x0 + 2), max(round(y + high / 2), y0 + 3)
    frame = box(x0 - 1, y0 - 1, x1 + 1, y1 + 1)
    stage.fill(frame, WOOD_DARK, 0.25, distance)
    pane = box(x0, y0, x1, y1)
    if lit:
        stage.fill(pane, WINDOW, shading.down(pane, 0.95, 0.4))
        stage.glow(x, y, high * 1.9, 0xFFB040, 0.5)
    else:
        stage.fill(pane, SLATE, shading.down(pane, 0.55, 0.15), distance)
    bars = []
    if x1 - x0 >= 5:
        bars.append(box((x0 + x1) // 2, y0, (x0 + x1) // 2 + 1, y1))
    if y1 - y0 >= 7:
        bars.append(box(x0, (y0 + y1) // 2, x1, (y0 + y1) // 2 + 1))
    stage.fill(union(bars), WOOD_DARK, 0.25, distance)
