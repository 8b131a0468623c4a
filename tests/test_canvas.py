"""A canvas survives its PNG bit for bit; any other file gets a clear error."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from scene_engine import png
from scene_engine.canvas import Canvas, load_png, read_canvas, read_recipe, save_png
from scene_engine.errors import SceneError
from scene_engine.recipe import Recipe

Result = TypeVar("Result")
RECIPE = Recipe("A spooky mansion on a cliff at night", 7)
on_disk = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def canvases(draw: st.DrawFn) -> Canvas:
    count = draw(st.integers(1, 256))
    height, width = draw(st.integers(1, 9)), draw(st.integers(1, 9))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    indices = rng.integers(0, count, (height, width), dtype=np.uint8)
    return Canvas(indices, rng.integers(0, 256, (count, 3), dtype=np.uint8))


def picture() -> Canvas:
    indices = (np.arange(192 * 320) // 997 % 64).astype(np.uint8).reshape(192, 320)
    return Canvas(indices, (np.arange(64 * 3) % 251).astype(np.uint8).reshape(64, 3))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))


def with_text(data: bytes, body: bytes) -> bytes:
    """The PNG with one more iTXt chunk after its header."""
    return data[:33] + chunk(b"iTXt", body) + data[33:]


def outcome(read: Callable[[], Result]) -> Result | SceneError:
    """What a reader makes of its bytes: an answer or a clear error; any other exception fails the test."""
    try:
        return read()
    except SceneError as error:
        return error


@given(canvases(), st.booleans())
@on_disk
def test_png_gives_back_indices_palette_and_recipe(tmp_path: Path, canvas: Canvas, kept: bool) -> None:
    path = tmp_path / "a.png"
    save_png(canvas, path, RECIPE if kept else None)
    loaded, recipe = load_png(path)
    np.testing.assert_array_equal(loaded.indices, canvas.indices)
    np.testing.assert_array_equal(loaded.palette, canvas.palette)
    assert recipe == (RECIPE if kept else None)
    with Image.open(path) as image:
        assert image.mode == "P"
        assert "transparency" not in image.info
        np.testing.assert_array_equal(np.asarray(image.convert("RGB")), canvas.rgb())


def test_the_same_canvas_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        save_png(picture(), tmp_path / name, RECIPE)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_a_prompt_of_any_script_is_kept(tmp_path: Path) -> None:
    recipe = Recipe("Ein Schloß, 城, \N{CASTLE}\ufe0f", 1)
    save_png(picture(), tmp_path / "a.png", recipe)
    assert read_recipe(tmp_path / "a.png") == recipe


def test_scale_makes_squares_and_loads_as_it_is(tmp_path: Path) -> None:
    canvas = picture()
    save_png(canvas, tmp_path / "a.png", RECIPE, scale=3)
    loaded, recipe = load_png(tmp_path / "a.png")
    assert loaded.indices.shape == (576, 960)
    assert recipe == RECIPE
    for y in range(3):
        np.testing.assert_array_equal(loaded.indices[y::3, y::3], canvas.indices)


@pytest.mark.parametrize("scale", [0, -1, 10**6])
def test_scale_out_of_range_is_an_error(tmp_path: Path, scale: int) -> None:
    with pytest.raises(SceneError, match="cannot enlarge"):
        save_png(picture(), tmp_path / "a.png", scale=scale)
    assert not list(tmp_path.iterdir())


def test_canvas_checks_itself_and_cannot_change() -> None:
    indices, palette = np.zeros((2, 2), np.uint8), np.zeros((1, 3), np.uint8)
    for bad in [
        (indices + np.uint8(1), palette),
        (indices[0], palette),
        (indices[:0], palette),
        (indices.astype(np.int64), palette),
        (indices, palette[:0]),
        (indices, np.zeros((257, 3), np.uint8)),
    ]:
        with pytest.raises(ValueError, match=r"indices|palette"):
            Canvas(*bad)
    canvas = Canvas(indices, palette)
    indices[0, 0] = 9
    assert canvas.indices[0, 0] == 0
    with pytest.raises(ValueError, match="read-only"):
        canvas.indices[0, 0] = 1


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "1", "I;16"])
def test_other_kinds_of_png_are_named_with_the_fix(tmp_path: Path, mode: str) -> None:
    Image.new(mode, (4, 4)).save(tmp_path / "a.png")
    with pytest.raises(SceneError, match="not an indexed one") as raised:
        load_png(tmp_path / "a.png")
    assert "Indexed" in raised.value.fix


def test_transparency_and_unknown_chunks_do_not_matter(tmp_path: Path) -> None:
    save_png(picture(), tmp_path / "a.png", RECIPE)
    with Image.open(tmp_path / "a.png") as image:
        image.save(tmp_path / "b.png", transparency=0)
    data = (tmp_path / "b.png").read_bytes()
    (tmp_path / "b.png").write_bytes(data[:33] + chunk(b"iCCP", b"rubbish") + chunk(b"teSt", b"") + data[33:])
    np.testing.assert_array_equal(read_canvas(tmp_path / "b.png").rgb(), picture().rgb())


def test_missing_file_folder_and_other_formats(tmp_path: Path) -> None:
    with pytest.raises(SceneError, match="no file"):
        load_png(tmp_path / "none.png")
    with pytest.raises(SceneError, match="folder"):
        load_png(tmp_path)
    Image.new("P", (4, 4)).save(tmp_path / "a.gif")
    with pytest.raises(SceneError, match="is not a PNG"):
        load_png(tmp_path / "a.gif")


def test_every_way_to_cut_a_file_is_an_error(tmp_path: Path) -> None:
    save_png(
        Canvas(np.arange(64, dtype=np.uint8).reshape(8, 8), picture().palette), tmp_path / "a.png", RECIPE
    )
    data = (tmp_path / "a.png").read_bytes()
    for end in range(len(data)):
        (tmp_path / "b.png").write_bytes(data[:end])
        with pytest.raises(SceneError, match=r"empty|not a PNG|cut off"):
            load_png(tmp_path / "b.png")


@given(st.data())
@on_disk
def test_any_damage_is_an_error_or_harmless(tmp_path: Path, data: st.DataObject) -> None:
    save_png(picture(), tmp_path / "a.png", RECIPE)
    whole = bytearray((tmp_path / "a.png").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    (tmp_path / "b.png").write_bytes(whole)
    found = outcome(lambda: load_png(tmp_path / "b.png"))
    if isinstance(found, SceneError):
        assert "b.png" in found.message
    else:
        canvas, recipe = found
        np.testing.assert_array_equal(canvas.rgb(), picture().rgb())
        assert recipe in (RECIPE, None)  # None where the damage renamed the text's chunk


@given(st.binary(max_size=300))
@on_disk
def test_any_pixel_data_is_an_error_or_a_canvas(tmp_path: Path, body: bytes) -> None:
    header = struct.pack(">IIBBBBB", 4, 4, 8, 3, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"PLTE", b"\0" * 6) + chunk(b"IDAT", zlib.compress(body))
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + parts + chunk(b"IEND", b""))
    found = outcome(lambda: read_canvas(tmp_path / "a.png"))
    if isinstance(found, SceneError):
        assert "a.png" in found.message
    else:
        assert found.indices.shape == (4, 4)


def test_an_index_outside_the_palette_is_damage(tmp_path: Path) -> None:
    header = struct.pack(">IIBBBBB", 1, 1, 8, 3, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"PLTE", b"\0" * 6) + chunk(b"IDAT", zlib.compress(b"\0\2"))
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + parts + chunk(b"IEND", b""))
    with pytest.raises(SceneError, match="index 2 is outside the palette of 2"):
        read_canvas(tmp_path / "a.png")


def test_a_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    header = struct.pack(">IIBBBBB", 100_000, 100_000, 1, 3, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"PLTE", b"\0" * 6) + chunk(b"IDAT", zlib.compress(b"\0" * 10**6))
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + parts + chunk(b"IEND", b""))
    with pytest.raises(SceneError, match="100000x100000"):
        load_png(tmp_path / "a.png")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"scene-recipe\0\0\0\0\0{", "not JSON"),
        (b'scene-recipe\0\0\0\0\0{"prompt": "a", "seed": 1, "mask": 2}', "unknown key 'mask'"),
        (b"scene-recipe\0\0\0\0\0\xff", "damaged text"),
        (b"scene-recipe\0", "too short"),
        (b"scene-recipe\0\0\0", "too short"),
        (b"scene-recipe\0\7\0\0\0{}", "unknown compression"),
        (b"scene-recipe\0\1\0\0\0{}", "damaged text"),
        (b"scene-recipe\0\1\0\0\0" + zlib.compress(b" " * 50_000_000), "more than 1 MiB"),
        (b"scene-recipe\0\0\0\0\0" + b" " * 2_000_000, "more than 1 MiB"),
    ],
)
def test_a_damaged_recipe_is_told_and_costs_no_pixel(tmp_path: Path, body: bytes, said: str) -> None:
    path = tmp_path / "a.png"
    save_png(picture(), path)
    path.write_bytes(with_text(path.read_bytes(), body))
    for read in (read_recipe, load_png):
        with pytest.raises(SceneError, match=r"a\.png") as raised:
            read(path)
        assert said in raised.value.message
    np.testing.assert_array_equal(read_canvas(path).indices, picture().indices)


def test_two_recipes_or_a_wrong_checksum(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    save_png(picture(), path, RECIPE)
    data = path.read_bytes()
    path.write_bytes(with_text(data, b"scene-recipe\0\0\0\0\0" + RECIPE.to_json().encode()))
    with pytest.raises(SceneError, match="twice"):
        read_recipe(path)
    path.write_bytes(data.replace(b"spooky", b"sleepy"))
    with pytest.raises(SceneError, match="checksum"):
        read_recipe(path)
    assert read_canvas(path).indices.shape == (192, 320)


def test_a_compressed_recipe_and_one_in_an_rgb_picture_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (4, 4)).save(path)
    body = b"scene-recipe\0\1\0en\0Rezept\0" + zlib.compress(RECIPE.to_json().encode())
    path.write_bytes(with_text(path.read_bytes(), body))
    assert read_recipe(path) == RECIPE


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_chunks_are_walked(body: bytes) -> None:
    with pytest.raises(png.BadPngError):  # so few random bytes never make a whole picture
        png.pixels(png.chunks(b"\x89PNG\r\n\x1a\n" + body))
