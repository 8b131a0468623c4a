"""A base on the moon: domes on the grey plain, a rocket on its pad, a rover out among the craters."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, perspective
from scene_engine.painter.area import Area, box, ellipse, polygon
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import space

DUST = space.MOON_DUST
PAD = Material((0x2C2C34, 0x50525C, 0x7C7E86, 0xB0AEA8))


def domes(stage: Stage) -> None:
    """The base before us: domes joined by corridors, a dish, the earth over all."""
    dice = stage.dice
    _sky(stage, dice.between(104, 118))
    _hills(stage)
    _plain(stage)
    foot, middle = stage.horizon + dice.between(22, 34), dice.between(120, 200)
    with stage.thing("corridor", many=True):
        space.tube(stage, middle - 110, middle + 110, foot - 1, 10, 0.05)
    _dish(stage, middle + dice.sign() * dice.between(128, 144), foot + 4, dice.between(38, 52))
    with stage.thing("dome", many=True):
        glass = dice.chance(0.5)
        for offset, r, kind in ((-88, 28, not glass), (88, 26, False), (0, dice.between(44, 56), glass)):
            space.dome(
                stage,
                middle + offset + dice.between(-8, 8),
                foot + (6 if offset == 0 else 0),
                r * dice.between(0.9, 1.1),
                kind,
            )
    if dice.chance(0.7):
        with stage.thing("rover"):
            space.rover(
                stage, dice.between(50, 270), dice.between(170, 182), dice.between(56, 72), dice.sign()
            )
    _rocks(stage)


def pad(stage: Stage) -> None:
    """A rocket on its landing pad, the base small behind it."""
    dice = stage.dice
    _sky(stage, dice.between(112, 128))
    _hills(stage)
    _plain(stage)
    x, far = dice.between(90, 140), dice.between(210, 270)
    with stage.thing("dome", many=True):
        for offset, r in ((-34, 14), (30, 16), (0, 22)):
            space.dome(
                stage, far + offset, stage.horizon + 16, r * dice.between(0.9, 1.15), dice.chance(0.5), 0.15
            )
    y = dice.between(158, 168)
    with stage.thing("landing pad", "round"):
        disc, inner = ellipse(x, y, 84, 17), ellipse(x, y, 70, 13)
        stage.fill(ellipse(x, y + 4, 84, 17), PAD, 0.15)
        stage.fill(disc, PAD, 0.7 - 0.2 * disc.down)
        stage.fill(inner, PAD, 0.45)
        stage.fill(ellipse(x, y, 66, 12), PAD, 0.62)
    lamp = stage.light.colour(0xFFC040, lit=False)
    for dx, dy in ((-78, 0), (78, 0), (-52, 13), (52, 13), (0, 16)):
        stage.paint(ellipse(x + dx, y + dy, 2), lamp)
        stage.glow(x + dx, y + dy, 18, 0xFFB040, 0.6)
    with stage.thing("rocket", "tall"):
        stage.shade(ellipse(x - stage.side * 34, y + 2, 44, 6), 0.5)
        space.rocket(stage, x, y + 4, dice.between(112, 140))
    if dice.chance(0.6):
        with stage.thing("tower", "metal"):
            _gantry(stage, x + dice.sign() * 46, y, dice.between(90, 116))
    if dice.chance(0.6):
        with stage.thing("rover"):
            space.rover(
                stage, dice.between(210, 280), dice.between(168, 180), dice.between(52, 66), dice.sign()
            )
    _rocks(stage)


def crater_view(stage: Stage) -> None:
    """From the rim of a great crater, the base upon its floor."""
    dice = stage.dice
    _sky(stage, dice.between(76, 92))
    _hills(stage)
    _plain(stage)
    x, y = dice.between(120, 200), stage.horizon + 46
    with stage.thing("crater", "huge"):
        space.crater(stage, x, y, dice.between(130, 160), dice.between(30, 36), DUST, 0.12)
        floor = ellipse(x, y + 6, 112, 22)
        dust = noise.field(dice, floor.height, floor.width, 14, 3, 2)
        stage.fill(floor, DUST, 0.5 + 0.3 * (dust - 0.5), 0.12)
    with stage.thing("corridor", many=True):
        space.tube(stage, x - 56, x + 56, y + 9, 7, 0.08)
    with stage.thing("dome", many=True):
        for offset, r in ((-56, 18), (56, 19), (-26, 15), (28, 14), (0, dice.between(27, 33))):
            space.dome(
                stage,
                x + offset + dice.between(-5, 5),
                y + (12 if abs(offset) < 20 else 8),
                r * dice.between(0.9, 1.1),
                dice.chance(0.5),
                0.08,
            )
    if dice.chance(0.5):
        with stage.thing("rocket"):
            space.rocket(stage, x + dice.sign() * 92, y + 14, dice.between(48, 62), distance=0.08)
    with stage.thing("rock", "dark"):
        line = (
            HEIGHT
            - 24
            + 20 * (noise.line(dice, WIDTH, 80, 3) - 0.5)
            - dice.between(10, 24) * (np.arange(WIDTH) / WIDTH - 0.5) ** 2 * 6
        )
        land.ridge(stage, line.astype(np.float32), DUST, -0.5, 0.5)
    if dice.chance(0.6):
        with stage.thing("rover"):
            space.rover(stage, dice.between(60, 260), HEIGHT - 16, dice.between(66, 84), dice.sign(), -0.1)
    else:
        _dish(stage, dice.between(50, 270), HEIGHT - 12, dice.between(60, 80))


def _sky(stage: Stage, horizon: float) -> None:
    """Black, with stars and the earth; there is no air to colour what is far."""
    dice = stage.dice
    stage.horizon = round(horizon)
    stage.light.haze = np.array([0.10, 0.10, 0.14], np.float32)
    with stage.thing("sky", "starry", plural=""):
        space.starfield(stage, box(0, 0, WIDTH, HEIGHT), dice.whole(110, 190))
    r = dice.between(16, 30)
    with stage.thing("earth", plural=""):
        x, y = dice.between(40, 280), dice.between(r + 6, max(horizon * 0.5, r + 8))
        stage.glow(x, y, r * 2, 0x4080E0, 0.4)
        space.planet(stage, x, y, r, space.OCEAN)


def _hills(stage: Stage) -> None:
    dice = stage.dice
    with stage.thing("mountain", "grey", many=True):
        line = land.hills(dice, stage.horizon + 6, dice.between(26, 52), 70, 3)
        land.mountain(stage, line, DUST, 0.55)
        low = land.hills(dice, stage.horizon + 10, dice.between(8, 20), 50, 3)
        land.ridge(stage, low, DUST, 0.3, 0.3, 0.5)


def _plain(stage: Stage) -> None:
    """Dust with craters that grow towards us."""
    dice = stage.dice
    with stage.thing("plain", "grey"):
        area: Area = land.ground(stage, stage.horizon + 6, DUST, 0.22)
        u, v = perspective.floor(area, WIDTH / 2, stage.horizon)
        pits = noise.at(dice, u, v, 12, 1)
        stage.shade(area.where(pits > 0.93), 0.25)
    with stage.thing("crater", many=True):
        for t in sorted(dice.between(0.05, 1.0) for _ in range(dice.whole(4, 7))):
            rx = 8 + 34 * t
            space.crater(
                stage,
                dice.between(0, WIDTH),
                stage.horizon + 12 + t * 66,
                rx,
                rx * (0.18 + 0.12 * t),
                DUST,
                0.3 * (1 - t),
            )


def _dish(stage: Stage, x: float, y: float, size: float) -> None:
    with stage.thing("radio dish", plural="radio dishes"):
        space.dish(stage, x, y, size, 1 if x < WIDTH / 2 else -1)


def _gantry(stage: Stage, x: float, y: float, height: float) -> None:
    """A lattice tower beside the rocket."""
    for number in range(int(height / 12)):
        row = y - number * 12
        beam = polygon([(x - 7, row), (x + 7, row - 12), (x + 7, row - 10), (x - 7, row + 2)])
        stage.fill(beam | box(x - 8, row - 12, x + 8, row - 10), space.HULL_WARM, 0.45, 0.05)
    posts = box(x - 8, y - height, x - 6, y) | box(x + 6, y - height, x + 8, y)
    stage.fill(posts, space.HULL_WARM, 0.7, 0.05)


def _rocks(stage: Stage) -> None:
    dice = stage.dice
    if dice.chance(0.5):
        return
    with stage.thing("rock", "dark", many=True):
        for x in (dice.between(-10, 40), dice.between(280, 330)):
            space.spire(stage, x, HEIGHT + 4, dice.between(34, 60), dice.between(24, 44), DUST, -0.55)


KIND = Kind(
    name="moon base",
    titles=("moon base", "base on the moon", "lunar base", "space colony on the moon", "moon colony", "lunar outpost"),
    views={"domes": domes, "pad": pad, "crater": crater_view},
    times=("noon", "golden hour", "dusk"),
    weathers=(("clear", 1),),
    seasons=(),
    moods=("silent", "lonely", "still", "futuristic"),
    night_moods=("silent", "lonely", "still", "futuristic"),
)  # fmt: skip
