"""Ploughed land, crops in rows, a patchwork of fields on a slope."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT
from scene_engine.painter import noise, perspective
from scene_engine.painter.area import Area, below, box, polygon
from scene_engine.painter.materials import DRY_GRASS, EARTH, GRASS, LEAF, MUD, SNOW, THATCH, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things.foliage import Mass, leafage

WHEAT = Material((0x6E4A1E, 0xB8862C, 0xE6BE50, 0xFAE690))
STUBBLE = Material((0x6A5232, 0xA88C54, 0xD2B878, 0xECD9A2))
LAVENDER = Material((0x3A2A5A, 0x6A4C94, 0x9A78C4, 0xCDB0E6))
CROPS = {"spring": (GRASS, EARTH), "summer": (WHEAT, THATCH), "autumn": (EARTH, MUD), "winter": (SNOW, EARTH)}
"""What the rows of a field are of by season, and the furrows between."""


def rows(
    stage: Stage,
    area: Area,
    vanish: float,
    horizon: float,
    crop: Material,
    furrow: Material,
    pitch: float = 16,
    distance: float = 0.0,
) -> None:
    """Rows of a crop that run away from us to (vanish, horizon).

    Args:
        stage: Where.
        area: The field.
        vanish: Column where its rows would meet.
        horizon: Row where they would.
        crop: What grows on the ridges.
        furrow: What shows between them.
        pitch: Pixels from row to row, sixty rows below the horizon.
        distance: As `Light.ramp`.
    """
    if not area.mask.size:
        return
    u, v = perspective.floor(area, vanish, horizon)
    tufts = noise.at(stage.dice, u, v * 1.6, 9, 2) - 0.5
    place = (u + 5 * tufts) / pitch
    inside = place - np.floor(place)
    ridge = inside < 0.62
    # Far away the rows melt into one tone.
    near = np.clip((area.ys - horizon) / 34, 0.25, 1)
    lit = 0.62 + near * (0.22 * (0.31 - np.abs(inside - 0.31)) / 0.31 + 0.36 * tufts) - 0.08
    stage.fill(area, crop, lit, distance)
    stage.fill(area.where(~ridge & (near > 0.3)), furrow, 0.32 + 0.3 * tufts + 0.1 * (1 - near), distance)


def ears(stage: Stage, top: float, crop: Material, distance: float = 0.0) -> None:
    """A stand of corn along the lower edge of the picture, its ears reaching row `top`."""
    dice = stage.dice
    area = box(0, top - 8, 320, 192)
    line = top - 7 * noise.line(dice, area.width, 5, 2)[None] + 4 * noise.line(dice, area.width, 70, 2)[None]
    stalks = noise.field(dice, area.height, area.width, 10, 3, 0.28) - 0.5
    head = np.clip((area.ys - line) / 16, 0, 1)
    stage.fill(area.where(area.ys >= line), crop, 0.86 - 0.42 * head + 0.5 * stalks, distance)


def patchwork(stage: Stage, line: NDArray[np.float32], foot: float, distance: float) -> None:
    """A slope below `line`, down to row `foot`, parted into fields of all colours by hedges."""
    dice = stage.dice
    area = below(line, foot)
    depth = np.clip((area.ys - line[None]) / np.maximum(foot - line[None], 1), 0, 1)
    sway = 26 * (noise.line(dice, 320, 120, 2)[None] - 0.5)
    band = np.floor(np.sqrt(depth) * 3.4 + 0.02 * sway)
    pitch = 46 + 26 * band
    skew = (area.xs + sway + depth * dice.between(-90, 90) + 61 * band) / pitch
    column = np.floor(skew)
    luck = np.asarray((column * 7 + band * 13 + dice.whole(0, 30)) % 5, np.intp)
    crops = [STUBBLE, GRASS, WHEAT, LEAF, DRY_GRASS] if stage.season != "winter" else [SNOW] * 5
    rough = 0.16 * (noise.field(dice, area.height, area.width, 7, 2, 3) - 0.5)
    for number, crop in enumerate(crops):
        tone = 0.6 + 0.08 * ((number % 3) - 1)
        stage.fill(area.where(luck == number), crop, tone + rough, distance)
    hedge = ((skew - column) * pitch < 1.6) | (np.abs(np.sqrt(depth) * 3.4 + 0.02 * sway - band) < 0.05)
    stage.fill(area.where(hedge & (depth > 0.02)), LEAF, 0.3, distance)


def hedge(
    stage: Stage, x0: float, x1: float, y: float, high: float, leaves: Material = LEAF, distance: float = 0.0
) -> None:
    """A hedge from column x0 to x1, standing on row `y`."""
    dice = stage.dice
    stage.shade(box(x0, y - 1, x1, y + high * 0.25), 0.3)
    count = max(int(abs(x1 - x0) / (high * 0.8)), 2)
    masses: list[Mass] = [
        (x0 + (x1 - x0) * (n + 0.5) / count, y - high * 0.5 + dice.between(-1, 1), high * 0.75, high * 0.55)
        for n in range(count)
    ]
    leafage(stage, masses, leaves, distance, 0.5, max(high * 0.35, 3))


def track(stage: Stage, top: float, x: float, near: float, wide: float) -> None:
    """A straight road with two ruts, from (x, top) to column `near` of the lower edge, `wide` there."""
    half = wide / 2
    road = polygon([(x - 0.8, top), (x + 0.8, top), (near + half, HEIGHT), (near - half, HEIGHT)])
    down = (road.ys - top) / (HEIGHT - top)
    off = (road.xs - (x + (near - x) * down)) / (half * down + 0.8)
    rut = (abs(abs(off) - 0.5) < 0.16) & (down > 0.04)
    stage.fill(road, EARTH, 0.66 - 0.12 * abs(off), 0.05)
    stage.fill(road.where(rut), MUD if stage.weather in ("rain", "thunderstorm") else EARTH, 0.4, 0.05)
    if stage.season != "winter":
        stage.fill(road.where((abs(off) < 0.13) & (down > 0.1)), GRASS, 0.4, 0.05)
