"""Pictures and progress in a terminal."""

from __future__ import annotations

import io

import numpy as np
import pytest
from rich.console import Console

from scene_engine.cli.display import Display
from scene_engine.cli.preview import HalfBlocks, can_preview, side_by_side

RED, BLUE = [200, 0, 0], [0, 0, 200]


def terminal(**options: object) -> Console:
    settings = {"force_terminal": True, "color_system": "truecolor", "width": 100, "height": 40, **options}
    return Console(file=Utf8(), _environ={"TERM": "xterm"}, **settings)  # type: ignore[arg-type]


class Utf8(io.StringIO):
    encoding = "utf-8"


def printed(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_each_character_is_two_pixels() -> None:
    console = terminal()
    console.print(HalfBlocks(np.array([[RED, RED, BLUE], [BLUE, BLUE, RED]], np.uint8), 80, 24), end="")
    red, blue = "8;2;200;0;0", "8;2;0;0;200"
    assert printed(console) == f"\x1b[3{red};4{blue}m▀▀\x1b[0m\x1b[3{blue};4{red}m▀\x1b[0m\n"


@pytest.mark.parametrize(
    ("columns", "lines", "shape"),
    [(80, 24, (24, 80)), (80, 12, (12, 40)), (40, 24, (12, 40)), (1, 1, (1, 1)), (999, 999, (96, 320))],
)
def test_fits_and_keeps_its_shape(columns: int, lines: int, shape: tuple[int, int]) -> None:
    console = terminal(width=1000, color_system=None)
    console.print(HalfBlocks(np.zeros((192, 320, 3), np.uint8), columns, lines), end="")
    rows = printed(console).splitlines()
    assert (len(rows), {len(row) for row in rows}) == (shape[0], {shape[1]})


def test_side_by_side_puts_two_in_a_row() -> None:
    pictures = [np.full((10, 20, 3), 10 * number, np.uint8) for number in range(1, 4)]
    sheet = side_by_side(pictures)
    assert sheet.shape == (28, 48, 3)
    assert [int(sheet[y, x, 0]) for y, x in ((0, 0), (9, 47), (27, 19), (27, 47), (12, 0))] == [
        10,
        20,
        30,
        0,
        0,
    ]
    assert side_by_side(pictures[:1]) is not pictures[0]
    np.testing.assert_array_equal(side_by_side(pictures[:1]), pictures[0])


def test_only_where_a_terminal_can() -> None:
    assert can_preview(terminal())
    assert can_preview(terminal(color_system="256"))
    for lack in (
        {"force_terminal": False},
        {"color_system": "standard"},
        {"color_system": None},
        {"width": 30},
        {"height": 10},
    ):
        assert not can_preview(terminal(**lack)), lack


def test_the_display_shows_progress_and_leaves_the_pictures() -> None:
    console = terminal(height=30)
    with Display(console, total=6, preview=True) as display:
        assert display.previews
        display.progress(range(4, 6), 0.5)
        display.picture(4, np.full((64, 320, 3), 77, np.uint8))
        with display.hidden():
            console.print("a line of its own")
        display.keep()
    shown = printed(console)
    assert "drawing 5 to 6 of 6" in shown
    assert " 83 %" in shown
    assert "a line of its own\n" in shown
    after_the_picture = shown[shown.rindex("38;2;77;77;77") :]
    assert after_the_picture.count("\x1b[2K") == 1  # only the progress bar's line is erased
    assert shown.count("\x1b[?25l") == shown.count("\x1b[?25h")  # the cursor hidden, and shown again


def test_the_display_is_silent_in_a_file() -> None:
    console = terminal(force_terminal=False)
    with Display(console, total=1, preview=True) as display:
        assert not display.previews
        display.progress(range(1), 0.5)
        display.picture(0, np.zeros((192, 320, 3), np.uint8))
        display.keep()
    assert printed(console) == ""
