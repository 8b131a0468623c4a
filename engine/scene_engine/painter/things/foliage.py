"""Foliage: masses of leaves, the clusters they are made of, and fronds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scene_engine.painter import noise, shading
from scene_engine.painter.area import Area, box, polygon
from scene_engine.painter.materials import Material
from scene_engine.painter.stage import Stage

FROND = Material((0x0B2E26, 0x1E6138, 0x4E9A3C, 0xB0D65C), 5)
COCONUT = Material((0x2A1712, 0x6B4428, 0xA8743C), 3)

Mass = tuple[float, float, float, float]
"""A rounded mass of leaves: x, y of its middle, half its width, half its height."""


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
    """Clusters of leaves over an area's box: their thickness 0..1, and the light that their relief adds."""
    rows, columns = area.height, area.width
    thick = noise.field(stage.dice, rows + 2, columns + 2, grain, 2)
    here = thick[2:, 1:-1]
    relief = 0.7 * (here - thick[:-2, 1 + stage.side :][:, :columns]) + 0.2 * (here - 0.5)
    return here, np.asarray(relief, np.float32)


def grain_of(height: float) -> float:
    """Pixels of a cluster of leaves in a tree so high."""
    return max(3.5, min(height * 0.075, 8))


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
        turn = 0.8 * turn + (0.2 if turn > 0 else -0.2)  # none straight up: it would be a spike
        rise = (1 - turn * turn) * dice.between(0.6, 1.25) + dice.between(-0.1, 0.2)
        reach = length * dice.between(0.85, 1.1)
        shade = 0.22 + 0.42 * rank / count + 0.16 * rise + 0.1 * turn * stage.side
        frond(stage, x, y, turn * reach, rise * reach, shade, leaves, distance)
    if length > 22 and dice.chance(0.6):
        for dx, dy in ((-0.07, 0.05), (0.05, 0.07), (0.0, 0.12)):
            nut = box(x + dx * length - 2, y + dy * length - 1, x + dx * length + 2, y + dy * length + 3)
            stage.fill(nut, COCONUT, shading.down(nut, 0.9, 0.2), distance)


def leaf(
    stage: Stage,
    x: float,
    y: float,
    reach: float,
    rise: float,
    wide: float,
    lit: float,
    leaves: Material,
    distance: float = 0.0,
) -> None:
    """One great smooth leaf from (x, y), as of a banana: its halves in two tones, its rib light.

    Args:
        stage: Where.
        x: Column of its root.
        y: Row of its root.
        reach: Columns from root to tip; below 0 it points to the left.
        rise: Rows from its root up to the highest place of its arch.
        wide: Pixels across.
        lit: 0..1, the light on it.
        leaves: Of what.
        distance: As `Light.ramp`.
    """
    rib, upper, lower = [], [], []
    for number in range(6):
        t = number / 5
        px, py = x + reach * t, y - rise * (3.1 * t - 2.3 * t * t)
        dx, dy = reach, -rise * (3.1 - 4.6 * t)
        size = max((dx * dx + dy * dy) ** 0.5, 1)
        half = wide * 1.7 * t**0.8 * (1.02 - t)
        ox, oy = -dy / size * half, dx / size * half
        up = -1 if oy > 0 else 1
        rib.append((px, py))
        upper.append((px + up * ox, py + up * oy))
        lower.append((px - up * ox, py - up * oy))
    stage.fill(polygon([*rib, *lower[::-1]]), leaves, lit - 0.2, distance)
    top = polygon([*rib, *upper[::-1]])
    stage.fill(top, leaves, lit + 0.08, distance)
    stage.fill(top.edge(0, -1), leaves, lit + 0.26, distance)
    stage.fill(top.edge(0, 1), leaves, lit + 0.34, distance)


def frond(
    stage: Stage,
    x: float,
    y: float,
    reach: float,
    rise: float,
    lit: float,
    leaves: Material,
    distance: float,
    teeth: float = 0.75,
    depth: float = 0.26,
) -> None:
    """One frond from (x, y): it rises, arches and droops, and its leaflets hang as the teeth of a comb.

    Args:
        stage: Where.
        x: Column of its root.
        y: Row of its root.
        reach: Columns from root to tip; below 0 it points to the left.
        rise: Rows that it would climb if it didn't droop.
        lit: 0..1, the light on it.
        leaves: Of what.
        distance: As `Light.ramp`.
        teeth: Depth of the comb: 0 is one broad leaf.
        depth: How far its leaflets hang, in parts of its reach.
    """
    length = max(abs(reach), abs(rise), 4)
    area = box(min(x, x + reach), y - rise - 2, max(x, x + reach) + 1, y + length * 0.9)
    if not area.mask.size:
        return
    t = (area.xs - x) / (reach if abs(reach) > 1 else 1)
    rib = y - 1.5 * rise * t + (0.9 * rise + 0.55 * length) * t * t
    comb = t * max(3, min(9, round(length / 5)))
    hang = (
        (depth * abs(reach) + 0.06 * length)
        * (0.35 + 1.9 * t * (1 - t))
        * (1.1 - teeth * (comb - np.floor(comb)))
    )
    shape = area.where((area.ys >= rib) & (area.ys <= rib + 1.5 + hang) & (t >= 0) & (t <= 1))
    stage.fill(shape, leaves, lit - 0.22 * area.down, distance)
    stage.fill(shape.edge(0, -1), leaves, lit + 0.28, distance)
