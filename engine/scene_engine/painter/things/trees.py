"""Trees: broad-leaved kinds, pine, palm, bare; and the parts they are made of."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from scene_engine.painter import noise
from scene_engine.painter.area import Area, box, polygon, stroke, union
from scene_engine.painter.dice import Dice
from scene_engine.painter.materials import BARK, BARK_DEAD, BARK_PALE, LEAF, MOSS, PINE, SNOW, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things.foliage import Mass, fronds, grain_of, leafage
from scene_engine.painter.things.wood import BARK_BIRCH, limb, paint_wood, trunk

BARK_PALM = Material((0x35221C, 0x6B4A33, 0xA07A50, 0xD2AD79), 5)


def broad(
    stage: Stage,
    x: float,
    y: float,
    height: float,
    leaves: Material = LEAF,
    bark: Material = BARK,
    distance: float = 0.0,
) -> None:
    """A broad-leaved tree of no special kind: a trunk that forks, and a round crown lit from above.

    Args:
        stage: Where.
        x: Column of its foot.
        y: Row of its foot.
        height: Pixels from foot to top.
        leaves: Of the crown; BARK_DEAD is a tree that has lost them, SNOW the same with snow on it.
        bark: Of the trunk.
        distance: As `Light.ramp`.
    """
    dice = stage.dice
    if _leafless(stage, x, y, height, leaves, bark, distance):
        return
    wide = height * dice.between(0.32, 0.42)
    lean = dice.between(-0.06, 0.06) * height
    _trunk_and_limbs(stage, x, y, height, lean, 0.36, wide, bark, distance)
    masses = _ring(dice, x + lean, y - height * 0.6, wide, height * 0.4, 8)
    leafage(stage, masses, leaves, distance, grain=grain_of(height))


def oak(
    stage: Stage,
    x: float,
    y: float,
    height: float,
    leaves: Material = LEAF,
    bark: Material = BARK,
    distance: float = 0.0,
) -> None:
    """A spreading tree, wider than high: a short thick trunk, great level limbs; as `broad`."""
    dice = stage.dice
    if _leafless(stage, x, y, height, leaves, bark, distance):
        return
    wide = height * dice.between(0.52, 0.66)
    lean = dice.between(-0.04, 0.04) * height
    thick = max(height * 0.14, 2.0)
    fork = y - height * 0.28
    stem = trunk(stage, x, y, fork - height * 0.1, thick, bark, distance, lean, flare=0.7)
    _crown_shade(stage, stem)
    limbs = []
    for t in (-0.8, -0.35, 0.2, 0.75):
        reach = lean + wide * t * dice.between(0.8, 1.1)
        bend = (x + lean + (reach - lean) * 0.5, fork - height * dice.between(0.05, 0.12))
        limbs.append(
            stroke(
                [(x + lean, fork), bend, (x + reach, fork - height * dice.between(0.2, 0.3))],
                thick * 0.6,
                thick * 0.2,
            )
        )
    paint_wood(stage, union(limbs), bark, distance)
    masses: list[Mass] = []
    for row, (level, share, count) in enumerate(((0.45, 1.0, 6), (0.62, 0.82, 5), (0.8, 0.5, 4))):
        for number in range(count):
            t = (number + dice.between(0.3, 0.7)) / count * 2 - 1
            r = height * dice.between(0.17, 0.22) * (1 - 0.05 * row)
            masses.append(
                (
                    x + lean + t * wide * share,
                    y - height * (level + dice.between(-0.05, 0.05)),
                    r * 1.25,
                    r * 0.8,
                )
            )
    leafage(stage, masses, leaves, distance, rough=0.7, grain=grain_of(height))


def birch(
    stage: Stage,
    x: float,
    y: float,
    height: float,
    leaves: Material = LEAF,
    bark: Material = BARK_BIRCH,
    distance: float = 0.0,
) -> None:
    """A slender white tree with an airy crown that hangs in tassels; as `broad`."""
    dice = stage.dice
    lean = dice.between(-0.08, 0.08) * height
    thick = max(height * 0.05, 1.6)
    trunk(stage, x, y, y - height * 0.9, thick, bark, distance, lean, flare=0.25)
    if leaves in (BARK_DEAD, SNOW):
        _twigs(stage, x + lean * 0.5, y - height * 0.45, height, bark, distance, leaves is SNOW)
        return
    masses: list[Mass] = []
    for number in range(11):
        t = number / 10
        spread = height * 0.2 * (1.15 - t) * dice.between(0.3, 1.1)
        side = 1 if number % 2 else -1
        r = height * (0.1 - 0.03 * t) * dice.between(0.8, 1.2)
        masses.append(
            (x + lean * (0.4 + 0.6 * t) + side * spread, y - height * (0.36 + 0.58 * t), r, r * 1.35)
        )
    leafage(stage, masses, leaves, distance, rough=1.1, grain=grain_of(height) * 0.8, thin=0.12)


def poplar(
    stage: Stage,
    x: float,
    y: float,
    height: float,
    leaves: Material = LEAF,
    bark: Material = BARK,
    distance: float = 0.0,
) -> None:
    """A tree like a feather, upright and narrow; as `broad`."""
    dice = stage.dice
    if _leafless(stage, x, y, height, leaves, bark, distance):
        return
    trunk(stage, x, y, y - height * 0.4, max(height * 0.06, 1.6), bark, distance)
    wide = height * dice.between(0.1, 0.14)
    masses: list[Mass] = []
    for number in range(9):
        t = number / 8
        half = wide * (0.55 + 1.5 * t * (1 - t)) * (1 - 0.5 * t)
        masses.append(
            (x + dice.between(-0.35, 0.35) * wide, y - height * (0.2 + 0.74 * t), half, height * 0.12)
        )
    leafage(stage, masses, leaves, distance, rough=0.5, grain=grain_of(height) * 0.8)


def willow(
    stage: Stage,
    x: float,
    y: float,
    height: float,
    leaves: Material = LEAF,
    bark: Material = BARK,
    distance: float = 0.0,
) -> None:
    """A weeping tree: a dome from which curtains of leaves hang almost to the ground; as `broad`."""
    dice = stage.dice
    if _leafless(stage, x, y, height, leaves, bark, distance):
        return
    wide = height * dice.between(0.42, 0.52)
    lean = dice.between(-0.08, 0.08) * height
    _trunk_and_limbs(stage, x, y, height, lean, 0.42, wide, bark, distance)
    area = box(x + lean - wide - 2, y - height, x + lean + wide + 3, y + 1)
    if not area.mask.size:
        return
    across = (area.xs - x - lean) / wide
    strands = noise.line(dice, area.width, max(height * 0.09, 5), 3)[None]
    top = y - height * (1 - 0.5 * across * across * across * across) + height * 0.07 * strands
    foot = y - height * (0.06 + 0.42 * strands + 0.2 * (1 - np.abs(across)))
    streaks = noise.field(dice, area.height, area.width, max(height * 0.16, 6), 3, 0.22)
    hanging = (area.ys >= top) & (area.ys <= foot + height * 0.12 * (streaks - 0.5)) & (np.abs(across) < 1)
    dome = 1.15 - 1.1 * (area.ys - top) / (height * 0.75) + 0.3 * across * stage.side
    stage.fill(area.where(hanging), leaves, 0.25 + 0.4 * dome + 0.75 * (streaks - 0.5), distance, 5)


def palm(stage: Stage, x: float, y: float, height: float, distance: float = 0.0) -> None:
    """A palm: a curved, ringed trunk and a star of drooping fronds; as `broad`."""
    dice = stage.dice
    lean = dice.sign() * dice.between(0.08, 0.34) * height
    crown_y = y - height * 0.78
    thick = max(height * 0.055, 1.8)
    points = [(x + lean * t * t, y - (y - crown_y) * t) for t in (0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1)]
    wood = stroke(points, thick * 1.35, thick * 0.8) | stroke(points[:2], thick * 2.1, thick * 1.3)
    up = (y - wood.ys) / max(y - crown_y, 1)
    axis = x + lean * up * up
    rings = np.floor(wood.ys / max(height * 0.035, 2.5)).astype(np.intp) & 1
    lit = 0.5 + 0.32 * np.clip((wood.xs - axis) / thick * 1.6, -1, 1) * stage.side
    stage.fill(wood, BARK_PALM, lit + 0.16 * rings - 0.12 * (up > 0.86), distance)
    fronds(stage, x + lean, crown_y, height * dice.between(0.38, 0.46), distance)


def pine(
    stage: Stage,
    x: float,
    y: float,
    height: float,
    leaves: Material = PINE,
    distance: float = 0.0,
    snow: bool = False,
) -> None:
    """A conifer: tiers of drooping boughs, the light on their tops; `snow` on them if asked for."""
    dice = stage.dice
    thick = max(height * 0.045, 1.5)
    stage.fill(box(x - thick / 2, y - height * 0.4, x + thick / 2 + 1, y), BARK, 0.35, distance)
    wide = height * dice.between(0.19, 0.27)
    foot = y - height * dice.between(0.06, 0.12)
    area = box(x - wide * 1.2, y - height, x + wide * 1.2 + 1, foot + wide * 0.3)
    if not area.mask.size:
        return
    tiers = max(3.0, height / dice.between(11, 15))
    ragged = noise.field(dice, area.height, area.width, max(min(height * 0.06, 6), 3), 2)
    off = np.abs(area.xs - x)
    # Boughs droop: seen along a row, the outside of a tier lies lower than its middle.
    level = (area.ys - off * 0.34 - (y - height)) / (foot - y + height)
    along = np.clip(level, 0, 1) * tiers * (0.75 + 0.25 * level)
    tier = np.floor(along)
    inside = along - tier
    half = wide * (0.02 + (tier + 0.1 + 0.9 * inside) / tiers)
    mask = (off < half * (0.72 + 0.45 * ragged)) & (level >= 0) & (level < 1)
    lit = 0.74 - 0.6 * inside + 0.26 * (area.xs - x) / wide * stage.side + 0.5 * (ragged - 0.5)
    shape = area.where(mask)
    stage.fill(shape, leaves, lit, distance, 5)
    if snow:
        stage.fill(shape.where((inside < 0.62) & (ragged > 0.28)), SNOW, lit + 0.25, distance)


def giant(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    bark: Material = BARK_PALE,
    distance: float = 0.0,
    top: float = -4,
) -> Area:
    """The foot of a jungle giant: a trunk `wide` pixels across that stands on great buttress roots.

    Args:
        stage: Where.
        x: Column of its foot.
        y: Row of its foot.
        wide: Width of the trunk.
        bark: Of what.
        distance: As `Light.ramp`.
        top: Row where it ends, usually out of sight.
    """
    dice = stage.dice
    area = box(x - wide * 2, top, x + wide * 2 + 1, y + wide * 0.3)
    if not area.mask.size:
        return area
    lean = dice.between(-0.08, 0.08) * (y - top)
    up = (y - area.ys) / max(y - top, 1)
    axis = x + lean * np.clip(up, 0, 1) ** 1.5
    root = np.clip(1 - (y - area.ys) / (wide * dice.between(1.8, 2.6)), 0, 1) ** 2
    half = wide / 2 + wide * 1.2 * root
    across = (area.xs - axis) / half
    fin = across * 2.2 + dice.unit()
    ridge = 1 - 2 * np.abs(fin - np.floor(fin) - 0.5)
    foot = y + wide * 0.28 * (ridge - 0.4) * (1 - np.abs(across) * 0.5)
    shape = area.where((np.abs(across) < 1) & (area.ys < foot))
    grooves = noise.field(dice, area.height, area.width, min(max(wide * 0.6, 6), 20), 3, 0.25)
    slope = (0.5 - (fin - np.floor(fin))) * -stage.side
    lit = 0.5 + 0.28 * across * stage.side + 0.4 * (grooves - 0.5) + 0.9 * np.minimum(root * 3, 1) * slope
    stage.fill(shape, bark, lit, distance)
    mossy = shape.where(grooves > 0.5 + 0.5 * up / dice.between(0.3, 0.6))
    stage.fill(mossy, MOSS, lit, distance)
    return shape


def bare(
    stage: Stage,
    x: float,
    y: float,
    height: float,
    bark: Material = BARK_DEAD,
    distance: float = 0.0,
    snow: bool = False,
) -> Area:
    """A tree without leaves: crooked limbs that fork and fork again; `snow` on them if asked for."""
    dice = stage.dice
    thick = max(height * 0.1, 2)
    parts: list[Area] = []
    limb(dice, parts, x, y, dice.between(-0.15, 0.15), height * 0.42, thick, 3 if height > 26 else 2)
    if height > 40:
        parts.append(
            polygon(
                [
                    (x - thick, y + 1),
                    (x - thick * 0.3, y - thick * 1.6),
                    (x + thick * 0.3, y - thick * 1.6),
                    (x + thick, y + 1),
                ]
            )
        )
    area = union(parts)
    paint_wood(stage, area, bark, distance, snow)
    return area


def crown(
    stage: Stage,
    x: float,
    y: float,
    rx: float,
    ry: float,
    leaves: Material,
    distance: float = 0.0,
    rough: float = 0.55,
) -> Area:
    """One mass of foliage: a bush, or a part of a crown."""
    return leafage(stage, [(x, y, rx, ry)], leaves, distance, rough, max(min(rx * 0.5, 7), 3))


def _ring(dice: Dice, x: float, y: float, wide: float, high: float, count: int) -> list[Mass]:
    """Masses that make a round crown: the outer ones first, the lit ones before them."""
    r = wide * 0.44
    masses: list[Mass] = []
    for number in range(count):
        t = (number + 0.5) / count * 2 - 1
        level = high * (0.75 * (1 - t * t) - 0.35) * (1 if number % 2 else -0.45)
        masses.append((x + t * wide * 0.78, y - level, r, r * 0.85))
    for _ in range(5):
        cx, cy = x + dice.between(-0.5, 0.5) * wide, y - dice.between(0.05, 0.62) * high
        masses += [(cx, cy, r * dice.between(0.8, 1.1), r * 0.8)]
    masses.sort(key=lambda mass: -abs(mass[0] - x) - (y - mass[1]) * 0.8)
    return masses


def _trunk_and_limbs(
    stage: Stage,
    x: float,
    y: float,
    height: float,
    lean: float,
    fork: float,
    wide: float,
    bark: Material,
    distance: float,
) -> None:
    """A trunk that forks at `fork` of its height into three limbs."""
    thick = max(height * 0.085, 1.6)
    row = y - height * fork
    _crown_shade(stage, trunk(stage, x, y, row - thick * 0.4, thick, bark, distance, lean, flare=0.55))
    limbs = [
        stroke([(x + lean, row + 1), (x + lean + wide * t, row - height * 0.24)], thick * 0.65, thick * 0.3)
        for t in (-0.5, 0.08, 0.55)
    ]
    paint_wood(stage, union(limbs), bark, distance)


def _crown_shade(stage: Stage, stem: Area) -> None:
    """The shadow of its crown on a trunk."""
    stage.shade(stem, 0.6 * np.clip(1 - stem.down / 0.6, 0, 1))


def _twigs(
    stage: Stage, x: float, y: float, height: float, bark: Material, distance: float, snow: bool
) -> None:
    """Thin limbs along the trunk of a tree that has lost its leaves."""
    parts: list[Area] = []
    for number in range(6):
        side = 1 if number % 2 else -1
        limb(
            stage.dice,
            parts,
            x,
            y - height * 0.07 * number,
            side * 0.9,
            height * 0.17,
            max(height * 0.018, 1.1),
            1,
        )
    paint_wood(stage, union(parts), BARK_DEAD if bark is BARK_BIRCH else bark, distance, snow)


def _leafless(
    stage: Stage, x: float, y: float, height: float, leaves: Material, bark: Material, distance: float
) -> bool:
    """Paints the tree bare if its leaves are gone."""
    if leaves not in (BARK_DEAD, SNOW):
        return False
    bare(stage, x, y, height, BARK_DEAD if bark is BARK else bark, distance, snow=leaves is SNOW)
    return True


BROAD: tuple[tuple[str, Callable[..., None]], ...] = (
    ("oak tree", oak),
    ("birch tree", birch),
    ("poplar tree", poplar),
    ("willow tree", willow),
)
"""Broad-leaved kinds by the noun that names one; all are called as `broad`."""
