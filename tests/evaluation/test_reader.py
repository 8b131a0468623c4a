"""The reader finds the picture that a caption belongs to, and knows nothing that it wasn't taught."""

from __future__ import annotations

import numpy as np
import pytest

from scene_engine.evaluation.features import reduce
from scene_engine.evaluation.reader import (
    Lesson,
    Reader,
    agreement,
    right_choices,
    terms_of,
    train_reader,
)
from scene_engine.painter.painting import Wish, paint

KINDS = ("open sea", "castle", "library", "desert", "neon alley", "glacier")


def lessons(numbers: range) -> list[Lesson]:
    """Painted scenes of six kinds that take turns."""
    made = []
    for number in numbers:
        painting = paint(31, number, Wish(kind=KINDS[number % len(KINDS)]))
        made.append(Lesson(painting.rgb, painting.captions(8), painting.scene.kind))
    return made


@pytest.fixture(scope="module")
def reader() -> Reader:
    return train_reader(lessons(range(192)), seed=1, epochs=10, batch_size=24)


def test_a_caption_finds_its_picture_among_unseen_ones(reader: Reader) -> None:
    unseen = lessons(range(192, 228))
    scores = agreement(reader, np.stack([one.picture for one in unseen]), [one.captions[0] for one in unseen])
    assert scores.shape == (36, 36)
    assert right_choices(scores, 4, seed=1) > 0.5  # chance is a quarter


def test_left_and_right_are_terms_and_so_are_pairs_of_words() -> None:
    assert terms_of("A Ship, left of the lighthouse")[:3] == ["a", "ship", "left"]
    assert "ship left" in terms_of("A ship, left of the lighthouse")


def test_words_never_taught_are_passed_over(reader: Reader) -> None:
    plain, strange = reader.spell(["a castle", "a castle zyxwv"])
    np.testing.assert_array_equal(plain, strange)
    assert not reader.spell(["zyxwv"]).any()


def test_the_same_lessons_teach_the_same_reader() -> None:
    few = lessons(range(12))
    first, again = (train_reader(few, seed=3, epochs=1, batch_size=6) for _ in range(2))
    picture = few[0].picture[None]
    np.testing.assert_array_equal(
        agreement(first, picture, ["a castle"]), agreement(again, picture, ["a castle"])
    )


def test_reduced_pictures_are_means() -> None:
    picture = np.zeros((1, 192, 320, 3), np.uint8)
    picture[0, :4, :4] = 255
    reduced = reduce(picture)
    assert reduced.shape == (1, 48, 80, 3)
    assert reduced[0, 0, 0].tolist() == [1, 1, 1]
    assert reduced[0, 1:].max() == -1


def test_right_choices_of_perfect_and_of_no_knowledge() -> None:
    assert right_choices(np.eye(20, dtype=np.float32), 8, seed=0) == 1
    noise = np.random.default_rng(0).random((200, 200)).astype(np.float32)
    assert right_choices(noise, 8, seed=0) == pytest.approx(1 / 8, abs=0.06)
