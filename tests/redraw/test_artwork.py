"""The artist's canvas: taken as it is, or refused with a reason."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from scene_engine import palette
from scene_engine.canvas import Canvas, save_png
from scene_engine.errors import SceneError
from scene_engine.redraw import artwork


def noise(height: int = 20, width: int = 30, colors: int = 17) -> Canvas:
    rng = np.random.default_rng(height * width)
    shades = rng.integers(0, 256, (colors, 3), dtype=np.uint8)
    return Canvas(rng.integers(0, colors, (height, width), dtype=np.uint8), shades)


def test_an_indexed_canvas_is_taken_as_it_is(tmp_path: Path) -> None:
    canvas = noise()
    save_png(canvas, tmp_path / "a.png")
    found = artwork.read(tmp_path / "a.png")
    np.testing.assert_array_equal(found.indices, canvas.indices)
    np.testing.assert_array_equal(found.palette, canvas.palette)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "1"])
def test_few_colours_need_no_palette(tmp_path: Path, mode: str) -> None:
    image = Image.fromarray(noise().rgb()).convert(mode)
    image.save(tmp_path / "a.png")
    np.testing.assert_array_equal(artwork.read(tmp_path / "a.png").rgb(), np.asarray(image.convert("RGB")))


def many_colors(path: Path) -> None:
    rows, columns = np.indices((16, 20), np.uint8)
    Image.fromarray(np.stack([rows, columns, rows], axis=-1)).save(path)


def half_transparent(path: Path) -> None:
    Image.new("RGBA", (9, 9), (1, 2, 3, 128)).save(path)


def transparent_index(path: Path) -> None:
    save_png(noise(), path)
    image = Image.open(path)
    image.save(path, transparency=3)


def deep(path: Path) -> None:
    Image.fromarray(np.arange(64, dtype=np.uint16).reshape(8, 8)).save(path)


def deep_rgb(path: Path) -> None:
    """16 bits a channel in RGB, which Pillow can't write."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(range(48)) for _ in range(8))
    header = struct.pack(">IIBBBBB", 8, 8, 16, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def large(path: Path) -> None:
    Image.new("P", (5000, 4)).save(path)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (many_colors, "320 colours"),
        (half_transparent, "transparent"),
        (transparent_index, "transparent"),
        (deep, "16 bits"),
        (deep_rgb, "16 bits"),
        (large, "too large"),
        (lambda path: path.write_bytes(b"GIF89a"), "not a PNG"),
        (lambda path: None, "no file"),
        (lambda path: path.mkdir(), "a folder"),
    ],
)
def test_what_is_no_canvas_is_said(tmp_path: Path, make: object, said: str) -> None:
    make(tmp_path / "a.png")  # type: ignore[operator]
    with pytest.raises(SceneError, match=said) as raised:
        artwork.read(tmp_path / "a.png")
    assert raised.value.fix


def test_a_transparent_colour_that_nothing_has_is_no_matter(tmp_path: Path) -> None:
    canvas = Canvas(np.full((9, 9), 2, np.uint8), noise().palette)
    save_png(canvas, tmp_path / "a.png")
    Image.open(tmp_path / "a.png").save(tmp_path / "a.png", transparency=0)
    assert artwork.read(tmp_path / "a.png").rgb().shape == (9, 9, 3)


def test_extending_leaves_the_artist_alone() -> None:
    canvas = noise()
    larger, strips = artwork.extended(canvas, ["left", "up", "left"], 7)
    assert larger.indices.shape == (27, 44)
    np.testing.assert_array_equal(larger.indices[~strips].reshape(20, 30), canvas.indices)
    with pytest.raises(SceneError, match="too large"):
        artwork.extended(canvas, ["right"], 4096)


def test_a_dithered_canvas_is_told_from_others() -> None:
    ramp = np.tile(np.linspace(0, 255, 320), (192, 1))[..., None].repeat(3, 2).astype(np.uint8)
    for dither in palette.DITHERS[1:4]:
        assert artwork.dithered(palette.to_canvas(ramp, "vga16", dither=dither))
    assert not artwork.dithered(palette.to_canvas(ramp, "vga16"))
    assert not artwork.dithered(noise(1, 1))


def test_the_digest_is_of_what_stays() -> None:
    canvas = noise()
    mask = np.zeros((20, 30), bool)
    mask[5:10, 5:10] = True
    before = artwork.digest(canvas, mask)
    under, beside = canvas.indices.copy(), canvas.indices.copy()
    under[6, 6] += 1 if under[6, 6] < 16 else -1
    beside[0, 0] += 1 if beside[0, 0] < 16 else -1
    assert artwork.digest(Canvas(under, canvas.palette), mask) == before
    assert artwork.digest(Canvas(beside, canvas.palette), mask) != before
    assert artwork.digest(canvas, ~mask) != before
