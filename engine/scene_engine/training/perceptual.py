"""The perceptual network's schooling: the painter shows it pictures, and says what each pixel belongs to.

It is taught once, before the VQGAN's training begins, and kept in the user's cache. A run's checkpoints hold
it too: a resumed run compares pictures by the same network.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import mlx.core as mx
import mlx.nn as nn
import numpy as np
from numpy.typing import NDArray

from scene_engine import weights
from scene_engine.dataset.batches import Places, prefetch
from scene_engine.dataset.dataset import sha256
from scene_engine.kept import kept_network
from scene_engine.keys import key_for
from scene_engine.painter import held_out
from scene_engine.painter.painting import Painting, paint
from scene_engine.painter.workers import spread
from scene_engine.training.flat import Tree
from scene_engine.training.learner import Learner
from scene_engine.training.painted import TOGETHER, pack, unpack
from scene_engine.training.schedule import Leg, Moment
from scene_engine.training.settings import TrainingSettings
from scene_engine.vqgan import perceptual
from scene_engine.vqgan.model import from_bytes
from scene_engine.vqgan.perceptual import CLASSES, Perceptual

SEED = 70_007
"""Of the series that it learns from."""

SCALE = 4
"""Pixels to a place of its map."""


@dataclass(frozen=True)
class Schooling:
    """How the perceptual network is taught.

    Attributes:
        lessons: Painted pictures that it learns from.
        steps: Of `batch_size` pictures.
        batch_size: Pictures a step.
        learning_rate: AdamW's at its peak; it falls along a cosine.
        seed: Decides the initial weights and the order.
    """

    lessons: int = 20_000
    steps: int = 4_000
    batch_size: int = 32
    learning_rate: float = 1e-3
    seed: int = 0

    def __post_init__(self) -> None:
        if min(self.lessons, self.steps, self.batch_size) < 1 or self.batch_size > self.lessons:
            raise ValueError(
                "lessons, steps and batch_size must be 1 or more, and lessons batch_size or more"
            )
        if not 0 < self.learning_rate < 1 or self.seed < 0:
            raise ValueError("learning_rate must be between 0 and 1, and seed not negative")


@dataclass(frozen=True)
class Lesson:
    """A picture, packed, and what is where: uint8 [48, 80], see `what_is_where`."""

    packed: bytes
    places: NDArray[np.uint8]


def what_is_where(painting: Painting) -> NDArray[np.uint8]:
    """uint8 [48, 80]: for every fourth pixel the class of its thing, by the thing's noun; 0 for the backdrop.

    Nouns get their numbers from their names, so that a new one changes no other's. A few share one.
    """
    classes = [
        1 + zlib.crc32(noun.split()[-1].encode()) % (CLASSES - 1) if noun else 0 for noun in painting.nouns
    ]
    middle = SCALE // 2
    return np.array(classes, np.uint8)[painting.owner[middle::SCALE, middle::SCALE]]


def ready_perceptual(
    schooling: Schooling,
    dtype: mx.Dtype,
    compiles: bool,
    workers: int,
    progress: Callable[[str, int, int], None],
) -> Perceptual:
    """The perceptual network of the cache, taught first if there is none by the same lessons.

    Args:
        schooling: How it is taught.
        dtype: Precision of the forward and backward pass.
        compiles: Whether to compile the step.
        workers: Processes to paint in.
        progress: Told what is under way, how much of it is done, and how much there is.

    Raises:
        SceneError: A painting process died.
    """

    def load(path: Path) -> Perceptual:
        return perceptual_of(weights.load(path)[0], str(path))

    def taught() -> Perceptual:
        lessons = painted_lessons(schooling, workers, partial(progress, "painting lessons"))
        told = partial(progress, "teaching the perceptual network")
        return teach(lessons, schooling, dtype, compiles, told)

    return kept_network("perceptual", _fingerprint(schooling), load, taught)


def perceptual_of(arrays: dict[str, mx.array], where: str) -> Perceptual:
    """The network with these weights.

    Raises:
        SceneError: They are not this network's; `where` is for the error.
    """
    found = Perceptual(key_for(0))
    weights.assign(found, arrays, where)
    return found


def painted_lessons(schooling: Schooling, workers: int, report: Callable[[int, int], None]) -> list[Lesson]:
    """Paints lessons, in several processes.

    Raises:
        SceneError: A painting process died.
    """
    numbers = list(islice(held_out.numbers(SEED, held=False), schooling.lessons))
    return list(spread(_paint, numbers, workers, report, TOGETHER))


def _paint(number: int) -> Lesson:
    painting = paint(SEED, number)
    return Lesson(pack(painting.rgb), what_is_where(painting))


def teach(
    lessons: Sequence[Lesson],
    schooling: Schooling,
    dtype: mx.Dtype,
    compiles: bool,
    report: Callable[[int, int], None],
) -> Perceptual:
    """A perceptual network that has learnt what is where in some pictures.

    Of several machines each teaches one for itself, the same: one that has it in its cache needn't wait.
    """
    settings = TrainingSettings(learning_rate=schooling.learning_rate)
    learner = Learner(Perceptual(key_for(schooling.seed, 0)), settings, dtype, ("head.",))
    leg = Leg(0, 1, 0, schooling.learning_rate)

    def update(pictures: mx.array, places: mx.array, learning_rate: mx.array, decay: mx.array) -> mx.array:
        def loss() -> tuple[mx.array, Tree]:
            logits = learner.model(from_bytes(pictures)).astype(mx.float32)
            return nn.losses.cross_entropy(logits, places, reduction="mean"), None

        gradients, _ = learner.own_gradients(loss)
        return learner.update(gradients, learning_rate, decay)

    take: Callable[..., mx.array] = update
    if compiles:
        take = mx.compile(update, learner.state, learner.state)
    places = Places(len(lessons), schooling.batch_size, schooling.seed)
    visits = (divmod(step, places.steps_per_epoch) for step in range(schooling.steps))
    with closing(prefetch(partial(_batch, lessons, places, schooling.seed), visits)) as batches:
        for step, batch in enumerate(batches):
            progress = step / schooling.steps
            rate = leg.learning_rate(settings, progress, step)
            moment = Moment(leg, 0, step, step, progress, rate)
            scalars = mx.array(rate), mx.array(moment.average_decay(settings))
            mx.eval(take(*map(mx.array, batch), *scalars), learner.state)
            report(step + 1, schooling.steps)
    model = learner.load_average()
    mx.eval(model.parameters())
    assert isinstance(model, Perceptual)
    return model


def _batch(
    lessons: Sequence[Lesson], places: Places, seed: int, epoch: int, step: int
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    chosen = [lessons[item] for _, item in places.batch(epoch, step)]
    rng = np.random.default_rng([seed, epoch * places.steps_per_epoch + step, 1])
    mirrored = rng.random(len(chosen)) < 0.5
    pictures = np.stack([unpack(lesson.packed) for lesson in chosen])
    maps = np.stack([lesson.places for lesson in chosen])
    pictures[mirrored], maps[mirrored] = pictures[mirrored, :, ::-1], maps[mirrored, :, ::-1]
    return pictures, maps


def _fingerprint(schooling: Schooling) -> str:
    """16 hex digits over what decides the network: the schooling and the code. The painter may change."""
    code = Path(str(perceptual.__file__)).read_text("utf-8")
    return sha256(json.dumps(asdict(schooling)), code)[:16]
