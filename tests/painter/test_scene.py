from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scene_engine.canvas import CELL, COLUMNS, HEIGHT, ROWS, WIDTH
from scene_engine.painter.scene import Box, Thing


def thing(*box: int) -> Thing:
    x0, y0, x1, y1 = box
    return Thing("stone", "stones", (), (x0, y0, x1, y1), 100)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    x0, y0 = draw(st.integers(0, WIDTH - 1)), draw(st.integers(0, HEIGHT - 1))
    return x0, y0, draw(st.integers(x0 + 1, WIDTH)), draw(st.integers(y0 + 1, HEIGHT))


@pytest.mark.parametrize(
    ("box", "cells"),
    [
        ((0, 0, 16, 16), [0]),
        ((0, 0, 320, 16), list(range(20))),
        ((304, 176, 320, 192), [239]),
        ((8, 0, 24, 16), [0, 1]),
        ((9, 0, 23, 16), [0]),
        ((10, 2, 14, 6), [0]),
        ((316, 188, 320, 192), [239]),
        ((16, 16, 48, 48), [21, 22, 41, 42]),
        ((15, 15, 49, 49), [21, 22, 41, 42]),
    ],
)
def test_cells_are_those_covered_by_half_or_more(box: Box, cells: list[int]) -> None:
    assert thing(*box).cells == cells


@given(boxes())
def test_a_thing_always_has_cells_and_they_are_on_the_canvas_and_near_it(box: Box) -> None:
    cells = thing(*box).cells
    assert cells
    assert cells == sorted(set(cells))
    for cell in cells:
        row, column = divmod(cell, COLUMNS)
        assert row < ROWS
        assert min(box[2], (column + 1) * CELL) > max(box[0], column * CELL)
        assert min(box[3], (row + 1) * CELL) > max(box[1], row * CELL)


@given(boxes())
def test_what_covers_whole_cells_has_them(box: Box) -> None:
    cells = set(thing(*box).cells)
    for row in range(ROWS):
        for column in range(COLUMNS):
            x, y = column * CELL, row * CELL
            if box[0] <= x and x + CELL <= box[2] and box[1] <= y and y + CELL <= box[3]:
                assert row * COLUMNS + column in cells
