"""Worlds of other suns: plains of crystals, jungles that glow, canyons of spires, under two moons."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, water
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import WATER, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import alien, outpost, ponds, space


def plain(stage: Stage) -> None:
    """An open desert of dust and craters, crystals before us."""
    dice = stage.dice
    soil = alien.sky_over(stage, dice.between(104, 126))
    _far(stage, soil)
    with stage.thing("plain", "dusty"):
        land.ground(stage, stage.horizon + 6, soil, 0.4)
    with stage.thing("crater", many=True):
        for t in sorted(dice.between(0.15, 0.8) for _ in range(dice.whole(2, 4))):
            rx = 16 + 46 * t
            y, dark = stage.horizon + 10 + t * 70, 0.3 - 0.3 * t
            space.crater(stage, dice.between(0, WIDTH), y, rx, rx * (0.2 + 0.12 * t), soil, dark)
    _built(stage, stage.horizon + dice.between(18, 30))
    gem, glow = dice.pick(alien.GEMS)
    with stage.thing("crystal", "glowing", many=True):
        at = dice.between(34, 110)
        alien.crystals(stage, WIDTH - at, stage.horizon + 34, dice.between(26, 40), gem, 0, 0.2)
        alien.crystals(stage, at + dice.between(40, 60), 160, dice.between(34, 48), gem, glow, 0.05)
        alien.crystals(stage, at, dice.between(176, 188), dice.between(70, 100), gem, glow)


def jungle(stage: Stage) -> None:
    """Plants of no earthly kind about a still lake."""
    dice = stage.dice
    soil = alien.sky_over(stage, dice.between(100, 116))
    _far(stage, soil)
    stem, second, third = dice.some(alien.FLORA, 3)
    glow = dice.pick((0x60FFD0, 0xFF70E0, 0x80A0FF)) if stage.night or stage.time == "dusk" else 0
    top = stage.horizon
    with stage.thing("jungle", "alien"):
        land.ridge(stage, land.hills(dice, top + 16, 26, 40, 3), second, 0.5, 0.5)
        for _ in range(14):
            x, size, shape = dice.between(0, WIDTH), dice.between(24, 46), dice.pick(alien.SHAPES)
            alien.alien_plant(stage, x, top + 18, size, stem, dice.pick((second, third)), shape, 0.4)
    with stage.thing("ground", "mossy"):
        land.ground(stage, top + 14, soil, 0.5)
    lake = dice.chance(0.65)
    if lake:
        with stage.thing("lake", "still"):
            material = dice.pick((WATER, second, third))
            x, y, wide = dice.between(90, 230), dice.between(40, 50), dice.between(90, 150)
            area = ponds.pond(stage, x, top + y, wide, y - 20, material)
    with stage.thing("alien plant", many=True):
        for y in (top + 26, top + 34, top + 44, 172):
            for side in (-1, 1):
                x, scale = WIDTH / 2 + side * dice.between(60, 165), dice.between(0.7, 1.1)
                size, dark = (y - top + 30) * scale, max(0.3 - (y - top) / 200, 0)
                bloom, shape = dice.pick((second, third)), dice.pick(alien.SHAPES)
                alien.alien_plant(stage, x, y, size, stem, bloom, shape, dark, glow)
    if lake:
        water.mirror(stage, area, top + 20, 0.55)
    with stage.thing("alien plant", "giant"):
        x, size = dice.pick((dice.between(14, 60), dice.between(260, 306))), dice.between(110, 160)
        alien.alien_plant(stage, x, HEIGHT + 4, size, stem, third, dice.pick(alien.SHAPES[:2]), -0.1, glow)
    with stage.thing("frond", "dark", many=True):
        for x in (dice.between(-10, 30), dice.between(290, 330), dice.between(80, 240)):
            alien.alien_plant(stage, x, HEIGHT + 10, dice.between(40, 70), second, second, "frond", -0.65)


def canyon(stage: Stage) -> None:
    """Spires and arches of worn rock over a valley of mist."""
    dice = stage.dice
    soil = alien.sky_over(stage, dice.between(116, 132))
    _far(stage, soil)
    with stage.thing("rock spire", "tall", many=True):
        for distance, count, foot in ((0.6, 6, stage.horizon + 8), (0.35, 4, stage.horizon + 24)):
            for number in range(count):
                x, wide = (number + dice.unit()) / count * WIDTH, dice.between(10, 18) * (1.4 - distance)
                tall = dice.between(50, 100) * (1.3 - distance)
                alien.spire(stage, x, foot, wide, tall, soil, distance)
            land.ridge(stage, land.hills(dice, foot + 4, 10, 50), soil, distance)
    with stage.thing("ground", "rocky"):
        land.ground(stage, land.hills(dice, stage.horizon + 38, 10, 90), soil, 0.6)
    if dice.chance(0.6):
        x, wide, height = dice.between(80, 240), dice.between(120, 180), dice.between(84, 126)
        with stage.thing("rock arch", plural="rock arches"):
            alien.arch(stage, x, 178, wide, height, soil)
    else:
        _built(stage, stage.horizon + dice.between(36, 44))
    with stage.thing("rock", "dark", many=True):
        for x in (dice.between(-8, 12), dice.between(308, 328)):
            alien.spire(stage, x, HEIGHT + 4, dice.between(34, 54), dice.between(90, 180), soil, -0.55)


def _far(stage: Stage, soil: Material) -> None:
    """Mountains on the horizon, jagged or worn."""
    dice, foot = stage.dice, stage.horizon + 8
    with stage.thing("mountain", "far", many=True):
        if dice.chance(0.5):
            peaks = land.peaks(dice, foot, dice.between(30, 64), dice.whole(4, 7))
            land.mountain(stage, peaks, soil, 0.75)
        else:
            land.ridge(stage, land.hills(dice, foot, dice.between(24, 50), 60, 4), soil, 0.75)


def _built(stage: Stage, y: float) -> None:
    """Now and then somebody has landed here."""
    dice = stage.dice
    show, x, side = dice.whole(0, 3), dice.between(80, 240), dice.sign()
    if show == 0:
        with stage.thing("rocket"):
            outpost.rocket(stage, x, y + 12, dice.between(64, 88), distance=0.12)
    elif show == 1:
        with stage.thing("dome", many=True):
            outpost.dome(stage, x, y + 6, dice.between(24, 34), True, 0.2)
            outpost.dome(stage, x + side * 50, y + 8, dice.between(16, 22), False, 0.2)
    elif show == 2:
        with stage.thing("rover"):
            outpost.rover(stage, x, y + 22, dice.between(56, 72), side)


KIND = Kind(
    name="alien planet",
    titles=(
        "alien planet", "strange alien world", "alien landscape", "surface of another planet",
        "alien world", "distant planet",
    ),
    views={"plain": plain, "jungle": jungle, "canyon": canyon},
    times=("noon", "sunset", "dusk", "moonlit night"),
    weathers=(("clear", 5), ("mist", 1.5), ("thunderstorm", 1)),
    seasons=(),
    moods=("strange", "otherworldly", "silent", "wondrous"),
    night_moods=("mysterious", "eerie", "otherworldly", "silent"),
)  # fmt: skip
