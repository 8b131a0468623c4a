from __future__ import annotations

import numpy as np
import pytest
from tests.paintings import draw

from scene_engine.dataset import contact_sheet


def test_every_picture_is_there_pixel_for_pixel() -> None:
    pictures = [draw(seed)[0] for seed in range(5)]
    sheet = np.asarray(contact_sheet(pictures, [draw(seed)[1] for seed in range(5)], columns=2))
    width = (sheet.shape[1] - 8) // 2
    tops = [y for y in range(sheet.shape[0] - 191) if np.array_equal(sheet[y : y + 192, 8:328], pictures[0])]
    assert tops == [8]
    for index, picture in enumerate(pictures):
        left = 8 + index % 2 * width
        assert any(
            np.array_equal(sheet[y : y + 192, left : left + 320], picture)
            for y in range(sheet.shape[0] - 191)
        ), index


def test_words_stay_under_their_own_picture() -> None:
    pictures = [np.zeros((20, 40, 3), np.uint8)] * 2
    paper = np.asarray(contact_sheet(pictures, ["", ""], columns=2))[0, 0]
    sheet = np.asarray(
        contact_sheet(pictures, ["one enormousunbrokenwordthatisfartoolong two", ""], columns=2)
    )
    ink = (sheet != paper).any(axis=2)
    assert ink[30:, 8:48].any()
    assert not ink[30:, 48:].any()


@pytest.mark.parametrize("label", ["雪の村", "a\n\nb", " ", "x" * 10_000])
def test_any_words_and_sizes(label: str) -> None:
    pictures = [np.zeros((5, 7, 3), np.uint8), np.zeros((192, 640, 3), np.uint8)]
    sheet = contact_sheet(pictures, [label, label], columns=9)
    assert sheet.size[0] == 2 * (640 + 8) + 8
    assert sheet.size[1] < 300


def test_no_pictures() -> None:
    assert contact_sheet([], [], columns=3).size[0] > 0
