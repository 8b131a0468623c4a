"""What training never sees: a tenth of the combinations, and nothing that it couldn't put together."""

from __future__ import annotations

from itertools import islice

import pytest

from scene_engine.painter import held_out
from scene_engine.painter.kinds import all_kinds
from scene_engine.painter.painting import combination, paint

COMBINATIONS = [
    (kind.name, time, weather)
    for kind in all_kinds().values()
    for time in kind.times
    for weather, _ in kind.weathers
]


def test_each_kind_is_trained_on_at_each_of_its_hours_and_in_each_of_its_weathers() -> None:
    trained = [combo for combo in COMBINATIONS if not held_out.held_out(*combo)]
    for parts in ((0, 1), (0, 2)):
        assert {tuple(c[p] for p in parts) for c in trained} == {
            tuple(c[p] for p in parts) for c in COMBINATIONS
        }


def test_most_kinds_are_asked_for_and_every_hour_and_weather() -> None:
    asked = [combo for combo in COMBINATIONS if held_out.held_out(*combo)]
    assert len({kind for kind, _, _ in asked}) >= 0.85 * len(all_kinds())
    for part in (1, 2):
        assert {combo[part] for combo in asked} == {combo[part] for combo in COMBINATIONS}


def test_a_tenth_of_what_is_painted() -> None:
    held = [held_out.held_out(*combination(5, number)) for number in range(3000)]
    assert sum(held) / 3000 == pytest.approx(0.1, abs=0.025)


def test_both_halves_are_the_series() -> None:
    held, rest = (list(islice(held_out.numbers(5, half), 40)) for half in (True, False))
    last = min(held[-1], rest[-1])
    assert sorted(n for n in [*held, *rest] if n <= last) == list(range(last + 1))


def test_a_combination_is_known_before_it_is_painted() -> None:
    for number in range(6):
        scene = paint(5, number).scene
        assert combination(5, number) == (scene.kind, scene.time, scene.weather)
