"""A graveyard: rows of old stones, a hill of crosses before the moon, the gate, a mausoleum, an angel."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import EARTH, GRANITE, GRAVEL, PINE
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import crypts, graves, trees, woods


def rows(stage: Stage) -> None:
    """Among the stones, a church behind them."""
    dice = stage.dice
    horizon = dice.between(88, 106)
    sky.paint(stage, horizon)
    woods.backdrop(stage, horizon)
    with stage.thing("church", "small", plural="churches"):
        at = dice.between(70, 240)
        crypts.chapel(stage, at, horizon + 8, dice.between(72, 96), 0.35, stage.night and dice.chance(0.6))
    graves.lawn(stage, horizon + 4)
    with stage.thing("path", "winding"):
        land.road(stage, horizon + 6, at - 10, dice.between(90, 230), 60, GRAVEL, 40)
    graves.rows(stage, horizon, 5, at)
    graves.tree(stage)
    graves.front(stage)


def hill(stage: Stage) -> None:
    """A hill of crooked crosses under a dead tree, dark against the sky."""
    dice = stage.dice
    x = dice.between(120, 200)
    sky.paint(stage, 128, x + dice.between(-50, 50))
    woods.backdrop(stage, 124)
    off = (np.arange(WIDTH) - x) / dice.between(110, 150)
    line = 150 - 56 / (1 + off * off * (1.2 + off * off)) + 4 * noise.line(dice, WIDTH, 30, 3)
    with stage.thing("hill", "bare") as rise:
        land.ridge(stage, line.astype(np.float32), graves.turf(stage), 0.2)
        land.road(stage, float(line.min()) + 6, x, dice.between(100, 220), 46, EARTH, 60)
    with stage.thing("bare tree", "crooked", "dead") as lonely:
        at = x + dice.sign() * dice.between(14, 40)
        trees.bare(stage, at, line[int(at)] + 4, dice.between(78, 96), distance=0.1)
    stage.relate(lonely, "on", rise)
    with stage.thing("gravestone", "crooked", many=True):
        for number in range(15):
            t = (number + dice.unit()) / 15
            at = 16 + (number * 4 % 15 + dice.unit()) / 15 * 288
            y, size, tilt = line[int(at)] + 4 + 34 * t * t, 15 + 22 * t, dice.between(-5, 5)
            shape = dice.pick(graves.HEADSTONES)
            graves.headstone(stage, at, y, size, shape, GRANITE, 0.16 - 0.16 * t, tilt)
    with stage.thing("iron fence", "spiked"):
        graves.fence(stage, 0, WIDTH, HEIGHT + 4, dice.between(36, 52), -0.5, 13)


def gate(stage: Stage) -> None:
    """Through the iron gate."""
    dice = stage.dice
    horizon, x = dice.between(92, 108), dice.between(120, 200)
    sky.paint(stage, horizon)
    woods.backdrop(stage, horizon)
    graves.lawn(stage, horizon + 2)
    with stage.thing("path", "straight"):
        land.road(stage, horizon + 4, x + dice.between(-20, 20), x, 96, GRAVEL, 16)
    if dice.chance(0.5):
        with stage.thing("mausoleum", "marble"):
            crypts.mausoleum(stage, x + dice.between(-10, 10), horizon + 12, 54, 0.3)
    graves.rows(stage, horizon, 3, x)
    graves.tree(stage)
    with stage.thing("iron fence", "spiked"):
        graves.fence(stage, 0, x - 60, 178, 58, -0.2, 11)
        graves.fence(stage, x + 60, WIDTH, 178, 58, -0.2, 11)
    with stage.thing("gate", "wrought-iron", "open"):
        graves.gate(stage, x, 180, dice.between(96, 116), dice.between(84, 98), -0.15)
    graves.front(stage)


def mausoleum(stage: Stage) -> None:
    """Before a mausoleum."""
    dice = stage.dice
    horizon = dice.between(96, 112)
    sky.paint(stage, horizon)
    woods.backdrop(stage, horizon)
    graves.lawn(stage, horizon + 4)
    x = dice.between(110, 210)
    y = horizon + dice.between(32, 42)
    with stage.thing("path", "gravel"):
        land.road(stage, y - 2, x, dice.between(80, 240), 100, GRAVEL, 20)
    with stage.thing("cypress tree", many=True):
        for side in (-1, 1):
            at, high = x + side * dice.between(88, 112), dice.between(96, 124)
            trees.poplar(stage, at, y, high, PINE, distance=0.16)
    with stage.thing("mausoleum", "marble", "old"):
        crypts.mausoleum(stage, x, y, dice.between(112, 144), 0.05, stage.night and dice.chance(0.5))
    with stage.thing("gravestone", "old", many=True):
        for side in (-1, 1):
            for number in range(3):
                at = x + side * (76 + 30 * number + dice.between(-8, 8))
                foot, high, shape = (
                    y + dice.between(4, 24),
                    dice.between(22, 34),
                    dice.pick(graves.HEADSTONES),
                )
                graves.headstone(stage, at, foot, high, shape, tilt=dice.between(-4, 4))
    graves.front(stage)


def angel(stage: Stage) -> None:
    """A stone angel large among the graves, or a grave just dug."""
    dice = stage.dice
    horizon = dice.between(104, 120)
    sky.paint(stage, horizon)
    woods.backdrop(stage, horizon)
    graves.lawn(stage, horizon + 3)
    x = dice.between(90, 230)
    graves.rows(stage, horizon, 3, x)
    with stage.thing("angel statue", "stone"):
        crypts.angel(stage, x, dice.between(170, 180), dice.between(128, 156), -0.02)
    if dice.chance(0.6):
        with stage.thing("open grave"):
            at = x + dice.between(70, 90) * (1 if x < WIDTH / 2 else -1)
            graves.open_grave(stage, at, 176, 54)
    graves.tree(stage)
    if stage.night and dice.chance(0.5):
        with stage.thing("ghost", "pale"):
            crypts.ghost(stage, WIDTH - x + dice.between(-20, 20), horizon + 44, dice.between(44, 60))
    graves.front(stage)


KIND = Kind(
    name="graveyard",
    titles=(
        "graveyard", "old graveyard", "cemetery", "spooky graveyard", "churchyard", "old cemetery",
        "burial ground",
    ),
    views={"rows": rows, "hill": hill, "gate": gate, "mausoleum": mausoleum, "angel": angel},
    times=(
        "dusk", "sunset", "moonlit night", "moonlit night", "noon", "dawn", "golden hour", "starless night",
    ),
    weathers=(
        ("clear", 4), ("cloudy", 3), ("overcast", 1.5), ("mist", 2), ("rain", 1), ("thunderstorm", 1.2),
        ("snow", 0.6),
    ),
    moods=("quiet", "mournful", "forlorn", "solemn"),
    night_moods=("spooky", "eerie", "haunting", "sinister"),
)  # fmt: skip
