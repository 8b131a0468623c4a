"""Palette files: one small module a format, picked by the suffix.

Every format module has `decode(data) -> uint8 [n, 3]`, which raises BadPaletteError on any bytes that it
cannot read, and `encode(colors, name) -> bytes`. This module adds the file: its name in every error, its
limits, whole writes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scene_engine import png
from scene_engine.errors import SceneError
from scene_engine.files import replacing
from scene_engine.palette.files import act, ase, gpl, hexlist, jasc, strip
from scene_engine.palette.files.common import BadPaletteError

_MAX_FILE = 1 << 20


@dataclass(frozen=True)
class Format:
    """A palette format: what artists call it, and its two functions."""

    title: str
    decode: Callable[[bytes], NDArray[np.uint8]]
    encode: Callable[[NDArray[np.uint8], str], bytes]


FORMATS: dict[str, Format] = {
    ".gpl": Format("GIMP palette", gpl.decode, gpl.encode),
    ".hex": Format("list of hex codes", hexlist.decode, hexlist.encode),
    ".pal": Format("JASC palette", jasc.decode, jasc.encode),
    ".act": Format("Adobe Color Table", act.decode, act.encode),
    ".ase": Format("Adobe Swatch Exchange", ase.decode, ase.encode),
    ".png": Format("PNG strip", strip.decode, strip.encode),
}


def read(path: Path) -> NDArray[np.uint8]:
    """The colours of a palette file, uint8 [n, 3], 1 <= n <= 256, in the file's order.

    Raises:
        SceneError: Missing, of an unknown suffix, damaged, or of more than 256 colours.
    """
    form = _format(path)
    data = png.read_file(path, png.MAX_FILE if path.suffix.lower() == ".png" else _MAX_FILE)
    try:
        return form.decode(data)
    except BadPaletteError as error:
        raise SceneError(f"cannot read the {form.title} {path}: {error}", _fix(path)) from error


def read_picture(path: Path) -> NDArray[np.uint8]:
    """The opaque pixels of a PNG with any number of colours, uint8 [1, n, 3].

    Raises:
        SceneError: Missing, damaged or not a PNG.
    """
    data = png.read_file(path)
    try:
        return strip.picture(data)
    except BadPaletteError as error:
        raise SceneError(f"cannot read the picture {path}: {error}", _fix(path)) from error


def write(path: Path, colors: NDArray[np.uint8]) -> None:
    """Writes colours (uint8 [n, 3], 1 <= n <= 256) in the format of the path's suffix, whole or not at all.

    Raises:
        SceneError: An unknown suffix, or the file cannot be written.
    """
    data = _format(path).encode(colors, path.stem)
    with replacing(path) as temporary:
        temporary.write_bytes(data)


def _format(path: Path) -> Format:
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise SceneError(
            f"{path} has no suffix of a palette format", f"The suffixes are: {', '.join(FORMATS)}."
        )
    return form


def _fix(path: Path) -> str:
    if path.suffix.lower() == ".png":
        return (
            f"To draw a palette from a picture: scene-engine palettes convert {path.name} OUT.gpl --colors 64"
        )
    return "Save it again from the program that made it, or as .gpl, which most programs read and write."
