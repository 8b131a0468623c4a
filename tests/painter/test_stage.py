from __future__ import annotations

import numpy as np
import pytest

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import weather
from scene_engine.painter.area import box, ellipse
from scene_engine.painter.dice import Dice
from scene_engine.painter.grammar import plurals
from scene_engine.painter.light import Light
from scene_engine.painter.scene import Relation
from scene_engine.painter.stage import FEWEST_PIXELS, NARROWEST, Stage

RED, BLUE = 0x0000FF, 0xFF0000


@pytest.fixture
def stage() -> Stage:
    return Stage(Dice(1), Light("noon", "clear"))


def nouns(stage: Stage) -> list[str]:
    return [thing.noun for thing in stage.seen()[0]]


def test_what_is_painted_is_seen_where_it_was_painted(stage: Stage) -> None:
    with stage.thing("stone wall", "old", "mossy"):
        stage.paint(box(40, 30, 100, 90), RED)
    ((wall,), relations) = stage.seen()
    assert (wall.noun, wall.plural, wall.adjectives) == ("stone wall", "stone walls", ("old", "mossy"))
    assert wall.box == (40, 30, 100, 90)
    assert wall.pixels == 60 * 60
    assert not wall.many
    assert relations == ()
    picture = stage.rgb()
    assert picture.shape == (HEIGHT, WIDTH, 3)
    assert picture[30, 40].tolist() == [255, 0, 0]
    assert picture[30, 39].tolist() == [0, 0, 0]


def test_what_is_painted_over_is_not_named(stage: Stage) -> None:
    with stage.thing("boat"):
        stage.paint(box(40, 40, 60, 60), RED)
    with stage.thing("rock"):
        stage.paint(box(30, 30, 70, 70), BLUE)
    assert nouns(stage) == ["rock"]


def test_of_what_is_partly_hidden_the_rest_is_told(stage: Stage) -> None:
    with stage.thing("tower"):
        stage.paint(box(40, 20, 60, 120), RED)
    with stage.thing("hedge"):
        stage.paint(box(0, 90, WIDTH, 130), BLUE)
    tower = next(thing for thing in stage.seen()[0] if thing.noun == "tower")
    assert tower.box == (40, 20, 60, 90)
    assert tower.pixels == 20 * 70


def test_specks_and_slivers_are_not_named(stage: Stage) -> None:
    wide = FEWEST_PIXELS // 7
    with stage.thing("gull"):
        stage.paint(box(0, 0, wide, 7), RED)
    with stage.thing("speck"):
        stage.paint(box(50, 0, 50 + wide, 7) - box(50, 0, 51, 1), RED)
    with stage.thing("mast"):
        stage.paint(box(100, 0, 100 + NARROWEST, 90), RED)
    with stage.thing("sliver"):
        stage.paint(box(150, 0, 150 + NARROWEST - 1, 90), RED)
    assert nouns(stage) == ["mast", "gull"]


def test_the_largest_is_first_and_the_nameless_is_left_out(stage: Stage) -> None:
    for noun, size in (("bush", 20), ("", 90), ("house", 60), ("barrel", 12)):
        with stage.thing(noun):
            stage.paint(box(10, 10 if noun else 100, 10 + size, 10 + size + (0 if noun else 90)), RED)
        if noun == "house":
            with stage.thing("door"):
                stage.paint(box(200, 10, 230, 40), BLUE)
    assert nouns(stage) == ["house", "door", "barrel"]


def test_an_inner_thing_owns_its_pixels_and_the_outer_goes_on_after_it(stage: Stage) -> None:
    with stage.thing("house"):
        stage.paint(box(0, 0, 60, 60), RED)
        with stage.thing("window"):
            stage.paint(box(10, 10, 30, 30), BLUE)
        stage.paint(box(60, 0, 70, 60), RED)
    stage.paint(box(200, 100, 300, 190), RED)
    things = {thing.noun: thing for thing in stage.seen()[0]}
    assert things["window"].box == (10, 10, 30, 30)
    assert things["house"].box == (0, 0, 70, 60)
    assert things["house"].pixels == 70 * 60 - 20 * 20


def test_a_relation_is_told_while_both_ends_are_seen(stage: Stage) -> None:
    with stage.thing("bridge") as bridge:
        stage.paint(box(40, 80, 120, 100), RED)
    with stage.thing("river", plural="rivers") as river:
        stage.paint(box(0, 100, WIDTH, 150), BLUE)
    stage.relate(bridge, "over", river)
    assert stage.seen()[1] == (Relation(1, "over", 0),)
    with stage.thing("fog", plural=""):
        stage.paint(box(0, 70, WIDTH, 101), BLUE)
    assert nouns(stage) == ["river", "fog"]
    assert stage.seen()[1] == ()


def test_the_mirror_turns_pictures_things_and_light(stage: Stage) -> None:
    with stage.thing("moon", plural=""):
        stage.paint(ellipse(60, 40, 15), RED)
    before, side = stage.rgb(), stage.side
    x0, y0, x1, y1 = stage.seen()[0][0].box
    stage.mirror()
    assert np.array_equal(stage.rgb(), before[:, ::-1])
    assert stage.seen()[0][0].box == (WIDTH - x1, y0, WIDTH - x0, y1)
    assert stage.side == -side
    stage.paint(box(0, 0, 10, 10), BLUE)
    assert stage.rgb()[5, 5].tolist() == [0, 0, 255]


def test_light_and_shadow_leave_what_is_there(stage: Stage) -> None:
    with stage.thing("wall"):
        stage.paint(box(0, 0, WIDTH, HEIGHT), 0x808080)
    with stage.thing("lamp"):
        stage.glow(160, 96, 40, 0xFFC060)
        stage.shade(box(0, 0, 50, HEIGHT), 0.5)
        stage.blend(box(270, 0, WIDTH, HEIGHT), 0xFFFFFF, 0.5)
    assert nouns(stage) == ["wall"]
    grey = stage.rgb().astype(int).sum(axis=2)
    assert grey[96, 160] > grey[96, 100] > grey[96, 20]
    assert grey[96, 300] > grey[96, 100]
    assert grey[96, 160] > grey[96, 180] > grey[96, 195] > grey[96, 205] == grey[96, 100]


def test_a_room_is_lit_by_its_lamp_s_map(stage: Stage) -> None:
    stage.paint(box(0, 0, WIDTH, HEIGHT), 0x808080)
    amount = np.zeros((HEIGHT, WIDTH), np.float32)
    amount[:, 160:] = 1.3
    stage.relight(amount)
    dark, lit = stage.rgb()[5, 5].astype(int), stage.rgb()[5, 200].astype(int)
    assert lit.sum() > dark.sum() * 2
    assert lit[0] > lit[2]
    assert dark[2] > dark[0]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("boat", "boats"), ("church", "churches"), ("bush", "bushes"), ("box", "boxes"), ("glass", "glasses"),
        ("gallery", "galleries"), ("bay", "bays"), ("stone bridge", "stone bridges"), ("", ""),
    ],
)  # fmt: skip
def test_plurals(one: str, many: str) -> None:
    assert plurals(one) == many


def test_no_rain_falls_under_a_roof() -> None:
    stage = Stage(Dice(2), Light("noon", "rain"))
    stage.paint(box(0, 0, WIDTH, HEIGHT), BLUE)
    stage.shelter(box(0, 0, WIDTH, 90))
    weather.fall(stage)
    changed = stage.pixels != BLUE
    assert not changed[:90].any()
    assert changed[90:].mean() > 0.02
