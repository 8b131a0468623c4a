"""VGA's digital-to-analogue converter: six bits a channel.

A level v of 0..63 shows as round(v * 255 / 63) in eight bits. That is what the colours of the BIOS palette
come to in every screenshot; the shift (v << 2) | (v >> 4) differs from it for some levels.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LEVELS = 64

_EXPANDED = ((np.arange(LEVELS) * 255 * 2 + 63) // (63 * 2)).astype(np.uint8)
_REDUCED = ((np.arange(256) * 63 * 2 + 255) // (255 * 2)).astype(np.uint8)
_SNAPPED = _EXPANDED[_REDUCED]


def expand(levels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Six-bit levels (0..63, any shape) as eight-bit channels."""
    return _EXPANDED[levels]


def reduce(channels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Eight-bit channels (any shape) as the nearest six-bit levels."""
    return _REDUCED.take(channels)


def snap(channels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Eight-bit channels as the nearest that the DAC can show; a second snap changes nothing."""
    return _SNAPPED.take(channels)
