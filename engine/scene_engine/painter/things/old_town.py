"""A street of an old town in one-point perspective: jettied houses, their gables to the street, cobbles."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import perspective, texture
from scene_engine.painter.area import Area, Point, box, polygon
from scene_engine.painter.dice import Dice
from scene_engine.painter.materials import (
    COBBLES,
    GRANITE,
    LIMESTONE,
    SLATE,
    SNOW,
    THATCH,
    TILES,
    WOOD_DARK,
    Material,
)
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import cottages
from scene_engine.painter.things.walls import (
    BRICKWORK,
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

UNIT = 12.0
"""Pixels to a metre in which walls are measured, wherever they stand."""


@dataclass(frozen=True)
class Street:
    """A street that runs away from us; everything in metres.

    Attributes:
        x: Column of its vanishing point.
        y: Row of its vanishing point, the height of our eyes.
        half: From its middle to its houses.
        eye: Height of our eyes.
    """

    x: float
    y: float
    half: float
    eye: float = 1.8

    def scale(self, away: float) -> float:
        """Pixels to a metre there."""
        return perspective.FOCAL / away

    def point(self, right: float, up: float, away: float) -> Point:
        """Where on the canvas a point is, from the middle of the street."""
        s = self.scale(away)
        return self.x + right * s, self.y + (self.eye - up) * s

    def nearest(self, side: int) -> float:
        """How far away the houses of one side leave the canvas."""
        return self.half * perspective.FOCAL / (WIDTH - self.x if side > 0 else self.x)

    def edge(self, right: float, up: float, high: float, away: float) -> tuple[float, float, float]:
        """An upright edge as `walls.wall` takes it: its foot `up` and `high` above that."""
        return *self.point(right, up, away), high * self.scale(away)


@dataclass(frozen=True)
class Front:
    """How a town house is built.

    Attributes:
        low: Its ground floor.
        high: Its upper floors.
        roof: Its covering.
        floors: Upper floors.
        jetty: Metres that each juts out over the one below.
        shop: Whether its ground floor has a great arched window.
    """

    low: Masonry
    high: Masonry
    roof: Material
    floors: int
    jetty: float
    shop: bool


def roll(dice: Dice, floors: int = 0) -> Front:
    """A town house, half-timbered for the most part."""
    stone = replace(RUBBLE, material=dice.pick((GRANITE, LIMESTONE)))
    plaster = Masonry(dice.pick(LIMEWASHES), beams=dice.chance(0.85))
    low = dice.weighed(((stone, 2.0), (plaster, 2.0), (BRICKWORK, 0.7)))
    roof = dice.pick((TILES, TILES, SLATE, THATCH))
    return Front(
        low,
        plaster,
        roof,
        floors or (1 if dice.chance(0.65) else 2),
        dice.between(0.25, 0.45),
        dice.chance(0.4),
    )


def cobbles(stage: Stage, street: Street, top: float, material: Material = COBBLES) -> Area:
    """Paving from row `top` down, a gutter in its middle; under snow in winter."""
    area = box(0, top, WIDTH, HEIGHT)
    u, v = perspective.floor(area, street.x, street.y)
    near = np.clip((area.ys - street.y) / 46, 0.15, 1)
    grain = texture.stones(stage.dice, u, v, 13) * near
    middle = 0.16 * (1 - np.clip(np.abs(u) / 50, 0, 1))
    stage.fill(area, material, 0.52 + grain + middle - 0.1 * area.down, 0.04)
    if stage.season == "winter":
        drift = np.abs(u) / 70 + 0.35 * texture.leaves(stage.dice, u, v, 24)
        stage.fill(area.where((drift > 0.4) | (grain > 0.09)), SNOW, 0.62 + grain, 0.04)
    if stage.weather in ("rain", "thunderstorm"):
        stage.blend(area, stage.light.sky(8)[6], 0.34 * near * (grain > 0.02))
    return area


def side_house(
    stage: Stage, street: Street, side: int, near: float, far: float, front: Front, distance: float
) -> None:
    """A house in the row at the left (-1) or the right (1), from `near` to `far` metres away."""
    lit = 0.66 if side == -stage.side else 0.4
    long = (far - near) * UNIT
    low = 3.0
    right = side * street.half
    outer = side * (street.half + 7)
    top = low + 2.7 * front.floors
    apex = min((far - near) * 0.62, 4.2)
    out = right - side * front.jetty * front.floors
    _roof(stage, street, out - side * 0.3, outer, near, far, top, apex, front, 1.02 - lit, distance)
    if near < 17:
        _end_wall(stage, street, right, outer, near, front, top, 1.1 - lit, distance)
    ground = wall(street.edge(right, 0, low, far), street.edge(right, 0, low, near), long, 0.0, low * UNIT)
    build(stage, ground, front.low, lit - 0.04, distance)
    stage.shade(ground.part(0, low * UNIT * 0.72, long, low * UNIT), 0.4)
    close = near < 17  # what is farther is too small for its details
    if close:
        _ground_floor(stage, ground, front, distance)
    for floor in range(front.floors):
        up, reach = low + 2.7 * floor, right - side * front.jetty * (floor + 1)
        last = floor == front.floors - 1
        face = wall(
            street.edge(reach, up, 2.7, far),
            street.edge(reach, up, 2.7, near),
            long,
            apex * UNIT if last else 0.0,
            2.7 * UNIT,
        )
        build(stage, face, front.high, lit, distance)
        stage.fill(face.part(0, 0, long, 2.6), TIMBER, lit + 0.1, distance)
        if close:
            _beam_ends(stage, street, reach, up, side * front.jetty, near, far, distance)
        count = max(round(long / 21), 1)
        for number in range(count):
            opening(stage, face, long * (number + 0.5) / count, 9, 9, 13, distance)
        if last and close and apex > 2.2:
            opening(stage, face, long / 2, 2.7 * UNIT + 5, 7, 9, distance)
        _barge(stage, face, apex, last, front.roof, distance)


def _ground_floor(stage: Stage, ground: Wall, front: Front, distance: float) -> None:
    """A door, and a window or two, or a shop's."""
    long = ground.wide
    entrance = long * (0.25 if stage.dice.chance(0.5) else 0.75)
    door(stage, ground, entrance, 12, 25, distance, arch=5.0 if front.low.grain is not RUBBLE.grain else 0.0)
    rest = long - entrance
    if front.shop:
        opening(stage, ground, rest, 9, min(long * 0.3, 20), 16, distance, arch=4.0)
    else:
        opening(stage, ground, rest, 12, 10, 12, distance)


def _beam_ends(
    stage: Stage,
    street: Street,
    reach: float,
    up: float,
    jetty: float,
    near: float,
    far: float,
    distance: float,
) -> None:
    """The underside of a jutting floor, dark, with the ends of its beams."""
    soffit = polygon(
        [
            street.point(reach, up, far),
            street.point(reach + jetty, up, far),
            street.point(reach + jetty, up, near),
            street.point(reach, up, near),
        ]
    )
    stage.fill(soffit, WOOD_DARK, 0.08, distance)
    facing = polygon(
        [
            street.point(reach, up, near),
            street.point(reach + jetty, up, near),
            street.point(reach + jetty, up + 2.7, near),
            street.point(reach, up + 2.7, near),
        ]
    )
    stage.fill(facing, TIMBER, 0.45, distance)


def _barge(stage: Stage, face: Wall, apex: float, gabled: bool, roof: Material, distance: float) -> None:
    """The edge of the roof along a gable."""
    if not gabled:
        return
    slope = face.high + apex * UNIT * (1 - np.abs(2 * face.u / face.wide - 1))
    stage.fill(face.area.where(face.v > slope - 4.5), TIMBER, 0.3, distance)
    edge = face.area.where(face.v > slope - 2.2)
    stage.fill(edge, SNOW if stage.season == "winter" else roof, 0.75, distance)


def _end_wall(
    stage: Stage,
    street: Street,
    right: float,
    outer: float,
    near: float,
    front: Front,
    top: float,
    value: float,
    distance: float,
) -> None:
    """The blind wall that faces us, where the next house is lower or missing."""
    x0, foot, _ = street.edge(right, 0, top, near)
    x1, _, high = street.edge(outer, 0, top, near)
    face = wall((x0, foot, high), (x1, foot, high), 7 * UNIT, 0.0, top * UNIT)
    build(stage, face, front.low, value - 0.08, distance)


def facing_house(
    stage: Stage,
    x0: float,
    x1: float,
    y: float,
    storey: float,
    front: Front,
    distance: float = 0.0,
) -> None:
    """A town house that faces us with its gable, from column x0 to x1, `storey` pixels a floor."""
    wide = x1 - x0
    size = storey / 2.8
    jut = size * front.jetty * 0.5
    top = y - storey * (front.floors + 1)
    pitch = wide * 0.62
    roof = polygon(
        [(x0 - jut * 3, top + 2), ((x0 + x1) / 2, top - pitch * 1.12 - 2), (x1 + jut * 3, top + 2)]
    )
    scale = UNIT / size
    for floor in range(front.floors, -1, -1):
        out = jut * floor
        last = floor == front.floors
        foot = y - storey * floor
        ends = (x0 - out, foot, storey + 1), (x1 + out, foot, storey + 1)
        face = wall(*ends, (wide + 2 * out) * scale, pitch * scale if last else 0.0, (storey + 1) * scale)
        if last:
            stage.fill(roof, front.roof, 0.4, distance)
            stage.fill(roof.edge(0, -1), SNOW if stage.season == "winter" else front.roof, 0.9, distance)
        value = 0.56
        build(stage, face, front.high if floor else front.low, value, distance)
        if floor == 0:
            _ground_floor(stage, face, front, distance)
            if front.floors:
                stage.shade(face.part(0, face.high * 0.78, face.wide, face.high), 0.45)
            continue
        stage.fill(face.part(0, 0, face.wide, 2.6), TIMBER, 0.6, distance)
        if not last:
            stage.shade(face.part(0, face.high * 0.86, face.wide, face.high), 0.35)
        count = max(round(face.wide / 22), 2)
        for number in range(count):
            opening(stage, face, face.wide * (number + 0.5) / count, 10, 9, 13, distance)
        if last:
            opening(stage, face, face.wide / 2, face.high + 4, 8, 10, distance)
            _barge(stage, face, pitch * scale / UNIT, True, front.roof, distance)


def row(stage: Stage, street: Street, side: int, nearest: float, farthest: float) -> None:
    """All the houses of one side, from `farthest` to `nearest` metres away; an inn sign or two on them."""
    dice = stage.dice
    plots = []
    at = nearest
    while at < farthest:
        deep = dice.between(4.2, 6.4)
        plots.append((at, at + deep))
        at += deep
    for near, far in reversed(plots):
        distance = min(max((near - 8) / 60, 0.0), 0.5)
        side_house(stage, street, side, near, far, roll(dice), distance)
        if 7 < near < 16 and dice.chance(0.5):
            x, y = street.point(side * (street.half - 0.5), 3.3, near + 0.5)
            with stage.thing("inn sign", "hanging"):
                cottages.hanging_sign(stage, x, y, max(street.scale(near) * 0.95, 14), -side, distance)


def _roof(
    stage: Stage,
    street: Street,
    eave: float,
    outer: float,
    near: float,
    far: float,
    top: float,
    apex: float,
    front: Front,
    value: float,
    distance: float,
) -> None:
    """The slope that faces us, behind the gable."""
    middle = (near + far) / 2
    corners = [
        street.point(eave, top - 0.3, near - 0.2),
        street.point(eave, top + apex + 0.15, middle),
        street.point(outer, top + apex + 0.15, middle),
        street.point(outer, top - 0.3, near - 0.2),
    ]
    slope = polygon(corners)
    pitch = max(street.scale(near) * 0.35, 4)
    tiles = texture.tiles(stage.dice, slope.xs, slope.ys, pitch * 1.2, pitch)
    stage.fill(slope, front.roof, value + 0.8 * tiles, distance)
    if stage.season == "winter":
        stage.fill(slope.where(tiles > -0.08), SNOW, value + 0.16, distance)
