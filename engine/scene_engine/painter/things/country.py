"""What scenes of the country share: hills behind, a house with its garden, a tree that frames."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land
from scene_engine.painter.materials import GRANITE, GRASS, LEAF, SNOW, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import churches, cottages, plants, trees


def growth(stage: Stage) -> str:
    """What `land.turf` is called."""
    return "snow" if stage.season == "winter" else "grass"


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
    x, high = WIDTH / 2 + side * dice.between(142, 164), dice.between(140, 176)
    if dice.chance(0.7):
        with stage.thing("oak tree"):
            trees.oak(stage, x, HEIGHT + 6, high, land.foliage(stage), distance=-0.5)
        return
    with stage.thing("pine tree"):
        trees.pine(stage, x, HEIGHT + 8, high, distance=-0.5, snow=stage.season == "winter")


def lone_tree(stage: Stage, horizon: float, x: float) -> None:
    """One tree out on the plain, where the road is not."""
    dice = stage.dice
    noun, draw = dice.pick(trees.BROAD[:3])
    side = 1 if x < WIDTH / 2 else -1
    with stage.thing(noun, "lone"):
        draw(
            stage,
            x + side * dice.between(70, 120),
            horizon + dice.between(14, 26),
            dice.between(44, 72),
            land.foliage(stage),
            distance=0.15,
        )


def mountains(stage: Stage) -> None:
    """Hills before mountains, or hills alone."""
    dice = stage.dice
    if dice.chance(0.6):
        with stage.thing("mountain", "far", many=True):
            land.mountain(
                stage,
                land.peaks(dice, stage.horizon + 6, dice.between(40, 70)),
                GRANITE,
                0.75,
                dice.pick((0.0, 0.4)),
            )
    with stage.thing("hill", "far", many=True):
        land.ridge(stage, land.hills(dice, stage.horizon + 6, dice.between(12, 26)), land.turf(stage), 0.62)
