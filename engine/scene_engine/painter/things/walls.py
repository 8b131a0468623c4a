"""Walls of buildings out of doors: flat or receding, of any masonry, and what is let into them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scene_engine.painter import noise, shading, texture
from scene_engine.painter.area import Area, Point, box
from scene_engine.painter.dice import Dice
from scene_engine.painter.materials import (
    BRICK,
    GRANITE,
    PLASTER,
    SLATE,
    WINDOW,
    WOOD_DARK,
    WOOD_GREY,
    Material,
)
from scene_engine.painter.stage import Stage, Value

Field = NDArray[np.float32]

TIMBER = Material((0x140C10, 0x2E1C1A, 0x4E3326, 0x6E4C36))
WHITEWASH = Material((0x7A7280, 0xB8AE9E, 0xE4DAC0, 0xFBF5E2))
OCHRE = Material((0x6B4638, 0xAE7C4C, 0xDAAE6A, 0xF2D694))
ROSE = Material((0x6A4248, 0xAE7468, 0xDCA68C, 0xF4D2B0))
LIMEWASHES = (PLASTER, WHITEWASH, OCHRE, ROSE)
"""Colours of plastered fronts."""


@dataclass(frozen=True, eq=False)
class Wall:
    """A wall that faces us, or recedes between two upright edges, in true perspective.

    Attributes:
        area: Its pixels.
        u: How far each lies along it from its first edge, float32 [1, w], in pixels of its nearer edge.
        v: How far above its foot, float32 [h, w], likewise.
        wide: Its length, in those pixels.
        high: Its height, in those pixels, without the gable.
        ends: Column, row of the foot and height on the canvas of its two edges.
    """

    area: Area
    u: Field
    v: Field
    wide: float
    high: float
    ends: tuple[tuple[float, float, float], tuple[float, float, float]]

    def point(self, along: float, up: float) -> Point:
        """Where on the canvas something is: `along` 0..1, `up` in pixels of the nearer edge."""
        (x0, foot0, h0), (x1, foot1, h1) = self.ends
        if abs(h1 - h0) < 0.01:
            part = along
        else:
            scale = 1 / (1 / h0 + along * (1 / h1 - 1 / h0))
            part = (scale - h0) / (h1 - h0)
        foot, high = foot0 + (foot1 - foot0) * part, h0 + (h1 - h0) * part
        return x0 + (x1 - x0) * part, foot - up / self.high * high

    def part(self, u0: float, v0: float, u1: float, v1: float, arch: float = 0.0) -> Area:
        """A rectangle on it, from (u0, v0) to (u1, v1); `arch` is how high its round top rises within."""
        inside = (self.u >= u0) & (self.u < u1) & (self.v >= v0)
        off = (self.u - (u0 + u1) / 2) / max((u1 - u0) / 2, 0.5)
        return self.area.where(inside & (self.v < v1 - arch * off * off))

    def crop(self, u0: float, v0: float, u1: float, v1: float) -> Wall:
        """The same wall, but only what is about the rectangle from (u0, v0) to (u1, v1) of it, for speed."""
        corners = [self.point(u / self.wide, v) for u in (u0, u1) for v in (v0, v1)]
        left, right = min(x for x, _ in corners) - 1, max(x for x, _ in corners) + 2
        top, foot = min(y for _, y in corners) - 1, max(y for _, y in corners) + 2
        part = self.area & box(left, top, right, foot)
        rows = slice(part.top - self.area.top, part.top - self.area.top + part.height)
        columns = slice(part.left - self.area.left, part.left - self.area.left + part.width)
        return replace(self, area=part, u=self.u[:, columns], v=self.v[rows, columns])


def wall(
    start: tuple[float, float, float],
    end: tuple[float, float, float],
    wide: float | None = None,
    gable: float = 0.0,
    high: float | None = None,
) -> Wall:
    """A wall between two upright edges.

    Args:
        start: Column, row of the foot and height of one edge.
        end: The same of the other; either may be the nearer one.
        wide: Its length in pixels of the nearer edge; as seen, unless told.
        gable: Pixels that a pointed top rises over its middle.
        high: Its height in units of your own; the nearer edge's height, unless told.
    """
    (x0, foot0, h0), (x1, foot1, h1) = start, end
    high = max(h0, h1) if high is None else high
    wide = abs(x1 - x0) if wide is None else wide
    rise = 1 + gable / high
    top = min(foot0 - h0 * rise, foot1 - h1 * rise)
    area = box(min(x0, x1), top, max(x0, x1), max(foot0, foot1) + 1)
    part = (area.xs + np.float32(0.5 - x0)) / np.float32((x1 - x0) or 1)
    seen = np.maximum(h0 + (h1 - h0) * part, 0.5)
    along = part if abs(h1 - h0) < 0.01 else (1 / seen - 1 / h0) / (1 / h1 - 1 / h0)
    v = (foot0 + (foot1 - foot0) * part - area.ys - np.float32(0.5)) / seen * np.float32(high)
    limit = high + gable * (1 - np.abs(2 * along - 1))
    shape = area.where((v >= -0.4) & (v < limit))
    u = np.asarray(along * wide, np.float32)
    return Wall(shape, u, np.asarray(v, np.float32), wide, high, (start, end))


# -- what they are built of --

Texture = Callable[[Dice, Field, Field], Field]


def _plain(dice: Dice, u: Field, v: Field) -> Field:
    return np.asarray(0.22 * (noise.at(dice, u, v, 16, 3) - 0.5), np.float32)


def _rubble(dice: Dice, u: Field, v: Field) -> Field:
    return texture.stones(dice, u, v, 9)


def _ashlar(dice: Dice, u: Field, v: Field) -> Field:
    return texture.bricks(dice, u, v, 12, 6)


def _brickwork(dice: Dice, u: Field, v: Field) -> Field:
    return texture.bricks(dice, u, v, 7, 3.5) * np.float32(0.6)


def _boards(dice: Dice, u: Field, v: Field) -> Field:
    """Weather boards: they lie level, one over another."""
    return texture.planks(dice, u, v, 4, 70) * np.float32(0.75)


def _uprights(dice: Dice, u: Field, v: Field) -> Field:
    return texture.planks(dice, v, u, 5, 200) * np.float32(0.8)


@dataclass(frozen=True)
class Masonry:
    """What a wall is built of.

    Attributes:
        material: Its colours.
        grain: Its texture, of u and v.
        beams: Whether timbers show in it.
    """

    material: Material
    grain: Texture = _plain
    beams: bool = False


RUBBLE = Masonry(GRANITE, _rubble)
ASHLAR = Masonry(GRANITE, _ashlar)
BRICKWORK = Masonry(BRICK, _brickwork)
BOARDS = Masonry(WOOD_GREY, _boards)
UPRIGHT_BOARDS = Masonry(WOOD_DARK, _uprights)


def build(
    stage: Stage,
    wall: Wall,
    masonry: Masonry,
    value: Value,
    distance: float = 0.0,
    floors: int = 1,
) -> None:
    """Paints a wall.

    Args:
        stage: Where.
        wall: Which.
        masonry: Of what.
        value: How lit, as `Stage.fill`.
        distance: As `Light.ramp`.
        floors: Storeys, which the timbers divide.
    """
    grain = masonry.grain(stage.dice, wall.u, wall.v)
    # The foot is dirty and the head lies in the shadow of the eaves.
    stain = -0.12 * np.clip(1 - wall.v / max(wall.high * 0.2, 1), 0, 1)
    stage.fill(wall.area, masonry.material, value + grain + stain, distance)
    if masonry.beams:
        frame(stage, wall, value, distance, floors)


def frame(stage: Stage, wall: Wall, value: Value, distance: float = 0.0, floors: int = 1) -> None:
    """The timbers of a half-timbered wall: posts, rails and braces."""
    dice = stage.dice
    bays = max(round(wall.wide / dice.between(9, 12)), 1)
    bay, storey = wall.wide / bays, wall.high / floors
    inside_u, inside_v = wall.u % bay, wall.v % storey
    thick = min(max(wall.high / floors * 0.075, 1.6), 3.0)
    number = np.floor(wall.u / bay)
    post = (inside_u < thick) | (wall.u > wall.wide - thick)
    rail = (inside_v < thick) | (np.abs(wall.v - wall.high) < thick * 0.6)
    slant = inside_v / storey * bay
    rising = np.where(number % 2 == 0, slant, bay - slant)
    braced = (number == 0) | (number == bays - 1) | (np.floor(wall.v / storey) >= floors)
    brace = (np.abs(inside_u - rising) < thick * 0.75) & braced
    stage.fill(wall.area.where(post | rail | brace), TIMBER, np.asarray(value) * 0.9, distance)


# -- what is let into them --


def lights(stage: Stage) -> float:
    """How many of the windows are lit at this hour, 0..1."""
    if stage.night:
        return 0.6
    return 0.45 if stage.time == "dusk" or stage.weather == "thunderstorm" else 0.0


def opening(
    stage: Stage,
    wall: Wall,
    u: float,
    v: float,
    wide: float,
    high: float,
    distance: float = 0.0,
    lit: bool | None = None,
    arch: float = 0.0,
    trim: Material = TIMBER,
    shutters: Material | None = None,
) -> None:
    """A window with its bars and its sill.

    Args:
        stage: Where.
        wall: In which wall.
        u: Its middle, along the wall.
        v: Its foot, above the wall's.
        wide: Pixels, as u.
        high: Pixels, as v.
        distance: As `Light.ramp`.
        lit: Whether there is light behind it; by the hour unless told.
        arch: How high its round top rises.
        trim: Of its frame.
        shutters: Of its shutters, if it has any.
    """
    lit = stage.dice.chance(lights(stage)) if lit is None else lit
    left, right = u - wide / 2, u + wide / 2
    wall = wall.crop(u - wide * 1.1 - 2, v - 3, u + wide * 1.1 + 2, v + high + 2)
    if not wall.area.mask.size:
        return
    if shutters:
        for x0, x1 in ((left - wide * 0.55, left - 1), (right + 1, right + wide * 0.55)):
            leaf = wall.part(x0, v, x1, v + high)
            stage.fill(leaf, shutters, 0.6 - 0.2 * ((wall.v % 3) < 1), distance)
    seen = wall.point(u / wall.wide, v)[1] - wall.point(u / wall.wide, v + high)[1]
    if seen >= 5:
        stage.fill(wall.part(left - 1.2, v - 1.2, right + 1.2, v + high + 1.2, arch), trim, 0.3, distance)
    pane = wall.part(left, v, right, v + high, arch)
    if lit:
        stage.fill(pane, WINDOW, shading.down(pane, 0.95, 0.5))
        if seen > 4:
            x, y = wall.point(u / wall.wide, v + high / 2)
            stage.glow(x, y, seen * 1.7, 0xFFB040, 0.45)
    else:
        stage.fill(pane, SLATE, 0.2 + 0.3 * (wall.v - v) / max(high, 1), distance)
    if seen < 6:
        return
    bars = (np.abs(wall.u - u) < 0.5) if wide >= 5 else np.zeros_like(wall.u, np.bool_)
    cross = (np.abs(wall.v - v - high * 0.55) < 0.5) if high >= 7 else np.zeros_like(wall.v, np.bool_)
    stage.fill(pane.where(bars | cross), trim, 0.3, distance)
    stage.fill(wall.part(left - 1.6, v - 2.2, right + 1.6, v - 1), trim, 0.8, distance)


def door(
    stage: Stage,
    wall: Wall,
    u: float,
    wide: float,
    high: float,
    distance: float = 0.0,
    arch: float = 0.0,
    wood: Material = WOOD_DARK,
    trim: Material = TIMBER,
) -> None:
    """A door of planks in its frame; as `opening`."""
    left, right = u - wide / 2, u + wide / 2
    wall = wall.crop(left - 3, 0, right + 3, high + 3)
    if not wall.area.mask.size:
        return
    stage.fill(wall.part(left - 1.8, 0, right + 1.8, high + 1.8, arch), trim, 0.62, distance)
    leaf = wall.part(left, 0, right, high, arch)
    stage.fill(leaf, wood, 0.5 - 0.25 * ((wall.u - left) % 4 < 1), distance)
    knob = wall.part(right - 2.6, high * 0.42, right - 1.2, high * 0.42 + 1.6)
    stage.fill(knob, trim, 0.95, distance)
