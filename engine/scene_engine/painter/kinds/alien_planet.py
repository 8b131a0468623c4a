"""Worlds of other suns: plains of crystals, jungles that glow, canyons of spires, under two moons."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, texture, water
from scene_engine.painter.area import box, polygon
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.light import pack
from scene_engine.painter.materials import Material, rgb
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import space

# Skies from the zenith to the horizon, and the ground that goes with each.
SKIES = (
    ((0x1C0C3C, 0x5C1C6C, 0xB43C80, 0xF08070, 0xFFD090), Material((0x2C1030, 0x6C2448, 0xB45058, 0xF0A078))),
    ((0x04202C, 0x0C5050, 0x2C9478, 0x90D090, 0xF0F4B0), Material((0x10282C, 0x285848, 0x6C9058, 0xC8D088))),
    ((0x300C10, 0x782018, 0xC85020, 0xF0983C, 0xFFE088), Material((0x30101C, 0x78282C, 0xB8583C, 0xF0A468))),
    ((0x0C1044, 0x2C3494, 0x6C68CC, 0xB8A4E4, 0xF4DCF4), Material((0x1C1C48, 0x443C80, 0x8070B0, 0xCCB8DC))),
    ((0x083848, 0x18809C, 0x54C4C8, 0xB0ECD0, 0xFFF4D0), Material((0x482840, 0x90506C, 0xD08C88, 0xFCD0A8))),
    ((0x282408, 0x6C6018, 0xB0A430, 0xE0D868, 0xFCF8B8), Material((0x14283C, 0x30546C, 0x648C98, 0xB0CCC0))),
)
GEMS = (
    (Material((0x103868, 0x2C88C8, 0x88E0F8, 0xF4FFFF)), 0x50C8FF), (Material((0x481058, 0xA838B0, 0xF088E0, 0xFFE8FF)), 0xE060FF),
    (Material((0x0C4430, 0x24A868, 0x88F0A8, 0xF0FFE8)), 0x50FFA0), (Material((0x602008, 0xD06818, 0xFFC050, 0xFFF8D0)), 0xFFA040),
)  # fmt: skip
FLORA = (
    Material((0x2C0C38, 0x78287C, 0xC85CA8, 0xF8B8D8)), Material((0x062C38, 0x14707C, 0x48C0B0, 0xC0F8D8)),
    Material((0x40100C, 0xA0302C, 0xE87048, 0xFFD088)), Material((0x14103C, 0x403C98, 0x8078DC, 0xD0C8FF)),
    Material((0x2C3408, 0x70881C, 0xBCD048, 0xF4F8A0)),
)  # fmt: skip
BRIGHTNESS = {"noon": 1.0, "sunset": 0.85, "dusk": 0.6, "moonlit night": 0.3}
SHAPES = ("bulb", "cap", "frond", "tentacle")


def plain(stage: Stage) -> None:
    """An open desert of dust and craters, crystals before us."""
    dice = stage.dice
    soil = _sky(stage, dice.between(104, 126))
    _far(stage, soil)
    with stage.thing("plain", "dusty"):
        land.ground(stage, stage.horizon + 6, soil, 0.4)
    with stage.thing("crater", many=True):
        for _ in range(dice.whole(2, 4)):
            t = dice.between(0.15, 0.8)
            rx = 16 + 46 * t
            space.crater(
                stage,
                dice.between(0, WIDTH),
                stage.horizon + 10 + t * 70,
                rx,
                rx * (0.2 + 0.12 * t),
                soil,
                0.3 - 0.3 * t,
            )
    _built(stage, stage.horizon + dice.between(18, 30))
    gem, glow = dice.pick(GEMS)
    with stage.thing("crystal", "glowing", many=True):
        at = dice.between(40, 120) if dice.chance(0.5) else dice.between(200, 280)
        space.crystals(stage, WIDTH - at, stage.horizon + 34, dice.between(24, 34), gem, 0, 0.2)
        space.crystals(stage, at + dice.between(40, 60), 160, dice.between(34, 48), gem, glow, 0.05)
        space.crystals(stage, at, dice.between(176, 188), dice.between(70, 96), gem, glow)


def jungle(stage: Stage) -> None:
    """Plants of no earthly kind about a still lake."""
    dice = stage.dice
    soil = _sky(stage, dice.between(100, 116))
    _far(stage, soil)
    first, second, third = dice.some(FLORA, 3)
    glow = dice.pick((0x60FFD0, 0xFF70E0, 0x80A0FF)) if stage.night or stage.time == "dusk" else 0
    with stage.thing("jungle", "alien", plural="jungles"):
        line = land.hills(dice, stage.horizon + 18, 20, 40, 3)
        land.ridge(stage, line, second, 0.45, 0.5)
        for _ in range(9):
            space.alien_plant(
                stage,
                dice.between(0, WIDTH),
                stage.horizon + 16,
                dice.between(22, 40),
                first,
                dice.pick((second, third)),
                dice.pick(SHAPES),
                0.4,
            )
    shore = stage.horizon + 14
    with stage.thing("ground", "mossy"):
        land.ground(stage, shore, soil, 0.5)
    lake = None
    if dice.chance(0.65):
        with stage.thing("lake", "still"):
            area = water.river(
                stage,
                shore + 6,
                dice.between(90, 230),
                dice.between(260, 420),
                60,
                dice.pick((water.WATER, second, third)),
            )
            lake = area
    with stage.thing("alien plant", many=True):
        for y in (stage.horizon + 26, stage.horizon + 40, 172):
            for _ in range(2):
                x = dice.between(0, 100) if dice.chance(0.5) else dice.between(220, WIDTH)
                size = (y - stage.horizon + 30) * dice.between(0.6, 0.95)
                space.alien_plant(
                    stage,
                    x,
                    y,
                    size,
                    first,
                    dice.pick((second, third)),
                    dice.pick(SHAPES),
                    max(0.3 - (y - stage.horizon) / 200, 0),
                    glow,
                )
    if lake is not None:
        water.mirror(stage, lake, shore + 6, 0.55)
    with stage.thing("alien plant", "giant"):
        side = dice.pick((dice.between(14, 60), dice.between(260, 306)))
        space.alien_plant(
            stage, side, HEIGHT + 4, dice.between(110, 150), first, third, dice.pick(SHAPES[:2]), -0.1, glow
        )
    with stage.thing("frond", "dark", many=True):
        for x in (dice.between(-10, 30), dice.between(290, 330), dice.between(80, 240)):
            space.alien_plant(stage, x, HEIGHT + 10, dice.between(40, 70), second, second, "frond", -0.65)


def canyon(stage: Stage) -> None:
    """Spires and arches of worn rock over a valley of mist."""
    dice = stage.dice
    soil = _sky(stage, dice.between(116, 132))
    _far(stage, soil)
    with stage.thing("rock spire", "tall", many=True):
        for distance, count, foot in ((0.6, 6, stage.horizon + 8), (0.35, 4, stage.horizon + 24)):
            for number in range(count):
                x = (number + dice.unit()) / count * WIDTH
                space.spire(
                    stage,
                    x,
                    foot,
                    dice.between(10, 18) * (1.4 - distance),
                    dice.between(50, 90) * (1.3 - distance),
                    soil,
                    distance,
                )
            land.ridge(stage, land.hills(dice, foot + 4, 10, 50), soil, distance)
    with stage.thing("ground", "rocky"):
        land.ground(stage, land.hills(dice, stage.horizon + 38, 10, 90), soil, 0.6)
    _built(stage, stage.horizon + dice.between(38, 48))
    if dice.chance(0.6):
        with stage.thing("rock arch", plural="rock arches"):
            _arch(stage, dice.between(80, 240), 178, dice.between(120, 170), dice.between(90, 120), soil)
    with stage.thing("rock", "dark", many=True):
        for x in (dice.between(-8, 12), dice.between(308, 328)):
            space.spire(stage, x, HEIGHT + 4, dice.between(34, 54), dice.between(120, 180), soil, -0.55)


def _sky(stage: Stage, horizon: float) -> Material:
    """A sky of strange hues with planets in it; the air takes its colour. Gives the ground's material."""
    dice = stage.dice
    hues, soil = dice.pick(SKIES)
    light = stage.light
    colours = Material(hues).ramp(64) * np.float32(BRIGHTNESS[stage.time])
    grey = colours.mean(axis=1, keepdims=True)
    colours = (colours + (grey - colours) * np.float32(light.air.grey * 0.5)) * np.float32(
        0.4 + 0.6 * light.air.dim
    )
    light.haze = np.asarray(colours[58], np.float32)
    stage.horizon = round(horizon)
    area = box(0, 0, WIDTH, HEIGHT)
    level = np.clip(area.ys / horizon * 64, 0, 63).astype(np.intp)
    stage.paint(area, np.broadcast_to(pack(light.grade(colours))[level], area.mask.shape))
    if stage.time in ("dusk", "moonlit night") and stage.weather != "thunderstorm":
        sky.stars(stage, horizon)
    if stage.weather != "thunderstorm":
        _moons(stage)
    else:
        veil = noise.field(dice, round(horizon), WIDTH, 26, 4, 2.4)
        stage.blend(
            box(0, 0, WIDTH, horizon), light.grade(rgb(hues[0])), np.floor(np.clip(veil * 1.4, 0, 1) * 6) / 7
        )
        sky.lightning(stage, horizon)
    return soil


def _moons(stage: Stage) -> None:
    dice = stage.dice
    x = dice.between(50, 270)
    first, second = dice.some(space.WORLDS, 2)
    ringed = dice.chance(0.5)
    r = dice.between(20, 32) if ringed else dice.between(24, 48)
    with stage.thing("ringed planet" if ringed else "planet", *(() if ringed else ("huge",))):
        space.planet(
            stage, x, dice.between(36, 64), r, first, dice.chance(0.5), space.DUSTY if ringed else None
        )
    with stage.thing("moon", plural="moons", many=True):
        for number in range(dice.whole(1, 2)):
            mx = (x + 90 + 70 * number + dice.between(-16, 16)) % WIDTH
            space.planet(stage, mx, dice.between(18, 60), dice.between(8, 14), second)


def _far(stage: Stage, soil: Material) -> None:
    dice = stage.dice
    with stage.thing("mountain", "far", many=True):
        if dice.chance(0.5):
            land.mountain(
                stage, land.peaks(dice, stage.horizon + 8, dice.between(30, 64), dice.whole(4, 7)), soil, 0.75
            )
        else:
            land.ridge(stage, land.hills(dice, stage.horizon + 8, dice.between(24, 50), 60, 4), soil, 0.75)


def _built(stage: Stage, y: float) -> None:
    """Now and then somebody has landed here."""
    dice = stage.dice
    show = dice.whole(0, 4)
    x = dice.between(60, 260)
    if show == 0:
        with stage.thing("rocket"):
            space.rocket(stage, x, y + 12, dice.between(60, 84), distance=0.15)
    elif show == 1:
        with stage.thing("dome", many=True):
            space.dome(stage, x, y + 6, dice.between(20, 30), True, 0.2)
            space.dome(stage, x + dice.sign() * 44, y + 8, dice.between(14, 20), False, 0.2)
    elif show == 2:
        with stage.thing("rover"):
            space.rover(stage, x, y + 26, dice.between(48, 64), dice.sign())


def _arch(stage: Stage, x: float, y: float, wide: float, height: float, soil: Material) -> None:
    """An arch of layered rock that stands on two feet."""
    dice = stage.dice
    outer = polygon(
        [
            (x - wide * 0.5, y),
            (x - wide * 0.46, y - height * 0.6),
            (x - wide * 0.25, y - height),
            (x + wide * 0.2, y - height * 0.94),
            (x + wide * 0.44, y - height * 0.62),
            (x + wide * 0.52, y),
        ]
    )
    hole = polygon(
        [
            (x - wide * 0.24, y + 1),
            (x - wide * 0.27, y - height * 0.42),
            (x - wide * 0.1, y - height * 0.7),
            (x + wide * 0.12, y - height * 0.68),
            (x + wide * 0.26, y - height * 0.4),
            (x + wide * 0.22, y + 1),
        ]
    )
    rock = outer - hole
    light = 0.5 + 0.9 * texture.strata(dice, rock.xs, rock.ys, 13) + 0.24 * stage.side * (rock.across - 0.5)
    stage.fill(rock, soil, light, 0.05)
    stage.fill(rock.edge(stage.side, 0) | rock.edge(0, -1), soil, 0.95, 0.05)


KIND = Kind(
    name="alien planet",
    titles=(
        "alien planet", "strange alien world", "alien landscape", "surface of another planet", "alien world with moons",
        "distant planet",
    ),
    views={"plain": plain, "jungle": jungle, "canyon": canyon},
    times=("noon", "sunset", "dusk", "moonlit night"),
    weathers=(("clear", 5), ("mist", 1.5), ("thunderstorm", 1)),
    seasons=(),
    moods=("strange", "otherworldly", "silent", "wondrous"),
    night_moods=("mysterious", "eerie", "otherworldly", "silent"),
)  # fmt: skip
