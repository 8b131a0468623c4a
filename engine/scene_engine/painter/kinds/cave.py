"""Caves: the way out, a chamber of crystals, a lake of lava, a shaft of daylight."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, water
from scene_engine.painter.area import blob, box, ellipse, everywhere, polygon
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BASALT, EARTH, GRANITE, LIMESTONE, SANDSTONE
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import caves, lava, rocks, wilds

ROCKS = (BASALT, GRANITE, GRANITE, LIMESTONE, SANDSTONE, EARTH)


def mouth(stage: Stage) -> None:
    """From the dark inside out to the light, the land beyond in the opening."""
    dice = stage.dice
    horizon = dice.between(104, 124)
    sky.paint(stage, horizon)
    if dice.chance(0.5):
        with stage.thing("mountain", "far", many=True):
            line = land.peaks(dice, horizon + 4, dice.between(34, 60), 5)
            land.mountain(stage, line, GRANITE, 0.7, wilds.snow_line(stage))
        with stage.thing("hill", many=True):
            land.ridge(stage, land.hills(dice, horizon + 14, 20), land.turf(stage), 0.4)
    else:
        with stage.thing("sea", plural=""):
            water.sea(stage, horizon)
    x, y = dice.between(120, 200), dice.between(96, 112)
    wide, high = dice.between(64, 100), dice.between(62, 82)
    rock = dice.pick(ROCKS)
    out = caves.mouth(stage, x, y, wide, high, rock)
    whole = everywhere()
    floor = dice.between(142, 154) + 5 * noise.line(dice, WIDTH, 50, 3)
    with stage.thing("stalactite", many=True):
        rim = np.where(out <= 1, whole.ys, np.float32(HEIGHT)).min(axis=0)
        for column in dice.some(range(round(x - wide * 0.75), round(x + wide * 0.75), 14), dice.whole(4, 7)):
            long = dice.between(18, 46)
            caves.icicle(stage, column, float(rim[column]) - 4, long, long * 0.34, rock, -0.5)
    with stage.thing("cave floor"):
        ground = whole.where(whole.ys >= floor[None])
        slabs = noise.at(dice, whole.xs / 3, whole.ys, 10, 2) - 0.5
        pool = np.clip(1.1 - np.abs(whole.xs - x) / (wide * (0.8 + 1.6 * whole.down)), 0, 1)
        stage.fill(ground, rock, 0.1 + 0.75 * pool * (1.3 - whole.down) + 0.3 * slabs, -0.25, 6)
    with stage.thing("stalagmite", many=True):
        for _ in range(dice.whole(2, 5)):
            long = dice.between(26, 70)
            foot = dice.pick((dice.between(0, x - wide * 0.5), dice.between(x + wide * 0.5, WIDTH)))
            caves.icicle(stage, foot, dice.between(160, 194), long, long * 0.36, rock, -0.45, up=True)


def crystal(stage: Stage) -> None:
    """A chamber lit by crystals, often by a still pool."""
    dice = stage.dice
    _underground(stage)
    rock = dice.pick(ROCKS)
    colour = dice.pick(tuple(caves.CRYSTALS))
    light = caves.CRYSTALS[colour][1]
    pool, floor = caves.chamber(stage, rock, dice.chance(0.6))
    places = [
        (dice.between(20, 300), dice.between(140, 178), dice.between(36, 72)) for _ in range(dice.whole(3, 5))
    ]
    places.sort(key=lambda place: place[1])
    caves.light(stage, [(x, y - size * 0.4, size * 2.6) for x, y, size in places], light, 0x1A1C34)
    caves.opening(stage, dice.between(30, 290), dice.between(34, 62), dice.between(36, 64))
    with stage.thing("crystal", "glowing", colour, many=True):
        for x, y, size in places:
            caves.crystals(stage, x, y, size, colour)
        for _ in range(dice.whole(1, 3)):
            x = dice.between(20, 300)
            caves.crystals(stage, x, float(floor[int(x)]) + 4, dice.between(16, 28), colour)
    if pool.mask.any():
        water.mirror(stage, pool, pool.top, 0.6, 1.5)


def molten(stage: Stage) -> None:
    """A cavern with a lake of lava, fed by a fall of it now and then."""
    dice = stage.dice
    _underground(stage)
    rock = dice.pick((BASALT, BASALT, GRANITE, EARTH))
    _, floor = caves.chamber(stage, rock, False)
    x, y = dice.between(110, 210), dice.between(148, 166)
    rx = dice.between(90, 170)
    lake = blob(dice, x, y, rx, dice.between(20, 34), 0.4, 26)
    fall = box(x - 9, float(floor[int(x)]) - dice.between(44, 70), x + dice.between(6, 16), y - 8)
    caves.light(stage, [(x, y, 190), (x - rx * 0.6, y, 120), (x + rx * 0.6, y, 120)], 0xFF7A30, 0x1C1424)
    caves.opening(stage, dice.between(30, 290), dice.between(30, 54), dice.between(34, 58))
    if dice.chance(0.5):
        with stage.thing("lava fall"):
            lava.fall(stage, fall)
    with stage.thing("lava", "glowing", plural=""):
        lava.lake(stage, lake)
    with stage.thing("stalagmite", many=True):
        for _ in range(dice.whole(2, 4)):
            long = dice.between(40, 90)
            column = dice.pick((dice.between(-4, 70), dice.between(250, 324)))
            caves.icicle(stage, column, HEIGHT + 4, long, long * 0.36, rock, -0.7, up=True)


def shaft(stage: Stage) -> None:
    """Light that falls through a hole in the roof upon a pool, a stone or a mound."""
    dice = stage.dice
    _underground(stage)
    rock = dice.pick(ROCKS)
    pool, floor = caves.chamber(stage, rock, dice.chance(0.65))
    x, slant = dice.between(110, 210), dice.between(-30, 30)
    y = float(floor[int(x)]) + 26
    caves.light(stage, [(x, y, 130), (x - slant, 20, 70)], caves.DAYLIGHT[stage.time], 0x20223C)
    with stage.thing("boulder", many=True):
        for _ in range(dice.whole(2, 4)):
            rocks.boulder(
                stage, dice.between(10, 310), dice.between(150, 190), dice.between(20, 48), rock, -0.4
            )
    if pool.mask.any():
        water.mirror(stage, pool, pool.top, 0.4, 1.5)
    with stage.thing("shaft of light", plural="shafts of light"):
        beam = polygon([(x - slant - 12, -2), (x - slant + 16, -2), (x + 40, y), (x - 36, y)]) | ellipse(
            x + 2, y, 38, 9
        )
        stage.brighten(beam, caves.DAYLIGHT[stage.time], 0.42 - 0.16 * beam.down)
        hole = blob(dice, x - slant + 2, 0, 22, 11, 0.5, 14)
        stage.paint(hole, stage.light.colour(caves.DAYLIGHT[stage.time], lit=False))


def _underground(stage: Stage) -> None:
    """No sky shines in here: rocks have their own colours, until `caves.light` lights them."""
    stage.light = replace(stage.light, indoors=True)
    stage.mood = stage.dice.pick(("mysterious", "silent", "dark", "hidden"))


KIND = Kind(
    name="cave",
    titles=("cave", "cavern", "dark cave", "underground cave", "cave with stalactites", "grotto"),
    views={"mouth": mouth, "crystal": crystal, "molten": molten, "shaft": shaft},
    times=("noon", "noon", "golden hour", "sunset", "moonlit night"),
    weathers=(("clear", 1),),
    seasons=(),
    moods=("hidden", "cool", "mysterious", "silent"),
    night_moods=("mysterious", "silent", "eerie", "hidden"),
)  # fmt: skip
