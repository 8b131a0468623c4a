"""From logits to a token: guidance, temperature, top-k, and a random key for each cell.

Every cell of every picture has noise of its own, decided by (seed, row, column) alone. Neither the batch, nor
the order of writing, nor which other cells are written can shift it.
"""

from __future__ import annotations

from collections.abc import Sequence

import mlx.core as mx
import numpy as np

from scene_engine.canvas import COLUMNS
from scene_engine.keys import key_words


def cell_keys(seeds: Sequence[int], cells: np.ndarray, origin: tuple[int, int] = (0, 0)) -> mx.array:
    """Random keys uint32 [len(cells), len(seeds), 2], one for each cell number and seed.

    `origin` is the row and column at which the cells' grid lies in a larger one.
    """
    places = [(origin[0] + cell // COLUMNS, origin[1] + cell % COLUMNS) for cell in cells.tolist()]
    return mx.array(np.array([[key_words(seed, *place) for seed in seeds] for place in places], np.uint32))


def guided(logits: mx.array, unconditional: mx.array, scale: mx.array) -> mx.array:
    """Classifier-free guidance (Ho and Salimans 2022, arXiv:2207.12598).

    Args:
        logits: [B, K], given the prompts.
        unconditional: [B, K], given none.
        scale: [B, 1]; 1 leaves `logits` as they are, 0 forgets the prompt.
    """
    return unconditional + scale * (logits - unconditional)


def sample(logits: mx.array, keys: mx.array, temperature: float, top_k: int) -> mx.array:
    """Draws a token for each row: the highest of logits plus temperature times Gumbel noise, of the top k.

    Args:
        logits: float32 [B, K].
        keys: uint32 [B, 2], a random key for each row.
        temperature: 0 takes the most likely token.
        top_k: Choose among this many; 0, or more than there are, for all.

    Returns:
        uint32 [B].
    """
    if temperature == 0:
        return mx.argmax(logits, axis=-1)
    count = logits.shape[-1]
    if 0 < top_k < count:
        place = count - top_k
        threshold = mx.partition(logits, place, axis=-1)[:, place : place + 1]
        logits = mx.where(logits < threshold, -mx.inf, logits)
    noise = mx.vmap(lambda key: mx.random.gumbel((count,), key=key))(keys)
    return mx.argmax(logits + temperature * noise, axis=-1)
