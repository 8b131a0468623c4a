"""Water: seas, rivers and lakes, their waves, and what they mirror."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise
from scene_engine.painter.area import Area, below, box
from scene_engine.painter.light import pack
from scene_engine.painter.materials import FOAM, WATER, Material
from scene_engine.painter.stage import Stage


def surface(
    stage: Stage, area: Area, material: Material = WATER, rough: float = 0.5, sky: float = 0.35
) -> None:
    """Water seen from the shore: the sky's colour far off, its own near us, streaks of waves that grow.

    Args:
        stage: Where.
        area: Where in it.
        material: Of what.
        rough: Waves: 0.1 a pond, 1 a storm.
        sky: How much of the sky it shows at its far edge.
    """
    if not area.mask.size:
        return
    dice = stage.dice
    down = area.down
    depth = 1 / (down + 0.12)
    u = (area.xs - WIDTH / 2) * (0.25 + 0.16 * depth)
    waves = noise.at(dice, u / 2.2, depth * 34, 8, 3) - 0.5
    value = 0.42 - 0.16 * down + rough * waves * (0.4 + 0.6 * down)
    stage.fill(area, material, value, 0.06)
    horizon = stage.light.sky(8)[6]
    stage.blend(area, horizon, np.broadcast_to(sky * (1 - down) ** 1.5, area.mask.shape))
    if rough > 0.25:
        crest = waves > 0.5 - 0.09 * rough - 0.02
        stage.fill(area.where(crest & (down > 0.12)), FOAM, 0.7, 0.1)


def sea(
    stage: Stage, top: float, bottom: float = HEIGHT, material: Material = WATER, rough: float = 0.5
) -> Area:
    """Open water from the horizon down, with the path of the sun or the moon on it."""
    area = box(0, top, WIDTH, bottom)
    surface(stage, area, material, rough)
    return area


def glitter(stage: Stage, area: Area, x: float, colour: int = 0xFFF0C0, wide: float = 16) -> None:
    """The path of light on the water below the sun, the moon or a lamp at column `x`."""
    spread = wide * (0.5 + 1.2 * area.down)
    waves = noise.field(stage.dice, area.height, area.width, 4, 2, 4)
    near = 1 - np.abs(area.xs - x) / spread
    stage.brighten(area.where(waves < near * 0.75), colour, 0.55)


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
    surface(stage, area, material, 0.35, 0.5)
    bank = area.edge(0, -1)
    stage.shade(Area(bank.top, bank.left, bank.mask), 0.35)
    return area


def shore(stage: Stage, line: np.ndarray, thickness: float = 3) -> None:
    """Foam along a line of rows [320]: where waves run up the beach."""
    area = below(line)
    foam = area.where(area.ys < line[None] + thickness * (0.3 + noise.line(stage.dice, WIDTH, 14, 2))[None])
    stage.fill(foam, FOAM, 0.8, 0.05)


def sky_colour(stage: Stage) -> int:
    """The packed colour of the sky at the horizon."""
    return int(pack(stage.light.sky(8)[7]))
