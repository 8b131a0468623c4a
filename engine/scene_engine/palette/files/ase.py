"""Adobe Swatch Exchange (.ase): big-endian blocks of colours and groups.

Adobe never published the format; this follows the descriptions of Olivier Berten (selapa.net, "Swatch
files") and Richard Moss (Cyotek). A header `ASEF`, version 1.0 and a count of blocks; each block a 16-bit
kind, a 32-bit length and its data. A colour's data: a name (16-bit length, UTF-16 with a final null), four
letters for the model, its 32-bit floats, and a 16-bit kind of swatch. Groups only bracket colours and are
passed over.

CMYK is converted without a profile, so it is the plain subtraction. Lab is D50, as in all of Adobe's files.
"""

from __future__ import annotations

import math
import struct

import numpy as np
from numpy.typing import NDArray

from scene_engine.palette.files.common import BadPaletteError, as_colors

_HEADER = struct.Struct(">4sHHI")
_BLOCK = struct.Struct(">HI")
_COLOR, _GROUP_START, _GROUP_END = 0x0001, 0xC001, 0xC002
_CHANNELS = {b"RGB ": 3, b"CMYK": 4, b"LAB ": 3, b"Gray": 1}
_ASEPRITE_MAGIC = b"\xe0\xa5"  # at byte 4 of Aseprite's own sprites, which share the suffix

_D50 = (0.96422, 1.0, 0.82521)
_D50_TO_LINEAR = (  # Bradford-adapted, Bruce Lindbloom
    (3.1338561, -1.6168667, -0.4906146),
    (-0.9787684, 1.9161415, 0.0334540),
    (0.0719453, -0.2289914, 1.4052427),
)


def decode(data: bytes) -> NDArray[np.uint8]:
    """The colours of an .ase file in order, those in groups too. Raises BadPaletteError."""
    if data[4:6] == _ASEPRITE_MAGIC:
        raise BadPaletteError("it is an Aseprite sprite; save its palette as .gpl in Aseprite")
    if len(data) < _HEADER.size or not data.startswith(b"ASEF"):
        raise BadPaletteError('byte 0: "ASEF" must stand here')
    _, major, _, count = _HEADER.unpack_from(data)
    if major != 1:
        raise BadPaletteError(f"byte 4: version {major} is not known")
    rows: list[tuple[int, ...]] = []
    offset = _HEADER.size
    for _ in range(count):
        if offset + _BLOCK.size > len(data):
            raise BadPaletteError(f"byte {offset}: it is cut off; {count} blocks were promised")
        kind, length = _BLOCK.unpack_from(data, offset)
        body = data[offset + _BLOCK.size : offset + _BLOCK.size + length]
        if len(body) < length:
            raise BadPaletteError(f"byte {offset}: it is cut off within a block of {length} bytes")
        if kind == _COLOR:
            rows.append(_color(body, offset + _BLOCK.size))
        elif kind not in (_GROUP_START, _GROUP_END):
            raise BadPaletteError(f"byte {offset}: a block of unknown kind {kind:#06x}")
        offset += _BLOCK.size + length
    return as_colors(rows)


def encode(colors: NDArray[np.uint8], name: str) -> bytes:
    """An .ase file of one group with the given name; each colour is global, in RGB, named by its hex code."""
    blocks = [_block(_GROUP_START, _utf16(name))]
    for r, g, b in colors.tolist():
        values = struct.pack(">4s3fH", b"RGB ", r / 255, g / 255, b / 255, 0)
        blocks.append(_block(_COLOR, _utf16(f"#{r:02x}{g:02x}{b:02x}") + values))
    blocks.append(_block(_GROUP_END, b""))
    return _HEADER.pack(b"ASEF", 1, 0, len(blocks)) + b"".join(blocks)


def _block(kind: int, body: bytes) -> bytes:
    return _BLOCK.pack(kind, len(body)) + body


def _utf16(name: str) -> bytes:
    units = name.encode("utf-16-be", "replace")[: 2 * 255] + b"\0\0"
    return struct.pack(">H", len(units) // 2) + units


def _color(body: bytes, offset: int) -> tuple[int, ...]:
    name_end = 2 + 2 * struct.unpack_from(">H", body)[0] if len(body) >= 2 else 2
    model = body[name_end : name_end + 4]
    if len(model) < 4:
        raise BadPaletteError(f"byte {offset}: a colour without its model")
    if model not in _CHANNELS:
        raise BadPaletteError(f"byte {offset + name_end}: an unknown colour model {model!a}")
    start = name_end + 4
    if len(body) < start + 4 * _CHANNELS[model]:
        raise BadPaletteError(f"byte {offset + start}: a colour without all its numbers")
    values = struct.unpack_from(f">{_CHANNELS[model]}f", body, start)
    if not all(math.isfinite(value) and abs(value) <= 1000 for value in values):
        raise BadPaletteError(f"byte {offset + start}: a colour that is no number")
    if model == b"CMYK":
        rgb = tuple((1 - value) * (1 - values[3]) for value in values[:3])
    elif model == b"LAB ":
        rgb = _rgb_of_lab(*values)
    else:
        rgb = values if model == b"RGB " else values * 3
    return tuple(round(min(max(value, 0.0), 1.0) * 255) for value in rgb)


def _rgb_of_lab(lightness: float, a: float, b: float) -> tuple[float, ...]:
    """sRGB of CIE L*a*b* under D50; the file keeps L as a share of 100, a and b as they are."""
    y = (lightness * 100 + 16) / 116
    xyz = [
        white * (f**3 if f > 6 / 29 else 3 * (6 / 29) ** 2 * (f - 4 / 29))
        for white, f in zip(_D50, (y + a / 500, y, y - b / 200), strict=True)
    ]
    linear = (sum(m * value for m, value in zip(row, xyz, strict=True)) for row in _D50_TO_LINEAR)
    return tuple(v * 12.92 if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055 for v in linear)
