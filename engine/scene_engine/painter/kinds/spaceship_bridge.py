"""The bridge of a spaceship: before the great window, down the aisle to a round port, in the cockpit."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import perspective, shading, texture
from scene_engine.painter.area import Area, box, ellipse, polygon, stroke, union
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import STEEL, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import space

DECK = Material((0x14161F, 0x2C303E, 0x4A5060, 0x788090))
STRIP = Material((0x2890B8, 0x90E8FF, 0xF0FFFF), glows=True)
HULLS = (space.HULL, space.HULL_DARK, space.HULL_WARM)
VEILS = ((0x8030A0, 0x3060C0), (0x20A090, 0x2848B0), (0xC04060, 0x6030A0), (0xD08030, 0xA03060))


def wide(stage: Stage) -> None:
    """A window from wall to wall, consoles below it, the captain's chair before us."""
    dice = stage.dice
    hull = dice.pick(HULLS)
    top, sill = dice.between(22, 34), dice.between(104, 116)
    inset = dice.between(22, 44)
    _walls(stage, hull)
    pane = polygon([(inset + 18, top), (WIDTH - inset - 18, top), (WIDTH - inset, sill), (inset, sill)])
    _outside(stage, pane)
    struts = [dice.between(0.3, 0.36), dice.between(0.64, 0.7)] if dice.chance(0.7) else [0.5]
    with stage.thing("window frame", "metal"):
        _frame(stage, pane, hull)
        for t in struts:
            head, foot = inset + 18 + t * (WIDTH - 2 * inset - 36), inset + t * (WIDTH - 2 * inset)
            stage.fill(stroke([(head, top), (foot, sill)], 4, 6), hull, 0.7)
    with stage.thing("light strip", many=True):
        for x in (inset + 30, WIDTH - inset - 70):
            lamp = box(x, top - 12, x + 40, top - 8)
            stage.fill(lamp, STRIP, 0.8)
            stage.glow(x + 20, top - 10, 44, 0x60C8F0, 0.45)
    _deck(stage, sill + 8, dice.between(120, 200), sill - 40)
    with stage.thing("console", many=True):
        space.console(stage, inset + 10, WIDTH - inset - 10, sill - 4, sill + 24, 4)
        for side in (-1, 1):
            middle = WIDTH / 2 + side * dice.between(96, 112)
            space.console(stage, middle - 34, middle + 34, sill + 20, sill + 60, 9, -0.1)
    with stage.thing("chair"):
        space.chair(stage, WIDTH / 2 + dice.between(-40, 40), dice.between(176, 186), dice.between(66, 82))


def aisle(stage: Stage) -> None:
    """Down the aisle between consoles, to a round port at its end."""
    dice = stage.dice
    hull = dice.pick(HULLS)
    room = perspective.whole_room(dice.between(0.4, 0.6), dice.between(0.5, 0.6), dice.between(0.5, 0.56))
    r = (room.bottom - room.top) * dice.between(0.42, 0.47)
    x, y = (room.left + room.right) / 2, (room.top + room.bottom) / 2 - 3
    with stage.thing("wall", "metal"):
        for wall in (room.left_wall, room.right_wall):
            u, v = perspective.wall(wall, room.x, room.y)
            stage.fill(wall, hull, 0.4 + texture.bricks(dice, u, v, 46, 36, 3) * 0.9 + 0.2 * wall.down)
            stage.fill(wall.where((v > -30) & (v < -25)), STRIP, 0.6)
        stage.fill(room.back, hull, shading.down(room.back, 0.6, 0.4))
    with stage.thing("ceiling", "metal"):
        u, v = perspective.floor(room.ceiling, room.x, room.y)
        stage.fill(room.ceiling, hull, 0.28 + texture.bricks(dice, v, u, 40, 60, 4) * 0.6)
        stage.fill(room.ceiling.where(abs(u) < 7), STRIP, 0.8)
    with stage.thing("floor", "metal"):
        u, v = perspective.floor(room.floor, room.x, room.y)
        stage.fill(room.floor, DECK, 0.5 + texture.bricks(dice, v, u, 26, 30, 2) * 0.8)
        stage.fill(room.floor.where(abs(abs(u) - 34) < 2.4), STRIP, 0.4)
    port = ellipse(x, y, r)
    stage.fill(
        ellipse(x, y, r + 7),
        space.HULL,
        shading.ball(ellipse(x, y, r + 7), x, y, r, r, stage.side, 0.25, 0.9),
    )
    _outside(stage, port)
    with stage.thing("window frame", "round"):
        bars = union(
            [
                stroke([(x - r * a, y - r * b), (x + r * a, y + r * b)], 3, 3)
                for a, b in dice.pick(
                    (((1, 0), (0, 1)), ((0.7, 0.7), (0.7, -0.7)), ((0.5, 0.86), (0.5, -0.86), (1, 0)))
                )
            ]
        )
        stage.fill(bars & port, hull, 0.5)
        stage.fill(port - ellipse(x, y, r - 2), space.HULL_DARK, 0.3)
    with stage.thing("console", many=True):
        for factor in (1.05, 1.4, 2.0):
            foot = room.y + (room.bottom - room.y) * factor
            for side in (-1, 1):
                middle, half = room.x + side * 62 * factor, 20 * factor
                space.console(
                    stage,
                    middle - half,
                    middle + half,
                    foot - 25 * factor,
                    foot,
                    4 * factor,
                    max(-0.2, 0.8 - factor * 0.6),
                )
    with stage.thing("chair"):
        space.chair(
            stage, room.x + dice.between(-6, 6), room.y + (room.bottom - room.y) * 1.75, dice.between(58, 70)
        )


def cockpit(stage: Stage) -> None:
    """Two seats behind a raked canopy, the board before them alive with lights."""
    dice = stage.dice
    hull = dice.pick(HULLS)
    sill, peak, reach = dice.between(112, 122), dice.between(6, 16), dice.between(70, 96)
    _walls(stage, hull)
    canopy = polygon(
        [
            (-8, sill - 10),
            (WIDTH / 2 - reach, peak),
            (WIDTH / 2 + reach, peak),
            (WIDTH + 8, sill - 10),
            (WIDTH - 40, sill),
            (40, sill),
        ]
    )
    _outside(stage, canopy)
    with stage.thing("window frame", "metal"):
        _frame(stage, canopy, hull)
        for t in (-1, 1) if dice.chance(0.6) else (-1, 0, 1):
            strut = stroke([(WIDTH / 2 + t * reach * 0.45, peak), (WIDTH / 2 + t * 96, sill)], 5, 9)
            stage.fill(strut, hull, shading.across(strut, 0.4, 0.7))
    with stage.thing("console", "wide"):
        space.console(stage, 26, WIDTH - 26, sill - 2, sill + 44, 26)
        space.console(stage, WIDTH / 2 - 26, WIDTH / 2 + 26, sill + 26, HEIGHT + 10, 8, -0.05)
    with stage.thing("control panel", "overhead"):
        panel = polygon(
            [
                (WIDTH / 2 - reach + 8, -2),
                (WIDTH / 2 + reach - 8, -2),
                (WIDTH / 2 + reach * 0.7, peak + 8),
                (WIDTH / 2 - reach * 0.7, peak + 8),
            ]
        )
        stage.fill(panel, space.HULL_DARK, 0.5)
        for number in range(8):
            bx = WIDTH / 2 + (number - 3.5) * reach * 0.16
            stage.fill(box(bx - 3, 3, bx + 3, peak + 4), dice.pick((STRIP, space.BAY_LIGHT)), 0.6)
    with stage.thing("seat", many=True):
        for t in (-1, 1):
            space.chair(stage, WIDTH / 2 + t * dice.between(72, 88), 214, dice.between(108, 122), -0.25)


def _walls(stage: Stage, hull: Material) -> None:
    area = box(0, 0, WIDTH, HEIGHT)
    with stage.thing("wall", "metal"):
        plates = texture.bricks(stage.dice, area.xs, area.ys, 54, 40, 2) * 0.8
        stage.fill(area, hull, 0.36 + plates + 0.12 * (0.5 - area.down))
        for y in (16, 56, 96):
            stage.fill(box(0, y, WIDTH, y + 2), STEEL, 0.2)


def _deck(stage: Stage, top: float, x: float, horizon: float) -> None:
    floor = box(0, top, WIDTH, HEIGHT)
    with stage.thing("floor", "metal"):
        u, v = perspective.floor(floor, x, horizon)
        stage.fill(floor, DECK, 0.5 + 0.7 * texture.bricks(stage.dice, v, u, 40, 34, 2))


def _outside(stage: Stage, pane: Area) -> None:
    """What the window shows: stars, and a planet or a nebula or both."""
    dice = stage.dice
    x, y = pane.left + pane.width * dice.between(0.2, 0.8), pane.top + pane.height * dice.between(0.25, 0.75)
    with stage.thing("space", "starry", plural=""):
        space.starfield(stage, pane, round(pane.width * 0.55))
    show = dice.whole(0, 3)
    if show != 1:
        with stage.thing("nebula", "glowing", plural="nebulae"):
            space.nebula(
                stage,
                pane,
                dice.pick(VEILS),
                pane.left + pane.width * dice.unit(),
                y,
                pane.width * dice.between(0.4, 0.7),
            )
    if show != 0:
        ringed = dice.chance(0.4)
        world = dice.pick((space.OCEAN, *space.WORLDS))
        r = pane.height * (dice.between(0.28, 0.42) if ringed else dice.between(0.3, 0.75))
        with stage.thing("planet", *(("ringed",) if ringed else ())):
            space.planet(
                stage, x, y + r * 0.3, r, world, dice.chance(0.4), space.DUSTY if ringed else None, pane
            )
    if dice.chance(0.3):
        with stage.thing("moon", plural="moons"):
            r = dice.between(8, 13)
            space.planet(
                stage,
                pane.left + pane.width * dice.between(0.15, 0.85),
                pane.top + pane.height * 0.3,
                r,
                space.DUSTY,
                clip=pane,
            )


def _frame(stage: Stage, pane: Area, hull: Material) -> None:
    """The rim of a window: dark within, bright below where the light falls on it."""
    for dx, dy, value in ((0, -1, 0.2), (-1, 0, 0.3), (1, 0, 0.3), (0, 1, 0.9)):
        for depth in (1, 2, 3):
            stage.fill(pane.edge(dx * depth, dy * depth), hull, value)


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
