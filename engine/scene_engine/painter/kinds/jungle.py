"""A jungle: giants on buttress roots, a brown river, a waterfall seen through leaves, the roof from above."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, texture, water
from scene_engine.painter.area import box
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BARK, BARK_PALE, BASALT, EARTH, JUNGLE, WATER, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import falls, jungles, plants, rocks, trees, woods

RIVER = Material((0x1E2E22, 0x4A5A32, 0x7E8A4E, 0xC0BE86), 8)
FLOOR = Material((0x14211A, 0x2C4424, 0x56703A, 0x8C9C50), 5)
WOOD = woods.Wood("jungle tree", BARK, JUNGLE, JUNGLE, FLOOR)


def giants(stage: Stage) -> None:
    """On the floor, among giants hung with vines."""
    dice = stage.dice
    x, ground = dice.between(100, 220), dice.between(98, 114)
    woods.depth(stage, WOOD, x, dice.between(40, 64), ground, 3)
    if dice.chance(0.6):
        with stage.thing("path", "narrow"):
            land.road(stage, ground + 5, x, dice.between(100, 220), 70, EARTH, 50)
    jungles.undergrowth(stage, ground + 8, dice.whole(4, 7))
    woods.sunbeams(stage, x)
    with stage.thing("tree", "giant", many=True):
        left = dice.chance(0.5)
        trees.giant(stage, dice.between(40, 84) if left else dice.between(236, 280), 158, 30, BARK_PALE, 0.1)
        trees.giant(
            stage, dice.between(258, 300) if left else dice.between(20, 62), 180, 46, BARK_PALE, -0.12
        )
    jungles.vines(stage, dice.whole(4, 8))
    jungles.front(stage)


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
    jungles.eaves(stage, x)
    jungles.vines(stage, dice.whole(2, 5))
    jungles.front(stage, middle=False)


def waterfall(stage: Stage) -> None:
    """Through a frame of leaves to a waterfall and its pool."""
    dice = stage.dice
    x, lip, pool = dice.between(120, 200), dice.between(34, 58), dice.between(118, 134)
    sky.paint(stage, 70)
    wall = lip + 10 * (noise.line(dice, WIDTH, 40, 3) - 0.5) - dice.between(0, 12)
    with stage.thing("cliff", "mossy") as cliff:
        face = land.ridge(stage, wall.astype(np.float32), BASALT, 0.4)
        value = 0.42 + 1.1 * texture.rock(dice, face.xs, face.ys * 0.6, 26, stage.side)
        stage.fill(face, BASALT, value, 0.35, 5)
        green = noise.field(dice, face.height, face.width, 18, 3)
        stage.fill(face.where(green > 0.52), JUNGLE, value + 0.1, 0.35, 5)
        brow = wall - 16 + 8 * noise.line(dice, WIDTH, 20, 2)
        woods.thicket(stage, brow.astype(np.float32), JUNGLE, 0.4, 5, lip + 6)
    with stage.thing("pool", "clear"):
        area = water.sea(stage, pool, HEIGHT, WATER, 0.2)
    wide = dice.between(24, 52)
    with stage.thing("waterfall", "tall") as fall:
        falls.waterfall(stage, x, lip, pool + 3, wide, 0.2)
    stage.relate(fall, "over", cliff)
    with stage.thing("rock", many=True):
        for side in (-1, 1):
            for number in range(3):
                size = dice.between(16, 34)
                at = x + side * (wide * 0.75 + 18 * number + size / 2)
                rocks.boulder(stage, at, pool + 5 + 5 * number, size, BASALT, 0.15)
    water.mirror(stage, area, pool + 2, 0.4)
    with stage.thing("jungle", "dense", plural=""):
        off = np.abs(np.arange(WIDTH, dtype=np.float32) - x)
        line = HEIGHT - 8 - np.clip((off - 74) * 1.1, -12, 120) - 24 * noise.line(dice, WIDTH, 26, 3)
        woods.thicket(stage, line.astype(np.float32), JUNGLE, 0.05, 6)
    jungles.eaves(stage, x)
    jungles.vines(stage, dice.whole(3, 6))
    jungles.front(stage, middle=False)


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
            if 0 < row < 4 and dice.chance(0.8):
                with stage.thing("tree", "towering"):
                    at, foot = dice.between(20, 300), horizon + 16 + 84 * t * t + 10 * t
                    trees.oak(stage, at, foot, 44 + 50 * t, JUNGLE, BARK_PALE, 0.62 - 0.6 * t)
            base = horizon + 4 + 84 * t * t + 10 * t
            line = base - (4 + 16 * t) * noise.line(dice, WIDTH, 16 + 30 * t, 2)
            woods.thicket(stage, line.astype(np.float32), JUNGLE, 0.7 - 0.62 * t, 4 + 4 * t)
            if row < 4:
                haze = box(0, base + 4, WIDTH, base + 12 + 14 * t)
                drift = noise.field(dice, haze.height, haze.width, 14, 2, 5)
                stage.blend(haze, stage.light.grade(stage.light.haze), 0.45 * (drift > 0.5) * (1 - t))
    with stage.thing("palm", "dark"):
        trees.palm(
            stage,
            dice.pick((dice.between(14, 50), dice.between(270, 306))),
            HEIGHT + 20,
            dice.between(150, 190),
            -0.35,
        )
    jungles.front(stage)


KIND = Kind(
    name="jungle",
    titles=("jungle", "dense jungle", "tropical rainforest", "rainforest", "tropical jungle", "lush jungle"),
    views={"giants": giants, "river": river, "waterfall": waterfall, "roof": roof},
    weathers=(("clear", 5), ("cloudy", 3), ("overcast", 1), ("mist", 2), ("rain", 2), ("thunderstorm", 0.8)),
    seasons=(),
    moods=("lush", "steamy", "wild", "adventurous"),
    night_moods=("mysterious", "wild", "menacing", "dark"),
)  # fmt: skip
