"""The open sea: a ship under sail, a calm, a storm, a boat adrift."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import sky, water
from scene_engine.painter.area import Area, box
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import (
    BASALT,
    CLOTH_RED,
    GRANITE,
    SAILCLOTH,
    WATER,
    WATER_TROPIC,
    WOOD,
    WOOD_DARK,
)
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import boats, shore

STORMS = ("thunderstorm", "rain")
SAILS = ((SAILCLOTH, 5.0), (boats.SAIL_TAN, 1.0), (CLOTH_RED, 1.0), (boats.SAIL_BLACK, 1.0))


def ship(stage: Stage) -> None:
    """A ship under full sail, large."""
    dice = stage.dice
    sun = dice.between(40, 280)
    horizon = dice.between(104, 134)
    sky.paint(stage, horizon, sun)
    sea, area = _sea(stage, sun)
    _far_off(stage, horizon)
    _gulls(stage)
    y = horizon + dice.between(16, 34)
    _vessel(stage, sea, dice.between(110, 210), y, dice.between(100, 138))
    _finish(stage, area, y)


def calm(stage: Stage) -> None:
    """Wide and empty water under a great sky, small sails on it."""
    dice = stage.dice
    sun = dice.between(70, 250)
    horizon = dice.between(84, 150)
    sky.paint(stage, horizon, sun)
    sea, area = _sea(stage, sun)
    _gulls(stage)
    x = sun + dice.sign() * dice.between(30, 80)
    y = horizon + dice.between(5, 14)
    _vessel(stage, sea, min(max(x, 40), 280), y, dice.between(40, 70), 0.3)
    _finish(stage, area, y)


def storm(stage: Stage) -> None:
    """High waves, row behind row, and a ship among them."""
    dice = stage.dice
    sun = dice.between(60, 260)
    horizon = dice.between(86, 116)
    sky.paint(stage, horizon, sun)
    with stage.thing("sea", "rough", plural="") as sea:
        water.sea(stage, horizon, rough=0.9)
    rows = dice.whole(5, 6)
    before = dice.whole(2, rows - 2)
    with stage.thing("wave", "high", many=True):
        for number in range(rows):
            t = number / (rows - 1)
            y = horizon + 8 + (HEIGHT - horizon + 4) * t**1.3
            if number == before:
                _vessel(stage, sea, dice.between(100, 220), y - 4, dice.between(60, 84) + 26 * t, 0.1)
            high, long = 9 + dice.between(22, 32) * t, 40 + dice.between(100, 140) * t
            water.swell(stage, y, high, long, WATER, 0.45 * (1 - t))


def adrift(stage: Stage) -> None:
    """A small boat near us, alone; a sail or an island far off."""
    dice = stage.dice
    sun = dice.between(50, 270)
    horizon = dice.between(72, 112)
    sky.paint(stage, horizon, sun)
    sea, area = _sea(stage, sun)
    _far_off(stage, horizon)
    _gulls(stage)
    x, y, facing = dice.between(90, 230), horizon + dice.between(44, 66), dice.sign()
    if dice.chance(0.6):
        with stage.thing("rowing boat") as boat:
            boats.rowing_boat(stage, x, y, dice.between(80, 120), facing)
            if stage.night or stage.time == "dusk":
                boats.lantern(stage, x + 26 * facing, y - 32, 14)
            shore.foam(stage, x, y, 44, 2.2)
    else:
        with stage.thing("fishing boat") as boat:
            boats.fishing_boat(stage, x, y, dice.between(84, 116), facing)
    stage.relate(boat, "on", sea)
    _finish(stage, area, y)


def rocks(stage: Stage) -> None:
    """Black rocks in the surf, a ship passing behind."""
    dice = stage.dice
    sun = dice.between(60, 260)
    horizon = dice.between(90, 120)
    sky.paint(stage, horizon, sun)
    sea, area = _sea(stage, sun)
    _gulls(stage)
    _vessel(stage, sea, dice.between(60, 260), horizon + dice.between(8, 16), dice.between(44, 74), 0.25)
    stone = dice.pick((BASALT, GRANITE))
    with stage.thing("sea stack", "steep"):
        x = dice.pick((dice.between(30, 90), dice.between(230, 290)))
        shore.skerry(
            stage, x, horizon + dice.between(20, 34), dice.between(44, 74), dice.between(70, 110), stone, 0.1
        )
    with stage.thing("rock", "dark", many=True):
        for number in range(dice.whole(3, 5)):
            near = number / 4
            y = horizon + 26 + 52 * near
            shore.skerry(
                stage,
                dice.between(0, WIDTH),
                y,
                dice.between(26, 50) * (0.8 + near),
                dice.between(14, 34),
                stone,
                -0.25 * near,
            )
    _finish(stage, area, horizon + 30)


def _sea(stage: Stage, sun: float) -> tuple[Named, Area]:
    dice = stage.dice
    stormy = stage.weather in STORMS
    material = WATER_TROPIC if dice.chance(0.25) else WATER
    with stage.thing("sea", "rough" if stormy else "calm", plural="") as sea:
        rough = dice.between(0.7, 0.9) if stormy else dice.between(0.1, 0.45)
        area = water.sea(stage, stage.horizon, material=material, rough=rough, body_x=sun)
    return sea, area


def _vessel(stage: Stage, sea: Named, x: float, y: float, length: float, distance: float = 0.0) -> None:
    """A sailing ship of one rig or another, or a galleon."""
    dice = stage.dice
    sails = dice.weighed(SAILS)
    noun = dice.weighed((("sailing ship", 4.0), ("galleon", 3.0), ("sailing boat", 2.0)))
    colour = {SAILCLOTH: "white", CLOTH_RED: "red", boats.SAIL_BLACK: "black"}.get(sails, "brown")
    with stage.thing(noun, f"{colour}-sailed") as vessel:
        hull = dice.pick((WOOD, WOOD_DARK))
        if noun == "galleon":
            boats.galleon(stage, x, y, length, dice.sign(), sails, hull, distance=distance)
        else:
            rig = (
                dice.pick(("ship", "brig", "ship"))
                if noun == "sailing ship"
                else dice.pick(("sloop", "lateen"))
            )
            boats.ship(
                stage,
                x,
                y,
                length * (1 if noun == "sailing ship" else 0.8),
                dice.sign(),
                rig,
                sails,
                hull,
                distance=distance,
            )
        shore.foam(stage, x, y + 1, length * 0.5, max(length * 0.02, 1.5), distance)
    stage.relate(vessel, "on", sea)


def _far_off(stage: Stage, horizon: float) -> None:
    """Now and then a far sail or an island on the horizon."""
    dice = stage.dice
    x = dice.pick((dice.between(20, 70), dice.between(250, 300)))
    if dice.chance(0.35):
        with stage.thing("sail", "far"):
            boats.far_sail(stage, x, horizon + 2, dice.between(18, 28), dice.sign())
    elif dice.chance(0.4):
        with stage.thing("island", "far"):
            shore.rock(stage, x, horizon, dice.between(50, 110), dice.between(14, 26), GRANITE, 0.72)


def _gulls(stage: Stage) -> None:
    dice = stage.dice
    if stage.night or dice.chance(0.5):
        return
    with stage.thing("gull", many=True):
        for _ in range(dice.whole(2, 5)):
            shore.gull(
                stage, dice.between(20, 300), dice.between(16, stage.horizon - 24), dice.between(16, 28)
            )


def _finish(stage: Stage, area: Area, axis: float) -> None:
    """Reflections in a calm sea, of what stands at row `axis`."""
    if stage.weather not in STORMS:
        below = area & box(0, axis + 1, WIDTH, HEIGHT)
        water.mirror(stage, below, axis + 1, 0.3, 1.2)


KIND = Kind(
    name="open sea",
    titles=("open sea", "seascape", "ship on the open sea", "wide ocean", "boat on the ocean", "sea voyage"),
    views={"ship": ship, "calm": calm, "storm": storm, "adrift": adrift, "rocks": rocks},
    weathers=(("clear", 5), ("cloudy", 4), ("overcast", 1), ("mist", 1), ("rain", 0.8), ("thunderstorm", 1.5), ("aurora", 0.3)),
    seasons=(),
    moods=("peaceful", "adventurous", "serene", "vast"),
    night_moods=("mysterious", "lonely", "dreamy", "wild"),
)  # fmt: skip
