"""Matrices in 8 bits: a quarter of float32's size, to ship. Loading makes them float32 again.

Each row of a matrix (an output channel of a convolution, a vector of an embedding) has one scale, so that its
largest weight is 127: symmetric, as in Jacob et al. 2018 (arXiv:1712.05877). The rounding is some 0.4 % of a
row's largest weight at most.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import mlx.core as mx

SCALE = ":scale"
"""What the name of a matrix's scales has after the matrix's own."""

SMALLEST = 4096
"""Weights of the smallest matrix that is worth it."""


def lowered(array: mx.array, name: str) -> dict[str, mx.array]:
    """A matrix or a kernel, float [n, ...], as int8 [n, ...] and its scales, float32 [n]."""
    import mlx.core as mx

    largest = mx.abs(array.astype(mx.float32)).reshape(array.shape[0], -1).max(axis=1)
    scale = mx.maximum(largest / 127, 1e-12)
    column = scale.reshape(-1, *([1] * (array.ndim - 1)))
    return {name: mx.round(array / column).astype(mx.int8), name + SCALE: scale}


def worth_it(array: mx.array) -> bool:
    """Whether an array is a matrix large enough."""
    return array.ndim >= 2 and array.size >= SMALLEST


def restored(arrays: Mapping[str, mx.array]) -> dict[str, mx.array]:
    """Arrays by name, those of 8 bits as float32 again; all others as they are.

    Raises:
        ValueError: The scales of an array don't fit it.
    """
    import mlx.core as mx

    found = {}
    for name, array in arrays.items():
        scale = arrays.get(name + SCALE)
        if name.endswith(SCALE) and name.removesuffix(SCALE) in arrays:
            continue
        if scale is not None:
            if array.dtype != mx.int8 or array.ndim < 2 or scale.shape != array.shape[:1]:
                raise ValueError(f"the scales of {name[:60]!r} don't fit it")
            array = array.astype(mx.float32) * scale.reshape(-1, *([1] * (array.ndim - 1)))
        found[name] = array
    return found
