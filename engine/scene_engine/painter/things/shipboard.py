"""A ship seen from her own deck: planking, the foremast's sail, the cabin's front, the lamp on the mast."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import WIDTH
from scene_engine.painter import noise, perspective, shading, texture
from scene_engine.painter.area import Area, box, polygon
from scene_engine.painter.materials import GOLD, SAILCLOTH, SLATE, WINDOW, WOOD, WOOD_DARK, Material
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import deck, rigging


def planking(stage: Stage, area: Area, x: float, vanish: float, wood: Material) -> None:
    """A deck whose planks run away from us to (x, vanish)."""
    u, v = perspective.floor(area, x, vanish, 70)
    tone = texture.planks(stage.dice, v, u, 11, 150)
    worn = noise.at(stage.dice, u, v / 3, 40, 2) - 0.5
    stage.fill(area, wood, 0.52 + 0.14 * area.down + tone + 0.16 * worn)


def bulwark(stage: Stage, top: float, foot: float, wood: Material) -> None:
    """The ship's side from within, across the whole canvas, with its stanchions and its cap."""
    wall = box(0, top, WIDTH, foot)
    stage.fill(wall, wood, 0.45 + texture.planks(stage.dice, wall.xs, wall.ys, 8, 90))
    for left in range(6, WIDTH, 54):
        post = box(left, top - 3, left + 8, foot)
        stage.fill(post, wood, shading.column(post, stage.side, 0.2, 0.8))
    cap = box(0, top - 5, WIDTH, top)
    stage.fill(cap, wood, 0.85 - 0.4 * cap.down)


def foremast(stage: Stage, x: float, foot: float, wide: float) -> None:
    """The mast with its yards, its sails set or furled, and shrouds to both sides."""
    dice = stage.dice
    with stage.thing("shroud", plural="shrouds", many=True):
        for side in (-1, 1):
            deck.shrouds(
                stage, (x + side * 6, -70), [(x + side * (104 + 17 * n), foot - 4 + 7 * n) for n in range(4)]
            )
    furled = stage.weather == "thunderstorm" or dice.chance(0.35)
    sail = dice.weighed(((SAILCLOTH, 4.0), (rigging.SAIL_TAN, 1.0), (rigging.SAIL_BLACK, 1.0)))
    with stage.thing("mast", "tall"):
        stage.shade(box(x - wide * 1.5, foot - 3, x + wide * 1.5, foot + 4), 0.35)
        deck.mast(stage, x, foot, -6, wide)
    mast_lamp(stage, x, foot - 34)
    with stage.thing("sail", "furled" if furled else "full", many=furled):
        drop = 0.0 if furled else dice.between(44, 56)
        deck.yard(stage, x, dice.between(14, 24), dice.between(78, 100), 6, drop, sail)


def mast_lamp(stage: Stage, x: float, y: float) -> None:
    """A lantern on the mast, when it is dark."""
    if stage.night or stage.time == "dusk" or stage.weather == "thunderstorm":
        with stage.thing("lantern", "lit"):
            deck.lantern(stage, x, y, 24)
            stage.glow(x, y + 20, 110, 0xE09040, 0.32)


def cabin_front(stage: Stage, cabin: Named, x: float, top: float, foot: float, half: float) -> None:
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
            stage.fill(pane, WINDOW if lit else SLATE, shading.down(pane, 0.9, 0.3) * (1 if lit else 0.5))
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
