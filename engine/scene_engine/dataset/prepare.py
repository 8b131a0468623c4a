"""Any picture near 320x200 becomes one that a 320x192 window can be cut from, and no pixel is ever blurred.

Pixels are only repeated, left out, or mirrored, so every colour of the result is a colour of the original:

1. Art that was enlarged by a whole number goes back to its own pixels.
2. A picture at least twice the canvas both ways, drawn in shapes larger than pixels, is reduced by a whole
   number: each block becomes its commonest colour. One with detail in single pixels is left as it is, unless
   it is four times the canvas: a window would show a corner that its caption doesn't speak of.
3. A picture smaller than the canvas is enlarged by the whole number that leaves least to invent or to cut
   off.
4. What is still missing is mirrored at the sides, as backgrounds are made to run on; above and below a border
   of one colour is repeated (a sky runs on upwards), and anything else mirrored.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.dataset.pictures import PictureError, packed

if TYPE_CHECKING:
    from numpy.typing import NDArray

MINIMUM_WIDTH, MINIMUM_HEIGHT = WIDTH // 4, HEIGHT // 4
INVENTED_WEIGHT = 1.5
SHAPES_SHARE = 0.75  # Of the blocks, those of one colour. Flat-coloured art has 0.86 and more, noise 0.12.
LARGE = 4


def prepare(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Scales by a whole number and extends.

    Args:
        rgb: uint8 [height, width, 3], at least 80 wide and 48 high.

    Returns:
        uint8 [height >= 192, width >= 320, 3]; every colour in it is in `rgb`.

    Raises:
        PictureError: The picture is too small to be a background.
    """
    height, width = rgb.shape[:2]
    if width < MINIMUM_WIDTH or height < MINIMUM_HEIGHT:
        raise PictureError(
            "small",
            f"only {width}x{height} pixels; a background needs at least {MINIMUM_WIDTH}x{MINIMUM_HEIGHT}",
            "Take a larger picture, or leave it out.",
        )
    scale = enlargement(rgb)
    picture = _thin(rgb[::scale, ::scale])
    factor = _best_enlargement(*picture.shape[:2])
    picture = picture.repeat(factor, axis=0).repeat(factor, axis=1)
    return np.ascontiguousarray(_extend(picture))


def window(picture: NDArray[np.uint8], rng: np.random.Generator | None) -> NDArray[np.uint8]:
    """Cuts a canvas out of a prepared picture: at a random place, or in the middle where `rng` is None.

    Returns:
        uint8 [192, 320, 3], a view of `picture`.
    """
    spare_y, spare_x = picture.shape[0] - HEIGHT, picture.shape[1] - WIDTH
    if rng is None:
        y, x = spare_y // 2, spare_x // 2
    else:
        y, x = int(rng.integers(spare_y + 1)), int(rng.integers(spare_x + 1))
    return picture[y : y + HEIGHT, x : x + WIDTH]


def enlargement(rgb: NDArray[np.uint8]) -> int:
    """The largest k such that every k x k block, from the top left, is one colour; 1 for a flat picture."""
    pixels = packed(rgb)
    columns = np.flatnonzero((pixels[:, 1:] != pixels[:, :-1]).any(axis=0)) + 1
    rows = np.flatnonzero((pixels[1:] != pixels[:-1]).any(axis=1)) + 1
    return math.gcd(*columns.tolist(), *rows.tolist()) or 1


def _thin(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    factor = min(rgb.shape[0] // HEIGHT, rgb.shape[1] // WIDTH)
    if factor < 2:
        return rgb
    stride = max(factor // LARGE, 1)  # Of very large blocks, some 4 x 4 pixels are enough to vote.
    blocks = _blocks(packed(rgb[::stride, ::stride]), factor // stride)
    if factor < LARGE and (blocks == blocks[:, :, :1]).all(axis=2).mean() < SHAPES_SHARE:
        return rgb
    votes = np.zeros(blocks.shape, np.uint8)
    for other in range(blocks.shape[2]):
        votes += blocks == blocks[:, :, other : other + 1]
    commonest = np.take_along_axis(blocks, votes.argmax(axis=2)[:, :, None], axis=2)
    return (commonest >> np.array([16, 8, 0], np.uint32)).astype(np.uint8)


def _blocks(pixels: NDArray[np.uint32], size: int) -> NDArray[np.uint32]:
    """[rows, columns, size * size]; what is left over at the right and at the bottom is cut off."""
    rows, columns = pixels.shape[0] // size, pixels.shape[1] // size
    grid = pixels[: rows * size, : columns * size].reshape(rows, size, columns, size)
    blocks: NDArray[np.uint32] = grid.swapaxes(1, 2).reshape(rows, columns, size * size)
    return blocks


def _best_enlargement(height: int, width: int) -> int:
    """Least of what would be invented (the dearer) and what would lie outside a window."""

    def cost(factor: int) -> float:
        seen = min(width * factor, WIDTH) * min(height * factor, HEIGHT)
        invented = 1 - seen / (WIDTH * HEIGHT)
        cut_off = 1 - seen / (width * height * factor * factor)
        return INVENTED_WEIGHT * invented + cut_off

    return min(range(1, max(math.ceil(WIDTH / width), math.ceil(HEIGHT / height)) + 1), key=cost)


def _extend(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    missing_y, missing_x = max(HEIGHT - picture.shape[0], 0), max(WIDTH - picture.shape[1], 0)
    # "reflect" doesn't double the border itself, so that dither patterns keep their step across the mirror.
    picture = np.pad(picture, ((0, 0), (missing_x // 2, missing_x - missing_x // 2), (0, 0)), mode="reflect")
    flat_top, flat_bottom = (bool((row == row[0]).all()) for row in (picture[0], picture[-1]))
    above = missing_y // 2 if flat_top == flat_bottom else missing_y * flat_top
    picture = np.pad(picture, ((above, 0), (0, 0), (0, 0)), mode="edge" if flat_top else "reflect")
    return np.pad(
        picture, ((0, missing_y - above), (0, 0), (0, 0)), mode="edge" if flat_bottom else "reflect"
    )
