"""The smallest networks that draw: untrained, so their pictures are noise, but in half a second."""

from __future__ import annotations

import functools
from pathlib import Path

import mlx.core as mx
from mlx.utils import tree_flatten

from scene_engine import weights
from scene_engine.keys import key_for
from scene_engine.pretrained import bundled, shape_metadata
from scene_engine.transformer import TextPieces, Transformer, TransformerConfig
from scene_engine.vqgan import VQGAN, VQGANConfig
from tests.paintings import draw

VQGAN_SHAPE = VQGANConfig(
    hidden_channels=8,
    channel_multipliers=(1, 1, 2, 2),
    encoder_blocks=(0, 0, 0, 1),
    decoder_blocks=(0, 0, 0, 1),
    codebook_size=64,
    codebook_dim=8,
)
TRANSFORMER_SHAPE = TransformerConfig(layers=1, width=16, heads=1, text_length=16, vocabulary_size=512)


@functools.cache
def pieces() -> TextPieces:
    """A text model of some captions."""
    return TextPieces.train([draw(seed)[1] for seed in range(32)], TRANSFORMER_SHAPE.vocabulary_size)


def arrays(seed: int = 0) -> dict[str, mx.array]:
    """What a Transformer's checkpoint holds; random, and the same for the same seed."""
    vqgan = VQGAN(VQGAN_SHAPE, key_for(seed, 1))
    transformer = Transformer(
        TRANSFORMER_SHAPE, pieces().vocabulary_size, VQGAN_SHAPE.codebook_size, key_for(seed, 2)
    )
    return bundled(vqgan, dict(tree_flatten(transformer.parameters())), pieces())


def write_checkpoint(path: Path, seed: int = 0) -> Path:
    """Writes a Transformer's checkpoint and returns its path."""
    metadata = {"stage": "transformer", "epoch": "3", "step": "300", "measures": '{"validation_loss": 4.1}'}
    weights.save(path, arrays(seed), shape_metadata(VQGAN_SHAPE, TRANSFORMER_SHAPE) | metadata)
    return path


def write_vqgan(path: Path) -> Path:
    """Writes a VQGAN's own checkpoint and returns its path."""
    vqgan = VQGAN(VQGAN_SHAPE, key_for(0, 1))
    weights.save(path, dict(tree_flatten(vqgan.parameters())), shape_metadata(VQGAN_SHAPE))
    return path
