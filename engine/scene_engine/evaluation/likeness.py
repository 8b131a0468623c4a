"""Whether pictures differ among themselves, and from those that were learnt from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene_engine.evaluation.features import reduce

_HALVES = 2  # of `reduce`'s 80x48: composition and colour count, and not where each pixel is


def thumbnails(pictures: Iterable[NDArray[np.uint8]]) -> NDArray[np.float32]:
    """Pictures, uint8 [192, 320, 3] each, as the means of 8x8 pixels: float32 [n, 24, 40, 3] in 0..100."""
    small = np.concatenate([reduce(picture[None]) for picture in pictures])
    n, height, width, channels = small.shape
    blocks = small.reshape(n, height // _HALVES, _HALVES, width // _HALVES, _HALVES, channels)
    return (blocks.mean(axis=(2, 4)) + 1) * 50


def distances(some: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """Root mean square differences of thumbnails, in percent of the range: float32 [some, others]."""
    # In double precision: what differences of large squares leave of float32's would look like a difference.
    one, other = (group.reshape(len(group), -1).astype(np.float64) for group in (some, others))
    squares = np.square(one).sum(1)[:, None] + np.square(other).sum(1) - 2 * one @ other.T
    return np.sqrt(np.maximum(squares, 0) / one.shape[1]).astype(np.float32)


@dataclass(frozen=True)
class Nearest:
    """For each picture the nearest of a set, mirrored or not: its place there, and how far it is."""

    places: list[int]
    distances: list[float]


def nearest(some: NDArray[np.float32], known: NDArray[np.float32]) -> Nearest:
    """Finds the nearest of `known` to each of `some`, both as `thumbnails` gives them."""
    far = np.minimum(distances(some, known), distances(some[:, :, ::-1], known))
    return Nearest(far.argmin(axis=1).tolist(), far.min(axis=1).tolist())


def diversity(groups: Sequence[NDArray[np.float32]]) -> float:
    """How far pictures of one prompt are from each other: the mean over a group's pairs, then over groups."""
    means = []
    for group in groups:
        far = distances(group, group)
        means.append(far[np.triu_indices(len(group), 1)].mean())
    return float(np.mean(means))
