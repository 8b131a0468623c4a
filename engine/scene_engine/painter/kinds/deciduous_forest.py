"""A wood of broad-leaved trees: a clearing, a path, a stream, a great oak, the edge seen from a meadow."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, sky, water
from scene_engine.painter.area import Area, ellipse
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BARK, BLOSSOM, EARTH, GRANITE, LEAF_DARK
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import glades, plants, rocks, trees, woods
from scene_engine.painter.things.wood import trunk


def clearing(stage: Stage) -> None:
    """Light falls into a glade where something stands."""
    dice = stage.dice
    wood, x, ground = glades.broadleaf(stage), dice.between(110, 210), dice.between(92, 106)
    woods.depth(stage, wood, x, dice.between(74, 96), ground, 5)
    glades.clearing(stage, x, ground + 46, dice.between(176, 230))
    glades.find(stage, x + dice.between(-24, 24), ground + dice.between(44, 56))
    woods.sunbeams(stage, x)
    glades.front(stage)


def path(stage: Stage) -> None:
    """A path leads between the trunks to where it is light."""
    dice = stage.dice
    wood, x, ground = glades.broadleaf(stage), dice.between(120, 200), dice.between(98, 114)
    trunks = woods.depth(stage, wood, x, dice.between(52, 68), ground, 6)
    with stage.thing("path", dice.pick(("winding", "narrow"))) as way:
        land.road(stage, ground + 3, x, dice.between(90, 230), dice.between(90, 130), EARTH, 36)
    stage.relate(way, "between", trunks)
    for _ in range(3):
        woods.light_pool(stage, dice.between(60, 260), dice.between(ground + 24, 176), 40, 9)
    woods.sunbeams(stage, x)
    with stage.thing(wood.noun, "large", many=True):
        for at in (dice.between(0, 44), dice.between(276, 320)):
            foot, wide = HEIGHT - dice.between(2, 16), dice.between(30, 44)
            trunk(stage, at, foot, -6, wide, wood.bark, -0.2, dice.between(-14, 14), 0, 0.6)
    glades.front(stage)


def stream(stage: Stage) -> None:
    """Up a stream that runs among stones."""
    dice = stage.dice
    wood, x, ground = glades.broadleaf(stage), dice.between(120, 200), dice.between(92, 108)
    woods.depth(stage, wood, x, dice.between(64, 84), ground, 5)
    with stage.thing("stream") as brook:
        area = water.river(stage, ground + 6, x, dice.between(100, 170), dice.between(60, 150))
    water.mirror(stage, area, ground + 4, 0.45)
    with stage.thing("rock", many=True) as stones:
        _banks(stage, area)
    stage.relate(stones, "beside", brook)
    if dice.chance(0.35):
        with stage.thing("log", "fallen") as bridge:
            row = dice.between(ground + 26, ground + 44)
            plants.log(stage, x, row, 120, 15)
        stage.relate(bridge, "over", brook)
    woods.sunbeams(stage, x)
    glades.front(stage)


def great_oak(stage: Stage) -> None:
    """One old tree, larger than all others."""
    dice = stage.dice
    wood, x = glades.broadleaf(stage), dice.between(96, 224)
    ground = dice.between(104, 120)
    woods.depth(stage, wood, WIDTH - x, 60, ground, 3)
    woods.light_pool(stage, x, ground + 44, 90, 18)
    noun = "cherry tree" if wood.leaves is BLOSSOM else glades.named(stage, "oak tree")
    with stage.thing(noun, "old", "huge"):
        stage.shade(ellipse(x - stage.side * 20, 172, 110, 14), 0.4)
        trees.oak(stage, x, 172, dice.between(164, 186), wood.leaves, BARK)
    if stage.season != "winter" and dice.chance(0.5):
        with stage.thing("mushroom", many=True):
            for dx in (-40, 34, 52):
                cap = dice.pick((plants.CAP_RED, plants.CAP_BROWN))
                plants.mushroom(stage, x + dx + dice.between(-8, 8), 176, dice.between(13, 20), cap)
    woods.sunbeams(stage, WIDTH - x)
    glades.front(stage)


def edge(stage: Stage) -> None:
    """The edge of the wood, seen over a meadow."""
    dice = stage.dice
    horizon = dice.between(98, 116)
    sky.paint(stage, horizon)
    with stage.thing("hill", "far", many=True):
        land.ridge(stage, land.hills(dice, horizon + 6, 34), LEAF_DARK, 0.75)
    with stage.thing("forest", "dense"):
        glades.distant_wood(stage, horizon + 10, dice.between(36, 54))
    with stage.thing("meadow"):
        land.ground(stage, horizon + 12, land.turf(stage))
    if dice.chance(0.6):
        with stage.thing("path", "winding"):
            land.road(stage, horizon + 14, dice.between(60, 260), dice.between(60, 260), 54, EARTH, 60)
    for noun, draw in dice.some(trees.BROAD, dice.whole(1, 2)):
        with stage.thing(glades.named(stage, noun), many=True):
            for _ in range(dice.whole(1, 3)):
                x, y, high = dice.between(0, WIDTH), horizon + 14 + dice.between(0, 14), dice.between(54, 82)
                stage.shade(ellipse(x - stage.side * high * 0.2, y, high * 0.4, high * 0.05), 0.35)
                draw(stage, x, y, high, glades.leaves(stage), distance=0.2)
    if stage.season in ("spring", "summer"):
        with stage.thing("flower", many=True):
            plants.flowers(stage, 0, horizon + 34, WIDTH, 184, 40, size=3)
    with stage.thing(glades.named(stage, "oak tree"), "large"):
        at = dice.pick((dice.between(-6, 40), dice.between(280, 326)))
        trees.oak(stage, at, HEIGHT - 6, dice.between(150, 185), glades.leaves(stage), distance=-0.3)


def _banks(stage: Stage, stream: Area) -> None:
    """Stones along both banks of a stream, larger towards us."""
    dice = stage.dice
    for number in range(2, stream.height // 9):
        columns = np.flatnonzero(stream.mask[number * 9])
        for at in (columns[0], columns[-1]) if len(columns) else ():
            if dice.chance(0.5):
                wide = (7 + 3.4 * number) * dice.between(0.6, 1.3)
                x = stream.left + int(at) + dice.between(-4, 4)
                rocks.boulder(
                    stage, x, stream.top + 9 * number, wide, GRANITE, 0, 0.6, stage.season == "winter"
                )


KIND = Kind(
    name="deciduous forest",
    titles=(
        "forest", "deciduous forest", "wood of broad-leaved trees", "woodland", "broadleaf forest",
        "shady forest", "old forest",
    ),
    views={"clearing": clearing, "path": path, "stream": stream, "great oak": great_oak, "edge": edge},
    moods=("peaceful", "quiet", "enchanting", "serene"),
    night_moods=("mysterious", "dark", "enchanted", "eerie"),
)  # fmt: skip
