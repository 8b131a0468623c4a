"""The bridge of a spaceship: before the great window, down the aisle to a round port, in the cockpit."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import perspective, shading, texture
from scene_engine.painter.area import box, ellipse, polygon, stroke, union
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import space, starship

HULLS = (space.HULL, space.HULL_DARK, space.HULL_WARM)
BARS = (((1, 0), (0, 1)), ((0.7, 0.7), (0.7, -0.7)), ((0.5, 0.86), (0.5, -0.86), (1, 0)))
"""Spokes of a round window, as directions from its middle."""


def wide(stage: Stage) -> None:
    """A window from wall to wall, consoles below it, the captain's chair before us."""
    dice, hull = stage.dice, stage.dice.pick(HULLS)
    top, sill, inset = dice.between(20, 34), dice.between(98, 116), dice.between(14, 52)
    slope = dice.pick((18.0, 0.0, -14.0))
    starship.walls(stage, hull, dice.between(40, 70))
    starship.deck(stage, sill + 8, dice.between(120, 200), sill - 40)
    starship.mood_light(stage, WIDTH / 2, sill)
    left, right = max(inset + slope, 4), min(WIDTH - inset - slope, WIDTH - 4)
    pane = polygon([(left, top), (right, top), (WIDTH - inset, sill), (inset, sill)])
    starship.outside(stage, pane)
    with stage.thing("window frame", "metal"):
        starship.frame(stage, pane, hull)
        for t in dice.pick(((0.33, 0.67), (0.5,), (0.25, 0.5, 0.75), ())):
            head, foot = left + t * (right - left), inset + t * (WIDTH - 2 * inset)
            stage.fill(stroke([(head, top), (foot, sill)], 4, 6), hull, 0.7)
    with stage.thing("light strip", many=True):
        for x in (72, 208):
            starship.strip_light(stage, x, x + 40, top - 12)
    with stage.thing("console", many=True):
        starship.console(stage, inset + 10, WIDTH - inset - 10, sill - 4, sill + 24, 4)
        spread, low = dice.between(92, 116), dice.between(18, 28)
        for side in (-1, 1):
            middle = WIDTH / 2 + side * spread
            starship.console(stage, middle - 36, middle + 36, sill + low, sill + low + 42, 9, -0.1)
    with stage.thing("chair"):
        starship.chair(stage, WIDTH / 2 + dice.between(-40, 40), dice.between(176, 186), dice.between(66, 86))


def aisle(stage: Stage) -> None:
    """Down the aisle between consoles, to a round port at its end."""
    dice, hull = stage.dice, stage.dice.pick(HULLS)
    share, high = dice.between(0.46, 0.62), dice.between(0.48, 0.6)
    room = perspective.whole_room(dice.between(0.35, 0.65), share, high)
    r = (room.bottom - room.top) * dice.between(0.42, 0.48)
    x, y = (room.left + room.right) / 2, (room.top + room.bottom) / 2 - 3
    with stage.thing("wall", "metal"):
        for wall in (room.left_wall, room.right_wall):
            u, v = perspective.wall(wall, room.x, room.y)
            stage.fill(wall, hull, 0.4 + texture.bricks(dice, u, v, 46, 36, 3) * 0.9 + 0.2 * wall.down)
            stage.fill(wall.where((v > -30) & (v < -25)), starship.STRIP, 0.6)
        stage.fill(room.back, hull, shading.down(room.back, 0.6, 0.4))
    with stage.thing(""):
        u, v = perspective.floor(room.ceiling, room.x, room.y)
        stage.fill(room.ceiling, hull, 0.28 + texture.bricks(dice, v, u, 40, 60, 4) * 0.6)
        stage.fill(room.ceiling.where(abs(u) < 7), starship.STRIP, 0.8)
    with stage.thing(""):
        u, v = perspective.floor(room.floor, room.x, room.y)
        stage.fill(room.floor, starship.DECK, 0.5 + texture.bricks(dice, v, u, 26, 30, 2) * 0.8)
        stage.fill(room.floor.where(abs(abs(u) - 34) < 2.4), starship.STRIP, 0.4)
    starship.mood_light(stage, x, y)
    with stage.thing("window frame", "round"):
        rim, port = ellipse(x, y, r + 7), ellipse(x, y, r)
        stage.fill(rim, space.HULL, shading.ball(rim, x, y, r, r, stage.side, 0.25, 0.9))
        starship.outside(stage, port)
        bars = [stroke([(x - r * a, y - r * b), (x + r * a, y + r * b)], 3, 3) for a, b in dice.pick(BARS)]
        stage.fill(union(bars) & port, hull, 0.5)
        stage.fill(port - ellipse(x, y, r - 2), space.HULL_DARK, 0.3)
    reach = dice.between(58, 72)
    with stage.thing("console", many=True):
        for factor in (1.05, 1.4, 2.0)[dice.whole(0, 1) :]:
            foot = room.y + (room.bottom - room.y) * factor
            for side in (-1, 1):
                middle, half = room.x + side * reach * factor, 20 * factor
                top, dark = foot - 25 * factor, max(-0.2, 0.8 - factor * 0.6)
                starship.console(stage, middle - half, middle + half, top, foot, 4 * factor, dark)
    with stage.thing("chair"):
        foot = room.y + (room.bottom - room.y) * dice.between(1.5, 1.8)
        starship.chair(stage, room.x + dice.between(-8, 8), foot, dice.between(54, 70))


def cockpit(stage: Stage) -> None:
    """Two seats behind a raked canopy, the board before them alive with lights."""
    dice, hull, middle = stage.dice, stage.dice.pick(HULLS), WIDTH / 2
    sill, peak, reach = dice.between(106, 124), dice.between(6, 16), dice.between(60, 110)
    starship.walls(stage, hull)
    starship.mood_light(stage, middle, sill)
    low = sill - dice.between(6, 34)
    canopy = polygon([
        (-8, low), (middle - reach, peak), (middle + reach, peak), (WIDTH + 8, low), (WIDTH - 40, sill),
        (40, sill),
    ])  # fmt: skip
    starship.outside(stage, canopy)
    with stage.thing("window frame", "metal"):
        starship.frame(stage, canopy, hull)
        for t in dice.pick(((-1, 1), (-1, 0, 1), (-1.6, -0.5, 0.5, 1.6))):
            strut = stroke([(middle + t * reach * 0.45, peak), (middle + t * 96, sill)], 5, 9) & canopy
            stage.fill(strut, hull, shading.across(strut, 0.4, 0.7))
    with stage.thing("console", "wide"):
        starship.console(stage, 26, WIDTH - 26, sill - 2, sill + dice.between(38, 48), 26)
        half = dice.between(20, 34)
        starship.console(stage, middle - half, middle + half, sill + 26, HEIGHT + 10, 8, -0.05)
    with stage.thing("control panel", "overhead"):
        ends = ((-reach + 8, -2), (reach - 8, -2), (reach * 0.7, peak + 8), (-reach * 0.7, peak + 8))
        stage.fill(polygon([(middle + dx, row) for dx, row in ends]), space.HULL_DARK, 0.5)
        for number in range(8):
            x = middle + (number - 3.5) * reach * 0.16
            stage.fill(box(x - 3, 3, x + 3, peak + 4), dice.pick((starship.STRIP, space.BAY_LIGHT)), 0.6)
    with stage.thing("seat", many=True):
        spread, size, leather = dice.between(68, 96), dice.between(104, 124), dice.pick(starship.LEATHERS)
        for side in (-1, 1):
            starship.chair(stage, middle + side * spread, 214, size, -0.25, leather)


KIND = Kind(
    name="spaceship bridge",
    titles=(
        "spaceship bridge", "bridge of a spaceship", "spaceship cockpit", "starship control room",
        "inside of a spaceship", "command deck of a starship",
    ),
    views={"wide": wide, "aisle": aisle, "cockpit": cockpit},
    times=("noon",),
    weathers=(("clear", 1),),
    seasons=(),
    lamps=("lamplight",),
    moods=("quiet", "tense", "futuristic", "lonely"),
    night_moods=("quiet", "tense", "futuristic", "lonely"),
)  # fmt: skip
