"""Pictures made small for networks that judge them, without mlx: painting processes do it as they paint."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH

REDUCTION = 4

Number = TypeVar("Number", np.uint8, np.float32)


def reduce(pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Pictures uint8 [B, 192, 320, 3] to the means of 4x4 pixels, float32 [B, 48, 80, 3] of -1..1."""
    return np.asarray(_blocks(pictures).mean(axis=(2, 4), dtype=np.float32) / 127.5 - 1, np.float32)


CHANNELS = 6


def detailed(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A picture uint8 [192, 320, 3] at a quarter of its size, uint8 [48, 80, 6]: what 4x4 pixels show.

    Their mean colour; how far the brightest stands out, which gives away a snowflake; and the mean steps to
    the right and down, of which a streak of rain has many.
    """
    light = picture.mean(axis=2, dtype=np.float32)[None, ..., None]
    steps = [np.abs(np.diff(light, axis=axis, append=light.take([-1], axis))) for axis in (2, 1)]
    means = _blocks(picture[None]).mean(axis=(2, 4), dtype=np.float32)
    blocks = _blocks(light)
    specks = blocks.max(axis=(2, 4)) - blocks.mean(axis=(2, 4))
    strokes = [4 * _blocks(step).mean(axis=(2, 4)) for step in steps]
    both = np.concatenate([means, *(np.minimum(x, 255) for x in (2 * specks, *strokes))], axis=-1)
    return np.rint(both[0]).astype(np.uint8)


def _blocks(pictures: NDArray[Number]) -> NDArray[Number]:
    height, width = HEIGHT // REDUCTION, WIDTH // REDUCTION
    return pictures.reshape(len(pictures), height, REDUCTION, width, REDUCTION, -1)
