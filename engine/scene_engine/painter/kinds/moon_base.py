"""A base on the moon: domes on the grey plain, a rocket on its pad, a rover out among the craters."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise
from scene_engine.painter.area import box, ellipse
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import alien, outpost, space

DUST = space.MOON_DUST


def domes(stage: Stage) -> None:
    """The base before us: domes joined by corridors, a dish, the earth over all."""
    dice = stage.dice
    _land(stage, dice.between(100, 118))
    foot, middle = stage.horizon + dice.between(22, 36), dice.between(100, 220)
    reach, half = dice.between(84, 104), dice.between(42, 60)
    with stage.thing("corridor", many=True):
        outpost.tube(stage, middle - reach - 20, middle + reach + 20, foot - 1, 10, 0.05)
    _dish(stage, middle + dice.sign() * (reach + 40), foot + 4, dice.between(38, 52))
    with stage.thing("dome", many=True):
        glass = dice.chance(0.5)
        for offset, r, kind in ((-reach, 28, not glass), (reach, 26, dice.chance(0.5)), (0, half, glass)):
            y = foot + (8 if offset == 0 else 0)
            outpost.dome(stage, middle + offset, y, r * dice.between(0.85, 1.15), kind)
    if dice.chance(0.35):
        with stage.thing("rocket"):
            x = middle - dice.sign() * (reach + 36)
            outpost.rocket(stage, x, foot, dice.between(70, 92), distance=0.05)
    _rover(stage, dice.between(50, 270), dice.between(168, 182), 0.7)
    _rocks(stage)


def pad(stage: Stage) -> None:
    """A rocket on its landing pad, the base small behind it."""
    dice = stage.dice
    _land(stage, dice.between(108, 128))
    x, far, y = dice.between(86, 150), dice.between(210, 276), dice.between(156, 170)
    with stage.thing("dome", many=True):
        for offset, r in ((-34, 14), (30, 16), (0, 22)):
            size = r * dice.between(0.9, 1.15)
            outpost.dome(stage, far + offset, stage.horizon + 16, size, dice.chance(0.5), 0.15)
    with stage.thing("landing pad", "round"):
        outpost.landing_pad(stage, x, y, dice.between(76, 92))
    if dice.chance(0.6):
        with stage.thing("tower", "metal"):
            outpost.gantry(stage, x + dice.sign() * 46, y, dice.between(90, 124))
    with stage.thing("rocket", "tall"):
        stage.shade(ellipse(x - stage.side * 34, y + 2, 44, 6), 0.5)
        outpost.rocket(stage, x, y + 4, dice.between(108, 146))
    _rover(stage, dice.between(220, 280), dice.between(166, 180), 0.6)
    _rocks(stage)


def crater_view(stage: Stage) -> None:
    """From the rim of a great crater, the base upon its floor."""
    dice = stage.dice
    _land(stage, dice.between(74, 92))
    x, y = dice.between(110, 210), stage.horizon + 46
    with stage.thing("crater", "huge"):
        space.crater(stage, x, y, dice.between(130, 160), dice.between(30, 36), DUST, 0.12)
        floor = ellipse(x, y + 6, 112, 22)
        dust = noise.field(dice, floor.height, floor.width, 14, 3, 2)
        stage.fill(floor, DUST, 0.5 + 0.3 * (dust - 0.5), 0.12)
    with stage.thing("corridor", many=True):
        outpost.tube(stage, x - 56, x + 56, y + 9, 7, 0.08)
    with stage.thing("dome", many=True):
        for offset, r in ((-56, 19), (56, 20), (-26, 16), (28, 15), (0, dice.between(27, 35))):
            foot, size = y + (12 if abs(offset) < 20 else 8), r * dice.between(0.9, 1.1)
            outpost.dome(stage, x + offset + dice.between(-5, 5), foot, size, dice.chance(0.5), 0.08)
    if dice.chance(0.5):
        with stage.thing("rocket"):
            outpost.rocket(stage, x + dice.sign() * 92, y + 14, dice.between(48, 62), distance=0.08)
    with stage.thing("rock", "dark"):
        t = np.arange(WIDTH, dtype=np.float32) / WIDTH - 0.5
        line = HEIGHT - 24 + 20 * (noise.line(dice, WIDTH, 80, 3) - 0.5) - dice.between(60, 140) * t * t
        land.ridge(stage, np.asarray(line, np.float32), DUST, -0.4, 0.5)
    if dice.chance(0.5):
        _dish(stage, dice.pick((56, 264)) + dice.between(-20, 20), HEIGHT - 12, dice.between(60, 80))
    else:
        _rover(stage, dice.pick((70, 250)) + dice.between(-20, 20), HEIGHT - 14, 1.0)


def _land(stage: Stage, horizon: float) -> None:
    """Black sky with stars and the earth, grey mountains, a plain of dust with craters."""
    dice = stage.dice
    stage.horizon = round(horizon)
    # There is no air to colour what is far.
    stage.light.haze = np.array([0.10, 0.10, 0.14], np.float32)
    with stage.thing("sky", "starry", plural=""):
        space.starfield(stage, box(0, 0, WIDTH, HEIGHT), dice.whole(110, 190))
    r = dice.between(16, 32)
    with stage.thing("earth", plural=""):
        x, y = dice.between(40, 280), dice.between(r + 6, max(horizon * 0.5, r + 8))
        stage.glow(x, y, r * 2, 0x4080E0, 0.4)
        space.planet(stage, x, y, r, space.OCEAN)
    with stage.thing("mountain", "grey", many=True):
        if dice.chance(0.4):
            line = land.peaks(dice, horizon + 8, dice.between(30, 60), dice.whole(3, 6))
        else:
            line = land.hills(dice, horizon + 6, dice.between(26, 52), 70, 3)
        land.mountain(stage, line, DUST, 0.55)
        land.ridge(stage, land.hills(dice, horizon + 10, dice.between(8, 20), 50, 3), DUST, 0.3, 0.3, 0.5)
    with stage.thing("plain", "grey"):
        land.ground(stage, stage.horizon + 6, DUST, 0.22)
    with stage.thing("crater", many=True):
        for t in sorted(dice.between(0.05, 1.0) for _ in range(dice.whole(4, 8))):
            rx, row = 8 + 34 * t, stage.horizon + 12 + t * 66
            flat = rx * (0.18 + 0.12 * t)
            space.crater(stage, dice.between(0, WIDTH), row, rx, flat, DUST, 0.3 * (1 - t))


def _dish(stage: Stage, x: float, y: float, size: float) -> None:
    with stage.thing("radio dish", plural="radio dishes"):
        outpost.dish(stage, x, y, size, 1 if x < WIDTH / 2 else -1)


def _rover(stage: Stage, x: float, y: float, often: float) -> None:
    if stage.dice.chance(often):
        with stage.thing("rover"):
            outpost.rover(stage, x, y, stage.dice.between(58, 80), stage.dice.sign())


def _rocks(stage: Stage) -> None:
    """Dark rocks at the corners, now and then."""
    dice = stage.dice
    if dice.chance(0.5):
        with stage.thing("rock", "dark", many=True):
            for x in (dice.between(-10, 40), dice.between(280, 330)):
                alien.spire(stage, x, HEIGHT + 4, dice.between(34, 60), dice.between(24, 44), DUST, -0.55)


KIND = Kind(
    name="moon base",
    titles=(
        "moon base", "base on the moon", "lunar base", "space colony on the moon", "lunar outpost",
    ),
    views={"domes": domes, "pad": pad, "crater": crater_view},
    times=("noon", "golden hour", "dusk"),
    weathers=(("clear", 1),),
    seasons=(),
    moods=("silent", "lonely", "still", "futuristic"),
    night_moods=("silent", "lonely", "still", "futuristic"),
)  # fmt: skip
