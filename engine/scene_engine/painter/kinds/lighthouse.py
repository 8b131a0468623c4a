"""A lighthouse: on its rock in the surf, on a cape, at the end of a path, on a mole."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, shading, sky, texture, water
from scene_engine.painter.area import Area, box, polygon
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BASALT, EARTH, GRANITE, LIMESTONE, SLATE, TILES, Material
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import boats, houses, rocks, shore


def near(stage: Stage) -> None:
    """The tower large upon a rock, waves about it."""
    dice = stage.dice
    sun, horizon = dice.between(30, 120), dice.between(112, 134)
    sky.paint(stage, horizon, sun)
    sea = _sea(stage, sun)
    _sail(stage, horizon)
    _gulls(stage)
    x, foot = dice.between(170, 230), horizon + dice.between(24, 36)
    stone, high = dice.pick((GRANITE, BASALT, LIMESTONE)), dice.between(44, 64)
    with stage.thing("rock", "steep") as base:
        mass = shore.rock(stage, x, foot, dice.between(150, 200), high, stone)
        shore.rock(stage, x + dice.between(-70, 70), foot + 6, dice.between(60, 110), high * 0.6, stone, -0.1)
        shore.foam(stage, x, foot + 5, 100, 5)
    _tower(stage, x, shore.top_of(mass, x) + high * 0.25, dice.between(100, 122), base)
    with stage.thing("rock", "dark", many=True):
        for _ in range(dice.whole(2, 4)):
            shore.skerry(
                stage,
                dice.between(0, WIDTH),
                foot + dice.between(12, 30),
                dice.between(30, 60),
                dice.between(14, 26),
                BASALT,
                -0.3,
            )
    _finish(stage, sea, foot + 4)


def cape(stage: Stage) -> None:
    """Far off on the end of a long headland."""
    dice = stage.dice
    sun, horizon = dice.between(190, 290), dice.between(106, 126)
    sky.paint(stage, horizon, sun)
    sea = _sea(stage, sun)
    _sail(stage, horizon, dice.between(220, 300))
    _gulls(stage)
    edge, top, foot = dice.between(150, 220), horizon - dice.between(22, 44), horizon + dice.between(14, 26)
    with stage.thing("headland", "grassy") as base:
        ground = shore.headland(stage, edge, top, foot, dice.pick((GRANITE, LIMESTONE)), 0.15)
        shore.foam(stage, edge * 0.55, foot + 1, edge * 0.55, 3)
    x = edge * dice.between(0.5, 0.72)
    if dice.chance(0.6):
        at = x - dice.between(32, 46)
        _cottage(stage, at, shore.top_of(ground, at) + 5, dice.between(26, 34), 0.12)
    _tower(stage, x, shore.top_of(ground, x) + 6, dice.between(64, 84), base, 0.1)
    with stage.thing("rock", "dark", many=True):
        for _ in range(dice.whole(1, 4)):
            shore.skerry(
                stage,
                edge + dice.between(0, 90),
                foot + dice.between(2, 34),
                dice.between(22, 44),
                dice.between(10, 22),
                BASALT,
                -0.1,
            )
    _finish(stage, sea, foot)


def path(stage: Stage) -> None:
    """From the land: a path over the grass up to the tower and the keeper's cottage."""
    dice = stage.dice
    sun, horizon = dice.between(30, 290), dice.between(104, 122)
    sky.paint(stage, horizon, sun)
    _sea(stage, sun)
    _sail(stage, horizon, dice.pick((dice.between(20, 60), dice.between(260, 300))))
    _gulls(stage)
    x = dice.between(130, 190)
    xs = np.arange(WIDTH, dtype=np.float32)
    knoll = np.clip(1 - ((xs - np.float32(x)) / 150) ** 2, 0, 1)
    line = (horizon + 26 - dice.between(22, 34) * knoll + 5 * noise.line(dice, WIDTH, 40, 3)).astype(
        np.float32
    )
    top = float(line[int(x)])
    with stage.thing("grass", plural="") as base:
        land.ground(stage, line, land.turf(stage), 0.45)
    with stage.thing("path", "winding"):
        land.road(stage, top + 5, x, dice.between(90, 230), dice.between(46, 64), EARTH)
    side = dice.sign()
    _cottage(stage, x + side * dice.between(54, 72), top + 14, dice.between(40, 50), 0.04)
    _tower(stage, x, top + 8, top - dice.between(2, 14), base)
    with stage.thing("fence", "wooden", plural="fences"):
        for end in (-1, 1):
            fx = 160 + end * dice.between(84, 120)
            _fence(stage, fx, fx + end * 110, dice.between(150, 166), dice.between(176, 190))
    with stage.thing("boulder", many=True):
        for _ in range(dice.whole(1, 3)):
            rocks.boulder(
                stage, dice.between(0, WIDTH), dice.between(160, 192), dice.between(20, 40), GRANITE
            )


def mole(stage: Stage) -> None:
    """At the end of a stone mole that runs out into the sea."""
    dice = stage.dice
    sun, horizon = dice.between(30, 140), dice.between(96, 116)
    sky.paint(stage, horizon, sun)
    sea = _sea(stage, sun)
    _sail(stage, horizon, dice.between(30, 130))
    _gulls(stage)
    x, y = dice.between(190, 240), horizon + dice.between(12, 20)
    with stage.thing("mole", "stone") as base:
        start = dice.between(20, 110)
        front = polygon(
            [
                (x - 24, y),
                (x + 24, y),
                (start + 130, HEIGHT),
                (start + 130, HEIGHT + 30),
                (start, HEIGHT + 30),
                (start - 70, HEIGHT + 12),
                (x - 24, y + 12),
            ]
        )
        stage.fill(front, BASALT, 0.42 + texture.stones(dice, front.xs, front.ys, 12))
        walk = polygon([(x - 22, y), (x + 24, y), (start + 150, HEIGHT), (start, HEIGHT)])
        scale = 60 / np.maximum(walk.ys - horizon, 1)
        tone = texture.stones(dice, (walk.xs - x) * scale, 700 * scale / 8, 14)
        stage.fill(walk, LIMESTONE, 0.6 + tone)
        stage.fill(walk.edge(-1, 0), LIMESTONE, 0.95)
    _tower(stage, x, y + 5, y - dice.between(8, 26), base)
    with stage.thing("sailing ship" if dice.chance(0.5) else "fishing boat") as boat:
        if boat.noun == "sailing ship":
            boats.ship(stage, dice.between(50, 110), y + dice.between(8, 22), dice.between(60, 84), 1, "brig")
        else:
            boats.fishing_boat(
                stage, dice.between(50, 100), y + dice.between(14, 28), dice.between(60, 76), 1
            )
    _finish(stage, sea, y + 12)


def _tower(stage: Stage, x: float, y: float, height: float, base: Named, distance: float = 0.0) -> None:
    """The lighthouse and, when it is dark, its beam."""
    dice = stage.dice
    stripes = dice.chance(0.65)
    with stage.thing("lighthouse", "red and white" if stripes else "white") as tower:
        lamp_x, lamp_y = shore.lighthouse(stage, x, y, height, stripes, distance)
    stage.relate(tower, "on", base)
    if stage.night or stage.weather in ("thunderstorm", "mist") or stage.time == "dusk":
        tilt, side = dice.between(-34, 20), -1 if x > WIDTH / 2 else 1
        strength = 0.62 if stage.night else 0.42
        shore.beam(stage, lamp_x, lamp_y, (lamp_x + side * 300, lamp_y + tilt), 0.11, strength)
        if dice.chance(0.5):
            shore.beam(stage, lamp_x, lamp_y, (lamp_x - side * 300, lamp_y - tilt), 0.11, strength * 0.7)


def _sea(stage: Stage, sun: float) -> Area:
    stormy = stage.weather in ("thunderstorm", "rain")
    with stage.thing("sea", "rough" if stormy else "calm", plural=""):
        rough = 0.8 if stormy else stage.dice.between(0.15, 0.5)
        return water.sea(stage, stage.horizon, rough=rough, body_x=sun)


def _cottage(stage: Stage, x: float, y: float, wide: float, distance: float) -> None:
    """The keeper's: whitewashed, its long side to us."""
    dice = stage.dice
    high, roof = wide * 0.42, dice.pick((SLATE, TILES))
    with stage.thing("cottage", "white"):
        wall = box(x - wide / 2, y - high, x + wide / 2, y)
        stage.fill(wall, shore.WHITEWASH, 0.6 + 0.2 * (wall.across - 0.5) * stage.side, distance)
        slope = polygon(
            [
                (x - wide * 0.56, y - high + 1),
                (x - wide * 0.42, y - high * 1.9),
                (x + wide * 0.42, y - high * 1.9),
                (x + wide * 0.56, y - high + 1),
            ]
        )
        stage.fill(slope, roof, 0.5 + texture.tiles(dice, slope.xs, slope.ys, 5, 4), distance)
        chimney = box(x + wide * 0.2, y - high * 2.3, x + wide * 0.34, y - high * 1.7)
        stage.fill(chimney, shore.WHITEWASH, shading.column(chimney, stage.side), distance)
        door = box(x - wide * 0.07, y - high * 0.72, x + wide * 0.09, y)
        stage.fill(door, TILES, 0.4, distance)
        for part in (-0.3, 0.32):
            houses.window(stage, x + part * wide, y - high * 0.55, wide * 0.14, high * 0.38, distance)


def _fence(stage: Stage, x0: float, x1: float, y0: float, y1: float) -> None:
    wood: Material = BASALT
    for lift in (8, 16):
        bar = polygon(
            [(x0, y0 - lift), (x1, y1 - lift * 1.5), (x1, y1 - lift * 1.5 + 4), (x0, y0 - lift + 2.4)]
        )
        stage.fill(bar, wood, 0.7, -0.2)
    for number in range(5):
        t = number / 4
        px, py, high = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, 20 + 11 * t
        stage.fill(box(px - 2, py - high, px + 2 + t, py), wood, 0.55, -0.2)


def _sail(stage: Stage, horizon: float, x: float | None = None) -> None:
    dice = stage.dice
    if dice.chance(0.5):
        with stage.thing("sailing ship"):
            at = dice.between(20, 110) if x is None else x
            boats.ship(stage, at, horizon + 5, dice.between(26, 44), dice.sign(), distance=0.45)


def _gulls(stage: Stage) -> None:
    dice = stage.dice
    if not stage.night and dice.chance(0.5):
        with stage.thing("gull", many=True):
            for _ in range(dice.whole(2, 5)):
                shore.gull(stage, dice.between(20, 300), dice.between(16, 70), dice.between(16, 26))


def _finish(stage: Stage, sea: Area, axis: float) -> None:
    if stage.weather not in ("thunderstorm", "rain"):
        water.mirror(stage, sea & box(0, axis + 1, WIDTH, HEIGHT), axis + 1, 0.25, 1.4)


KIND = Kind(
    name="lighthouse",
    titles=("lighthouse", "lighthouse by the sea", "old lighthouse", "lighthouse on the coast", "lonely lighthouse"),
    views={"near": near, "cape": cape, "path": path, "mole": mole},
    times=("dawn", "noon", "golden hour", "sunset", "dusk", "moonlit night", "moonlit night", "starless night"),
    weathers=(("clear", 5), ("cloudy", 4), ("overcast", 1), ("mist", 1.2), ("rain", 0.8), ("thunderstorm", 1.6)),
    seasons=("spring", "summer", "autumn"),
    moods=("peaceful", "breezy", "proud", "quiet"),
    night_moods=("lonely", "mysterious", "watchful", "wild"),
)  # fmt: skip
