"""The deck of a sailing ship: towards the bow, at the helm, across the bulwark, before the cabin."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import shading, sky, texture
from scene_engine.painter.area import box, ellipse, polygon
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import GOLD, WOOD, WOOD_DARK
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import deck, seascape, shipboard

PAINTS = (WOOD, WOOD_DARK, WOOD)


def bow(stage: Stage) -> None:
    """Down the middle of the deck to the bow, the mast before us."""
    dice = stage.dice
    horizon = _offing(stage, dice.between(70, 100))
    x, wood = dice.between(140, 180), dice.pick(PAINTS)
    tip, half = horizon + dice.between(14, 24), dice.between(22, 34)
    floor = polygon([(x - half, tip), (x, tip - 5), (x + half, tip), (WIDTH + 60, HEIGHT), (-60, HEIGHT)])
    with stage.thing("deck", "wooden"):
        shipboard.planking(stage, floor, x, tip - 16, wood)
    with stage.thing("bowsprit"):
        spar = polygon([(x - 4, tip - 2), (x - 1, tip - 46), (x + 1, tip - 46), (x + 4, tip - 2)])
        stage.fill(spar, WOOD_DARK, shading.column(spar, stage.side), 0.05)
    with stage.thing("railing", "wooden", many=True):
        deck.railing(stage, (x - half, tip, 11), (x + half, tip, 11), 7)
        for side in (-1, 1):
            deck.railing(stage, (x + side * 200, 214, 56), (x + side * half, tip, 11), 11)
    shipboard.foremast(stage, x, dice.between(128, 144), dice.between(15, 20))
    deck.cargo(stage, (x - 98, x - 60, x + 60, x + 98), (162, 186), dice.whole(2, 4))


def helm(stage: Stage) -> None:
    """At the stern: the wheel before the rail, the lanterns, the sea behind us."""
    dice = stage.dice
    horizon = _offing(stage, dice.between(76, 98))
    x, foot, wood = dice.between(145, 175), dice.between(124, 134), dice.pick(PAINTS)
    with stage.thing("deck", "wooden"):
        shipboard.planking(stage, box(0, foot, WIDTH, HEIGHT), x, horizon - 8, wood)
    with stage.thing("railing", "wooden", many=True):
        deck.railing(stage, (-10, foot + 1, 34), (WIDTH + 10, foot + 1, 34), dice.whole(15, 19))
        for side in (-1, 1):
            deck.railing(stage, (x + side * 220, 210, 60), (x + side * 130, foot, 34), 7)
    sides = (-1, 1) if dice.chance(0.7) else (dice.sign(),)
    with stage.thing("lantern", "large", many=len(sides) > 1):
        for side in sides:
            at, size = x + side * dice.between(100, 124), dice.between(24, 32)
            stage.fill(box(at - 2, foot - 62, at + 2, foot), WOOD_DARK, 0.5)
            deck.lantern(stage, at, foot - 62 - size * 0.3, size)
    if dice.chance(0.6):
        with stage.thing("mast", "thick"):
            deck.mast(stage, x - dice.sign() * dice.between(58, 76), foot + 22, -6, 17)
    with stage.thing("ship's wheel", "large") as wheel:
        r, hub = dice.between(30, 38), foot + dice.between(-4, 8)
        stage.shade(ellipse(x, hub + r * 1.58, r * 0.9, r * 0.14), 0.4)
        deck.wheel(stage, x, hub, r)
    for thing in deck.cargo(stage, (x - 118, x - 84, x + 84, x + 118), (160, 184), dice.whole(1, 3)):
        stage.relate(thing, "beside", wheel)


def broadside(stage: Stage) -> None:
    """Across the deck to the bulwark, cannon along it, shrouds against the sky."""
    dice = stage.dice
    horizon = _offing(stage, dice.between(74, 96))
    foot, wood = dice.between(126, 138), dice.pick(PAINTS)
    top = round(foot - dice.between(22, 28))
    with stage.thing("bulwark", "wooden"):
        shipboard.bulwark(stage, top, foot, wood)
    at = dice.between(110, 210)
    with stage.thing("shroud", many=True):
        for side in (-1, 1):
            feet = [(at + side * (44 + 20 * n), float(top - 3)) for n in range(4)]
            deck.shrouds(stage, (at + side * 12, -60), feet)
    with stage.thing("deck", "wooden"):
        floor = box(0, foot, WIDTH, HEIGHT)
        depth = np.maximum(floor.ys - horizon, 1)
        tone = texture.planks(dice, floor.xs * 60 / depth, 120 * (HEIGHT - floor.ys) / (depth + 10), 9, 70)
        stage.fill(floor, wood, 0.5 + 0.16 * floor.down + tone)
        stage.shade(box(0, foot, WIDTH, foot + 5), 0.4)
    with stage.thing("mast", "thick"):
        deck.mast(stage, at, foot + 26, -6, dice.between(20, 26))
    with stage.thing("cannon", "iron", many=True):
        for cx in (max(at - dice.between(84, 110), 36), min(at + dice.between(84, 110), WIDTH - 36)):
            deck.cannon(stage, cx, foot + dice.between(14, 24), dice.between(56, 72), dice.sign())
    shipboard.mast_lamp(stage, at, foot - dice.between(46, 60))
    deck.cargo(stage, (at - 46, at + 46), (172, 188), dice.whole(1, 2))


def cabin(stage: Stage) -> None:
    """From the waist up to the cabin's front: a carved door, stairs, windows, the wheel above."""
    dice = stage.dice
    _offing(stage, dice.between(92, 108))
    x, foot, wood = dice.between(140, 180), dice.between(134, 144), dice.pick(PAINTS)
    top, half = foot - dice.between(52, 62), dice.between(112, 136)
    with stage.thing("deck", "wooden"):
        shipboard.planking(stage, box(0, foot, WIDTH, HEIGHT), x, foot - 52, wood)
    with stage.thing("cabin", "wooden") as house:
        wall = box(x - half, top, x + half, foot)
        stage.fill(wall, wood, 0.42 + texture.planks(dice, wall.xs, wall.ys, 8, 120))
        for edge, trim in ((0, GOLD), (0.94, WOOD_DARK)):
            beam = box(x - half, top + edge * (foot - top), x + half, top + edge * (foot - top) + 4)
            stage.fill(beam, trim, 0.6 - 0.3 * beam.down)
    with stage.thing("railing", "wooden", many=True):
        deck.railing(stage, (x - half, top, 20), (x + half, top, 20), 15)
        for side in (-1, 1):
            deck.railing(stage, (x + side * 230, 214, 54), (x + side * half, foot, 22), 7)
    if dice.chance(0.5):
        with stage.thing("mast", "tall"):
            deck.mast(stage, x + dice.sign() * dice.between(34, 60), top + 2, -6, 15, distance=0.05)
    with stage.thing("ship's wheel"):
        deck.wheel(stage, x, top - 22, 17)
    shipboard.cabin_front(stage, house, x, top, foot, half)
    with stage.thing("lantern", many=True):
        for side in (-1, 1):
            deck.lantern(stage, x + side * half * 0.28, top + 16, 17)
    deck.cargo(stage, (x - 122, x - 88, x + 88, x + 122), (162, 186), dice.whole(2, 4))


def _offing(stage: Stage, horizon: float) -> float:
    """Sky and sea, and now and then an island or another ship on it; returns the horizon."""
    sun = stage.dice.between(40, 280)
    sky.paint(stage, horizon, sun)
    seascape.sea(stage, sun)
    seascape.offing(stage)
    return horizon


KIND = Kind(
    name="ship's deck",
    titles=(
        "ship's deck", "deck of a sailing ship", "deck of a pirate ship", "deck of a galleon",
        "wooden deck of a ship", "ship deck at sea",
    ),
    views={"bow": bow, "helm": helm, "broadside": broadside, "cabin": cabin},
    weathers=(
        ("clear", 5), ("cloudy", 4), ("overcast", 1), ("mist", 1), ("rain", 0.7), ("thunderstorm", 1.2),
    ),
    seasons=(),
    moods=("adventurous", "breezy", "calm", "lively"),
    night_moods=("mysterious", "lonely", "dreamy", "tense"),
)  # fmt: skip
