"""How light falls on simple bodies: values 0..1 over an area's box, for `Stage.fill`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.painter.area import Area

Field = NDArray[np.float32]


def down(area: Area, top: float, bottom: float) -> Field:
    """From `top` at the top of the box to `bottom` at its foot; float32 [h, 1]."""
    return np.asarray(top + (bottom - top) * area.down, np.float32)


def across(area: Area, left: float, right: float) -> Field:
    """From `left` to `right`; float32 [1, w]."""
    return np.asarray(left + (right - left) * area.across, np.float32)


def column(
    area: Area, side: int, low: float = 0.15, high: float = 0.9, x: float | None = None, r: float = 0
) -> Field:
    """An upright cylinder: trunk, tower, mast. Float32 [1, w].

    Args:
        area: Where.
        side: The light's side, -1 left, 1 right.
        low: Value at the edge away from the light.
        high: Value where the light falls.
        x: Its axis, if not in the middle of the box.
        r: Its radius, with `x`.
    """
    middle = area.left + (area.width - 1) / 2 if x is None else x
    t = (area.xs - np.float32(middle)) / np.float32(max(r or area.width / 2, 1)) * np.float32(side)
    # The brightest line lies a third off the axis, and a little bounces back at the dark edge.
    lit = 1 - np.clip(np.abs(t - 0.35) / 1.25, 0, 1)
    return np.asarray(low + (high - low) * lit, np.float32)


def ball(
    area: Area, x: float, y: float, rx: float, ry: float, side: int, low: float = 0.1, high: float = 0.95
) -> Field:
    """A ball or a bush, lit from above at the light's side; float32 [h, w]."""
    dx = (area.xs - np.float32(x)) / np.float32(max(rx, 1)) * np.float32(side)
    dy = (area.ys - np.float32(y)) / np.float32(max(ry, 1))
    t = 0.5 + 0.36 * dx - 0.5 * dy
    return np.asarray(low + (high - low) * np.clip(t, 0, 1), np.float32)
