from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.paintings import draw

from scene_engine.dataset.similar import earlier_lookalike, look
from scene_engine.dataset.split import content_digest, split

SCENES = [draw(seed)[0] for seed in range(40)]


def sides(pictures: list[NDArray[np.uint8]], share: float) -> list[bool]:
    train, validation = split(pictures, [content_digest(picture) for picture in pictures], share)
    assert sorted([*train, *validation]) == list(range(len(pictures)))
    return [index in validation for index in range(len(pictures))]


@settings(deadline=None, max_examples=25)
@given(st.permutations(range(40)), st.integers(1, 39), st.sampled_from([0.05, 0.3]))
def test_adding_lines_moves_nothing(order: list[int], count: int, share: float) -> None:
    pictures = [SCENES[index] for index in order]
    assert sides(pictures, share)[:count] == sides(pictures[:count], share)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(range(40)), min_size=2, max_size=6, unique=True))
def test_both_sides_have_a_picture_from_two_pictures_on(seeds: list[int]) -> None:
    assert 0 < sum(sides([SCENES[seed] for seed in seeds], 0.05)) < len(seeds)


def test_one_picture_or_no_share_is_all_training() -> None:
    assert sides(SCENES[:1], 0.05) == [False]
    assert sides(SCENES[:1] * 3, 0.9) == [False] * 3
    assert not any(sides(SCENES, 0))
    assert sides([], 0.05) == []


def test_the_share_is_about_what_was_asked() -> None:
    cells = np.random.default_rng(0).integers(0, 256, (400, 12, 20, 3)).astype(np.uint8)
    pictures = list(cells.repeat(16, axis=1).repeat(16, axis=2))
    assert 0.2 < np.mean(sides(pictures, 0.25)) < 0.3


def test_lookalikes_stay_together() -> None:
    retouched = [scene.copy() for scene in SCENES]
    for scene in retouched:
        scene[90:100, 150:160] ^= 32
    both = sides(SCENES + retouched, 0.3)
    assert both[:40] == both[40:]
    assert any(both)


def test_lookalikes_are_found_and_other_times_of_day_are_not() -> None:
    retouched = SCENES[7].copy()
    retouched[0:10, 0:10] = 255
    looks = np.stack([look(scene) for scene in [*SCENES, retouched, SCENES[7]]])
    assert earlier_lookalike(looks).tolist() == [-1] * 40 + [7, 7]


@pytest.mark.parametrize("count", [1, 1024, 1025, 2500])
def test_lookalikes_across_chunks(count: int) -> None:
    looks = np.random.default_rng(0).uniform(0, 255, (count, 720)).astype(np.float32)
    looks[-1] = looks[0]
    expected = [-1] * count
    if count > 1:
        expected[-1] = 0
    assert earlier_lookalike(looks).tolist() == expected
