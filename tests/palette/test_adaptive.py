"""Adaptive palettes: exact where they can be, better than plain choices where not, always the same."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scene_engine import palette
from scene_engine.palette import dac, oklab
from scene_engine.palette.lookup import nearest_lab
from scene_engine.palette.order import ramps


def scene(seed: int = 0) -> NDArray[np.uint8]:
    """A sunset over hills, a few lit windows, grain: thousands of colours, uint8 [192, 320, 3]."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:192, 0:320] / 192
    sky = np.stack([0.9 - 0.6 * y, 0.3 + 0.3 * y * x, 0.5 - 0.3 * y + 0.2 * x], axis=-1)
    hills = np.stack([0.1 + 0.1 * x, 0.2 + 0.3 * y, 0.15 + 0.05 * y], axis=-1)
    rgb = np.where((y > 0.6 + 0.1 * np.sin(6 * x))[..., None], hills, sky)
    rgb[150:154, 100:130:6] = [1.0, 0.85, 0.2]
    return np.clip(np.rint((rgb + rng.normal(0, 0.01, rgb.shape)) * 255), 0, 255).astype(np.uint8)


def error(rgb: NDArray[np.uint8], colors: NDArray[np.uint8]) -> float:
    """Mean squared distance in OKLab to the nearest entry."""
    _, squares = nearest_lab(oklab.from_rgb(rgb).reshape(-1, 3), oklab.from_rgb(colors))
    return float(squares.mean())


@given(st.integers(2, 256), st.integers(0, 2**32 - 1))
@settings(deadline=None, max_examples=30)
def test_a_picture_with_few_enough_colours_is_kept_exactly(count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    own = dac.snap(rng.integers(0, 256, (count, 3), dtype=np.uint8))
    rgb = own[rng.integers(0, count, (16, 24))]
    for dither in palette.DITHERS:
        canvas = palette.to_canvas(rgb, colors=count, dither=dither)
        np.testing.assert_array_equal(canvas.rgb(), rgb)
        assert len(canvas.palette) == len(np.unique(rgb.reshape(-1, 3), axis=0))


@given(st.integers(2, 64), st.integers(0, 2**32 - 1), st.sampled_from(palette.DITHERS))
@settings(deadline=None, max_examples=30)
def test_any_noise_gives_a_palette_on_the_dac_with_no_spare_entry(count: int, seed: int, dither: str) -> None:
    rng = np.random.default_rng(seed)
    rgb = rng.integers(0, rng.integers(2, 257), (12, 20, 3)).astype(np.uint8)
    canvas = palette.to_canvas(rgb, colors=count, dither=dither)
    assert len(canvas.palette) <= count
    assert len(np.unique(canvas.palette, axis=0)) == len(canvas.palette)
    np.testing.assert_array_equal(canvas.palette, dac.snap(canvas.palette))
    np.testing.assert_array_equal(np.unique(canvas.indices), np.arange(len(canvas.palette)))


@pytest.mark.parametrize("colors", [8, 16, 64, 256])
def test_error_is_far_below_a_fixed_grid_and_pillows_median_cut(colors: int) -> None:
    from PIL import Image

    rgb = scene()
    ours = error(rgb, palette.adaptive(rgb, colors))
    cut = Image.fromarray(rgb).quantize(colors, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    theirs = np.array(cut.getpalette(), np.uint8).reshape(-1, 3)[:colors]
    assert ours < 0.75 * error(rgb, theirs)
    assert ours < 0.25 * error(rgb, palette.load("vga"))


def test_more_colours_never_hurt_and_all_are_used() -> None:
    rgb = scene()
    errors = [error(rgb, palette.adaptive(rgb, colors)) for colors in (2, 4, 8, 16, 32, 64, 128, 256)]
    assert errors == sorted(errors, reverse=True)
    assert len(palette.adaptive(rgb, 256)) == 256


def test_freed_entries_are_given_out_again() -> None:
    """Near-blacks crowd on few DAC colours: every slot that falls together must serve another colour."""
    rng = np.random.default_rng(1)
    dark = rng.integers(0, 14, (64, 64, 3)).astype(np.uint8)
    rest = rng.integers(0, 256, (4, 64, 3)).astype(np.uint8)
    rgb = np.concatenate([dark, rest])
    assert len(palette.adaptive(rgb, 128)) == 128


def test_small_accents_survive() -> None:
    """Twenty pixels of lit window among sixty thousand keep a yellow of their own in sixteen colours."""
    rgb = scene()
    lit = palette.to_canvas(rgb, colors=16).rgb()[151:153, 100:130:6].reshape(-1, 3).astype(int)
    assert np.abs(lit - [255, 217, 51]).max() < 60


def test_the_same_picture_gives_the_same_palette_and_turned_too() -> None:
    rgb = scene()
    first = palette.adaptive(rgb, 32)
    np.testing.assert_array_equal(palette.adaptive(rgb.copy(), 32), first)
    np.testing.assert_array_equal(palette.adaptive(rgb[::-1, ::-1], 32), first)


def test_order_is_ramps_and_independent_of_what_came_in() -> None:
    colors = np.array(
        [
            [255, 255, 255], [0, 0, 255], [128, 0, 0], [0, 0, 0], [0, 0, 128], [255, 0, 0], [128, 128, 128],
            [0, 255, 0], [255, 255, 0], [255, 128, 0],
        ],
        np.uint8,
    )  # fmt: skip
    expected = "#000000,#808080,#ffffff,#800000,#ff0000,#ff8000,#ffff00,#00ff00,#000080,#0000ff"
    assert palette.inline(ramps(colors)) == expected
    assert palette.inline(ramps(colors[::-1])) == expected


def test_floats_and_bytes_are_the_same_picture() -> None:
    rgb = scene()
    from_bytes, from_floats = palette.to_canvas(rgb), palette.to_canvas(rgb.astype(np.float32) / 255)
    np.testing.assert_array_equal(from_bytes.indices, from_floats.indices)
    np.testing.assert_array_equal(from_bytes.palette, from_floats.palette)
    with pytest.raises(ValueError, match="finite"):
        palette.to_canvas(np.full((2, 2, 3), np.nan))
    with pytest.raises(ValueError, match=r"\[h, w, 3\]"):
        palette.to_canvas(np.zeros((2, 2), np.uint8))


def test_fast_enough_to_preview() -> None:
    """Measured at 35 ms on one core; the bound leaves room for a busy machine, not for a slow method."""
    rgb = scene()
    palette.to_canvas(rgb)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        palette.to_canvas(rgb, colors=64)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.5
