"""In which order the cells of the 20x12 grid are written. A cell is numbered row * 20 + column.

Raster order draws a new picture. Known-first orders redraw, extend and vary one: the cells that stay come
first and are only read, those to be written come after them, each group row by row. Training mixes both, with
the unknown cells in the shapes that an artist asks for; one decoder learns any order (RandAR,
arXiv:2412.01827).
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import COLUMNS, ROWS

CELLS = ROWS * COLUMNS
"""Cells of a whole picture: 240."""

Order = NDArray[np.int32]
Cells = NDArray[np.bool_]
"""[12, 20]: which cells."""


def raster() -> Order:
    """int32 [240]: row by row from the top, each from the left."""
    return np.arange(CELLS, dtype=np.int32)


def known_first(unknown: Cells) -> Order:
    """The cells that are known, then the unknown ones, each in raster order.

    Args:
        unknown: bool [12, 20], the cells to write.

    Returns:
        int32 [240]; its last `unknown.sum()` cells are the unknown ones.
    """
    return np.argsort(unknown.reshape(CELLS), kind="stable").astype(np.int32)


@dataclass(frozen=True)
class OrderMixture:
    """How often training takes each order; shares that add up to 1.

    Attributes:
        raster: A new picture, row by row.
        rectangles: One to three rectangles are unknown: a selection.
        strokes: The cells under brush strokes are unknown.
        borders: One side, or a frame, is unknown: a scene to extend.
        shuffled: Any order at all.
    """

    raster: float = 0.5
    rectangles: float = 0.2
    strokes: float = 0.1
    borders: float = 0.15
    shuffled: float = 0.05

    def __post_init__(self) -> None:
        shares = self.shares()
        if min(shares) < 0 or abs(sum(shares) - 1) > 1e-6:
            raise ValueError("the shares of the orders must be 0 or more, and add up to 1")

    def shares(self) -> list[float]:
        return [getattr(self, field.name) for field in fields(self)]

    def draw(self, rng: np.random.Generator, whole: bool = True) -> Order:
        """One order for one picture, int32 [240]; with `whole` False not that of a new picture."""
        shares = np.array(self.shares())
        if not whole and shares[1:].any():
            shares[0] = 0
        kind = int(np.searchsorted(np.cumsum(shares / shares.sum()), rng.random() * (1 - 1e-9), side="right"))
        if kind == 0:
            return raster()
        if kind == 4:
            return rng.permutation(CELLS).astype(np.int32)
        return known_first((rectangles, strokes, border)[kind - 1](rng))


def rectangles(rng: np.random.Generator) -> Cells:
    """One to three rectangles, together some 5 to 80 % of the cells."""
    cells = np.zeros((ROWS, COLUMNS), np.bool_)
    for _ in range(int(rng.integers(1, 4))):
        height, width = int(rng.integers(3, ROWS)), int(rng.integers(4, COLUMNS - 4))
        # Some reach over the edge: corners are asked for as often as the middle.
        top, left = int(rng.integers(-2, ROWS - height + 3)), int(rng.integers(-3, COLUMNS - width + 4))
        cells[max(top, 0) : top + height, max(left, 0) : left + width] = True
    return cells


def strokes(rng: np.random.Generator) -> Cells:
    """The cells under one to four strokes of a brush one to three cells wide."""
    cells = np.zeros((ROWS, COLUMNS), np.bool_)
    rows, columns = np.mgrid[:ROWS, :COLUMNS]
    for _ in range(int(rng.integers(1, 5))):
        y, x = rng.uniform(0, ROWS), rng.uniform(0, COLUMNS)
        angle, radius = rng.uniform(0, 2 * np.pi), rng.uniform(0.6, 1.9)
        for _ in range(int(rng.integers(4, 14))):
            cells |= (rows + 0.5 - y) ** 2 + (columns + 0.5 - x) ** 2 <= radius**2
            angle += rng.normal(0, 0.5)
            y, x = (y + np.sin(angle)) % ROWS, (x + np.cos(angle)) % COLUMNS
    return cells


def border(rng: np.random.Generator) -> Cells:
    """A band along one side, two neighbouring sides or all four."""
    cells = np.zeros((ROWS, COLUMNS), np.bool_)
    deep, wide = int(rng.integers(1, ROWS - 2)), int(rng.integers(2, COLUMNS - 3))
    shape = int(rng.integers(6))
    if shape in (0, 4):
        cells[:, :wide] = True
    if shape in (1, 5):
        cells[:, -wide:] = True
    if shape in (2, 4, 5):
        cells[:deep] = True
    if shape == 3:
        thin = int(rng.integers(1, 4))
        cells[:] = True
        cells[thin:-thin, 2 * thin : -2 * thin] = False
    return cells
