"""Value noise (Perlin, "An image synthesizer", 1985, in its simplest form), from tiles made once.

A tile is periodic, so a picture's noise is a window of it at a random place: no more than a
look-up.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from scene_engine.painter.dice import Dice

TILE = 256
Field = NDArray[np.float32]


@lru_cache(maxsize=16)
def _tile(period: int, octaves: int, number: int) -> Field:
    """Periodic noise [256, 256], its values spread evenly over 0..1; `period` pixels a lattice cell."""
    generator = np.random.Generator(np.random.PCG64([period, octaves, number]))
    total = np.zeros((TILE, TILE), np.float32)
    weight = 1.0
    while octaves and period >= 1:
        lattice = generator.random((TILE // period, TILE // period), np.float32)
        total += np.float32(weight) * _spread(_spread(lattice, period).T, period).T
        weight, period, octaves = weight / 2, period // 2, octaves - 1
    ranks = np.empty(TILE * TILE, np.float32)
    ranks[total.ravel().argsort(kind="stable")] = (np.arange(TILE * TILE) + 0.5) / TILE**2
    return ranks.reshape(TILE, TILE)


def _spread(lattice: Field, period: int) -> Field:
    """Each column of the lattice becomes `period` ones, eased into the next."""
    t = (np.arange(period, dtype=np.float32) + 0.5) / np.float32(period)
    ease = t * t * (3 - 2 * t)
    mixed = lattice[:, :, None] * (1 - ease) + np.roll(lattice, -1, axis=1)[:, :, None] * ease
    return np.asarray(mixed.reshape(len(lattice), -1), np.float32)


def field(
    dice: Dice, height: int, width: int, size: float = 32, octaves: int = 3, stretch: float = 1.0
) -> Field:
    """Noise over an area.

    Args:
        dice: Says where in the tile.
        height: Rows.
        width: Columns.
        size: Pixels from one blot to the next, down.
        octaves: Layers of detail, each half as large and half as strong; 1 to 5.
        stretch: How many times wider than high a blot is.

    Returns:
        float32 [height, width]; values are spread evenly over 0..1, so `noise < 0.3` is 30 % of the area.
    """
    tile = _tile(32, octaves, dice.whole(0, 2))
    step = 32 / size
    rows = (np.arange(height) * step + dice.whole(0, TILE - 1)).astype(np.intp) & (TILE - 1)
    columns = (np.arange(width) * (step / stretch) + dice.whole(0, TILE - 1)).astype(np.intp) & (TILE - 1)
    return tile[rows[:, None], columns]


def line(dice: Dice, width: int, size: float = 60, octaves: int = 3) -> Field:
    """Noise along a line, float32 [width], 0..1: ridges, shores, the tops of hedges.

    Args:
        dice: Says which line.
        width: Its pixels.
        size: Pixels from one hill to the next.
        octaves: Layers of detail; 1 is smooth, 5 rugged.
    """
    tile = _tile(32, octaves, dice.whole(0, 2))
    place = (np.arange(width, dtype=np.float32) * np.float32(32 / size)) + dice.whole(0, TILE - 1)
    whole = place.astype(np.intp)
    part = place - whole
    row = tile[dice.whole(0, TILE - 1)]
    return np.asarray(row[whole & 255] * (1 - part) + row[(whole + 1) & 255] * part, np.float32)


def at(
    dice: Dice, u: NDArray[np.floating], v: NDArray[np.floating], size: float = 32, octaves: int = 3
) -> Field:
    """Noise at coordinates of your own, broadcast against each other: a floor or a wall in perspective.

    Returns:
        float32 of their common shape; values are spread evenly over 0..1.
    """
    tile = _tile(32, octaves, dice.whole(0, 2))
    scale = np.float32(32 / size)
    # A cast of an infinite or huge number is undefined: the far end of a plane is cut there.
    columns = np.clip(u * scale, -1e6, 1e6).astype(np.intp) + dice.whole(0, TILE - 1)
    rows = np.clip(v * scale, -1e6, 1e6).astype(np.intp) + dice.whole(0, TILE - 1)
    return tile[rows & (TILE - 1), columns & (TILE - 1)]
