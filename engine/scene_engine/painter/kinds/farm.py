"""A farm: its barn and its house about a yard, its fields, its fences."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, sky
from scene_engine.painter.area import below
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import WOOD, WOOD_GREY
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import churches, cottages, country, fields, roads, trees


def yard(stage: Stage) -> None:
    """In the yard: the barn large on one side, the farmhouse on the other."""
    dice, between = stage.dice, stage.dice.between
    horizon = between(92, 104)
    sky.paint(stage, horizon)
    country.hills(stage, horizon + 8)
    with stage.thing(country.growth(stage), plural=""):
        land.ground(stage, horizon + 6, land.turf(stage))
    if dice.chance(0.4):
        with stage.thing("windmill"):
            churches.windmill(stage, WIDTH / 2 + between(-50, 50), horizon + 12, between(46, 60), 0.35)
    side = dice.sign()
    with stage.thing("road", plural=""):
        land.road(stage, horizon + 10, WIDTH / 2 + between(-30, 30), between(110, 210), 90, bend=50)
    with stage.thing("barn", "red" if dice.chance(0.6) else "wooden") as barn:
        paint = cottages.BARN_RED if barn.adjectives == ("red",) else WOOD if dice.chance(0.5) else WOOD_GREY
        cottages.barn(
            stage,
            WIDTH / 2 - side * between(64, 90),
            between(138, 152),
            between(34, 42),
            side,
            0.05,
            paint,
        )
    with stage.thing("farmhouse"):
        country.home(
            stage,
            WIDTH / 2 + side * between(84, 120),
            between(132, 142),
            between(20, 25),
            0.12,
            turn=-side,
        )
    with stage.thing("fence"):
        y = between(146, 152)
        roads.fence(
            stage, (WIDTH / 2 + side * 170, y + 8), (WIDTH / 2 + side * 44, y), 16, pales=dice.chance(0.4)
        )
    _clutter(stage, side)


def crops(stage: Stage) -> None:
    """Rows of crops that run to the farm beneath the sky."""
    dice, between = stage.dice, stage.dice.between
    horizon = between(84, 98)
    sky.paint(stage, horizon)
    country.hills(stage, horizon + 8)
    crop, furrow = fields.CROPS[stage.season]
    vanish = between(112, 208)
    line = land.hills(dice, horizon + 9, 5)
    with stage.thing("field", many=True):
        fields.rows(stage, below(line), vanish, horizon, crop, furrow, between(13, 20))
    with stage.thing("barn", "red"):
        cottages.barn(stage, vanish + between(-30, 30), horizon + 22, between(20, 25), dice.sign(), 0.22)
    side = 1 if vanish < WIDTH / 2 else -1
    with stage.thing("farmhouse"):
        country.home(stage, vanish + side * between(66, 86), horizon + 20, between(15, 18), 0.26)
    with stage.thing("windmill"):
        churches.windmill(stage, vanish - side * between(60, 80), horizon + 14, between(50, 66), 0.3)
    with stage.thing("hedge"):
        fields.hedge(stage, -4, WIDTH + 4, horizon + between(26, 30), 7, distance=0.2)
    if dice.chance(0.6):
        country.frame_tree(stage, side)
    elif stage.season != "winter":
        with stage.thing("haystack", many=True):
            for t in (0.2, 0.5, 0.85):
                y = horizon + 30 + 60 * t
                roads.haystack(
                    stage, WIDTH / 2 + side * between(20, 140) * (0.4 + t), y, 22 + 40 * t, 18 + 32 * t
                )


def gate(stage: Stage) -> None:
    """From the road, over a low wall: the farm amid its trees, a meadow before it."""
    dice, between = stage.dice, stage.dice.between
    horizon = between(80, 92)
    sky.paint(stage, horizon)
    country.hills(stage, horizon + 8)
    with stage.thing("field", many=True):
        fields.patchwork(stage, land.hills(dice, horizon + 8, 8), horizon + 50, 0.34)
    with stage.thing("meadow"):
        land.ground(stage, land.hills(dice, horizon + 38, 6), land.turf(stage))
    x = between(110, 210)
    side = dice.sign()
    with stage.thing("tree", many=True):
        for offset in (-70, -52, 58, 80):
            trees.broad(stage, x + offset, horizon + 44, between(30, 44), land.foliage(stage), distance=0.25)
    with stage.thing("farmhouse"):
        country.home(stage, x + side * 46, horizon + 54, between(20, 24), 0.18, turn=-side)
    with stage.thing("barn", "red"):
        cottages.barn(stage, x - side * 22, horizon + 56, between(26, 32), side, 0.14)
    _clutter(stage, side)
    with stage.thing("stone wall"):
        left, right = (-4, WIDTH * 0.62) if side > 0 else (WIDTH * 0.38, WIDTH + 4)
        roads.wall_low(stage, (left, HEIGHT - 4), (right, HEIGHT - 4), 22, -0.2)
    country.frame_tree(stage, side)


def _clutter(stage: Stage, side: int) -> None:
    """A haystack, a cart or a well, near us."""
    dice, between = stage.dice, stage.dice.between
    x = WIDTH / 2
    if dice.chance(0.7):
        with stage.thing("haystack"):
            roads.haystack(
                stage,
                x - side * between(0, 60),
                between(150, 162),
                between(38, 52),
                between(32, 42),
            )
    if dice.chance(0.6):
        with stage.thing("hay cart"):
            roads.cart(
                stage,
                x + side * between(20, 80),
                between(164, 178),
                between(48, 60),
                dice.sign(),
            )
    else:
        with stage.thing("well"):
            roads.well(stage, x + side * between(20, 90), between(160, 174), between(26, 32))


KIND = Kind(
    name="farm",
    titles=("farm", "old farm", "farm with a barn", "farm in the country", "farmland", "country farm"),
    views={"yard": yard, "crops": crops, "gate": gate},
    moods=("peaceful", "quiet", "homely", "calm"),
    night_moods=("still", "quiet", "lonely", "sleepy"),
)  # fmt: skip
