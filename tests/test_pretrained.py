"""Networks from checkpoints, whole and damaged, and checkpoints made ready to ship."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import mlx.core as mx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mlx.utils import tree_flatten

from scene_engine import backend, weights
from scene_engine.drawing import decoded
from scene_engine.errors import SceneError
from scene_engine.export import export
from scene_engine.pretrained import TEXT_MODEL, load_pretrained, load_vqgan, shape_metadata, vqgan_within
from scene_engine.vqgan import VQGANConfig
from tests import models


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return models.write_checkpoint(tmp_path_factory.mktemp("model") / "a.safetensors")


def changed(path: Path, arrays: dict[str, Any], **metadata: str) -> Path:
    """A checkpoint with some arrays replaced, or left out where None, and other metadata."""
    whole = {name: array for name, array in (models.arrays() | arrays).items() if array is not None}
    shapes = shape_metadata(models.VQGAN_SHAPE, models.TRANSFORMER_SHAPE)
    weights.save(path, whole, shapes | metadata)
    return path


def test_load_gives_back_every_part(checkpoint: Path) -> None:
    loaded = load_pretrained(checkpoint)
    assert (loaded.vqgan_config, loaded.transformer_config) == (models.VQGAN_SHAPE, models.TRANSFORMER_SHAPE)
    assert loaded.pieces.model == models.pieces().model
    assert loaded.digest == weights.digest(checkpoint)
    held = models.arrays()
    for prefix, model in (("vqgan.", loaded.vqgan), ("transformer.", loaded.transformer)):
        for name, value in tree_flatten(model.parameters()):
            if name.endswith(".slices"):
                name = name.removesuffix("slices") + "weight"
                value = value.transpose(0, 2, 1).reshape(-1, value.shape[1])
            assert mx.array_equal(value, held[prefix + name]).item(), name


def test_the_weights_are_left_whole_where_slices_gain_nothing(
    checkpoint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backend, "on_openblas", lambda: False)
    found = dict(tree_flatten(load_pretrained(checkpoint).transformer.parameters()))
    held = models.arrays()
    assert all(mx.array_equal(value, held["transformer." + name]).item() for name, value in found.items())


def test_a_vqgan_loads_from_either_kind(checkpoint: Path, tmp_path: Path) -> None:
    tokens = mx.arange(240).reshape(1, 12, 20) % 64
    first, second = (
        load_vqgan(path)[0].decode(tokens)
        for path in (checkpoint, models.write_vqgan(tmp_path / "vqgan.safetensors"))
    )
    assert mx.array_equal(first, second).item()


def test_a_vqgan_alone_draws_nothing(tmp_path: Path) -> None:
    with pytest.raises(SceneError, match="holds no Transformer") as raised:
        load_pretrained(models.write_vqgan(tmp_path / "vqgan.safetensors"))
    assert "train transformer" in raised.value.fix


@pytest.mark.parametrize(
    "arrays",
    [
        {"vqgan.decoder.norm.weight": None},
        {"transformer.norm.weight": mx.ones((7,))},
        {"transformer.extra": mx.ones((7,))},
        {"transformer.text_embedding.weight": mx.zeros((3, 16))},
        {TEXT_MODEL: mx.zeros((100,), mx.uint8)},
        {TEXT_MODEL: mx.array(np.frombuffer(models.pieces().model, np.uint8)[:5000])},
        {TEXT_MODEL: mx.zeros((0,), mx.uint8)},
        {TEXT_MODEL: mx.zeros((10, 10), mx.bfloat16)},
    ],
    ids=lambda arrays: f"{next(iter(arrays))} {getattr(next(iter(arrays.values())), 'shape', '')}",
)
def test_wrong_arrays_are_refused(arrays: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(SceneError):
        load_pretrained(changed(tmp_path / "a.safetensors", arrays))


def test_a_cut_file_is_refused(checkpoint: Path, tmp_path: Path) -> None:
    (tmp_path / "a.safetensors").write_bytes(checkpoint.read_bytes()[:-1000])
    with pytest.raises(SceneError, match="not a whole safetensors file"):
        load_pretrained(tmp_path / "a.safetensors")


SHAPES = json.loads(shape_metadata(models.VQGAN_SHAPE, models.TRANSFORMER_SHAPE)["model"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[" * 100_000,
        "[]",
        '"vqgan"',
        "null",
        "{}",
        '{"vqgan": 3}',
        '{"vqgan": {"hidden_channels": 24}}',
        *(
            json.dumps({**SHAPES, part: {**SHAPES[part], key: value}})
            for part, key, value in [
                ("vqgan", "hidden_channels", 2**62),
                ("vqgan", "decoder_blocks", [0, 0, 0, 10**12]),
                ("vqgan", "channel_multipliers", [1, 1, 1, 2**40]),
                ("vqgan", "colour", 1),
                ("transformer", "width", 2**34),
                ("transformer", "layers", 10**12),
                ("transformer", "layers", 2),
                ("transformer", "text_length", 17),
            ]
        ),
    ],
    ids=lambda text: text[:20],
)
def test_a_wrong_description_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(SceneError):
        load_pretrained(changed(tmp_path / "a.safetensors", {}, model=text))


def test_more_blocks_than_arrays_are_not_even_made(tmp_path: Path) -> None:
    shapes = {**SHAPES, "transformer": {**SHAPES["transformer"], "layers": 100}}
    with pytest.raises(SceneError, match="damaged description of its transformer"):
        load_pretrained(changed(tmp_path / "a.safetensors", {}, model=json.dumps(shapes)))


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from([*VQGANConfig.__dataclass_fields__, "other"]),
        st.one_of(st.integers(), st.floats(), st.text(max_size=5), st.lists(st.integers(), max_size=5)),
        max_size=3,
    )
)
def test_any_description_is_right_or_a_clear_error(changes: dict[str, Any]) -> None:
    text = json.dumps({"vqgan": {**SHAPES["vqgan"], **changes}})
    try:
        _, shape = vqgan_within(models.arrays(), {"model": text}, Path("a.safetensors"))
    except SceneError:
        return
    assert shape == models.VQGAN_SHAPE


def test_export_halves_the_weights_and_keeps_the_pictures(checkpoint: Path, tmp_path: Path) -> None:
    path = export(checkpoint, tmp_path / "ship")
    assert path == tmp_path / "ship" / "model.safetensors"
    text = len(models.pieces().model)
    share = (path.stat().st_size - text) / (checkpoint.stat().st_size - text)
    assert share < 0.6
    first, second = load_pretrained(checkpoint), load_pretrained(path)
    assert {value.dtype for _, value in tree_flatten(second.transformer.parameters())} == {mx.float32}
    assert {value.dtype for _, value in tree_flatten(second.vqgan.parameters())} == {mx.float32}
    assert mx.array_equal(first.vqgan.quantizer.codebook, second.vqgan.quantizer.codebook).item()
    tokens = np.arange(240, dtype=np.uint32).reshape(12, 20) % 64
    difference = np.abs(decoded(first, tokens) - decoded(second, tokens))
    assert 0 < difference.max() < 0.02
    assert second.pieces.model == first.pieces.model
    assert second.digest != first.digest


def test_export_keeps_what_tells_where_the_weights_come_from(tmp_path: Path) -> None:
    source = changed(tmp_path / "a.safetensors", {}, config="{}", measures="{}", epoch="7", scratch="x")
    assert weights.read_metadata(export(source, tmp_path)) == {
        **shape_metadata(models.VQGAN_SHAPE, models.TRANSFORMER_SHAPE),
        "config": "{}",
        "measures": "{}",
        "epoch": "7",
    }


def test_export_gives_the_same_bytes_again(checkpoint: Path, tmp_path: Path) -> None:
    once = export(checkpoint, tmp_path / "a")
    twice = export(once, tmp_path / "b")
    assert once.read_bytes() == twice.read_bytes()


def test_export_refuses_what_float16_cannot_hold(tmp_path: Path) -> None:
    source = changed(tmp_path / "a.safetensors", {"transformer.norm.weight": mx.full((16,), 1e5)})
    with pytest.raises(SceneError, match=r"transformer\.norm\.weight"):
        export(source, tmp_path / "ship")
    assert not (tmp_path / "ship").exists()


def test_8_bits_are_a_little_different_and_much_smaller(checkpoint: Path, tmp_path: Path) -> None:
    half = export(checkpoint, tmp_path / "half")
    eight = export(checkpoint, tmp_path / "eight", bits=8)
    assert eight.stat().st_size < half.stat().st_size
    before, _ = weights.load(checkpoint)
    after, _ = weights.load(eight)
    assert set(after) == set(before)
    for name, array in before.items():
        if array.dtype != mx.float32:
            continue
        largest = np.abs(np.array(array)).max()
        np.testing.assert_allclose(
            np.array(after[name]), np.array(array), atol=largest / 200 + 1e-6, err_msg=name
        )
    load_pretrained(eight)


def test_8_bits_whose_scales_do_not_fit_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    weights.save(path, {"a": mx.zeros((3, 4), mx.int8), "a:scale": mx.ones((4,))}, {})
    with pytest.raises(SceneError, match="scales of 'a'"):
        weights.load(path)
