"""Painted pictures changed to look as if a network had drawn them: detail soft, moved and made up.

What a network draws has less detail than a painting, and other. A judge that learnt from paintings alone
takes that for another place. No network's pictures are made use of here; but which changes there are was
chosen by looking at some that the shipped VQGAN had given back.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.redraw.compositing import box_filtered

Picture = NDArray[np.float32]


def smudged(picture: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """A picture, uint8 [192, 320, 3], as a network might have drawn it; another one at each call."""
    seen = picture
    if rng.random() < 0.7:
        seen = _moved(seen, rng)
    for _ in range(int(rng.integers(0, 3))):
        seen = _without_specks(seen)
    x = seen.astype(np.float32)
    soft = _blurred(x, int(rng.integers(1, 6)))
    # More of the detail is lost in some places than in others.
    kept = np.clip(rng.uniform(0.1, 0.8) + 0.35 * _clouds(rng, x.shape[:2], 16), 0, 1)
    x = soft + (x - soft) * kept
    if rng.random() < 0.5:
        x += _clouds(rng, x.shape[:2], int(rng.choice([2, 3, 5]))) * np.float32(rng.uniform(1, 7))
    x = x * rng.uniform(0.94, 1.06, 3).astype(np.float32) + np.float32(rng.uniform(-6, 6))
    if rng.random() < 0.4:
        x += np.float32(rng.uniform(0.2, 1.2)) * (x - _blurred(x, 1))
    if rng.random() < 0.5:
        step = np.float32(rng.choice([4, 6, 8, 10, 12]))
        x = np.rint(x / step) * step
    return np.clip(np.rint(x), 0, 255).astype(np.uint8)


def _moved(picture: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Every pixel from a few pixels off, neighbours from nearly as far: edges wobble."""
    height, width = picture.shape[:2]
    cells, far = int(rng.choice([4, 6, 8, 12])), np.float32(rng.uniform(0.5, 3))
    off = np.rint(far * _clouds(rng, (height, width), cells, 2)).astype(np.int32)
    rows = np.clip(np.arange(height)[:, None] + off[..., 0], 0, height - 1)
    columns = np.clip(np.arange(width) + off[..., 1], 0, width - 1)
    return picture[rows, columns]


def _without_specks(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The median of each three pixels down, and then across."""
    for axis in (0, 1):
        before, after = np.roll(picture, 1, axis), np.roll(picture, -1, axis)
        low, high = np.minimum(before, after), np.maximum(before, after)
        picture = np.maximum(low, np.minimum(high, picture))
    return picture


def _blurred(picture: Picture, radius: int) -> Picture:
    """Means of squares of 2 * radius + 1 pixels."""
    return box_filtered(box_filtered(picture, radius, 0), radius, 1)


def _clouds(rng: np.random.Generator, shape: tuple[int, ...], cells: int, channels: int = 1) -> Picture:
    """Smooth noise, float32 [*shape, channels], about N(0, 1) at points `cells` pixels apart."""
    points = rng.standard_normal((*(side // cells + 2 for side in shape), channels)).astype(np.float32)
    for axis, side in enumerate(shape):
        place = np.arange(side, dtype=np.float32) / cells
        left = place.astype(np.int32)
        part = (place - left).reshape([-1 if a == axis else 1 for a in range(3)])
        both = points.take(left, axis), points.take(left + 1, axis)
        points = np.asarray(both[0] * (1 - part) + both[1] * part, np.float32)
    return points
