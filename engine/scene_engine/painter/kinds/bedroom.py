"""A bedroom: a bed, a window, a wardrobe, and the moon or the morning outside."""

from __future__ import annotations

from scene_engine.painter import interior
from scene_engine.painter.interior import CEILINGS, FLOORS, WALLS, Lights
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.perspective import AnyRoom, Plane, Spot
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import cabinets, furniture, lamps, sets


def hall(stage: Stage) -> None:
    """The bed against the back wall, a window beside it, a wardrobe at the side."""
    dice = stage.dice
    room = interior.hall(dice, 2.9, (0.54, 0.7))
    lights = _begin(stage, room)
    back, left, right = room.planes
    side = dice.sign()
    _window(stage, lights, back, back.long * (0.58 if side < 0 else 0.12), 1.25)
    sets.painting(stage, back, back.long * (0.2 if side < 0 else 0.6))
    other = right if side < 0 else left
    if dice.chance(0.5):
        _window(stage, lights, other, 0.9, 1.2)
    else:
        sets.door(stage, other, 0.7, arched=False)
    sets.carpet(stage, room.place(0.5 - side * 0.12, 0.9))
    _wardrobe(stage, room.place(0.9 if side < 0 else 0.1, 0.14))
    _bed(stage, room.place(0.5 + side * 0.2, 0.66), dice.chance(0.4))
    _bedside(stage, lights, room.place(0.5 - side * 0.12, 0.36))
    lights.finish()


def flat(stage: Stage) -> None:
    """Side-on: window in the middle, bed at one side, wardrobe or fire at the other."""
    dice = stage.dice
    room = interior.stage_set(dice, 3.0)
    lights = _begin(stage, room)
    wall = room.planes[0]
    middle = wall.long * dice.between(0.42, 0.56)
    _window(stage, lights, wall, middle, 1.4)
    canopy = dice.chance(0.4)
    if not canopy:
        sets.painting(stage, wall, middle - 1.5)
    if dice.chance(0.4):
        sets.fireplace(stage, lights, wall, wall.long - 2.0, 1.8)
    else:
        _wardrobe(stage, room.place(dice.between(0.84, 0.88), 0.1))
    sets.carpet(stage, room.place(0.6, 0.8))
    _bed(stage, room.place(dice.between(0.2, 0.26), 0.72), canopy)
    _bedside(stage, lights, room.place(0.47, 0.2))
    if dice.chance(0.7):
        sets.armchair(stage, room.place(dice.between(0.66, 0.74), 0.5))
    lights.finish()


def corner(stage: Stage) -> None:
    """A corner of the room: the bed below, windows in one wall or both."""
    dice = stage.dice
    room = interior.nook(dice, 2.8)
    lights = _begin(stage, room)
    left, right = room.planes if dice.chance(0.5) else room.planes[::-1]
    _window(stage, lights, left, dice.between(0.5, 0.9), 1.2)
    if dice.chance(0.5):
        _window(stage, lights, right, dice.between(0.6, 1.2), 1.1)
    else:
        sets.painting(stage, right, 0.7)
        sets.door(stage, right, 2.0, arched=False)
    across = dice.between(0.28, 0.4)
    flip = dice.chance(0.5)
    sets.carpet(stage, room.place(0.5, 0.95))
    spot = room.place(across if flip else 1 - across, 0.18)
    with stage.thing("chest of drawers", plural="chests of drawers") as drawers:
        cabinets.cupboard(stage, spot, furniture.OAK, 3, 1.1)
    light = lamps.table_light(stage, lights, spot.moved(0.2, 1.02, 0.2), 0.4, 96)
    stage.relate(light, "on", drawers)
    _bed(stage, room.place(1 - across if flip else across, 0.78), dice.chance(0.4))
    if dice.chance(0.6):
        with stage.thing("chair", "wooden"):
            furniture.chair(stage, room.place(across - 0.12 if flip else 1.12 - across, 0.6))
    lights.finish()


def window(stage: Stage) -> None:
    """A great curtained window fills the wall, the foot of the bed or an armchair before it."""
    dice = stage.dice
    room = interior.stage_set(dice, 2.7)
    lights = _begin(stage, room)
    wall = room.planes[0]
    at = wall.long * dice.between(0.26, 0.44)
    sets.window(stage, lights, wall, at, 0.6, 2.2, 1.85, lattice=0.2, curtained=0.9)
    sets.painting(stage, wall, at - 1.5 if at > 1.9 else at + 2.6)
    sets.carpet(stage, room.place(0.5, 0.9))
    _bedside(stage, lights, room.place((at + 2.9) / wall.long, 0.25))
    if dice.chance(0.5):
        _bed(stage, room.place(dice.between(0.78, 0.9), 1.0), False)
    else:
        with stage.thing("chest"):
            cabinets.chest(stage, room.place(dice.between(0.8, 0.9), 0.75))
    sets.armchair(stage, room.place(dice.between(0.16, 0.3), 0.7))
    lights.finish()


def _begin(stage: Stage, room: AnyRoom) -> Lights:
    dice = stage.dice
    names = ("plaster", "blue paper", "green paper", "red paper", "boards", "panels", "limestone")
    floor = FLOORS[dice.pick(("boards", "boards", "dark boards"))]
    interior.shell(stage, room, WALLS[dice.pick(names)], floor, CEILINGS[dice.pick(("boards", "plaster"))])
    if dice.chance(0.4):
        interior.beams(stage, room)
    return Lights(stage)


def _window(stage: Stage, lights: Lights, plane: Plane, along: float, wide: float) -> None:
    sets.window(stage, lights, plane, along, 0.85, wide, 1.5, curtained=0.75)


def _wardrobe(stage: Stage, spot: Spot) -> None:
    with stage.thing("wardrobe", "wooden"):
        cabinets.wardrobe(stage, spot, stage.dice.pick((furniture.MAHOGANY, furniture.OAK)))


def _bed(stage: Stage, spot: Spot, canopy: bool) -> None:
    cloth = stage.dice.pick(furniture.CLOTHS)
    with stage.thing("four-poster bed" if canopy else "bed", furniture.colour_of(cloth)):
        furniture.bed(stage, spot, cloth, stage.dice.pick((furniture.MAHOGANY, furniture.OAK)), canopy)


def _bedside(stage: Stage, lights: Lights, spot: Spot) -> None:
    with stage.thing("bedside table") as table:
        cabinets.cupboard(stage, spot, furniture.OAK, 2, 0.6)
    stage.relate(lamps.table_light(stage, lights, spot.moved(0, 0.74, 0.2), 0.42, 96), "on", table)


KIND = Kind(
    name="bedroom",
    titles=(
        "bedroom", "old bedroom", "room with a bed", "bedroom in an old house", "guest room of an inn",
        "cosy bedroom",
    ),
    views={"hall": hall, "flat": flat, "corner": corner, "window": window},
    times=("moonlit night", "dawn", "noon", "golden hour", "sunset", "dusk", "starless night"),
    weathers=(("clear", 4), ("cloudy", 1), ("rain", 1), ("thunderstorm", 0.5), ("snow", 0.5)),
    seasons=(),
    lamps=("daylight", "daylight", "candlelight", "lamplight"),
    moods=("cosy", "peaceful", "quiet", "calm"),
    night_moods=("cosy", "still", "quiet", "dreamy"),
)  # fmt: skip
