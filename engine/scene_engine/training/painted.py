"""The painter's pictures as a data set in memory: nothing on the disk, and the first epoch can begin.

They are painted once, by all cores, and kept compressed: some 25 KB each, a third of a millisecond to
unpack. Those that memory has no room for are painted again each time. Which are for validation is decided
by their numbers, so that a larger count changes nothing for those that were there. Combinations that
`painter.held_out` keeps for evaluation are passed over.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene_engine import machine
from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.dataset.dataset import Dataset, sha256
from scene_engine.dataset.split import content_digest
from scene_engine.painter import held_out
from scene_engine.painter.painting import paint
from scene_engine.painter.workers import spread

CAPTIONS = 6
"""Captions of a picture; each visit of training hears one of them."""

MEMORY_SHARE = 0.25
"""Of the machine's memory, for the pictures that are kept."""

TOGETHER = 16
"""Pictures that a process paints before it hands them over."""


class PaintedPictures(Sequence[NDArray[np.uint8]]):
    """A series of the painter, kept compressed.

    Args:
        seed: Of the series.
        numbers: Of the pictures in it.
        packed: The pictures as `pack` made them; None for one that is painted when it is asked for.
    """

    def __init__(self, seed: int, numbers: Sequence[int], packed: list[bytes | None]) -> None:
        self._seed, self._numbers, self._packed = seed, numbers, packed

    def __len__(self) -> int:
        return len(self._packed)

    def __getitem__(self, index: Any) -> Any:
        packed = self._packed[index]
        return paint(self._seed, self._numbers[index]).rgb if packed is None else unpack(packed)


def pack(picture: NDArray[np.uint8]) -> bytes:
    """A picture, uint8 [192, 320, 3], compressed."""
    return zlib.compress(picture.tobytes(), 1)


def unpack(packed: bytes) -> NDArray[np.uint8]:
    """What `pack` packed."""
    return np.frombuffer(zlib.decompress(packed), np.uint8).reshape(HEIGHT, WIDTH, 3)


def painted_dataset(
    seed: int,
    count: int,
    validation_share: float,
    workers: int,
    report: Callable[[int, int], None],
    memory_bytes: int | None = None,
) -> Dataset:
    """Paints a series, but for the combinations that evaluation asks for.

    Args:
        seed: Of the series, 0 or above.
        count: Pictures, 1 or more: the first of the series that are to train on.
        validation_share: From 0 to below 1.
        workers: Processes to paint in.
        report: Called with the pictures painted and all of them.
        memory_bytes: What the pictures kept may take; a share of the machine's unless told.

    Raises:
        SceneError: A painting process died.
    """
    if memory_bytes is None:
        memory_bytes = int(MEMORY_SHARE * machine.memory_bytes())
    packed: list[bytes | None] = []
    captions: list[tuple[str, ...]] = []
    digests: list[str] = []
    kept = 0
    numbers = list(islice(held_out.numbers(seed, held=False), count))
    with closing(spread(partial(_paint, seed), numbers, workers, report, TOGETHER)) as found:
        for picture in found:
            keep = kept + len(picture.packed) <= memory_bytes
            kept += len(picture.packed) if keep else 0
            packed.append(picture.packed if keep else None)
            captions.append(picture.captions)
            digests.append(sha256(picture.content, *picture.captions))
    apart = np.array([_for_validation(seed, number, validation_share) for number in numbers])
    apart[:2] = (False, validation_share > 0)[:count]  # so that there are both
    return Dataset(
        pictures=PaintedPictures(seed, numbers, packed),
        captions=captions,
        names=[f"painted {seed} {number}" for number in numbers],
        digests=digests,
        train=np.flatnonzero(~apart),
        validation=np.flatnonzero(apart),
        memory_bytes=kept,
    )


@dataclass(frozen=True)
class _Painted:
    packed: bytes
    captions: tuple[str, ...]
    content: str


def _paint(seed: int, number: int) -> _Painted:
    painting = paint(seed, number)
    return _Painted(pack(painting.rgb), tuple(painting.captions(CAPTIONS)), content_digest(painting.rgb))


def _for_validation(seed: int, number: int, share: float) -> bool:
    """By the number alone."""
    return int(sha256("painted", str(seed), str(number))[:16], 16) / 2.0**64 < share
