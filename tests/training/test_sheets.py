"""Sample sheets: every pixel of every picture, where a person looks for it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from scene_engine.errors import SceneError
from scene_engine.training.sheets import prompt_sheet, reconstruction_sheet, save_sheet


def pictures(count: int, seed: int) -> NDArray[np.uint8]:
    return np.random.default_rng(seed).integers(0, 256, (count, 192, 320, 3), dtype=np.uint8)


def place(sheet: Image.Image, picture: NDArray[np.uint8]) -> tuple[int, int]:
    """Left and top of an exact copy of `picture` in the sheet."""
    pixels = np.asarray(sheet)
    windows = np.lib.stride_tricks.sliding_window_view(pixels, (1, 8, 3))[..., 0, :, :]
    tops, lefts, _ = np.nonzero((windows == picture[0, :8]).all((-1, -2)))
    (top,), (left,) = tops.tolist(), lefts.tolist()
    assert (pixels[top : top + 192, left : left + 320] == picture).all()
    return left, top


@pytest.mark.parametrize("count", [1, 3, 8])
def test_the_original_is_left_of_its_reconstruction(count: int) -> None:
    originals, reconstructions = pictures(count, 1), pictures(count, 2)
    sheet = reconstruction_sheet(originals, reconstructions)
    for original, reconstruction in zip(originals, reconstructions, strict=True):
        left, top = place(sheet, original)
        assert place(sheet, reconstruction)[1] == top
        assert 320 <= place(sheet, reconstruction)[0] - left < 340


def test_prompts_are_under_their_pictures() -> None:
    shown = pictures(2, 3)
    with_words = prompt_sheet(shown, ["a castle at dusk", "a forest"])
    without = prompt_sheet(shown, ["", "a forest"])
    left, top = place(with_words, shown[0])
    below = (left, top + 192, left + 320, with_words.height)
    assert (
        with_words.crop(below).getcolors()
        != without.crop((left, top + 192, left + 320, without.height)).getcolors()
    )


def test_mismatched_batches_are_refused() -> None:
    with pytest.raises(ValueError, match="originals are"):
        reconstruction_sheet(pictures(2, 1), pictures(3, 1))


def test_sheets_are_written_whole(tmp_path: Path) -> None:
    sheet = prompt_sheet(pictures(1, 1), ["x"])
    save_sheet(tmp_path / "samples" / "epoch_0001.png", sheet)
    with Image.open(tmp_path / "samples" / "epoch_0001.png") as found:
        assert found.tobytes() == sheet.tobytes()
    (tmp_path / "file").write_text("")
    with pytest.raises(SceneError, match="cannot write"):
        save_sheet(tmp_path / "file" / "a.png", sheet)
