"""What falls and drifts before the scene: rain, snow and mist. Painted last."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise
from scene_engine.painter.area import Area, box, ellipse, everywhere, stroke, union
from scene_engine.painter.stage import Stage

RAIN = 0xC8D8F0
SNOW = 0xF4F8FF


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
    """Slanting streaks, the near ones longer and wider, before veils of the rain farther off.

    Long strokes and broad veils, since a hair of rain is lost in a token's 16x16 pixels.
    """
    dice = stage.dice
    slant = dice.between(0.2, 0.55) * dice.sign()
    with stage.thing("rain", plural=""):
        air = everywhere().where(stage.open)
        veil = noise.at(dice, air.xs + slant * air.ys, air.ys / 5, 34, 2)
        stage.blend(air, RAIN, 0.34 * np.clip(veil * 2 - 0.9, 0, 1))
        for count, length, width, amount in ((120, 13, 1.1, 0.34), (75, 24, 2.0, 0.5)):
            streaks = []
            for _ in range(count):
                x, y = dice.between(-20, WIDTH + 20), dice.between(-16, HEIGHT)
                fall = length * dice.between(0.75, 1.3)
                streaks.append(stroke([(x, y), (x - slant * fall, y + fall)], width * 0.6, width))
            _drop(stage, union(streaks), RAIN, amount)


def snowfall(stage: Stage) -> None:
    """Flakes in three sizes: the near ones large and few, for the reason that rain has long strokes."""
    dice = stage.dice
    with stage.thing("falling snow", plural=""):
        air = everywhere().where(stage.open)
        drift = noise.field(dice, HEIGHT, WIDTH, 40, 2, 1.6)
        stage.blend(air, SNOW, 0.22 * np.clip(drift * 2 - 0.8, 0, 1))
        for count, radius, amount in ((190, 0.8, 0.75), (110, 1.5, 0.9), (42, 2.4, 1.0)):
            flakes = [ellipse(dice.between(0, WIDTH), dice.between(0, HEIGHT), radius) for _ in range(count)]
            _drop(stage, union(flakes), SNOW, amount)


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
