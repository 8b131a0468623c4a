"""A throne room: pillars and banners, and a carpet that leads to the throne."""

from __future__ import annotations

from scene_engine.canvas import WIDTH
from scene_engine.painter import interior
from scene_engine.painter.interior import CEILINGS, FLOORS, WALLS, Lights
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BASALT, GRANITE, LIMESTONE, MARBLE
from scene_engine.painter.perspective import AnyRoom
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import fittings, furniture, royal, sets


def hall(stage: Stage) -> None:
    """Down the length of the hall, between its pillars, to the throne at its end."""
    dice = stage.dice
    room = interior.hall(dice, 5.2, (0.42, 0.58))
    king = _begin(stage, room)
    back, left, right = room.planes
    middle, spot = back.long / 2, room.place(0.5, 0.16)
    for offset in (-2.3, 2.3):
        king.window(back, middle + offset - 0.55)
    king.banner(back, middle - 0.8, 1.6, 2.6)
    bannered = dice.chance(0.5)
    for plane in (left, right):
        for along in (0.8, 3.0):
            if bannered:
                king.banner(plane, along)
            else:
                king.window(plane, along)
    king.carpet(room, spot)
    king.seat(spot, 4.0, dice.whole(2, 4))
    guarded = dice.chance(0.6)
    for depth in dice.pick(((0.08, 0.3, 0.72), (0.1, 0.55), (0.04, 0.2, 0.4, 0.8))):
        for across, inner in ((0.1, 0.2), (0.9, 0.8)):
            king.pillar(room.place(across, depth))
            if guarded:
                sets.armour(stage, room.place(inner, depth + 0.1), 2.1)
            elif 0.1 <= depth < 0.6:
                sets.candelabrum(stage, king.lights, room.place(inner, depth + 0.08), 2.0)
    if not guarded or stage.lamp != "daylight":
        king.chandelier(room.x)
    king.lights.finish()


def flat(stage: Stage) -> None:
    """Side-on, as on a stage: the throne in the middle, all in order at both its sides."""
    dice = stage.dice
    room = interior.stage_set(dice, dice.between(3.9, 4.8))
    king = _begin(stage, room)
    wall, spot = room.planes[0], room.place(0.5, 0.2)
    middle, bannered, guarded = wall.long / 2, dice.chance(0.5), dice.chance(0.6)
    for way in (-1, 1):
        near, far = middle + way * 1.9 - 0.55, middle + way * 3.4 - 0.55
        king.banner(wall, near if bannered else far)
        king.window(wall, far if bannered else near)
    with stage.thing("curtain", furniture.colour_of(king.cloth), many=True):
        fittings.curtains(stage, wall.patch(middle - 1.15, 0.4, 2.3, wall.high - 0.7), king.cloth, 0.36)
    king.carpet(room, spot)
    king.seat(spot, 4.6, dice.whole(2, 3))
    for way in (-1, 1):
        if guarded:
            sets.armour(stage, room.place(0.5 + way * 0.3, 0.35))
        sets.candelabrum(stage, king.lights, room.place(0.5 + way * 0.2, 0.62), 1.9)
        king.pillar(room.place(0.5 + way * 0.44, 0.8, -0.15))
    king.lights.finish()


def corner(stage: Stage) -> None:
    """The throne seen aslant from the floor of the hall, windows along one wall."""
    dice = stage.dice
    room = interior.nook(dice, dice.between(3.8, 4.8))
    king = _begin(stage, room)
    left, right = room.planes if dice.chance(0.5) else room.planes[::-1]
    for number in range(3):
        king.window(left, 0.5 + 1.9 * number)
        king.banner(right, 0.5 + 1.7 * number)
    across = 0.5 + (0.5 - room.x / WIDTH) * 0.4
    king.seat(room.place(across, 0.42), 3.4, 2)
    sets.armour(stage, room.place(dice.pick((0.1, 0.9)), 0.3))
    sets.candelabrum(stage, king.lights, room.place(across + dice.pick((-0.2, 0.2)), 0.6), 1.9)
    king.pillar(room.place(dice.pick((0.06, 0.94)), 1.05, -0.35))
    king.chandelier(WIDTH * (1 - across))
    king.lights.finish()


def near(stage: Stage) -> None:
    """The throne large at one side, a window or a banner beside it."""
    dice = stage.dice
    room = interior.stage_set(dice, 3.3)
    king = _begin(stage, room)
    wall = room.planes[0]
    flip = dice.chance(0.5)
    for across, hang in ((0.12, king.banner), (0.5, king.window), (0.76, king.banner)):
        hang(wall, wall.long * (1 - across if flip else across) - 0.5)
    spot = 0.66 if flip else 0.34
    king.seat(room.place(spot, 0.5), 2.8, 2)
    sets.armour(stage, room.place(0.2 if flip else 0.8, 0.3), 1.9)
    sets.candelabrum(
        stage, king.lights, room.place((0.44 if flip else 0.56) + dice.between(-0.02, 0.02), 0.6)
    )
    king.pillar(room.place(0.96 if flip else 0.04, 0.9, -0.3))
    king.lights.finish()


def _begin(stage: Stage, room: AnyRoom) -> royal.Hall:
    dice = stage.dice
    walls = WALLS[dice.pick(("stone", "limestone", "limestone", "rubble", "panels"))]
    interior.shell(stage, room, walls, FLOORS[dice.pick(("checks", "flags", "checks"))], CEILINGS["stone"])
    charge = dice.pick(("lozenge", "cross", "disc", "chevron"))
    cloth = dice.pick((furniture.CLOTHS[0], *furniture.CLOTHS))
    return royal.Hall(stage, Lights(stage), cloth, charge, dice.pick((MARBLE, LIMESTONE, GRANITE, BASALT)))


KIND = Kind(
    name="throne room",
    titles=(
        "throne room", "throne room of a castle", "king's hall", "royal hall with a throne",
        "great hall of a castle",
    ),
    views={"hall": hall, "flat": flat, "corner": corner, "near": near},
    times=("noon", "golden hour", "sunset", "dusk", "moonlit night", "starless night", "dawn"),
    weathers=(("clear", 4), ("cloudy", 1), ("rain", 1), ("thunderstorm", 0.5), ("snow", 0.5)),
    seasons=(),
    lamps=("candlelight", "daylight", "daylight", "lamplight"),
    moods=("majestic", "solemn", "regal", "grand"),
    night_moods=("solemn", "majestic", "forbidding", "grand"),
)  # fmt: skip
