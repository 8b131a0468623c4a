"""The perceptual network: says what is where in a picture. Its features tell brick from foliage.

As LPIPS (Zhang et al. 2018, arXiv:1801.03924) does with a network taught by photographs, pictures are
compared by what such a network sees in them. This one is small, and the painter teaches it, who knows what
each pixel belongs to: see `training.perceptual`.
"""

from __future__ import annotations

from collections.abc import Sequence

import mlx.core as mx
import mlx.nn as nn

from scene_engine.vqgan.layers import activation, conv3x3, linear, space_to_depth

WIDTHS = (32, 64, 128, 192, 256)
"""Channels at full, 1/2, 1/4, 1/8 and 1/16 of the picture's size."""

CLASSES = 256


class Perceptual(nn.Module):
    """Pictures [B, 192, 320, 3] in -1..1 to logits [B, 48, 80, 256] of what is there.

    Args:
        key: Random key of the initial weights.
    """

    def __init__(self, key: mx.array) -> None:
        super().__init__()
        keys = iter(mx.random.split(key, 2 * len(WIDTHS) + 1))
        inputs = (3, *(4 * width for width in WIDTHS))
        self.levels = [
            [conv3x3(entering, width, next(keys), gain=1.4), conv3x3(width, width, next(keys), gain=1.4)]
            for entering, width in zip(inputs, WIDTHS, strict=False)
        ]
        self.norms = [nn.RMSNorm(width) for width in WIDTHS]
        self.head = linear(sum(WIDTHS[2:]), CLASSES, next(keys))

    def features(self, pictures: mx.array) -> list[mx.array]:
        """What it sees at each size, the largest first, in the precision of its weights."""
        x = pictures.astype(self.head.weight.dtype)
        found = []
        for index, (level, norm) in enumerate(zip(self.levels, self.norms, strict=True)):
            if index:
                x = space_to_depth(x)
            for layer in level:
                x = activation(layer(x))
            x = norm(x)
            found.append(x)
        return found

    def __call__(self, pictures: mx.array) -> mx.array:
        seen = self.features(pictures)[2:]
        return self.head(mx.concatenate([enlarged(x, 2**i) for i, x in enumerate(seen)], axis=-1))


def enlarged(x: mx.array, factor: int) -> mx.array:
    """[B, H, W, C] to [B, H*factor, W*factor, C], each pixel as a block."""
    b, h, w, c = x.shape
    blocks = mx.broadcast_to(x[:, :, None, :, None], (b, h, factor, w, factor, c))
    return blocks.reshape(b, h * factor, w * factor, c)


def perceptual_distance(one: Sequence[mx.array], other: Sequence[mx.array]) -> mx.array:
    """How different two pictures look: squared distances of unit features, summed over sizes."""
    total = mx.zeros(())
    for a, b in zip(one, other, strict=True):
        total = total + mx.square(_unit(a) - _unit(b)).sum(-1).mean()
    return total


def _unit(x: mx.array) -> mx.array:
    x = x.astype(mx.float32)
    return x / (mx.sqrt(mx.square(x).sum(-1, keepdims=True)) + 1e-4)
