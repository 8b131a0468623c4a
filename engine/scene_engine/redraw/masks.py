"""Which pixels are drawn: masks from pictures, boxes and seeds, and as text in a recipe.

A mask is bool [height, width]; True is drawn, False stays bit for bit.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from pathlib import Path

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from scene_engine import png
from scene_engine.canvas import CELL
from scene_engine.edit import Edit
from scene_engine.errors import SceneError
from scene_engine.palette.bayer import bayer

Mask = NDArray[np.bool_]

FEATHER_WIDTH = 8
"""Pixels inside the edge of a mask without greys over which it is feathered."""

_BITS = "bits:"
_CLUSTER = 2  # times the cells of a variation are smoothed: kept cells lie together


def of(edit: Edit, seed: int) -> Mask:
    """The mask of an edit in a recipe of this seed.

    Raises:
        SceneError: A box outside the canvas, or damaged bits.
    """
    shape = edit.height, edit.width
    if edit.keep:
        return _varied(shape, edit.keep, seed)
    return from_text(edit.mask, shape)


def to_text(mask: Mask) -> str:
    """A mask as a recipe holds it: "all", a box "x,y,width,height", or "bits:" and packed bits."""
    if mask.all():
        return "all"
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if len(rows):
        top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
        if mask[top:bottom, left:right].all():
            return f"{left},{top},{right - left},{bottom - top}"
    packed = zlib.compress(np.packbits(mask).tobytes(), 9)
    return _BITS + base64.b64encode(packed).decode("ascii")


def from_text(text: str, shape: tuple[int, int]) -> Mask:
    """Reads what `to_text` wrote, for a canvas of `shape` (height, width).

    Raises:
        SceneError: A box outside the canvas, or damaged bits.
    """
    if text == "all":
        return np.ones(shape, np.bool_)
    if not text.startswith(_BITS):
        return box(text, shape)
    size = -(-shape[0] * shape[1] // 8)
    try:
        unpacker = zlib.decompressobj()
        packed = unpacker.decompress(base64.b64decode(text.removeprefix(_BITS), validate=True), size + 1)
    except (binascii.Error, zlib.error):
        packed = b""
    if len(packed) != size:
        raise SceneError("the recipe has a damaged mask", "Redraw from the canvas and the mask again.")
    bits = np.unpackbits(np.frombuffer(packed, np.uint8), count=shape[0] * shape[1])
    return bits.astype(np.bool_).reshape(shape)


def box(text: str, shape: tuple[int, int]) -> Mask:
    """The mask of a box "x,y,width,height" on a canvas of `shape` (height, width), cut off at its edges.

    Raises:
        SceneError: Not four whole numbers, or wholly outside the canvas.
    """
    try:
        x, y, width, height = (int(word) for word in text.split(","))
    except ValueError:
        raise SceneError(
            f"{text[:40]!a} is not a box", "Write four whole numbers, x,y,width,height: 96,48,128,64."
        ) from None
    mask = np.zeros(shape, np.bool_)
    if width > 0 and height > 0:
        mask[max(y, 0) : max(y + height, 0), max(x, 0) : max(x + width, 0)] = True
    if not mask.any():
        raise SceneError(
            f"the box {text} holds no pixel of the canvas, which is {shape[1]}x{shape[0]}",
            "Write x,y,width,height in pixels, from the top left corner.",
        )
    return mask


def read(path: Path, shape: tuple[int, int], feather: str = "none") -> Mask:
    """The mask in a PNG of any kind: white is drawn, black and what is transparent stays.

    Args:
        path: The PNG.
        shape: The canvas's (height, width); the mask must be as large.
        feather: See `hardened`.

    Raises:
        SceneError: Not a PNG, damaged, of another size, or black everywhere.
    """
    try:
        image = png.pixels(png.chunks(png.read_file(path)))
    except png.BadPngError as error:
        raise SceneError(f"{path} {error}", "A mask is a PNG: white is redrawn, black stays.") from error
    if image.size != (shape[1], shape[0]):
        raise SceneError(
            f"the mask {path} is {image.width}x{image.height}, and the canvas {shape[1]}x{shape[0]}",
            "Make the mask as large as the canvas.",
        )
    if image.mode.startswith("I"):  # 16 bits a channel
        levels = np.asarray(image, np.float32) / np.float32(65535)
    else:
        light_alpha = np.asarray(image.convert("LA"), np.float32) / np.float32(255)
        levels = (light_alpha[..., 0] * light_alpha[..., 1]).astype(np.float32)
    mask = hardened(levels, feather)
    if not mask.any():
        raise SceneError(
            f"the mask {path} is black everywhere: nothing would be redrawn",
            "Paint white what is to be redrawn.",
        )
    return mask


def hardened(levels: NDArray[np.float32], feather: str) -> Mask:
    """A mask with greys as one without: a pixel is either redrawn or stays.

    Args:
        levels: float32 [height, width], 0 (stays) to 1 (is drawn). If it has no greys, its edges are
            softened first, inwards only: no pixel is drawn that wasn't asked for.
        feather: One of `edit.FEATHERS`. "none": what is at least half is drawn. "half": of the greys between
            a quarter and three quarters every other pixel is. "dither": the greys are dithered.
    """
    if feather == "none":
        return levels >= 0.5
    if ((levels == 0) | (levels == 1)).all():
        levels = _softened(levels == 1)
    height, width = levels.shape
    size = 2 if feather == "half" else 4
    pattern = np.tile(bayer(size), (-(-height // size), -(-width // size)))[:height, :width]
    if feather == "half":
        pattern = np.where(pattern < 0.5, np.float32(0.25), np.float32(0.75))
    return levels > pattern


def _softened(mask: Mask) -> NDArray[np.float32]:
    """Levels that rise from the mask's edge inwards; the edge of the canvas is none."""
    levels = np.zeros(mask.shape, np.float32)
    inner = mask
    for _ in range(FEATHER_WIDTH + 1):
        levels += inner
        padded = np.pad(inner, 1, constant_values=True)
        inner = inner & padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    return levels / np.float32(FEATHER_WIDTH + 1)


def _varied(shape: tuple[int, int], keep: float, seed: int) -> Mask:
    """All but `keep` of the cells; those that stay lie in clusters, chosen by the seed alone."""
    rows, columns = -(-shape[0] // CELL), -(-shape[1] // CELL)
    field = np.random.default_rng([seed, 0x7661]).random((rows, columns))
    for _ in range(_CLUSTER):
        padded = np.pad(field, 1, mode="edge")
        field = sliding_window_view(padded, (3, 3)).mean(axis=(2, 3))
    drawn = np.ones(rows * columns, np.bool_)
    drawn[np.argsort(field, axis=None, kind="stable")[: round(keep * rows * columns)]] = False
    return drawn.reshape(rows, columns).repeat(CELL, 0).repeat(CELL, 1)[: shape[0], : shape[1]]
