"""Pictures written together are those written alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from scene_engine.keys import key_for
from scene_engine.transformer import Transformer, TransformerConfig
from scene_engine.transformer.writing import BATCH, Sampling, write_pictures, write_tokens

CONFIG = TransformerConfig(2, 64, 4, text_length=6, vocabulary_size=300)
PROMPTS = np.random.default_rng(0).integers(1, 300, (4, 6)).astype(np.int32)
SEEDS = [11, 12, 13, 14]
USUAL = Sampling(0.9, 20, 3.0)


@pytest.fixture(scope="module")
def model() -> Transformer:
    return Transformer(CONFIG, 300, 100, key_for(0))


def written(
    model: Transformer, rows: Sequence[int], seeds: Sequence[int], sampling: Sampling = USUAL
) -> np.ndarray:
    """Tokens [rows, 240]."""
    return write_pictures(model, PROMPTS[list(rows)], seeds, sampling)


def test_a_picture_does_not_depend_on_its_neighbours(model: Transformer) -> None:
    together = written(model, range(4), SEEDS)
    assert together.max() < 100
    for row in range(4):
        assert written(model, [row], SEEDS[row : row + 1]).tobytes() == together[row].tobytes()
    assert written(model, [3, 1], [14, 12]).tobytes() == together[[3, 1]].tobytes()


def test_seed_and_prompt_decide(model: Transformer) -> None:
    same = written(model, [0, 0, 1], [11, 12, 11])
    assert (same[0] != same[1]).mean() > 0.5
    assert (same[0] != same[2]).mean() > 0.02


def test_greedy_ignores_the_seed(model: Transformer) -> None:
    greedy = written(model, [2, 2], [1, 2], Sampling(0.0, 0, 1.0))
    assert greedy[0].tobytes() == greedy[1].tobytes()


def test_guidance_of_nought_ignores_the_prompt(model: Transformer) -> None:
    deaf = written(model, [0, 1], [5, 5], Sampling(0.9, 20, 0.0))
    assert deaf[0].tobytes() == deaf[1].tobytes()


@pytest.mark.parametrize(("rows", "seeds"), [(0, []), (BATCH + 1, [1] * (BATCH + 1)), (2, [1])])
def test_wrong_numbers_of_prompts_are_refused(model: Transformer, rows: int, seeds: list[int]) -> None:
    text = np.zeros((rows, 6), np.int32)
    with pytest.raises(ValueError, match="a seed for each"):
        next(write_tokens(model, text, seeds, USUAL))
