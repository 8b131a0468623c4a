"""Houses by period."""

from __future__ import annotations

from scene_engine.painter import shading, texture
from scene_engine.painter.area import box, polygon
from scene_engine.painter.materials import SLATE, WINDOW, WOOD_DARK, WOOD_GREY, Material
from scene_engine.painter.stage import Stage


def mansion(
    stage: Stage,
    x: float,
    y: float,
    size: float = 1.0,
    walls: Material = WOOD_GREY,
    roof: Material = SLATE,
    distance: float = 0.05,
) -> None:
    """A tall wooden house with gables, a tower and a mansard, some 110 pixels wide at size 1.

    Args:
        stage: Where.
        x: Column of its middle.
        y: Row of its foot.
        size: 1 is 110 pixels wide and 100 high.
        walls: Of what.
        roof: Of what.
        distance: As `Light.ramp`.
    """
    dice = stage.dice
    s = size
    # The parts from back to front: (left, right, wall top, roof top) in units of the whole.
    tower = dice.sign()
    wing = (-52, -8) if tower > 0 else (8, 52)
    _block(stage, x + wing[0] * s, x + wing[1] * s, y, 40 * s, 22 * s, walls, roof, distance)
    _block(stage, x - 20 * s, x + 24 * s, y, 56 * s, 26 * s, walls, roof, distance)
    left = x + (22 if tower > 0 else -46) * s
    _tower(stage, left, left + 24 * s, y, 76 * s, 34 * s, walls, roof, distance)
    door = box(x - 5 * s, y - 17 * s, x + 6 * s, y)
    stage.fill(door, WOOD_DARK, 0.3, distance)
    porch = polygon([(x - 16 * s, y - 18 * s), (x, y - 26 * s), (x + 17 * s, y - 18 * s)])
    stage.fill(porch, roof, 0.4, distance)
    for post in (-14, 14):
        stage.fill(box(x + post * s - 1, y - 18 * s, x + post * s + 1.5, y), walls, 0.75, distance)


def _block(
    stage: Stage,
    x0: float,
    x1: float,
    y: float,
    height: float,
    roof_height: float,
    walls: Material,
    roof: Material,
    distance: float,
) -> None:
    dice = stage.dice
    area = box(x0, y - height, x1, y)
    value = (
        0.5
        + texture.planks(dice, area.xs, area.ys, 3, 400) * 0.7
        + shading.across(area, -0.14, 0.14) * stage.side
    )
    stage.fill(area, walls, value, distance)
    eave = (x1 - x0) * 0.09
    top = y - height
    slope = polygon(
        [
            (x0 - eave, top + 1),
            (x0 + (x1 - x0) * 0.2, top - roof_height),
            (x1 - (x1 - x0) * 0.2, top - roof_height),
            (x1 + eave, top + 1),
        ]
    )
    stage.fill(
        slope,
        roof,
        0.5
        + texture.tiles(dice, slope.xs, slope.ys, 5, 4) * 0.8
        + shading.across(slope, -0.15, 0.15) * stage.side,
        distance,
    )
    stage.fill(slope.edge(0, -1), roof, 0.9, distance)
    stage.shade(box(x0, top, x1, top + 3), 0.4)
    columns = max(2, round((x1 - x0) / 17))
    rows = max(1, round(height / 24))
    for row in range(rows):
        for column in range(columns):
            cx = x0 + (column + 0.5) / columns * (x1 - x0)
            window(
                stage,
                cx,
                y - height + (row + 0.62) / rows * height * 0.9,
                (x1 - x0) / columns * 0.42,
                height / rows * 0.46,
                distance,
            )


def _tower(
    stage: Stage,
    x0: float,
    x1: float,
    y: float,
    height: float,
    spire: float,
    walls: Material,
    roof: Material,
    distance: float,
) -> None:
    dice = stage.dice
    area = box(x0, y - height, x1, y)
    value = shading.column(area, stage.side, 0.2, 0.8) + texture.planks(dice, area.xs, area.ys, 3, 400) * 0.6
    stage.fill(area, walls, value, distance)
    top = y - height
    middle = (x0 + x1) / 2
    cone = polygon([(x0 - 3, top + 1), (middle, top - spire), (x1 + 3, top + 1)])
    stage.fill(
        cone,
        roof,
        shading.column(cone, stage.side, 0.15, 0.85) + texture.tiles(dice, cone.xs, cone.ys, 5, 4) * 0.6,
        distance,
    )
    stage.shade(box(x0, top, x1, top + 3), 0.4)
    for row in range(3):
        window(stage, middle, top + height * (0.16 + 0.28 * row), (x1 - x0) * 0.34, height * 0.13, distance)


def window(
    stage: Stage, x: float, y: float, wide: float, high: float, distance: float = 0.0, lit: bool | None = None
) -> None:
    """A tall window about (x, y), lit by night now and then, with its glazing bars."""
    if lit is None:
        lit = stage.dice.chance(
            0.45 if stage.night or stage.time == "dusk" or stage.weather == "thunderstorm" else 0.0
        )
    x0, y0 = round(x - wide / 2), round(y - high / 2)
    x1, y1 = max(round(x + wide / 2), x0 + 2), max(round(y + high / 2), y0 + 3)
    frame = box(x0 - 1, y0 - 1, x1 + 1, y1 + 1)
    stage.fill(frame, WOOD_DARK, 0.25, distance)
    pane = box(x0, y0, x1, y1)
    if lit:
        stage.fill(pane, WINDOW, shading.down(pane, 0.95, 0.4))
        stage.glow(x, y, high * 1.9, 0xFFB040, 0.5)
    else:
        stage.fill(pane, SLATE, shading.down(pane, 0.55, 0.15), distance)
    if x1 - x0 >= 5:
        stage.fill(box((x0 + x1) // 2, y0, (x0 + x1) // 2 + 1, y1), WOOD_DARK, 0.25, distance)
    if y1 - y0 >= 7:
        stage.fill(box(x0, (y0 + y1) // 2, x1, (y0 + y1) // 2 + 1), WOOD_DARK, 0.25, distance)
