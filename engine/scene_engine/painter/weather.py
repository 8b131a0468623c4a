"""What falls and drifts before the scene: rain, snow and mist. Painted last."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise
from scene_engine.painter.area import Area, box, ellipse, everywhere, stroke, union
from scene_engine.painter.stage import Stage


def fall(stage: Stage) -> None:
    """Whatever the weather lets fall over an outdoor scene."""
    if stage.weather in ("rain", "thunderstorm"):
        rain(stage)
    elif stage.weather == "snow":
        snowfall(stage)
    elif stage.weather == "mist":
        mist(stage, stage.horizon, 30, 0.55)
        mist(stage, HEIGHT - 34, 18, 0.35)


def rain(stage: Stage) -> None:
    """Slanting streaks."""
    dice = stage.dice
    slant = dice.between(2, 6) * dice.sign()
    with stage.thing("rain", plural=""):
        for heavy in (False, True):
            streaks = []
            for _ in range(34 if heavy else 90):
                x, y, length = dice.between(-10, WIDTH + 10), dice.between(-8, HEIGHT), dice.between(7, 12)
                streaks.append(stroke([(x, y), (x - slant * length / 10, y + length)], 1.1, 1.1))
            _drop(stage, union(streaks), 0xC8D8F0, 0.5 if heavy else 0.24)


def snowfall(stage: Stage) -> None:
    """Flakes, the near ones larger."""
    dice = stage.dice
    with stage.thing("falling snow", plural=""):
        flakes = np.zeros((HEIGHT, WIDTH), np.bool_)
        for _ in range(130):
            flakes[dice.whole(0, HEIGHT - 1), dice.whole(0, WIDTH - 1)] = True
        _drop(stage, everywhere().where(flakes), 0xE8F0FF, 0.7)
        near = [ellipse(dice.between(0, WIDTH), dice.between(0, HEIGHT), 1.1) for _ in range(46)]
        _drop(stage, union(near), 0xFFFFFF, 0.9)


def _drop(stage: Stage, area: Area, colour: int, amount: float) -> None:
    """What falls, where it may."""
    area = area.where(stage.open[area.window])
    stage.blend(area, colour, amount)
    stage.claim(area)


def mist(stage: Stage, y: float, thick: float, strength: float = 0.5) -> None:
    """A bank of mist about row `y`: thickest there, gone `thick` rows above and below."""
    area = box(0, y - thick, WIDTH, y + thick)
    if not area.mask.size:
        return
    drift = noise.field(stage.dice, area.height, area.width, 18, 3, 5)
    dense = np.clip(1 - np.abs(area.ys - y) / thick, 0, 1) * np.clip(0.35 + 1.1 * (drift - 0.25), 0, 1)
    with stage.thing("mist", plural=""):
        stage.blend(area, stage.light.grade(stage.light.haze), strength * dense)
        stage.claim(area.where(strength * dense > 0.42))
