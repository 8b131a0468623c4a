"""Painted pictures that tests train on and prepare: eight kinds at four times of day, named one by one."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from scene_engine import palette
from scene_engine.painter.painting import Wish, paint

KINDS = (
    "mountains",
    "haunted mansion",
    "desert",
    "pine forest",
    "open sea",
    "village",
    "volcano",
    "waterfall",
)
TIMES = ("noon", "moonlit night", "sunset", "dusk")
COLOURS = 24
SEED = 1


def draw(number: int) -> tuple[NDArray[np.uint8], str]:
    """A picture and its caption; the first 32 are all of another kind or another time of day.

    Returns:
        uint8 [192, 320, 3] in 24 colours of the DAC, not dithered; and words such as "a volcano picture,
        sunset, light from the left": they stay the same however the painter comes to word its captions.
    """
    rgb, caption = _painted(number)
    return rgb.copy(), caption


@cache
def _painted(number: int) -> tuple[NDArray[np.uint8], str]:
    kind, time = KINDS[number % len(KINDS)], TIMES[number // len(KINDS) % len(TIMES)]
    painting = paint(SEED, number, Wish(kind=kind, time=time, weather="clear", season="summer"))
    caption = f"a {kind} picture, {time}, light from the {painting.scene.light_side}"
    return palette.to_canvas(painting.rgb, colors=COLOURS).rgb(), caption
