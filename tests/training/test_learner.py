"""One network in training: its optimizer, its running mean, its state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mlx.core as mx
import mlx.nn as nn
import numpy as np
import pytest
from mlx.utils import tree_flatten

from scene_engine.errors import SceneError
from scene_engine.keys import key_for
from scene_engine.training.learner import Learner
from scene_engine.training.settings import TrainingSettings
from scene_engine.vqgan.layers import linear

SETTINGS = TrainingSettings(weight_decay=0.1, gradient_clip=0.5)
X, Y = (mx.random.normal((16, 4), key=key_for(n)) for n in (1, 2))
RATE, DECAY = mx.array(1e-2), mx.array(0.75)


class Net(nn.Module):
    """Two layers, the second frozen."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.fixed = linear(4, 4, key_for(3)), linear(4, 4, key_for(4))
        self.fixed.freeze()

    def __call__(self, x: mx.array) -> mx.array:
        return self.fixed(self.first(x.astype(self.first.weight.dtype)).astype(mx.float32))


def learner(dtype: mx.Dtype = mx.float32, float32: tuple[str, ...] = (), **settings: Any) -> Learner:
    return Learner(Net(), TrainingSettings(**settings) if settings else SETTINGS, dtype, float32)


def loss_of(learned: Learner) -> Callable[[], tuple[mx.array, mx.array]]:
    def loss() -> tuple[mx.array, mx.array]:
        value = mx.square(learned.model(X) - Y).mean()
        return value, value

    return loss


def trained(learned: Learner, steps: int) -> list[float]:
    """The losses of some steps."""
    losses = []
    for _ in range(steps):
        gradients, value = learned.gradients(loss_of(learned))
        learned.update(gradients, RATE, DECAY)
        losses.append(float(np.array(value)))
    return losses


def flat(tree: Any) -> dict[str, mx.array]:
    return dict(tree_flatten(tree))


def same(a: Any, b: Any) -> bool:
    a, b = flat(a), flat(b)
    return list(a) == list(b) and all(mx.array_equal(a[name], b[name]) for name in a)


def test_it_learns_and_leaves_the_frozen_part_alone() -> None:
    learned = learner()
    before = flat(learned.state["frozen"])
    assert set(before) == {"fixed.weight", "fixed.bias"}
    losses = trained(learned, 60)
    assert losses[-1] < 0.7 * losses[0]
    assert same(learned.state["frozen"], before)


def test_the_first_step_is_adamws() -> None:
    learned = learner()
    weight = np.array(learned.layout.unpack(learned.state["weights"])["first.weight"])
    gradients, _ = learned.gradients(loss_of(learned))
    norm = learned.update(gradients, RATE, DECAY)
    flat_gradients = [np.array(gradient).ravel() for gradient in flat(gradients).values()]
    assert float(np.array(norm)) == pytest.approx(np.linalg.norm(np.concatenate(flat_gradients)), rel=1e-5)
    # With its bias corrected Adam's first step is the gradient's sign; the decay comes on top.
    step = np.sign(np.array(learned.layout.unpack(gradients)["first.weight"])) + 0.1 * weight
    found = np.array(learned.layout.unpack(learned.state["weights"])["first.weight"])
    np.testing.assert_allclose(found, weight - 0.01 * step, atol=1e-5)


def test_the_average_follows_the_weights() -> None:
    learned = learner()
    before = np.array(learned.weights()["first.weight"])
    trained(learned, 1)
    weight = np.array(learned.layout.unpack(learned.state["weights"])["first.weight"])
    found = np.array(learned.weights()["first.weight"])
    np.testing.assert_allclose(found, 0.75 * before + 0.25 * weight, atol=1e-6)
    assert np.array_equal(np.array(learned.load_average().first.weight), found)
    assert np.array_equal(np.array(learned.load_current().first.weight), weight)
    assert np.array_equal(np.array(learned.weights()["first.weight"]), found)


def test_clipping_bounds_the_step_of_all_weights_together() -> None:
    tight, loose = learner(gradient_clip=1e-9, weight_decay=0.0), learner(gradient_clip=1e9, weight_decay=0.0)
    moved = []
    for learned in (tight, loose):
        before = np.array(learned.layout.unpack(learned.state["weights"])["first.weight"])
        trained(learned, 1)
        moved.append(
            np.abs(np.array(learned.layout.unpack(learned.state["weights"])["first.weight"]) - before).max()
        )
    assert moved[0] < 0.2 * moved[1]


def test_a_restored_state_goes_on_with_the_same_numbers() -> None:
    whole, broken = learner(), learner()
    trained(whole, 3)
    trained(broken, 3)
    state = {name: array + 0 for name, array in flat(broken.state).items()}
    fresh = learner()
    from mlx.utils import tree_unflatten

    fresh.restore(tree_unflatten([(name, state[name]) for name in flat(fresh.state)]))
    trained(whole, 3)
    trained(fresh, 3)
    assert same(whole.state, fresh.state)


def test_low_precision_is_for_the_pass_alone() -> None:
    learned = learner(mx.bfloat16, float32=("first.bias",))
    seen = {}

    def loss() -> tuple[mx.array, mx.array]:
        seen.update({name: array.dtype for name, array in flat(learned.model.parameters()).items()})
        return loss_of(learned)()

    gradients, _ = learned.gradients(loss)
    learned.update(gradients, RATE, DECAY)
    assert (seen["first.weight"], seen["first.bias"]) == (mx.bfloat16, mx.float32)
    assert {array.dtype for array in flat(learned.state["weights"]).values()} == {mx.float32}
    assert learned.load_average().first.weight.dtype == mx.float32


def test_adopting_weights_starts_from_them_with_a_fresh_optimizer() -> None:
    learned, fresh = learner(), learner()
    trained(learned, 5)
    arrays = learned.weights()
    fresh.adopt(arrays, "here")
    assert same(fresh.weights(), arrays)
    assert same(fresh.state["weights"], learned.state["average"])
    assert int(np.array(fresh.state["optimizer"]["adamw"]["step"])) == 0


def test_another_networks_weights_are_refused() -> None:
    arrays = learner().weights()
    del arrays["first.bias"]
    with pytest.raises(SceneError, match=r"over there .*first\.bias is missing"):
        learner().adopt(arrays, "over there")


@pytest.mark.parametrize("compiles", [False, True])
def test_muon_takes_the_hidden_matrices_and_adamw_the_rest(compiles: bool) -> None:
    settings = TrainingSettings(optimizer="muon", weight_decay=0.0)
    learned = Learner(Net(), settings, mx.float32, (), hidden=("first",))
    plain = learner(weight_decay=0.0)
    order = list(flat(learned.state))

    def update() -> mx.array:
        gradients, value = learned.gradients(loss_of(learned))
        learned.update(gradients, RATE, DECAY)
        return value

    step = mx.compile(update, learned.state, learned.state) if compiles else update
    before = learned.weights()
    first = float(np.array(step()))
    trained(plain, 1)
    moved = np.array(learned.layout.unpack(learned.state["weights"])["first.weight"] - before["first.weight"])
    # All directions of the matrix alike: AdamW's would be signs.
    values = np.linalg.svd(moved / (0.01 * 0.2 * 4**0.5), compute_uv=False)
    assert values.max() < 1.3
    assert values[-2] > 0.5
    ours, adamws = (
        np.array(one.layout.unpack(one.state["weights"])["first.bias"]) for one in (learned, plain)
    )
    np.testing.assert_allclose(ours, adamws, atol=1e-6)
    for _ in range(150):
        last = float(np.array(step()))
    assert last < 0.7 * first
    assert list(flat(learned.state)) == order


def test_parameters_can_be_given_other_values() -> None:
    learned = learner()
    learned.replace({"first.bias": mx.ones(4), "fixed.bias": mx.full(4, 2.0)})
    learned.load_current()
    for model in (learned.model, learned.load_average()):
        assert np.array(model.first.bias).tolist() == [1.0] * 4
        assert np.array(model.fixed.bias).tolist() == [2.0] * 4
