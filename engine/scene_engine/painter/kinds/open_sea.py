"""The open sea: a ship under sail, a calm, a storm, a boat adrift, rocks."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import sky, water
from scene_engine.painter.area import Area
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BASALT, GRANITE, WATER, WATER_TROPIC
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import coast, seascape


def ship(stage: Stage) -> None:
    """A ship under full sail, large."""
    dice = stage.dice
    sea, area = _sea(stage, dice.between(104, 134), dice.between(40, 280))
    seascape.offing(stage, chance=0.4)
    seascape.gulls(stage)
    y = stage.horizon + dice.between(16, 34)
    vessel = seascape.vessel(stage, dice.between(110, 210), y, dice.between(100, 138))
    stage.relate(vessel, "on", sea)
    seascape.reflect(stage, (sea, area), y)


def calm(stage: Stage) -> None:
    """Wide and empty water under a great sky, a small ship on it."""
    dice = stage.dice
    sun = dice.between(70, 250)
    sea, area = _sea(stage, dice.between(84, 150), sun)
    seascape.gulls(stage)
    x, y = sun + dice.sign() * dice.between(30, 80), stage.horizon + dice.between(5, 14)
    vessel = seascape.vessel(stage, min(max(x, 40), 280), y, dice.between(44, 72), 0.25)
    stage.relate(vessel, "on", sea)
    seascape.reflect(stage, (sea, area), y)


def storm(stage: Stage) -> None:
    """High waves, row behind row, and a ship among them."""
    dice = stage.dice
    horizon = dice.between(86, 116)
    sky.paint(stage, horizon, dice.between(60, 260))
    with stage.thing("sea", "rough", plural=""):
        water.sea(stage, horizon, rough=0.9)
    stage.mood = dice.pick(("wild", "stormy", "dramatic", "dangerous"))
    rows, high, long = dice.whole(5, 6), dice.between(22, 32), dice.between(100, 140)
    before = dice.whole(2, rows - 2)
    with stage.thing("wave", "high", many=True) as waves:
        for number in range(rows):
            t = number / (rows - 1)
            y = horizon + 8 + (HEIGHT - horizon + 4) * t**1.3
            if number == before:
                length = dice.between(60, 84) + 26 * t
                noun = dice.pick(("sailing ship", "galleon"))
                vessel = seascape.vessel(stage, dice.between(100, 220), y - 6, length, 0.1, noun=noun)
                stage.relate(vessel, "between", waves)
            water.swell(stage, y, 9 + high * t, 40 + long * t, WATER, 0.45 * (1 - t))


def adrift(stage: Stage) -> None:
    """A small boat near us, alone; a sail or an island far off."""
    dice = stage.dice
    sea, area = _sea(stage, dice.between(72, 112), dice.between(50, 270))
    seascape.offing(stage)
    seascape.gulls(stage)
    y = stage.horizon + dice.between(44, 66)
    boat = seascape.small_boat(stage, dice.between(90, 230), y, dice.between(82, 118))
    stage.relate(boat, "on", sea)
    seascape.reflect(stage, (sea, area), y)


def whale(stage: Stage) -> None:
    """A whale's tail near us, a ship behind."""
    dice = stage.dice
    sea, area = _sea(stage, dice.between(80, 112), dice.between(50, 270))
    seascape.gulls(stage)
    side, y = dice.sign(), stage.horizon + dice.between(34, 56)
    x = 160 - side * dice.between(40, 110)
    vessel = seascape.vessel(stage, x, stage.horizon + dice.between(6, 12), dice.between(44, 76), 0.3)
    stage.relate(vessel, "on", sea)
    tail = seascape.whale(stage, 160 + side * dice.between(20, 90), y, dice.between(46, 76))
    stage.relate(tail, "in", sea)
    seascape.reflect(stage, (sea, area), y)


def rocks(stage: Stage) -> None:
    """Rocks in the surf, a ship passing behind."""
    dice = stage.dice
    sea, area = _sea(stage, dice.between(90, 120), dice.between(60, 260))
    horizon = stage.horizon
    seascape.gulls(stage)
    side = dice.sign()
    x = 160 - side * dice.between(20, 90)
    vessel = seascape.vessel(stage, x, horizon + dice.between(8, 16), dice.between(50, 80), 0.2)
    stage.relate(vessel, "on", sea)
    stone = dice.pick((BASALT, GRANITE))
    with stage.thing("sea stack", "steep"):
        wide, high = dice.between(48, 84), dice.between(70, 112)
        coast.skerry(
            stage, 160 + side * dice.between(74, 130), horizon + dice.between(20, 34), wide, high, stone, 0.1
        )
    seascape.skerries(stage, dice.whole(3, 5), (0, WIDTH), (horizon + 26, HEIGHT - 6), stone, -0.25)
    seascape.reflect(stage, (sea, area), horizon + 30)


def _sea(stage: Stage, horizon: float, sun: float) -> tuple[Named, Area]:
    sky.paint(stage, horizon, sun)
    return seascape.sea(stage, sun, WATER_TROPIC if stage.dice.chance(0.25) else WATER)


KIND = Kind(
    name="open sea",
    titles=("open sea", "seascape", "ocean", "wide ocean", "high seas", "sea voyage"),
    views={"ship": ship, "calm": calm, "storm": storm, "adrift": adrift, "whale": whale, "rocks": rocks},
    weathers=(
        ("clear", 5), ("cloudy", 4), ("overcast", 1), ("mist", 1), ("rain", 0.8), ("thunderstorm", 1.5),
        ("aurora", 0.3),
    ),
    seasons=(),
    moods=("peaceful", "adventurous", "serene", "vast"),
    night_moods=("mysterious", "lonely", "dreamy", "wild"),
)  # fmt: skip
