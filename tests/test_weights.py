"""Weights on disk: what was saved comes back, and no file, however wrong, ends the process."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import mlx.core as mx
import mlx.nn as nn
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scene_engine import weights
from scene_engine.errors import SceneError

METADATA = {"config": '{"seed": 1}', "name": "días"}


def arrays() -> dict[str, mx.array]:
    return {
        "layer.weight": mx.arange(12, dtype=mx.float32).reshape(3, 4),
        "layer.half": mx.ones((2, 2), dtype=mx.float16) / 3,
        "layer.brain": mx.ones((3,), dtype=mx.bfloat16) / 3,
        "step": mx.array(2**40 + 1, dtype=mx.uint64),
        "empty": mx.zeros((0, 4)),
        "mask": mx.array([True, False, True]),
    }


def same(left: dict[str, mx.array], right: dict[str, mx.array]) -> bool:
    return left.keys() == right.keys() and all(
        left[name].dtype == right[name].dtype
        and left[name].shape == right[name].shape
        and mx.all(left[name] == right[name]).item()
        for name in left
    )


def container(header: object, data: bytes) -> bytes:
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


def fails(path: Path) -> str:
    with pytest.raises(SceneError) as caught:
        weights.load(path)
    assert caught.value.fix
    return str(caught.value)


def test_arrays_and_metadata_come_back(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    weights.save(path, arrays(), METADATA)
    found, metadata = weights.load(path)
    assert same(found, arrays())
    assert metadata == METADATA == weights.read_metadata(path)
    assert weights.read_header(path)[0]["layer.weight"] == (3, 4)
    assert [item.name for item in tmp_path.iterdir()] == ["a.safetensors"]


def test_same_arrays_same_bytes_same_digest(tmp_path: Path) -> None:
    weights.save(tmp_path / "a.safetensors", arrays(), METADATA)
    backwards = dict(reversed(arrays().items()))
    weights.save(tmp_path / "b.safetensors", backwards, dict(reversed(METADATA.items())))
    assert weights.digest(tmp_path / "a.safetensors") == weights.digest(tmp_path / "b.safetensors")
    weights.save(tmp_path / "c.safetensors", {**arrays(), "mask": mx.array([True, True, True])}, METADATA)
    assert weights.digest(tmp_path / "c.safetensors") != weights.digest(tmp_path / "a.safetensors")


def test_digest_is_the_start_of_sha256(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")
    assert weights.digest(tmp_path / "abc") == "ba7816bf8f01cfea"


def test_loaded_arrays_outlive_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    weights.save(path, arrays(), {})
    found, _ = weights.load(path)
    path.write_bytes(b"\0" * path.stat().st_size)
    assert same(found, arrays())


@pytest.mark.parametrize("packed", [False, True])
def test_npz_archives_of_the_same_arrays(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "a.npz"
    plain = {"w": np.arange(6, dtype=np.float32).reshape(2, 3).T, "big": np.arange(3, dtype=">i4")}
    writer = np.savez_compressed if packed else np.savez
    writer(path, **{**plain, "__metadata__": np.array(json.dumps(METADATA))})
    found, metadata = weights.load(path)
    assert metadata == METADATA == weights.read_metadata(path)
    assert {name: value.tolist() for name, value in found.items()} == {
        name: value.tolist() for name, value in plain.items()
    }
    np.savez(path, **plain)
    assert weights.load(path)[1] == {}
    mx.savez(str(path), w=mx.ones((2, 2)))
    assert weights.load(path)[0]["w"].tolist() == [[1, 1], [1, 1]]


def test_missing_foreign_and_empty_files(tmp_path: Path) -> None:
    assert "cannot read" in fails(tmp_path / "missing.safetensors")
    assert "cannot read" in fails(tmp_path / "missing.npz")
    with pytest.raises(SceneError, match="cannot read"):
        weights.digest(tmp_path / "missing.safetensors")
    (tmp_path / "notes.txt").write_text("hello")
    assert ".safetensors or an .npz" in fails(tmp_path / "notes.txt")
    for suffix in (".safetensors", ".npz"):
        for content in (b"", b"PK\3\4", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, b"\xff" * 64):
            (tmp_path / f"x{suffix}").write_bytes(content)
            assert f"x{suffix} is not" in fails(tmp_path / f"x{suffix}")


ENTRY = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}


@pytest.mark.parametrize(
    ("header", "size", "words"),
    [
        ({"a": ENTRY}, 7, "should hold 8 bytes"),
        ({"a": ENTRY}, 9, "should hold 8 bytes"),
        ({"a": ENTRY, "b": ENTRY}, 8, "overlap"),
        ({"a": {**ENTRY, "data_offsets": [4, 12]}}, 12, "gap"),
        ({"a": {**ENTRY, "data_offsets": [8, 0]}}, 8, "size"),
        ({"a": {**ENTRY, "shape": [-2]}}, 8, "shape"),
        ({"a": {**ENTRY, "shape": [True]}}, 8, "shape"),
        ({"a": {**ENTRY, "shape": [2.0]}}, 8, "shape"),
        ({"a": {**ENTRY, "shape": [2**62, 2**62]}}, 8, "shape"),
        ({"a": {**ENTRY, "shape": [0, 2**40], "data_offsets": [0, 0]}}, 0, "shape"),
        ({"a": {**ENTRY, "dtype": "F4"}}, 8, "dtype"),
        ({"a": {**ENTRY, "dtype": ["F32"]}}, 8, "dtype"),
        ({"a": {"dtype": "F32"}}, 8, "entry"),
        ({"a": 5}, 8, "entry"),
        ([], 0, "not an object"),
        ({"__metadata__": {"a": 1}}, 0, "metadata"),
        ({"__metadata__": []}, 0, "metadata"),
    ],
)
def test_hostile_headers(tmp_path: Path, header: object, size: int, words: str) -> None:
    path = tmp_path / "x.safetensors"
    path.write_bytes(container(header, bytes(size)))
    assert words in fails(path)


def test_hostile_lengths_and_texts(tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    entry = b'"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}'
    twins = b"{" + entry + b"," + entry + b"}"
    for content in (
        (2**64 - 1).to_bytes(8, "little") + b"{}",
        (2**40).to_bytes(8, "little") + b"{}",
        (100_000).to_bytes(8, "little") + b"[" * 100_000,
        len(twins).to_bytes(8, "little") + twins + b"\0",
        (2).to_bytes(8, "little") + b"\xff\xfe",
    ):
        path.write_bytes(content)
        assert "not a whole safetensors file" in fails(path)


def test_hostile_archives(tmp_path: Path) -> None:
    path = tmp_path / "x.npz"
    np.savez_compressed(path, w=np.zeros((4096, 4096), dtype=np.float32))
    assert "unpacks to far more" in fails(path)
    np.savez(path, w=np.array([{"a": 1}], dtype=object))
    assert "is not an archive of arrays" in fails(path)
    np.savez(path, w=np.array("text"))
    assert "does not hold numbers" in fails(path)
    with zipfile.ZipFile(path, "w") as archive:
        head = b"{'descr': '<f4', 'fortran_order': False, 'shape': (1000000, 1000000), }\n"
        archive.writestr("w.npy", b"\x93NUMPY\x01\x00" + len(head).to_bytes(2, "little") + head)
    assert "does not match its header" in fails(path)


@pytest.mark.parametrize("suffix", [".safetensors", ".npz"])
def test_any_damage_gives_a_clear_error_or_arrays(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    if suffix == ".npz":
        np.savez(path, w=np.arange(6, dtype=np.float32), __metadata__=np.array('{"a": "b"}'))
    else:
        weights.save(path, arrays(), METADATA)
    whole = path.read_bytes()

    @settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.integers(0, len(whole)),
        st.integers(0, len(whole)),
        st.binary(max_size=8),
        st.integers(0, 8),
    )
    def check(end: int, place: int, patch: bytes, skip: int) -> None:
        content = whole[:place] + patch + whole[place + skip :]
        path.write_bytes(content if end % 3 else content[:end])
        try:
            found, metadata = weights.load(path)
        except SceneError as error:
            assert path.name in error.message  # noqa: PT017  the point: this error, and no other
        else:
            assert all(isinstance(value, mx.array) for value in found.values())
            assert all(isinstance(value, str) for value in metadata.values())

    check()


def test_assign_fills_the_model_in_its_own_dtype(tmp_path: Path) -> None:
    model = nn.Linear(4, 3)
    weights.assign(model, {"weight": mx.ones((3, 4), dtype=mx.float16), "bias": mx.zeros((3,))})
    assert model.weight.dtype == mx.float32
    assert model(mx.ones((4,))).tolist() == [4, 4, 4]


def test_assign_names_what_does_not_fit() -> None:
    model = nn.Sequential(nn.Linear(4, 3), nn.Linear(3, 2))
    before = model(mx.ones((4,))).tolist()
    with pytest.raises(SceneError) as caught:
        weights.assign(model, {"layers.0.weight": mx.ones((3, 5)), "extra": mx.ones((1,))}, "mine.npz")
    message = str(caught.value)
    assert "mine.npz does not fit this model: layers.0.bias is missing, " in message
    assert "and 2 more" in message
    assert "another config" in message
    with pytest.raises(SceneError, match=r"weight is 3x5 where the model has 3x4"):
        weights.assign(nn.Linear(4, 3), {"weight": mx.ones((3, 5)), "bias": mx.zeros((3,))})
    assert model(mx.ones((4,))).tolist() == before


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.safetensors"
    weights.save(path, arrays(), METADATA)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise RuntimeError("[write] Unable to write 100 bytes to file.")

    monkeypatch.setattr(mx, "save_safetensors", full)
    with pytest.raises(SceneError, match="the disk may be full"):
        weights.save(path, {"a": mx.ones((9,))}, {})
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
