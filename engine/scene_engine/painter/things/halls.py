"""What a hall has: pillars, steps and stairs, a throne, carpets."""

from __future__ import annotations

import numpy as np

from scene_engine.painter import noise, shading
from scene_engine.painter.area import Area, box, ellipse, polygon, stroke
from scene_engine.painter.materials import CLOTH_RED, GOLD, GRANITE, Material
from scene_engine.painter.perspective import FOCAL, Spot
from scene_engine.painter.stage import Stage
from scene_engine.painter.things.furniture import OAK, block, shadow


def throne(stage: Stage, spot: Spot, gilt: Material = GOLD, cloth: Material = CLOTH_RED) -> None:
    """A throne with a tall, pointed back and a cushion."""
    m = spot.metre
    shadow(stage, spot, 1.2, 0.9)
    block(stage, spot, -0.5, 0.3, 0.5, 2.0, 0.14, gilt, 0.45, 0.6, 0)
    crest = [spot.at(-0.5, 2.0, 0.6), spot.at(0, 2.55, 0.6), spot.at(0.5, 2.0, 0.6)]
    stage.fill(polygon(crest), gilt, 0.62, spot.distance)
    for x in (-0.48, 0.48):
        ball_x, ball_y = spot.at(x, 2.12, 0.6)
        ball = ellipse(ball_x, ball_y, 0.11 * m)
        stage.fill(
            ball, gilt, shading.ball(ball, ball_x, ball_y, 0.1 * m, 0.1 * m, stage.side), spot.distance
        )
    jewel = spot.at(0, 2.18, 0.6)
    stage.fill(ellipse(jewel[0], jewel[1], 0.09 * m), cloth, 0.9, spot.distance)
    panel = block(stage, spot, -0.36, 0.5, 0.36, 1.9, 0, cloth, 0.5, 0.58, 0)
    folds = 0.5 + 0.25 * (noise.field(stage.dice, panel.height, panel.width, 14, 2, 0.4) - 0.5)
    stage.fill(panel, cloth, folds, spot.distance)
    block(stage, spot, -0.46, 0, 0.46, 0.42, 0.6, gilt, 0.4, 0, 0)
    block(stage, spot, -0.4, 0.42, 0.4, 0.54, 0.56, cloth, 0.62, 0, 0)
    for side in (-0.58, 0.42):
        block(stage, spot, side, 0, side + 0.16, 0.8, 0.6, gilt, 0.55, 0, 0)
        knob = spot.at(side + 0.08, 0.84)
        stage.fill(ellipse(knob[0], knob[1], 0.11 * m), gilt, 0.8, spot.distance)


def steps(stage: Stage, spot: Spot, wide: float, count: int = 3, material: Material = GRANITE) -> Spot:
    """Steps up to a platform; returns the spot upon it."""
    deep = 0.34
    for number in range(count):
        half = wide / 2 - 0.22 * number
        block(
            stage,
            spot,
            -half,
            0.2 * number,
            half,
            0.2 * (number + 1),
            deep * (count - number) + 1.2,
            material,
            0.44,
            deep * number,
        )
    return spot.moved(0, 0.2 * count, deep * count)


def pillar(stage: Stage, spot: Spot, high: float, radius: float = 0.32, stone: Material = GRANITE) -> None:
    """A round pillar with a base and a capital, `high` metres."""
    m = spot.metre
    r, top = radius * m, spot.y - high * m
    stage.shade(ellipse(spot.x, spot.y, r * 1.8, r * 0.5), 0.45)
    shaft = box(spot.x - r, top, spot.x + r, spot.y)
    flutes = 0.08 * (np.floor((shaft.xs - spot.x) / max(r / 3.5, 2)).astype(np.intp) & 1)
    stage.fill(
        shaft, stone, shading.column(shaft, stage.side, 0.08, 0.85) + flutes + 0 * shaft.ys, spot.distance
    )
    for low, share, thick in (
        (0.0, 1.45, 0.22),
        (0.22, 1.22, 0.14),
        (high - 0.3, 1.3, 0.14),
        (high - 0.16, 1.6, 0.2),
    ):
        ring = box(spot.x - r * share, spot.y - (low + thick) * m, spot.x + r * share, spot.y - low * m)
        stage.fill(ring, stone, shading.column(ring, stage.side, 0.15, 0.95), spot.distance)
        stage.fill(ring.edge(0, 1), stone, 0.1, spot.distance)


def stairs(stage: Stage, spot: Spot, count: int = 9, way: int = 1, wood: Material = OAK) -> None:
    """A flight of stairs along the wall, up to the right (`way` 1) or the left, with a banister."""
    rise, run, deep = 0.22, 0.27, 0.9
    order = range(count - 1, -1, -1) if way * (spot.eye[0] - spot.x) > 0 else range(count)
    for number in order:
        x0 = way * number * run
        left, right = min(x0, x0 + way * run), max(x0, x0 + way * run)
        block(stage, spot, left, 0, right, rise * (number + 1), deep, wood, 0.42)
    for number in range(0, count, 2):
        x0 = way * (number + 0.5) * run
        block(
            stage,
            spot,
            x0 - 0.03,
            rise * (number + 1),
            x0 + 0.04,
            rise * (number + 1) + 0.8,
            0,
            wood,
            0.7,
            0,
            0,
        )
    low = spot.at(way * 0.4 * run, rise + 0.85)
    high = spot.at(way * (count - 0.4) * run, rise * count + 0.85)
    rail = stroke([low, high], max(0.1 * spot.metre, 2.4), max(0.1 * spot.metre, 2.4))
    stage.fill(rail, wood, 0.75, spot.distance)


def carpet(stage: Stage, spot: Spot, wide: float, deep: float, cloth: Material = CLOTH_RED) -> None:
    """A carpet with a gilt border and a lozenge pattern, lying behind its spot."""
    half = wide / 2

    def sheet(inset: float) -> Area:
        return polygon(
            [
                spot.at(-half + inset, 0, inset),
                spot.at(half - inset, 0, inset),
                spot.at(half - inset, 0, deep - inset),
                spot.at(-half + inset, 0, deep - inset),
            ]
        )

    stage.fill(sheet(0), cloth, 0.35, spot.distance)
    stage.fill(sheet(0.1), GOLD, 0.5, spot.distance)
    inner = sheet(0.2)
    if not inner.mask.size:
        return
    nearer = np.maximum((inner.ys - spot.eye[1]) / np.float32(spot.y - spot.eye[1]), 0.1)
    u = (inner.xs - spot.eye[0]) / nearer - (spot.x - spot.eye[0])
    lozenge = np.abs(u / (0.35 * spot.metre) % 2 - 1) + np.abs((FOCAL / nearer) / (0.35 * spot.metre) % 2 - 1)
    value = 0.5 + np.where(lozenge < 0.55, 0.28, np.where(lozenge < 0.75, -0.2, 0.0))
    stage.fill(inner, cloth, value, spot.distance)


def runner(stage: Stage, spot: Spot, wide: float, deep: float, cloth: Material = CLOTH_RED) -> None:
    """A long plain carpet with gilt edges that leads away from us."""
    half = wide / 2
    for inset, material, value in ((0.0, cloth, 0.3), (0.07, GOLD, 0.6), (0.17, cloth, 0.55)):
        strip = polygon(
            [
                spot.at(-half + inset, 0),
                spot.at(half - inset, 0),
                spot.at(half - inset, 0, deep),
                spot.at(-half + inset, 0, deep),
            ]
        )
        stage.fill(strip, material, value, spot.distance)
