from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.paintings import draw

from scene_engine.dataset.pictures import PictureError, read_rgb


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "picture.png"


@pytest.mark.parametrize("suffix", [".png", ".gif", ".bmp", ".tga", ".pcx", ".webp"])
def test_rgb_and_paletted_files_keep_every_pixel(tmp_path: Path, suffix: str) -> None:
    picture, _ = draw(3)
    path = tmp_path / f"picture{suffix}"
    image = Image.fromarray(picture)
    if suffix == ".webp":
        image.save(path, lossless=True)
    elif suffix in (".gif", ".pcx"):
        image.quantize(64).save(path)
        assert len(np.unique(picture.reshape(-1, 3), axis=0)) <= 64
    else:
        image.save(path)
    np.testing.assert_array_equal(read_rgb(path), picture)


def test_grey_and_16_bit_files(file: Path) -> None:
    grey = draw(1)[0][:, :, 0]
    for image in (Image.fromarray(grey), Image.fromarray(grey.astype(np.uint16) << 8 | 0x5A)):
        image.save(file)
        np.testing.assert_array_equal(read_rgb(file), np.repeat(grey[:, :, None], 3, 2))


def test_alpha_is_cut_not_blended_and_clear_borders_go(file: Path) -> None:
    picture = draw(5)[0]
    alpha = np.full(picture.shape[:2], 255, np.uint8)
    alpha[:10] = alpha[:, 300:] = 0
    alpha[50, 60], alpha[51, 60] = 127, 128
    Image.fromarray(np.dstack([picture, alpha])).save(file)
    expected = picture[10:, :300].copy()
    expected[40, 60] = 0
    np.testing.assert_array_equal(read_rgb(file), expected)


def test_a_transparent_palette_entry_is_cut(file: Path) -> None:
    image = Image.fromarray(np.array([[0, 1, 2], [1, 1, 0]], np.uint8), mode="P")
    black, red, blue = [0, 0, 0], [200, 0, 0], [0, 0, 200]
    image.putpalette([9, 9, 9, *red, *blue])
    image.save(file, transparency=0)
    np.testing.assert_array_equal(read_rgb(file), [[black, red, blue], [red, red, black]])


def test_nothing_opaque(file: Path) -> None:
    Image.new("RGBA", (320, 200), (255, 0, 0, 20)).save(file)
    with pytest.raises(PictureError, match="transparent"):
        read_rgb(file)


@pytest.mark.parametrize("name", ["none.png", "x" * 5000, "images"])
def test_missing(tmp_path: Path, name: str) -> None:
    (tmp_path / "images").mkdir()
    with pytest.raises(PictureError) as caught:
        read_rgb(tmp_path / name)
    assert caught.value.kind == "missing"


def bomb(width: int, height: int) -> bytes:
    """A valid PNG header, and no pixels behind it."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("size", [(10_000, 10_000), (60_000, 60_000)])
def test_a_bomb_is_refused_by_its_header(file: Path, size: tuple[int, int]) -> None:
    file.write_bytes(bomb(*size))
    with pytest.raises(PictureError) as caught:
        read_rgb(file)
    assert caught.value.kind == "bomb"


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 3000), at=st.integers(0, 3000), junk=st.binary(max_size=20))
def test_broken_files_give_a_picture_or_a_picture_error(file: Path, cut: int, at: int, junk: bytes) -> None:
    Image.fromarray(draw(2)[0][:80, :80]).quantize(16).save(file)
    data = bytearray(file.read_bytes())
    data[at : at + len(junk)] = junk
    file.write_bytes(data[: len(data) - cut] if cut < len(data) else junk)
    try:
        picture = read_rgb(file)
    except PictureError:
        return
    assert picture.ndim == 3
    assert picture.shape[2] == 3


def test_a_truncated_picture_is_not_taken_for_whole(file: Path) -> None:
    Image.fromarray(draw(2)[0]).save(file)
    file.write_bytes(file.read_bytes()[:-800])
    with pytest.raises(PictureError) as caught:
        read_rgb(file)
    assert caught.value.kind == "unreadable"
