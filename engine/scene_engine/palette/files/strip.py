"""PNG strips (.png): a picture that stands for a palette.

Of an indexed PNG it is the palette in its own order; of any other the distinct colours in reading order.
Pixels that are wholly transparent have no colour. Written as an indexed PNG of one row, a pixel a colour.
"""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from scene_engine import png
from scene_engine.palette.files.common import MAX_COLORS, BadPaletteError, as_colors


def decode(data: bytes) -> NDArray[np.uint8]:
    """The colours of a PNG with at most 256 of them. Raises BadPaletteError."""
    image = _open(data)
    if image.mode == "P" and image.palette is not None:
        return as_colors([tuple(rgb) for rgb in _entries(image)])
    flat = _rgb(image).reshape(-1, 3)
    packed = flat.astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], np.uint32)
    _, first = np.unique(packed, return_index=True)
    if len(first) > MAX_COLORS:
        raise BadPaletteError(f"it is a picture of {len(first)} colours; the most is {MAX_COLORS}")
    return as_colors([tuple(rgb) for rgb in flat[np.sort(first)].tolist()])


def picture(data: bytes) -> NDArray[np.uint8]:
    """The opaque pixels of any PNG, uint8 [1, n, 3], to draw a palette from. Raises BadPaletteError."""
    image = _open(data)
    return _rgb(image.convert("RGB") if image.mode == "P" else image).reshape(1, -1, 3)


def encode(colors: NDArray[np.uint8], name: str) -> bytes:
    """A PNG strip of the colours; the format has no room for a name."""
    image = Image.fromarray(np.arange(len(colors), dtype=np.uint8)[None], mode="P")
    image.putpalette(colors.tobytes())
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def _open(data: bytes) -> Image.Image:
    try:
        return png.pixels(png.chunks(data))
    except png.BadPngError as error:
        raise BadPaletteError(f"it {error}") from error


def _entries(image: Image.Image) -> list[list[int]]:
    assert image.palette is not None
    flat = np.frombuffer(bytes(image.palette.palette), np.uint8)
    return [list(rgb) for rgb in flat[: len(flat) // 3 * 3].reshape(-1, 3).tolist()]


def _rgb(image: Image.Image) -> NDArray[np.uint8]:
    if image.mode not in ("1", "L", "LA", "RGB", "RGBA"):
        raise BadPaletteError("it is a PNG of 16-bit greys; save it with 8 bits a channel")
    if image.mode not in ("LA", "RGBA"):
        return np.asarray(image.convert("RGB"))
    rgba = np.asarray(image.convert("RGBA"))
    opaque = rgba[rgba[..., 3] > 0][:, :3]
    if not len(opaque):
        raise BadPaletteError("it is wholly transparent")
    return opaque
