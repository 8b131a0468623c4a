"""Soft edges become hard ones, and nothing else changes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scene_engine.palette.crisp import crisp


def edge(width: int) -> np.ndarray:
    """A dark blue and a sand-coloured half, a slope of `width` pixels between them: float32 [40, 60, 3]."""
    t = np.clip((np.arange(60) - 30 + width / 2) / max(width, 1), 0, 1)
    t = (t * t * (3 - 2 * t))[None, :, None]
    dark, light = np.array([0.1, 0.1, 0.4]), np.array([0.9, 0.8, 0.5])
    return np.broadcast_to(dark + (light - dark) * t, (40, 60, 3)).astype(np.float32)


def between(picture: np.ndarray) -> int:
    """Columns whose colour is neither of the two."""
    row = picture[20, :, 0]
    return int(((row > 0.2) & (row < 0.8)).sum())


@pytest.mark.parametrize("width", [4, 6, 8])
def test_a_soft_edge_becomes_a_step_where_it_was(width: int) -> None:
    soft = edge(width)
    hard = crisp(soft, 12)
    assert between(hard) <= 1 < between(soft)
    np.testing.assert_allclose(hard[:, :20], soft[:, :20], atol=1e-3)
    np.testing.assert_allclose(hard[:, 40:], soft[:, 40:], atol=1e-3)
    # The step lies in the middle of the slope.
    assert abs(int((hard[20, :, 0] < 0.5).sum()) - int((soft[20, :, 0] < 0.5).sum())) <= 1


def test_a_hard_edge_and_an_even_gradient_stay() -> None:
    hard = edge(0)
    np.testing.assert_allclose(crisp(hard, 12), hard, atol=1e-6)
    sky = np.broadcast_to(np.linspace(0.2, 0.8, 192, dtype=np.float32)[:, None, None], (192, 320, 3))
    assert np.abs(crisp(sky, 12) - sky)[8:-8].max() < 2e-3


def test_no_steps_change_nothing() -> None:
    soft = edge(6)
    np.testing.assert_array_equal(crisp(soft, 0), soft)


@given(arrays(np.float32, (7, 9, 3), elements=st.floats(0, 1, width=32)), st.integers(1, 6))
def test_no_channel_leaves_its_range(picture: np.ndarray, steps: int) -> None:
    result = crisp(picture, steps)
    assert result.dtype == np.float32
    for channel in range(3):
        assert result[..., channel].min() >= picture[..., channel].min() - 1e-6
        assert result[..., channel].max() <= picture[..., channel].max() + 1e-6


def test_left_and_right_are_alike() -> None:
    soft = np.random.default_rng(1).random((24, 32, 3)).astype(np.float32)
    np.testing.assert_allclose(crisp(soft[:, ::-1], 3)[:, ::-1], crisp(soft, 3), atol=1e-3)
