"""Land: ridges of hills and mountains one behind another, the ground we stand on, roads and paths."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, perspective, texture
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
    """The line of a ridge of soft hills: rows, float32 [320]; `base` at the deepest, `height` above it at most."""
    return np.asarray(base - height * noise.line(dice, WIDTH, size, octaves), np.float32)


def peaks(dice: Dice, base: float, height: float, count: int = 4) -> Line:
    """The line of a ridge of mountains with steep, jagged peaks; as `hills`."""
    xs = np.arange(WIDTH, dtype=np.float32)
    top = np.full(WIDTH, base, np.float32)
    for number in range(count):
        x = (number + dice.between(0.1, 0.9)) / count * WIDTH
        peak = height * dice.between(0.55, 1.0)
        left, right = dice.between(0.7, 1.5), dice.between(0.7, 1.5)
        slope = np.where(xs < x, (x - xs) * left, (xs - x) * right)
        top = np.minimum(top, base - peak + slope)
    return np.asarray(top + 9 * (noise.line(dice, WIDTH, 16, 3) - 0.5), np.float32)


def ridge(
    stage: Stage, line: Line, material: Material, distance: float, rough: float = 0.3, lit: float = 0.62
) -> Area:
    """Paints all below a line as soft ground: lighter on top, blotched by `rough`."""
    area = below(line)
    depth = np.clip((area.ys - line[None]) / 40, 0, 1)
    blots = noise.field(stage.dice, area.height, area.width, 14, 3, 2.2) - 0.5
    stage.fill(area, material, lit + 0.2 - 0.4 * depth + rough * blots, distance)
    return area


def mountain(stage: Stage, line: Line, material: Material, distance: float, snow: float = 0.0) -> Area:
    """Paints all below a line as bare mountains: facets lit from the light's side, snow on top.

    Args:
        stage: Where.
        line: As `peaks` gives it.
        material: Of the rock.
        distance: As `Light.ramp`.
        snow: Share of the height that is under snow.
    """
    dice = stage.dice
    area = below(line)
    # Each pixel is lit as the ridge above it slopes, seen along a line that wanders: that makes spurs.
    wander = 34 * (noise.field(dice, area.height, area.width, 30, 3) - 0.5)
    depth = area.ys - line[None]
    columns = np.clip(area.xs + wander * np.clip(depth / 22, 0, 1), 0, WIDTH - 1).astype(np.intp)
    smooth = np.convolve(np.pad(line, 6, mode="edge"), np.full(13, 1 / 13), mode="valid")
    slope = np.gradient(smooth).astype(np.float32) * np.float32(stage.side)
    value = (
        0.5
        + 0.42 * np.clip(slope[columns] * -1.1, -1, 1)
        + 0.2 * (noise.field(dice, area.height, area.width, 9, 2) - 0.5)
    )
    stage.fill(area, material, value - 0.002 * depth, distance)
    if snow:
        limit = line.min() + snow * (line.max() - line.min())
        ragged = limit + 14 * (noise.field(dice, area.height, area.width, 12, 3) - 0.5) - 0.25 * depth
        stage.fill(area.where(area.ys < ragged), SNOW, value + 0.15, distance)
    return area


def ground(
    stage: Stage, top: float | Line, material: Material, rough: float = 0.5, near: float = 0.0
) -> Area:
    """The plane we stand on, from `top` down: patches that grow towards us, the haze that thins.

    Args:
        stage: Where; its horizon gives the perspective.
        top: Row or line of its far edge.
        material: Of what.
        rough: How blotched.
        near: Distance of its nearest rows.
    """
    area = below(top)
    horizon = min(stage.horizon, area.top) - 6
    u, v = perspective.floor(area, WIDTH / 2, horizon)
    blots = noise.at(stage.dice, u, v * 0.7, 26, 4) - 0.5
    fine = texture.grass(stage.dice, u, v, 7)
    value = 0.55 + rough * blots + 0.7 * rough * fine
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
