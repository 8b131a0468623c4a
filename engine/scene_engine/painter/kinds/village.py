"""A village: cottages, a church, a green with its well, a road that leads in."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, sky, water
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import country, fields, roads


def green(stage: Stage) -> None:
    """The green, houses on its far side, a well or a stall on it."""
    dice, between = stage.dice, stage.dice.between
    horizon = between(92, 106)
    sky.paint(stage, horizon)
    country.hills(stage, horizon + 8)
    with stage.thing(country.growth(stage), plural=""):
        land.ground(stage, horizon + 6, land.turf(stage))
    church = country.church(stage, between(60, 260), horizon + 14, between(17, 23), 0.3)
    with stage.thing("cottage", many=True):
        for x in country.spread(stage, 3, 30, 300):
            if abs(x - church) > 34:
                country.home(stage, x, horizon + between(14, 20), between(12, 15), 0.26)
    with stage.thing("road", plural=""):
        land.road(stage, horizon + 12, between(110, 210), between(90, 230), 70, bend=60)
    side = dice.sign()
    middle = WIDTH / 2
    with stage.thing("cottage", many=True):
        for way in (-1, 1):
            x = middle + way * between(48, 70)
            country.home(stage, x, horizon + between(26, 34), between(17, 20), 0.16)
    with stage.thing("house", "half-timbered"):
        country.home(
            stage,
            middle + side * between(84, 120),
            between(150, 162),
            between(36, 44),
            0.05,
            True,
        )
    with stage.thing("cottage", "thatched"):
        country.home(stage, middle - side * between(92, 120), between(140, 152), between(20, 25), 0.08)
    if dice.chance(0.6):
        with stage.thing("well"):
            roads.well(stage, middle + side * between(-40, 16), between(162, 176), between(26, 34))
    else:
        with stage.thing("market stall"):
            roads.stall(stage, middle - side * between(0, 50), between(168, 180), between(42, 54))
    if dice.chance(0.5):
        country.frame_tree(stage, -side)


def valley(stage: Stage) -> None:
    """The whole village from a hill: a church amid roofs, a stream and its bridge."""
    dice, between = stage.dice, stage.dice.between
    horizon = between(66, 82)
    sky.paint(stage, horizon)
    country.hills(stage, horizon + 8)
    with stage.thing("field", many=True):
        fields.patchwork(stage, land.hills(dice, horizon + 16, 16), horizon + 60, 0.42)
    with stage.thing(country.growth(stage), plural=""):
        land.ground(stage, land.hills(dice, horizon + 42, 8), land.turf(stage))
    x = between(120, 200)
    country.church(stage, x, horizon + 50, between(20, 25), 0.22)
    for row, (y, size, distance) in enumerate(((44, 10, 0.32), (60, 14, 0.22), (80, 18, 0.12))):
        with stage.thing("cottage", many=True):
            for cx in country.spread(stage, 5 - row, x - 100 - 14 * row, x + 100 + 14 * row):
                if abs(cx - x) > 20 or row == 2:
                    country.home(
                        stage,
                        cx,
                        horizon + y + between(-3, 5),
                        size * between(0.9, 1.15),
                        distance,
                        dice.chance(0.3),
                    )
    if dice.chance(0.7):
        with stage.thing("stream") as stream:
            across = between(110, 210)
            water.river(stage, horizon + 78, across, 130, 16)
        with stage.thing("stone bridge") as bridge:
            roads.stone_bridge(stage, across, horizon + 101, between(110, 150), 26, dice.whole(1, 2))
        stage.relate(bridge, "over", stream)
    with stage.thing("hill", "near"):
        land.ridge(stage, land.hills(dice, HEIGHT + 8, 14), land.turf(stage), 0.0, 0.4, 0.4)
    country.frame_tree(stage, dice.sign())


def lane(stage: Stage) -> None:
    """Along the road between houses, gardens and fences."""
    dice, between = stage.dice, stage.dice.between
    horizon = between(96, 108)
    sky.paint(stage, horizon)
    country.hills(stage, horizon + 8)
    with stage.thing(country.growth(stage), plural=""):
        land.ground(stage, horizon + 4, land.turf(stage))
    with stage.thing("road", plural=""):
        land.road(stage, horizon + 6, WIDTH / 2 + between(-20, 20), WIDTH / 2, 150, bend=24)
    country.church(stage, WIDTH / 2 + between(-24, 24), horizon + 10, between(15, 20), 0.34)
    for row, (out, y, size, distance) in enumerate(
        ((62, 12, 15, 0.3), (88, 26, 23, 0.16), (126, 58, 36, 0.02))
    ):
        for way in (-1, 1):
            tall = dice.chance(0.4)
            with stage.thing("house" if tall else "cottage", "half-timbered" if tall else "thatched"):
                at = WIDTH / 2 + way * (out + between(-4, 12)), horizon + y + between(-3, 6)
                high = size * between(0.95, 1.15) * (1.35 if tall else 1)
                country.home(stage, *at, high, distance, tall, -way)
        if row == 1:
            with stage.thing("fence", many=True):
                for way in (-1, 1):
                    ends = (WIDTH / 2 + way * 150, HEIGHT - 4), (WIDTH / 2 + way * 56, horizon + 28)
                    roads.fence(stage, *ends, 20, pales=dice.chance(0.5), shrink=0.4)
    if dice.chance(0.5):
        with stage.thing("signpost"):
            roads.signpost(
                stage,
                WIDTH / 2 + dice.sign() * between(56, 76),
                176,
                between(50, 62),
                dice.whole(1, 3),
            )
    elif dice.chance(0.6):
        with stage.thing("cart"):
            roads.cart(stage, WIDTH / 2 + between(-46, 46), between(164, 178), 48, dice.sign())


KIND = Kind(
    name="village",
    titles=(
        "village",
        "little village",
        "quiet village",
        "old village with a church",
        "country village",
        "medieval village",
        "hamlet",
    ),
    views={"green": green, "valley": valley, "lane": lane},
    moods=("peaceful", "cosy", "quiet", "homely"),
    night_moods=("sleepy", "still", "quiet", "mysterious"),
)
