"""A network's parameters end to end, in a few long vectors.

An optimizer that takes parameters one by one launches hundreds of small kernels a step, and a small network's
training waits for these launches more than for the arithmetic. Over a few vectors it launches a dozen.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import mlx.core as mx
import numpy as np

Tree = Any
"""A nested dict and list of arrays, as nn.Module.parameters() gives it."""

Vectors = dict[str, mx.array]
"""float32 vectors by name."""

_ALIGNED = 64
"""Parameters whose size is no multiple of this come last in their vector: kernels want aligned addresses."""


@dataclass(frozen=True)
class Slot:
    """Where a parameter lies.

    Attributes:
        name: As tree_flatten gives it.
        vector: The name of the vector that it lies in.
        start: Its first place there.
        shape: Its own shape.
    """

    name: str
    vector: str
    start: int
    shape: tuple[int, ...]

    @property
    def size(self) -> int:
        return math.prod(self.shape)

    @property
    def rows(self) -> int:
        """Of the parameter seen as a matrix: outputs, by all that each of them reads."""
        return self.shape[0]


class Layout:
    """Which parameter lies where in which vector.

    Args:
        weights: The parameters by name, in the order in which `unpack` is to give them.
        vector_of: The name of the vector for a parameter, by its name and itself. Parameters of one shape lie
            side by side.
    """

    def __init__(self, weights: Mapping[str, mx.array], vector_of: Callable[[str, mx.array], str]) -> None:
        leaves = [(name, vector_of(name, array), array.shape) for name, array in weights.items()]
        slots: dict[str, Slot] = {}
        self.vectors: dict[str, list[Slot]] = {}
        for name, vector, shape in sorted(leaves, key=lambda leaf: (math.prod(leaf[2]) % _ALIGNED, leaf[2])):
            own = self.vectors.setdefault(vector, [])
            start = own[-1].start + own[-1].size if own else 0
            own.append(Slot(name, vector, start, shape))
            slots[name] = own[-1]
        self._slots = [slots[name] for name, _, _ in leaves]

    def pack(self, arrays: Mapping[str, mx.array]) -> Vectors:
        """Arrays of these shapes, by the names of the parameters, as vectors, float32 [size]."""
        return {
            vector: mx.concatenate([arrays[slot.name].reshape(-1) for slot in slots]).astype(mx.float32)
            for vector, slots in self.vectors.items()
        }

    def unpack(self, vectors: Vectors) -> dict[str, mx.array]:
        """The arrays again, in their own order, each in the precision of its vector."""
        return {
            slot.name: vectors[slot.vector][slot.start : slot.start + slot.size].reshape(slot.shape)
            for slot in self._slots
        }

    def mask(self, vector: str, prefixes: Collection[str]) -> mx.array:
        """bool [size]: which places of a vector belong to parameters whose names begin so."""
        slots, starts = self.vectors[vector], tuple(prefixes)
        return mx.array(
            np.repeat([slot.name.startswith(starts) for slot in slots], [slot.size for slot in slots])
        )
