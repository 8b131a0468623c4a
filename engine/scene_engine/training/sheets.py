"""Sample sheets: what the networks make of pictures and of prompts, to look at after an epoch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from scene_engine import files
from scene_engine.dataset.sheet import contact_sheet

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL import Image


def reconstruction_sheet(originals: NDArray[np.uint8], reconstructions: NDArray[np.uint8]) -> Image.Image:
    """Each original with its reconstruction on the right: one pair a row, two where there are many.

    Args:
        originals, reconstructions: uint8 [n, height, width, 3] of the same shape.
    """
    if originals.shape != reconstructions.shape:
        raise ValueError(f"originals are {originals.shape}, reconstructions {reconstructions.shape}")
    pairs = [picture for pair in zip(originals, reconstructions, strict=True) for picture in pair]
    return contact_sheet(pairs, [""] * len(pairs), columns=2 if len(originals) <= 4 else 4)


def prompt_sheet(pictures: Iterable[NDArray[np.uint8]], prompts: Sequence[str]) -> Image.Image:
    """Pictures in two or three columns, each with its prompt below.

    Args:
        pictures: uint8 [height, width, 3] each.
        prompts: As many texts.
    """
    return contact_sheet(list(pictures), prompts, columns=2 if len(prompts) <= 4 else 3)


def save_sheet(path: Path, sheet: Image.Image) -> None:
    """Writes a sheet as a PNG, whole or not at all. Raises SceneError where that cannot be done."""
    with files.replacing(path) as temporary:
        sheet.save(temporary, format="PNG")
