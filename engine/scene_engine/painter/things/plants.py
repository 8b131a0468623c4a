"""Plants near the ground and on the water: grass, reeds, ferns, flowers, mushrooms, vines, logs."""

from __future__ import annotations

import numpy as np

from scene_engine.painter import noise, shading
from scene_engine.painter.area import Area, box, ellipse, stroke, union
from scene_engine.painter.materials import BARK, GRASS, LEAF, MOSS, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things.foliage import Mass, frond, leaf, leafage

FERN = Material((0x0E2E22, 0x235C2C, 0x549440, 0xA6D062), 5)
REED = Material((0x2A3A22, 0x566B32, 0x94A04C, 0xCFC878), 5)
HANGING_MOSS = Material((0x26352E, 0x4C6350, 0x7E927A, 0xB4C0A4), 5)
VINE = Material((0x0C2A1E, 0x245A30, 0x58964A), 4)
LILY = Material((0x123A2C, 0x2C7040, 0x62A858, 0xA8D880), 5)
CATTAIL = Material((0x24140E, 0x5C3820, 0x96643A), 3)
STALK = Material((0x8A7A64, 0xD4C8A8, 0xF6EED6), 4)
CAP_RED = Material((0x5A0F1C, 0xB02A28, 0xE8583C, 0xFFA080), 5)
CAP_BROWN = Material((0x3A2018, 0x7E4C2C, 0xBE8448, 0xEBC68A), 5)
CAP_BLUE = Material((0x1C3A8C, 0x2E7CD0, 0x62D0F0, 0xC8FFF4), 5, glows=True)
CUT_WOOD = Material((0x6B4428, 0xB98A54, 0xE6C48C), 4)
PETALS = tuple(
    Material(colours, 3)
    for colours in (
        (0xA01E38, 0xE84A4A, 0xFFA08C),
        (0xB07A10, 0xF4C430, 0xFFF4A0),
        (0x6A3AA0, 0xA878E0, 0xE0C8FF),
        (0xA0A4B8, 0xECECF4, 0xFFFFFF),
        (0x2848B0, 0x5C8CF0, 0xB0D0FF),
        (0xB03C78, 0xF080B0, 0xFFD0E4),
    )
)


def blades(
    stage: Stage,
    x: float,
    y: float,
    high: float,
    wide: float,
    count: int = 9,
    thick: float = 2.2,
    leaves: Material = GRASS,
    distance: float = 0.0,
) -> Area:
    """A tuft of blades that rise from (x, y) and bend apart: grass, reeds, irises.

    Args:
        stage: Where.
        x: Column of its middle.
        y: Row of its foot.
        high: Pixels of the tallest blade.
        wide: Columns from the first tip to the last.
        count: Blades, 14 at most.
        thick: Pixels of a blade at its foot.
        leaves: Of what.
        distance: As `Light.ramp`.
    """
    dice = stage.dice
    area = box(x - wide * 0.62 - 2, y - high, x + wide * 0.62 + 3, y + 1)
    if not area.mask.size:
        return area
    spread = np.array([(n + dice.unit()) / count * 2 - 1 for n in range(count)], np.float32)[:, None, None]
    tall = np.array([dice.between(0.55, 1.0) for _ in range(count)], np.float32)[:, None, None]
    up = (np.float32(y) - area.ys)[None] / (np.float32(high) * tall)
    axis = np.float32(x) + spread * wide * (0.16 + 0.34 * up * up)
    off = np.abs(area.xs[None] - axis)
    near = off <= np.maximum(thick / 2 * (1 - up), 0.45)
    inside = near & (up >= 0) & (up <= 1)
    # The lightest blade wins; each has its own tone, darker at the foot.
    tone = 0.22 + 0.4 * up + 0.16 * spread * stage.side + 0.3 * (tall - 0.75)
    value = np.where(inside, tone, -1).max(axis=0)
    shape = area.where(value >= -0.9)
    stage.fill(shape, leaves, value, distance)
    return shape


def tufts(
    stage: Stage,
    y: float,
    high: float,
    leaves: Material = GRASS,
    distance: float = -0.35,
    count: int = 12,
    x0: float = 0,
    x1: float = 320,
) -> None:
    """Tufts of grass along row `y`, from column x0 to x1: the edge of the foreground."""
    dice = stage.dice
    for number in range(count):
        x = x0 + (number + dice.unit()) / count * (x1 - x0)
        size = high * dice.between(0.6, 1.1)
        blades(stage, x, y + dice.between(-2, 4), size, size * 1.1, 8, max(size * 0.14, 2), leaves, distance)


def cattails(stage: Stage, x: float, y: float, high: float, count: int = 6, distance: float = 0.0) -> None:
    """Reeds with brown cobs."""
    dice = stage.dice
    blades(stage, x, y, high * 0.9, high * 0.8, 11, max(high * 0.06, 2), REED, distance)
    for number in range(count):
        tip = x + ((number + dice.unit()) / count - 0.5) * high * 0.6
        top = y - high * dice.between(0.75, 1.05)
        stage.fill(stroke([((x + tip) / 2, y), (tip, top)], 1.2, 1.2), REED, 0.6, distance)
        cob = ellipse(tip, top + high * 0.09, max(high * 0.032, 1.4), high * 0.09)
        stage.fill(cob, CATTAIL, shading.column(cob, stage.side), distance)


def fern(
    stage: Stage, x: float, y: float, size: float, leaves: Material = FERN, distance: float = 0.0
) -> None:
    """A fern: a fan of arching fronds, each some `size` pixels long."""
    dice = stage.dice
    count = 8 if size > 18 else 6
    for rank in range(count):
        turn = 1 - rank / count * 0.85
        side = 1 if rank % 2 else -1
        reach = side * turn * size * dice.between(0.8, 1.1)
        rise = size * (1.9 - 1.15 * turn) * dice.between(0.8, 1.1)
        lit = 0.3 + 0.35 * rank / count + 0.1 * side * stage.side
        frond(stage, x, y, reach, rise, lit, leaves, distance, 0.8, 0.15)


def broad_leaves(
    stage: Stage, x: float, y: float, size: float, leaves: Material, distance: float = 0.0, count: int = 7
) -> None:
    """A plant of great smooth leaves, as bananas have, each some `size` pixels long."""
    dice = stage.dice
    for rank in range(count):
        turn = 1 - rank / count * 0.8
        side = 1 if rank % 2 else -1
        reach = side * turn * size * dice.between(0.7, 1.0)
        rise = size * (1.3 - 0.9 * turn) * dice.between(0.75, 1.1)
        lit = 0.25 + 0.4 * rank / count + 0.12 * side * stage.side
        leaf(stage, x, y, reach, rise, size * 0.17, lit, leaves, distance)


def bush(
    stage: Stage, x: float, y: float, size: float, leaves: Material = LEAF, distance: float = 0.0
) -> Area:
    """A bush with its foot at row `y`, some `size` pixels high and half as wide again."""
    dice = stage.dice
    masses: list[Mass] = []
    for level, count in ((0.3, 4), (0.5, 3), (0.68, 2)):
        for number in range(count):
            t = (number + dice.unit()) / count * 2 - 1
            r = size * dice.between(0.26, 0.36)
            masses.append((x + t * size * (0.75 - 0.5 * (level - 0.3)), y - size * level, r * 1.15, r))
    return leafage(stage, masses, leaves, distance, 0.6, max(3, min(size * 0.16, 7)))


def flowers(
    stage: Stage,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    count: int,
    petals: Material | None = None,
    size: float = 2.2,
    distance: float = 0.0,
) -> None:
    """Flowers strewn over a box of ground, the nearer the larger: heads `size` pixels in radius at row y1."""
    dice = stage.dice
    petals = petals or dice.pick(PETALS)
    heads, hearts = [], []
    for _ in range(count):
        t = dice.unit()
        x, y, r = dice.between(x0, x1), y0 + t * (y1 - y0), size * (0.5 + 0.5 * t)
        heads += [ellipse(x, y, max(r, 1.1), max(r * 0.4, 0.9)), ellipse(x, y, max(r * 0.45, 0.9), r * 0.85)]
        hearts.append(ellipse(x, y, r * 0.3))
        stem = box(x, y + r * 0.5, x + 1, y + r * 2.2)
        stage.fill(stem, GRASS, 0.3, distance)
    whole = union(heads)
    if whole.mask.size:
        stage.fill(whole, petals, 0.55, distance)
        stage.fill(whole.edge(0, -1), petals, 0.9, distance)
        if size > 2:
            stage.fill(union(hearts), PETALS[1], 0.6, distance)


def mushroom(
    stage: Stage, x: float, y: float, size: float, cap: Material = CAP_RED, distance: float = 0.0
) -> None:
    """A toadstool `size` pixels high; spots on its cap if that is red."""
    stalk = stroke([(x, y), (x, y - size * 0.65)], size * 0.26, size * 0.18)
    stage.fill(stalk, STALK, shading.column(stalk, stage.side, 0.2), distance)
    cy, rx, ry = y - size * 0.55, size * 0.48, size * 0.46
    dome = ellipse(x, cy, rx, ry)
    dome = dome.where(dome.ys <= cy + ry * 0.12)
    stage.fill(dome, cap, shading.ball(dome, x, cy, rx, ry * 1.2, stage.side, 0.2, 1.0), distance)
    stage.fill(dome.edge(0, 1), cap, 0.12, distance)
    if cap is CAP_RED and size > 9:
        for dx, dy in ((-0.24, -0.14), (0.14, -0.24), (0.3, -0.06), (-0.04, -0.38)):
            spot = ellipse(x + dx * size, cy + dy * size, max(size * 0.055, 0.9))
            stage.fill(spot & dome, STALK, 0.9, distance)


def log(
    stage: Stage,
    x: float,
    y: float,
    length: float,
    thick: float,
    bark: Material = BARK,
    distance: float = 0.0,
    moss: Material | None = MOSS,
) -> None:
    """A fallen trunk that lies on row `y`, its cut end to the right; `moss` or snow on its back."""
    dice = stage.dice
    drop = dice.between(-0.08, 0.1) * length
    body = stroke(
        [(x - length / 2, y - thick / 2 - drop), (x + length / 2, y - thick / 2)], thick * 0.8, thick
    )
    if not body.mask.size:
        return
    middle = y - thick / 2 - drop * (0.5 - (body.xs - x) / length)
    ridges = noise.field(dice, body.height, body.width, max(thick * 0.3, 3), 3, 4)
    lit = 0.52 - 0.75 * (body.ys - middle) / thick + 0.4 * (ridges - 0.5)
    stage.fill(body, bark, lit, distance)
    if moss:
        stage.fill(body.where(body.ys < middle - thick * (0.42 - 0.5 * ridges) + 1), moss, lit, distance)
    end = ellipse(x + length / 2, y - thick / 2, thick * 0.3, thick * 0.5)
    stage.fill(end, bark, 0.2, distance)
    core = ellipse(x + length / 2, y - thick / 2, thick * 0.22, thick * 0.38)
    across = ((core.xs - x - length / 2) / 0.6) ** 2 + (core.ys - y + thick / 2) ** 2
    stage.fill(core, CUT_WOOD, 0.45 + 0.3 * (np.floor(np.sqrt(across) / 2) % 2), distance)


def stump(
    stage: Stage, x: float, y: float, wide: float, bark: Material = BARK, distance: float = 0.0
) -> None:
    """What is left of a felled tree, `wide` pixels across."""
    high = wide * 0.6
    body = box(x - wide * 0.7, y - high, x + wide * 0.7, y + wide * 0.1)
    if not body.mask.size:
        return
    off = np.abs(body.xs - x) / wide
    down = np.clip((body.ys - y + high) / high, 0, 1)
    shape = body.where((off < 0.46 + 0.2 * down**3) & (body.ys < y + wide * 0.1 * (1 - 2 * off)))
    ridges = noise.field(stage.dice, body.height, body.width, max(wide * 0.3, 4), 3, 0.3)
    stage.fill(shape, bark, shading.column(body, stage.side) + 0.4 * (ridges - 0.5), distance)
    top = ellipse(x, y - high, wide * 0.46, wide * 0.17)
    radius = np.sqrt((top.xs - x) ** 2 + ((top.ys - y + high) * 2.7) ** 2)
    stage.fill(top, CUT_WOOD, 0.5 + 0.25 * (np.floor(radius / 3) % 2), distance)
    stage.fill(top.edge(0, 1), bark, 0.3, distance)


def vine(
    stage: Stage,
    x: float,
    y: float,
    length: float,
    leaves: Material = VINE,
    distance: float = 0.0,
    wide: float = 3,
) -> None:
    """A vine that hangs from (x, y), leaves on both its sides."""
    dice = stage.dice
    area = box(x - 9 - wide, y, x + 10 + wide, y + length)
    if not area.mask.size:
        return
    axis = x + 13 * (noise.line(dice, area.height, max(length * 0.8, 20), 2)[:, None] - 0.5) * area.down
    beat = area.ys / max(wide * 1.6, 3) + dice.unit()
    side = np.where(np.floor(beat).astype(np.intp) & 1, 1, -1)
    leaf = wide * (1 - (beat - np.floor(beat))) * dice.between(0.8, 1.2)
    off = (area.xs - axis) * side
    shape = area.where((np.abs(area.xs - axis) < 0.9) | ((off > 0) & (off < leaf)))
    stage.fill(shape, leaves, 0.35 + 0.3 * (off > 1) + 0.15 * side * stage.side, distance)


def hanging_moss(stage: Stage, x: float, y: float, wide: float, length: float, distance: float = 0.0) -> None:
    """A beard of moss that hangs from row `y`, as swamp trees wear."""
    dice = stage.dice
    area = box(x - wide / 2, y, x + wide / 2 + 1, y + length)
    if not area.mask.size:
        return
    strands = noise.line(dice, area.width, 5, 2)[None]
    across = 1 - np.abs((area.xs - x) / max(wide / 2, 1)) ** 2
    streaks = noise.field(dice, area.height, area.width, 9, 2, 0.25)
    shape = area.where(area.down < (0.25 + 0.8 * strands) * across + 0.2 * (streaks - 0.5))
    stage.fill(shape, HANGING_MOSS, 0.75 - 0.5 * area.down + 0.6 * (streaks - 0.5), distance)


def lily_pads(
    stage: Stage, x: float, y: float, wide: float, count: int = 7, distance: float = 0.0, bloom: bool = True
) -> None:
    """Pads afloat about (x, y), over `wide` columns; one of them in flower if `bloom`."""
    dice = stage.dice
    for number in range(count):
        px, py = x + dice.between(-0.5, 0.5) * wide, y + dice.between(-0.1, 0.1) * wide
        r = wide * dice.between(0.08, 0.14)
        pad = ellipse(px, py, r, r * 0.42)
        notch = (np.abs(pad.xs - px) < (pad.ys - py) * 1.2) & (pad.ys > py)
        stage.shade(ellipse(px, py + 1.5, r, r * 0.42), 0.4)
        stage.fill(pad.where(~notch), LILY, 0.62 - 0.3 * (pad.ys - py) / max(r * 0.42, 1), distance)
        if bloom and number == count - 1:
            head = ellipse(px, py - r * 0.3, r * 0.5, r * 0.42)
            stage.fill(head, PETALS[5], shading.ball(head, px, py, r * 0.5, r * 0.5, stage.side), distance)
