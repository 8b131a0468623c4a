"""Ordered dithering with Bayer's matrices: a pattern of two colours of the palette for one that it lacks.

Bayer, "An optimum method for two-level rendition of continuous-tone pictures", 1973. A fixed spread over all
colours would speckle flat parts, since a palette is dense in one place and sparse in another. So each
distinct colour is first matched with the *pair* of entries that mixes to it best in OKLab, as in Yliluoma's
"arbitrary-palette positional dithering", at a price for pairs that are far apart. A colour that the palette
has, or nearly has, needs no pair and stays flat; one half way between two neighbours becomes a checkerboard
of just them. At an edge of the picture there is no pattern, so outlines stay clean.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.palette import oklab
from scene_engine.palette.lookup import distances, nearest_colors, unique

# The price of a pair: this much of the squared distance between its entries, times share * (1 - share). It
# also sets where mixing begins: a share below .12 / 1.12 of the second colour isn't worth its dots.
_PAIR_PRICE = 0.12
_PAIRS = 256  # tried for each colour: all pairs of 16 entries, those of the nearest entry of 256
# Where the picture's own step is larger than this part of the step between the pair, a pattern would only
# fray an edge.
_EDGE = 0.6


def ordered(rgb: NDArray[np.uint8], palette: NDArray[np.uint8], size: int) -> NDArray[np.uint8]:
    """Ordered dithering.

    Args:
        rgb: uint8 [h, w, 3].
        palette: uint8 [n, 3], 1 <= n <= 256.
        size: Side of the Bayer matrix, a power of two.

    Returns:
        Indices, uint8 [h, w].
    """
    colors, inverse, _ = unique(rgb)
    dark, light, share = _pairs(colors, palette)
    height, width = rgb.shape[:2]
    threshold = np.tile(bayer(size), (-(-height // size), -(-width // size)))[:height, :width]
    edges = _steps(oklab.from_rgb(colors)[:, 0][inverse]) > _EDGE * _gaps(palette, dark, light)[inverse]
    threshold[edges] = 0.5  # the nearer of the two
    return np.where(share[inverse] > threshold, light[inverse], dark[inverse]).astype(np.uint8)


def _steps(lightness: NDArray[np.float32]) -> NDArray[np.float32]:
    """The range of lightness among a pixel and its eight neighbours; float32 [h, w] to [h, w]."""
    lowest, highest = np.pad(lightness, 1, mode="edge"), np.pad(lightness, 1, mode="edge")
    for axis in (0, 1):
        lowest, highest = _three(np.minimum, lowest, axis), _three(np.maximum, highest, axis)
    return highest - lowest


def _three(best: np.ufunc, values: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """The best of each three neighbours along an axis, which becomes two shorter."""
    lanes = values if axis == 0 else values.T
    found = best(best(lanes[:-2], lanes[1:-1]), lanes[2:])
    return np.asarray(found if axis == 0 else found.T, np.float32)


def _gaps(
    palette: NDArray[np.uint8], first: NDArray[np.intp], second: NDArray[np.intp]
) -> NDArray[np.float32]:
    """The distances in OKLab between entries, pair by pair."""
    entries = oklab.from_rgb(palette)
    return np.asarray(np.linalg.norm(entries[first] - entries[second], axis=1), np.float32)


def bayer(size: int) -> NDArray[np.float32]:
    """Bayer's matrix as thresholds between 0 and 1, evenly spread: float32 [size, size]."""
    matrix = np.zeros((1, 1))
    while len(matrix) < size:
        matrix = np.block([[4 * matrix, 4 * matrix + 2], [4 * matrix + 3, 4 * matrix + 1]])
    return ((matrix + 0.5) / size**2).astype(np.float32)


def _pairs(
    colors: NDArray[np.uint8], palette: NDArray[np.uint8]
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float32]]:
    """For each colour the darker and the lighter entry that mix to it, and the lighter one's share.

    Which of the two is which depends on the pair alone: a gradient keeps its pattern where the nearer one
    changes.
    """
    points, entries = oklab.from_rgb(colors), oklab.from_rgb(palette)
    near = nearest_colors(colors, palette)
    apart = ((entries[:, None] - entries) ** 2).sum(axis=-1)
    bases = max(1, min(len(entries), _PAIRS // len(entries)))
    pair = np.stack([near, near])
    share = np.zeros(len(points), np.float32)
    for part, squares in distances(points, entries):
        cost = ((points[part] - entries[near[part]]) ** 2).sum(axis=1)  # of the nearest alone
        close = np.argpartition(squares, bases - 1, axis=1)[:, :bases].T if bases > 1 else near[None, part]
        for base in close:
            offset = points[part] - entries[base]
            along = offset @ entries.T - (offset * entries[base]).sum(axis=1, keepdims=True)
            length = apart[base]
            mix = np.clip(along / np.maximum(length, 1e-12), 0, 1)
            costs = (offset**2).sum(axis=1, keepdims=True) + mix * (mix * length - 2 * along)
            costs += _PAIR_PRICE * mix * (1 - mix) * length
            partner = costs.argmin(axis=1)
            best = np.take_along_axis(costs, partner[:, None], axis=1)[:, 0]
            better = best < cost - 1e-7
            cost[better] = best[better]
            pair[:, part][:, better] = base[better], partner[better]
            share[part][better] = np.take_along_axis(mix, partner[:, None], axis=1)[better, 0]
    rank = np.argsort(np.lexsort((np.arange(len(entries)), entries[:, 0])))
    swap = rank[pair[0]] > rank[pair[1]]
    return (
        np.where(swap, pair[1], pair[0]),
        np.where(swap, pair[0], pair[1]),
        np.where(swap, 1 - share, share),
    )
