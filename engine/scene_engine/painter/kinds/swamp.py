"""A swamp: drowned trees with beards of moss, reeds, lily pads, a hut on stilts, lights that lead astray."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, shading, sky, texture, water, weather
from scene_engine.painter.area import Area, below, box, ellipse, polygon, stroke
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import (
    BARK,
    BARK_DEAD,
    LEAF_DARK,
    MOSS,
    MUD,
    SNOW,
    THATCH,
    WATER_SWAMP,
    WOOD_GREY,
    Material,
)
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import houses, plants, trees, woods
from scene_engine.painter.things.wood import trunk

SEDGE = Material((0x232E1C, 0x4A5A2C, 0x84904A, 0xBCC070), 5)
CYPRESS = Material((0x1E1A1C, 0x463A36, 0x76665A, 0xA89A86), 5)


def channel(stage: Stage) -> None:
    """Down a channel between drowned cypresses."""
    dice = stage.dice
    shore, x = dice.between(96, 112), dice.between(120, 200)
    area = _water(stage, shore, x)
    with stage.thing("cypress tree", "mossy", many=True):
        for distance, foot, wide, count in ((0.5, 6, 9, 9), (0.28, 22, 15, 6), (0.06, 50, 26, 4)):
            gap = 92 * (0.75 - distance)
            for number in range(count):
                at = (number + dice.between(0.2, 0.8)) / count * WIDTH
                if abs(at - x) > gap:
                    _cypress(stage, at, shore + foot, wide * dice.between(0.7, 1.2), distance)
    with stage.thing("foliage", plural=""):
        line = 14 + 26 * noise.line(dice, WIDTH, 40, 3) + 0.0016 * (np.arange(WIDTH) - x) ** 2
        woods.canopy(stage, line.astype(np.float32), _leaves(stage), 0.1, 6, 0.12)
    _beards(stage, 10, 30, 0.0)
    _finish(stage, area, shore)


def hut(stage: Stage) -> None:
    """A hut on stilts, with a light in its window."""
    dice = stage.dice
    shore = dice.between(100, 116)
    area = _water(stage, shore, dice.between(60, 260))
    with stage.thing("cypress tree", "mossy", many=True):
        for number in range(8):
            at = (number + dice.between(0.2, 0.8)) / 8 * WIDTH
            _cypress(stage, at, shore + dice.between(4, 14), dice.between(8, 14), 0.42)
    x = dice.between(110, 210)
    with stage.thing("hut", "wooden", "crooked") as home:
        _stilt_hut(stage, x, shore + 38, dice.between(0.95, 1.2))
    with stage.thing("bare tree", "dead"):
        side = -1 if x > WIDTH / 2 else 1
        trees.bare(stage, x + side * dice.between(84, 120), shore + 44, dice.between(96, 124), CYPRESS, 0.05)
    with stage.thing("swamp water", "murky", plural="") as pool:
        pass
    stage.relate(home, "over", pool)
    _beards(stage, 6, 36, -0.2)
    _finish(stage, area, shore)


def tree(stage: Stage) -> None:
    """One great dead tree on a hummock, out in open water."""
    dice = stage.dice
    shore = dice.between(98, 116)
    area = _water(stage, shore, dice.between(60, 260))
    x, y = dice.between(100, 220), shore + dice.between(38, 48)
    with stage.thing("hummock", "grassy"):
        mound = ellipse(x, y + 4, dice.between(54, 76), 13)
        value = 0.62 - 0.6 * mound.down + texture.grass(dice, mound.xs, mound.ys)
        stage.fill(mound.where(mound.ys < y + 9), SNOW if stage.season == "winter" else SEDGE, value, 0.05)
    with stage.thing("bare tree", "dead", "huge"):
        trees.bare(stage, x, y + 3, dice.between(128, 152), CYPRESS)
        for _ in range(4):
            at = x + dice.between(-52, 52)
            plants.hanging_moss(
                stage, at, y - dice.between(70, 100), dice.between(10, 18), dice.between(18, 34)
            )
    with stage.thing("reed", many=True):
        for _ in range(4):
            at = x + dice.sign() * dice.between(36, 62)
            plants.blades(stage, at, y + 9, dice.between(22, 36), 22, 9, 2.2, plants.REED, 0.02)
    _finish(stage, area, shore)


def bog(stage: Stage) -> None:
    """A planked way leads over pools and sedge to a far line of trees."""
    dice = stage.dice
    horizon, x = dice.between(92, 112), dice.between(110, 210)
    sky.paint(stage, horizon)
    _far(stage, horizon, x)
    with stage.thing("marsh", "boggy"):
        land.ground(stage, horizon + 2, SNOW if stage.season == "winter" else SEDGE)
    with stage.thing("pool", "dark", many=True):
        pools = [
            ellipse(dice.between(0, WIDTH), horizon + 12 + 64 * t * t, 26 + 44 * t, 2.5 + 8 * t)
            for t in (0.1, 0.3, 0.5, 0.7, 0.9)
        ]
        for pool in pools:
            water.surface(stage, pool, WATER_SWAMP, 0.15, 0.6)
            stage.fill(pool.edge(0, -1), MUD, 0.2)
    with stage.thing("boardwalk", "wooden"):
        _boardwalk(stage, horizon + 4, x, dice.between(70, 250), dice.between(64, 92))
    with stage.thing("bare tree", "dead", many=True):
        for _ in range(dice.whole(2, 4)):
            at, t = dice.between(10, 310), dice.unit()
            if abs(at - x) > 40:
                trees.bare(stage, at, horizon + 10 + 34 * t, 44 + 50 * t, CYPRESS, 0.3 - 0.25 * t)
    for pool in pools:
        water.mirror(stage, pool, pool.top, 0.4)
    _wisps(stage, horizon)
    _front(stage)


def _water(stage: Stage, shore: float, x: float) -> Area:
    """Sky, the far wood and the water before it."""
    sky.paint(stage, shore, x)
    _far(stage, shore, x)
    with stage.thing("swamp water", "murky", plural=""):
        return water.sea(stage, shore, HEIGHT, WATER_SWAMP, 0.16)


def _far(stage: Stage, shore: float, x: float) -> None:
    dice = stage.dice
    with stage.thing("wood", "misty"):
        for distance, high in ((0.85, 52), (0.62, 26)):
            dip = np.clip(np.abs(np.arange(WIDTH, dtype=np.float32) - x) / 90, 0.25, 1)
            line = shore - high * dip * (0.5 + 0.6 * noise.line(dice, WIDTH, 30, 3))
            woods.thicket(stage, line.astype(np.float32), _leaves(stage), distance, 4, shore + 2)


def _leaves(stage: Stage) -> Material:
    return {"winter": BARK_DEAD, "autumn": MOSS}.get(stage.season, LEAF_DARK)


def _cypress(stage: Stage, x: float, y: float, wide: float, distance: float) -> None:
    """A trunk that swells where it stands in the water."""
    dice = stage.dice
    lean = dice.between(-16, 16)
    trunk(stage, x, y, -4, wide, CYPRESS, distance, lean, dice.between(-6, 6), 1.1)
    for _ in range(2):
        row = dice.between(20, 70)
        at = x + lean * (y - row) / y
        tip = at + dice.sign() * wide * dice.between(1.2, 2.6)
        limb = stroke([(at, row + 6), ((at + tip) / 2, row), (tip, row - 4)], wide * 0.3, wide * 0.12)
        stage.fill(limb, CYPRESS, 0.4, distance)
        plants.hanging_moss(
            stage, (at + tip) / 2 + (tip - at) * 0.2, row, wide * 1.1, wide * dice.between(1.5, 3), distance
        )
    stage.shade(ellipse(x, y + 1, wide * 1.9, max(wide * 0.16, 1)), 0.4)


def _stilt_hut(stage: Stage, x: float, y: float, size: float) -> None:
    """A plank hut with a roof of reeds, some 84 pixels wide, its stilts in the water at row `y`."""
    dice = stage.dice
    s = size
    for dx in (-32, -14, 8, 30):
        stage.fill(stroke([(x + dx * s * 1.06, y), (x + dx * s, y - 30 * s)], 3.4 * s, 3 * s), BARK, 0.4)
    stage.fill(box(x - 42 * s, y - 29 * s, x + 42 * s, y - 25 * s), WOOD_GREY, 0.62)
    stage.shade(box(x - 40 * s, y - 25 * s, x + 40 * s, y - 22 * s), 0.5)
    wall = box(x - 32 * s, y - 58 * s, x + 32 * s, y - 28 * s)
    planks = texture.planks(dice, wall.ys, wall.xs, 5, 200)
    stage.fill(wall, WOOD_GREY, 0.45 + planks + shading.across(wall, -0.16, 0.16) * stage.side)
    stage.fill(box(x + 6 * s, y - 49 * s, x + 19 * s, y - 28 * s), BARK, 0.22)
    houses.window(
        stage, x - 14 * s, y - 44 * s, 14 * s, 12 * s, lit=stage.night or stage.time in ("dusk", "sunset")
    )
    roof = polygon(
        [
            (x - 43 * s, y - 52 * s),
            (x - 16 * s, y - 86 * s),
            (x + 14 * s, y - 88 * s),
            (x + 44 * s, y - 51 * s),
        ]
    )
    straw = noise.field(dice, roof.height, roof.width, 10, 3, 0.3)
    roofing = SNOW if stage.season == "winter" else THATCH
    stage.fill(
        roof, roofing, 0.7 - 0.4 * roof.down + 0.5 * (straw - 0.5) + 0.16 * (roof.across - 0.5) * stage.side
    )
    stage.shade(box(x - 32 * s, y - 52 * s, x + 32 * s, y - 47 * s), 0.45)
    ladder = stroke([(x + 12 * s, y - 27 * s), (x + 18 * s, y + 2)], 1.6, 1.6)
    stage.fill(ladder, BARK, 0.7)


def _boardwalk(stage: Stage, top: float, x_top: float, x_bottom: float, wide: float) -> None:
    """Planks on posts, from row `top` to our feet."""
    area = box(0, top, WIDTH, HEIGHT)
    t = area.down
    middle = (
        x_top
        + (x_bottom - x_top) * t**1.4
        + 16 * (noise.line(stage.dice, area.height, 50, 1)[:, None] - 0.5) * (1 - t)
    )
    half = 1.5 + wide / 2 * t**1.3
    off = (area.xs - middle) / half
    shape = area.where(np.abs(off) < 1)
    plank = 46 / (t + 0.16)
    inside = plank - np.floor(plank)
    tone = noise.at(stage.dice, off * 0, np.floor(plank) * 9, 10, 2) - 0.5
    stage.shade(area.where(np.abs(off + 0.15) < 1.2), 0.4)
    stage.fill(shape, WOOD_GREY, 0.62 + 0.4 * tone - 0.45 * (inside < 0.18), 0.04)


def _beards(stage: Stage, count: int, length: float, distance: float) -> None:
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


def _finish(stage: Stage, area: Area, shore: float) -> None:
    """What floats and grows, the image in the water, and mist over it."""
    dice = stage.dice
    water.mirror(stage, area, shore + 3, 0.5)
    with stage.thing("lily pad", many=True):
        for _ in range(dice.whole(1, 3)):
            plants.lily_pads(
                stage, dice.between(40, 280), dice.between(shore + 40, 178), dice.between(46, 84), 7
            )
    if dice.chance(0.7):
        weather.mist(stage, shore + 6, 16, 0.5)
    _wisps(stage, shore)
    _front(stage)


def _wisps(stage: Stage, shore: float) -> None:
    """Will-o'-the-wisps by night."""
    dice = stage.dice
    if not stage.night or not dice.chance(0.6):
        return
    with stage.thing("will-o'-the-wisp", "glowing", plural="will-o'-the-wisps", many=True):
        for _ in range(dice.whole(3, 5)):
            x, y = dice.between(30, 290), shore + dice.between(-16, 40)
            stage.glow(x, y, 24, 0x60F0A0, 0.8)
            stage.paint(ellipse(x, y, 2.4), stage.light.colour(0xD8FFE0, lit=False))


def _front(stage: Stage) -> None:
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


KIND = Kind(
    name="swamp",
    titles=("swamp", "misty swamp", "bayou", "marsh", "murky swamp", "bog"),
    views={"channel": channel, "hut": hut, "tree": tree, "bog": bog},
    weathers=(("clear", 4), ("cloudy", 3), ("overcast", 2), ("mist", 3), ("rain", 1.5), ("thunderstorm", 1), ("snow", 0.3)),
    moods=("murky", "gloomy", "still", "brooding"),
    night_moods=("eerie", "spooky", "mysterious", "sinister"),
)  # fmt: skip
