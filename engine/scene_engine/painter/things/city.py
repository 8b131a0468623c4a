"""Cities: towers by period with their windows and crowns, skylines, canyons of houses, roofs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import WIDTH
from scene_engine.painter import noise, perspective, shading, texture
from scene_engine.painter.area import Area, box, ellipse, polygon, stroke, union
from scene_engine.painter.materials import BRICK, IRON, LIMESTONE, SNOW, WINDOW, WOOD, Material
from scene_engine.painter.stage import Stage

Field = NDArray[np.floating]

CONCRETE = Material((0x34384A, 0x696D7C, 0xA3A3A6, 0xD8D4C6))
BROWNSTONE = Material((0x2E1C22, 0x5E3C36, 0x93644E, 0xC4956E))
CURTAIN_WALL = Material((0x142A4A, 0x2C5A86, 0x64A0C0, 0xCDEBF0))
TEAL_WALL = Material((0x10302F, 0x27605C, 0x5BA294, 0xC0E6D2))
BRONZE_WALL = Material((0x2A1A1C, 0x5F3E30, 0xA4744A, 0xE8C48A))
NIGHT_WALL = Material((0x0C0E1A, 0x1C2034, 0x343A54, 0x5A6280))
PANE = Material((0x121B2C, 0x2B415C, 0x5E86A0, 0xBFDDE2))
COOL_WINDOW = Material((0x3A7CA8, 0x9AD8E8, 0xEAFBFF), glows=True)
WARNING = 0xFF3028


@dataclass(frozen=True)
class Facade:
    """How a wall is made.

    Attributes:
        wall: Its material.
        pitch: Pixels from window to window, across and down, at size 1.
        pane: Share of the pitch that is glass, across and down.
        glass: Whether the wall itself is glass: it mirrors the sky, and its lines are the dark ones.
    """

    wall: Material
    pitch: tuple[float, float] = (6, 8)
    pane: tuple[float, float] = (0.5, 0.55)
    glass: bool = False


STONE = Facade(LIMESTONE, (5, 9), (0.45, 0.68))
BRICKS = Facade(BRICK, (7, 9), (0.46, 0.5))
BROWN = Facade(BROWNSTONE, (7, 9), (0.46, 0.55))
STRIPS = Facade(CONCRETE, (9, 7), (0.84, 0.46))
GRID = Facade(CONCRETE, (6, 7), (0.6, 0.6))
BLUE_GLASS = Facade(CURTAIN_WALL, (6, 8), (0.75, 0.8), True)
TEAL_GLASS = Facade(TEAL_WALL, (8, 6), (0.82, 0.75), True)
BRONZE_GLASS = Facade(BRONZE_WALL, (5, 9), (0.7, 0.8), True)
DARK = Facade(NIGHT_WALL, (6, 6), (0.6, 0.5))

OLD = (STONE, STONE, BRICKS, BROWN)
MODERN = (STRIPS, GRID, BLUE_GLASS, BLUE_GLASS, TEAL_GLASS, BRONZE_GLASS)
CROWNS = ("flat", "stepped", "spire", "slant", "tank", "aerial", "round")
TIERS = {
    "stepped": ((0.4, 1.0), (0.64, 0.88), (0.84, 0.72), (1.0, 0.55)),
    "spire": ((0.3, 1.0), (0.6, 0.9), (1.0, 0.76)),
}
"""Set-backs from the innermost: share of the width, share of the height."""


def lights(stage: Stage) -> float:
    """The share of windows that are lit at this hour."""
    if stage.night:
        return 0.5
    return {"dusk": 0.42, "sunset": 0.16, "dawn": 0.12}.get(
        stage.time, 0.2 if stage.weather == "thunderstorm" else 0.0
    )


def face(
    stage: Stage,
    area: Area,
    facade: Facade,
    value: Field | float,
    distance: float,
    u: Field | None = None,
    v: Field | None = None,
    size: float = 1.0,
    lit: float | None = None,
) -> None:
    """One wall with its windows, some of them lit, in neighbourly groups.

    Args:
        stage: Where.
        area: The wall.
        facade: How it is made.
        value: How lit.
        distance: As `Light.ramp`.
        u: Along the wall, in pixels; the area's columns unless told.
        v: Up and down it; its rows unless told.
        size: Scales the windows.
        lit: Share of windows that are lit; by the hour unless told.
    """
    if not area.mask.size:
        return
    dice = stage.dice
    u = area.xs - area.left if u is None else u
    v = area.ys - area.top if v is None else v
    wide, high = (max(p * size, 3.0) for p in facade.pitch)
    column, row = np.floor(u / wide), np.floor(v / high)
    inside = (u / wide - column < facade.pane[0]) & (v / high - row > 1 - facade.pane[1])
    tone = noise.at(dice, column * 1.0, row * 1.0, 5, 2) - 0.5
    if facade.glass:
        sheen = noise.at(dice, u * 0.5 + v, v * 0.35, 60, 2) - 0.5
        stage.fill(area, facade.wall, value - 0.24, distance)
        stage.fill(area.where(inside), facade.wall, value + 0.12 + 0.5 * sheen + 0.12 * tone, distance)
    else:
        stage.fill(area, facade.wall, value, distance)
        stage.fill(area.where(inside), PANE, value * 0.5 + 0.06 + 0.3 * tone, distance)
    lit = lights(stage) if lit is None else lit
    if lit > 0:
        glowing = area.where(inside & (noise.at(dice, column, row, 1.6, 2) < lit))
        lamps = COOL_WINDOW if dice.chance(0.3) else WINDOW
        stage.fill(glowing, lamps, 0.55 + 0.9 * tone, 0.85 * max(distance, 0))


def tower(
    stage: Stage,
    x: float,
    y: float,
    wide: float,
    height: float,
    facade: Facade,
    crown: str = "flat",
    distance: float = 0.2,
    size: float = 1.0,
) -> None:
    """A tower block seen a little from the side: a lit face, a face in shadow, and its crown.

    Args:
        stage: Where.
        x: Column of its middle.
        y: Row of its foot.
        wide: Pixels, both faces together.
        height: Pixels to the roof.
        facade: Of its walls.
        crown: One of CROWNS.
        distance: As `Light.ramp`.
        size: Scales the windows.
    """
    turn = stage.dice.between(0.22, 0.36)
    tiers = TIERS.get(crown, ((1.0, 1.0),))
    for number, (share, top) in enumerate(tiers):
        # What a wider tier hides of a narrower one isn't painted.
        foot = y if number + 1 == len(tiers) else y - height * tiers[number + 1][1] + 2
        _block(
            stage,
            (x - wide * share / 2, x + wide * share / 2),
            y - height * top,
            foot,
            turn,
            facade,
            crown,
            distance,
            size,
        )
    _top(stage, x, y - height, wide, crown, facade, distance)


def _block(
    stage: Stage,
    ends: tuple[float, float],
    roof: float,
    y: float,
    turn: float,
    facade: Facade,
    crown: str,
    distance: float,
    size: float,
) -> None:
    """Two faces between the columns `ends`, the dark one `turn` of the whole."""
    x0, x1 = ends
    corner = round(x0 + (x1 - x0) * (turn if stage.side > 0 else 1 - turn))
    rise = (x1 - x0) * 0.5 if crown == "slant" else 0.0
    area = box(x0, roof - rise, x1, y)
    if not area.mask.size:
        return
    if rise:
        area = area.where(area.ys >= roof - rise * (area.xs - x0) / (x1 - x0))
    bright = (area.xs >= corner) == (stage.side > 0)
    value = np.where(bright, shading.down(area, 0.82, 0.52), shading.down(area, 0.34, 0.2))
    face(stage, area, facade, value, distance, area.xs - corner, size=size)
    snow = stage.season == "winter"
    cap = area.edge(0, -1)
    if snow:
        cap = area.where(cap.mask | np.roll(cap.mask, 1, axis=0))
    lit = np.where(bright, 0.9, 0.45)
    stage.fill(cap, SNOW if snow else facade.wall, np.broadcast_to(lit, cap.mask.shape), distance)


def _top(
    stage: Stage, x: float, top: float, wide: float, crown: str, facade: Facade, distance: float
) -> None:
    """What stands on the roof."""
    dice = stage.dice
    if crown == "spire":
        tip = top - wide * dice.between(0.5, 1.1)
        stage.fill(
            polygon([(x - wide * 0.13, top + 1), (x, tip), (x + wide * 0.13, top + 1)]), IRON, 0.6, distance
        )
        beacon(stage, x, tip, distance)
    elif crown == "aerial":
        tip = top - wide * dice.between(0.4, 0.9)
        stage.fill(box(x - wide * 0.2, top - 4, x + wide * 0.2, top), facade.wall, 0.4, distance)
        stage.fill(stroke([(x, top), (x, tip)], 2.2, 1.2), IRON, 0.5, distance)
        beacon(stage, x, tip, distance)
    elif crown == "tank":
        water_tank(stage, x + wide * dice.between(-0.22, 0.22), top, max(wide * 0.3, 8), distance)
    elif crown == "round":
        area = ellipse(x, top + 1, wide * 0.42, wide * 0.3)
        area = area.where(area.ys <= top)
        stage.fill(area, facade.wall, shading.column(area, stage.side), distance)
    elif crown == "flat":
        hut = x + wide * dice.between(-0.25, 0.15)
        stage.fill(box(hut, top - max(wide * 0.12, 3), hut + wide * 0.25, top), facade.wall, 0.4, distance)


def beacon(stage: Stage, x: float, y: float, distance: float) -> None:
    """The red lamp on a mast, when it is dark."""
    if lights(stage) > 0.3:
        stage.paint(box(x - 1, y - 1, x + 1, y + 1), stage.light.colour(WARNING, lit=False))
        stage.glow(x, y, 9 - 4 * distance, WARNING, 0.7)


def water_tank(stage: Stage, x: float, y: float, wide: float, distance: float = 0.0) -> None:
    """A wooden tank on iron legs, with its pointed lid; `y` is the roof that it stands on."""
    foot, height = y - wide * 0.45, wide * 0.85
    legs = [stroke([(x + wide * t, y), (x + wide * t * 0.9, foot)], 1.5, 1.5) for t in (-0.4, 0.0, 0.4)]
    brace = stroke([(x - wide * 0.4, y), (x + wide * 0.4, foot)], 1.0, 1.0)
    stage.fill(union([*legs, brace]), IRON, 0.3, distance)
    barrel = box(x - wide / 2, foot - height, x + wide / 2, foot)
    staves = texture.planks(stage.dice, barrel.ys, barrel.xs, max(wide / 7, 2), 300) * 0.7
    stage.fill(barrel, WOOD, shading.column(barrel, stage.side, 0.1, 0.8) + staves, distance)
    for t in (0.2, 0.75):
        row = foot - height * t
        stage.shade(box(x - wide / 2, row, x + wide / 2, row + 1), 0.5)
    lid = polygon(
        [
            (x - wide * 0.56, foot - height + 1),
            (x, foot - height * 1.45),
            (x + wide * 0.56, foot - height + 1),
        ]
    )
    lid_material = SNOW if stage.season == "winter" else IRON
    stage.fill(lid, lid_material, shading.column(lid, stage.side, 0.2, 0.85), distance)


def roof_box(stage: Stage, x: float, y: float, wide: float, high: float, distance: float = 0.0) -> None:
    """A ventilator or a stair-head on a roof, in two faces with louvres."""
    front = box(x, y - high, x + wide, y)
    lines = np.where(np.floor(front.ys / 3) % 2 == 0, 0.0, -0.14)
    stage.fill(front, CONCRETE, 0.5 + 0.14 * stage.side * (front.across - 0.5) + lines, distance)
    lid = box(x - 1, y - high - 2, x + wide + 1, y - high)
    stage.fill(lid, SNOW if stage.season == "winter" else CONCRETE, 0.85, distance)


def skyline(
    stage: Stage,
    base: float,
    height: float,
    facades: tuple[Facade, ...],
    distance: float,
    wide: tuple[float, float] = (16, 32),
    peak: float | None = None,
    size: float = 0.7,
) -> None:
    """A row of towers across the whole canvas, the highest about column `peak`.

    Args:
        stage: Where.
        base: Row of their feet.
        height: Of the highest, pixels.
        facades: To pick from.
        distance: As `Light.ramp`.
        wide: Widths, least and most.
        peak: Column of the highest; none is favoured unless told.
        size: Scales the windows.
    """
    dice = stage.dice
    x = dice.between(-20, 0)
    while x < WIDTH:
        w = dice.between(*wide)
        near = 1.0 if peak is None else max(0.3, 1 - abs(x + w / 2 - peak) / 190)
        tall = height * near * dice.between(0.45, 1.0)
        facade = dice.pick(facades)
        # Only what is tall enough and slim enough carries a spire.
        crown = dice.pick(CROWNS) if tall > w * 1.6 else dice.pick(("flat", "flat", "flat", "tank"))
        tower(stage, x + w / 2, base, w, tall, facade, crown, distance, size)
        x += w + dice.between(-3, 5)


def downtown(stage: Stage, base: float, height: float, peak: float) -> None:
    """Three rows of towers one behind another, the nearest lowest, a few giants about column `peak`."""
    dice = stage.dice
    facades = dice.pick((MODERN, (*OLD, *MODERN), OLD))
    skyline(stage, base, height, facades, 0.7, (14, 28), peak, 0.6)
    skyline(stage, base, height * 0.82, facades, 0.42, (18, 34), peak, 0.8)
    for offset in dice.some((-70, -38, 0, 44, 76), dice.whole(1, 3)):
        wide, tall = dice.between(24, 40), height * dice.between(0.95, 1.25)
        tower(stage, peak + offset, base, wide, tall, dice.pick(facades), dice.pick(CROWNS), 0.25)
    skyline(stage, base, height * dice.between(0.3, 0.45), facades, 0.14, (22, 44), None, 1.0)


def canyon(
    stage: Stage,
    side: int,
    x: float,
    horizon: float,
    facades: tuple[Facade, ...],
    near: float = 175,
    far: float = 34,
    half: float = 60,
    tall: tuple[float, float] = (120, 260),
    lit: float | None = None,
) -> None:
    """The houses along one side of a street that runs away from us, from far to near.

    Args:
        stage: Where.
        side: -1 the left, 1 the right.
        x: Column of the vanishing point.
        horizon: Its row.
        facades: To pick from.
        near: Columns from `x` where the nearest house is cut off.
        far: The same where the farthest ends.
        half: Rows from the eye down to the street, as wide as `near` is 120.
        tall: Heights of houses, as `half`.
        lit: As `face`.
    """
    dice = stage.dice
    edges = [far]
    while edges[-1] < near:
        edges.append(min(edges[-1] * dice.between(1.25, 1.55), near + 60))
    for inner, outer in pairwise(edges):
        height, facade = dice.between(*tall), dice.pick(facades)
        area = receding(x, horizon, side, (inner, -height), (outer, -height), (outer, half), (inner, half))
        if not area.mask.size:
            continue
        u, v = perspective.wall(area, x, horizon)
        away = 0.55 * (1 - min(inner / 130, 1.0))
        value = (0.36 if side == stage.side else 0.66) + 0.12 * (0.5 - area.down)
        face(stage, area, facade, value, away, u * 0.7, v + 400, 1.45, lit)
        end = x + side * inner
        corner = area.where((area.xs - end) * side < 2)
        stage.fill(corner, facade.wall, value + 0.18, away)
        cornice = area.where(v < -height + 7)
        stage.fill(cornice, SNOW if stage.season == "winter" else facade.wall, value + 0.22, away)


def receding(x: float, horizon: float, side: int, *corners: tuple[float, float]) -> Area:
    """A shape on an upright plane that runs away from us to (x, horizon).

    Args:
        x: Column of the vanishing point.
        horizon: Its row.
        side: -1 if the plane is left of it, 1 right.
        corners: Columns from `x`, and rows from the horizon as they would be 120 columns from it.
    """
    return polygon([(x + side * along, horizon + down * along / 120) for along, down in corners])


def ground_line(x: float, horizon: float, half: float, far: float) -> Field:
    """The row where the houses of a `canyon` meet the street, for each column: float [320]."""
    xs = np.arange(WIDTH, dtype=np.float32)
    return np.asarray(horizon + half * np.maximum(np.abs(xs - x), far) / 120, np.float32)
