"""A trained checkpoint made ready to ship: half the size or less, and nothing that only training needs."""

from __future__ import annotations

import json
from pathlib import Path

import mlx.core as mx

from scene_engine import eightbit, weights
from scene_engine.errors import SceneError
from scene_engine.pretrained import VQGAN_PREFIX, load_pretrained
from scene_engine.vqgan import VQGAN

FILE = "model.safetensors"
METADATA = ("model", "config", "measures", "stage", "epoch", "step")
"""What goes along: the shapes of the networks, and where their weights come from."""

_FLOAT32 = tuple(VQGAN_PREFIX + name for name in VQGAN.FLOAT32)


def export(checkpoint: Path, folder: Path, bits: int = 16) -> Path:
    """Writes a Transformer's checkpoint, with its VQGAN and text model, as `folder`/model.safetensors.

    Weights become float16, or with `bits` 8 the large matrices 8-bit integers (see `eightbit`), and float32
    again where they are loaded. The few that decide tokens and colours stay as they are. The file has a
    digest of its own, which the recipes of its pictures name.

    Raises:
        SceneError: Not a whole checkpoint of a Transformer, a weight that float16 cannot hold, or the folder
            cannot be written to.
    """
    load_pretrained(checkpoint)  # raises unless it can draw pictures
    arrays, metadata = weights.load(checkpoint)
    lowered = {
        name: array.astype(mx.float16)
        if array.dtype == mx.float32 and not name.startswith(_FLOAT32)
        else array
        for name, array in arrays.items()
    }
    for name, array in lowered.items():
        if not mx.isfinite(array).all().item():
            raise SceneError(
                f"{name} in {checkpoint} has numbers that float16 cannot hold",
                "Its training went wrong: export an earlier checkpoint.",
            )
    if bits == 8:
        lowered = _in_8_bits(lowered, arrays)
    path = folder / FILE
    weights.save(path, lowered, _shared({name: text for name, text in metadata.items() if name in METADATA}))
    return path


def _in_8_bits(lowered: dict[str, mx.array], arrays: dict[str, mx.array]) -> dict[str, mx.array]:
    """The large matrices of `arrays` in 8 bits, the rest as in `lowered`."""
    found: dict[str, mx.array] = {}
    for name, array in lowered.items():
        eight = array.dtype == mx.float16 and eightbit.worth_it(array)
        found |= eightbit.lowered(arrays[name], name) if eight else {name: array}
    return found


def _shared(metadata: dict[str, str]) -> dict[str, str]:
    """The metadata without the folder of the data: it names a place on the machine that trained."""
    try:
        run = json.loads(metadata.get("config", "{}"))
        run.get("data", {}).pop("folder", None)
    except (ValueError, AttributeError, RecursionError) as error:
        raise SceneError("the checkpoint's config is damaged", "Export another checkpoint.") from error
    return metadata | {"config": json.dumps(run, sort_keys=True)}
