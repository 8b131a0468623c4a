"""Distances of textures: none to the same pictures, and each level sees what happens at its size."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.evaluation.test_metrics import blurred, noisy

from scene_engine.evaluation.sliced_wasserstein import LEVELS, cloud, distances, pyramid
from scene_engine.painter.painting import paint

Picture = NDArray[np.uint8]


@pytest.fixture(scope="module")
def pictures() -> list[Picture]:
    return [paint(5, number).rgb for number in range(10)]


@pytest.fixture(scope="module")
def floor(pictures: list[Picture]) -> list[float]:
    others = [paint(5, number).rgb for number in range(10, 20)]
    return distances(cloud(others, 0), cloud(pictures, 0), 0)


def test_the_same_pictures_are_no_distance_away(pictures: list[Picture]) -> None:
    assert distances(cloud(pictures, 0), cloud(pictures, 0), 0) == [0.0] * len(LEVELS)


def test_a_pyramid_adds_up_to_its_picture(pictures: list[Picture]) -> None:
    levels = pyramid(pictures[0])
    assert [level.shape for level in levels] == [(192 // n, 320 // n, 3) for n in LEVELS]
    flat = pyramid(np.full((192, 320, 3), 200, np.uint8))
    for level in flat[:-1]:
        np.testing.assert_allclose(level, 0, atol=1e-5)
    np.testing.assert_allclose(flat[-1], 200 / 127.5 - 1, atol=1e-5)


def test_a_blur_is_seen_at_the_finest_level_first(pictures: list[Picture], floor: list[float]) -> None:
    found = distances(cloud([blurred(p) for p in pictures], 0), cloud(pictures, 0), 0)
    assert found[0] > 1.5 * floor[0]
    assert found[0] > 5 * found[-1]


def test_noise_and_lost_contrast_are_seen(pictures: list[Picture], floor: list[float]) -> None:
    reference = cloud(pictures, 0)
    assert distances(cloud([noisy(p) for p in pictures], 0), reference, 0)[0] > 1.5 * floor[0]
    grey = [(p // 4 + 96).astype(np.uint8) for p in pictures]
    assert min(distances(cloud(grey, 0), reference, 0)) > max(floor[:2])


def test_it_is_decided_by_its_seed(pictures: list[Picture]) -> None:
    one, other = cloud(pictures[:5], 0), cloud(pictures[5:], 0)
    assert distances(one, other, 0) == distances(one, other, 0)
    assert distances(one, other, 1) != distances(one, other, 0)
    with pytest.raises(ValueError, match="as many"):
        distances(cloud(pictures[:4], 0), other, 0)
