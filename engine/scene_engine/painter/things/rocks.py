"""Rocks: boulders, pillars, buttes, arches, cliffs and their spurs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, texture
from scene_engine.painter.area import Area, below, box, ellipse, polygon
from scene_engine.painter.materials import GRANITE, REDROCK, SNOW, Material
from scene_engine.painter.stage import Stage, Value

OUTLINE = (
    (-1.0, 0.0),
    (-1.0, -0.4),
    (-0.7, -0.78),
    (-0.2, -1.0),
    (0.35, -0.95),
    (0.8, -0.66),
    (1.0, -0.3),
    (0.95, 0.0),
)


def cast(stage: Stage, x: float, y: float, wide: float, amount: float = 0.4) -> None:
    """The shadow on level ground of something `wide` pixels wide that stands at (x, y)."""
    stage.shade(ellipse(x - stage.side * wide * 0.3, y, wide * 0.66, max(wide * 0.11, 1.5)), amount)


def boulder(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    material: Material = GRANITE,
    distance: float = 0.0,
    tall: float = 0.65,
    snow: bool = False,
) -> Area:
    """A boulder of a few planes: a lit top, a lit side and a dark one.

    Args:
        stage: Where.
        x: Column of its middle.
        y: Row of its foot.
        wide: Pixels.
        material: Of what.
        distance: As `Light.ramp`.
        tall: Height in parts of the width.
        snow: Whether snow lies on its top.
    """
    dice = stage.dice
    high = wide * tall * dice.between(0.85, 1.15)
    points = [
        (x + (px + dice.between(-0.1, 0.1)) * wide / 2, y + min(py + dice.between(-0.09, 0.09), 0.0) * high)
        for px, py in OUTLINE
    ]
    area = polygon(points)
    if not area.mask.size:
        return area
    cast(stage, x, y, wide)
    lean = dice.between(-0.25, 0.25) * wide
    spine = x + lean - 0.4 * lean * (y - area.ys) / high
    value = np.where((area.xs > spine) == (stage.side > 0), 0.64, 0.42 if snow else 0.3)
    value = value + 0.6 * texture.crags(
        dice, area.xs, area.ys, max(wide * 0.5, 12), max(wide * 0.4, 10), stage.side
    )
    stage.fill(area, material, value, distance, 6)
    shelf = y - high * dice.between(0.56, 0.7)
    crown = (
        polygon([*points[2:6], (x + lean + 0.3 * wide, shelf + 1), (x + lean - 0.12 * wide, shelf + 3)])
        & area
    )
    lit = (value + 0.9)[_inside(area, crown)] * 0.6
    stage.fill(crown, SNOW if snow else material, 0.4 + 0.7 * lit if snow else lit, distance, 6)
    if snow:
        # A blue rim sets the cap off from the snow behind it.
        stage.fill(crown.edge(0, -1) | crown.edge(-stage.side, 0), SNOW, 0.3, distance, 6)
    stage.fill(area.edge(0, 1), material, 0.12, distance, 6)
    return area


def _inside(outer: Area, inner: Area) -> tuple[slice, slice]:
    """Where the box of `inner` lies in an array over the box of `outer`, which holds it."""
    top, left = inner.top - outer.top, inner.left - outer.left
    return slice(top, top + inner.height), slice(left, left + inner.width)


def cliff(
    stage: Stage,
    area: Area,
    material: Material = GRANITE,
    distance: float = 0.0,
    size: float = 22,
    layered: bool = False,
    lit: Value = 0.5,
) -> None:
    """Fills an area with a cliff's face.

    Args:
        stage: Where.
        area: The face.
        material: Of what.
        distance: As `Light.ramp`.
        size: Width of a block in pixels.
        layered: In the level beds of a sediment rather than in blocks.
        lit: How lit it is as a whole; one number or float [h, w].
    """
    if not area.mask.size:
        return
    dice, side = stage.dice, stage.side
    if layered:
        value = lit + texture.beds(dice, area.xs, area.ys, size * 0.6, side)
    else:
        value = lit + texture.crags(dice, area.xs, area.ys, size, size * 1.7, side)
    stage.fill(area, material, value, distance, 6)
    brow = area.edge(0, -1)
    # The canvas' own edge is none of the cliff's.
    stage.fill(brow.where(brow.ys > 0), material, 0.9, distance, 6)


def _steps(stage: Stage, count: int, size: float, depth: float) -> NDArray[np.float32]:
    """A line of `count` broken into flat steps some `size` pixels long: -depth..depth."""
    line = noise.line(stage.dice, count, size * 2, 1)
    return np.asarray((np.floor(line * 5) / 2 - 1) * depth, np.float32)


def pillar(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    high: float,
    material: Material = REDROCK,
    distance: float = 0.0,
    capped: bool = False,
) -> Area:
    """A pillar of rock in beds; `capped`, a hoodoo: a thin neck under a broad stone."""
    dice = stage.dice
    area = box(x - wide, y - high, x + wide, y)
    if not area.mask.size:
        return area
    t = (area.ys - (y - high)) / high
    half = wide / 2 * (0.72 + 0.3 * t + 0.25 * np.clip(t - 0.85, 0, 1) * 4)
    if capped:
        half = half * np.where(t < 0.2, 1.15, 0.72 + 0.35 * t)
    half = half + _steps(stage, area.height, 9, wide * 0.07)[:, None]
    half = half * np.clip(0.55 + t * 8, 0, 1)
    middle = x + wide * 0.16 * (noise.line(dice, area.height, 40, 2)[:, None] - 0.5)
    away = (area.xs - middle) / np.maximum(half, 1)
    area = area.where(np.abs(away) < 1)
    split = dice.between(-0.3, 0.3)
    value = np.where((away > split) == (stage.side > 0), 0.64, 0.3) + 0.08 * away * stage.side
    cliff(stage, area, material, distance, max(wide * 0.4, 7), True, value)
    return area


def butte(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    high: float,
    material: Material = REDROCK,
    distance: float = 0.4,
) -> Area:
    """A flat-topped tower of rock (a mesa if it is wide) on a skirt of rubble that begins half-way down."""
    dice = stage.dice
    area = box(x - wide * 0.5 - high * 0.8, y - high, x + wide * 0.5 + high * 0.8, y)
    if not area.mask.size:
        return area
    t = (area.ys - (y - high)) / high
    foot = dice.between(0.48, 0.64)
    skirt = np.clip((t - foot) / (1 - foot), 0, 1)
    half = wide / 2 * (1 + 0.05 * t) + high * 0.62 * skirt
    half = half + (1 - skirt) * _steps(stage, area.height, 12, 2.5)[:, None]
    top = y - high + 2 + _steps(stage, area.width, max(wide * 0.3, 12), min(high * 0.06, 4))[None]
    away = (area.xs - x) / half
    area = area.where((np.abs(away) < 1) & (area.ys >= top))
    split = dice.between(-0.35, 0.35)
    face = np.where((away > split) == (stage.side > 0), 0.62, 0.32)
    size = max(min(wide * 0.2, 14), 5)
    wall = face + 0.8 * texture.crags(dice, area.xs, area.ys, size, high * 0.3, stage.side)
    rubble = face + 0.04 + 0.3 * (noise.at(dice, away * 40, area.ys / 5, 7, 2) - 0.5)
    stage.fill(area, material, np.where(skirt > 0, rubble, wall), distance, 6)
    stage.fill(area.edge(0, -1), material, 0.85, distance, 6)
    return area


def arch(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    high: float,
    material: Material = REDROCK,
    distance: float = 0.0,
    thick: float = 0.3,
) -> Area:
    """A natural arch that stands at row `y`; `thick` is its legs' part of half the width."""
    dice = stage.dice
    area = box(x - wide * 0.62, y - high, x + wide * 0.62, y)
    if not area.mask.size:
        return area
    bumps = 0.22 * (noise.field(dice, area.height, area.width, 22, 3) - 0.5)
    dx, dy = (area.xs - x) / (wide / 2), (area.ys - y) / high
    lean = 0.12 * dice.sign() * dy
    outer = np.abs(dx + lean) ** 3 + np.abs(dy) ** 3 < 1 + bumps * 1.6
    hole_x, hole_y = (dx + dice.between(-0.08, 0.08)) / (1 - thick), dy / (1 - thick * 0.9)
    inner = hole_x * hole_x + hole_y * hole_y
    area = area.where(outer & (inner > 1 + bumps))
    value = 0.52 + 0.14 * dx * stage.side - 0.1 * dy
    # The underside and the inner face of the leg towards the light lie in shadow.
    under = (inner < 1.28 + bumps) & ((dx * stage.side > -0.25) | (dy < -0.45))
    cliff(stage, area, material, distance, 20, True, value - 0.26 * under)
    return area


def scree(
    stage: Stage,
    count: int,
    top: float,
    bottom: float,
    wide: float,
    material: Material,
    distance: float = 0.0,
) -> None:
    """Some boulders about the ground between two rows, the nearer the larger: `wide` pixels at `bottom`."""
    dice = stage.dice
    rows = sorted(dice.between(top, bottom) for _ in range(count))
    for y in rows:
        size = wide * (0.35 + 0.65 * (y - top) / max(bottom - top, 1)) * dice.between(0.6, 1.1)
        boulder(stage, dice.between(0, WIDTH), min(y, HEIGHT + 8.0), size, material, distance)


def flank(
    stage: Stage, side: int, top: float, reach: float, foot: float, bottom: float = HEIGHT, rough: float = 7
) -> Area:
    """The shape of a rock wall that comes in from the canvas's edge; it isn't painted yet.

    Args:
        stage: Where.
        side: -1 at the left edge, 1 at the right.
        top: Row of its crest.
        reach: Pixels that it comes in at its crest.
        foot: The same at its foot.
        bottom: Row of its foot.
        rough: Pixels that its outline wanders.
    """
    dice = stage.dice
    wide = max(reach, foot) + 2 * rough
    area = box(0, top - rough, wide, bottom) if side < 0 else box(WIDTH - wide, top - rough, WIDTH, bottom)
    inward = area.xs if side < 0 else WIDTH - 1 - area.xs
    edge = reach + (foot - reach) * area.down + _steps(stage, area.height, 16, rough)[:, None]
    edge = edge + rough * (noise.line(dice, area.height, 30, 3)[:, None] - 0.5)
    crest = top + _steps(stage, area.width, 26, rough * 0.7)[None]
    return area.where((inward < edge) & (area.ys >= crest))


def spur(
    stage: Stage,
    side: int,
    top: float,
    reach: float,
    foot: float,
    bottom: float,
    rock: Material,
    distance: float,
) -> None:
    """A spur of a canyon's wall, shaped as `flank`: a lit deck on a face that darkens downwards."""
    wall = flank(stage, side, top, reach, foot, bottom, 9)
    lit = (0.62 if side != stage.side else 0.42) - 0.2 * wall.down
    cliff(stage, wall, rock, distance, 16 + 12 * (0.6 - distance), True, lit)
    # The deck is seen from above: a flat band, the nearer the broader.
    deck = box(0, top - 9, WIDTH, top + 9 - 8 * distance) & wall
    stage.fill(deck, rock, 0.9, distance, 6)


def mountainside(stage: Stage, side: int, top: float, reach: float, y: float) -> Area:
    """The shape of a mountainside along a valley that leads away from us; it isn't painted yet.

    Args:
        stage: Where.
        side: -1 at the left edge of the canvas, 1 at the right.
        top: Row of its crest at that edge.
        reach: How many pixels it comes in, far off.
        y: The row of its far end, down to which its crest falls and from which its foot comes to us.
    """
    dice = stage.dice
    inward = np.arange(WIDTH, dtype=np.float32)
    inward = inward if side < 0 else WIDTH - 1 - inward
    near = np.clip(1 - inward / reach, 0, 1)
    crest = y - (y - top) * near * (1.3 - 0.3 * near) + 14 * (noise.line(dice, WIDTH, 26, 3) - 0.5) * near
    foot = y + 5 + (HEIGHT + 30 - y) * near * near + 10 * (noise.line(dice, WIDTH, 18, 3) - 0.5)
    area = below(np.where(inward < reach, crest, np.float32(HEIGHT + 9)))
    return area.where(area.ys < foot[None, area.left : area.left + area.width])


def ravine(
    stage: Stage,
    gap: float,
    material: Material,
    feet: Sequence[float],
    crests: tuple[float, float],
    distance: float = 0.4,
    layered: bool = False,
    dress: Callable[[Stage, Area, float], None] | None = None,
) -> None:
    """Walls of rock on both sides of a gap, pair before pair.

    Args:
        stage: Where.
        gap: Column of its middle.
        material: Of what.
        feet: Rows of the walls' feet, the farthest pair first.
        crests: Rows of their crests, of the farthest pair and of the nearest, about.
        distance: Of the farthest pair; the nearest lies a little in the dark.
        layered: As `cliff`.
        dress: What grows on a wall, called with its area and distance.
    """
    dice = stage.dice
    for number, foot in enumerate(feet):
        near = number / max(len(feet) - 1, 1)
        away = distance - (distance + 0.1) * near
        for side in (-1, 1):
            room = gap if side < 0 else WIDTH - gap
            reach = room * (0.84 - 0.44 * near) * dice.between(0.8, 1.1)
            top = crests[0] + (crests[1] - crests[0]) * near + dice.between(-18, 18)
            wall = flank(stage, side, top, reach * dice.between(0.7, 0.9), reach, foot, 9)
            cliff(stage, wall, material, away, 20 + 12 * near, layered, 0.58 if side != stage.side else 0.37)
            if dress:
                dress(stage, wall, away)


def buttes(stage: Stage, horizon: float, material: Material, count: int, distance: float) -> None:
    """Buttes and mesas along the horizon, each a thing of its own."""
    dice = stage.dice
    for number in range(count):
        wide, high = dice.between(24, 110), dice.between(34, 78) * (1.1 - 0.1 * number)
        with stage.thing("mesa" if wide > high * 1.3 else "butte"):
            x = (number + dice.between(0.1, 0.9)) / count * WIDTH
            butte(stage, x, horizon + 2 + 3 * number, wide, high, material, distance - 0.1 * number)
