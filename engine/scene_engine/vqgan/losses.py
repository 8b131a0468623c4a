"""What the VQGAN is trained to lower. Pictures are [B, H, W, 3] in -1..1, losses scalars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

import mlx.core as mx

FLAT = 0.05
"""The largest step between neighbours, on -1..1, of what counts as flat: six of 255 levels."""


def huber(difference: mx.array, delta: float, weight: mx.array | None = None) -> mx.array:
    """Mean of |d| - delta/2, quadratic within `delta`: L1's crisp medians without its jitter around zero."""
    size = mx.abs(difference)
    loss = mx.where(size < delta, size * size / (2 * delta), size - delta / 2)
    return loss.mean() if weight is None else (weight * loss).mean()


def halved(x: mx.array) -> mx.array:
    """Mean over 2x2 blocks."""
    return (x[:, ::2, ::2] + x[:, 1::2, ::2] + x[:, ::2, 1::2] + x[:, 1::2, 1::2]) * 0.25


def gradient_difference(target: mx.array, picture: mx.array, weight: mx.array | None = None) -> mx.array:
    """Mean absolute difference of the horizontal and vertical steps: keeps outlines where they are.

    Args:
        target: The original.
        picture: What is compared with it.
        weight: [B, H, W, 1], how much each pixel's steps to the right and down count; 1 unless told.
    """
    across = mx.abs((picture[:, :, 1:] - picture[:, :, :-1]) - (target[:, :, 1:] - target[:, :, :-1]))
    down = mx.abs((picture[:, 1:] - picture[:, :-1]) - (target[:, 1:] - target[:, :-1]))
    if weight is None:
        return across.mean() + down.mean()
    return (weight[:, :, :-1] * across).mean() + (weight[:, :-1] * down).mean()


def flatness(target: mx.array) -> mx.array:
    """[B, H, W, 1]: 1 where nothing within a pixel's reach differs from its neighbours, 0 elsewhere."""
    across = mx.abs(target[:, :, 1:] - target[:, :, :-1]).max(-1, keepdims=True) > FLAT
    down = mx.abs(target[:, 1:] - target[:, :-1]).max(-1, keepdims=True) > FLAT
    # Both pixels of each step, and then those beside them.
    detail = mx.maximum(_sliding(across, 2, 2), _sliding(down, 1, 2))
    return 1 - _sliding(_sliding(detail, 1, 3), 2, 3)


def _sliding(marks: mx.array, axis: int, size: int) -> mx.array:
    """The largest of each `size` neighbours along an axis, after one zero is put at either end."""
    edge = [(0, 0)] * marks.ndim
    edge[axis] = (1, 1)
    wide = mx.pad(marks.astype(mx.float32), edge)
    length = wide.shape[axis] - size + 1
    shifted = [mx.split(wide, [start, start + length], axis=axis)[1] for start in range(size)]
    return reduce(mx.maximum, shifted)


def reconstruction_loss(
    target: mx.array, picture: mx.array, delta: float, gradient_weight: float, fine: float = 1.0
) -> mx.array:
    """Huber at full, half and quarter size (weights 1, 1/2, 1/4) and the gradient difference.

    `fine` weighs what is compared at full size where the target has texture. Every invented detail is
    punished there unless it lies where the target has it to the pixel: with a GAN, less of it gives crisper
    pictures. Flat parts count in full all the same, so that nothing is woven into them.
    """
    weight = None if fine == 1 else fine + (1 - fine) * flatness(target)
    loss = huber(picture - target, delta, weight)
    loss = loss + gradient_weight * gradient_difference(target, picture, weight)
    for share in (0.5, 0.25):
        target, picture = halved(target), halved(picture)
        loss = loss + share * huber(picture - target, delta)
    return loss


def feature_matching(real: Sequence[mx.array], fake: Sequence[mx.array]) -> mx.array:
    """Mean relative difference of the discriminator's features (Salimans et al. 2016, arXiv:1606.03498)."""
    terms = []
    for a, b in zip(real, fake, strict=True):
        reference = mx.stop_gradient(a.astype(mx.float32))
        terms.append(mx.abs(b.astype(mx.float32) - reference).mean() / (mx.abs(reference).mean() + 1e-3))
    return mean(terms)


def hinge_discriminator(real: Sequence[mx.array], fake: Sequence[mx.array]) -> mx.array:
    """The discriminator's hinge loss (Lim, Ye 2017, arXiv:1705.02894), the mean over its maps of logits."""
    return mean(
        mx.maximum(1 - a, 0).mean() + mx.maximum(1 + b, 0).mean() for a, b in zip(real, fake, strict=True)
    )


def lecam(real: Sequence[mx.array], fake: Sequence[mx.array], anchors: mx.array) -> mx.array:
    """LeCam regularisation (Tseng et al. 2021, arXiv:2104.03310), which steadies a GAN on few pictures.

    Args:
        real: The discriminator's maps of logits of real pictures.
        fake: Those of reconstructions.
        anchors: [2] running means of both, real first.
    """
    return mean(
        mx.square(mx.maximum(a - anchors[1], 0)).mean() + mx.square(mx.maximum(anchors[0] - b, 0)).mean()
        for a, b in zip(real, fake, strict=True)
    )


def mean(terms: Iterable[mx.array]) -> mx.array:
    """The mean of scalars."""
    return mx.stack(list(terms)).mean()


def unit(gradient: mx.array) -> mx.array:
    """A gradient scaled to a norm of 1."""
    return gradient / (mx.sqrt(mx.square(gradient).sum()) + 1e-12)


def balanced(strong: mx.array, weak: mx.array, ratio: mx.array) -> mx.array:
    """`strong` plus `weak` rescaled to `ratio` times the norm of `strong`.

    Both are gradients of losses at the decoder's output. Fixed weights let the adversarial gradient grow to
    many times the reconstruction's, and false texture with it; taming-transformers balances them at the last
    layer with a second backward pass. Balanced at the output it costs nothing.
    """
    return strong + ratio * mx.sqrt(mx.square(strong).sum()) * unit(weak)
