"""The city by night and in the wet: alleys of neon signs, a bar at the corner, the yard at the end."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import WIDTH
from scene_engine.painter import sky, texture
from scene_engine.painter.area import box
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import city, neon, street

WALLS = (city.DARK, city.BROWN, city.GRID, city.BRICKS, city.TEAL_GLASS)


def alley(stage: Stage) -> None:
    """Between two walls of signs, wet ground before us, a tower where it opens."""
    dice = stage.dice
    x, horizon, far = dice.between(110, 210), dice.between(104, 124), dice.between(20, 34)
    half = dice.between(54, 66)
    sky.paint(stage, horizon + 10)
    neon.afterglow(stage, 66)
    stage.glow(x, horizon, 110, dice.pick(neon.NEONS), 0.6)
    with stage.thing("skyscraper", "distant") as tower:
        crown, wall = dice.pick(("spire", "stepped", "aerial")), dice.pick((city.DARK, city.BLUE_GLASS))
        city.tower(
            stage, x + dice.between(-6, 6), horizon + 24, far * 2.2, dice.between(70, 100), wall, crown, 0.6
        )
    neon.skylight(stage, tower, neon.walls(stage, x, horizon, WALLS, far, half, 0.28))
    line = city.ground_line(x, horizon, half, far)
    ground = neon.wet_street(stage, x, horizon, line)
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
    neon.after_rain(stage, ground, line, x + dice.sign() * dice.between(40, 90), horizon + half)


def corner(stage: Stage) -> None:
    """A bar or a shop in front of us, its sign over the door, the street wet."""
    dice = stage.dice
    foot, storey = dice.between(140, 154), dice.between(88, 102)
    sky.paint(stage, 120)
    neon.afterglow(stage, 80)
    with stage.thing("skyscraper", "dark", many=True) as towers:
        walls = (city.DARK, city.TEAL_GLASS)
        city.skyline(stage, foot, 150, walls, 0.45, (26, 46), dice.between(20, 300), 1.1)
    left, right = dice.between(-60, 90), dice.between(220, 330)
    top = dice.pick((-2.0, dice.between(16, 44)))
    with stage.thing("building", "old") as house:
        neon.house_front(stage, left, right, top, storey, foot)
    neon.skylight(stage, towers, house)
    first, last = max(left, 0) + 4, min(right, WIDTH) - 4
    middle = first + (last - first) * dice.between(0.3, 0.7)
    with stage.thing("shop", "lit"):
        neon.shop(stage, first, last, middle, storey, foot)
    with stage.thing("awning", "striped"):
        reach = dice.between(20, 46)
        street.awning(stage, middle - reach, middle + reach, storey + 1, 14)
    if dice.chance(0.7):
        with stage.thing("fire escape", "iron"):
            street.fire_escape(stage, dice.pick((first + 22, last - 84)), storey - 16, 60, 4, 34)
    with stage.thing("neon sign", many=True):
        neon.neon_sign(stage, middle - 46, storey - 34, 92, 26, glyphs=dice.whole(3, 5))
        x, tall = dice.pick((first, last - 22)), dice.between(56, storey - 16)
        neon.neon_sign(stage, x, storey - tall - 8, 22, tall, glyphs=dice.whole(3, 4))
        x, size = middle + dice.sign() * dice.between(64, 84), dice.between(28, 44)
        neon.neon_sign(stage, x - size / 2, storey - size - 8, size, size)
    line = np.full(WIDTH, foot, np.float32)
    ground = neon.wet_street(stage, 160, foot - 50, line)
    with stage.thing("street lamp"):
        street.street_lamp(
            stage, (middle + dice.between(60, 260)) % WIDTH, foot + 14, dice.between(86, 110), dice.sign()
        )
    if dice.chance(0.75):
        with stage.thing("car", "parked"):
            size = dice.between(74, 96)
            street.car(stage, dice.between(60, 260), foot + 20, size, dice.pick(street.PAINTS), dice.sign())
    neon.after_rain(stage, ground, line + 8, dice.between(40, 280), foot + 6)
    neon.alley_mouth(stage)


def yard(stage: Stage) -> None:
    """The end of the alley: a lamp over a back door, an escape up the wall, crates and drums."""
    dice = stage.dice
    x, horizon, half = dice.between(130, 190), dice.between(96, 112), dice.between(54, 62)
    far = dice.between(60, 84)
    sky.paint(stage, horizon)
    neon.afterglow(stage, 28)
    foot = horizon + half * far / 120
    facade = dice.pick((city.BRICKS, city.BROWN))
    with stage.thing("building", "old") as back:
        # Its roof leaves a strip of sky: nothing else in this yard shows the hour.
        wall = box(x - far, max(horizon - dice.between(86, 130), 24.0), x + far, foot)
        grain = texture.bricks(dice, wall.xs, wall.ys, 8, 4) * 0.7
        city.face(stage, wall, facade, 0.5 + grain, 0.1, size=2.2, lit=neon.lit(stage, 0.3))
    neon.skylight(stage, back)
    with stage.thing("door", "metal"):
        door_x = x + dice.between(-0.6, 0.6) * far
        stage.fill(box(door_x - 11, foot - 36, door_x + 11, foot), city.NIGHT_WALL, 0.6)
        door = box(door_x - 8, foot - 33, door_x + 8, foot)
        stage.fill(door, dice.pick(street.PAINTS), 0.8 - 0.3 * door.down)
        stage.fill(box(door_x - 4, foot - 40, door_x + 4, foot - 37), neon.SHOP_LIGHTS[3][0], 0.95)
        stage.glow(door_x, foot - 28, 40, 0xFFD890, 0.75)
    neon.skylight(stage, neon.walls(stage, x, horizon, WALLS, far, half, 0.25))
    line = city.ground_line(x, horizon, half, far)
    ground = neon.wet_street(stage, x, horizon, line)
    with stage.thing("fire escape", "iron"):
        side = 1 if door_x < x else -1
        street.fire_escape(stage, x + side * far * 0.45 - 26, foot - 46, 52, 3, 30)
    with stage.thing("neon sign", many=True):
        neon.neon_sign(stage, door_x - 22, foot - 66, 44, 26, glyphs=dice.pick((0, 2, 3)))
        for side in (-1, 1):
            for depth in (96, 132)[dice.whole(0, 1) :]:
                neon.hanging_sign(stage, side, x + side * depth, horizon, depth)
    with stage.thing("barrel", "metal", many=True):
        side, at = dice.sign(), dice.between(66, 92)
        for number in range(dice.whole(2, 3)):
            row = foot + 14 + 9 * number
            street.drum(stage, x + side * (at + 13 * number), row, 22, 30, dice.pick(street.PAINTS))
    neon.after_rain(stage, ground, line, x - side * dice.between(30, 70), foot + 20)


KIND = Kind(
    name="neon alley",
    titles=(
        "neon alley", "cyberpunk alley", "alley with neon signs", "neon-lit back street",
        "dark alley in a city", "alley in a futuristic city",
    ),
    views={"alley": alley, "corner": corner, "yard": yard},
    times=("starless night", "moonlit night", "dusk", "starless night"),
    weathers=(("clear", 3), ("rain", 3), ("mist", 1), ("overcast", 1), ("thunderstorm", 0.6)),
    seasons=(),
    moods=("seedy", "restless", "glowing"),
    night_moods=("seedy", "electric", "lonely", "mysterious"),
)  # fmt: skip
