"""Contact sheets: pictures in a grid, each with its words below."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from numpy.typing import NDArray

GAP = 8
LINE = 12
PAPER, INK = (24, 24, 32), (224, 224, 224)


def contact_sheet(
    pictures: Sequence[NDArray[np.uint8]], labels: Sequence[str], columns: int, lines: int = 4
) -> Image.Image:
    """Lays pictures out row by row at their own size, pixel for pixel.

    Args:
        pictures: uint8 [height, width, 3] each; sizes may differ, and each cell takes the largest.
        labels: The words below each picture, wrapped at its cell's width; a newline starts a line.
        columns: Cells in a row, at least 1.
        lines: The most lines a label gets, at least 1; one that needs more ends in "...".

    Returns:
        An RGB image.
    """
    font = ImageFont.load_default_imagefont()
    width = max((picture.shape[1] for picture in pictures), default=1)
    wrapped = [_wrap(label, width, lines, font) for label in labels]
    columns = max(1, min(columns, len(pictures)))
    rows = [range(start, min(start + columns, len(pictures))) for start in range(0, len(pictures), columns)]
    heights = [_row_height([pictures[i] for i in row], [wrapped[i] for i in row]) for row in rows]
    sheet = Image.new("RGB", (columns * (width + GAP) + GAP, sum(heights) + GAP), PAPER)
    draw = ImageDraw.Draw(sheet)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        for column, index in enumerate(row):
            left = GAP + column * (width + GAP)
            sheet.paste(Image.fromarray(pictures[index]), (left, top))
            for number, text in enumerate(wrapped[index]):
                draw.text(
                    (left, top + pictures[index].shape[0] + 2 + number * LINE), text, fill=INK, font=font
                )
        top += height
    return sheet


def _row_height(pictures: Sequence[NDArray[np.uint8]], labels: Sequence[Sequence[str]]) -> int:
    heights = (2 + LINE * len(text) if text else 0 for text in labels)
    return GAP + max(int(p.shape[0]) + height for p, height in zip(pictures, heights, strict=True))


def _wrap(text: str, width: int, lines: int, font: ImageFont.ImageFont) -> list[str]:
    """Lines that fit `width` pixels. The built-in font knows Latin-1 alone: other letters become "?"."""
    letters = max(int(width / font.getlength("M")), 4)  # Every letter of it is as wide.
    known = text.encode("latin-1", "replace").decode("latin-1")
    wrapped = [part for line in known.splitlines() for part in textwrap.wrap(line, letters)]
    if len(wrapped) > lines:
        wrapped[lines - 1 :] = [f"{wrapped[lines - 1][: letters - 4]} ..."]
    return wrapped
