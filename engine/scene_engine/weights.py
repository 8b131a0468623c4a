"""Arrays of a model on disk: safetensors files, and .npz archives of the same arrays.

A safetensors file is 8 bytes (little-endian length of the header), a JSON header that gives each array's
dtype, shape and place, and the arrays end to end (https://github.com/huggingface/safetensors#format). The
header is checked here before mlx sees the file: a checkpoint comes from anywhere, and a wrong one must not
end the process. mlx is imported where arrays are made: metadata and digests are had without it.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from scene_engine import eightbit, files
from scene_engine.errors import SceneError

if TYPE_CHECKING:
    import mlx.core as mx
    import mlx.nn as nn

METADATA = "__metadata__"
MAX_HEADER = 16 * 2**20
MAX_RATIO = 20  # an .npz that unpacks to more than this many times its size is a bomb, not weights
_ITEM_BYTES = {
    **dict.fromkeys(("BOOL", "U8", "I8"), 1),
    **dict.fromkeys(("U16", "I16", "F16", "BF16"), 2),
    **dict.fromkeys(("U32", "I32", "F32"), 4),
    **dict.fromkeys(("U64", "I64", "C64"), 8),
}
_NPY_KINDS = "biufcU"
_FIX = "The file is damaged or not one of ours: take another checkpoint, or copy it again from where it came."


def save(path: Path, arrays: Mapping[str, mx.array], metadata: Mapping[str, str]) -> None:
    """Writes a .safetensors file, whole or not at all. Same arrays and metadata: same bytes.

    Raises:
        SceneError: The folder cannot be written to, or the disk is full.
    """
    with files.replacing(path) as temporary:
        write(temporary, arrays, metadata)


def write(path: Path, arrays: Mapping[str, mx.array], metadata: Mapping[str, str]) -> None:
    """Writes straight to `path`, for callers that hold a temporary name. Raises OSError as `open` does."""
    import mlx.core as mx

    try:
        mx.save_safetensors(str(path), dict(sorted(arrays.items())), dict(sorted(metadata.items())))
    except RuntimeError as error:
        # mlx says which write fell short but not why; a full disk is the usual reason.
        raise OSError(f"the disk may be full ({error})") from error


def load(path: Path) -> tuple[dict[str, mx.array], dict[str, str]]:
    """Arrays by name, and the metadata, of a .safetensors file or an .npz archive; 8 bits become float32.

    An archive's metadata is its text array "__metadata__", a JSON object of texts, where it has one.

    Raises:
        SceneError: Missing, unreadable, truncated, or not such a file.
    """
    import mlx.core as mx

    if path.suffix == ".npz":
        plain, metadata = _read_npz(path)
        return {name: mx.array(value) for name, value in plain.items()}, metadata
    metadata = read_metadata(path)
    try:
        arrays = eightbit.restored(cast(dict[str, mx.array], mx.load(str(path))))
        mx.eval(arrays)  # mlx reads lazily: the file may be replaced later
    except (RuntimeError, ValueError) as error:
        raise SceneError(f"cannot read {path}: {error}", _FIX) from error
    return arrays, metadata


def read_metadata(path: Path) -> dict[str, str]:
    """The metadata alone, as cheaply as `read_header`.

    Raises:
        SceneError: As `load`.
    """
    return read_header(path)[1]


def read_header(path: Path) -> tuple[dict[str, tuple[int, ...]], dict[str, str]]:
    """Shapes by name, and the metadata; of a .safetensors file only the header is read.

    Raises:
        SceneError: As `load`.
    """
    if path.suffix == ".npz":
        arrays, metadata = _read_npz(path)
        return {name: array.shape for name, array in arrays.items()}, metadata
    if path.suffix != ".safetensors":
        raise SceneError(f"{path} is not a checkpoint", "Name a .safetensors or an .npz file.")
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(0)
            length = int.from_bytes(file.read(8), "little")
            if size < 8 or not 2 <= length <= min(size - 8, MAX_HEADER):
                raise ValueError("its header's length is wrong")
            header = json.loads(file.read(length).decode("utf-8"), object_pairs_hook=_no_twins)
        return _check_header(header, size - 8 - length)
    except OSError as error:
        raise SceneError(
            f"cannot read {path}: {error.strerror}", "Check the path of the checkpoint."
        ) from error
    except (ValueError, RecursionError) as error:
        raise SceneError(f"{path} is not a whole safetensors file: {error}", _FIX) from error


def digest(path: Path) -> str:
    """The first 16 hex digits of the file's SHA-256: a checkpoint's name in recipes.

    Raises:
        SceneError: The file cannot be read.
    """
    try:
        with path.open("rb") as file:
            sha = hashlib.sha256()
            while block := file.read(1 << 20):
                sha.update(block)
    except OSError as error:
        raise SceneError(
            f"cannot read {path}: {error.strerror}", "Check the path of the checkpoint."
        ) from error
    return sha.hexdigest()[:16]


def assign(model: nn.Module, arrays: Mapping[str, mx.array], where: str = "the checkpoint") -> None:
    """Puts `arrays` into `model`, name by name, in the dtype that the model has.

    Raises:
        SceneError: A name is missing or unknown, or a shape differs; nothing was assigned.
    """
    from mlx.utils import tree_flatten, tree_unflatten

    own: dict[str, mx.array] = dict(tree_flatten(model.parameters()))
    problems = [f"{name} is missing" for name in own if name not in arrays]
    problems += [f"{name} is unknown" for name in arrays if name not in own]
    problems += [
        f"{name} is {_times(arrays[name].shape)} where the model has {_times(value.shape)}"
        for name, value in own.items()
        if name in arrays and arrays[name].shape != value.shape
    ]
    if problems:
        more = f", and {len(problems) - 3} more" if len(problems) > 3 else ""
        raise SceneError(
            f"{where} does not fit this model: {', '.join(problems[:3])}{more}",
            "It was probably trained with another config: use the config that it was trained with.",
        )
    model.update(tree_unflatten([(name, arrays[name].astype(value.dtype)) for name, value in own.items()]))


def _times(shape: Sequence[int]) -> str:
    return "x".join(map(str, shape)) or "a single number"


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("its header says a name twice")
    return values


def _check_header(header: object, size: int) -> tuple[dict[str, tuple[int, ...]], dict[str, str]]:
    """Raises ValueError unless the arrays fill the `size` bytes after the header exactly, with no overlap."""
    if not isinstance(header, dict):
        raise ValueError("its header is not an object")
    metadata = _check_metadata(header.pop(METADATA, None))
    places = []
    shapes = {}
    for name, entry in header.items():
        if not isinstance(entry, dict) or set(entry) != {"dtype", "shape", "data_offsets"}:
            raise ValueError(f"its entry for {name[:60]!r} is wrong")
        dtype, shape, offsets = entry["dtype"], entry["shape"], entry["data_offsets"]
        if not isinstance(dtype, str) or dtype not in _ITEM_BYTES:
            raise ValueError(f"the dtype of {name[:60]!r} is not supported")
        if not _are_sizes(shape, 2**31) or not _are_sizes(offsets, 2**63) or len(offsets) != 2:
            raise ValueError(f"the shape or place of {name[:60]!r} is wrong")
        if offsets[1] - offsets[0] != math.prod(shape) * _ITEM_BYTES[dtype]:
            raise ValueError(f"the size of {name[:60]!r} does not match its shape")
        places.append(offsets)
        shapes[name] = tuple(shape)
    end = 0
    for start, stop in sorted(places):
        if start != end:
            raise ValueError("its arrays overlap or leave a gap")
        end = stop
    if end != size:
        raise ValueError(f"it should hold {end} bytes of arrays and holds {size}")
    return shapes, metadata


def _check_metadata(metadata: object) -> dict[str, str]:
    if metadata is None:  # mlx writes null for no metadata
        return {}
    if not isinstance(metadata, dict) or not all(isinstance(value, str) for value in metadata.values()):
        raise ValueError("its metadata is not an object of texts")
    return metadata


def _are_sizes(values: object, limit: int) -> bool:
    """Whether a JSON value is a short list of sizes below `limit`; a dimension is an int32 in mlx."""
    if not isinstance(values, list) or len(values) > 8:
        return False
    return all(type(value) is int and 0 <= value < limit for value in values)


def _read_npz(path: Path) -> tuple[dict[str, np.ndarray[Any, Any]], dict[str, str]]:
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
            if unpacked > MAX_RATIO * path.stat().st_size + 2**20:
                raise ValueError("it unpacks to far more than its size")
            arrays: dict[str, np.ndarray[Any, Any]] = {}
            for member in archive.infolist():
                name = member.filename.removesuffix(".npy")
                if name in arrays:
                    raise ValueError(f"{name[:60]!r} is there twice")
                arrays[name] = _parse_npy(archive.read(member))
        text = arrays.pop(METADATA, None)
        metadata = _check_metadata(None if text is None else json.loads(str(text)))
        if strange := [name for name, value in arrays.items() if value.dtype.kind == "U"]:
            raise ValueError(f"{strange[0][:60]!r} does not hold numbers")
        return arrays, metadata
    except OSError as error:
        raise SceneError(
            f"cannot read {path}: {error.strerror or error}", "Check the path of the checkpoint."
        ) from error
    except Exception as error:
        # zipfile and numpy raise a dozen kinds over damaged archives.
        raise SceneError(f"{path} is not an archive of arrays: {error}", _FIX) from error


def _parse_npy(data: bytes) -> np.ndarray[Any, Any]:
    """An array in numpy's .npy format, versions 1 and 2: numbers or texts, never pickles.

    Not np.load, which sets aside the memory that the header asks for before it looks at the data.
    """
    file = io.BytesIO(data)
    version = np.lib.format.read_magic(file)
    readers = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}
    if version not in readers:
        raise ValueError(f"version {version} of the .npy format is not supported")
    shape, column_major, dtype = readers[version](file)
    if dtype.kind not in _NPY_KINDS or len(data) - file.tell() != math.prod(shape) * dtype.itemsize:
        raise ValueError("an array does not match its header")
    array = np.frombuffer(data, dtype, offset=file.tell()).reshape(shape, order="F" if column_major else "C")
    return array.astype(dtype.newbyteorder("="))
