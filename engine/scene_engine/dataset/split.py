"""Which pictures are for training and which for validation: decided by content, for good.

Pictures are taken in the order of captions.jsonl:

- One that looks like an earlier one goes where that one went, so that validation never measures memory.
- The first picture is for training and the next one that looks different is for validation, so that even the
  smallest data set has both.
- Any other is for validation if its hash, as a number from 0 to 1, is below the share.

Lines added at the end of the file, changed captions and renamed files never move a picture to the other side.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from scene_engine.dataset.similar import earlier_lookalike, look

if TYPE_CHECKING:
    from numpy.typing import NDArray


def content_digest(picture: NDArray[np.uint8]) -> str:
    """SHA-256 over a prepared picture's size and pixels, in 64 hex digits."""
    return hashlib.sha256(repr(picture.shape).encode() + picture.tobytes()).hexdigest()


def split(
    pictures: Sequence[NDArray[np.uint8]], contents: Sequence[str], validation_share: float
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Divides pictures into training and validation.

    Args:
        pictures: Prepared pictures in the order of the file.
        contents: Their `content_digest`s.
        validation_share: From 0 (all for training) to below 1.

    Returns:
        Two ascending index arrays, training and validation, that share nothing and leave nothing out.
    """
    if not pictures or validation_share <= 0:
        return np.arange(len(pictures)), np.arange(0)
    chances = [int(content[:16], 16) / 2.0**64 for content in contents]
    earlier = earlier_lookalike(np.stack([look(picture) for picture in pictures]))
    originals = np.flatnonzero(earlier < 0)
    side = np.array([chance < validation_share for chance in chances])
    side[originals[:2]] = (False, True)[: len(originals)]
    for index in np.flatnonzero(earlier >= 0):  # In order: the earlier picture's side is already settled.
        side[index] = side[earlier[index]]
    return np.flatnonzero(~side), np.flatnonzero(side)
