"""What wild places share: woods far and near, river loops, hillsides, banks, flowers, snow by the season."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, water
from scene_engine.painter.area import Area, below, box, ellipse, polygon
from scene_engine.painter.dice import Dice
from scene_engine.painter.materials import BARK, GRANITE, JUNGLE, PINE, SNOW, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import trees

SNOW_LINE = {"winter": 0.95, "spring": 0.55, "summer": 0.32, "autumn": 0.42}
"""Share of a mountain's height that is under snow."""


def snow_line(stage: Stage) -> float:
    """How far snow comes down a mountain in this season, as `land.mountain` wants it."""
    return SNOW_LINE.get(stage.season, 0.4) * stage.dice.between(0.75, 1.15)


def pinewood(
    stage: Stage,
    line: NDArray[np.floating] | float,
    count: int,
    height: float,
    distance: float = 0.0,
    x0: float = 0,
    x1: float = WIDTH,
) -> None:
    """Pines along a line of rows between two columns, in clumps; snowy in winter."""
    dice = stage.dice
    thick = noise.line(dice, WIDTH, 70, 2)
    places = sorted(dice.between(x0, x1) for _ in range(count))
    for x in places:
        column = min(max(int(x), 0), WIDTH - 1)
        if thick[column] < 0.28:
            continue
        y = line if isinstance(line, (int, float)) else float(line[column])
        size = height * dice.between(0.65, 1.1)
        trees.pine(stage, x, y + dice.between(1, 0.12 * height + 2), size, PINE, distance,
                   stage.season == "winter")  # fmt: skip


def treeline(stage: Stage, line: NDArray[np.floating], height: float, material: Material = PINE,
             distance: float = 0.4) -> None:  # fmt: skip
    """The tops of a far pinewood along a line of rows [320], as one mass of spires."""
    dice = stage.dice
    count = round(WIDTH / (height * 0.55))
    for number in range(count):
        x = (number + dice.between(0, 1)) / count * WIDTH
        y = float(line[min(int(x), WIDTH - 1)]) + 3
        tall = height * dice.between(0.6, 1.1)
        spire = polygon([(x, y - tall), (x + tall * 0.3, y), (x - tall * 0.3, y)])
        lit = 0.3 + 0.3 * (spire.xs - x > 0) if stage.side > 0 else 0.3 + 0.3 * (spire.xs - x < 0)
        stage.fill(spire, material, lit, distance, 4)


def flowers(stage: Stage, top: float, count: int, material: Material) -> None:
    """Clumps of flowers on a meadow from row `top` down, larger towards us."""
    dice = stage.dice
    for y in sorted(dice.between(top, HEIGHT - 4) for _ in range(count)):
        size = 1.2 + 3.0 * (y - top) / max(HEIGHT - top, 1)
        x = dice.between(0, WIDTH)
        for _ in range(dice.whole(3, 5)):
            spot = ellipse(x + dice.between(-4, 4) * size, y + dice.between(-1, 1) * size, size, size * 0.6)
            stage.fill(spot, material, dice.between(0.45, 1), 0.0)


def valley(dice: Dice, middle: float, floor: float, height: float, wide: float) -> NDArray[np.float32]:
    """A valley's line seen along it: rows [320], level for `wide` pixels, `height` higher at the ends."""
    xs = np.arange(WIDTH, dtype=np.float32)
    away = np.clip((np.abs(xs - middle) - wide / 2) / (WIDTH / 2), 0, 1)
    ragged = 12 * (noise.line(dice, WIDTH, 40, 3) - 0.5) * np.clip(away * 5, 0, 1)
    return np.asarray(floor - height * away * (1.5 - 0.5 * away) + ragged, np.float32)


def frame(stage: Stage, distance: float = -0.6) -> None:
    """Tall dark pines at one edge of the picture or at both, in front of everything."""
    dice = stage.dice
    both = dice.chance(0.4)
    first = dice.sign()
    for side in (first, -first)[: 2 if both else 1]:
        edge = -6 if side < 0 else WIDTH + 6
        for number in range(dice.whole(1, 2)):
            x = edge - side * (10 + 24 * number) * dice.between(0.7, 1.2)
            trees.pine(stage, x, HEIGHT + 12, dice.between(130, 185) * (1 - 0.3 * number), PINE, distance,
                       stage.season == "winter")  # fmt: skip


def bank(stage: Stage, height: float, material: Material, distance: float = -0.2) -> NDArray[np.float32]:
    """The ground at our feet along the bottom of the picture, higher at one side; returns its line [320]."""
    dice = stage.dice
    across = np.linspace(-1, 1, WIDTH, dtype=np.float32) * dice.sign()
    line = HEIGHT - height * (0.55 + 0.5 * across) - height * 0.5 * (noise.line(dice, WIDTH, 60, 3) - 0.4)
    area = box(0, float(line.min()), WIDTH, HEIGHT)
    area = area.where(area.ys >= np.rint(line)[None])
    tufts = noise.field(dice, area.height, area.width, 7, 3, 2.5)
    value = 0.62 - 0.3 * np.clip((area.ys - line[None]) / 24, 0, 1) + 0.3 * (tufts - 0.5)
    stage.fill(area, material, value, distance, 6)
    stage.fill(area.edge(0, -1), material, 0.9, distance, 6)
    return np.asarray(line, np.float32)


def canopy(stage: Stage, line: land.Line, distance: float) -> None:
    """The round tops of a jungle along a line."""
    dice = stage.dice
    r = 7 + 12 * (0.5 - distance)
    for number in range(round(WIDTH / r)):
        x = (number + dice.unit()) * r
        y = float(line[min(int(x), WIDTH - 1)])
        trees.crown(stage, x, y + 2, r * dice.between(0.7, 1.2), r * 0.7, JUNGLE, distance)


def woods(stage: Stage, line: land.Line, distance: float) -> None:
    """Woods that look over a cliff's edge along a line: pines or broad crowns."""
    dice = stage.dice
    if dice.chance(0.5):
        with stage.thing("pine", many=True):
            treeline(stage, line + 4, dice.between(16, 26), distance=distance)
        return
    leaves = SNOW if stage.season == "winter" else land.foliage(stage)
    with stage.thing("tree", many=True):
        for number in range(22):
            x = (number + dice.unit()) / 22 * WIDTH
            r = dice.between(8, 15)
            trees.crown(stage, x, float(line[min(int(x), WIDTH - 1)]), r, r * 0.85, leaves, distance)


def near(stage: Stage) -> None:
    """What frames the picture in front, if anything does: pines or bushes."""
    dice = stage.dice
    choice = dice.whole(0, 2)
    if choice == 0:
        with stage.thing("pine", "tall", many=True):
            frame(stage, -0.5)
    elif choice == 1:
        leaves = JUNGLE if stage.season in ("summer", "spring") else land.foliage(stage)
        with stage.thing("bush", many=True):
            for side in (-1, 1):
                for _ in range(dice.whole(2, 4)):
                    x = WIDTH / 2 + side * dice.between(96, 165)
                    trees.crown(
                        stage, x, HEIGHT - dice.between(-4, 8), dice.between(16, 32), 18, leaves, -0.45
                    )


def loops(stage: Stage, top: float, x: float, wide: float, turns: float = 2.6) -> Area:
    """A river that winds from row `top` to us in loops, closer together far off.

    Args:
        stage: Where.
        top: Row of its far end.
        x: Column that it winds about.
        wide: Pixels at the bottom of the canvas.
        turns: How often it goes there and back.
    """
    dice = stage.dice
    area = box(0, top, WIDTH, HEIGHT)
    t = area.down
    phase = dice.unit() + turns * np.sqrt(t)
    wave = 1 - 2 * np.abs(2 * (phase - np.floor(phase)) - 1)
    middle = x + wave * (1.5 - 0.5 * wave * wave) * (12 + 92 * t)
    ragged = 8 * t * (noise.line(dice, area.height, 16, 2)[:, None] - 0.5)
    area = area.where(np.abs(area.xs - middle - ragged) < 2 + wide / 2 * t)
    water.surface(stage, area, rough=0.25, sky=0.5)
    for side in (-1, 1):
        stage.shade(area.edge(side, 0), 0.3)
    stage.shade(area.edge(0, -1), 0.3)
    return area


def stream(stage: Stage, top: float, x: float) -> Area:
    """A river that comes to us from (x, top), straight or in a loop or two."""
    dice = stage.dice
    if dice.chance(0.4):
        return water.river(stage, top, x, dice.between(110, 190), dice.between(50, 110))
    return loops(stage, top, x, dice.between(60, 120), dice.between(0.6, 1.5))


def shoulder(
    stage: Stage, side: int, top: float, reach: float, height: float, turf: Material, distance: float
) -> None:
    """A hill that comes into the valley from one edge."""
    dice = stage.dice
    inward = np.arange(WIDTH, dtype=np.float32)
    inward = inward if side < 0 else WIDTH - 1 - inward
    t = np.clip(1 - inward / reach, 0, 1)
    line = top + 10 - (height + 10) * t * (2 - t) - 4 * noise.line(dice, WIDTH, 40, 2)
    area = below(np.where(inward < reach, line, np.float32(HEIGHT + 9)), top + 14)
    under = (area.ys - line[None][:, area.left : area.left + area.width]) / 36
    lit = 0.14 if side != stage.side else -0.1
    patches = noise.at(dice, area.xs / 3, area.ys, 12, 2) - 0.5
    stage.fill(area, turf, 0.66 + lit - 0.3 * np.clip(under, 0, 1) + 0.14 * patches, distance)
    pinewood(stage, np.where(inward < reach, line + 8, np.float32(HEIGHT + 99)), 7, 22, distance,
                   0 if side < 0 else WIDTH - reach * 0.8, reach * 0.8 if side < 0 else WIDTH)  # fmt: skip


def scatter(stage: Stage, top: float, bottom: float, count: int, river: Area) -> None:
    """Lone trees about the valley's floor between two rows, none in the river."""
    dice = stage.dice
    leaves = land.foliage(stage)
    for y in sorted(dice.between(top, bottom) for _ in range(count)):
        x = dice.between(4, WIDTH - 4)
        row = min(max(int(y) - river.top, 0), river.height - 1)
        if river.mask[row, max(int(x) - 5 - river.left, 0) : int(x) + 5 - river.left].any():
            continue
        near = (y - top) / (HEIGHT - top)
        tree(stage, x, y, (12 + 46 * near) * dice.between(0.8, 1.2), leaves, 0.45 * (1 - near) ** 2)


def tree(stage: Stage, x: float, y: float, high: float, leaves: Material, distance: float) -> None:
    """A tree of a mixed wood by its season: broad-leaved or, in winter more often, a pine."""
    dice = stage.dice
    winter = stage.season == "winter"
    if dice.chance(0.8 if winter else 0.3):
        trees.pine(stage, x, y, high * 1.1, PINE, distance, winter)
    elif winter:
        trees.bare(stage, x, y, high, distance=distance)
    elif high > 26:
        trees.broad(stage, x, y, high, leaves, distance=distance)
    else:
        stage.shade(ellipse(x - stage.side * 2, y, high * 0.4, high * 0.1), 0.35)
        stage.fill(box(x - 1, y - high * 0.4, x + 1, y), BARK, 0.3, distance)
        trees.crown(stage, x, y - high * 0.55, high * 0.4, high * 0.42, leaves, distance)


def wood(stage: Stage, y: float, count: int, height: float, distance: float) -> None:
    """A row of mixed trees along a far bank at row `y`, bushes between them."""
    dice = stage.dice
    leaves = land.foliage(stage)
    for number in range(count):
        x = (number + dice.unit()) / count * WIDTH
        if stage.season != "winter" and dice.chance(0.5):
            r = height * dice.between(0.2, 0.4)
            trees.crown(stage, x + dice.between(-14, 14), y - r * 0.4, r * 1.3, r * 0.8, leaves, distance)
        tree(stage, x, y + 1, height * dice.between(0.7, 1.2), leaves, distance)


def headland(stage: Stage, side: int, y: float, reach: float, turf: Material, distance: float) -> None:
    """A flat tongue of land that comes into a river from one edge of the canvas at row `y`."""
    dice = stage.dice
    inward = np.arange(WIDTH, dtype=np.float32)
    inward = inward if side < 0 else WIDTH - 1 - inward
    t = np.clip(1 - inward / reach, 0, 1)
    ragged = 3 * noise.line(dice, WIDTH, 26, 3)
    area = below(np.where(inward < reach, y - 7 * t * (2 - t) - ragged * t, np.float32(HEIGHT + 9)), y + 1)
    if not area.mask.size:
        return
    stage.fill(area, turf, 0.8 - 0.4 * area.down, distance, 6)
    stage.fill(area.edge(0, 1), BARK, 0.3, distance)
    leaves = land.foliage(stage)
    for _ in range(dice.whole(1, 4)):
        away = dice.between(0.0, 0.75) * reach
        x = away if side < 0 else WIDTH - 1 - away
        tree(stage, x, y - 2, dice.between(22, 44), leaves, distance)


def mountain_range(stage: Stage, base: float, height: float, rock: Material) -> None:
    """One to three ridges of mountains, one behind the other, under the season's snow."""
    dice = stage.dice
    count = dice.whole(1, 3)
    with stage.thing("mountain", *(("snowy",) if stage.season in ("winter", "spring") else ()), many=True):
        for number in range(count):
            line = land.peaks(
                dice, base + 8, height * (1 - number / (count + 0.5)), dice.whole(3, 5) + number
            )
            land.mountain(stage, line, rock, 0.78 - 0.2 * number, snow_line(stage) * (1.1 - 0.4 * number))


def skyline(stage: Stage, horizon: float) -> None:
    """What stands on the horizon of a valley: mountains or hills."""
    dice = stage.dice
    if dice.chance(0.6):
        with stage.thing("mountain", "far", many=True):
            line = land.peaks(dice, horizon + 4, dice.between(34, 62), dice.whole(3, 6))
            land.mountain(stage, line, GRANITE, 0.78, snow_line(stage))
        return
    with stage.thing("hill", "far", many=True):
        for number in range(2):
            line = land.hills(dice, horizon + 4, 36 - 14 * number, 100)
            land.ridge(stage, line, land.turf(stage), 0.85 - 0.15 * number)
