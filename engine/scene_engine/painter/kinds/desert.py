"""Deserts: dunes, cacti, bones in the sand."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import EARTH, REDROCK, SAND, SANDSTONE, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import desert, rocks

PALE_SAND = Material((0x9A7A62, 0xD2B286, 0xF0DDB0, 0xFFF6DA))
RED_SAND = Material((0x7A3A2C, 0xBE6A3C, 0xE6A05C, 0xFBD294))
SANDS = (SAND, SAND, PALE_SAND, RED_SAND)


def dunes(stage: Stage) -> None:
    """A sea of dunes with sharp crests."""
    dice = stage.dice
    horizon = dice.between(92, 118)
    sky.paint(stage, horizon)
    sand = dice.pick(SANDS)
    if dice.chance(0.35):
        with stage.thing("mountain", "far", many=True):
            land.mountain(stage, land.peaks(dice, horizon + 3, 34, 5), SANDSTONE, 0.85)
    with stage.thing("dune", "sandy", many=True):
        desert.dunes(stage, horizon, sand, dice.whole(4, 6))
    if dice.chance(0.4):
        with stage.thing("boulder", many=True):
            rocks.scree(stage, dice.whole(1, 3), 160, HEIGHT + 4, 40, SANDSTONE)


def cacti(stage: Stage) -> None:
    """A stony plain with cacti before mesas."""
    dice = stage.dice
    horizon = dice.between(112, 134)
    sky.paint(stage, horizon)
    rock = dice.pick((REDROCK, SANDSTONE))
    if dice.chance(0.5):
        with stage.thing("mountain", "bare", many=True):
            land.mountain(stage, land.peaks(dice, horizon + 5, dice.between(30, 56), 5), rock, 0.75)
    else:
        for number in range(dice.whole(2, 3)):
            with stage.thing("mesa"):
                rocks.butte(stage, dice.between(0, WIDTH), horizon + 3 + 2 * number, dice.between(50, 110),
                            dice.between(24, 48), rock, 0.7 - 0.1 * number)  # fmt: skip
    with stage.thing("sand", plural=""):
        land.ground(stage, horizon, dice.pick((SAND, EARTH, RED_SAND)), 0.7)
    if dice.chance(0.4):
        with stage.thing("track", "dusty"):
            land.road(
                stage, horizon, dice.between(110, 210), dice.between(60, 260), dice.between(40, 70), SAND, 70
            )
    with stage.thing("boulder", many=True):
        rocks.scree(stage, dice.whole(1, 4), horizon + 16, HEIGHT, 40, rock)
    with stage.thing("cactus", "tall", plural="cacti", many=True):
        rows = sorted(dice.between(horizon + 6, 188) for _ in range(dice.whole(4, 8)))
        for y in rows:
            near = (y - horizon) / (HEIGHT - horizon)
            desert.saguaro(
                stage,
                dice.between(6, 314),
                y,
                (22 + 74 * near) * dice.between(0.8, 1.15),
                0.4 * (1 - near) ** 2,
            )
    with stage.thing("prickly pear", many=True):
        for _ in range(dice.whole(1, 3)):
            desert.prickly_pear(stage, dice.between(10, 310), dice.between(176, 192), dice.between(22, 38))


def bones(stage: Stage) -> None:
    """The bones of a beast in the sand before the dunes."""
    dice = stage.dice
    horizon = dice.between(100, 122)
    sky.paint(stage, horizon)
    sand = dice.pick(SANDS)
    with stage.thing("dune", "sandy", many=True):
        desert.dunes(stage, horizon, sand, 3, 44)
    with stage.thing("sand", plural=""):
        land.ground(stage, 146 + 6 * noise.line(dice, WIDTH, 90, 2), sand, 0.5)
    x = dice.between(90, 190)
    great = dice.chance(0.6)
    if great:
        with stage.thing("rib", "huge", "bleached", many=True):
            desert.ribs(stage, x, dice.between(150, 168), dice.between(100, 160))
    if dice.chance(0.4):
        with stage.thing("boulder", many=True):
            rocks.scree(stage, dice.whole(1, 3), 150, HEIGHT, 36, SANDSTONE)
    with stage.thing("skull", "bleached"):
        offset = dice.between(70, 110) if great else dice.between(-20, 60)
        desert.skull(stage, x + offset, dice.between(176, 186), dice.between(40, 58))
    if dice.chance(0.5):
        with stage.thing("cactus", plural="cacti"):
            cactus_x = dice.pick((dice.between(10, 50), dice.between(280, 312)))
            desert.saguaro(stage, cactus_x, dice.between(178, 190), dice.between(70, 110))


def hoodoos(stage: Stage) -> None:
    """Pillars worn by the wind."""
    dice = stage.dice
    horizon = dice.between(106, 128)
    sky.paint(stage, horizon)
    rock = dice.pick((REDROCK, SANDSTONE))
    with stage.thing("dune", "far", many=True):
        desert.dunes(stage, horizon, dice.pick(SANDS), 2, 30)
    with stage.thing("sand", plural=""):
        land.ground(stage, horizon + 16, dice.pick(SANDS), 0.5)
    with stage.thing("rock pillar", "weathered", many=True):
        rows = sorted(dice.between(horizon + 14, 184) for _ in range(dice.whole(4, 7)))
        for y in rows:
            near = (y - horizon) / (HEIGHT - horizon)
            high = (34 + 96 * near) * dice.between(0.75, 1.2)
            x = dice.between(10, 310)
            rocks.cast(stage, x, y, high * 0.4)
            rocks.pillar(
                stage, x, y, high * dice.between(0.26, 0.36), high, rock, 0.4 * (1 - near), dice.chance(0.6)
            )
    if dice.chance(0.5):
        with stage.thing("skull", "bleached"):
            desert.skull(stage, dice.between(40, 280), 186, dice.between(30, 44))


KIND = Kind(
    name="desert",
    titles=("desert", "sandy desert", "desert landscape", "dry desert", "wasteland of sand"),
    views={"dunes": dunes, "cacti": cacti, "bones": bones, "hoodoos": hoodoos},
    weathers=(("clear", 7), ("cloudy", 4), ("overcast", 0.7), ("mist", 0.5), ("thunderstorm", 0.5)),
    seasons=("summer", "spring"),
    moods=("dry", "empty", "silent", "vast"),
    night_moods=("lonely", "silent", "still", "mysterious"),
)  # fmt: skip
