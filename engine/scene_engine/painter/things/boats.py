"""Boats and ships seen from the side.

Everything is drawn in units of the hull's length, its bow to the right; `facing` -1 turns it to the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene_engine.painter import noise, shading
from scene_engine.painter.area import Area, Point, box, ellipse, polygon, stroke, union
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

SAIL_BLACK = Material((0x14121A, 0x2A2630, 0x464048, 0x6E666A))
SAIL_TAN = Material((0x4A2018, 0x8A4226, 0xBC6E3A, 0xE0A062))
PAINT_WHITE = Material((0x5C6478, 0x9AA2AC, 0xD4D6CE, 0xF8F6EA))
RIGS = ("ship", "brig", "sloop", "lateen")


@dataclass(frozen=True)
class _Hull:
    """Where a hull lies: the waterline's middle at (x, y), `length` pixels from stern to bow."""

    x: float
    y: float
    length: float
    facing: int

    def at(self, along: float, up: float) -> Point:
        """A point from its place along the hull, -0.5 the stern to 0.5 the bow, and above the water."""
        return self.x + self.facing * along * self.length, self.y - up * self.length

    def shape(self, points: Sequence[Point]) -> Area:
        """A polygon of such points."""
        return polygon([self.at(*point) for point in points])


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
    frame = _Hull(x, y, length, facing)
    sheer = [
        (-0.5, 0.17),
        (-0.36, 0.15),
        (-0.34, 0.115),
        (0.0, 0.085),
        (0.26, 0.105),
        (0.28, 0.135),
        (0.5, 0.16),
    ]
    _bowsprit(stage, frame, distance)
    _rig(stage, frame, rig, sails, furled, distance)
    _body(stage, frame, sheer, hull, distance)
    if length > 80:
        _gunports(stage, frame, [-0.26, -0.14, -0.02, 0.1, 0.22], 0.045, distance)
    if stage.night:
        lantern(stage, *frame.at(-0.49, 0.22), max(length * 0.05, 3), distance)
    _flag(stage, frame, rig, distance)
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
    """A galleon: a towering stern with windows and a lantern, a beak, gilt bands; as `ship`."""
    frame = _Hull(x, y, length, facing)
    sheer = [
        (-0.53, 0.32), (-0.37, 0.285), (-0.35, 0.225), (-0.22, 0.2), (-0.2, 0.13), (0.0, 0.1), (0.2, 0.12),
        (0.22, 0.18), (0.42, 0.2), (0.44, 0.15), (0.58, 0.19),
    ]  # fmt: skip
    _bowsprit(stage, frame, distance)
    _rig(stage, frame, "ship", sails, furled, distance)
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
    lx, ly = frame.at(-0.545, 0.36)
    lantern(stage, lx, ly, max(length * 0.05, 3), distance)
    _flag(stage, frame, "ship", distance)
    _wash(stage, frame, distance)


def _body(stage: Stage, frame: _Hull, sheer: list[Point], hull: Material, distance: float) -> None:
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


def _gunports(stage: Stage, frame: _Hull, places: list[float], up: float, distance: float) -> None:
    half = max(frame.length * 0.014, 1)
    for along in places:
        x, y = frame.at(along, up + 0.25 * along * along)
        stage.fill(box(x - half - 1, y - half - 1, x + half + 1, y + half), WOOD, 0.8, distance)
        stage.fill(box(x - half, y - half, x + half, y + half), WOOD_DARK, 0.02, distance)


def _bowsprit(stage: Stage, frame: _Hull, distance: float) -> None:
    thick = max(frame.length * 0.016, 1.3)
    stage.fill(stroke([frame.at(0.38, 0.13), frame.at(0.68, 0.25)], thick * 1.3, thick), WOOD, 0.45, distance)


def _rig(stage: Stage, frame: _Hull, rig: str, sails: Material, furled: bool, distance: float) -> None:
    """Masts, stays and sails."""
    masts = {
        "ship": [(-0.3, 0.72), (0.27, 0.86), (0.0, 1.0)],
        "brig": [(-0.16, 0.98), (0.22, 0.88)],
        "sloop": [(0.08, 1.05)],
        "lateen": [(-0.2, 0.66), (0.16, 0.8)],
    }[rig]
    thick = max(frame.length * 0.017, 1.3)
    if frame.length > 70:
        ropes = [stroke([frame.at(masts[-1][0], 0.95 * masts[-1][1]), frame.at(0.66, 0.24)], 1, 1)]
        for along, top in masts:
            ropes += [
                stroke([frame.at(along, 0.68 * top), frame.at(along + d, 0.12)], 1, 1) for d in (-0.09, -0.05)
            ]
            ropes.append(stroke([frame.at(along, 0.97 * top), frame.at(along - 0.2, 0.15)], 1, 1))
        stage.fill(union(ropes), WOOD_DARK, 0.35, distance)
    for along, top in masts:
        mast = stroke([frame.at(along, 0.06), frame.at(along, top)], thick * 1.5, thick * 0.8)
        stage.fill(mast, WOOD, shading.column(mast, stage.side, 0.2, 0.75), distance)
    for along, top in masts:
        aft = rig == "ship" and along < -0.2
        if rig in ("ship", "brig") and not aft:
            _square(stage, frame, along, top, sails, furled, distance)
        elif rig == "sloop":
            _gaff(stage, frame, along, top, sails, furled, distance)
        else:
            _lateen(stage, frame, along, top, sails, furled, distance)
    if not furled:
        first = max(along for along, _ in masts)
        jib = [(0.66, 0.26), (first + 0.07, masts[-1][1] * 0.74), (first + 0.2, 0.24)]
        _cloth(stage, frame.shape(jib), sails, frame.facing, distance)


def _square(
    stage: Stage, frame: _Hull, along: float, top: float, sails: Material, furled: bool, distance: float
) -> None:
    """Square sails, one above the other, bellied forward."""
    tiers = [(0.22, 0.5, 0.145), (0.53, 0.75, 0.12), (0.77, 0.93, 0.085)]
    for low, high, half in tiers:
        yard = max(frame.length * 0.011, 1.1)
        y = high * top
        if furled:
            roll = stroke(
                [frame.at(along - half, y - 0.012), frame.at(along + half, y - 0.012)], yard * 2.6, yard * 2.6
            )
            stage.fill(roll, sails, shading.down(roll, 0.8, 0.3), distance)
        else:
            foot = low * top
            belly = 0.05
            points = [
                (along - half * 0.86, y), (along + half * 0.86, y), (along + half + belly, y - (y - foot) * 0.45),
                (along + half * 1.02, foot), (along + half * 0.3, foot + 0.024), (along - half * 0.5, foot + 0.022),
                (along - half * 1.05, foot), (along - half * 0.86 + belly * 0.55, y - (y - foot) * 0.5),
            ]  # fmt: skip
            _cloth(stage, frame.shape(points), sails, frame.facing, distance)
        spar = stroke([frame.at(along - half, y), frame.at(along + half, y)], yard, yard)
        stage.fill(spar, WOOD_DARK, 0.5, distance)


def _gaff(
    stage: Stage, frame: _Hull, along: float, top: float, sails: Material, furled: bool, distance: float
) -> None:
    """A mainsail between boom and gaff, aft of the mast."""
    boom = stroke([frame.at(along, 0.17), frame.at(along - 0.55, 0.2)], 1.6, 1.2)
    if furled:
        roll = stroke(
            [frame.at(along - 0.02, 0.2), frame.at(along - 0.5, 0.22)],
            frame.length * 0.05,
            frame.length * 0.03,
        )
        stage.fill(roll, sails, shading.down(roll, 0.8, 0.3), distance)
    else:
        sail = [
            (along - 0.015, 0.19),
            (along - 0.015, top * 0.66),
            (along - 0.3, top * 0.86),
            (along - 0.46, 0.5),
            (along - 0.54, 0.215),
        ]
        _cloth(stage, frame.shape(sail), sails, frame.facing, distance)
        gaff = stroke([frame.at(along, top * 0.66), frame.at(along - 0.31, top * 0.87)], 1.4, 1.1)
        stage.fill(gaff, WOOD_DARK, 0.5, distance)
        topsail = [(along - 0.02, top * 0.7), (along - 0.02, top * 0.97), (along - 0.26, top * 0.86)]
        _cloth(stage, frame.shape(topsail), sails, frame.facing, distance)
    stage.fill(boom, WOOD_DARK, 0.5, distance)


def _lateen(
    stage: Stage, frame: _Hull, along: float, top: float, sails: Material, furled: bool, distance: float
) -> None:
    """A three-cornered sail on a long slanting yard."""
    fore, peak = (along + 0.2, 0.3 * top), (along - 0.2, 1.02 * top)
    if furled:
        roll = stroke([frame.at(*fore), frame.at(*peak)], frame.length * 0.035, frame.length * 0.02)
        stage.fill(roll, sails, 0.6, distance)
    else:
        sail = [fore, peak, (along - 0.2, 0.6 * top), (along - 0.18, 0.24 * top), (along, 0.25 * top)]
        _cloth(stage, frame.shape(sail), sails, frame.facing, distance)
    stage.fill(stroke([frame.at(*fore), frame.at(*peak)], 1.5, 1.1), WOOD_DARK, 0.5, distance)


def _cloth(stage: Stage, area: Area, sails: Material, facing: int, distance: float) -> None:
    """One sail: bellied, so lit on the light's side and darker towards its foot, with seams."""
    if not area.mask.size:
        return
    lit = 0.72 + 0.3 * (area.across - 0.5) * stage.side - 0.28 * area.down
    bulge = 0.14 * (1 - np.abs(area.across - 0.5 - 0.15 * facing) * 2)
    value: NDArray[np.float32] = np.asarray(lit + bulge, np.float32)
    if area.height > 22:
        value = value - 0.09 * ((area.ys - area.top).astype(np.intp) % max(area.height // 4, 6) == 0)
    stage.fill(area, sails, value, distance)
    stage.fill(area.edge(-stage.side, 0), sails, 0.3, distance)


def _flag(stage: Stage, frame: _Hull, rig: str, distance: float) -> None:
    """A pennant at the main top, blown to the bow."""
    along, top = {"ship": (0.0, 1.0), "brig": (-0.16, 0.98), "sloop": (0.08, 1.05), "lateen": (0.16, 0.8)}[
        rig
    ]
    cloth = stage.dice.pick((CLOTH_RED, CLOTH_BLUE, CLOTH_GREEN, CLOTH_RED))
    flag = frame.shape(
        [
            (along, top + 0.01),
            (along + 0.09, top - 0.005),
            (along + 0.17, top - 0.035),
            (along + 0.08, top - 0.035),
            (along, top - 0.055),
        ]
    )
    stage.fill(flag, cloth, shading.across(flag, 0.75, 0.4), distance)


def _wash(stage: Stage, frame: _Hull, distance: float) -> None:
    """Foam and shadow where the hull lies in the water."""
    x0, y = frame.at(-0.5, -0.012)
    x1, _ = frame.at(0.5, 0)
    under = ellipse((x0 + x1) / 2, y, frame.length * 0.5, max(frame.length * 0.028, 1.5))
    stage.shade(under.where(under.ys >= y - 0.5), 0.4)


def lantern(stage: Stage, x: float, y: float, size: float = 8, distance: float = 0.0) -> None:
    """A ship's lantern about (x, y), `size` high; alight from dusk on."""
    lit = stage.night or stage.time == "dusk" or stage.weather == "thunderstorm"
    case = box(x - size * 0.34, y - size * 0.5, x + size * 0.34, y + size * 0.5)
    stage.fill(case, WOOD_DARK, 0.2, distance)
    pane = box(x - size * 0.34 + 1, y - size * 0.28, x + size * 0.34 - 1, y + size * 0.36)
    if lit:
        stage.fill(pane, WINDOW, 0.9)
        stage.glow(x, y, size * 3, 0xFFB040, 0.6)
    else:
        stage.fill(pane, GOLD, 0.6, distance)
    cap = polygon(
        [(x - size * 0.45, y - size * 0.36), (x, y - size * 0.75), (x + size * 0.45, y - size * 0.36)]
    )
    stage.fill(cap, GOLD, 0.45, distance)


def far_sail(stage: Stage, x: float, y: float, size: float, facing: int = 1, distance: float = 0.7) -> None:
    """A ship so far off that only its sails show, `size` high."""
    frame = _Hull(x, y, size, facing)
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
    frame = _Hull(x, y, length, facing)
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
    frame = _Hull(x, y, length, facing)
    paint = dice.pick((CLOTH_BLUE, CLOTH_RED, CLOTH_GREEN, WOOD, PAINT_WHITE))
    thick = max(length * 0.025, 1.3)
    mast = stroke([frame.at(0.12, 0.1), frame.at(0.12, 0.82)], thick * 1.3, thick)
    derrick = stroke([frame.at(0.12, 0.26), frame.at(-0.42, 0.62)], thick, thick * 0.7)
    stays = [stroke([frame.at(0.12, 0.8), frame.at(p, 0.2)], 1, 1) for p in (0.5, -0.42)]
    stage.fill(union(stays), WOOD_DARK, 0.4, distance)
    stage.fill(union([mast, derrick]), WOOD, 0.5, distance)
    if dice.chance(0.5):
        sail = frame.shape([(0.1, 0.28), (0.1, 0.74), (-0.4, 0.6), (-0.34, 0.34)])
        _cloth(stage, sail, dice.pick((SAIL_TAN, SAILCLOTH)), facing, distance)
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
