"""Volcanoes: over the jungle or the sea, into the crater, along a river of lava."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, perspective, sky, texture, water
from scene_engine.painter.area import below, blob, box, everywhere
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BASALT, EARTH, JUNGLE, SAND, WATER, WATER_TROPIC
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import caves, lava, rocks, trees, wilds


def plain(stage: Stage) -> None:
    """The cone over a jungle or a burnt plain."""
    dice = stage.dice
    horizon = dice.between(116, 136)
    sky.paint(stage, horizon)
    lava.cone(stage, dice.between(90, 230), horizon + 6, dice.between(74, 100), 0.45, dice.chance(0.75))
    green = dice.chance(0.6)
    with stage.thing("jungle" if green else "plain", *(() if green else ("burnt",)), plural=""):
        for number in range(3):
            line = land.hills(dice, horizon + 12 + 14 * number, 16, 50, 3)
            land.ridge(stage, line, JUNGLE if green else EARTH, 0.5 - 0.2 * number, 0.6)
            if green:
                wilds.canopy(stage, line, 0.5 - 0.2 * number)
    if green:
        with stage.thing("palm", "tall", many=True):
            for _ in range(dice.whole(2, 4)):
                x = dice.pick((dice.between(-4, 80), dice.between(240, 324)))
                trees.palm(stage, x, HEIGHT + 6, dice.between(80, 140), -0.3)
    else:
        with stage.thing("boulder", "black", many=True):
            rocks.scree(stage, dice.whole(4, 7), 150, HEIGHT + 4, 56, BASALT)
        with stage.thing("dead tree", "burnt", many=True):
            for _ in range(dice.whole(1, 3)):
                trees.bare(
                    stage, dice.between(10, 310), dice.between(166, 192), dice.between(50, 90), distance=-0.4
                )


def island(stage: Stage) -> None:
    """A volcano that rises from the sea, mirrored in it."""
    dice = stage.dice
    horizon = dice.between(112, 130)
    sky.paint(stage, horizon)
    x = dice.between(100, 220)
    sea = box(0, horizon, WIDTH, HEIGHT)
    lava.cone(stage, x, horizon + 2, dice.between(66, 92), 0.4, dice.chance(0.7), 1.1, 0)
    with stage.thing("sea", plural=""):
        water.surface(stage, sea, WATER_TROPIC if dice.chance(0.5) else WATER, 0.4)
    with stage.thing("island"):
        away = (np.arange(WIDTH, dtype=np.float32) - x) / dice.between(110, 140)
        line = horizon + 1 - np.clip(1 - away * away, -1, 1) * 9 - 5 * noise.line(dice, WIDTH, 24, 3)
        line = np.where(np.abs(away) < 1, np.minimum(line, horizon + 1), HEIGHT + 9)
        low = below(line.astype(np.float32), horizon + 3)
        stage.fill(low, JUNGLE, 0.55 + 0.6 * (noise.field(dice, low.height, low.width, 6, 2) - 0.5), 0.3)
        stage.fill(low.where(low.ys > horizon), SAND, 0.7, 0.3)
    water.mirror(stage, sea, horizon + 3, 0.45, 2.0)
    if dice.chance(0.6):
        with stage.thing("beach"):
            line = HEIGHT - dice.between(16, 30) + 10 * noise.line(dice, WIDTH, 160, 2)
            land.ground(stage, line.astype(np.float32), SAND, 0.4)
            water.shore(stage, line.astype(np.float32))
        with stage.thing("palm", "tall", many=True):
            for _ in range(dice.whole(1, 3)):
                px = dice.pick((dice.between(4, 60), dice.between(260, 316)))
                trees.palm(stage, px, HEIGHT - 4, dice.between(90, 150), -0.2)


def flow(stage: Stage) -> None:
    """A river of lava that comes down to us over black rock."""
    dice = stage.dice
    horizon = dice.between(104, 122)
    sky.paint(stage, horizon)
    x = dice.between(90, 230)
    lava.cone(stage, x, horizon + 6, dice.between(66, 90), 0.4, True)
    with stage.thing("lava field", "black"):
        field = box(0, horizon, WIDTH, HEIGHT)
        u, v = perspective.floor(field, WIDTH / 2, horizon - 6)
        lumps = texture.crags(dice, u, v, 40, 44, stage.side)
        stage.fill(field, BASALT, 0.5 + lumps * (0.5 + 0.5 * field.down), 0.12, 6)
        stage.blend(field, lava.GLOW, np.broadcast_to(0.14 * (1 - field.down), field.mask.shape))
    with stage.thing("river of lava", "glowing", plural="rivers of lava"):
        stream = lava.river(stage, horizon + 2, x, dice.between(80, 240), dice.between(60, 110))
    for row in range(8, stream.height, 22):
        columns = np.flatnonzero(stream.mask[row])
        if len(columns):
            stage.glow(float(columns.mean()), stream.top + row, 30 + 0.8 * row, lava.GLOW, 0.4)
    with stage.thing("boulder", "black", many=True):
        for _ in range(dice.whole(3, 6)):
            bx, by = (
                dice.pick((dice.between(0, 100), dice.between(220, WIDTH))),
                dice.between(150, HEIGHT + 6),
            )
            rocks.boulder(stage, bx, by, dice.between(22, 58), BASALT, -0.3)


def crater(stage: Stage) -> None:
    """From the crater's rim down upon the lake of lava."""
    dice = stage.dice
    horizon = dice.between(70, 86)
    sky.paint(stage, horizon)
    x, y = dice.between(120, 200), dice.between(132, 146)
    whole = everywhere()
    with stage.thing("smoke", plural=""):
        lava.plume(stage, x + dice.between(-40, 40), horizon + 10, dice.between(44, 62), True, 0.3)
    with stage.thing("crater"):
        line = horizon - 12 * noise.line(dice, WIDTH, 30, 3) + 16 * (1 - np.abs(np.linspace(-1, 1, WIDTH)))
        bowl = below(line.astype(np.float32))
        rays = ((bowl.xs - x) / (30 + np.abs(bowl.ys - y))) * 60
        face = texture.crags(dice, rays, bowl.ys, 24, 34, stage.side)
        lit = 0.5 - 0.16 * (bowl.xs - x) / 160 * stage.side
        stage.fill(bowl, BASALT if dice.chance(0.6) else EARTH, lit + face, 0.1, 6)
    lake = blob(dice, x, y, dice.between(90, 130), dice.between(26, 36), 0.35, 30)
    near = np.clip(1.25 - np.sqrt(((whole.xs - x) / 190) ** 2 + ((whole.ys - y) / 90) ** 2), 0, 1)
    stage.brighten(whole, lava.GLOW, 0.5 * near * near)
    with stage.thing("lake of lava", "glowing", plural="lakes of lava"):
        lava.lake(stage, lake)
    with stage.thing("ledge", "black"):
        for side in (-1, 1):
            ledge = rocks.flank(
                stage, side, dice.between(128, 164), dice.between(30, 90), dice.between(70, 130)
            )
            rocks.cliff(stage, ledge, BASALT, -0.55, 26)
        lip = below(HEIGHT - 8 - 12 * noise.line(dice, WIDTH, 40, 3))
        rocks.cliff(stage, lip, BASALT, -0.6, 24)
    if dice.chance(0.4):
        with stage.thing("rock spire", many=True):
            for _ in range(dice.whole(1, 3)):
                long = dice.between(30, 60)
                caves.icicle(stage, dice.between(20, 300), HEIGHT, long, long * 0.4, BASALT, -0.6, up=True)


KIND = Kind(
    name="volcano",
    titles=("volcano", "volcanic landscape", "fire mountain", "smoking volcano", "volcano landscape"),
    views={"plain": plain, "island": island, "flow": flow, "crater": crater},
    weathers=(("clear", 5), ("cloudy", 3), ("overcast", 2), ("mist", 1), ("thunderstorm", 1)),
    seasons=(),
    moods=("threatening", "wild", "ominous", "dramatic"),
    night_moods=("threatening", "brooding", "ominous", "dramatic"),
)  # fmt: skip
