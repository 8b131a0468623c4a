"""Attention's queries, keys and values, out of the one projection that makes all three."""

from __future__ import annotations

import mlx.core as mx


def in_heads(projected: mx.array, heads: int) -> tuple[mx.array, mx.array, mx.array]:
    """[B, n, 3 * width] as queries, keys and values, each [B, heads, n, width / heads].

    Split, not indexed: in the backward pass that is one concatenation.
    """
    b, n, width = projected.shape
    query, key, value = (
        part.reshape(b, n, heads, width // 3 // heads).transpose(0, 2, 1, 3)
        for part in mx.split(projected, 3, axis=-1)
    )
    return query, key, value
