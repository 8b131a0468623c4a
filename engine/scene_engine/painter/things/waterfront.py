"""The waterfront: quays, jetties, cranes, the houses and the church behind them."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, shading, texture
from scene_engine.painter.area import Area, box, ellipse, polygon, stroke, union
from scene_engine.painter.materials import (
    BASALT,
    BRICK,
    GRANITE,
    IRON,
    LIMESTONE,
    PLASTER,
    SANDSTONE,
    SLATE,
    THATCH,
    TILES,
    WOOD,
    WOOD_DARK,
    WOOD_GREY,
    Material,
)
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import deck, houses

WHITEWASH = Material((0x5E6684, 0x9CA4B4, 0xDADAD2, 0xFBF7E8))
BLUEWASH = Material((0x2C3A56, 0x56708C, 0x8CA6B4, 0xC2D4D2))
WALLS = (PLASTER, BRICK, SANDSTONE, WOOD_GREY, BLUEWASH, LIMESTONE, WHITEWASH)


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


def town(stage: Stage, foot: float, left: float, right: float, distance: float, scale: float = 0.8) -> None:
    """A row of gabled houses from column `left` to `right`, now and then a church among them."""
    dice = stage.dice
    if dice.chance(0.6):
        _church(
            stage,
            dice.between(left + 40, max(right - 40, left + 50)),
            foot,
            dice.between(84, 104) * scale,
            distance + 0.08,
        )
    with stage.thing("house", "gabled", many=True):
        x = left
        while x < right:
            wide, high = dice.between(22, 38) * scale, dice.between(26, 46) * scale
            harbour_house(stage, x + wide / 2, foot, wide, high, dice.pick(WALLS), distance)
            x += wide * dice.weighed(((1.0, 5.0), (1.35, 1.0)))
    with stage.thing(""):
        landing = box(left - 8, foot, x + 8, foot + 4 * scale)
        stage.fill(landing, GRANITE, 0.7 - 0.4 * landing.down, distance)


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


def _church(stage: Stage, x: float, y: float, high: float, distance: float) -> None:
    """A church's tower that rises over the roofs."""
    half = high * 0.1
    with stage.thing("church tower"):
        tower = box(x - half, y - high * 0.62, x + half, y)
        stage.fill(tower, LIMESTONE, shading.column(tower, stage.side, 0.3, 0.85), distance)
        spire = polygon([(x - half * 1.2, y - high * 0.61), (x, y - high), (x + half * 1.2, y - high * 0.61)])
        stage.fill(
            spire, BASALT, shading.across(spire, 0.65 - 0.2 * stage.side, 0.65 + 0.2 * stage.side), distance
        )
        houses.window(stage, x, y - high * 0.46, half * 0.7, high * 0.12, distance)


def cottage(stage: Stage, x: float, y: float, wide: float, distance: float) -> None:
    """The keeper's: whitewashed, its long side to us."""
    dice = stage.dice
    high, roof = wide * 0.42, dice.pick((SLATE, TILES))
    with stage.thing("cottage", "white"):
        wall = box(x - wide / 2, y - high, x + wide / 2, y)
        stage.fill(wall, WHITEWASH, 0.6 + 0.2 * (wall.across - 0.5) * stage.side, distance)
        slope = polygon(
            [
                (x - wide * 0.56, y - high + 1),
                (x - wide * 0.42, y - high * 1.9),
                (x + wide * 0.42, y - high * 1.9),
                (x + wide * 0.56, y - high + 1),
            ]
        )
        stage.fill(slope, roof, 0.5 + texture.tiles(dice, slope.xs, slope.ys, 5, 4), distance)
        chimney = box(x + wide * 0.2, y - high * 2.3, x + wide * 0.34, y - high * 1.7)
        stage.fill(chimney, WHITEWASH, shading.column(chimney, stage.side), distance)
        door = box(x - wide * 0.07, y - high * 0.72, x + wide * 0.09, y)
        stage.fill(door, TILES, 0.4, distance)
        for part in (-0.3, 0.32):
            houses.window(stage, x + part * wide, y - high * 0.55, wide * 0.14, high * 0.38, distance)


def fence(stage: Stage, x0: float, x1: float, y0: float, y1: float) -> None:
    for lift in (8, 16):
        bar = polygon(
            [(x0, y0 - lift), (x1, y1 - lift * 1.5), (x1, y1 - lift * 1.5 + 4), (x0, y0 - lift + 2.4)]
        )
        stage.fill(bar, WOOD_GREY, 0.75, -0.1)
    for number in range(5):
        t = number / 4
        px, py, high = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, 20 + 11 * t
        stage.fill(box(px - 2, py - high, px + 2 + t, py), WOOD_GREY, 0.5, -0.1)


def mole(stage: Stage, x: float, y: float, start: float) -> None:
    """A stone mole from us, at column `start` of the canvas' foot, out to its head at (x, y)."""
    wall = polygon(
        [
            (x - 24, y), (x + 24, y), (start + 130, HEIGHT), (start, HEIGHT + 30), (start - 70, HEIGHT + 12),
            (x - 24, y + 12),
        ]
    )  # fmt: skip
    stage.fill(wall, BASALT, 0.42 + texture.stones(stage.dice, wall.xs, wall.ys, 12))
    walk = polygon([(x - 22, y), (x + 24, y), (start + 150, HEIGHT), (start, HEIGHT)])
    scale = 60 / np.maximum(walk.ys - stage.horizon, 1)
    tone = texture.stones(stage.dice, (walk.xs - x) * scale, 700 * scale / 8, 14)
    stage.fill(walk, LIMESTONE, 0.6 + tone)
    stage.fill(walk.edge(-1, 0), LIMESTONE, 0.95)


def lamp_post(stage: Stage, x: float, y: float, height: float, distance: float = 0.0) -> None:
    """A wooden post with a ship's lantern on it."""
    size = height * 0.28
    post = box(x - 2, y - height, x + 2, y)
    stage.fill(post, WOOD_DARK, shading.column(post, stage.side, 0.3, 0.9), distance)
    deck.lantern(stage, x, y - height - size * 0.4, size, distance)


def archway(stage: Stage, left: float, right: float, spring: float, stone: Material) -> None:
    """A dark wall all around an arch between two columns that begins to curve at row `spring`."""
    wall = box(0, 0, WIDTH, HEIGHT)
    half = (right - left) / 2
    dx, dy = (wall.xs - left - half) / half, np.minimum(wall.ys - spring, 0) / (spring - 8)
    far = dx * dx + dy * dy
    stones = texture.stones(stage.dice, wall.xs, wall.ys, 17)
    stage.fill(wall.where(far > 1), stone, 0.5 + stones, -0.5)
    rim = wall.where((far > 1) & (far < 1.2))
    dressed = texture.stones(stage.dice, wall.ys, wall.xs, 13)
    stage.fill(rim, stone, 0.7 - 0.2 * (wall.ys > spring) + dressed, -0.3)
