"""Diversity, the nearest picture, and seams."""

from __future__ import annotations

import numpy as np
import pytest

from scene_engine.canvas import Canvas
from scene_engine.evaluation import likeness, seams
from scene_engine.evaluation.examples import as_drawn, held_out_numbers, ordinary_numbers
from scene_engine.painter import held_out
from scene_engine.painter.painting import Wish, combination, paint


def test_a_remembered_picture_is_found_even_mirrored() -> None:
    known = [paint(6, number).rgb for number in range(8)]
    copies = [as_drawn(known[5]).rgb(), known[2][:, ::-1], paint(6, 20).rgb]
    found = likeness.nearest(likeness.thumbnails(copies), likeness.thumbnails(known))
    assert found.places[:2] == [5, 2]
    assert max(found.distances[:2]) < 2
    assert found.distances[2] > 4


def test_distances_are_percents() -> None:
    black, grey = (np.full((192, 320, 3), level, np.uint8) for level in (0, 51))
    small = likeness.thumbnails([black, grey])
    np.testing.assert_allclose(likeness.distances(small, small), [[0, 20], [20, 0]], atol=0.01)


def test_the_same_picture_again_and_again_is_no_diversity() -> None:
    wish = Wish(kind="island")
    same = likeness.thumbnails([paint(6, 1, wish).rgb] * 3)
    others = likeness.thumbnails([paint(6, number, wish).rgb for number in range(3)])
    assert likeness.diversity([same]) == pytest.approx(0, abs=0.02)
    assert likeness.diversity([others]) > 4
    assert likeness.diversity([others, same]) == pytest.approx(likeness.diversity([others]) / 2, abs=0.02)


def test_what_is_asked_for_was_never_trained_on() -> None:
    held, plain = held_out_numbers(40), ordinary_numbers(40)
    assert len(set(held)) == len(set(plain)) == 40
    assert all(held_out.held_out(*combination(90_001, number)) for number in held)
    assert not any(held_out.held_out(*combination(90_001, number)) for number in plain)
    kinds = [combination(90_001, number)[0] for number in held]
    assert len(set(kinds)) > 25
    assert max(kinds.count(kind) for kind in kinds) <= 2


def ramp() -> Canvas:
    """From dark on the left and above to light."""
    ys, xs = np.mgrid[:192, :320]
    palette = np.stack([np.arange(250, dtype=np.uint8)] * 3, axis=1)
    return Canvas(((xs + ys) // 3 + 40).astype(np.uint8), palette)


def test_a_seam_stands_out() -> None:
    canvas = ramp()
    mask = np.zeros((192, 320), np.bool_)
    mask[40:120, 100:200] = True
    unchanged = seams.summary([seams.steps(canvas, canvas, mask)])
    assert unchanged["ratio"] == pytest.approx(1, abs=0.1)
    assert unchanged["border"] == unchanged["artist"]
    patched = canvas.indices.copy()
    patched[mask] = patched[mask] + 30
    seam = seams.summary([seams.steps(Canvas(patched, canvas.palette), canvas, mask)])
    assert seam["ratio"] > 5
    assert seam["artist"] == unchanged["artist"]


def test_every_changed_pixel_outside_is_counted() -> None:
    canvas = ramp()
    mask = np.zeros((192, 320), np.bool_)
    mask[:96] = True
    indices = canvas.indices.copy()
    indices[:96] = 7
    assert seams.changed_outside(canvas, Canvas(indices, canvas.palette), mask) == 0
    indices[100, 7:10] += np.uint8(1)
    assert seams.changed_outside(canvas, Canvas(indices, canvas.palette), mask) == 3
    longer = np.concatenate([canvas.palette, [[1, 2, 3]]]).astype(np.uint8)
    assert seams.changed_outside(canvas, Canvas(canvas.indices, longer), mask) == 0
    assert seams.changed_outside(canvas, Canvas(canvas.indices, longer[1:]), mask) == 96 * 320


def test_masks_are_of_all_shapes_and_leave_something() -> None:
    masks = [seams.random_mask(number, (192, 320)) for number in range(40)]
    shares = [mask.mean() for mask in masks]
    assert 0 < min(shares) < 0.05 < 0.15 < max(shares) < 0.8
    assert all(np.array_equal(mask, seams.random_mask(n, (192, 320))) for n, mask in enumerate(masks))
