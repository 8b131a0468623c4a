"""An island in the sea: a sandy islet, a wooded island far off, across a lagoon, a steep rock."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky
from scene_engine.painter.area import Area, ellipse, union
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BASALT, GRANITE, GRASS, LIMESTONE, SANDSTONE, WATER_TROPIC
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import boats, coast, rocks, seascape, shore, trees


def islet(stage: Stage) -> None:
    """A desert islet close by: a heap of sand, a palm or three."""
    dice = stage.dice
    sea, area = _sea(stage, dice.between(76, 108), dice.between(50, 270))
    seascape.offing(stage, chance=0.4)
    seascape.gulls(stage)
    x, y, wide = dice.between(120, 200), stage.horizon + dice.between(46, 60), dice.between(84, 124)
    island = coast.sandbank(stage, x, y, wide, wide * dice.between(0.18, 0.26))
    count = dice.whole(1, 3)
    with stage.thing("palm tree", "tall", many=count > 1) as palms:
        for number in range(count):
            px = x + (number - 0.7) * dice.between(16, 30)
            trees.palm(stage, px, y - wide * 0.1 + dice.between(-4, 6), dice.between(76, 118))
    stage.relate(palms, "on", island)
    count = dice.whole(0, 2)
    with stage.thing("boulder", many=count > 1):
        for _ in range(count):
            px, py = x + dice.between(-0.55, 0.55) * wide, y + dice.between(-4, 4)
            rocks.boulder(stage, px, py, dice.between(18, 34), GRANITE)
    if dice.chance(0.4):
        with stage.thing("rowing boat", "pulled ashore"):
            px, length = x + dice.sign() * wide * 0.45, dice.between(44, 56)
            boats.rowing_boat(stage, px, y + 8, length, dice.sign(), oars=False)
    stage.relate(island, "in", sea)
    seascape.reflect(stage, (sea, area), y + 6)


def far(stage: Stage) -> None:
    """A whole island out at sea, wooded, with a mountain or a volcano."""
    dice = stage.dice
    sea, area = _sea(stage, dice.between(108, 134), dice.between(40, 280))
    seascape.gulls(stage)
    foot = stage.horizon + dice.between(8, 18)
    x, wide, high = dice.between(110, 210), dice.between(90, 134), dice.between(56, 92)
    island = coast.massif(stage, x, foot, wide, high, dice.chance(0.4), 0.3)
    stage.relate(island, "in", sea)
    if dice.chance(0.6):
        at = 160 + dice.sign() * dice.between(70, 120)
        seascape.vessel(stage, at, foot + dice.between(14, 26), dice.between(46, 72))
    seascape.reflect(stage, (sea, area), foot)


def lagoon(stage: Stage) -> None:
    """From under the palms of one shore across a lagoon to an island."""
    dice = stage.dice
    sea, area = _sea(stage, dice.between(84, 106), dice.between(60, 260))
    foot = stage.horizon + dice.between(10, 18)
    x, wide, high = dice.between(120, 220), dice.between(70, 104), dice.between(44, 66)
    island = coast.massif(stage, x, foot, wide, high, dice.chance(0.25), 0.32)
    stage.relate(island, "in", sea)
    if dice.chance(0.5):
        seascape.vessel(
            stage, dice.between(100, 240), foot + 22, dice.between(50, 70), 0.05, noun="sailing boat"
        )
    seascape.reflect(stage, (sea, area), foot)
    sand = shore.sand(stage, land.hills(dice, 172, 18, 140, 2), area)
    shore.strewn(stage, sand, 60, 270)
    with stage.thing("palm tree", "dark", many=True):
        places = (dice.between(4, 30), dice.between(34, 60), dice.between(284, 314))
        for px in dice.some(places, dice.whole(2, 3)):
            trees.palm(stage, px, 188, dice.between(126, 172), -0.35)


def rocky(stage: Stage) -> None:
    """A steep rock with a cave at its foot, near, the sea breaking on it."""
    dice = stage.dice
    sea, area = _sea(stage, dice.between(96, 118), dice.between(30, 110))
    seascape.offing(stage, dice.between(30, 80), 0.5)
    seascape.gulls(stage)
    x, foot = dice.between(170, 220), stage.horizon + dice.between(40, 54)
    wide, high = dice.between(150, 200), dice.between(92, 124)
    stone = dice.pick((GRANITE, BASALT, SANDSTONE, LIMESTONE))
    with stage.thing("island", "rocky") as island:
        mass = coast.rock(stage, x, foot, wide, high, stone, 0.08)
        brow = mass.edge(0, -1)
        sunk = [Area(brow.top + d, brow.left, brow.mask[: max(HEIGHT - brow.top - d, 0)]) for d in range(7)]
        turf = union(sunk)
        ragged = noise.field(dice, turf.height, turf.width, 6, 2)
        stage.fill(turf.where(ragged > 0.3) & mass, GRASS, 0.72, 0.08)
    with stage.thing("sea cave", "dark") as cave:
        mouth = ellipse(
            x + dice.between(-0.2, 0.1) * wide, foot + 2, dice.between(16, 26), dice.between(26, 38)
        )
        stage.fill(mouth.where(mouth.ys <= foot), BASALT, 0.02)
    stage.relate(cave, "in", island)
    count = dice.whole(0, 3)
    with stage.thing("palm tree", many=count > 1):
        for _ in range(count):
            px = x + dice.between(-0.25, 0.25) * wide
            trees.palm(stage, px, coast.top_of(mass, px) + 4, dice.between(36, 52), 0.08)
    coast.foam(stage, x, foot + 1, wide * 0.54, 4)
    seascape.skerries(stage, dice.whole(2, 4), (0, WIDTH), (foot + 4, HEIGHT - 4), stone)
    stage.relate(island, "in", sea)
    seascape.reflect(stage, (sea, area), foot)


def _sea(stage: Stage, horizon: float, sun: float) -> tuple[Named, Area]:
    sky.paint(stage, horizon, sun)
    return seascape.sea(stage, sun, WATER_TROPIC)


KIND = Kind(
    name="island",
    titles=(
        "island", "island in the sea", "tropical island", "lonely island", "desert island",
        "island in the ocean",
    ),
    views={"islet": islet, "far": far, "lagoon": lagoon, "rocky": rocky},
    times=("dawn", "noon", "noon", "golden hour", "sunset", "dusk", "moonlit night", "starless night"),
    weathers=(
        ("clear", 5), ("cloudy", 4), ("overcast", 0.7), ("mist", 1), ("rain", 0.5), ("thunderstorm", 0.9),
    ),
    seasons=("summer",),
    moods=("peaceful", "inviting", "remote", "sunny"),
    night_moods=("mysterious", "lonely", "dreamy", "still"),
)  # fmt: skip
