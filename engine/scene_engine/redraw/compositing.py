"""From decoded windows to the canvas's own indices: what shows under the mask, and that nothing else changes.

All sums are in float64 and in one order, so that the same numbers give the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from scene_engine import palette
from scene_engine.canvas import CELL, HEIGHT, WIDTH, Canvas
from scene_engine.palette import oklab
from scene_engine.palette.lookup import nearest
from scene_engine.recipe import MAX_COLORS
from scene_engine.redraw.masks import Mask
from scene_engine.redraw.plan import Plan, Window

Float = TypeVar("Float", bound=np.floating[Any])
Picture = NDArray[np.float32]
"""RGB float32 [height, width, 3] in 0..1."""

_REACHES = (8, 3, 1)
"""Radii in pixels of box blurs, each done three times over, that carry colours over the mask's edge: broad
differences first, then what is left of them in ever finer detail. With the first alone the step at the edge
was 2.5 times that beside it, with all 1.2 times."""
_MARGIN = 3 * sum(_REACHES)
_CROSSFADE = 8
"""Where windows overlap each counts by its distance from its own edge to this power: a narrow crossfade."""
_ADDED = 0.03
"""A colour farther than this in OKLab from all of the palette's is worth adding."""


def filled(canvas: Canvas, mask: Mask) -> NDArray[np.uint8]:
    """The canvas as RGB with what is under the mask made up from what is around it.

    The encoder looks past a cell's edge: without this, known cells next to the mask would tell what was
    under it, and an old picture would shine through.

    Args:
        canvas: The artist's.
        mask: bool [height, width], not True everywhere.

    Returns:
        uint8 [height, width, 3], smooth under the mask.
    """
    rgb = canvas.rgb()
    if not mask.any():
        return rgb
    part = around(mask, WIDTH)
    known = (~mask[part]).astype(np.float64)
    levels = _pushed(rgb[part] * known[..., None], known)
    rgb[part] = np.where(mask[part][..., None], np.rint(levels).astype(np.uint8), rgb[part])
    return rgb


def around(mask: Mask, margin: int) -> tuple[slice, slice]:
    """The rows and columns of a mask's box and at least `margin` pixels about it, from multiples of 16 on.

    Work within them costs what the mask does, not what the canvas does; and a dither's pattern, which
    begins at the corner, stays in step.
    """
    slices = []
    for axis in (1, 0):
        places = np.flatnonzero(mask.any(axis=axis))
        first = max(0, int(places[0]) - margin) // CELL * CELL
        slices.append(slice(first, min(mask.shape[1 - axis], int(places[-1]) + 1 + margin)))
    return slices[0], slices[1]


def window_of(picture: NDArray[np.uint8], plan: Plan, window: Window) -> NDArray[np.uint8]:
    """What a window shows of a canvas, uint8 [192, 320, 3]; beyond the canvas's edge its edge goes on."""
    ys, xs = plan.pixels(window)
    height, width = plan.shape
    return picture[np.clip(ys, 0, height - 1), np.clip(xs, 0, width - 1)]


def stitched(plan: Plan, pictures: Sequence[Picture]) -> Picture:
    """The windows' pictures [192, 320, 3] as one of the canvas's size; zero where there is no window."""
    height, width = plan.shape
    if len(pictures) == 1:  # as it is: weighing would round
        result = np.zeros((height, width, 3), np.float32)
        _place(result, pictures[0], plan, plan.windows[0])
        return result
    total, weights = np.zeros((height, width, 3)), np.zeros((height, width, 1))
    weight = (_ramp(HEIGHT)[:, None] * _ramp(WIDTH)[None])[..., None]
    for window, picture in zip(plan.windows, pictures, strict=True):
        _place(total, weight * picture, plan, window)
        _place(weights, weight, plan, window)
    return (total / np.maximum(weights, 1e-300)).astype(np.float32)


def joined(drawn: Picture, canvas: Canvas, mask: Mask, loop: bool = False) -> Picture:
    """The artist's pixels, and the drawn ones under the mask, brought nearer to them along its edge.

    A decoded picture is off in colour and detail everywhere. How far off is known outside the mask; it is
    carried over the edge and fades within some pixels, broad differences farther in than fine ones, as in a
    gradient-domain clone (Perez et al., "Poisson image editing", 2003), but local.
    """
    whole = (canvas.rgb() / np.float32(255)).astype(np.float32)
    if not mask.any():
        return whole
    # Beyond the blurs nothing matters; around a ring anything may.
    part = (slice(None), slice(None)) if loop else around(mask, _MARGIN)
    original, picture, under = whole[part].astype(np.float64), drawn[part].astype(np.float64), mask[part]
    known = (~under).astype(np.float64)[..., None]
    for reach in _REACHES:
        off, share = (_blurred(values, reach, loop) for values in ((original - picture) * known, known))
        picture += off / np.maximum(share, 0.5)
    whole[part] = np.where(under[..., None], np.clip(picture, 0, 1), original)
    return whole


def composited(picture: Picture, canvas: Canvas, mask: Mask, dither: str, add_colors: int = 0) -> Canvas:
    """The canvas with the picture's pixels under the mask, in the canvas's palette.

    Args:
        picture: The whole, as `joined` gives it.
        canvas: Its indices outside the mask stay as they are, and its palette's entries in their places.
        mask: bool [height, width], True somewhere.
        dither: One of `palette.DITHERS`.
        add_colors: How many colours may be added after the palette's own, as far as 256 have room.
    """
    own = len(canvas.palette)
    colors = canvas.palette
    if add_colors:
        colors = _more_colors(picture[mask], colors, min(add_colors, MAX_COLORS - own))
    part = around(mask, CELL)
    drawn = palette.to_canvas(picture[part], palette.inline(colors), dither=dither).indices
    used = np.bincount(drawn[mask[part]], minlength=len(colors)) > 0
    used[:own] = True
    place = (np.cumsum(used) - 1).astype(np.uint8)
    indices = canvas.indices.copy()
    indices[part] = np.where(mask[part], place[drawn], indices[part])
    return Canvas(indices, colors[used])


def _more_colors(pixels: Picture, colors: NDArray[np.uint8], count: int) -> NDArray[np.uint8]:
    """The palette and up to `count` colours for those pixels [n, 3] that it serves badly."""
    rgb = np.rint(pixels * 255).astype(np.uint8)
    served = colors[nearest(rgb[None], colors)[0]]
    distance = np.linalg.norm(oklab.from_rgb(rgb) - oklab.from_rgb(served), axis=1)
    badly = rgb[distance > _ADDED]
    if count < 1 or not len(badly):
        return colors
    return np.concatenate([colors, palette.adaptive(badly, count)])


def _place(target: NDArray[np.floating], values: NDArray[np.floating], plan: Plan, window: Window) -> None:
    """Adds a window's values to a canvas-sized array, as far as they lie within."""
    ys, xs = plan.pixels(window)
    height, width = plan.shape
    rows, columns = (ys[:, 0] >= 0) & (ys[:, 0] < height), (xs[0] >= 0) & (xs[0] < width)
    target[ys[rows], xs[:, columns]] += values[rows][:, columns].astype(target.dtype)


def _ramp(size: int) -> NDArray[np.float64]:
    """The weight of a window's pixels by their distance from its nearer edge; 1 in the middle."""
    distance = np.minimum(np.arange(size), np.arange(size)[::-1]) + 1.0
    return (distance / distance.max()) ** _CROSSFADE


def _blurred(values: NDArray[np.float64], reach: int, loop: bool) -> NDArray[np.float64]:
    """[h, w, c] blurred by three box filters; beyond an edge it goes on, or in a loop the other end comes."""
    pad = 3 * reach
    values = np.pad(values, ((0, 0), (pad, pad), (0, 0)), mode="wrap" if loop else "edge")
    for axis in (0, 1):
        for _ in range(3):
            values = box_filtered(values, reach, axis)
    return values[:, pad:-pad]


def box_filtered(values: NDArray[Float], reach: int, axis: int) -> NDArray[Float]:
    """Means of 2 * reach + 1 values along an axis; beyond an edge its value goes on."""
    lanes = np.moveaxis(values, axis, 0)
    padded = np.concatenate([lanes[:1].repeat(reach + 1, 0), lanes, lanes[-1:].repeat(reach, 0)])
    sums = padded.cumsum(axis=0)
    means = (sums[2 * reach + 1 :] - sums[: -2 * reach - 1]) / (2 * reach + 1)
    return np.moveaxis(means.astype(values.dtype, copy=False), 0, axis)


def _pushed(values: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fills [h, w, 3] where the weights [h, w] are 0, from the picture of half the size, filled in turn.

    Pull-push (Gortler et al., "The lumigraph", 1996).
    """
    if weights.all() or max(weights.shape) == 1:
        return values
    height, width = weights.shape
    pads = ((0, height % 2), (0, width % 2))
    weight = np.pad(weights, pads).reshape(-(-height // 2), 2, -(-width // 2), 2)
    value = np.pad(values * weights[..., None], (*pads, (0, 0))).reshape(*weight.shape, 3)
    share = weight.sum(axis=(1, 3))
    small = value.sum(axis=(1, 3)) / np.maximum(share, 1)[..., None]
    large = _pushed(small, (share > 0).astype(np.float64)).repeat(2, 0).repeat(2, 1)[:height, :width]
    return np.where(weights[..., None] > 0, values, large)
