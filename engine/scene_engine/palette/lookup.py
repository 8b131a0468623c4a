"""The nearest colour of a palette in OKLab, made fast by a table of a picture's distinct colours."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from scene_engine.palette import dac, oklab

CHUNK = 1 << 21  # distances held at once
_LARGE = 3 << 12  # bytes of a picture from which on a table of all of the DAC's colours pays


def unique(rgb: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.intp], NDArray[np.intp]]:
    """The distinct colours of a picture.

    Args:
        rgb: uint8 [..., 3].

    Returns:
        The colours, uint8 [u, 3], in order of (red, green, blue); each pixel's place among them, [...];
        and how many pixels each has, [u].
    """
    if rgb.size >= _LARGE and (dac.snap(rgb) == rgb).all():
        return _unique_on_dac(rgb)
    packed = pack(rgb)
    values, inverse, counts = np.unique(packed.reshape(-1), return_inverse=True, return_counts=True)
    colors = np.stack([values >> 16, values >> 8 & 255, values & 255], axis=-1).astype(np.uint8)
    return colors, inverse.reshape(packed.shape), counts


def _unique_on_dac(rgb: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.intp], NDArray[np.intp]]:
    """`unique` without sorting: the DAC has so few colours that each can have a counter."""
    levels = dac.reduce(rgb).astype(np.intp)
    codes = (levels[..., 0] << 12) | (levels[..., 1] << 6) | levels[..., 2]
    counts = np.bincount(codes.reshape(-1), minlength=dac.LEVELS**3)
    present = np.flatnonzero(counts)
    place = np.empty(len(counts), np.intp)
    place[present] = np.arange(len(present))
    levels = np.stack([present >> 12, present >> 6 & 63, present & 63], axis=-1)
    return dac.expand(levels.astype(np.uint8)), place[codes], counts[present]


def distances(
    points: NDArray[np.float32], centers: NDArray[np.float32]
) -> Iterator[tuple[slice, NDArray[np.float32]]]:
    """Squared distances from OKLab points [p, 3] to centers [n, 3], a slice of points at a time.

    Yields the slice and its distances, float32 [s, n], so that memory stays bounded.
    """
    squares = (centers**2).sum(axis=1)
    step = max(1, CHUNK // len(centers))
    for start in range(0, len(points), step):
        part = slice(start, start + step)
        block = points[part] @ (-2 * centers.T)
        block += squares
        block += (points[part] ** 2).sum(axis=1, keepdims=True)
        yield part, block


def nearest_lab(
    points: NDArray[np.float32], centers: NDArray[np.float32]
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """For OKLab points [p, 3] the nearest center's index (the first of equals) and its squared distance."""
    index = np.empty(len(points), np.intp)
    square = np.empty(len(points), np.float32)
    for part, block in distances(points, centers):
        index[part] = block.argmin(axis=1)
        square[part] = np.take_along_axis(block, index[part, None], axis=1)[:, 0]
    return index, np.maximum(square, 0)


def nearest(rgb: NDArray[np.uint8], palette: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The index of the nearest palette entry in OKLab for every pixel; of equal entries the first.

    Args:
        rgb: uint8 [..., 3].
        palette: uint8 [n, 3], 1 <= n <= 256.

    Returns:
        uint8 [...]. A colour that the palette has gets that very entry.
    """
    colors, inverse, _ = unique(rgb)
    return nearest_colors(colors, palette)[inverse].astype(np.uint8)


def nearest_colors(colors: NDArray[np.uint8], palette: NDArray[np.uint8]) -> NDArray[np.intp]:
    """`nearest` for a list of distinct colours, uint8 [u, 3]; intp [u]."""
    index, _ = nearest_lab(oklab.from_rgb(colors), oklab.from_rgb(palette))
    # Entries a step of one channel apart are closer than float32 squares can tell, so equal colours are
    # matched as such.
    entries, first = np.unique(pack(palette), return_index=True)
    packed = pack(colors)
    place = np.minimum(np.searchsorted(entries, packed), len(entries) - 1)
    return np.where(entries[place] == packed, first[place], index)


def pack(rgb: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Colours as one number 0xRRGGBB each; uint8 [..., 3] to uint32 [...]."""
    red, green, blue = (rgb[..., channel].astype(np.uint32) for channel in range(3))
    return np.asarray(red << 16 | green << 8 | blue, np.uint32)
