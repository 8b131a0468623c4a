"""How likely the model finds tokens: for alternatives to one cell, and for maps of its confidence."""

from __future__ import annotations

import mlx.core as mx
import numpy as np
from numpy.typing import NDArray

from scene_engine.transformer.model import Transformer
from scene_engine.transformer.orders import Order
from scene_engine.transformer.sampler import guided
from scene_engine.transformer.text import PAD


def probabilities(
    model: Transformer, text: NDArray[np.int32], tokens: NDArray[np.uint32], order: Order, guidance: float
) -> NDArray[np.float32]:
    """What each cell may be, given the cells before it in an order; one pass over them all.

    Args:
        model: The Transformer.
        text: int32 [text_length], the prompt.
        tokens: uint32 [240], by cell number.
        order: int32 [240].
        guidance: Scale of classifier-free guidance; a high one makes the model surer than it is.

    Returns:
        float32 [240, codebook_size], by cell number; each row adds up to 1. The temperature is 1 and all
        tokens take part, whatever a recipe draws from.
    """
    both = np.stack([text, np.full_like(text, PAD)])
    twice = np.tile(tokens.astype(np.uint32), (2, 1))
    logits = model(mx.array(both), mx.array(twice), mx.array(np.tile(order, (2, 1))))
    given = np.array(mx.softmax(guided(logits[0], logits[1], mx.array(guidance)), axis=-1))
    result = np.empty_like(given)
    result[order] = given
    return result
