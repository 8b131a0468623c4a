"""A dungeon: damp stone, bars, chains, and whoever was forgotten there."""

from __future__ import annotations

from scene_engine.canvas import WIDTH
from scene_engine.painter import interior
from scene_engine.painter.area import everywhere
from scene_engine.painter.interior import CEILINGS, FLOORS, WALLS, Lights
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import GRANITE, MOSS
from scene_engine.painter.perspective import AnyRoom, Plane, Spot
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import cabinets, curios, fittings, furniture, lamps, sets


def cell(stage: Stage) -> None:
    """Inside a cell: a barred window high up, chains, a bed of straw."""
    dice = stage.dice
    room = interior.hall(dice, 3.2, (0.5, 0.68))
    lights = _begin(stage, room)
    back, left, right = room.planes
    at = dice.between(0.35, 0.6) * back.long
    _barred(stage, lights, back, at)
    _chains(stage, back, at - 1.4, 2)
    sets.door(stage, left if dice.chance(0.5) else right, dice.between(0.4, 0.8), arched=True)
    _torch(stage, lights, *back.point(at + 1.5 if at < back.long * 0.5 else 0.5, 1.9))
    sets.straw(stage, room.place(dice.between(0.65, 0.8), 0.5))
    _prisoner(stage, room.place(dice.between(0.2, 0.34), 0.22))
    lights.finish()


def corridor(stage: Stage) -> None:
    """A vaulted passage between cells, torches along it, into the dark."""
    dice = stage.dice
    room = interior.hall(dice, 3.0, (0.3, 0.42))
    lights = _begin(stage, room)
    back, left, right = room.planes
    if stage.lamp == "daylight":
        _barred(stage, lights, back, back.long / 2 - 0.6, 1.5)
    elif dice.chance(0.5):
        with stage.thing("archway", "dark"):
            fittings.doorway(stage, back.patch(back.long / 2 - 0.75, 0, 1.5, 2.4))
    else:
        sets.door(stage, back, back.long / 2 - 0.6, arched=True)
    for plane in (left, right):
        for along in (0.35, 1.75, 3.3):
            if plane.patch(along, 0, 1.15, 2.2).area.width > 8:
                sets.cell(stage, plane, along, False, 1.15)
        for along in (1.62, 2.95):
            x, y = plane.point(along, 1.95)
            if 4 < x < WIDTH - 4:
                _torch(stage, lights, x, y, 10 + along * 4)
    if dice.chance(0.6):
        _prisoner(stage, room.place(dice.pick((0.2, 0.8)), 0.36))
    if dice.chance(0.6):
        with stage.thing("barrel"):
            furniture.barrel(stage, room.place(dice.pick((0.1, 0.9)), 0.2))
    lights.finish()


def gate(stage: Stage) -> None:
    """Side-on: a row of cells behind bars, the gaoler's table before them."""
    dice = stage.dice
    room = interior.stage_set(dice, 3.3)
    lights = _begin(stage, room)
    wall = room.planes[0]
    start = dice.between(0.3, 1.0)
    for number in range(2):
        sets.cell(stage, wall, start + 2.5 * number, dice.chance(0.6))
        if stage.lamp == "daylight":
            _barred(stage, lights, wall, start + 2.5 * number + 0.4, 2.35)
        _torch(stage, lights, *wall.point(start + 2.5 * number + 2.2, 2.0))
    sets.door(stage, wall, start + 5.0, arched=True)
    spot = room.place(dice.between(0.6, 0.75), 0.6)
    with stage.thing("table", "wooden") as table:
        furniture.table(stage, spot, 1.7)
    sets.lay(stage, lights, table, spot, dice.some(("candle", "skull", "tankard", "bottle"), 2), 1.2)
    with stage.thing("stool"):
        furniture.stool(stage, spot.moved(1.1, 0, 0.1))
    sets.barrels(stage, room, 0.12, 0.3)
    lights.finish()


def corner(stage: Stage) -> None:
    """A corner of the vault: a chest or bones, chains on both walls, one torch."""
    dice = stage.dice
    room = interior.nook(dice, 3.2)
    lights = _begin(stage, room)
    left, right = room.planes if dice.chance(0.5) else room.planes[::-1]
    _barred(stage, lights, left, dice.between(0.6, 1.2))
    _chains(stage, right, 0.7, 3)
    _torch(stage, lights, *left.point(2.6, 1.9), 16)
    _prisoner(stage, room.place(dice.between(0.6, 0.75), 0.28))
    with stage.thing("treasure chest" if dice.chance(0.4) else "chest") as chest:
        cabinets.chest(stage, room.place(dice.between(0.3, 0.45), 0.5), opened=chest.noun.startswith("t"))
    sets.straw(stage, room.place(dice.pick((0.2, 0.8)), 0.75))
    lights.finish()


def _begin(stage: Stage, room: AnyRoom) -> Lights:
    dice = stage.dice
    walls = WALLS[dice.pick(("dungeon", "dungeon", "stone", "rubble"))]
    interior.shell(stage, room, walls, FLOORS["dungeon"], CEILINGS["stone"])
    if dice.chance(0.5):
        plane = dice.pick(room.planes)
        with stage.thing("moss", plural=""):
            fittings.moss(stage, plane.patch(0.2, 0.6, plane.long * 0.7, plane.high - 0.6), MOSS)
    daylit = stage.lamp == "daylight"
    lights = Lights(stage, outside=daylit)
    if daylit:  # no more of it than falls through a small window
        lights.darken(everywhere(), 0.2)
    return lights


def _barred(stage: Stage, lights: Lights, plane: Plane, along: float, up: float = 1.75) -> None:
    high = min(1.0, plane.high - up - 0.1)
    with stage.thing("barred window"):
        patch = fittings.window(stage, lights, plane, along, up, 1.15, high, arched=True, frame=GRANITE)
        fittings.bars(stage, patch)


def _chains(stage: Stage, plane: Plane, along: float, count: int) -> None:
    with stage.thing("chain", many=True):
        for number in range(count):
            x, y = plane.point(along + 0.45 * number, 1.9)
            curios.chains(stage, x, y, stage.dice.between(34, 50))


def _torch(stage: Stage, lights: Lights, x: float, y: float, size: float = 19) -> None:
    with stage.thing("torch", "burning", plural="torches"):
        lamps.torch(stage, lights, x, y, size)


def _prisoner(stage: Stage, spot: Spot) -> None:
    with stage.thing("skeleton"):
        curios.skeleton(stage, spot.x, spot.y, spot.metre * 1.3)


KIND = Kind(
    name="dungeon",
    titles=("dungeon", "castle dungeon", "prison cell", "dark dungeon", "old gaol", "jail"),
    views={"cell": cell, "corridor": corridor, "gate": gate, "corner": corner},
    times=("moonlit night", "starless night", "noon", "dusk", "sunset"),
    weathers=(("clear", 4), ("cloudy", 1)),
    seasons=(),
    lamps=("firelight", "firelight", "candlelight", "daylight"),
    moods=("gloomy", "dismal", "grim", "forlorn"),
    night_moods=("gloomy", "grim", "eerie", "sinister"),
)  # fmt: skip
