"""What `generate` tells about a canvas without drawing into it: alternatives to a cell, and confidence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import Canvas, save_png

if TYPE_CHECKING:
    from scene_engine.inspection import Alternative

_GAP = 8  # pixels between the canvases of a strip


def save_confidence(values: NDArray[np.float32], path: Path, scale: int) -> dict[str, Any]:
    """Writes a map, black for 0 and white for 1, and says what there is to tell of it."""
    greys = np.arange(256, dtype=np.uint8).repeat(3).reshape(256, 3)
    save_png(Canvas(np.rint(values * 255).astype(np.uint8), greys), path, None, scale)
    return {"file": click.format_filename(path), "mean": round(float(values.mean()), 4)}


def save_strip(found: Sequence[Alternative], path: Path, scale: int) -> None:
    """Writes the canvases of all alternatives side by side, the likeliest first."""
    height, width = found[0].canvas.indices.shape
    sheet = np.zeros((height, len(found) * (width + _GAP) - _GAP), np.uint8)
    for number, alternative in enumerate(found):
        left = number * (width + _GAP)
        sheet[:, left : left + width] = alternative.canvas.indices
    save_png(Canvas(sheet, found[0].canvas.palette), path, None, scale)
