"""A forest of pines and firs: inside it, a road through it, a lake, a slope above a misty valley."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, water, weather
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import EARTH, GRANITE, PINE, SNOW, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import cabins, glades, rocks, trees, woods
from scene_engine.painter.things.wood import trunk

NEEDLES = Material((0x1B211C, 0x3C3B28, 0x6A6038, 0x9A8C50), 5)
BARK_PINE = Material((0x2A1518, 0x5E3226, 0x9A5A38, 0xCC8A54), 5)


def inside(stage: Stage) -> None:
    """Among tall trunks, light far off between them."""
    dice = stage.dice
    x, ground = dice.between(100, 220), dice.between(96, 112)
    winter = stage.season == "winter"
    wood = woods.Wood("pine tree", BARK_PINE, PINE, SNOW if winter else PINE, SNOW if winter else NEEDLES)
    woods.depth(stage, wood, x, dice.between(50, 80), ground, 6)
    if dice.chance(0.6):
        with stage.thing("path"):
            land.road(stage, ground + 4, x, dice.between(100, 220), 80, EARTH, 40)
    for _ in range(3):
        woods.light_pool(stage, dice.between(50, 270), dice.between(ground + 26, 176), 44, 9)
    woods.sunbeams(stage, x)
    with stage.thing("fir tree", "young", *(("snowy",) if winter else ()), many=True):
        for at in (x - dice.between(60, 110), x + dice.between(60, 110)):
            trees.pine(stage, at, ground + dice.between(34, 52), dice.between(44, 64), snow=winter)
    with stage.thing("pine tree", "large", many=True):
        for at in dice.some((dice.between(2, 40), dice.between(282, 318)), dice.whole(1, 2)):
            trunk(stage, at, HEIGHT + 4, -6, dice.between(30, 42), BARK_PINE, -0.25, dice.between(-8, 8))
    glades.front(stage)


def road(stage: Stage) -> None:
    """A road runs between ranks of firs to the mountains."""
    dice = stage.dice
    winter = stage.season == "winter"
    horizon, x = dice.between(104, 122), dice.between(120, 200)
    sky.paint(stage, horizon)
    _mountain(stage, horizon, dice.between(70, 96))
    with stage.thing("forest", "distant"):
        line = np.full(WIDTH, horizon + 4, np.float32) - 8 * noise.line(dice, WIDTH, 60, 2)
        woods.spruces(stage, line, 22, PINE, 0.55, winter)
    with stage.thing("ground", *(("snowy",) if winter else ("grassy",)), plural=""):
        land.ground(stage, horizon + 4, land.turf(stage))
    with stage.thing("road", "narrow"):
        land.road(stage, horizon + 5, x, dice.between(100, 220), dice.between(70, 110), EARTH, 34)
    with stage.thing("fir tree", "tall", *(("snow-covered",) if winter else ()), many=True):
        for row in range(5):
            t = row / 4
            for side in (-1, 1):
                for lane in (1.0, 1.7, 2.4)[: 3 - row // 2]:
                    at = x + side * (22 + 110 * t) * lane * dice.between(0.9, 1.15)
                    y = horizon + 8 + 70 * t * t + dice.between(-2, 3)
                    high = (34 + 105 * t) * dice.between(0.8, 1.2)
                    rocks.cast(stage, at, y, high * 0.3, 0.35)
                    trees.pine(stage, at, y, high, distance=0.4 * (1 - t) ** 1.5, snow=winter)
    glades.front(stage)


def cabin(stage: Stage) -> None:
    """A log cabin in a clearing, firs all about it."""
    dice = stage.dice
    winter = stage.season == "winter"
    horizon, x = dice.between(100, 114), dice.between(110, 210)
    sky.paint(stage, horizon)
    _mountain(stage, horizon - 8, dice.between(70, 92))
    with stage.thing("forest", "dark"):
        for distance, high in ((0.5, 40), (0.25, 60)):
            line = horizon + 8 - 14 * distance - 6 * noise.line(dice, WIDTH, 60, 2)
            woods.spruces(stage, line, high, PINE, distance, winter)
    with stage.thing("clearing", "snowy" if winter else "grassy"):
        land.ground(stage, horizon + 5, land.turf(stage))
        land.road(stage, horizon + 36, x - 20, dice.between(60, 260), dice.between(40, 70), EARTH, 30)
    with stage.thing("log cabin", "cosy"):
        cabins.log_cabin(stage, x, horizon + dice.between(36, 44), dice.between(0.9, 1.2))
    with stage.thing("fir tree", *(("snow-covered",) if winter else ()), many=True):
        for at in (x - dice.between(84, 120), x + dice.between(84, 120)):
            trees.pine(stage, at, horizon + dice.between(34, 48), dice.between(90, 120), snow=winter)
    woods.firs(stage, dice.whole(0, 2))


def lake(stage: Stage) -> None:
    """Firs about a lake that mirrors the mountains."""
    dice = stage.dice
    winter = stage.season == "winter"
    shore = dice.between(112, 128)
    sky.paint(stage, shore - 4)
    _mountain(stage, shore - 12, dice.between(84, 104))
    with stage.thing("forest", "dark"):
        rise = dice.sign() * np.linspace(-9, 9, WIDTH, dtype=np.float32)
        woods.spruces(stage, shore - 10 + rise - 10 * noise.line(dice, WIDTH, 70, 2), 34, PINE, 0.45, winter)
        woods.spruces(stage, shore - 1 - 5 * noise.line(dice, WIDTH, 50, 2), 44, PINE, 0.22, winter)
    with stage.thing("lake", "still"):
        area = water.sea(stage, shore, rough=0.12)
    water.mirror(stage, area, shore, 0.72, 1.2)
    bank = HEIGHT - 14 - 16 * noise.line(dice, WIDTH, 90, 2) + dice.sign() * np.linspace(-10, 10, WIDTH)
    with stage.thing("bank", *(("snowy",) if winter else ("grassy",))):
        land.ridge(stage, bank.astype(np.float32), land.turf(stage), 0.0, lit=0.5)
    with stage.thing("rock", many=True):
        for _ in range(dice.whole(2, 4)):
            at = dice.between(20, 300)
            r = dice.between(9, 20)
            rocks.boulder(stage, at, bank[int(at)] + 6, r * 2, GRANITE, snow=winter)
    woods.firs(stage, dice.whole(1, 2))


def valley(stage: Stage) -> None:
    """From a height, over wooded ridges and the mist between them."""
    dice = stage.dice
    winter = stage.season == "winter"
    horizon = dice.between(70, 92)
    sky.paint(stage, horizon)
    _mountain(stage, horizon + 14, dice.between(56, 80))
    with stage.thing("hill", "wooded", many=True):
        for number, distance in enumerate((0.78, 0.5, 0.22)):
            base = horizon + 18 + 27 * number
            slope = dice.sign() * np.linspace(-12, 12, WIDTH, dtype=np.float32)
            line = base + slope - 22 * noise.line(dice, WIDTH, 110, 2)
            woods.spruces(stage, line.astype(np.float32), 15 + 9 * number, PINE, distance, winter)
            weather.mist(stage, base + 18, 15, 0.75)
    crag = 166 + dice.sign() * np.linspace(-22, 22, WIDTH) - 8 * noise.line(dice, WIDTH, 40, 3)
    with stage.thing("hillside", *(("snowy",) if winter else ("rocky",))):
        land.ridge(stage, crag.astype(np.float32), SNOW if winter else NEEDLES, 0.0)
        for _ in range(3):
            at = dice.between(10, 310)
            rocks.boulder(stage, at, crag[int(at)] + 10, dice.between(20, 44), GRANITE, snow=winter)
    woods.firs(stage, dice.whole(2, 4))


def _mountain(stage: Stage, base: float, height: float) -> None:
    with stage.thing("mountain", "snow-capped", many=True):
        land.mountain(stage, land.peaks(stage.dice, base, height, stage.dice.whole(2, 4)), GRANITE, 0.62, 0.5)


KIND = Kind(
    name="pine forest",
    titles=("pine forest", "forest of pines", "fir forest", "mountain forest", "evergreen forest"),
    views={"inside": inside, "road": road, "cabin": cabin, "lake": lake, "valley": valley},
    moods=("peaceful", "crisp", "quiet", "majestic"),
    night_moods=("mysterious", "lonely", "still", "silent"),
)  # fmt: skip
