"""An island in the sea: far off, close by, seen from a hill, with a volcano."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, sky, water
from scene_engine.painter.area import Area, below, box, ellipse, stroke, union
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import (
    BASALT,
    GRANITE,
    GRASS,
    JUNGLE,
    LAVA,
    LIMESTONE,
    SAND,
    SANDSTONE,
    WATER_TROPIC,
    Material,
)
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import boats, rocks, shore, trees


def islet(stage: Stage) -> None:
    """A desert islet close by: a heap of sand, a palm or three."""
    dice = stage.dice
    sun, horizon = dice.between(50, 270), dice.between(76, 108)
    sky.paint(stage, horizon, sun)
    sea, area = _sea(stage, sun)
    _sail(stage, horizon)
    x, y, wide = dice.between(120, 200), horizon + dice.between(46, 60), dice.between(84, 124)
    island = _sandbank(stage, x, y, wide, wide * 0.2)
    with stage.thing("palm tree", "tall", many=True) as palms:
        for number in range(dice.whole(1, 3)):
            px = x + (number - 0.7) * dice.between(16, 30)
            trees.palm(stage, px, y - wide * 0.1 + dice.between(-4, 6), dice.between(76, 118))
    stage.relate(palms, "on", island)
    with stage.thing("boulder", many=True):
        for _ in range(dice.whole(0, 2)):
            rocks.boulder(
                stage,
                x + dice.between(-0.6, 0.6) * wide,
                y + dice.between(-4, 6),
                dice.between(18, 34),
                GRANITE,
            )
    if dice.chance(0.4):
        with stage.thing("rowing boat", "pulled ashore"):
            boats.rowing_boat(
                stage, x + dice.sign() * wide * 0.5, y + 8, dice.between(44, 56), dice.sign(), oars=False
            )
    stage.relate(island, "in", sea)
    _finish(stage, area, y + 6)


def far(stage: Stage) -> None:
    """A whole island out at sea, wooded, with cliffs and a mountain or a volcano."""
    dice = stage.dice
    sun, horizon = dice.between(40, 280), dice.between(108, 134)
    sky.paint(stage, horizon, sun)
    sea, area = _sea(stage, sun)
    x, wide = dice.between(110, 210), dice.between(90, 134)
    foot = horizon + dice.between(8, 18)
    island = _massif(stage, x, foot, wide, dice.between(56, 92), dice.chance(0.4), 0.3)
    stage.relate(island, "in", sea)
    if dice.chance(0.6):
        side = dice.sign()
        with stage.thing("sailing ship"):
            boats.ship(
                stage,
                160 + side * dice.between(70, 120),
                foot + dice.between(12, 24),
                dice.between(46, 70),
                -side,
            )
    _finish(stage, area, foot)


def lagoon(stage: Stage) -> None:
    """From under the palms of one shore across a lagoon to an island."""
    dice = stage.dice
    sun, horizon = dice.between(60, 260), dice.between(84, 106)
    sky.paint(stage, horizon, sun)
    sea, area = _sea(stage, sun)
    foot = horizon + dice.between(10, 18)
    island = _massif(
        stage,
        dice.between(120, 220),
        foot,
        dice.between(70, 104),
        dice.between(44, 66),
        dice.chance(0.25),
        0.32,
    )
    stage.relate(island, "in", sea)
    if dice.chance(0.5):
        with stage.thing("sailing boat"):
            boats.ship(stage, dice.between(100, 240), foot + 20, dice.between(40, 60), dice.sign(), "sloop")
    _finish(stage, area, foot)
    line = (158 + 26 * noise.line(dice, WIDTH, 140, 2)).astype(np.float32)
    with stage.thing("sand", plural=""):
        sand = below(line)
        blots = noise.field(dice, sand.height, sand.width, 12, 3, 2) - 0.5
        stage.fill(sand, SAND, 0.62 + 0.3 * blots, -0.1)
        water.beach(stage, area, line)
    with stage.thing("palm tree", "dark", many=True):
        for px in (dice.between(4, 30), dice.between(34, 60), dice.between(284, 314)):
            trees.palm(stage, px, 186, dice.between(126, 172), -0.35)


def rocky(stage: Stage) -> None:
    """A steep rock with a cave at its foot, near, the sea breaking on it."""
    dice = stage.dice
    sun, horizon = dice.between(30, 110), dice.between(96, 118)
    sky.paint(stage, horizon, sun)
    sea, area = _sea(stage, sun)
    _sail(stage, horizon)
    x, foot, wide, high = (
        dice.between(170, 220),
        horizon + dice.between(40, 54),
        dice.between(150, 200),
        dice.between(92, 124),
    )
    stone = dice.pick((GRANITE, BASALT, SANDSTONE, LIMESTONE))
    with stage.thing("island", "rocky") as island:
        mass = shore.rock(stage, x, foot, wide, high, stone, 0.08)
        green = mass.edge(0, -1)
        turf = union(
            [Area(green.top + d, green.left, green.mask[: max(HEIGHT - green.top - d, 0)]) for d in range(7)]
        )
        ragged = noise.field(dice, turf.height, turf.width, 6, 2)
        stage.fill(turf.where(ragged > 0.3) & mass, GRASS, 0.72, 0.08)
    with stage.thing("sea cave", "dark") as cave:
        mouth = ellipse(
            x + dice.between(-0.2, 0.1) * wide, foot + 2, dice.between(16, 26), dice.between(26, 38)
        )
        stage.fill(mouth.where(mouth.ys <= foot), BASALT, 0.02)
    stage.relate(cave, "in", island)
    with stage.thing("palm tree", many=True):
        for _ in range(dice.whole(0, 3)):
            px = x + dice.between(-0.25, 0.25) * wide
            trees.palm(stage, px, shore.top_of(mass, px) + 4, dice.between(36, 52), 0.08)
    with stage.thing("rock", "dark", many=True):
        for _ in range(dice.whole(2, 4)):
            shore.skerry(
                stage,
                dice.between(0, WIDTH),
                foot + dice.between(4, 34),
                dice.between(24, 60),
                dice.between(12, 30),
                stone,
                -0.15,
            )
    shore.foam(stage, x, foot + 1, wide * 0.54, 4)
    stage.relate(island, "in", sea)
    _finish(stage, area, foot)


def _sea(stage: Stage, sun: float) -> tuple[Named, Area]:
    stormy = stage.weather in ("thunderstorm", "rain")
    with stage.thing("sea", plural="") as sea:
        rough = 0.75 if stormy else stage.dice.between(0.12, 0.4)
        area = water.sea(stage, stage.horizon, material=WATER_TROPIC, rough=rough, body_x=sun)
    return sea, area


def _sandbank(stage: Stage, x: float, y: float, wide: float, high: float) -> Named:
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
        shore.foam(stage, x, y + 6, wide * 0.74, 2.5)
    return island


def _massif(
    stage: Stage, x: float, foot: float, wide: float, high: float, volcano: bool, distance: float
) -> Named:
    """A wooded island with a mountain on it; `wide` is half its width."""
    dice = stage.dice
    xs = np.arange(WIDTH, dtype=np.float32)
    t = np.abs(xs - np.float32(x)) / np.float32(wide)
    with stage.thing("island", "volcanic" if volcano else "green") as island:
        peak_x, stone = x + dice.between(-0.3, 0.3) * wide, BASALT if volcano else GRANITE
        off = np.abs(xs - np.float32(peak_x)) / np.float32(wide * 0.62)
        cone = foot - high * np.clip(1 - off, 0, 1) * (0.55 + 0.45 * np.clip(1 - off, 0, 1))
        cone = np.maximum(
            cone + 8 * (noise.line(dice, WIDTH, 16, 3) - 0.5), foot - high * (0.8 if volcano else 1.0)
        )
        rocks.cliff(stage, below(cone.astype(np.float32), foot), stone, distance + 0.12, 16)
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
        shore.foam(stage, x, foot + 2, wide * 1.02, 2, distance)
    if volcano:
        _crater(stage, peak_x, foot - high * 0.8, wide * 0.14, distance)
    return island


def _crater(stage: Stage, x: float, y: float, half: float, distance: float) -> None:
    """Smoke over the crater and a run of lava."""
    dice = stage.dice
    smoke = Material((0x4A4448, 0x7C7476, 0xB4AAA6), 4)
    with stage.thing("smoke", plural=""):
        for number in range(9):
            drift = number * number * 0.9 * stage.side
            trees.crown(
                stage,
                x + drift,
                y - number * 7,
                half * (0.6 + 0.2 * number),
                half * (0.5 + 0.14 * number),
                smoke,
                distance + 0.1,
            )
    with stage.thing("lava", "glowing", plural=""):
        points = [(x - half * 0.3, y)]
        for _ in range(dice.whole(3, 5)):
            points.append((points[-1][0] + dice.between(-3, 5), points[-1][1] + dice.between(4, 7)))
        run = union([ellipse(x, y + 1, half * 0.8, 1.8), stroke(points, 4.5, 2)])
        stage.fill(run, LAVA, 0.95 - 0.6 * run.down)
    stage.glow(x, y, half * 3.5, 0xFF6020, 0.5)


def _sail(stage: Stage, horizon: float) -> None:
    dice = stage.dice
    if dice.chance(0.4):
        with stage.thing("sail", "far"):
            boats.far_sail(stage, dice.between(20, 300), horizon + 2, dice.between(18, 28), dice.sign())


def _finish(stage: Stage, area: Area, axis: float) -> None:
    if stage.weather not in ("thunderstorm", "rain"):
        water.mirror(stage, area & box(0, axis + 1, WIDTH, HEIGHT), axis + 1, 0.32, 1.4)


KIND = Kind(
    name="island",
    titles=("island", "island in the sea", "tropical island", "lonely island", "desert island", "island in the ocean"),
    views={"islet": islet, "far": far, "lagoon": lagoon, "rocky": rocky},
    times=("dawn", "noon", "noon", "golden hour", "sunset", "dusk", "moonlit night", "starless night"),
    weathers=(("clear", 5), ("cloudy", 4), ("overcast", 0.7), ("mist", 1), ("rain", 0.5), ("thunderstorm", 0.9)),
    seasons=("summer",),
    moods=("peaceful", "inviting", "remote", "sunny"),
    night_moods=("mysterious", "lonely", "dreamy", "still"),
)  # fmt: skip
