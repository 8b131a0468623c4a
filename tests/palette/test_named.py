"""The hardware palettes are what the hardware had."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from scene_engine import palette
from scene_engine.errors import SceneError
from scene_engine.palette import NAMED, dac
from scene_engine.palette.oklab import from_rgb, to_rgb
from scene_engine.recipe import Recipe


def test_dac_rounds_both_ways() -> None:
    levels = np.arange(64, dtype=np.uint8)
    assert dac.expand(levels).tolist() == [round(v * 255 / 63) for v in range(64)]
    np.testing.assert_array_equal(dac.reduce(dac.expand(levels)), levels)
    every = np.arange(256, dtype=np.uint8)
    assert dac.reduce(every).tolist() == [round(v * 63 / 255) for v in range(256)]
    np.testing.assert_array_equal(dac.snap(dac.snap(every)), dac.snap(every))


def test_vga_known_entries() -> None:
    vga = palette.inline(palette.load("vga")).split(",")
    assert len(vga) == 256
    known = {
        0: "#000000", 1: "#0000aa", 6: "#aa5500", 7: "#aaaaaa", 8: "#555555", 14: "#ffff55", 15: "#ffffff",
        16: "#000000", 17: "#141414", 24: "#717171", 31: "#ffffff",
        32: "#0000ff", 36: "#ff00ff", 40: "#ff0000", 42: "#ff7d00", 44: "#ffff00", 48: "#00ff00",
        52: "#00ffff", 56: "#7d7dff", 80: "#b6b6ff", 104: "#000071", 176: "#000041", 247: "#2d3141",
        248: "#000000", 255: "#000000",
    }  # fmt: skip
    assert {index: vga[index] for index in known} == known


def test_vga_whole_table() -> None:
    """The digest is of the 768 six-bit levels in an independent BIOS's source (SeaBIOS, stdvgamodes.c)."""
    levels = dac.reduce(palette.load("vga"))
    digest = hashlib.sha256(levels.tobytes()).hexdigest()
    assert digest == "58d253e8f2d9b14a7dc486f5f4f04295d4c66ad04e00f3e16ce7580dfc50e6a4"


def test_ega_and_cga() -> None:
    assert palette.inline(palette.load("cga1")) == "#000000,#00aaaa,#aa00aa,#aaaaaa"
    assert palette.inline(palette.load("cga0")) == "#000000,#00aa00,#aa0000,#aa5500"
    assert palette.inline(palette.load("cga1-bright")) == "#000000,#55ffff,#ff55ff,#ffffff"
    np.testing.assert_array_equal(palette.load("VGA16"), palette.load("ega"))
    np.testing.assert_array_equal(palette.load("vga")[:16], palette.load("ega"))
    whole = palette.load("ega64")
    assert len(np.unique(whole, axis=0)) == 64
    assert set(np.unique(whole)) == {0, 85, 170, 255}
    assert palette.inline(whole[[0x04, 0x20, 0x14, 0x3F]]) == "#aa0000,#550000,#aa5500,#ffffff"


@pytest.mark.parametrize("name", palette.names())
def test_every_name_is_a_palette_that_a_recipe_takes(name: str) -> None:
    colors = palette.load(name)
    assert colors.dtype == np.uint8
    assert colors.shape[1] == 3
    assert 1 <= len(colors) <= 256
    assert NAMED[name].description
    assert NAMED[name].source
    assert Recipe("a", 1, palette=name).palette == name
    np.testing.assert_array_equal(palette.load(palette.inline(colors)), colors)


def test_what_is_no_palette_is_said() -> None:
    with pytest.raises(SceneError, match="no palette") as raised:
        palette.load("cga1-brigth")
    assert '"cga1-bright"' in raised.value.fix
    for text, said in [
        ("adaptive", "no colours of its own"),
        ("", "no palette"),
        ("#12345", "not a list of colours"),
        ("#000000," * 256 + "#000000", "257 colours"),
        ("missing.gpl", "no file missing.gpl"),
        ("./folder/thing", "no suffix"),
        ("a\0b.gpl", "cannot read"),
    ]:
        with pytest.raises(SceneError, match=said):
            palette.load(text)


def test_inline_is_forgiving_of_case_and_spaces() -> None:
    assert palette.inline(palette.load(" #FF8000, #000000 ")) == "#ff8000,#000000"


def test_oklab_reference_values_and_inverse() -> None:
    lab = from_rgb(np.array([[255, 255, 255], [0, 0, 0], [255, 0, 0], [0, 0, 255]], np.uint8))
    expected = [[1, 0, 0], [0, 0, 0], [0.62796, 0.22486, 0.12585], [0.45201, -0.03246, -0.31153]]
    np.testing.assert_allclose(lab, np.array(expected, np.float32), atol=2e-4)
    every = np.stack(np.meshgrid(*[np.arange(0, 256, 15, dtype=np.uint8)] * 3), axis=-1)
    np.testing.assert_array_equal(to_rgb(from_rgb(every)), every)
