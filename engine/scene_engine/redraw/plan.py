"""Where the networks look: a grid of cells laid over a canvas of any size, and windows of 20x12 cells in it.

The networks know pictures of 320x192 alone. So a grid of 16x16 cells is laid over the canvas, and windows of
that size are drawn one after another until every cell that the mask touches is there. The grid needn't begin
at the canvas's corner: it is laid so that the artist's pixels that a window can show as known are the most,
which puts the edge of a box, or of an extension, on the border of cells. A cell at the canvas's edge may
reach over it. What a window knows are the cells that the mask leaves alone, and those already drawn.

A loop is a grid whose last column lies beside its first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import CELL, COLUMNS, HEIGHT, ROWS, WIDTH
from scene_engine.errors import SceneError
from scene_engine.redraw.masks import Mask

Cells = NDArray[np.bool_]
"""[rows, columns]: which cells of a grid."""

CELLS = ROWS * COLUMNS
_CONTEXT = CELLS // 2
"""Known cells that a window has at least, where several are needed: it draws the other half."""
_SEAM = 6
"""Columns of a new loop that are drawn last, with both ends known. No fewer: they must join two slopes."""


@dataclass(frozen=True, eq=False)
class Window:
    """One run of the Transformer.

    Attributes:
        row, column: Its place in the grid.
        unknown: bool [12, 20], the cells that aren't there before.
        wanted: bool [12, 20], those of them that are kept.
        count: Cells to write: the unknown ones row by row, up to the last that is needed.
    """

    row: int
    column: int
    unknown: Cells
    wanted: Cells
    count: int


@dataclass(frozen=True, eq=False)
class Plan:
    """The grid and its windows.

    Attributes:
        shape: The canvas's (height, width).
        top, left: Pixel of the canvas at which the grid begins; 0 or less.
        drawn: bool [rows, columns], the cells that the mask touches.
        known: bool [rows, columns], those that it leaves alone; the rest lie outside the canvas.
        loop: Whether the last column lies beside the first.
        windows: In the order of drawing; none where the mask is empty.
    """

    shape: tuple[int, int]
    top: int
    left: int
    drawn: Cells
    known: Cells
    loop: bool
    windows: tuple[Window, ...]

    @property
    def total(self) -> int:
        """Tokens to write."""
        return sum(window.count for window in self.windows)

    def cells(self, window: Window) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """A window's rows and columns of the grid, to index it with: [12, 1] and [1, 20]."""
        columns = window.column + np.arange(COLUMNS)
        return (window.row + np.arange(ROWS))[:, None], (columns % self.drawn.shape[1])[None]

    def pixels(self, window: Window) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The canvas's rows and columns that a window shows, [192, 1] and [1, 320]; some may lie outside."""
        ys = self.top + CELL * window.row + np.arange(HEIGHT)
        xs = self.left + CELL * window.column + np.arange(WIDTH)
        return ys[:, None], (xs % self.shape[1] if self.loop else xs)[None]


def plan(mask: Mask, loop: bool = False) -> Plan:
    """The windows that draw the pixels of `mask`.

    Raises:
        SceneError: A loop of a width that no whole number of cells fills, or too narrow.
    """
    if loop:
        check_loop(mask.shape[1])
    if not mask.any():
        nothing = np.zeros((ROWS, COLUMNS), np.bool_)
        return Plan(mask.shape, 0, 0, nothing, nothing, loop, ())
    area = _Area(mask, loop)
    _, _, top, left = max(area.score(y, x) for y in range(CELL) for x in range(CELL))
    drawn, pixels = area.grid(top, left)
    known = (pixels > 0) & ~drawn
    return Plan(mask.shape, top, left, drawn, known, loop, tuple(_windows(drawn, known, loop)))


def check_loop(width: int) -> None:
    """Raises SceneError where no loop can be `width` pixels wide."""
    if width % CELL or width < WIDTH:
        wider = max(-(-width // CELL) * CELL, WIDTH)
        raise SceneError(
            f"a loop cannot be {width} pixels wide",
            f"Its width must be a multiple of {CELL}, {WIDTH} or more: {wider}, for one.",
        )


class _Area:
    """A mask's sums over cells, for any place of the grid."""

    def __init__(self, mask: Mask, loop: bool) -> None:
        self._mask, self._loop = mask, loop
        self._sums = {shift: _integral(np.roll(mask, shift, axis=1)) for shift in range(CELL if loop else 1)}

    def score(self, up: int, across: int) -> tuple[bool, int, int, int]:
        """How good it is to begin the grid `up` and `across` pixels before the canvas; more is better.

        Whether one window is enough, the artist's pixels that are known then, and the grid's top and left.
        """
        height, width = self._mask.shape
        top = -_margin(height + up, ROWS) - up
        left = -across if self._loop else -_margin(width + across, COLUMNS) - across
        drawn, pixels = self.grid(top, left)
        seen = np.where(drawn, 0, pixels)
        full = _sums(drawn, self._loop) == drawn.sum()
        if full.any():
            return True, int(_sums(seen, self._loop)[full].max()), top, left
        return False, int(seen.sum()), top, left

    def grid(self, top: int, left: int) -> tuple[Cells, NDArray[np.int64]]:
        """Which cells the mask touches, and how many pixels of the canvas each has: [rows, columns]."""
        height, width = self._mask.shape
        rows = max(ROWS, -(-(height - top) // CELL))
        columns = width // CELL if self._loop else max(COLUMNS, -(-(width - left) // CELL))
        ys = np.clip(top + CELL * np.arange(rows + 1), 0, height)
        xs = np.clip((0 if self._loop else left) + CELL * np.arange(columns + 1), 0, width)
        sums = self._sums[-left if self._loop else 0][ys[:, None], xs[None]]
        touched = np.diff(np.diff(sums, axis=0), axis=1) > 0
        return touched, np.diff(ys)[:, None] * np.diff(xs)[None]


def _windows(drawn: Cells, known: Cells, loop: bool) -> list[Window]:
    """Windows that draw every cell once, each with as much known around it as can be."""
    have, left = known.copy(), drawn.copy()
    found: list[Window] = []
    if loop and not known.any():
        # Of a new loop a picture comes first, less some columns: they join its ends.
        first = drawn.copy()
        first[:, min(COLUMNS, drawn.shape[1] - _SEAM) :] = False
        everything = np.ones((ROWS, COLUMNS), np.bool_)
        found.append(Window(0, 0, everything, first[:ROWS, :COLUMNS], CELLS))
        have[:ROWS, :COLUMNS] = first[:ROWS, :COLUMNS]
        left &= ~have
    while left.any():
        row, column = _best(have, left, loop, 0 if not found else _CONTEXT)
        rows = (row + np.arange(ROWS))[:, None]
        columns = ((column + np.arange(COLUMNS)) % drawn.shape[1])[None]
        unknown, wanted = ~have[rows, columns], left[rows, columns]
        # Without any pixel of the artist's a picture must be whole before it can be decoded.
        last = int(np.flatnonzero(wanted if known.any() else unknown)[-1])
        written = unknown & (np.arange(CELLS).reshape(ROWS, COLUMNS) <= last)
        found.append(Window(row, column, unknown, wanted, int(written.sum())))
        have[rows, columns] |= written
        left[rows, columns] = False
    return found


def _best(have: Cells, left: Cells, loop: bool, enough: int) -> tuple[int, int]:
    """Where the next window goes; it may be the last if it knows `enough` cells."""
    context, wanted = _sums(have, loop), _sums(left, loop)
    candidates = (wanted == left.sum()) & (context >= enough)
    if not candidates.any():
        candidates = wanted > 0
        candidates &= context >= min(_CONTEXT, int(context[candidates].max()))
        candidates &= wanted == wanted[candidates].max()
    candidates &= context == context[candidates].max()
    # Of equals the one in whose middle the wanted cells lie, then the first.
    places = np.argwhere(candidates)
    rows, columns = _centres(left, loop, wanted)
    offsets = [abs(rows[y, x] - y) + abs(columns[y, x] - x) for y, x in places]
    row, column = places[int(np.argmin(offsets))]
    return int(row), int(column)


def _centres(
    left: Cells, loop: bool, wanted: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For every window, where it would begin if its wanted cells were in its middle."""
    extended = _wrapped(left, loop)
    rows, columns = np.indices(extended.shape)
    count = np.maximum(wanted, 1)
    return (
        _sums(extended * rows, False) / count - (ROWS - 1) / 2,
        _sums(extended * columns, False) / count - (COLUMNS - 1) / 2,
    )


def _sums(values: NDArray[np.bool_] | NDArray[np.int64], loop: bool) -> NDArray[np.int64]:
    """The sum over each window, by the window's place."""
    sums = _integral(_wrapped(values, loop))
    return sums[ROWS:, COLUMNS:] - sums[:-ROWS, COLUMNS:] - sums[ROWS:, :-COLUMNS] + sums[:-ROWS, :-COLUMNS]


def _wrapped(values: NDArray[np.bool_] | NDArray[np.int64], loop: bool) -> NDArray[np.int64]:
    values = values.astype(np.int64)
    return np.concatenate([values, values[:, : COLUMNS - 1]], axis=1) if loop else values


def _integral(values: NDArray[np.bool_] | NDArray[np.int64]) -> NDArray[np.int64]:
    """Sums over all above and left of each corner: [h, w] to [h + 1, w + 1]."""
    return np.pad(values.astype(np.int64).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))


def _margin(size: int, cells: int) -> int:
    """Pixels, whole cells, before a canvas of `size` pixels that is smaller than the window, to centre it."""
    return max(0, cells - -(-size // CELL)) // 2 * CELL
