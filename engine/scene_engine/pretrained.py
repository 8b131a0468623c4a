"""Trained networks from their checkpoints.

A VQGAN's checkpoint holds its arrays. A Transformer's holds its own (under `transformer.`), those of the
VQGAN whose tokens it writes (`vqgan.`) and the text model (`text_model`, bytes): one file draws pictures, and
no two parts can be mismatched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mlx.core as mx
import numpy as np
from mlx.utils import tree_flatten

from scene_engine import backend, config, weights
from scene_engine.errors import SceneError
from scene_engine.keys import key_for
from scene_engine.transformer import TextPieces, Transformer, TransformerConfig
from scene_engine.transformer.sliced import sliced
from scene_engine.vqgan import VQGAN, VQGANConfig

VQGAN_PREFIX, TRANSFORMER_PREFIX, TEXT_MODEL = "vqgan.", "transformer.", "text_model"


@dataclass(frozen=True)
class Pretrained:
    """All that turns words into pictures.

    Attributes:
        vqgan: In float32.
        vqgan_config: Its shape.
        transformer: In float32; for drawing only, as its weights are in slices on a CPU (see `sliced`).
        transformer_config: Its shape.
        pieces: Text to text pieces.
        digest: The checkpoint's, as recipes name it.
    """

    vqgan: VQGAN
    vqgan_config: VQGANConfig
    transformer: Transformer
    transformer_config: TransformerConfig
    pieces: TextPieces
    digest: str


def load_pretrained(path: Path) -> Pretrained:
    """Reads a Transformer's checkpoint.

    Raises:
        SceneError: It can't be read, or is not a Transformer's.
    """
    arrays, metadata = weights.load(path)
    pieces = text_pieces(arrays, path)
    vqgan, vqgan_config = vqgan_within(arrays, metadata, path)
    transformer_config = config.from_dict(TransformerConfig, _shape(metadata, "transformer", path), str(path))
    own = within(arrays, TRANSFORMER_PREFIX)
    with _described("transformer", transformer_config.layers, own, path):
        transformer = Transformer(
            transformer_config, pieces.vocabulary_size, vqgan_config.codebook_size, key_for(0)
        )
    weights.assign(transformer, own, str(path))
    if backend.on_openblas():
        sliced(transformer)
    return Pretrained(vqgan, vqgan_config, transformer, transformer_config, pieces, weights.digest(path))


def load_vqgan(path: Path) -> tuple[VQGAN, VQGANConfig]:
    """Reads a VQGAN from its own checkpoint, or from that of a Transformer which writes its tokens.

    Raises:
        SceneError: It can't be read, or doesn't say which shape it has.
    """
    return vqgan_within(*weights.load(path), path)


def vqgan_within(
    arrays: Mapping[str, mx.array], metadata: Mapping[str, str], path: Path
) -> tuple[VQGAN, VQGANConfig]:
    """The VQGAN of an already loaded checkpoint of either kind; `path` is for errors."""
    vqgan_config = config.from_dict(VQGANConfig, _shape(metadata, "vqgan", path), str(path))
    own = within(arrays, VQGAN_PREFIX) or arrays
    with _described("vqgan", sum(vqgan_config.encoder_blocks + vqgan_config.decoder_blocks), own, path):
        vqgan = VQGAN(vqgan_config, key_for(0))
    weights.assign(vqgan, own, str(path))
    return vqgan, vqgan_config


def text_pieces(arrays: Mapping[str, mx.array], path: Path) -> TextPieces:
    """The text model of an already loaded Transformer's checkpoint; `path` is for errors."""
    if TEXT_MODEL not in arrays:
        raise SceneError(
            f"{path} holds no Transformer, so it can't draw from words",
            "Name a checkpoint of scene-engine train transformer.",
        )
    if arrays[TEXT_MODEL].dtype != mx.uint8:
        raise SceneError(f"{path} has a damaged text model", "Take another checkpoint.")
    return TextPieces(np.array(arrays[TEXT_MODEL]).tobytes())


def within(arrays: Mapping[str, mx.array], prefix: str) -> dict[str, mx.array]:
    """The arrays under a prefix, without it."""
    return {name.removeprefix(prefix): array for name, array in arrays.items() if name.startswith(prefix)}


def bundled(vqgan: VQGAN, transformer: Mapping[str, mx.array], pieces: TextPieces) -> dict[str, mx.array]:
    """The arrays of a Transformer's checkpoint."""
    arrays = {VQGAN_PREFIX + name: array for name, array in tree_flatten(vqgan.parameters())}
    arrays |= {TRANSFORMER_PREFIX + name: array for name, array in transformer.items()}
    return arrays | {TEXT_MODEL: mx.array(np.frombuffer(pieces.model, np.uint8))}


def shape_metadata(vqgan: VQGANConfig, transformer: TransformerConfig | None = None) -> dict[str, str]:
    """What a checkpoint says of the shapes in it, under "model"."""
    shapes = {"vqgan": config.to_dict(vqgan)}
    if transformer is not None:
        shapes["transformer"] = config.to_dict(transformer)
    return {"model": json.dumps(shapes, sort_keys=True)}


def _shape(metadata: Mapping[str, str], name: str, path: Path) -> dict[str, Any]:
    try:
        shape = json.loads(metadata["model"])[name]
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise SceneError(
            f"{path} doesn't say which shape its {name} has",
            "Name a checkpoint that scene-engine wrote; an .npz needs its text array __metadata__.",
        ) from error
    if not isinstance(shape, dict):
        raise _wrong_shape(name, path)
    return shape


@contextmanager
def _described(name: str, blocks: int, arrays: Mapping[str, mx.array], path: Path) -> Iterator[None]:
    """Makes an error of any description that no network can have; a checkpoint may come from anywhere."""
    if blocks > len(arrays):  # each block has some
        raise _wrong_shape(name, path)
    try:
        yield
    except (TypeError, ValueError, OverflowError, RuntimeError) as error:  # mlx's, of sizes beyond 32 bits
        raise _wrong_shape(name, path) from error


def _wrong_shape(name: str, path: Path) -> SceneError:
    return SceneError(f"{path} has a damaged description of its {name}", "Take another checkpoint.")
