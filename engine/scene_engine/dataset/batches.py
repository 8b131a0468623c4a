"""Training batches as pure functions of (seed, epoch, step).

Nothing here remembers anything: a resumed run asks for the step it stopped at and sees what it would have
seen. The random numbers of a picture come from its place in the epoch, so that they don't depend on the
number of ranks.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from scene_engine import palette
from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.dataset.prepare import window

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scene_engine.dataset.dataset import Dataset

T = TypeVar("T")

# The last word of each seed: one purpose, one stream.
ORDER, CHANGES = 1, 2
CHANNEL_SWAP_SHARE = 0.1
MIRROR = {"left": "right", "right": "left"}


@dataclass(frozen=True)
class Augmentation:
    """How a picture may vary each time it is seen. No kind of change mixes pixels.

    Attributes:
        flip: Probability of mirroring left and right.
        colour: Probability of other gains and gammas for red, green and blue (and rarely their exchange).
        shift: Whether larger pictures are cut at a random place instead of in the middle.
        coarse: Probability of showing it as an older machine would: at half the resolution, in few colours or
            both.
    """

    flip: float = 0.5
    colour: float = 0.0
    shift: bool = True
    coarse: float = 0.0


@lru_cache(maxsize=4)
def epoch_order(count: int, seed: int, epoch: int) -> NDArray[np.int64]:
    """A permutation of 0..count-1 that depends only on its arguments; read-only, as every step shares it."""
    order = np.random.default_rng([seed, epoch, ORDER]).permutation(count)
    order.flags.writeable = False
    return order


class Places:
    """Which items each batch of an epoch has, always equally many.

    An epoch has each item `repeats` times: that many shuffles, one after another. The places of the epoch are
    dealt out to the ranks in turn, and the last batch is filled up from the start of the epoch.

    Args:
        count: Items, 1 or more.
        batch_size: Items in a batch, on each rank.
        seed: 0 or above.
        repeats: How often an epoch has each item.
        rank: This process, 0..world-1.
        world: The number of processes that train together.
    """

    def __init__(
        self, count: int, batch_size: int, seed: int, repeats: int = 1, rank: int = 0, world: int = 1
    ) -> None:
        if min(count, batch_size, repeats) < 1 or not 0 <= rank < world:
            raise ValueError("batches need pictures, a batch size, repeats, and a rank within the world")
        self._count, self._batch_size, self._seed = count, batch_size, seed
        self._repeats, self._rank, self._world = repeats, rank, world

    @property
    def steps_per_epoch(self) -> int:
        """At least 1."""
        return -(-self._count * self._repeats // (self._batch_size * self._world))

    def batch(self, epoch: int, step: int) -> list[tuple[int, int]]:
        """Step `step` (from 0) of epoch `epoch`: the place in the epoch and the item there, for each row."""
        places = (step * self._batch_size + np.arange(self._batch_size)) * self._world + self._rank
        shuffles = range(epoch * self._repeats, (epoch + 1) * self._repeats)
        order = np.concatenate([epoch_order(self._count, self._seed, shuffle) for shuffle in shuffles])
        return list(zip(places.tolist(), order[places % len(order)].tolist(), strict=True))


class ImageBatches:
    """Batches of pictures, always of the same shape; see `Places`.

    Args:
        dataset: Where the pictures are.
        indices: Which of them, such as `dataset.train`; not empty.
        batch_size: Pictures in a batch, on each rank.
        seed: 0 or above.
        augmentation: See there.
        repeats: How often an epoch shows each picture.
        rank: This process, 0..world-1.
        world: The number of processes that train together.
    """

    def __init__(
        self,
        dataset: Dataset,
        indices: Sequence[int] | NDArray[np.int64],
        batch_size: int,
        seed: int,
        augmentation: Augmentation,
        repeats: int = 1,
        rank: int = 0,
        world: int = 1,
    ) -> None:
        self._indices = np.asarray(indices, np.int64)
        self._places = Places(len(self._indices), batch_size, seed, repeats, rank, world)
        self._pictures = dataset.pictures
        self._batch_size, self._seed, self._augmentation = batch_size, seed, augmentation

    @property
    def steps_per_epoch(self) -> int:
        """At least 1."""
        return self._places.steps_per_epoch

    def batch(self, epoch: int, step: int) -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.bool_]]:
        """Step `step` (from 0) of epoch `epoch`.

        Returns:
            Pictures uint8 [batch, 192, 320, 3], their indices in the dataset int [batch], and which are
            mirrored bool [batch].
        """
        images = np.empty((self._batch_size, HEIGHT, WIDTH, 3), np.uint8)
        chosen = np.empty(self._batch_size, np.int64)
        flipped = np.empty(self._batch_size, np.bool_)
        for row, (place, item) in enumerate(self._places.batch(epoch, step)):
            chosen[row] = index = int(self._indices[item])
            rng = np.random.default_rng([self._seed, epoch, place, CHANGES])
            images[row], flipped[row] = augment(self._pictures[index], self._augmentation, rng)
        return images, chosen, flipped


def augment(
    picture: NDArray[np.uint8], augmentation: Augmentation, rng: np.random.Generator
) -> tuple[NDArray[np.uint8], bool]:
    """One prepared picture as uint8 [192, 320, 3], and whether it is mirrored."""
    image = window(picture, rng if augmentation.shift else None)
    if flipped := bool(rng.random() < augmentation.flip):
        image = image[:, ::-1]
    if rng.random() < augmentation.colour:
        image = _recolour(image, rng)
    if rng.random() < augmentation.coarse:
        image = _coarsen(image, rng)
    return image, flipped


def wide_window(picture: NDArray[np.uint8], rng: np.random.Generator) -> tuple[NDArray[np.uint8], bool]:
    """A window of a scene that goes on: a prepared picture and its mirror image side by side, cut anywhere.

    Returns:
        uint8 [192, 320, 3], and whether more of it is the mirror image. Of either there is an eighth or more.
    """
    image = window(picture, rng)
    ring = np.concatenate([image, image[:, ::-1]], axis=1)
    least = WIDTH // 8
    start = int(rng.integers(least, WIDTH - least + 1)) + WIDTH * int(rng.integers(2))
    found = np.roll(ring, -start, axis=1)[:, :WIDTH]
    mirrored = WIDTH // 2 < start <= WIDTH * 3 // 2
    if rng.random() < 0.5:
        return found[:, ::-1], not mirrored
    return found, mirrored


def eval_images(dataset: Dataset, indices: Sequence[int] | NDArray[np.int64]) -> NDArray[np.uint8]:
    """The middle windows of pictures, uint8 [n, 192, 320, 3]."""
    images = np.empty((len(indices), HEIGHT, WIDTH, 3), np.uint8)
    for row, index in enumerate(indices):
        images[row] = window(dataset.pictures[int(index)], None)
    return images


def prefetch(
    function: Callable[[int, int], T], jobs: Iterable[tuple[int, int]], depth: int = 4, workers: int = 2
) -> Generator[T, None, None]:
    """Runs `function(epoch, step)` ahead of need, in background threads, and yields the results in order.

    An exception comes out at its job's turn. When the generator ends, fails or is closed
    (`contextlib.closing`), jobs not begun are dropped and every thread has ended.

    Args:
        function: Safe to call from several threads.
        jobs: (epoch, step) pairs; may be endless.
        depth: How many results are at most under way or waiting.
        workers: Threads.
    """
    remaining = iter(jobs)
    with ThreadPoolExecutor(workers, thread_name_prefix="prefetch") as pool:
        waiting: deque[Future[T]] = deque()
        try:
            while True:
                waiting.extend(pool.submit(function, *job) for job in islice(remaining, depth - len(waiting)))
                if not waiting:
                    return
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def mirrored_caption(caption: str) -> str:
    """The caption of the mirrored picture: left and right change places as whole words, keeping their
    case."""
    return re.sub(r"\b(left|right)(?=(most|wards?|hand)?\b)", _mirror, caption, flags=re.IGNORECASE)


def _mirror(match: re.Match[str]) -> str:
    word, other = match[0], MIRROR[match[0].lower()]
    if word.isupper():
        return other.upper()
    return other.capitalize() if word[0].isupper() else other


def _coarsen(image: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    sort = rng.integers(3)
    if sort != 0:
        y, x = int(rng.integers(HEIGHT // 2 + 1)), int(rng.integers(WIDTH // 2 + 1))
        image = image[y : y + HEIGHT // 2, x : x + WIDTH // 2].repeat(2, axis=0).repeat(2, axis=1)
    if sort != 1:
        image = palette.to_canvas(image, colors=int(rng.integers(4, 17))).rgb()
    return image


def _recolour(image: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    gains, gammas = rng.uniform(0.8, 1.2, 3), np.exp(rng.uniform(-0.25, 0.25, 3))
    swap = rng.permutation(3) if rng.random() < CHANNEL_SWAP_SHARE else np.arange(3)
    levels = np.linspace(0, 1, 256)[:, None] ** gammas * gains
    table = np.rint(levels.clip(0, 1) * 255).astype(np.uint8)
    return np.stack([table[:, channel].take(image[:, :, channel]) for channel in swap], axis=2)
