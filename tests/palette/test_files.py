"""Every palette format gives back what was written; any bytes give a palette or a clear error."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from PIL import Image

from scene_engine import palette
from scene_engine.errors import SceneError
from scene_engine.palette import files

Colors = NDArray[np.uint8]
SUFFIXES = list(files.FORMATS)
on_disk = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
colors_of_any_count = st.integers(1, 256).flatmap(lambda count: arrays(np.uint8, (count, 3)))

STARTS = {
    ".gpl": [b"GIMP Palette\n", b"GIMP Palette\nName: a\nColumns: 4\n# b\n1 2 3 red\n"],
    ".hex": [b"ff0000\n"],
    ".pal": [b"JASC-PAL\r\n0100\r\n", b"JASC-PAL\n0100\n1\n1 2 3\n", b"RIFF"],
    ".act": [bytes(760), bytes(768), bytes(770)],
    ".ase": [b"ASEF\0\1\0\0\0\0\0\1", b"ASEF\0\1\0\0\0\0\0\1\0\1\0\0\0\x0a\0\1\0\0RGB "],
    ".png": [b"\x89PNG\r\n\x1a\n"],
}


def read_bytes(folder: Path, suffix: str, data: bytes) -> Colors:
    path = folder / f"mine{suffix}"
    path.write_bytes(data)
    return files.read(path)


def outcome(read: Callable[[], Colors]) -> Colors | SceneError:
    """What a reader makes of its bytes: an answer or a clear error; any other exception fails the test."""
    try:
        return read()
    except SceneError as error:
        return error


def check_outcome(found: Colors | SceneError, suffix: str) -> None:
    if isinstance(found, SceneError):
        assert f"mine{suffix}" in found.message
        assert found.fix
    else:
        assert found.dtype == np.uint8
        assert found.ndim == 2
        assert found.shape[1] == 3
        assert 1 <= len(found) <= 256


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(colors=colors_of_any_count)
@on_disk
def test_round_trip(tmp_path: Path, suffix: str, colors: Colors) -> None:
    path = tmp_path / f"my palette{suffix}"
    files.write(path, colors)
    np.testing.assert_array_equal(files.read(path), colors)
    np.testing.assert_array_equal(palette.load(str(path)), colors)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.data())
@on_disk
def test_any_bytes_are_a_palette_or_an_error_that_names_the_file(
    tmp_path: Path, suffix: str, data: st.DataObject
) -> None:
    start = data.draw(st.sampled_from([b"", *STARTS[suffix]]))
    body = data.draw(st.binary(max_size=64) | st.text("0123456789abcf #\n\r", max_size=64).map(str.encode))
    check_outcome(outcome(lambda: read_bytes(tmp_path, suffix, start + body)), suffix)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.data())
@on_disk
def test_any_damage_is_an_error_or_a_palette(tmp_path: Path, suffix: str, data: st.DataObject) -> None:
    path = tmp_path / f"whole{suffix}"
    files.write(path, palette.load("ega"))
    damaged = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    check_outcome(outcome(lambda: read_bytes(tmp_path, suffix, bytes(damaged))), suffix)


@pytest.mark.parametrize(
    ("suffix", "data", "expected"),
    [
        (".gpl", b"GIMP Palette\r\nName: x\r\n#\r\n255   0  10\tRed\r\n\r\n 1 2 3\r\n", "#ff000a,#010203"),
        (".gpl", b"\xef\xbb\xbfGIMP Palette\nChannels: RGBA\n1 2 3 255 name\n", "#010203"),
        (".gpl", b"GIMP Palette\n#\xe9t\xe9\n1 2 3 Gr\xfcn\n", "#010203"),
        (".hex", b"FF8000\r\n\r\n#00ff00", "#ff8000,#00ff00"),
        (".pal", b"JASC-PAL\n0100\n2\n1 2 3\n4 5 6 255\n\n", "#010203,#040506"),
        (".act", bytes([9, 8, 7]) + bytes(765) + struct.pack(">HH", 1, 0xFFFF), "#090807"),
    ],
)  # fmt: skip
def test_files_of_other_programs(tmp_path: Path, suffix: str, data: bytes, expected: str) -> None:
    assert palette.inline(read_bytes(tmp_path, suffix, data)) == expected


@pytest.mark.parametrize(
    ("suffix", "data", "said"),
    [
        (".gpl", b"", "line 1"),
        (".gpl", b"GIMP Palette\n", "no colours"),
        (".gpl", b"GIMP Palette\n1 2 3\n1 2\n", "line 3: red, green and blue"),
        (".gpl", b"GIMP Palette\n1 2 256\n", "line 2: '256'"),
        (".gpl", b"GIMP Palette\n1 2 -3\n", "line 2: '-3'"),
        (".gpl", b"GIMP Palette\n" + b"1 2 3\n" * 257, "257 colours"),
        (".hex", b"ff0000\nff00\n", "line 2: 'ff00'"),
        (".hex", b"\n\n", "no colours"),
        (".pal", b"RIFF\0\0\0\0PAL data", "Microsoft RIFF"),
        (".pal", b"JASC-PAL\n0100\n2\n1 2 3\n", "says 2 colours, but 1"),
        (".pal", b"JASC-PAL\n0100\n1\n1 2 x\n", "line 4: 'x'"),
        (".pal", b"JASC-PAL\n0200\n1\n1 2 3\n", "line 2"),
        (".act", bytes(767), "767 bytes"),
        (".act", bytes(768) + struct.pack(">HH", 257, 0), "257 colours"),
        (".act", bytes(768) + struct.pack(">HH", 0, 0), "0 colours"),
        (".ase", b"\0\0\0\0\xe0\xa5", "Aseprite sprite"),
        (".ase", b"ASEF\0\2\0\0\0\0\0\0", "version 2"),
        (".ase", b"ASEF\0\1\0\0\xff\xff\xff\xff", "byte 12: it is cut off"),
        (".ase", b"ASEF\0\1\0\0\0\0\0\0", "no colours"),
        (".png", b"GIF89a", "not a PNG"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, suffix: str, data: bytes, said: str) -> None:
    with pytest.raises(SceneError) as raised:
        read_bytes(tmp_path, suffix, data)
    assert said in raised.value.message


def swatch(model: bytes, *values: float) -> bytes:
    body = b"\0\2\0A\0\0" + model + struct.pack(f">{len(values)}fH", *values, 2)
    return struct.pack(">HI", 1, len(body)) + body


def swatches(*blocks: bytes) -> bytes:
    return b"ASEF\0\1\0\0" + struct.pack(">I", len(blocks)) + b"".join(blocks)


def test_ase_models_and_groups(tmp_path: Path) -> None:
    group = struct.pack(">HI", 0xC001, 6) + b"\0\2\0G\0\0"
    data = swatches(
        group,
        swatch(b"RGB ", 1, 0.5, 0),
        swatch(b"Gray", 0.5),
        struct.pack(">HI", 0xC002, 0),
        swatch(b"CMYK", 0, 1, 1, 0),
        swatch(b"LAB ", 1, 0, 0),
        swatch(b"LAB ", 0.5429, 80.81, 69.89),  # sRGB red under D50
    )
    colors = read_bytes(tmp_path, ".ase", data)
    assert palette.inline(colors[:4]) == "#ff8000,#808080,#ff0000,#ffffff"
    assert np.abs(colors[4].astype(int) - [255, 0, 0]).max() <= 3


def test_ase_numbers_that_are_none(tmp_path: Path) -> None:
    for value in (float("nan"), float("inf"), 1e30):
        with pytest.raises(SceneError, match="byte 28: a colour that is no number"):
            read_bytes(tmp_path, ".ase", swatches(swatch(b"LAB ", value, value, value)))
    with pytest.raises(SceneError, match="unknown colour model b'HSV '"):
        read_bytes(tmp_path, ".ase", swatches(swatch(b"HSV ", 1, 1, 1)))


def test_png_strips(tmp_path: Path) -> None:
    rgb = np.array([[[9, 9, 9], [1, 2, 3], [9, 9, 9]], [[0, 0, 0], [1, 2, 3], [255, 0, 0]]], np.uint8)
    Image.fromarray(rgb).save(tmp_path / "rgb.png")
    assert palette.inline(palette.load(str(tmp_path / "rgb.png"))) == "#090909,#010203,#000000,#ff0000"
    rgba = np.dstack([rgb, np.array([[255, 0, 255], [255, 128, 0]], np.uint8)])
    Image.fromarray(rgba).save(tmp_path / "rgba.png")
    assert palette.inline(palette.load(str(tmp_path / "rgba.png"))) == "#090909,#000000,#010203"
    Image.fromarray(rgba * np.array([1, 1, 1, 0], np.uint8)).save(tmp_path / "clear.png")
    with pytest.raises(SceneError, match="wholly transparent"):
        palette.load(str(tmp_path / "clear.png"))
    ramp = np.arange(300, dtype=np.uint16)
    many = np.stack([ramp >> 8, ramp & 255, ramp & 0], axis=-1).astype(np.uint8)[None]
    Image.fromarray(many).save(tmp_path / "many.png")
    with pytest.raises(SceneError, match="300 colours") as raised:
        palette.load(str(tmp_path / "many.png"))
    assert "palettes convert many.png" in raised.value.fix


def test_unknown_suffix_and_large_files(tmp_path: Path) -> None:
    with pytest.raises(SceneError, match="no suffix"):
        files.write(tmp_path / "a.txt", palette.load("cga1"))
    with pytest.raises(SceneError, match="larger than 1 MiB"):
        read_bytes(tmp_path, ".gpl", b" " * 1_100_000)
    assert not (tmp_path / "a.txt").exists()
