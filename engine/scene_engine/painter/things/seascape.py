"""What scenes at sea have in common: the water, gulls, vessels, what shows on the horizon."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import water
from scene_engine.painter.area import Area, box, polygon
from scene_engine.painter.materials import (
    BASALT,
    CLOTH_RED,
    GRANITE,
    SAILCLOTH,
    SLATE,
    WATER,
    WOOD,
    WOOD_DARK,
    Material,
)
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import boats, coast, deck, rigging, shore

STORMS = ("thunderstorm", "rain")
SAILS = ((SAILCLOTH, 5.0), (rigging.SAIL_TAN, 1.0), (CLOTH_RED, 1.0), (rigging.SAIL_BLACK, 1.0))
COLOURS = {SAILCLOTH: "white", CLOTH_RED: "red", rigging.SAIL_BLACK: "black", rigging.SAIL_TAN: "brown"}
NOUNS = (("sailing ship", 4.0), ("galleon", 3.0), ("sailing boat", 2.0))
RIGS = {"sailing ship": ("ship", "brig", "ship"), "sailing boat": ("sloop", "lateen")}


def sea(
    stage: Stage,
    sun: float,
    material: Material = WATER,
    calm: tuple[float, float] = (0.12, 0.42),
    noun: str = "sea",
    top: float | None = None,
) -> tuple[Named, Area]:
    """Water from the horizon down, as rough as the weather has it, with the path of the sun or the moon.

    Args:
        stage: Where.
        sun: Column of the sun or the moon.
        material: Of the water.
        calm: How rough it is in fair weather, from and to; see `water.surface`.
        noun: What it is called.
        top: Its first row, if not the horizon.
    """
    stormy = stage.weather in STORMS
    with stage.thing(noun, "rough" if stormy else "calm", plural="") as named:
        rough = max(stage.dice.between(0.65, 0.9) * stormy, stage.dice.between(*calm))
        at = stage.horizon if top is None else top
        return named, water.sea(stage, at, material=material, rough=rough, body_x=sun)


def reflect(
    stage: Stage, sea: tuple[Named, Area], axis: float, strength: float = 0.32, bottom: float = HEIGHT
) -> None:
    """What stands above row `axis` shows in the water below it, if that is calm. Painted last.

    Args:
        stage: Where.
        sea: As `sea` returned it; what was painted over it since reflects nothing.
        axis: Row of the foot of what is reflected.
        strength: As `water.mirror`.
        bottom: Row where the reflection ends.
    """
    if stage.weather in STORMS:
        return
    named, area = sea
    open_water = area.where(stage.owner[area.window] == named.number)
    water.mirror(stage, open_water & box(0, axis + 1, WIDTH, bottom), axis + 1, strength, 1.4)


def gulls(stage: Stage, chance: float = 0.5, low: float = 80) -> None:
    """A few gulls in the sky by day, down to row `low`."""
    dice = stage.dice
    if stage.night or not dice.chance(chance):
        return
    with stage.thing("gull", many=True):
        for _ in range(dice.whole(2, 5)):
            shore.gull(stage, dice.between(20, 300), dice.between(16, max(low, 20)), dice.between(16, 28))


def vessel(
    stage: Stage,
    x: float,
    y: float,
    length: float,
    distance: float = 0.0,
    furled: bool = False,
    noun: str = "",
) -> Named:
    """A sailing ship of one rig or another, a galleon or a sailing boat, with foam about it."""
    dice = stage.dice
    noun = noun or dice.weighed(NOUNS)
    sails, hull, facing = dice.weighed(SAILS), dice.pick((WOOD, WOOD_DARK)), dice.sign()
    with stage.thing(noun, "moored" if furled else f"{COLOURS[sails]}-sailed") as named:
        if noun == "galleon":
            boats.galleon(stage, x, y, length, facing, sails, hull, furled, distance)
        else:
            size = length * (1 if noun == "sailing ship" else 0.8)
            boats.ship(stage, x, y, size, facing, dice.pick(RIGS[noun]), sails, hull, furled, distance)
        if not furled:
            coast.foam(stage, x, y + 1, length * 0.5, max(length * 0.02, 1.5), distance)
    return named


def small_boat(stage: Stage, x: float, y: float, length: float, noun: str = "") -> Named:
    """A rowing boat, a lantern in it when it is dark, or a fishing boat; `y` is the waterline."""
    dice = stage.dice
    noun, facing = noun or dice.pick(("rowing boat", "fishing boat")), dice.sign()
    with stage.thing(noun) as named:
        if noun == "fishing boat":
            boats.fishing_boat(stage, x, y, length, facing)
        else:
            boats.rowing_boat(stage, x, y, length, facing)
            if stage.night or stage.time == "dusk":
                deck.lantern(stage, x + 0.28 * length * facing, y - 0.34 * length, 14)
            coast.foam(stage, x, y, length * 0.42, 2.2)
    return named


def offing(stage: Stage, x: float | None = None, chance: float = 0.7) -> None:
    """Now and then, on the horizon at column `x`: a ship, a far sail or an island."""
    dice = stage.dice
    x = dice.pick((dice.between(26, 86), dice.between(234, 294))) if x is None else x
    if not dice.chance(chance):
        return
    what = dice.weighed((("ship", 3.0), ("sail", 1.0), ("island", 2.0)))
    if what == "ship":
        vessel(stage, x, stage.horizon + 5, dice.between(30, 54), 0.4)
    elif what == "sail":
        with stage.thing("sail", "far"):
            boats.far_sail(stage, x, stage.horizon + 2, dice.between(18, 28), dice.sign())
    else:
        with stage.thing("island", "far"):
            wide, high = dice.between(60, 130), dice.between(16, 34)
            coast.rock(stage, x, stage.horizon, wide, high, GRANITE, 0.68)


def skerries(
    stage: Stage,
    count: int,
    x: tuple[float, float],
    y: tuple[float, float],
    stone: Material = BASALT,
    distance: float = -0.2,
) -> None:
    """Dark rocks in the surf within columns `x` and rows `y`, the far ones first."""
    dice = stage.dice
    with stage.thing("rock", "dark", many=count > 1):
        for number in range(count):
            near = (number + dice.unit()) / count
            wide = dice.between(24, 48) * (0.8 + 0.5 * near)
            at = dice.between(*x), y[0] + (y[1] - y[0]) * near
            coast.skerry(stage, *at, wide, wide * dice.between(0.4, 0.7), stone, distance * near)


def whale(stage: Stage, x: float, y: float, size: float) -> Named:
    """A whale's tail, `size` high, as it dives at row `y`."""
    half = [(0.12, 0.0), (0.06, 0.42), (0.5, 0.74), (0.64, 1.0), (0.3, 0.93), (0.0, 0.72)]
    points = [(x + px * size, y - py * size) for px, py in half]
    points += [(x - px * size, y - py * size) for px, py in half[-2::-1]]
    with stage.thing("whale", "diving") as named:
        tail = polygon(points)
        stage.fill(tail, SLATE, 0.3 + 0.5 * (tail.across - 0.5) * stage.side + 0.2 * (1 - tail.down))
        stage.fill(tail.edge(0, -1), SLATE, 0.95)
        stage.fill(tail.edge(0, 1), SLATE, 0.05)
        coast.foam(stage, x, y + 1, size * 0.5, size * 0.07)
    return named
