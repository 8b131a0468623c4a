"""A city of the future by night: high over the lanes of flying cars, down a boulevard, across the water."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import shading, sky, water
from scene_engine.painter.area import box
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import IRON
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import city, neon, street

WALLS = (city.DARK, city.DARK, city.BLUE_GLASS, city.TEAL_GLASS, city.BRONZE_GLASS)


def high(stage: Stage) -> None:
    """From a balcony, high over the lanes between towers where the cars fly."""
    dice = stage.dice
    sky.paint(stage, 150)
    first, second = dice.some(neon.NEONS, 2)
    peak, centre = dice.between(90, 230), dice.between(120, 200)
    with stage.thing("skyscraper", "dark", many=True):
        city.skyline(stage, HEIGHT, 150, (city.DARK, city.TEAL_GLASS), 0.7, (20, 34), peak, 0.7)
        stage.glow(WIDTH / 2, 190, 190, first, 0.5)
        city.skyline(stage, HEIGHT, 110, (city.DARK, city.BLUE_GLASS), 0.4, (30, 50), None, 1.0)
        stage.glow(dice.between(40, 280), 200, 150, second, 0.4)
    for side in (-1, 1):
        x = centre + side * dice.between(84, 112)
        with stage.thing("tower", "huge"):
            walls = dice.pick((city.DARK, city.BLUE_GLASS, city.TEAL_GLASS))
            city.tower(stage, x + side * 46, HEIGHT + 4, 96, dice.between(140, 240), walls, "flat", 0.08, 1.5)
        with stage.thing("neon sign", many=True):
            wide, tall = dice.between(24, 34), dice.between(76, 110)
            neon.neon_sign(stage, x - wide / 2, dice.between(30, 60), wide, tall, glyphs=dice.whole(3, 4))
            if dice.chance(0.6):
                neon.neon_sign(stage, x + side * 38 - 20, dice.between(90, 120), 40, 40)
    with stage.thing("flying car", many=True):
        for y, size in ((56, 30), (92, 44), (134, 66))[dice.whole(0, 1) :]:
            column, paint = dice.between(70, 250), dice.pick(street.PAINTS[:5])
            street.car(stage, column, y + dice.between(-8, 8), size, paint, dice.sign(), 0.05, True)
    with stage.thing("balcony", "iron"):
        rail = box(0, 166, WIDTH, 171) | box(0, 184, WIDTH, HEIGHT)
        for column in range(6, WIDTH, 26):
            rail = rail | box(column, 166, column + 4, HEIGHT)
        stage.fill(rail, IRON, shading.down(rail, 0.9, 0.3), -0.1)
        stage.brighten(rail.edge(0, -1), first, 0.6)
    if dice.chance(0.5):
        with stage.thing("steam", plural=""):
            street.steam(stage, dice.between(30, 290), HEIGHT, 120, 0.6)


def boulevard(stage: Stage) -> None:
    """Down a wide street of towers and signs, the lanes of flying cars over it."""
    dice = stage.dice
    x, horizon, far = dice.between(110, 210), dice.between(116, 132), dice.between(40, 60)
    half, first = dice.between(40, 52), dice.pick(neon.NEONS)
    sky.paint(stage, horizon)
    with stage.thing("skyscraper", "huge"):
        crown, tall = dice.pick(("stepped", "spire", "aerial", "round")), dice.between(84, 116)
        city.tower(
            stage, x + dice.between(-14, 14), horizon + 20, far * 1.1, tall, dice.pick(WALLS), crown, 0.45
        )
    stage.glow(x, horizon, 120, first, 0.5)
    with stage.thing("building", "tall", many=True):
        for side in (-1, 1):
            city.canyon(stage, side, x, horizon, WALLS, 320, far, half, (110, 260), 0.4)
    line = city.ground_line(x, horizon, half, far)
    ground = neon.wet_street(stage, x, horizon, line)
    for side in (-1, 1):
        neon.shop_windows(stage, side, x, horizon, half)
    with stage.thing("neon sign", many=True):
        for side in (-1, 1):
            for depth in (62, 88, 124)[dice.whole(0, 1) :]:
                neon.hanging_sign(stage, side, x + side * depth, horizon, depth)
    with stage.thing("flying car", many=True):
        for size in (20, 34, 56)[dice.whole(0, 1) :]:
            column, row = (
                x + dice.between(-1, 1) * (far + size * 0.5),
                horizon - dice.between(0.3, 1.4) * size,
            )
            street.car(stage, column, row, size, dice.pick(street.PAINTS[:5]), dice.sign(), 0.05, True)
    with stage.thing("car", many=True):
        for side in (-1, 1):
            near = dice.between(0.45, 0.9)
            place, foot = x + side * 34 * near, horizon + half * near + 10
            street.car_behind(stage, place, foot, 46 * near, dice.pick(street.PAINTS), side < 0)
    neon.wet(stage, ground, line, 0.5, 2)


def harbour(stage: Stage) -> None:
    """The towers and their signs across black water."""
    dice = stage.dice
    shore, peak = dice.between(122, 142), dice.between(80, 240)
    sky.paint(stage, shore)
    with stage.thing("skyscraper", "tall", many=True):
        city.skyline(stage, shore, 118, WALLS, 0.65, (18, 34), peak, 0.7)
        stage.glow(peak, shore, 150, dice.pick(neon.NEONS), 0.5)
        city.skyline(stage, shore, dice.between(50, 76), WALLS, 0.3, (26, 46), None, 1.0)
    with stage.thing("neon sign", many=True):
        for number in range(dice.whole(3, 5)):
            x = 20 + (number + dice.unit()) * 64
            wide, high, count = dice.pick(((18, 54, 3), (22, 66, 3), (48, 18, 3), (28, 28, 0)))
            neon.neon_sign(stage, x, shore - dice.between(10, 40) - high, wide, high, glyphs=count)
    with stage.thing("flying car", many=True):
        for size in (22, 34, 48)[dice.whole(0, 1) :]:
            x, y = dice.between(20, 300), dice.between(26, shore - 50)
            street.car(stage, x, y, size, dice.pick(street.PAINTS[:5]), dice.sign(), 0.05, True)
    with stage.thing("river", "dark"):
        surface = water.sea(stage, shore, rough=0.2)
    water.mirror(stage, surface, shore, 0.8, 2)
    street.promenade(stage)


KIND = Kind(
    name="cyberpunk city",
    titles=(
        "cyberpunk city", "futuristic city", "neon city", "city of the future", "science fiction city",
    ),
    views={"high": high, "boulevard": boulevard, "harbour": harbour},
    times=("starless night", "moonlit night", "dusk", "starless night"),
    weathers=(("clear", 3), ("rain", 2.5), ("mist", 1), ("overcast", 1), ("thunderstorm", 0.6)),
    seasons=(),
    moods=("restless", "glowing", "glittering"),
    night_moods=("sleepless", "electric", "lonely", "glittering"),
)  # fmt: skip
