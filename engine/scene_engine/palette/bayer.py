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
from scene_engine.palette.lookup import CHUNK, nearest_colors, unique

# The price of a pair: this much of the squared distance between its entries, times share * (1 - share). It
# also sets where mixing begins: a share below .12 / 1.12 of the second colour isn't worth its dots.
_PAIR_PRICE = 0.12
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
    padded = np.pad(lightness, 1, mode="edge")
    around = np.lib.stride_tricks.sliding_window_view(padded, (3, 3))
    return np.asarray(around.max(axis=(2, 3)) - around.min(axis=(2, 3)), np.float32)


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
    partner = np.empty(len(points), np.intp)
    share = np.empty(len(points), np.float32)
    step = max(1, CHUNK // len(entries))
    for start in range(0, len(points), step):
        part = slice(start, start + step)
        base = entries[near[part]]
        offset = points[part] - base
        along = offset @ entries.T - (offset * base).sum(axis=1, keepdims=True)
        length = apart[near[part]]
        mix = np.clip(along / np.maximum(length, 1e-12), 0, 0.5)
        cost = mix * (mix * length - 2 * along) + _PAIR_PRICE * mix * (1 - mix) * length
        best = cost.argmin(axis=1)
        partner[part] = best
        share[part] = np.take_along_axis(mix, best[:, None], axis=1)[:, 0]
    partner = np.where(share > 0, partner, near)
    rank = np.argsort(np.lexsort((np.arange(len(entries)), entries[:, 0])))
    swap = rank[near] > rank[partner]
    return np.where(swap, partner, near), np.where(swap, near, partner), np.where(swap, 1 - share, share)
