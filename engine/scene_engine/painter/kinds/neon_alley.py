"""The city by night and in the wet: alleys of neon signs, a bar at the corner, the lanes of flying cars."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, perspective, shading, sky, texture
from scene_engine.painter.area import Area, below, box, polygon
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BRICK, IRON, WOOD_DARK, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import city, street

WALLS = (city.DARK, city.BROWN, city.GRID, city.BRICKS, city.TEAL_GLASS)
SHOP_LIGHT = Material((0x7A3A5C, 0xE08048, 0xFFD890), glows=True)


def alley(stage: Stage) -> None:
    """Between two walls of signs, wet ground before us, a tower where it opens."""
    dice = stage.dice
    x, horizon, far = dice.between(110, 210), dice.between(104, 124), dice.between(20, 34)
    half = dice.between(54, 66)
    sky.paint(stage, horizon + 10)
    with stage.thing("skyscraper", "distant"):
        city.tower(
            stage,
            x + dice.between(-6, 6),
            horizon + 24,
            far * 2.2,
            dice.between(80, 118),
            city.DARK,
            dice.pick(("spire", "stepped", "aerial")),
            0.5,
            0.8,
        )
    stage.glow(x, horizon, 80, dice.pick(street.NEONS), 0.5)
    with stage.thing("building", "dark", many=True):
        for side in (-1, 1):
            city.canyon(stage, side, x, horizon, WALLS, 320, far, half, (150, 320), 0.28)
    line = city.ground_line(x, horizon, half, far)
    ground = _street(stage, x, horizon, line)
    for side in (-1, 1):
        _shops(stage, side, x, horizon, half)
    with stage.thing("neon sign", many=True):
        for side in (-1, 1):
            for depth in (42, 58, 84, 122, 150)[dice.whole(0, 1) :]:
                _hanging_sign(stage, side, x + side * depth * dice.between(0.95, 1.06), horizon, depth)
    with stage.thing("cable", many=True):
        for _ in range(dice.whole(1, 3)):
            y = dice.between(4, 50)
            street.cable(stage, x - 150, y, x + 150, y + dice.between(-20, 20), dice.between(8, 22), -0.5)
    if dice.chance(0.6):
        with stage.thing("car", "parked"):
            street.car_behind(
                stage,
                x + dice.between(-16, 16),
                horizon + half * 0.62,
                46,
                dice.pick(street.PAINTS),
                dice.chance(0.5),
            )
    _finish(stage, ground, line, x + dice.sign() * dice.between(40, 90), horizon + half)


def corner(stage: Stage) -> None:
    """A bar or a shop in front of us, its sign over the door, the street wet."""
    dice = stage.dice
    foot = dice.between(142, 154)
    sky.paint(stage, 120)
    with stage.thing("skyscraper", "dark", many=True):
        city.skyline(
            stage, foot, 150, (city.DARK, city.TEAL_GLASS), 0.45, (26, 46), dice.between(20, 300), 1.1
        )
    left, right = dice.between(-60, 60), dice.between(236, 330)
    facade = dice.pick((city.BRICKS, city.BROWN, city.GRID))
    with stage.thing("building", "old"):
        front = box(left, -2, right, foot)
        storey = foot - 54
        grain = texture.bricks(dice, front.xs, front.ys, 10, 5) * 0.7
        stage.fill(front, facade.wall, 0.45 + grain, 0.05)
        upper = box(left, -2, right, storey - 8)
        city.face(stage, upper, facade, 0.45 + grain[: upper.height], 0.05, size=2.6, lit=0.35)
        stage.fill(box(left - 2, storey - 8, right + 2, storey - 3), facade.wall, 0.8, 0.05)
    middle = left + (right - left) * dice.between(0.3, 0.7)
    with stage.thing("shop", "lit"):
        _front(stage, max(left, 0) + 8, middle - 16, storey, foot)
        _front(stage, middle + 16, min(right, WIDTH) - 8, storey, foot)
        door = box(middle - 12, foot - 40, middle + 12, foot)
        stage.fill(door, WOOD_DARK, 0.5)
        stage.fill(box(middle - 8, foot - 36, middle + 8, foot - 14), SHOP_LIGHT, 0.8)
    with stage.thing("awning", "striped"):
        street.awning(stage, middle - 22, middle + 22, storey + 2, 14)
    if dice.chance(0.7):
        with stage.thing("fire escape", "iron"):
            city.fire_escape(stage, dice.pick((left + 26, right - 90)), storey - 16, 60, 4, 34)
    with stage.thing("neon sign", many=True):
        street.neon_sign(stage, middle - 46, storey - 34, 92, 26, glyphs=dice.whole(3, 5))
        tall = dice.between(60, 84)
        street.neon_sign(
            stage,
            dice.pick((max(left, 0) + 4, min(right, WIDTH) - 26)),
            storey - tall - 8,
            22,
            tall,
            glyphs=dice.whole(3, 4),
        )
        street.neon_sign(stage, middle + dice.sign() * dice.between(60, 84) - 16, storey - 40, 32, 32)
    line = np.full(WIDTH, foot, np.float32)
    ground = _street(stage, 160, foot - 50, line)
    with stage.thing("street lamp"):
        street.street_lamp(stage, dice.between(20, 300), foot + 14, dice.between(86, 110), dice.sign())
    if dice.chance(0.75):
        with stage.thing("car", "parked"):
            street.car(
                stage,
                dice.between(60, 260),
                foot + 20,
                dice.between(74, 92),
                dice.pick(street.PAINTS),
                dice.sign(),
            )
    _finish(stage, ground, line + 8, dice.between(40, 280), foot + 6)


def high(stage: Stage) -> None:
    """From a balcony, high over the lanes between towers where the cars fly."""
    dice = stage.dice
    sky.paint(stage, 150)
    colours = dice.some(street.NEONS, 2)
    with stage.thing("skyscraper", "dark", many=True):
        city.skyline(
            stage, HEIGHT, 150, (city.DARK, city.TEAL_GLASS), 0.7, (20, 34), dice.between(90, 230), 0.7
        )
        stage.glow(WIDTH / 2, 190, 190, colours[0], 0.5)
        city.skyline(stage, HEIGHT, 120, (city.DARK, city.BLUE_GLASS), 0.4, (30, 50), None, 1.0)
        stage.glow(dice.between(40, 280), 200, 150, colours[1], 0.4)
    centre = dice.between(120, 200)
    for side in (-1, 1):
        x = centre + side * dice.between(84, 104)
        with stage.thing("tower", "huge"):
            city.tower(
                stage, x + side * 46, HEIGHT + 4, 96, dice.between(150, 240), city.DARK, "flat", 0.08, 1.5
            )
        with stage.thing("neon sign", "tall"):
            wide, tall = dice.between(24, 32), dice.between(76, 110)
            street.neon_sign(stage, x - wide / 2, dice.between(24, 60), wide, tall, glyphs=dice.whole(3, 4))
        if dice.chance(0.6):
            with stage.thing("neon sign", "round"):
                street.neon_sign(stage, x + side * 28, dice.between(90, 120), 40, 40)
    with stage.thing("flying car", many=True):
        for y, size in ((60, 20), (92, 30), (128, 44))[dice.whole(0, 1) :]:
            for _ in range(dice.whole(1, 2)):
                street.car(
                    stage,
                    dice.between(60, 260),
                    y + dice.between(-8, 8),
                    size,
                    dice.pick(street.PAINTS),
                    dice.sign(),
                    0.1,
                    True,
                )
    with stage.thing("balcony", "iron"):
        rail = box(0, 170, WIDTH, 174) | box(0, 184, WIDTH, HEIGHT)
        for column in range(6, WIDTH, 26):
            rail = rail | box(column, 170, column + 3, HEIGHT)
        stage.fill(rail, IRON, shading.down(rail, 0.7, 0.2), -0.4)
    if dice.chance(0.5):
        with stage.thing("steam", plural=""):
            street.steam(stage, dice.between(30, 290), HEIGHT, 120, 0.6)


def _street(stage: Stage, x: float, horizon: float, line: np.ndarray) -> Area:
    ground = below(line)
    with stage.thing("street", "wet"):
        u, v = perspective.floor(ground, x, horizon)
        slabs = texture.stones(stage.dice, u, v * 0.6, 14) * 0.5
        stage.fill(ground, street.ASPHALT, 0.42 + slabs, 0.0)
    return ground


def _shops(stage: Stage, side: int, x: float, horizon: float, half: float) -> None:
    """Lit shop windows along the foot of one wall of the alley."""
    dice = stage.dice
    with stage.thing("shop window", many=True):
        for inner, outer in ((44, 58), (66, 96), (108, 170))[dice.whole(0, 1) :]:
            top, foot = dice.between(-0.05, 0.1) * half, half * 0.84
            pane = polygon(
                [
                    (x + side * inner, horizon + top * inner / 120),
                    (x + side * outer, horizon + top * outer / 120),
                    (x + side * outer, horizon + foot * outer / 120),
                    (x + side * inner, horizon + foot * inner / 120),
                ]
            )
            goods = noise.field(dice, pane.height, pane.width, 8, 1) - 0.5
            stage.fill(pane, SHOP_LIGHT, 0.85 - 0.4 * pane.down + 0.3 * goods * pane.down)
            stage.fill(pane.edge(1, 0) | pane.edge(-1, 0) | pane.edge(0, -1), IRON, 0.2)
            stage.glow(x + side * inner, horizon + foot * outer / 120, 50, 0xFFB060, 0.3)


def _hanging_sign(stage: Stage, side: int, wall: float, horizon: float, depth: float) -> None:
    """A sign that stands out from the wall into the alley, at a depth of so many columns."""
    dice = stage.dice
    scale = depth / 120
    if dice.chance(0.65):
        wide, tall, count = 30 * scale, dice.between(76, 110) * scale, dice.whole(2, 4)
    else:
        wide, tall, count = 44 * scale, 44 * scale, 0
    wide, tall = max(wide, 12), max(tall, 16)
    top = horizon - dice.between(30, 120) * scale - tall
    street.neon_sign(stage, wall - wide if side > 0 else wall, max(top, 4), wide, tall, glyphs=count)


def _front(stage: Stage, x0: float, x1: float, storey: float, foot: float) -> None:
    """A shop window between two columns, with shelves of shapes behind the glass."""
    if x1 - x0 < 16:
        return
    stage.fill(box(x0 - 3, storey, x1 + 3, foot), city.NIGHT_WALL, 0.5)
    pane = box(x0, storey + 12, x1, foot - 10)
    goods = noise.field(stage.dice, pane.height, pane.width, 9, 1) - 0.5
    stage.fill(pane, SHOP_LIGHT, 0.85 - 0.5 * pane.down + 0.5 * goods * (pane.down > 0.5))
    for t in range(1, max(2, round((x1 - x0) / 30))):
        bar = x0 + (x1 - x0) * t / max(2, round((x1 - x0) / 30))
        stage.fill(box(bar, storey + 12, bar + 2, foot - 10), IRON, 0.25)
    stage.glow((x0 + x1) / 2, foot, 60, 0xFFB060, 0.3)


def _finish(stage: Stage, ground: Area, line: np.ndarray, x: float, y: float) -> None:
    """Steam from a grating, then the lights in the wet street."""
    if stage.dice.chance(0.6):
        with stage.thing("steam", plural=""):
            street.steam(stage, x, y, stage.dice.between(60, 100), 0.6)
    city.wet(stage, ground, line, 0.62, 2)


KIND = Kind(
    name="neon alley",
    titles=(
        "neon alley", "cyberpunk alley", "alley with neon signs", "cyberpunk city street", "neon city at night",
        "futuristic city street", "dark alley in a city",
    ),
    views={"alley": alley, "corner": corner, "high": high},
    times=("starless night", "moonlit night", "dusk", "starless night"),
    weathers=(("clear", 3), ("rain", 3), ("mist", 1), ("overcast", 1), ("thunderstorm", 0.6)),
    seasons=(),
    moods=("seedy", "restless", "glowing"),
    night_moods=("seedy", "electric", "lonely", "mysterious"),
)  # fmt: skip
