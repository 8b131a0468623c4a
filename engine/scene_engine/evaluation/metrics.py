"""How near one picture is to another; all are uint8 [height, width, 3]. Nothing here knows of networks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine import palette

Picture = NDArray[np.uint8]

LUMA = np.array([0.299, 0.587, 0.114], np.float64)
COLOURS = 32
"""Of the palette that exact colours are counted in."""


def psnr(original: Picture, copy: Picture) -> float:
    """Peak signal-to-noise ratio in dB over all channels; 99 for equal pictures."""
    error = np.square(original.astype(np.float64) - copy).mean()
    return 99.0 if error == 0 else min(99.0, float(10 * np.log10(255**2 / error)))


def ssim(original: Picture, copy: Picture) -> float:
    """Structural similarity of the luma, -1 to 1 (Wang et al. 2004): an 11x11 Gaussian window, sigma 1.5."""
    x, y = original @ LUMA, copy @ LUMA
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    mx, my = _window(x), _window(y)
    xx, yy, xy = _window(x * x) - mx * mx, _window(y * y) - my * my, _window(x * y) - mx * my
    top = (2 * mx * my + c1) * (2 * xy + c2)
    return float((top / ((mx * mx + my * my + c1) * (xx + yy + c2))).mean())


def exact_colours(original: Picture, copy: Picture) -> float:
    """The share of pixels that get the same colour in the original's own 32-colour palette, undithered."""
    own = palette.to_canvas(original, colors=COLOURS).palette
    return float((palette.nearest(original, own) == palette.nearest(copy, own)).mean())


def edges(picture: Picture) -> float:
    """The mean size of the steps between neighbours: how much there is of edges and texture."""
    return float(sum(np.abs(step).mean() for step in _steps(picture)))


def edge_energy(picture: Picture) -> float:
    """The mean square of these steps. A blurred edge is a slope of as many, but of smaller ones."""
    return float(sum(np.square(step).mean() for step in _steps(picture)))


def _steps(picture: Picture) -> list[NDArray[np.float64]]:
    return [np.diff(picture.astype(np.float64), axis=axis) for axis in (0, 1)]


def code_use(tokens: NDArray[np.integer], codes: int) -> tuple[float, float]:
    """How much of a codebook some pictures use.

    Args:
        tokens: Of any shape.
        codes: Size of the codebook.

    Returns:
        The share of codes that come up at all, and the perplexity: how many codes, used all alike, would be
        as hard to guess.
    """
    counts = np.bincount(tokens.reshape(-1), minlength=codes)
    share = counts[counts > 0] / counts.sum()
    return float((counts > 0).mean()), float(np.exp(-(share * np.log(share)).sum()))


def _window(picture: NDArray[np.float64]) -> NDArray[np.float64]:
    """A Gaussian of sigma 1.5 over 11x11 pixels, where it fits."""
    weights = np.exp(-np.square(np.arange(-5, 6)) / (2 * 1.5**2))
    weights /= weights.sum()
    for axis in (0, 1):
        seen = np.lib.stride_tricks.sliding_window_view(picture, 11, axis)
        picture = seen @ weights
    return picture
