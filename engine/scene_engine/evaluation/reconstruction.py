"""How much of a picture is left after its 240 tokens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import COLUMNS, ROWS
from scene_engine.drawing import as_bytes
from scene_engine.evaluation import metrics
from scene_engine.evaluation.examples import as_drawn
from scene_engine.palette.crisp import crisp
from scene_engine.recipe import Recipe

Picture = NDArray[np.uint8]

FULL = 5
"""Tokens for each code, so that of codes used all alike hardly one (0.7 %) is left out by chance."""


@dataclass(frozen=True)
class Fidelity:
    """How near copies are to their originals: means over pictures, ratios of all pictures together.

    Attributes:
        psnr: dB.
        ssim: -1 to 1.
        exact_colours: Share of pixels with the right one of the original's 32 colours.
        edge_ratio: Mean size of the steps between neighbouring pixels, by the originals'.
        edge_energy_ratio: Mean square of these steps, by the originals'.
    """

    psnr: float
    ssim: float
    exact_colours: float
    edge_ratio: float
    edge_energy_ratio: float


def finished(decoded: NDArray[np.float32]) -> Picture:
    """A decoder's picture as `generate` hands it out: crisp, and in few colours."""
    return as_drawn(as_bytes(crisp(decoded, Recipe.crisp))).rgb()


def fidelity(originals: Sequence[Picture], copies: Sequence[Picture]) -> Fidelity:
    """Measures copies of pictures, all uint8 [192, 320, 3]."""
    pairs = list(zip(originals, copies, strict=True))

    def mean(measure: Callable[[Picture, Picture], float]) -> float:
        return float(np.mean([measure(*pair) for pair in pairs]))

    def ratio(measure: Callable[[Picture], float]) -> float:
        return sum(map(measure, copies)) / max(sum(map(measure, originals)), 1e-9)

    return Fidelity(
        psnr=mean(metrics.psnr),
        ssim=mean(metrics.ssim),
        exact_colours=mean(metrics.exact_colours),
        edge_ratio=ratio(metrics.edges),
        edge_energy_ratio=ratio(metrics.edge_energy),
    )


def pictures_for(codes: int) -> int:
    """Pictures that a codebook of this size needs, to have its use measured."""
    return ceil(FULL * codes / (ROWS * COLUMNS))
