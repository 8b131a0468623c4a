"""Pieces of a room that belong together, each already named: a window with its curtains, a laid table."""

from __future__ import annotations

from collections.abc import Sequence

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter.interior import Lights
from scene_engine.painter.materials import DRY_GRASS, GRANITE, WOOD, WOOD_DARK, Material
from scene_engine.painter.perspective import AnyRoom, Plane, Spot
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import cabinets, curios, fittings, furniture, halls, lamps

BREWS = (
    ("green", 0x60FF70, Material((0x14602A, 0x30C048, 0xA0FF80, 0xF0FFC8), glows=True)),
    ("purple", 0xC070FF, Material((0x4A1A7C, 0x9440D8, 0xD898FF, 0xFAE8FF), glows=True)),
    ("blue", 0x60B8FF, Material((0x163C88, 0x2C88E0, 0x88D4FF, 0xECFCFF), glows=True)),
    ("red", 0xFF6A50, Material((0x7C141C, 0xD83830, 0xFF8860, 0xFFE8C0), glows=True)),
)


def window(
    stage: Stage,
    lights: Lights,
    plane: Plane,
    along: float,
    up: float,
    wide: float,
    high: float,
    arched: bool = False,
    lattice: float = 0.25,
    curtained: float = 0.0,
) -> None:
    """A window as `fittings.window`; lozenge panes with the chance `lattice`, curtains with `curtained`."""
    dice = stage.dice
    with stage.thing("window", *(("arched",) if arched else ())):
        patch = fittings.window(stage, lights, plane, along, up, wide, high, arched, dice.chance(lattice))
    if dice.chance(curtained) and patch.area.mask.size:
        cloth = dice.pick(furniture.CLOTHS)
        with stage.thing("curtain", furniture.colour_of(cloth), many=True):
            hung = plane.patch(along - 0.3, up - 0.5, wide + 0.6, high + 0.75)
            fittings.curtains(stage, hung, cloth, 0.27)


def fireplace(stage: Stage, lights: Lights, plane: Plane, along: float, wide: float = 1.9) -> None:
    """A burning fireplace, a picture over it now and then."""
    with stage.thing("fireplace", "burning") as fire:
        fittings.fireplace(stage, lights, plane.patch(along, 0, wide, min(2.5, plane.high - 0.4)))
    if plane.high > 3.1 and stage.dice.chance(0.6):
        stage.relate(painting(stage, plane, along + wide / 2 - 0.5, 1.75), "over", fire)


def painting(stage: Stage, plane: Plane, along: float, up: float = 1.3) -> Named:
    """A framed picture."""
    portrait = stage.dice.chance(0.5)
    with stage.thing("portrait" if portrait else "painting") as named:
        fittings.painting(stage, plane.patch(along, up, 0.8 if portrait else 1.1, 0.95), portrait)
    return named


def door(stage: Stage, plane: Plane, along: float, arched: bool | None = None) -> None:
    """A wooden door, arched and iron-bound or panelled."""
    arched = stage.dice.chance(0.5) if arched is None else arched
    with stage.thing("door", "wooden"):
        fittings.door(stage, plane.patch(along, 0, 1.1, min(2.15, plane.high - 0.3)), arched)


def bookshelves(stage: Stage, plane: Plane, along: float, wide: float, high: float) -> None:
    """A wall of books, in cases of about a metre and a half."""
    count = max(1, round(wide / 1.5))
    wood = WOOD_DARK if stage.dice.chance(0.7) else WOOD
    with stage.thing("bookshelf", plural="bookshelves", many=count > 1):
        for number in range(count):
            fittings.bookshelf(stage, plane.patch(along + wide * number / count, 0, wide / count, high), wood)


def bottles(
    stage: Stage, plane: Plane, along: float, wide: float, up: float = 1.3, high: float = 1.4
) -> None:
    """Open shelves of bottles."""
    with stage.thing("shelf of bottles", plural="shelves of bottles"):
        fittings.shelf(stage, plane.patch(along, up, wide, high))


def carpet(stage: Stage, spot: Spot, wide: float = 2.4, deep: float = 2.0) -> None:
    """A patterned carpet of any colour."""
    cloth = stage.dice.pick(furniture.CLOTHS)
    with stage.thing("carpet", furniture.colour_of(cloth)):
        halls.carpet(stage, spot, wide, deep, cloth)


def armchair(stage: Stage, spot: Spot) -> None:
    """An armchair of any colour."""
    cloth = stage.dice.pick(furniture.CLOTHS)
    with stage.thing("armchair", furniture.colour_of(cloth)):
        furniture.armchair(stage, spot, cloth)


def candelabrum(stage: Stage, lights: Lights, spot: Spot, high: float = 1.8) -> None:
    """A standing candelabrum."""
    with stage.thing("candelabrum", plural="candelabra"):
        lamps.candelabrum(stage, lights, spot, high)


def armour(stage: Stage, spot: Spot, high: float = 2.0) -> None:
    """A suit of armour."""
    with stage.thing("suit of armour", plural="suits of armour"):
        curios.armour(stage, spot, high)


def shield(stage: Stage, plane: Plane, along: float, up: float = 1.6) -> None:
    """A shield over crossed swords."""
    with stage.thing("shield"):
        fittings.shield(stage, plane.patch(along, up, 0.9, 0.9), stage.dice.pick(furniture.CLOTHS))


def cauldron(stage: Stage, lights: Lights, spot: Spot, wide: float = 1.05) -> None:
    """A cauldron of something coloured, steaming."""
    name, colour, brew = stage.dice.pick(BREWS)
    with stage.thing("cauldron", "bubbling"):
        curios.cauldron(stage, lights, spot, brew, wide)
    top = spot.y - wide * 0.82 * spot.metre
    with stage.thing("steam", name, plural=""):
        lights.after(lambda: curios.steam(stage, spot.x, top, 70, colour))


def desk(stage: Stage, lights: Lights, spot: Spot) -> None:
    """A writing desk with its chair, a light, and books."""
    with stage.thing("chair", "wooden"):
        furniture.chair(stage, spot.moved(stage.dice.between(-0.2, 0.2), 0, 0.8), furniture.MAHOGANY)
    with stage.thing("desk") as table:
        cabinets.desk(stage, spot)
    stage.relate(lamps.table_light(stage, lights, spot.moved(0.6, 0.8, 0.3), 0.42, 80), "on", table)
    with stage.thing("book", many=True):
        curios.books(stage, spot.moved(-0.55, 0.8, 0.25), stage.dice.whole(3, 5))
        curios.open_book(stage, spot.moved(0, 0.8, 0.2), 0.55)


def near_table(room: AnyRoom, stage: Stage, lights: Lights, goods: Sequence[str]) -> None:
    """A table close to us, across the lower edge of the picture, and large things on it."""
    spot = Spot(WIDTH * stage.dice.between(0.42, 0.58), HEIGHT + 44, 112, (room.x, room.y))
    with stage.thing("table", "wooden") as table:
        furniture.table(stage, spot, 2.9, 0.85, stage.dice.pick((furniture.OAK, furniture.MAHOGANY)))
    lay(stage, lights, table, spot, goods, 2.5)


def lay(stage: Stage, lights: Lights, table: Named, spot: Spot, goods: Sequence[str], wide: float) -> None:
    """Things in a row on a table, `wide` metres of it: each a noun that `_put` knows."""
    for number, noun in enumerate(goods):
        right = ((number + 0.5) / len(goods) - 0.5) * wide + stage.dice.between(-0.06, 0.06)
        at = spot.moved(right, 0.76, stage.dice.between(0.25, 0.45))
        if noun == "candle":
            stage.relate(lamps.table_light(stage, lights, at, 0.46, 90), "on", table)
            continue
        with stage.thing(noun, many=noun == "book") as thing:
            _put(stage, lights, noun, at)
        stage.relate(thing, "on", table)


def _put(stage: Stage, lights: Lights, noun: str, at: Spot) -> None:
    _, _, brew = stage.dice.pick(BREWS)
    if noun == "alembic":
        curios.alembic(stage, lights, at, brew)
    elif noun == "skull":
        curios.skull(stage, at.x, at.y, max(0.38 * at.metre, 13))
    elif noun == "book":
        if stage.dice.chance(0.5):
            curios.books(stage, at, 4)
        else:
            curios.open_book(stage, at, 0.6)
    elif noun == "flask":
        curios.flask(stage, lights, at, brew, 0.46)
    elif noun == "crystal ball":
        curios.crystal_ball(stage, lights, at, brew)
    elif noun == "globe":
        curios.globe(stage, at, 0.6)
    elif noun == "bottle":
        curios.bottle(stage, at, 0.4)
    else:
        curios.tankard(stage, at, 0.3)


def cell(stage: Stage, wall: Plane, along: float, occupied: bool, wide: float = 1.9) -> None:
    """A prison cell behind bars, whoever was forgotten there in it."""
    patch = wall.patch(along, 0, wide, 2.25)
    area = patch.area
    with stage.thing("cell", "barred"):
        stage.fill(area, fittings.NIGHT_HOLE, 0.5)
        stage.fill(patch.part(0, 0.86, 1, 1), GRANITE, 0.15)
    if occupied:
        with stage.thing("skeleton"):
            foot = area.top + area.height * 0.92
            curios.skeleton(stage, area.left + area.width / 2, foot, area.height * 0.44)
    with stage.thing("iron bar", many=True):
        fittings.bars(stage, patch, gate=True)


def straw(stage: Stage, spot: Spot) -> None:
    """Straw to lie on."""
    with stage.thing("straw", plural=""):
        furniture.straw(stage, spot, 1.7, DRY_GRASS)


def barrels(stage: Stage, room: AnyRoom, across: float, depth: float) -> None:
    """Two barrels that stand together."""
    with stage.thing("barrel", many=True):
        furniture.barrel(stage, room.place(across, depth))
        furniture.barrel(stage, room.place(across - 0.06, depth + 0.12))


def stock(stage: Stage, plane: Plane, along: float, wide: float) -> None:
    """What stands behind a bar: bottles, or barrels lying in a rack."""
    if stage.dice.chance(0.6):
        bottles(stage, plane, along, wide, 1.25)
        return
    area = plane.patch(along, 1.25, wide, 1.4).area
    radius = area.height * 0.36
    count = max(int(area.width / (radius * 2.1)), 1)
    with stage.thing("barrel", many=True):
        for number in range(count):
            x = area.left + (number + 0.5) * area.width / count
            furniture.lying_barrel(stage, x, area.top + area.height * 0.6, radius)


def dining_table(stage: Stage, lights: Lights, spot: Spot) -> None:
    """A table with seats around it, a light and tankards on it."""
    dice = stage.dice
    small = dice.chance(0.4)
    if small:
        with stage.thing("chair", "wooden"):
            furniture.chair(stage, spot.moved(-0.85 if spot.x < WIDTH / 2 else 0.85, 0, 0.2))
    else:
        with stage.thing(""):  # the table hides most of it
            furniture.bench(stage, spot.moved(0, 0, 0.95))
    with stage.thing("round table" if small else "table", "wooden") as top:
        if small:
            furniture.round_table(stage, spot, 1.25)
        else:
            furniture.table(stage, spot, dice.between(1.5, 1.9))
    light = lamps.table_light(stage, lights, spot.moved(dice.between(-0.2, 0.2), 0.76, 0.3), 0.36)
    stage.relate(light, "on", top)
    with stage.thing("tankard" if spot.metre > 42 else "", many=True):
        for right in (-0.4, 0.35):
            curios.tankard(stage, spot.moved(right, 0.76, 0.2), 0.2)
    with stage.thing("stool"):
        furniture.stool(stage, spot.moved(dice.pick((-0.5, 0.5)), 0, -0.35))
