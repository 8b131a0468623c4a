"""Windows over canvases of any size: every cell is drawn once, with all around it known that can be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scene_engine.errors import SceneError
from scene_engine.redraw import masks
from scene_engine.redraw.plan import Plan, plan


@st.composite
def any_masks(draw: st.DrawFn) -> np.ndarray:
    height, width = draw(st.integers(1, 500)), draw(st.integers(1, 700))
    mask = np.zeros((height, width), np.bool_)
    for _ in range(draw(st.integers(1, 3))):
        top, left = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        mask[top : top + draw(st.integers(1, height)), left : left + draw(st.integers(1, width))] = True
    return mask


@settings(deadline=None, max_examples=40)
@given(any_masks())
def test_every_cell_that_the_mask_touches_is_drawn_once(mask: np.ndarray) -> None:
    check(plan(mask), mask)


@settings(deadline=None, max_examples=20)
@given(any_masks(), st.integers(20, 50))
def test_in_a_loop_too(mask: np.ndarray, columns: int) -> None:
    width = 16 * columns
    looped = np.zeros((mask.shape[0], width), np.bool_)
    looped[:, : mask.shape[1]] = mask[:, :width]
    found = plan(looped, loop=True)
    assert found.drawn.shape[1] == columns or not looped.any()
    check(found, looped)


def check(found: Plan, mask: np.ndarray) -> None:
    drawn, covered = np.zeros(found.drawn.shape, int), np.zeros(mask.shape, bool)
    have = found.known.copy()
    for window in found.windows:
        rows, columns = found.cells(window)
        assert window.unknown.any()
        assert not (window.wanted & ~window.unknown).any()
        assert not (window.unknown & have[rows, columns]).any()
        order = np.flatnonzero(window.unknown)
        assert window.wanted.reshape(-1)[order[: window.count]].sum() == window.wanted.sum()
        drawn[rows, columns] += window.wanted
        written = np.zeros(240, bool)
        written[order[: window.count]] = True
        have[rows, columns] |= window.wanted
        written[~window.wanted.reshape(-1)] = False
        ys, xs = found.pixels(window)
        inside = (ys >= 0) & (ys < mask.shape[0]) & (xs >= 0) & (xs < mask.shape[1])
        cells = window.wanted.repeat(16, 0).repeat(16, 1) & inside
        places = np.argwhere(cells)
        covered[ys[places[:, 0], 0], xs[0, places[:, 1]]] = True
        # What isn't wanted but written counts as known later, where it isn't thrown away for a loop's ends.
        outside = window.unknown & ~window.wanted & ~found.drawn[rows, columns]
        have[rows, columns] |= outside & (np.arange(240) <= order[window.count - 1]).reshape(12, 20)
    np.testing.assert_array_equal(drawn, found.drawn.astype(int))
    assert not (mask & ~covered).any()
    assert not (found.known & found.drawn).any()


@pytest.mark.parametrize(
    ("size", "box", "grid", "windows"),
    [
        ((320, 192), "0,0,320,192", (0, 0), [(0, 0, 240)]),
        ((320, 192), "96,48,64,64", (0, 0), [(0, 0, 16)]),
        # The edges of the box lie on borders of cells, wherever it is.
        ((640, 480), "200,100,64,64", (-12, -8), [None]),
        # An odd canvas goes on exactly where it ends.
        ((297, 192), "137,0,160,192", (0, -7), [None]),
        ((480, 192), "320,0,160,192", (0, 0), [(0, 10, 120)]),
        ((480, 192), "0,0,160,192", (0, 0), [(0, 0, 120)]),
        ((960, 192), "0,0,960,192", (0, 0), [(0, 0, 240)] + [(0, 10 * n, 120) for n in range(1, 5)]),
        ((320, 200), "0,0,320,200", (0, 0), [(0, 0, 240), (1, 0, 20)]),
    ],
)
def test_the_grid_and_its_windows(
    size: tuple[int, int],
    box: str,
    grid: tuple[int, int],
    windows: list[tuple[int, int, int] | None],
) -> None:
    found = plan(masks.box(box, size[::-1]))
    assert (found.top, found.left) == grid
    assert len(found.windows) == len(windows)
    for window, expected in zip(found.windows, windows, strict=True):
        if expected:
            assert (window.row, window.column, window.count) == expected
    if size == (640, 480):
        assert found.drawn.sum() == 16


def test_the_window_knows_all_that_it_can() -> None:
    (window,) = plan(masks.box("0,0,64,64", (480, 640))).windows
    assert (window.row, window.column) == (0, 0)
    (window,) = plan(masks.box("304,224,32,32", (480, 640))).windows
    assert window.wanted[5:7, 9:11].all()  # in the middle


def test_the_ends_of_a_loop_know_each_other() -> None:
    """The last window of a new loop has known cells at both its sides, of both ends."""
    for columns in (20, 24, 30, 60):
        found = plan(np.ones((192, 16 * columns), bool), loop=True)
        last = found.windows[-1]
        assert last.column + 20 > columns
        for side in (0, -1):
            assert not last.unknown[:, side].any()
    bridge = plan(masks.box("320,0,160,192", (192, 480)), loop=True)
    (window,) = bridge.windows
    assert not window.unknown[:, [0, -1]].any()
    assert window.column + 20 > 30


def test_a_mask_of_nothing_has_no_windows() -> None:
    assert plan(np.zeros((40, 30), bool)).windows == ()


@pytest.mark.parametrize("width", [16, 304, 330])
def test_a_loop_has_whole_cells(width: int) -> None:
    with pytest.raises(SceneError, match=f"cannot be {width} pixels wide"):
        plan(np.ones((192, width), bool), loop=True)
