"""What the VQGAN is trained to lower. Pictures are [B, H, W, 3] in -1..1, losses scalars."""

from __future__ import annotations

from collections.abc import Sequence

import mlx.core as mx


def huber(difference: mx.array, delta: float) -> mx.array:
    """Mean of |d| - delta/2, quadratic within `delta`: L1's crisp medians without its jitter around zero."""
    size = mx.abs(difference)
    return mx.where(size < delta, size * size / (2 * delta), size - delta / 2).mean()


def halved(x: mx.array) -> mx.array:
    """Mean over 2x2 blocks."""
    return (x[:, ::2, ::2] + x[:, 1::2, ::2] + x[:, ::2, 1::2] + x[:, 1::2, 1::2]) * 0.25


def gradient_difference(target: mx.array, picture: mx.array) -> mx.array:
    """Mean absolute difference of the horizontal and vertical steps: keeps outlines where they are."""
    across = (picture[:, :, 1:] - picture[:, :, :-1]) - (target[:, :, 1:] - target[:, :, :-1])
    down = (picture[:, 1:] - picture[:, :-1]) - (target[:, 1:] - target[:, :-1])
    return mx.abs(across).mean() + mx.abs(down).mean()


def reconstruction_loss(
    target: mx.array, picture: mx.array, delta: float, gradient_weight: float, fine: float = 1.0
) -> mx.array:
    """Huber at full, half and quarter size (weights 1, 1/2, 1/4) and the gradient difference.

    `fine` weighs what is compared at full size. Every invented detail is punished there unless it lies where
    the target has it to the pixel: with a GAN, less of it gives crisper pictures.
    """
    loss = huber(picture - target, delta) + gradient_weight * gradient_difference(target, picture)
    loss = fine * loss
    for weight in (0.5, 0.25):
        target, picture = halved(target), halved(picture)
        loss = loss + weight * huber(picture - target, delta)
    return loss


def feature_matching(real: Sequence[mx.array], fake: Sequence[mx.array]) -> mx.array:
    """Mean relative difference of the discriminator's features (Salimans et al. 2016, arXiv:1606.03498)."""
    terms = []
    for a, b in zip(real, fake, strict=True):
        reference = mx.stop_gradient(a.astype(mx.float32))
        terms.append(mx.abs(b.astype(mx.float32) - reference).mean() / (mx.abs(reference).mean() + 1e-3))
    return mx.stack(terms).mean()


def hinge_discriminator(real: mx.array, fake: mx.array) -> mx.array:
    """The discriminator's hinge loss on its logits (Lim and Ye 2017, arXiv:1705.02894)."""
    return mx.maximum(1 - real, 0).mean() + mx.maximum(1 + fake, 0).mean()


def lecam(real: mx.array, fake: mx.array, anchors: mx.array) -> mx.array:
    """LeCam regularisation (Tseng et al. 2021, arXiv:2104.03310), which steadies a GAN on few pictures.

    Args:
        real: The discriminator's logits of real pictures.
        fake: Those of reconstructions.
        anchors: [2] running means of both, real first.
    """
    return (
        mx.square(mx.maximum(real - anchors[1], 0)).mean()
        + mx.square(mx.maximum(anchors[0] - fake, 0)).mean()
    )


def balanced(strong: mx.array, weak: mx.array, ratio: mx.array) -> mx.array:
    """`strong` plus `weak` rescaled to `ratio` times the norm of `strong`.

    Both are gradients of losses at the decoder's output. Fixed weights let the adversarial gradient grow to
    many times the reconstruction's, and false texture with it; taming-transformers balances them at the last
    layer with a second backward pass. Balanced at the output it costs nothing.
    """
    scale = ratio * mx.sqrt(mx.square(strong).sum()) / (mx.sqrt(mx.square(weak).sum()) + 1e-12)
    return strong + scale * weak
