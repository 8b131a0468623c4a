"""One network in training: float32 master weights, their optimizer, and their running mean.

Everything that changes is in `state`, a tree of arrays: a compiled step reads and writes it, and a checkpoint
is this tree on disk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
from mlx.utils import tree_flatten, tree_map, tree_map_with_path, tree_unflatten

from scene_engine.training.settings import TrainingSettings
from scene_engine.weights import assign

Tree = Any
"""A nested dict and list of arrays, as nn.Module.parameters() gives it."""


class Learner:
    """A network and all that its training needs.

    Args:
        model: The network, freshly made; its frozen parameters stay as they are unless set.
        settings: Weight decay, clipping and decay of the running mean.
        dtype: Precision of the forward and backward pass.
        float32: Prefixes of the parameters that stay float32 all the same.
        betas: AdamW's (Loshchilov and Hutter 2017, arXiv:1711.05101).
    """

    def __init__(
        self,
        model: nn.Module,
        settings: TrainingSettings,
        dtype: mx.Dtype,
        float32: tuple[str, ...],
        betas: tuple[float, float] = (0.9, 0.95),
    ) -> None:
        self.model = model
        self._settings = settings
        self._dtype = dtype
        self._float32 = float32
        self._optimizer = optim.AdamW(
            learning_rate=0.0, betas=list(betas), weight_decay=settings.weight_decay, bias_correction=True
        )
        weights = model.trainable_parameters()
        self._optimizer.init(weights)
        self.state: dict[str, Tree] = {
            "weights": weights,
            "average": tree_map(lambda x: x + 0, weights),
            "frozen": frozen_parameters(model),
            "optimizer": self._optimizer.state,
        }
        mx.eval(self.state)

    def gradients(self, loss: Callable[[], tuple[mx.array, Tree]]) -> tuple[Tree, Tree]:
        """Gradient of `loss()`'s first result for the weights, averaged over machines, and its second."""
        gradients, extra = self.own_gradients(loss)
        return nn.average_gradients(gradients), extra

    def own_gradients(self, loss: Callable[[], tuple[mx.array, Tree]]) -> tuple[Tree, Tree]:
        """The same of this machine alone."""

        def with_weights(weights: Tree) -> tuple[mx.array, Tree]:
            self.model.update(self._lowered(weights))
            self.model.update(self.state["frozen"])
            return loss()

        (_, extra), gradients = mx.value_and_grad(with_weights)(self.state["weights"])
        return gradients, extra

    def update(
        self,
        gradients: Tree,
        learning_rate: mx.array,
        average_decay: mx.array,
        settled: Collection[str] = (),
    ) -> mx.array:
        """Takes one AdamW step and moves the running mean; returns the gradient's norm before clipping.

        The parts of the model named in `settled` learn no more: they take on their running mean and keep it.
        """
        clipped, norm = optim.clip_grad_norm(gradients, self._settings.gradient_clip)
        self._optimizer.learning_rate = learning_rate
        weights = self._optimizer.apply_gradients(clipped, self.state["weights"])
        weights |= {name: self.state["average"][name] for name in settled}
        self.state["weights"] = weights
        self.state["optimizer"] = self._optimizer.state
        self.state["average"] = tree_map(
            lambda mean, new: mean + (1 - average_decay) * (new - mean), self.state["average"], weights
        )
        return norm

    def load_current(self) -> nn.Module:
        """The model with the weights of this step, in the training precision."""
        self.model.update(self._lowered(self.state["weights"]))
        self.model.update(self.state["frozen"])
        return self.model

    def load_average(self) -> nn.Module:
        """The model with the running mean of its weights, in float32: what checkpoints hold."""
        self.model.update(self.state["average"])
        self.model.update(self.state["frozen"])
        return self.model

    def restore(self, state: Tree) -> None:
        """Takes over a state of the same shape, from a checkpoint."""
        self.state.update(state)
        self._optimizer.state = self.state["optimizer"]

    def _lowered(self, weights: Tree) -> Tree:
        if self._dtype == mx.float32:
            return weights
        return tree_map_with_path(
            lambda path, x: x if path.startswith(self._float32) else x.astype(self._dtype), weights
        )

    def adopt(self, arrays: Mapping[str, mx.array], where: str) -> None:
        """Begins anew from the arrays of a checkpoint, with a fresh optimizer.

        Raises:
            SceneError: They are not this network's; `where` is for the error.
        """
        assign(self.model, arrays, where)
        self.state["weights"] = self.model.trainable_parameters()
        self.state["average"] = tree_map(lambda x: x + 0, self.state["weights"])
        self.state["frozen"] = frozen_parameters(self.model)

    def weights(self) -> dict[str, mx.array]:
        """The running mean and the frozen parameters by name: the arrays of a checkpoint."""
        return dict(tree_flatten(self.state["average"])) | dict(tree_flatten(self.state["frozen"]))


def frozen_parameters(model: nn.Module) -> Tree:
    """The parameters that training leaves alone, as a tree."""
    trainable = {name for name, _ in tree_flatten(model.trainable_parameters())}
    return tree_unflatten(
        [(name, x) for name, x in tree_flatten(model.parameters()) if name not in trainable]
    )
