"""Trunks and limbs."""

from __future__ import annotations

import numpy as np

from scene_engine.painter import noise
from scene_engine.painter.area import Area, box, stroke
from scene_engine.painter.dice import Dice
from scene_engine.painter.materials import BARK, SNOW, Material
from scene_engine.painter.stage import Stage

BARK_BIRCH = Material((0x3C3A44, 0x8C8C92, 0xCFCDC6, 0xF7F3E4), 5)


def trunk(
    stage: Stage,
    x: float,
    y: float,
    top: float,
    wide: float,
    bark: Material = BARK,
    distance: float = 0.0,
    lean: float = 0.0,
    bend: float = 0.0,
    flare: float = 0.5,
) -> Area:
    """A trunk from its foot (x, y) up to row `top`, wider at the foot by `flare` times its width.

    Args:
        stage: Where.
        x: Column of its foot.
        y: Row of its foot.
        top: Row where it ends.
        wide: Its width in the middle.
        bark: Of what.
        distance: As `Light.ramp`.
        lean: Columns from the foot to the top.
        bend: Columns that its middle is off a straight line.
        flare: How far its roots spread.
    """
    reach = abs(lean) + abs(bend) + wide * (0.7 + flare)
    area = box(x - reach, top, x + reach + 1, y + 1)
    if not area.mask.size:
        return area
    t = np.clip((y - area.ys) / max(y - top, 1), 0, 1)
    axis = x + lean * t + bend * 4 * t * (1 - t)
    root = np.clip(1 - (y - area.ys) / max(wide * 1.4, 2), 0, 1)
    half = np.maximum(wide / 2 * (1.08 - 0.3 * t) + flare * wide * root * root, 0.6)
    across = (area.xs - axis) / half
    shape = area.where(np.abs(across) <= 1)
    lit = 0.12 + 0.74 * (1 - np.clip(np.abs(across * stage.side - 0.35) / 1.25, 0, 1))
    if wide > 3:
        ridges = noise.field(stage.dice, area.height, area.width, min(max(wide * 0.8, 7), 22), 3, 0.28)
        lit = lit + 0.5 * (ridges - 0.5)
        if bark is BARK_BIRCH:
            lit = lit - 0.7 * (noise.field(stage.dice, area.height, area.width, 6, 2, 2.4) > 0.87)
    stage.fill(shape, bark, lit, distance)
    return shape


def paint_wood(stage: Stage, area: Area, bark: Material, distance: float, snow: bool = False) -> None:
    """Limbs: rough bark, and a rim of light."""
    if not area.mask.size:
        return
    value = 0.42 + 0.25 * (noise.field(stage.dice, area.height, area.width, 6, 2, 0.4) - 0.5)
    stage.fill(area, bark, value, distance, 4)
    stage.fill(area.edge(stage.side, 0), bark, 0.85, distance)
    if snow:
        stage.fill(area.edge(0, -1), SNOW, 0.85, distance)


def limb(
    dice: Dice,
    parts: list[Area],
    x: float,
    y: float,
    angle: float,
    length: float,
    thick: float,
    forks: int,
) -> None:
    """A limb from (x, y) and all that grows from it; `angle` is columns a row."""
    points = [(x, y)]
    for _ in range(3):
        angle = 0.88 * angle + dice.between(-0.28, 0.28)
        x, y = x + angle * length / 3, y - length / 3 * (1 - 0.4 * min(abs(angle), 1.5))
        points.append((x, y))
    parts.append(stroke(points, thick, thick * 0.6))
    if forks:
        side = dice.sign()
        for number in range(2 if dice.chance(0.75) else 3):
            turn = dice.between(0.25, 0.95) * (side if number % 2 else -side)
            share = dice.between(0.58, 0.82)
            limb(dice, parts, x, y, angle + turn, length * share, thick * 0.6, forks - 1)
