"""A jungle: giants on buttress roots, a brown river, a waterfall seen through leaves, the roof from above."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, texture, water
from scene_engine.painter.area import box, ellipse, polygon
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BARK, BARK_PALE, BASALT, EARTH, JUNGLE, WATER, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import plants, trees, woods

RIVER = Material((0x1E2E22, 0x4A5A32, 0x7E8A4E, 0xC0BE86), 8)
FLOOR = Material((0x14211A, 0x2C4424, 0x56703A, 0x8C9C50), 5)
BANANA = Material((0x0A3024, 0x1E6A34, 0x5CA83C, 0xC4E468), 5)
WOOD = woods.Wood("jungle tree", BARK, JUNGLE, JUNGLE, FLOOR)


def giants(stage: Stage) -> None:
    """On the floor, among giants hung with vines."""
    dice = stage.dice
    x, ground = dice.between(100, 220), dice.between(98, 114)
    woods.depth(stage, WOOD, x, dice.between(40, 64), ground, 3)
    if dice.chance(0.6):
        with stage.thing("path", "narrow"):
            land.road(stage, ground + 5, x, dice.between(100, 220), 70, EARTH, 50)
    woods.sunbeams(stage, x)
    with stage.thing("tree", "giant", many=True):
        left = dice.chance(0.5)
        trees.giant(stage, dice.between(40, 84) if left else dice.between(236, 280), 158, 30, BARK_PALE, 0.1)
        trees.giant(
            stage, dice.between(258, 300) if left else dice.between(20, 62), 180, 46, BARK_PALE, -0.12
        )
    _vines(stage, dice.whole(4, 8))
    _front(stage)


def river(stage: Stage) -> None:
    """Up a slow river between walls of green."""
    dice = stage.dice
    bank, x = dice.between(106, 122), dice.between(120, 200)
    sky.paint(stage, bank, x)
    with stage.thing("hill", "jungle-covered", many=True):
        woods.thicket(stage, land.hills(dice, bank - 8, 44, 70), JUNGLE, 0.8, 4)
    with stage.thing("river", "brown"):
        area = water.sea(stage, bank, HEIGHT, RIVER, 0.25)
    with stage.thing("jungle", "dense", plural=""):
        for distance, gap, high in ((0.5, 12, 52), (0.3, 40, 70), (0.12, 84, 96)):
            drop = 10 + 26 * (0.5 - distance)
            off = np.abs(np.arange(WIDTH, dtype=np.float32) - x)
            rise = np.clip((off - gap) / 30, 0, 1)
            line = bank + drop - high * np.sqrt(rise) * (0.55 + 0.6 * noise.line(dice, WIDTH, 36, 3))
            foot = bank + drop
            line = np.where(off < gap, HEIGHT, line).astype(np.float32)
            woods.thicket(stage, line, JUNGLE, distance, 5, foot)
            stage.shade(box(0, foot - 3, x - gap, foot + 2) | box(x + gap, foot - 3, WIDTH, foot + 2), 0.4)
    with stage.thing("palm", many=True):
        for _ in range(dice.whole(2, 4)):
            side = dice.sign()
            trees.palm(stage, x + side * dice.between(50, 140), bank + 16, dice.between(64, 104), 0.2)
    water.mirror(stage, area, bank + 6, 0.45)
    with stage.thing("lily pad", many=True):
        plants.lily_pads(stage, dice.between(60, 260), dice.between(160, 176), dice.between(50, 80), 7)
    _vines(stage, dice.whole(2, 5))
    _front(stage, sides=True)


def waterfall(stage: Stage) -> None:
    """Through a frame of leaves to a waterfall and its pool."""
    dice = stage.dice
    x, lip, pool = dice.between(120, 200), dice.between(34, 58), dice.between(118, 134)
    sky.paint(stage, 70)
    wall = lip + 10 * (noise.line(dice, WIDTH, 40, 3) - 0.5) - dice.between(0, 12)
    with stage.thing("cliff", "mossy"):
        rocks = land.ridge(stage, wall.astype(np.float32), BASALT, 0.4)
        value = 0.42 + 1.1 * texture.rock(dice, rocks.xs, rocks.ys * 0.6, 26, stage.side)
        stage.fill(rocks, BASALT, value, 0.35, 5)
        green = noise.field(dice, rocks.height, rocks.width, 18, 3)
        stage.fill(rocks.where(green > 0.52), JUNGLE, value + 0.1, 0.35, 5)
        woods.thicket(
            stage, wall.astype(np.float32) - 16 + 8 * noise.line(dice, WIDTH, 20, 2), JUNGLE, 0.4, 5, lip + 6
        )
    with stage.thing("pool", "clear"):
        area = water.sea(stage, pool, HEIGHT, WATER, 0.2)
    with stage.thing("waterfall", "tall"):
        wide = dice.between(13, 26)
        sheet = polygon(
            [
                (x - wide * 0.8, lip),
                (x + wide * 0.8, lip),
                (x + wide * 1.15, pool + 3),
                (x - wide * 1.15, pool + 3),
            ]
        )
        streaks = noise.field(dice, sheet.height, sheet.width, 26, 3, 0.12)
        stage.fill(
            sheet, Material((0x5C8CB4, 0xA4D0E4, 0xE4F6FA, 0xFFFFFF), 6), 0.35 + 0.7 * (streaks - 0.2), 0.25
        )
        for at in range(-2, 3):
            spray = ellipse(x + at * wide * 0.6, pool + 2, wide * 0.5, 6)
            stage.blend(spray, 0xF0F8FC, 0.5)
    with stage.thing("rock", many=True):
        for side in (-1, 1):
            for number in range(3):
                r = dice.between(9, 18)
                woods.boulder(
                    stage,
                    x + side * (wide * 1.4 + 16 * number + r),
                    pool + 4 + 5 * number,
                    r,
                    r * 0.7,
                    BASALT,
                    0.15,
                )
    water.mirror(stage, area, pool + 2, 0.4)
    with stage.thing("jungle", "dense", plural=""):
        off = np.abs(np.arange(WIDTH, dtype=np.float32) - x)
        line = HEIGHT - 8 - np.clip((off - 74) * 1.1, -12, 120) - 24 * noise.line(dice, WIDTH, 26, 3)
        woods.thicket(stage, line.astype(np.float32), JUNGLE, 0.05, 6)
    _vines(stage, dice.whole(3, 6))
    _front(stage, sides=True)


def roof(stage: Stage) -> None:
    """From a height, over the roof of leaves, giants rising out of the mist."""
    dice = stage.dice
    horizon = dice.between(64, 88)
    sky.paint(stage, horizon)
    with stage.thing("mountain", "hazy", many=True):
        land.mountain(
            stage, land.peaks(dice, horizon + 6, dice.between(34, 54), dice.whole(1, 3)), JUNGLE, 0.75
        )
    with stage.thing("jungle", "endless", plural=""):
        for row in range(5):
            t = row / 4
            base = horizon + 4 + 84 * t * t + 10 * t
            line = base - (4 + 16 * t) * noise.line(dice, WIDTH, 16 + 30 * t, 2)
            woods.thicket(stage, line.astype(np.float32), JUNGLE, 0.7 - 0.62 * t, 4 + 4 * t)
            if row < 4:
                haze = box(0, base + 4, WIDTH, base + 12 + 14 * t)
                drift = noise.field(dice, haze.height, haze.width, 14, 2, 5)
                stage.blend(haze, stage.light.grade(stage.light.haze), 0.45 * (drift > 0.5) * (1 - t))
    with stage.thing("tree", "towering", many=True):
        for _ in range(dice.whole(2, 4)):
            t = dice.unit()
            y = horizon + 30 + 70 * t
            trees.oak(stage, dice.between(20, 300), y, 42 + 44 * t, JUNGLE, BARK_PALE, 0.5 - 0.4 * t)
    with stage.thing("palm", "dark"):
        trees.palm(
            stage,
            dice.pick((dice.between(14, 50), dice.between(270, 306))),
            HEIGHT + 20,
            dice.between(150, 190),
            -0.35,
        )
    _front(stage)


def _vines(stage: Stage, count: int) -> None:
    dice = stage.dice
    with stage.thing("vine", "hanging", many=True):
        for _ in range(count):
            plants.vine(
                stage, dice.between(4, 316), -2, dice.between(50, 120), distance=-0.1, wide=dice.between(3, 5)
            )


def _front(stage: Stage, sides: bool = False) -> None:
    """Great leaves at our feet; only at the sides if the middle must stay open."""
    dice = stage.dice
    with stage.thing("fern", many=True):
        for at in (dice.between(20, 80), dice.between(240, 300)):
            plants.fern(stage, at, HEIGHT + 4, dice.between(34, 52), distance=-0.15)
    with stage.thing("plant", "broad-leaved", many=True):
        for at in (dice.between(-10, 20), dice.between(300, 330)):
            plants.broad_leaves(stage, at, HEIGHT + 4, dice.between(54, 84), BANANA, -0.4)
        if not sides:
            plants.broad_leaves(stage, dice.between(90, 230), HEIGHT + 12, dice.between(28, 40), BANANA, -0.3)
    if dice.chance(0.6):
        with stage.thing("flower", "tropical", many=True):
            at = dice.pick((dice.between(10, 70), dice.between(250, 310)))
            plants.flowers(stage, at - 24, 160, at + 24, 186, 7, size=4.5, distance=-0.05)


KIND = Kind(
    name="jungle",
    titles=("jungle", "dense jungle", "tropical rainforest", "rainforest", "tropical jungle", "lush jungle"),
    views={"giants": giants, "river": river, "waterfall": waterfall, "roof": roof},
    weathers=(("clear", 5), ("cloudy", 3), ("overcast", 1), ("mist", 2), ("rain", 2), ("thunderstorm", 0.8)),
    seasons=(),
    moods=("lush", "steamy", "wild", "adventurous"),
    night_moods=("mysterious", "wild", "menacing", "dark"),
)  # fmt: skip
