"""A lighthouse: on its rock in the surf, on a cape, at the end of a path, on a mole."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky
from scene_engine.painter.area import Area
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BASALT, EARTH, GRANITE, LIMESTONE
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import coast, rocks, seascape, shore, waterfront


def near(stage: Stage) -> None:
    """The tower large upon a rock, waves about it."""
    dice = stage.dice
    sea = _sea(stage, dice.between(112, 134), dice.between(30, 120), dice.between(30, 110))
    x, foot = dice.between(170, 230), stage.horizon + dice.between(24, 36)
    stone, high = dice.pick((GRANITE, BASALT, LIMESTONE)), dice.between(44, 64)
    with stage.thing("rock", "steep") as base:
        mass = coast.rock(stage, x, foot, dice.between(150, 200), high, stone)
    _tower(stage, x, coast.top_of(mass, x) + high * 0.25, dice.between(98, 118), base)
    with stage.thing(""):
        coast.rock(
            stage, x + dice.between(-70, 70), foot + 6, dice.between(60, 110), high * 0.55, stone, -0.1
        )
        coast.foam(stage, x, foot + 5, 100, 5)
    seascape.skerries(stage, dice.whole(2, 4), (0, WIDTH), (foot + 10, HEIGHT - 4), BASALT, -0.3)
    seascape.reflect(stage, sea, foot + 4, 0.25)


def cape(stage: Stage) -> None:
    """Far off on the end of a long headland."""
    dice = stage.dice
    sea = _sea(stage, dice.between(106, 126), dice.between(190, 290), dice.between(220, 300))
    edge, top = dice.between(150, 220), stage.horizon - dice.between(22, 44)
    foot = stage.horizon + dice.between(14, 26)
    with stage.thing("headland", "grassy") as base:
        ground = coast.headland(stage, edge, top, foot, dice.pick((GRANITE, LIMESTONE)), 0.15)
        coast.foam(stage, edge * 0.55, foot + 1, edge * 0.55, 3)
    x = edge * dice.between(0.45, 0.72)
    if dice.chance(0.6):
        at = x - dice.between(32, 46)
        with stage.thing("cottage", "white"):
            waterfront.cottage(stage, at, coast.top_of(ground, at) + 5, dice.between(26, 34), 0.12)
    _tower(stage, x, coast.top_of(ground, x) + 6, dice.between(64, 84), base, 0.1)
    seascape.skerries(stage, dice.whole(1, 4), (edge, edge + 90), (foot + 2, HEIGHT - 6), BASALT, -0.15)
    seascape.reflect(stage, sea, foot, 0.25)


def path(stage: Stage) -> None:
    """From the land: a path over the grass up to the tower and the keeper's cottage."""
    dice = stage.dice
    _sea(stage, dice.between(104, 122), dice.between(30, 290), None)
    x = dice.between(130, 190)
    xs = np.arange(WIDTH, dtype=np.float32)
    knoll = np.clip(1 - ((xs - np.float32(x)) / 150) ** 2, 0, 1)
    line = stage.horizon + 26 - dice.between(22, 34) * knoll + 5 * noise.line(dice, WIDTH, 40, 3)
    top = float(line[int(x)])
    with stage.thing("grass", plural="") as base:
        land.ground(stage, line.astype(np.float32), land.turf(stage), 0.45)
    with stage.thing("path", "winding"):
        land.road(stage, top + 5, x, dice.between(90, 230), dice.between(46, 64), EARTH)
    side = dice.sign()
    with stage.thing("cottage", "white") as cottage:
        at = x + side * dice.between(54, 72)
        waterfront.cottage(stage, at, top + 14, dice.between(40, 50), 0.04)
    tower = _tower(stage, x, top + 8, top - dice.between(2, 14), base)
    stage.relate(cottage, "beside", tower)
    with stage.thing("fence", "wooden"):
        for end in (-1, 1):
            if dice.chance(0.8):
                fx = 160 + end * dice.between(84, 120)
                waterfront.fence(stage, fx, fx + end * 110, dice.between(150, 166), dice.between(176, 190))
    count = dice.whole(0, 3)
    with stage.thing("boulder", many=count > 1):
        for _ in range(count):
            at, foot = dice.pick((dice.between(0, 90), dice.between(230, WIDTH))), dice.between(164, 190)
            rocks.boulder(stage, at, foot, dice.between(20, 40), GRANITE)


def mole(stage: Stage) -> None:
    """At the end of a stone mole that runs out into the sea."""
    dice = stage.dice
    sea = _sea(stage, dice.between(96, 116), dice.between(30, 140), dice.between(30, 130))
    x, y = dice.between(190, 240), stage.horizon + dice.between(12, 20)
    with stage.thing("mole", "stone") as base:
        waterfront.mole(stage, x, y, dice.between(20, 110))
    _tower(stage, x, y + 5, y - dice.between(8, 26), base)
    at, foot = dice.between(50, 100), y + dice.between(10, 26)
    if dice.chance(0.5):
        seascape.vessel(stage, at, foot, dice.between(60, 84))
    else:
        seascape.small_boat(stage, at, foot, dice.between(56, 76))
    seascape.reflect(stage, sea, y + 12, 0.25)


def _tower(stage: Stage, x: float, y: float, height: float, base: Named, distance: float = 0.0) -> Named:
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
    return tower


def _sea(stage: Stage, horizon: float, sun: float, ship_x: float | None) -> tuple[Named, Area]:
    """Sky and sea, gulls, and perhaps a ship in the offing at column `ship_x`."""
    sky.paint(stage, horizon, sun)
    sea = seascape.sea(stage, sun, calm=(0.15, 0.5))
    seascape.offing(stage, ship_x, 0.55)
    seascape.gulls(stage, low=70)
    return sea


KIND = Kind(
    name="lighthouse",
    titles=(
        "lighthouse", "lighthouse by the sea", "old lighthouse", "lighthouse on the coast",
        "lonely lighthouse",
    ),
    views={"near": near, "cape": cape, "path": path, "mole": mole},
    times=(
        "dawn", "noon", "golden hour", "sunset", "dusk", "moonlit night", "moonlit night", "starless night",
    ),
    weathers=(
        ("clear", 5), ("cloudy", 4), ("overcast", 1), ("mist", 1.2), ("rain", 0.8), ("thunderstorm", 1.6),
    ),
    seasons=("spring", "summer", "autumn"),
    moods=("peaceful", "breezy", "proud", "quiet"),
    night_moods=("lonely", "mysterious", "watchful", "wild"),
)  # fmt: skip
