"""One network in training: float32 master weights, their optimizer, and their running mean.

Everything that changes is in `state`, a tree of arrays: a compiled step reads and writes it, and a checkpoint
is this tree on disk. Weights lie in it end to end, see `flat`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
from mlx.utils import tree_flatten, tree_unflatten

from scene_engine.training.flat import Layout, Tree, Vectors
from scene_engine.training.muon import Muon
from scene_engine.training.settings import TrainingSettings
from scene_engine.weights import assign

HIDDEN, LOWERED, FLOAT32 = "hidden", "lowered", "float32"
"""The vectors: matrices that Muon takes; what else trains in the precision of the pass; and what doesn't."""


class Learner:
    """A network and all that its training needs.

    Args:
        model: The network, freshly made; its frozen parameters stay as they are unless set.
        settings: Optimizer, weight decay, clipping and decay of the running mean.
        dtype: Precision of the forward and backward pass.
        float32: Prefixes of the parameters that stay float32 all the same.
        hidden: Prefixes of those whose matrices Muon takes, if the settings ask for it.
        betas: AdamW's (Loshchilov and Hutter 2017, arXiv:1711.05101).
    """

    def __init__(
        self,
        model: nn.Module,
        settings: TrainingSettings,
        dtype: mx.Dtype,
        float32: tuple[str, ...],
        hidden: tuple[str, ...] = (),
        betas: tuple[float, float] = (0.9, 0.95),
    ) -> None:
        self.model = model
        self._settings = settings
        self._dtype = dtype
        self._adamw = optim.AdamW(
            learning_rate=0.0, betas=list(betas), weight_decay=settings.weight_decay, bias_correction=True
        )
        hidden = hidden if settings.optimizer == "muon" else ()

        def vector_of(name: str, array: mx.array) -> str:
            if name.startswith(float32):
                return FLOAT32
            return HIDDEN if array.ndim >= 2 and name.startswith(hidden) else LOWERED

        self.layout = Layout(dict(tree_flatten(model.trainable_parameters())), vector_of)
        """Which parameter lies where in the vectors of the state, and of the gradients."""
        self._muon = Muon(self.layout.vectors.get(HIDDEN, []), settings.weight_decay)
        self.state: dict[str, Tree] = {}
        self._begin()

    def gradients(self, loss: Callable[[], tuple[mx.array, Tree]]) -> tuple[Vectors, Tree]:
        """Gradient of `loss()`'s first result for the weights, averaged over machines, and its second."""
        gradients, extra = self.own_gradients(loss)
        return nn.average_gradients(gradients), extra

    def own_gradients(self, loss: Callable[[], tuple[mx.array, Tree]]) -> tuple[Vectors, Tree]:
        """The same of this machine alone."""

        def with_weights(weights: dict[str, mx.array]) -> tuple[mx.array, Tree]:
            self._load(weights)
            return loss()

        (_, extra), gradients = mx.value_and_grad(with_weights)(self._lowered())
        return self.layout.pack(gradients), extra

    def update(
        self,
        gradients: Vectors,
        learning_rate: mx.array,
        average_decay: mx.array,
        settled: Collection[str] = (),
    ) -> mx.array:
        """Takes one step and moves the running mean; returns the gradient's norm before clipping.

        The parts of the model named in `settled` learn no more: they take on their running mean and keep it.
        """
        clipped, norm = optim.clip_grad_norm(gradients, self._settings.gradient_clip)
        before, average, optimizer = self.state["weights"], self.state["average"], self.state["optimizer"]
        found: Vectors = {}
        if HIDDEN in clipped:
            gradient = clipped.pop(HIDDEN)
            found[HIDDEN], optimizer["momentum"] = self._muon.step(
                before[HIDDEN], gradient, optimizer["momentum"], learning_rate
            )
        self._adamw.learning_rate = learning_rate
        found |= self._adamw.apply_gradients(clipped, before)
        if settled:
            found = {
                name: mx.where(self.layout.mask(name, settled), average[name], vector)
                for name, vector in found.items()
            }
        # In the order in which they were: a compiled step knows them by their places.
        weights = {name: found[name] for name in before}
        self.state["weights"] = weights
        self.state["optimizer"] = optimizer | {"adamw": self._adamw.state}
        self.state["average"] = {
            name: mean + (1 - average_decay) * (weights[name] - mean) for name, mean in average.items()
        }
        return norm

    def load_current(self) -> nn.Module:
        """The model with the weights of this step, in the training precision."""
        return self._load(self._lowered())

    def load_average(self) -> nn.Module:
        """The model with the running mean of its weights, in float32: what checkpoints hold."""
        return self._load(self.layout.unpack(self.state["average"]))

    def restore(self, state: Tree) -> None:
        """Takes over a state of the same shape, from a checkpoint."""
        self.state.update(state)
        self._adamw.state = self.state["optimizer"]["adamw"]

    def adopt(self, arrays: Mapping[str, mx.array], where: str) -> None:
        """Begins anew from the arrays of a checkpoint, with a fresh optimizer.

        Raises:
            SceneError: They are not this network's; `where` is for the error.
        """
        assign(self.model, arrays, where)
        self._begin()

    def replace(self, arrays: Mapping[str, mx.array]) -> None:
        """Gives parameters other values, by name: frozen ones, or others and their running mean."""
        frozen = dict(tree_flatten(self.state["frozen"]))
        own = {name: array for name, array in arrays.items() if name not in frozen}
        self.state["frozen"] = tree_unflatten(
            [(name, arrays.get(name, array)) for name, array in frozen.items()]
        )
        for part in ("weights", "average"):
            self.state[part] = self.layout.pack(self.layout.unpack(self.state[part]) | own)

    def weights(self) -> dict[str, mx.array]:
        """The running mean and the frozen parameters by name: the arrays of a checkpoint."""
        return self.layout.unpack(self.state["average"]) | dict(tree_flatten(self.state["frozen"]))

    def _begin(self) -> None:
        """The state at a run's start, from the model's weights."""
        weights = self.layout.pack(dict(tree_flatten(self.model.trainable_parameters())))
        adamw = {name: vector for name, vector in weights.items() if name != HIDDEN}
        self._adamw.init(adamw)
        optimizer: dict[str, Tree] = {"adamw": self._adamw.state}
        if HIDDEN in weights:
            optimizer["momentum"] = mx.zeros_like(weights[HIDDEN])
        self.state |= {
            "weights": weights,
            # Of its own arrays: a compiled step writes into those that it was given.
            "average": {name: vector + 0 for name, vector in weights.items()},
            "frozen": frozen_parameters(self.model),
            "optimizer": optimizer,
        }
        mx.eval(self.state)

    def _load(self, weights: dict[str, mx.array]) -> nn.Module:
        self.model.update(tree_unflatten(list(weights.items())))
        self.model.update(self.state["frozen"])
        return self.model

    def _lowered(self) -> dict[str, mx.array]:
        """The weights of this step by name, in the precision of the pass."""
        return self.layout.unpack(
            {
                name: vector if name == FLOAT32 else vector.astype(self._dtype)
                for name, vector in self.state["weights"].items()
            }
        )


def frozen_parameters(model: nn.Module) -> Tree:
    """The parameters that training leaves alone, as a tree."""
    trainable = {name for name, _ in tree_flatten(model.trainable_parameters())}
    return tree_unflatten(
        [(name, x) for name, x in tree_flatten(model.parameters()) if name not in trainable]
    )
