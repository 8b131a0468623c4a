"""Names for the colours of a picture, as a caption would give them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SHARE = 0.12
"""A colour of less than this share of the picture isn't named."""

NAMES = (
    "black",
    "grey",
    "white",
    "red",
    "orange",
    "brown",
    "yellow",
    "green",
    "teal",
    "blue",
    "purple",
    "pink",
)


def commonest(rgb: NDArray[np.uint8], most: int = 3) -> tuple[str, ...]:
    """The names of a picture's commonest colours, the commonest first.

    Args:
        rgb: uint8 [h, w, 3].
        most: How many names at most.
    """
    # A quarter of the rows and columns says enough, and a sixteenth of the work.
    names = classify(rgb[::4, ::4].reshape(-1, 3))
    shares = np.bincount(names, minlength=len(NAMES)) / len(names)
    order = sorted(range(len(NAMES)), key=lambda index: (-shares[index], index))
    return tuple(NAMES[index] for index in order[:most] if shares[index] >= SHARE)


def classify(colours: NDArray[np.uint8]) -> NDArray[np.intp]:
    """Places in NAMES of colours, uint8 [n, 3] to intp [n]."""
    red, green, blue = (colours[:, channel].astype(np.int32) for channel in range(3))
    high, low = np.maximum(np.maximum(red, green), blue), np.minimum(np.minimum(red, green), blue)
    chroma = np.maximum(high - low, 1)
    hue = (
        np.where(
            high == red,
            60 * (green - blue) // chroma,
            np.where(high == green, 120 + 60 * (blue - red) // chroma, 240 + 60 * (red - green) // chroma),
        )
        % 360
    )
    ends = np.array([16, 42, 70, 160, 192, 255, 290, 338, 361])
    hues = np.array([3, 4, 6, 7, 8, 9, 10, 11, 3])  # red orange yellow green teal blue purple pink red
    names = hues[np.searchsorted(ends, hue, side="right")]
    names = np.where((names == 4) & (high < 150), 5, names)  # dark orange is brown
    grey = chroma * 100 < 16 * np.maximum(high, 40)
    names = np.where(grey, np.where(high < 60, 0, np.where(high > 210, 2, 1)), names)
    return np.asarray(np.where(high < 36, 0, names), np.intp)
