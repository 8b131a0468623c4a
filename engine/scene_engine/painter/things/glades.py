"""A broad-leaved wood through the year, what one finds in its clearings, and what grows at our feet."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise
from scene_engine.painter.area import below, blob, ellipse
from scene_engine.painter.materials import (
    BARK,
    BARK_DEAD,
    BARK_PALE,
    BLOSSOM,
    GRANITE,
    LEAF_DARK,
    LEAF_SPRING,
    MOSS,
    SNOW,
    Material,
)
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import plants, rocks, trees, woods
from scene_engine.painter.things.wood import BARK_BIRCH

FLOOR = Material((0x16281F, 0x35522A, 0x64843A, 0xA2B44E), 5)
LITTER = Material((0x3A1F1A, 0x74401F, 0xB47030, 0xE2A94A), 5)
TWIGS = Material((0x33292E, 0x5C4C4A, 0x8C7A70, 0xB8A898), 5)
KINDS = (("oak tree", BARK), ("beech tree", BARK_PALE), ("birch tree", BARK_BIRCH), ("tree", BARK))


def broadleaf(stage: Stage) -> woods.Wood:
    """The wood of this picture: of oaks, beeches or birches, as the season has it."""
    noun, bark = stage.dice.pick(KINDS)
    crowns = land.foliage(stage)
    under = {"autumn": LITTER, "winter": SNOW}.get(stage.season, LEAF_DARK)
    ground = {"autumn": LITTER, "winter": SNOW}.get(stage.season, FLOOR)
    noun = "cherry tree" if crowns is BLOSSOM else noun
    return woods.Wood(noun, bark, crowns, under, ground, crowns not in (BARK_DEAD, SNOW))


def leaves(stage: Stage) -> Material:
    """Leaves of a tree that doesn't bloom, in this season."""
    rolled = land.foliage(stage)
    return LEAF_SPRING if rolled is BLOSSOM else rolled


def named(stage: Stage, noun: str) -> str:
    """What to call a tree: without its leaves only a birch is known as what it is."""
    return noun if stage.season != "winter" or noun == "birch tree" else "bare tree"


def clearing(stage: Stage, x: float, y: float, wide: float) -> Named:
    """Open turf in the light about (x, y), `wide` pixels across."""
    dice = stage.dice
    with stage.thing("clearing", "grassy" if stage.season != "winter" else "snowy") as glade:
        area = blob(dice, x, y, wide / 2, 25, 1.1, 13)
        stage.shade(ellipse(x, y + 2, wide * 0.58, 32), 0.16)
        tone = noise.field(dice, area.height, area.width, 9, 3, 2.2) - 0.5
        off = ((area.xs - x) / wide * 2) ** 2 + ((area.ys - y) / 25) ** 2
        stage.fill(area, land.turf(stage), 0.72 - 0.3 * off + 0.35 * tone, 0.06)
    woods.light_pool(stage, x, y, wide * 0.42, 20)
    return glade


def find(stage: Stage, x: float, y: float) -> None:
    """What stands in a clearing at (x, y): a stump, a log, a standing stone, toadstools or a lone tree."""
    dice = stage.dice
    winter = stage.season == "winter"
    what = dice.pick(
        ("stump", "log", "stone", "tree") if winter else ("stump", "log", "stone", "mushrooms", "tree")
    )
    if what == "stump":
        with stage.thing("tree stump"):
            plants.stump(stage, x, y, dice.between(30, 46))
    elif what == "log":
        with stage.thing("log", "fallen", *(() if winter else ("mossy",))):
            plants.log(
                stage, x, y, dice.between(66, 104), dice.between(15, 22), moss=SNOW if winter else MOSS
            )
    elif what == "stone":
        with stage.thing("standing stone", "tall"):
            rocks.boulder(stage, x, y, dice.between(24, 34), GRANITE, 0.0, dice.between(1.5, 2.1), winter)
    elif what == "mushrooms":
        with stage.thing("mushroom", "red", "large", many=True):
            cap = dice.pick((plants.CAP_RED, plants.CAP_RED, plants.CAP_BROWN))
            for dx, size in ((-22, 24), (17, 31), (-2, 40), (32, 16)):
                plants.mushroom(stage, x + dx, y + 4 - size * 0.05, size * dice.between(0.85, 1.15), cap)
    else:
        with stage.thing(named(stage, "oak tree")):
            stage.shade(ellipse(x - stage.side * 8, y, 52, 7), 0.35)
            trees.oak(stage, x, y, dice.between(76, 96), leaves(stage), distance=0.06)


def distant_wood(stage: Stage, foot: float, height: float) -> None:
    """The edge of a wood seen over a meadow: its foot at row `foot`."""
    dice = stage.dice
    lumps = height * (0.55 + 0.5 * noise.line(dice, WIDTH, 26, 3))
    tilt = dice.sign() * np.linspace(-0.2, 0.2, WIDTH, dtype=np.float32) * height
    line = np.asarray(foot - lumps + tilt, np.float32)
    crowns = leaves(stage)
    if crowns in (BARK_DEAD, SNOW):
        area = below(line, foot + 2)
        brush = noise.field(dice, area.height, area.width, 16, 3, 0.16)
        fray = noise.field(dice, area.height, area.width, 12, 3, 0.14)
        twigs = area.where(area.ys > line[None] + 0.5 * height * (fray - 0.4))
        stage.fill(twigs, TWIGS, 0.62 + 0.5 * (brush - 0.5) - 0.2 * area.down, 0.5, 5)
        woods.far_row(stage, TWIGS, -99, 0, foot + 2, 3, 34, 0.3, foot - height * 0.6)
    else:
        woods.thicket(stage, line, crowns, 0.42, 5)


def front(stage: Stage) -> None:
    """What grows at our feet, dark against the light."""
    dice = stage.dice
    if stage.season == "winter":
        with stage.thing("bush", "snow-covered", plural="bushes", many=True):
            for at in (dice.between(-6, 50), dice.between(270, 326)):
                plants.bush(stage, at, HEIGHT + 6, dice.between(28, 46), SNOW, -0.3)
        return
    with stage.thing("fern", many=True):
        for at in (
            dice.between(-6, 30),
            dice.between(44, 84),
            dice.between(236, 276),
            dice.between(290, 326),
        ):
            if dice.chance(0.8):
                plants.fern(stage, at, HEIGHT + 2, dice.between(40, 64), distance=-0.25)
    with stage.thing("grass", plural=""):
        plants.tufts(stage, HEIGHT, 17, distance=-0.4)
    if stage.season in ("spring", "summer") and dice.chance(0.35):
        with stage.thing("flower", "wild", many=True):
            x = dice.pick((dice.between(0, 60), dice.between(200, 260)))
            plants.flowers(stage, x, 148, x + 70, 184, 14, size=3.2, distance=-0.05)
    if stage.night and stage.season == "summer" and stage.weather in ("clear", "cloudy", "mist"):
        fireflies(stage)


def fireflies(stage: Stage) -> None:
    """Fireflies that drift between the trees."""
    dice = stage.dice
    with stage.thing("firefly", "glowing", plural="fireflies", many=True):
        for _ in range(dice.whole(9, 15)):
            x, y = dice.between(20, 300), dice.between(80, 170)
            stage.glow(x, y, 9, 0xD8F060, 0.8)
            stage.paint(ellipse(x, y, 1.4), stage.light.colour(0xF4FFA8, lit=False))
