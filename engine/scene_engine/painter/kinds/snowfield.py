"""Snowfields: drifts on a plain, a lone tree, pines heavy with snow, a slope under peaks."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import GRANITE, SLATE
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import ice, rocks, trees, wilds


def drifts(stage: Stage) -> None:
    """Wide drifts, mountains far off, boulders half buried."""
    dice = stage.dice
    horizon = dice.between(96, 120)
    sky.paint(stage, horizon)
    _mountains(stage, horizon, dice.between(34, 64))
    with stage.thing("snow", "deep", plural=""):
        ice.drifts(stage, horizon, dice.whole(4, 6))
    with stage.thing("boulder", "snowy", many=True):
        for y in sorted(dice.between(horizon + 20, HEIGHT) for _ in range(dice.whole(2, 5))):
            near = (y - horizon) / (HEIGHT - horizon)
            rocks.boulder(stage, dice.between(10, 310), y, (14 + 40 * near) * dice.between(0.7, 1.2), GRANITE,
                          0.4 * (1 - near), 0.6, snow=True)  # fmt: skip
    if dice.chance(0.85):
        with stage.thing("pine", "snowy", many=True):
            row, x = horizon + dice.between(14, 44), dice.pick((0, 100, 210))
            wilds.pinewood(stage, row, dice.whole(6, 10), dice.between(36, 74), 0.14, x, x + 120)


def lone(stage: Stage) -> None:
    """A single tree and footprints that lead to it."""
    dice = stage.dice
    horizon = dice.between(110, 130)
    sky.paint(stage, horizon)
    if dice.chance(0.6):
        _mountains(stage, horizon, dice.between(24, 46))
    with stage.thing("snowfield", "empty"):
        hill = land.hills(dice, horizon + 8, 14, 160, 1)
        ice.slope(stage, hill, 0.15)
    x = dice.between(90, 230)
    y = float(hill[int(x)]) + dice.between(16, 26)
    if dice.chance(0.7):
        with stage.thing("footprint", many=True):
            ice.tracks(stage, x, y + 6, dice.between(60, 260))
    rocks.cast(stage, x, y, 50, 0.3)
    if dice.chance(0.6):
        with stage.thing("bare tree"):
            trees.bare(stage, x, y, dice.between(80, 110))
    else:
        with stage.thing("pine", "snowy"):
            trees.pine(stage, x, y, dice.between(80, 112), snow=True)


def pines(stage: Stage) -> None:
    """Between pines heavy with snow, a clearing and hills beyond."""
    dice = stage.dice
    horizon = dice.between(104, 122)
    sky.paint(stage, horizon)
    _mountains(stage, horizon, dice.between(50, 84))
    with stage.thing("hill", "snowy", many=True):
        line = land.hills(dice, horizon + 8, 26, 90)
        ice.slope(stage, line, 0.45)
    with stage.thing("pine", "snowy", many=True):
        wilds.pinewood(stage, line + 4, 16, dice.between(18, 28), 0.4)
    with stage.thing("snow", "deep", plural=""):
        ice.drifts(stage, horizon + 14, 3)
    with stage.thing("pine", "snowy", "tall", many=True):
        for x0, x1 in ((-8, 84), (236, 328)):
            for y in sorted(dice.between(140, 196) for _ in range(dice.whole(2, 4))):
                x = dice.between(x0, x1)
                rocks.cast(stage, x, y, 40, 0.25)
                trees.pine(stage, x, y, 50 + (y - 130) * dice.between(0.9, 1.5), distance=0.05, snow=True)


def slope(stage: Stage) -> None:
    """A steep white slope under the peaks, its blue shadow side towards us."""
    dice = stage.dice
    horizon = dice.between(112, 128)
    sky.paint(stage, horizon)
    _mountains(stage, horizon, dice.between(72, 100))
    side = dice.sign()
    xs = np.arange(WIDTH, dtype=np.float32)
    across = xs / WIDTH if side > 0 else 1 - xs / WIDTH
    with stage.thing("slope", "snowy"):
        for number in range(3):
            fall = dice.between(50, 90) * (1 - 0.2 * number)
            line = horizon + 34 + 26 * number - fall * across * across - 8 * noise.line(dice, WIDTH, 70, 2)
            ice.slope(stage, line.astype(np.float32), 0.4 - 0.18 * number)
            if number < 2:
                wilds.pinewood(stage, line + 4, dice.whole(3, 8), 24 + 18 * number, 0.35 - 0.18 * number)
    with stage.thing("boulder", "snowy", many=True):
        for _ in range(dice.whole(1, 4)):
            rocks.boulder(
                stage, dice.between(10, 310), dice.between(166, 194), dice.between(26, 54), SLATE, snow=True
            )


def _mountains(stage: Stage, horizon: float, height: float) -> None:
    dice = stage.dice
    with stage.thing("mountain", "snowy", many=True):
        for number in range(dice.whole(1, 2)):
            line = land.peaks(dice, horizon + 8, height * (1 - 0.35 * number), dice.whole(3, 5))
            land.mountain(
                stage, line, dice.pick((GRANITE, SLATE)), 0.75 - 0.2 * number, dice.between(0.6, 1.1)
            )


KIND = Kind(
    name="snowfield",
    titles=("snowfield", "snowy landscape", "winter landscape", "field of snow", "snowy wilderness"),
    views={"drifts": drifts, "lone": lone, "pines": pines, "slope": slope},
    weathers=(("clear", 5), ("cloudy", 3), ("overcast", 1), ("mist", 1), ("snow", 2.5), ("aurora", 2)),
    seasons=("winter",),
    moods=("cold", "silent", "peaceful", "lonely"),
    night_moods=("cold", "silent", "still", "lonely"),
)  # fmt: skip
