"""What surrounds a haunted house: its sky, what lies behind it, bats, a rusty gate."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import WIDTH
from scene_engine.painter import land, noise, shading, water
from scene_engine.painter import sky as painter_sky
from scene_engine.painter.area import box, ellipse, polygon, stroke, union
from scene_engine.painter.materials import DRY_GRASS, GRANITE, IRON, SLATE, SNOW, WOOD_GREY, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import houses

RUST = Material((0x1A1014, 0x3E2420, 0x74412A, 0xA86A3C))


VIOLET_BOARDS = Material((0x1E1826, 0x443A50, 0x706278, 0xA090A0))
OLIVE_BOARDS = Material((0x1C201C, 0x40463A, 0x6E7258, 0xA2A27E))
OXBLOOD_BOARDS = Material((0x201218, 0x4C2A2C, 0x7A4A40, 0xAC7C64))
RUSTY_SLATE = Material((0x241C26, 0x4A3A42, 0x745E60, 0xA48C84))
WALLS = (WOOD_GREY, WOOD_GREY, VIOLET_BOARDS, OLIVE_BOARDS, OXBLOOD_BOARDS)


def house(stage: Stage, x: float, y: float, size: float, distance: float = 0.05) -> None:
    """The haunted house: a mansion of weathered boards in one of several old paints."""
    dice = stage.dice
    houses.mansion(stage, x, y, size, dice.pick(WALLS), dice.pick((SLATE, SLATE, RUSTY_SLATE)), distance)


def bats(stage: Stage, x: float, y: float) -> None:
    """A flight of bats about (x, y), when it is dark enough for them and they care to."""
    dice = stage.dice
    if not (stage.night or stage.time in ("dusk", "sunset")) or dice.chance(0.35):
        return
    way = dice.sign()
    with stage.thing("bat", many=True):
        for number in range(dice.whole(3, 5)):
            t = number - 1.5
            bat(
                stage,
                x + way * 24 * t + dice.between(-8, 8),
                y + 13 * t + dice.between(-9, 9),
                dice.between(7, 13),
            )


def bat(stage: Stage, x: float, y: float, span: float) -> None:
    """One bat, `span` pixels from its body to a wing's tip."""
    lift = stage.dice.between(0.25, 0.6)
    parts = [ellipse(x, y, span * 0.13 + 0.6, span * 0.26)]
    for way in (-1, 1):
        # Up to the wrist, down to the tip, back in scallops.
        wing = (
            (0.0, -0.05),
            (0.42, -lift),
            (1.0, 0.1),
            (0.72, 0.02),
            (0.6, 0.3),
            (0.4, 0.08),
            (0.22, 0.36),
            (0.0, 0.2),
        )
        parts.append(polygon([(x + way * px * span, y + py * span) for px, py in wing]))
        ear = ((0.02, -0.2), (0.12, -0.44), (0.2, -0.12))
        parts.append(polygon([(x + way * px * span, y + py * span) for px, py in ear]))
    stage.fill(union(parts), IRON, 0.06, -0.4)


def sky(stage: Stage, horizon: float, x: float, out: float) -> float:
    """The sky behind a house at column `x`: by night the moon is close behind it more often than not.

    Args:
        stage: Where.
        horizon: As `sky.paint`.
        x: Column of the house.
        out: How far from there the moon may stand, either way.

    Returns:
        Column of the moon or the sun.
    """
    dice = stage.dice
    body = WIDTH / 2 + stage.side * dice.between(30, 130)
    if stage.night and dice.chance(0.65):
        body = x + dice.sign() * dice.between(0.2, 1) * out
    painter_sky.paint(stage, horizon, body)
    if stage.night or stage.weather == "thunderstorm":
        # However dark it is, the outline of the house must show.
        stage.glow(x, horizon * 0.5, 130, dice.pick((0x5060A0, 0x506890, 0x605090)), 0.34)
    return body


def gate(stage: Stage, x: float, y: float, wide: float, high: float, distance: float = -0.2) -> None:
    """A wrought-iron gate half open between stone pillars, close to us; `wide` from pillar to pillar."""
    dice = stage.dice
    for way in (-1, 1):
        _leaf(stage, x + way * wide / 2, y, -way, wide * (0.42 if dice.chance(0.5) else 0.3), high, distance)
        _pillar(stage, x + way * (wide / 2 + 12), y, 24, high * 1.12, distance)


def _leaf(stage: Stage, x: float, y: float, way: int, wide: float, high: float, distance: float) -> None:
    """One wing of a gate, hung at column `x` and swung away from us: bars, scrolls, a curved top."""
    count = max(int(wide / 9), 3)
    parts = []
    for number in range(count + 1):
        t = number / count
        tall = high * (0.72 + 0.24 * t * t) * (1 - 0.1 * t)
        px, foot = x + way * wide * t, y - 10 * t
        parts.append(stroke([(px, foot), (px, foot - tall)], 2.4 if number in (0, count) else 1.6, 1.6))
        parts.append(
            polygon([(px - 2.2, foot - tall + 1), (px, foot - tall - 6), (px + 2.2, foot - tall + 1)])
        )
        if number < count:
            middle = px + way * wide / count / 2
            ring = ellipse(middle, foot - high * 0.36, wide / count * 0.42)
            parts.append(ring - ellipse(middle, foot - high * 0.36, wide / count * 0.42 - 1.3))
    for level in (0.12, 0.28, 0.44, 0.68):
        start, end = y - high * level, y - 10 - high * level * 0.9
        parts.append(stroke([(x, start), (x + way * wide, end)], 2.0, 1.6))
    area = union(parts)
    patches = noise.field(stage.dice, area.height, area.width, 9, 2)
    stage.fill(area, RUST, 0.25 + 0.5 * patches, distance)
    stage.fill(area.edge(stage.side, 0), RUST, 0.9, distance)


def _pillar(stage: Stage, x: float, y: float, wide: float, high: float, distance: float) -> None:
    """A pillar of dressed stones with a ball on it."""
    half = wide / 2
    shaft = box(x - half, y - high, x + half, y)
    rocks_light = shading.column(shaft, stage.side, 0.15, 0.8)
    course = np.floor((y - shaft.ys) / 12)
    joint = ((y - shaft.ys) % 12 < 1) | ((shaft.xs - x + half + 7 * (course % 2)) % 14 < 1)
    worn = 0.2 * (noise.field(stage.dice, shaft.height, shaft.width, 8, 2) - 0.5)
    stage.fill(shaft, GRANITE, rocks_light + worn - 0.26 * joint, distance)
    for level, reach, thick in ((high, 4.0, 5.0), (high + 5, 2.0, 3.0)):
        slab = box(x - half - reach, y - level - thick, x + half + reach, y - level)
        stage.fill(slab, GRANITE, shading.column(slab, stage.side, 0.2, 0.85), distance)
        stage.fill(slab.edge(0, -1), SNOW if stage.season == "winter" else GRANITE, 0.9, distance)
    ball = ellipse(x, y - high - 8 - half * 0.62, half * 0.66)
    light = shading.ball(ball, x, y - high - 8 - half * 0.62, half * 0.66, half * 0.66, stage.side)
    stage.fill(ball, GRANITE, light, distance)


def behind(stage: Stage, body: float) -> bool:
    """The sea, the path of the moon at column `body` on it, or hills; whether it is the sea."""
    if stage.dice.chance(0.55):
        with stage.thing("sea", plural=""):
            water.sea(stage, stage.horizon, rough=0.8, body_x=body)
        return True
    with stage.thing("hill", "far", many=True):
        land.ridge(stage, land.hills(stage.dice, stage.horizon + 8, 40), GRANITE, 0.8)
        land.ridge(stage, land.hills(stage.dice, stage.horizon + 30, 34), growth(stage), 0.5)
    return False


def growth(stage: Stage) -> Material:
    """What grows about the house: grass now and then, dead grass as a rule; snow in winter."""
    return DRY_GRASS if stage.season != "winter" and stage.dice.chance(0.6) else land.turf(stage)
