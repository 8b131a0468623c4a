"""What grows and shines in caves: walls, stalactites and stalagmites, crystals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, texture, water
from scene_engine.painter.area import Area, blob, box, everywhere, polygon
from scene_engine.painter.light import pack
from scene_engine.painter.materials import BASALT, WATER, Material, rgb
from scene_engine.painter.stage import Stage, Value

CRYSTALS = {
    "blue": (Material((0x1B3FA0, 0x3C8CE8, 0x8CDCFF, 0xF0FFFF), 5, glows=True), 0x60B8FF),
    "purple": (Material((0x4A1C8C, 0x9444D8, 0xD48CFF, 0xFFECFF), 5, glows=True), 0xB060FF),
    "green": (Material((0x0E6A50, 0x26B878, 0x84F0A8, 0xF0FFE4), 5, glows=True), 0x50F0A0),
    "pink": (Material((0x8C1C60, 0xE0508C, 0xFF9CC0, 0xFFF0F4), 5, glows=True), 0xFF70A8),
}
"""The material of each colour of crystal, and the light that it gives."""

DAYLIGHT = {
    "dawn": 0xFFD0B8, "noon": 0xF4FAFF, "golden hour": 0xFFD880, "sunset": 0xFF8450, "dusk": 0xB090D0,
    "moonlit night": 0x7C9CF0, "starless night": 0x485890,
}  # fmt: skip
"""The light that falls into a cave at each hour."""


def wall(
    stage: Stage, area: Area, material: Material = BASALT, distance: float = 0.0, lit: Value = 0.5
) -> None:
    """Fills an area with the lumpy rock of a cave's wall."""
    if not area.mask.size:
        return
    dice = stage.dice
    value = lit + texture.crags(dice, area.xs, area.ys, 40, 36, stage.side)
    stage.fill(area, material, value, distance, 6)


def icicle(
    stage: Stage,
    x: float,
    y: float,
    length: float,
    wide: float,
    material: Material = BASALT,
    distance: float = 0.0,
    up: bool = False,
) -> Area:
    """A stalactite that hangs from row `y`, or `up`, a stalagmite that stands on it."""
    dice = stage.dice
    area = box(x - wide, y - length, x + wide, y + 2) if up else box(x - wide, y - 2, x + wide, y + length)
    if not area.mask.size:
        return area
    away = (y - area.ys) if up else (area.ys - y)
    t = np.clip(away / length, 0, 1)
    half = wide / 2 * (1 - t) * (0.75 + 0.55 * (1 - t) * (1 - t)) + 0.8
    rings = noise.line(dice, area.height, 8, 2)[:, None] - 0.5
    half = half * (1 + 0.3 * rings)
    middle = x + wide * 0.22 * (noise.line(dice, area.height, 30, 1)[:, None] - 0.5)
    place = (area.xs - middle) / half
    area = area.where(np.abs(place) < 1)
    lit = 0.9 - 0.62 * np.abs(place * stage.side - 0.4) + 0.3 * rings
    stage.fill(area, material, lit, distance, 6)
    return area


def icicles(
    stage: Stage,
    line: NDArray[np.floating],
    count: int,
    length: float,
    material: Material = BASALT,
    distance: float = 0.0,
    up: bool = False,
) -> None:
    """Stalactites along a ceiling's line of rows [320] (stalagmites `up` from a floor's), of all lengths."""
    dice = stage.dice
    for number in range(count):
        x = (number + dice.between(0.1, 0.9)) / count * WIDTH
        long = length * dice.between(0.3, 1.0)
        icicle(stage, x, float(line[min(int(x), WIDTH - 1)]), long, long * dice.between(0.28, 0.42), material,
               distance, up)  # fmt: skip


def crystals(stage: Stage, x: float, y: float, size: float, colour: str = "blue") -> None:
    """A cluster of glowing crystals that grows from (x, y), `size` pixels high; `colour` of CRYSTALS."""
    dice = stage.dice
    material, light = CRYSTALS[colour]
    stage.glow(x, y - size * 0.4, size * 1.9, light, 0.55)
    count = dice.whole(4, 6)
    order = sorted(range(count), key=lambda n: -abs(n - (count - 1) / 2))
    for number in order:
        t = (number + 0.5) / count * 2 - 1
        length = size * (1 - 0.5 * abs(t)) * dice.between(0.8, 1.05)
        _prism(
            stage, x + t * size * 0.28, y, t * 0.75 + dice.between(-0.1, 0.1), length, size * 0.11, material
        )


def _prism(
    stage: Stage, x: float, y: float, lean: float, length: float, half: float, material: Material
) -> None:
    """One crystal: two long faces and a pointed end, the face towards the light the brighter."""
    scale = length / np.sqrt(1 + lean * lean).item()
    ax, ay = lean * scale, -scale
    nx, ny = -ay / length * half, ax / length * half
    neck, tip = (x + ax * 0.76, y + ay * 0.76), (x + ax, y + ay)
    ridge = (x + nx * 0.2, y + ny * 0.2), (neck[0] + nx * 0.2, neck[1] + ny * 0.2 + half * 0.5)
    for sign, bright in ((-1, 0.72 - 0.22 * stage.side), (1, 0.72 + 0.22 * stage.side)):
        foot = (x + sign * nx * 0.8, y + sign * ny * 0.8)
        shoulder = (neck[0] + sign * nx, neck[1] + sign * ny)
        stage.fill(polygon([foot, shoulder, ridge[1], ridge[0]]), material, bright - 0.22)
        stage.fill(polygon([shoulder, tip, ridge[1]]), material, bright)


def _shell(stage: Stage, material: Material = BASALT) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The back wall of a cave, its ceiling, its floor.

    Returns:
        The lines of the ceiling and of the floor's far edge: rows, float32 [320].
    """
    dice = stage.dice
    middle = WIDTH / 2 + dice.between(-40, 40)
    xs = np.arange(WIDTH, dtype=np.float32)
    bow = ((xs - middle) / (WIDTH / 2)) ** 2
    ceiling = dice.between(16, 34) + 46 * bow + 16 * (noise.line(dice, WIDTH, 44, 3) - 0.5)
    floor = dice.between(112, 132) + 12 * bow + 6 * (noise.line(dice, WIDTH, 40, 3) - 0.5)
    whole = box(0, 0, WIDTH, HEIGHT)
    wall(stage, whole, material, 0.0, 0.42)
    roof = whole.where(whole.ys < ceiling[None])
    wall(stage, roof, material, 0.0, 0.34)
    ground = whole.where(whole.ys >= floor[None])
    slabs = noise.field(dice, ground.height, ground.width, 12, 3, 4) - 0.5
    stage.fill(ground, material, 0.5 + 0.5 * slabs + 0.1 * whole.down, 0.0, 6)
    stage.fill(ground.edge(0, -1), material, 0.75, 0.0, 6)
    return np.asarray(ceiling, np.float32), np.asarray(floor, np.float32)


def light(stage: Stage, lamps: list[tuple[float, float, float]], key: int, ambient: int) -> None:
    """Lights the whole cave from some (x, y, reach), and leaves the rest to the dark: colours 0xRRGGBB."""
    whole = everywhere()
    amount = np.zeros((HEIGHT, WIDTH), np.float32)
    for x, y, reach in lamps:
        near = np.clip(1 - np.sqrt((whole.xs - x) ** 2 + 1.5 * (whole.ys - y) ** 2) / reach, 0, 1)
        amount += near * (1.6 - 0.6 * near)
    # The light's edge wavers as the rock does.
    amount += 0.16 * (noise.field(stage.dice, HEIGHT, WIDTH, 30, 2) - 0.5) * np.minimum(amount * 2, 1)
    # A little of the sky's light finds its way in, at every hour another.
    red, green, blue = np.rint((rgb(ambient) * 0.8 + stage.light.sky(8)[5] * 0.32) * 255).astype(int).tolist()
    stage.relight(np.clip(amount, 0, 1.2), key, red << 16 | green << 8 | blue)


def chamber(stage: Stage, rock: Material, wet: bool) -> tuple[Area, NDArray[np.float32]]:
    """The chamber, named in its parts, with a pool if it is `wet`; the pool, and the floor's far edge."""
    dice = stage.dice
    with stage.thing("cave wall", "rough"):
        ceiling, floor = _shell(stage, rock)
    with stage.thing("stalactite", many=True):
        icicles(stage, ceiling - 3, dice.whole(6, 9), dice.between(34, 62), rock)
    pool = box(0, 0, 0, 0)
    if wet:
        with stage.thing("pool", "still"):
            x, y = dice.between(80, 240), dice.between(156, 168)
            pool = blob(dice, x, y, dice.between(70, 130), dice.between(13, 20), 0.4, 20)
            water.surface(stage, pool, WATER, 0.12, 0.0)
            stage.fill(pool.edge(0, -1), rock, 0.1)
    with stage.thing("stalagmite", many=True):
        icicles(stage, floor + dice.between(4, 10), dice.whole(3, 6), dice.between(26, 50), rock, up=True)
    return pool, floor


def opening(stage: Stage, x: float, y: float, size: float) -> None:
    """A gap in the rock about (x, y) through which the sky is seen, `size` pixels wide."""
    gap = blob(stage.dice, x, y, size * 0.5, size * 0.4, 0.6, 9)
    if not gap.mask.size:
        return
    colours = pack(stage.light.sky(gap.height))
    stage.glow(x, y, size * 3.2, DAYLIGHT[stage.time], 0.6)
    # A beam into the dark, away from the light's side: the gap alone is too small to tell the hour.
    reach, lean = size * 2.4, -stage.side * size * 0.9
    half, low = size * 0.4, y + reach
    beam = polygon([(x - half, y), (x + half, y), (x + lean + half * 2, low), (x + lean - half * 2, low)])
    stage.brighten(beam, DAYLIGHT[stage.time], 0.36 * (1 - beam.down) ** 1.2)
    with stage.thing("opening"):
        stage.paint(gap, np.broadcast_to(colours[:, None], gap.mask.shape))
        stage.fill(gap.edge(0, -1) | gap.edge(stage.side, 0), BASALT, 0.1)


def mouth(
    stage: Stage, x: float, y: float, wide: float, high: float, rock: Material, distance: float = -0.3
) -> NDArray[np.float32]:
    """The dark wall of a cave about its opening, seen from inside; what lies outside is painted already.

    Args:
        stage: Where.
        x: Column of the opening's middle.
        y: Row of it.
        wide: Half the opening's width.
        high: Half its height.
        rock: Of what.
        distance: As `Light.ramp`.

    Returns:
        float32 [192, 320]: below 1 in the opening, growing away from it.
    """
    whole = everywhere()
    ragged = 0.5 * (noise.field(stage.dice, HEIGHT, WIDTH, 24, 3) - 0.5)
    dx, dy = (whole.xs - x) / wide, (whole.ys - y) / high
    out = np.asarray(dx * dx + dy * dy + ragged, np.float32)
    walls = whole.where(out > 1)
    stage.shelter(walls)
    with stage.thing("cave wall", "dark"):
        # The rock takes the light of the opening at its rim and is black further in.
        wall(stage, walls, rock, distance, np.clip(0.64 - 0.3 * (out - 1), 0.0, 0.64))
        rim = walls.edge(stage.side, 0) | walls.edge(0, 1)
        stage.fill(rim.where(out < 1.3), rock, 0.7, distance + 0.2)
    return out
