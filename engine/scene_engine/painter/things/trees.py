"""Trees: broad-leaved, pine, palm, bare."""

from __future__ import annotations

from scene_engine.painter import noise, shading
from scene_engine.painter.area import Area, blob, polygon, stroke, union
from scene_engine.painter.materials import BARK, BARK_DEAD, LEAF, PINE, SNOW, Material
from scene_engine.painter.stage import Stage


def broad(
    stage: Stage,
    x: float,
    y: float,
    height: float,
    leaves: Material = LEAF,
    bark: Material = BARK,
    distance: float = 0.0,
) -> None:
    """A broad-leaved tree: a trunk that forks, and a crown of leafy masses lit from above.

    Args:
        stage: Where.
        x: Column of its foot.
        y: Row of its foot.
        height: Pixels from foot to top.
        leaves: Of the crown.
        bark: Of the trunk.
        distance: As `Light.ramp`.
    """
    dice = stage.dice
    wide = height * dice.between(0.34, 0.46)
    lean = dice.between(-0.06, 0.06) * height
    fork = y - height * dice.between(0.32, 0.45)
    thick = max(height * 0.085, 1.6)
    trunk = stroke([(x, y), (x + lean * 0.4, (y + fork) / 2), (x + lean, fork)], thick * 1.3, thick * 0.7)
    limbs = [
        stroke([(x + lean, fork + 2), (x + lean + wide * t, fork - height * 0.22)], thick * 0.6, thick * 0.3)
        for t in (-0.55, 0.1, 0.6)
    ]
    wood = union([trunk, *limbs])
    stage.fill(wood, bark, shading.column(wood, stage.side, x=x + lean / 2, r=thick * 0.8), distance)
    # From the back to the front: low outer masses first, the lit top last.
    masses = []
    for number in range(7):
        t = (number + 0.5) / 7 * 2 - 1
        masses.append(
            (x + lean + t * wide * 0.75, y - height * (0.62 - 0.1 * t * t + 0.06 * dice.unit()), wide * 0.42)
        )
    masses += [
        (x + lean + dice.between(-0.4, 0.4) * wide, y - height * dice.between(0.7, 0.85), wide * 0.44)
        for _ in range(4)
    ]
    for cx, cy, r in masses:
        crown(stage, cx, cy, r, r * 0.8, leaves, distance)


def crown(
    stage: Stage,
    x: float,
    y: float,
    rx: float,
    ry: float,
    leaves: Material,
    distance: float = 0.0,
    rough: float = 0.55,
) -> Area:
    """One mass of foliage: a bush, or a part of a crown."""
    dice = stage.dice
    area = blob(dice, x, y, rx, ry, rough, max(min(rx, ry) * 0.55, 3))
    value = shading.ball(area, x, y, rx, ry, stage.side, 0.05, 0.95)
    value = value + 0.42 * (noise.field(dice, area.height, area.width, max(min(rx * 0.4, 8), 3), 2) - 0.5)
    stage.fill(area, leaves, value, distance, 5)
    return area


def pine(
    stage: Stage,
    x: float,
    y: float,
    height: float,
    leaves: Material = PINE,
    distance: float = 0.0,
    snow: bool = False,
) -> None:
    """A conifer: tiers of drooping boughs, the light on their tops; `snow` on them if asked for."""
    dice = stage.dice
    thick = max(height * 0.05, 1.5)
    trunk = stroke([(x, y), (x, y - height * 0.5)], thick * 1.2, thick)
    stage.fill(trunk, BARK, 0.35, distance)
    tiers = max(3, round(height / 15))
    wide = height * dice.between(0.2, 0.27)
    for tier in range(tiers):
        t = tier / tiers
        foot, top = y - height * (0.1 + 0.8 * t), y - height * min(0.1 + 0.8 * t + 1.7 / tiers * 0.8, 1)
        half = wide * (1 - t) ** 0.85 + 1.5
        bough = polygon(
            [
                (x, top),
                (x + half, foot + half * 0.12),
                (x + half * 0.5, foot - 1),
                (x, foot + 2),
                (x - half * 0.5, foot - 1),
                (x - half, foot + half * 0.12),
            ]
        )
        if not bough.mask.size:
            continue
        ragged = noise.field(dice, bough.height, bough.width, 4, 2)
        lit = (
            0.5 + 0.32 * (bough.xs - x) / half * stage.side + 0.45 * (0.5 - bough.down) + 0.4 * (ragged - 0.5)
        )
        stage.fill(bough, leaves, lit, distance, 5)
        if snow:
            stage.fill(bough.where(lit > 0.55), SNOW, lit, distance)


def bare(
    stage: Stage, x: float, y: float, height: float, bark: Material = BARK_DEAD, distance: float = 0.0
) -> None:
    """A tree without leaves: crooked limbs that fork and fork again."""
    dice = stage.dice
    parts: list[Area] = []

    def limb(px: float, py: float, angle: float, length: float, thick: float, depth: int) -> None:
        points = [(px, py)]
        for _ in range(3):
            angle += dice.between(-0.3, 0.3)
            px, py = px + angle * length / 3, py - length / 3 * (1 - 0.4 * min(abs(angle), 1.5))
            points.append((px, py))
        parts.append(stroke(points, thick, thick * 0.6))
        if depth:
            for _ in range(2 if dice.chance(0.75) else 3):
                limb(
                    px,
                    py,
                    angle + dice.between(-0.9, 0.9),
                    length * dice.between(0.55, 0.8),
                    thick * 0.6,
                    depth - 1,
                )

    limb(x, y, dice.between(-0.15, 0.15), height * 0.42, max(height * 0.1, 2), 3)
    area = union(parts)
    value = 0.42 + 0.25 * (noise.field(dice, area.height, area.width, 6, 2, 0.4) - 0.5)
    stage.fill(area, bark, value, distance, 4)
    stage.fill(area.edge(stage.side, 0), bark, 0.85, distance)
