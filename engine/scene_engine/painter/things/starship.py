"""Inside a spaceship: plated walls and decks, windows on the stars, consoles and chairs."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, perspective, shading, texture
from scene_engine.painter.area import Area, box, ellipse, everywhere, polygon, stroke
from scene_engine.painter.light import pack
from scene_engine.painter.materials import IRON, STEEL, Material, rgb
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import space
from scene_engine.painter.things.space import HULL, HULL_DARK, SCREENS

VEILS = ((0x8030A0, 0x3060C0), (0x20A090, 0x2848B0), (0xC04060, 0x6030A0), (0xD08030, 0xA03060))
LEATHERS = (
    Material((0x1A0C14, 0x4A1C24, 0x7E3634, 0xC07058)),
    Material((0x101420, 0x26304C, 0x485C84, 0x90A8C8)),
    Material((0x20180E, 0x54401E, 0x907034, 0xD0B068)),
    Material((0x0E1A18, 0x244440, 0x44746C, 0x90B8A8)),
)
DECK = Material((0x14161F, 0x2C303E, 0x4A5060, 0x788090))
STRIP = Material((0x2890B8, 0x90E8FF, 0xF0FFFF), glows=True)


WATCHES = (
    (0xFFFFFF, 0x606880), (0xD8ECFF, 0x30406C), (0xFFE8C8, 0x4C3448), (0xFF9080, 0x481828),
    (0xB8F8E8, 0x1C4454), (0xE0C8FF, 0x382858),
)  # fmt: skip
"""How a ship may be lit: (key, ambient), as `Stage.relight`."""


def screen(stage: Stage, x0: float, y0: float, x1: float, y1: float, colour: int) -> None:
    """A display: a curve, bars, a radar or a chart of stars in one glowing colour."""
    dice = stage.dice
    glass = box(x0, y0, x1, y1)
    if glass.width < 6 or glass.height < 5:
        return
    stage.fill(glass, Material((0x04080E, 0x081820, 0x10283A), glows=True), 0.8 - 0.6 * glass.down)
    base = rgb(colour)
    light = int(pack(stage.light.grade(base))), int(pack(stage.light.grade(base * np.float32(0.5))))
    kind, w, h = dice.whole(0, 3), x1 - x0, y1 - y0
    if kind == 0:
        wave = y0 + h * (0.2 + 0.6 * noise.line(dice, glass.width, 12, 2))
        stage.paint(glass.where(np.abs(glass.ys - wave[None]) < 1.1), light[0])
    elif kind == 1:
        count = max(3, int(w / 5))
        tall = noise.line(dice, count, 3, 1)
        column = np.clip(((glass.xs - x0) / w * count).astype(np.intp), 0, count - 1)
        bars = (glass.ys > y1 - 2 - (h - 4) * tall[column]) & ((glass.xs - x0) / w * count % 1 < 0.7)
        stage.paint(glass.where(bars), light[0])
    elif kind == 2:
        r = min(w, h) * 0.42
        cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
        far = np.sqrt((glass.xs - cx) ** 2 + (glass.ys - cy) ** 2)
        stage.paint(glass.where((np.abs(far - r) < 0.8) | (np.abs(far - r * 0.5) < 0.6)), light[1])
        stage.paint(stroke([(cx, cy), (cx + r * 0.7, cy - r * 0.7)], 1.4, 1.4) & glass, light[0])
        stage.paint(ellipse(cx - r * 0.4, cy - r * 0.1, 1.5) & glass, light[0])
    else:
        rows = np.floor((glass.ys - y0) / 3)
        long = noise.line(dice, 64, 2, 1)[np.clip(rows, 0, 63).astype(np.intp)]
        stage.paint(
            glass.where(
                ((glass.ys - y0) % 3 < 1.5) & (glass.xs - x0 > 2) & (glass.xs - x0 < w * (0.3 + 0.65 * long))
            ),
            light[0],
        )
    stage.fill(glass - box(x0 + 1, y0 + 1, x1 - 1, y1 - 1), HULL_DARK, 0.75)
    stage.glow((x0 + x1) / 2, (y0 + y1) / 2, max(w, h) * 0.9, colour, 0.25)


def console(
    stage: Stage, x0: float, x1: float, top: float, foot: float, lean: float = 6, distance: float = 0.0
) -> None:
    """A desk with a slanted board of lit buttons and screens above its front.

    Args:
        stage: Where.
        x0: Column of its left edge.
        x1: Of its right edge.
        top: Row of the far edge of its board.
        foot: Row of its foot.
        lean: How many columns the near edge of the board is wider, each side.
        distance: As `Light.ramp`.
    """
    dice = stage.dice
    fold = top + (foot - top) * 0.45
    front = polygon([(x0 - lean, fold), (x1 + lean, fold), (x1 + lean * 0.6, foot), (x0 - lean * 0.6, foot)])
    stage.fill(front, HULL_DARK, 0.5 - 0.35 * front.down, distance)
    stage.fill(
        front.where(np.floor((front.xs - x0) / 14) % 2 == 0), HULL_DARK, 0.58 - 0.35 * front.down, distance
    )
    board = polygon([(x0, top), (x1, top), (x1 + lean, fold), (x0 - lean, fold)])
    stage.fill(board, HULL, 0.42 - 0.18 * board.down, distance)
    stage.fill(board.edge(0, -1), HULL, 0.9, distance)
    stage.fill(box(x0 - lean, fold, x1 + lean, fold + 2), STEEL, 0.8, distance)
    x = x0 + 3
    while x < x1 - 6:
        wide = dice.between(12, 26)
        right = min(x + wide, x1 - 3)
        colour = dice.pick(SCREENS)
        if dice.chance(0.55):
            screen(stage, x, top + 2, right, fold - 2, colour)
        else:
            pad = box(x, top + 3, right, fold - 2)
            cells = (np.floor((pad.xs - x) / 4) * 7 + np.floor((pad.ys - top) / 4) * 3).astype(np.intp)
            keys = pad.where(((pad.xs - x) % 4 < 3) & ((pad.ys - top) % 4 < 3))
            hues = np.array(
                [stage.light.colour(c, lit=False) for c in (colour, 0x2A3040, 0x3A4458, 0xFFE0A0, 0x2A3040)],
                np.uint32,
            )
            stage.paint(keys, np.broadcast_to(hues[cells % 5], pad.mask.shape))
        x = right + 3


def chair(
    stage: Stage, x: float, y: float, size: float, distance: float = 0.0, leather: Material | None = None
) -> None:
    """A captain's chair seen from behind; `y` is the floor."""
    leather = stage.dice.pick(LEATHERS) if leather is None else leather
    stage.shade(ellipse(x, y, size * 0.46, size * 0.12), 0.55)
    stage.fill(ellipse(x, y - size * 0.03, size * 0.3, size * 0.08), STEEL, 0.4, distance)
    pole = box(x - size * 0.06, y - size * 0.3, x + size * 0.06, y)
    stage.fill(pole, STEEL, shading.column(pole, stage.side), distance)
    for t in (-1, 1):
        arm = box(
            x + t * size * 0.36 - size * 0.08,
            y - size * 0.56,
            x + t * size * 0.36 + size * 0.08,
            y - size * 0.26,
        )
        stage.fill(arm, HULL_DARK, 0.75 - 0.5 * arm.down, distance)
        stage.fill(
            box(arm.left + 1, arm.top, arm.left + arm.width - 1, arm.top + 2),
            Material((0x30A0C0, 0xA0F0FF), glows=True),
            0.6,
        )
    back = polygon(
        [
            (x - size * 0.26, y - size * 0.24),
            (x - size * 0.3, y - size * 0.72),
            (x - size * 0.2, y - size * 0.98),
            (x + size * 0.2, y - size * 0.98),
            (x + size * 0.3, y - size * 0.72),
            (x + size * 0.26, y - size * 0.24),
        ]
    )
    stage.fill(
        back, leather, shading.column(back, stage.side, 0.2, 0.75) + 0.15 * (0.5 - back.down), distance
    )
    stage.fill(back.edge(0, -1) | back.edge(stage.side, 0), leather, 0.95, distance)
    stage.fill(box(x - size * 0.2, y - size * 0.62, x + size * 0.2, y - size * 0.6), IRON, 0.2, distance)


def walls(stage: Stage, hull: Material, plate: float = 54) -> None:
    """The wall of a room that fills the canvas: plates of hull with seams and rivet rows."""
    area = box(0, 0, WIDTH, HEIGHT)
    with stage.thing("wall", "metal"):
        plates = texture.bricks(stage.dice, area.xs, area.ys, plate, plate * 0.74, 2) * 0.8
        stage.fill(area, hull, 0.36 + plates + 0.12 * (0.5 - area.down))
        for y in (16, 56, 96):
            stage.fill(box(0, y, WIDTH, y + 2), STEEL, 0.2)


def deck(stage: Stage, top: float, x: float, horizon: float) -> None:
    """A floor of plates from row `top` down, running to (x, horizon)."""
    floor = box(0, top, WIDTH, HEIGHT)
    with stage.thing(""):
        u, v = perspective.floor(floor, x, horizon)
        stage.fill(floor, DECK, 0.5 + 0.7 * texture.bricks(stage.dice, v, u, 40, 34, 2))


def mood_light(stage: Stage, x: float, y: float) -> None:
    """Lights what is painted so far: bright about (x, y), in the colour of the ship's watch."""
    dice = stage.dice
    key, ambient = dice.pick(WATCHES)
    area = everywhere()
    far = ((area.xs - x) / 190) ** 2 + ((area.ys - y) / 130) ** 2
    stage.relight(np.clip(1.12 - 0.75 * far, 0, 1.1), key, ambient)


def strip_light(stage: Stage, x0: float, x1: float, y: float) -> None:
    """A lamp in the ceiling."""
    stage.fill(box(x0, y, x1, y + 4), STRIP, 0.8)
    stage.glow((x0 + x1) / 2, y + 2, (x1 - x0) + 6, 0x60C8F0, 0.45)


def outside(stage: Stage, pane: Area) -> None:
    """What the window shows: stars, and a planet or a nebula or both."""
    dice = stage.dice

    def within(low: float, high: float) -> tuple[float, float]:
        x = pane.left + pane.width * dice.between(low, high)
        return x, pane.top + pane.height * dice.between(low, high)

    with stage.thing("space", "starry", plural=""):
        space.starfield(stage, pane, round(pane.width * 0.55))
    show = dice.whole(0, 4)
    if show != 1:
        with stage.thing("nebula", "glowing", plural="nebulae"):
            space.nebula(
                stage, pane, dice.pick(VEILS), *within(0.1, 0.9), pane.width * dice.between(0.4, 0.7)
            )
    if show != 0:
        ringed = dice.chance(0.4)
        world = dice.pick((space.OCEAN, *space.WORLDS))
        x, y = within(0.2, 0.8)
        r = pane.height * (dice.between(0.28, 0.42) if ringed else dice.between(0.3, 0.9))
        ring = space.DUSTY if ringed else None
        with stage.thing("planet", *(("ringed",) if ringed else ())):
            space.planet(stage, x, y + r * 0.4, r, world, dice.chance(0.4), ring, pane)
    if dice.chance(0.3):
        with stage.thing("moon", plural="moons"):
            space.planet(stage, *within(0.15, 0.4), dice.between(8, 14), space.DUSTY, clip=pane)


def frame(stage: Stage, pane: Area, hull: Material) -> None:
    """The rim of a window: dark within, bright below where the light falls on it."""
    for dx, dy, value in ((0, -1, 0.2), (-1, 0, 0.3), (1, 0, 0.3), (0, 1, 0.9)):
        for depth in (1, 2, 3):
            stage.fill(pane.edge(dx * depth, dy * depth), hull, value)
