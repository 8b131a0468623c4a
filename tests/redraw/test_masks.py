"""Masks: read, written and softened without ever reaching over what was asked for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from scene_engine.edit import Edit
from scene_engine.errors import SceneError
from scene_engine.redraw import masks


@st.composite
def any_masks(draw: st.DrawFn) -> np.ndarray:
    height, width = draw(st.integers(1, 40)), draw(st.integers(1, 40))
    share = draw(st.sampled_from([0.0, 0.02, 0.5, 1.0]))
    return np.random.default_rng(draw(st.integers(0, 99))).random((height, width)) < share


@settings(deadline=None)
@given(any_masks())
def test_a_mask_survives_its_text(mask: np.ndarray) -> None:
    text = masks.to_text(mask)
    np.testing.assert_array_equal(masks.from_text(text, mask.shape), mask)
    assert Edit("redraw", mask.shape[1], mask.shape[0], text).mask == text


def test_boxes_are_written_as_boxes() -> None:
    mask = np.zeros((192, 320), bool)
    mask[48:112, 96:160] = True
    assert masks.to_text(mask) == "96,48,64,64"
    assert masks.to_text(~np.zeros((5, 5), bool)) == "all"


def test_a_box_is_cut_off_at_the_edge() -> None:
    mask = masks.box("300,-10,100,20", (192, 320))
    assert mask[:10, 300:].all()
    assert mask.sum() == 200


@pytest.mark.parametrize(
    ("text", "said"),
    [("1,2,3", "not a box"), ("a,b,c,d", "not a box"), ("400,0,5,5", "no pixel"), ("5,5,0,9", "no pixel")],
)
def test_what_is_no_box_is_said(text: str, said: str) -> None:
    with pytest.raises(SceneError, match=said):
        masks.box(text, (192, 320))


@pytest.mark.parametrize("text", ["bits:AAAA", "bits:eJw=", "bits:eJxjYAAAAAIAAQ=="])
def test_damaged_bits_are_said(text: str) -> None:
    with pytest.raises(SceneError, match="damaged mask"):
        masks.from_text(text, (192, 320))


def bomb() -> str:
    return masks.to_text(np.arange(4096 * 1024).reshape(1024, 4096) % 7 == 1)


def test_bits_never_unpack_to_more_than_the_canvas() -> None:
    with pytest.raises(SceneError, match="damaged mask"):
        masks.from_text(bomb(), (16, 16))


@settings(deadline=None)
@given(any_masks(), st.sampled_from(["none", "half", "dither"]))
def test_feathering_never_reaches_outwards(mask: np.ndarray, feather: str) -> None:
    feathered = masks.hardened(mask.astype(np.float32), feather)
    assert not (feathered & ~mask).any()
    if feather == "none" or mask.all():
        np.testing.assert_array_equal(feathered, mask)


def test_feathers_thin_out_towards_the_edge() -> None:
    levels = np.zeros((64, 64), np.float32)
    levels[8:56, 8:56] = 1
    for feather in ("half", "dither"):
        mask = masks.hardened(levels, feather)
        assert mask[20:44, 20:44].all()
        edge, inner = mask[8:11, 20:44].mean(), mask[12:15, 20:44].mean()
        assert edge < inner < 1
    halves = masks.hardened(np.full((8, 8), 0.5, np.float32), "half")
    np.testing.assert_array_equal(halves, np.indices((8, 8)).sum(axis=0) % 2 == halves[0, 1])


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "LA", "P", "I;16"])
def test_any_picture_is_a_mask(tmp_path: Path, mode: str) -> None:
    wanted = np.zeros((20, 30), bool)
    wanted[5:15, 10:20] = True
    grey = Image.fromarray(np.where(wanted, 255, 0).astype(np.uint8))
    image = (
        Image.fromarray(np.where(wanted, 65535, 0).astype(np.uint16))
        if mode == "I;16"
        else grey.convert(mode)
    )
    image.save(tmp_path / "m.png")
    np.testing.assert_array_equal(masks.read(tmp_path / "m.png", (20, 30)), wanted)


def test_what_is_transparent_stays(tmp_path: Path) -> None:
    rgba = np.full((4, 6, 4), 255, np.uint8)
    rgba[:, :3, 3] = 0
    Image.fromarray(rgba).save(tmp_path / "m.png")
    np.testing.assert_array_equal(masks.read(tmp_path / "m.png", (4, 6)), rgba[..., 3] > 0)


def test_a_variation_keeps_its_share_in_clusters() -> None:
    kept = [~masks.of(Edit("vary", 320, 192, keep=0.3), seed) for seed in range(20)]
    cells = [mask[::16, ::16] for mask in kept]
    for mask, grid in zip(kept, cells, strict=True):
        assert grid.sum() == 72
        np.testing.assert_array_equal(grid.repeat(16, 0).repeat(16, 1), mask)
    assert len({mask.tobytes() for mask in kept}) == 20
    # A kept cell's neighbour to the right is kept more often than a cell anywhere.
    together = np.mean([grid[:, 1:][grid[:, :-1]].mean() for grid in cells])
    assert together > 0.5


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: Image.new("L", (5, 5)).save(path), "5x5"),
        (lambda path: Image.new("L", (30, 20)).save(path), "black everywhere"),
        (lambda path: path.write_text("no"), "not a PNG"),
        (lambda path: None, "no file"),
    ],
)
def test_what_is_no_mask_is_said(tmp_path: Path, make: object, said: str) -> None:
    make(tmp_path / "m.png")  # type: ignore[operator]
    with pytest.raises(SceneError, match=said):
        masks.read(tmp_path / "m.png", (20, 30))
