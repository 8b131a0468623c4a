"""Sprites on which an artist has painted, and what they show."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tests.editors.aseprite.host.images import BPP, INDEXED, RGB, Array
from tests.editors.aseprite.host.sprites import Selection, Sprite

COLORS = [(0, 0, 0), (255, 255, 255), (200, 30, 40), *[(9 * i, 7 * i, 5 * i) for i in range(3, 20)]]


def painted(width: int, height: int, mode: int, most: int = 8) -> Sprite:
    """Noise of a few colours; index 0 isn't among them."""
    sprite = Sprite(width, height, mode)
    pixels = sprite.layer_list[0].by_frame[1].pixels
    data = np.random.default_rng(3).integers(1, most, width * height * BPP[mode])
    if mode == INDEXED:
        sprite.palette = list(COLORS)
    else:
        channels = BPP[mode]
        data = data * (240 // most)
        data[channels - 1 :: channels] = 255
    pixels.data = data.astype(np.uint8).tobytes()
    return sprite


def seen(sprite: Sprite) -> Array:
    """What a sprite shows, as RGB or grey and alpha; see-through is magenta."""
    shown = sprite.composite()
    if sprite.color_mode != INDEXED:
        return shown[..., :3] if sprite.color_mode == RGB else shown
    indices = shown[..., 0]
    rgb: Array = np.array(sprite.palette, np.uint8)[indices]
    if sprite.background_layer is None:
        rgb[indices == sprite.transparent_color] = 255, 0, 255
    return rgb


def select(sprite: Sprite, box: tuple[int, int, int, int]) -> NDArray[np.bool_]:
    """Selects an ellipse in a box (x, y, width, height); returns the mask."""
    x, y, width, height = box
    rows, columns = np.mgrid[0 : sprite.height, 0 : sprite.width]
    across, down = (columns - x - width / 2 + 0.5) / (width / 2), (rows - y - height / 2 + 0.5) / (height / 2)
    mask: NDArray[np.bool_] = across**2 + down**2 <= 1
    sprite.selection = Selection(mask)
    return mask
