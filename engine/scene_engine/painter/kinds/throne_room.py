"""A throne room: pillars and banners, and a red carpet that leads to the throne."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import interior, perspective
from scene_engine.painter.interior import CEILINGS, FLOORS, WALLS, Lights
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import GOLD, GRANITE, LIMESTONE, MARBLE, Material
from scene_engine.painter.perspective import AnyRoom, Plane, Room, Spot
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import fittings, furniture, halls, lamps, sets

CHARGES = ("lozenge", "cross", "disc", "chevron")


def hall(stage: Stage) -> None:
    """Down the length of the hall, between its pillars, to the throne at its end."""
    dice = stage.dice
    room = interior.hall(dice, 5.2, (0.42, 0.58))
    lights, cloth = _begin(stage, room)
    back, left, right = room.planes
    seat = room.place(0.5, 0.16)
    middle = back.long / 2
    tall = dice.chance(0.5)
    for offset in (-2.2, 2.2) if tall else (-2.5, 0, 2.5):
        if tall or offset:
            _window(stage, lights, back, middle + offset - 0.55)
    _banner(stage, back, middle - 0.8, 1.6, 2.4, cloth)
    for plane in (left, right):
        _window(stage, lights, plane, plane.long * 0.3)
    _seat(stage, seat, room, cloth, 4.0)
    _pillars(stage, lights, room, cloth)
    lights.finish()


def flat(stage: Stage) -> None:
    """Side-on, as on a stage: the throne in the middle, all in order at both its sides."""
    dice = stage.dice
    room = interior.stage_set(dice, 4.4)
    lights, cloth = _begin(stage, room)
    wall = room.planes[0]
    middle = wall.long / 2
    banners = dice.chance(0.5)
    for way in (-1, 1):
        near, far = (1.75, 3.3) if dice.chance(0.5) else (2.0, 3.6)
        for offset, hang in ((near, banners), (far, not banners)):
            if hang:
                _banner(stage, wall, middle + way * offset - 0.55, 1.1, 2.6, cloth)
            else:
                _window(stage, lights, wall, middle + way * offset - 0.55)
    with stage.thing("curtain", furniture.colour_of(cloth), many=True):
        fittings.curtains(stage, wall.patch(middle - 1.15, 0.4, 2.3, 3.7), cloth, 0.36)
    _seat(stage, room.place(0.5, 0.2), room, cloth, 4.6)
    for way in (-1, 1):
        if dice.chance(0.6):
            sets.armour(stage, room.place(0.5 + way * 0.3, 0.35))
        sets.candelabrum(stage, lights, room.place(0.5 + way * 0.2, 0.62), 1.9)
        with stage.thing("pillar", "stone"):
            halls.pillar(
                stage, room.place(0.5 + way * 0.44, 0.8, -0.15), 6, 0.36, dice.pick((MARBLE, LIMESTONE))
            )
    lights.finish()


def corner(stage: Stage) -> None:
    """The throne seen aslant from the floor of the hall, windows along one wall."""
    dice = stage.dice
    room = interior.nook(dice, 4.6)
    lights, cloth = _begin(stage, room)
    left, right = room.planes if dice.chance(0.5) else room.planes[::-1]
    for number in range(3):
        _window(stage, lights, left, 0.5 + 1.9 * number)
    for number in range(3):
        _banner(stage, right, 0.5 + 1.7 * number, 1.1, 2.6, cloth)
    with stage.thing("step", many=True) as steps:
        across = 0.5 + (0.5 - room.x / WIDTH) * 0.4
        top = halls.steps(stage, room.place(across, 0.42), 3.4, 2, GRANITE)
    with stage.thing("throne", "golden") as throne:
        halls.throne(stage, top, GOLD, cloth)
    stage.relate(throne, "on", steps)
    sets.armour(stage, room.place(dice.pick((0.1, 0.9)), 0.3))
    sets.candelabrum(stage, lights, room.place(across + 0.2, 0.6), 1.9)
    with stage.thing("pillar", "stone"):
        halls.pillar(stage, room.place(dice.pick((0.06, 0.94)), 1.05, -0.35), 7, 0.4, LIMESTONE)
    with stage.thing("chandelier"):
        lamps.chandelier(stage, lights, WIDTH * (1 - across), 40, dice.between(70, 90), GOLD)
    lights.finish()


def _begin(stage: Stage, room: AnyRoom) -> tuple[Lights, Material]:
    """The empty hall, and the colour of its king."""
    dice = stage.dice
    walls = WALLS[dice.pick(("stone", "limestone", "limestone", "rubble"))]
    interior.shell(stage, room, walls, FLOORS[dice.pick(("checks", "flags", "checks"))], CEILINGS["stone"])
    return Lights(stage), dice.pick((furniture.CLOTHS[0], *furniture.CLOTHS))


def _window(stage: Stage, lights: Lights, plane: Plane, along: float) -> None:
    with stage.thing("window", "tall", "arched"):
        fittings.window(stage, lights, plane, along, 1.5, 1.1, 2.4, arched=True, lattice=True, frame=GRANITE)


def _banner(stage: Stage, plane: Plane, along: float, wide: float, high: float, cloth: Material) -> None:
    patch = plane.patch(along, 1.6, wide, high)
    if patch.area.mask.size:
        with stage.thing("banner", furniture.colour_of(cloth)):
            fittings.banner(stage, patch, cloth, CHARGES[int(wide * 7) % 4])


def _seat(stage: Stage, spot: Spot, room: Room, cloth: Material, wide: float) -> None:
    """The carpet, the steps and the throne upon them."""
    with stage.thing("carpet", "long", furniture.colour_of(cloth)):
        front = Spot(
            spot.x + (spot.x - room.x) * 0.6, HEIGHT + 8, room.metre * room.scale(HEIGHT + 8), spot.eye
        )
        halls.runner(stage, front, 1.7, (1 / spot.metre - 1 / front.metre) * perspective.FOCAL, cloth)
    with stage.thing("step", many=True) as steps:
        top = halls.steps(stage, spot, wide, 3, stage.dice.pick((MARBLE, GRANITE, LIMESTONE)))
        halls.runner(stage, top.moved(0, 0, -0.3), 1.5, 1.0, cloth)
    with stage.thing("throne", "golden") as throne:
        halls.throne(stage, top.moved(0, 0, 0.1), GOLD, cloth)
    stage.relate(throne, "on", steps)


def _pillars(stage: Stage, lights: Lights, room: Room, cloth: Material) -> None:
    """A row of pillars at each side, with armour between them, from the back to the front."""
    dice = stage.dice
    stone = dice.pick((MARBLE, LIMESTONE, GRANITE))
    guarded = dice.chance(0.6)
    for depth in (0.08, 0.3, 0.72):
        for across in (0.1, 0.9):
            if guarded and depth == 0.3:
                sets.armour(stage, room.place(across + (0.09 if across < 0.5 else -0.09), 0.42))
            with stage.thing("pillar", "stone"):
                halls.pillar(stage, room.place(across, depth), 7, 0.34, stone)
            if depth == 0.3 and not guarded:
                inner = across + (0.12 if across < 0.5 else -0.12)
                sets.candelabrum(stage, lights, room.place(inner, 0.4), 2.0)
    if not guarded or stage.lamp != "daylight":
        with stage.thing("chandelier"):
            lamps.chandelier(stage, lights, room.x, dice.between(30, 40), dice.between(60, 80), GOLD)


KIND = Kind(
    name="throne room",
    titles=(
        "throne room", "throne room of a castle", "king's hall", "royal hall with a throne",
        "great hall of a castle",
    ),
    views={"hall": hall, "flat": flat, "corner": corner},
    times=("noon", "golden hour", "sunset", "dusk", "moonlit night", "starless night", "dawn"),
    weathers=(("clear", 4), ("cloudy", 1), ("rain", 1), ("thunderstorm", 0.5), ("snow", 0.5)),
    seasons=(),
    lamps=("candlelight", "daylight", "daylight", "lamplight"),
    moods=("majestic", "solemn", "regal", "grand"),
    night_moods=("solemn", "majestic", "forbidding", "grand"),
)  # fmt: skip
