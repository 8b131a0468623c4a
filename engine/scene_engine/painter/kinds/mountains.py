"""Mountain ranges: over a lake, over meadows, through a pass, above the clouds."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, water
from scene_engine.painter.area import box
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BASALT, BLOSSOM, EARTH, GRANITE, LIMESTONE, SLATE, SNOW
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import ice, rocks, trees, wilds

ROCKS = (GRANITE, GRANITE, LIMESTONE, SLATE, BASALT)


def lake(stage: Stage) -> None:
    """The range mirrored in a lake with pines on its shores."""
    dice = stage.dice
    shore = dice.between(112, 132)
    sky.paint(stage, shore)
    wilds.mountain_range(stage, shore, dice.between(72, 106), dice.pick(ROCKS))
    turf = land.turf(stage)
    with stage.thing("hill", many=True):
        line = land.hills(dice, shore + 4, dice.between(14, 30), dice.between(70, 130))
        land.ridge(stage, line, turf, 0.35)
    with stage.thing("pine", many=True):
        wilds.treeline(stage, np.full(WIDTH, shore, np.float32), dice.between(10, 18), distance=0.3)
    surface = box(0, shore, WIDTH, HEIGHT)
    with stage.thing("lake", "calm"):
        water.surface(stage, surface, rough=0.14, sky=0.4)
        water.mirror(stage, surface, shore, 0.6, 1.0)
    with stage.thing("bank", "snowy" if stage.season == "winter" else "grassy"):
        line = wilds.bank(stage, dice.between(18, 34), turf)
    with stage.thing("boulder", many=True):
        for _ in range(dice.whole(1, 3)):
            x = dice.between(20, 300)
            rocks.boulder(stage, x, float(line[int(x)]) + 5, dice.between(18, 40), GRANITE, -0.1)
    if dice.chance(0.7):
        with stage.thing("pine", "tall", many=True):
            wilds.frame(stage, -0.35)


def peak(stage: Stage) -> None:
    """One great peak over a meadow and woods."""
    dice = stage.dice
    horizon = dice.between(118, 138)
    sky.paint(stage, horizon)
    rock = dice.pick(ROCKS)
    if dice.chance(0.6):
        with stage.thing("mountain", "far", many=True):
            land.mountain(stage, land.peaks(dice, horizon, 56, 5), rock, 0.85, wilds.snow_line(stage))
    with stage.thing("mountain", "great", "snowy"):
        line = land.great_peak(dice, dice.between(90, 230), horizon + 8, dice.between(88, 112))
        land.mountain(stage, line, rock, 0.45, wilds.snow_line(stage) * 0.9 + 0.1)
    turf = land.turf(stage)
    with stage.thing("hill", many=True):
        line = land.hills(dice, horizon + 10, dice.between(20, 34), 80)
        land.ridge(stage, line, turf, 0.34)
    with stage.thing("pine", many=True):
        wilds.treeline(stage, line, dice.between(12, 18), distance=0.3)
    with stage.thing("meadow"):
        land.ground(stage, horizon + 4, turf)
    if dice.chance(0.6):
        with stage.thing("path"):
            land.road(stage, horizon + 4, dice.between(120, 200), dice.between(60, 260), dice.between(26, 50))
    if stage.season in ("spring", "summer") and dice.chance(0.6):
        with stage.thing("flower", many=True):
            wilds.flowers(stage, horizon + 12, dice.whole(14, 26), BLOSSOM)
    with stage.thing("pine", many=True):
        for x0, x1 in ((-5, dice.between(50, 110)), (dice.between(220, 270), WIDTH + 5)):
            wilds.pinewood(stage, horizon + 24, dice.whole(3, 6), dice.between(44, 66), 0.08, x0, x1)


def mountain_pass(stage: Stage) -> None:
    """A road between two walls of rock, a peak in the gap."""
    dice = stage.dice
    horizon = dice.between(112, 126)
    sky.paint(stage, horizon)
    rock = dice.pick(ROCKS)
    gap = dice.between(130, 190)
    with stage.thing("mountain", "snowy", "far"):
        line = land.great_peak(dice, gap + dice.between(-24, 24), horizon + 6, dice.between(66, 92))
        land.mountain(stage, line, rock, 0.7, wilds.snow_line(stage) + 0.15)
    turf = land.turf(stage)
    with stage.thing("meadow"):
        land.ground(stage, horizon, turf, 0.6)
    with stage.thing("road", "winding"):
        land.road(stage, horizon, gap, dice.between(110, 210), dice.between(60, 110), EARTH, 60)
    with stage.thing("cliff", "steep", many=True):
        feet = [horizon + dice.between(8, 20), HEIGHT - dice.between(-8, 30)]
        rocks.ravine(stage, gap, rock, feet, (60, 10), 0.36, dress=ice.snowcap)
    with stage.thing("boulder", many=True):
        rocks.scree(stage, dice.whole(2, 5), 150, HEIGHT + 4, 46, rock)


def clouds(stage: Stage) -> None:
    """Peaks that stand out of a sea of clouds, seen from a ledge."""
    dice = stage.dice
    horizon = dice.between(92, 112)
    sky.paint(stage, horizon)
    rock = dice.pick(ROCKS)
    with stage.thing("mountain", "snowy", many=True) as peaks:
        pass
    with stage.thing("sea of clouds", plural="") as mist:
        pass
    tall = dice.whole(0, 2)
    for number in range(3):
        base, high = horizon + 28 + 22 * number, dice.between(54, 84) - 6 * number
        with stage.again(peaks):
            line = land.peaks(dice, base, high, dice.whole(2, 4))
            if number == tall:
                line = land.great_peak(dice, dice.between(50, 270), base, high + 24)
            land.mountain(stage, line, rock, 0.8 - 0.24 * number, wilds.snow_line(stage) + 0.1)
        with stage.again(mist):
            line = base - 15 - 11 * noise.line(dice, WIDTH, 34 + 16 * number, 3)
            land.ridge(stage, np.asarray(line, np.float32), SNOW, 0.8 - 0.25 * number, 0.12, 0.6)
    ledge = rocks.flank(
        stage, dice.sign(), dice.between(118, 146), dice.between(70, 130), dice.between(90, 170)
    )
    with stage.thing("ledge", "rocky"):
        rocks.cliff(stage, ledge, rock, -0.15, 26, False, 0.5)
    if dice.chance(0.5):
        columns = np.flatnonzero(ledge.mask[14:20].any(axis=0)) + ledge.left
        with stage.thing("pine"):
            x = dice.between(float(columns[0]) + 14, float(columns[-1]) - 14)
            snow = stage.season == "winter"
            trees.pine(stage, x, ledge.top + 12, dice.between(54, 84), distance=-0.1, snow=snow)
    if dice.chance(0.6):
        with stage.thing("pine", "tall", many=True):
            wilds.frame(stage, -0.5)


KIND = Kind(
    name="mountains",
    titles=("mountain range", "snowy mountains", "mountains", "mountain landscape", "high peaks"),
    views={"lake": lake, "peak": peak, "pass": mountain_pass, "clouds": clouds},
    moods=("majestic", "peaceful", "serene", "grand"),
    night_moods=("majestic", "silent", "lonely", "mysterious"),
)  # fmt: skip
