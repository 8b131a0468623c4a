"""A tavern: beams, barrels, a fire, and tables with what the last guests left."""

from __future__ import annotations

from scene_engine.painter import interior, perspective
from scene_engine.painter.interior import CEILINGS, FLOORS, WALLS, Lights
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.perspective import AnyRoom, Plane, Spot
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import curios, fittings, furniture


def hall(stage: Stage) -> None:
    """Into the depth of the room, to the bar or the fire at its end."""
    dice = stage.dice
    room = perspective.hall(dice, 3.1, (0.52, 0.7))
    lights = _begin(stage, room)
    back, left, right = room.planes
    if stage.lamp != "firelight" and dice.chance(0.6):
        _shelves(stage, back, back.long * 0.12, back.long * 0.76)
        _bar(stage, room.place(0.5, 0.16), back.long * 0.8)
    else:
        _fire(stage, lights, back, (back.long - 1.9) * dice.between(0.3, 0.7), 1.9)
    for plane in (left, right):
        _fit(stage, lights, plane, 0.5)
    _tables(stage, lights, room, ((0.2, 0.42), (0.84, 0.5), (dice.pick((0.2, 0.8)), 0.88)))
    with stage.thing("lantern"):
        curios.lantern(stage, lights, room.x + dice.between(-50, 50), dice.between(44, 56), 15)
    lights.finish()


def flat(stage: Stage) -> None:
    """Side-on, as on a stage: the bar at one side, the fire or a window at the other."""
    dice = stage.dice
    room = perspective.stage_set(dice, 3.2)
    lights = _begin(stage, room)
    wall = room.planes[0]
    _shelves(stage, wall, 0.25, 2.1)
    _fire(stage, lights, wall, dice.between(3.0, 3.4), 1.8) if dice.chance(0.6) else _window(
        stage, lights, wall, 3.1, 1.5
    )
    with stage.thing("door", "wooden"):
        fittings.door(stage, wall.patch(wall.long - 1.5, 0, 1.05, 2.1), arched=dice.chance(0.5))
    _bar(stage, room.place(dice.between(0.14, 0.2), 0.3), 2.4)
    with stage.thing("barrel", many=True):
        furniture.barrel(stage, room.place(0.96, 0.3))
        furniture.barrel(stage, room.place(0.9, 0.42))
    _tables(stage, lights, room, ((dice.between(0.44, 0.54), 0.6), (dice.between(0.74, 0.82), 0.82)))
    if dice.chance(0.6):
        with stage.thing("chandelier"):
            curios.chandelier(
                stage, lights, dice.between(130, 200), dice.between(30, 38), dice.between(60, 84)
            )
    lights.finish()


def corner(stage: Stage) -> None:
    """A cosy corner: the fire in one wall, a window or the stairs along the other."""
    dice = stage.dice
    room = perspective.nook(dice, 3.0)
    lights = _begin(stage, room)
    left, right = room.planes if dice.chance(0.5) else room.planes[::-1]
    _fire(stage, lights, left, dice.between(0.5, 0.9), 1.6)
    _fit(stage, lights, right, dice.between(0.5, 0.8))
    with stage.thing("barrel", many=True):
        for depth in (0.12, 0.3):
            furniture.barrel(stage, room.place(dice.pick((0.06, 0.92)), depth))
    _tables(stage, lights, room, ((dice.between(0.36, 0.6), 0.5), (dice.between(0.16, 0.3), 0.95)))
    lights.finish()


def _begin(stage: Stage, room: AnyRoom) -> Lights:
    dice = stage.dice
    walls = WALLS[dice.pick(("plaster", "boards", "rubble", "brick", "panels"))]
    interior.shell(
        stage, room, walls, FLOORS[dice.pick(("boards", "dark boards", "flags"))], CEILINGS["boards"]
    )
    interior.beams(stage, room)
    return Lights(stage)


def _fire(stage: Stage, lights: Lights, plane: Plane, along: float, wide: float) -> None:
    with stage.thing("fireplace", "burning"):
        fittings.fireplace(stage, lights, plane.patch(along, 0, wide, 2.4))


def _window(stage: Stage, lights: Lights, plane: Plane, along: float, wide: float) -> None:
    with stage.thing("window"):
        fittings.window(stage, lights, plane, along, 0.95, wide, 1.3, lattice=stage.dice.chance(0.5))


def _fit(stage: Stage, lights: Lights, plane: Plane, along: float) -> None:
    """A window and, where there is room, a door or a shield beside it."""
    if stage.dice.chance(0.6):
        _window(stage, lights, plane, along, 1.2)
    else:
        with stage.thing("door", "wooden"):
            fittings.door(stage, plane.patch(along, 0, 1.05, 2.1), arched=stage.dice.chance(0.5))


def _shelves(stage: Stage, plane: Plane, along: float, wide: float) -> None:
    """What stands behind a bar: bottles, or barrels lying in a rack."""
    patch = plane.patch(along, 1.25, wide, 1.4)
    if stage.dice.chance(0.6):
        with stage.thing("shelf of bottles", plural="shelves of bottles"):
            fittings.shelf(stage, patch)
        return
    with stage.thing("barrel", many=True):
        area, radius = patch.area, patch.area.height * 0.34
        count = max(int(area.width / (radius * 2.1)), 1)
        for number in range(count):
            x = area.left + (number + 0.5) * area.width / count
            furniture.lying_barrel(stage, x, area.top + area.height * 0.62, radius)


def _bar(stage: Stage, spot: Spot, wide: float) -> None:
    with stage.thing("bar", "wooden"):
        furniture.bar(stage, spot, wide)
    with stage.thing("tankard", many=True):
        for _ in range(stage.dice.whole(2, 4)):
            curios.tankard(stage, spot.moved(stage.dice.between(-0.42, 0.42) * wide, 1.12), 0.22)


def _tables(stage: Stage, lights: Lights, room: AnyRoom, places: tuple[tuple[float, float], ...]) -> None:
    """Tables from the back to the front, each with seats, a candle and tankards."""
    dice = stage.dice
    for across, depth in places:
        spot = room.place(across + dice.between(-0.05, 0.05), depth)
        around = dice.chance(0.4)
        with stage.thing("bench" if not around else "chair", plural="benches" if not around else None):
            if around:
                furniture.chair(stage, spot.moved(dice.pick((-0.85, 0.85)), 0, 0.2))
            else:
                furniture.bench(stage, spot.moved(0, 0, 0.95))
        with stage.thing("round table" if around else "table", "wooden"):
            if around:
                furniture.round_table(stage, spot, 1.25)
            else:
                furniture.table(stage, spot, dice.between(1.5, 1.9))
        curios.table_light(stage, lights, spot.moved(dice.between(-0.2, 0.2), 0.76, 0.3), 0.36)
        with stage.thing("tankard", many=True):
            for right in (-0.4, 0.35):
                curios.tankard(stage, spot.moved(right, 0.76, 0.2), 0.2)
        with stage.thing("stool"):
            furniture.stool(stage, spot.moved(dice.pick((-0.5, 0.5)), 0, -0.35))


KIND = Kind(
    name="tavern",
    titles=(
        "tavern",
        "inside of a tavern",
        "old tavern",
        "cosy inn",
        "pub",
        "taproom of an inn",
        "pirate tavern",
    ),
    views={"hall": hall, "flat": flat, "corner": corner},
    times=("moonlit night", "moonlit night", "dusk", "sunset", "noon", "golden hour", "starless night"),
    weathers=(("clear", 4), ("cloudy", 1), ("rain", 1), ("thunderstorm", 0.5), ("snow", 0.5)),
    seasons=(),
    lamps=("candlelight", "firelight", "lamplight", "daylight"),
    moods=("cosy", "inviting", "quiet", "homely"),
    night_moods=("cosy", "warm", "inviting", "snug"),
)
