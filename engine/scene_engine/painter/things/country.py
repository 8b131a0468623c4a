"""What several scenes of the country share: hills behind, a house with its garden, a church, a tree that frames."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land
from scene_engine.painter.materials import GRASS, LEAF, SNOW, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import churches, cottages, plants, trees


def hills(stage: Stage, base: float) -> None:
    with stage.thing("hill", "far", many=True):
        if stage.dice.chance(0.4):
            land.mountain(
                stage, land.peaks(stage.dice, base, 46), GRASS if stage.season != "winter" else SNOW, 0.85
            )
        land.ridge(stage, land.hills(stage.dice, base, 30), land.turf(stage), 0.7)
        land.ridge(stage, land.hills(stage.dice, base + 2, 12, 50), _woods(stage), 0.5, 0.8)


def _woods(stage: Stage) -> Material:
    return LEAF if stage.season in ("summer", "spring") else land.turf(stage)


def spread(stage: Stage, count: int, left: float, right: float) -> list[float]:
    """Columns from left to right, unevenly."""
    return [left + (right - left) * (n + stage.dice.between(0.15, 0.85)) / count for n in range(count)]


def home(
    stage: Stage, x: float, y: float, high: float, distance: float, tall: bool = False, turn: int = 0
) -> None:
    """A cottage, or a house of two storeys, `high` to the eaves, and what grows beside it."""
    dice = stage.dice
    turn = turn or dice.sign()
    if tall:
        style = cottages.half_timbered(dice) if dice.chance(0.75) else cottages.stone_style(dice)
        front, long = high * dice.between(0.7, 0.8), high * dice.between(0.9, 1.15)
        cottages.house(stage, x, y, front, long, high, high * 0.55, style, turn, distance, 2)
    else:
        style = cottages.cottage_style(dice)
        front, long = high * dice.between(1.0, 1.25), high * dice.between(1.7, 2.2)
        cottages.house(stage, x, y, front, long, high, high * dice.between(0.85, 1.05), style, turn, distance)
    if high > 16 and stage.season != "winter":
        with stage.thing("bush"):
            trees.crown(
                stage, x + turn * long * 0.8, y - high * 0.06, high * 0.3, high * 0.24, LEAF, distance
            )
        with stage.thing("flower", many=True):
            plants.flowers(stage, x - 0.6 * high, y, x + 0.6 * high, y + 0.16 * high, 7, distance=distance)


def church(stage: Stage, x: float, y: float, size: float, distance: float) -> float:
    with stage.thing("church"):
        churches.church(stage, x, y, size, stage.dice.sign(), distance)
    return x


def frame_tree(stage: Stage, side: int) -> None:
    """A dark tree at one edge of the picture."""
    dice = stage.dice
    noun, draw = dice.pick(trees.BROAD[:2])
    with stage.thing(noun):
        draw(
            stage,
            WIDTH / 2 + side * dice.between(140, 162),
            HEIGHT + 6,
            dice.between(130, 170),
            land.foliage(stage),
            distance=-0.5,
        )
