"""Coasts seen from the water: rocks, capes, whole islands."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, water
from scene_engine.painter.area import Area, below, ellipse, polygon, stroke, union
from scene_engine.painter.materials import BASALT, FOAM, GRANITE, GRASS, JUNGLE, LAVA, SAND, Material
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import rocks, trees

Line = NDArray[np.float32]
SMOKE = Material((0x4A4448, 0x7C7476, 0xB4AAA6), 4)


def rock(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    high: float,
    stone: Material = GRANITE,
    distance: float = 0.0,
) -> Area:
    """A stack or a skerry whose foot is in row `y`."""
    dice = stage.dice
    points = [(x - wide / 2, y + 1)]
    steps = max(5, round(wide / 9))
    for number in range(steps):
        t = (number + 0.5) / steps
        tall = high * (1 - (2 * t - 1) ** 2) ** 0.6 * dice.between(0.72, 1.05)
        points.append((x - wide / 2 + wide * t, y - tall))
    area = polygon([*points, (x + wide / 2, y + 1)])
    rocks.cliff(stage, area, stone, distance, max(min(wide, high) * 0.4, 8), lit=0.55 - 0.2 * area.down)
    return area


def skerry(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    high: float,
    stone: Material = GRANITE,
    distance: float = 0.0,
) -> Area:
    """A rock that stands in the sea, foam about its foot."""
    area = rock(stage, x, y, wide, high, stone, distance)
    foam(stage, x, y + 1, wide * 0.62, max(wide * 0.05, 2), distance)
    return area


def headland(stage: Stage, edge: float, top: float, foot: float, stone: Material, distance: float) -> Area:
    """A cape that comes from the left out to column `edge`, its flat top at row `top`, its foot at `foot`."""
    dice = stage.dice
    count = max(int(edge), 8)
    slope = np.linspace(0, 1, count, dtype=np.float32)
    line = top + (foot - top) * slope**5 + (foot - top) * 0.22 * (noise.line(dice, count, 34, 3) - 0.4)
    area = below(np.minimum(line, foot), foot)
    rocks.cliff(stage, area, stone, distance, 14, lit=0.55)
    over = noise.line(dice, count, 14, 2) * (foot - top) * 0.3
    green = area.where(area.ys < (line + over)[None, : area.width])
    stage.fill(green, land.turf(stage), 0.7 - 0.25 * green.down, distance)
    return area


def top_of(area: Area, x: float) -> int:
    """The row where something that stands on the area at column `x` has its foot."""
    column = min(max(round(x) - area.left, 0), area.width - 1)
    return area.top + int(area.mask[:, column].argmax())


def foam(stage: Stage, x: float, y: float, half: float, high: float = 3, distance: float = 0.0) -> None:
    """Foam about the foot of something that stands in the sea."""
    area = ellipse(x, y, half, high)
    if area.mask.size:
        torn = noise.field(stage.dice, area.height, area.width, 4, 2, 3)
        stage.fill(area.where(torn > 0.5), FOAM, 0.2 + 0.7 * torn, distance + 0.15)


def sandbank(stage: Stage, x: float, y: float, wide: float, high: float) -> Named:
    """An islet of sand, grown on top, with shallows about it."""
    dice = stage.dice
    shallows = ellipse(x, y + 5, wide * 1.1, high * 0.75)
    near = ((shallows.xs - x) / (wide * 1.1)) ** 2 + ((shallows.ys - y - 5) / (high * 0.75)) ** 2
    stage.blend(
        shallows, water.unpack(int(stage.light.ramp(water.SHALLOWS)[-1])), 0.7 * np.clip(1.3 - near, 0, 1)
    )
    with stage.thing("island", "sandy") as island:
        top = ellipse(x, y + 5, wide * 0.72, high * 1.3)
        bank = top.where(top.ys < y + 5 + 3 * noise.line(dice, top.width, 18, 2)[None])
        blots = noise.field(dice, bank.height, bank.width, 9, 3, 2) - 0.5
        stage.fill(bank, SAND, 0.78 - 0.3 * bank.down + 0.3 * blots + 0.2 * (bank.across - 0.5) * stage.side)
        green = ellipse(x, y - high * 0.35, wide * 0.4, high * 0.6)
        tufts = noise.field(dice, green.height, green.width, 6, 2)
        stage.fill(green.where(tufts > 0.25) & bank, GRASS, 0.7)
        foam(stage, x, y + 6, wide * 0.74, 2.5)
    return island


def massif(
    stage: Stage, x: float, foot: float, wide: float, high: float, volcano: bool, distance: float
) -> Named:
    """A wooded island with a mountain on it; `wide` is half its width."""
    dice = stage.dice
    xs = np.arange(WIDTH, dtype=np.float32)
    t = np.abs(xs - np.float32(x)) / np.float32(wide)
    with stage.thing("island", "volcanic" if volcano else "green") as island:
        peak_x, stone = x + dice.between(-0.3, 0.3) * wide, BASALT if volcano else GRANITE
        cone = _summit(stage, peak_x, foot, wide * 0.62, high, volcano)
        rocks.cliff(stage, below(cone, foot), stone, distance + 0.12, 16)
        wood = foot - 3 - high * 0.45 * np.clip(1 - t**3, 0, 1) * (0.5 + 0.8 * noise.line(dice, WIDTH, 40, 3))
        wood = np.where(t < 0.98, wood, HEIGHT)
        area = below(wood.astype(np.float32), foot)
        blots = noise.field(dice, area.height, area.width, 7, 3, 1.3) - 0.5
        lit = 0.75 - 0.5 * np.clip((area.ys - wood[None]) / np.float32(high * 0.5), 0, 1) + 0.6 * blots
        stage.fill(area, JUNGLE, lit, distance, 5)
        beach = below(
            np.where(t < 1, foot - 1 - 5 * (1 - t) * noise.line(dice, WIDTH, 60, 2), HEIGHT).astype(
                np.float32
            ),
            foot + 2,
        )
        edge: Material = SAND if dice.chance(0.7) else stone
        stage.fill(beach, edge, 0.75, distance)
        foam(stage, x, foot + 2, wide * 1.02, 2, distance)
    if volcano:
        _crater(stage, peak_x, foot - high * 0.8, wide * 0.14, distance)
    return island


def _summit(stage: Stage, x: float, foot: float, half: float, high: float, crater: bool) -> Line:
    """The line of an island's mountain: a cut-off cone if it has a crater, else one to three peaks."""
    dice = stage.dice
    xs = np.arange(WIDTH, dtype=np.float32)
    line = np.full(WIDTH, HEIGHT, np.float32)
    peaks = [(0.0, 1.0)]
    if not crater:
        peaks += [(dice.between(-0.7, 0.7), dice.between(0.45, 0.8)) for _ in range(dice.whole(0, 2))]
    for along, tall in peaks:
        left, right = half * dice.between(0.65, 1.2), half * dice.between(0.65, 1.2)
        off = (xs - np.float32(x + along * half)) / np.where(xs < x + along * half, -left, right)
        slope = np.clip(1 - off, 0, 1) * (0.55 + 0.45 * np.clip(1 - off, 0, 1))
        line = np.minimum(line, np.where(off < 1, foot - high * tall * slope, HEIGHT))
    rough = line + 9 * (noise.line(dice, WIDTH, 18, 3) - 0.5)
    return np.asarray(np.maximum(rough, foot - high * (0.8 if crater else 1.05)), np.float32)


def _crater(stage: Stage, x: float, y: float, half: float, distance: float) -> None:
    """Smoke over the crater and a run of lava."""
    dice = stage.dice
    with stage.thing("smoke", plural=""):
        for number in range(9):
            drift = number * number * 0.9 * stage.side
            trees.crown(
                stage,
                x + drift,
                y - number * 7,
                half * (0.6 + 0.2 * number),
                half * (0.5 + 0.14 * number),
                SMOKE,
                distance + 0.1,
            )
    with stage.thing("lava", "glowing", plural=""):
        points = [(x - half * 0.3, y)]
        for _ in range(dice.whole(3, 5)):
            points.append((points[-1][0] + dice.between(-3, 5), points[-1][1] + dice.between(4, 7)))
        run = union([ellipse(x, y + 1, half * 0.8, 1.8), stroke(points, 4.5, 2)])
        stage.fill(run, LAVA, 0.95 - 0.6 * run.down)
    stage.glow(x, y, half * 3.5, 0xFF6020, 0.5)
