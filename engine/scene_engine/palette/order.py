"""The order of an adaptive palette: ramps, as an artist would lay them out.

First the neutrals (greys, and whatever is too dark to have a hue), then the families of hue from red round
to pink; each ramp from dark to light. So index 0 is dark, a colour's neighbours are its shade and its
light, and the same colours always come in the same order.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.palette import oklab

_NEUTRAL_CHROMA = 0.025
_DARK_LIGHTNESS = 0.15
# Where each family of hue begins, in degrees of OKLab's hue: red, orange and brown, yellow, green, cyan,
# blue, violet, pink.
_FAMILIES = np.array([5, 45, 85, 118, 165, 225, 285, 325])


def ramps(palette: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The colours (uint8 [n, 3]) sorted by neutral or family of hue, then lightness, then chroma and code."""
    lab = oklab.from_rgb(palette)
    chroma = np.hypot(lab[:, 1], lab[:, 2])
    hue = np.degrees(np.arctan2(lab[:, 2], lab[:, 1])) % 360
    family = np.searchsorted(_FAMILIES, hue, side="right")
    family = np.where(family == 0, len(_FAMILIES), family)  # hues before the first family belong to the last
    family = np.where((chroma < _NEUTRAL_CHROMA) | (lab[:, 0] < _DARK_LIGHTNESS), 0, family)
    red, green, blue = palette.T.astype(int)
    return palette[np.lexsort((blue, green, red, chroma.round(4), lab[:, 0].round(4), family))]
