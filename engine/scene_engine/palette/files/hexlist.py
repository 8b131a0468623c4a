"""Lists of hex codes (.hex): a colour a line as `rrggbb`, as Lospec gives and Aseprite reads."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from scene_engine.palette.files.common import BadPaletteError, as_colors, text_lines

_CODE = re.compile(r"#?([0-9a-fA-F]{6})")


def decode(data: bytes) -> NDArray[np.uint8]:
    """The colours of a .hex file; a `#` before the digits is allowed. Raises BadPaletteError."""
    rows: list[tuple[int, ...]] = []
    for number, line in enumerate(text_lines(data), start=1):
        if not line.strip():
            continue
        match = _CODE.fullmatch(line.strip())
        if not match:
            raise BadPaletteError(f"line {number}: {line.strip()[:20]!a} is not six hex digits")
        rows.append(tuple(bytes.fromhex(match[1])))
    return as_colors(rows)


def encode(colors: NDArray[np.uint8], name: str) -> bytes:
    """A .hex file of the colours; the format has no room for a name."""
    return "".join(f"{r:02x}{g:02x}{b:02x}\n" for r, g, b in colors.tolist()).encode()
