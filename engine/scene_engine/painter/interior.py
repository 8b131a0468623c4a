"""Rooms from inside: walls, floor and ceiling, the light of lamps and windows, the view out of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, texture, weather
from scene_engine.painter.area import Area, ellipse, everywhere, polygon
from scene_engine.painter.dice import Dice
from scene_engine.painter.light import Light
from scene_engine.painter.materials import (
    BRICK,
    COBBLES,
    GRANITE,
    GRASS,
    LIMESTONE,
    MARBLE,
    PLASTER,
    WOOD,
    WOOD_DARK,
    Material,
)
from scene_engine.painter.perspective import FOCAL, AnyRoom, Corner, Patch, Plane, Room
from scene_engine.painter.stage import Stage, Value

Field = NDArray[np.floating]
Pattern = Callable[[Dice, Field, Field], Field]

PANELLING = Material((0x22100E, 0x4A2618, 0x7A4426, 0xA86C3C))
PAPER_RED = Material((0x3A1420, 0x7A2C34, 0xA84A48, 0xCC7A68))
PAPER_GREEN = Material((0x1A2E2C, 0x35584A, 0x5E8468, 0x94B28C))
PAPER_BLUE = Material((0x1C2444, 0x38487C, 0x6078A8, 0x9CB0CC))
DUNGEON_STONE = Material((0x1C1C26, 0x3E4048, 0x66686A, 0x94938C))


@dataclass(frozen=True)
class Finish:
    """What a wall, a floor or a ceiling is made of.

    Attributes:
        noun: What it is called; "" for what isn't worth a name.
        material: Of what.
        pattern: Its texture, over coordinates in pixels of the far wall.
        skirting: Of what a wall's foot and cornice are; None for a bare wall.
    """

    noun: str
    material: Material
    pattern: Pattern
    skirting: Material | None = None


def _blocks(dice: Dice, u: Field, v: Field) -> Field:
    return texture.bricks(dice, u, v, 30, 15, 1.4) + 0.25 * (noise.at(dice, u, v, 22, 3) - 0.5)


def _rubble(dice: Dice, u: Field, v: Field) -> Field:
    return texture.stones(dice, u, v, 17) + 0.2 * (noise.at(dice, u, v, 40, 2) - 0.5)


def _bricks(dice: Dice, u: Field, v: Field) -> Field:
    return texture.bricks(dice, u, v, 15, 7) + 0.25 * (noise.at(dice, u, v, 30, 3) - 0.5)


def _plaster(dice: Dice, u: Field, v: Field) -> Field:
    return 0.34 * (noise.at(dice, u, v, 30, 3) - 0.5)


def _boards(dice: Dice, u: Field, v: Field) -> Field:
    """Upright boards on a wall; on a floor they run away from us."""
    return texture.planks(dice, v, u, 10, 90)


def _panels(dice: Dice, u: Field, v: Field) -> Field:
    """Framed panels with a lit lower edge and a shaded upper one."""
    across, down = u / 26 - np.floor(u / 26), v / 34 - np.floor(v / 34)
    tone = 0.16 * (noise.at(dice, u, v / 5, 6, 2) - 0.5) + 0 * down
    inner = (across > 0.14) & (across < 0.86) & (down > 0.12) & (down < 0.88)
    tone = np.where(inner, tone - 0.07, tone + 0.06)
    tone = np.where(inner & ((down < 0.18) | (across < 0.2)), tone - 0.17, tone)
    return np.where(inner & ((down > 0.82) | (across > 0.82)), tone + 0.14, tone)


def _paper(dice: Dice, u: Field, v: Field) -> Field:
    """Wallpaper: broad stripes with a lozenge in each second one."""
    along = u / 18 - np.floor(u / 18)
    down = v / 18 - np.floor(v / 18)
    lozenge = np.abs(along - 0.5) + np.abs(down - 0.5)
    return np.where(lozenge < 0.24, 0.17, np.where(np.abs(along - 0.5) > 0.42, -0.13, 0.0))


def _checks(dice: Dice, u: Field, v: Field) -> Field:
    return texture.checks(u, v, 22, 0.62) + 0.12 * (noise.at(dice, u, v, 26, 3) - 0.5)


def _flags(dice: Dice, u: Field, v: Field) -> Field:
    return texture.bricks(dice, u, v, 34, 24, 1.2) + 0.2 * (noise.at(dice, u, v, 24, 3) - 0.5)


WALLS = {
    "stone": Finish("stone wall", GRANITE, _blocks),
    "dungeon": Finish("stone wall", DUNGEON_STONE, _rubble),
    "limestone": Finish("stone wall", LIMESTONE, _blocks),
    "rubble": Finish("stone wall", COBBLES, _rubble),
    "brick": Finish("brick wall", BRICK, _bricks),
    "plaster": Finish("plaster wall", PLASTER, _plaster, WOOD_DARK),
    "boards": Finish("wooden wall", WOOD, _boards, WOOD_DARK),
    "panels": Finish("panelled wall", PANELLING, _panels, PANELLING),
    "red paper": Finish("red wallpaper", PAPER_RED, _paper, WOOD_DARK),
    "green paper": Finish("green wallpaper", PAPER_GREEN, _paper, WOOD_DARK),
    "blue paper": Finish("blue wallpaper", PAPER_BLUE, _paper, WOOD_DARK),
}
FLOORS = {
    "boards": Finish("wooden floor", WOOD, _boards),
    "dark boards": Finish("wooden floor", WOOD_DARK, _boards),
    "flags": Finish("stone floor", COBBLES, _flags),
    "dungeon": Finish("stone floor", DUNGEON_STONE, _flags),
    "checks": Finish("chequered floor", MARBLE, _checks),
}
CEILINGS = {
    "boards": Finish("", WOOD_DARK, _boards),
    "plaster": Finish("", PLASTER, _plaster),
    "stone": Finish("", DUNGEON_STONE, _blocks),
}


def hall(dice: Dice, high: float = 3.0, wide: tuple[float, float] = (0.5, 0.66)) -> Room:
    """A room in one-point perspective, its back wall a share `wide` of the canvas."""
    width = dice.between(*wide) * WIDTH
    left = (WIDTH - width) * dice.between(0.3, 0.7)
    top, bottom = dice.between(14, 30), dice.between(118, 130)
    x = left + width * dice.between(0.4, 0.6)
    return Room(left, top, left + width, bottom, x, top + (bottom - top) * dice.between(0.5, 0.6), high)


def stage_set(dice: Dice, high: float = 3.4) -> Room:
    """A room side-on, as on a stage: the back wall as wide as the canvas, a strip of floor before it."""
    bottom = dice.between(130, 146)
    return Room(
        -30, -dice.between(6, 24), WIDTH + 30, bottom, WIDTH * dice.between(0.42, 0.58), bottom * 0.6, high
    )


def nook(dice: Dice, high: float = 3.0) -> Corner:
    """A corner of a room in two-point perspective."""
    x = dice.between(120, 200)
    turn = FOCAL * dice.between(0.8, 1.3)
    top, bottom = dice.between(16, 32), dice.between(104, 116)
    return Corner(x, top, bottom, top + (bottom - top) * dice.between(0.48, 0.56), turn, high)


def shell(stage: Stage, room: AnyRoom, walls: Finish, ground: Finish, ceiling: Finish) -> None:
    """Paints the whole empty room."""
    dice = stage.dice
    with stage.thing(""):
        above = room.ceiling
        u, v = room.level(above, room.top)
        stage.fill(above, ceiling.material, 0.3 + ceiling.pattern(dice, v, u) * 0.8)
    with stage.thing(ground.noun):
        below = room.floor
        u, v = room.level(below, room.bottom)
        stage.fill(below, ground.material, 0.56 + ground.pattern(dice, u, v))
    papered = walls.noun.endswith("paper")
    with stage.thing(walls.noun, plural="" if papered else None, many=not papered):
        for plane in room.planes:
            _side(stage, plane, walls)
    # Where two planes meet it is a little darker.
    if isinstance(room, Room):
        foot = everywhere().where(np.abs(everywhere().ys - room.bottom - 1) < 2.5) & room.floor
        stage.shade(foot, 0.35)


def _side(stage: Stage, plane: Plane, walls: Finish) -> None:
    area = plane.area
    if not area.mask.size:
        return
    u, v = plane.coordinates(area)
    facing = 0.55 if plane.vanish is None else 0.55 + 0.1 * stage.side * (1 if plane.vanish > plane.x else -1)
    height = np.float32(plane.foot - plane.top)
    worn = 0.14 * np.clip(1 - v / 26, 0, 1) + 0.1 * np.clip(1 - (height - v) / 16, 0, 1)
    stage.fill(area, walls.material, facing + walls.pattern(stage.dice, u, v) - worn)
    if walls.skirting:
        stage.fill(area.where(v > height - 8), walls.skirting, facing)
        stage.fill(area.where(np.abs(v - height + 7.5) < 0.9), walls.skirting, facing + 0.3)
        stage.fill(area.where(v < 6), walls.skirting, facing - 0.05)
        stage.fill(area.where(np.abs(v - 6) < 0.9), walls.skirting, facing - 0.3)


def beams(stage: Stage, room: AnyRoom, material: Material = WOOD_DARK) -> None:
    """Beams across the ceiling of a room in one-point perspective, from wall to wall."""
    if not isinstance(room, Room) or room.top < 8:
        return
    with stage.thing("ceiling beam", many=True):
        for nearer in (1.0, 1.16, 1.38, 1.68, 2.1):
            left, top = room.out(room.left, room.top, nearer)
            right, foot = room.out(room.right, room.top + 0.26 * room.metre, nearer)
            face = polygon([(left, top), (right, top), (right, foot), (left, foot)])
            if not face.mask.size:
                continue
            stage.shade(Area(face.top + face.height, face.left, face.mask[:3] & True), 0.3)
            grain = 0.2 * (noise.field(stage.dice, face.height, face.width, 5, 2, 6) - 0.5)
            stage.fill(face, material, 0.5 + grain)
            stage.fill(face.edge(0, 1), material, 0.12)


HOUR_KEYS = {
    # hour: key and ambient by day- or moonlight, and how much of it comes in by day
    "dawn": (0xF6C6D8, 0x5C6494, 0.78), "noon": (0xFFFCF4, 0x787E94, 1.0),
    "golden hour": (0xFFD284, 0x70605C, 0.9), "sunset": (0xFF9A68, 0x5A3A58, 0.74),
    "dusk": (0xBCA0CC, 0x6C5C84, 0.4), "moonlit night": (0x6C98F0, 0x22346C, 0.0),
    "starless night": (0x6C76A0, 0x262A46, 0.0),
}  # fmt: skip
LAMP_KEYS = {
    # lamp: key, ambient, amount that is everywhere, amount that the lamps add
    "candlelight": (0xFFD898, 0x483C64, 0.24, 0.8),
    "lamplight": (0xFFE8C0, 0x544C66, 0.42, 0.6),
    "firelight": (0xFFC084, 0x4A345A, 0.2, 0.85),
}


class Lights:
    """The light in a room, gathered while it is painted; `finish` lays it on.

    Args:
        stage: Whose.
        outside: Whether the room has windows, and so some light by day whatever the lamps.
    """

    def __init__(self, stage: Stage, outside: bool = True) -> None:
        self.stage = stage
        self.daylit = stage.lamp == "daylight"
        self.key, self.ambient, day = HOUR_KEYS[stage.time]
        if not outside:
            self.ambient, day = 0x303868, 0.0
        elif not self.daylit and day > 0.5:
            day = 1.0  # Lamps outshine what tells one hour of the day from another.
        self.day = day * (0.7 if stage.weather in ("rain", "thunderstorm") else 1.0)
        if self.daylit:
            base, self.strength = 0.3 + 0.28 * self.day, 0.35
        else:
            self.key, self.ambient, base, self.strength = LAMP_KEYS[stage.lamp]
            base += 0.2 * self.day if outside else 0.12
        self.candles = not (self.daylit and day)
        """Whether anybody has lit them."""
        self._amount = np.full((HEIGHT, WIDTH), base, np.float32)
        self._shining = np.full((HEIGHT, WIDTH), -1, np.int16)
        self._glows: list[tuple[float, float, float, int, float]] = []
        self._beams: list[tuple[Area, int, Value]] = []
        self._bare = stage.owner
        self._last: list[Callable[[], None]] = []
        self._view: NDArray[np.uint32] | None = None

    def pool(self, x: float, y: float, radius: float, strength: float = 1.0) -> None:
        """Light around (x, y), falling off to nothing at `radius`."""
        area = ellipse(x, y, radius)
        near = ((area.xs - x) ** 2 + (area.ys - y) ** 2) / np.float32(radius * radius)
        self._amount[area.window] += strength * self.strength * np.clip(1 - near, 0, 1) ** 2

    def flame(self, x: float, y: float, radius: float, strength: float = 1.0) -> None:
        """A pool with a halo at its heart: a candle has a radius of some 60, a fire of 150."""
        self.pool(x, y, radius, strength)
        self._glows.append((x, y, radius * 0.34, 0xFF9838, 0.5 * min(strength, 1)))

    def darken(self, area: Area, amount: float = 0.25) -> None:
        """Less light there."""
        self._amount[area.window] -= np.float32(amount) * area.mask

    def shine(self, area: Area) -> None:
        """What is painted there shines by itself: no lamp changes it."""
        np.copyto(self._shining[area.window], self.stage.owner[area.window], where=area.mask)

    def outlook(self, area: Area) -> None:
        """What is seen through a window: the sky of the hour and the weather, and hills."""
        if self._view is None:
            self._view = _landscape(self.stage, area.left + area.width / 2)
        self.stage.paint(area, self._view[area.window])
        self.shine(area)

    def daylight(self, patch: Patch, foot: float, slant: float) -> None:
        """What falls in through a window: a pool before it, a beam, and a bright place on the floor.

        Args:
            patch: The window.
            foot: Row of the foot of the wall below it.
            slant: Columns that the light is carried aside before it reaches the floor.
        """
        x, y = patch.middle
        self.pool(x, y + 12, 110, 0.8 * self.day)
        sunny = self.stage.weather in ("clear", "cloudy", "snow") and self.stage.time != "starless night"
        if not self.daylit or not sunny:
            return
        if self._bare is self.stage.owner:
            self._bare = self.stage.owner.copy()
        half, rest = patch.area.width * 0.5, HEIGHT - foot
        near, far = foot + rest * 0.72, foot + rest * 0.22
        corners = [(x + slant * 0.45 - half, far), (x + slant * 0.45 + half, far),
                   (x + slant + half * 1.3, near), (x + slant - half * 1.3, near)]  # fmt: skip
        spot = polygon(corners)
        bars = (np.floor(spot.down * 9) % 3 > 0) & spot.mask
        self._amount[spot.window] += np.float32(0.5 if self.day > 0.5 else 0.3) * bars
        # The bright place has the colour of the hour, whatever the floor's.
        self._beams.append((spot.where(bars), self.key, 0.2))
        left, right = patch.area.left, patch.area.left + patch.area.width
        top, low = patch.area.top, patch.area.top + patch.area.height
        beam = polygon([(left, low), (left, top), (right, top), (right, low), corners[2], corners[3]])
        self._beams.append((beam, self.key, 0.22 * (1 - 0.8 * beam.down) * (0.6 + 0.4 * self.day)))

    def after(self, paint: Callable[[], None]) -> None:
        """Something to paint when the light is laid on: what shines through the air."""
        self._last.append(paint)

    def finish(self) -> None:
        """Lights the room: once, when all is painted."""
        stage = self.stage
        before = stage.pixels.copy()
        amount = np.floor(np.clip(self._amount, 0, 1.18) * 18) / 18
        stage.relight(amount, self.key, self.ambient)
        np.copyto(stage.pixels, before, where=self._shining == stage.owner)
        for area, colour, share in self._beams:
            # What was painted since the first window stands before the beams.
            bare = area.where(self._bare[area.window] == stage.owner[area.window])
            stage.brighten(bare, colour, share)
        for x, y, radius, colour, strength in self._glows:
            stage.glow(x, y, radius, colour, strength)
        for paint in self._last:
            paint()


def _landscape(stage: Stage, body_x: float) -> NDArray[np.uint32]:
    """The country outside, as it would fill the canvas: uint32 [192, 320]."""
    inner = stage.light
    outside = Stage(stage.dice, Light(stage.time, stage.weather, inner.side, inner.grade), "summer")
    sky.paint(outside, 104, body_x + stage.dice.between(-6, 6))
    land.ridge(outside, land.hills(stage.dice, 108, 26, 60), GRASS, 0.6)
    land.ridge(outside, land.hills(stage.dice, 118, 20, 50), GRASS, 0.2)
    weather.fall(outside)
    return outside.pixels
