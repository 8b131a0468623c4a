"""A library: books from floor to ceiling, and somewhere to read them."""

from __future__ import annotations

from scene_engine.canvas import WIDTH
from scene_engine.painter import interior
from scene_engine.painter.interior import CEILINGS, FLOORS, WALLS, Lights
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.perspective import AnyRoom, Spot
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import curios, furniture, sets


def hall(stage: Stage) -> None:
    """Between two long walls of books, towards a great window or a fire."""
    dice = stage.dice
    room = interior.hall(dice, 3.8, (0.4, 0.6))
    lights = _begin(stage, room)
    back, left, right = room.planes
    for plane in (left, right):
        sets.bookshelves(stage, plane, 0.25, plane.long - 0.1, dice.between(3.0, 3.5))
    middle = back.long / 2
    if _fire_wanted(stage, 0.3):
        sets.fireplace(stage, lights, back, middle - 1.0, 2.0)
    else:
        sets.window(stage, lights, back, middle - 0.9, 0.7, 1.8, 2.4, arched=True)
    rest = middle - 1.1
    if rest > 0.7:
        sets.bookshelves(stage, back, 0.1, rest, 3.2)
        sets.bookshelves(stage, back, back.long - rest - 0.1, rest, 3.2)
    sets.carpet(stage, room.place(0.5, 0.9), 2.6)
    side = dice.pick((0.24, 0.76))
    _globe(stage, room.place(1 - side, 0.3))
    sets.desk(stage, lights, room.place(side + (0.5 - side) * 0.3, 0.42))
    if dice.chance(0.7):
        _reader(stage, lights, room.place(1 - side * 0.9, 0.86))
    lights.finish()


def flat(stage: Stage) -> None:
    """A wall of books side-on, with a ladder, and a window or a fire between the shelves."""
    dice = stage.dice
    room = interior.stage_set(dice, 3.7)
    lights = _begin(stage, room)
    wall = room.planes[0]
    gap = dice.between(0.32, 0.56) * wall.long
    wide = dice.between(1.5, 1.9)
    sets.bookshelves(stage, wall, 0, gap - 0.15, 3.3)
    sets.bookshelves(stage, wall, gap + wide + 0.15, wall.long - gap - wide, 3.3)
    if _fire_wanted(stage, 0.3):
        sets.fireplace(stage, lights, wall, gap - 0.1, 2.0)
    else:
        sets.window(stage, lights, wall, gap, 0.7, wide, 2.3, dice.chance(0.4), curtained=0.5)
    with stage.thing("ladder", "wooden"):
        x = wall.point(gap * dice.between(0.3, 0.75), 0)[0]
        furniture.ladder(stage, (x - 14, room.bottom + 8), (x + 6, 14), 17)
    sets.carpet(stage, room.place((gap + wide / 2) / wall.long, 0.75), 2.6)
    _reader(stage, lights, room.place((gap + wide + 1.0) / wall.long, 0.5))
    sets.desk(stage, lights, room.place(dice.between(0.1, 0.2), 0.7))
    if dice.chance(0.6):
        _globe(stage, room.place(0.93, 0.72))
    lights.finish()


def corner(stage: Stage) -> None:
    """A reading corner: an armchair between the shelves, a window or the fire at its side."""
    dice = stage.dice
    room = interior.nook(dice, 3.4)
    lights = _begin(stage, room)
    left, right = room.planes if dice.chance(0.5) else room.planes[::-1]
    sets.bookshelves(stage, left, 0.1, left.long, 3.0)
    start = dice.between(0.5, 0.9)
    if _fire_wanted(stage, 0.25):
        sets.fireplace(stage, lights, right, start)
    else:
        sets.window(stage, lights, right, start, 0.7, 1.4, 2.3, dice.chance(0.6), curtained=0.3)
    sets.bookshelves(stage, right, start + 2.0, max(right.long - start - 2.0, 0.3), 3.0)
    spot = room.place(dice.between(0.42, 0.58), 0.55)
    sets.carpet(stage, Spot(spot.x, spot.y + 14, spot.metre, spot.eye))
    _reader(stage, lights, spot)
    _globe(stage, room.place(dice.pick((0.14, 0.86)), 0.45))
    lights.finish()


def desk(stage: Stage) -> None:
    """Over a desk close to us: books, a globe, a candle, and the shelves behind."""
    dice = stage.dice
    room = interior.stage_set(dice, 3.2)
    lights = _begin(stage, room)
    wall = room.planes[0]
    gap = dice.between(0.5, 2.6)
    sets.bookshelves(stage, wall, 0, gap - 0.2, 2.9)
    sets.bookshelves(stage, wall, gap + 2.1, wall.long - gap - 2.1, 2.9)
    if _fire_wanted(stage, 0.2):
        sets.fireplace(stage, lights, wall, gap)
    else:
        sets.window(stage, lights, wall, gap + 0.1, 0.8, 1.7, 2.0, dice.chance(0.5), curtained=0.5)
    goods = ["book", "candle", *dice.some(("globe", "skull", "book", "bottle"), 2)]
    sets.near_table(room, stage, lights, dice.some(goods, 4))
    lights.finish()


def _begin(stage: Stage, room: AnyRoom) -> Lights:
    dice = stage.dice
    walls = WALLS[dice.pick(("panels", "green paper", "red paper", "plaster", "limestone"))]
    floor = FLOORS[dice.pick(("boards", "dark boards", "checks"))]
    interior.shell(stage, room, walls, floor, CEILINGS["boards"])
    if dice.chance(0.5):
        interior.beams(stage, room)
    return Lights(stage)


def _fire_wanted(stage: Stage, chance: float) -> bool:
    return stage.lamp == "firelight" or stage.dice.chance(chance)


def _globe(stage: Stage, spot: Spot) -> None:
    with stage.thing("globe"):
        curios.globe(stage, spot, 1.2)


def _reader(stage: Stage, lights: Lights, spot: Spot) -> None:
    sets.armchair(stage, spot)
    sets.candelabrum(stage, lights, spot.moved(0.85 if spot.x < WIDTH / 2 else -0.85, 0, 0.2), 1.7)


KIND = Kind(
    name="library",
    titles=(
        "library", "old library", "inside of a library", "study full of books", "castle library",
        "room full of books",
    ),
    views={"hall": hall, "flat": flat, "corner": corner, "desk": desk},
    times=("noon", "golden hour", "sunset", "dusk", "moonlit night", "starless night", "dawn"),
    weathers=(("clear", 4), ("cloudy", 1), ("rain", 1), ("thunderstorm", 0.5), ("snow", 0.5)),
    seasons=(),
    lamps=("candlelight", "lamplight", "daylight", "daylight", "firelight"),
    moods=("quiet", "peaceful", "calm", "studious"),
    night_moods=("quiet", "mysterious", "still", "cosy"),
)  # fmt: skip
