"""What shows under a mask, and that nothing else changes."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import Canvas
from scene_engine.redraw import compositing, masks
from scene_engine.redraw.plan import plan

GREY = np.arange(256, dtype=np.uint8).repeat(3).reshape(256, 3)


def ramp(width: int = 320) -> Canvas:
    """A canvas that grows lighter from left to right."""
    return Canvas(np.tile(np.linspace(0, 255, width).astype(np.uint8), (192, 1)), GREY)


def test_what_is_under_the_mask_makes_no_difference() -> None:
    canvas = ramp()
    mask = masks.box("100,50,70,80", (192, 320))
    other = Canvas(np.where(mask, np.uint8(9), canvas.indices), GREY)
    one, two = compositing.filled(canvas, mask), compositing.filled(other, mask)
    np.testing.assert_array_equal(one, two)
    np.testing.assert_array_equal(one[~mask], canvas.rgb()[~mask])
    # Made up from around: no farther from the ramp than a coarse picture of it.
    assert np.abs(one[..., 0].astype(int) - canvas.indices)[mask].max() < 70


def test_one_window_is_taken_as_it_is() -> None:
    picture = np.random.default_rng(0).random((192, 320, 3)).astype(np.float32)
    found = plan(np.ones((192, 320), bool))
    np.testing.assert_array_equal(compositing.stitched(found, [picture]), picture)


def test_windows_are_crossfaded() -> None:
    found = plan(np.ones((192, 480), bool))
    dark, light = np.zeros((192, 320, 3), np.float32), np.ones((192, 320, 3), np.float32)
    row = compositing.stitched(found, [dark, light])[77, :, 0]
    assert (row[:160] == 0).all()
    assert (row[320:] == 1).all()
    assert (np.diff(row) >= 0).all()
    assert 0.4 < row[239:241].mean() < 0.6
    assert (row[:210] < 0.1).all()


def test_drawn_colours_are_brought_to_those_beside_them() -> None:
    canvas = ramp()
    mask = masks.box("100,50,120,90", (192, 320))
    drawn = np.clip(canvas.rgb() / 255 + 0.1, 0, 1).astype(np.float32)  # a little too light all over
    whole = compositing.joined(drawn, canvas, mask)
    np.testing.assert_array_equal(np.rint(whole[~mask] * 255), canvas.rgb()[~mask])
    off = np.abs(whole[..., 0] - canvas.indices / 255)
    assert off[95, 101] < 0.04
    np.testing.assert_allclose(off[95, 160], 0.1, atol=1e-3)  # far inside it stays as it was drawn


def test_with_nothing_known_nothing_is_brought_anywhere() -> None:
    drawn = np.random.default_rng(0).random((192, 320, 3)).astype(np.float32)
    np.testing.assert_array_equal(compositing.joined(drawn, ramp(), np.ones((192, 320), bool)), drawn)


def test_colours_are_added_after_the_canvas_s_own_and_only_where_they_help() -> None:
    canvas = Canvas(np.zeros((16, 32), np.uint8), np.array([[0, 0, 0], [255, 255, 255], [0, 0, 0]], np.uint8))
    mask = np.zeros((16, 32), bool)
    mask[:, 16:] = True
    picture = np.zeros((16, 32, 3), np.float32)
    picture[:, 16:24] = [1, 0, 0]
    picture[:, 24:] = [0, 0, 1]
    kept = compositing.composited(picture, canvas, mask, "none")
    np.testing.assert_array_equal(kept.palette, canvas.palette)
    for count, expected in ((1, 4), (2, 5), (200, 5)):
        found = compositing.composited(picture, canvas, mask, "none", count)
        assert len(found.palette) == expected
        np.testing.assert_array_equal(found.palette[:3], canvas.palette)
        np.testing.assert_array_equal(found.indices[~mask], canvas.indices[~mask])
    np.testing.assert_array_equal(found.rgb()[mask], np.rint(picture[mask] * 255))
    full = Canvas(canvas.indices, GREY)
    assert len(compositing.composited(picture, full, mask, "none", 9).palette) == 256
