"""Adobe Color Tables (.act): 256 colours of three bytes, then perhaps a count and the transparent index.

Adobe Photoshop File Formats Specification, "Color Table": 768 bytes, or 772 with two big-endian 16-bit
numbers at the end, the second of them 0xFFFF where no colour is transparent.
"""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

from scene_engine.palette.files.common import BadPaletteError, as_colors

_TABLE = 768


def decode(data: bytes) -> NDArray[np.uint8]:
    """The colours of an .act file; all 256 where it has no count. Raises BadPaletteError."""
    if len(data) not in (_TABLE, _TABLE + 4):
        raise BadPaletteError(f"it has {len(data)} bytes; a colour table has 768 or 772")
    count = 256
    if len(data) > _TABLE:
        (count,) = struct.unpack_from(">H", data, _TABLE)
        if not 1 <= count <= 256:
            raise BadPaletteError(f"byte 768: a count of {count} colours is not 1 to 256")
    return as_colors([tuple(data[start : start + 3]) for start in range(0, count * 3, 3)])


def encode(colors: NDArray[np.uint8], name: str) -> bytes:
    """An .act file of 772 bytes with no transparent colour; the format has no room for a name."""
    return colors.tobytes().ljust(_TABLE, b"\0") + struct.pack(">HH", len(colors), 0xFFFF)
