"""Waterfalls: into a pool, down steps, through a gorge, off a far plateau, seen from a cave."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, water
from scene_engine.painter.area import box
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BASALT, GRANITE, LIMESTONE, MOSS, SANDSTONE, SNOW
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import caves, falls, rocks, wilds

ROCKS = (GRANITE, GRANITE, BASALT, LIMESTONE, SANDSTONE)


def pool(stage: Stage) -> None:
    """One fall over a cliff into a pool among trees."""
    dice = stage.dice
    sky.paint(stage, 120)
    rock = dice.pick(ROCKS)
    top, shore = dice.between(36, 66), dice.between(128, 142)
    x = dice.between(110, 210)
    wilds.woods(stage, np.asarray(top + 4 - 6 * noise.line(dice, WIDTH, 60, 2), np.float32), 0.35)
    line = top + 10 * (noise.line(dice, WIDTH, 70, 2) - 0.3)
    with stage.thing("cliff", "rocky") as cliff:
        falls.face(stage, line.astype(np.float32), shore + 3, rock, 0.15)
    lagoon = box(0, shore, WIDTH, HEIGHT)
    with stage.thing("pool", "clear"):
        water.surface(stage, lagoon, rough=0.22, sky=0.1)
    with stage.thing("waterfall") as fall:
        wide = dice.between(24, 62)
        lip = float(line[int(x)]) - 1
        falls.waterfall(stage, x, lip, shore + 3, wide, 0.05, dice.between(1.05, 1.4))
        if dice.chance(0.35):
            x2 = x + dice.sign() * (wide + dice.between(26, 44))
            falls.waterfall(stage, x2, float(line[int(x2)]) - 1, shore + 2, wide * 0.4, 0.08)
    water.mirror(stage, lagoon, shore, 0.3, 2.0)
    stage.relate(fall, "over", cliff)
    with stage.thing("boulder", "mossy", many=True):
        for _ in range(dice.whole(3, 6)):
            bx = x + dice.sign() * dice.between(wide * 0.8, 120)
            rocks.boulder(stage, bx, shore + dice.between(2, 26), dice.between(18, 40), rock, 0.0)
    wilds.near(stage)


def steps(stage: Stage) -> None:
    """A river that comes down in three or four steps."""
    dice = stage.dice
    horizon = dice.between(56, 76)
    sky.paint(stage, horizon)
    rock = dice.pick(ROCKS)
    wilds.woods(stage, land.hills(dice, horizon + 6, 24), 0.5)
    falls.cascade(stage, horizon, rock, dice.whole(3, 4))
    with stage.thing("boulder", many=True):
        rocks.scree(stage, dice.whole(4, 7), 110, HEIGHT + 4, 48, rock)
    wilds.near(stage)


def gorge(stage: Stage) -> None:
    """A tall fall at the end of a gorge, the stream running towards us."""
    dice = stage.dice
    sky.paint(stage, 110)
    rock = dice.pick(ROCKS)
    x, shore = dice.between(130, 190), dice.between(130, 142)
    top = dice.between(14, 34)
    with stage.thing("cliff", "tall"):
        line = top + 10 * (noise.line(dice, WIDTH, 40, 3) - 0.5)
        falls.face(stage, line.astype(np.float32), shore + 2, rock, 0.42)
    with stage.thing("meadow"):
        land.ground(stage, shore, MOSS if stage.season != "winter" else SNOW)
    with stage.thing("stream"):
        stream = wilds.stream(stage, shore, x)
    with stage.thing("waterfall", "tall"):
        falls.waterfall(stage, x, float(line[int(x)]) - 1, shore + 3, dice.between(18, 34), 0.3, 1.5, 1.2)
    with stage.thing("cliff", "steep", many=True):
        feet = [shore + dice.between(6, 14), HEIGHT + 8]
        rocks.ravine(stage, x, rock, feet, (4, -8), 0.2, rock is SANDSTONE, falls.moss)
    water.mirror(stage, stream, shore, 0.25)
    with stage.thing("boulder", "mossy", many=True):
        rocks.scree(stage, dice.whole(3, 6), shore + 12, HEIGHT + 6, 54, rock)


def plateau(stage: Stage) -> None:
    """Falls off the edge of a far plateau, a river winding to us through the woods."""
    dice = stage.dice
    horizon = dice.between(118, 132)
    sky.paint(stage, horizon)
    rock = dice.pick(ROCKS)
    if dice.chance(0.5):
        with stage.thing("mountain", "far", many=True):
            line = land.peaks(dice, 90, dice.between(40, 60), 4)
            land.mountain(stage, line, GRANITE, 0.8, wilds.snow_line(stage))
    top = dice.between(56, 78)
    line = (top + 12 * (noise.line(dice, WIDTH, 90, 3) - 0.5)).astype(np.float32)
    wilds.woods(stage, line + 4, 0.6)
    with stage.thing("cliff", "long"):
        falls.face(stage, line, horizon + 6, rock, 0.5)
    with stage.thing("waterfall", "high", many=True):
        places = dice.some(range(30, 300, 44), dice.whole(2, 4))
        for x in places:
            falls.waterfall(stage, x, float(line[x]) - 1, horizon + 2, dice.between(10, 24), 0.4, 1.5, 0.8)
    turf = land.turf(stage)
    with stage.thing("meadow"):
        land.ground(stage, horizon, turf)
    with stage.thing("pine", many=True):
        wilds.treeline(stage, np.full(WIDTH, horizon + 5, np.float32), 13, distance=0.4)
    with stage.thing("river", "winding"):
        stream = wilds.stream(stage, horizon + 5, places[0])
    water.mirror(stage, stream, horizon, 0.25)
    with stage.thing("pine", many=True):
        for x0, x1 in ((-4, 90), (230, 324)):
            wilds.pinewood(stage, horizon + 26, 5, dice.between(40, 60), 0.1, x0, x1)


def behind(stage: Stage) -> None:
    """From a cave, out past the falling water."""
    dice = stage.dice
    horizon = dice.between(106, 124)
    sky.paint(stage, horizon)
    wilds.woods(stage, land.hills(dice, horizon, 40), 0.6)
    with stage.thing("lake"):
        lake = water.sea(stage, horizon, rough=0.2)
    water.mirror(stage, lake, horizon, 0.4)
    x = dice.between(110, 210)
    with stage.thing("waterfall"):
        wide = dice.between(50, 90)
        falls.waterfall(stage, x + dice.sign() * dice.between(10, 40), -2, 172, wide, 0, 1.1, 0.7)
    rock = dice.pick(ROCKS)
    caves.mouth(stage, x, 96, dice.between(96, 130), dice.between(76, 92), rock, -0.4)
    with stage.thing("boulder", "dark", many=True):
        for _ in range(dice.whole(2, 4)):
            rocks.boulder(
                stage, dice.between(10, 310), dice.between(180, 198), dice.between(30, 60), rock, -0.5
            )


KIND = Kind(
    name="waterfall",
    titles=("waterfall", "wild waterfall", "waterfall in the wilds", "falling water", "waterfall landscape"),
    views={"pool": pool, "steps": steps, "gorge": gorge, "plateau": plateau, "behind": behind},
    weathers=(("clear", 6), ("cloudy", 4), ("overcast", 1.5), ("mist", 1.2), ("rain", 0.8), ("snow", 0.5)),
    moods=("peaceful", "wild", "refreshing", "hidden"),
    night_moods=("mysterious", "dreamy", "secret", "still"),
)  # fmt: skip
