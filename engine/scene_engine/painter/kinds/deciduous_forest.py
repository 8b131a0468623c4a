"""A wood of broad-leaved trees: a clearing, a path, a stream, a great oak, the edge seen from a meadow."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, water
from scene_engine.painter.area import ellipse
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import (
    BARK,
    BARK_DEAD,
    BARK_PALE,
    BLOSSOM,
    EARTH,
    LEAF_DARK,
    MOSS,
    SNOW,
    Material,
)
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import plants, trees, woods
from scene_engine.painter.things.wood import BARK_BIRCH, trunk

FLOOR = Material((0x16281F, 0x35522A, 0x64843A, 0xA2B44E), 5)
LITTER = Material((0x3A1F1A, 0x74401F, 0xB47030, 0xE2A94A), 5)


def clearing(stage: Stage) -> None:
    """Light falls into a glade where something stands."""
    dice = stage.dice
    wood, x, ground = _wood(stage), dice.between(110, 210), dice.between(92, 106)
    woods.depth(stage, wood, x, dice.between(74, 96), ground, 5)
    with stage.thing("clearing"):
        glade = ellipse(x, ground + 46, dice.between(88, 112), 28)
        ragged = noise.field(dice, glade.height, glade.width, 9, 2, 2)
        stage.fill(glade.where(ragged > 0.12), land.turf(stage), 0.62 + 0.3 * (ragged - 0.5), 0.06)
    woods.light_pool(stage, x, ground + 46, 84, 24)
    _focus(stage, x + dice.between(-24, 24), ground + dice.between(44, 56))
    woods.sunbeams(stage, x)
    _front(stage, wood)


def path(stage: Stage) -> None:
    """A path leads between the trunks to where it is light."""
    dice = stage.dice
    wood, x, ground = _wood(stage), dice.between(120, 200), dice.between(98, 114)
    woods.depth(stage, wood, x, dice.between(52, 68), ground, 6)
    with stage.thing("path", dice.pick(("winding", "narrow"))):
        land.road(stage, ground + 3, x, dice.between(90, 230), dice.between(90, 130), EARTH, 36)
    for _ in range(3):
        woods.light_pool(stage, dice.between(60, 260), dice.between(ground + 24, 176), 40, 9)
    woods.sunbeams(stage, x)
    with stage.thing(wood.noun, "large", many=True):
        for at in (dice.between(0, 44), dice.between(276, 320)):
            trunk(
                stage,
                at,
                HEIGHT - dice.between(2, 16),
                -6,
                dice.between(30, 44),
                wood.bark,
                -0.25,
                dice.between(-14, 14),
                0,
                0.6,
            )
    _front(stage, wood)


def stream(stage: Stage) -> None:
    """Up a stream that runs among stones."""
    dice = stage.dice
    wood, x, ground = _wood(stage), dice.between(120, 200), dice.between(92, 108)
    woods.depth(stage, wood, x, dice.between(64, 84), ground, 5)
    with stage.thing("stream") as brook:
        area = water.river(stage, ground + 6, x, dice.between(110, 170), 50)
    with stage.thing("rock", "mossy", many=True) as rocks:
        edges = [np.flatnonzero(row) for row in area.mask[::9]]
        for number, columns in enumerate(edges[2:]):
            for at in (columns[0], columns[-1]) if len(columns) else ():
                if dice.chance(0.75):
                    r = (4 + 2.2 * number) * dice.between(0.7, 1.2)
                    woods.boulder(stage, area.left + at, area.top + 9 * (number + 2), r, r * 0.6)
    stage.relate(rocks, "beside", brook)
    woods.sunbeams(stage, x)
    water.mirror(stage, area, ground + 4, 0.4)
    _front(stage, wood)


def great_oak(stage: Stage) -> None:
    """One old tree, larger than all others."""
    dice = stage.dice
    wood, x = _wood(stage), dice.between(96, 224)
    ground = dice.between(104, 120)
    woods.depth(stage, wood, WIDTH - x, 60, ground, 3)
    woods.light_pool(stage, x, ground + 44, 90, 18)
    with stage.thing("oak tree", "old", "huge"):
        stage.shade(ellipse(x - stage.side * 20, 172, 110, 14), 0.4)
        trees.oak(stage, x, 172, dice.between(164, 186), wood.leaves, BARK)
    woods.sunbeams(stage, WIDTH - x)
    _front(stage, wood)


def edge(stage: Stage) -> None:
    """The edge of the wood, seen over a meadow."""
    dice = stage.dice
    horizon = dice.between(98, 116)
    sky.paint(stage, horizon)
    with stage.thing("hill", "far", many=True):
        land.ridge(stage, land.hills(dice, horizon + 6, 34), LEAF_DARK, 0.75)
    with stage.thing("wood", "dense"):
        rise = np.linspace(0, dice.between(14, 40), WIDTH, dtype=np.float32) * dice.sign()
        woods.thicket(
            stage, horizon - 18 + rise - 14 * noise.line(dice, WIDTH, 18, 3), land.foliage(stage), 0.4, 5
        )
    with stage.thing("meadow"):
        land.ground(stage, horizon + 12, land.turf(stage))
    for noun, draw in dice.some(trees.BROAD, dice.whole(2, 3)):
        with stage.thing(noun, many=True):
            for _ in range(dice.whole(1, 3)):
                y = horizon + 14 + dice.between(0, 14)
                draw(
                    stage, dice.between(0, WIDTH), y, dice.between(54, 82), land.foliage(stage), distance=0.2
                )
    if dice.chance(0.6):
        with stage.thing("path", "winding"):
            land.road(stage, horizon + 16, dice.between(60, 260), dice.between(60, 260), 54, EARTH, 60)
    if stage.season in ("spring", "summer"):
        with stage.thing("flower", many=True):
            plants.flowers(stage, 0, horizon + 34, WIDTH, 184, 44, size=3)
    with stage.thing("oak tree", "large"):
        at = dice.pick((dice.between(-6, 40), dice.between(280, 326)))
        trees.oak(stage, at, HEIGHT - 6, dice.between(150, 185), land.foliage(stage), distance=-0.3)


def _wood(stage: Stage) -> woods.Wood:
    """The wood of this picture: of oaks, beeches or birches, as the season has it."""
    noun, bark = stage.dice.pick(
        (("oak tree", BARK), ("beech tree", BARK_PALE), ("birch tree", BARK_BIRCH), ("tree", BARK))
    )
    leaves = land.foliage(stage)
    leafless = leaves in (BARK_DEAD, SNOW)
    under = {"autumn": LITTER, "winter": SNOW}.get(stage.season, LEAF_DARK)
    ground = {"autumn": LITTER, "winter": SNOW}.get(stage.season, FLOOR)
    if leaves is BLOSSOM:
        noun = "cherry tree"
    return woods.Wood(noun, bark, leaves, under, ground, not leafless)


def _focus(stage: Stage, x: float, y: float) -> None:
    """What stands in the clearing."""
    dice = stage.dice
    what = dice.pick(("stump", "log", "stone", "mushrooms", "tree"))
    winter = stage.season == "winter"
    if what == "stump":
        with stage.thing("tree stump"):
            plants.stump(stage, x, y, dice.between(26, 40))
    elif what == "log":
        with stage.thing("log", "fallen", *(() if winter else ("mossy",))):
            plants.log(stage, x, y, dice.between(60, 96), dice.between(13, 19), moss=SNOW if winter else MOSS)
    elif what == "stone":
        with stage.thing("standing stone", "mossy"):
            woods.boulder(stage, x, y, dice.between(13, 18), dice.between(30, 42))
    elif what == "mushrooms" and not winter:
        with stage.thing("mushroom", "red", "large", many=True):
            for dx, size in ((-20, 22), (16, 28), (-2, 36), (30, 15)):
                plants.mushroom(stage, x + dx, y + size * 0.16, size)
    else:
        with stage.thing("oak tree"):
            trees.oak(stage, x, y, dice.between(76, 92), land.foliage(stage), distance=0.06)


def _front(stage: Stage, wood: woods.Wood) -> None:
    """What grows at our feet, dark against the light."""
    dice = stage.dice
    if stage.season == "winter":
        with stage.thing("bush", "snow-covered", plural="bushes", many=True):
            for at in (dice.between(-6, 50), dice.between(270, 326)):
                plants.bush(stage, at, HEIGHT + 6, dice.between(28, 46), SNOW, -0.3)
        return
    with stage.thing("fern", many=True):
        for at in (
            dice.between(-6, 40),
            dice.between(50, 90),
            dice.between(230, 270),
            dice.between(280, 326),
        ):
            plants.fern(stage, at, HEIGHT + 2, dice.between(26, 44), distance=-0.4)
    with stage.thing("grass", plural=""):
        plants.tufts(stage, HEIGHT, 12, distance=-0.45)


KIND = Kind(
    name="deciduous forest",
    titles=("forest", "deciduous forest", "forest clearing", "wood of broad-leaved trees", "woodland", "forest path", "green forest", "shady wood"),
    views={"clearing": clearing, "path": path, "stream": stream, "great oak": great_oak, "edge": edge},
    moods=("peaceful", "quiet", "enchanting", "serene"),
    night_moods=("mysterious", "dark", "enchanted", "eerie"),
)  # fmt: skip
