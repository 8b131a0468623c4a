"""The judge learns what the painter tells it, and nothing where it tells nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from scene_engine import resources
from scene_engine.evaluation import judging
from scene_engine.evaluation.features import detailed
from scene_engine.evaluation.judge import Judge, Lesson, things_told, train_judge
from scene_engine.evaluation.judging import Teaching, ready_judge
from scene_engine.evaluation.labels import Labels, labels_of
from scene_engine.evaluation.smudges import smudged
from scene_engine.painter.painting import Painting, Wish, paint

KINDS = ("open sea", "castle", "library", "desert", "neon alley", "glacier")


def painted(number: int) -> Painting:
    time = ("noon", "moonlit night")[number // len(KINDS) % 2]
    kind = KINDS[number % len(KINDS)]
    return paint(31, number, Wish(kind=kind, time=time if kind != "neon alley" else "moonlit night"))


def lesson(painting: Painting) -> Lesson:
    return Lesson(detailed(painting.rgb), labels_of(painting.scene))


@pytest.fixture(scope="module")
def lessons() -> list[Lesson]:
    return [lesson(painted(number)) for number in range(120)]


@pytest.fixture(scope="module")
def unseen() -> list[Painting]:
    return [painted(number) for number in range(120, 162)]


def as_drawn(painting: Painting) -> NDArray[np.uint8]:
    return smudged(painting.rgb, np.random.default_rng([7, painting.number]))


def rights(judge: Judge, unseen: list[Painting], drawn: bool = False) -> tuple[float, float]:
    """How often the kind and the hour are right."""
    pictures = [as_drawn(p) if drawn else p.rgb for p in unseen]
    pairs = list(zip(judge.opinions(pictures), map(lesson, unseen), strict=True))
    hours = [opinion.time == own.labels.time for opinion, own in pairs if own.labels.time]
    return float(np.mean([opinion.kind == own.labels.kind for opinion, own in pairs])), float(np.mean(hours))


def test_it_knows_kinds_and_hours_of_pictures_it_never_saw(
    lessons: list[Lesson], unseen: list[Painting]
) -> None:
    judge = train_judge(lessons, 0, 6, batch_size=24)
    for drawn in (False, True):  # with all its detail, and with less and other
        kind, hour = rights(judge, unseen, drawn)
        assert kind > 0.6  # chance is a sixth
        assert hour > 0.8


def test_taught_lies_it_knows_nothing(lessons: list[Lesson], unseen: list[Painting]) -> None:
    order = np.random.default_rng(0).permutation(len(lessons))
    lies = [Lesson(one.features, lessons[other].labels) for one, other in zip(lessons, order, strict=True)]
    assert rights(train_judge(lies, 0, 4, batch_size=24), unseen)[0] < 0.35


def test_things_are_told_that_are_often_plain_to_see(lessons: list[Lesson]) -> None:
    told = things_told(lessons)
    assert "sea" not in told or sum("sea" in one.labels.plain for one in lessons) >= 30
    few = Labels("castle", "", "", frozenset(), frozenset({"moat"}), frozenset({"moat", "hill"}))
    assert things_told([replace(lessons[0], labels=few)] * 8) == ["moat"]


def test_features_show_flakes_and_streaks() -> None:
    grey = np.full((192, 320, 3), 90, np.uint8)
    flakes, streaks = grey.copy(), grey.copy()
    flakes[2::8, 2::8] = 255
    streaks[:, ::4] = 130
    plain = detailed(grey)
    assert plain.shape == (48, 80, 6)
    assert not plain[..., 3:].any()
    assert detailed(flakes)[::2, ::2, 3].min() == 255
    assert not detailed(streaks)[..., 5].any()
    assert detailed(streaks)[:, :-1, 4].min() > 40


def test_a_judge_is_taught_once_and_then_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "cache_folder", lambda: tmp_path)
    asked: list[str] = []
    few = Teaching(lessons=24, epochs=1)
    first = ready_judge(few, lambda task, done, total: asked.append(task))
    assert set(asked) == {"painting lessons for the judge", "teaching the judge"}
    (kept,) = (tmp_path / "judges").iterdir()
    again = ready_judge(few, lambda task, done, total: pytest.fail(task))
    pictures = [painted(number).rgb for number in range(4)]
    assert again.opinions(pictures) == first.opinions(pictures)

    kept.write_bytes(kept.read_bytes()[:-100])
    mended = ready_judge(few, lambda task, done, total: None)
    assert mended.opinions(pictures) == first.opinions(pictures)

    monkeypatch.setattr(judging, "SEED", judging.SEED + 1)  # another painter is another teacher
    ready_judge(few, lambda task, done, total: None)
    assert len(list((tmp_path / "judges").iterdir())) == 2
