"""Writes the tokens of several pictures at once, cell by cell, with a key-value cache."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import mlx.core as mx
import numpy as np

from scene_engine.transformer.model import Transformer
from scene_engine.transformer.orders import CELLS, raster
from scene_engine.transformer.sampler import cell_keys, guided, sample
from scene_engine.transformer.text import PAD

BATCH = 2
"""Pictures written together. Always this many rows, spare ones idle: a matrix product may round differently
for another number of rows, and a picture must not depend on what is drawn beside it. More rows make several
pictures cheaper (four at once cost 1.3 times as much as two) and a single one, the usual case, slower."""


@dataclass(frozen=True)
class Sampling:
    """How tokens are drawn; see `sampler`."""

    temperature: float
    top_k: int
    guidance: float


def write_tokens(
    model: Transformer, text: np.ndarray, seeds: Sequence[int], sampling: Sampling
) -> Iterator[tuple[int, mx.array]]:
    """Writes one picture for each row of `text`, at most BATCH of them.

    Args:
        model: The Transformer, in float32 on a CPU.
        text: int32 [n, text_length], 1 <= n <= BATCH.
        seeds: n seeds, one a picture.
        sampling: Shared by all of them.

    Yields:
        The number of the cell just written and its tokens, uint32 [n]; the next cell's step is already under
        way.
    """
    count = len(text)
    if not 1 <= count <= BATCH or len(seeds) != count:
        raise ValueError(f"1 to {BATCH} prompts, and a seed for each")
    order = raster()
    padded = np.concatenate([text, np.full((2 * BATCH - count, text.shape[1]), PAD, np.int32)])
    keys = cell_keys([*seeds, *([0] * (BATCH - count))], order)
    scale = mx.array(sampling.guidance)
    caches = model.caches(len(order))
    logits = model.prefill(mx.array(padded), _all_rows(order[0]), caches)
    for index, cell in enumerate(order):
        chosen = sample(
            guided(logits[:BATCH], logits[BATCH:], scale), keys[index], sampling.temperature, sampling.top_k
        )
        if index + 1 < len(order):
            token = mx.concatenate([chosen, chosen])[:, None]
            logits = model.step(token, _all_rows(cell), _all_rows(order[index + 1]), caches)
        mx.async_eval(chosen, logits)
        yield int(cell), chosen[:count]


def write_pictures(
    model: Transformer, text: np.ndarray, seeds: Sequence[int], sampling: Sampling
) -> np.ndarray:
    """Tokens uint32 [n, 240] of any number of pictures, written a batch at a time; see `write_tokens`."""
    grid = np.empty((len(text), CELLS), np.uint32)
    for first in range(0, len(text), BATCH):
        rows = slice(first, first + BATCH)
        for cell, tokens in write_tokens(model, text[rows], seeds[rows], sampling):
            grid[rows, cell] = np.array(tokens)
    return grid


def _all_rows(cell: np.integer) -> mx.array:
    return mx.full((2 * BATCH, 1), int(cell), mx.int32)
