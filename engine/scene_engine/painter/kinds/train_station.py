"""Stations: under a great iron roof, at a country platform, on the tracks before an engine that comes in."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, perspective, sky, texture
from scene_engine.painter.area import box, polygon
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BRICK, GRANITE, IRON, LIMESTONE, SNOW, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import city, railway, street, trains, trees


def hall(stage: Stage) -> None:
    """Along the platform under the iron roof, a train beside it."""
    if stage.weather in ("rain", "thunderstorm", "snow"):
        # Nothing falls under a roof.
        tracks(stage)
        return
    dice, side = stage.dice, stage.dice.sign()
    x, horizon = dice.between(130, 190), dice.between(102, 118)
    sky.paint(stage, horizon)
    with stage.thing("station roof", "iron", "glass"):
        railway.glass_roof(stage, x, horizon)
    with stage.thing("wall", "brick"):
        wall = city.receding(x, horizon, -side, (26, -92), (330, -92), (330, 62), (26, 62))
        u, v = perspective.wall(wall, x, horizon)
        stage.fill(wall, BRICK, 0.42 + texture.bricks(dice, u, v, 16, 7) * 0.8, 0.1)
        arch = wall.where((u % 52 < 30) & (v > -52 - 8 * (1 - ((u % 52) / 15 - 1) ** 2)) & (v < 20))
        trains.panes(stage, arch, 0.1)
    floor = box(0, horizon + 8, WIDTH, HEIGHT)
    with stage.thing("platform", "stone"):
        u, v = perspective.floor(floor, x, horizon)
        stage.fill(floor, street.PAVEMENT, 0.52 + 0.8 * texture.stones(dice, u, v * 0.6, 18), 0.05)
    with stage.thing("rail", many=True):
        railway.rails(stage, x, horizon, x + side * 96, 96)
    trains.in_hall(stage, x, horizon, side)
    feet = ((6, horizon + 8), (8, horizon + 8), (36, HEIGHT), (24, HEIGHT))
    stage.fill(polygon([(x + side * dx, y) for dx, y in feet]), trains.YELLOW, 0.75)
    with stage.thing("truss", "iron", plural="trusses", many=True):
        for f in (0.3, 0.44, 0.68, 1.05, 1.7):
            spring, foot = horizon - 62 * f, horizon + 58 * f
            railway.truss(stage, x, spring, 128 * f, 46 * f, foot, max(0.4 - 0.35 * f, -0.5), 1.4 + 2.2 * f)
    with stage.thing("clock", "round"):
        cx, cy = x - side * dice.between(4, 30), horizon - dice.between(52, 66)
        stage.fill(box(cx - 1, 0, cx + 1, cy), IRON, 0.3)
        railway.clock(stage, cx, cy, dice.between(11, 15))
    with stage.thing("lamp", many=True):
        for depth in (0.42, 0.75):
            street.street_lamp(stage, x - side * 62 * depth, horizon + 62 * depth, 96 * depth, 0, 0.1)
    if dice.chance(0.6):
        railway.luggage(stage, x - side * dice.between(40, 76), dice.between(172, 184))


def country(stage: Stage) -> None:
    """A train at a small station among hills, seen from across the line."""
    dice = stage.dice
    rail = dice.between(154, 168)
    deck = rail - 18
    sky.paint(stage, dice.between(92, 110))
    with stage.thing("hill", "far", many=True):
        land.ridge(stage, land.hills(dice, 118, dice.between(30, 60), 110), land.turf(stage), 0.7)
        land.ridge(stage, land.hills(dice, 130, 26, 80), land.turf(stage), 0.42)
    with stage.thing("meadow"):
        land.ground(stage, 130, land.turf(stage), 0.4)
    leaves = land.foliage(stage)
    with stage.thing("tree", many=True):
        for _ in range(dice.whole(2, 4)):
            trees.broad(stage, dice.between(0, WIDTH), 136, dice.between(44, 76), leaves, distance=0.25)
    left = dice.between(10, 190)
    with stage.thing("station building", "small"):
        railway.building(stage, left, left + dice.between(96, 128), deck + 3)
    with stage.thing("platform", "stone"):
        front = box(0, deck, WIDTH, rail)
        stage.fill(front, GRANITE, 0.4 + 0.8 * texture.bricks(dice, front.xs, front.ys, 18, 7), 0.05)
        stage.fill(box(0, deck, WIDTH, deck + 5), _paving(stage), 0.7, 0.05)
    with stage.thing("street lamp", many=True):
        for x in (left - 26, left + 154):
            street.street_lamp(stage, x, deck + 3, 48, 0, 0.08)
    with stage.thing("track"):
        railway.track(stage, rail, HEIGHT - rail)
    front_x, facing = trains.side_on(stage, rail)
    with stage.thing("signal"):
        x = front_x + facing * dice.between(16, 24)
        railway.signal(stage, x, rail + 14, dice.between(96, 116), -facing)
    if dice.chance(0.6):
        with stage.thing("bush", plural="bushes", many=True):
            for number in range(16):
                x, high = number * 22 + dice.between(-10, 2), dice.between(8, 14)
                trees.crown(stage, x, HEIGHT + 2, 18, high, leaves, -0.45)


def tracks(stage: Stage) -> None:
    """On the line outside the station, an engine coming towards us."""
    dice, side = stage.dice, stage.dice.sign()
    x, horizon = dice.between(120, 200), dice.between(92, 112)
    sky.paint(stage, horizon)
    with stage.thing("hill", "far", many=True):
        land.ridge(stage, land.hills(dice, horizon + 6, 34, 100), land.turf(stage), 0.65)
    if dice.chance(0.45):
        with stage.thing("building", many=True):
            city.skyline(stage, horizon + 4, 50, city.OLD, 0.6, (18, 36), None, 0.6)
    with stage.thing("ground"):
        land.ground(stage, horizon + 2, dice.pick((land.turf(stage), street.PAVEMENT)), 0.45)
    here = x - side * dice.between(-10, 16)
    with stage.thing("rail", many=True):
        railway.rails(stage, x, horizon, x + side * dice.between(130, 160), 100)
        railway.rails(stage, x, horizon, here, 104)
    with stage.thing("platform", "stone"):
        railway.platform(stage, x, horizon, -side, _paving(stage))
    with stage.thing("station building"):
        railway.station_front(stage, x, horizon, -side, dice.pick(city.OLD))
    depth, steam = dice.between(0.42, 0.8), dice.chance(0.6)
    foot, size = horizon + (HEIGHT - horizon) * depth, 116 * depth
    column = x + (here - x) * depth
    with stage.thing("steam engine" if steam else "train", "approaching"):
        if steam:
            trains.smoke(stage, column, foot - size, size * 0.8, dice.sign())
        livery = dice.pick(trains.LIVERIES if steam else trains.MODERN)
        trains.engine_front(stage, column, foot, size, livery, steam)
    with stage.thing("signal"):
        railway.signal(stage, x + side * dice.between(74, 116), 170, dice.between(110, 140), side)


def _paving(stage: Stage) -> Material:
    return SNOW if stage.season == "winter" else LIMESTONE


KIND = Kind(
    name="train station",
    titles=(
        "train station", "railway station", "old train station", "train at a station", "station platform",
        "train in a station", "railroad station",
    ),
    views={"hall": hall, "country": country, "tracks": tracks},
    weathers=(
        ("clear", 4), ("cloudy", 3), ("overcast", 1), ("mist", 1.5), ("rain", 1), ("snow", 1),
        ("thunderstorm", 0.4),
    ),
    moods=("bustling", "nostalgic", "quiet", "busy"),
    night_moods=("lonely", "nostalgic", "still", "mysterious"),
)  # fmt: skip
