"""A street of a medieval town: crooked houses, their upper floors out over the cobbles."""

from __future__ import annotations

from scene_engine.canvas import WIDTH
from scene_engine.painter import sky
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import GRANITE, SLATE, TILES
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import castles, churches, old_town, roads, ruins


def street(stage: Stage) -> None:
    """Down the street, houses on both sides, a church or a castle over its end."""
    way = _begin(stage)
    dice = stage.dice
    end = dice.between(25, 34)
    s = way.scale(end)
    foot = way.y + way.eye * s
    if dice.chance(0.5):
        with stage.thing("church"):
            churches.church(
                stage, way.x + dice.between(-16, 16), foot - 2, dice.between(20, 28), dice.sign(), 0.4
            )
    else:
        with stage.thing("castle", "far"):
            castles.castle(stage, way.x, foot - 10, dice.between(0.6, 0.8), distance=0.5)
    with stage.thing("cobbled street"):
        old_town.cobbles(stage, way, foot)
    with stage.thing("house", "half-timbered", many=True):
        for number in range(3):
            x = way.x + (number - 1.5) * 26
            old_town.facing_house(stage, x, x + 24, foot + 1, dice.between(10, 13), old_town.roll(dice), 0.36)
        for side in (-1, 1):
            old_town.row(stage, way, side, way.nearest(side) * dice.between(0.7, 1.1), end)
    _life(stage, way)


def square(stage: Stage) -> None:
    """The market square, a row of gables behind it."""
    dice = stage.dice
    horizon = dice.between(104, 114)
    sky.paint(stage, horizon)
    way = old_town.Street(dice.between(130, 190), horizon, 9.0, 2.4)
    foot = horizon + dice.between(14, 20)
    church = dice.between(60, 260)
    with stage.thing("church"):
        churches.church(stage, church, foot - 4, dice.between(34, 42), dice.sign(), 0.25)
    with stage.thing("market square"):
        old_town.cobbles(stage, way, foot - 1)
    with stage.thing("house", "half-timbered", many=True):
        x = -dice.between(0, 30)
        while x < WIDTH:
            wide = dice.between(38, 56)
            if abs(x + wide / 2 - church) > 30 or dice.chance(0.3):
                old_town.facing_house(
                    stage, x, x + wide, foot, dice.between(24, 29), old_town.roll(dice), 0.12
                )
            x += wide + dice.between(0, 3)
        for side in (-1, 1) if dice.chance(0.4) else (dice.sign(),):
            old_town.row(stage, old_town.Street(way.x, horizon, 6.2, 2.2), side, dice.between(6, 8), 15)
    middle = WIDTH / 2
    side = dice.sign()
    if dice.chance(0.5):
        with stage.thing("well"):
            roads.well(
                stage, middle + side * dice.between(0, 40), dice.between(158, 168), dice.between(34, 42)
            )
    else:
        with stage.thing("statue"):
            ruins.statue(
                stage, middle + side * dice.between(0, 40), dice.between(156, 166), dice.between(70, 90)
            )
    for number in range(dice.whole(1, 2)):
        with stage.thing("market stall"):
            roads.stall(
                stage, middle - side * (52 + 62 * number), dice.between(162, 178), dice.between(50, 62)
            )


def gate(stage: Stage) -> None:
    """The street ends at the town gate."""
    way = _begin(stage)
    dice = stage.dice
    end = dice.between(15, 20)
    s = way.scale(end)
    foot = way.y + way.eye * s
    with stage.thing("town wall"):
        ends = (-4, foot, s * 6.5), (WIDTH + 4, foot, s * 6.5)
        castles.curtain(stage, *ends, GRANITE, 0.46, 0.2)
    with stage.thing("cobbled street"):
        old_town.cobbles(stage, way, foot)
    with stage.thing("town gate", "fortified"):
        roof = dice.pick((SLATE, TILES, None))
        castles.gatehouse(stage, way.x, foot + 1, s * 7.4, s * dice.between(6.8, 8), GRANITE, roof, 0.16,
                          dice.between(0.15, 0.7), dice.pick(castles.BANNERS))  # fmt: skip
    with stage.thing("house", "half-timbered", many=True):
        for side in (-1, 1):
            old_town.row(stage, way, side, way.nearest(side) * dice.between(0.7, 1.1), end - 2)
    _life(stage, way)


def _begin(stage: Stage) -> old_town.Street:
    """The sky over a street, and its perspective."""
    dice = stage.dice
    horizon = dice.between(108, 126)
    sky.paint(stage, horizon + 8)
    stage.horizon = round(horizon)
    return old_town.Street(dice.between(118, 202), horizon, dice.between(3.4, 5.2))


def _life(stage: Stage, way: old_town.Street) -> None:
    """What stands in the street: a lamp, a cart, a well, barrels."""
    dice = stage.dice
    side = dice.sign()
    x, y = way.point(side * (way.half - 0.9), 0, dice.between(6.4, 8.5))
    with stage.thing("street lamp"):
        roads.lamp_post(stage, x, y, dice.between(66, 84))
    x, y = way.point(-side * dice.between(0.6, 1.4), 0, dice.between(5.6, 7.5))
    if dice.chance(0.5):
        with stage.thing("cart"):
            roads.cart(stage, x, y, dice.between(50, 62), side, hay=dice.chance(0.5))
    elif dice.chance(0.5):
        with stage.thing("well"):
            roads.well(stage, x, y, dice.between(32, 40))


KIND = Kind(
    name="medieval town street",
    titles=(
        "medieval town street", "medieval street", "street of an old town", "medieval town",
        "cobbled street with half-timbered houses", "old town street", "street in a medieval town",
    ),
    views={"street": street, "square": square, "gate": gate},
    moods=("lively", "quiet", "cosy", "old-fashioned"),
    night_moods=("mysterious", "quiet", "sleepy", "shadowy"),
)  # fmt: skip
