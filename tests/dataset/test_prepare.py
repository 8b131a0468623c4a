from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.paintings import draw

from scene_engine.dataset.pictures import PictureError, packed
from scene_engine.dataset.prepare import enlargement, prepare, window


def scaled(picture: NDArray[np.uint8], factor: int) -> NDArray[np.uint8]:
    return picture.repeat(factor, axis=0).repeat(factor, axis=1)


def noise(height: int, width: int, seed: int = 0) -> NDArray[np.uint8]:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3)).astype(np.uint8)


@settings(deadline=None, max_examples=40)
@given(
    st.integers(48, 500),
    st.integers(80, 700),
    st.integers(1, 4),
    st.integers(0, 99),
)
def test_any_size_covers_the_canvas_with_colours_of_the_original(
    height: int, width: int, block: int, seed: int
) -> None:
    rgb = scaled(noise(-(-height // block), -(-width // block), seed), block)[:height, :width]
    picture = prepare(rgb)
    assert picture.shape[0] >= 192
    assert picture.shape[1] >= 320
    assert picture.dtype == np.uint8
    assert set(np.unique(packed(picture))) <= set(np.unique(packed(rgb)))


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 31), st.integers(1, 6), st.integers(48, 192), st.integers(80, 320))
def test_art_enlarged_by_a_whole_number_is_prepared_as_the_art_itself(
    seed: int, factor: int, height: int, width: int
) -> None:
    art = draw(seed)[0][:height, :width]
    assert enlargement(scaled(art, factor)) == factor * enlargement(art)
    np.testing.assert_array_equal(prepare(scaled(art, factor)), prepare(art))


@pytest.mark.parametrize("height", [192, 200, 240])
def test_a_picture_that_covers_the_canvas_is_left_as_it_is(height: int) -> None:
    picture = noise(height, 320)
    np.testing.assert_array_equal(prepare(picture), picture)


def test_a_small_picture_is_enlarged_by_a_whole_number_and_centred() -> None:
    art = noise(89, 137)
    picture = prepare(art)
    assert picture.shape == (192, 320, 3)
    np.testing.assert_array_equal(picture[7:185, 23:297], scaled(art, 2))
    np.testing.assert_array_equal(picture[7:185, :23], scaled(art, 2)[:, 23:0:-1], "the sides are mirrored")


def test_a_flat_sky_runs_on_upwards_and_the_ground_stays() -> None:
    art = noise(150, 320)
    art[0] = (30, 60, 90)
    picture = prepare(art)
    np.testing.assert_array_equal(picture[42:], art)
    assert (picture[:42] == (30, 60, 90)).all()


def test_large_art_in_flat_shapes_is_shown_whole() -> None:
    art = scaled(draw(4)[0], 2)
    art[100, 100] = (1, 2, 3)  # One pixel of its own: no longer an exact enlargement.
    assert enlargement(art) == 1
    np.testing.assert_array_equal(prepare(art), draw(4)[0])


def test_large_art_with_detail_in_single_pixels_is_kept() -> None:
    picture = noise(400, 660)
    np.testing.assert_array_equal(prepare(picture), picture)


def test_a_photograph_many_times_the_canvas_is_reduced() -> None:
    assert prepare(noise(192 * 9 + 5, 320 * 9 + 100)).shape[0] < 192 * 2


@pytest.mark.parametrize("size", [(47, 400), (200, 79), (1, 1)])
def test_too_small(size: tuple[int, int]) -> None:
    with pytest.raises(PictureError, match="80x48"):
        prepare(noise(*size))


def test_windows_lie_in_the_middle_or_anywhere() -> None:
    picture = noise(200, 330)
    np.testing.assert_array_equal(window(picture, None), picture[4:196, 5:325])
    rng = np.random.default_rng(0)
    rows = {packed(window(picture, rng))[0, 0] for _ in range(200)}
    assert len(rows) > 50
    assert rows <= set(packed(picture)[:9, :11].ravel())
