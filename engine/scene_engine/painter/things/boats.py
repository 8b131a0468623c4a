"""Boats and ships seen from the side.

Everything is drawn in units of the hull's length, its bow to the right; `facing` -1 turns it to the left.
"""

from __future__ import annotations

import numpy as np

from scene_engine.painter import noise, shading
from scene_engine.painter.area import Point, box, ellipse, stroke, union
from scene_engine.painter.materials import (
    CLOTH_BLUE,
    CLOTH_GREEN,
    CLOTH_RED,
    GOLD,
    SAILCLOTH,
    WINDOW,
    WOOD,
    WOOD_DARK,
    WOOD_GREY,
    Material,
)
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import deck, rigging

PAINT_WHITE = Material((0x5C6478, 0x9AA2AC, 0xD4D6CE, 0xF8F6EA))


def ship(
    stage: Stage,
    x: float,
    y: float,
    length: float,
    facing: int = 1,
    rig: str = "ship",
    sails: Material = SAILCLOTH,
    hull: Material = WOOD,
    furled: bool = False,
    distance: float = 0.0,
) -> None:
    """A sailing ship: hull, masts, sails and rigging; about as high as it is long.

    Args:
        stage: Where.
        x: Column of its middle.
        y: Row of the waterline.
        length: Pixels from stern to bow, 40 to 240; the bowsprit reaches further.
        facing: 1 bow to the right, -1 to the left.
        rig: "ship" (three masts, square sails), "brig" (two), "sloop" (one mast, sails fore and aft) or
            "lateen" (two slanting yards).
        sails: Of the sails.
        hull: Of the hull.
        furled: Whether the sails are rolled up on their yards, as in a harbour.
        distance: As `Light.ramp`.
    """
    frame = rigging.Hull(x, y, length, facing)
    sheer = [
        (-0.5, 0.17),
        (-0.36, 0.15),
        (-0.34, 0.115),
        (0.0, 0.085),
        (0.26, 0.105),
        (0.28, 0.135),
        (0.5, 0.16),
    ]
    rigging.bowsprit(stage, frame, distance)
    rigging.rigging(stage, frame, rig, sails, furled, distance)
    _body(stage, frame, sheer, hull, distance)
    if length > 80:
        _gunports(stage, frame, [-0.26, -0.14, -0.02, 0.1, 0.22], 0.045, distance)
    if stage.night:
        deck.lantern(stage, *frame.at(-0.49, 0.22), max(length * 0.05, 3), distance)
    rigging.flag(stage, frame, rig, distance)
    _wash(stage, frame, distance)


def galleon(
    stage: Stage,
    x: float,
    y: float,
    length: float,
    facing: int = 1,
    sails: Material = SAILCLOTH,
    hull: Material = WOOD,
    furled: bool = False,
    distance: float = 0.0,
) -> None:
    """A galleon: a towering stern with windows and a deck.lantern, a beak, gilt bands; as `ship`."""
    frame = rigging.Hull(x, y, length, facing)
    sheer = [
        (-0.53, 0.32), (-0.37, 0.285), (-0.35, 0.225), (-0.22, 0.2), (-0.2, 0.13), (0.0, 0.1), (0.2, 0.12),
        (0.22, 0.18), (0.42, 0.2), (0.44, 0.15), (0.58, 0.19),
    ]  # fmt: skip
    rigging.bowsprit(stage, frame, distance)
    rigging.rigging(stage, frame, "ship", sails, furled, distance)
    _body(stage, frame, sheer, hull, distance)
    band = frame.shape(
        [
            (-0.52, 0.255),
            (-0.22, 0.17),
            (0.2, 0.1),
            (0.5, 0.14),
            (0.5, 0.122),
            (0.2, 0.08),
            (-0.22, 0.145),
            (-0.51, 0.228),
        ]
    )
    stage.fill(band, GOLD, 0.62, distance)
    if length > 70:
        _gunports(stage, frame, [-0.3, -0.18, -0.06, 0.06, 0.18, 0.3], 0.05, distance)
        lit = stage.night or stage.time == "dusk"
        for number in range(3):
            cx, cy = frame.at(-0.47 + 0.065 * number, 0.24 - 0.012 * number)
            pane = box(cx - length * 0.018, cy - length * 0.025, cx + length * 0.018, cy + length * 0.025)
            stage.fill(pane, WINDOW if lit else WOOD_DARK, 0.7 if lit else 0.1, distance)
    lx, ly = frame.at(-0.5, 0.345)
    deck.lantern(stage, lx, ly, max(length * 0.05, 3), distance)
    rigging.flag(stage, frame, "ship", distance)
    _wash(stage, frame, distance)


def _body(stage: Stage, frame: rigging.Hull, sheer: list[Point], hull: Material, distance: float) -> None:
    """The hull below its upper edge, `sheer`, planked along the curve of the deck."""
    (stern, stern_up), (bow, bow_up) = sheer[0], sheer[-1]
    keel = [
        (bow - 0.035, bow_up * 0.55),
        (bow - 0.1, -0.012),
        (stern + 0.06, -0.012),
        (stern + 0.02, stern_up * 0.4),
    ]
    area = frame.shape([*sheer, *keel])
    if not area.mask.size:
        return
    along = (area.xs - np.float32(frame.x)) / np.float32(frame.length * frame.facing)
    lift = along * along * np.float32(0.32 * frame.length)
    plank = (area.ys + lift) / np.float32(max(frame.length / 34, 2.2))
    row = np.floor(plank).astype(np.intp)
    up = (np.float32(frame.y) - area.ys) / np.float32(0.2 * frame.length)
    value = 0.26 + 0.3 * up + 0.16 * (row & 1) + 0.12 * along * stage.side * frame.facing
    value = value + 0.16 * (noise.field(stage.dice, area.height, area.width, 6, 2, 4) - 0.5)
    stage.fill(area, hull, value, distance)
    stage.fill(area.edge(0, -1), hull, 0.95, distance)
    foot = area.where(area.ys > frame.y - 0.022 * frame.length)
    stage.fill(foot, WOOD_DARK, 0.2, distance)


def _gunports(stage: Stage, frame: rigging.Hull, places: list[float], up: float, distance: float) -> None:
    half = max(frame.length * 0.014, 1)
    for along in places:
        x, y = frame.at(along, up + 0.25 * along * along)
        stage.fill(box(x - half - 1, y - half - 1, x + half + 1, y + half), WOOD, 0.8, distance)
        stage.fill(box(x - half, y - half, x + half, y + half), WOOD_DARK, 0.02, distance)


def _wash(stage: Stage, frame: rigging.Hull, distance: float) -> None:
    """Foam and shadow where the hull lies in the water."""
    x0, y = frame.at(-0.5, -0.012)
    x1, _ = frame.at(0.5, 0)
    under = ellipse((x0 + x1) / 2, y, frame.length * 0.5, max(frame.length * 0.028, 1.5))
    stage.shade(under.where(under.ys >= y - 0.5), 0.4)


def far_sail(stage: Stage, x: float, y: float, size: float, facing: int = 1, distance: float = 0.7) -> None:
    """A ship so far off that only its sails show, `size` high."""
    frame = rigging.Hull(x, y, size, facing)
    stage.fill(frame.shape([(-0.5, 0.16), (0.5, 0.18), (0.4, 0), (-0.4, 0)]), WOOD_DARK, 0.4, distance)
    for along, top in ((-0.26, 0.8), (0.04, 1.0), (0.3, 0.75)):
        sail = frame.shape(
            [(along - 0.09, top), (along + 0.07, top), (along + 0.18, 0.24), (along - 0.12, 0.2)]
        )
        stage.fill(sail, SAILCLOTH, 0.75 + 0.2 * (sail.across - 0.5) * stage.side - 0.2 * sail.down, distance)


def rowing_boat(
    stage: Stage,
    x: float,
    y: float,
    length: float,
    facing: int = 1,
    hull: Material = WOOD,
    oars: bool = True,
    distance: float = 0.0,
) -> None:
    """A rowing boat, seen a little from above, with its thwarts and oars; `y` is the row of its keel."""
    frame = rigging.Hull(x, y, length, facing)
    inside = frame.shape([(-0.48, 0.24), (-0.3, 0.285), (0.1, 0.285), (0.5, 0.31), (0.2, 0.2), (-0.3, 0.19)])
    stage.fill(inside, WOOD_DARK, shading.down(inside, 0.15, 0.45), distance)
    for along in (-0.24, 0.04):
        bench = frame.shape(
            [(along, 0.275), (along + 0.08, 0.275), (along + 0.06, 0.205), (along - 0.02, 0.205)]
        )
        stage.fill(bench, WOOD, 0.7, distance)
    side = frame.shape(
        [
            (-0.49, 0.24),
            (-0.3, 0.19),
            (0.0, 0.18),
            (0.22, 0.205),
            (0.51, 0.32),
            (0.42, 0.12),
            (0.28, 0.0),
            (-0.34, 0.0),
            (-0.45, 0.08),
        ]
    )
    along = (side.xs - np.float32(x)) / np.float32(length)
    strake = (side.ys + 0.3 * length * along * along) / np.float32(max(length / 20, 2.5))
    value = 0.72 - 0.42 * side.down + 0.14 * (np.floor(strake).astype(np.intp) & 1) + 0.2 * along * stage.side
    stage.fill(side, hull, value, distance)
    stage.fill(side.edge(0, -1), hull, 0.98, distance)
    rim = stroke(
        [frame.at(-0.48, 0.245), frame.at(-0.3, 0.29), frame.at(0.1, 0.29), frame.at(0.5, 0.32)], 1.6, 1.6
    )
    stage.fill(rim, hull, 0.8, distance)
    if oars:
        shaft = stroke(
            [frame.at(-0.12, 0.34), frame.at(-0.42, -0.02)],
            max(length * 0.022, 1.3),
            max(length * 0.022, 1.3),
        )
        blade = stroke([frame.at(-0.38, 0.03), frame.at(-0.45, -0.06)], length * 0.05, length * 0.06)
        stage.fill(union([shaft, blade]), WOOD_GREY, 0.75, distance)


def fishing_boat(
    stage: Stage,
    x: float,
    y: float,
    length: float,
    facing: int = 1,
    distance: float = 0.0,
) -> None:
    """A small fishing boat: painted hull, a wheelhouse aft, a mast with a derrick; `y` is the waterline."""
    dice = stage.dice
    frame = rigging.Hull(x, y, length, facing)
    paint = dice.pick((CLOTH_BLUE, CLOTH_RED, CLOTH_GREEN, WOOD, PAINT_WHITE))
    thick = max(length * 0.025, 1.3)
    mast = stroke([frame.at(0.12, 0.1), frame.at(0.12, 0.82)], thick * 1.3, thick)
    derrick = stroke([frame.at(0.12, 0.26), frame.at(-0.42, 0.62)], thick, thick * 0.7)
    stays = [stroke([frame.at(0.12, 0.8), frame.at(p, 0.2)], 1, 1) for p in (0.5, -0.42)]
    stage.fill(union(stays), WOOD_DARK, 0.4, distance)
    stage.fill(union([mast, derrick]), WOOD, 0.5, distance)
    if dice.chance(0.5):
        sail = frame.shape([(0.1, 0.28), (0.1, 0.74), (-0.4, 0.6), (-0.34, 0.34)])
        rigging.cloth(stage, sail, dice.pick((rigging.SAIL_TAN, SAILCLOTH)), facing, distance)
    cabin = frame.shape([(-0.36, 0.1), (-0.35, 0.42), (-0.06, 0.42), (-0.04, 0.1)])
    stage.fill(cabin, PAINT_WHITE, 0.62 + 0.25 * (cabin.across - 0.5) * stage.side, distance)
    roof = frame.shape([(-0.4, 0.42), (-0.38, 0.465), (-0.03, 0.465), (-0.01, 0.42)])
    stage.fill(roof, paint, 0.6, distance)
    lit = stage.night or stage.time == "dusk"
    for along in (-0.28, -0.13):
        cx, cy = frame.at(along, 0.33)
        pane = box(cx - length * 0.045, cy - length * 0.04, cx + length * 0.045, cy + length * 0.045)
        stage.fill(pane, WINDOW if lit else WOOD_DARK, 0.85 if lit else 0.15, distance)
    if lit:
        stage.glow(*frame.at(-0.2, 0.33), length * 0.3, 0xFFB040, 0.4)
    body = frame.shape([(-0.48, 0.17), (-0.1, 0.14), (0.2, 0.17), (0.52, 0.29), (0.4, -0.02), (-0.42, -0.02)])
    stage.fill(body, paint, 0.7 - 0.4 * body.down + 0.15 * (body.across - 0.5) * stage.side, distance)
    stage.fill(body.edge(0, -1), PAINT_WHITE, 0.85, distance)
    stage.fill(body.where(body.ys > y - 0.035 * length), WOOD_DARK, 0.3, distance)
    _wash(stage, frame, distance)
