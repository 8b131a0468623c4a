"""Whether what was drawn into a picture shows: changes outside the mask, steps of colour at its border."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import Canvas
from scene_engine.palette import oklab

NEAR = range(3, 9)
"""Pixels from the border that count as beside it."""


@dataclass(frozen=True, eq=False)
class Redraw:
    """A canvas before and after something was drawn where the mask, bool [height, width], is True."""

    before: Canvas
    after: Canvas
    mask: NDArray[np.bool_]


def changed_outside(before: Canvas, after: Canvas, mask: NDArray[np.bool_]) -> int:
    """Pixels outside the mask whose colour or index changed, and all of them if the palette's start did."""
    if not np.array_equal(after.palette[: len(before.palette)], before.palette):
        return int((~mask).sum())
    return int((before.indices != after.indices)[~mask].sum())


def steps(after: Canvas, before: Canvas, mask: NDArray[np.bool_]) -> dict[str, float]:
    """Mean steps between neighbouring pixels in OKLab, times 100.

    Args:
        after: What was drawn.
        before: What it was drawn into, of the same size.
        mask: bool [height, width], where it was drawn; neither all nor nothing.

    Returns:
        "border": across the mask's border. "inside", "outside": in the same direction, 3 to 8 pixels from it.
        "artist": across the border, in the picture as it was.
    """
    across: dict[str, list[NDArray[np.float32]]] = {"border": [], "inside": [], "outside": [], "artist": []}
    for axis in (0, 1):
        covered = mask if axis else mask.T
        new, old = (side_steps(canvas, axis) for canvas in (after, before))
        edge = covered[:, 1:] != covered[:, :-1]
        across["border"].append(new[edge])
        across["artist"].append(old[edge])
        for row, column in np.argwhere(edge):
            inwards = 1 if covered[row, column + 1] else -1
            for name, sign in (("inside", inwards), ("outside", -inwards)):
                places = [column + sign * far for far in NEAR]
                across[name].append(new[row, [x for x in places if 0 <= x < new.shape[1]]])
    return {name: float(np.concatenate(values).mean()) * 100 for name, values in across.items()}


def side_steps(canvas: Canvas, axis: int) -> NDArray[np.float32]:
    """Distances of neighbours, float32 [height, width - 1]; for axis 0 of the picture on its side."""
    lab = oklab.from_rgb(canvas.palette)[canvas.indices]
    lab = lab if axis else lab.transpose(1, 0, 2)
    return np.asarray(np.linalg.norm(np.diff(lab, axis=1), axis=-1), np.float32)


def summary(values: Sequence[dict[str, float]]) -> dict[str, float]:
    """Means over pictures, and the ratio of the border to both its sides: 1 is no seam."""
    means = {name: float(np.mean([value[name] for value in values])) for name in values[0]}
    beside = max((means["inside"] + means["outside"]) / 2, 1e-9)
    return {name: round(value, 3) for name, value in (means | {"ratio": means["border"] / beside}).items()}


def random_mask(number: int, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """A mask such as people draw: by turns a box, an ellipse, a stroke and a few blots; bool of `shape`."""
    rng = np.random.default_rng([number, 9])
    height, width = shape
    ys, xs = np.mgrid[:height, :width]
    y, x = rng.uniform(0.15, 0.85) * height, rng.uniform(0.15, 0.85) * width
    half_y, half_x = rng.uniform(0.1, 0.3) * height, rng.uniform(0.1, 0.3) * width
    shapes = number % 4
    if shapes == 0:
        mask = (abs(ys - y) <= half_y) & (abs(xs - x) <= half_x)
    elif shapes == 1:
        mask = np.square((ys - y) / half_y) + np.square((xs - x) / half_x) <= 1
    elif shapes == 2:
        angle = rng.uniform(0, np.pi)
        mask = abs((ys - y) * np.cos(angle) + (xs - x) * np.sin(angle)) <= rng.uniform(6, 20)
    else:
        mask = np.zeros(shape, np.bool_)
        for _ in range(int(rng.integers(2, 6))):
            cy, cx, radius = rng.uniform(0, height), rng.uniform(0, width), rng.uniform(5, 24)
            mask |= np.hypot(ys - cy, xs - cx) <= radius
    return mask
