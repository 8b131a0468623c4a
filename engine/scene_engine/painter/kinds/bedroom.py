"""A bedroom: a bed, a window, a wardrobe, and the moon or the morning outside."""

from __future__ import annotations

from scene_engine.painter import interior, perspective
from scene_engine.painter.interior import CEILINGS, FLOORS, WALLS, Lights
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.perspective import AnyRoom, Plane, Spot
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import curios, fittings, furniture


def hall(stage: Stage) -> None:
    """The bed against the back wall, a window beside it, a wardrobe at the side."""
    dice = stage.dice
    room = perspective.hall(dice, 2.9, (0.54, 0.7))
    lights = _begin(stage, room)
    back, left, right = room.planes
    side = dice.sign()
    _window(stage, lights, back, back.long * (0.58 if side < 0 else 0.12), 1.25)
    _painting(stage, back, back.long * (0.2 if side < 0 else 0.6))
    _window(stage, lights, right if side < 0 else left, 0.9, 1.2) if dice.chance(0.5) else _door(
        stage, right if side < 0 else left, 0.7
    )
    _carpet(stage, room.place(0.5 - side * 0.12, 0.9), 2.3)
    _wardrobe(stage, room.place(0.9 if side < 0 else 0.1, 0.14))
    _bed(stage, room.place(0.5 + side * 0.2, 0.66))
    _bedside(stage, lights, room.place(0.5 - side * 0.12, 0.36))
    lights.finish()


def flat(stage: Stage) -> None:
    """Side-on: window in the middle, bed at one side, wardrobe or fire at the other."""
    dice = stage.dice
    room = perspective.stage_set(dice, 3.0)
    lights = _begin(stage, room)
    wall = room.planes[0]
    middle = wall.long * dice.between(0.42, 0.56)
    _window(stage, lights, wall, middle, 1.4)
    _painting(stage, wall, middle - 1.4)
    if dice.chance(0.4):
        with stage.thing("fireplace", "burning"):
            fittings.fireplace(stage, lights, wall.patch(wall.long - 2.0, 0, 1.8, 2.3))
    else:
        _wardrobe(stage, room.place(dice.between(0.84, 0.88), 0.1))
        if dice.chance(0.5):
            _painting(stage, wall, middle + 1.75)
    _carpet(stage, room.place(0.6, 0.8), 2.4)
    spot = room.place(dice.between(0.2, 0.26), 0.72)
    _bed(stage, spot)
    _bedside(stage, lights, room.place(0.47, 0.2))
    if dice.chance(0.7):
        cloth = dice.pick(furniture.CLOTHS)
        with stage.thing("armchair", furniture.colour_of(cloth)):
            furniture.armchair(stage, room.place(dice.between(0.66, 0.74), 0.5), cloth)
    lights.finish()


def corner(stage: Stage) -> None:
    """An attic corner: the bed below, windows in one wall or both."""
    dice = stage.dice
    room = perspective.nook(dice, 2.8)
    lights = _begin(stage, room)
    left, right = room.planes if dice.chance(0.5) else room.planes[::-1]
    _window(stage, lights, left, dice.between(0.5, 0.9), 1.2)
    if dice.chance(0.5):
        _window(stage, lights, right, dice.between(0.6, 1.2), 1.1)
    else:
        _painting(stage, right, 0.7)
        _door(stage, right, 2.0)
    across = dice.between(0.28, 0.4)
    flip = dice.chance(0.5)
    _carpet(stage, room.place(0.5, 0.95), 2.4)
    with stage.thing("chest of drawers", plural="chests of drawers"):
        spot = room.place(across if flip else 1 - across, 0.18)
        furniture.cupboard(stage, spot, furniture.OAK, 3, 1.1)
    curios.table_light(stage, lights, spot.moved(0.2, 1.02, 0.2), 0.4, 96)
    _bed(stage, room.place(1 - across if flip else across, 0.78))
    if dice.chance(0.6):
        with stage.thing("chair", "wooden"):
            furniture.chair(stage, room.place(across - 0.12 if flip else 1.12 - across, 0.6))
    lights.finish()


def _begin(stage: Stage, room: AnyRoom) -> Lights:
    dice = stage.dice
    walls = WALLS[
        dice.pick(("plaster", "blue paper", "green paper", "red paper", "boards", "panels", "limestone"))
    ]
    interior.shell(
        stage,
        room,
        walls,
        FLOORS[dice.pick(("boards", "boards", "dark boards"))],
        CEILINGS[dice.pick(("boards", "plaster"))],
    )
    if dice.chance(0.4):
        interior.beams(stage, room)
    return Lights(stage)


def _window(stage: Stage, lights: Lights, plane: Plane, along: float, wide: float) -> None:
    with stage.thing("window"):
        patch = fittings.window(stage, lights, plane, along, 0.85, wide, 1.5, lattice=stage.dice.chance(0.25))
    if stage.dice.chance(0.75) and patch.area.mask.size:
        cloth = stage.dice.pick(furniture.CLOTHS)
        with stage.thing("curtain", furniture.colour_of(cloth), many=True):
            fittings.curtains(stage, plane.patch(along - 0.3, 0.3, wide + 0.6, 2.25), cloth, 0.27)


def _painting(stage: Stage, plane: Plane, along: float) -> None:
    portrait = stage.dice.chance(0.5)
    patch = plane.patch(along, 1.3, 0.75 if portrait else 1.05, 0.9)
    if patch.area.mask.size:
        with stage.thing("painting"):
            fittings.painting(stage, patch, portrait)


def _door(stage: Stage, plane: Plane, along: float) -> None:
    with stage.thing("door", "wooden"):
        fittings.door(stage, plane.patch(along, 0, 1.0, 2.1))


def _carpet(stage: Stage, spot: Spot, wide: float) -> None:
    cloth = stage.dice.pick(furniture.CLOTHS)
    with stage.thing("carpet", furniture.colour_of(cloth)):
        furniture.carpet(stage, spot, wide, 2.0, cloth)


def _wardrobe(stage: Stage, spot: Spot) -> None:
    with stage.thing("wardrobe", "wooden"):
        furniture.wardrobe(stage, spot, stage.dice.pick((furniture.MAHOGANY, furniture.OAK)))


def _bed(stage: Stage, spot: Spot) -> None:
    canopy, cloth = stage.dice.chance(0.4), stage.dice.pick(furniture.CLOTHS)
    with stage.thing("four-poster bed" if canopy else "bed", furniture.colour_of(cloth)):
        furniture.bed(stage, spot, cloth, stage.dice.pick((furniture.MAHOGANY, furniture.OAK)), canopy)


def _bedside(stage: Stage, lights: Lights, spot: Spot) -> None:
    with stage.thing("bedside table") as table:
        furniture.cupboard(stage, spot, furniture.OAK, 2, 0.6)
    light = curios.table_light(stage, lights, spot.moved(0, 0.74, 0.2), 0.42, 96)
    stage.relate(light, "on", table)


KIND = Kind(
    name="bedroom",
    titles=(
        "bedroom",
        "old bedroom",
        "room with a bed",
        "bedroom in an old house",
        "guest room of an inn",
        "cosy bedroom",
    ),
    views={"hall": hall, "flat": flat, "corner": corner},
    times=("moonlit night", "dawn", "noon", "golden hour", "sunset", "dusk", "starless night"),
    weathers=(("clear", 4), ("cloudy", 1), ("rain", 1), ("thunderstorm", 0.5), ("snow", 0.5)),
    seasons=(),
    lamps=("daylight", "daylight", "candlelight", "lamplight"),
    moods=("cosy", "peaceful", "quiet", "calm"),
    night_moods=("cosy", "still", "quiet", "dreamy"),
)
