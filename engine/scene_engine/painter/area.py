"""Areas of the canvas: what a brush fills. Every shape is clipped to the canvas as it is made."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise
from scene_engine.painter.dice import Dice

Point = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Area:
    """Some pixels of the canvas, within a box.

    Attributes:
        top: First row of the box.
        left: First column of the box.
        mask: bool [h, w], the pixels of the box that belong to it. The box lies within the canvas; an area
            that is wholly outside has h or w 0.
    """

    top: int
    left: int
    mask: NDArray[np.bool_]

    @property
    def height(self) -> int:
        return int(self.mask.shape[0])

    @property
    def width(self) -> int:
        return int(self.mask.shape[1])

    @property
    def window(self) -> tuple[slice, slice]:
        """Where its box lies in an array of the whole canvas."""
        return slice(self.top, self.top + self.height), slice(self.left, self.left + self.width)

    @property
    def ys(self) -> NDArray[np.float32]:
        """Rows of the canvas, float32 [h, 1]."""
        return np.arange(self.top, self.top + self.height, dtype=np.float32)[:, None]

    @property
    def xs(self) -> NDArray[np.float32]:
        """Columns of the canvas, float32 [1, w]."""
        return np.arange(self.left, self.left + self.width, dtype=np.float32)[None]

    @property
    def down(self) -> NDArray[np.float32]:
        """0 at the top of the box to 1 at its bottom, float32 [h, 1]."""
        return self._middles(self.height)[:, None]

    @property
    def across(self) -> NDArray[np.float32]:
        """0 at the left of the box to 1 at its right, float32 [1, w]."""
        return self._middles(self.width)[None]

    def where(self, mask: NDArray[np.bool_]) -> Area:
        """The pixels that are also in `mask`, bool [h, w] over the same box."""
        return Area(self.top, self.left, self.mask & mask)

    def __and__(self, other: Area) -> Area:
        y0, x0 = max(self.top, other.top), max(self.left, other.left)
        y1 = max(y0, min(self.top + self.height, other.top + other.height))
        x1 = max(x0, min(self.left + self.width, other.left + other.width))
        return Area(y0, x0, self._cut(y0, y1, x0, x1) & other._cut(y0, y1, x0, x1))

    def __or__(self, other: Area) -> Area:
        if not self.mask.size or not other.mask.size:
            return other if not self.mask.size else self
        y0, x0 = min(self.top, other.top), min(self.left, other.left)
        y1 = max(self.top + self.height, other.top + other.height)
        x1 = max(self.left + self.width, other.left + other.width)
        mask = np.zeros((y1 - y0, x1 - x0), np.bool_)
        for part in (self, other):
            top, left = part.top - y0, part.left - x0
            mask[top : top + part.height, left : left + part.width] |= part.mask
        return Area(y0, x0, mask)

    def __sub__(self, other: Area) -> Area:
        common = self & other
        mask = self.mask.copy()
        top, left = common.top - self.top, common.left - self.left
        mask[top : top + common.height, left : left + common.width] &= ~common.mask
        return Area(self.top, self.left, mask)

    def edge(self, dx: int, dy: int) -> Area:
        """Its pixels whose neighbour at (dx, dy) is outside it: edge(0, -1) are the top edges."""
        edge = self.mask.copy()
        height, width = max(self.height - abs(dy), 0), max(self.width - abs(dx), 0)
        here = edge[max(-dy, 0) :, max(-dx, 0) :][:height, :width]
        here &= ~self.mask[max(dy, 0) :, max(dx, 0) :][:height, :width]
        return Area(self.top, self.left, edge)

    @staticmethod
    def _middles(count: int) -> NDArray[np.float32]:
        """The middles of `count` equal parts of 0..1."""
        return (np.arange(count, dtype=np.float32) + np.float32(0.5)) / np.float32(max(count, 1))

    def _cut(self, y0: int, y1: int, x0: int, x1: int) -> NDArray[np.bool_]:
        return self.mask[y0 - self.top : y1 - self.top, x0 - self.left : x1 - self.left]


def _box(x0: float, y0: float, x1: float, y1: float) -> tuple[int, int, int, int]:
    """The whole pixels that cover (x0, y0)-(x1, y1), as (top, left, height, width) within the canvas."""
    top, left = min(max(math.floor(y0), 0), HEIGHT), min(max(math.floor(x0), 0), WIDTH)
    bottom, right = min(max(math.ceil(y1), top), HEIGHT), min(max(math.ceil(x1), left), WIDTH)
    return top, left, bottom - top, right - left


def everywhere() -> Area:
    """The whole canvas."""
    return box(0, 0, WIDTH, HEIGHT)


def box(x0: float, y0: float, x1: float, y1: float) -> Area:
    """Columns x0 <= x < x1 of rows y0 <= y < y1, rounded to whole pixels."""
    top, left, height, width = _box(round(x0), round(y0), round(x1), round(y1))
    return Area(top, left, np.ones((height, width), np.bool_))


def ellipse(x: float, y: float, rx: float, ry: float | None = None) -> Area:
    """Around (x, y); a circle if `ry` is not given."""
    ry = rx if ry is None else ry
    area = Area(*_empty(x - rx, y - ry, x + rx + 1, y + ry + 1))
    dx, dy = (area.xs - x) / max(rx, 0.5), (area.ys - y) / max(ry, 0.5)
    return area.where(dx * dx + dy * dy <= 1)


def blob(dice: Dice, x: float, y: float, rx: float, ry: float, rough: float = 0.5, size: float = 10) -> Area:
    """An ellipse with a ragged edge: `rough` 0 is smooth, 1 wild; `size` pixels from bump to bump."""
    area = Area(*_empty(x - rx * 1.3, y - ry * 1.3, x + rx * 1.3 + 1, y + ry * 1.3 + 1))
    dx, dy = (area.xs - x) / max(rx, 0.5), (area.ys - y) / max(ry, 0.5)
    bumps = noise.field(dice, area.height, area.width, size, 2)
    return area.where(dx * dx + dy * dy <= 1 + rough * (bumps - 0.5) * 1.3)


def polygon(points: Sequence[Point]) -> Area:
    """The inside of a closed line, by the even-odd rule; pixel centres decide."""
    px, py = [p[0] for p in points], [p[1] for p in points]
    area = Area(*_empty(min(px), min(py), max(px), max(py)))
    mask = np.zeros(area.mask.shape, np.bool_)
    ys, xs = area.ys[:, 0] + np.float32(0.5), area.xs + np.float32(0.5)
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
        if y0 == y1:
            continue
        rows = (ys >= y0) != (ys >= y1)
        crossing = x0 + (ys - y0) * ((x1 - x0) / (y1 - y0))
        mask ^= rows[:, None] & (xs > crossing[:, None])
    return Area(area.top, area.left, mask)


def stroke(points: Sequence[Point], start: float, end: float) -> Area:
    """A line of round brush marks through `points`, its width going from `start` to `end` pixels."""
    count = max(len(points) - 1, 1)
    parts = []
    for number, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        r0 = (start + (end - start) * number / count) / 2
        r1 = (start + (end - start) * (number + 1) / count) / 2
        r = max(r0, r1)
        area = Area(*_empty(min(x0, x1) - r, min(y0, y1) - r, max(x0, x1) + r + 1, max(y0, y1) + r + 1))
        dx, dy = x1 - x0, y1 - y0
        t = ((area.xs - x0) * dx + (area.ys - y0) * dy) / max(dx * dx + dy * dy, 1e-6)
        t = np.clip(t, 0, 1)
        ox, oy = area.xs - x0 - t * dx, area.ys - y0 - t * dy
        radius = np.maximum(r0 + (r1 - r0) * t, 0.55)
        parts.append(area.where(ox * ox + oy * oy <= radius * radius))
    return union(parts)


def below(line: NDArray[np.floating] | float, bottom: float = HEIGHT, left: int = 0) -> Area:
    """Under a line that has a height (a row) for each column from `left` on, down to `bottom`."""
    heights = np.broadcast_to(np.asarray(line, np.float32), WIDTH) if np.ndim(line) == 0 else np.asarray(line)
    first, last = max(left, 0), min(left + len(heights), WIDTH)
    heights = heights[first - left : max(last - left, first - left)]
    if not len(heights):
        return box(0, 0, 0, 0)
    area = Area(*_empty(first, float(heights.min()), first + len(heights), bottom))
    return area.where(area.ys >= np.rint(heights)[None])


def union(areas: Sequence[Area]) -> Area:
    """All of them together."""
    parts = [area for area in areas if area.mask.size]
    if not parts:
        return box(0, 0, 0, 0)
    top, left = min(part.top for part in parts), min(part.left for part in parts)
    height = max(part.top + part.height for part in parts) - top
    width = max(part.left + part.width for part in parts) - left
    mask = np.zeros((height, width), np.bool_)
    for part in parts:
        y, x = part.top - top, part.left - left
        mask[y : y + part.height, x : x + part.width] |= part.mask
    return Area(top, left, mask)


def _empty(x0: float, y0: float, x1: float, y1: float) -> tuple[int, int, NDArray[np.bool_]]:
    top, left, height, width = _box(x0, y0, x1, y1)
    return top, left, np.ones((height, width), np.bool_)
