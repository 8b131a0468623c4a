"""Muon: momentum, made orthogonal (Jordan 2024, kellerjordan.github.io/posts/muon).

mlx.optimizers has one that takes matrices one by one, some 17 small kernels each. Here all of one shape are
taken at once, and steps have the size of AdamW's, so that both share a learning rate and a weight decay (Liu
et al. 2025, arXiv:2502.16982).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import mlx.core as mx

from scene_engine.training.flat import Slot

MOMENTUM = 0.95

_QUINTIC = (3.4445, -4.7750, 2.0315)
"""Drives singular values towards 1, to within a third, in five rounds."""

_ROUNDS = 5

_LIKE_ADAMW = 0.2
"""Root mean square of a step of AdamW's."""


class Muon:
    """Steps for a vector of matrices.

    Args:
        slots: The matrices in it, those of one shape side by side; more than two axes count as outputs by all
            else.
        weight_decay: Decoupled, as AdamW's.
    """

    def __init__(self, slots: Sequence[Slot], weight_decay: float) -> None:
        self._shapes = [
            (len(list(group)), rows, columns)
            for (rows, columns), group in groupby(slots, lambda slot: (slot.rows, slot.size // slot.rows))
        ]
        self._weight_decay = weight_decay

    def step(
        self, weights: mx.array, gradient: mx.array, momentum: mx.array, learning_rate: mx.array
    ) -> tuple[mx.array, mx.array]:
        """The vector after one step, and its momentum; all float32 [size]."""
        momentum = MOMENTUM * momentum + (1 - MOMENTUM) * gradient
        ahead = MOMENTUM * momentum + (1 - MOMENTUM) * gradient
        start, updates = 0, []
        for count, rows, columns in self._shapes:
            end = start + count * rows * columns
            update = orthogonal(ahead[start:end].reshape(count, rows, columns))
            updates.append((update * (_LIKE_ADAMW * max(rows, columns) ** 0.5)).reshape(-1))
            start = end
        update = mx.concatenate(updates)
        return weights - learning_rate * (update + self._weight_decay * weights), momentum


def orthogonal(matrices: mx.array) -> mx.array:
    """The nearest (semi-)orthogonal matrices, roughly, by Newton-Schulz iteration: float32 [n, a, b]."""
    tall = matrices.shape[1] > matrices.shape[2]
    x = matrices.swapaxes(1, 2) if tall else matrices
    x = x / (mx.sqrt(mx.square(x).sum(axis=(1, 2), keepdims=True)) + 1e-7)
    a, b, c = _QUINTIC
    for _ in range(_ROUNDS):
        gram = x @ x.swapaxes(1, 2)
        x = a * x + (b * gram + c * (gram @ gram)) @ x
    return x.swapaxes(1, 2) if tall else x
