"""What stands along roads and in yards: bridges, fences, carts, wells, signposts, lamps, stalls."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from scene_engine.painter import noise, shading, texture
from scene_engine.painter.area import Area, box, ellipse, polygon, stroke, union
from scene_engine.painter.dice import Dice
from scene_engine.painter.materials import (
    CLOTH_BLUE,
    CLOTH_GREEN,
    CLOTH_RED,
    COBBLES,
    GOLD,
    GRANITE,
    IRON,
    LEAF,
    SAILCLOTH,
    SLATE,
    SNOW,
    THATCH,
    TILES,
    WINDOW,
    WOOD,
    WOOD_DARK,
    WOOD_GREY,
    Material,
)
from scene_engine.painter.stage import Stage
from scene_engine.painter.things.walls import lights

AWNINGS = (CLOTH_RED, CLOTH_BLUE, CLOTH_GREEN, GOLD)
WARES = (CLOTH_RED, GOLD, LEAF, SAILCLOTH, TILES)


def stone_bridge(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    high: float,
    arches: int = 1,
    stone: Material = GRANITE,
    distance: float = 0.0,
) -> Area:
    """A humped stone bridge seen from the side, over water whose row is `y`.

    Args:
        stage: Where.
        x: Column of its middle.
        y: Row of the water.
        wide: Pixels from bank to bank, ramps and all.
        high: Pixels from the water to the parapet, in the middle.
        arches: How many.
        stone: Of what.
        distance: As `Light.ramp`.

    Returns:
        Its pixels, without what is seen through the arches.
    """
    body = box(x - wide / 2, y - high, x + wide / 2, y + 1)
    off = (body.xs - np.float32(x)) / np.float32(wide / 2)
    top = y - high * (1 - 0.52 * off * off)
    shape = body.where(body.ys >= np.rint(top))
    ring = box(0, 0, 0, 0)
    for number in range(arches):
        t = (number + 0.5) / arches * 2 - 1
        half = wide * 0.29 / arches
        rise = high * (0.74 - 0.3 * t * t)
        cx = x + t * wide * 0.36
        ring |= ellipse(cx, y + 1, half * 1.14 + 1, rise + max(high * 0.09, 2))
        shape -= ellipse(cx, y + 1, half, rise)
    joint = texture.bricks(stage.dice, body.xs, body.ys - top, 11, 6)
    stage.fill(shape, stone, (0.5 + 0.9 * joint - 0.14 * body.down)[: shape.height, : shape.width], distance)
    voussoirs = ring & shape
    fan = np.floor((voussoirs.xs + 2 * voussoirs.ys) / 5).astype(np.intp) & 1
    stage.fill(voussoirs, stone, 0.72 - 0.14 * fan, distance)
    stage.fill(voussoirs.edge(0, 1), stone, 0.14, distance)
    string = shape.where((body.ys - top >= high * 0.16) & (body.ys - top < high * 0.16 + 1.6))
    stage.fill(string, stone, 0.85, distance)
    stage.shade(Area(string.top + 2, string.left, string.mask[:-2]), 0.3)
    stage.fill(
        shape.edge(0, -1).where(body.ys < top + 2), SNOW if stage.season == "winter" else stone, 0.9, distance
    )
    return shape


def wooden_bridge(stage: Stage, x: float, y: float, wide: float, high: float, distance: float = 0.0) -> Area:
    """A plank bridge on posts with a rail, seen from the side; as `stone_bridge`."""
    deck_y = y - high * 0.5
    bow = high * 0.1
    count = max(int(wide / 26), 2)
    parts = []
    for number in range(count + 1):
        t = number / count * 2 - 1
        px = x + t * wide * 0.47
        lift = bow * (1 - t * t)
        thick = max(high * 0.07, 2.0)
        post = box(px - thick / 2, deck_y - lift - high * 0.46, px + thick / 2 + 1, y + 3)
        stage.fill(post, WOOD_DARK, shading.column(post, stage.side, 0.25, 0.85), distance)
        parts.append(post)
    deck = box(x - wide / 2, deck_y - bow - 1, x + wide / 2, deck_y + high * 0.16)
    off = (deck.xs - np.float32(x)) / np.float32(wide / 2)
    line = deck_y - bow * (1 - off * off)
    deck = deck.where((deck.ys >= np.rint(line)) & (deck.ys < np.rint(line + high * 0.12)))
    plank = (deck.xs % 6) < 1
    stage.fill(deck, WOOD, 0.6 - 0.3 * plank, distance)
    stage.fill(deck.edge(0, -1), WOOD, 0.9, distance)
    stage.fill(deck.edge(0, 1), WOOD_DARK, 0.1, distance)
    rail_box = box(x - wide / 2, deck_y - bow - high * 0.46, x + wide / 2, deck_y)
    for level in (0.42, 0.22):
        row = rail_box.ys - (deck_y - bow * (1 - off * off) - high * level)
        rail = rail_box.where((row >= -0.5) & (row < max(high * 0.045, 1.5)))
        stage.fill(rail, WOOD, 0.75, distance)
        parts.append(rail)
    return union([*parts, deck])


def fence(
    stage: Stage,
    start: tuple[float, float],
    end: tuple[float, float],
    high: float,
    distance: float = 0.0,
    wood: Material = WOOD_GREY,
    pales: bool = False,
    shrink: float = 1.0,
) -> None:
    """A fence between two feet: rails on posts, or pales.

    Args:
        stage: Where.
        start: Column and row of its first foot.
        end: The same of its last.
        high: Pixels at its start.
        distance: As `Light.ramp`.
        wood: Of what.
        pales: Close upright boards with points, in place of two rails.
        shrink: How high it is at its end, in shares of its start.
    """
    dice = stage.dice
    (x0, y0), (x1, y1) = start, end
    step = high * (0.42 if pales else 1.25)
    length = abs(x1 - x0) + abs(y1 - y0)
    count = max(int(length / step / max((1 + shrink) / 2, 0.3)), 1)
    posts, marks = [], []
    for number in range(count + 1):
        t = number / count
        t = t if shrink == 1 else t / (shrink + (1 - shrink) * t)
        tall = high * (1 + (shrink - 1) * t) * dice.between(0.92, 1.06)
        px, py = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t
        half = max(tall * (0.13 if pales else 0.07), 0.8)
        if pales:
            tip = polygon(
                [
                    (px - half, py),
                    (px - half, py - tall * 0.86),
                    (px, py - tall),
                    (px + half, py - tall * 0.86),
                    (px + half, py),
                ]
            )
            posts.append(tip)
        else:
            lean = dice.between(-0.06, 0.06) * tall
            posts.append(stroke([(px, py), (px + lean, py - tall)], half * 2, half * 2))
        marks.append((px, py, tall))
    rails: list[Area] = []
    for (ax, ay, at), (bx, by, bt) in pairwise(marks):
        rails += [
            stroke([(ax, ay - at * level), (bx, by - bt * level)], max(at * 0.1, 1.2), max(bt * 0.1, 1.2))
            for level in (0.74, 0.36)
        ]
    back, front = union(rails), union(posts)
    stage.fill(back, wood, 0.45, distance)
    stage.fill(back.edge(0, -1), SNOW if stage.season == "winter" else wood, 0.75, distance)
    stage.fill(front, wood, 0.6, distance)
    stage.fill(front.edge(-stage.side, 0), wood, 0.25, distance)


def cart(
    stage: Stage, x: float, y: float, size: float, facing: int = 1, distance: float = 0.0, hay: bool = True
) -> None:
    """A farm cart on two great wheels, `size` pixels long; its shafts rest on the ground at `facing`."""
    stage.shade(ellipse(x, y, size * 0.55, size * 0.07), 0.4)
    wheel_r = size * 0.22
    bed = y - wheel_r * 1.15
    if hay:
        haystack(stage, x, bed - size * 0.12, size * 0.78, size * 0.34, distance, shadow=False)
    shaft = stroke(
        [(x + facing * size * 0.4, bed + 1), (x + facing * size * 0.85, y - 1)], size * 0.05, size * 0.04
    )
    stage.fill(shaft, WOOD, 0.55, distance)
    side = polygon([(x - size * 0.46, bed - size * 0.2), (x + size * 0.46, bed - size * 0.2),
                    (x + size * 0.4, bed + size * 0.05), (x - size * 0.4, bed + size * 0.05)])  # fmt: skip
    board = np.floor((side.ys - bed) / max(size * 0.085, 2.5)).astype(np.intp) & 1
    stage.fill(side, WOOD, 0.52 + 0.1 * board, distance)
    for t in (-0.38, 0.0, 0.38):
        stage.fill(
            box(x + t * size - 1, bed - size * 0.23, x + t * size + 1.5, bed + size * 0.05),
            WOOD_DARK,
            0.5,
            distance,
        )
    stage.fill(side.edge(0, -1), WOOD, 0.9, distance)
    wheel(stage, x - size * 0.12, y - wheel_r, wheel_r, distance)


def wheel(stage: Stage, x: float, y: float, r: float, distance: float = 0.0) -> None:
    """A spoked wheel about (x, y)."""
    rim = ellipse(x, y, r) - ellipse(x, y, r * 0.74)
    thick = max(r * 0.14, 1.2)
    spokes = union([
        stroke([(x - dx * r * 0.8, y - dy * r * 0.8), (x + dx * r * 0.8, y + dy * r * 0.8)], thick, thick)
        for dx, dy in ((1, 0), (0, 1), (0.71, 0.71), (0.71, -0.71))
    ])  # fmt: skip
    hub = ellipse(x, y, r * 0.24)
    stage.fill(spokes, WOOD_DARK, 0.6, distance)
    stage.fill(rim, WOOD_DARK, 0.45, distance)
    stage.fill(rim.edge(stage.side, 0) | rim.edge(0, -1), WOOD, 0.75, distance)
    stage.fill(hub, WOOD, 0.6, distance)


def well(stage: Stage, x: float, y: float, size: float, distance: float = 0.0) -> None:
    """A round well of stone under a little roof, `size` pixels wide; its foot at row `y`."""
    dice = stage.dice
    r, high = size / 2, size * 0.5
    stage.shade(ellipse(x - stage.side * size * 0.3, y - size * 0.05, size * 0.7, size * 0.16), 0.35)
    top = y - high
    ring = ellipse(x, top, r, r * 0.3)
    for way in (-1, 1):
        post = box(x + way * r * 0.8 - size * 0.05, top - size * 0.72, x + way * r * 0.8 + size * 0.05, top)
        stage.fill(post, WOOD, shading.column(post, stage.side, 0.25, 0.7), distance)
    stage.fill(ring, COBBLES, 0.75, distance)
    stage.fill(ellipse(x, top, r * 0.76, r * 0.2), WOOD_DARK, 0.02, distance)
    body = box(x - r, top, x + r + 1, y + r * 0.3)
    off = np.clip((body.xs - np.float32(x)) / r, -1, 1)
    bow = r * 0.3 * np.sqrt(1 - off * off)
    body = body.where((body.ys >= top + bow) & (body.ys <= y - r * 0.06 + bow))
    joint = texture.stones(dice, (off + 0.4 * off * off * off) * r, body.ys - bow, max(size * 0.2, 6))
    stage.fill(body, COBBLES, shading.column(body, stage.side, 0.2, 0.8) + joint, distance)
    axle = top - size * 0.42
    stage.fill(box(x - r * 0.9, axle, x + r * 0.9, axle + size * 0.06), WOOD_DARK, 0.5, distance)
    stage.fill(box(x - 0.5, axle, x + 0.6, top - size * 0.12), SAILCLOTH, 0.5, distance)
    stage.fill(polygon([(x - size * 0.09, top - size * 0.15), (x + size * 0.1, top - size * 0.15),
                        (x + size * 0.07, top), (x - size * 0.06, top)]), WOOD, 0.5, distance)  # fmt: skip
    gable = polygon(
        [
            (x - r * 1.2, top - size * 0.62),
            (x - r * 0.15, top - size * 1.05),
            (x + r * 0.75, top - size * 1.05),
            (x + r * 1.3, top - size * 0.62),
        ]
    )
    roof = dice.pick((TILES, THATCH, SLATE))
    stage.fill(gable, roof, 0.6 + 0.6 * texture.tiles(dice, gable.xs, gable.ys, 5, 4), distance)
    stage.fill(gable.edge(0, 1), roof, 0.1, distance)
    if stage.season == "winter":
        stage.fill(gable.where(gable.down < 0.7), SNOW, 0.75, distance)


def signpost(stage: Stage, x: float, y: float, high: float, arms: int = 2, distance: float = 0.0) -> None:
    """A post with boards that point both ways."""
    dice = stage.dice
    lean = dice.between(-0.05, 0.05) * high
    half = max(high * 0.045, 1.4)
    post = polygon([(x - half, y), (x + lean - half, y - high), (x + lean + half, y - high), (x + half, y)])
    stage.fill(post, WOOD, shading.column(post, stage.side, 0.2, 0.75), distance)
    way = dice.sign()
    for number in range(arms):
        level = y - high * (0.86 - 0.24 * number)
        deep, long = high * 0.085, high * dice.between(0.42, 0.55)
        cx = x + lean * 0.8 - way * high * 0.1
        tilt = dice.between(-0.05, 0.05) * high
        tip = (cx + way * (long + deep), level + tilt)
        board = polygon([(cx, level - deep), (cx + way * long, level - deep + tilt), tip,
                         (cx + way * long, level + deep + tilt), (cx, level + deep)])  # fmt: skip
        stage.fill(board, WOOD_GREY, 0.62, distance)
        letters = (np.abs(board.ys - level - tilt * 0.5) < deep * 0.4) & (
            (np.floor(board.xs / 2).astype(np.intp) % 3) > 0
        )
        inside = np.abs(board.xs - cx - way * long * 0.52) < long * 0.38
        stage.fill(board.where(letters & inside), WOOD_DARK, 0.2, distance)
        stage.fill(board.edge(0, -1), SNOW if stage.season == "winter" else WOOD_GREY, 0.92, distance)
        stage.fill(board.edge(0, 1), WOOD_DARK, 0.3, distance)
        way = -way


def lamp_post(stage: Stage, x: float, y: float, high: float, distance: float = 0.0) -> None:
    """An iron post with a lantern, alight by night and at dusk."""
    half = max(high * 0.022, 1.0)
    stage.fill(box(x - half, y - high * 0.82, x + half + 1, y), IRON, 0.45, distance)
    stage.fill(box(x - half * 2.2, y - high * 0.07, x + half * 2.2 + 1, y), IRON, 0.35, distance)
    w, top = max(high * 0.075, 3.0), y - high * 0.98
    glass = polygon(
        [
            (x - w, top + w),
            (x + w + 1, top + w),
            (x + w * 0.6 + 1, y - high * 0.82),
            (x - w * 0.6, y - high * 0.82),
        ]
    )
    cap = polygon([(x - w * 1.3, top + w), (x + 0.5, top - w * 0.5), (x + w * 1.3 + 1, top + w)])
    lit = lights(stage) > 0
    stage.fill(glass, WINDOW if lit else SLATE, 0.8 if lit else 0.7, distance)
    stage.fill(cap, IRON, 0.3, distance)
    if lit:
        stage.glow(x, top + w * 2, high * 0.42, 0xFFC060, 0.7)


def haystack(
    stage: Stage, x: float, y: float, wide: float, high: float, distance: float = 0.0, shadow: bool = True
) -> None:
    """A heap of hay with a rounded head."""
    dice = stage.dice
    if shadow:
        stage.shade(ellipse(x - stage.side * wide * 0.25, y, wide * 0.62, high * 0.13), 0.4)
    area = box(x - wide * 0.55, y - high, x + wide * 0.55, y + 1)
    off = (area.xs - np.float32(x)) / np.float32(wide * 0.5)
    ragged = noise.line(dice, area.width, 5, 2)[None]
    top = y - high * (1 - off * off * off * off * 0.55 - 0.42 * np.abs(off)) + 2.5 * ragged
    shape = area.where((area.ys >= top) & (np.abs(off) < 1 - 0.06 * ragged))
    straw = noise.field(dice, area.height, area.width, 9, 3, 0.35) - 0.5
    lit = 0.56 + 0.32 * off * stage.side + 0.2 * (0.5 - area.down)
    stage.fill(shape, THATCH, lit + 0.42 * straw, distance)
    if stage.season == "winter":
        stage.fill(shape.where(area.ys < top + high * 0.26), SNOW, lit + 0.2, distance)


def stall(
    stage: Stage, x: float, y: float, wide: float, distance: float = 0.0, cloth: Material | None = None
) -> None:
    """A market stall: a striped awning over a counter heaped with wares; `wide` pixels."""
    dice = stage.dice
    cloth = cloth or dice.pick(AWNINGS)
    half, high = wide / 2, wide * 0.84
    counter = y - wide * 0.32
    stage.shade(ellipse(x, y, half * 1.1, wide * 0.08), 0.4)
    stage.fill(box(x - half * 0.9, y - high * 0.8, x + half * 0.9, counter), WOOD_DARK, 0.08, distance)
    for way in (-1, 1):
        post = box(x + way * half * 0.9 - 1, y - high * 0.9, x + way * half * 0.9 + 2, y)
        stage.fill(post, WOOD, 0.6, distance)
    _wares(stage, dice, x, counter, half * 0.84, wide * 0.1, distance)
    front = box(x - half, counter, x + half, y)
    boards = (np.floor((front.xs - x) / max(wide * 0.1, 3)).astype(np.intp) & 1) * 0.1
    stage.fill(front, WOOD, 0.5 + boards - 0.2 * front.down, distance)
    stage.fill(
        box(x - half * 1.05, counter, x + half * 1.05, counter + max(wide * 0.05, 2)), WOOD, 0.85, distance
    )
    top, edge = y - high * 1.12, y - high * 0.8
    awning = polygon(
        [(x - half * 0.86, top), (x + half * 0.86, top), (x + half * 1.15, edge), (x - half * 1.15, edge)]
    )
    pitch = max(wide * 0.13, 4.0)
    spread = 0.86 + 0.29 * awning.down
    stripe = np.floor((awning.xs - x) / spread / pitch + 0.5).astype(np.intp) & 1
    light = 0.82 - 0.3 * awning.down
    stage.fill(awning, cloth, light, distance)
    stage.fill(awning.where(stripe == 1), SAILCLOTH, light, distance)
    fringe = box(x - half * 1.15, edge, x + half * 1.15, edge + wide * 0.08)
    scallop = np.abs(((fringe.xs - x) / 1.15 / pitch + 0.5) % 1 - 0.5)
    fringe = fringe.where(fringe.down < 1.05 - 1.5 * scallop * scallop * 4 * 0.5)
    band = np.floor((fringe.xs - x) / 1.15 / pitch + 0.5).astype(np.intp) & 1
    stage.fill(fringe, cloth, 0.4, distance)
    stage.fill(fringe.where(band == 1), SAILCLOTH, 0.45, distance)


def _wares(stage: Stage, dice: Dice, x: float, y: float, half: float, r: float, distance: float) -> None:
    """Heaps of fruit, loaves and cloths along a counter."""
    count = max(int(half / r / 1.4), 2)
    for number in range(count):
        cx = x + half * (2 * (number + 0.5) / count - 1)
        heap = ellipse(cx, y + r * 0.3, r * 1.25, r * dice.between(0.9, 1.5))
        lumps = 0.3 * (noise.field(dice, heap.height, heap.width, 4, 1) - 0.5)
        stage.fill(heap, dice.pick(WARES), shading.ball(heap, cx, y, r, r, stage.side) + lumps, distance)


def wall_low(
    stage: Stage, start: tuple[float, float], end: tuple[float, float], high: float, distance: float = 0.0
) -> None:
    """A low dry-stone wall between two feet, with a row of coping stones."""
    (x0, y0), (x1, y1) = start, end
    area = box(min(x0, x1), min(y0, y1) - high - 1, max(x0, x1), max(y0, y1) + 1)
    foot = y0 + (y1 - y0) * (area.xs - x0) / ((x1 - x0) or 1)
    up = foot - area.ys + noise.line(stage.dice, area.width, 9, 2)[None] * 2.5
    shape = area.where((up >= 0) & (up < high))
    joint = texture.stones(stage.dice, area.xs, -up, max(high * 0.42, 6))
    stage.fill(shape, GRANITE, 0.42 + 0.2 * up / high + joint, distance)
    stage.fill(shape.edge(0, -1), SNOW if stage.season == "winter" else GRANITE, 0.9, distance)
