"""A judge at hand: taught on painted scenes once, and kept in the user's cache."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import mlx.core as mx
import numpy as np

from scene_engine import weights
from scene_engine.evaluation import features, judge, labels, smudges
from scene_engine.evaluation.examples import Example, Report, spread
from scene_engine.evaluation.features import detailed
from scene_engine.evaluation.judge import Judge, Lesson, train_judge
from scene_engine.evaluation.labels import labels_of
from scene_engine.evaluation.smudges import smudged
from scene_engine.kept import kept_network
from scene_engine.keys import key_for
from scene_engine.painter.painting import paint

SEED = 90_101
"""Of the series that judges learn from."""

_PROBES = 6

_SMUDGES = 1
"""Last word of the random seeds of what is smudged."""


@dataclass(frozen=True)
class Teaching:
    """How a judge is taught.

    Attributes:
        lessons: Painted scenes of every combination; each is shown as it is, and as a network might draw it.
        epochs: How often both are.
        seed: Decides the initial weights, the order, and how pictures are varied.
    """

    lessons: int = 20_000
    epochs: int = 2
    seed: int = 0


def ready_judge(teaching: Teaching, progress: Callable[[str, int, int], None]) -> Judge:
    """The judge of the cache, taught first if there is none by the same lessons.

    Args:
        teaching: How it is taught.
        progress: Told what is under way, how much of it is done, and how much there is.

    Raises:
        SceneError: A painting process died.
    """

    def teach() -> Judge:
        places = [(SEED, number) for number in range(teaching.lessons)]
        pairs = spread(_lessons, places, _told(progress, "painting lessons for the judge"))
        lessons = [lesson for pair in pairs for lesson in pair]
        return train_judge(lessons, teaching.seed, teaching.epochs, _told(progress, "teaching the judge"))

    return kept_network(
        "judges",
        _fingerprint(teaching),
        _load,
        teach,
        lambda taught: {"things": json.dumps(taught.things)},
    )


@dataclass(frozen=True)
class Accuracy:
    """How often a judge is right of painted scenes that it hasn't learnt from.

    Attributes:
        kind, time, weather: Shares of the scenes in which it can be seen; None if there is none.
        large: The share of large things that it sees.
        absent: The share of things not there that it sees all the same.
        scenes: How many it was asked about.
    """

    kind: float | None
    time: float | None
    weather: float | None
    large: float | None
    absent: float | None
    scenes: int


def accuracy(taught: Judge, examples: list[Example]) -> Accuracy:
    """Checks a judge against the painter's own truth."""
    opinions = taught.opinions([example.canvas.rgb() for example in examples])
    both = list(zip(opinions, examples, strict=True))
    pairs = [(opinion, example.labels) for opinion, example in both]
    large = [thing in o.things for o, own in pairs for thing in own.large if thing in taught.things]
    absent = [thing in o.things for o, own in pairs for thing in taught.things if thing not in own.seen]
    return Accuracy(
        kind=_mean([opinion.kind == own.kind for opinion, own in pairs]),
        time=_mean([opinion.time in example.hours for opinion, example in both if example.labels.time]),
        weather=_mean([opinion.weather == own.weather for opinion, own in pairs if own.weather]),
        large=_mean(large),
        absent=_mean(absent),
        scenes=len(examples),
    )


def _mean(values: list[bool]) -> float | None:
    return float(np.mean(values)) if values else None


def _told(progress: Callable[[str, int, int], None], task: str) -> Report:
    return lambda done, total: progress(task, done, total)


def _lessons(place: tuple[int, int]) -> tuple[Lesson, Lesson]:
    """A painted scene as it is, and as a network might draw it."""
    painting = paint(*place)
    known = labels_of(painting.scene)
    drawn = smudged(painting.rgb, np.random.default_rng([*place, _SMUDGES]))
    return Lesson(detailed(painting.rgb), known), Lesson(detailed(drawn), known)


def _load(path: Path) -> Judge:
    arrays, metadata = weights.load(path)
    taught = Judge(json.loads(metadata["things"]), key_for(0))
    weights.assign(taught, arrays, str(path))
    mx.eval(taught.parameters())
    return taught


def _fingerprint(teaching: Teaching) -> str:
    """16 hex digits over all that decides a judge: the teaching, the code, and how the painter paints."""
    told = [json.dumps(asdict(teaching))]
    told += [Path(str(module.__file__)).read_text("utf-8") for module in (features, judge, labels, smudges)]
    digest = hashlib.sha256("\n".join(told).encode())
    for number in range(_PROBES):
        painting = paint(SEED, number)
        digest.update(painting.rgb.tobytes())
        digest.update(repr(painting.scene).encode())
    return digest.hexdigest()[:16]
