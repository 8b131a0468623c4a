"""Soft edges to hard ones: what a decoder leaves blurred becomes clusters of flat colour, as in pixel art.

A shock filter (Osher and Rudin, "Feature-oriented image enhancement using shock filters", 1990), in the form
of Alvarez and Mazorra (1994): on the bright side of an edge each pixel moves towards the brightest of its
neighbours, on the dark side towards the darkest, so that the slope between them steepens into a step. Which
side a pixel is on is read from a blurred copy, by the second derivative along the gradient. No channel leaves
the range of its neighbourhood, and a flat area or an even gradient stays as it is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

STEP = np.float32(0.35)
"""Part of the way to the neighbour that one step goes; below 0.5 it can't overshoot."""

CERTAIN = np.float32(4e5)
"""How soon a curvature counts in full: noise of a thousandth moves nothing."""

Picture = NDArray[np.float32]


def crisp(rgb: Picture, steps: int) -> Picture:
    """Hardens the edges of a picture.

    Args:
        rgb: float32 [h, w, 3] in 0..1.
        steps: 0 leaves it as it is; an edge that is n pixels wide needs about 2 n.

    Returns:
        float32 [h, w, 3], each channel within the range of its neighbourhood.
    """
    picture = rgb.transpose(2, 0, 1)
    for _ in range(steps):
        side = _side(_blurred(_blurred(picture.mean(axis=0))))
        around = _shifts(picture)
        high, low = picture, picture
        for neighbour in around:
            high, low = np.maximum(high, neighbour), np.minimum(low, neighbour)
        towards = np.where(side < 0, high - picture, picture - low)
        picture = picture - STEP * side * towards
    return np.ascontiguousarray(picture.transpose(1, 2, 0))


def _side(light: Picture) -> Picture:
    """-1 on the bright side of an edge, 1 on the dark one, 0 where there is none: [h, w]."""
    left, right, up, down = _shifts(light)
    across, along = (right - left) / 2, (down - up) / 2
    twice_across, twice_along = right + left - 2 * light, down + up - 2 * light
    above, below = _shifts(up)[:2], _shifts(down)[:2]
    mixed = (below[1] - below[0] - above[1] + above[0]) / 4
    curvature = across**2 * twice_across + 2 * across * along * mixed + along**2 * twice_along
    return np.clip(curvature * CERTAIN, -1, 1)


def _shifts(x: Picture) -> tuple[Picture, Picture, Picture, Picture]:
    """Each pixel's left, right, upper and lower neighbour, [..., h, w]; at the border the pixel itself."""
    left, right, up, down = (np.empty_like(x) for _ in range(4))
    left[..., 1:], left[..., :1] = x[..., :-1], x[..., :1]
    right[..., :-1], right[..., -1:] = x[..., 1:], x[..., -1:]
    up[..., 1:, :], up[..., :1, :] = x[..., :-1, :], x[..., :1, :]
    down[..., :-1, :], down[..., -1:, :] = x[..., 1:, :], x[..., -1:, :]
    return left, right, up, down


def _blurred(x: Picture) -> Picture:
    """Binomial weights, 3 x 3."""
    left, right = _shifts(x)[:2]
    x = np.asarray((left + 2 * x + right) / 4, np.float32)
    up, down = _shifts(x)[2:]
    return np.asarray((up + 2 * x + down) / 4, np.float32)
