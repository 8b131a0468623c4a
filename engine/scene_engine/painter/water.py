"""Water: seas, rivers and lakes, their waves, and what they mirror.

A sea is painted as one is by hand: a gradient in bands, and on it rows of waves, each wave a cluster with a
lit crest and a dark trough. The rows stand closer and the waves are smaller towards the horizon.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, texture
from scene_engine.painter.area import Area, below, box
from scene_engine.painter.materials import FOAM, SAND, WATER, Material
from scene_engine.painter.stage import Stage

Field = NDArray[np.float32]

SHALLOWS = Material((0x1C6E84, 0x4CC0B8, 0x8FEBD0), steps=4)
FLATNESS = 0.55
"""How fast the rows of waves close up to the horizon: small is a low eye, large a high one."""
PATHS = {
    "dawn": 0xFFD8A0, "noon": 0xFFFFF0, "golden hour": 0xFFE8A0, "sunset": 0xFFB060,
    "moonlit night": 0xB8CCFF,
}  # fmt: skip


def surface(
    stage: Stage, area: Area, material: Material = WATER, rough: float = 0.5, sky: float = 0.35
) -> None:
    """Water seen from the shore: the sky's colour far off, its own near us, rows of waves that grow.

    Args:
        stage: Where.
        area: Where in it.
        material: Of what.
        rough: Waves: 0.1 a pond, 1 a storm.
        sky: How much of the sky it shows at its far edge.
    """
    if not area.mask.size:
        return
    crest, trough = _waves(stage, area, rough)
    down = area.down
    # Streaks as long as the waves ruffle the borders of the gradient's bands.
    ruffle = noise.field(stage.dice, area.height, area.width, 5, 2, 6) - 0.5
    swell = min(0.04 + 0.62 * rough, 0.44) * (0.55 + 0.45 * down)
    value = 0.52 - 0.24 * down + 0.1 * ruffle + swell * (crest - 0.8 * trough)
    stage.fill(area, material, value, 0.05, 10)
    # It mirrors the sky: the horizon's colour far off, the zenith's towards us.
    colours = stage.light.sky(16)[13 - np.floor(9 * down[:, 0]).astype(np.intp)][:, None]
    reflected = sky * (1 - down) ** 1.6 * (1 - 0.35 * trough) + 0.22 * max(1 - rough, 0) * down
    stage.blend(area, colours, reflected + min(rough, 0.3) * crest * (1 - 0.5 * down))
    if rough > 0.4:
        torn = crest > 1.02 - 0.3 * (rough - 0.3) * (0.4 + 0.6 * down)
        stage.fill(area.where(torn & (ruffle > 0.3 - 0.5 * rough)), FOAM, 0.75, 0.1)


def _waves(stage: Stage, area: Area, rough: float) -> tuple[Field, Field]:
    """Where the crests and the troughs of the waves are, each float32 [h, w] of 0 to about 1."""
    dice = stage.dice
    pitch = 2.0 + 0.9 * min(rough, 1.2)
    rows = area.height * FLATNESS / pitch
    bend = noise.at(dice, area.xs / 6, area.ys * 1.4, 12, 2) - 0.5
    along_rows = rows * area.down / (area.down + FLATNESS) + (0.35 + 0.5 * rough) * bend
    row = np.floor(along_rows)
    inside = along_rows - row
    # Waves of one row are equally long: the row's own depth says how long.
    part = np.clip((row + 0.5) / rows, 0, 0.95)
    near = FLATNESS * part / (1 - part)
    length = pitch * (near / FLATNESS + 1) ** 2 * (4 + 2.2 / (rough + 0.12))
    number = row.astype(np.intp)
    seed = dice.whole(0, 999)
    place = (area.xs - WIDTH / 2) / length + 7 * texture.scatter(number, number, seed)
    column = np.floor(place)
    across = place - column
    luck = texture.scatter(column.astype(np.intp), number, seed + 1)
    arch = 4 * across * (1 - across)
    # A wave is a lens that hangs below its crest; some are left out, so that no pattern shows.
    below_crest = inside - (0.72 - 0.6 * arch)
    strength = np.clip(luck * 1.5 - 0.25, 0, 1)
    crest = np.where((below_crest >= 0) & (below_crest < 0.36), (0.4 + 0.6 * arch) * strength, 0)
    trough = np.where((below_crest >= 0.36) | (below_crest < -0.3), (0.3 + 0.5 * arch) * strength, 0)
    return np.asarray(crest, np.float32), np.asarray(trough, np.float32)


def sea(
    stage: Stage,
    top: float,
    bottom: float = HEIGHT,
    material: Material = WATER,
    rough: float = 0.5,
    body_x: float | None = None,
) -> Area:
    """Open water from the horizon down, with the path of the sun or the moon on it if `body_x` is told."""
    area = box(0, top, WIDTH, bottom)
    surface(stage, area, material, rough)
    if body_x is not None:
        path(stage, area, body_x)
    return area


def path(stage: Stage, area: Area, x: float) -> None:
    """The path of the sun or the moon at column `x`, if it can be seen at this hour and in this weather."""
    if stage.time in PATHS and not stage.light.air.hides_body:
        glitter(stage, area, x, PATHS[stage.time], 12 if stage.time == "noon" else 20)


def glitter(stage: Stage, area: Area, x: float, colour: int = 0xFFF0C0, wide: float = 16) -> None:
    """The path of light on the water below the sun, the moon or a lamp at column `x`."""
    seed = stage.dice.whole(0, 999)
    rows = 2 + area.height * FLATNESS / 2.4 * area.down / (area.down + FLATNESS)
    row = np.floor(rows).astype(np.intp)
    spread = wide * (0.35 + 1.1 * area.down)
    # Each row of waves has a long dash about the middle and a short one astray.
    for dash, (long, astray, strength) in enumerate(((0.75, 0.35, 0.5), (0.28, 1.5, 0.4))):
        middle = x + spread * astray * (2 * texture.scatter(row, row, seed + dash) - 1)
        half = spread * long * (0.25 + texture.scatter(row, row + 1, seed + dash))
        off = np.abs(area.xs - middle) / half
        lit = (off < 1) & (rows - row < 0.75 - 0.35 * off)
        stage.brighten(area.where(lit), colour, strength)
        stage.brighten(area.where(lit & (off < 0.45)), colour, strength)


def mirror(stage: Stage, area: Area, axis: float, strength: float = 0.5, waves: float = 1.5) -> None:
    """What stands above row `axis` shows in the water below it, broken by waves. Paint it last.

    Args:
        stage: Where.
        area: The water.
        axis: Row of the water's far edge.
        strength: 0 nothing, 1 a looking-glass.
        waves: Pixels that the image sways.
    """
    if not area.mask.size:
        return
    rows = np.clip(2 * round(axis) - area.ys[:, 0] - 1, 0, HEIGHT - 1).astype(np.intp)
    sway = waves * (noise.line(stage.dice, area.height, 5, 2) - 0.5) * (1 + 3 * area.down[:, 0])
    columns = np.clip(area.xs + np.rint(sway * 2)[:, None], 0, WIDTH - 1).astype(np.intp)
    image = stage.rgb()[rows[:, None], columns].astype(np.float32) / 255
    fade = strength * (1 - 0.6 * area.down) * (area.ys < 2 * axis)
    stage.blend(
        area, image * np.array([0.86, 0.92, 0.98], np.float32), np.broadcast_to(fade, area.mask.shape)
    )


def river(
    stage: Stage, top: float, x: float, wide: float, bend: float = 60, material: Material = WATER
) -> Area:
    """A river from row `top`, winding towards us; `wide` pixels at the bottom."""
    area = box(0, top, WIDTH, HEIGHT)
    t = area.down
    wander = bend * (noise.line(stage.dice, area.height, 60, 2) - 0.5)[:, None] * t
    middle = x + wander + (noise.line(stage.dice, area.height, 24, 2)[:, None] - 0.5) * 10 * t
    half = 2 + wide / 2 * t**1.3
    area = area.where(np.abs(area.xs - middle) < half)
    surface(stage, area, material, 0.3, 0.5)
    for side in (-1, 1):
        stage.shade(area.edge(side, 0), 0.3)
    stage.shade(area.edge(0, -1), 0.35)
    return area


def shore(stage: Stage, line: Field, thickness: float = 3) -> None:
    """Foam along a line of rows [320]: where waves run up the beach."""
    area = below(line)
    foam = area.where(area.ys < line[None] + thickness * (0.3 + noise.line(stage.dice, WIDTH, 14, 2))[None])
    stage.fill(foam, FOAM, 0.8, 0.05)


def beach(stage: Stage, sea: Area, line: Field, shallow: Material = SHALLOWS, reach: float = 26) -> None:
    """The last of a sea above a beach whose upper edge is `line`, rows [320]: shallows, surf, wet sand.

    Args:
        stage: Where.
        sea: The water, down to the line or beyond it.
        line: Where the sand begins.
        shallow: Of the water over the sand.
        reach: Rows over which the water deepens.
    """
    dice = stage.dice
    depth = (line[None] - sea.ys) / reach
    bare = unpack(int(stage.light.ramp(shallow, 0.05)[-2]))
    stage.blend(sea.where(depth > 0), bare, 0.7 * np.clip(1 - depth, 0, 1) ** 1.4)
    for number in range(dice.whole(1, 3)):
        # Each breaker is a scalloped line of foam, torn where the noise is low.
        up = (3 + 7 * number + dice.between(0, 3)) * reach / 26
        front = line - up - 0.3 * up * noise.line(dice, WIDTH, 46, 2)
        thick = (2.4 - 0.55 * number) * (0.4 + 1.2 * noise.line(dice, WIDTH, 22, 3))
        thick = np.where(noise.line(dice, WIDTH, 40, 2) < 0.28 + 0.1 * number, 0, thick)
        breaker = sea.where((sea.ys >= np.rint(front)[None]) & (sea.ys < np.rint(front + thick)[None]))
        stage.fill(breaker, FOAM, 0.75, 0.05)
        stage.shade(Area(breaker.top + 1, breaker.left, breaker.mask[: HEIGHT - breaker.top - 1]), 0.1)
    wet = below(line)
    wet = wet.where(wet.ys < (line + 3 + 6 * noise.line(dice, WIDTH, 60, 2))[None])
    stage.fill(wet, SAND, 0.22, 0.1)
    stage.blend(wet, stage.light.sky(8)[6], 0.25)
    shore(stage, line, 2.5)


def swell(
    stage: Stage, y: float, height: float, length: float, material: Material = WATER, distance: float = 0.0
) -> Area:
    """One row of storm waves across the canvas, peaked, with foam on their crests; all below is painted.

    Args:
        stage: Where.
        y: Row of the troughs.
        height: Pixels from trough to crest.
        length: Pixels from crest to crest, about.
        material: Of the water.
        distance: As `Light.ramp`.
    """
    dice = stage.dice
    line = np.full(WIDTH, y, np.float32)
    xs = np.arange(WIDTH, dtype=np.float32)
    x, peak = -dice.between(0, length), dice.between(0.5, 1)
    while x < WIDTH:
        end, other = x + length * dice.between(0.7, 1.4), dice.between(0.45, 1)
        part = (xs - x) / np.float32(end - x)
        bowl = (2 * part - 1) ** 2
        here = (part >= 0) & (part < 1)
        line = np.where(here, y - height * (peak + (other - peak) * part) * bowl, line)
        x, peak = end, other
    line = (line + height * 0.16 * (noise.line(dice, WIDTH, 16, 2) - 0.5)).astype(np.float32)
    area = below(line, min(y + height * 1.6 + 6, HEIGHT))
    depth = (area.ys - line[None]) / np.float32(height + 2)
    lift = (np.float32(y) - line)[None] / np.float32(height)
    streak = noise.at(dice, area.xs + 0.7 * stage.side * (area.ys - y), area.ys * 0.7, 9, 3) - 0.5
    value = 0.62 - 0.42 * depth + 0.12 * lift + 0.3 * streak
    stage.fill(area, material, value, distance, 7)
    torn = noise.field(dice, area.height, area.width, 9, 2)
    foam = depth < np.clip(lift - 0.4, 0, 1) * torn
    stage.fill(area.where(foam), FOAM, 0.9 - 0.8 * depth - 0.3 * (torn - 0.5), distance)
    stage.fill(area.edge(0, -1).where((lift > 0.3) & (torn > 0.4)), FOAM, 0.8, distance)
    return area


def unpack(colour: int) -> Field:
    """A packed colour as `Stage.blend` takes it: float32 [3], 0..1."""
    return np.array([colour & 255, colour >> 8 & 255, colour >> 16 & 255], np.float32) / np.float32(255)
