"""Error diffusion: a pixel's error goes on to its neighbours, so a region keeps its colour on average.

Floyd and Steinberg, "An adaptive algorithm for spatial greyscale", 1976, in OKLab and serpentine (every
other row from the right), so that its grain has no direction.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.palette import oklab
from scene_engine.palette.lookup import unique

_CELLS = 16  # cells an axis of the table in which nearest entries are looked up


def diffused(rgb: NDArray[np.uint8], palette: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Floyd-Steinberg error diffusion.

    A colour outside the box of the palette would pile up error that it can never spend, and bleed; so
    colours with their error are clipped to that box.

    Args:
        rgb: uint8 [h, w, 3].
        palette: uint8 [n, 3], 1 <= n <= 256.

    Returns:
        Indices, uint8 [h, w].
    """
    height, width = rgb.shape[:2]
    colors, inverse, _ = unique(rgb)
    picture = oklab.from_rgb(colors)[inverse].astype(np.float64)
    table = _Table(oklab.from_rgb(palette))
    result = np.empty((height, width), np.uint8)
    # One extra place at either end takes the error that leaves the picture.
    below = np.zeros((width + 2, 3)).tolist()
    for y in range(height):
        here, below = below, np.zeros((width + 2, 3)).tolist()
        row = picture[y].tolist()
        step = 1 if y % 2 == 0 else -1
        carry_l = carry_a = carry_b = 0.0
        out = [0] * width
        for x in range(width) if step == 1 else range(width - 1, -1, -1):
            light, a, b = row[x]
            dl, da, db = here[x + 1]
            index, el, ea, eb = table.nearest(light + dl + carry_l, a + da + carry_a, b + db + carry_b)
            out[x] = index
            carry_l, carry_a, carry_b = el * 0.4375, ea * 0.4375, eb * 0.4375
            for place, part in ((x + 1 - step, 0.1875), (x + 1, 0.3125), (x + 1 + step, 0.0625)):
                cell = below[place]
                cell[0] += el * part
                cell[1] += ea * part
                cell[2] += eb * part
        result[y] = out
    return result


class _Table:
    """Nearest entries one colour at a time: per cell of OKLab the few entries that can be nearest within it.

    Cells are filled when first asked for. The answers are exact: a cell's candidates are all entries no
    farther from its middle than the nearest one and the cell's diagonal.
    """

    def __init__(self, entries: NDArray[np.float32]) -> None:
        self._entries = entries.astype(np.float64)
        self._low, self._high = self._entries.min(axis=0), self._entries.max(axis=0)
        self._side = np.maximum((self._high - self._low) / _CELLS, 1e-9)
        self._box = (*self._low.tolist(), *self._high.tolist(), *(1 / self._side).tolist())
        self._cells: dict[tuple[int, int, int], list[tuple[float, float, float, int]]] = {}

    def nearest(self, light: float, a: float, b: float) -> tuple[int, float, float, float]:
        """The nearest entry to a colour clipped to the palette's box, and what is left over on each axis."""
        low_l, low_a, low_b, high_l, high_a, high_b, per_l, per_a, per_b = self._box
        light = low_l if light < low_l else high_l if light > high_l else light
        a = low_a if a < low_a else high_a if a > high_a else a
        b = low_b if b < low_b else high_b if b > high_b else b
        cell = (int((light - low_l) * per_l), int((a - low_a) * per_a), int((b - low_b) * per_b))
        candidates = self._cells.get(cell)
        if candidates is None:
            candidates = self._cells[cell] = self._candidates(cell)
        best = 9.0
        answer = (0, 0.0, 0.0, 0.0)
        for entry_l, entry_a, entry_b, index in candidates:
            el, ea, eb = light - entry_l, a - entry_a, b - entry_b
            square = el * el + ea * ea + eb * eb
            if square < best:
                best = square
                answer = (index, el, ea, eb)
        return answer

    def _candidates(self, cell: tuple[int, int, int]) -> list[tuple[float, float, float, int]]:
        middle = self._low + (np.array(cell) + 0.5) * self._side
        away = np.sqrt(((self._entries - middle) ** 2).sum(axis=1))
        reach = away.min() + float(np.sqrt((self._side**2).sum())) + 1e-9
        return [(*self._entries[index].tolist(), index) for index in np.flatnonzero(away <= reach).tolist()]
