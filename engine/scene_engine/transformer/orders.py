"""In which order the cells of the 20x12 grid are written. A cell is numbered row * 20 + column."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import COLUMNS, ROWS

CELLS = ROWS * COLUMNS
"""Cells of a whole picture: 240."""


def raster() -> np.ndarray:
    """int32 [240]: row by row from the top, each from the left."""
    return np.arange(CELLS, dtype=np.int32)
