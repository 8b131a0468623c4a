"""SimVQ: a frozen random codebook seen through a trained linear map (Zhu et al. 2024, arXiv:2411.02038).

A trained codebook collapses because only the chosen codes get a gradient. Here all codes move together
through the one linear map, so none is left behind.
"""

from __future__ import annotations

from typing import NamedTuple

import mlx.core as mx
import mlx.nn as nn


class Quantized(NamedTuple):
    """What the quantizer gives back for latents [B, H, W, D]."""

    latents: mx.array
    """[B, H, W, D]: the nearest codes, with the gradient passed straight through to the encoder."""
    tokens: mx.array
    """[B, H, W] uint32: indices of these codes."""
    codebook_loss: mx.array
    """Scalar: mean squared distance, moving the codes towards the latents."""
    commitment_loss: mx.array
    """Scalar: the same distance, moving the latents towards the codes."""


class SimVQ(nn.Module):
    """Quantizer of `codes` codes of `size` numbers each.

    Args:
        codes: Size of the codebook.
        size: Numbers in a code.
        key: Random key of the codebook.
    """

    def __init__(self, codes: int, size: int, key: mx.array) -> None:
        super().__init__()
        self.basis = mx.random.normal((codes, size), key=key)
        self.map = nn.Linear(size, size)
        self.reset_map()
        self.freeze(keys=["basis"], recurse=False)

    def reset_map(self) -> None:
        """Makes the linear map the identity, so that the codebook equals its basis."""
        self.map.weight = mx.eye(self.map.weight.shape[0])
        self.map.bias = mx.zeros(self.map.bias.shape)

    @property
    def codebook(self) -> mx.array:
        """[codes, size] float32: the codes as the decoder meets them."""
        return self.map(self.basis)

    def __call__(self, latents: mx.array, quantize: mx.array) -> Quantized:
        """Quantizes latents [B, H, W, size].

        Args:
            latents: Float32.
            quantize: Scalar, 1 to quantize; 0 lets the latents through unchanged and without losses, for the
                first steps of training. An array, so that a compiled step needs no second graph.
        """
        codebook = self.codebook
        tokens = self._nearest(mx.stop_gradient(latents), mx.stop_gradient(codebook))
        codes = codebook[tokens]
        passed = latents + quantize * mx.stop_gradient(codes - latents)
        codebook_loss = quantize * mx.square(codes - mx.stop_gradient(latents)).mean()
        commitment_loss = quantize * mx.square(mx.stop_gradient(codes) - latents).mean()
        return Quantized(passed, tokens, codebook_loss, commitment_loss)

    def nearest(self, latents: mx.array) -> mx.array:
        """Tokens [B, H, W] uint32 of latents [B, H, W, size]."""
        return self._nearest(latents, self.codebook)

    @staticmethod
    def _nearest(latents: mx.array, codebook: mx.array) -> mx.array:
        # |z - e|^2 without |z|^2, which is the same for every code.
        return mx.argmin(mx.square(codebook).sum(-1) - 2 * (latents @ codebook.T), axis=-1)
