"""The VQGAN as a whole (Esser et al. 2021, arXiv:2012.09841), f16: one token for each 16x16 cell."""

from __future__ import annotations

from dataclasses import dataclass

import mlx.core as mx
import mlx.nn as nn

from scene_engine.canvas import CELL
from scene_engine.vqgan.decoder import Decoder
from scene_engine.vqgan.encoder import Encoder
from scene_engine.vqgan.quantizer import Quantized, SimVQ


@dataclass(frozen=True)
class VQGANConfig:
    """The shape of a VQGAN; what a checkpoint must agree on.

    Attributes:
        hidden_channels: Channels at half resolution. The one dial of memory and quality.
        channel_multipliers: Channels at 1/2, 1/4, 1/8 and 1/16 size, in multiples of `hidden_channels`.
        encoder_blocks: Residual blocks at these four resolutions on the way down.
        decoder_blocks: The same on the way up. On a CPU one block at 1/2 costs as much as eight at 1/16.
        codebook_size: Number of codes: the vocabulary of the Transformer.
        codebook_dim: Numbers in a code.
    """

    hidden_channels: int = 64
    channel_multipliers: tuple[int, ...] = (1, 2, 4, 6)
    encoder_blocks: tuple[int, ...] = (2, 2, 2, 2)
    decoder_blocks: tuple[int, ...] = (3, 3, 3, 3)
    codebook_size: int = 2048
    codebook_dim: int = 32

    def __post_init__(self) -> None:
        for name in ("channel_multipliers", "encoder_blocks", "decoder_blocks"):
            if 2 ** len(getattr(self, name)) != CELL:
                raise ValueError(f"{name} needs 4 numbers, one for each halving down to a {CELL}x{CELL} cell")
        if self.hidden_channels < 8 or self.hidden_channels % 8:
            raise ValueError("hidden_channels must be a multiple of 8, 8 or more")
        if min(self.channel_multipliers) < 1 or min(*self.encoder_blocks, *self.decoder_blocks) < 0:
            raise ValueError(
                "channel_multipliers must be 1 or more, encoder_blocks and decoder_blocks 0 or more"
            )
        if not 2 <= self.codebook_size <= 65536 or not 2 <= self.codebook_dim <= 1024:
            raise ValueError("codebook_size must be 2 to 65536, and codebook_dim 2 to 1024")

    @property
    def widths(self) -> tuple[int, ...]:
        """Channels at 1/2, 1/4, 1/8 and 1/16 of the picture's size."""
        return tuple(self.hidden_channels * multiplier for multiplier in self.channel_multipliers)


class VQGAN(nn.Module):
    """Encoder, quantizer and decoder.

    Args:
        config: Its shape.
        key: Random key of the initial weights.
    """

    FLOAT32 = ("quantizer.", "encoder.to_latents.", "decoder.to_rgb.")
    """Parameters that stay float32 when the rest trains in lower precision: distances and colours need it."""

    HIDDEN = ("encoder.stages.", "encoder.down.", "decoder.stages.", "decoder.up.")
    """Parameters whose matrices map features to features: Muon is for these (see `training.muon`)."""

    def __init__(self, config: VQGANConfig, key: mx.array) -> None:
        super().__init__()
        first, second, third = mx.random.split(key, 3)
        self.encoder = Encoder(config.widths, config.encoder_blocks, config.codebook_dim, first)
        self.quantizer = SimVQ(config.codebook_size, config.codebook_dim, second)
        self.decoder = Decoder(config.widths, config.decoder_blocks, config.codebook_dim, third)

    def __call__(
        self, pictures: mx.array, quantize: mx.array, decoder_only: bool = False
    ) -> tuple[mx.array, Quantized]:
        """Pictures [B, 192, 320, 3] in -1..1 to reconstructions in float32, and what the quantizer says.

        With `decoder_only` no gradient reaches the encoder and the codebook.
        """
        dtype = self.encoder.stem.weight.dtype
        quantized = self.quantizer(self.encoder(pictures.astype(dtype)), quantize)
        if decoder_only:
            quantized = Quantized(*map(mx.stop_gradient, quantized))
        return self.decoder(quantized.latents.astype(dtype)), quantized

    def encode(self, pictures: mx.array) -> mx.array:
        """Pictures uint8 [B, 192, 320, 3] to tokens uint32 [B, 12, 20]."""
        return self.quantizer.nearest(self.encoder(from_bytes(pictures)))

    def decode(self, tokens: mx.array) -> mx.array:
        """Tokens [B, 12, 20] to pictures float32 [B, 192, 320, 3] in 0..1."""
        return to_unit(self.decoder(self.quantizer.codebook[tokens]))


def from_bytes(pictures: mx.array) -> mx.array:
    """uint8 0..255 to float32 -1..1."""
    return pictures.astype(mx.float32) * (2 / 255) - 1


def to_unit(pictures: mx.array) -> mx.array:
    """-1..1 to 0..1, clipped."""
    return mx.clip((pictures + 1) / 2, 0, 1)
