"""Masts, yards and sails of ships seen from the side, in units of the hull's length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene_engine.painter import shading
from scene_engine.painter.area import Area, Point, polygon, stroke, union
from scene_engine.painter.materials import CLOTH_BLUE, CLOTH_GREEN, CLOTH_RED, WOOD, WOOD_DARK, Material
from scene_engine.painter.stage import Stage

SAIL_BLACK = Material((0x14121A, 0x2A2630, 0x464048, 0x6E666A))
SAIL_TAN = Material((0x4A2018, 0x8A4226, 0xBC6E3A, 0xE0A062))


@dataclass(frozen=True)
class Hull:
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


def bowsprit(stage: Stage, frame: Hull, distance: float) -> None:
    thick = max(frame.length * 0.016, 1.3)
    stage.fill(stroke([frame.at(0.38, 0.13), frame.at(0.68, 0.25)], thick * 1.3, thick), WOOD, 0.45, distance)


def rigging(stage: Stage, frame: Hull, rig: str, sails: Material, furled: bool, distance: float) -> None:
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
        cloth(stage, frame.shape(jib), sails, frame.facing, distance)


def _square(
    stage: Stage, frame: Hull, along: float, top: float, sails: Material, furled: bool, distance: float
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
                (along - half * 0.86, y), (along + half * 0.86, y),
                (along + half + belly, y - (y - foot) * 0.45), (along + half * 1.02, foot),
                (along + half * 0.3, foot + 0.024), (along - half * 0.5, foot + 0.022),
                (along - half * 1.05, foot), (along - half * 0.86 + belly * 0.55, y - (y - foot) * 0.5),
            ]  # fmt: skip
            cloth(stage, frame.shape(points), sails, frame.facing, distance)
        spar = stroke([frame.at(along - half, y), frame.at(along + half, y)], yard, yard)
        stage.fill(spar, WOOD_DARK, 0.5, distance)


def _gaff(
    stage: Stage, frame: Hull, along: float, top: float, sails: Material, furled: bool, distance: float
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
        cloth(stage, frame.shape(sail), sails, frame.facing, distance)
        gaff = stroke([frame.at(along, top * 0.66), frame.at(along - 0.31, top * 0.87)], 1.4, 1.1)
        stage.fill(gaff, WOOD_DARK, 0.5, distance)
        topsail = [(along - 0.02, top * 0.7), (along - 0.02, top * 0.97), (along - 0.26, top * 0.86)]
        cloth(stage, frame.shape(topsail), sails, frame.facing, distance)
    stage.fill(boom, WOOD_DARK, 0.5, distance)


def _lateen(
    stage: Stage, frame: Hull, along: float, top: float, sails: Material, furled: bool, distance: float
) -> None:
    """A three-cornered sail on a long slanting yard."""
    fore, peak = (along + 0.2, 0.3 * top), (along - 0.2, 1.02 * top)
    if furled:
        roll = stroke([frame.at(*fore), frame.at(*peak)], frame.length * 0.035, frame.length * 0.02)
        stage.fill(roll, sails, 0.6, distance)
    else:
        sail = [fore, peak, (along - 0.2, 0.6 * top), (along - 0.18, 0.24 * top), (along, 0.25 * top)]
        cloth(stage, frame.shape(sail), sails, frame.facing, distance)
    stage.fill(stroke([frame.at(*fore), frame.at(*peak)], 1.5, 1.1), WOOD_DARK, 0.5, distance)


def cloth(stage: Stage, area: Area, sails: Material, facing: int, distance: float) -> None:
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


def flag(stage: Stage, frame: Hull, rig: str, distance: float) -> None:
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
