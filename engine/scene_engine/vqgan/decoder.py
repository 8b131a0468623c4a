"""Latents to picture: the encoder's mirror, kept at low resolution for as long as it can be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import mlx.core as mx
import mlx.nn as nn

from scene_engine.vqgan.layers import (
    ResidualBlock,
    SelfAttention,
    activation,
    conv3x3,
    linear,
    pixel_shuffle,
)


class Decoder(nn.Module):
    """Quantised latents [B, 12, 20, latent_size] to pictures [B, 192, 320, 3], about -1..1 and not clipped.

    No convolution runs at full resolution: the last step is a linear layer to 12 channels, pixel-shuffled.

    Args:
        widths: Channels at 1/2, 1/4, 1/8 and 1/16 of the picture's size, as in the encoder.
        blocks: Residual blocks at these resolutions.
        latent_size: Numbers a cell.
        key: Random key of the initial weights.
    """

    def __init__(self, widths: Sequence[int], blocks: Sequence[int], latent_size: int, key: mx.array) -> None:
        super().__init__()
        keys = iter(mx.random.split(key, 4 + len(widths) + sum(blocks)))
        self.from_latents = conv3x3(latent_size, widths[-1], next(keys))
        self.attention = SelfAttention(widths[-1], next(keys))
        self.stages = [
            [ResidualBlock(width, next(keys)) for _ in range(count)]
            for width, count in zip(widths, blocks, strict=True)
        ]
        self.up = [linear(b, 4 * a, next(keys)) for a, b in pairwise(widths)]
        self.norm = nn.RMSNorm(widths[0])
        self.detail = conv3x3(widths[0], 2 * widths[0], next(keys), gain=1.4)
        self.to_rgb = linear(2 * widths[0], 12, next(keys), gain=0.5)

    def __call__(self, latents: mx.array) -> mx.array:
        x = self.attention(self.from_latents(latents))
        for index in reversed(range(len(self.stages))):
            for block in self.stages[index]:
                x = block(x)
            if index:
                x = pixel_shuffle(self.up[index - 1](x))
        x = activation(self.detail(self.norm(x)))
        return pixel_shuffle(self.to_rgb(x.astype(mx.float32)))
