"""The city by night: neon signs, lit shops, and what a wet street makes of them."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, perspective, shading, texture
from scene_engine.painter.area import Area, Point, below, box, everywhere, stroke, union
from scene_engine.painter.dice import Dice
from scene_engine.painter.materials import BRICK, WOOD_DARK, Material
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things.city import (
    BRICKS,
    BROWN,
    GRID,
    NIGHT_WALL,
    Facade,
    Field,
    canyon,
    face,
    receding,
)
from scene_engine.painter.things.street import ASPHALT, steam

NEONS = (0xFF3C96, 0x28E8F0, 0xFFC838, 0x78F850, 0xA868FF, 0xFF5A38, 0x4C8CFF)
PANEL = Material((0x08080E, 0x14141F, 0x24243A), glows=True)
SHOP_LIGHTS = (
    (Material((0x4A1C34, 0xA84C3C, 0xE88848, 0xFFD890), glows=True), 0xFFB060),
    (Material((0x3C1048, 0x90308C, 0xE868B0, 0xFFD0E0), glows=True), 0xFF60B0),
    (Material((0x0C2C44, 0x1C7480, 0x58C8B8, 0xE0FFE8), glows=True), 0x50E0D0),
    (Material((0x3C2C10, 0x8C7020, 0xD8B840, 0xFFF4B0), glows=True), 0xFFE070),
)
"""What shines from shops, with the glow that it throws."""

# Pictograms as lines in a square of 0..1.
PICTOGRAMS: dict[str, tuple[tuple[Point, ...], ...]] = {
    "cocktail glass": (
        ((0.1, 0.1), (0.9, 0.1), (0.5, 0.55), (0.1, 0.1)), ((0.5, 0.55), (0.5, 0.92)),
        ((0.28, 0.92), (0.72, 0.92)),
    ),
    "noodle bowl": (
        ((0.05, 0.45), (0.95, 0.45), (0.8, 0.75), (0.62, 0.9), (0.38, 0.9), (0.2, 0.75), (0.05, 0.45)),
        ((0.6, 0.4), (0.95, 0.05)), ((0.3, 0.35), (0.22, 0.22), (0.34, 0.1)),
    ),
    "fish": (
        ((0.05, 0.5), (0.25, 0.25), (0.5, 0.2), (0.75, 0.5), (0.97, 0.25), (0.97, 0.75), (0.75, 0.5),
         (0.5, 0.8), (0.25, 0.75), (0.05, 0.5)), ((0.27, 0.45), (0.3, 0.45)),
    ),
    "arrow": (((0.5, 0.05), (0.5, 0.9)), ((0.15, 0.55), (0.5, 0.92), (0.85, 0.55))),
    "heart": (
        ((0.5, 0.92), (0.08, 0.45), (0.1, 0.2), (0.3, 0.1), (0.5, 0.28), (0.7, 0.1), (0.9, 0.2), (0.92, 0.45),
         (0.5, 0.92)),
    ),
    "lightning bolt": (
        ((0.6, 0.03), (0.2, 0.55), (0.55, 0.52), (0.35, 0.97), (0.82, 0.38), (0.48, 0.42), (0.6, 0.03)),
    ),
    "eye": (
        ((0.03, 0.5), (0.3, 0.25), (0.7, 0.25), (0.97, 0.5), (0.7, 0.75), (0.3, 0.75), (0.03, 0.5)),
        ((0.42, 0.5), (0.5, 0.4), (0.58, 0.5), (0.5, 0.6), (0.42, 0.5)),
    ),
    "cup": (
        ((0.1, 0.35), (0.7, 0.35), (0.62, 0.85), (0.18, 0.85), (0.1, 0.35)),
        ((0.7, 0.42), (0.92, 0.5), (0.66, 0.68)), ((0.3, 0.25), (0.36, 0.06)), ((0.52, 0.25), (0.58, 0.06)),
    ),
}  # fmt: skip


def tube(colour: int) -> Material:
    """A neon tube: its colour, nearly white where it is brightest."""
    red, green, blue = colour >> 16, colour >> 8 & 255, colour & 255
    pale = (red + 255 >> 1) << 16 | (green + 255 >> 1) << 8 | (blue + 255 >> 1)
    return Material((colour, colour, pale), 3, glows=True)


# Strokes of a script that nobody reads: a body like no letter's, and marks added to it.
BODIES: tuple[tuple[tuple[Point, ...], ...], ...] = (
    (((0.4, 0.05), (0.4, 0.95)), ((0.1, 0.32), (0.9, 0.32), (0.9, 0.5)), ((0.4, 0.5), (0.9, 0.78))),
    (((0.15, 0.95), (0.15, 0.3), (0.85, 0.3)), ((0.55, 0.05), (0.55, 0.75), (0.88, 0.75))),
    (((0.05, 0.38), (0.5, 0.05), (0.95, 0.38)), ((0.3, 0.95), (0.3, 0.5), (0.75, 0.5), (0.75, 0.82))),
    (((0.1, 0.25), (0.9, 0.25), (0.55, 0.62), (0.12, 0.95)), ((0.14, 0.45), (0.14, 0.7)),
     ((0.75, 0.7), (0.75, 0.95))),
    (((0.3, 0.05), (0.3, 0.6), (0.08, 0.95)), ((0.7, 0.2), (0.7, 0.9), (0.95, 0.9)),
     ((0.08, 0.35), (0.5, 0.35))),
)  # fmt: skip
MARKS: tuple[tuple[Point, ...], ...] = (
    ((0.1, 0.62), (0.9, 0.62)), ((0.3, 0.8), (0.7, 0.8)), ((0.12, 0.12), (0.3, 0.3)),
    ((0.88, 0.1), (0.7, 0.28)), ((0.1, 0.14), (0.9, 0.14)),
)  # fmt: skip


def glyph(dice: Dice) -> tuple[tuple[Point, ...], ...]:
    """Strokes that look like writing and say nothing."""
    return (*dice.pick(BODIES), *dice.some(MARKS, dice.whole(1, 2)))


def _lines(
    lines: tuple[tuple[Point, ...], ...], x: float, y: float, wide: float, high: float, thick: float
) -> Area:
    return union([
        stroke([(x + px * wide, y + py * high) for px, py in line], thick, thick) for line in lines
    ])  # fmt: skip


def neon_sign(
    stage: Stage, x: float, y: float, wide: float, high: float, colour: int | None = None, glyphs: int = 0
) -> None:
    """A sign on a dark board with a bright rim, glowing.

    Args:
        stage: Where.
        x: Column of its left edge.
        y: Row of its top.
        wide: Pixels.
        high: Pixels.
        colour: 0xRRGGBB; one of NEONS unless told.
        glyphs: How many signs of writing, along its longer side; 0 is one pictogram.
    """
    dice = stage.dice
    colour = dice.pick(NEONS) if colour is None else colour
    board = box(x, y, x + wide, y + high)
    stage.fill(board, PANEL, shading.down(board, 0.7, 0.2))
    rim = board - box(x + 1, y + 1, x + wide - 1, y + high - 1)
    stage.fill(rim, tube(colour), 0.4)
    inner = dice.pick([c for c in NEONS if c != colour]) if dice.chance(0.4) else colour
    if not glyphs:
        picture = PICTOGRAMS[dice.pick(list(PICTOGRAMS))]
        room = min(wide, high) - 6
        lines = _lines(picture, x + (wide - room) / 2, y + (high - room) / 2, room, room, max(room / 11, 1.6))
        stage.fill(lines, tube(inner), 0.75)
    else:
        upright = high > wide
        step = ((high if upright else wide) - 4) / glyphs
        across = min((wide if upright else high) - 6, step - 2)
        for number in range(glyphs):
            gx = x + (wide - across) / 2 if upright else x + 2 + (number + 0.5) * step - across / 2
            gy = y + 2 + (number + 0.5) * step - across / 2 if upright else y + (high - across) / 2
            stage.fill(_lines(glyph(dice), gx, gy, across, across, max(across / 8, 1.5)), tube(inner), 0.75)
    stage.glow(x + wide / 2, y + high / 2, max(wide, high) * 0.9 + 8, colour, SIGN_GLOW.get(stage.time, 0.56))


def shelves(stage: Stage, pane: Area, u: Field, v: Field, high: float, lamp: Material) -> None:
    """A lit shop window: two shelves of wares, dark before the light.

    Args:
        stage: Where.
        pane: The glass.
        u: Along it, in pixels.
        v: Down it from its top, in pixels.
        high: Its height, as `v`.
        lamp: The light, of SHOP_LIGHTS.
    """
    dice = stage.dice
    floor = high * np.where(v < high * 0.5, 0.5, 1.0)
    column = np.floor(u / 7)
    size = noise.at(dice, column * 9, floor, 9, 2)
    ware = (floor - v < high * (0.12 + 0.26 * size)) & (u / 7 - column > 0.16) & (size > 0.2)
    stage.fill(pane, lamp, 0.98 - 0.35 * v / high)
    stage.fill(pane.where(ware), lamp, 0.5 - 0.42 * noise.at(dice, column * 5, floor * 3, 9, 1))
    stage.fill(pane.where((floor - v < 2) & (v < high)), NIGHT_WALL, 0.3)


def shop_windows(stage: Stage, side: int, x: float, horizon: float, half: float) -> None:
    """Lit shop windows along the foot of one wall of the alley."""
    dice = stage.dice
    with stage.thing("shop window", many=True):
        for inner, outer in ((44, 58), (66, 96), (108, 170))[dice.whole(0, 1) :]:
            top, foot = dice.between(-0.1, 0.15) * half, half * 0.84
            lamp, glow = dice.pick(SHOP_LIGHTS)
            frame = receding(
                x,
                horizon,
                side,
                (inner - 2, top - 4),
                (outer + 3, top - 4),
                (outer + 3, half),
                (inner - 2, half),
            )
            stage.fill(frame, NIGHT_WALL, 0.4)
            pane = receding(x, horizon, side, (inner, top), (outer, top), (outer, foot), (inner, foot))
            u, v = perspective.wall(pane, x, horizon)
            shelves(stage, pane, u * 0.8, v - top, foot - top, lamp)
            stage.glow(x + side * inner, horizon + foot * outer / 120, 56, glow, 0.3)


def hanging_sign(stage: Stage, side: int, wall: float, horizon: float, depth: float) -> None:
    """A sign that stands out from the wall into the alley, at a depth of so many columns."""
    dice = stage.dice
    scale = depth / 120
    if dice.chance(0.65):
        wide, tall, count = 30 * scale, dice.between(76, 110) * scale, dice.whole(2, 4)
    else:
        wide, tall, count = 44 * scale, 44 * scale, 0
    wide, tall = max(wide, 12), max(tall, 16)
    top = horizon - dice.between(30, 120) * scale - tall
    neon_sign(stage, wall - wide if side > 0 else wall, max(top, 4), wide, tall, glyphs=count)


def shop_front(stage: Stage, x0: float, x1: float, storey: float, foot: float) -> None:
    """A shop window between two columns, with wares behind the glass."""
    if x1 - x0 < 16:
        return
    lamp, glow = stage.dice.pick(SHOP_LIGHTS)
    stage.fill(box(x0 - 3, storey, x1 + 3, foot), NIGHT_WALL, 0.5)
    count = max(1, round((x1 - x0) / 44))
    step = (x1 - x0) / count
    for number in range(count):
        pane = box(x0 + number * step + 1, storey + 12, x0 + (number + 1) * step - 1, foot - 10)
        shelves(stage, pane, pane.xs, pane.ys - pane.top, pane.height, lamp)
        stage.glow(x0 + (number + 0.5) * step, foot, 50, glow, 0.3)


def shop(stage: Stage, x0: float, x1: float, door: float, storey: float, foot: float) -> None:
    """A ground floor of shop windows between two columns, with a lit door about column `door`."""
    shop_front(stage, x0 + 4, door - 16, storey, foot)
    shop_front(stage, door + 16, x1 - 4, storey, foot)
    stage.fill(box(door - 12, storey + 8, door + 12, foot), WOOD_DARK, 0.5)
    stage.fill(box(door - 8, storey + 16, door + 8, foot - 14), SHOP_LIGHTS[0][0], 0.8)


def house_front(stage: Stage, x0: float, x1: float, top: float, storey: float, foot: float) -> None:
    """An old house that faces us, its windows above row `storey`, a cornice on top."""
    facade = stage.dice.pick((BRICKS, BROWN, GRID))
    front, upper = box(x0, top, x1, foot), box(x0, top, x1, storey - 8)
    grain = texture.bricks(stage.dice, front.xs, front.ys, 10, 5) * 0.7
    stage.fill(front, facade.wall, 0.45 + grain, 0.05)
    face(stage, upper, facade, 0.45 + grain[: upper.height], 0.05, size=2.6, lit=lit(stage, 0.35))
    stage.fill(box(x0 - 2, storey - 8, x1 + 2, storey - 3), facade.wall, 0.8, 0.05)
    stage.fill(box(x0 - 3, top, x1 + 3, top + 4), facade.wall, 0.85, 0.05)


def wet(stage: Stage, area: Area, axis: Field, strength: float = 0.6, waves: float = 1.5) -> None:
    """A wet street mirrors what stands on it; paint it last.

    Args:
        stage: Where.
        area: The street.
        axis: Row where things meet the street, for each column, [320].
        strength: 0 dry to 1 a looking-glass.
        waves: Pixels that the image sways.
    """
    if not area.mask.size:
        return
    feet = axis[area.left : area.left + area.width][None]
    rows = np.clip(2 * feet - area.ys - 1, 0, len(stage.pixels) - 1).astype(np.intp)
    sway = waves * (noise.line(stage.dice, area.height, 5, 2) - 0.5)[:, None]
    columns = np.clip(area.xs + np.rint(sway * 2), 0, WIDTH - 1).astype(np.intp)
    image = stage.rgb()[rows, columns].astype(np.float32) / 255
    puddles = noise.field(stage.dice, area.height, area.width, 16, 3, 4)
    share = strength * np.where(puddles < 0.55, 1.0, 0.35) * (area.ys >= feet)
    stage.blend(area, image, share)


# hour: what the sky adds to walls and street, how much high up and low down, what shadow takes from them
SKYLIGHT = {
    "dusk": (0x8484E4, 0.42, 0.24, 0.0), "moonlit night": (0x3C74F0, 0.26, 0.08, 0.1),
    "starless night": (0, 0.0, 0.0, 0.42),
}  # fmt: skip
SIGN_GLOW = {"dusk": 0.3, "moonlit night": 0.46}


def afterglow(stage: Stage, roofs: float) -> None:
    """The last of the sun at dusk, in the strip of sky above row `roofs`: violet, orange over the roofs."""
    if stage.time == "dusk":
        veil = 0.45 if stage.light.air.hides_body else 1.0
        strip = box(0, 0, WIDTH, stage.horizon + 1)
        low = np.clip(strip.ys / np.float32(roofs), 0, 1)
        stage.brighten(strip, 0x8458C0, veil * (0.44 - 0.2 * low))
        stage.brighten(strip, 0xFF8840, 0.72 * veil * low**1.5)


def skylight(stage: Stage, *things: Named) -> None:
    """What comes down from the sky on walls and street, before signs are hung: it tells the hour there."""
    if stage.time not in SKYLIGHT:
        return
    colour, high, low, shadow = SKYLIGHT[stage.time]
    for named in things:
        area = everywhere().where(stage.owner == named.number)
        if shadow:
            stage.shade(area, shadow)
        if high:
            stage.brighten(area, colour, shading.down(area, high, low))


def lit(stage: Stage, share: float) -> float:
    """The share of windows that are lit, of that which is by night: at dusk not all are at home yet."""
    return share * (0.45 if stage.time == "dusk" else 1.0)


def walls(
    stage: Stage, x: float, horizon: float, facades: tuple[Facade, ...], far: float, half: float, share: float
) -> Named:
    """The houses along both sides of an alley, as `city.canyon`; `share` of the windows lit by night."""
    with stage.thing("building", "dark", many=True) as both:
        for side in (-1, 1):
            canyon(stage, side, x, horizon, facades, 320, far, half, (150, 320), lit(stage, share))
    return both


def wet_street(stage: Stage, x: float, horizon: float, line: Field) -> Area:
    """Dark setts below a line of rows [320]; `wet` makes them shine once all stands."""
    ground = below(line)
    with stage.thing("street", "wet"):
        u, v = perspective.floor(ground, x, horizon)
        stage.fill(ground, ASPHALT, 0.42 + 0.5 * texture.stones(stage.dice, u, v * 0.6, 14), 0.0)
    return ground


def alley_mouth(stage: Stage) -> None:
    """The dark mouth of the alley that we look out of, rimmed by the light beyond."""
    dice = stage.dice
    with stage.thing("wall", "dark", many=True):
        for side, reach in ((-1, dice.between(16, 44)), (1, dice.between(16, 44))):
            x = reach if side < 0 else WIDTH - reach
            wall = box(min(x, x + side * 60), 0, max(x, x + side * 60), HEIGHT)
            bricks = texture.bricks(dice, wall.xs, wall.ys, 22, 11)
            stage.fill(wall, BRICK, 0.4 + bricks, -0.35)
            stage.brighten(wall.edge(-side, 0) | wall.edge(-2 * side, 0), dice.pick(NEONS), 0.45)


def after_rain(stage: Stage, ground: Area, line: Field, x: float, y: float) -> None:
    """Steam from a grating, then the lights in the wet street."""
    if stage.dice.chance(0.6):
        with stage.thing("steam", plural=""):
            steam(stage, x, y, stage.dice.between(60, 100), 0.6)
    wet(stage, ground, line, 0.62, 2)
