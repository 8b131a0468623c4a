"""Canyons: from the rim, from the bottom, through a natural arch, between the buttes."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, water
from scene_engine.painter.area import below
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import DRY_GRASS, EARTH, REDROCK, SAND, SANDSTONE
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import desert, rocks, wilds

BEDS = (REDROCK, REDROCK, SANDSTONE, SANDSTONE, DRY_GRASS)


def rim(stage: Stage) -> None:
    """From the rim down to the river far below, spur behind spur."""
    dice = stage.dice
    horizon = dice.between(56, 76)
    sky.paint(stage, horizon)
    rock = dice.pick(BEDS)
    with stage.thing("mesa", "far", many=True):
        for _ in range(dice.whole(2, 4)):
            wide, high = dice.between(40, 90), dice.between(10, 24)
            rocks.butte(stage, dice.between(0, WIDTH), horizon + 3, wide, high, rock, 0.9)
    with stage.thing("canyon"):
        far = below(horizon + 1 + 3 * noise.line(dice, WIDTH, 50, 2))
        rocks.cliff(stage, far, rock, 0.72, 18, True, 0.55)
    gap = dice.between(120, 200)
    with stage.thing("river"):
        water.river(stage, horizon + 34, gap, dice.between(46, 80), 60)
    with stage.thing("cliff", "red", many=True):
        side = dice.sign()
        for number in range(5):
            near = number / 4
            side = -side
            room = gap if side < 0 else WIDTH - gap
            top = horizon + 3 + 40 * near * dice.between(0.8, 1.15)
            reach = room * dice.between(0.62, 0.85) * (1 - 0.2 * near)
            rocks.spur(
                stage,
                side,
                top,
                reach,
                room * (1.04 - 0.12 * near),
                horizon + 58 + 90 * near,
                rock,
                0.6 - 0.5 * near,
            )
    with stage.thing("ledge", "rocky"):
        ledge = rocks.flank(stage, dice.sign(), dice.between(150, 168), dice.between(110, 210), 230, rough=9)
        rocks.cliff(stage, ledge, rock, -0.3, 24, True, 0.5)
    if dice.chance(0.6):
        with stage.thing("cactus", plural="cacti"):
            x = float(np.flatnonzero(ledge.mask.any(axis=0)).mean()) + ledge.left
            desert.saguaro(stage, x, dice.between(164, 172), dice.between(44, 76), -0.2)


def bottom(stage: Stage) -> None:
    """Between the walls, a river or a dry bed leading in."""
    dice = stage.dice
    horizon = dice.between(112, 128)
    sky.paint(stage, horizon)
    rock = dice.pick(BEDS[:4])
    gap = dice.between(130, 190)
    with stage.thing("butte"):
        wide, high = dice.between(18, 40), dice.between(40, 70)
        rocks.butte(stage, gap + dice.between(-14, 14), horizon + 4, wide, high, rock, 0.75)
    with stage.thing("sand", plural=""):
        land.ground(stage, horizon, SAND if dice.chance(0.5) else EARTH)
    wet = dice.chance(0.65)
    with stage.thing("river" if wet else "path"):
        if wet:
            stream = wilds.stream(stage, horizon + 2, gap)
        else:
            land.road(stage, horizon + 2, gap, dice.between(110, 210), dice.between(60, 100), SAND, 60)
    with stage.thing("canyon wall", "steep", many=True):
        feet = [horizon + 6, horizon + 30, HEIGHT + 8]
        rocks.ravine(stage, gap, rock, feet, (46, -4), 0.5, layered=True)
    if wet:
        water.mirror(
            stage, stream.where(stage.owner[stream.window] == stage.owner[stream.window].max()), horizon, 0.3
        )
    with stage.thing("boulder", many=True):
        rocks.scree(stage, dice.whole(2, 5), 146, HEIGHT + 4, 50, rock)


def arch(stage: Stage) -> None:
    """A natural arch, and the open land through it."""
    dice = stage.dice
    horizon = dice.between(116, 130)
    sky.paint(stage, horizon)
    rock = dice.pick(BEDS[:4])
    rocks.buttes(stage, horizon, rock, dice.whole(2, 3), 0.6)
    with stage.thing("desert"):
        land.ground(stage, horizon, SAND if rock is SANDSTONE else EARTH)
    with stage.thing("rock arch", plural="rock arches"):
        x, foot = dice.between(130, 190), dice.between(164, 184)
        rocks.arch(
            stage,
            x,
            foot,
            dice.between(190, 270),
            foot - dice.between(14, 44),
            rock,
            0.02,
            dice.between(0.24, 0.34),
        )
    with stage.thing("boulder", many=True):
        rocks.scree(stage, dice.whole(2, 4), foot - 4, HEIGHT + 4, 44, rock)


def buttes(stage: Stage) -> None:
    """Buttes and mesas that stand on the open plain, a road between them."""
    dice = stage.dice
    horizon = dice.between(116, 136)
    sky.paint(stage, horizon)
    rock = dice.pick(BEDS[:4])
    rocks.buttes(stage, horizon, rock, dice.whole(3, 5), 0.7)
    with stage.thing("desert"):
        land.ground(stage, horizon + 1, EARTH if rock is REDROCK else SAND)
    if dice.chance(0.6):
        with stage.thing("road"):
            land.road(
                stage, horizon + 1, dice.between(110, 210), dice.between(90, 230), dice.between(40, 80), SAND
            )
    with stage.thing("rock pillar", "tall", many=True):
        for _ in range(dice.whole(1, 3)):
            high = dice.between(60, 120)
            rocks.pillar(stage, dice.between(10, 310), dice.between(150, 172), high * 0.26, high, rock, 0.05,
                         dice.chance(0.5))  # fmt: skip
    if dice.chance(0.7):
        with stage.thing("cactus", plural="cacti", many=True):
            for _ in range(dice.whole(1, 3)):
                desert.saguaro(stage, dice.between(10, 310), dice.between(172, 190), dice.between(40, 80))


KIND = Kind(
    name="canyon",
    titles=("canyon", "rocky canyon", "desert canyon", "canyon landscape", "canyon of red rock"),
    views={"rim": rim, "bottom": bottom, "arch": arch, "buttes": buttes},
    weathers=(("clear", 6), ("cloudy", 4), ("overcast", 1), ("mist", 0.6), ("thunderstorm", 0.8)),
    seasons=(),
    moods=("grand", "vast", "silent", "wild"),
    night_moods=("lonely", "silent", "mysterious", "vast"),
)  # fmt: skip
