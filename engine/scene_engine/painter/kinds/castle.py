"""A castle: on its hill, at its gate, upon a crag, across a lake."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, sky, water
from scene_engine.painter.area import box
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import EARTH, GRANITE, LEAF_DARK, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import castles, cliffs, country, trees


def hill(stage: Stage) -> None:
    """On a green hill, a road winding up to its gate."""
    dice, between = stage.dice, stage.dice.between
    sky.paint(stage, between(118, 130))
    country.mountains(stage)
    x = between(120, 200)
    crest = between(96, 110)
    wide = between(64, 84)
    off = np.clip(np.abs(np.arange(WIDTH, dtype=np.float32) - x) / wide - 0.8, 0, None)
    line = crest + 52 * np.minimum(off * off * 0.7, 1.1) + 5 * noise.line(dice, WIDTH, 40, 3)
    with stage.thing("hill", "green" if stage.season != "winter" else "snowy") as ground:
        land.ridge(stage, line.astype(np.float32), land.turf(stage), 0.14, 0.4)
    with stage.thing("castle") as castle:
        castles.castle(stage, x, crest + 8, between(0.85, 1.1), *_build(stage), distance=0.14)
    stage.relate(castle, "on", ground)
    with stage.thing("road", "winding"):
        land.road(stage, crest + 9, x, between(70, 250), between(50, 80), EARTH, 130)
    with stage.thing("tree", many=True):
        for _ in range(dice.whole(4, 8)):
            tx = x + dice.sign() * between(50, 150)
            foot = line[min(max(int(tx), 0), WIDTH - 1)] + between(6, 26)
            trees.broad(stage, tx, foot, between(20, 34), land.foliage(stage), distance=0.12)
    if dice.chance(0.6):
        country.frame_tree(stage, dice.sign())


def gate(stage: Stage) -> None:
    """Before its gate, the drawbridge down over the moat."""
    dice, between = stage.dice, stage.dice.between
    horizon = between(116, 126)
    sky.paint(stage, horizon)
    country.mountains(stage)
    stone, roof = _build(stage)
    x = between(130, 190)
    foot = horizon + between(18, 24)
    with stage.thing("castle") as castle:
        keep = x + dice.sign() * between(30, 60)
        cloth = dice.pick(castles.BANNERS)
        castles.round_tower(stage, keep, foot, 40, between(108, 120), stone, roof or GRANITE, 0.16, cloth)
        high = between(46, 58)
        for side in (-1, 1):
            ends = (x, foot, high), (x + side * 200, foot, high)
            castles.curtain(stage, *ends, stone, 0.5 + side * stage.side * 0.08, 0.06)
            corner, tall = x + side * between(118, 136), high + between(14, 30)
            castles.round_tower(stage, corner, foot + 2, between(38, 46), tall, stone, roof, 0.03)
        size = between(104, 120), between(76, 88)
        castles.gatehouse(stage, x, foot + 3, *size, stone, roof, 0.0, between(0, 0.8), cloth)
    bank = foot + between(22, 28)
    with stage.thing("moat") as moat:
        area = box(0, foot + 3, WIDTH, bank + 3)
        water.surface(stage, area, rough=0.15, sky=0.25)
        water.mirror(stage, area, foot + 3, 0.45)
    with stage.thing(country.growth(stage), plural=""):
        land.ridge(
            stage, (bank + 4 * noise.line(dice, WIDTH, 50, 2)).astype(np.float32), land.turf(stage), 0.0, 0.5
        )
    with stage.thing("road", plural=""):
        land.road(stage, bank - 2, x, between(110, 210), 90, EARTH, 20)
    with stage.thing("drawbridge", "wooden") as bridge:
        castles.drawbridge(stage, x, foot + 3, 30, bank + 5)
    stage.relate(bridge, "over", moat)
    stage.relate(bridge, "in front of", castle)
    if dice.chance(0.4):
        country.frame_tree(stage, dice.sign())


def crag(stage: Stage) -> None:
    """High upon a crag over sea or forest, seen between dark pines."""
    dice, between = stage.dice, stage.dice.between
    sky.paint(stage, between(138, 152))
    if dice.chance(0.5):
        with stage.thing("sea", plural=""):
            water.sea(stage, stage.horizon, rough=0.6)
    else:
        country.mountains(stage)
        with stage.thing("forest"):
            land.ridge(stage, land.hills(dice, stage.horizon + 14, 14, 40, 4), LEAF_DARK, 0.4, 0.9)
    x, top = between(120, 200), between(96, 110)
    half = between(58, 70)
    with stage.thing("crag", "steep") as rock:
        cliffs.crag(stage, x, top, half)
    with stage.thing("castle") as castle:
        castles.castle(stage, x, top + 3, between(0.85, 0.98), *_build(stage), distance=0.12)
    stage.relate(castle, "on", rock)
    with stage.thing("pine tree", "dark", many=True):
        for side in (-1, 1):
            for _ in range(dice.whole(1, 2)):
                at = WIDTH / 2 + side * between(118, 160), HEIGHT + 8
                trees.pine(stage, *at, between(90, 150), distance=-0.55, snow=stage.season == "winter")


def lake(stage: Stage) -> None:
    """Across a lake that mirrors it."""
    dice, between = stage.dice, stage.dice.between
    shore = between(124, 134)
    sky.paint(stage, shore - 4)
    country.mountains(stage)
    with stage.thing("forest", "far"):
        land.ridge(stage, land.hills(dice, shore - 2, 16, 34, 4), LEAF_DARK, 0.45, 0.9)
    x = between(110, 210)
    with stage.thing("island"):
        bump = shore - 12 * np.clip(1 - (np.abs(np.arange(WIDTH) - x) / 92) ** 2, -0.4, 1)
        land.ridge(stage, bump.astype(np.float32), land.turf(stage), 0.2, 0.5)
    with stage.thing("castle") as castle:
        castles.castle(stage, x, shore - 3, between(0.85, 1.0), *_build(stage), distance=0.18)
    with stage.thing("lake") as mere:
        area = box(0, shore, WIDTH, HEIGHT)
        water.surface(stage, area, rough=0.15, sky=0.4)
    water.mirror(stage, area, shore, 0.62)
    stage.relate(castle, "beside", mere)
    if dice.chance(0.7):
        country.frame_tree(stage, dice.sign())


def _build(stage: Stage) -> tuple[Material, Material | None]:
    """Its stone and its roofs."""
    dice = stage.dice
    return dice.pick(castles.STONES), dice.pick((*castles.ROOFS, None))


KIND = Kind(
    name="castle",
    titles=(
        "castle", "castle on a hill", "medieval castle", "old castle", "great castle with towers",
        "fairy-tale castle", "stone castle",
    ),
    views={"hill": hill, "gate": gate, "crag": crag, "lake": lake},
    moods=("majestic", "proud", "peaceful", "romantic"),
    night_moods=("mysterious", "brooding", "romantic", "still"),
)  # fmt: skip
