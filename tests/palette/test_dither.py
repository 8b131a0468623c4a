"""Dithers use only the palette, keep the local average, and leave alone what needs none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scene_engine import palette
from scene_engine.errors import SceneError
from scene_engine.palette import oklab
from scene_engine.palette.bayer import bayer
from scene_engine.palette.diffusion import diffused

PATTERNS = [dither for dither in palette.DITHERS if dither != "none"]


def gradient() -> NDArray[np.uint8]:
    """A soft ramp from night blue to a pale sky, uint8 [64, 128, 3]."""
    y, x = np.mgrid[0:64, 0:128] / 128
    rgb = np.stack([0.1 + 0.8 * x, 0.15 + 0.6 * x + 0.2 * y, 0.35 + 0.5 * x], axis=-1)
    return np.rint(rgb * 255).astype(np.uint8)


def local_error(rgb: NDArray[np.uint8], shown: NDArray[np.uint8]) -> float:
    """Root mean square difference in OKLab of the averages over squares of 8x8."""
    blocks = [oklab.from_rgb(picture).reshape(8, 8, 16, 8, 3).mean(axis=(1, 3)) for picture in (rgb, shown)]
    return float(np.sqrt(((blocks[0] - blocks[1]) ** 2).sum(axis=-1).mean()))


@given(st.integers(1, 20), st.integers(0, 2**32 - 1), st.sampled_from(palette.DITHERS))
@settings(deadline=None, max_examples=60)
def test_a_locked_palette_is_all_there_is(count: int, seed: int, dither: str) -> None:
    rng = np.random.default_rng(seed)
    locked = rng.integers(0, 256, (count, 3), dtype=np.uint8)
    rgb = rng.integers(0, 256, (int(rng.integers(1, 20)), int(rng.integers(1, 20)), 3), dtype=np.uint8)
    canvas = palette.to_canvas(rgb, palette.inline(locked), dither=dither)
    np.testing.assert_array_equal(canvas.palette, locked)
    assert canvas.indices.shape == rgb.shape[:2]
    assert int(canvas.indices.max()) < count


@pytest.mark.parametrize("dither", PATTERNS)
@pytest.mark.parametrize("locked", ["vga", "ega", "pico-8", "#000000,#ffffff", "cga1"])
def test_local_average_is_closer_than_without(dither: str, locked: str) -> None:
    rgb = gradient()
    plain = local_error(rgb, palette.to_canvas(rgb, locked).rgb())
    assert local_error(rgb, palette.to_canvas(rgb, locked, dither=dither).rgb()) < 0.85 * plain


@pytest.mark.parametrize("dither", PATTERNS)
def test_adaptive_gradient_too(dither: str) -> None:
    rgb = gradient().mean(axis=2, keepdims=True).astype(np.uint8).repeat(3, axis=2)
    plain = local_error(rgb, palette.to_canvas(rgb, colors=6).rgb())
    assert local_error(rgb, palette.to_canvas(rgb, colors=6, dither=dither).rgb()) < 0.85 * plain


@pytest.mark.parametrize("dither", palette.DITHERS)
def test_colours_of_the_palette_stay_flat(dither: str) -> None:
    """Even among 256 entries, many of them close: what can be shown exactly is."""
    vga = palette.load("vga")
    rgb = vga[np.arange(256).repeat(9)].reshape(48, 48, 3)
    np.testing.assert_array_equal(palette.to_canvas(rgb, "vga", dither=dither).rgb(), rgb)


@pytest.mark.parametrize("dither", ["bayer2", "bayer4", "bayer8"])
def test_nearly_exact_flats_are_not_speckled(dither: str) -> None:
    rgb = np.full((32, 32, 3), [172, 2, 1], np.uint8)
    assert len(np.unique(palette.to_canvas(rgb, "ega", dither=dither).indices)) == 1


@pytest.mark.parametrize("dither", ["bayer2", "bayer4", "bayer8"])
def test_half_way_is_a_checkerboard_of_the_two_neighbours(dither: str) -> None:
    greys = palette.load("#000000,#ffffff,#ff0000")
    middle = oklab.to_rgb(oklab.from_rgb(greys[:2]).mean(axis=0))
    indices = palette.to_canvas(np.full((8, 8, 3), middle), palette.inline(greys), dither=dither).indices
    assert set(np.unique(indices)) == {0, 1}
    assert (indices[:, 1:] != indices[:, :-1]).all()
    assert (indices[1:] != indices[:-1]).all()


def test_an_edge_is_not_frayed() -> None:
    """A blurred edge between black and white, in a palette of just those: Bayer leaves a straight line."""
    rgb = np.zeros((16, 16, 3), np.uint8)
    rgb[:, 7], rgb[:, 8], rgb[:, 9:] = 60, 150, 255
    indices = palette.to_canvas(rgb, "#000000,#ffffff", dither="bayer4").indices
    assert (indices == indices[0]).all()


@pytest.mark.parametrize("size", [2, 4, 8])
def test_bayer_matrix(size: int) -> None:
    matrix = bayer(size)
    np.testing.assert_allclose(np.sort(matrix.ravel()), (np.arange(size**2) + 0.5) / size**2)
    if size == 2:
        np.testing.assert_allclose(matrix * 4 - 0.5, [[0, 2], [3, 1]])


def test_error_diffusion_equals_the_plain_method() -> None:
    """Against the textbook loop with an exact nearest search at every pixel."""
    rgb, colors = gradient()[:24, ::4], palette.load("ega")
    entries = oklab.from_rgb(colors).astype(np.float64)
    work = np.pad(oklab.from_rgb(rgb).astype(np.float64), ((0, 1), (1, 1), (0, 0)))
    expected = np.zeros(rgb.shape[:2], np.uint8)
    for y in range(24):
        step = 1 if y % 2 == 0 else -1
        for x in range(1, 33)[::step]:
            target = np.clip(work[y, x], entries.min(axis=0), entries.max(axis=0))
            best = int(((entries - target) ** 2).sum(axis=1).argmin())
            expected[y, x - 1] = best
            left = target - entries[best]
            work[y, x + step] += left * 7 / 16
            work[y + 1, x - step] += left * 3 / 16
            work[y + 1, x] += left * 5 / 16
            work[y + 1, x + step] += left * 1 / 16
    np.testing.assert_array_equal(diffused(rgb, colors), expected)


def test_error_diffusion_does_not_bleed_from_colours_out_of_reach() -> None:
    """Below a saturated blue that greys cannot show, a middle grey comes out as the same grey."""
    rgb = np.full((40, 40, 3), 128, np.uint8)
    rgb[:20] = [0, 0, 255]
    indices = palette.to_canvas(rgb, "#000000,#808080,#ffffff", dither="floyd-steinberg").indices
    assert (indices[24:] == 1).all()


def test_nearest_is_the_nearest() -> None:
    rng = np.random.default_rng(2)
    rgb, colors = (
        rng.integers(0, 256, (30, 30, 3), dtype=np.uint8),
        rng.integers(0, 256, (50, 3), dtype=np.uint8),
    )
    apart = ((oklab.from_rgb(rgb)[:, :, None] - oklab.from_rgb(colors)) ** 2).sum(axis=-1)
    chosen = np.take_along_axis(apart, palette.nearest(rgb, colors)[..., None].astype(int), axis=-1)[..., 0]
    np.testing.assert_allclose(chosen, apart.min(axis=-1), atol=1e-6)
    twice = np.array([[1, 2, 3], [9, 9, 9], [9, 9, 9], [9, 9, 10]], np.uint8)
    assert palette.nearest(twice, twice).tolist() == [0, 1, 1, 3]


def test_unknown_dither_and_colours_out_of_range() -> None:
    with pytest.raises(SceneError, match="bayer3"):
        palette.to_canvas(gradient(), dither="bayer3")
    for colors in (1, 257):
        with pytest.raises(SceneError, match=str(colors)):
            palette.to_canvas(gradient(), colors=colors)
