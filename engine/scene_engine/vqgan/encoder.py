"""Picture to latents: four resolutions down to one vector for each 16x16 cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import mlx.core as mx
import mlx.nn as nn

from scene_engine.vqgan.layers import ResidualBlock, SelfAttention, conv3x3, linear, space_to_depth


class Encoder(nn.Module):
    """[B, 192, 320, 3] in -1..1 to latents [B, 12, 20, latent_size], each of unit root mean square.

    The stem works at half resolution: a 2x2 block of pixels enters as 12 channels, since full-resolution
    convolutions would cost more than all the rest together.

    Args:
        widths: Channels at 1/2, 1/4, 1/8 and 1/16 of the picture's size.
        blocks: Residual blocks at these resolutions.
        latent_size: Numbers a cell.
        key: Random key of the initial weights.
    """

    def __init__(self, widths: Sequence[int], blocks: Sequence[int], latent_size: int, key: mx.array) -> None:
        super().__init__()
        keys = iter(mx.random.split(key, 3 + len(widths) + sum(blocks)))
        self.stem = conv3x3(12, widths[0], next(keys))
        self.stages = [
            [ResidualBlock(width, next(keys)) for _ in range(count)]
            for width, count in zip(widths, blocks, strict=True)
        ]
        self.down = [linear(4 * a, b, next(keys)) for a, b in pairwise(widths)]
        self.attention = SelfAttention(widths[-1], next(keys))
        self.norm = nn.RMSNorm(widths[-1])
        self.to_latents = linear(widths[-1], latent_size, next(keys))

    def __call__(self, pictures: mx.array) -> mx.array:
        x = self.stem(space_to_depth(pictures))
        for index, stage in enumerate(self.stages):
            if index:
                x = self.down[index - 1](space_to_depth(x))
            for block in stage:
                x = block(x)
        latents = self.to_latents(self.norm(self.attention(x)).astype(mx.float32))
        # A fixed length keeps the latents and the codebook on one scale: twice as many codes stay in use.
        return mx.fast.rms_norm(latents, None, 1e-6)
