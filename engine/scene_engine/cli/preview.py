"""Pictures in a terminal: half-block characters, each of two pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rich.color import Color
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style

UPPER_HALF = "▀"
COLUMNS, LINES = 80, 24  # of a preview, at most
_GAP = 8  # pixels between pictures


class HalfBlocks:
    """A picture as "▀" characters: the upper pixel is the character's colour, the lower its background.

    Args:
        rgb: uint8 [height, width, 3].
        columns, lines: What it must fit into; it keeps its shape and is never enlarged.
    """

    def __init__(self, rgb: NDArray[np.uint8], columns: int, lines: int) -> None:
        height, width = rgb.shape[:2]
        scale = min(1.0, columns / width, 2 * lines / height)
        size = max(1, int(width * scale)), max(1, int(height * scale / 2)) * 2
        shrunk = np.asarray(Image.fromarray(rgb).resize(size, Image.Resampling.BOX))
        self._segments = list(_segments(shrunk))  # once: a live display draws them several times a second

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        return self._segments


def side_by_side(pictures: Sequence[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """Pictures of one size as one, two in a row, with black between them.

    Args:
        pictures: uint8 [height, width, 3] each, at least one.
    """
    height, width = pictures[0].shape[:2]
    columns = min(2, len(pictures))
    rows = -(-len(pictures) // columns)
    sheet = np.zeros((rows * (height + _GAP) - _GAP, columns * (width + _GAP) - _GAP, 3), np.uint8)
    for number, picture in enumerate(pictures):
        y, x = number // columns * (height + _GAP), number % columns * (width + _GAP)
        sheet[y : y + height, x : x + width] = picture
    return sheet


def can_preview(console: Console) -> bool:
    """Whether a terminal shows enough colours, half blocks, and has room."""
    return (
        console.is_terminal
        and not console.is_dumb_terminal
        and console.color_system in ("256", "truecolor")
        and console.encoding.lower().startswith("utf")
        and console.width >= 40
        and console.height >= 16
    )


def _segments(rgb: NDArray[np.uint8]) -> Iterator[Segment]:
    for upper, lower in zip(rgb[::2].tolist(), rgb[1::2].tolist(), strict=True):
        for (above, below), run in groupby(zip(upper, lower, strict=True)):
            style = Style(color=Color.from_rgb(*above), bgcolor=Color.from_rgb(*below))
            yield Segment(UPPER_HALF * len(list(run)), style)
        yield Segment.line()
