"""PatchGAN: judges each 16x16 cell of a picture as real or reconstructed (Isola et al., arXiv:1611.07004)."""

from __future__ import annotations

import mlx.core as mx
import mlx.nn as nn

from scene_engine.vqgan.layers import activation, conv3x3, space_to_depth


class Discriminator(nn.Module):
    """[B, 192, 320, 3] in -1..1 to logits [B, 24, 40, 1], and each layer's features for feature matching.

    Args:
        channels: Channels of the first layer; they double with each halving, up to four times.
        key: Random key of the initial weights.
    """

    FLOAT32 = ("to_logits.",)

    def __init__(self, channels: int, key: mx.array) -> None:
        super().__init__()
        keys = mx.random.split(key, 5)
        c = channels
        # Each of the first three layers sees its input at half the resolution of the one before.
        self.down = [
            conv3x3(12, c, keys[0], gain=1.4),
            conv3x3(4 * c, 2 * c, keys[1], gain=1.4),
            conv3x3(8 * c, 4 * c, keys[2], gain=1.4),
        ]
        self.wide = conv3x3(4 * c, 4 * c, keys[3], gain=1.4)
        self.to_logits = conv3x3(4 * c, 1, keys[4])

    def __call__(self, pictures: mx.array) -> tuple[mx.array, list[mx.array]]:
        x = pictures.astype(self.wide.weight.dtype)
        features = []
        for layer in self.down:
            x = activation(layer(space_to_depth(x)))
            features.append(x)
        x = activation(self.wide(x))
        features.append(x)
        return self.to_logits(x.astype(mx.float32)), features
