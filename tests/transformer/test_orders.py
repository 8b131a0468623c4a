"""Orders of writing: every cell once, what is known first, and shares as the config says."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scene_engine.canvas import COLUMNS, ROWS
from scene_engine.transformer.orders import (
    CELLS,
    Cells,
    OrderMixture,
    border,
    known_first,
    raster,
    rectangles,
    strokes,
)


@given(arrays(np.bool_, (ROWS, COLUMNS)))
def test_known_cells_come_first_and_each_group_row_by_row(unknown: Cells) -> None:
    order = known_first(unknown)
    assert sorted(order.tolist()) == list(range(CELLS))
    known = CELLS - int(unknown.sum())
    for group in (order[:known], order[known:]):
        assert group.tolist() == sorted(group.tolist())
    assert not unknown.ravel()[order[:known]].any()
    assert unknown.ravel()[order[known:]].all()


@pytest.mark.parametrize("unknown", [np.zeros((ROWS, COLUMNS), bool), np.ones((ROWS, COLUMNS), bool)])
def test_nothing_or_everything_unknown_is_raster_order(unknown: Cells) -> None:
    np.testing.assert_array_equal(known_first(unknown), raster())


@pytest.mark.parametrize("shape", [rectangles, strokes, border])
def test_shapes_leave_something_known_and_something_to_write(
    shape: Callable[[np.random.Generator], Cells],
) -> None:
    drawn = [shape(np.random.default_rng(seed)) for seed in range(300)]
    shares = np.array([cells.mean() for cells in drawn])
    assert shares.min() > 0
    assert np.median(shares) < 0.75
    assert (shares < 1).mean() > 0.95
    assert len({cells.tobytes() for cells in drawn}) > 80
    # Every cell is asked for now and then: the corners too.
    assert np.mean(drawn, axis=0).min() > 0.04


@given(st.integers(0, 2**32))
def test_the_mixture_draws_orders_by_the_random_numbers_alone(seed: int) -> None:
    first, again = (OrderMixture().draw(np.random.default_rng(seed)) for _ in range(2))
    assert first.dtype == np.int32
    assert sorted(first.tolist()) == list(range(CELLS))
    np.testing.assert_array_equal(first, again)


def test_shares_are_as_told() -> None:
    rng = np.random.default_rng(1)
    half = OrderMixture(raster=0.5, rectangles=0.0, strokes=0.0, borders=0.0, shuffled=0.5)
    drawn = [half.draw(rng) for _ in range(400)]
    assert 160 < sum(np.array_equal(order, raster()) for order in drawn) < 240
    only = OrderMixture(raster=0.0, rectangles=1.0, strokes=0.0, borders=0.0, shuffled=0.0)
    assert not any(np.array_equal(only.draw(rng), raster()) for _ in range(50))


def test_shares_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="add up to 1"):
        OrderMixture(raster=0.9)
    with pytest.raises(ValueError, match="0 or more"):
        OrderMixture(raster=1.2, rectangles=-0.2, strokes=0.0, borders=0.0, shuffled=0.0)
