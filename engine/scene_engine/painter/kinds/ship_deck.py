"""The deck of a sailing ship: towards the bow, towards the helm, across the rail, from the poop."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, perspective, shading, sky, texture, water
from scene_engine.painter.area import Area, box, ellipse, polygon
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import GOLD, GRANITE, WINDOW, WOOD, WOOD_DARK, Material
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import boats, deck, shore

PAINTS = (WOOD, WOOD_DARK, WOOD)


def bow(stage: Stage) -> None:
    """Down the middle of the deck to the bow, the mast before us."""
    dice = stage.dice
    horizon = _offing(stage, dice.between(70, 100))
    x, wood = dice.between(140, 180), dice.pick(PAINTS)
    tip, half = horizon + dice.between(14, 24), dice.between(22, 34)
    floor = polygon([(x - half, tip), (x, tip - 5), (x + half, tip), (WIDTH + 60, HEIGHT), (-60, HEIGHT)])
    with stage.thing("deck", "wooden"):
        _planking(stage, floor, x, tip - 16, wood)
    with stage.thing("bowsprit"):
        spar = polygon([(x - 4, tip - 2), (x - 1, tip - 46), (x + 1, tip - 46), (x + 4, tip - 2)])
        stage.fill(spar, WOOD_DARK, shading.column(spar, stage.side), 0.05)
    with stage.thing("railing", "wooden", many=True):
        deck.railing(stage, (x - half, tip, 11), (x + half, tip, 11), 7)
        for side in (-1, 1):
            deck.railing(stage, (x + side * 200, 214, 56), (x + side * half, tip, 11), 11)
    _foremast(stage, x, dice.between(128, 144), dice.between(15, 20))
    _cargo(stage, x, (-96, -60, 62, 100), dice.whole(2, 4))


def helm(stage: Stage) -> None:
    """Aft: the wheel before the poop's rail, the lanterns, the wake's horizon."""
    dice = stage.dice
    horizon = _offing(stage, dice.between(76, 98))
    x, foot, wood = dice.between(145, 175), dice.between(124, 134), dice.pick(PAINTS)
    with stage.thing("deck", "wooden"):
        _planking(stage, box(0, foot, WIDTH, HEIGHT), x, horizon - 8, wood)
    with stage.thing("railing", "wooden", many=True):
        deck.railing(stage, (-10, foot + 1, 34), (WIDTH + 10, foot + 1, 34), dice.whole(15, 19))
        for side in (-1, 1):
            deck.railing(stage, (x + side * 220, 210, 60), (x + side * 130, foot, 34), 7)
    with stage.thing("lantern", "large", many=True):
        for side in (-1, 1) if dice.chance(0.7) else (dice.sign(),):
            lx = x + side * dice.between(100, 124)
            stage.fill(box(lx - 2, foot - 62, lx + 2, foot), WOOD_DARK, 0.5)
            deck_lamp = dice.between(24, 32)
            boats.lantern(stage, lx, foot - 62 - deck_lamp * 0.3, deck_lamp)
    if dice.chance(0.6):
        with stage.thing("mast", "thick"):
            deck.mast(stage, x - dice.sign() * dice.between(58, 76), foot + 22, -6, 17)
    with stage.thing("ship's wheel", "large") as wheel:
        r, hub = dice.between(30, 38), foot + dice.between(-4, 8)
        stage.shade(ellipse(x, hub + r * 1.58, r * 0.9, r * 0.14), 0.4)
        deck.wheel(stage, x, hub, r)
    _cargo(stage, x, (-118, -84, 84, 118), dice.whole(1, 3), wheel)


def broadside(stage: Stage) -> None:
    """Across the deck to the rail, cannon along it, shrouds against the sky."""
    dice = stage.dice
    horizon = _offing(stage, dice.between(74, 96))
    foot, wood = dice.between(126, 138), dice.pick(PAINTS)
    wall = box(0, foot - dice.between(22, 28), WIDTH, foot)
    with stage.thing("bulwark", "wooden"):
        stage.fill(wall, wood, 0.45 + texture.planks(dice, wall.xs, wall.ys, 8, 90))
        for number in range(7):
            post = box(number * 54 + 6, wall.top - 3, number * 54 + 14, foot)
            stage.fill(post, wood, shading.column(post, stage.side, 0.2, 0.8))
        cap = box(0, wall.top - 5, WIDTH, wall.top)
        stage.fill(cap, wood, 0.85 - 0.4 * cap.down)
    mx = dice.between(110, 210)
    with stage.thing("shroud", plural="shrouds", many=True):
        for side in (-1, 1):
            feet = [(mx + side * (44 + 20 * n), float(wall.top - 3)) for n in range(4)]
            deck.shrouds(stage, (mx + side * 12, -60), feet)
    with stage.thing("deck", "wooden"):
        floor = box(0, foot, WIDTH, HEIGHT)
        v = 40 * (HEIGHT - floor.ys) / np.maximum(floor.ys - horizon + 10, 1)
        tone = texture.planks(dice, floor.xs * 60 / np.maximum(floor.ys - horizon, 1), v * 3, 9, 70)
        stage.fill(floor, wood, 0.5 + 0.16 * floor.down + tone)
        stage.shade(box(0, foot, WIDTH, foot + 5), 0.4)
    with stage.thing("mast", "thick"):
        deck.mast(stage, mx, foot + 26, -6, dice.between(20, 26))
    with stage.thing("cannon", "iron", plural="cannons", many=True):
        for cx in (max(mx - dice.between(84, 110), 36), min(mx + dice.between(84, 110), WIDTH - 36)):
            deck.cannon(stage, cx, foot + dice.between(14, 24), dice.between(56, 72), dice.sign())
    _mast_lamp(stage, mx, foot - dice.between(46, 60))
    _cargo(stage, mx, (-46, 46), dice.whole(1, 2))


def poop(stage: Stage) -> None:
    """From the waist up to the cabin's front: a carved door, stairs, windows, the wheel above."""
    dice = stage.dice
    _offing(stage, dice.between(92, 108))
    x, foot, wood = dice.between(140, 180), dice.between(134, 144), dice.pick(PAINTS)
    top, half = foot - dice.between(52, 62), dice.between(112, 136)
    with stage.thing("deck", "wooden"):
        _planking(stage, box(0, foot, WIDTH, HEIGHT), x, foot - 52, wood)
    with stage.thing("cabin", "wooden") as cabin:
        wall = box(x - half, top, x + half, foot)
        stage.fill(wall, wood, 0.42 + texture.planks(dice, wall.xs, wall.ys, 8, 120))
        for edge in (0, 0.94):
            beam = box(x - half, top + edge * (foot - top), x + half, top + edge * (foot - top) + 4)
            stage.fill(beam, GOLD if edge == 0 else WOOD_DARK, 0.6 - 0.3 * beam.down)
    with stage.thing("railing", "wooden", many=True):
        deck.railing(stage, (x - half, top, 20), (x + half, top, 20), 15)
        for side in (-1, 1):
            deck.railing(stage, (x + side * 230, 214, 54), (x + side * half, foot, 22), 7)
    with stage.thing("ship's wheel"):
        deck.wheel(stage, x, top - 22, 17)
    _cabin_front(stage, cabin, x, top, foot, half)
    with stage.thing("lantern", many=True):
        for side in (-1, 1):
            boats.lantern(stage, x + side * half * 0.28, top + 16, 17)
    _cargo(stage, x, (-120, -92, 92, 122), dice.whole(2, 4))


def _cabin_front(stage: Stage, cabin: Named, x: float, top: float, foot: float, half: float) -> None:
    """Its door, its two windows and the stairs up to the poop."""
    lit = stage.night or stage.time in ("dusk", "sunset")
    with stage.thing("door", "arched") as door:
        way = box(x - 13, top + 20, x + 14, foot) | polygon(
            [(x - 13, top + 20), (x, top + 11), (x + 14, top + 20)]
        )
        stage.fill(way, WOOD_DARK, 0.35 + texture.planks(stage.dice, way.ys, way.xs, 7, 300))
        stage.fill(way.edge(stage.side, 0) | way.edge(0, -1), GOLD, 0.55)
    stage.relate(door, "in", cabin)
    with stage.thing("window", "lit" if lit else "dark", many=True):
        for side in (-1, 1):
            pane = box(x + side * half * 0.52 - 14, top + 17, x + side * half * 0.52 + 14, top + 39)
            stage.fill(box(pane.left - 2, pane.top - 2, pane.left + 30, pane.top + 24), GOLD, 0.4)
            stage.fill(pane, WINDOW if lit else GRANITE, shading.down(pane, 0.9, 0.3) * (1 if lit else 0.5))
            lattice = ((pane.xs + pane.ys).astype(np.intp) % 7 < 1) | (
                (pane.xs - pane.ys).astype(np.intp) % 7 < 1
            )
            stage.fill(pane.where(lattice), WOOD_DARK, 0.3)
            if lit:
                stage.glow(pane.left + 14, pane.top + 11, 34, 0xFFB040, 0.4)
    with stage.thing("stairs", "wooden", plural="stairs"):
        middle, steps = x + stage.dice.sign() * half * 0.82, 6
        for step in range(steps):
            # From the top down: each step is nearer, so lower and wider.
            t = (step + 1) / steps
            y, wide = top + (foot + 9 - top) * t, 14 + 6 * t
            high = (foot + 9 - top) / steps
            stage.fill(box(middle - wide, y - high, middle + wide, y), WOOD_DARK, 0.15 + 0.2 * t)
            tread = box(middle - wide, y - high, middle + wide, y - high * 0.55)
            stage.fill(tread, WOOD, 0.6 + 0.3 * t)
        for edge in (-1, 1):
            string = [
                (middle + edge * 13, top - 2),
                (middle + edge * 17, top - 2),
                (middle + edge * 24, foot + 10),
                (middle + edge * 18, foot + 10),
            ]
            stage.fill(polygon(string), WOOD, 0.5)


def _offing(stage: Stage, horizon: float) -> float:
    """Sky and sea, and now and then an island or another ship on it."""
    dice = stage.dice
    sun = dice.between(40, 280)
    sky.paint(stage, horizon, sun)
    with stage.thing("sea", plural=""):
        stormy = stage.weather in ("thunderstorm", "rain")
        water.sea(stage, horizon, HEIGHT, rough=0.8 if stormy else dice.between(0.2, 0.5), body_x=sun)
    x = dice.pick((dice.between(36, 90), dice.between(230, 284)))
    if dice.chance(0.35):
        with stage.thing("island", "far"):
            shore.rock(stage, x, horizon + 1, dice.between(70, 130), dice.between(16, 34), GRANITE, 0.65)
    elif dice.chance(0.5):
        with stage.thing("sailing ship"):
            boats.ship(stage, x, horizon + 4, dice.between(34, 60), dice.sign(), distance=0.4)
    return horizon


def _planking(stage: Stage, area: Area, x: float, vanish: float, wood: Material) -> None:
    """A deck whose planks run away from us to (x, vanish)."""
    u, v = perspective.floor(area, x, vanish, 70)
    tone = texture.planks(stage.dice, v, u, 11, 150)
    worn = noise.at(stage.dice, u, v / 3, 40, 2) - 0.5
    stage.fill(area, wood, 0.52 + 0.14 * area.down + tone + 0.16 * worn)


def _foremast(stage: Stage, x: float, foot: float, wide: float) -> None:
    """The mast with its yards, its sails set or furled, and shrouds to both sides."""
    dice = stage.dice
    with stage.thing("shroud", plural="shrouds", many=True):
        for side in (-1, 1):
            deck.shrouds(
                stage, (x + side * 6, -70), [(x + side * (104 + 17 * n), foot - 4 + 7 * n) for n in range(4)]
            )
    furled = stage.weather == "thunderstorm" or dice.chance(0.35)
    sail = dice.weighed(((boats.SAILCLOTH, 4.0), (boats.SAIL_TAN, 1.0), (boats.SAIL_BLACK, 1.0)))
    with stage.thing("mast", "tall"):
        stage.shade(box(x - wide * 1.5, foot - 3, x + wide * 1.5, foot + 4), 0.35)
        deck.mast(stage, x, foot, -6, wide)
    _mast_lamp(stage, x, foot - 34)
    with stage.thing("sail", "furled" if furled else "full", many=furled):
        drop = 0.0 if furled else dice.between(44, 56)
        deck.yard(stage, x, dice.between(14, 24), dice.between(78, 100), 6, drop, sail)


def _mast_lamp(stage: Stage, x: float, y: float) -> None:
    """A lantern on the mast, when it is dark."""
    if stage.night or stage.time == "dusk" or stage.weather == "thunderstorm":
        with stage.thing("lantern", "lit"):
            boats.lantern(stage, x, y, 24)
            stage.glow(x, y + 20, 110, 0xE09040, 0.32)


def _cargo(stage: Stage, x: float, places: tuple[float, ...], count: int, avoid: Named | None = None) -> None:
    """Barrels, crates, coils of rope and cannon at some of the places, columns from `x`."""
    dice = stage.dice
    groups = {"barrel": 0, "crate": 0, "coil of rope": 0, "anchor": 0}
    for place in dice.some(places, count):
        noun = dice.pick(list(groups))
        y, at = dice.between(160, 184), x + place + dice.between(-8, 8)
        plural = "coils of rope" if noun == "coil of rope" else None
        with stage.thing(noun, plural=plural) as thing:
            if noun == "barrel":
                deck.barrel(stage, at, y, dice.between(36, 46))
            elif noun == "crate":
                deck.crate(stage, at, y, dice.between(32, 42))
            elif noun == "anchor":
                deck.anchor(stage, at, y, dice.between(40, 52))
            else:
                deck.coil(stage, at, y, dice.between(15, 20))
        if avoid is not None:
            stage.relate(thing, "beside", avoid)


KIND = Kind(
    name="ship's deck",
    titles=("ship's deck", "deck of a sailing ship", "deck of a pirate ship", "aboard a galleon", "on board a sailing ship"),
    views={"bow": bow, "helm": helm, "broadside": broadside, "poop": poop},
    weathers=(("clear", 5), ("cloudy", 4), ("overcast", 1), ("mist", 1), ("rain", 0.7), ("thunderstorm", 1.2)),
    seasons=(),
    moods=("adventurous", "breezy", "calm", "lively"),
    night_moods=("mysterious", "lonely", "dreamy", "tense"),
)  # fmt: skip
