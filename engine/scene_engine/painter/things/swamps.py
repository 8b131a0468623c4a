"""What stands in a swamp: swollen cypresses, a hut on stilts, a planked way, will-o'-the-wisps."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, shading, texture
from scene_engine.painter.area import Area, below, box, ellipse, polygon, stroke
from scene_engine.painter.materials import (
    BARK,
    BARK_DEAD,
    LEAF_DARK,
    MOSS,
    MUD,
    SNOW,
    THATCH,
    WOOD_GREY,
    Material,
)
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import houses, plants, woods
from scene_engine.painter.things.wood import trunk

CYPRESS = Material((0x1E1A1C, 0x463A36, 0x76665A, 0xA89A86), 5)


def cypress(stage: Stage, x: float, y: float, wide: float, distance: float) -> None:
    """A trunk that swells where it stands in the water, moss on its limbs; its top is out of sight."""
    dice = stage.dice
    lean = dice.between(-16, 16)
    trunk(stage, x, y, -4, wide, CYPRESS, distance, lean, dice.between(-6, 6), 1.1)
    for _ in range(2):
        row = dice.between(20, 70)
        at = x + lean * (y - row) / y
        tip = at + dice.sign() * wide * dice.between(1.2, 2.6)
        limb = stroke([(at, row + 6), ((at + tip) / 2, row), (tip, row - 4)], wide * 0.3, wide * 0.12)
        stage.fill(limb, CYPRESS, 0.4, distance)
        length = wide * dice.between(1.5, 3)
        plants.hanging_moss(stage, at + (tip - at) * 0.7, row, wide * 1.1, length, distance)
    stage.shade(ellipse(x, y + 1, wide * 1.9, max(wide * 0.16, 1)), 0.4)


def bearded(stage: Stage, tree: Area, count: int) -> None:
    """Hangs beards of moss from the upper limbs of a tree that has just been painted."""
    dice = stage.dice
    limbs = tree.edge(0, 1)
    rows, columns = np.nonzero(limbs.mask[: limbs.height // 2])
    for _ in range(count if len(rows) else 0):
        at = dice.whole(0, len(rows) - 1)
        x, y = limbs.left + int(columns[at]), limbs.top + int(rows[at])
        plants.hanging_moss(stage, x, y - 1, dice.between(8, 16), dice.between(16, 34))


def stilt_hut(stage: Stage, x: float, y: float, size: float) -> None:
    """A plank hut with a roof of reeds, some 84 pixels wide at size 1, its stilts in the water at row `y`."""
    dice, s = stage.dice, size
    for dx in (-32, -14, 8, 30):
        stage.fill(stroke([(x + dx * s * 1.06, y), (x + dx * s, y - 30 * s)], 3.4 * s, 3 * s), BARK, 0.4)
    stage.fill(box(x - 42 * s, y - 29 * s, x + 42 * s, y - 25 * s), WOOD_GREY, 0.62)
    stage.shade(box(x - 40 * s, y - 25 * s, x + 40 * s, y - 22 * s), 0.5)
    wall = box(x - 32 * s, y - 58 * s, x + 32 * s, y - 28 * s)
    planks = texture.planks(dice, wall.ys, wall.xs, 5, 200)
    stage.fill(wall, WOOD_GREY, 0.45 + planks + shading.across(wall, -0.16, 0.16) * stage.side)
    stage.fill(box(x + 6 * s, y - 49 * s, x + 19 * s, y - 28 * s), BARK, 0.22)
    lit = stage.night or stage.time in ("dusk", "sunset")
    houses.window(stage, x - 14 * s, y - 44 * s, 14 * s, 12 * s, lit=lit)
    roof = polygon(
        [
            (x - 43 * s, y - 52 * s),
            (x - 16 * s, y - 86 * s),
            (x + 14 * s, y - 88 * s),
            (x + 44 * s, y - 51 * s),
        ]
    )
    straw = noise.field(dice, roof.height, roof.width, 10, 3, 0.3)
    slope = 0.7 - 0.4 * roof.down + 0.5 * (straw - 0.5) + 0.16 * (roof.across - 0.5) * stage.side
    stage.fill(roof, SNOW if stage.season == "winter" else THATCH, slope)
    stage.shade(box(x - 32 * s, y - 52 * s, x + 32 * s, y - 47 * s), 0.45)
    for dx in (9, 16):
        rail = stroke([(x + dx * s, y - 27 * s), (x + (dx + 5) * s, y + 2)], 1.6, 1.6)
        stage.fill(rail, BARK, 0.7)
    for rung in range(5):
        row = y - (22 - 5 * rung) * s
        stage.fill(box(x + (10 + rung) * s, row, x + (17 + rung) * s, row + 1.5), BARK, 0.7)


def boardwalk(stage: Stage, top: float, x_top: float, x_bottom: float, wide: float) -> Area:
    """A way of planks from row `top` to our feet, where it is `wide` pixels across."""
    area = box(0, top, WIDTH, HEIGHT)
    t = area.down
    sway = 16 * (noise.line(stage.dice, area.height, 50, 1)[:, None] - 0.5) * (1 - t)
    middle = x_top + (x_bottom - x_top) * t**1.4 + sway
    off = (area.xs - middle) / (1.5 + wide / 2 * t**1.3)
    plank = 46 / (t + 0.16)
    number = np.floor(plank)
    tone = noise.at(stage.dice, off * 0, number * 9, 10, 2) - 0.5
    stage.shade(area.where(np.abs(off + 0.15) < 1.2), 0.4)
    shape = area.where(np.abs(off) < 1 + 0.12 * tone)
    stage.fill(shape, WOOD_GREY, 0.62 + 0.4 * tone - 0.45 * (plank - number < 0.18), 0.04)
    return shape


def wisps(stage: Stage, shore: float) -> None:
    """Will-o'-the-wisps over the water below row `shore`."""
    dice = stage.dice
    with stage.thing("will-o'-the-wisp", "glowing", plural="will-o'-the-wisps", many=True):
        for _ in range(dice.whole(3, 5)):
            x, y = dice.between(30, 290), shore + dice.between(-16, 40)
            stage.glow(x, y, 26, 0x60F0A0, 0.85)
            stage.paint(ellipse(x, y, 3), stage.light.colour(0xD8FFE0, lit=False))


def far(stage: Stage, shore: float, x: float) -> None:
    """The wood beyond the water, lowest about column `x`."""
    dice = stage.dice
    with stage.thing("forest", "misty"):
        for distance, high in ((0.85, 52), (0.62, 26)):
            dip = np.clip(np.abs(np.arange(WIDTH, dtype=np.float32) - x) / 90, 0.25, 1)
            line = shore - high * dip * (0.5 + 0.6 * noise.line(dice, WIDTH, 30, 3))
            woods.thicket(stage, line.astype(np.float32), leaves(stage), distance, 4, shore + 9)


def leaves(stage: Stage) -> Material:
    """What grows on swamp trees in this season."""
    return {"winter": BARK_DEAD, "autumn": MOSS}.get(stage.season, LEAF_DARK)


def beards(stage: Stage, count: int, length: float, distance: float) -> None:
    """Beards of moss that hang into the view from above, some `length` pixels long."""
    dice = stage.dice
    with stage.thing("hanging moss", plural=""):
        for _ in range(count):
            at = dice.between(0, WIDTH)
            plants.hanging_moss(
                stage,
                at,
                dice.between(-4, 22),
                dice.between(10, 24),
                length * dice.between(0.7, 1.5),
                distance,
            )


def front(stage: Stage) -> None:
    """Reeds and cattails that frame the view."""
    dice = stage.dice
    edge = HEIGHT - 4 - 14 * noise.line(dice, WIDTH, 60, 2)
    edge = edge + 26 - 0.0011 * (np.arange(WIDTH) - 160) ** 2
    with stage.thing("bank", "muddy"):
        stage.fill(below(edge.astype(np.float32)), MUD, 0.35, -0.1)
    with stage.thing("cattail", many=True):
        for at in (dice.between(4, 30), dice.between(34, 70), dice.between(290, 316), dice.between(252, 284)):
            if dice.chance(0.8):
                plants.cattails(stage, at, HEIGHT + 2, dice.between(46, 84), 5, -0.15)
