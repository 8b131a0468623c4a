"""The inside of a wood: trunks behind trunks, the roof of leaves, undergrowth, light that falls in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky
from scene_engine.painter.area import Area, below, box, ellipse, everywhere
from scene_engine.painter.materials import LEAF_DARK, PINE, SNOW, Material
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things.foliage import leaf_texture
from scene_engine.painter.things.trees import pine
from scene_engine.painter.things.wood import trunk

Line = NDArray[np.float32]


@dataclass(frozen=True)
class Wood:
    """What a wood is made of.

    Attributes:
        noun: Of one of its trees.
        bark: Of their trunks.
        leaves: Of their crowns; what has no leaves has none overhead.
        under: Of the undergrowth.
        floor: Of the ground.
        leafy: Whether there is a roof of leaves.
    """

    noun: str
    bark: Material
    leaves: Material
    under: Material
    floor: Material
    leafy: bool = True


def depth(stage: Stage, wood: Wood, x: float, gap: float, ground: float, near: int = 4) -> Named:
    """Rows of trunks one behind another, pale ones far off, with a gap that one looks through.

    Args:
        stage: Where; its sky is painted.
        wood: Of what.
        x: Column of the gap.
        gap: Half its width among the nearest trunks, in pixels.
        ground: Row where the floor begins.
        near: Trunks of the nearest row.

    Returns:
        The near trees.
    """
    sky.paint(stage, ground, x)
    dice = stage.dice
    with stage.thing(wood.noun, "distant", many=True):
        for distance, foot, wide, count in ((0.85, 2, 3, 26), (0.66, 4, 5, 17), (0.48, 8, 8, 11)):
            if wood.leafy:
                line = (
                    ground * (0.62 - 0.25 * (0.85 - distance) / 0.37)
                    - 14
                    + 24 * noise.line(dice, WIDTH, 50, 3)
                )
                canopy(stage, line + _sides(x, 30), wood.leaves, distance, 4)
            far_row(stage, wood.bark, x, gap * (1 - distance) * 0.8, ground + foot, wide, count, distance)
            bumps = ground + foot - 3 - (10 - 6 * distance) * noise.line(dice, WIDTH, 22, 3)
            thicket(stage, bumps.astype(np.float32), wood.under, distance, 4, ground + foot + 9)
    if not stage.night and not stage.light.air.hides_body:
        stage.glow(x, ground - 22, 80, 0xFFF2B8, 0.5)
    elif stage.night:
        stage.glow(x, ground - 22, 110, 0x7090D0, 0.42)
    with stage.thing("ground", "shady"):
        floor(stage, ground + 6, wood.floor)
    with stage.thing(wood.noun, "tall", many=True) as trees:
        for distance, foot, wide, count in ((0.28, 14, 12, 7), (0.1, 30, 19, near)):
            row(stage, wood, x, gap * (1.1 - distance), ground + foot, wide, count, distance)
    if wood.leafy:
        with stage.thing("foliage", plural=""):
            line = 10 + 26 * noise.line(dice, WIDTH, 40, 3) + _sides(x, 34)
            # The roof shades the trunks just below it, or they would look sawn off.
            shade = everywhere().where(stage.owner == trees.number)
            stage.shade(shade, 0.6 * np.clip(1 - (shade.ys - line[None]) / 34, 0, 1))
            canopy(stage, line, wood.leaves, 0.12, 6)
    return trees


def _sides(x: float, drop: float) -> Line:
    """Rows that a roof of leaves hangs lower at the sides than over column `x`."""
    off = np.abs(np.arange(WIDTH, dtype=np.float32) - x) / (WIDTH / 2)
    return np.asarray(drop * off * off, np.float32)


def row(
    stage: Stage, wood: Wood, x: float, gap: float, foot: float, wide: float, count: int, distance: float
) -> None:
    """Trunks side by side from row `foot` up out of sight, none of them within `gap` of column `x`."""
    dice = stage.dice
    for number in range(count):
        at = (number + dice.between(0.15, 0.85)) / count * WIDTH
        if abs(at - x) < gap + wide / 2:
            continue
        thick = wide * dice.between(0.6, 1.25)
        y = foot + dice.between(-0.25, 0.25) * wide
        lean, bend = dice.between(-0.06, 0.06) * y, dice.between(-4, 4)
        trunk(stage, at, y, -4, thick, wood.bark, distance, lean, bend, 0.45)
        stage.shade(ellipse(at - stage.side * thick, y + 1, thick * 1.6, max(thick * 0.22, 1)), 0.3)


def far_row(
    stage: Stage,
    bark: Material,
    x: float,
    gap: float,
    foot: float,
    wide: float,
    count: int,
    distance: float,
    top: float = 0,
) -> None:
    """As `row`, of many slender trunks at once, from row `foot` up to `top`."""
    dice = stage.dice
    at = np.array([(n + dice.between(0.1, 0.9)) / count * WIDTH for n in range(count)], np.float32)
    half = np.array([wide / 2 * dice.between(0.6, 1.25) for _ in range(count)], np.float32)
    half[np.abs(at - x) < gap + wide / 2] = 0.01
    area = box(0, top, WIDTH, foot + wide * 0.3)
    if not area.mask.size:
        return
    off = (np.arange(WIDTH, dtype=np.float32) - at[:, None]) / half[:, None]
    nearest = np.abs(off).argmin(axis=0)
    across = off[nearest, np.arange(WIDTH)]
    feet = foot + (noise.line(dice, count, 2, 1) - 0.7) * wide * 0.5
    # Each trunk leans as a slow wave over the columns has it.
    up = np.clip((foot - area.ys) / max(foot - top, 1), 0, 1)
    lean = 26 * (noise.line(dice, WIDTH, 40, 2) - 0.5) * min((foot - top) / 100, 1)
    columns = np.clip(area.xs + lean[None] * up, 0, WIDTH - 1).astype(np.intp)
    there = across[columns]
    root = np.clip(1 - (foot - area.ys) / (wide * 1.5), 0, 1)
    shape = area.where((np.abs(there) <= 1 + 0.8 * root * root) & (area.ys <= feet[nearest][columns]))
    lit = 0.12 + 0.74 * (1 - np.clip(np.abs(there * stage.side - 0.35) / 1.25, 0, 1))
    ridges = noise.field(dice, area.height, area.width, 9, 3, 0.28)
    stage.fill(shape, bark, lit + 0.4 * (ridges - 0.5), distance)


def backdrop(stage: Stage, horizon: float) -> None:
    """What bounds a field: far hills and, mostly, a dark wood of firs or broad trees."""
    dice = stage.dice
    with stage.thing("hill", "far", many=True):
        land.ridge(stage, land.hills(dice, horizon + 4, 34), LEAF_DARK, 0.75)
    if dice.chance(0.3):
        return
    with stage.thing("forest", "dark"):
        line = horizon - 3 - dice.between(12, 26) * noise.line(dice, WIDTH, 26, 3)
        if dice.chance(0.5):
            spruces(stage, (line + 14).astype(np.float32), 26, PINE, 0.5, stage.season == "winter")
        else:
            thicket(stage, line.astype(np.float32), LEAF_DARK, 0.5, 4)


def canopy(
    stage: Stage, line: Line, leaves: Material, distance: float, grain: float = 6, thin: float = 0.08
) -> Area:
    """Leaves from the top of the canvas down to a line of rows [320], ragged, with light between them.

    Args:
        stage: Where.
        line: Where they end.
        leaves: Of what.
        distance: As `Light.ramp`.
        grain: Pixels of a cluster.
        thin: Share of it that one can see through.
    """
    area = box(0, 0, WIDTH, float(line.max()) + grain * 2)
    if not area.mask.size:
        return area
    clusters, relief = leaf_texture(stage, area, grain)
    lumps, swell = leaf_texture(stage, area, grain * 3.5)
    edge = line[None] - area.ys + grain * 3 * (lumps - 0.5) + grain * 1.6 * (clusters - 0.5)
    holes = (clusters * 0.5 + lumps * 0.5 < thin * 1.6) & (edge < 40)
    shape = area.where((edge > 0) & ~holes)
    # The rim next to the open air is the thinnest, and the light shines through it.
    value = 0.3 + relief + 0.9 * swell + 0.3 * np.clip(1 - edge / (grain * 4), 0, 1)
    stage.fill(shape, leaves, value, distance, 5)
    return shape


def thicket(
    stage: Stage, line: Line, leaves: Material, distance: float, grain: float = 5, bottom: float = HEIGHT
) -> Area:
    """Undergrowth below a line of rows [320]: round tops in the light, shade beneath."""
    area = below(line, bottom)
    if not area.mask.size:
        return area
    clusters, relief = leaf_texture(stage, area, grain)
    depth = area.ys - line[None]
    foot = bottom - grain * 1.6 * clusters if bottom < HEIGHT else np.float32(HEIGHT)
    shape = area.where((depth > grain * (clusters - 0.35)) & (area.ys < foot))
    stage.fill(shape, leaves, 0.68 - 0.4 * np.clip(depth / 22, 0, 1) + relief, distance, 5)
    return shape


def floor(stage: Stage, top: float, material: Material) -> Area:
    """The floor of a wood from row `top` on: patches, litter, and the haze that thins towards us."""
    area = box(0, top, WIDTH, HEIGHT)
    blots = noise.at(stage.dice, (area.xs - 160) * 60 / (area.ys - top + 30), area.ys * 2.2, 20, 3)
    fine = noise.field(stage.dice, area.height, area.width, 6, 2, 2.4)
    value = 0.4 + 0.42 * (blots - 0.5) + 0.32 * (fine - 0.5)
    for start, stop, distance in ((0, 8, 0.4), (8, 20, 0.2), (20, area.height, 0.0)):
        band = Area(area.top + start, 0, area.mask[start:stop])
        stage.fill(band, material, value[start:stop], distance)
    return area


def light_pool(stage: Stage, x: float, y: float, rx: float, ry: float) -> None:
    """Dappled light on the ground about (x, y), if the sun or the moon is out."""
    area = ellipse(x, y, rx, ry)
    if not area.mask.size or stage.light.air.hides_body or not stage.light.hour.body:
        return
    dapple = noise.field(stage.dice, area.height, area.width, 10, 3, 2.4)
    off = ((area.xs - x) / rx) ** 2 + ((area.ys - y) / ry) ** 2
    colour, strength = (0x7890D8, 0.16) if stage.night else (0xF0D860, 0.24)
    stage.brighten(area.where(dapple > 0.2 + 0.8 * off), colour, strength)


def sunbeams(stage: Stage, x: float, reach: float = 170) -> None:
    """Shafts of sun or moonlight through the leaves, where the sky is open enough for them."""
    if stage.light.air.hides_body or not stage.light.hour.body:
        return
    colour, strength = (0x90A8E8, 0.16) if stage.night else (0xFFF0B0, 0.3)
    sky.shafts(stage, x, -20, reach, colour, strength)


def spruces(
    stage: Stage,
    line: Line,
    height: float,
    leaves: Material = PINE,
    distance: float = 0.5,
    snow: bool = False,
) -> Area:
    """A slope closely wooded with conifers below a line of rows [320], their tips above it.

    Args:
        stage: Where.
        line: Where their feet are.
        height: Pixels of the tallest.
        leaves: Of what.
        distance: As `Light.ramp`.
        snow: Whether snow lies on them.
    """
    dice = stage.dice
    count = max(12, round(WIDTH / (height * 0.34)))
    xs = np.arange(WIDTH, dtype=np.float32)
    at = np.array([(n + dice.unit()) / count * WIDTH for n in range(count)], np.float32)
    tall = np.array([height * dice.between(0.55, 1.0) for _ in range(count)], np.float32)
    off = np.abs(xs[None] - at[:, None])
    tips = line[at.astype(np.intp)] - tall
    tops = tips[:, None] + off * 3.4
    nearest = tops.argmin(axis=0)
    edge = off[nearest, np.arange(WIDTH)][None]
    area = below(np.minimum(tops.min(axis=0), line))
    deep = area.ys - tips[nearest][None]
    # Boughs droop, and between two tiers of them the outline stands back by a pixel or two.
    level = (deep - 0.5 * edge) / max(height * 0.13, 4)
    inside = level - np.floor(level)
    ragged = noise.field(dice, area.height, area.width, 4, 2)
    shape = area.where((area.ys >= line[None]) | (edge < deep / 3.4 * (0.75 + 0.4 * inside) + ragged))
    across = (xs - at[nearest])[None] / max(height * 0.2, 1)
    lit = 0.5 + 0.3 * across * stage.side - 0.24 * inside + 0.45 * (ragged - 0.5)
    lit = lit - 0.25 * np.clip((area.ys - line[None]) / 30, 0, 1)
    stage.fill(shape, leaves, lit, distance, 5)
    if snow:
        # On small trees snow on every bough would be a flicker: there it lies on the tips alone.
        capped = inside < 0.5 if height > 34 else deep < 0.35 * tall[nearest][None]
        loads = noise.field(dice, area.height, area.width, 10, 2) > 0.3
        stage.fill(shape.where(capped & loads), SNOW, lit + 0.2, distance)
    return shape


def firs(stage: Stage, count: int) -> None:
    """Large firs at the sides, dark against the view."""
    dice = stage.dice
    with stage.thing("fir tree", "large", many=count > 1):
        for number in range(count):
            left = (number + (stage.side > 0)) % 2
            at = dice.between(-4, 52) if left else dice.between(268, 324)
            high = dice.between(110, 180)
            pine(stage, at, HEIGHT - dice.between(-6, 14), high, PINE, -0.35, stage.season == "winter")
