"""Pictures that look the same: a few pixels retouched, a colour changed, another frame of one scene.

A picture's look is the mean colour of each cell of the 20x12 grid, over the middle window. Two pictures look
alike where these differ by less than `ALIKE` (root mean square, of 255).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scene_engine.canvas import CELL, COLUMNS, ROWS
from scene_engine.dataset.prepare import window

if TYPE_CHECKING:
    from numpy.typing import NDArray

ALIKE = 6.0  # Of 178 real pictures, the two nearest that are not the same differ by 7.9.
CHUNK = 1024


def look(picture: NDArray[np.uint8]) -> NDArray[np.float32]:
    """float32 [720], 0 to 255, of a prepared picture."""
    cells = window(picture, None).reshape(ROWS, CELL, COLUMNS, CELL, 3)
    means: NDArray[np.float32] = cells.mean(axis=(1, 3), dtype=np.float32)
    return means.ravel()


def earlier_lookalike(looks: NDArray[np.float32]) -> NDArray[np.int64]:
    """For each of `looks` [n, 720], the index of the first earlier one that looks alike, or -1."""
    found = np.full(len(looks), -1, np.int64)
    centred = looks - 127.5
    squares = np.einsum("ij,ij->i", centred, centred)
    for start in range(0, len(looks), CHUNK):
        rows = slice(start, start + CHUNK)
        products = centred[rows] @ centred[: start + CHUNK].T
        distances = squares[rows, None] + squares[None, : start + CHUNK] - 2 * products
        alike = np.tril(distances <= ALIKE**2 * looks.shape[1], k=start - 1)
        some = alike.any(axis=1)
        found[rows][some] = alike[some].argmax(axis=1)
    return found
