"""Writes the tokens of several pictures at once, cell by cell, with a key-value cache."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import mlx.core as mx
import numpy as np
from numpy.typing import NDArray

from scene_engine.transformer.model import KeyValueCache, Transformer
from scene_engine.transformer.orders import CELLS, Cells, Order, known_first, raster
from scene_engine.transformer.sampler import cell_keys, guided, sample
from scene_engine.transformer.text import PAD

BATCH = 2
"""Pictures written together. Always this many rows, spare ones idle: a matrix product may round differently
for another number of rows, and a picture must not depend on what is drawn beside it. More rows make several
pictures cheaper (four at once cost 1.3 times as much as two) and a single one, the usual case, slower."""


@dataclass(frozen=True)
class Sampling:
    """How tokens are drawn; see `sampler`.

    Attributes:
        temperature: 0 takes the likeliest.
        top_k: Choose among this many; 0 for all.
        guidance: Scale of classifier-free guidance.
        tokens_a_step: Cells written at once, blind to each other: some times faster, a little less coherent.
    """

    temperature: float
    top_k: int
    guidance: float
    tokens_a_step: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.tokens_a_step <= CELLS:
            raise ValueError(f"1 to {CELLS} tokens a step")


@dataclass(frozen=True, eq=False)
class Known:
    """What of the pictures is there already.

    Attributes:
        tokens: uint32 [n, 240], by cell number; those of unknown cells don't matter.
        unknown: bool [12, 20], the cells to write, the same in all of the pictures; at least one.
        count: How many of them to write, in raster order; None for all.
        origin: Row and column of this grid within a larger one. Random keys are those of its cells: the
            windows of a panorama don't repeat each other's noise.
    """

    tokens: NDArray[np.uint32]
    unknown: Cells
    count: int | None = None
    origin: tuple[int, int] = (0, 0)


def write_tokens(
    model: Transformer,
    text: NDArray[np.int32],
    seeds: Sequence[int],
    sampling: Sampling,
    known: Known | None = None,
) -> Iterator[tuple[int, mx.array]]:
    """Writes one picture for each row of `text`, at most BATCH of them.

    Args:
        model: The Transformer, in float32 on a CPU.
        text: int32 [n, text_length], 1 <= n <= BATCH.
        seeds: n seeds, one a picture.
        sampling: Shared by all of them.
        known: Cells that stay; None for whole new pictures.

    Yields:
        The number of the cell just written and its tokens, uint32 [n]; the next cell's step is already under
        way.
    """
    count = len(text)
    if not 1 <= count <= BATCH or len(seeds) != count:
        raise ValueError(f"1 to {BATCH} prompts, and a seed for each")
    if known is not None and (len(known.tokens) != count or not known.unknown.any() or known.count == 0):
        raise ValueError("the known tokens of each picture, and a cell to write")
    order = raster() if known is None else known_first(known.unknown)
    first = 0 if known is None else CELLS - int(known.unknown.sum())
    if known is not None and known.count is not None:
        order = order[: first + known.count]
    padded = np.concatenate([text, np.full((2 * BATCH - count, text.shape[1]), PAD, np.int32)])
    origin = (0, 0) if known is None else known.origin
    keys = cell_keys([*seeds, *([0] * (BATCH - count))], order[first:], origin)
    scale = mx.array(sampling.guidance)
    # Until as many tokens are written as a step wants to read, some are read twice.
    caches = model.caches(CELLS + 2 * sampling.tokens_a_step)
    given = np.zeros((2 * BATCH, first), np.uint32)
    if known is not None:
        given[:count] = given[BATCH : BATCH + count] = known.tokens[:, order[:first]]
    logits = model.prefill(mx.array(padded), mx.array(given), _all_rows(order[: first + 1]), caches)[:, None]
    written = first
    while written < len(order):
        cells = order[written : written + logits.shape[1]]
        chosen = mx.stack(
            [
                sample(
                    guided(logits[:BATCH, place], logits[BATCH:, place], scale),
                    keys[written - first + place],
                    sampling.temperature,
                    sampling.top_k,
                )
                for place in range(len(cells))
            ],
            axis=1,
        )
        written += len(cells)
        if written < len(order):
            logits = _step(model, chosen, cells, order[written:], sampling.tokens_a_step, caches)
        mx.async_eval(chosen, logits)
        for place, cell in enumerate(cells):
            yield int(cell), chosen[:count, place]


def _step(
    model: Transformer,
    chosen: mx.array,
    cells: Order,
    rest: Order,
    at_once: int,
    caches: Sequence[KeyValueCache],
) -> mx.array:
    """Reads the tokens just chosen, [BATCH, m] at `cells`: logits [2 * BATCH, n, K] of the first n of `rest`.

    A position that reads one token writes one: to write more than were just written, tokens are read twice,
    each time with another cell to write.
    """
    wanted = min(at_once, len(rest), 2 * len(cells))
    read = np.arange(max(wanted, len(cells))) % len(cells)
    # Where fewer are wanted than must be read, the first are read for the cache alone.
    targets = rest[np.maximum(np.arange(len(read)) - (len(read) - wanted), 0)]
    tokens = (
        mx.concatenate([chosen, chosen])[:, mx.array(read)]
        if len(read) > 1
        else mx.concatenate([chosen, chosen])
    )
    return model.step(tokens, _all_rows(cells[read]), _all_rows(targets), caches)[:, -wanted:]


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


def _all_rows(cells: Order) -> mx.array:
    return mx.array(np.tile(cells, (2 * BATCH, 1)))
