"""What old temples leave: columns whole and broken, fronts, arches, statues, drums in the grass."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, shading, texture
from scene_engine.painter.area import Area, box, ellipse, polygon, stroke, union
from scene_engine.painter.materials import LEAF_DARK, LIMESTONE, MOSS, SNOW, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import trees
from scene_engine.painter.things.foliage import Mass, leafage
from scene_engine.painter.things.walls import wall


def column(
    stage: Stage,
    x: float,
    y: float,
    high: float,
    stone: Material = LIMESTONE,
    distance: float = 0.0,
    broken: float = 1.0,
    thick: float = 0.13,
) -> None:
    """A fluted column on its base.

    Args:
        stage: Where.
        x: Column of its axis.
        y: Row of its foot.
        high: Pixels of it when it was whole, capital and all.
        stone: Of what.
        distance: As `Light.ramp`.
        broken: How much of it still stands; 1 is whole and has its capital.
        thick: Its width, in shares of its height.
    """
    r = high * thick / 2
    base = high * 0.07
    stands = high * min(broken, 0.9)
    area = box(x - r, y - stands, x + r + 1, y - base)
    taper = 1 - 0.16 * np.clip((y - area.ys) / high, 0, 1)
    off = (area.xs - np.float32(x)) / (r * taper)
    shape = area.where(np.abs(off) <= 1)
    if broken < 1:
        jag = noise.line(stage.dice, area.width, max(r, 5), 2)[None] * r * 1.6 + (area.xs - x) * 0.35
        shape = shape.where(area.ys > y - stands + jag)
    # The flutes crowd together towards the edges.
    flute = (np.floor(off * (1 + 0.45 * off * off) * 3.2 + 40.5).astype(np.intp) & 1) if r > 3 else 0
    drum = ((y - area.ys) % max(high * 0.22, 9)) < 1
    lit = shading.column(area, stage.side, 0.1, 0.92, x, r)
    stage.fill(shape, stone, lit - 0.13 * flute - 0.2 * drum, distance)
    _slab(stage, x, y, r * 1.5, base * 0.55, stone, distance)
    _slab(stage, x, y - base * 0.55, r * 1.22, base * 0.6, stone, distance)
    if broken >= 1:
        _slab(stage, x, y - high * 0.89, r * 1.12, high * 0.035, stone, distance)
        bell = polygon([(x - r * 0.9, y - high * 0.9), (x - r * 1.5, y - high * 0.96),
                        (x + r * 1.5, y - high * 0.96), (x + r * 0.9, y - high * 0.9)])  # fmt: skip
        stage.fill(bell, stone, shading.column(bell, stage.side, 0.15, 0.8), distance)
        _slab(stage, x, y - high * 0.955, r * 1.65, high * 0.045, stone, distance)


def _slab(
    stage: Stage, x: float, y: float, half: float, high: float, stone: Material, distance: float
) -> Area:
    """A flat block that stands on row `y`, with a lit upper edge."""
    area = box(x - half, y - max(high, 1.5), x + half + 1, y)
    stage.fill(area, stone, shading.column(area, stage.side, 0.22, 0.72), distance)
    stage.fill(area.edge(0, -1), SNOW if stage.season == "winter" else stone, 0.9, distance)
    stage.fill(area.edge(0, 1), stone, 0.15, distance)
    return area


def temple(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    columns: int = 6,
    stone: Material = LIMESTONE,
    distance: float = 0.0,
    ruin: float = 0.5,
) -> None:
    """The front of a temple on its steps.

    Args:
        stage: Where.
        x: Column of its middle.
        y: Row of its lowest step.
        wide: Pixels of the front, without the steps.
        columns: How many.
        stone: Of what.
        distance: As `Light.ramp`.
        ruin: 0 is whole; 1 has lost its pediment and many of its columns.
    """
    dice = stage.dice
    step = max(wide * 0.025, 2.0)
    for number in range(3):
        _slab(stage, x, y - number * step, wide * (0.6 - 0.028 * number), step, stone, distance)
    foot = y - 3 * step
    high = wide * 0.52
    whole = columns - round(ruin * columns * 0.5)
    if ruin < 0.75:  # the dark of the cella, as far as there is a roof over it
        end = x + wide * (0.42 if whole == columns else whole / columns - 0.56)
        inner = box(x - wide * 0.42, foot - high, end, foot)
        stage.fill(inner, stone, 0.04 + 0.22 * inner.down, distance + 0.04)
        hall = box(x - wide * 0.07, foot - high * 0.72, x + wide * 0.07, foot) & inner
        stage.fill(hall, stone, 0.0, distance)
    for number in range(columns):
        cx = x + wide * (0.46 * (2 * (number + 0.5) / columns - 1)) * columns / (columns - 0.4)
        left = 1.0 if number < whole else dice.between(0.15, 0.7)
        column(stage, cx, foot, high, stone, distance, left)
    right = x - wide * 0.5 + wide * (whole / columns) + (wide * 0.02 if whole == columns else 0)
    _entablature(stage, x, foot - high, wide, right, stone, distance, ruin)


def _entablature(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    right: float,
    stone: Material,
    distance: float,
    ruin: float,
) -> None:
    """The beam that columns carry, as far as `right`, and what is left of the pediment."""
    dice = stage.dice
    deep = wide * 0.085
    beam = box(x - wide * 0.54, y - deep, right, y + 1)
    bite = noise.line(dice, beam.height, 5, 2)[:, None] * wide * (0.08 if ruin > 0.1 else 0)
    beam = beam.where(beam.xs < right - bite)
    blocks = (np.floor((beam.xs - x) / max(deep * 0.55, 3)).astype(np.intp) & 1) * (beam.down < 0.55)
    stage.fill(beam, stone, 0.62 - 0.2 * blocks - 0.12 * beam.down, distance)
    stage.fill(beam.edge(0, 1), stone, 0.12, distance)
    tip = y - deep - wide * 0.2
    left = x - wide * 0.57
    gable = polygon([(left, y - deep), (x, tip), (x + wide * 0.57, y - deep)])
    ragged = right + wide * 0.1 * (noise.line(dice, gable.height, 9, 3)[:, None] - 0.6)
    gable = gable.where(gable.xs < (ragged if ruin > 0.1 else right + wide))
    inside = (y - deep - gable.ys) / (wide * 0.2)
    border = (1 - np.abs(gable.xs - x) / (wide * 0.57)) - inside
    grain = 0.5 * texture.bricks(dice, gable.xs, gable.ys, 12, 6)
    rim = (border < 0.16) | (inside < 0.14)
    stage.fill(gable, stone, np.where(rim, np.float32(0.74), 0.36 + grain), distance)
    stage.fill(gable.edge(0, -1), SNOW if stage.season == "winter" else stone, 0.92, distance)


def arch(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    high: float,
    stone: Material = LIMESTONE,
    distance: float = 0.0,
    ruin: float = 0.3,
) -> Area:
    """A free-standing arch, `wide` over all; `ruin` is how much of its top has gone. Returns the gateway."""
    dice = stage.dice
    face = wall((x - wide / 2, y, high), (x + wide / 2, y, high))
    span = wide * 0.56
    left, right, crown = (wide - span) / 2, (wide + span) / 2, high * 0.78
    gone = high * ruin * 0.5 * noise.line(dice, face.area.width, wide * 0.3, 3)[None]
    # The ring of the arch holds when the masonry on it has gone.
    ring = face.part(left - wide * 0.09, 0, right + wide * 0.09, crown + wide * 0.1, span * 0.5)
    gateway = face.part(left, 0, right, crown, span * 0.5)
    shape = (face.area.where(face.v < high - gone) | ring) - gateway
    grain = texture.bricks(dice, face.u, face.v + 300, max(wide * 0.12, 6), max(wide * 0.06, 4))
    lit = 0.52 + shading.across(face.area, -0.14, 0.14) * stage.side
    stage.fill(shape & face.area, stone, (lit + grain)[: shape.height, : shape.width], distance)
    stage.fill(ring - gateway, stone, (lit + 0.18 + 0.8 * grain)[: ring.height, : ring.width], distance)
    inner = gateway - Area(
        gateway.top, gateway.left, np.roll(gateway.mask, -stage.side * max(round(wide * 0.07), 2), 1)
    )
    stage.fill(inner, stone, 0.14 + 0.3 * grain[: inner.height, : inner.width], distance)
    stage.fill(shape.edge(0, -1), SNOW if stage.season == "winter" else stone, 0.86, distance)
    for way in (-1, 1):
        px = x + way * (span / 2 + (wide - span) / 4)
        _slab(stage, px, y - crown + span * 0.5, (wide - span) * 0.29, high * 0.035, stone, distance)
        _slab(stage, px, y, (wide - span) * 0.3, high * 0.05, stone, distance)
    return gateway - inner


def drum(
    stage: Stage,
    x: float,
    y: float,
    long: float,
    thick: float,
    stone: Material = LIMESTONE,
    distance: float = 0.0,
) -> None:
    """A fallen piece of a column lying in the grass, its round end towards us at the left."""
    r = thick / 2
    stage.shade(ellipse(x + long * 0.5, y, long * 0.62, thick * 0.22), 0.4)
    body = polygon([(x, y - thick), (x + long, y - thick * 1.04), (x + long, y - thick * 0.08), (x, y)])
    row = (body.ys - (y - thick)) / thick
    flute = np.floor(row * 6).astype(np.intp) & 1
    stage.fill(body, stone, 0.85 - 0.72 * row - 0.12 * flute, distance)
    end = ellipse(x, y - r, r * 0.62, r)
    stage.fill(end, stone, 0.62 if stage.side < 0 else 0.36, distance)
    stage.fill(end - ellipse(x, y - r, r * 0.5, r * 0.84), stone, 0.82 if stage.side < 0 else 0.2, distance)
    stage.fill(ellipse(x, y - r, r * 0.12, r * 0.18), stone, 0.05, distance)
    if stage.season == "winter":
        stage.fill(body.edge(0, -1), SNOW, 0.85, distance)


def statue(
    stage: Stage,
    x: float,
    y: float,
    high: float,
    stone: Material = LIMESTONE,
    distance: float = 0.0,
    headless: bool = False,
) -> None:
    """A robed figure of stone on its plinth, a spear in the hand."""
    plinth = high * 0.3
    half = high * 0.15
    block = box(x - half, y - plinth, x + half + 1, y)
    grain = 0.4 * texture.bricks(stage.dice, block.xs, block.ys, half * 1.2, plinth * 0.34)
    stage.fill(block, stone, shading.column(block, stage.side, 0.2, 0.7) + grain, distance)
    _slab(stage, x, y, half * 1.25, plinth * 0.2, stone, distance)
    _slab(stage, x, y - plinth * 0.88, half * 1.2, plinth * 0.14, stone, distance)
    foot, s, way = y - plinth, high * 0.7, -stage.side
    robe = polygon(
        [
            (x - s * 0.17, foot),
            (x - s * 0.1, foot - s * 0.5),
            (x - s * 0.15, foot - s * 0.78),
            (x, foot - s * 0.83),
            (x + s * 0.15, foot - s * 0.78),
            (x + s * 0.1, foot - s * 0.5),
            (x + s * 0.17, foot),
        ]
    )
    elbow, hand = (x + way * s * 0.22, foot - s * 0.7), (x + way * s * 0.2, foot - s * 0.98)
    raised = stroke([(x + way * s * 0.1, foot - s * 0.75), elbow, hand], s * 0.1, s * 0.07)
    raised |= stroke([(hand[0], foot - s * 0.6), (hand[0], foot - s * 1.14)], s * 0.035, s * 0.03)
    raised |= polygon(
        [
            (hand[0] - s * 0.06, foot - s * 1.1),
            (hand[0], foot - s * 1.26),
            (hand[0] + s * 0.06, foot - s * 1.1),
        ]
    )
    lowered = stroke(
        [(x - way * s * 0.1, foot - s * 0.75), (x - way * s * 0.17, foot - s * 0.52), (x, foot - s * 0.42)],
        s * 0.11,
        s * 0.08,
    )
    parts = [robe, raised, lowered]
    if not headless:
        parts.append(ellipse(x, foot - s * 0.92, s * 0.095, s * 0.12))
    figure = union(parts)
    fold = np.floor((figure.xs - x) / max(s * 0.06, 1.5) + (figure.ys - foot) * 0.04).astype(np.intp) & 1
    lit = np.maximum(shading.column(figure, stage.side, 0.08, 0.95, x, s * 0.17), 0.3)
    low = figure.ys > foot - s * 0.55
    stage.fill(figure, stone, lit - 0.14 * fold * low, distance)
    stage.fill(figure.edge(-stage.side, 0), stone, 0.06, distance)


def overgrow(stage: Stage, x: float, y: float, wide: float, high: float, leaves: Material = MOSS) -> None:
    """Ivy that hangs over stones: from (x, y) down, `high` pixels long and `wide` at its top."""
    dice = stage.dice
    masses: list[Mass] = []
    for number in range(7):
        t = number / 6
        cx = x + dice.between(-0.5, 0.5) * wide * (1 - 0.6 * t)
        masses.append((cx, y + high * t * dice.between(0.6, 1.0), wide * 0.2 * (1.1 - 0.6 * t), high * 0.14))
    leafage(stage, masses, leaves, 0.0, 0.9, 4)


def cypresses(stage: Stage, x: float, out: float, y: float) -> None:
    """Cypresses on both sides of column `x`, at least `out` pixels from it."""
    dice = stage.dice
    with stage.thing("cypress tree", many=True):
        for side in (-1, 1):
            for _ in range(dice.whole(1, 2)):
                trees.poplar(
                    stage,
                    x + side * (out + dice.between(0, 44)),
                    y + dice.between(-2, 8),
                    dice.between(52, 80),
                    LEAF_DARK,
                    distance=0.15,
                )


def ivy(stage: Stage, x: float, wide: float) -> None:
    """Ivy on a great arch that stands close to us about column `x`."""
    dice = stage.dice
    with stage.thing("ivy", plural=""):
        for _ in range(dice.whole(2, 4)):
            overgrow(
                stage,
                x + dice.between(-0.45, 0.45) * wide,
                dice.between(22, 44),
                dice.between(24, 40),
                dice.between(30, 50),
            )


def debris(stage: Stage, stone: Material, y: float) -> None:
    """Drums and a broken column near us."""
    dice = stage.dice
    side = dice.sign()
    with stage.thing("fallen column", many=True):
        for number in range(dice.whole(1, 3)):
            t = (number + dice.unit()) / 3
            cx = WIDTH / 2 + side * (40 + 90 * dice.unit()) * (1 if number % 2 else -1)
            drum(stage, cx, min(y + 16 * t, HEIGHT - 4), dice.between(30, 50), dice.between(15, 21), stone)
    if dice.chance(0.6):
        with stage.thing("column", "broken"):
            column(
                stage,
                WIDTH / 2 + side * dice.between(128, 150),
                HEIGHT + 2,
                150,
                stone,
                -0.2,
                dice.between(0.4, 1.0),
            )
