"""Planes in perspective: where on a floor or a wall each pixel lies, so that a texture can be laid on it.

A room is measured in metres. `Room` has one-point perspective (and is flat, as a stage is, if its back wall
is as wide as the canvas), `Corner` two-point. Furniture stands on a `Spot`, flat things hang on a `Patch`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter.area import Area, Point, box, everywhere, polygon

Field = NDArray[np.float32]

FOCAL = 210.0
"""Pixels from the eye to the canvas: how fast things shrink with their distance."""
NEAR = 0.12  # nothing nearer than this share of the far wall's distance is drawn


def floor(area: Area, x: float, horizon: float, scale: float = 60.0) -> tuple[Field, Field]:
    """Coordinates on a level plane below the eye (or above it, for a ceiling).

    Args:
        area: Pixels to place.
        x: Column of the vanishing point.
        horizon: Its row.
        scale: Rows below the horizon at which a pixel on the plane is as wide as one of the canvas.

    Returns:
        u, to the right, and v, away from us; float32 [h, w] and [h, 1], in pixels.
    """
    depth = np.float32(scale) / np.maximum(np.abs(area.ys - np.float32(horizon)), 0.5)
    return np.asarray((area.xs - np.float32(x)) * depth, np.float32), np.asarray(
        depth * scale * 2, np.float32
    )


def wall(area: Area, x: float, horizon: float, scale: float = 120.0) -> tuple[Field, Field]:
    """Coordinates on an upright plane that runs away from us to the vanishing point (x, horizon).

    Returns:
        u, away from us, and v, down; float32 [1, w] and [h, w], in pixels.
    """
    depth = np.float32(scale) / np.maximum(np.abs(area.xs - np.float32(x)), 0.5)
    return np.asarray(depth * scale, np.float32), np.asarray(
        (area.ys - np.float32(horizon)) * depth, np.float32
    )


@dataclass(frozen=True, eq=False)
class Patch:
    """A rectangle on a wall, whichever way the wall faces.

    Attributes:
        area: Its pixels.
        u: How far each lies along the wall from the patch's edge: 0 to `width`; float32 [1, w].
        v: How far below its top: 0 to `height`; float32 [h, 1] or [h, w].
        width: In pixels as large as those of the wall's far edge.
        height: Likewise.
        scale: How much larger they are on the canvas, in the patch's middle.
        metre: Pixels of the wall's far edge to a metre.
    """

    area: Area
    u: Field
    v: Field
    width: float
    height: float
    scale: float
    metre: float

    def part(self, u0: float, v0: float, u1: float, v1: float) -> Area:
        """A smaller rectangle of it, in a box of its own; all four in shares of the whole."""
        w, h = self.width, self.height
        across = np.flatnonzero((self.u[0] >= u0 * w) & (self.u[0] < u1 * w))
        if not across.size or not self.area.mask.size:
            return box(0, 0, 0, 0)
        columns = slice(int(across[0]), int(across[-1]) + 1)
        v = np.broadcast_to(self.v, self.area.mask.shape)[:, columns]
        mask = self.area.mask[:, columns] & (v >= v0 * h) & (v < v1 * h)
        return Area(self.area.top, self.area.left + columns.start, mask)

    def panel(self, u0: float, v0: float, u1: float, v1: float) -> Area:
        """As `part`, over the patch's own box, so that its `u` and `v` fit."""
        u, v = self.u / self.width, self.v / self.height
        return self.area.where((u >= u0) & (u < u1) & (v >= v0) & (v < v1))

    def arch(self, u0: float, v0: float, u1: float, v1: float, pointed: bool = False) -> Area:
        """As `part`, with a round top, or a Gothic one."""
        w, h = self.width, self.height
        half = (u1 - u0) * w / 2
        off = np.abs(self.u - (u0 + u1) * w / 2)
        if pointed:  # two arcs, each struck from the other side's springing
            rise, reach = half * 1.73, np.maximum(4 * half * half - (off + half) ** 2, 0)
            crown = rise - np.sqrt(reach)
        else:
            crown = half - np.sqrt(np.maximum(half * half - off * off, 0))
        return self.area.where((off < half) & (self.v >= v0 * h + crown) & (self.v < v1 * h))

    def disc(self, u: float, v: float, radius: float) -> Area:
        """A circle about (u, v), in shares; its radius in shares of the height."""
        du, dv = self.u - u * self.width, self.v - v * self.height
        return self.area.where(du * du + dv * dv <= (radius * self.height) ** 2)

    @property
    def middle(self) -> Point:
        """Column and row of its middle."""
        return self.area.left + self.area.width / 2, self.area.top + self.area.height / 2


@dataclass(frozen=True)
class Plane:
    """A wall.

    Attributes:
        x: Column of its far edge; of its left one, if it faces us.
        top: Row of its top there.
        foot: Row of its foot there.
        eye: Row of the horizon.
        metre: Pixels to a metre there.
        vanish: Column of its vanishing point; None if it faces us.
        depth: Pixels from the eye to its far edge, measured along the wall.
        area: Its pixels.
    """

    x: float
    top: float
    foot: float
    eye: float
    metre: float
    vanish: float | None
    depth: float
    area: Area

    @property
    def high(self) -> float:
        """Metres from floor to ceiling."""
        return (self.foot - self.top) / self.metre

    @property
    def long(self) -> float:
        """Metres that can be seen of it, from its far (or left) edge."""
        if self.vanish is None:
            return self.area.width / self.metre
        edge = 0.0 if self.vanish > self.x else float(WIDTH)
        return self.depth * (1 - (self.x - self.vanish) / (edge - self.vanish)) / self.metre

    def coordinates(self, area: Area) -> tuple[Field, Field]:
        """u, along it from its far edge, and v, down from its top, in pixels of the far edge."""
        if self.vanish is None:
            return area.xs - np.float32(self.x), area.ys - np.float32(self.top)
        nearer = np.maximum((area.xs - self.vanish) / np.float32(self.x - self.vanish), NEAR)
        v = (area.ys - np.float32(self.eye)) / nearer + np.float32(self.eye - self.top)
        return np.asarray(self.depth * (1 - 1 / nearer), np.float32), np.asarray(v, np.float32)

    def point(self, along: float, up: float) -> Point:
        """Where on the canvas something is, in metres along it and above the floor."""
        u, v = along * self.metre, self.foot - up * self.metre
        if self.vanish is None:
            return self.x + u, v
        nearer = 1 / max(1 - u / self.depth, NEAR)
        return self.vanish + (self.x - self.vanish) * nearer, self.eye + (v - self.eye) * nearer

    def patch(self, along: float, up: float, wide: float, high: float) -> Patch:
        """A rectangle on it, all in metres: `along` and `up` are where its far lower corner is."""
        corners = [
            self.point(along, up),
            self.point(along + wide, up),
            self.point(along + wide, up + high),
            self.point(along, up + high),
        ]
        area = polygon([(round(x), round(y)) for x, y in corners] if self.vanish is None else corners)
        height = high * self.metre
        scale = abs(self.point(along + wide / 2, up)[1] - self.point(along + wide / 2, up + high)[1]) / height
        u, v = self.coordinates(area)
        u = u - np.float32(along * self.metre)
        v = v - np.float32(self.foot - self.top - (up + high) * self.metre)
        return Patch(area, u + 0.5, v + 0.5, wide * self.metre, height, scale, self.metre)


@dataclass(frozen=True)
class Spot:
    """Where a piece of furniture stands: its front foot, in the middle.

    Attributes:
        x: Column.
        y: Row.
        metre: Pixels to a metre there.
        eye: The vanishing point.
        distance: As `Light.ramp`: below 0 it frames the picture.
    """

    x: float
    y: float
    metre: float
    eye: Point
    distance: float = 0.0

    def at(self, right: float, up: float, back: float = 0.0) -> Point:
        """Where on the canvas a point is, in metres from the foot."""
        nearer = 1 / (1 + max(back, -0.8 * FOCAL / self.metre) * self.metre / FOCAL)
        x, y = self.x + right * self.metre, self.y - up * self.metre
        return self.eye[0] + (x - self.eye[0]) * nearer, self.eye[1] + (y - self.eye[1]) * nearer

    def moved(self, right: float = 0.0, up: float = 0.0, back: float = 0.0) -> Spot:
        """Another spot, in metres from this: on a table, behind it."""
        x, y = self.at(right, up, back)
        nearer = 1 / (1 + back * self.metre / FOCAL)
        return Spot(x, y, self.metre * nearer, self.eye, self.distance)


@dataclass(frozen=True)
class Room:
    """A box seen from inside, in one-point perspective.

    Attributes:
        left: Column of the back wall's left edge.
        top: Row of its top edge.
        right: Column of its right edge.
        bottom: Row of its bottom edge, where the floor begins.
        x: Column of the vanishing point, within the back wall.
        y: Row of the vanishing point, the height of our eyes.
        high: Metres from floor to ceiling.
    """

    left: float
    top: float
    right: float
    bottom: float
    x: float
    y: float
    high: float = 3.0

    def out(self, x: float, y: float, factor: float) -> tuple[float, float]:
        """A point of the back wall drawn towards us: 1 stays there, 2 is twice as near."""
        return self.x + (x - self.x) * factor, self.y + (y - self.y) * factor

    @property
    def metre(self) -> float:
        """Pixels to a metre at the back wall."""
        return (self.bottom - self.top) / self.high

    @property
    def back(self) -> Area:
        left, top, right, bottom = self.left, self.top, self.right, self.bottom
        return polygon([(left, top), (right, top), (right, bottom), (left, bottom)])

    @property
    def floor(self) -> Area:
        return self._towards_us((self.left, self.bottom), (self.right, self.bottom))

    @property
    def ceiling(self) -> Area:
        return self._towards_us((self.left, self.top), (self.right, self.top))

    @property
    def left_wall(self) -> Area:
        return self._towards_us((self.left, self.top), (self.left, self.bottom))

    @property
    def right_wall(self) -> Area:
        return self._towards_us((self.right, self.top), (self.right, self.bottom))

    def _towards_us(self, a: Point, b: Point) -> Area:
        """What an edge of the back wall sweeps over as it comes near."""
        return polygon([a, b, self.out(*b, 9), self.out(*a, 9)])

    @property
    def planes(self) -> tuple[Plane, ...]:
        """Its walls: the back one, the left one, the right one."""
        rows = (self.top, self.bottom, self.y, self.metre)
        left = max(self.left, 0.0)
        return (
            Plane(left, *rows, None, FOCAL, self.back),
            Plane(self.left, *rows, self.x, FOCAL, self.left_wall),
            Plane(self.right, *rows, self.x, FOCAL, self.right_wall),
        )

    def level(self, area: Area, row: float) -> tuple[Field, Field]:
        """Coordinates on its floor (`row` is `bottom`) or its ceiling (`top`), in the back wall's pixels."""
        nearer = np.maximum((area.ys - np.float32(self.y)) / np.float32(row - self.y), NEAR)
        return np.asarray((area.xs - self.x) / nearer, np.float32), np.asarray(FOCAL / nearer, np.float32)

    def scale(self, y: float) -> float:
        """How much larger something whose foot is on the floor at row `y` is than at the back wall."""
        return (y - self.y) / max(self.bottom - self.y, 1)

    def place(self, across: float, depth: float, distance: float = 0.0) -> Spot:
        """A spot on the floor.

        Args:
            across: 0 at the left of what can be seen of the floor there, 1 at the right.
            depth: 0 at the back wall, 1 at the lower edge of the canvas; more is only partly seen.
            distance: As `Light.ramp`.
        """
        row = self.bottom + depth * (HEIGHT - self.bottom)
        scale = self.scale(row)
        left = max(self.out(self.left, 0, scale)[0], 0.0)
        right = min(self.out(self.right, 0, scale)[0], float(WIDTH))
        return Spot(left + across * (right - left), row, self.metre * scale, (self.x, self.y), distance)


@dataclass(frozen=True)
class Corner:
    """A corner of a room, in two-point perspective.

    Attributes:
        x: Column of the corner.
        top: Row of its upper end.
        bottom: Row of its foot.
        y: Row of the horizon.
        turn: Columns from the middle of the canvas to the vanishing point at the right, that of the left
            wall; the right wall's follows from it.
        high: Metres from floor to ceiling.
    """

    x: float
    top: float
    bottom: float
    y: float
    turn: float
    high: float = 3.0

    @property
    def metre(self) -> float:
        """Pixels to a metre at the corner."""
        return (self.bottom - self.top) / self.high

    @property
    def vanish(self) -> tuple[float, float]:
        """Columns where the right wall and the left wall vanish."""
        return WIDTH / 2 - FOCAL * FOCAL / self.turn, WIDTH / 2 + self.turn

    def _side(self, vanish: float, edge: float) -> Plane:
        nearer = (edge - vanish) / (self.x - vanish)
        rows = [self.y + (row - self.y) * nearer for row in (self.top, self.bottom)]
        area = polygon([(self.x, self.top), (self.x, self.bottom), (edge, rows[1]), (edge, rows[0])])
        depth = math.sqrt(FOCAL * FOCAL + (vanish - WIDTH / 2) ** 2)
        return Plane(self.x, self.top, self.bottom, self.y, self.metre, vanish, depth, area)

    @property
    def planes(self) -> tuple[Plane, ...]:
        """Its walls: the left one, the right one."""
        left, right = self.vanish
        return self._side(right, 0), self._side(left, WIDTH)

    @property
    def floor(self) -> Area:
        left, right = self.planes
        rest = everywhere() - left.area - right.area
        return rest.where(rest.ys >= self.y)

    @property
    def ceiling(self) -> Area:
        left, right = self.planes
        rest = everywhere() - left.area - right.area
        return rest.where(rest.ys < self.y)

    def level(self, area: Area, row: float) -> tuple[Field, Field]:
        """Coordinates on its floor (`row` is `bottom`) or its ceiling (`top`), along the two walls."""
        far = np.float32(row - self.y) / np.where(
            np.abs(area.ys - self.y) < 1, np.float32(row - self.y), area.ys - np.float32(self.y)
        )
        x, z = (area.xs - np.float32(WIDTH / 2)) * far, FOCAL * far
        long = math.sqrt(FOCAL * FOCAL + self.turn * self.turn)
        sine, cosine = np.float32(self.turn / long), np.float32(FOCAL / long)
        return np.asarray(x * cosine - z * sine, np.float32), np.asarray(x * sine + z * cosine, np.float32)

    def scale(self, y: float) -> float:
        """How much larger something whose foot is on the floor at row `y` is than at the corner."""
        return (y - self.y) / max(self.bottom - self.y, 1)

    def foot(self, x: float) -> float:
        """Row of the foot of the wall at column `x`."""
        vanish = self.vanish[1] if x < self.x else self.vanish[0]
        return self.y + (self.bottom - self.y) * (x - vanish) / (self.x - vanish)

    def place(self, across: float, depth: float, distance: float = 0.0) -> Spot:
        """A spot on the floor: `across` the canvas, `depth` 0 at the foot of the wall there, 1 at its lower
        edge."""
        x = across * WIDTH
        row = self.foot(x) + depth * (HEIGHT - self.foot(x))
        return Spot(x, row, self.metre * self.scale(row), (self.x, self.y), distance)


AnyRoom = Room | Corner


def whole_room(dice_x: float = 0.5, wide: float = 0.56, high: float = 0.5) -> Room:
    """A room that fills the canvas: `wide` and `high` are the back wall's share of it."""
    left = (1 - wide) * WIDTH * dice_x
    top = (1 - high) * HEIGHT * 0.36
    right, bottom = left + wide * WIDTH, top + high * HEIGHT
    return Room(left, top, right, bottom, (left + right) / 2, top + (bottom - top) * 0.55)
