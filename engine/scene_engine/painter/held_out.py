"""Which combinations of kind, hour and weather training never sees: a tenth, for `evaluate` to ask for.

A model that draws them well has put together what it learnt apart, and doesn't remember.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from scene_engine.painter.painting import combination

SHARE = 10
"""One in so many."""

RULE = 11
"""Of rules alike, the one that leaves every kind each of its hours and weathers to train on."""


def held_out(kind: str, time: str, weather: str) -> bool:
    """Whether a combination is kept from training, by its names alone: it stays so as kinds come and go."""
    return zlib.crc32(f"{RULE}{kind}, {time}, {weather}".encode()) % SHARE == 0


def numbers(seed: int, held: bool) -> Iterator[int]:
    """Numbers of a series' pictures, lowest first and without end, whose combination is held out, or isn't.

    Nothing is painted: some 20,000 a second are looked at.

    Args:
        seed: Of the series.
        held: Whether those held out are wanted, or the others.
    """
    number = 0
    while True:
        if held_out(*combination(seed, number)) is held:
            yield number
        number += 1
