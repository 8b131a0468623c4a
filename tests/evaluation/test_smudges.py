"""Smudged pictures are the same scene with less and other detail, and the same again from the same dice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.evaluation.features import reduce
from scene_engine.evaluation.smudges import smudged
from scene_engine.painter.painting import Wish, paint

CALLS = 12


def several(picture: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    rng = np.random.default_rng(0)
    return [smudged(picture, rng) for _ in range(CALLS)]


def test_the_scene_stays_what_it_was_and_its_detail_does_not() -> None:
    picture = paint(31, 0, Wish(kind="castle", time="noon")).rgb
    other = paint(31, 1, Wish(kind="castle", time="moonlit night")).rgb
    before = picture.copy()
    for copy in several(picture):
        assert copy.shape == picture.shape
        assert copy.dtype == np.uint8
        far, near = (np.abs(reduce(copy[None]) - reduce(one[None])).mean() for one in (other, picture))
        assert near < far / 2
        assert (copy != picture).any(axis=2).mean() > 0.2
    assert np.array_equal(picture, before)


def test_flat_colour_keeps_its_colour() -> None:
    for copy in several(np.full((192, 320, 3), 120, np.uint8)):
        assert np.abs(copy.mean(axis=(0, 1)) - 120).max() < 24


def test_the_same_dice_smudge_the_same_and_others_otherwise() -> None:
    picture = paint(31, 2).rgb
    first, again = several(picture), several(picture)
    assert all(map(np.array_equal, first, again))
    assert not any(np.array_equal(one, first[0]) for one in first[1:])
