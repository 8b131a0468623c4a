"""Smaller things of a room: candles and chandeliers, instruments, armour, what a wizard or a gaoler owns."""

from __future__ import annotations

import numpy as np

from scene_engine.painter import noise, shading
from scene_engine.painter.area import Area, box, ellipse, polygon, stroke, union
from scene_engine.painter.interior import Lights
from scene_engine.painter.materials import (
    CLOTH_RED,
    GOLD,
    IRON,
    SAILCLOTH,
    STEEL,
    WOOD,
    WOOD_DARK,
    Material,
)
from scene_engine.painter.perspective import Spot
from scene_engine.painter.stage import Stage
from scene_engine.painter.things.fittings import SPINES
from scene_engine.painter.things.lamps import WAX, fire, flame

BONE = Material((0x544A44, 0x9C8E78, 0xD8CCAA, 0xF8F0D4))
OCEAN = Material((0x142850, 0x2C5C94, 0x5C9CC0))
CONTINENT = Material((0x3C4A24, 0x7C8A3C, 0xBCB868))


def globe(stage: Stage, spot: Spot, high: float = 1.15) -> None:
    """A terrestrial globe in a wooden stand."""
    m, dice = spot.metre, stage.dice
    r = 0.3 * high * m
    x, y = spot.x, spot.y - high * m + r
    stage.shade(ellipse(x, spot.y, r, r * 0.25), 0.45)
    legs = union(
        [stroke([(x + t * r * 0.3, y + r), (x + t * r * 0.9, spot.y)], 3, 2.4) for t in (-1, 0.1, 1)]
    )
    stage.fill(legs, WOOD, 0.5)
    ball = ellipse(x, y, r)
    lit = shading.ball(ball, x, y, r, r, stage.side, 0.1, 1)
    stage.fill(ball, OCEAN, lit)
    land = noise.field(dice, ball.height, ball.width, max(r * 0.9, 6), 3)
    stage.fill(ball.where(land < 0.42), CONTINENT, lit)
    ring = ellipse(x, y + r * 0.15, r * 1.22, r * 0.36) - ellipse(x, y + r * 0.05, r * 1.1, r * 0.26)
    stage.fill(ring.where(ring.ys > y), WOOD, 0.7)
    meridian = ellipse(x, y, r * 1.1, r * 1.12) - ellipse(x, y, r)
    stage.fill(meridian.where(meridian.xs * stage.side > x * stage.side - 1), GOLD, 0.7)


def telescope(stage: Stage, spot: Spot, long: float = 1.3) -> None:
    """A brass telescope on a tripod, aimed up."""
    m = spot.metre
    x, y = spot.x, spot.y - 1.1 * m
    stage.shade(ellipse(x, spot.y, 0.4 * m, 0.1 * m), 0.4)
    legs = union([stroke([(x, y), (x + t * m, spot.y)], 2.6, 2.2) for t in (-0.38, 0.04, 0.4)])
    stage.fill(legs, WOOD_DARK, 0.65)
    way = -stage.side
    for start, stop, thick in ((-0.5, -0.05, 0.1), (-0.1, 0.45, 0.15), (0.3, 0.62, 0.2)):
        tube = stroke(
            [
                (x + way * start * long * m, y - start * long * m * 0.6),
                (x + way * stop * long * m, y - stop * long * m * 0.6),
            ],
            thick * m,
            thick * m * 1.1,
        )
        stage.fill(tube, GOLD, shading.down(tube, 0.85, 0.2))
        stage.fill(tube.edge(0, -1), GOLD, 0.95)


def skull(stage: Stage, x: float, y: float, size: float) -> None:
    """A human skull that rests at (x, y), `size` pixels high."""
    r = size * 0.4
    cy = y - size + r
    head = ellipse(x, cy, r * 1.02, r) | box(x - r * 0.55, cy + r * 0.4, x + r * 0.55, y)
    stage.fill(head, BONE, shading.ball(head, x, cy, r, r * 1.4, stage.side, 0.3, 1))
    for t in (-0.42, 0.42):
        stage.fill(ellipse(x + t * r, cy + r * 0.22, r * 0.28, r * 0.3), BONE, 0.0, -0.6)
    stage.fill(
        polygon([(x, cy + r * 0.4), (x - r * 0.16, cy + r * 0.8), (x + r * 0.16, cy + r * 0.8)]),
        BONE,
        0.0,
        -0.6,
    )
    for t in (-0.3, 0, 0.3):
        stage.fill(box(x + t * r, y - size * 0.16, x + t * r + 1, y), BONE, 0.1)


def skeleton(stage: Stage, x: float, y: float, size: float) -> None:
    """A skeleton that sits against a wall, its seat at (x, y), `size` rows high."""
    s = size / 40
    bones = [stroke([(x, y - 4 * s), (x - 1 * s, y - 24 * s)], 3 * s, 2 * s)]
    for rib in range(4):
        ry = y - (12 + 3.6 * rib) * s
        bones.append(stroke([(x - 7 * s, ry + 2 * s), (x, ry), (x + 7 * s, ry + 2 * s)], 1.7 * s, 1.5 * s))
    for way in (-1, 1):
        bones.append(
            stroke(
                [(x + way * 8 * s, y - 24 * s), (x + way * 11 * s, y - 12 * s), (x + way * 9 * s, y - 1 * s)],
                2 * s,
                1.7 * s,
            )
        )
        bones.append(
            stroke(
                [(x + way * 4 * s, y - 3 * s), (x + way * 14 * s, y - 11 * s), (x + way * 20 * s, y + 2 * s)],
                2.6 * s,
                2.2 * s,
            )
        )
    bones.append(stroke([(x - 8 * s, y - 24.5 * s), (x + 8 * s, y - 24.5 * s)], 2 * s, 2 * s))
    bones.append(ellipse(x, y - 3 * s, 6 * s, 3 * s))
    body = union(bones)
    stage.shade(ellipse(x, y + 1, 20 * s, 4 * s), 0.4)
    stage.fill(body, BONE, shading.down(body, 0.8, 0.5))
    stage.fill(body.edge(-stage.side, 0), BONE, 0.25)
    skull(stage, x + 2 * s, y - 25 * s, 14 * s)


def chains(stage: Stage, x: float, y: float, long: float) -> None:
    """A chain that hangs from a ring in the wall at (x, y), with a cuff at its end."""
    stage.fill(ellipse(x, y, 4) - ellipse(x, y, 2), IRON, 0.85)
    for link in range(int(long / 5)):
        middle = y + 5 + link * 5
        flat = ellipse(x, middle, 2.6, 3.4) - ellipse(x, middle, 1, 1.6)
        stage.fill(
            flat if link % 2 else box(x - 1, middle - 3, x + 1, middle + 3), STEEL, 0.6 if link % 2 else 0.3
        )
    end = y + long + 5
    stage.fill(ellipse(x, end, 6, 5) - ellipse(x, end, 3.4, 2.6), STEEL, 0.7)


def cauldron(stage: Stage, lights: Lights, spot: Spot, brew: Material, wide: float = 1.0) -> None:
    """A cauldron on a fire, bubbling and shining with what is brewed in it."""
    m = spot.metre
    r = wide / 2 * m
    x, y = spot.x, spot.y - r * 0.95
    stage.shade(ellipse(x, spot.y, r * 1.1, r * 0.25), 0.5)
    fire(stage, lights, x, spot.y, r * 0.6)
    for foot in (-0.6, 0.6):
        stage.fill(
            stroke([(x + foot * r, y + r * 0.6), (x + foot * r * 1.15, spot.y + 1)], 3.4, 2.6), IRON, 0.3
        )
    belly = ellipse(x, y, r, r * 0.86)
    off_x, off_y = belly.xs - (x + stage.side * 0.3 * r), belly.ys - (y - 0.3 * r)
    stage.fill(belly, IRON, 0.72 - 0.6 * np.sqrt(off_x * off_x + off_y * off_y) / r, steps=8)
    rim = ellipse(x, y - r * 0.62, r * 0.86, r * 0.26)
    stage.fill(rim, IRON, 0.75)
    inside = ellipse(x, y - r * 0.62, r * 0.72, r * 0.18)
    stage.fill(
        inside, brew, 0.55 + 0.5 * (noise.field(stage.dice, inside.height, inside.width, 5, 2, 2) - 0.5)
    )
    lights.shine(inside)
    for _ in range(4):
        bx = x + stage.dice.between(-0.5, 0.5) * r
        bubble = ellipse(
            bx, y - r * (0.7 + stage.dice.between(0, 0.35)), stage.dice.between(1.6, max(r * 0.17, 2))
        )
        stage.fill(bubble, brew, 0.9)
        lights.shine(bubble)


def steam(stage: Stage, x: float, y: float, reach: float, colour: int) -> None:
    """Vapour that rises from (x, y) for `reach` rows, widening."""
    area = box(x - reach * 0.4, y - reach, x + reach * 0.4, y)
    up = 1 - area.down
    sway = (noise.line(stage.dice, area.height, 26, 2)[:, None] - 0.5) * 26 * up
    near = 1 - np.abs(area.xs - x - sway) / (4 + reach * 0.24 * up)
    puffs = noise.field(stage.dice, area.height, area.width, 12, 2)
    stage.brighten(area, colour, 0.5 * np.clip(near, 0, 1) * (1 - 0.8 * up) * (0.4 + 0.6 * (puffs > 0.4)))


def flask(
    stage: Stage, lights: Lights, spot: Spot, brew: Material, high: float = 0.34, glows: bool = True
) -> None:
    """A round flask of shining liquid."""
    tall = max(high * spot.metre, 9)
    r = tall * 0.32
    x, y = spot.x, spot.y - r
    glass = ellipse(x, y, r) | box(x - r * 0.35, y - tall + r, x + r * 0.35, y)
    stage.fill(glass, STEEL, 0.55)
    liquid = ellipse(x, y, r * 0.86).where(ellipse(x, y, r * 0.86).ys > y - r * 0.3)
    stage.fill(liquid, brew, shading.ball(liquid, x, y, r, r, stage.side, 0.35, 0.9))
    stage.fill(ellipse(x + stage.side * r * 0.4, y - r * 0.35, max(r * 0.2, 0.8)), WAX, 0.95)
    if glows:
        lights.shine(liquid)


def alembic(stage: Stage, lights: Lights, spot: Spot, brew: Material) -> None:
    """A still: a flask over a burner, its beak running down into a second one."""
    m = max(spot.metre, 34)
    x, y, way = spot.x, spot.y, stage.side
    stand = union(
        [
            stroke([(x - 0.16 * m, y), (x - 0.1 * m, y - 0.3 * m)], 1.6, 1.6),
            stroke([(x + 0.16 * m, y), (x + 0.1 * m, y - 0.3 * m)], 1.6, 1.6),
        ]
    )
    stage.fill(stand, IRON, 0.5)
    flame(stage, lights, x, y - 1, 0.2 * m, 40)
    bulb = ellipse(x, y - 0.44 * m, 0.18 * m)
    stage.fill(bulb, STEEL, 0.6)
    liquid = bulb.where(bulb.ys > y - 0.48 * m)
    stage.fill(liquid, brew, 0.6)
    lights.shine(liquid)
    beak = stroke(
        [
            (x, y - 0.6 * m),
            (x + 0.08 * m * way, y - 0.78 * m),
            (x + 0.3 * m * way, y - 0.62 * m),
            (x + 0.52 * m * way, y - 0.3 * m),
        ],
        0.1 * m,
        0.05 * m,
    )
    stage.fill(beak, STEEL, 0.75)
    flask(stage, lights, Spot(x + 0.52 * m * way, y, m, spot.eye), brew, 0.32)


def bottle(stage: Stage, spot: Spot, high: float = 0.32, tint: Material | None = None) -> None:
    """A wine bottle."""
    tint = tint or stage.dice.pick(SPINES[:3])
    tall = max(high * spot.metre, 9)
    x, y, r = spot.x, spot.y, max(tall * 0.16, 1.6)
    glass = box(x - r, y - tall * 0.62, x + r, y) | box(x - r * 0.4, y - tall, x + r * 0.5, y - tall * 0.5)
    stage.fill(glass, tint, shading.column(glass, stage.side, 0.2, 1.0))


def tankard(stage: Stage, spot: Spot, high: float = 0.2) -> None:
    """A tankard of foaming beer."""
    tall = max(high * spot.metre, 7)
    x, y, r = spot.x, spot.y, tall * 0.36
    grip = ellipse(x + r * 1.2, y - tall * 0.5, r * 0.7, tall * 0.34) - ellipse(
        x + r * 1.2, y - tall * 0.5, r * 0.35, tall * 0.18
    )
    stage.fill(grip, WOOD, 0.4)
    mug = box(x - r, y - tall, x + r, y)
    stage.fill(mug, WOOD, shading.column(mug, stage.side, 0.25, 0.95))
    stage.fill(ellipse(x, y - tall, r * 1.15, r * 0.55), WAX, 0.95)


def books(stage: Stage, spot: Spot, count: int = 3) -> None:
    """A pile of books."""
    y = spot.y
    for _ in range(count):
        half, high = stage.dice.between(0.14, 0.22) * spot.metre, max(0.07 * spot.metre, 3)
        x = spot.x + stage.dice.between(-0.04, 0.04) * spot.metre
        cover = box(x - half, y - high, x + half, y)
        stage.fill(cover, stage.dice.pick(SPINES), 0.6)
        stage.fill(box(x - half + 1.5, y - high + 1, x + half, y - 1), SAILCLOTH, 0.55)
        stage.fill(cover.edge(0, -1), SPINES[0], 0.3)
        y -= high


def open_book(stage: Stage, spot: Spot, wide: float = 0.5) -> None:
    """A great book that lies open."""
    w, h = wide / 2 * spot.metre, wide * 0.24 * spot.metre
    x, y = spot.x, spot.y
    for way in (-1, 1):
        page = polygon([(x, y), (x + way * w, y - h * 0.2), (x + way * w * 0.86, y - h), (x, y - h * 0.75)])
        stage.fill(page, SAILCLOTH, 0.9 if way == stage.side else 0.62)
        for row in (0.3, 0.5, 0.7):
            line = stroke(
                [(x + way * w * 0.16, y - h * row * 1.02), (x + way * w * 0.75, y - h * (row + 0.12))],
                0.9,
                0.9,
            )
            stage.fill(line, SAILCLOTH, 0.15)


def armour(stage: Stage, spot: Spot, high: float = 1.85, metal: Material = STEEL) -> None:
    """An empty suit of armour that leans on its halberd."""
    m, dark = spot.metre * high / 1.85, 0.2
    x, y, side = spot.x, spot.y, stage.side
    stage.shade(ellipse(x, y, 0.42 * m, 0.1 * m), 0.5)

    def part(area: Area, low: float = dark, top: float = 0.95) -> None:
        stage.fill(area, metal, shading.column(area, side, low, top), spot.distance)
        stage.fill(area.edge(0, 1), metal, 0.05, spot.distance)

    pole = stroke([(x + 0.44 * m, y), (x + 0.44 * m, y - 2.15 * m)], 2, 2)
    stage.fill(pole, WOOD, 0.5, spot.distance)
    axe = polygon(
        [
            (x + 0.44 * m, y - 2.0 * m),
            (x + 0.68 * m, y - 2.05 * m),
            (x + 0.7 * m, y - 1.7 * m),
            (x + 0.44 * m, y - 1.78 * m),
            (x + 0.44 * m, y - 2.35 * m),
        ]
    )
    stage.fill(axe, metal, 0.75, spot.distance)
    for way in (-1, 1):
        part(
            stroke(
                [(x + way * 0.13 * m, y - 0.85 * m), (x + way * 0.15 * m, y - 0.45 * m)], 0.2 * m, 0.15 * m
            )
        )
        part(
            stroke(
                [(x + way * 0.15 * m, y - 0.45 * m), (x + way * 0.16 * m, y - 0.06 * m)], 0.17 * m, 0.13 * m
            )
        )
        part(ellipse(x + way * 0.2 * m, y - 0.03 * m, 0.15 * m, 0.06 * m))
        part(
            stroke(
                [
                    (x + way * 0.3 * m, y - 1.4 * m),
                    (x + way * 0.38 * m, y - 1.12 * m),
                    (x + way * (0.42 if way > 0 else 0.3) * m, y - 0.9 * m),
                ],
                0.15 * m,
                0.12 * m,
            )
        )
    part(
        polygon(
            [
                (x - 0.2 * m, y - 0.98 * m),
                (x + 0.2 * m, y - 0.98 * m),
                (x + 0.28 * m, y - 0.76 * m),
                (x - 0.28 * m, y - 0.76 * m),
            ]
        )
    )
    part(
        polygon(
            [
                (x - 0.28 * m, y - 1.5 * m),
                (x + 0.28 * m, y - 1.5 * m),
                (x + 0.25 * m, y - 1.15 * m),
                (x + 0.18 * m, y - 0.95 * m),
                (x - 0.18 * m, y - 0.95 * m),
                (x - 0.25 * m, y - 1.15 * m),
            ]
        )
    )
    for way in (-1, 1):
        part(ellipse(x + way * 0.31 * m, y - 1.45 * m, 0.15 * m, 0.12 * m))
    part(ellipse(x, y - 1.66 * m, 0.14 * m, 0.18 * m))
    stage.fill(box(x - 0.11 * m, y - 1.7 * m, x + 0.11 * m, y - 1.64 * m), metal, 0.0, -0.7)
    plume = stroke(
        [(x, y - 1.82 * m), (x - side * 0.1 * m, y - 1.95 * m), (x - side * 0.26 * m, y - 1.8 * m)],
        0.1 * m,
        0.05 * m,
    )
    stage.fill(plume, CLOTH_RED, 0.65, spot.distance)


def crystal_ball(stage: Stage, lights: Lights, spot: Spot, colour: Material) -> None:
    """A crystal ball on a gilt foot, shining."""
    r = max(0.16 * spot.metre, 6)
    x, y = spot.x, spot.y - r * 1.3
    stage.fill(
        polygon(
            [
                (x - r * 0.8, spot.y),
                (x - r * 0.4, y + r * 0.6),
                (x + r * 0.4, y + r * 0.6),
                (x + r * 0.8, spot.y),
            ]
        ),
        GOLD,
        0.6,
    )
    ball = ellipse(x, y, r)
    swirl = noise.field(stage.dice, ball.height, ball.width, 7, 2)
    stage.fill(ball, colour, shading.ball(ball, x, y, r, r, stage.side, 0.2, 0.9) + 0.3 * (swirl - 0.5))
    lights.shine(ball)
    lights.pool(x, y, 50, 0.6)
