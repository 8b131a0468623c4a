"""Parameters end to end: nothing is lost, and parts can be told apart."""

from __future__ import annotations

import mlx.core as mx
import numpy as np

from scene_engine.keys import key_for
from scene_engine.training.flat import Layout

SHAPES = {"first.wide": (4, 48), "first.odd": (3,), "rest.kernel": (8, 3, 3, 8), "last.twin": (4, 48)}


def parameters() -> dict[str, mx.array]:
    return {
        name: mx.random.normal(shape, key=key_for(place))
        for place, (name, shape) in enumerate(SHAPES.items())
    }


def layout() -> Layout:
    return Layout(parameters(), lambda name, array: "matrices" if array.ndim > 1 else "others")


def test_what_is_packed_comes_out_again_in_its_place_and_order() -> None:
    before = parameters()
    vectors = layout().pack(before)
    assert {name: vector.shape for name, vector in vectors.items()} == {
        "matrices": (2 * 4 * 48 + 8 * 9 * 8,),
        "others": (3,),
    }
    after = layout().unpack(vectors)
    assert list(after) == list(before)
    for name, array in before.items():
        assert np.array_equal(np.array(array), np.array(after[name])), name


def test_low_precision_is_raised_when_it_is_packed() -> None:
    lowered = {name: array.astype(mx.bfloat16) for name, array in parameters().items()}
    assert {vector.dtype for vector in layout().pack(lowered).values()} == {mx.float32}


def test_parameters_of_one_shape_lie_side_by_side() -> None:
    names = [slot.name for slot in layout().vectors["matrices"]]
    assert abs(names.index("first.wide") - names.index("last.twin")) == 1


def test_a_mask_covers_whole_parameters() -> None:
    made = layout()
    vectors = made.pack(parameters())
    marked = {name: mx.where(made.mask(name, ["first"]), 0.0, vector) for name, vector in vectors.items()}
    for name, array in made.unpack(marked).items():
        assert (np.abs(np.array(array)).max() == 0) == name.startswith("first"), name
