"""Hours that look alike, by what the painter paints."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scene_engine.evaluation.examples import examples, held_out_numbers
from scene_engine.evaluation.hours import DARK, alike
from scene_engine.painter.light import HOURS
from scene_engine.painter.painting import Wish, paint


@pytest.mark.parametrize("hour", HOURS)
def test_hours_are_told_apart_but_in_rooms_that_lamps_light(hour: str) -> None:
    room = paint(5, 1, Wish("library", time=hour, lamp="firelight")).scene
    assert hour in alike(room)
    assert alike(room) in (DARK, frozenset(HOURS) - DARK)
    assert alike(replace(room, lamp="daylight")) == {hour}
    assert alike(paint(5, 1, Wish("village", time=hour)).scene) == {hour}


def test_a_library_by_its_fire_is_the_same_picture_at_hours_alike() -> None:
    noon, sunset, dusk = (
        paint(5, 1, Wish("library", hour, "overcast", lamp="firelight"))
        for hour in ("noon", "sunset", "dusk")
    )
    assert np.array_equal(noon.rgb, sunset.rgb)
    assert sunset.scene.time in alike(noon.scene)
    assert not np.array_equal(noon.rgb, dusk.rgb)
    assert dusk.scene.time not in alike(noon.scene)


def test_whoever_asks_for_one_gets_any_of_them() -> None:
    asked = [e for e in examples(held_out_numbers(80), lambda *_: None) if e.asked.times]
    rooms = [e for e in asked if len(e.hours) > 1]
    assert rooms
    assert all(e.hours <= e.asked.times for e in asked)
    assert any(len(e.asked.times) == 1 for e in asked)
