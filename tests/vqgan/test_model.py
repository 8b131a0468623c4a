"""The VQGAN as a whole."""

from __future__ import annotations

from typing import Any

import mlx.core as mx
import numpy as np
import pytest
from mlx.utils import tree_flatten
from tests.paintings import draw

from scene_engine.keys import key_for
from scene_engine.vqgan import VQGAN, VQGANConfig
from scene_engine.vqgan.model import from_bytes, to_unit

CONFIG = VQGANConfig(8, (1, 1, 2, 2), (0, 0, 0, 1), (0, 0, 0, 1), codebook_size=32, codebook_dim=8)


def scenes(*seeds: int) -> mx.array:
    return mx.array(np.stack([draw(seed)[0] for seed in seeds]))


def test_a_picture_becomes_240_tokens_and_back() -> None:
    model = VQGAN(CONFIG, key_for(0))
    tokens = model.encode(scenes(0, 1))
    assert (tokens.shape, tokens.dtype) == ((2, 12, 20), mx.uint32)
    assert np.array(tokens).max() < 32
    pictures = model.decode(tokens)
    assert (pictures.shape, pictures.dtype) == ((2, 192, 320, 3), mx.float32)
    assert 0 <= np.array(pictures).min() < np.array(pictures).max() <= 1


def test_the_same_picture_gives_the_same_bytes() -> None:
    first, second = (
        model.decode(model.encode(scenes(3)))
        for model in (VQGAN(CONFIG, key_for(0)), VQGAN(CONFIG, key_for(0)))
    )
    assert np.array(first).tobytes() == np.array(second).tobytes()
    other = VQGAN(CONFIG, key_for(1))
    assert not mx.array_equal(other.decode(other.encode(scenes(3))), first)


def test_training_sees_what_decoding_shows() -> None:
    model = VQGAN(CONFIG, key_for(0))
    picture, quantized = model(from_bytes(scenes(4)), mx.array(1.0))
    decoded = model.decode(model.encode(scenes(4)))
    assert mx.array_equal(quantized.tokens, model.encode(scenes(4)))
    np.testing.assert_allclose(np.array(to_unit(picture)), np.array(decoded), atol=1e-5)


def test_bytes_become_minus_one_to_one_and_back() -> None:
    every = mx.arange(256).astype(mx.uint8)
    signed = from_bytes(every)
    assert (signed[0].item(), signed[255].item()) == (-1, 1)
    assert np.round(np.array(to_unit(signed)) * 255).tolist() == list(range(256))
    assert to_unit(mx.array([-7.0, 7.0])).tolist() == [0, 1]


def test_the_reconstructions_gradient_reaches_every_part() -> None:
    model = VQGAN(CONFIG, key_for(0))
    target = from_bytes(scenes(5))

    def loss(parameters: Any) -> mx.array:
        model.update(parameters)
        picture, quantized = model(target, mx.array(1.0))
        return mx.square(picture - target).mean() + quantized.codebook_loss

    gradients = dict(tree_flatten(mx.grad(loss)(model.trainable_parameters())))
    silent = [name for name, gradient in gradients.items() if not mx.any(gradient).item()]
    assert silent == []
    assert "quantizer.basis" not in gradients


@pytest.mark.parametrize(
    "wrong",
    [
        {"hidden_channels": 12},
        {"hidden_channels": 0},
        {"channel_multipliers": (1, 2, 4)},
        {"channel_multipliers": (1, 2, 0, 4)},
        {"encoder_blocks": (1, 1, 1, -1)},
        {"codebook_size": 1},
        {"codebook_dim": 2000},
    ],
)
def test_impossible_shapes_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        VQGANConfig(**wrong)
