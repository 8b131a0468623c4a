"""Textures: what a material adds to the light on it, about -0.3 to 0.3, over coordinates in pixels.

`u` runs along and `v` up or down; both are float arrays that broadcast to the area's box: `area.xs` and
`area.ys` for what faces us, or a wall's or floor's own from `perspective`. Everything is made of clusters
some pixels wide, since lone pixels are noise to the eye and to the decoder.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from scene_engine.painter import noise
from scene_engine.painter.dice import Dice

Field = NDArray[np.floating]


def _hash(a: NDArray[np.intp], b: NDArray[np.intp], seed: int) -> NDArray[np.float32]:
    """A number in 0..1 for each pair of whole numbers, without a pattern."""
    x = (a * 73856093 ^ b * 19349663 ^ seed * 83492791) & 0x7FFFFFFF
    x = (x ^ x >> 13) * 1274126177 & 0x7FFFFFFF
    return np.asarray(((x ^ x >> 16) & 1023) / 1023, np.float32)


def scatter(a: NDArray[np.intp], b: NDArray[np.intp], seed: int) -> NDArray[np.float32]:
    """The luck of each cell (a, b) of a grid of your own: 0..1, float32, without a pattern."""
    return _hash(a, b, seed)


def bricks(
    dice: Dice, u: Field, v: Field, length: float = 14, height: float = 7, joint: float = 1.0
) -> NDArray[np.float32]:
    """Courses of bricks or dressed stones, each a little lighter or darker, with dark joints."""
    row = np.floor(v / height).astype(np.intp)
    along = u / length + 0.5 * (row & 1)
    column = np.floor(along).astype(np.intp)
    tone = 0.26 * (_hash(column, row, dice.whole(0, 999)) - 0.5)
    edge = (v - row * height < joint) | ((along - column) * length < joint)
    return np.where(edge, np.float32(-0.28), tone).astype(np.float32)


def planks(dice: Dice, u: Field, v: Field, width: float = 9, length: float = 60) -> NDArray[np.float32]:
    """Boards that run along `u`, each with its tone, its grain and its ends."""
    row = np.floor(v / width).astype(np.intp)
    seed = dice.whole(0, 999)
    along = u / length + _hash(row, row * 7, seed)
    column = np.floor(along).astype(np.intp)
    tone = 0.24 * (_hash(column, row, seed) - 0.5) + 0.10 * (noise.at(dice, u / 6, v, 5, 2) - 0.5)
    edge = (v - row * width < 1) | ((along - column) * length < 1)
    return np.where(edge, np.float32(-0.26), tone).astype(np.float32)


def stones(dice: Dice, u: Field, v: Field, size: float = 12) -> NDArray[np.float32]:
    """Rough stones of all widths in courses: old walls and cobbles."""
    row = np.floor(v / (size * 0.72)).astype(np.intp)
    seed = dice.whole(0, 999)
    wave = 0.35 * size * (noise.at(dice, u, v, size * 2, 1) - 0.5)
    along = (u + wave) / size + _hash(row, row, seed) * 7
    column = np.floor(along).astype(np.intp)
    inside_u, inside_v = along - column, v / (size * 0.72) - row
    tone = 0.34 * (_hash(column, row, seed) - 0.5) + 0.12 * (0.5 - inside_v)
    edge = (inside_u * size < 1.2) | (inside_v * size < 1.2)
    return np.where(edge, np.float32(-0.30), tone).astype(np.float32)


def rock(dice: Dice, u: Field, v: Field, size: float = 26, side: int = 1) -> NDArray[np.float32]:
    """Broken rock: facets, lit on the side of the light (-1 left, 1 right), with cracks between."""
    seed = dice.whole(0, 2**20)
    here = noise.at(Dice(seed), u, v, size, 3)
    there = noise.at(Dice(seed), u + side * size / 7, v - size / 7, size, 3)
    facet = np.clip((here - there) * 1.6, -0.3, 0.3)
    return np.asarray(facet + 0.12 * (noise.at(dice, u, v, size / 3, 2) - 0.5), np.float32)


def strata(dice: Dice, u: Field, v: Field, size: float = 12) -> NDArray[np.float32]:
    """Layers of sediment, wavy and broken: canyons, cliffs."""
    wave = v + 0.9 * size * noise.at(dice, u, v * 0, size * 7, 3)
    layer = np.floor(wave / (size * 0.5)).astype(np.intp)
    tone = 0.36 * (_hash(layer, layer * 0 + 3, dice.whole(0, 999)) - 0.5)
    return np.asarray(tone + 0.16 * (noise.at(dice, u, v / 3, size, 2) - 0.5), np.float32)


def leaves(dice: Dice, u: Field, v: Field, size: float = 7) -> NDArray[np.float32]:
    """Clusters of foliage."""
    return np.asarray(0.5 * (noise.at(dice, u, v, size, 2) - 0.5), np.float32)


def grass(dice: Dice, u: Field, v: Field, size: float = 6) -> NDArray[np.float32]:
    """Tufts: taller than wide, with patches between."""
    tufts = noise.at(dice, u * 2.2, v * 0.7, size, 2) - 0.5
    return np.asarray(0.22 * tufts + 0.22 * (noise.at(dice, u, v * 2, size * 8, 2) - 0.5), np.float32)


def ripples(dice: Dice, u: Field, v: Field, size: float = 5, length: float = 5) -> NDArray[np.float32]:
    """Waves seen flat: streaks `length` times as long as high."""
    return np.asarray(0.5 * (noise.at(dice, u / length, v, size, 2) - 0.5), np.float32)


def tiles(dice: Dice, u: Field, v: Field, width: float = 6, height: float = 5) -> NDArray[np.float32]:
    """Roof tiles: rounded rows, each casting a shadow on the next."""
    row = np.floor(v / height).astype(np.intp)
    along = u / width + 0.5 * (row & 1)
    column = np.floor(along).astype(np.intp)
    inside = v / height - row
    tone = 0.18 * (_hash(column, row, dice.whole(0, 999)) - 0.5) + 0.2 * (0.4 - inside)
    return np.where(inside > 0.82, np.float32(-0.26), tone).astype(np.float32)


def checks(u: Field, v: Field, size: float = 16, depth: float = 0.3) -> NDArray[np.float32]:
    """A chequered floor."""
    odd = (np.floor(u / size).astype(np.intp) + np.floor(v / size).astype(np.intp)) & 1
    return np.asarray(depth * (odd - 0.5), np.float32)


CELL = 64
"""Pixels from one cell of `_cells` to the next."""


@lru_cache(maxsize=1)
def _cells() -> tuple[NDArray[np.float32], ...]:
    """A periodic tile of cells about random points (Worley, "A cellular texture basis function", 1996).

    Returns:
        For each pixel how far it lies to the right of and below its cell's point, the cell's own number in
        0..1, and how far the cell's border is, all but the number in cells; float32 [512, 512] each.
    """
    count = 8
    points = np.random.Generator(np.random.PCG64([count])).random((count, count, 3), np.float32)
    along = (np.arange(count * CELL, dtype=np.float32) + np.float32(0.5)) / CELL
    u, v = np.broadcast_arrays(along[None], along[:, None])
    cu, cv = np.floor(u).astype(np.intp), np.floor(v).astype(np.intp)
    first, second = np.full(u.shape, 9, np.float32), np.full(u.shape, 9, np.float32)
    dx, dy, tone = np.zeros_like(first), np.zeros_like(first), np.zeros_like(first)
    for step_v in (-1, 0, 1):
        for step_u in (-1, 0, 1):
            point = points[(cv + step_v) % count, (cu + step_u) % count]
            away_u, away_v = u - (cu + step_u + point[..., 0]), v - (cv + step_v + point[..., 1])
            far = np.sqrt(away_u * away_u + away_v * away_v).astype(np.float32)
            nearer = far < first
            second = np.where(nearer, first, np.minimum(second, far))
            first = np.where(nearer, far, first)
            for kept, new in ((dx, away_u), (dy, away_v), (tone, point[..., 2])):
                np.copyto(kept, new.astype(np.float32), where=nearer)
    return dx, dy, tone, second - first


def crags(
    dice: Dice, u: Field, v: Field, width: float = 22, height: float = 30, side: int = 1
) -> NDArray[np.float32]:
    """A cliff's or a cave's face: blocks of all shapes, each with a lit and a dark face; `side` as `rock`."""
    dx, dy, tone, border = _cells()
    last = len(tone) - 1
    warp = 0.5 * (noise.at(dice, u, v, min(width, height) * 0.7, 3) - 0.5)
    columns = ((u / width + warp) * CELL).astype(np.intp) + dice.whole(0, last) & last
    rows = ((v / height + warp) * CELL).astype(np.intp) + dice.whole(0, last) & last
    plane = np.clip((dx[rows, columns] * side - 0.6 * dy[rows, columns]) * 3, -1, 1)
    own = tone[rows, columns]
    value = 0.17 * plane + 0.24 * (own - 0.5)
    return np.where((border[rows, columns] < 0.06) & (own > 0.3), np.float32(-0.28), value).astype(np.float32)


def beds(dice: Dice, u: Field, v: Field, size: float = 14, side: int = 1) -> NDArray[np.float32]:
    """The face of layered rock: level beds of all thicknesses that overhang, in buttresses lit as `rock`."""
    seed = dice.whole(0, 999)
    sag = size * (0.9 * noise.at(dice, u, v * 0, size * 9, 2) + 1.2 * noise.at(dice, u * 0, v, size * 3, 2))
    place = (v + sag) / size
    layer = np.floor(place).astype(np.intp)
    inside = place - layer
    jut = size * 0.5 * (_hash(layer, layer + 3, seed) - 0.5)
    fold = u + jut + size * (noise.at(dice, u, v, size * 3, 2) - 0.5)
    here = noise.at(Dice(seed), fold, v * 0, size * 4, 3)
    there = noise.at(Dice(seed), fold + side * size * 0.4, v * 0, size * 4, 3)
    buttress = np.clip((here - there) * 2.2, -0.2, 0.2)
    tone = 0.26 * (_hash(layer, layer * 0 + 3, seed) - 0.5)
    under = (inside > 0.8) & (_hash(layer, layer + 9, seed) > 0.3)
    top = np.where(inside < 0.14, np.float32(0.08), np.float32(0))
    return (tone + buttress + top - 0.2 * under).astype(np.float32)
