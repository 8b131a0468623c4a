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
pictures cheaper (four at once cost 1.5 times as much as two) and a single one, the usual case, slower."""


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
    origin = (0, 0) if known is None else known.origin
    keys = cell_keys(seeds, order[first:], origin)
    scale = mx.array(sampling.guidance)
    # Until as many tokens are written as a step wants to read, some are read twice.
    capacity = CELLS + 2 * sampling.tokens_a_step
    if known is None or not first:
        logits, caches = _start(model, text, order[:1], capacity)
    else:
        logits, caches = _continue(model, text, known.tokens, order[: first + 1], capacity)
    written = first
    while written < len(order):
        cells = order[written : written + logits.shape[1]]
        likely = guided(logits[:count], logits[BATCH : BATCH + count], scale).reshape(count * len(cells), -1)
        own_keys = keys[written - first : written - first + len(cells)].transpose(1, 0, 2).reshape(-1, 2)
        chosen = sample(likely, own_keys, sampling.temperature, sampling.top_k).reshape(count, len(cells))
        found = [chosen[:, place] for place in range(len(cells))]
        # Of what is evaluated in one call, nothing can be read before all is done: the tokens go ahead.
        mx.async_eval(found)
        written += len(cells)
        if written < len(order):
            logits = _step(model, chosen, cells, order[written:], sampling.tokens_a_step, caches)
            mx.async_eval(logits)
        for cell, tokens in zip(cells, found, strict=True):
            yield int(cell), tokens


def _start(
    model: Transformer, text: NDArray[np.int32], order: Order, capacity: int
) -> tuple[mx.array, list[KeyValueCache]]:
    """Reads the prompts, of all rows at once: logits [2 * BATCH, 1, K] of the one cell of `order`."""
    padded = np.concatenate([text, np.full((2 * BATCH - len(text), text.shape[1]), PAD, np.int32)])
    caches = model.caches(capacity)
    nothing = mx.zeros((2 * BATCH, 0), mx.uint32)
    return model.prefill(mx.array(padded), nothing, _all_rows(order), caches)[:, None], caches


def _continue(
    model: Transformer, text: NDArray[np.int32], tokens: NDArray[np.uint32], order: Order, capacity: int
) -> tuple[mx.array, list[KeyValueCache]]:
    """Reads the prompts and the tokens of all but the last cell of `order`: logits [2 * BATCH, 1, K] of that.

    A picture at a time, as reading many tokens costs by the row; a spare row repeats the first picture's.
    """
    found, caches = [], []
    for prompt, known in zip(text, tokens, strict=True):
        both = mx.array(np.stack([prompt, np.full_like(prompt, PAD)]))
        given = mx.array(np.tile(known[order[:-1]], (2, 1)))
        caches.append(model.caches(capacity))
        found.append(model.prefill(both, given, mx.array(np.tile(order, (2, 1))), caches[-1])[:, None])
    rows = [2 * picture + half for half in range(2) for picture in _pictures(len(text))]
    merged = [KeyValueCache.gathered(block, rows) for block in zip(*caches, strict=True)]
    return mx.concatenate(found)[mx.array(rows)], merged


def _step(
    model: Transformer,
    chosen: mx.array,
    cells: Order,
    rest: Order,
    at_once: int,
    caches: Sequence[KeyValueCache],
) -> mx.array:
    """Reads the tokens just chosen, [n, m] at `cells`: logits [2 * BATCH, k, K] of the first k of `rest`.

    A position that reads one token writes one: to write more than were just written, tokens are read twice,
    each time with another cell to write.
    """
    wanted = min(at_once, len(rest), 2 * len(cells))
    read = np.arange(max(wanted, len(cells))) % len(cells)
    # Where fewer are wanted than must be read, the first are read for the cache alone.
    targets = rest[np.maximum(np.arange(len(read)) - (len(read) - wanted), 0)]
    tokens = chosen[mx.array(_pictures(len(chosen)) * 2)]
    if len(read) > 1:
        tokens = tokens[:, mx.array(read)]
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


def _pictures(count: int) -> list[int]:
    """The picture that each of BATCH rows writes: a spare row repeats the first."""
    return [row if row < count else 0 for row in range(BATCH)]
