"""Measures of copies: perfect for a perfect one, and lower the worse it is."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from scene_engine.evaluation import metrics
from scene_engine.evaluation.reconstruction import Fidelity, fidelity, pictures_for
from scene_engine.painter.painting import paint

Picture = NDArray[np.uint8]


@pytest.fixture(scope="module")
def pictures() -> list[Picture]:
    return [paint(3, number).rgb for number in range(3)]


def blurred(picture: Picture, times: int = 4) -> Picture:
    rgb = picture.astype(np.float64)
    for _ in range(times):
        for axis in (0, 1):
            rgb = (np.roll(rgb, 1, axis) + 2 * rgb + np.roll(rgb, -1, axis)) / 4
    return np.rint(rgb).astype(np.uint8)


def noisy(picture: Picture) -> Picture:
    noise = np.random.default_rng(0).normal(0, 20, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def measured(pictures: list[Picture], spoil: Callable[[Picture], Picture]) -> Fidelity:
    return fidelity(pictures, [spoil(picture) for picture in pictures])


def test_a_perfect_copy(pictures: list[Picture]) -> None:
    found = measured(pictures, np.copy)
    assert found == Fidelity(99.0, found.ssim, 1.0, 1.0, 1.0)
    assert found.ssim == pytest.approx(1)


def test_a_blur_loses_edges_and_the_more_the_more(pictures: list[Picture]) -> None:
    little, much = measured(pictures, lambda p: blurred(p, 1)), measured(pictures, lambda p: blurred(p, 8))
    for name in ("psnr", "ssim", "exact_colours", "edge_ratio", "edge_energy_ratio"):
        assert getattr(much, name) < getattr(little, name)
    assert little.edge_ratio < 0.97
    assert much.edge_energy_ratio < 0.6 * little.edge_energy_ratio


def test_false_texture_shows_as_too_many_edges(pictures: list[Picture]) -> None:
    found = measured(pictures, noisy)
    assert found.edge_ratio > 1.2
    assert found.psnr < 25
    assert found.exact_colours < 0.6


def test_psnr_and_edges_by_hand() -> None:
    flat = np.full((20, 20, 3), 100, np.uint8)
    assert metrics.psnr(flat, flat + np.uint8(10)) == pytest.approx(10 * np.log10(255**2 / 100))
    half = flat.copy()
    half[:, 10:] = 160
    assert metrics.edges(half) == pytest.approx(60 / 19)
    assert metrics.edge_energy(half) == pytest.approx(60**2 / 19)
    assert metrics.ssim(half, half) == pytest.approx(1)
    assert metrics.ssim(half, half[:, ::-1]) < 0.9


def test_exact_colours_counts_pixels_that_moved_to_another_colour() -> None:
    picture = np.zeros((16, 16, 3), np.uint8)
    picture[:8], picture[8:] = (248, 0, 0), (0, 0, 248)
    copy = picture.copy()
    copy[0, :8] = (0, 0, 200)
    assert metrics.exact_colours(picture, copy) == 1 - 8 / 256
    assert metrics.exact_colours(picture, np.clip(picture, 4, 244)) == 1


def test_codes_in_use() -> None:
    even = np.arange(64).repeat(3).reshape(3, 8, 8)
    share, perplexity = metrics.code_use(even, 64)
    assert share == 1
    assert perplexity == pytest.approx(64)
    assert metrics.code_use(even, 128)[0] == 0.5
    share, perplexity = metrics.code_use(np.zeros((2, 12, 20), np.uint32), 64)
    assert share == 1 / 64
    assert perplexity == pytest.approx(1)
    drawn = np.random.default_rng(0).integers(2048, size=240 * pictures_for(2048))
    assert metrics.code_use(drawn, 2048)[0] > 0.98
