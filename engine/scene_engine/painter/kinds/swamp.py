"""A swamp: drowned trees with beards of moss, reeds, lily pads, a hut on stilts, lights that lead astray."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, texture, water, weather
from scene_engine.painter.area import Area, box, ellipse
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import MUD, SNOW, WATER_SWAMP, Material
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import plants, swamps, trees, woods

SEDGE = Material((0x232E1C, 0x4A5A2C, 0x84904A, 0xBCC070), 5)


def channel(stage: Stage) -> None:
    """Down a channel between drowned cypresses."""
    dice = stage.dice
    shore, x = dice.between(96, 112), dice.between(120, 200)
    pool, area = _water(stage, shore, x)
    with stage.thing("cypress tree", "mossy", many=True):
        for distance, foot, wide, count in ((0.5, 6, 9, 9), (0.28, 22, 15, 6), (0.06, 50, 26, 4)):
            gap = 92 * (0.75 - distance)
            for number in range(count):
                at = (number + dice.between(0.2, 0.8)) / count * WIDTH
                if abs(at - x) > gap:
                    swamps.cypress(stage, at, shore + foot, wide * dice.between(0.7, 1.2), distance)
    with stage.thing("foliage", plural=""):
        line = 14 + 26 * noise.line(dice, WIDTH, 40, 3) + 0.0016 * (np.arange(WIDTH) - x) ** 2
        woods.canopy(stage, line.astype(np.float32), swamps.leaves(stage), 0.1, 6, 0.12)
    swamps.beards(stage, 10, 30, 0.0)
    _finish(stage, pool, area, shore, shore + 24)


def hut(stage: Stage) -> None:
    """A hut on stilts, with a light in its window."""
    dice = stage.dice
    shore = dice.between(100, 116)
    pool, area = _water(stage, shore, dice.between(60, 260))
    with stage.thing("cypress tree", "mossy", many=True):
        for number in range(8):
            at = (number + dice.between(0.2, 0.8)) / 8 * WIDTH
            swamps.cypress(stage, at, shore + dice.between(4, 14), dice.between(8, 14), 0.42)
    x = dice.between(110, 210)
    with stage.thing("hut", "wooden", "crooked") as home:
        swamps.stilt_hut(stage, x, shore + 38, dice.between(0.95, 1.2))
    with stage.thing("bare tree", "dead"):
        side = -1 if x > WIDTH / 2 else 1
        at, high = x + side * dice.between(84, 120), dice.between(96, 124)
        trees.bare(stage, at, shore + 44, high, swamps.CYPRESS, 0.05)
    stage.relate(home, "over", pool)
    with stage.thing("foliage", plural=""):
        line = 2 + 20 * noise.line(dice, WIDTH, 40, 3) + 0.0022 * (np.arange(WIDTH) - x) ** 2
        woods.canopy(stage, line.astype(np.float32), swamps.leaves(stage), -0.2, 6)
    swamps.beards(stage, 8, 26, -0.15)
    _finish(stage, pool, area, shore, shore + 38)


def tree(stage: Stage) -> None:
    """One great dead tree on a hummock, out in open water."""
    dice = stage.dice
    shore = dice.between(98, 116)
    pool, area = _water(stage, shore, dice.between(60, 260))
    x, y = dice.between(100, 220), shore + dice.between(38, 48)
    with stage.thing("mound", "grassy") as island:
        mound = ellipse(x, y + 4, dice.between(54, 76), 13)
        value = 0.62 - 0.6 * mound.down + texture.grass(dice, mound.xs, mound.ys)
        stage.fill(mound.where(mound.ys < y + 9), SNOW if stage.season == "winter" else SEDGE, value, 0.05)
    with stage.thing("bare tree", "dead", "huge") as lonely:
        swamps.bearded(stage, trees.bare(stage, x, y + 3, dice.between(128, 152), swamps.CYPRESS), 6)
    stage.relate(lonely, "on", island)
    with stage.thing("reed", many=True):
        for _ in range(4):
            at = x + dice.sign() * dice.between(36, 62)
            plants.blades(stage, at, y + 9, dice.between(22, 36), 22, 9, 2.2, plants.REED, 0.02)
    _finish(stage, pool, area, shore, y + 8)


def bog(stage: Stage) -> None:
    """A planked way leads over pools and sedge to a far line of trees."""
    dice = stage.dice
    horizon, x = dice.between(92, 112), dice.between(110, 210)
    sky.paint(stage, horizon)
    swamps.far(stage, horizon, x)
    with stage.thing("marsh", "boggy"):
        land.ground(stage, horizon + 2, SNOW if stage.season == "winter" else SEDGE)
    with stage.thing("pool", "dark", many=True):
        pools = [
            ellipse(dice.between(0, WIDTH), horizon + 12 + 64 * t * t, 26 + 44 * t, 2.5 + 8 * t)
            for t in (0.1, 0.3, 0.5, 0.7, 0.9)
        ]
        for pool in pools:
            water.surface(stage, pool, WATER_SWAMP, 0.15, 0.6)
            stage.fill(pool.edge(0, -1), MUD, 0.2)
    with stage.thing("boardwalk", "wooden"):
        swamps.boardwalk(stage, horizon + 4, x, dice.between(70, 250), dice.between(64, 92))
    with stage.thing("bare tree", "dead", many=True):
        for _ in range(dice.whole(2, 4)):
            at, t = dice.between(10, 310), dice.unit()
            if abs(at - x) > 40:
                trees.bare(stage, at, horizon + 10 + 34 * t, 44 + 50 * t, swamps.CYPRESS, 0.3 - 0.25 * t)
    for pool in pools:
        water.mirror(stage, pool, pool.top, 0.4)
    if stage.night and dice.chance(0.6):
        swamps.wisps(stage, horizon)
    swamps.front(stage)


def _water(stage: Stage, shore: float, x: float) -> tuple[Named, Area]:
    """Sky, the far wood and the water before it."""
    sky.paint(stage, shore, x)
    swamps.far(stage, shore, x)
    with stage.thing("swamp water", "murky", plural="") as pool:
        return pool, water.sea(stage, shore, HEIGHT, WATER_SWAMP, 0.16)


def _finish(stage: Stage, pool: Named, area: Area, shore: float, foot: float) -> None:
    """The image in the water, of what stands beyond row `shore` and in row `foot`; what floats; mist."""
    dice = stage.dice
    open_water = area.where(stage.owner[area.window] == pool.number)
    water.mirror(stage, open_water & box(0, shore, WIDTH, foot), shore + 3, 0.5)
    water.mirror(stage, open_water & box(0, foot, WIDTH, HEIGHT), foot, 0.5)
    with stage.thing("lily pad", many=True):
        for _ in range(0 if stage.season == "winter" else dice.whole(1, 3)):
            x, y = dice.between(40, 280), dice.between(shore + 40, 178)
            plants.lily_pads(stage, x, y, dice.between(46, 84), 7)
    if dice.chance(0.7):
        weather.mist(stage, shore + 6, 16, 0.5)
    if stage.night and dice.chance(0.6):
        swamps.wisps(stage, shore)
    swamps.front(stage)


KIND = Kind(
    name="swamp",
    titles=("swamp", "misty swamp", "bayou", "marsh", "murky swamp", "bog"),
    views={"channel": channel, "hut": hut, "tree": tree, "bog": bog},
    weathers=(
        ("clear", 4), ("cloudy", 3), ("overcast", 2), ("mist", 3), ("rain", 1.5), ("thunderstorm", 1),
        ("snow", 0.3),
    ),
    moods=("murky", "gloomy", "still", "brooding"),
    night_moods=("eerie", "spooky", "mysterious", "sinister"),
)  # fmt: skip
