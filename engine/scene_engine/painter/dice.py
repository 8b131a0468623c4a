"""The random decisions of one picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

T = TypeVar("T")

_BLOCK = 512


class Dice:
    """Random numbers that depend on `words` alone, on every platform and whatever numpy's version.

    Only uniform doubles are drawn from the generator (PCG64's 53 high bits, a stream that numpy does not
    change); everything else is made of them here. They are drawn in blocks: a picture asks for thousands.

    Args:
        words: What the stream depends on, each 0 or above, such as (seed, number).
    """

    def __init__(self, *words: int) -> None:
        self._generator = np.random.Generator(np.random.PCG64(list(words)))
        self._block: list[float] = []

    def unit(self) -> float:
        """Uniform in 0 <= x < 1."""
        if not self._block:
            self._block = self._generator.random(_BLOCK).tolist()
        return self._block.pop()

    def between(self, low: float, high: float) -> float:
        """Uniform in low <= x < high."""
        return low + (high - low) * self.unit()

    def whole(self, low: int, high: int) -> int:
        """A whole number, low and high among them."""
        return low + int(self.unit() * (high - low + 1))

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self.unit() < probability

    def sign(self) -> int:
        """-1 or 1."""
        return 1 if self.unit() < 0.5 else -1

    def pick(self, choices: Sequence[T]) -> T:
        """One of them, all alike."""
        return choices[int(self.unit() * len(choices))]

    def weighed(self, choices: Sequence[tuple[T, float]]) -> T:
        """One of (choice, weight) pairs."""
        left = self.unit() * sum(weight for _, weight in choices)
        for choice, weight in choices:
            left -= weight
            if left < 0:
                return choice
        return choices[-1][0]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """`count` different ones, in random order; all of them if there are fewer."""
        rest = list(choices)
        return [rest.pop(int(self.unit() * len(rest))) for _ in range(min(count, len(rest)))]
