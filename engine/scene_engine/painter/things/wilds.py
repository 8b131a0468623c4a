"""What wild places share: pinewoods, snow by the season, a path of stepping light, meadow flowers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise
from scene_engine.painter.area import box, ellipse, polygon
from scene_engine.painter.dice import Dice
from scene_engine.painter.materials import PINE, Material
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
    """The line of a valley seen along it: rows [320], `floor` for `wide` pixels, `height` higher at the edges."""
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
