"""Glaciers: the ice front in the sea, the tongue between mountains, an ice cave, icebergs."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, texture, water
from scene_engine.painter.area import below, box, everywhere
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import GRANITE, ICE, SLATE, SNOW, WATER
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import caves, ice, rocks

DARK_ROCK = (GRANITE, SLATE)


def front(stage: Stage) -> None:
    """The wall of ice where the glacier meets the sea, floes before it."""
    dice = stage.dice
    shore = dice.between(112, 130)
    sky.paint(stage, shore)
    _mountains(stage, shore - 24, dice.between(40, 66))
    top = shore - dice.between(34, 56)
    with stage.thing("glacier"):
        plain = below(top - 14 + 8 * noise.line(dice, WIDTH, 90, 2), shore)
        stage.fill(plain, SNOW, 0.8 - 0.2 * plain.down, 0.5, 6)
        line = top + 16 * (noise.line(dice, WIDTH, 40, 4) - 0.5)
        ice.ice_wall(stage, below(line.astype(np.float32), shore), 0.25)
    sea = box(0, shore, WIDTH, HEIGHT)
    with stage.thing("sea", "icy", plural=""):
        water.surface(stage, sea, WATER, 0.2, 0.3)
        water.mirror(stage, sea, shore, 0.5, 2.0)
    with stage.thing("iceberg", many=True):
        for _ in range(dice.whole(1, 3)):
            ice.adrift(stage, dice.between(20, 300), dice.between(shore + 10, 166), dice.between(36, 80))
    with stage.thing("ice floe", many=True):
        ice.floes(stage, shore + 12, dice.whole(4, 8))


def tongue(stage: Stage) -> None:
    """The glacier that comes down to us between two mountainsides."""
    dice = stage.dice
    horizon = dice.between(88, 104)
    sky.paint(stage, horizon)
    _mountains(stage, horizon + 4, dice.between(50, 76))
    middle, bend = dice.between(130, 190), dice.between(-40, 40)
    with stage.thing("glacier"):
        area = box(0, horizon - 6, WIDTH, HEIGHT)
        t = area.down
        axis = middle + bend * (1 - t) * t * 4
        along = (area.xs - axis) / (26 + 150 * t)
        # Moraines run with the flow; crevasses arch across it.
        arch = area.ys / (0.35 + t) + 26 * along * along
        cracks = noise.at(dice, along * 40, arch * 1.6, 9, 2)
        flow = noise.at(dice, along * 70, t * 40, 12, 2) - 0.5
        value = 0.78 - 0.1 * along * along + 0.22 * flow + 0.08 * along * stage.side
        stage.fill(area, ICE, value, 0.12, 7)
        stage.fill(area.where(cracks < 0.16), ICE, 0.25 + 0.5 * cracks, 0.1, 7)
        stage.fill(area.where((cracks > 0.84) & (flow > 0)), SNOW, 0.92, 0.1)
        stage.fill(area.where(np.abs(along - dice.between(-0.3, 0.3) + 0.1 * flow) < 0.035), SLATE, 0.5, 0.2)
    with stage.thing("mountainside", "rocky", many=True):
        rock = dice.pick(DARK_ROCK)
        for side in (-1, 1):
            room = middle if side < 0 else WIDTH - middle
            top = dice.between(8, 56)
            wall = rocks.mountainside(stage, side, top, room * dice.between(0.78, 0.94), horizon + 2)
            lit = 0.58 if side != stage.side else 0.36
            rocks.cliff(stage, wall, rock, 0.22, 24, False, lit)
            snowy = noise.field(dice, wall.height, wall.width, 18, 3, 1.8)
            stage.fill(wall.where(snowy > 0.52 + 0.4 * wall.down), SNOW, 0.4 + lit * 0.8, 0.22, 5)
    with stage.thing("boulder", many=True):
        rocks.scree(stage, dice.whole(2, 5), 160, HEIGHT + 4, 40, rock)


def ice_cave(stage: Stage) -> None:
    """Inside the ice: blue walls, icicles, daylight at the end."""
    dice = stage.dice
    horizon = dice.between(100, 116)
    sky.paint(stage, horizon)
    _mountains(stage, horizon, dice.between(26, 44))
    whole = everywhere()
    with stage.thing("snow", plural=""):
        land.ground(stage, horizon, SNOW)
    x, y = dice.between(110, 210), dice.between(98, 110)
    rx, ry = dice.between(46, 78), dice.between(42, 60)
    ragged = 0.4 * (noise.field(dice, HEIGHT, WIDTH, 22, 2) - 0.5)
    out = ((whole.xs - x) / rx) ** 2 + ((whole.ys - y) / ry) ** 2 + ragged
    far = np.sqrt(np.maximum(out, 0.3))
    with stage.thing("ice cave", "blue"):
        walls = whole.where(out > 1)
        stage.shelter(walls)
        # Scallops ring the tunnel, deeper blue the farther they are from the light.
        rings = texture.crags(dice, (whole.xs - x) / far * 1.2, far * 60, 34, 26, stage.side)
        stage.fill(walls, ICE, 1.05 - 0.26 * far + 1.1 * rings, -0.04, 8)
    floor = 150 + 8 * noise.line(dice, WIDTH, 60, 2) + 10 * ((np.arange(WIDTH) - x) / 160) ** 2
    with stage.thing("ice floor", "smooth"):
        ground = below(floor.astype(np.float32))
        shine = np.clip(1 - np.abs(ground.xs - x) / (50 + 120 * ground.down), 0, 1)
        streaks = noise.at(dice, ground.xs / 6, ground.ys, 7, 2) - 0.5
        stage.fill(ground, ICE, 0.3 + 0.55 * shine * (1.1 - ground.down) + 0.16 * streaks, -0.05, 8)
    with stage.thing("icicle", many=True):
        rim = np.where(out <= 1, whole.ys, np.float32(HEIGHT)).min(axis=0)
        ceiling = np.where(rim < HEIGHT, rim - 3, np.float32(-4)).astype(np.float32)
        caves.icicles(stage, ceiling, dice.whole(9, 14), dice.between(36, 64), ICE)
    if dice.chance(0.6):
        with stage.thing("ice block", many=True):
            rocks.scree(stage, dice.whole(2, 4), 160, 192, 52, ICE)


def bergs(stage: Stage) -> None:
    """Icebergs on a calm sea, one of them great."""
    dice = stage.dice
    horizon = dice.between(96, 116)
    sky.paint(stage, horizon)
    if dice.chance(0.6):
        _mountains(stage, horizon + 2, dice.between(20, 40))
    sea = box(0, horizon, WIDTH, HEIGHT)
    with stage.thing("sea", "icy", plural=""):
        water.surface(stage, sea, WATER, 0.22, 0.4)
    with stage.thing("iceberg", many=True):
        for _ in range(dice.whole(1, 3)):
            wide = dice.between(24, 56)
            ice.iceberg(stage, dice.between(10, 310), horizon + dice.between(2, 9), wide, wide * 0.5, 0.5)
    x, y = dice.between(90, 230), horizon + dice.between(18, 32)
    with stage.thing("iceberg", "great"):
        ice.iceberg(stage, x, y, dice.between(100, 160), dice.between(60, 100), 0.1)
    water.mirror(stage, box(0, y, WIDTH, HEIGHT), y, 0.55, 2.0)
    with stage.thing("ice floe", many=True):
        ice.floes(stage, y + 8, dice.whole(4, 9))


def _mountains(stage: Stage, base: float, height: float) -> None:
    dice = stage.dice
    with stage.thing("mountain", "snowy", many=True):
        line = land.peaks(dice, base + 6, height, dice.whole(3, 5))
        land.mountain(stage, line, dice.pick(DARK_ROCK), 0.65, dice.between(0.5, 1.0))


KIND = Kind(
    name="glacier",
    titles=("glacier", "glacier landscape", "land of ice", "polar landscape", "arctic ice", "realm of ice"),
    views={"front": front, "tongue": tongue, "ice cave": ice_cave, "icebergs": bergs},
    weathers=(("clear", 5), ("cloudy", 3), ("overcast", 1.5), ("mist", 1), ("snow", 1.5), ("aurora", 2)),
    seasons=(),
    moods=("cold", "silent", "majestic", "pure"),
    night_moods=("cold", "silent", "still", "mysterious"),
)  # fmt: skip
