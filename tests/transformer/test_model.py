"""The Transformer: the cached way gives what the whole pass gives, and nothing looks ahead."""

from __future__ import annotations

from typing import Any

import mlx.core as mx
import mlx.nn as nn
import numpy as np
import pytest
from mlx.utils import tree_flatten
from numpy.typing import NDArray

from scene_engine.keys import key_for
from scene_engine.transformer import Transformer, TransformerConfig
from scene_engine.transformer import model as transformer_model
from scene_engine.transformer.model import dropped
from scene_engine.transformer.orders import CELLS, border, known_first, raster, rectangles, strokes

CODES, WORDS = 40, 300
CONFIG = TransformerConfig(2, 32, 2, text_length=5, vocabulary_size=WORDS, dropout=0.2)
RNG = np.random.default_rng(3)


@pytest.fixture(scope="module")
def model() -> Transformer:
    return Transformer(CONFIG, WORDS, CODES, key_for(0))


@pytest.fixture(scope="module")
def sequence() -> tuple[mx.array, NDArray[np.int32]]:
    """Text [2, 5] and tokens [2, 240] by cell."""
    return mx.array(RNG.integers(0, WORDS, (2, 5))), RNG.integers(0, CODES, (2, CELLS)).astype(np.int32)


def shuffled(seed: int) -> NDArray[np.int32]:
    return np.random.default_rng(seed).permutation(CELLS).astype(np.int32)


def both(order: NDArray[np.int32]) -> mx.array:
    return mx.array(np.stack([order, order]))


ORDERS = {
    "raster": raster(),
    "shuffled": shuffled(1),
    "rectangles": known_first(rectangles(np.random.default_rng(4))),
    "strokes": known_first(strokes(np.random.default_rng(5))),
    "border": known_first(border(np.random.default_rng(6))),
}


def test_spare_positions_change_nothing(
    sequence: tuple[mx.array, NDArray[np.int32]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a CUDA GPU attention is over a multiple of 128 positions in training."""
    text, tokens = sequence
    order, model = both(ORDERS["shuffled"]), Transformer(CONFIG, WORDS, CODES, key_for(0))
    weights = model.parameters()

    def loss(parameters: Any) -> mx.array:
        model.update(parameters)
        return nn.losses.cross_entropy(model(text, mx.array(tokens), order), mx.array(tokens)).mean()

    found = []
    for padded in (1, 128):
        monkeypatch.setattr(transformer_model, "PADDED", padded)
        value, gradients = mx.value_and_grad(loss)(weights)
        found.append([np.array(value), *(np.array(array) for _, array in tree_flatten(gradients))])
    for one, other in zip(*found, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)


@pytest.mark.parametrize("known", [0, 1, 97, 239])
@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_cached_logits_equal_those_of_a_whole_pass(
    order: NDArray[np.int32], known: int, model: Transformer, sequence: tuple[mx.array, NDArray[np.int32]]
) -> None:
    text, tokens = sequence
    whole = np.array(model(text, mx.array(tokens), both(order)))
    assert whole.shape == (2, CELLS, CODES)
    places = mx.array(np.stack([order, order], axis=1)[:, :, None])
    caches = model.caches(CELLS)
    given = mx.array(tokens[:, order[:known]])
    logits = model.prefill(text, given, both(order)[:, : known + 1], caches)
    np.testing.assert_allclose(np.array(logits), whole[:, known], atol=1e-4)
    for index in range(known, CELLS - 1):
        token = mx.array(tokens[:, order[index]][:, None])
        logits = model.step(token, places[index], places[index + 1], caches)
        np.testing.assert_allclose(np.array(logits[:, 0]), whole[:, index + 1], atol=1e-4)


def test_several_tokens_in_a_step_are_read_as_one_after_another(
    model: Transformer, sequence: tuple[mx.array, NDArray[np.int32]]
) -> None:
    text, tokens = sequence
    order = shuffled(7)
    whole = np.array(model(text, mx.array(tokens), both(order)))
    caches = model.caches(CELLS)
    model.prefill(text, mx.array(tokens[:, order[:40]]), both(order)[:, :41], caches)
    read = slice(40, 48)
    logits = model.step(mx.array(tokens[:, order[read]]), both(order)[:, read], both(order)[:, 41:49], caches)
    np.testing.assert_allclose(np.array(logits), whole[:, 41:49], atol=1e-4)


@pytest.mark.parametrize("order", [raster(), shuffled(2)], ids=["raster", "shuffled"])
def test_a_later_token_changes_no_earlier_logits(
    order: NDArray[np.int32], model: Transformer, sequence: tuple[mx.array, NDArray[np.int32]]
) -> None:
    text, tokens = sequence
    before = np.array(model(text, mx.array(tokens), both(order)))
    for index in (0, 100, 238):
        changed = tokens.copy()
        changed[:, order[index]] = (changed[:, order[index]] + 1) % CODES
        difference = np.abs(np.array(model(text, mx.array(changed), both(order))) - before).max(axis=(0, 2))
        assert difference[: index + 1].max() == 0
        assert difference[index + 1] > 1e-4


def test_the_last_token_is_read_by_none(
    model: Transformer, sequence: tuple[mx.array, NDArray[np.int32]]
) -> None:
    text, tokens = sequence
    changed = tokens.copy()
    changed[:, -1] = (changed[:, -1] + 1) % CODES
    order = both(raster())
    assert mx.array_equal(model(text, mx.array(tokens), order), model(text, mx.array(changed), order))


def test_text_and_places_are_heard(model: Transformer, sequence: tuple[mx.array, NDArray[np.int32]]) -> None:
    text, tokens = sequence
    logits = model(text, mx.array(tokens), both(raster()))
    assert not mx.allclose(model((text + 1) % WORDS, mx.array(tokens), both(raster())), logits, atol=1e-3)
    # Exchanging two cells yet to be written: another next cell, other logits.
    order = raster()
    order[[50, 60]] = order[[60, 50]]
    other = model(text, mx.array(tokens), both(order))
    assert mx.array_equal(other[:, :50], logits[:, :50])
    assert not mx.allclose(other[:, 50], logits[:, 50], atol=1e-3)


def test_dropout_only_with_a_key_and_by_the_key_alone(
    model: Transformer, sequence: tuple[mx.array, NDArray[np.int32]]
) -> None:
    text, tokens = sequence
    call = (text, mx.array(tokens), both(raster()))
    assert mx.array_equal(model(*call), model(*call))
    once = model(*call, key_for(1))
    assert mx.array_equal(once, model(*call, key_for(1)))
    assert not mx.array_equal(once, model(*call, key_for(2)))
    assert not mx.array_equal(once, model(*call))


def test_dropout_keeps_the_mean() -> None:
    kept = np.array(dropped(mx.ones((400, 500)), 0.25, key_for(0)))
    assert np.unique(kept).tolist() == pytest.approx([0, 4 / 3])
    assert kept.mean() == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(
    "wrong",
    [
        {"layers": 0},
        {"width": 100, "heads": 8},
        {"text_length": 0},
        {"vocabulary_size": 200},
        {"dropout": 1.0},
    ],
)
def test_impossible_shapes_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        TransformerConfig(**wrong)
