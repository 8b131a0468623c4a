"""How far some pictures are from others as textures: sliced Wasserstein distance on Laplacian pyramids.

Karras et al. 2018 (arXiv:1710.10196), section 5: patches of 7x7 pixels are taken at random from each level
of the pictures' Laplacian pyramids, and both clouds of patches are compared along random directions. Small
at the finest level means that edges and dithers are alike, at the coarsest that the composition is. Unlike
theirs, both clouds are scaled by the reference's mean and deviation, so that a loss of contrast counts too.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

LEVELS = (1, 2, 4, 8)
"""Reductions of the pyramid's levels; at the last a picture is 40x24."""

PATCH, PATCHES = 7, 128
DIRECTIONS, REPEATS = 128, 4

_KERNEL = np.array([1, 4, 6, 4, 1], np.float32) / 16

Cloud = list[NDArray[np.float32]]
"""Patches of each level, float32 [n, 147]."""


def cloud(pictures: Iterable[NDArray[np.uint8]], seed: int) -> Cloud:
    """Patches of some pictures, uint8 [192, 320, 3] each: 128 of each at each level.

    Args:
        pictures: At least one.
        seed: Decides the places.
    """
    rng = np.random.default_rng([seed, 7])
    levels: list[list[NDArray[np.float32]]] = [[] for _ in LEVELS]
    for picture in pictures:
        for level, found in zip(levels, pyramid(picture), strict=True):
            height, width = found.shape[0] - PATCH + 1, found.shape[1] - PATCH + 1
            ys, xs = rng.integers(height, size=PATCHES), rng.integers(width, size=PATCHES)
            every = np.lib.stride_tricks.sliding_window_view(found, (PATCH, PATCH), (0, 1))
            level.append(every[ys, xs].reshape(PATCHES, -1))
    return [np.concatenate(level) for level in levels]


def distances(pictures: Cloud, reference: Cloud, seed: int) -> list[float]:
    """The distance at each of `LEVELS`, times 1000; 0 for the same patches.

    Args:
        pictures: From as many pictures as the reference.
        reference: What they are measured against, and by.
        seed: Decides the directions.

    Raises:
        ValueError: The clouds differ in size.
    """
    found = []
    for level, (some, others) in enumerate(zip(pictures, reference, strict=True)):
        if some.shape != others.shape:
            raise ValueError("both clouds need as many patches")
        rng = np.random.default_rng([seed, 8, level])
        per_channel = others.reshape(len(others), 3, -1)
        mean = np.repeat(per_channel.mean(axis=(0, 2)), PATCH * PATCH)
        spread = np.repeat(per_channel.std(axis=(0, 2)) + 1e-6, PATCH * PATCH)
        total = 0.0
        for _ in range(REPEATS):
            directions = rng.standard_normal((some.shape[1], DIRECTIONS)).astype(np.float32)
            directions /= np.linalg.norm(directions, axis=0)
            one, other = (np.sort((c - mean) / spread @ directions, axis=0) for c in (some, others))
            total += float(np.abs(one - other).mean())
        found.append(1000 * total / REPEATS)
    return found


def pyramid(picture: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
    """The Laplacian pyramid (Burt and Adelson 1983), the finest first: float32 [height, width, 3] each."""
    levels, rest = [], picture.astype(np.float32) / 127.5 - 1
    for _ in LEVELS[1:]:
        small = _blurred(rest)[::2, ::2]
        levels.append(rest - _enlarged(small))
        rest = small
    return [*levels, rest]


def _enlarged(small: NDArray[np.float32]) -> NDArray[np.float32]:
    height, width, channels = small.shape
    spread = np.zeros((2 * height, 2 * width, channels), np.float32)
    spread[::2, ::2] = 4 * small
    return _blurred(spread)


def _blurred(picture: NDArray[np.float32]) -> NDArray[np.float32]:
    for axis in (0, 1):
        padding = [(2, 2) if axis == other else (0, 0) for other in range(3)]
        padded = np.pad(picture, padding, mode="reflect")
        seen = np.lib.stride_tricks.sliding_window_view(padded, 5, axis)
        picture = np.asarray(seen @ _KERNEL, np.float32)
    return picture
