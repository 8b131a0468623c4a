"""Adaptive palettes: the 2 to 256 colours that show a picture best on VGA.

The picture becomes a histogram of its distinct DAC colours, so the work depends on those and not on its
size. Heckbert's median cut ("Color image quantization for frame buffer display", 1982), with the box of the
largest error and extent cut at its mean, gives the start; weighted k-means in OKLab refines it; the means are
snapped to the DAC; entries that fall together are freed and given to the colour that is served worst. No
step draws a random number, so a picture has one palette.

A histogram's plain counts would let a large sky take all entries and turn the one lit window grey. Counts
to the power of `_COUNT_POWER`, and cutting wide boxes first, keep small accents, which carry a pixel-art
scene.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene_engine.palette import dac, oklab
from scene_engine.palette.lookup import nearest_lab, unique
from scene_engine.palette.order import ramps

_COUNT_POWER = 0.75
_ROUNDS = 12
_FILLS = 4
_STILL = 1e-4  # k-means ends when no centre moves farther than this in OKLab


def adaptive(rgb: NDArray[np.uint8], colors: int) -> NDArray[np.uint8]:
    """The best palette for a picture, on the 6-bit DAC, in the order of `ramps`.

    Args:
        rgb: uint8 [..., 3].
        colors: The most entries, 1 to 256.

    Returns:
        uint8 [n, 3], n <= colors, no entry twice. If the picture has at most `colors` colours on the DAC,
        exactly those.
    """
    seen, _, counts = unique(dac.snap(rgb))
    if len(seen) > colors:
        points = oklab.from_rgb(seen)
        weights = (counts**_COUNT_POWER).astype(np.float32)
        centers = _refine(points, weights, _median_cut(points, weights, colors))
        seen = _distinct(points, weights, dac.snap(oklab.to_rgb(centers)), seen, colors)
    return ramps(seen)


@dataclass(frozen=True)
class _Box:
    """Some of the colours.

    Attributes:
        points: OKLab, float32 [n, 3].
        weights: float32 [n].
        mean: float32 [3].
        need: How much it needs a cut: its squared error times its longest side squared.
        axis: Along which.
    """

    points: NDArray[np.float32]
    weights: NDArray[np.float32]
    mean: NDArray[np.float32]
    need: float
    axis: int

    @classmethod
    def of(cls, points: NDArray[np.float32], weights: NDArray[np.float32]) -> _Box:
        mean = (points * weights[:, None]).sum(axis=0) / weights.sum()
        spread = weights @ (points - mean) ** 2
        side = (points.max(axis=0) - points.min(axis=0)).max()
        return cls(points, weights, mean, float(spread.sum() * side**2), int(spread.argmax()))

    def cut(self) -> tuple[_Box, _Box] | None:
        """Both halves, below the mean and above; None where all colours are one."""
        values = self.points[:, self.axis]
        low = values <= (values * self.weights).sum() / self.weights.sum()
        if low.all():  # equal but for rounding
            low = values < values.max()
        if not low.any():
            return None
        return _Box.of(self.points[low], self.weights[low]), _Box.of(self.points[~low], self.weights[~low])


def _median_cut(
    points: NDArray[np.float32], weights: NDArray[np.float32], colors: int
) -> NDArray[np.float32]:
    """Weighted means of `colors` boxes; float32 [colors, 3]."""
    boxes = [_Box.of(points, weights)]
    needs = [boxes[0].need]
    while len(boxes) < colors:
        worst = needs.index(max(needs))
        halves = boxes[worst].cut()
        if halves is None:
            break
        boxes[worst : worst + 1] = halves
        needs[worst : worst + 1] = [half.need for half in halves]
    return np.stack([box.mean for box in boxes]).astype(np.float32)


def _refine(
    points: NDArray[np.float32], weights: NDArray[np.float32], centers: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Lloyd's k-means from the given centers; a center that nothing is nearest to stays where it is."""
    for _ in range(_ROUNDS):
        index, _ = nearest_lab(points, centers)
        mass = np.bincount(index, weights, len(centers))
        sums = [np.bincount(index, weights * points[:, axis], len(centers)) for axis in range(3)]
        means = np.stack(sums, axis=1) / np.maximum(mass, 1e-12)[:, None]
        moved = np.where(mass[:, None] > 0, means, centers).astype(np.float32)
        still = float(np.abs(moved - centers).max()) < _STILL
        centers = moved
        if still:
            break
    return centers


def _distinct(
    points: NDArray[np.float32],
    weights: NDArray[np.float32],
    palette: NDArray[np.uint8],
    seen: NDArray[np.uint8],
    colors: int,
) -> NDArray[np.uint8]:
    """The palette without entries that are repeated or that no colour is nearest to.

    Each freed entry is given to the picture's colour with the largest error. That can leave another unused,
    so it is done a few times over.
    """
    for _ in range(_FILLS):
        palette, _, _ = unique(palette)
        index, squares = nearest_lab(points, oklab.from_rgb(palette))
        palette = palette[np.unique(index)]
        if len(palette) == colors:
            break
        while len(palette) < colors:
            worst = int((weights * squares).argmax())
            _, to_worst = nearest_lab(points, points[worst : worst + 1])
            palette = np.concatenate([palette, seen[worst : worst + 1]])
            squares = np.minimum(squares, to_worst)
            squares[worst] = 0
    return unique(palette)[0]
