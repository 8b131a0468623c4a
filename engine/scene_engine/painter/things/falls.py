"""Waterfalls, and the mossy cliffs that they come down."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, texture, water
from scene_engine.painter.area import Area, below, blob, box, ellipse, polygon
from scene_engine.painter.materials import FOAM, MOSS, SANDSTONE, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import rocks

FALL = Material((0x4E7FAE, 0x8DBAD8, 0xD2E9F4, 0xFFFFFF), 5)


def waterfall(
    stage: Stage,
    x: float,
    top: float,
    bottom: float,
    wide: float,
    distance: float = 0.0,
    spread: float = 1.3,
    spray: float = 1.0,
) -> Area:
    """Falling water: strands, a bright lip, foam and spray at the foot.

    Args:
        stage: Where.
        x: Column of its middle.
        top: Row of its lip.
        bottom: Row where it lands.
        wide: Pixels at the lip.
        distance: As `Light.ramp`.
        spread: How many times wider it is at the foot.
        spray: How much of it: 0 none.
    """
    dice = stage.dice
    area = box(x - wide * spread * 0.7, top, x + wide * spread * 0.7, bottom)
    if not area.mask.size:
        return area
    half = wide / 2 * (1 + (spread - 1) * area.down)
    across = (area.xs - x) / half
    frayed = 0.22 * (noise.at(dice, across * 16, area.ys / 7, 6, 2) - 0.5)
    area = area.where(np.abs(across) < 1 + frayed * np.clip(area.down * 3, 0, 1))
    strands = noise.at(dice, across * max(wide * 0.5, 6), area.ys / 9, 5, 2) - 0.5
    pulses = noise.at(dice, across * 14, area.ys / 2.2, 12, 2) - 0.5
    value = 0.6 + 0.6 * strands + 0.2 * pulses - 0.16 * across * across + 0.1 * across * stage.side
    stage.fill(area, FALL, value + 0.3 * np.clip(1 - area.down * 9, 0, 1), distance)
    if spray:
        foam(stage, x, bottom, wide * spread * 0.62, spray, distance)
    return area


def foam(
    stage: Stage, x: float, y: float, reach: float, strength: float = 1.0, distance: float = 0.0
) -> None:
    """Where a fall lands about (x, y): heaps of foam, and spray that hangs over them."""
    dice = stage.dice
    cloud = ellipse(x, y - reach * 0.12, reach * 1.5, reach * 0.6)
    near = ((cloud.xs - x) / (reach * 1.5)) ** 2 + ((cloud.ys - y + reach * 0.12) / (reach * 0.6)) ** 2
    stage.blend(cloud, 0xE8F4FA, 0.6 * strength * np.clip(1 - near, 0, 1))
    for _ in range(max(4, round(reach / 4))):
        r = max(reach * dice.between(0.12, 0.26), 2)
        heap = blob(
            dice, x + dice.between(-1, 1) * reach, y + dice.between(-0.2, 0.5) * r, r, r * 0.55, 0.6, 6
        )
        stage.fill(heap, FOAM, 0.95 - 0.7 * heap.down, distance, 4)


def face(
    stage: Stage,
    line: land.Line,
    bottom: float,
    rock: Material,
    distance: float,
    turf: Material | None = None,
) -> None:
    """A cliff under a line down to a row, turf and hanging green at its top."""
    area = below(line, bottom)
    rocks.cliff(stage, area, rock, distance, 22, rock is SANDSTONE, 0.52 - 0.12 * area.down)
    moss(stage, area, distance)
    under = area.ys - line[None]
    ragged = 4 + 9 * noise.field(stage.dice, area.height, area.width, 9, 2, 0.8)
    stage.fill(area.where(under < ragged), turf or land.turf(stage), 0.82 - 0.04 * under, distance, 6)


def moss(stage: Stage, area: Area, distance: float) -> None:
    """Green where water seeps down the rock."""
    if stage.season == "winter" or not area.mask.size:
        return
    seep = noise.field(stage.dice, area.height, area.width, 17, 3, 0.6)
    value = 0.5 + texture.leaves(stage.dice, area.xs, area.ys, 6)
    stage.fill(area.where(seep > 0.8 + 0.1 * area.down), MOSS, value, distance, 4)


def cascade(stage: Stage, top: float, rock: Material, count: int) -> None:
    """A river that comes down to us in `count` steps of rock under turf, the first lip at row `top`."""
    dice = stage.dice
    turf = land.turf(stage)
    lips = [(dice.between(120, 200), top, dice.between(24, 34))]
    for number in range(1, count + 1):
        x, _, wide = lips[-1]
        y = top + (HEIGHT - 6 - top) * (number / count) ** 1.15
        lips.append((min(max(x + dice.between(-46, 46), 90), 230), y, wide * dice.between(1.15, 1.45)))
    # The cliffs of all steps are one thing to name, and so is the water between the falls.
    with stage.thing("cliff", "rocky", many=True) as cliffs, stage.thing("stream") as stream:
        pass
    for number, ((x, upper, wide), (next_x, lower, next_wide)) in enumerate(pairwise(lips)):
        distance = 0.36 * (1 - number / count)
        foot = lower - (lower - upper) * 0.34
        line = upper + 7 * (noise.line(dice, WIDTH, 60, 2) - 0.5)
        with stage.again(cliffs):
            face(stage, line.astype(np.float32), HEIGHT, rock, distance, turf)
            # The step's level top.
            land.ridge(stage, foot - 3 + 4 * noise.line(dice, WIDTH, 50, 2), turf, distance, 0.3)
        with stage.again(stream):
            left, right = next_x - next_wide * 0.5, next_x + next_wide * 0.5
            ends = (x - wide * 0.8, foot), (x + wide * 0.8, foot), (right, lower + 1), (left, lower + 1)
            basin = ellipse(x, foot, wide, (lower - foot) * 0.5)
            water.surface(stage, polygon(ends) | basin, rough=0.3, sky=0.1)
        with stage.thing("waterfall"):
            stage.fill(box(x - wide / 2, upper - 2, x + wide / 2, upper + 2), FALL, 0.5, distance)
            waterfall(stage, x, upper, foot, wide, distance, 1.1, 0.7)
