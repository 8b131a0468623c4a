"""Pictures written together are those written alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from scene_engine.canvas import COLUMNS, ROWS
from scene_engine.keys import key_for
from scene_engine.transformer import Transformer, TransformerConfig
from scene_engine.transformer.orders import CELLS, Cells, rectangles, strokes
from scene_engine.transformer.writing import BATCH, Known, Sampling, write_pictures, write_tokens

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


def rewritten(
    model: Transformer, tokens: np.ndarray, unknown: Cells, sampling: Sampling = USUAL
) -> np.ndarray:
    """Tokens [240] of one picture, its unknown cells written anew with the first prompt and seed 11."""
    result = tokens.copy()
    known = Known(tokens[None], unknown)
    for cell, token in write_tokens(model, PROMPTS[:1], [11], sampling, known):
        assert unknown.ravel()[cell]
        result[cell] = np.array(token)[0]
    return result


def test_known_cells_are_read_and_left_alone(model: Transformer) -> None:
    (tokens,) = written(model, [1], [3])
    unknown = rectangles(np.random.default_rng(2))
    result = rewritten(model, tokens, unknown)
    assert (result != tokens).reshape(ROWS, COLUMNS)[unknown].mean() > 0.5
    np.testing.assert_array_equal(result[~unknown.ravel()], tokens[~unknown.ravel()])
    # What is unknown is not looked at, what is known is.
    other = np.where(unknown.ravel(), (tokens + 1) % 100, tokens)
    np.testing.assert_array_equal(rewritten(model, other, unknown), result)
    other = np.where(unknown.ravel(), tokens, (tokens + 1) % 100)
    assert (rewritten(model, other, unknown) != result)[unknown.ravel()].any()


def test_known_pictures_are_read_alone_and_in_a_batch_alike(model: Transformer) -> None:
    tokens = written(model, [1, 2], [3, 4])
    unknown = strokes(np.random.default_rng(3))

    def rewrite(rows: list[int]) -> np.ndarray:
        found = tokens[rows].copy()
        known = Known(tokens[rows], unknown)
        for cell, token in write_tokens(model, PROMPTS[rows], [SEEDS[row] for row in rows], USUAL, known):
            found[:, cell] = np.array(token)
        return found

    together = rewrite([0, 1])
    assert rewrite([0])[0].tobytes() == together[0].tobytes()
    assert rewrite([1])[0].tobytes() == together[1].tobytes()


def test_writing_may_end_early_and_lie_elsewhere(model: Transformer) -> None:
    (tokens,) = written(model, [1], [3])
    unknown = rectangles(np.random.default_rng(2))

    def cells(count: int | None, origin: tuple[int, int]) -> list[tuple[int, int]]:
        known = Known(tokens[None], unknown, count, origin)
        return [
            (cell, int(np.array(token)[0]))
            for cell, token in write_tokens(model, PROMPTS[:1], [11], USUAL, known)
        ]

    whole = cells(None, (0, 0))
    assert len(whole) == unknown.sum()
    assert cells(7, (0, 0)) == whole[:7]
    # Other places in a larger grid have other random keys: windows don't repeat each other.
    assert [token for _, token in cells(None, (0, 20))] != [token for _, token in whole]


def test_with_nothing_known_it_is_a_new_picture(model: Transformer) -> None:
    everything = np.ones((ROWS, COLUMNS), bool)
    (fresh,) = written(model, [0], [11])
    np.testing.assert_array_equal(rewritten(model, np.zeros(CELLS, np.uint32), everything), fresh)


@pytest.mark.parametrize("at_once", [2, 3, 4, 16, 240])
def test_several_tokens_a_step_write_every_cell_once(model: Transformer, at_once: int) -> None:
    sampling = Sampling(0.9, 20, 3.0, at_once)
    cells = [cell for cell, _ in write_tokens(model, PROMPTS[:2], [1, 2], sampling)]
    assert cells == list(range(CELLS))
    together = written(model, [0, 1], [1, 2], sampling)
    assert written(model, [1], [2], sampling).tobytes() == together[1].tobytes()
    assert (together != written(model, [0, 1], [1, 2])).any()
    unknown = strokes(np.random.default_rng(1))
    assert rewritten(model, together[0], unknown, sampling).max() < 100


def test_nothing_to_write_is_refused(model: Transformer) -> None:
    known = Known(np.zeros((1, CELLS), np.uint32), np.zeros((ROWS, COLUMNS), bool))
    with pytest.raises(ValueError, match="a cell to write"):
        next(write_tokens(model, PROMPTS[:1], [1], USUAL, known))


@pytest.mark.parametrize(("rows", "seeds"), [(0, []), (BATCH + 1, [1] * (BATCH + 1)), (2, [1])])
def test_wrong_numbers_of_prompts_are_refused(model: Transformer, rows: int, seeds: list[int]) -> None:
    text = np.zeros((rows, 6), np.int32)
    with pytest.raises(ValueError, match="a seed for each"):
        next(write_tokens(model, text, seeds, USUAL))
