"""Palettes known by name.

The hardware palettes are facts of the machines. An artist's palette is here only if its author gave it away
in so many words: PICO-8's (Joseph White, CC0). DawnBringer's, Endesga's, GrafxKid's, Arne's and most of
those in public archives state no licence that covers copies, so they are left out; anyone can load them
from a file. The four greens of the first Game Boy are left out too: its screen had no fixed colours, and
every list of them is a guess.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene_engine.palette import dac


@dataclass(frozen=True)
class Named:
    """A named palette: what it is, where its colours come from, and how to make them (uint8 [n, 3])."""

    description: str
    source: str
    colors: Callable[[], NDArray[np.uint8]]


def _ega16() -> NDArray[np.uint8]:
    """The 16 colours of RGBI: two thirds for a channel's bit, one third for the intensity bit.

    Colour 6 would be a dark yellow; IBM's monitors halved its green to make brown, and VGA kept that.
    """
    levels = [[42 * (i >> bit & 1) + 21 * (i >> 3) for bit in (2, 1, 0)] for i in range(16)]
    levels[6] = [42, 21, 0]
    return dac.expand(np.array(levels, np.uint8))


def _ega64() -> NDArray[np.uint8]:
    """All that the EGA can show, in the order of its six bits rgbRGB (capitals are two thirds)."""
    return dac.expand(
        np.array(
            [[42 * (i >> bit & 1) + 21 * (i >> bit + 3 & 1) for bit in (2, 1, 0)] for i in range(64)],
            np.uint8,
        )
    )


def _vga256() -> NDArray[np.uint8]:
    """The BIOS palette of mode 13h.

    16 EGA colours, 16 greys, 3 brightnesses x 3 saturations x 24 hues, 8 blacks.
    """
    greys = [0, 5, 8, 11, 14, 17, 20, 24, 28, 32, 36, 40, 45, 50, 56, 63]
    # The five levels from a channel's lowest to its highest, a row for each brightness and saturation.
    ramps = [
        [(0, 16, 31, 47, 63), (31, 39, 47, 55, 63), (45, 49, 54, 58, 63)],
        [(0, 7, 14, 21, 28), (14, 17, 21, 24, 28), (20, 22, 24, 26, 28)],
        [(0, 4, 8, 12, 16), (8, 10, 12, 14, 16), (11, 12, 13, 15, 16)],
    ]
    # One channel's step for each of the 24 hues, from blue by red and green back to blue: up, high, down,
    # low.
    red = [0, 1, 2, 3, *[4] * 9, 3, 2, 1, *[0] * 8]
    green = red[-8:] + red[:-8]
    blue = red[8:] + red[:8]
    levels = [[grey] * 3 for grey in greys]
    for brightness in ramps:
        for ramp in brightness:
            levels += [[ramp[r], ramp[g], ramp[b]] for r, g, b in zip(red, green, blue, strict=True)]
    levels += [[0, 0, 0]] * 8
    return np.concatenate([_ega16(), dac.expand(np.array(levels, np.uint8))])


def _cga(*entries: int) -> Callable[[], NDArray[np.uint8]]:
    return lambda: _ega16()[[0, *entries]]


def _hex(text: str) -> Callable[[], NDArray[np.uint8]]:
    return lambda: np.array(list(bytes.fromhex(text)), np.uint8).reshape(-1, 3)


_IBM_CGA = "IBM CGA technical reference"
_IBM_EGA = "IBM EGA technical reference"

NAMED: dict[str, Named] = {
    "vga": Named(
        "VGA's 256 colours as the BIOS sets them",
        "IBM's VGA BIOS, 6 bits a channel",
        _vga256,
    ),
    "vga16": Named("VGA's 16 default colours; the same as ega", _IBM_EGA, _ega16),
    "ega": Named("EGA's 16 default colours", _IBM_EGA, _ega16),
    "ega64": Named("All 64 colours that the EGA can show", _IBM_EGA, _ega64),
    "cga0": Named("CGA 320x200, palette 0: black, green, red, brown", _IBM_CGA, _cga(2, 4, 6)),
    "cga0-bright": Named("CGA 320x200, palette 0, high intensity", _IBM_CGA, _cga(10, 12, 14)),
    "cga1": Named("CGA 320x200, palette 1: black, cyan, magenta, grey", _IBM_CGA, _cga(3, 5, 7)),
    "cga1-bright": Named("CGA 320x200, palette 1, high intensity", _IBM_CGA, _cga(11, 13, 15)),
    "cga5": Named("CGA mode 5: black, cyan, red, grey", _IBM_CGA, _cga(3, 4, 7)),
    "cga5-bright": Named("CGA mode 5, high intensity", _IBM_CGA, _cga(11, 12, 15)),
    "pico-8": Named(
        "The 16 colours of the PICO-8 fantasy console",
        "Joseph White (Lexaloffle), CC0",
        _hex(
            "0000001d2b537e2553008751ab52365f574fc2c3c7fff1e8ff004dffa300ffec2700e43629adff83769cff77a8ffccaa"
        ),
    ),
}
