"""JASC palettes (.pal), as Paint Shop Pro wrote them: `JASC-PAL`, `0100`, the count, then `red green blue`.

Other programs use the suffix .pal for other things; the commonest, Microsoft's RIFF palette, is named in
the error. A fourth number, which newer versions write for alpha, is left out.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.palette.files.common import BadPaletteError, as_colors, channels, text_lines


def decode(data: bytes) -> NDArray[np.uint8]:
    """The colours of a JASC .pal file. Raises BadPaletteError."""
    if data.startswith(b"RIFF"):
        raise BadPaletteError("it is a Microsoft RIFF palette, not a JASC one")
    lines = [line.strip() for line in text_lines(data)]
    while lines and not lines[-1]:
        lines.pop()
    if not lines or lines[0] != "JASC-PAL":
        raise BadPaletteError('line 1: "JASC-PAL" must stand here')
    if len(lines) < 3 or lines[1] != "0100":
        raise BadPaletteError('line 2: the version "0100" must stand here, and the count below it')
    if not (lines[2].isascii() and lines[2].isdigit() and len(lines[2]) <= 9):
        raise BadPaletteError(f"line 3: {lines[2][:20]!a} is not a count of colours")
    rows: list[tuple[int, ...]] = []
    for number, line in enumerate(lines[3:], start=4):
        words = line.split()
        if len(words) not in (3, 4):
            raise BadPaletteError(f"line {number}: red, green and blue must stand here")
        rows.append(channels(words, number)[:3])
    if len(rows) != int(lines[2]):
        raise BadPaletteError(f"line 3: it says {int(lines[2])} colours, but {len(rows)} follow")
    return as_colors(rows)


def encode(colors: NDArray[np.uint8], name: str) -> bytes:
    """A JASC .pal file of the colours, with the line ends of Windows; the format has no room for a name."""
    body = [f"{r} {g} {b}" for r, g, b in colors.tolist()]
    return ("\r\n".join(["JASC-PAL", "0100", str(len(body)), *body]) + "\r\n").encode()
