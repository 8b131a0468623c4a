"""A beach: sand between the palms or the cliffs and the sea."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, perspective, sky, water
from scene_engine.painter.area import Area, below, box, ellipse
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BASALT, GRANITE, LIMESTONE, SAND, SANDSTONE, WATER_TROPIC, Material
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import boats, rocks, shore, trees

Line = NDArray[np.float32]


def near(stage: Stage) -> None:
    """From the sand straight out to sea, palms to one side."""
    dice = stage.dice
    sun = dice.between(60, 260)
    sky.paint(stage, dice.between(74, 104), sun)
    _offing(stage, sun)
    line = land.hills(dice, dice.between(136, 158), 16, 150, 2)
    sand = _beach(stage, line)
    _strewn(stage, sand)
    x = dice.between(70, 250)
    if dice.chance(0.55):
        _boat(stage, sand, x, dice.between(165, 182))
    else:
        with stage.thing("sun shelter", "thatched") as hut:
            shore.parasol_hut(stage, x, dice.between(160, 178), dice.between(56, 84))
        stage.relate(hut, "on", sand)
    _palms(stage, dice.whole(1, 3), dice.between(4, 60), 176, 1)
    if dice.chance(0.4):
        _palms(stage, 1, dice.between(262, 312), 182, -1)


def bay(stage: Stage) -> None:
    """Along a curving shore, with a headland at its end."""
    dice = stage.dice
    sun = dice.between(40, 150)
    sky.paint(stage, dice.between(72, 96), sun)
    top = stage.horizon
    sea = _sea(stage, sun)
    _gulls(stage)
    with stage.thing("headland", "rocky"):
        shore.headland(stage, dice.between(110, 190), top - dice.between(22, 44), top + 7, GRANITE, 0.5)
    # The sand's edge swings from the far end, at the left, down to the right.
    bend, end = dice.between(1.6, 2.6), dice.between(236, 312)
    t = np.clip(np.arange(WIDTH, dtype=np.float32) / np.float32(end), 0, 1.4)
    line = top + 8 + (HEIGHT - top) * t**bend + 5 * noise.line(dice, WIDTH, 60, 2) * t
    sand = _beach(stage, line.astype(np.float32), sea)
    _dunes(stage, top)
    _strewn(stage, sand, 0, 170)
    _boat(stage, sand, dice.between(60, 130), dice.between(160, 178))
    if dice.chance(0.7):
        _palms(stage, dice.whole(1, 2), dice.between(6, 40), 172, 1)


def cove(stage: Stage) -> None:
    """A small beach seen through an arch of rock."""
    dice = stage.dice
    sun = dice.between(110, 210)
    sky.paint(stage, dice.between(84, 106), sun)
    _offing(stage, sun)
    sand = _beach(stage, land.hills(dice, dice.between(140, 156), 12, 120, 2))
    _strewn(stage, sand, 80, 250)
    _boat(stage, sand, dice.between(120, 210), dice.between(160, 172))
    stone = dice.pick((GRANITE, SANDSTONE, BASALT))
    area = box(0, 0, WIDTH, HEIGHT)
    x, wide, high = dice.between(146, 176), dice.between(96, 122), dice.between(134, 166)
    ragged = noise.field(dice, HEIGHT, WIDTH, 44, 2) - 0.5
    dx, dy = (area.xs - x) / wide, np.minimum((area.ys - HEIGHT) / high, 0)
    outside = dx * dx + dy * dy > 1 + 0.4 * ragged
    with stage.thing("rock arch", "dark") as arch:
        rocks.cliff(stage, area.where(outside), stone, -0.45, 26, lit=0.42 - 0.14 * (dx * dx + dy * dy - 1))
    stage.relate(arch, "over", sand)


def above(stage: Stage) -> None:
    """From a cliff down on a crescent of sand between two capes."""
    dice = stage.dice
    sun = dice.between(60, 260)
    sky.paint(stage, dice.between(40, 60), sun)
    sea = _sea(stage, sun)
    with stage.thing("sailing ship"):
        boats.ship(
            stage,
            dice.between(90, 230),
            dice.between(70, 88),
            dice.between(34, 52),
            dice.sign(),
            distance=0.35,
        )
    middle, depth = dice.between(120, 200), dice.between(42, 66)
    xs = np.arange(WIDTH, dtype=np.float32)
    bowl = ((xs - np.float32(middle)) / 150) ** 2
    line = 156 - depth * bowl + 5 * noise.line(dice, WIDTH, 50, 2)
    sand = _beach(stage, line.astype(np.float32), sea, 40)
    with stage.thing("bush", "green", many=True):
        edge = line + 22 - 20 * bowl + 8 * noise.line(dice, WIDTH, 26, 2)
        for number in range(70):
            x = (number * 0.618034 % 1) * WIDTH
            y = edge[int(x)] + (number / 70) ** 1.3 * 40
            trees.crown(stage, x, y + 6, dice.between(10, 16), dice.between(8, 12), land.foliage(stage), 0.12)
    with stage.thing("rowing boat", "pulled ashore") as boat:
        at = middle + dice.between(-50, 50)
        boats.rowing_boat(stage, at, float(line[int(at)]) + 12, dice.between(32, 40), dice.sign(), oars=False)
    stage.relate(boat, "on", sand)
    with stage.thing("cliff", "dark"):
        foot = land.hills(dice, 206, 34, 120, 3) - 60 * np.clip(1 - xs / 120, 0, 1)
        rocks.cliff(stage, below(foot.astype(np.float32)), LIMESTONE, -0.4, 20)


def _offing(stage: Stage, sun: float) -> None:
    """The sea, with an island, a cape or a sail on it."""
    dice = stage.dice
    kind = dice.pick(("island", "cape", "sail", "none"))
    top = stage.horizon
    if kind == "island":
        with stage.thing("island", "far"):
            x, wide = dice.between(60, 260), dice.between(50, 110)
            xs = np.arange(WIDTH, dtype=np.float32)
            rise = np.clip(1 - ((xs - np.float32(x)) / np.float32(wide)) ** 2, 0, 1)
            line = top + 2 - rise * (16 + 22 * noise.line(dice, WIDTH, 50, 3))
            rocks.cliff(stage, below(line.astype(np.float32), top + 1), GRANITE, 0.68, 12)
    _sea(stage, sun)
    if kind == "cape":
        with stage.thing("headland", "rocky"):
            shore.headland(stage, dice.between(80, 150), top - dice.between(18, 44), top + 6, GRANITE, 0.5)
    elif kind == "sail":
        with stage.thing("sailing ship"):
            boats.ship(stage, dice.between(50, 270), top + 6, dice.between(28, 52), dice.sign(), distance=0.4)
    _gulls(stage)


def _sea(stage: Stage, sun: float) -> Area:
    with stage.thing("sea", plural=""):
        calm = stage.weather not in ("thunderstorm", "rain")
        rough = stage.dice.between(0.15, 0.4) if calm else 0.75
        return water.sea(stage, stage.horizon, material=WATER_TROPIC, rough=rough, body_x=sun)


def _beach(stage: Stage, line: Line, sea: Area | None = None, reach: float = 26) -> Named:
    """The sand below a line, lapped by the sea above it."""
    area = below(line)
    u, v = perspective.floor(area, WIDTH / 2, stage.horizon - 4)
    dunes = noise.at(stage.dice, u, v * 0.8, 30, 3) - 0.5
    ripples = noise.at(stage.dice, u / 3, v, 5, 2) - 0.5
    with stage.thing("sand", plural="") as sand:
        stage.fill(area, SAND, 0.66 + 0.26 * dunes + 0.12 * ripples, 0.04)
        water.beach(stage, sea or box(0, stage.horizon, WIDTH, HEIGHT), line, reach=reach)
    return sand


def _dunes(stage: Stage, top: float) -> None:
    """Grown dunes at the left, above the beach."""
    dice = stage.dice
    slope = np.arange(150, dtype=np.float32) / 150
    line = top - 12 + 74 * slope + 7 * (noise.line(dice, 150, 24, 3) - 0.5)
    foot = line + (1 - slope) * (26 + 12 * noise.line(dice, 150, 16, 2))
    area = below(line.astype(np.float32))
    area = area.where(area.ys < foot[None])
    blots = noise.field(dice, area.height, area.width, 9, 3, 1.5) - 0.5
    with stage.thing("dune", "grassy", many=True):
        stage.fill(area, land.turf(stage), 0.62 + 0.6 * blots, 0.12)


def _palms(stage: Stage, count: int, x: float, y: float, step: int) -> None:
    dice = stage.dice
    with stage.thing("palm tree", "tall", many=count > 1):
        for number in range(count):
            trees.palm(
                stage,
                x + step * number * dice.between(20, 38),
                y + dice.between(-12, 10),
                dice.between(92, 150),
            )


def _boat(stage: Stage, sand: Named, x: float, y: float) -> None:
    with stage.thing("rowing boat", "pulled ashore") as boat:
        stage.shade(ellipse(x - stage.side * 5, y, 40, 4), 0.35)
        boats.rowing_boat(
            stage, x, y, stage.dice.between(64, 88), stage.dice.sign(), oars=stage.dice.chance(0.5)
        )
    stage.relate(boat, "on", sand)


def _strewn(stage: Stage, sand: Named, left: float = 10, right: float = 310) -> None:
    """What the tide left: shells, a starfish, boulders."""
    dice = stage.dice
    places = dice.some([left + (right - left) * (n + 0.5) / 7 for n in range(7)], 7)
    with stage.thing("boulder", many=True) as stones:
        for _ in range(dice.whole(0, 3)):
            stone: Material = dice.pick((GRANITE, LIMESTONE))
            rocks.boulder(stage, places.pop(), dice.between(160, 188), dice.between(20, 40), stone)
    with stage.thing("starfish", "red", plural="starfish") as star:
        if dice.chance(0.5):
            shore.starfish(stage, places.pop(), dice.between(174, 186), dice.between(20, 28))
    with stage.thing("shell", many=True) as shells:
        for _ in range(dice.whole(0, 3)):
            shore.shell(stage, places.pop(), dice.between(170, 188), dice.between(15, 20))
    for thing in (stones, star, shells):
        stage.relate(thing, "on", sand)


def _gulls(stage: Stage) -> None:
    dice = stage.dice
    if stage.night or dice.chance(0.4):
        return
    with stage.thing("gull", many=True):
        for _ in range(dice.whole(2, 5)):
            shore.gull(
                stage, dice.between(20, 300), dice.between(16, stage.horizon - 24), dice.between(16, 26)
            )


KIND = Kind(
    name="beach",
    titles=(
        "beach", "sandy beach", "beach by the sea", "seashore", "sandy shore", "seaside",
    ),
    views={"near": near, "bay": bay, "cove": cove, "above": above},
    times=("dawn", "noon", "noon", "golden hour", "sunset", "dusk", "moonlit night"),
    weathers=(("clear", 5), ("cloudy", 4), ("overcast", 0.7), ("mist", 0.5), ("rain", 0.5), ("thunderstorm", 0.6)),
    seasons=("summer",),
    moods=("peaceful", "sunny", "inviting", "calm"),
    night_moods=("still", "dreamy", "romantic", "lonely"),
)  # fmt: skip
