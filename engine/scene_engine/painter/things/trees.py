"""Trees: broad-leaved kinds, pine, palm, bare; and the parts they are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from scene_engine.painter import noise, shading
from scene_engine.painter.area import Area, box, polygon, stroke, union
from scene_engine.painter.dice import Dice
from scene_engine.painter.materials import BARK, BARK_DEAD, BARK_PALE, LEAF, PINE, SNOW, Material
from scene_engine.painter.stage import Stage

Mass = tuple[float, float, float, float]
"""A rounded mass of leaves: x, y of its middle, half its width, half its height."""

BARK_BIRCH = Material((0x3C3A44, 0x8C8C92, 0xCFCDC6, 0xF7F3E4), 5)
BARK_PALM = Material((0x35221C, 0x6B4A33, 0xA07A50, 0xD2AD79), 5)
FROND = Material((0x0B2E26, 0x1E6138, 0x4E9A3C, 0xB0D65C), 5)
COCONUT = Material((0x2A1712, 0x6B4428, 0xA8743C), 3)


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
    fork = _trunk_and_limbs(stage, x, y, height, lean, 0.36, wide, bark, distance)
    masses = _ring(dice, x + lean, y - height * 0.6, wide, height * 0.4, 8)
    leafage(stage, masses, leaves, distance, grain=_grain(height))
    _branch_in_gap(stage, x + lean, fork, height, bark, distance)


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
    trunk(stage, x, y, fork - height * 0.1, thick, bark, distance, lean, flare=0.7)
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
    _wood(stage, union(limbs), bark, distance)
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
    leafage(stage, masses, leaves, distance, rough=0.7, grain=_grain(height))


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
    leafage(stage, masses, leaves, distance, rough=1.1, grain=_grain(height) * 0.8, thin=0.12)


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
    leafage(stage, masses, leaves, distance, rough=0.5, grain=_grain(height) * 0.8)


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


def fronds(
    stage: Stage, x: float, y: float, length: float, distance: float = 0.0, leaves: Material = FROND
) -> None:
    """The head of a palm, or a palm without a trunk: fronds all around (x, y), `length` pixels each."""
    dice = stage.dice
    count = 12 if length > 16 else 8
    # Those that point away from us and down are behind, in the shade of the rest.
    order = sorted(range(count), key=lambda number: (number * 7) % count)
    for rank, number in enumerate(order):
        turn = (number + dice.between(0.2, 0.8)) / count * 2 - 1
        rise = (1 - turn * turn) * dice.between(0.6, 1.25) + dice.between(-0.1, 0.2)
        reach = length * dice.between(0.85, 1.1)
        shade = 0.22 + 0.42 * rank / count + 0.16 * rise + 0.1 * turn * stage.side
        _frond(stage, x, y, turn * reach, rise * reach, shade, leaves, distance)
    if length > 22 and dice.chance(0.6):
        for dx, dy in ((-0.07, 0.05), (0.05, 0.07), (0.0, 0.12)):
            nut = box(x + dx * length - 2, y + dy * length - 1, x + dx * length + 2, y + dy * length + 3)
            stage.fill(nut, COCONUT, shading.down(nut, 0.9, 0.2), distance)


def _frond(
    stage: Stage,
    x: float,
    y: float,
    reach: float,
    rise: float,
    lit: float,
    leaves: Material,
    distance: float,
) -> None:
    """One frond: it rises, arches and droops, and its leaflets hang as the teeth of a comb."""
    length = max(abs(reach), abs(rise), 4)
    teeth = max(3, min(9, round(length / 5)))
    rib = []
    for number in range(teeth + 1):
        t = number / teeth
        rib.append((x + reach * t, y - rise * 1.5 * t + (rise * 0.9 + length * 0.55) * t * t))
    under = []
    for number in range(teeth):
        t = (number + 0.5) / teeth
        (ax, ay), (bx, by) = rib[number], rib[number + 1]
        depth = length * 0.3 * (0.35 + 1.9 * t * (1 - t))
        under += [(ax + (bx - ax) * 0.25, ay + depth * 0.35 + 1), (bx + reach * 0.03, by + depth + 0.5)]
    area = polygon([*rib, *under[::-1]])
    if not area.mask.size:
        return
    stage.fill(area, leaves, lit - 0.22 * area.down, distance)
    stage.fill(area.edge(0, -1), leaves, lit + 0.28, distance)


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
    half = wide * (0.07 + 0.98 * (tier + 0.35 + 0.75 * inside) / tiers)
    mask = (off < half * (0.72 + 0.45 * ragged)) & (level >= 0) & (level < 1)
    lit = 0.74 - 0.6 * inside + 0.26 * (area.xs - x) / wide * stage.side + 0.5 * (ragged - 0.5)
    shape = area.where(mask)
    stage.fill(shape, leaves, lit, distance, 5)
    if snow:
        stage.fill(shape.where((inside < 0.62) & (ragged > 0.28)), SNOW, lit + 0.25, distance)


def bare(
    stage: Stage,
    x: float,
    y: float,
    height: float,
    bark: Material = BARK_DEAD,
    distance: float = 0.0,
    snow: bool = False,
) -> None:
    """A tree without leaves: crooked limbs that fork and fork again; `snow` on them if asked for."""
    dice = stage.dice
    thick = max(height * 0.1, 2)
    parts: list[Area] = []
    _limb(dice, parts, x, y, dice.between(-0.15, 0.15), height * 0.42, thick, 3 if height > 26 else 2)
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
    _wood(stage, union(parts), bark, distance, snow)


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


def leafage(
    stage: Stage,
    masses: Sequence[Mass],
    leaves: Material,
    distance: float = 0.0,
    rough: float = 0.6,
    grain: float = 6,
    thin: float = 0.0,
) -> Area:
    """Masses of leaves from the back to the front, each lit from above, its underside in shadow.

    Args:
        stage: Where.
        masses: Where in it.
        leaves: Of what.
        distance: As `Light.ramp`.
        rough: How ragged: 0 are balls.
        grain: Pixels of a cluster of leaves.
        thin: Share of it that one can see through.
    """
    dice = stage.dice
    area = box(
        min(cx - rx * 1.25 for cx, _, rx, _ in masses),
        min(cy - ry * 1.25 for _, cy, _, ry in masses),
        max(cx + rx * 1.25 for cx, _, rx, _ in masses),
        max(cy + ry * 1.25 for _, cy, _, ry in masses),
    )
    if not area.mask.size:
        return area
    clusters, relief = leaf_texture(stage, area, grain)
    limit = 1 + rough * (clusters - 0.5)
    mask, value = np.zeros(area.mask.shape, np.bool_), np.zeros(area.mask.shape, np.float32)
    for cx, cy, rx, ry in masses:
        part = box(cx - rx * 1.25, cy - ry * 1.25, cx + rx * 1.25, cy + ry * 1.25)
        top, left = part.top - area.top, part.left - area.left
        window = slice(top, top + part.height), slice(left, left + part.width)
        dx, dy = (part.xs - np.float32(cx)) / np.float32(rx), (part.ys - np.float32(cy)) / np.float32(ry)
        inside = dx * dx + dy * dy <= limit[window]
        np.copyto(value[window], 0.47 + 0.2 * dx * stage.side - 0.38 * dy, where=inside)
        mask[window] |= inside
    if thin:
        mask &= noise.field(dice, area.height, area.width, grain * 1.2, 2) > thin
    whole = 0.16 * (0.5 - area.down) + 0.14 * (area.across - 0.5) * stage.side
    shape = area.where(mask)
    stage.fill(shape, leaves, value + whole + relief, distance, 5)
    return shape


def leaf_texture(stage: Stage, area: Area, grain: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Clusters of leaves over an area's box: their thickness 0..1, and what their relief adds to the light."""
    rows, columns = area.height, area.width
    thick = noise.field(stage.dice, rows + 2, columns + 2, grain, 2)
    here = thick[2:, 1:-1]
    relief = 0.7 * (here - thick[:-2, 1 + stage.side :][:, :columns]) + 0.2 * (here - 0.5)
    return here, np.asarray(relief, np.float32)


def trunk(
    stage: Stage,
    x: float,
    y: float,
    top: float,
    wide: float,
    bark: Material = BARK,
    distance: float = 0.0,
    lean: float = 0.0,
    bend: float = 0.0,
    flare: float = 0.5,
) -> Area:
    """A trunk from its foot (x, y) up to row `top`, wider at the foot by `flare` times its width.

    Args:
        stage: Where.
        x: Column of its foot.
        y: Row of its foot.
        top: Row where it ends.
        wide: Its width in the middle.
        bark: Of what.
        distance: As `Light.ramp`.
        lean: Columns from the foot to the top.
        bend: Columns that its middle is off a straight line.
        flare: How far its roots spread.
    """
    reach = abs(lean) + abs(bend) + wide * (0.7 + flare)
    area = box(x - reach, top, x + reach + 1, y + 1)
    if not area.mask.size:
        return area
    t = np.clip((y - area.ys) / max(y - top, 1), 0, 1)
    axis = x + lean * t + bend * 4 * t * (1 - t)
    root = np.clip(1 - (y - area.ys) / max(wide * 1.4, 2), 0, 1)
    half = np.maximum(wide / 2 * (1.08 - 0.3 * t) + flare * wide * root * root, 0.6)
    across = (area.xs - axis) / half
    shape = area.where(np.abs(across) <= 1)
    lit = 0.12 + 0.74 * (1 - np.clip(np.abs(across * stage.side - 0.35) / 1.25, 0, 1))
    if wide > 3:
        ridges = noise.field(stage.dice, area.height, area.width, min(max(wide * 0.8, 7), 22), 3, 0.28)
        lit = lit + 0.5 * (ridges - 0.5)
        if bark is BARK_BIRCH:
            lit = lit - 0.7 * (noise.field(stage.dice, area.height, area.width, 6, 2, 2.4) > 0.87)
    stage.fill(shape, bark, lit, distance)
    return shape


def _ring(dice: Dice, x: float, y: float, wide: float, high: float, count: int) -> list[Mass]:
    """Masses that make a round crown: the outer ones first, the lit ones before them."""
    r = wide * 0.44
    masses: list[Mass] = []
    for number in range(count):
        t = (number + 0.5) / count * 2 - 1
        level = high * (0.75 * (1 - t * t) - 0.35) * (1 if number % 2 else -0.45)
        masses.append((x + t * wide * 0.78, y - level, r, r * 0.85))
    for _ in range(5):
        masses.append(
            (
                x + dice.between(-0.5, 0.5) * wide,
                y - dice.between(0.05, 0.62) * high,
                r * dice.between(0.8, 1.1),
                r * 0.8,
            )
        )
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
) -> float:
    """A trunk that forks at `fork` of its height into three limbs; gives the row of the fork."""
    thick = max(height * 0.085, 1.6)
    row = y - height * fork
    trunk(stage, x, y, row - thick * 0.4, thick, bark, distance, lean, flare=0.55)
    limbs = [
        stroke([(x + lean, row + 1), (x + lean + wide * t, row - height * 0.24)], thick * 0.65, thick * 0.3)
        for t in (-0.5, 0.08, 0.55)
    ]
    _wood(stage, union(limbs), bark, distance)
    return row


def _branch_in_gap(
    stage: Stage, x: float, fork: float, height: float, bark: Material, distance: float
) -> None:
    """A limb that shows among the leaves."""
    if height < 50:
        return
    tip = x + stage.dice.between(-0.14, 0.14) * height
    limb = stroke([(x, fork - 2), (tip, fork - height * 0.2)], height * 0.04, height * 0.018)
    _wood(stage, limb, bark, distance)


def _wood(stage: Stage, area: Area, bark: Material, distance: float, snow: bool = False) -> None:
    """Limbs: rough bark, and a rim of light."""
    if not area.mask.size:
        return
    value = 0.42 + 0.25 * (noise.field(stage.dice, area.height, area.width, 6, 2, 0.4) - 0.5)
    stage.fill(area, bark, value, distance, 4)
    stage.fill(area.edge(stage.side, 0), bark, 0.85, distance)
    if snow:
        stage.fill(area.edge(0, -1), SNOW, 0.85, distance)


def _limb(
    dice: Dice,
    parts: list[Area],
    x: float,
    y: float,
    angle: float,
    length: float,
    thick: float,
    forks: int,
) -> None:
    """A limb from (x, y) and all that grows from it; `angle` is columns a row."""
    points = [(x, y)]
    for _ in range(3):
        angle += dice.between(-0.3, 0.3)
        x, y = x + angle * length / 3, y - length / 3 * (1 - 0.4 * min(abs(angle), 1.5))
        points.append((x, y))
    parts.append(stroke(points, thick, thick * 0.6))
    if forks:
        for _ in range(2 if dice.chance(0.75) else 3):
            turn, share = dice.between(-0.9, 0.9), dice.between(0.55, 0.8)
            _limb(dice, parts, x, y, angle + turn, length * share, thick * 0.6, forks - 1)


def _twigs(
    stage: Stage, x: float, y: float, height: float, bark: Material, distance: float, snow: bool
) -> None:
    """Thin limbs along the trunk of a tree that has lost its leaves."""
    parts: list[Area] = []
    for number in range(6):
        side = 1 if number % 2 else -1
        _limb(
            stage.dice,
            parts,
            x,
            y - height * 0.07 * number,
            side * 0.9,
            height * 0.17,
            max(height * 0.018, 1.1),
            1,
        )
    _wood(stage, union(parts), BARK_DEAD if bark is BARK_BIRCH else bark, distance, snow)


def _leafless(
    stage: Stage, x: float, y: float, height: float, leaves: Material, bark: Material, distance: float
) -> bool:
    """Paints the tree bare if its leaves are gone."""
    if leaves not in (BARK_DEAD, SNOW):
        return False
    bare(stage, x, y, height, BARK_DEAD if bark is BARK else bark, distance, snow=leaves is SNOW)
    return True


def _grain(height: float) -> float:
    """Pixels of a cluster of leaves in a tree so high."""
    return max(3.5, min(height * 0.075, 8))


BROAD: tuple[tuple[str, Callable[..., None]], ...] = (
    ("oak tree", oak),
    ("birch tree", birch),
    ("poplar tree", poplar),
    ("willow tree", willow),
)
"""Broad-leaved kinds by the noun that names one; all are called as `broad`."""
