"""Sliced weights compute what whole ones do."""

from __future__ import annotations

import mlx.core as mx
import mlx.nn as nn
import numpy as np
import pytest

from scene_engine.keys import key_for
from scene_engine.transformer import Transformer, TransformerConfig
from scene_engine.transformer.model import projection
from scene_engine.transformer.sliced import SlicedLinear, sliced
from scene_engine.transformer.writing import Sampling, write_pictures

CONFIG = TransformerConfig(2, 64, 4, text_length=6, vocabulary_size=300)
PROMPTS = np.random.default_rng(0).integers(1, 300, (3, 6)).astype(np.int32)


def transformer() -> Transformer:
    return Transformer(CONFIG, 300, 128, key_for(0))


@pytest.mark.parametrize("shape", [(384,), (4, 1, 384), (2, 5, 384), (4, 288, 384)])
def test_a_layer_is_the_whole_one_to_rounding(shape: tuple[int, ...]) -> None:
    layer = projection(384, 1152, key_for(1))
    x = mx.random.normal(shape, key=key_for(2))
    expected, found = layer(x), SlicedLinear(layer.weight)(x)
    assert found.shape == expected.shape == (*shape[:-1], 1152)
    np.testing.assert_allclose(np.array(found), np.array(expected), atol=1e-4)


def test_a_transformer_gives_the_same_logits() -> None:
    whole, narrow = transformer(), sliced(transformer())
    assert {type(layer) for block in narrow.blocks for layer in block.feed_forward.children().values()} == {
        SlicedLinear
    }
    assert isinstance(narrow.to_logits, SlicedLinear)
    text, tokens = mx.array(PROMPTS), mx.random.randint(0, 128, (3, 240), key=key_for(3))
    order = mx.broadcast_to(mx.arange(240), (3, 240))
    np.testing.assert_allclose(
        np.array(narrow(text, tokens, order)), np.array(whole(text, tokens, order)), atol=1e-4
    )


@pytest.mark.parametrize("tokens_a_step", [1, 5])
def test_a_picture_does_not_depend_on_its_neighbours(tokens_a_step: int) -> None:
    model, sampling = sliced(transformer()), Sampling(0.9, 20, 3.0, tokens_a_step)
    together = write_pictures(model, PROMPTS, [11, 12, 13], sampling)
    for row, seed in enumerate((11, 12, 13)):
        alone = write_pictures(model, PROMPTS[row : row + 1], [seed], sampling)
        assert alone[0].tobytes() == together[row].tobytes()


def test_layers_that_cannot_be_cut_stay() -> None:
    class Network(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.odd, self.biased = nn.Linear(8, 100, bias=False), nn.Linear(8, 128)
            self.layers = [nn.Linear(8, 128, bias=False)]

    network = sliced(Network())
    assert isinstance(network.odd, nn.Linear)
    assert isinstance(network.biased, nn.Linear)
    assert isinstance(network.layers[0], SlicedLinear)
