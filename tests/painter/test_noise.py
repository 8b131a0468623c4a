from __future__ import annotations

import numpy as np
import pytest

from scene_engine.painter import noise
from scene_engine.painter.dice import Dice


def test_noise_is_the_dice_s_alone() -> None:
    assert np.array_equal(noise.field(Dice(3), 50, 70), noise.field(Dice(3), 50, 70))
    assert not np.array_equal(noise.field(Dice(3), 50, 70), noise.field(Dice(4), 50, 70))
    assert np.array_equal(noise.line(Dice(3), 320), noise.line(Dice(3), 320))


@pytest.mark.parametrize("octaves", [1, 3, 5])
def test_a_share_of_the_values_is_the_same_share_of_the_area(octaves: int) -> None:
    """`noise < 0.3` promises 30 % of the area."""
    whole = noise.field(Dice(1), noise.TILE, noise.TILE, 32, octaves)
    for share in (0.1, 0.3, 0.75):
        assert (whole < share).mean() == pytest.approx(share, abs=0.002)
    assert whole.min() >= 0
    assert whole.max() <= 1


def _roughness(values: np.ndarray) -> float:
    """The mean step from one column to the next."""
    return float(np.abs(np.diff(values, axis=-1)).mean())


def test_larger_blots_are_smoother_and_more_octaves_rougher() -> None:
    small, large = noise.field(Dice(1), 128, 128, 8), noise.field(Dice(1), 128, 128, 64)
    assert _roughness(large) < _roughness(small) / 3
    plain, rich = noise.field(Dice(1), 128, 128, 32, 1), noise.field(Dice(1), 128, 128, 32, 5)
    assert _roughness(plain) < _roughness(rich)


def test_stretched_blots_are_wide() -> None:
    field = noise.field(Dice(2), 128, 128, 12, 2, stretch=6)
    assert _roughness(field) < _roughness(field.T) / 2


def test_a_field_has_no_seams_within_a_canvas() -> None:
    field = noise.field(Dice(5), 192, 320, 32, 1)
    assert np.abs(np.diff(field, axis=0)).max() < 0.25
    assert np.abs(np.diff(field, axis=1)).max() < 0.25


def test_a_line_is_continuous_and_within_range() -> None:
    for seed in range(20):
        line = noise.line(Dice(seed), 320, 90, 1)
        assert line.shape == (320,)
        assert line.min() >= 0
        assert line.max() <= 1
        assert np.abs(np.diff(line)).max() < 0.1


def test_noise_in_perspective_survives_the_vanishing_line() -> None:
    u, v = np.array([[0.0, np.inf, 1e30]], np.float32), np.array([[-1e30], [np.inf], [3.0]], np.float32)
    values = noise.at(Dice(1), u, v)
    assert values.shape == (3, 3)
    assert np.isfinite(values).all()
