"""Random keys from numbers that name what the randomness is for, never from global state."""

from __future__ import annotations

import mlx.core as mx
import numpy as np


def key_for(*words: int) -> mx.array:
    """A random key, uint32 [2], decided by non-negative integers such as (seed, step) alone.

    numpy's SeedSequence does the mixing: its output is the same on every platform and in every version.
    """
    return mx.array(key_words(*words))


def key_words(*words: int) -> np.ndarray:
    """The key as a numpy array, for building many keys at once."""
    return np.random.SeedSequence(words).generate_state(2)
