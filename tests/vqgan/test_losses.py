"""The losses against short references in numpy."""

from __future__ import annotations

import mlx.core as mx
import numpy as np
import pytest
from numpy.typing import NDArray

from scene_engine.vqgan import losses

RNG = np.random.default_rng(7)
Array = NDArray[np.float32]


def picture() -> Array:
    return RNG.uniform(-1, 1, (2, 8, 12, 3)).astype(np.float32)


def huber(difference: Array, delta: float) -> float:
    size = np.abs(difference)
    return float(np.where(size < delta, size**2 / (2 * delta), size - delta / 2).mean())


def halved(x: Array) -> Array:
    return x.reshape(2, x.shape[1] // 2, 2, x.shape[2] // 2, 2, 3).mean((2, 4))


def test_huber_is_the_mean_of_a_parabola_with_straight_arms() -> None:
    difference = picture()
    assert losses.huber(mx.array(difference), 0.2).item() == pytest.approx(huber(difference, 0.2), rel=1e-5)
    assert losses.huber(mx.array([0.1]), 0.2).item() == pytest.approx(0.025)
    assert losses.huber(mx.array([-1.0]), 0.2).item() == pytest.approx(0.9)


def test_reconstruction_loss() -> None:
    target, drawn = picture(), picture()
    expected = sum(
        weight * huber(b - a, 0.2)
        for weight, a, b in (
            (1, target, drawn),
            (0.5, halved(target), halved(drawn)),
            (0.25, halved(halved(target)), halved(halved(drawn))),
        )
    )
    for axis in (1, 2):
        expected += 0.7 * float(np.abs(np.diff(drawn, axis=axis) - np.diff(target, axis=axis)).mean())
    found = losses.reconstruction_loss(mx.array(target), mx.array(drawn), 0.2, 0.7).item()
    assert found == pytest.approx(expected, rel=1e-5)
    assert losses.reconstruction_loss(mx.array(target), mx.array(target), 0.2, 0.7).item() == 0


def test_the_gradient_difference_sees_outlines_and_no_shade() -> None:
    target = picture()
    shaded = losses.gradient_difference(mx.array(target), mx.array(target + 0.5))
    moved = losses.gradient_difference(mx.array(target), mx.array(np.roll(target, 1, 2)))
    assert np.array(shaded) < 1e-6
    assert np.array(moved) > 0.1


def test_feature_matching_is_relative_and_blind_to_scale() -> None:
    real, fake = picture(), picture()
    expected = np.abs(fake - real).mean() / (np.abs(real).mean() + 1e-3)
    assert losses.feature_matching([mx.array(real)], [mx.array(fake)]).item() == pytest.approx(
        expected, rel=1e-5
    )
    both = losses.feature_matching([mx.array(real), mx.array(100 * real)], [mx.array(fake)] * 2)
    assert both.item() == pytest.approx(
        (expected + np.abs(fake - 100 * real).mean() / (np.abs(100 * real).mean() + 1e-3)) / 2, rel=1e-5
    )


def test_hinge() -> None:
    real, fake = mx.array([2.0, 0.5, -1.0]), mx.array([-2.0, 0.0, 3.0])
    assert losses.hinge_discriminator([real], [fake]).item() == pytest.approx(
        (0 + 0.5 + 2) / 3 + (0 + 1 + 4) / 3
    )


def test_lecam_costs_nothing_until_the_logits_pass_the_other_sides_mean() -> None:
    anchors = mx.array([0.5, -0.25])
    assert losses.lecam([mx.array([-0.25])], [mx.array([0.5])], anchors).item() == 0
    found = losses.lecam([mx.array([1.0, -1.0])], [mx.array([0.0, 2.0])], anchors).item()
    assert found == pytest.approx(1.25**2 / 2 + 0.5**2 / 2)


def test_flat_parts_count_in_full_and_texture_as_little_as_told() -> None:
    target = np.zeros((1, 16, 16, 3), np.float32)
    target[:, :, 8:] = np.indices((16, 8)).sum(0)[None, :, :, None] % 2  # a flat half and a chequered one
    flat = np.array(losses.flatness(mx.array(target)))[0, :, :, 0]
    assert flat[:, :6].all()
    assert not flat[:, 8:].any()
    wrong = {"flat": (2, 3), "texture": (12, 13)}
    costs: dict[tuple[str, float], float] = {}
    for where, (first, last) in wrong.items():
        picture = target.copy()
        picture[:, 4, first:last] += 0.5
        for fine in (1.0, 0.1):
            loss = losses.reconstruction_loss(mx.array(target), mx.array(picture), 0.2, 0.5, fine)
            costs[where, fine] = float(np.array(loss))
    assert costs["flat", 0.1] == pytest.approx(costs["flat", 1.0], rel=1e-5)
    assert costs["texture", 0.1] < 0.6 * costs["texture", 1.0]


@pytest.mark.parametrize("size", [1e-6, 1.0, 1e4])
def test_balanced_adds_a_share_of_the_norm(size: float) -> None:
    strong, weak = picture(), size * picture()
    added = np.array(losses.balanced(mx.array(strong), mx.array(weak), mx.array(0.3))) - strong
    assert np.linalg.norm(added) == pytest.approx(0.3 * np.linalg.norm(strong), rel=1e-3)
    cosine = (added * weak).sum() / np.linalg.norm(added) / np.linalg.norm(weak)
    assert cosine == pytest.approx(1, abs=1e-3)


def test_balanced_survives_a_gradient_of_nothing() -> None:
    strong = mx.array(picture())
    assert mx.array_equal(losses.balanced(strong, mx.zeros_like(strong), mx.array(0.5)), strong)
