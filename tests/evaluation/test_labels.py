"""What a prompt asks for, and what a picture must then show."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from scene_engine.evaluation.agreement import Share, agreement, shifted, shows
from scene_engine.evaluation.judge import Opinion
from scene_engine.evaluation.labels import Asked, asked, best_prompt, labels_of
from scene_engine.evaluation.prompts import free_prompts
from scene_engine.painter.kinds import all_kinds
from scene_engine.painter.light import HOURS, WEATHERS
from scene_engine.painter.painting import Wish, paint
from scene_engine.painter.scene import Scene


@cache
def scene(kind: str = "castle", time: str = "noon", weather: str = "clear", season: str = "summer") -> Scene:
    return paint(2, 0, Wish(kind=kind, time=time, weather=weather, season=season)).scene


@pytest.mark.parametrize(
    ("words", "time", "others"),
    [
        ("an old castle at night", "moonlit night", {"moonlit night", "starless night"}),
        ("a castle on a dark night", "starless night", {"starless night"}),
        ("an old castle in the evening", "sunset", {"sunset", "dusk"}),
        ("a castle at sunset in the evening", "sunset", {"sunset"}),
        ("foggy morning, castle", "dawn", {"dawn"}),
        ("a castle", "dusk", set()),
    ],
)
def test_the_hours_that_keep_a_prompts_promise(words: str, time: str, others: set[str]) -> None:
    assert asked(words, scene(time=time, weather="mist")).times == others


def test_the_weathers_that_keep_it() -> None:
    clouds = scene(weather="cloudy")
    assert any("cloud" in thing.noun for thing in clouds.things)
    assert asked("a castle in the rain", scene(weather="rain")).weathers == {"rain", "thunderstorm"}
    assert asked("a castle in a storm", scene(weather="thunderstorm")).weathers == {"thunderstorm"}
    assert asked("a castle under a cloudy sky", clouds).weathers == {"cloudy", "overcast"}
    assert asked("foggy castle", scene(weather="mist")).weathers == {"mist"}
    white = scene(weather="snow", season="winter")
    assert asked("a castle in falling snow", white).weathers == {"snow"}
    assert not asked("a snowy castle", white).weathers  # which may be but winter
    assert not asked("a castle by day", scene(weather="rain")).weathers


def test_the_kinds_that_go_by_a_title() -> None:
    assert asked("a fairy-tale castle with a mountain landscape", scene()).kinds == {"castle"}
    assert asked("harbor at dawn", scene("harbour", "dawn")).kinds == {"harbour"}
    assert not asked("a lake to the left of a tree", scene()).kinds


def test_indoors_nobody_asks_for_weather() -> None:
    inside = scene("library", "noon", "rain")
    assert labels_of(inside).weather == ""
    assert not asked("a library in the rain", inside).weathers


def test_every_painted_prompt_asks_only_for_what_is_there() -> None:
    counts = []
    for number in range(60):
        painting = paint(12, number)
        labels = labels_of(painting.scene)
        prompt = best_prompt(painting.captions(6), painting.scene)
        found = asked(prompt, painting.scene)
        assert not found.kinds or labels.kind in found.kinds
        assert not found.times or labels.time in found.times <= set(HOURS)
        assert not found.weathers or labels.weather in found.weathers <= set(WEATHERS)
        assert found.things <= labels.large <= labels.plain <= labels.seen
        counts.append(found.count)
    assert sum(counts) / len(counts) > 2.2


NIGHT = Asked(frozenset({"castle"}), frozenset({"moonlit night"}), frozenset(), frozenset({"hill", "moat"}))
DAY = Asked(frozenset({"cave"}), frozenset(), frozenset({"rain"}), frozenset())


def opinion(kind: str, time: str, weather: str, *things: str) -> Opinion:
    return Opinion(kind, time, weather, frozenset(things))


def test_agreement_counts_what_was_asked_for_alone() -> None:
    seen = [opinion("castle", "noon", "snow", "hill"), opinion("cave", "dusk", "rain")]
    found = agreement(seen, [NIGHT, DAY], {"hill", "moat"})
    assert (found.kind, found.time, found.weather) == (Share(2, 2), Share(0, 1), Share(1, 1))
    assert (found.things, found.things.share) == (Share(1, 2), 0.5)
    assert agreement(seen, [NIGHT, DAY], {"hill"}).things == Share(1, 1)
    assert agreement(seen, [NIGHT, DAY], {}).things.share is None
    assert shows(seen[0], NIGHT, {"hill", "moat"}) == {
        "kind": True, "time": False, "hill": True, "moat": False,
    }  # fmt: skip


def test_prompts_dealt_out_wrong_agree_less() -> None:
    seen = [opinion("castle", "moonlit night", "clear", "hill", "moat"), opinion("cave", "noon", "rain")]
    right, wrong = agreement(seen, [NIGHT, DAY], {"hill"}), agreement(seen, shifted([NIGHT, DAY]), {"hill"})
    read: Callable[[Share], float | None] = lambda share: share.share  # noqa: E731
    assert read(right.kind) == 1
    assert read(wrong.kind) == 0


def test_sixty_free_prompts_of_nearly_every_kind() -> None:
    prompts = free_prompts()
    assert len({prompt.text for prompt in prompts}) == len(prompts) == 60
    kinds = {prompt.kind for prompt in prompts}
    assert kinds == set(all_kinds())
    assert "A spooky mansion on a cliff at night" in {prompt.text for prompt in prompts}
