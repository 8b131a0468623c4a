"""Linear layers as OpenBLAS multiplies a few rows fastest: the weights in narrow slices.

A step of writing multiplies four rows by every weight. OpenBLAS first repacks the weights, all of them in
each product, and that takes longer than the product itself. Its kernels for small matrices, so far those for
AVX-512, read weights as they lie, but only those of narrow matrices. So a layer's outputs are cut into slices
of 64, each a matrix [inputs, 64] of its own; the products of a step then take little longer than reading all
weights from memory. On other processors the slices are repacked as well, and gain some tenths.

Products of hundreds of rows, when prompts and known tokens are read, take up to 1.2 times as long as with
whole weights: too little to keep both.
"""

from __future__ import annotations

from typing import TypeVar

import mlx.core as mx
import mlx.nn as nn
from mlx.utils import tree_flatten, tree_unflatten

WIDTH = 64
"""Outputs of a slice. With 96 or 128, 4 rows of a step took 1.7 times as long."""

Network = TypeVar("Network", bound=nn.Module)


class SlicedLinear(nn.Module):
    """What a linear layer without bias does, to rounding.

    Args:
        weight: Its weights, [outputs, inputs]; outputs is a multiple of WIDTH.
    """

    def __init__(self, weight: mx.array) -> None:
        super().__init__()
        outputs, inputs = weight.shape
        self.slices = mx.contiguous(weight.reshape(outputs // WIDTH, WIDTH, inputs).transpose(0, 2, 1))

    def __call__(self, x: mx.array) -> mx.array:
        """[..., inputs] to [..., outputs]."""
        count, inputs, _ = self.slices.shape
        product = (x.reshape(-1, inputs) @ self.slices).transpose(1, 0, 2)
        return product.reshape(*x.shape[:-1], count * WIDTH)


def sliced(network: Network) -> Network:
    """Puts slices in the place of a network's linear layers where they can be; returns the network.

    Its parameters then have other names and shapes: for networks that are only used from here on.
    """
    for name, layer in tree_flatten(network.leaf_modules(), is_leaf=nn.Module.is_module):
        if isinstance(layer, nn.Linear) and "bias" not in layer and len(layer.weight) % WIDTH == 0:
            network.update_modules(tree_unflatten([(name, SlicedLinear(layer.weight))]))
    mx.eval(network.parameters())
    return network
