"""The judge: a small network that says what a picture shows, taught by the painter, which knows.

It sees pictures at a quarter of their size, with measures of what was lost. Of the painter's pictures the
truth is known: `evaluate` tells how often it is right of those before it judges others.

Its hidden weights learn by Muon (Jordan 2024, kellerjordan.github.io/posts/muon): after the same lessons
AdamW's loss was three times as high, and lessons are what costs time.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
import numpy as np
from mlx.utils import tree_flatten
from numpy.typing import NDArray

from scene_engine.evaluation.features import CHANNELS, detailed
from scene_engine.evaluation.labels import Labels
from scene_engine.keys import key_for
from scene_engine.painter.kinds import all_kinds
from scene_engine.painter.light import HOURS, WEATHERS
from scene_engine.vqgan.layers import ResidualBlock, activation, conv3x3, linear, space_to_depth

FEWEST = 80
"""Lessons that a thing must be plain to see in, to be told at all."""

UNKNOWN = -1

CERTAIN = -1.5
"""The logit from which a thing counts as seen: a hundredth of those that aren't there are, too."""

_ASIDE = 1
"""Blocks of 4x4 pixels that a lesson is moved by, at most."""

_TINT = 3
"""How far each of a lesson's colours is off, of 255. Little, for the hour is in them."""

_THINGS = 20
"""Weight of the things, of which there are many: most aren't there, and easy to tell."""


@dataclass(frozen=True)
class Lesson:
    """A picture as `detailed` gives it, uint8 [48, 80, 6], and what can be seen in it."""

    features: NDArray[np.uint8]
    labels: Labels


@dataclass(frozen=True)
class Opinion:
    """What the judge sees in a picture: the likeliest kind, hour and weather, and all plain things."""

    kind: str
    time: str
    weather: str
    things: frozenset[str]


class Judge(nn.Module):
    """Pictures to logits of kinds, hours, weathers and things.

    Args:
        things: Heads of nouns that it tells.
        key: Random key of the initial weights.
    """

    def __init__(self, things: Sequence[str], key: mx.array) -> None:
        super().__init__()
        self.names = (tuple(all_kinds()), tuple(HOURS), tuple(WEATHERS), tuple(things))
        keys = iter(mx.random.split(key, 11))
        self.stem = conv3x3(4 * CHANNELS, 32, next(keys), gain=1.4)
        self.narrow = linear(4 * 32, 80, next(keys), gain=1.4)
        self.near = ResidualBlock(80, next(keys))
        self.near_norm = nn.RMSNorm(80)
        self.widen = linear(4 * 80, 160, next(keys), gain=1.4)
        self.far = [ResidualBlock(160, next(keys)) for _ in range(2)]
        self.far_norm = nn.RMSNorm(160)
        # A coarse grid keeps its own features: a sky is above, a floor below.
        self.project = linear(3 * 5 * 160, 256, next(keys), gain=1.4)
        self.norm = nn.RMSNorm(256)
        self.heads = [linear(256, len(names), next(keys)) for names in self.names]

    def __call__(self, features: mx.array) -> list[mx.array]:
        """Features [B, 48, 80, 6], 0..255, to logits [B, n] of kinds, hours, weathers and things."""
        x = features.astype(mx.float32) / 127.5 - 1
        x = activation(self.stem(space_to_depth(x)))
        x = self.near(activation(self.narrow(space_to_depth(x))))
        x = activation(self.widen(space_to_depth(self.near_norm(x))))
        for block in self.far:
            x = block(x)
        x = activation(self.far_norm(x))
        b, h, w, c = x.shape
        x = x.reshape(b, 3, h // 3, 5, w // 5, c).max(axis=(2, 4))
        x = activation(self.norm(self.project(x.reshape(b, -1))))
        return [head(x) for head in self.heads]

    @property
    def things(self) -> tuple[str, ...]:
        """The things that it tells."""
        return self.names[3]

    def digest(self) -> str:
        """16 hex digits over its weights."""
        sha = hashlib.sha256()
        for name, array in sorted(tree_flatten(self.parameters())):
            sha.update(name.encode() + np.array(array).tobytes())
        return sha.hexdigest()[:16]

    def opinions(self, pictures: Sequence[NDArray[np.uint8]]) -> list[Opinion]:
        """What is seen in pictures, uint8 [192, 320, 3] each."""
        found = []
        for start in range(0, len(pictures), 64):
            seen = np.stack([detailed(picture) for picture in pictures[start : start + 64]])
            batch = mx.array(seen)
            both = zip(self(batch), self(batch[:, :, ::-1]), strict=True)
            *choices, things = (np.array(one + mirrored) / 2 for one, mirrored in both)
            best = [logits.argmax(axis=1) for logits in choices]
            for row in range(len(seen)):
                chosen = [names[place[row]] for names, place in zip(self.names, best, strict=False)]
                plain = frozenset(self.things[place] for place in np.flatnonzero(things[row] > CERTAIN))
                found.append(Opinion(chosen[0], chosen[1], chosen[2], plain))
        return found


def train_judge(
    lessons: Sequence[Lesson],
    seed: int,
    epochs: int,
    report: Callable[[int, int], None] = lambda done, total: None,
    batch_size: int = 32,
    learning_rate: float = 0.015,
) -> Judge:
    """Teaches a judge.

    Args:
        lessons: At least a batch of them.
        seed: Decides the initial weights, the order, and how pictures are varied.
        epochs: Passes over the lessons.
        report: Called with the steps taken and all of them.
        batch_size: Lessons a step.
        learning_rate: Muon's at its peak: it rises to it for a while, and falls along a cosine. AdamW, which
            has the heads and all that isn't a matrix, has a tenth of it.
    """
    model = Judge(things_told(lessons), key_for(seed, 0))
    targets = [_targets(model, lesson.labels) for lesson in lessons]
    single = np.array([target[0] for target in targets], np.int32)
    several = np.stack([target[1] for target in targets])
    steps = max(1, len(lessons) // batch_size)
    muon = optim.Muon(_schedule(learning_rate, epochs * steps), weight_decay=0)
    adam = optim.AdamW(_schedule(learning_rate / 10, epochs * steps), weight_decay=0.05)
    optimizer = optim.MultiOptimizer([muon, adam], [_hidden])
    step = nn.value_and_grad(model, _loss)
    rng = np.random.default_rng([seed, 1])
    for epoch in range(epochs):
        order = rng.permutation(len(lessons))
        for place in range(steps):
            rows = order[place * batch_size : (place + 1) * batch_size]
            seen = np.stack([_varied(lessons[row].features, rng) for row in rows])
            _, gradients = step(model, mx.array(seen), mx.array(single[rows]), mx.array(several[rows]))
            optimizer.update(model, gradients)
            mx.eval(model.parameters(), optimizer.state)
            report(epoch * steps + place + 1, epochs * steps)
    return model


def _varied(features: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.float32]:
    """A lesson as it is seen once: mirrored or not, a little aside, its colours a little off."""
    seen = features[:, ::-1] if rng.random() < 0.5 else features
    off = rng.integers(-_ASIDE, _ASIDE + 1, 2)
    rows, columns = (np.clip(np.arange(n) + o, 0, n - 1) for n, o in zip(seen.shape[:2], off, strict=True))
    moved = seen[rows][:, columns].astype(np.float32)
    moved[..., :3] += rng.normal(0, _TINT, 3).astype(np.float32)
    return np.clip(moved, 0, 255)


def _hidden(path: str, weight: mx.array) -> bool:
    """Whether Muon has a weight: it is for matrices, but for the last."""
    return weight.ndim >= 2 and not path.startswith("heads")


def _schedule(peak: float, steps: int) -> Callable[[mx.array], mx.array]:
    warm = min(60, steps // 4)
    rise, fall = optim.linear_schedule(0, peak, max(warm, 1)), optim.cosine_decay(peak, max(steps - warm, 1))
    schedule: Callable[[mx.array], mx.array] = optim.join_schedules([rise, fall], [warm])
    return schedule


def things_told(lessons: Sequence[Lesson]) -> list[str]:
    """Heads of nouns that are plain to see often enough to be learnt."""
    counts = Counter(thing for lesson in lessons for thing in lesson.labels.plain)
    return sorted(thing for thing, count in counts.items() if count >= min(FEWEST, len(lessons) // 4))


def _targets(model: Judge, labels: Labels) -> tuple[list[int], NDArray[np.int32]]:
    """Places of kind, hour and weather; and for each thing 1 if plain, 0 if not there, UNKNOWN between."""
    known = (labels.kind, labels.time, labels.weather)
    single = [names.index(own) if own else UNKNOWN for names, own in zip(model.names, known, strict=False)]
    several = [1 if t in labels.plain else UNKNOWN if t in labels.seen else 0 for t in model.names[3]]
    return single, np.array(several, np.int32)


def _loss(model: Judge, features: mx.array, single: mx.array, several: mx.array) -> mx.array:
    *choices, things = model(features)
    total = mx.array(0.0)
    for column, logits in enumerate(choices):
        target = single[:, column]
        known = target != UNKNOWN
        cross = nn.losses.cross_entropy(logits, mx.maximum(target, 0), reduction="none")
        total = total + (cross * known).sum() / mx.maximum(known.sum(), 1)
    cross = nn.losses.binary_cross_entropy(things, mx.maximum(several, 0), reduction="none")
    told = several != UNKNOWN
    return total + _THINGS * (cross * told).sum() / mx.maximum(told.sum(), 1)
