"""River valleys: from above, from the bank, in a gorge of green hills, at the bend."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, sky, water
from scene_engine.painter.area import box
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BLOSSOM, GOLD, GRANITE, GRAVEL
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import rocks, trees, wilds


def above(stage: Stage) -> None:
    """From a hillside over the river's loops."""
    dice = stage.dice
    horizon = dice.between(66, 86)
    sky.paint(stage, horizon)
    wilds.skyline(stage, horizon)
    turf = land.turf(stage)
    with stage.thing("valley", "green" if stage.season in ("spring", "summer") else "wide"):
        land.ground(stage, horizon, turf, 0.7)
    with stage.thing("river", "winding"):
        stream = wilds.loops(
            stage, horizon + 2, dice.between(120, 200), dice.between(46, 84), dice.between(1.8, 3.2)
        )
    with stage.thing("hill", many=True):
        for number in range(2):
            for side in (-1, 1):
                reach = dice.between(80, 150) * (1 - 0.15 * number)
                rows = horizon + 22 + 40 * number
                wilds.shoulder(stage, side, rows, reach, dice.between(20, 42), turf, 0.45 - 0.25 * number)
    water.mirror(stage, stream, horizon, 0.15)
    with stage.thing("tree", many=True):
        wilds.scatter(stage, horizon + 14, HEIGHT - 24, dice.whole(12, 22), stream)
    with stage.thing("hillside"):
        line = wilds.bank(stage, dice.between(20, 36), turf, -0.15)
    with stage.thing("tree", "tall"):
        x = dice.pick((dice.between(6, 50), dice.between(270, 314)))
        trees.broad(
            stage, x, float(line[int(x)]) + 4, dice.between(90, 140), land.foliage(stage), distance=-0.25
        )


def bank(stage: Stage) -> None:
    """At the water's edge, wooded hills on the other side."""
    dice = stage.dice
    shore = dice.between(106, 126)
    sky.paint(stage, shore)
    wilds.skyline(stage, shore)
    turf = land.turf(stage)
    with stage.thing("hill", many=True):
        for number in range(2):
            line = land.hills(
                dice, shore + 4, dice.between(30, 56) * (1 - 0.4 * number), dice.between(80, 140)
            )
            land.ridge(stage, line, turf, 0.5 - 0.2 * number, 0.35)
    with stage.thing("tree", many=True):
        wilds.wood(stage, shore, dice.whole(7, 12), dice.between(24, 42), 0.28)
    surface = box(0, shore, WIDTH, HEIGHT)
    with stage.thing("river", "winding"):
        water.surface(stage, surface, rough=dice.between(0.15, 0.4), sky=0.4)
        water.mirror(stage, surface, shore, 0.5, 2.0)
    with stage.thing("headland", many=True):
        side = dice.sign()
        for number in range(dice.whole(1, 2)):
            y = shore + 9 + 15 * number + dice.between(-3, 3)
            wilds.headland(stage, side, y, dice.between(90, 190), turf, 0.22 - 0.08 * number)
            water.mirror(stage, box(0, y + 1, WIDTH, y + 30), y + 1, 0.4, 2.0)
            side = -side
    if dice.chance(0.6):
        with stage.thing("boulder", many=True):
            for _ in range(dice.whole(2, 5)):
                rocks.boulder(
                    stage, dice.between(10, 310), dice.between(shore + 10, 172), dice.between(14, 34), GRANITE
                )
    with stage.thing("bank", "snowy" if stage.season == "winter" else "grassy"):
        line = wilds.bank(stage, dice.between(24, 44), turf)
    _flowers(stage, line)
    with stage.thing("tree", "tall"):
        x = dice.pick((dice.between(8, 70), dice.between(250, 312)))
        tree = dice.pick((trees.willow, trees.broad, trees.birch, trees.oak))
        tree(stage, x, float(line[int(x)]) + 6, dice.between(110, 150), land.foliage(stage), distance=-0.1)


def between(stage: Stage) -> None:
    """Along the river, between steep green slopes that meet far off."""
    dice = stage.dice
    horizon = dice.between(98, 114)
    sky.paint(stage, horizon)
    middle = dice.between(120, 200)
    with stage.thing("mountain", "far", many=True):
        land.mountain(
            stage,
            land.peaks(dice, horizon + 4, dice.between(46, 76), 4),
            GRANITE,
            0.75,
            wilds.snow_line(stage),
        )
    turf = land.turf(stage)
    with stage.thing("hill", "steep", many=True):
        for number in range(3):
            low, high = horizon + 4 + 5 * number, 110 - 16 * number
            line = wilds.valley(dice, middle + dice.between(-14, 14), low, high, 20 + 46 * number)
            land.ridge(stage, line, turf, 0.55 - 0.2 * number, 0.45)
            wilds.treeline(stage, line + 9, 9 + 5 * number, distance=0.5 - 0.18 * number)
    with stage.thing("meadow"):
        land.ground(stage, horizon + 16, turf)
    with stage.thing("river"):
        stream = wilds.stream(stage, horizon + 15, middle)
        water.mirror(stage, stream, horizon + 15, 0.4)
    with stage.thing("gravel bank", many=True):
        for _ in range(dice.whole(1, 3)):
            spot = stream.edge(dice.sign(), 0)
            stage.fill(spot, GRAVEL, 0.75)
    with stage.thing("boulder", many=True):
        rocks.scree(stage, dice.whole(3, 6), 136, HEIGHT + 4, 40, GRANITE)
    if dice.chance(0.5):
        with stage.thing("pine", "tall", many=True):
            wilds.frame(stage, -0.4)


def _flowers(stage: Stage, line: land.Line) -> None:
    if stage.season in ("spring", "summer") and stage.dice.chance(0.6):
        with stage.thing("flower", many=True):
            wilds.flowers(
                stage, float(line.max()) + 3, stage.dice.whole(6, 14), stage.dice.pick((BLOSSOM, GOLD))
            )


KIND = Kind(
    name="river valley",
    titles=("river valley", "valley with a river", "river", "river landscape", "winding river", "valley"),
    views={"above": above, "bank": bank, "between": between},
    moods=("peaceful", "calm", "idyllic", "inviting"),
    night_moods=("still", "dreamy", "quiet", "mysterious"),
)  # fmt: skip
