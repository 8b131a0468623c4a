"""What was made fast gives the very bytes of the plain method."""

from __future__ import annotations

from unittest import mock

import numpy as np
import pytest
from numpy.typing import NDArray

from scene_engine import palette
from scene_engine.painter.painting import paint
from scene_engine.palette import bayer, dac, lookup, quantise

Picture = NDArray[np.uint8]


def plain_unique(rgb: Picture) -> tuple[Picture, NDArray[np.intp], NDArray[np.intp]]:
    colors, inverse, counts = np.unique(rgb.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    return colors, inverse.reshape(rgb.shape[:-1]), counts


def plain_steps(lightness: NDArray[np.float32]) -> NDArray[np.float32]:
    around = np.lib.stride_tricks.sliding_window_view(np.pad(lightness, 1, mode="edge"), (3, 3))
    return np.asarray(around.max(axis=(2, 3)) - around.min(axis=(2, 3)), np.float32)


def plain_median_cut(
    points: NDArray[np.float32], weights: NDArray[np.float32], colors: int
) -> NDArray[np.float32]:
    boxes = [np.arange(len(points))]

    def need(box: NDArray[np.intp]) -> tuple[float, int]:
        offsets = points[box] - np.average(points[box], axis=0, weights=weights[box])
        spread = weights[box] @ offsets**2
        return float(spread.sum() * np.ptp(points[box], axis=0).max() ** 2), int(spread.argmax())

    while len(boxes) < colors:
        needs = [need(box) for box in boxes]
        worst = int(np.argmax([value for value, _ in needs]))
        box, axis = boxes[worst], needs[worst][1]
        values = points[box, axis]
        low = values <= np.average(values, weights=weights[box])
        if low.all():
            low = values < values.max()
        if not low.any():
            break
        boxes[worst : worst + 1] = [box[low], box[~low]]
    means = [np.average(points[box], axis=0, weights=weights[box]) for box in boxes]
    return np.stack(means).astype(np.float32)


def pictures() -> list[Picture]:
    rng = np.random.default_rng(0)
    noise = rng.integers(0, 256, (192, 320, 3)).astype(np.uint8)
    return [*(paint(5, number).rgb for number in range(5)), noise[:100], dac.snap(noise), noise[:9, :9]]


@pytest.mark.parametrize(("colors", "dither"), [(16, "bayer4"), (64, "none"), (5, "bayer8"), (256, "bayer2")])
def test_a_canvas_is_that_of_the_plain_methods(colors: int, dither: str) -> None:
    for rgb in pictures():
        found = palette.to_canvas(rgb, colors=colors, dither=dither)
        with (
            mock.patch.object(bayer, "unique", plain_unique),
            mock.patch.object(lookup, "unique", plain_unique),
            mock.patch.object(quantise, "unique", plain_unique),
            mock.patch.object(bayer, "_steps", plain_steps),
            mock.patch.object(quantise, "_median_cut", plain_median_cut),
        ):
            expected = palette.to_canvas(rgb, colors=colors, dither=dither)
        np.testing.assert_array_equal(found.palette, expected.palette)
        np.testing.assert_array_equal(found.indices, expected.indices)


def test_the_colours_of_a_picture_are_counted() -> None:
    for rgb in pictures():
        for found, expected in zip(lookup.unique(rgb), plain_unique(rgb), strict=True):
            np.testing.assert_array_equal(found, expected)
