"""Foliage: masses of leaves, and the clusters they are made of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scene_engine.painter import noise
from scene_engine.painter.area import Area, box
from scene_engine.painter.materials import Material
from scene_engine.painter.stage import Stage

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
