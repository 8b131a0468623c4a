"""Waterfalls: into a pool, down steps, through a gorge, off a far plateau, seen from a cave."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, texture, water
from scene_engine.painter.area import Area, below, box, everywhere
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BASALT, GRANITE, JUNGLE, LIMESTONE, MOSS, SANDSTONE, SNOW, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import caves, rocks, trees, wilds

ROCKS = (GRANITE, GRANITE, BASALT, LIMESTONE, SANDSTONE)


def pool(stage: Stage) -> None:
    """One fall over a cliff into a pool among trees."""
    dice = stage.dice
    sky.paint(stage, 120)
    rock = dice.pick(ROCKS)
    top, shore = dice.between(36, 66), dice.between(128, 142)
    x = dice.between(110, 210)
    _woods(stage, np.asarray(top + 4 - 6 * noise.line(dice, WIDTH, 60, 2), np.float32), 0.35)
    line = top + 10 * (noise.line(dice, WIDTH, 70, 2) - 0.3)
    with stage.thing("cliff", "rocky") as cliff:
        _face(stage, line.astype(np.float32), shore + 3, rock, 0.15)
    lagoon = box(0, shore, WIDTH, HEIGHT)
    with stage.thing("pool", "clear"):
        water.surface(stage, lagoon, rough=0.22, sky=0.1)
    with stage.thing("waterfall") as fall:
        wide = dice.between(24, 62)
        lip = float(line[int(x)]) - 1
        rocks.waterfall(stage, x, lip, shore + 3, wide, 0.05, dice.between(1.05, 1.4))
        if dice.chance(0.35):
            x2 = x + dice.sign() * (wide + dice.between(26, 44))
            rocks.waterfall(stage, x2, float(line[int(x2)]) - 1, shore + 2, wide * 0.4, 0.08)
    water.mirror(stage, lagoon, shore, 0.3, 2.0)
    stage.relate(fall, "over", cliff)
    with stage.thing("boulder", "mossy", many=True):
        for _ in range(dice.whole(3, 6)):
            bx = x + dice.sign() * dice.between(wide * 0.8, 120)
            rocks.boulder(stage, bx, shore + dice.between(2, 26), dice.between(18, 40), rock, 0.0)
    _near(stage)


def steps(stage: Stage) -> None:
    """A river that comes down in three or four steps."""
    dice = stage.dice
    horizon = dice.between(56, 76)
    sky.paint(stage, horizon)
    rock = dice.pick(ROCKS)
    _woods(stage, land.hills(dice, horizon + 6, 24), 0.5)
    count = dice.whole(3, 4)
    x, wide = dice.between(120, 200), dice.between(24, 36)
    rows = [horizon + (HEIGHT - 16 - horizon) * (n / count) ** 1.15 for n in range(count + 1)]
    turf = land.turf(stage)
    for number in range(count):
        upper, lower = rows[number], rows[number + 1]
        distance = 0.36 * (1 - number / count)
        line = upper + 7 * (noise.line(dice, WIDTH, 60, 2) - 0.5)
        with stage.thing("cliff", "rocky", many=True):
            _face(stage, line.astype(np.float32), HEIGHT, rock, distance, turf)
        with stage.thing("waterfall", many=True):
            flat = (lower - upper) * 0.3
            ledge = box(x - wide * 0.62, upper - 3, x + wide * 0.62, upper + 3)
            stage.fill(ledge, rocks.FALL, 0.45, distance)
            rocks.waterfall(stage, x, upper, lower - flat, wide, distance, 1.15)
        with stage.thing("pool"):
            low = box(x - wide * 1.5, lower - flat - 2, x + wide * 1.5, lower + 4)
            rim = ((low.xs - x) / (wide * 1.5)) ** 2 + ((low.ys - lower + flat / 2) / (flat * 0.5 + 4)) ** 2
            water.surface(stage, low.where(rim < 1), rough=0.3, sky=0.1)
        rocks.foam(stage, x, lower - flat, wide * 0.6, 0.7, distance)
        x, wide = x + dice.between(-34, 34), wide * dice.between(1.1, 1.45)
    with stage.thing("boulder", many=True):
        rocks.scree(stage, dice.whole(4, 7), 110, HEIGHT + 4, 48, rock)
    _near(stage)


def gorge(stage: Stage) -> None:
    """A tall fall at the end of a gorge, the stream running towards us."""
    dice = stage.dice
    sky.paint(stage, 110)
    rock = dice.pick(ROCKS)
    x, shore = dice.between(130, 190), dice.between(130, 142)
    top = dice.between(14, 34)
    with stage.thing("cliff", "tall"):
        line = top + 10 * (noise.line(dice, WIDTH, 40, 3) - 0.5)
        _face(stage, line.astype(np.float32), shore + 2, rock, 0.42)
    with stage.thing(""):
        land.ground(stage, shore, MOSS if stage.season != "winter" else SNOW)
    with stage.thing("stream"):
        stream = water.river(stage, shore, x, dice.between(110, 170), 50)
    with stage.thing("waterfall", "tall"):
        rocks.waterfall(stage, x, float(line[int(x)]) - 1, shore + 3, dice.between(18, 34), 0.3, 1.5, 1.2)
    with stage.thing("cliff", "steep", many=True):
        for near in range(2):
            for side in (-1, 1):
                room = x if side < 0 else WIDTH - x
                reach = room * (0.72 - 0.3 * near) * dice.between(0.85, 1.1)
                wall = rocks.flank(
                    stage, side, dice.between(-14, 14), reach * 0.8, reach, shore + 10 + 36 * near, 11
                )
                lit = 0.54 if side != stage.side else 0.36
                rocks.cliff(stage, wall, rock, 0.2 - 0.35 * near, 24 + 10 * near, False, lit)
                _moss(stage, wall, 0.2 - 0.35 * near)
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
    _woods(stage, line + 4, 0.6)
    with stage.thing("cliff", "long"):
        _face(stage, line, horizon + 6, rock, 0.5)
    with stage.thing("waterfall", "high", many=True):
        places = dice.some(range(30, 300, 44), dice.whole(2, 4))
        for x in places:
            rocks.waterfall(stage, x, float(line[x]) - 1, horizon + 2, dice.between(10, 24), 0.4, 1.5, 0.8)
    turf = land.turf(stage)
    with stage.thing("meadow"):
        land.ground(stage, horizon, turf)
    with stage.thing("pine", many=True):
        wilds.treeline(stage, np.full(WIDTH, horizon + 5, np.float32), 13, distance=0.4)
    with stage.thing("river", "winding"):
        stream = water.river(stage, horizon + 5, places[0], dice.between(110, 170), 110)
    water.mirror(stage, stream, horizon, 0.25)
    with stage.thing("pine", many=True):
        for x0, x1 in ((-4, 90), (230, 324)):
            wilds.pinewood(stage, horizon + 26, 5, dice.between(40, 60), 0.1, x0, x1)


def behind(stage: Stage) -> None:
    """From a cave, out past the falling water."""
    dice = stage.dice
    horizon = dice.between(106, 124)
    sky.paint(stage, horizon)
    _woods(stage, land.hills(dice, horizon, 40), 0.6)
    with stage.thing("lake"):
        lake = water.sea(stage, horizon, rough=0.2)
    water.mirror(stage, lake, horizon, 0.4)
    x = dice.between(110, 210)
    with stage.thing("waterfall"):
        wide = dice.between(50, 90)
        rocks.waterfall(stage, x + dice.sign() * dice.between(10, 40), -2, 172, wide, 0, 1.1, 0.7)
    whole = everywhere()
    rx, ry = dice.between(96, 130), dice.between(76, 92)
    ragged = 0.4 * (noise.field(dice, HEIGHT, WIDTH, 26, 3) - 0.5)
    out = ((whole.xs - x) / rx) ** 2 + ((whole.ys - 96) / ry) ** 2 + ragged
    with stage.thing("cave wall", "dark"):
        rock = dice.pick(ROCKS)
        caves.wall(stage, whole.where(out > 1), rock, -0.4, np.clip(0.75 - 0.4 * (out - 1), 0, 1) - 0.15)
    with stage.thing("boulder", "dark", many=True):
        for _ in range(dice.whole(2, 4)):
            rocks.boulder(
                stage, dice.between(10, 310), dice.between(180, 198), dice.between(30, 60), rock, -0.5
            )


def _face(
    stage: Stage,
    line: land.Line,
    bottom: float,
    rock: Material,
    distance: float,
    turf: Material | None = None,
) -> None:
    """A cliff under a line down to a row, turf and hanging green at its top."""
    area = below(line, bottom)
    rocks.cliff(stage, area, rock, distance, 22, rock is SANDSTONE, 0.52 - 0.12 * area.down)
    _moss(stage, area, distance)
    under = area.ys - line[None]
    ragged = 4 + 9 * noise.field(stage.dice, area.height, area.width, 9, 2, 0.8)
    stage.fill(area.where(under < ragged), turf or land.turf(stage), 0.82 - 0.04 * under, distance, 6)


def _moss(stage: Stage, area: Area, distance: float) -> None:
    """Green where water seeps down the rock."""
    if stage.season == "winter" or not area.mask.size:
        return
    seep = noise.field(stage.dice, area.height, area.width, 17, 3, 0.6)
    value = 0.5 + texture.leaves(stage.dice, area.xs, area.ys, 6)
    stage.fill(area.where(seep > 0.8 + 0.1 * area.down), MOSS, value, distance, 4)


def _woods(stage: Stage, line: land.Line, distance: float) -> None:
    """Woods that look over the cliff's edge: pines or broad crowns."""
    dice = stage.dice
    if dice.chance(0.5):
        with stage.thing("pine", many=True):
            wilds.treeline(stage, line + 4, dice.between(16, 26), distance=distance)
        return
    leaves = land.foliage(stage)
    with stage.thing("tree", many=True):
        for number in range(22):
            x = (number + dice.unit()) / 22 * WIDTH
            r = dice.between(8, 15)
            trees.crown(stage, x, float(line[min(int(x), WIDTH - 1)]), r, r * 0.85, leaves, distance)


def _near(stage: Stage) -> None:
    """What frames the picture in front: a tree, a bush or ferns."""
    dice = stage.dice
    choice = dice.whole(0, 2)
    if choice == 0:
        with stage.thing("pine", "tall", many=True):
            wilds.frame(stage, -0.5)
    elif choice == 1:
        leaves = JUNGLE if stage.season in ("summer", "spring") else land.foliage(stage)
        with stage.thing("bush", many=True):
            for side in (-1, 1):
                for _ in range(dice.whole(2, 4)):
                    x = WIDTH / 2 + side * dice.between(96, 165)
                    trees.crown(
                        stage, x, HEIGHT - dice.between(-4, 8), dice.between(16, 32), 18, leaves, -0.45
                    )


KIND = Kind(
    name="waterfall",
    titles=("waterfall", "waterfall in the woods", "waterfalls", "cascade", "waterfall and pool", "hidden waterfall"),
    views={"pool": pool, "steps": steps, "gorge": gorge, "plateau": plateau, "behind": behind},
    weathers=(("clear", 6), ("cloudy", 4), ("overcast", 1.5), ("mist", 1.2), ("rain", 0.8), ("snow", 0.5)),
    moods=("peaceful", "lush", "refreshing", "hidden"),
    night_moods=("mysterious", "dreamy", "secret", "still"),
)  # fmt: skip
