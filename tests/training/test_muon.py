"""Muon: steps whose directions count alike."""

from __future__ import annotations

import mlx.core as mx
import mlx.optimizers as optim
import numpy as np
import pytest

from scene_engine.keys import key_for
from scene_engine.training.flat import Layout
from scene_engine.training.muon import Muon, orthogonal

RATE = mx.array(0.01)


@pytest.mark.parametrize(("rows", "columns"), [(24, 24), (16, 64), (64, 16)])
def test_singular_values_come_near_one(rows: int, columns: int) -> None:
    # Of a random square matrix the least ones are lost, as in Jordan's; of others all are of one size.
    matrices = mx.random.normal((3, rows, columns), key=key_for(1)) * 50
    values = np.linalg.svd(np.array(orthogonal(matrices)), compute_uv=False)
    assert values.max() < 1.3
    assert np.median(values) > 0.6
    if rows != columns:
        assert values.min() > 0.6


def test_it_goes_where_mlxs_own_goes() -> None:
    """The same direction for each matrix, in steps of AdamW's length: 0.2 or less in the root mean square."""
    weights = {
        "a": mx.random.normal((16, 64), key=key_for(1)),
        "b": mx.random.normal((16, 64), key=key_for(2)),
        "c": mx.random.normal((32, 3, 3, 16), key=key_for(3)),
    }
    layout = Layout(weights, lambda name, array: "all")
    muon = Muon(layout.vectors["all"], weight_decay=0.0)
    theirs = optim.Muon(RATE, weight_decay=0.0)
    theirs.init(weights)
    ours, expected = layout.pack(weights)["all"], weights
    momentum = mx.zeros_like(ours)
    for step in range(3):
        gradients = {
            name: mx.random.normal(array.shape, key=key_for(7, step, place))
            for place, (name, array) in enumerate(weights.items())
        }
        moved, momentum = muon.step(ours, layout.pack(gradients)["all"], momentum, RATE)
        goal = theirs.apply_gradients(gradients, expected)
        found = layout.unpack({"all": moved - ours})
        for name in weights:
            one, other = np.array(found[name]).ravel(), np.array(goal[name] - expected[name]).ravel()
            assert one @ other / np.linalg.norm(one) / np.linalg.norm(other) > 0.999
            assert 0.1 < np.sqrt((one**2).mean()) / RATE.item() < 0.25
        ours, expected = moved, goal


def test_weights_decay_by_themselves() -> None:
    weights = {"a": mx.ones((8, 8))}
    layout = Layout(weights, lambda name, array: "all")
    before = layout.pack(weights)["all"]
    after, _ = Muon(layout.vectors["all"], 0.5).step(
        before, mx.zeros_like(before), mx.zeros_like(before), RATE
    )
    np.testing.assert_allclose(np.array(after), 1 - 0.01 * 0.5, rtol=1e-6)
