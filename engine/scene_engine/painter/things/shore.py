"""What stands, lies and flies at the sea: lighthouses, jetties, cranes, shells, gulls."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, shading, texture
from scene_engine.painter.area import Area, below, box, ellipse, polygon, stroke, union
from scene_engine.painter.materials import (
    CLOTH_BLUE,
    CLOTH_RED,
    FOAM,
    GRANITE,
    IRON,
    LIMESTONE,
    SLATE,
    THATCH,
    TILES,
    WINDOW,
    WOOD,
    WOOD_DARK,
    WOOD_GREY,
    Material,
)
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import houses, rocks

WHITEWASH = Material((0x5E6684, 0x9CA4B4, 0xDADAD2, 0xFBF7E8))
BLUEWASH = Material((0x2C3A56, 0x56708C, 0x8CA6B4, 0xC2D4D2))
SHELL = Material((0x9A5A5E, 0xD79A8C, 0xF4D2BC, 0xFFF4E4))
STARFISH = Material((0x8A2A20, 0xD2583A, 0xF49A62))
NET = Material((0x3C3A34, 0x6E6A56, 0x9C9678))


def lighthouse(
    stage: Stage, x: float, y: float, height: float, stripes: bool = True, distance: float = 0.0
) -> tuple[float, float]:
    """A lighthouse; its lamp burns by night, but the beam is `beam`'s.

    Args:
        stage: Where.
        x: Column of its axis.
        y: Row of its foot.
        height: Pixels from foot to the top of the dome.
        stripes: Red bands around it; whitewash alone if not.
        distance: As `Light.ramp`.

    Returns:
        Where the lamp is.
    """
    dice = stage.dice
    foot, head = height * 0.135, height * 0.08
    top = y - height * 0.74
    tower = polygon([(x - foot, y), (x - head, top), (x + head, top), (x + foot, y)])
    if tower.mask.size:
        half = foot + (head - foot) * np.clip((y - tower.ys) / (height * 0.74), 0, 1)
        # A cone: each row is lit as a cylinder of its own width.
        lit = 0.88 - 0.62 * np.clip(np.abs((tower.xs - x) / half * stage.side - 0.4) / 1.35, 0, 1)
        rough = 0.12 * (noise.field(dice, tower.height, tower.width, 6, 2, 2) - 0.5)
        stage.fill(tower, WHITEWASH, lit + rough, distance)
        if stripes:
            curve = 0.12 * half * (1 - ((tower.xs - x) / half) ** 2)
            band = np.floor((y - tower.ys + curve) / (height * 0.74) * 5).astype(np.intp)
            stage.fill(tower.where((band & 1) == 0), CLOTH_RED, lit + rough, distance)
    for up in (0.2, 0.42, 0.62):
        houses.window(
            stage, x - stage.side * foot * 0.12, y - height * up, height * 0.035, height * 0.055, distance
        )
    door = box(x - height * 0.03, y - height * 0.1, x + height * 0.035, y)
    stage.fill(door, WOOD_DARK, 0.3, distance)
    stage.fill(ellipse(x, y - height * 0.1, height * 0.03), WOOD_DARK, 0.3, distance)
    lamp_y = top - height * 0.085
    _lantern_room(stage, x, top, head, height, lamp_y, distance)
    return x, lamp_y


def _lantern_room(
    stage: Stage, x: float, top: float, head: float, height: float, lamp_y: float, distance: float
) -> None:
    """The gallery, the glazed room with the lamp, and the dome."""
    burning = stage.night or stage.time == "dusk" or stage.weather in ("thunderstorm", "mist")
    pane = box(x - head * 0.72, top - height * 0.14, x + head * 0.72, top)
    if burning:
        stage.fill(pane, WINDOW, 0.95)
    else:
        stage.fill(
            pane, SLATE, shading.across(pane, 0.55 + 0.3 * stage.side, 0.55 - 0.3 * stage.side), distance
        )
    for bar in (-0.72, -0.25, 0.25, 0.72):
        stage.fill(
            box(x + bar * head - 0.5, top - height * 0.14, x + bar * head + 0.6, top), IRON, 0.3, distance
        )
    gallery = box(x - head * 1.5, top - height * 0.012, x + head * 1.5, top + height * 0.022)
    stage.fill(gallery, IRON, shading.column(gallery, stage.side, 0.2, 0.9), distance)
    rail = box(x - head * 1.45, top - height * 0.05, x + head * 1.45, top - height * 0.05 + 1.2)
    stage.fill(rail, IRON, 0.5, distance)
    for post in (-1.4, -0.9, 0.9, 1.4):
        stage.fill(
            box(x + post * head - 0.5, top - height * 0.05, x + post * head + 0.6, top), IRON, 0.45, distance
        )
    dome = ellipse(x, top - height * 0.14, head * 0.95, height * 0.075)
    dome = dome.where(dome.ys <= top - height * 0.135)
    stage.fill(dome, CLOTH_RED, shading.column(dome, stage.side, 0.25, 0.9), distance)
    knob = stroke([(x, top - height * 0.2), (x, top - height * 0.26)], max(height * 0.02, 1.3), 1)
    stage.fill(knob, IRON, 0.5, distance)
    if burning:
        stage.glow(x, lamp_y, height * 0.5, 0xFFE8A0, 0.9)


def beam(
    stage: Stage, x: float, y: float, end: tuple[float, float], spread: float = 0.1, strength: float = 0.5
) -> None:
    """A lighthouse's beam from its lamp at (x, y) towards `end`, off the canvas, fading on its way."""
    dx, dy = end[0] - x, end[1] - y
    wide = spread * (dx * dx + dy * dy) ** 0.5
    area = polygon([(x, y - 1.5), (end[0], end[1] - wide), (end[0], end[1] + wide), (x, y + 1.5)])
    if not area.mask.size:
        return
    along = np.clip((area.xs - x) / dx, 0, 1)
    off = np.abs(area.ys - (y + along * dy)) / (1.5 + along * wide)
    lit = strength * (1 - 0.75 * along) * np.where(off < 0.55, 1, 0.55)
    with stage.thing("beam of light", plural="beams of light"):
        stage.brighten(area, 0xFFF0B8, lit)
        stage.owner[area.window][area.mask & (lit > 0.12)] = stage._current


def jetty(
    stage: Stage,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    wide0: float,
    wide1: float,
    wood: Material = WOOD_GREY,
    distance: float = 0.0,
) -> Area:
    """A wooden jetty from near us (x0, y0) out to (x1, y1), on piles.

    Args:
        stage: Where.
        x0: Column of its near end's middle.
        y0: Row of it.
        x1: Column of its far end's middle.
        y1: Row of it, higher up.
        wide0: Width at the near end, in pixels.
        wide1: The same at the far one.
        wood: Of what.
        distance: As `Light.ramp`.

    Returns:
        The deck.
    """
    count = 6
    for number in range(count):
        # From the far end to us, equally far apart in depth.
        part = 1 - number / (count - 1)
        t = part * wide0 / (part * wide0 + (1 - part) * wide1)
        x, y, wide = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, wide0 + (wide1 - wide0) * t
        for side in (-1, 1):
            post = max(wide * 0.1, 2)
            px = x + side * wide * 0.47
            pile = box(px - post / 2, y - wide * 0.16, px + post / 2, y + wide * 0.34)
            stage.fill(pile, WOOD_DARK, shading.column(pile, stage.side, 0.2, 0.95), distance)
    deck = polygon([(x0 - wide0 / 2, y0), (x1 - wide1 / 2, y1), (x1 + wide1 / 2, y1), (x0 + wide0 / 2, y0)])
    if not deck.mask.size:
        return deck
    vanish = y0 + (y1 - y0) * wide0 / max(wide0 - wide1, 1e-3)
    depth = 400 / np.maximum(deck.ys - vanish, 1)
    value = 0.62 + texture.planks(stage.dice, (deck.xs - x0) * depth / 20, depth * 22, 9, 600)
    stage.fill(deck, wood, value, distance)
    lip = deck.edge(0, 1)
    for drop in range(1, max(round(wide1 * 0.1), 2)):
        stage.fill(
            Area(lip.top + drop, lip.left, lip.mask[: max(HEIGHT - lip.top - drop, 0)]),
            WOOD_DARK,
            0.2,
            distance,
        )
    stage.fill(deck.edge(stage.side, 0), wood, 0.95, distance)
    return deck


def wharf(stage: Stage, top: float, face: float, stone: bool = True, distance: float = 0.0) -> Area:
    """A quay along the bottom of the canvas: its paving from row `top` on, its wall `face` rows high above.

    The wall is turned from us, so only its kerb shows, with bollards on it.
    """
    area = box(0, top, WIDTH, HEIGHT)
    scale = 46 / np.maximum(area.ys - top + 26, 1)
    u, v = (area.xs - WIDTH / 2) * scale, 900 * scale / 10
    dice = stage.dice
    tone = texture.stones(dice, u, v, 16) if stone else texture.planks(dice, v * 3, u, 16, 500)
    stage.fill(area, LIMESTONE if stone else WOOD, 0.42 + 0.12 * area.down + tone, distance)
    kerb = box(0, top, WIDTH, top + face)
    joints = 0.25 * (((kerb.xs + dice.whole(0, 30)).astype(np.intp) % 34) < 1)
    stage.fill(kerb, GRANITE if stone else WOOD_DARK, 0.72 - joints - 0.2 * kerb.down, distance)
    stage.shade(box(0, top + face, WIDTH, top + face + 2), 0.4)
    return area


def bollard(stage: Stage, x: float, y: float, height: float, distance: float = 0.0) -> None:
    """An iron bollard that stands on row `y`."""
    post = box(x - height * 0.22, y - height * 0.8, x + height * 0.22, y)
    head = ellipse(x, y - height * 0.85, height * 0.36, height * 0.2)
    both = post | head
    stage.fill(both, IRON, shading.column(both, stage.side, 0.1, 0.95), distance)


def crane(stage: Stage, x: float, y: float, height: float, facing: int = 1, distance: float = 0.0) -> None:
    """A harbour's wooden crane with a load on its rope; its jib reaches out to `facing`."""
    thick = max(height * 0.06, 2)
    tip = (x + facing * height * 0.62, y - height * 0.95)
    frame = [
        stroke([(x, y), (x, y - height * 0.72)], thick * 1.5, thick * 1.2),
        stroke([(x - facing * height * 0.22, y), (x, y - height * 0.4)], thick, thick),
        stroke([(x + facing * height * 0.2, y), (x, y - height * 0.34)], thick, thick),
        stroke([(x, y - height * 0.36), tip], thick * 1.1, thick * 0.8),
        stroke([(x, y - height * 0.72), (x + facing * height * 0.34, y - height * 0.68)], thick, thick),
    ]
    rope = stroke([tip, (tip[0], y - height * 0.5)], 1.2, 1.2) | stroke([(x, y - height * 0.72), tip], 1, 1)
    stage.fill(rope, WOOD_DARK, 0.4, distance)
    wood = union(frame)
    stage.fill(wood, WOOD, 0.5 + 0.2 * (wood.across - 0.5) * stage.side, distance)
    stage.fill(wood.edge(stage.side, 0), WOOD, 0.9, distance)
    load = box(tip[0] - height * 0.1, y - height * 0.5, tip[0] + height * 0.1, y - height * 0.34)
    stage.fill(load, THATCH, shading.across(load, 0.6 - 0.2 * stage.side, 0.6 + 0.2 * stage.side), distance)
    stage.fill(load.edge(0, 1), WOOD_DARK, 0.2, distance)


def shell(stage: Stage, x: float, y: float, size: float) -> None:
    """A scallop's shell on the sand."""
    stage.shade(ellipse(x - stage.side * size * 0.2, y, size * 0.7, size * 0.2), 0.35)
    fan = ellipse(x, y - size * 0.3, size * 0.55, size * 0.5)
    ribs = np.abs(((fan.xs - x) / np.maximum(y + size * 0.4 - fan.ys, 1) * 9) % 2 - 1)
    stage.fill(
        fan,
        SHELL,
        shading.ball(fan, x, y - size * 0.3, size * 0.55, size * 0.5, stage.side, 0.3, 0.9)
        - 0.3 * (ribs < 0.4),
    )
    foot = box(x - size * 0.18, y, x + size * 0.2, y + size * 0.18)
    stage.fill(foot, SHELL, 0.3)


def starfish(stage: Stage, x: float, y: float, size: float) -> None:
    """A starfish on the sand, flattened by our low eye."""
    tips = ((0, -1), (0.95, -0.31), (0.59, 0.81), (-0.59, 0.81), (-0.95, -0.31))
    arms = [
        stroke([(x, y), (x + dx * size * 0.55, y + dy * size * 0.38)], size * 0.36, size * 0.12)
        for dx, dy in tips
    ]
    area = union(arms)
    stage.shade(Area(min(area.top + 1, HEIGHT), area.left, area.mask[: max(HEIGHT - area.top - 1, 0)]), 0.4)
    stage.fill(area, STARFISH, shading.ball(area, x, y, size * 0.5, size * 0.4, stage.side, 0.35, 0.95))


def parasol_hut(stage: Stage, x: float, y: float, size: float, distance: float = 0.0) -> None:
    """A round thatched shelter on a post, as beaches have: `size` high."""
    post = box(x - size * 0.04, y - size * 0.7, x + size * 0.04, y)
    stage.shade(ellipse(x - stage.side * size * 0.3, y, size * 0.55, size * 0.08), 0.35)
    stage.fill(post, WOOD, shading.column(post, stage.side), distance)
    roof = polygon(
        [
            (x - size * 0.62, y - size * 0.56),
            (x, y - size),
            (x + size * 0.62, y - size * 0.56),
            (x, y - size * 0.5),
        ]
    )
    if roof.mask.size:
        strands = (
            noise.at(
                stage.dice, (roof.xs - x) * 9 / np.maximum(roof.ys - y + size * 1.1, 2), roof.ys / 5, 5, 2
            )
            - 0.5
        )
        stage.fill(roof, THATCH, 0.55 + 0.35 * (roof.across - 0.5) * stage.side + 0.5 * strands, distance)
        stage.fill(roof.edge(0, 1), THATCH, 0.05, distance)


def net(stage: Stage, x: float, y: float, wide: float, high: float, distance: float = 0.0) -> None:
    """A fishing net hung up to dry between two poles, with floats."""
    poles = union([box(px - 1.5, y - high, px + 1.5, y) for px in (x - wide / 2, x + wide / 2)])
    area = box(x - wide / 2, y - high * 0.96, x + wide / 2, y)
    sag = high * (0.2 + 0.2 * (2 * area.across - 1) ** 2)
    mesh = ((area.xs + area.ys).astype(np.intp) % 5 < 1) | ((area.xs - area.ys).astype(np.intp) % 5 < 1)
    cloth = area.where((area.ys > y - high * 1.1 + high * 0.4 - sag) & (area.ys < y - high * 0.4 + sag))
    stage.blend(cloth, 0x2C2A24, 0.35)
    stage.fill(cloth.where(mesh), NET, 0.7, distance)
    stage.fill(poles, WOOD, 0.5, distance)
    for number in range(4):
        t = (number + 0.5) / 4
        fx, fy = x - wide / 2 + t * wide, y - high * (0.7 + 0.2 * (2 * t - 1) ** 2)
        stage.fill(ellipse(fx, fy, 2.2), CLOTH_RED if number & 1 else CLOTH_BLUE, 0.75, distance)


def gull(stage: Stage, x: float, y: float, size: float, distance: float = 0.0) -> None:
    """A gull on the wing, `size` from tip to tip."""
    lift = size * stage.dice.between(0.12, 0.26)
    wings = union(
        [
            stroke([(x, y), (x - size * 0.26, y - lift), (x - size * 0.5, y - lift * 0.4)], size * 0.13, 1.2),
            stroke([(x, y), (x + size * 0.26, y - lift), (x + size * 0.5, y - lift * 0.4)], size * 0.13, 1.2),
        ]
    )
    body = ellipse(x, y, size * 0.14, max(size * 0.07, 1))
    stage.fill(wings, WHITEWASH, shading.down(wings, 0.5, 0.95), distance)
    stage.fill(body, WHITEWASH, 0.9, distance)


def rock(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    high: float,
    stone: Material = GRANITE,
    distance: float = 0.0,
) -> Area:
    """A stack or a skerry whose foot is in row `y`."""
    dice = stage.dice
    points = [(x - wide / 2, y + 1)]
    steps = max(5, round(wide / 9))
    for number in range(steps):
        t = (number + 0.5) / steps
        tall = high * (1 - (2 * t - 1) ** 2) ** 0.6 * dice.between(0.72, 1.05)
        points.append((x - wide / 2 + wide * t, y - tall))
    area = polygon([*points, (x + wide / 2, y + 1)])
    rocks.cliff(stage, area, stone, distance, max(min(wide, high) * 0.4, 8), lit=0.55 - 0.2 * area.down)
    return area


def skerry(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    high: float,
    stone: Material = GRANITE,
    distance: float = 0.0,
) -> Area:
    """A rock that stands in the sea, foam about its foot."""
    area = rock(stage, x, y, wide, high, stone, distance)
    foam(stage, x, y + 1, wide * 0.62, max(wide * 0.05, 2), distance)
    return area


def headland(stage: Stage, edge: float, top: float, foot: float, stone: Material, distance: float) -> Area:
    """A cape that comes from the left out to column `edge`, its flat top at row `top`, its foot at `foot`."""
    dice = stage.dice
    count = max(int(edge), 8)
    slope = np.linspace(0, 1, count, dtype=np.float32)
    line = top + (foot - top) * slope**5 + (foot - top) * 0.22 * (noise.line(dice, count, 34, 3) - 0.4)
    area = below(np.minimum(line, foot), foot)
    rocks.cliff(stage, area, stone, distance, 14, lit=0.55)
    over = noise.line(dice, count, 14, 2) * (foot - top) * 0.3
    green = area.where(area.ys < (line + over)[None, : area.width])
    stage.fill(green, land.turf(stage), 0.7 - 0.25 * green.down, distance)
    return area


def top_of(area: Area, x: float) -> int:
    """The row where something that stands on the area at column `x` has its foot."""
    column = min(max(round(x) - area.left, 0), area.width - 1)
    return area.top + int(area.mask[:, column].argmax())


def foam(stage: Stage, x: float, y: float, half: float, high: float = 3, distance: float = 0.0) -> None:
    """Foam about the foot of something that stands in the sea."""
    area = ellipse(x, y, half, high)
    if area.mask.size:
        torn = noise.field(stage.dice, area.height, area.width, 4, 2, 3)
        stage.fill(area.where(torn > 0.5), FOAM, 0.2 + 0.7 * torn, distance + 0.15)


def harbour_house(
    stage: Stage, x: float, y: float, wide: float, high: float, walls: Material, distance: float = 0.0
) -> None:
    """A narrow gabled house of a waterfront, its gable to us; `high` up to the eaves."""
    dice = stage.dice
    roof = dice.pick((TILES, SLATE, TILES))
    front = polygon(
        [
            (x - wide / 2, y),
            (x - wide / 2, y - high),
            (x, y - high - wide * 0.55),
            (x + wide / 2, y - high),
            (x + wide / 2, y),
        ]
    )
    if not front.mask.size:
        return
    rough = 0.14 * (noise.field(dice, front.height, front.width, 8, 3) - 0.5)
    stage.fill(front, walls, 0.62 + 0.2 * (front.across - 0.5) * stage.side + rough, distance)
    for side in (-1, 1):
        slope = stroke(
            [(x, y - high - wide * 0.58), (x + side * wide * 0.56, y - high + wide * 0.02)],
            wide * 0.1,
            wide * 0.1,
        )
        stage.fill(slope, roof, 0.75 if side == stage.side else 0.4, distance)
    rows, columns = max(1, round(high / 17)), 2 if wide < 34 else 3
    for row in range(rows):
        for column in range(columns):
            cx = x + wide * ((column + 0.5) / columns - 0.5) * 0.88
            cy = y - high + (row + 0.45) * high / rows
            if row == rows - 1 and column == 0:
                stage.fill(
                    box(cx - wide * 0.08, y - min(high / rows * 0.72, 14), cx + wide * 0.08, y),
                    WOOD_DARK,
                    0.35,
                    distance,
                )
            else:
                houses.window(stage, cx, cy, wide / columns * 0.4, high / rows * 0.46, distance)
