"""What stands on a ship's deck, or lies about on a quay: masts, rails, the wheel, barrels, cannon."""

from __future__ import annotations

import numpy as np

from scene_engine.painter import noise, shading, texture
from scene_engine.painter.area import Area, box, ellipse, polygon, stroke, union
from scene_engine.painter.materials import GOLD, IRON, SAILCLOTH, WINDOW, WOOD, WOOD_DARK, Material
from scene_engine.painter.stage import Named, Stage

ROPE = Material((0x4E3A28, 0x8E7048, 0xC8A870))


def mast(
    stage: Stage, x: float, foot: float, top: float, wide: float, wood: Material = WOOD, distance: float = 0.0
) -> None:
    """A mast with iron bands, from row `foot` up to row `top`, `wide` pixels thick at its foot."""
    area = polygon(
        [(x - wide / 2, foot), (x - wide * 0.36, top), (x + wide * 0.36, top), (x + wide / 2, foot)]
    )
    if not area.mask.size:
        return
    grain = noise.field(stage.dice, area.height, area.width, 5, 2, 0.2) - 0.5
    stage.fill(area, wood, shading.column(area, stage.side, 0.12, 0.85) + 0.14 * grain, distance)
    for row in np.arange(foot - wide * 1.6, top, -wide * 3.2).tolist():
        band = area.where((area.ys >= row) & (area.ys < row + max(wide * 0.28, 2)))
        stage.fill(band, IRON, shading.column(area, stage.side, 0.1, 0.9), distance)


def yard(
    stage: Stage,
    x: float,
    y: float,
    half: float,
    thick: float,
    drop: float = 0.0,
    sail: Material = SAILCLOTH,
    distance: float = 0.0,
) -> None:
    """A yard across a mast, seen from fore or aft, its sail furled or set.

    Args:
        stage: Where.
        x: Column of its middle.
        y: Its row.
        half: Half its length.
        thick: Pixels.
        drop: Rows that the sail hangs down; 0 for a furled one.
        sail: Of what.
        distance: As `Light.ramp`.
    """
    if drop:
        area = polygon(
            [
                (x - half * 0.9, y), (x + half * 0.9, y), (x + half * 1.04, y + drop * 0.5),
                (x + half, y + drop), (x + half * 0.5, y + drop * 0.9), (x, y + drop * 0.86),
                (x - half * 0.5, y + drop * 0.9), (x - half, y + drop), (x - half * 1.04, y + drop * 0.5),
            ]
        )  # fmt: skip
        if area.mask.size:
            belly = 1 - 3.2 * (area.across - 0.5 - 0.12 * stage.side) ** 2
            value = 0.42 + 0.36 * belly - 0.3 * (area.down - 0.4) + 0.12 * (area.across - 0.5) * stage.side
            seams = ((area.xs - x) / max(half * 0.34, 8) + 20) % 1 < 1 / max(half * 0.34, 8)
            stage.fill(area, sail, value - 0.1 * seams, distance)
    else:
        rolls = np.linspace(-0.92, 0.92, 12).tolist()
        parts = [
            ellipse(x + t * half, y + thick * 1.1, half * 0.11, thick * (1.15 - 0.4 * t * t)) for t in rolls
        ]
        roll = union(parts)
        stage.fill(roll, sail, shading.down(roll, 0.85, 0.2), distance)
        for t in (-0.7, -0.4, -0.1, 0.2, 0.5, 0.8):
            tie = box(x + t * half, y, x + t * half + max(thick * 0.3, 1), y + thick * 2.2)
            stage.fill(tie & roll, ROPE, 0.25, distance)
    spar = stroke([(x - half, y), (x, y)], thick * 0.6, thick) | stroke(
        [(x, y), (x + half, y)], thick, thick * 0.6
    )
    stage.fill(spar, WOOD_DARK, shading.down(spar, 0.9, 0.2), distance)


def railing(
    stage: Stage,
    near: tuple[float, float, float],
    far: tuple[float, float, float],
    posts: int = 9,
    wood: Material = WOOD,
    distance: float = 0.0,
) -> None:
    """A rail on turned posts between two feet.

    Args:
        stage: Where.
        near: Column and row of its foot at one end, and its height there.
        far: The same at the other; perspective closes the posts up towards the lower end.
        posts: How many.
        wood: Of what.
        distance: As `Light.ramp`.
    """
    (x0, y0, h0), (x1, y1, h1) = near, far
    for number in range(posts):
        # Equal steps in depth are unequal ones on the canvas.
        part = number / max(posts - 1, 1)
        t = part * h0 / (part * h0 + (1 - part) * h1) if h0 != h1 else part
        x, y, high = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, h0 + (h1 - h0) * t
        thick = max(high * 0.16, 1)
        stage.fill(box(x - thick / 2, y - high, x + thick / 2, y), wood, 0.42, distance)
        stage.fill(ellipse(x, y - high * 0.45, thick * 0.85, high * 0.2), wood, 0.55, distance)
    for lift, value, share in ((0.06, 0.35, 0.14), (1.0, 0.8, 0.2)):
        bar = polygon(
            [
                (x0, y0 - h0 * lift - h0 * share / 2), (x1, y1 - h1 * lift - h1 * share / 2 - 0.6),
                (x1, y1 - h1 * lift + h1 * share / 2 + 0.6), (x0, y0 - h0 * lift + h0 * share / 2),
            ]
        )  # fmt: skip
        stage.fill(bar, wood, value, distance)
        stage.fill(bar.edge(0, 1), wood, 0.15, distance)


def shrouds(
    stage: Stage, top: tuple[float, float], feet: list[tuple[float, float]], distance: float = 0.0
) -> None:
    """Ropes from a mast's top down to the rail, with ratlines across them."""
    ropes = [stroke([top, foot], 1.3, 1.6) for foot in feet]
    for number in range(3, 15):
        t = number / 15
        (ax, ay), (bx, by) = [
            (top[0] + (f[0] - top[0]) * t, top[1] + (f[1] - top[1]) * t) for f in (feet[0], feet[-1])
        ]
        ropes.append(stroke([(ax, ay), (bx, by)], 1, 1))
    stage.fill(union(ropes), ROPE, 0.2, distance)


def wheel(stage: Stage, x: float, y: float, r: float, distance: float = 0.0) -> None:
    """A ship's wheel on its stand, its hub at (x, y), the stand's foot 1.6 r below."""
    stand = polygon(
        [(x - r * 0.2, y), (x + r * 0.2, y), (x + r * 0.4, y + r * 1.6), (x - r * 0.4, y + r * 1.6)]
    )
    stage.fill(stand, WOOD_DARK, shading.column(stand, stage.side, 0.2, 0.8), distance)
    thick = max(r * 0.13, 1.5)
    spokes = []
    for dx, dy in ((1, 0), (0.707, 0.707), (0, 1), (-0.707, 0.707)):
        reach = r * 1.28
        spokes.append(
            stroke([(x - dx * reach, y - dy * reach), (x + dx * reach, y + dy * reach)], thick, thick)
        )
    bars = union(spokes)
    stage.fill(bars, WOOD, 0.62, distance)
    stage.fill(bars.edge(0, 1), WOOD_DARK, 0.1, distance)
    ring = ellipse(x, y, r) - ellipse(x, y, r * 0.76)
    stage.fill(ring, WOOD, shading.ball(ring, x, y, r, r, stage.side, 0.3, 1.0), distance)
    stage.fill(ring.edge(-stage.side, 0) | ring.edge(0, 1), WOOD_DARK, 0.1, distance)
    hub = ellipse(x, y, r * 0.24)
    stage.fill(hub, GOLD, shading.ball(hub, x, y, r * 0.24, r * 0.24, stage.side), distance)


def barrel(
    stage: Stage, x: float, y: float, height: float, distance: float = 0.0, wood: Material = WOOD
) -> None:
    """A barrel that stands on row `y`."""
    half = height * 0.36
    area = polygon(
        [
            (x - half * 0.82, y - height), (x + half * 0.82, y - height), (x + half, y - height * 0.6),
            (x + half, y - height * 0.4), (x + half * 0.82, y), (x - half * 0.82, y),
            (x - half, y - height * 0.4), (x - half, y - height * 0.6),
        ]
    )  # fmt: skip
    _contact(stage, x, y, half)
    staves = 0.08 * (((area.xs - x) / max(half * 0.4, 2) + 20).astype(np.intp) & 1)
    stage.fill(area, wood, shading.column(area, stage.side, 0.1, 0.85) + staves, distance)
    for up in (0.14, 0.36, 0.66, 0.88):
        row = y - height * up
        hoop = area.where((area.ys >= row) & (area.ys < row + max(height * 0.07, 1)))
        stage.fill(hoop, IRON, shading.column(area, stage.side, 0.1, 0.8), distance)
    lid = ellipse(x, y - height, half * 0.8, half * 0.26)
    stage.fill(lid, wood, 0.75, distance)
    stage.fill(lid.edge(0, 1), WOOD_DARK, 0.3, distance)


def crate(
    stage: Stage, x: float, y: float, size: float, distance: float = 0.0, wood: Material = WOOD
) -> None:
    """A crate that stands on row `y`, `size` wide, its top and lit side showing."""
    half, deep = size / 2, size * 0.2
    _contact(stage, x, y, half * 1.1)
    front = box(x - half, y - size * 0.8, x + half, y)
    if not front.mask.size:
        return
    stage.fill(
        front,
        wood,
        0.48 + 0.7 * texture.planks(stage.dice, front.xs, front.ys, max(size / 5, 3), 400),
        distance,
    )
    bars = [
        box(x - half, y - size * 0.8, x + half, y - size * 0.68),
        box(x - half, y - size * 0.12, x + half, y),
    ]
    bars += [
        box(s - size * 0.06, y - size * 0.8, s + size * 0.06, y)
        for s in (x - half + size * 0.06, x + half - size * 0.06)
    ]
    bars.append(
        stroke([(x - half * 0.8, y - size * 0.14), (x + half * 0.8, y - size * 0.66)], size * 0.1, size * 0.1)
    )
    frame = union(bars) & front
    stage.fill(frame, wood, 0.68, distance)
    stage.fill(frame.edge(0, 1), wood, 0.15, distance)
    top = polygon(
        [
            (x - half, y - size * 0.8),
            (x - half + deep, y - size * 0.8 - deep),
            (x + half + deep * 0.4, y - size * 0.8 - deep),
            (x + half, y - size * 0.8),
        ]
    )
    stage.fill(top, wood, 0.9, distance)


def cannon(stage: Stage, x: float, y: float, length: float, facing: int = 1, distance: float = 0.0) -> None:
    """A cannon on its wooden carriage that stands on row `y`, its mouth towards `facing`."""
    f, high = facing, length * 0.36
    _contact(stage, x, y, length * 0.45)
    carriage = polygon(
        [
            (x - f * length * 0.45, y - high * 0.25), (x - f * length * 0.45, y - high * 0.6),
            (x - f * length * 0.12, y - high * 0.62), (x, y - high * 0.95),
            (x + f * length * 0.22, y - high * 0.95), (x + f * length * 0.28, y - high * 0.25),
        ]
    )  # fmt: skip
    stage.fill(carriage, WOOD, shading.down(carriage, 0.75, 0.3), distance)
    tube = polygon(
        [
            (x - f * length * 0.42, y - high * 1.3), (x + f * length * 0.55, y - high * 1.36),
            (x + f * length * 0.55, y - high * 0.92), (x - f * length * 0.42, y - high * 0.64),
        ]
    )  # fmt: skip
    mouth = box(x + f * length * 0.55 - 2, y - high * 1.46, x + f * length * 0.55 + 2, y - high * 0.82)
    knob = ellipse(x - f * length * 0.47, y - high * 0.97, high * 0.17)
    gun = union([tube, mouth, knob])
    stage.fill(gun, IRON, shading.down(gun, 0.95, 0.05), distance)
    for place, r in ((-0.3, 0.26), (0.16, 0.3)):
        rim = ellipse(x + f * length * place, y - high * r, high * r)
        stage.fill(
            rim,
            WOOD_DARK,
            shading.ball(rim, x + f * length * place, y - high * r, high * r, high * r, stage.side),
            distance,
        )
        stage.fill(ellipse(x + f * length * place, y - high * r, high * r * 0.3), IRON, 0.7, distance)


def anchor(stage: Stage, x: float, y: float, height: float, distance: float = 0.0) -> None:
    """An anchor that leans on something, its crown on row `y`."""
    thick = max(height * 0.1, 2)
    shank = stroke([(x, y - height * 0.88), (x, y - thick * 0.4)], thick, thick * 1.2)
    stock = stroke(
        [(x - height * 0.3, y - height * 0.74), (x + height * 0.3, y - height * 0.74)],
        thick * 1.1,
        thick * 1.1,
    )
    outer, inner = (
        ellipse(x, y - height * 0.34, height * 0.44, height * 0.36),
        ellipse(x, y - height * 0.4, height * 0.36, height * 0.31),
    )
    arms = outer - inner
    arms = arms.where(arms.ys > y - height * 0.36)
    flukes = [
        polygon(
            [
                (x + s * height * 0.28, y - height * 0.3),
                (x + s * height * 0.5, y - height * 0.52),
                (x + s * height * 0.5, y - height * 0.22),
            ]
        )
        for s in (-1, 1)
    ]
    ring = ellipse(x, y - height * 0.92, thick * 1.1) - ellipse(x, y - height * 0.92, thick * 0.5)
    iron: Area = union([shank, arms, *flukes, ring])
    stage.fill(stock, WOOD, 0.5, distance)
    stage.fill(iron, IRON, 0.5 + 0.25 * (iron.across - 0.5) * stage.side, distance)
    stage.fill(iron.edge(stage.side, 0), IRON, 0.95, distance)


def lantern(stage: Stage, x: float, y: float, size: float = 8, distance: float = 0.0) -> None:
    """A ship's lantern about (x, y), `size` high; alight from dusk on."""
    lit = stage.night or stage.time == "dusk" or stage.weather == "thunderstorm"
    case = box(x - size * 0.34, y - size * 0.5, x + size * 0.34, y + size * 0.5)
    stage.fill(case, WOOD_DARK, 0.2, distance)
    pane = box(x - size * 0.34 + 1, y - size * 0.28, x + size * 0.34 - 1, y + size * 0.36)
    if lit:
        stage.fill(pane, WINDOW, 0.9)
        stage.glow(x, y, size * 3, 0xFFB040, 0.6)
    else:
        stage.fill(pane, GOLD, 0.6, distance)
    cap = polygon(
        [(x - size * 0.45, y - size * 0.36), (x, y - size * 0.75), (x + size * 0.45, y - size * 0.36)]
    )
    stage.fill(cap, GOLD, 0.45, distance)


def coil(stage: Stage, x: float, y: float, r: float, distance: float = 0.0) -> None:
    """A coil of rope that lies on row `y`."""
    _contact(stage, x, y, r)
    for turn in range(3):
        cy = y - r * 0.3 - turn * r * 0.24
        area = ellipse(x, cy, r, r * 0.42)
        stage.fill(area, ROPE, 0.45 + 0.2 * turn + 0.25 * (area.across - 0.5) * stage.side, distance)
        stage.fill(area.edge(0, 1), ROPE, 0.05, distance)
    stage.fill(ellipse(x, y - r * 0.8, r * 0.5, r * 0.2), WOOD_DARK, 0.1, distance)


def _contact(stage: Stage, x: float, y: float, half: float) -> None:
    """The shadow that something casts on the ground, away from the light."""
    stage.shade(ellipse(x - stage.side * half * 0.4, y, half * 1.25, max(half * 0.24, 1.5)), 0.4)


def cargo(
    stage: Stage, places: tuple[float, ...], rows: tuple[float, float], count: int, size: float = 40
) -> list[Named]:
    """Barrels, crates, coils of rope and anchors at `count` of the columns `places`, within `rows`."""
    dice = stage.dice
    things = []
    for place in dice.some(places, count):
        x, y, high = place + dice.between(-8, 8), dice.between(*rows), size * dice.between(0.9, 1.15)
        noun = dice.pick(("barrel", "barrel", "crate", "crate", "coil of rope", "anchor"))
        plural = "coils of rope" if noun == "coil of rope" else None
        with stage.thing(noun, plural=plural) as thing:
            if noun == "barrel":
                barrel(stage, x, y, high)
            elif noun == "crate":
                crate(stage, x, y, high * 0.92)
                if dice.chance(0.25):
                    crate(stage, x + 2, y - high * 0.8, high * 0.6)
            elif noun == "anchor":
                anchor(stage, x, y, high * 1.15)
            else:
                coil(stage, x, y, high * 0.44)
        things.append(thing)
    return things
