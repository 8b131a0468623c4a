"""What the palette formats share: their error, their limits, and lines of numbers."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

MAX_COLORS = 256


class BadPaletteError(ValueError):
    """A palette file that cannot be read; the message says what is wrong and at which line or byte."""


def text_lines(data: bytes) -> list[str]:
    """The lines of a text file with any line ends, without a byte-order mark.

    Text that is not UTF-8 is read as Latin-1: only names and comments can hold such bytes.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def channels(words: Iterable[str], number: int) -> tuple[int, ...]:
    """The channels on line `number` as whole numbers of 0..255."""
    values = []
    for word in words:
        if not (word.isascii() and word.isdigit() and len(word) <= 3 and int(word) <= 255):
            raise BadPaletteError(f"line {number}: {word[:20]!a} is not a whole number from 0 to 255")
        values.append(int(word))
    return tuple(values)


def as_colors(rows: list[tuple[int, ...]]) -> NDArray[np.uint8]:
    """Rows of (red, green, blue) as uint8 [n, 3], 1 <= n <= 256."""
    if not rows:
        raise BadPaletteError("it has no colours")
    if len(rows) > MAX_COLORS:
        raise BadPaletteError(f"it has {len(rows)} colours; the most is {MAX_COLORS}")
    return np.array(rows, np.uint8)
