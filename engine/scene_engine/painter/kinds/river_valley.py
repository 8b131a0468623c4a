"""River valleys: from above, from the bank, in a gorge of green hills, at the bend."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, water
from scene_engine.painter.area import Area, below, box
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BLOSSOM, GOLD, GRANITE, GRAVEL, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import rocks, trees, wilds


def above(stage: Stage) -> None:
    """From a hillside over the river's loops."""
    dice = stage.dice
    horizon = dice.between(66, 86)
    sky.paint(stage, horizon)
    _distance(stage, horizon)
    turf = land.turf(stage)
    with stage.thing("valley", "green" if stage.season in ("spring", "summer") else "wide"):
        land.ground(stage, horizon, turf, 0.7)
    with stage.thing("river", "winding"):
        stream = _loops(stage, horizon + 2, dice.between(120, 200), dice.between(60, 92))
    with stage.thing("hill", many=True):
        for number in range(2):
            for side in (-1, 1):
                reach = dice.between(80, 150) * (1 - 0.15 * number)
                rows = horizon + 22 + 40 * number
                _shoulder(stage, side, rows, reach, dice.between(20, 42), turf, 0.45 - 0.25 * number)
    water.mirror(stage, stream, horizon, 0.15)
    with stage.thing("tree", many=True):
        _scatter(stage, horizon + 14, HEIGHT - 24, dice.whole(12, 22), stream)
    with stage.thing(""):
        line = wilds.bank(stage, dice.between(20, 36), turf, -0.15)
    with stage.thing("tree", "tall"):
        x = dice.pick((dice.between(6, 50), dice.between(270, 314)))
        trees.broad(
            stage, x, float(line[int(x)]) + 4, dice.between(90, 140), land.foliage(stage), distance=-0.25
        )


def bank(stage: Stage) -> None:
    """At the water's edge, wooded hills on the other side."""
    dice = stage.dice
    shore = dice.between(106, 126)
    sky.paint(stage, shore)
    _distance(stage, shore)
    turf = land.turf(stage)
    with stage.thing("hill", many=True):
        for number in range(2):
            line = land.hills(
                dice, shore + 4, dice.between(30, 56) * (1 - 0.4 * number), dice.between(80, 140)
            )
            land.ridge(stage, line, turf, 0.5 - 0.2 * number, 0.35)
    with stage.thing("tree", many=True):
        _wood(stage, shore, dice.whole(7, 12), dice.between(24, 42), 0.28)
    surface = box(0, shore, WIDTH, HEIGHT)
    with stage.thing("river", "broad"):
        water.surface(stage, surface, rough=dice.between(0.15, 0.4), sky=0.4)
        water.mirror(stage, surface, shore, 0.5, 2.0)
    if dice.chance(0.6):
        with stage.thing("boulder", many=True):
            for _ in range(dice.whole(2, 5)):
                rocks.boulder(
                    stage, dice.between(10, 310), dice.between(shore + 10, 172), dice.between(14, 34), GRANITE
                )
    with stage.thing(""):
        line = wilds.bank(stage, dice.between(24, 44), turf)
    _flowers(stage, line)
    with stage.thing("tree", "tall"):
        x = dice.pick((dice.between(8, 70), dice.between(250, 312)))
        tree = dice.pick((trees.willow, trees.broad, trees.birch, trees.oak))
        tree(stage, x, float(line[int(x)]) + 6, dice.between(110, 150), land.foliage(stage), distance=-0.1)


def between(stage: Stage) -> None:
    """Along the river, between steep green slopes that meet far off."""
    dice = stage.dice
    horizon = dice.between(98, 114)
    sky.paint(stage, horizon)
    middle = dice.between(120, 200)
    with stage.thing("mountain", "far", many=True):
        land.mountain(
            stage,
            land.peaks(dice, horizon + 4, dice.between(46, 76), 4),
            GRANITE,
            0.75,
            wilds.snow_line(stage),
        )
    turf = land.turf(stage)
    with stage.thing("hill", "steep", many=True):
        for number in range(3):
            line = wilds.valley(dice, middle + dice.between(-14, 14), horizon + 4 + 5 * number, 110 - 16 * number,
                                20 + 46 * number)  # fmt: skip
            land.ridge(stage, line, turf, 0.55 - 0.2 * number, 0.45)
            wilds.treeline(stage, line + 9, 9 + 5 * number, distance=0.5 - 0.18 * number)
    with stage.thing("meadow"):
        land.ground(stage, horizon + 16, turf)
    with stage.thing("river"):
        stream = water.river(stage, horizon + 15, middle, dice.between(130, 220), 90)
        water.mirror(stage, stream, horizon + 15, 0.4)
    with stage.thing("gravel bank", many=True):
        for _ in range(dice.whole(1, 3)):
            spot = stream.edge(dice.sign(), 0)
            stage.fill(spot, GRAVEL, 0.75)
    with stage.thing("boulder", many=True):
        rocks.scree(stage, dice.whole(3, 6), 136, HEIGHT + 4, 40, GRANITE)
    if dice.chance(0.5):
        with stage.thing("pine", "tall", many=True):
            wilds.frame(stage, -0.4)


def _distance(stage: Stage, horizon: float) -> None:
    dice = stage.dice
    if dice.chance(0.6):
        with stage.thing("mountain", "far", many=True):
            line = land.peaks(dice, horizon + 4, dice.between(34, 62), dice.whole(3, 6))
            land.mountain(stage, line, GRANITE, 0.78, wilds.snow_line(stage))
        return
    with stage.thing("hill", "far", many=True):
        for number in range(2):
            land.ridge(
                stage,
                land.hills(dice, horizon + 4, 36 - 14 * number, 100),
                land.turf(stage),
                0.85 - 0.15 * number,
            )


def _loops(stage: Stage, top: float, x: float, wide: float) -> Area:
    """A river in loops that grow towards us."""
    dice = stage.dice
    area = box(0, top, WIDTH, HEIGHT)
    t = area.down
    # A triangle wave, eased: its loops are close together far off.
    phase = dice.unit() + 2.6 * np.sqrt(t)
    wave = 1 - 2 * np.abs(2 * (phase - np.floor(phase)) - 1)
    middle = x + wave * (1.5 - 0.5 * wave * wave) * (12 + 92 * t)
    ragged = 8 * t * (noise.line(dice, area.height, 16, 2)[:, None] - 0.5)
    area = area.where(np.abs(area.xs - middle - ragged) < 2.5 + 26 * (t > 0) * t * (wide / 60))
    water.surface(stage, area, rough=0.25, sky=0.5)
    stage.shade(area.edge(0, -1), 0.3)
    return area


def _shoulder(
    stage: Stage, side: int, top: float, reach: float, height: float, turf: Material, distance: float
) -> None:
    """A hill that comes into the valley from one edge."""
    dice = stage.dice
    inward = np.arange(WIDTH, dtype=np.float32)
    inward = inward if side < 0 else WIDTH - 1 - inward
    t = np.clip(1 - inward / reach, 0, 1)
    line = top + 10 - (height + 10) * t * (2 - t) - 4 * noise.line(dice, WIDTH, 40, 2)
    area = below(np.where(inward < reach, line, np.float32(HEIGHT + 9)), top + 14)
    under = (area.ys - line[None][:, area.left : area.left + area.width]) / 36
    lit = 0.14 if side != stage.side else -0.1
    patches = noise.at(dice, area.xs / 3, area.ys, 12, 2) - 0.5
    stage.fill(area, turf, 0.66 + lit - 0.3 * np.clip(under, 0, 1) + 0.14 * patches, distance)
    wilds.pinewood(stage, np.where(inward < reach, line + 8, np.float32(HEIGHT + 99)), 7, 22, distance,
                   0 if side < 0 else WIDTH - reach * 0.8, reach * 0.8 if side < 0 else WIDTH)  # fmt: skip


def _scatter(stage: Stage, top: float, bottom: float, count: int, river: Area) -> None:
    """Lone trees about the valley's floor, none in the river."""
    dice = stage.dice
    leaves = land.foliage(stage)
    for y in sorted(dice.between(top, bottom) for _ in range(count)):
        x = dice.between(4, WIDTH - 4)
        row = min(max(int(y) - river.top, 0), river.height - 1)
        if river.mask[row, max(int(x) - 5 - river.left, 0) : int(x) + 5 - river.left].any():
            continue
        near = (y - top) / (HEIGHT - top)
        size = (9 + 34 * near) * dice.between(0.8, 1.2)
        trees.crown(stage, x, y - size * 0.5, size * 0.5, size * 0.5, leaves, 0.45 * (1 - near) ** 2)


def _wood(stage: Stage, y: float, count: int, height: float, distance: float) -> None:
    dice = stage.dice
    leaves = land.foliage(stage)
    for number in range(count):
        x = (number + dice.unit()) / count * WIDTH
        size = height * dice.between(0.7, 1.2)
        if dice.chance(0.6):
            trees.crown(stage, x, y - size * 0.3, size * 0.55, size * 0.42, leaves, distance)
        else:
            trees.pine(stage, x, y + 1, size * 1.2, distance=distance, snow=stage.season == "winter")


def _flowers(stage: Stage, line: land.Line) -> None:
    if stage.season in ("spring", "summer") and stage.dice.chance(0.6):
        with stage.thing("flower", many=True):
            wilds.flowers(
                stage, float(line.max()) + 3, stage.dice.whole(6, 14), stage.dice.pick((BLOSSOM, GOLD))
            )


KIND = Kind(
    name="river valley",
    titles=("river valley", "river", "valley with a river", "winding river", "green valley", "river landscape"),
    views={"above": above, "bank": bank, "between": between},
    moods=("peaceful", "calm", "idyllic", "inviting"),
    night_moods=("still", "dreamy", "quiet", "mysterious"),
)  # fmt: skip
