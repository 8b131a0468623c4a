"""Discriminators: tell each part of a picture as real or reconstructed."""

from __future__ import annotations

from collections.abc import Sequence

import mlx.core as mx
import mlx.nn as nn

from scene_engine.vqgan.layers import activation, conv3x3, space_to_depth
from scene_engine.vqgan.perceptual import WIDTHS

Verdict = tuple[list[mx.array], list[mx.array]]
"""Maps of logits, high for real ones; and each layer's features, for feature matching."""


class PatchDiscriminator(nn.Module):
    """PatchGAN (Isola et al. 2017, arXiv:1611.07004): [B, 192, 320, 3] in -1..1 to logits [B, 24, 40, 1].

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

    def __call__(self, pictures: mx.array) -> Verdict:
        x = pictures.astype(self.wide.weight.dtype)
        features = []
        for layer in self.down:
            x = activation(layer(space_to_depth(x)))
            features.append(x)
        x = activation(self.wide(x))
        features.append(x)
        return [self.to_logits(x.astype(mx.float32))], features


class FeatureDiscriminator(nn.Module):
    """Judges what the perceptual network sees, at each size (Sauer et al. 2021, arXiv:2111.01007).

    One that sees pixels soon wins by differences that mean nothing to the eye, and what it tells the decoder
    is noise. This one knows pictures only as a network does that has learnt what is in them.

    Args:
        channels: Of each of its heads.
        key: Random key of the initial weights.
    """

    FLOAT32 = ("logits.",)

    def __init__(self, channels: int, key: mx.array) -> None:
        super().__init__()
        keys = iter(mx.random.split(key, 3 * len(WIDTHS)))
        # The largest is halved: a convolution at full size would cost more than all the others.
        inputs = (4 * WIDTHS[0], *WIDTHS[1:])
        self.first = [conv3x3(width, channels, next(keys), gain=1.4) for width in inputs]
        self.second = [conv3x3(channels, channels, next(keys), gain=1.4) for _ in inputs]
        self.logits = [conv3x3(channels, 1, next(keys)) for _ in inputs]

    def __call__(self, features: Sequence[mx.array]) -> Verdict:
        """Judges what `Perceptual.features` gives: logits [B, h, w, 1] at 1/2, 1/2, 1/4, 1/8 and 1/16."""
        logits, hidden = [], []
        for place, x in enumerate(features):
            x = space_to_depth(x) if place == 0 else x
            x = activation(self.second[place](activation(self.first[place](x))))
            hidden.append(x)
            logits.append(self.logits[place](x.astype(mx.float32)))
        return logits, hidden
