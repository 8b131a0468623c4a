"""OKLab: a colour space where distances are close to what the eye sees.

Björn Ottosson, "A perceptual color space for image processing", 2020. sRGB with its own transfer curve
(IEC 61966-2-1). Everything is float32; L is 0..1, a and b lie within -0.4..0.4 for sRGB colours.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_RGB_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    np.float32,
)
_LMS_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ],
    np.float32,
)
_LAB_TO_LMS = np.linalg.inv(_LMS_TO_LAB.astype(np.float64)).astype(np.float32)
_LMS_TO_RGB = np.linalg.inv(_RGB_TO_LMS.astype(np.float64)).astype(np.float32)


def _linear_of_bytes() -> NDArray[np.float32]:
    v = np.arange(256) / 255
    return np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4).astype(np.float32)


_LINEAR = _linear_of_bytes()


def from_rgb(rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    """OKLab of sRGB bytes; uint8 [..., 3] to float32 [..., 3]."""
    lms = np.cbrt(_LINEAR[rgb] @ _RGB_TO_LMS.T)
    return np.asarray(lms @ _LMS_TO_LAB.T, np.float32)


def to_rgb(lab: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The nearest sRGB bytes, each channel clipped into the gamut; float32 [..., 3] to uint8 [..., 3]."""
    linear = np.clip((lab @ _LAB_TO_LMS.T) ** 3 @ _LMS_TO_RGB.T, 0, 1)
    v = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.asarray(np.rint(v * 255), np.uint8)
