"""A library: books from floor to ceiling, and somewhere to read them."""

from __future__ import annotations

from scene_engine.canvas import WIDTH
from scene_engine.painter import interior, perspective
from scene_engine.painter.interior import CEILINGS, FLOORS, WALLS, Lights
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import WOOD, WOOD_DARK
from scene_engine.painter.perspective import AnyRoom, Plane, Spot
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import curios, fittings, furniture


def hall(stage: Stage) -> None:
    """Between two long walls of books, towards a great window or a fire."""
    dice = stage.dice
    room = perspective.hall(dice, 3.8, (0.4, 0.6))
    lights = _begin(stage, room)
    back, left, right = room.planes
    for plane in (left, right):
        _shelves(stage, plane, 0.25, plane.long - 0.1, dice.between(3.0, 3.5))
    middle = back.long / 2
    if stage.lamp != "firelight" and dice.chance(0.7):
        _window(stage, lights, back, middle - 0.9, 1.8, arched=True)
        rest = middle - 1.1
    else:
        _fire(stage, lights, back, middle - 1.0)
        rest = middle - 1.1
    if rest > 0.7:
        _shelves(stage, back, 0.1, rest, 3.2)
        _shelves(stage, back, back.long - rest - 0.1, rest, 3.2)
    _carpet(stage, room.place(0.5, 0.9), 2.6)
    side = dice.pick((0.24, 0.76))
    with stage.thing("globe"):
        curios.globe(stage, room.place(1 - side, 0.3), 1.2)
    _desk(stage, lights, room.place(side + (0.5 - side) * 0.3, 0.42))
    if dice.chance(0.7):
        _reader(stage, lights, room.place(1 - side * 0.9, 0.86))
    lights.finish()


def flat(stage: Stage) -> None:
    """A wall of books side-on, with a ladder, and a window or a fire between the shelves."""
    dice = stage.dice
    room = perspective.stage_set(dice, 3.7)
    lights = _begin(stage, room)
    wall = room.planes[0]
    gap = dice.between(0.32, 0.56) * wall.long
    wide = dice.between(1.5, 1.9)
    _shelves(stage, wall, 0, gap - 0.15, 3.3)
    _shelves(stage, wall, gap + wide + 0.15, wall.long - gap - wide, 3.3)
    fire = stage.lamp == "firelight" or dice.chance(0.3)
    if fire:
        _fire(stage, lights, wall, gap - 0.1)
    else:
        _window(stage, lights, wall, gap, wide, arched=dice.chance(0.5))
    with stage.thing("ladder", "wooden"):
        x = wall.point(gap * dice.between(0.3, 0.75), 0)[0]
        furniture.ladder(stage, (x - 14, room.bottom + 8), (x + 6, 14), 17)
    _carpet(stage, room.place((gap + wide / 2) / wall.long, 0.75), 2.6)
    _reader(stage, lights, room.place((gap + wide + 1.0) / wall.long, 0.5))
    _desk(stage, lights, room.place(dice.between(0.1, 0.2), 0.7))
    if dice.chance(0.6):
        with stage.thing("globe"):
            curios.globe(stage, room.place(0.93, 0.72), 1.2)
    lights.finish()


def corner(stage: Stage) -> None:
    """A reading corner: an armchair between the shelves, a window at its side."""
    dice = stage.dice
    room = perspective.nook(dice, 3.4)
    lights = _begin(stage, room)
    left, right = room.planes if dice.chance(0.5) else room.planes[::-1]
    _shelves(stage, left, 0.1, left.long, 3.0)
    start = dice.between(0.5, 0.9)
    if stage.lamp != "firelight" and dice.chance(0.8):
        _window(stage, lights, right, start, 1.3, arched=dice.chance(0.6))
    else:
        _fire(stage, lights, right, start)
    _shelves(stage, right, start + 1.8, max(right.long - start - 1.8, 0.3), 3.0)
    spot = room.place(dice.between(0.42, 0.58), 0.55)
    _carpet(stage, Spot(spot.x, spot.y + 14, spot.metre, spot.eye), 2.4)
    _reader(stage, lights, spot)
    with stage.thing("globe"):
        curios.globe(stage, room.place(dice.pick((0.14, 0.86)), 0.45), 1.25)
    lights.finish()


def _begin(stage: Stage, room: AnyRoom) -> Lights:
    dice = stage.dice
    walls = WALLS[dice.pick(("panels", "green paper", "red paper", "plaster", "limestone"))]
    interior.shell(
        stage, room, walls, FLOORS[dice.pick(("boards", "dark boards", "checks"))], CEILINGS["boards"]
    )
    if dice.chance(0.5):
        interior.beams(stage, room)
    return Lights(stage)


def _shelves(stage: Stage, plane: Plane, along: float, wide: float, high: float) -> None:
    """A wall of books, in cases of about a metre and a half."""
    count = max(1, round(wide / 1.5))
    with stage.thing("bookshelf", "tall", plural="bookshelves", many=count > 1):
        wood = WOOD_DARK if stage.dice.chance(0.7) else WOOD
        for number in range(count):
            patch = plane.patch(along + wide * number / count, 0, wide / count, high)
            if patch.area.mask.size:
                fittings.bookshelf(stage, patch, wood)


def _window(stage: Stage, lights: Lights, plane: Plane, along: float, wide: float, arched: bool) -> None:
    with stage.thing("window", "tall"):
        patch = fittings.window(stage, lights, plane, along, 0.7, wide, 2.3, arched, stage.dice.chance(0.3))
    if stage.dice.chance(0.6) and not arched and patch.area.mask.size:
        cloth = stage.dice.pick(furniture.CLOTHS)
        with stage.thing("curtain", furniture.colour_of(cloth), many=True):
            fittings.curtains(stage, plane.patch(along - 0.25, 0.4, wide + 0.5, 2.8), cloth, 0.26)


def _fire(stage: Stage, lights: Lights, plane: Plane, along: float) -> None:
    with stage.thing("fireplace", "burning") as fire:
        fittings.fireplace(stage, lights, plane.patch(along, 0, 2.0, 2.5))
    with stage.thing("painting") as painting:
        fittings.painting(stage, plane.patch(along + 0.5, 1.75, 1.0, 1.1), stage.dice.chance(0.6))
    stage.relate(painting, "over", fire)


def _carpet(stage: Stage, spot: Spot, wide: float) -> None:
    cloth = stage.dice.pick(furniture.CLOTHS)
    with stage.thing("carpet", furniture.colour_of(cloth)):
        furniture.carpet(stage, spot, wide, 2.2, cloth)


def _desk(stage: Stage, lights: Lights, spot: Spot) -> None:
    with stage.thing("chair", "wooden"):
        furniture.chair(stage, spot.moved(stage.dice.between(-0.2, 0.2), 0, 0.8), furniture.MAHOGANY)
    with stage.thing("desk"):
        furniture.desk(stage, spot)
    curios.table_light(stage, lights, spot.moved(0.6, 0.8, 0.3), 0.42, 80)
    with stage.thing("book", many=True):
        curios.books(stage, spot.moved(-0.55, 0.8, 0.25), stage.dice.whole(3, 5))
        curios.open_book(stage, spot.moved(0, 0.8, 0.2), 0.55)


def _reader(stage: Stage, lights: Lights, spot: Spot) -> None:
    cloth = stage.dice.pick(furniture.CLOTHS)
    with stage.thing("armchair", furniture.colour_of(cloth)):
        furniture.armchair(stage, spot, cloth)
    with stage.thing("candelabrum", plural="candelabra"):
        beside = spot.moved(0.85 if spot.x < WIDTH / 2 else -0.85, 0, 0.2)
        curios.candelabrum(stage, lights, beside, 1.7)


KIND = Kind(
    name="library",
    titles=(
        "library",
        "old library",
        "inside of a library",
        "study full of books",
        "castle library",
        "room full of books",
    ),
    views={"hall": hall, "flat": flat, "corner": corner},
    times=("noon", "golden hour", "sunset", "dusk", "moonlit night", "starless night", "dawn"),
    weathers=(("clear", 4), ("cloudy", 1), ("rain", 1), ("thunderstorm", 0.5), ("snow", 0.5)),
    seasons=(),
    lamps=("candlelight", "lamplight", "daylight", "daylight", "firelight"),
    moods=("quiet", "peaceful", "calm", "studious"),
    night_moods=("quiet", "mysterious", "still", "cosy"),
)
