"""Planes in perspective: where on a floor or a wall each pixel lies, so that a texture can be laid on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter.area import Area, polygon

Field = NDArray[np.float32]


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
    """

    left: float
    top: float
    right: float
    bottom: float
    x: float
    y: float

    def out(self, x: float, y: float, factor: float) -> tuple[float, float]:
        """A point of the back wall drawn towards us: 1 stays there, 2 is twice as near."""
        return self.x + (x - self.x) * factor, self.y + (y - self.y) * factor

    @property
    def back(self) -> Area:
        return polygon(
            [
                (self.left, self.top),
                (self.right, self.top),
                (self.right, self.bottom),
                (self.left, self.bottom),
            ]
        )

    @property
    def floor(self) -> Area:
        a, b = self.out(self.left, self.bottom, 9), self.out(self.right, self.bottom, 9)
        return polygon([(self.left, self.bottom), (self.right, self.bottom), b, a])

    @property
    def ceiling(self) -> Area:
        a, b = self.out(self.left, self.top, 9), self.out(self.right, self.top, 9)
        return polygon([(self.left, self.top), (self.right, self.top), b, a])

    @property
    def left_wall(self) -> Area:
        a, b = self.out(self.left, self.top, 9), self.out(self.left, self.bottom, 9)
        return polygon([(self.left, self.top), (self.left, self.bottom), b, a])

    @property
    def right_wall(self) -> Area:
        a, b = self.out(self.right, self.top, 9), self.out(self.right, self.bottom, 9)
        return polygon([(self.right, self.top), (self.right, self.bottom), b, a])

    def scale(self, y: float) -> float:
        """How much larger something whose foot is on the floor at row `y` is than at the back wall."""
        return (y - self.y) / max(self.bottom - self.y, 1)


def whole_room(dice_x: float = 0.5, wide: float = 0.56, high: float = 0.5) -> Room:
    """A room that fills the canvas: `wide` and `high` are the back wall's share of it."""
    left = (1 - wide) * WIDTH * dice_x
    top = (1 - high) * HEIGHT * 0.36
    right, bottom = left + wide * WIDTH, top + high * HEIGHT
    return Room(left, top, right, bottom, (left + right) / 2, top + (bottom - top) * 0.55)
