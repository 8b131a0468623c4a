"""A wizard's laboratory: a cauldron, an alembic, bottles and books, and a telescope at the window."""

from __future__ import annotations

from scene_engine.painter import interior, perspective
from scene_engine.painter.interior import CEILINGS, FLOORS, WALLS, Lights
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import Material
from scene_engine.painter.perspective import AnyRoom, Plane, Spot
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import curios, fittings, furniture

BREWS = (
    ("green", 0x60FF70, Material((0x14602A, 0x30C048, 0xA0FF80, 0xF0FFC8), glows=True)),
    ("purple", 0xC070FF, Material((0x4A1A7C, 0x9440D8, 0xD898FF, 0xFAE8FF), glows=True)),
    ("blue", 0x60B8FF, Material((0x163C88, 0x2C88E0, 0x88D4FF, 0xECFCFF), glows=True)),
    ("red", 0xFF6A50, Material((0x7C141C, 0xD83830, 0xFF8860, 0xFFE8C0), glows=True)),
)


def hall(stage: Stage) -> None:
    """The cauldron in the middle of a vaulted room, shelves and a work table around it."""
    dice = stage.dice
    room = perspective.hall(dice, 3.3, (0.5, 0.66))
    lights = _begin(stage, room)
    back, left, right = room.planes
    wide = back.long
    _window(stage, lights, back, wide * dice.between(0.36, 0.5))
    _shelf(stage, back, 0.15, wide * 0.3)
    _shelf(stage, left, 0.5, 1.6)
    _books(stage, right, 0.3, 1.7)
    side = dice.pick((0.2, 0.8))
    _telescope(stage, room.place(1 - side, 0.24))
    _bench(stage, lights, room.place(side, 0.42))
    _cauldron(stage, lights, room.place(0.5 + (0.5 - side) * 0.4, 0.68))
    lights.finish()


def flat(stage: Stage) -> None:
    """Side-on: a work table below long shelves, the cauldron at one side."""
    dice = stage.dice
    room = perspective.stage_set(dice, 3.3)
    lights = _begin(stage, room)
    wall = room.planes[0]
    at = dice.between(2.9, 3.6)
    _shelf(stage, wall, 0.3, at - 0.8)
    _window(stage, lights, wall, at)
    _books(stage, wall, at + 1.6, wall.long - at - 1.8)
    _bench(stage, lights, room.place(dice.between(0.2, 0.28), 0.36))
    if dice.chance(0.7):
        _telescope(stage, room.place((at + 0.6) / wall.long, 0.3))
    _cauldron(stage, lights, room.place(dice.between(0.7, 0.84), 0.7))
    if dice.chance(0.6):
        with stage.thing("globe"):
            curios.globe(stage, room.place(0.5, 0.85), 1.2)
    lights.finish()


def corner(stage: Stage) -> None:
    """A crammed corner of a tower: a fireplace or books, the work table before them."""
    dice = stage.dice
    room = perspective.nook(dice, 3.2)
    lights = _begin(stage, room)
    left, right = room.planes if dice.chance(0.5) else room.planes[::-1]
    _books(stage, left, 0.1, dice.between(1.5, 2.2))
    _window(stage, lights, right, 0.4)
    _shelf(stage, right, 1.9, 1.6)
    _telescope(stage, room.place(dice.between(0.46, 0.56), 0.16))
    across = dice.between(0.22, 0.32)
    mirrored = dice.chance(0.5)
    _bench(stage, lights, room.place(1 - across if mirrored else across, 0.55))
    _cauldron(stage, lights, room.place(across if mirrored else 1 - across, 0.66))
    lights.finish()


def _begin(stage: Stage, room: AnyRoom) -> Lights:
    dice = stage.dice
    walls = WALLS[dice.pick(("stone", "rubble", "dungeon", "limestone", "blue paper"))]
    interior.shell(
        stage,
        room,
        walls,
        FLOORS[dice.pick(("flags", "boards", "dark boards", "checks"))],
        CEILINGS["boards"],
    )
    if dice.chance(0.6):
        interior.beams(stage, room)
    return Lights(stage)


def _window(stage: Stage, lights: Lights, plane: Plane, along: float) -> None:
    with stage.thing("window", "arched"):
        fittings.window(stage, lights, plane, along, 0.95, 1.2, 1.7, True, stage.dice.chance(0.5))


def _shelf(stage: Stage, plane: Plane, along: float, wide: float) -> None:
    patch = plane.patch(along, 1.35, wide, 1.5)
    if patch.area.mask.size:
        with stage.thing("shelf of bottles", plural="shelves of bottles"):
            fittings.shelf(stage, patch)


def _books(stage: Stage, plane: Plane, along: float, wide: float) -> None:
    patch = plane.patch(along, 0, wide, 2.5)
    if patch.area.mask.size:
        with stage.thing("bookshelf", plural="bookshelves"):
            fittings.bookshelf(stage, patch)


def _telescope(stage: Stage, spot: Spot) -> None:
    with stage.thing("telescope", "brass"):
        curios.telescope(stage, spot, 1.4)


def _bench(stage: Stage, lights: Lights, spot: Spot) -> None:
    """The work table and what is on it."""
    dice = stage.dice
    with stage.thing("table", "wooden") as table:
        furniture.table(stage, spot, 2.2, 0.85)
    left = -0.8
    for name in dice.some(("alembic", "skull", "book", "flask", "candle", "crystal ball"), 4):
        at = spot.moved(left, 0.76, 0.4)
        _, _, brew = dice.pick(BREWS)
        with stage.thing(name, many=name == "flask") as thing:
            if name == "alembic":
                curios.alembic(stage, lights, at, brew)
            elif name == "skull":
                curios.skull(stage, at.x, at.y, max(0.36 * at.metre, 13))
            elif name == "book":
                curios.books(stage, at, 3)
                curios.open_book(stage, at.moved(0, 0.26, 0), 0.5)
            elif name == "flask":
                curios.flask(stage, lights, at, brew, 0.4)
                curios.flask(stage, lights, at.moved(0.25, 0, -0.15), dice.pick(BREWS)[2], 0.3)
            elif name == "candle":
                curios.candle(stage, lights, at, 0.45, 84)
            else:
                curios.crystal_ball(stage, lights, at, brew)
        stage.relate(thing, "on", table)
        left += 0.52


def _cauldron(stage: Stage, lights: Lights, spot: Spot) -> None:
    name, colour, brew = stage.dice.pick(BREWS)
    with stage.thing("cauldron", "bubbling"):
        curios.cauldron(stage, lights, spot, brew, 1.05)
    with stage.thing("steam", name, plural=""):
        top = spot.y - 0.86 * spot.metre
        lights.after(lambda: curios.steam(stage, spot.x, top, 70, colour))


KIND = Kind(
    name="wizard's laboratory",
    titles=(
        "wizard's laboratory",
        "alchemist's laboratory",
        "wizard's study",
        "magician's workshop",
        "witch's kitchen",
        "wizard's room in a tower",
    ),
    views={"hall": hall, "flat": flat, "corner": corner},
    times=("moonlit night", "moonlit night", "dusk", "starless night", "noon", "sunset"),
    weathers=(("clear", 4), ("cloudy", 1), ("rain", 1), ("thunderstorm", 1), ("snow", 0.5)),
    seasons=(),
    lamps=("candlelight", "candlelight", "firelight", "lamplight", "daylight"),
    moods=("mysterious", "magical", "curious"),
    night_moods=("mysterious", "magical", "enchanted", "eerie"),
)
