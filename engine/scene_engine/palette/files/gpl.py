"""GIMP palettes (.gpl): text, a colour a line as `red green blue name`.

The format as in GIMP's developer documentation (devel-docs, "GIMP Palette"): a first line `GIMP Palette`,
then `Key: value` lines, comments from `#`, colours. Aseprite's `Channels: RGBA` puts alpha after blue; it
is left out.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from scene_engine.palette.files.common import BadPaletteError, as_colors, channels, text_lines

_MAGIC = "GIMP Palette"
_HEADER = re.compile(r"[A-Za-z][A-Za-z ]*:")


def decode(data: bytes) -> NDArray[np.uint8]:
    """The colours of a .gpl file. Raises BadPaletteError."""
    lines = text_lines(data)
    if lines[0].strip() != _MAGIC:
        raise BadPaletteError(f'line 1: "{_MAGIC}" must stand here')
    rows: list[tuple[int, ...]] = []
    for number, line in enumerate(lines[1:], start=2):
        line = line.strip()
        if not line or line.startswith("#") or _HEADER.match(line):
            continue
        words = line.split(maxsplit=3)
        if len(words) < 3:
            raise BadPaletteError(f"line {number}: red, green and blue must stand here")
        rows.append(channels(words[:3], number))
    return as_colors(rows)


def encode(colors: NDArray[np.uint8], name: str) -> bytes:
    """A .gpl file of the colours, 16 a row, each named by its hex code."""
    title = " ".join(name.split()) or "Untitled"
    head = [_MAGIC, f"Name: {title}", "Columns: 16", "#"]
    body = [f"{r:3d} {g:3d} {b:3d}\t#{r:02x}{g:02x}{b:02x}" for r, g, b in colors.tolist()]
    return ("\n".join([*head, *body]) + "\n").encode()
