"""A tavern: beams, barrels, a fire, and tables with what the last guests left."""

from __future__ import annotations

from scene_engine.painter import interior
from scene_engine.painter.interior import CEILINGS, FLOORS, WALLS, Lights
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.perspective import AnyRoom, Plane, Spot
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import cabinets, curios, halls, lamps, sets


def hall(stage: Stage) -> None:
    """Into the depth of the room, to the bar or the fire at its end."""
    dice = stage.dice
    room = interior.hall(dice, 3.1, (0.52, 0.7))
    lights = _begin(stage, room)
    back, left, right = room.planes
    if stage.lamp != "firelight" and dice.chance(0.6):
        sets.stock(stage, back, back.long * 0.12, back.long * 0.76)
        _bar(stage, room.place(0.5, 0.16), back.long * 0.8)
    else:
        sets.fireplace(stage, lights, back, (back.long - 1.9) * dice.between(0.35, 0.65))
        sets.shield(stage, back, back.long * dice.pick((0.08, 0.76)))
    for plane in (left, right):
        _fit(stage, lights, plane, 0.5)
    _tables(stage, lights, room, ((0.2, 0.42), (0.84, 0.5), (dice.pick((0.2, 0.8)), 0.88)))
    with stage.thing("lantern"):
        lamps.lantern(stage, lights, room.x + dice.between(-50, 50), dice.between(44, 56), 16)
    lights.finish()


def flat(stage: Stage) -> None:
    """Side-on, as on a stage: the bar at one side, then the fire or a window, then the door or the stairs."""
    dice = stage.dice
    room = interior.stage_set(dice, 3.2)
    lights = _begin(stage, room)
    wall = room.planes[0]
    sets.stock(stage, wall, 0.2, 1.9)
    if stage.lamp == "firelight" or dice.chance(0.4):
        sets.fireplace(stage, lights, wall, dice.between(2.6, 2.8))
    else:
        sets.window(stage, lights, wall, dice.between(2.6, 2.9), 0.9, 1.5, 1.4, curtained=0.5)
    if dice.chance(0.5):
        with stage.thing("stairs", plural=""):
            halls.stairs(stage, room.place(0.77, 0.1), 9)
    else:
        sets.door(stage, wall, wall.long - 1.4)
    _bar(stage, room.place(dice.between(0.12, 0.17), 0.3), 2.2)
    sets.barrels(stage, room, 0.94, 0.3)
    _tables(stage, lights, room, ((dice.between(0.76, 0.82), 0.5), (dice.between(0.2, 0.34), 0.95)))
    if dice.chance(0.6):
        with stage.thing("chandelier"):
            lamps.chandelier(
                stage, lights, dice.between(150, 210), dice.between(26, 34), dice.between(60, 84)
            )
    lights.finish()


def corner(stage: Stage) -> None:
    """A cosy corner: the fire in one wall, a window or a door in the other."""
    dice = stage.dice
    room = interior.nook(dice, 3.0)
    lights = _begin(stage, room)
    left, right = room.planes if dice.chance(0.5) else room.planes[::-1]
    sets.fireplace(stage, lights, left, dice.between(0.8, 1.3), 1.7)
    _fit(stage, lights, right, dice.between(0.5, 0.8))
    lean = 1 if left is room.planes[0] else -1
    sets.barrels(stage, room, 0.5 + 0.42 * lean, 0.14)
    _tables(stage, lights, room, ((0.5 + lean * dice.between(0.08, 0.2), 0.5), (0.5 + lean * 0.32, 0.95)))
    lights.finish()


def table(stage: Stage) -> None:
    """Over our own table into the room: tankards and bottles large before us."""
    dice = stage.dice
    room = interior.stage_set(dice, 3.0)
    lights = _begin(stage, room)
    wall = room.planes[0]
    start = dice.between(0.3, 0.8)
    if stage.lamp == "firelight" or dice.chance(0.5):
        sets.fireplace(stage, lights, wall, start + 0.2)
    else:
        sets.window(stage, lights, wall, start, 0.9, 1.6, 1.4, curtained=0.5)
    sets.stock(stage, wall, start + 2.3, 2.2)
    sets.barrels(stage, room, 0.9, 0.1)
    goods = dice.some(("tankard", "bottle", "candle", "tankard", "skull", "bottle"), 4)
    sets.near_table(room, stage, lights, goods)
    lights.finish()


def _begin(stage: Stage, room: AnyRoom) -> Lights:
    dice = stage.dice
    walls = WALLS[dice.pick(("plaster", "boards", "rubble", "brick", "panels", "plaster"))]
    interior.shell(
        stage, room, walls, FLOORS[dice.pick(("boards", "dark boards", "flags"))], CEILINGS["boards"]
    )
    interior.beams(stage, room)
    return Lights(stage)


def _fit(stage: Stage, lights: Lights, plane: Plane, along: float) -> None:
    if stage.dice.chance(0.6):
        sets.window(stage, lights, plane, along, 0.95, 1.2, 1.3, lattice=0.5, curtained=0.3)
    else:
        sets.door(stage, plane, along)


def _bar(stage: Stage, spot: Spot, wide: float) -> None:
    with stage.thing("bar", "wooden"):
        cabinets.bar(stage, spot, wide)
    with stage.thing("tankard", many=True):
        for _ in range(stage.dice.whole(2, 4)):
            curios.tankard(stage, spot.moved(stage.dice.between(-0.42, 0.42) * wide, 1.12), 0.22)


def _tables(stage: Stage, lights: Lights, room: AnyRoom, places: tuple[tuple[float, float], ...]) -> None:
    """Tables from the back to the front."""
    for across, depth in places:
        sets.dining_table(stage, lights, room.place(across + stage.dice.between(-0.04, 0.04), depth))


KIND = Kind(
    name="tavern",
    titles=(
        "tavern", "inside of a tavern", "old tavern", "cosy inn", "pub", "taproom of an inn", "pirate tavern",
    ),
    views={"hall": hall, "flat": flat, "corner": corner, "table": table},
    times=("moonlit night", "moonlit night", "dusk", "sunset", "noon", "golden hour", "starless night"),
    weathers=(("clear", 4), ("cloudy", 1), ("rain", 1), ("thunderstorm", 0.5), ("snow", 0.5)),
    seasons=(),
    lamps=("candlelight", "firelight", "lamplight", "daylight"),
    moods=("cosy", "inviting", "quiet", "homely"),
    night_moods=("cosy", "warm", "inviting", "snug"),
)  # fmt: skip
