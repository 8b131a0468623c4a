"""Shapes, and the promise that no convolution has a stride."""

from __future__ import annotations

from collections.abc import Callable

import mlx.core as mx
import mlx.nn as nn
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scene_engine.keys import key_for
from scene_engine.vqgan import VQGAN, VQGANConfig
from scene_engine.vqgan.discriminator import PatchDiscriminator
from scene_engine.vqgan.layers import ResidualBlock, SelfAttention, pixel_shuffle, space_to_depth

CONFIG = VQGANConfig(8, (1, 1, 2, 2), (0, 1, 0, 1), (1, 0, 1, 0), codebook_size=32, codebook_dim=8)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 2), st.integers(1, 4), st.integers(1, 4), st.integers(1, 3), st.sampled_from([1, 2, 3, 4])
)
def test_space_to_depth_and_pixel_shuffle_undo_each_other(
    batch: int, rows: int, columns: int, channels: int, factor: int
) -> None:
    picture = mx.arange(batch * rows * columns * channels * factor**2).reshape(
        batch, rows * factor, columns * factor, channels
    )
    deep = space_to_depth(picture, factor)
    assert deep.shape == (batch, rows, columns, channels * factor**2)
    assert mx.array_equal(pixel_shuffle(deep, factor), picture)
    assert mx.array_equal(space_to_depth(pixel_shuffle(deep, factor), factor), deep)


def test_a_block_of_pixels_becomes_one_pixel() -> None:
    picture = np.arange(4 * 6 * 3).reshape(1, 4, 6, 3)
    deep = np.array(space_to_depth(mx.array(picture)))
    assert deep[0, 1, 2].tolist() == picture[0, 2:4, 4:6].ravel().tolist()


@pytest.mark.parametrize(
    "model",
    [VQGAN(VQGANConfig(), key_for(0)), VQGAN(CONFIG, key_for(0)), PatchDiscriminator(64, key_for(0))],
    ids=["base", "mini", "discriminator"],
)
def test_no_convolution_has_a_stride(model: nn.Module) -> None:
    convolutions = [module for module in model.modules() if isinstance(module, nn.Conv2d)]
    assert convolutions
    for layer in convolutions:
        assert layer.stride == (1, 1)
    others = {type(module).__name__ for module in model.modules()} & {"Conv1d", "Conv3d", "ConvTranspose2d"}
    assert not others


@pytest.mark.parametrize("block", [ResidualBlock, SelfAttention])
def test_a_fresh_block_is_nearly_the_identity(block: Callable[[int, mx.array], nn.Module]) -> None:
    x = mx.random.normal((2, 6, 5, 64), key=key_for(1))
    change = block(64, key_for(2))(x) - x
    assert 0 < np.sqrt(np.square(np.array(change)).mean()) < 0.4


def test_attention_sees_every_cell() -> None:
    attention = SelfAttention(16, key_for(3))
    x = mx.random.normal((1, 12, 20, 16), key=key_for(4))
    gradient = mx.grad(lambda x: attention(x)[0, 0, 0].sum())(x)
    assert (mx.abs(gradient).sum(axis=-1) > 0).all().item()


def test_the_encoder_gives_a_unit_vector_for_each_cell() -> None:
    model = VQGAN(CONFIG, key_for(0))
    pictures = mx.random.uniform(-1, 1, (2, 192, 320, 3), key=key_for(5))
    latents = model.encoder(pictures)
    assert latents.shape == (2, 12, 20, 8)
    np.testing.assert_allclose(np.array(mx.square(latents).mean(axis=-1)), 1, rtol=1e-3)
    assert model.decoder(latents).shape == (2, 192, 320, 3)


def test_the_discriminator_judges_cells_at_three_resolutions() -> None:
    [logits], features = PatchDiscriminator(8, key_for(0))(mx.zeros((1, 192, 320, 3)))
    assert logits.shape == (1, 24, 40, 1)
    assert [feature.shape[1:] for feature in features] == [
        (96, 160, 8),
        (48, 80, 16),
        (24, 40, 32),
        (24, 40, 32),
    ]
