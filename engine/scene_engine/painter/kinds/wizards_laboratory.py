"""A wizard's laboratory: a cauldron, an alembic, bottles and books, and a telescope at the window."""

from __future__ import annotations

from scene_engine.painter import interior
from scene_engine.painter.interior import CEILINGS, FLOORS, WALLS, Lights
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.perspective import AnyRoom, Plane, Spot
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import curios, furniture, sets

GOODS = ("alembic", "skull", "book", "flask", "candle", "crystal ball", "flask")


def hall(stage: Stage) -> None:
    """The cauldron in the middle of the room, shelves and a work table around it."""
    dice = stage.dice
    room = interior.hall(dice, 3.3, (0.5, 0.66))
    lights = _begin(stage, room)
    back, left, right = room.planes
    wide = back.long
    _window(stage, lights, back, wide * dice.between(0.36, 0.5))
    sets.bottles(stage, back, 0.15, wide * 0.3)
    sets.bottles(stage, left, 0.5, 1.6)
    sets.bookshelves(stage, right, 0.3, 1.7, 2.5)
    side = dice.pick((0.2, 0.8))
    _telescope(stage, room.place(1 - side, 0.24))
    _bench(stage, lights, room.place(side, 0.42))
    sets.cauldron(
        stage, lights, room.place(0.5 + (0.5 - side) * dice.between(0.1, 0.6), dice.between(0.6, 0.76))
    )
    lights.finish()


def flat(stage: Stage) -> None:
    """Side-on: a work table below long shelves, the cauldron at one side."""
    dice = stage.dice
    room = interior.stage_set(dice, 3.3)
    lights = _begin(stage, room)
    wall = room.planes[0]
    at = dice.between(2.7, 3.6)
    if stage.lamp == "firelight":
        sets.fireplace(stage, lights, wall, 0.5)
        sets.bottles(stage, wall, 2.5, at - 2.6)
    else:
        sets.bottles(stage, wall, 0.3, at - 0.6)
    _window(stage, lights, wall, at)
    sets.bookshelves(stage, wall, at + 1.5, wall.long - at - 1.6, 2.5)
    _bench(stage, lights, room.place(dice.between(0.2, 0.28), dice.between(0.4, 0.7)))
    if dice.chance(0.6):
        _telescope(stage, room.place((at + 0.6) / wall.long, 0.3))
    sets.cauldron(stage, lights, room.place(dice.between(0.72, 0.86), dice.between(0.55, 0.8)))
    if dice.chance(0.4):
        with stage.thing("globe"):
            curios.globe(stage, room.place(0.52, 0.85), 1.1)
    lights.finish()


def corner(stage: Stage) -> None:
    """A crammed corner of a tower: books and a window, the work table before them."""
    dice = stage.dice
    room = interior.nook(dice, 3.2)
    lights = _begin(stage, room)
    left, right = room.planes if dice.chance(0.5) else room.planes[::-1]
    sets.bookshelves(stage, left, 0.1, dice.between(1.5, 2.2), 2.5)
    _window(stage, lights, right, 0.4)
    sets.bottles(stage, right, 1.9, 1.6)
    _telescope(stage, room.place(dice.between(0.46, 0.56), 0.16))
    across = dice.between(0.22, 0.32)
    across = 1 - across if dice.chance(0.5) else across
    _bench(stage, lights, room.place(across, 0.55))
    sets.cauldron(stage, lights, room.place(1 - across, 0.66))
    lights.finish()


def table(stage: Stage) -> None:
    """The work table close before us, what bubbles and shines on it large."""
    dice = stage.dice
    room = interior.stage_set(dice, 3.2)
    lights = _begin(stage, room)
    wall = room.planes[0]
    at = dice.between(0.4, 3.4)
    _window(stage, lights, wall, at)
    for along, wide in ((0.1, at - 0.4), (at + 1.6, wall.long - at - 1.8)):
        if wide > 0.7:
            if dice.chance(0.6):
                sets.bottles(stage, wall, along, wide, 1.15, 1.6)
            else:
                sets.bookshelves(stage, wall, along, wide, 2.8)
    sets.near_table(room, stage, lights, dice.some(GOODS, dice.whole(3, 4)))
    lights.finish()


def _begin(stage: Stage, room: AnyRoom) -> Lights:
    dice = stage.dice
    walls = WALLS[dice.pick(("stone", "rubble", "dungeon", "limestone", "blue paper", "plaster"))]
    floor = FLOORS[dice.pick(("flags", "boards", "dark boards", "checks"))]
    interior.shell(stage, room, walls, floor, CEILINGS["boards"])
    if dice.chance(0.6):
        interior.beams(stage, room)
    return Lights(stage)


def _window(stage: Stage, lights: Lights, plane: Plane, along: float) -> None:
    sets.window(stage, lights, plane, along, 0.95, 1.25, 1.8, arched=True, lattice=0.3)


def _telescope(stage: Stage, spot: Spot) -> None:
    with stage.thing("telescope", "brass"):
        curios.telescope(stage, spot, 1.4)


def _bench(stage: Stage, lights: Lights, spot: Spot) -> None:
    """The work table and what is on it."""
    with stage.thing("table", "wooden") as table:
        furniture.table(stage, spot, 2.2, 0.85)
    sets.lay(stage, lights, table, spot, stage.dice.some(GOODS, 4), 2.1)


KIND = Kind(
    name="wizard's laboratory",
    titles=(
        "wizard's laboratory", "alchemist's laboratory", "wizard's study", "magician's workshop",
        "witch's kitchen", "wizard's room in a tower",
    ),
    views={"hall": hall, "flat": flat, "corner": corner, "table": table},
    times=("moonlit night", "moonlit night", "dusk", "starless night", "noon", "sunset"),
    weathers=(("clear", 4), ("cloudy", 1), ("rain", 1), ("thunderstorm", 1), ("snow", 0.5)),
    seasons=(),
    lamps=("candlelight", "candlelight", "firelight", "lamplight", "daylight"),
    moods=("mysterious", "magical", "curious"),
    night_moods=("mysterious", "magical", "enchanted", "eerie"),
)  # fmt: skip
