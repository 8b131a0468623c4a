"""Palettes: by name, from files, or drawn from a picture; and the one way from RGB to an indexed canvas.

Wherever a palette is asked for as text, it is one of: a name (`names`), the path of a palette file
(`scene_engine.palette.files`), or the colours themselves, "#rrggbb,#rrggbb,..." (`inline`).
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import Canvas
from scene_engine.errors import SceneError
from scene_engine.palette import dac, files
from scene_engine.palette.bayer import ordered
from scene_engine.palette.diffusion import diffused
from scene_engine.palette.lookup import nearest
from scene_engine.palette.named import NAMED
from scene_engine.palette.quantise import adaptive
from scene_engine.recipe import ADAPTIVE, DITHERS, MAX_COLORS

__all__ = ["DITHERS", "NAMED", "adaptive", "inline", "load", "names", "nearest", "to_canvas"]

_INLINE = re.compile(r"#[0-9a-f]{6}(,#[0-9a-f]{6})*")


def names() -> list[str]:
    """The names that `load` knows."""
    return list(NAMED)


def load(text: str) -> NDArray[np.uint8]:
    """A palette by its name, its file's path or its colours.

    Returns:
        uint8 [n, 3], 1 <= n <= 256, in its own order; a file's colours are not snapped to the DAC.

    Raises:
        SceneError: None of the three, a damaged file, or more than 256 colours.
    """
    wanted = text.strip()
    named = NAMED.get(wanted.lower())
    if named is not None:
        return named.colors()
    if wanted.lower() == ADAPTIVE:
        raise SceneError(
            '"adaptive" has no colours of its own', "It is drawn from a picture: name another palette."
        )
    if wanted.startswith("#"):
        return _parse_inline(wanted)
    path = Path(wanted)
    if path.suffix.lower() in files.FORMATS or "/" in wanted or "\\" in wanted:
        return files.read(path.expanduser())
    close = difflib.get_close_matches(wanted.lower(), [*NAMED, ADAPTIVE], n=1, cutoff=0.5)
    hint = f'Did you mean "{close[0]}"? ' if close else ""
    raise SceneError(
        f"there is no palette {wanted[:60]!a}",
        f"{hint}Name one of {', '.join(NAMED)}, a palette file ({' '.join(files.FORMATS)}),"
        " or colours as #rrggbb,#rrggbb,...",
    )


def inline(colors: NDArray[np.uint8]) -> str:
    """Colours (uint8 [n, 3]) as text that `load` and a recipe take: "#rrggbb,#rrggbb,..."."""
    return ",".join(f"#{r:02x}{g:02x}{b:02x}" for r, g, b in colors.tolist())


def to_canvas(
    rgb: NDArray[np.uint8] | NDArray[np.floating],
    palette: str = ADAPTIVE,
    colors: int = 64,
    dither: str = "none",
) -> Canvas:
    """A picture in a palette: the one way from RGB to a canvas.

    Args:
        rgb: [h, w, 3], uint8 or float of 0..1 (clipped).
        palette: "adaptive", or anything that `load` takes: then the canvas has just that palette.
        colors: The most colours of an adaptive palette, 2 to 256. Its entries lie on VGA's 6-bit DAC, in
            the order of `palette.order.ramps`; those that no pixel uses are dropped.
        dither: One of DITHERS.

    Raises:
        SceneError: An unknown palette or dither, or colors out of range.
        ValueError: `rgb` is of another shape, or not finite.
    """
    pixels = _as_bytes(rgb)
    if dither not in DITHERS:
        raise SceneError(f"there is no dither {dither[:60]!a}", f"Choose one of {', '.join(DITHERS)}.")
    if palette.strip().lower() != ADAPTIVE:
        locked = load(palette)
        return Canvas(_index(pixels, locked, dither), locked)
    if not 2 <= colors <= MAX_COLORS:
        raise SceneError(f"an adaptive palette cannot have {colors} colours", "Choose 2 to 256.")
    # The picture as the DAC shows it: its own colours are then in the palette, and a dither leaves them flat.
    pixels = dac.snap(pixels)
    drawn = adaptive(pixels, colors)
    indices = _index(pixels, drawn, dither)
    used = np.bincount(indices.reshape(-1), minlength=len(drawn)) > 0
    place = np.cumsum(used) - 1
    return Canvas(place.astype(np.uint8).take(indices), drawn[used])


def _index(rgb: NDArray[np.uint8], palette: NDArray[np.uint8], dither: str) -> NDArray[np.uint8]:
    if dither == "none":
        return nearest(rgb, palette)
    if dither == "floyd-steinberg":
        return diffused(rgb, palette)
    return ordered(rgb, palette, int(dither.removeprefix("bayer")))


def _as_bytes(rgb: NDArray[np.uint8] | NDArray[np.floating]) -> NDArray[np.uint8]:
    if rgb.ndim != 3 or rgb.shape[2] != 3 or not rgb.size:
        raise ValueError(f"a picture must be [h, w, 3], not {list(rgb.shape)}")
    if rgb.dtype == np.uint8:
        return rgb.astype(np.uint8, copy=False)
    if not np.issubdtype(rgb.dtype, np.floating) or not np.isfinite(rgb).all():
        raise ValueError("a picture must be uint8, or finite floats of 0..1")
    return np.rint(np.clip(rgb, 0, 1) * 255).astype(np.uint8)


def _parse_inline(text: str) -> NDArray[np.uint8]:
    compact = re.sub(r"\s", "", text).lower()
    if not _INLINE.fullmatch(compact):
        raise SceneError(f"{text[:60]!a} is not a list of colours", 'Write them as "#rrggbb,#rrggbb,...".')
    codes = compact.replace("#", "").split(",")
    if len(codes) > MAX_COLORS:
        raise SceneError(f"the list has {len(codes)} colours", "The most is 256.")
    return np.array([list(bytes.fromhex(code)) for code in codes], np.uint8)
