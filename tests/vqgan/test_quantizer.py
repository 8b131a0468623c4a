"""The quantizer against brute force, and where its gradients go."""

from __future__ import annotations

import mlx.core as mx
import numpy as np
import pytest
from mlx.utils import tree_flatten

from scene_engine.keys import key_for
from scene_engine.vqgan.quantizer import SimVQ

ON, OFF = mx.array(1.0), mx.array(0.0)


@pytest.fixture
def quantizer() -> SimVQ:
    """Of 32 codes of 6 numbers, its map away from the identity."""
    made = SimVQ(32, 6, key_for(0))
    made.map.weight = made.map.weight + 0.3 * mx.random.normal((6, 6), key=key_for(1))
    made.map.bias = 0.2 * mx.random.normal((6,), key=key_for(2))
    return made


@pytest.fixture
def latents() -> mx.array:
    return mx.random.normal((2, 5, 4, 6), key=key_for(3))


def test_the_nearest_code_is_the_nearest(quantizer: SimVQ, latents: mx.array) -> None:
    weight, bias = np.array(quantizer.map.weight, np.float64), np.array(quantizer.map.bias, np.float64)
    codes = np.array(quantizer.basis, np.float64) @ weight.T + bias
    flat = np.array(latents, np.float64).reshape(-1, 6)
    distances = ((flat[:, None] - codes) ** 2).sum(-1)
    assert np.array(quantizer.nearest(latents)).ravel().tolist() == distances.argmin(1).tolist()
    quantized = quantizer(latents, ON)
    assert mx.array_equal(quantized.tokens, quantizer.nearest(latents))
    np.testing.assert_allclose(
        np.array(quantized.latents).reshape(-1, 6), codes[distances.argmin(1)], atol=1e-5
    )
    expected = distances.min(1).mean() / 6
    assert quantized.codebook_loss.item() == pytest.approx(expected, rel=1e-4)
    assert quantized.commitment_loss.item() == pytest.approx(expected, rel=1e-4)


def test_the_gradient_goes_straight_through(quantizer: SimVQ, latents: mx.array) -> None:
    upstream = mx.random.normal(latents.shape, key=key_for(4))
    gradient = mx.grad(lambda x: (quantizer(x, ON).latents * upstream).sum())(latents)
    assert mx.array_equal(gradient, upstream)


def test_the_codebook_loss_moves_only_the_map(quantizer: SimVQ, latents: mx.array) -> None:
    assert {name for name, _ in tree_flatten(quantizer.trainable_parameters())} == {"map.weight", "map.bias"}

    def loss(parameters: dict[str, dict[str, mx.array]], x: mx.array) -> mx.array:
        quantizer.update(parameters)
        return quantizer(x, ON).codebook_loss

    of_map, of_latents = mx.grad(loss, argnums=(0, 1))(quantizer.trainable_parameters(), latents)
    assert all(mx.any(gradient).item() for _, gradient in tree_flatten(of_map))
    assert not mx.any(of_latents).item()


def test_the_commitment_loss_moves_only_the_latents(quantizer: SimVQ, latents: mx.array) -> None:
    def loss(parameters: dict[str, dict[str, mx.array]], x: mx.array) -> mx.array:
        quantizer.update(parameters)
        return quantizer(x, ON).commitment_loss

    of_map, of_latents = mx.grad(loss, argnums=(0, 1))(quantizer.trainable_parameters(), latents)
    assert not any(mx.any(gradient).item() for _, gradient in tree_flatten(of_map))
    assert mx.any(of_latents).item()


def test_unquantised_the_latents_pass_unchanged_and_cost_nothing(quantizer: SimVQ, latents: mx.array) -> None:
    quantized = quantizer(latents, OFF)
    assert mx.array_equal(quantized.latents, latents)
    assert quantized.codebook_loss.item() == quantized.commitment_loss.item() == 0


def test_a_reset_map_makes_the_codebook_its_basis(quantizer: SimVQ) -> None:
    assert not mx.allclose(quantizer.codebook, quantizer.basis)
    quantizer.reset_map()
    np.testing.assert_allclose(np.array(quantizer.codebook), np.array(quantizer.basis), atol=1e-6)
