"""Furniture with doors, drawers and lids: chests, wardrobes, desks, a bar."""

from __future__ import annotations

from scene_engine.painter import noise, shading
from scene_engine.painter.area import ellipse, polygon
from scene_engine.painter.materials import CLOTH_GREEN, GOLD, IRON, Material
from scene_engine.painter.perspective import Spot
from scene_engine.painter.stage import Stage
from scene_engine.painter.things.furniture import MAHOGANY, OAK, block, shadow


def chest(stage: Stage, spot: Spot, material: Material = OAK, opened: bool = False) -> None:
    """A chest with a rounded lid and iron bands; heaped with gold if it stands open."""
    m = spot.metre
    shadow(stage, spot, 0.95, 0.5)
    if opened:
        block(stage, spot, -0.45, 0.5, 0.45, 0.95, 0.05, material, 0.3, 0.45)
        x, y = spot.at(0, 0.48, 0.2)
        heap = ellipse(x, y, 0.42 * m, 0.16 * m)
        glint = noise.field(stage.dice, heap.height, heap.width, 4, 2)
        stage.fill(heap, GOLD, 0.45 + 0.55 * glint, spot.distance)
    block(stage, spot, -0.45, 0, 0.45, 0.44, 0.5, material, 0.48)
    if not opened:
        x, y = spot.at(0, 0.44)
        lid = ellipse(x, y, 0.47 * m, 0.27 * m)
        lid = lid.where(lid.ys <= y)
        stage.fill(lid, material, shading.down(lid, 0.85, 0.4), spot.distance)
    top = 0.64 if not opened else 0.44
    for x in (-0.36, 0.28):
        block(stage, spot, x, 0, x + 0.08, top - 0.02, 0, IRON, 0.5, 0, 0)
    block(stage, spot, -0.46, 0.4, 0.46, 0.46, 0, IRON, 0.4, 0, 0)
    block(stage, spot, -0.07, 0.32, 0.07, 0.5, 0, GOLD, 0.7, 0, 0)


def wardrobe(
    stage: Stage, spot: Spot, wood: Material = MAHOGANY, high: float = 2.1, wide: float = 1.3
) -> None:
    """A wardrobe with two panelled doors and a cornice."""
    shadow(stage, spot, wide, 0.6)
    half = wide / 2
    block(stage, spot, -half, 0, half, high, 0.6, wood, 0.46)
    for x0, x1 in ((-half + 0.06, -0.03), (0.03, half - 0.06)):
        for low, top in ((0.18, high * 0.48), (high * 0.52, high - 0.14)):
            block(stage, spot, x0, low, x1, top, 0, wood, 0.6, 0, 0.2)
            block(stage, spot, x0 + 0.09, low + 0.08, x1 - 0.09, top - 0.1, 0, wood, 0.34, 0, 0.2)
    block(stage, spot, -half - 0.06, high - 0.04, half + 0.06, high + 0.1, 0.66, wood, 0.6, -0.05, 0)
    block(stage, spot, -0.02, 0.1, 0.02, high - 0.08, 0, wood, 0.08, 0, 0)
    for x in (-0.09, 0.06):
        block(stage, spot, x, high * 0.47, x + 0.05, high * 0.53, 0, GOLD, 0.8, 0, 0)


def cupboard(stage: Stage, spot: Spot, wood: Material = OAK, drawers: int = 3, wide: float = 1.0) -> None:
    """A chest of drawers."""
    shadow(stage, spot, wide, 0.45)
    half, high = wide / 2, 0.29 * drawers + 0.12
    block(stage, spot, -half, 0, half, high, 0.45, wood, 0.44)
    block(stage, spot, -half - 0.04, high - 0.02, half + 0.04, high + 0.05, 0.5, wood, 0.58, -0.03, 0)
    for number in range(drawers):
        low = 0.09 + 0.29 * number
        block(stage, spot, -half + 0.06, low, half - 0.06, low + 0.24, 0, wood, 0.56)
        for x in (-half * 0.5, half * 0.5):
            block(stage, spot, x - 0.04, low + 0.1, x + 0.04, low + 0.15, 0, GOLD, 0.75, 0, 0)


def desk(stage: Stage, spot: Spot, wide: float = 1.6, wood: Material = MAHOGANY) -> None:
    """A writing desk with drawers at both sides and a green leather top."""
    shadow(stage, spot, wide, 0.8)
    half = wide / 2
    for x0, x1 in ((-half + 0.04, -half + 0.5), (half - 0.5, half - 0.04)):
        block(stage, spot, x0, 0, x1, 0.74, 0.7, wood, 0.44)
        for low in (0.1, 0.32, 0.53):
            block(stage, spot, x0 + 0.05, low, x1 - 0.05, low + 0.17, 0, wood, 0.58)
            middle = (x0 + x1) / 2
            block(stage, spot, middle - 0.04, low + 0.06, middle + 0.04, low + 0.11, 0, GOLD, 0.75, 0, 0)
    block(stage, spot, -half, 0.72, half, 0.79, 0.8, wood, 0.56)
    pad = polygon(
        [
            spot.at(-half + 0.15, 0.79, 0.12),
            spot.at(half - 0.15, 0.79, 0.12),
            spot.at(half - 0.15, 0.79, 0.68),
            spot.at(-half + 0.15, 0.79, 0.68),
        ]
    )
    stage.fill(pad, CLOTH_GREEN, 0.5, spot.distance)


def bar(stage: Stage, spot: Spot, wide: float = 4.0, wood: Material = OAK) -> None:
    """A tavern's counter, panelled, with a polished top and a foot rail."""
    shadow(stage, spot, wide, 0.7)
    half, high = wide / 2, 1.08
    block(stage, spot, -half, 0, half, high, 0.6, wood, 0.42)
    count = max(2, round(wide / 0.8))
    for number in range(count):
        x0 = -half + wide * number / count + 0.08
        x1 = -half + wide * (number + 1) / count - 0.08
        block(stage, spot, x0, 0.2, x1, high - 0.14, 0, wood, 0.55)
        block(stage, spot, x0 + 0.09, 0.3, x1 - 0.09, high - 0.24, 0, wood, 0.3)
    block(stage, spot, -half - 0.08, high - 0.04, half + 0.08, high + 0.06, 0.72, wood, 0.62, -0.1)
    block(stage, spot, -half, 0.12, half, 0.17, 0, GOLD, 0.6, -0.12, 0)
