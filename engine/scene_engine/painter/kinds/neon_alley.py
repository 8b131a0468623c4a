"""The city by night and in the wet: alleys of neon signs, a bar at the corner, the lanes of flying cars."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import perspective, shading, sky, texture
from scene_engine.painter.area import Area, below, box
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import IRON, WOOD_DARK
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import city, neon, street

WALLS = (city.DARK, city.BROWN, city.GRID, city.BRICKS, city.TEAL_GLASS)


def alley(stage: Stage) -> None:
    """Between two walls of signs, wet ground before us, a tower where it opens."""
    dice = stage.dice
    x, horizon, far = dice.between(110, 210), dice.between(104, 124), dice.between(20, 34)
    half = dice.between(54, 66)
    sky.paint(stage, horizon + 10)
    stage.glow(x, horizon, 110, dice.pick(neon.NEONS), 0.6)
    with stage.thing("skyscraper", "distant"):
        crown, wall = dice.pick(("spire", "stepped", "aerial")), dice.pick((city.DARK, city.BLUE_GLASS))
        city.tower(
            stage, x + dice.between(-6, 6), horizon + 24, far * 2.2, dice.between(70, 100), wall, crown, 0.6
        )
    with stage.thing("building", "dark", many=True):
        for side in (-1, 1):
            city.canyon(stage, side, x, horizon, WALLS, 320, far, half, (150, 320), 0.28)
    line = city.ground_line(x, horizon, half, far)
    ground = _street(stage, x, horizon, line)
    for side in (-1, 1):
        neon.shop_windows(stage, side, x, horizon, half)
    with stage.thing("neon sign", many=True):
        for side in (-1, 1):
            for depth in (42, 58, 84, 122, 150)[dice.whole(0, 1) :]:
                neon.hanging_sign(stage, side, x + side * depth * dice.between(0.95, 1.06), horizon, depth)
    with stage.thing("cable", many=True):
        for _ in range(dice.whole(1, 3)):
            y = dice.between(4, 50)
            street.cable(stage, x - 150, y, x + 150, y + dice.between(-20, 20), dice.between(8, 22), -0.5)
    if dice.chance(0.6):
        with stage.thing("car", "parked"):
            column, size = x + dice.between(-16, 16), dice.between(38, 54)
            street.car_behind(
                stage, column, horizon + half * 0.7, size, dice.pick(street.PAINTS), dice.chance(0.5)
            )
    _finish(stage, ground, line, x + dice.sign() * dice.between(40, 90), horizon + half)


def corner(stage: Stage) -> None:
    """A bar or a shop in front of us, its sign over the door, the street wet."""
    dice = stage.dice
    foot, storey = dice.between(140, 154), dice.between(88, 102)
    sky.paint(stage, 120)
    with stage.thing("skyscraper", "dark", many=True):
        walls = (city.DARK, city.TEAL_GLASS)
        city.skyline(stage, foot, 150, walls, 0.45, (26, 46), dice.between(20, 300), 1.1)
    left, right = dice.between(-60, 90), dice.between(220, 330)
    top = dice.pick((-2.0, dice.between(16, 44)))
    with stage.thing("building", "old"):
        facade = dice.pick((city.BRICKS, city.BROWN, city.GRID))
        front = box(left, top, right, foot)
        grain = texture.bricks(dice, front.xs, front.ys, 10, 5) * 0.7
        stage.fill(front, facade.wall, 0.45 + grain, 0.05)
        upper = box(left, top, right, storey - 8)
        city.face(stage, upper, facade, 0.45 + grain[: upper.height], 0.05, size=2.6, lit=0.35)
        stage.fill(box(left - 2, storey - 8, right + 2, storey - 3), facade.wall, 0.8, 0.05)
        stage.fill(box(left - 3, top, right + 3, top + 4), facade.wall, 0.85, 0.05)
    first, last = max(left, 0) + 4, min(right, WIDTH) - 4
    middle = first + (last - first) * dice.between(0.3, 0.7)
    with stage.thing("shop", "lit"):
        neon.shop_front(stage, first + 4, middle - 16, storey, foot)
        neon.shop_front(stage, middle + 16, last - 4, storey, foot)
        stage.fill(box(middle - 12, storey + 8, middle + 12, foot), WOOD_DARK, 0.5)
        stage.fill(box(middle - 8, storey + 16, middle + 8, foot - 14), neon.SHOP_LIGHTS[0][0], 0.8)
    with stage.thing("awning", "striped"):
        reach = dice.between(20, 46)
        street.awning(stage, middle - reach, middle + reach, storey + 1, 14)
    if dice.chance(0.7):
        with stage.thing("fire escape", "iron"):
            street.fire_escape(stage, dice.pick((first + 22, last - 84)), storey - 16, 60, 4, 34)
    with stage.thing("neon sign", many=True):
        neon.neon_sign(stage, middle - 46, storey - 34, 92, 26, glyphs=dice.whole(3, 5))
        tall = dice.between(56, storey - 16)
        neon.neon_sign(
            stage, dice.pick((first, last - 22)), storey - tall - 8, 22, tall, glyphs=dice.whole(3, 4)
        )
        size = dice.between(28, 44)
        neon.neon_sign(
            stage, middle + dice.sign() * dice.between(64, 84) - size / 2, storey - size - 8, size, size
        )
    line = np.full(WIDTH, foot, np.float32)
    ground = _street(stage, 160, foot - 50, line)
    with stage.thing("street lamp"):
        street.street_lamp(
            stage, (middle + dice.between(60, 260)) % WIDTH, foot + 14, dice.between(86, 110), dice.sign()
        )
    if dice.chance(0.75):
        with stage.thing("car", "parked"):
            size = dice.between(74, 96)
            street.car(stage, dice.between(60, 260), foot + 20, size, dice.pick(street.PAINTS), dice.sign())
    _finish(stage, ground, line + 8, dice.between(40, 280), foot + 6)


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


def _street(stage: Stage, x: float, horizon: float, line: np.ndarray) -> Area:
    ground = below(line)
    with stage.thing("street", "wet"):
        u, v = perspective.floor(ground, x, horizon)
        stage.fill(ground, street.ASPHALT, 0.42 + 0.5 * texture.stones(stage.dice, u, v * 0.6, 14), 0.0)
    return ground


def _finish(stage: Stage, ground: Area, line: np.ndarray, x: float, y: float) -> None:
    """Steam from a grating, then the lights in the wet street."""
    if stage.dice.chance(0.6):
        with stage.thing("steam", plural=""):
            street.steam(stage, x, y, stage.dice.between(60, 100), 0.6)
    neon.wet(stage, ground, line, 0.62, 2)


KIND = Kind(
    name="neon alley",
    titles=(
        "neon alley", "cyberpunk alley", "alley with neon signs", "cyberpunk city street",
        "neon city at night", "futuristic city street", "dark alley in a city",
    ),
    views={"alley": alley, "corner": corner, "high": high},
    times=("starless night", "moonlit night", "dusk", "starless night"),
    weathers=(("clear", 3), ("rain", 3), ("mist", 1), ("overcast", 1), ("thunderstorm", 0.6)),
    seasons=(),
    moods=("seedy", "restless", "glowing"),
    night_moods=("seedy", "electric", "lonely", "mysterious"),
)  # fmt: skip
