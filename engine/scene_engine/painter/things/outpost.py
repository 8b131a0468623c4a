"""What people build on other worlds: domes, corridors, rockets, rovers, radio dishes."""

from __future__ import annotations

import numpy as np

from scene_engine.painter import noise, shading
from scene_engine.painter.area import Point, box, ellipse, polygon, stroke, union
from scene_engine.painter.materials import BASALT, GOLD, STEEL, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things.space import BAY_LIGHT, CLOUD, GLASS_DOME, HULL, HULL_DARK, HULL_WARM

PAD = Material((0x2C2C34, 0x50525C, 0x7C7E86, 0xB0AEA8))


def dome(stage: Stage, x: float, y: float, r: float, glass: bool, distance: float = 0.0) -> None:
    """Half a ball on a ring of hull plates: of ribbed glass with plants, or of metal with lit windows.

    `r` is half its width, `y` the row of its foot.
    """
    base = y - r * 0.2
    shell = ellipse(x, base, r, r * 0.86)
    shell = shell.where(shell.ys <= base)
    if not shell.mask.size:
        return
    dx, dy = (shell.xs - x) / r, (shell.ys - base) / (r * 0.86)
    light = shading.ball(shell, x, base - r * 0.2, r, r * 0.86, stage.side, 0.12, 0.95)
    if glass:
        stage.fill(shell, GLASS_DOME, light * 0.8, distance)
        leaves = noise.field(stage.dice, shell.height, shell.width, max(r * 0.3, 5), 2)
        green = shell.where(dy + 0.5 * leaves > -0.14)
        stage.fill(green, Material((0x10382C, 0x2C7840, 0x84C458)), 0.3 + 0.5 * leaves, distance)
        stage.blend(shell, 0x8CE0F0, 0.22)
        lamp = 0x90FFD0
    else:
        stage.fill(shell, HULL, light, distance)
        lamp = 0xFFC870
        panes = shell.where((np.abs(dy + 0.3) < 0.09) & ((dx * 5) % 1 < 0.62) & (np.abs(dx) < 0.82))
        stage.fill(panes, BAY_LIGHT, 0.7)
    wide = np.sqrt(np.clip(1 - dy * dy, 0.01, 1))
    rib = np.abs((dx / wide) * 2.5 % 1 - 0.5) > 0.5 - 1.2 / max(r, 6)
    rows = np.abs((-dy) * 3 % 1 - 0.5) > 0.5 - 1.4 / max(r, 6)
    stage.fill(
        shell.where(rib | rows), HULL if glass else HULL_DARK, light * 0.9 if glass else 0.55, distance
    )
    gleam = ellipse(x + stage.side * r * 0.42, base - r * 0.52, r * 0.14, r * 0.1)
    stage.fill(gleam & shell, CLOUD, 0.9)
    foot = box(x - r * 1.05, base, x + r * 1.05, y)
    stage.fill(foot, HULL, shading.column(foot, stage.side, 0.15, 0.8), distance)
    hatch = box(x - r * 0.16, base + (y - base) * 0.2, x + r * 0.16, y)
    stage.fill(hatch, BAY_LIGHT, 0.6)
    stage.glow(x, base, r * 1.2, lamp, 0.25)


def tube(stage: Stage, x0: float, x1: float, y: float, thick: float, distance: float = 0.0) -> None:
    """A corridor on the ground between two domes, with its ribs."""
    area = box(x0, y - thick, x1, y)
    ribs = np.where((area.xs - x0) % max(thick * 0.8, 4) < 1.5, -0.25, 0.0)
    stage.fill(area, HULL, 0.85 - 0.7 * area.down + ribs, distance)


def rocket(
    stage: Stage, x: float, y: float, height: float, paint: Material = HULL, distance: float = 0.0
) -> None:
    """A rocket on three fins; `y` is the ground."""
    half, top = height * 0.13, y - height
    body = polygon([
        (x + t * half, top + down * height)
        for t, down in (
            (0, 0), (0.55, 0.14), (1, 0.36), (0.95, 0.66), (0.6, 0.88), (-0.6, 0.88), (-0.95, 0.66),
            (-1, 0.36), (-0.55, 0.14),
        )
    ])  # fmt: skip
    fins = [
        polygon(
            [
                (x + t * half * 0.7, y - height * 0.42),
                (x + t * half * 2.2, y - height * 0.16),
                (x + t * half * 2.1, y),
                (x + t * half * 0.6, y - height * 0.18),
            ]
        )
        for t in (-1, 1)
    ]
    red = Material((0x480C18, 0x9C2024, 0xE04838, 0xFFB090))
    for fin in fins:
        stage.fill(fin, red, shading.column(fin, stage.side, 0.2, 0.75), distance)
    light = shading.column(body, stage.side, 0.08, 0.95)
    stage.fill(body, paint, light, distance)
    stage.fill(body.where(body.ys < top + height * 0.18), red, light, distance)
    band = body.where(np.abs(body.ys - (y - height * 0.3)) < height * 0.025)
    stage.fill(band, red, light, distance)
    fin = polygon(
        [
            (x - half * 0.18, y - height * 0.4),
            (x + half * 0.18, y - height * 0.4),
            (x + half * 0.3, y),
            (x - half * 0.3, y),
        ]
    )
    stage.fill(fin, red, 0.85, distance)
    for share in (0.7, 0.52):
        port = ellipse(x, y - height * share, half * 0.34)
        stage.fill(ellipse(x, y - height * share, half * 0.48), GOLD, 0.6, distance)
        stage.fill(port, BAY_LIGHT if share > 0.6 else GLASS_DOME, shading.down(port, 0.8, 0.3))


def rover(stage: Stage, x: float, y: float, wide: float, facing: int = 1, distance: float = 0.0) -> None:
    """A wheeled rover with a cabin of glass and a dish."""

    def at(px: float, py: float) -> Point:
        return x + px * wide * facing, y - py * wide

    stage.shade(ellipse(x, y, wide * 0.55, wide * 0.07), 0.5)
    mast = stroke([at(-0.36, 0.4), at(-0.36, 0.74)], 1.6, 1.2)
    stage.fill(mast, STEEL, 0.6, distance)
    dish = polygon([at(-0.48, 0.7), at(-0.3, 0.86), at(-0.3, 0.7)])
    stage.fill(dish, HULL, 0.85, distance)
    body = polygon(
        [at(-0.5, 0.16), at(-0.5, 0.44), at(0.05, 0.46), at(0.1, 0.3), at(0.5, 0.28), at(0.48, 0.14)]
    )
    stage.fill(body, HULL_WARM, 0.9 - 0.7 * body.down, distance)
    cabin = polygon([at(0.02, 0.3), at(0.02, 0.52), at(0.22, 0.55), at(0.4, 0.44), at(0.46, 0.28)])
    stage.fill(cabin, GLASS_DOME, 0.85 - 0.6 * cabin.down, distance)
    stage.fill(cabin.edge(0, -1), HULL, 0.95, distance)
    stripe = polygon([at(-0.42, 0.3), at(-0.42, 0.38), at(-0.06, 0.38), at(-0.06, 0.3)])
    stage.fill(stripe, Material((0x8C3814, 0xE07828, 0xFFC070)), 0.6, distance)
    for t in (-0.36, 0.02, 0.38):
        cx, cy = at(t, 0.12)
        tyre = ellipse(cx, cy, wide * 0.125)
        stage.fill(
            tyre,
            BASALT,
            shading.ball(tyre, cx, cy, wide * 0.12, wide * 0.12, stage.side, 0.05, 0.6),
            distance,
        )
        stage.fill(ellipse(cx, cy, wide * 0.06), STEEL, 0.7, distance)


def dish(stage: Stage, x: float, y: float, size: float, facing: int = 1, distance: float = 0.0) -> None:
    """A radio dish on a tripod."""
    cy = y - size * 0.62
    legs = union(
        [
            stroke([(x, cy), (x + t * size * 0.3, y)], max(size * 0.06, 1.2), max(size * 0.06, 1.2))
            for t in (-1, 0, 1)
        ]
    )
    stage.fill(legs, STEEL, 0.4, distance)
    bowl = polygon(
        [
            (x + facing * px * size, cy - py * size)
            for px, py in ((-0.36, 0.42), (-0.3, 0.05), (-0.02, -0.2), (0.3, -0.22))
        ]
    )
    stage.fill(bowl, HULL, 0.35, distance)
    inner = polygon(
        [
            (x + facing * px * size, cy - py * size)
            for px, py in (
                (-0.36, 0.42),
                (-0.06, 0.22),
                (0.14, 0.02),
                (0.3, -0.22),
                (-0.02, -0.06),
                (-0.24, 0.14),
            )
        ]
    )
    stage.fill(inner, HULL, 0.9 - 0.3 * inner.down, distance)
    stage.fill(
        stroke(
            [(x - facing * size * 0.02, cy - size * 0.1), (x + facing * size * 0.24, cy - size * 0.36)],
            1.4,
            1.4,
        ),
        STEEL,
        0.7,
        distance,
    )
    stage.fill(ellipse(x + facing * size * 0.25, cy - size * 0.38, max(size * 0.05, 1.2)), BAY_LIGHT, 0.8)


def gantry(stage: Stage, x: float, y: float, height: float) -> None:
    """A lattice tower beside the rocket."""
    for number in range(int(height / 12)):
        row = y - number * 12
        beam = polygon([(x - 7, row), (x + 7, row - 12), (x + 7, row - 10), (x - 7, row + 2)])
        stage.fill(beam | box(x - 8, row - 12, x + 8, row - 10), HULL_WARM, 0.45, 0.05)
    posts = box(x - 8, y - height, x - 6, y) | box(x + 6, y - height, x + 8, y)
    stage.fill(posts, HULL_WARM, 0.7, 0.05)


def landing_pad(stage: Stage, x: float, y: float, r: float) -> None:
    """A round pad on the ground, `r` half its width, with lamps along its rim."""
    stage.fill(ellipse(x, y + 4, r, r * 0.2), PAD, 0.15)
    disc = ellipse(x, y, r, r * 0.2)
    stage.fill(disc, PAD, 0.7 - 0.2 * disc.down)
    stage.fill(ellipse(x, y, r * 0.84, r * 0.16), PAD, 0.45)
    stage.fill(ellipse(x, y, r * 0.8, r * 0.145), PAD, 0.62)
    lamp = stage.light.colour(0xFFC040, lit=False)
    for dx, dy in ((-0.92, 0.0), (0.92, 0.0), (-0.62, 0.15), (0.62, 0.15), (0.0, 0.19)):
        stage.paint(ellipse(x + dx * r, y + dy * r, 2), lamp)
        stage.glow(x + dx * r, y + dy * r, 18, 0xFFB040, 0.6)
