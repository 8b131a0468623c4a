"""A beach: sand between the palms or the cliffs and the sea."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky
from scene_engine.painter.area import below, box
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BASALT, GRANITE, LIMESTONE, SANDSTONE, WATER_TROPIC
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import boats, coast, rocks, seascape, shore, trees


def near(stage: Stage) -> None:
    """From the sand straight out to sea, palms to one side."""
    dice = stage.dice
    _offing(stage, dice.between(74, 104), dice.between(60, 260))
    sand = _sand(stage, dice.between(136, 158))
    shore.strewn(stage, sand)
    x = dice.between(80, 240)
    if dice.chance(0.55):
        shore.ashore(stage, sand, x, dice.between(165, 182), dice.between(64, 88))
    else:
        with stage.thing("sun shelter", "thatched") as hut:
            shore.parasol_hut(stage, x, dice.between(160, 178), dice.between(56, 84))
        stage.relate(hut, "on", sand)
    shore.palms(stage, dice.whole(1, 3), dice.between(4, 60), 176, 1)
    if dice.chance(0.4):
        shore.palms(stage, 1, dice.between(262, 312), 182, -1)
    elif dice.chance(0.5):
        with stage.thing("palm tree", "dark"):
            trees.palm(stage, dice.between(286, 316), 200, dice.between(150, 190), -0.4)


def bay(stage: Stage) -> None:
    """Along a curving shore, with a headland at its end."""
    dice = stage.dice
    sun = dice.between(200, 290)
    sky.paint(stage, dice.between(72, 96), sun)
    top = stage.horizon
    _, sea = seascape.sea(stage, sun, WATER_TROPIC)
    seascape.gulls(stage)
    with stage.thing("headland", "rocky"):
        coast.headland(stage, dice.between(110, 190), top - dice.between(22, 44), top + 7, GRANITE, 0.5)
    # The sand's edge swings from the far end, at the left, down to the right.
    bend, end = dice.between(1.6, 2.6), dice.between(236, 312)
    t = np.clip(np.arange(WIDTH, dtype=np.float32) / np.float32(end), 0, 1.4)
    line = top + 8 + (HEIGHT - top) * t**bend + 5 * noise.line(dice, WIDTH, 60, 2) * t
    sand = shore.sand(stage, line.astype(np.float32), sea)
    shore.dunes(stage, top)
    shore.strewn(stage, sand, 0, 170)
    shore.ashore(stage, sand, dice.between(60, 130), dice.between(160, 178), dice.between(64, 88))
    if dice.chance(0.7):
        shore.palms(stage, dice.whole(1, 2), dice.between(6, 40), 172, 1)


def cove(stage: Stage) -> None:
    """A small beach seen through an arch of rock."""
    dice = stage.dice
    _offing(stage, dice.between(84, 106), dice.between(110, 210))
    sand = _sand(stage, dice.between(140, 156))
    shore.strewn(stage, sand, 80, 250)
    shore.ashore(stage, sand, dice.between(120, 210), dice.between(160, 172), dice.between(64, 84))
    stone = dice.pick((GRANITE, SANDSTONE, BASALT))
    area = box(0, 0, WIDTH, HEIGHT)
    x, wide, high = dice.between(146, 176), dice.between(100, 126), dice.between(140, 170)
    ragged = noise.field(dice, HEIGHT, WIDTH, 48, 2) - 0.5
    dx, dy = (area.xs - x) / wide, np.minimum((area.ys - HEIGHT) / high, 0)
    far = dx * dx + dy * dy
    with stage.thing("rock arch", "dark") as arch:
        face = area.where(far > 1 + 0.36 * ragged)
        rocks.cliff(stage, face, stone, -0.45, 26, lit=0.42 - 0.14 * (far - 1))
    stage.relate(arch, "over", sand)


def above(stage: Stage) -> None:
    """From a cliff down on a crescent of sand between two capes."""
    dice = stage.dice
    sun = dice.between(60, 260)
    sky.paint(stage, dice.between(40, 60), sun)
    _, sea = seascape.sea(stage, sun, WATER_TROPIC)
    seascape.vessel(stage, dice.between(90, 230), dice.between(72, 90), dice.between(36, 54), 0.3)
    middle = dice.between(120, 200)
    xs = np.arange(WIDTH, dtype=np.float32)
    bowl = ((xs - np.float32(middle)) / 150) ** 2
    line = 150 - dice.between(42, 66) * bowl + 5 * noise.line(dice, WIDTH, 50, 2)
    sand = shore.sand(stage, line.astype(np.float32), sea, 40)
    edge = line + 26 - 22 * bowl + 8 * noise.line(dice, WIDTH, 26, 2)
    with stage.thing("bush", "green", many=True):
        leaves = land.foliage(stage)
        for number in range(44):
            x = (number * 0.618034 % 1) * WIDTH
            y = float(edge[int(x)]) + (number / 44) ** 1.3 * 40
            trees.crown(stage, x, y + 6, dice.between(12, 19), dice.between(9, 13), leaves, 0.12)
    at = middle + dice.between(-50, 50)
    foot = float(line[int(at)])
    with stage.thing("rowing boat", "pulled ashore") as boat:
        boats.rowing_boat(stage, at, foot + 14, dice.between(32, 40), dice.sign(), oars=False)
    stage.relate(boat, "on", sand)
    with stage.thing("cliff", "dark"):
        foot_line = land.hills(dice, 208, 34, 120, 3) - 60 * np.clip(1 - xs / 120, 0, 1)
        rocks.cliff(stage, below(foot_line.astype(np.float32)), LIMESTONE, -0.4, 20)


def _offing(stage: Stage, horizon: float, sun: float) -> None:
    """Sky and sea, with an island, a cape or a ship."""
    dice = stage.dice
    sky.paint(stage, horizon, sun)
    seascape.sea(stage, sun, WATER_TROPIC)
    if dice.chance(0.35):
        with stage.thing("headland", "rocky"):
            edge, top = dice.between(80, 150), horizon - dice.between(18, 44)
            coast.headland(stage, edge, top, horizon + 6, GRANITE, 0.5)
    else:
        seascape.offing(stage, dice.between(60, 260))
    seascape.gulls(stage)


def _sand(stage: Stage, line: float) -> Named:
    sea = box(0, stage.horizon, WIDTH, HEIGHT)
    return shore.sand(stage, land.hills(stage.dice, line, 16, 150, 2), sea)


KIND = Kind(
    name="beach",
    titles=("beach", "sandy beach", "beach by the sea", "seashore", "sandy shore", "seaside"),
    views={"near": near, "bay": bay, "cove": cove, "above": above},
    times=("dawn", "noon", "noon", "golden hour", "sunset", "dusk", "moonlit night"),
    weathers=(
        ("clear", 5), ("cloudy", 4), ("overcast", 0.7), ("mist", 0.5), ("rain", 0.5), ("thunderstorm", 0.6),
    ),
    seasons=("summer",),
    moods=("peaceful", "sunny", "inviting", "calm"),
    night_moods=("still", "dreamy", "romantic", "lonely"),
)  # fmt: skip
