"""Land: ridges of hills and mountains one behind another, the ground we stand on, roads and paths."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, perspective
from scene_engine.painter.area import Area, below, polygon
from scene_engine.painter.dice import Dice
from scene_engine.painter.materials import (
    BARK_DEAD,
    BLOSSOM,
    DRY_GRASS,
    EARTH,
    GRASS,
    LEAF,
    LEAF_GOLD,
    LEAF_RED,
    LEAF_SPRING,
    SNOW,
    Material,
)
from scene_engine.painter.stage import Stage

Line = NDArray[np.float32]


def turf(stage: Stage) -> Material:
    """What grows on open ground in this season."""
    return {"winter": SNOW, "autumn": DRY_GRASS if stage.dice.chance(0.4) else GRASS}.get(stage.season, GRASS)


def foliage(stage: Stage) -> Material:
    """Leaves of a broad-leaved tree in this season."""
    dice = stage.dice
    if stage.season == "autumn":
        return dice.pick((LEAF_RED, LEAF_GOLD, LEAF_GOLD))
    if stage.season == "spring":
        return BLOSSOM if dice.chance(0.25) else LEAF_SPRING
    return (
        SNOW
        if stage.season == "winter" and dice.chance(0.5)
        else BARK_DEAD
        if stage.season == "winter"
        else LEAF
    )


def hills(dice: Dice, base: float, height: float, size: float = 90, octaves: int = 2) -> Line:
    """The line of a ridge of soft hills, float32 [320]: rows, `base` at its deepest, `height` above it."""
    return np.asarray(base - height * noise.line(dice, WIDTH, size, octaves), np.float32)


def peaks(dice: Dice, base: float, height: float, count: int = 4) -> Line:
    """The line of a ridge of mountains with steep, jagged peaks and shoulders; as `hills`."""
    xs = np.arange(WIDTH, dtype=np.float32)
    top = np.full(WIDTH, base, np.float32)
    for number in range(count):
        x = (number + dice.between(0.1, 0.9)) / count * WIDTH
        peak = height * dice.between(0.55, 1.0)
        slopes = dice.between(0.75, 1.5), dice.between(0.75, 1.5)
        shoulder = peak * dice.between(0.3, 0.6)
        for away, slope in ((x - xs, slopes[0]), (xs - x, slopes[1])):
            # A steep head on a broader foot.
            flank = np.minimum(away * slope, shoulder + (away - shoulder / slope) * slope * 0.6)
            top = np.where(away >= 0, np.minimum(top, base - peak + flank), top)
    return np.asarray(top + 8 * (noise.line(dice, WIDTH, 15, 3) - 0.5), np.float32)


def great_peak(dice: Dice, x: float, base: float, height: float) -> Line:
    """The line of one mountain at column `x` that towers over a low range; as `hills`."""
    xs = np.arange(WIDTH, dtype=np.float32)
    away = np.where(xs < x, (x - xs) * dice.between(0.8, 1.3), (xs - x) * dice.between(0.8, 1.3))
    head = base - height + np.minimum(away, height * 0.5 + (away - height * 0.5) * 0.55)
    ragged = 9 * (noise.line(dice, WIDTH, 15, 3) - 0.5)
    return np.asarray(np.minimum(head + ragged, peaks(dice, base, height * 0.5, 4)), np.float32)


def ridge(
    stage: Stage, line: Line, material: Material, distance: float, rough: float = 0.3, lit: float = 0.62
) -> Area:
    """Paints all below a line as soft ground: lit as it slopes, `rough` with sparse clusters of growth."""
    dice = stage.dice
    area = below(line)
    smooth = np.convolve(np.pad(line, 12, mode="edge"), np.full(25, 1 / 25), mode="valid")
    slope = np.gradient(smooth).astype(np.float32) * np.float32(-stage.side)
    under = area.ys - np.minimum(line, smooth)[None].astype(np.float32)
    depth = np.clip(under / 56, 0, 1)
    wander = 0.09 * (noise.at(dice, area.xs / 2.5, under, 24, 2) - 0.5)
    form = lit + 0.17 - 0.36 * depth + np.clip(slope * 0.42, -0.2, 0.2) * (1 - 0.5 * depth) + wander
    marks = _clusters(dice, area.xs, under, 5 + 3 * (1 - distance))
    stage.fill(area, material, form + 0.62 * rough * marks, distance)
    stage.fill(area.edge(0, -1), material, lit + 0.24, distance)
    return area


def _clusters(dice: Dice, u: NDArray[np.floating], v: NDArray[np.floating], size: float) -> Line:
    """Sparse flat marks, some lighter (1) and some darker (-1) than the ground (0) about them."""
    marks = noise.at(dice, u / 3.6, v, size, 2)
    thick = 0.14 * noise.at(dice, u / 2, v, size * 5, 1)
    return np.asarray((marks > 0.99 - thick) * 1.0 - (marks < 0.01 + thick), np.float32)


def mountain(stage: Stage, line: Line, material: Material, distance: float, snow: float = 0.0) -> Area:
    """Paints all below a line as bare mountains: facets that fall from each peak, lit and dark, snow on top.

    Args:
        stage: Where.
        line: As `peaks` gives it.
        material: Of the rock.
        distance: As `Light.ramp`.
        snow: Share of the height that is under snow.
    """
    dice = stage.dice
    area = below(line)
    aside, depth, seed = _nearest_spine(dice, area, line)
    jitter = noise.field(dice, area.height, area.width, 17, 3) - 0.5
    # Lines of one `angle` run down from the peak: spurs and gullies lie along them.
    angle = (aside + jitter * np.clip(depth * 0.5, 0, 26)) / (depth + 9)
    facets = noise.at(dice, angle * 22, seed * 91, 9, 2)
    dark = np.where(angle * stage.side > 0, np.float32(0.2), np.float32(-0.2))
    ledges = noise.at(dice, angle * 44 + depth * 0.25, depth * 0.45 + seed * 57, 10, 1) - 0.5
    value = 0.53 + dark + 0.42 * (facets - 0.5) + 0.2 * ledges - 0.0016 * depth
    stage.fill(area, material, value, distance, 6)
    if snow:
        height = line.max() - line.min()
        limit = line.min() + snow * height + 0.3 * height * (facets - 0.55) + 9 * jitter
        # Snow in the shadow is blue, never black: its ramp takes care of that.
        white = 0.62 + 1.5 * dark + 0.34 * (facets - 0.5)
        stage.fill(area.where(area.ys < limit), SNOW, white, distance, 5)
    return area


def _nearest_spine(dice: Dice, area: Area, line: Line) -> tuple[Line, Line, Line]:
    """Which peak of a line each pixel under it belongs to.

    Returns:
        How far it is to the right of the spine that falls from that peak, how far below the peak, and the
        peak's number: float32 [h, w] each.
    """
    window = 15
    around = np.lib.stride_tricks.sliding_window_view(np.pad(line, window, mode="edge"), 2 * window + 1)
    tops = np.flatnonzero(line <= around.min(axis=1)).tolist()
    tops = [x for x, before in zip(tops, [-99, *tops], strict=False) if x - before > window][:14]
    slopes = [dice.between(0.8, 1.3) for _ in tops]
    best = np.full(area.mask.shape, -1e9, np.float32)
    aside, depth, owner = np.zeros_like(best), np.zeros_like(best), np.zeros_like(best)
    for number, x in enumerate(tops):
        down = area.ys - line[x]
        lean = dice.between(-0.35, 0.35)
        spine = x + lean * np.maximum(down, 0)
        spine = spine + 0.22 * np.maximum(down, 0) * (noise.line(dice, area.height, 26, 2)[:, None] - 0.5)
        away = area.xs - spine
        # Unlike slopes, so that one mountain stands before the other.
        inside = down * slopes[number] - 0.95 * np.abs(away)
        mine = inside > best
        np.copyto(best, inside, where=mine)
        np.copyto(aside, away, where=mine)
        np.copyto(depth, np.broadcast_to(np.maximum(down, 0), mine.shape), where=mine)
        np.copyto(owner, np.float32(number), where=mine)
    return aside, depth, owner


def ground(
    stage: Stage, top: float | Line, material: Material, rough: float = 0.5, near: float = 0.0
) -> Area:
    """The plane we stand on, from `top` down: flat clusters that grow towards us, the haze that thins.

    Args:
        stage: Where; its horizon gives the perspective.
        top: Row or line of its far edge.
        material: Of what.
        rough: How many and how strong its marks are.
        near: Distance of its nearest rows.
    """
    dice = stage.dice
    area = below(top)
    horizon = min(stage.horizon, area.top) - 6
    u, v = perspective.floor(area, WIDTH / 2, horizon)
    swells = noise.at(dice, u / 2.4, v * 0.8, 60, 1) - 0.5
    value = 0.6 - 0.12 * area.down + 0.4 * rough * swells + 0.34 * rough * _clusters(dice, u, v * 1.4, 12)
    for start, stop, distance in _bands(area, near):
        band = Area(area.top + start, area.left, area.mask[start:stop])
        stage.fill(band, material, value[start:stop], distance)
    return area


def _bands(area: Area, near: float) -> list[tuple[int, int, float]]:
    """Strips of rows with the distance that each fades to."""
    edges = [0, 5, 14, 30, area.height]
    distances = [0.5, 0.32, 0.16, near]
    return [
        (min(start, area.height), min(stop, area.height), distance)
        for start, stop, distance in zip(edges, edges[1:], distances, strict=False)
    ]


def road(
    stage: Stage,
    top: float,
    x_top: float,
    x_bottom: float,
    wide: float,
    material: Material = EARTH,
    bend: float = 30,
) -> Area:
    """A road that winds from us to row `top`: `wide` pixels where it leaves the canvas."""
    dice = stage.dice
    rows = np.linspace(0, 1, 14)
    swing = dice.between(-bend, bend)
    left, right = [], []
    for t in rows.tolist():
        y = top + (HEIGHT + 4 - top) * t**1.5
        x = x_top + (x_bottom - x_top) * t**1.2 + swing * (t * (1 - t)) * 4 * (1 - t)
        half = 1.2 + wide / 2 * t**1.5
        left.append((x - half, y))
        right.append((x + half, y))
    area = polygon([*left, *right[::-1]])
    u, v = perspective.floor(area, x_top, top - 6)
    tone = 0.6 + 0.5 * (noise.at(dice, u, v, 18, 3) - 0.5)
    ragged = area.where(noise.field(dice, area.height, area.width, 5, 2) > 0.04)
    stage.fill(ragged, material, tone, 0.05)
    return area
