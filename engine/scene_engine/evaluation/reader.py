"""The reader: a small network that knows which of some pictures a caption belongs to.

Two towers and a contrastive loss, as CLIP has them (Radford et al. 2021, arXiv:2103.00020), at a thousandth
of its size: the picture at a quarter of its resolution through a few convolutions, the caption as the sum of
its words and word pairs. A linear head on the picture's side names its kind, so that one can see which kinds
are taken for which. It is trained on painted scenes, whose captions are true, and then judges any picture
that a prompt was given for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
import numpy as np
from numpy.typing import NDArray

from scene_engine.evaluation.features import reduce
from scene_engine.keys import key_for
from scene_engine.vqgan.layers import activation, conv3x3, linear, space_to_depth

SIZE = 128
LONGEST = 64
"""Words and word pairs of a caption that are read."""


@dataclass(frozen=True)
class Lesson:
    """What one picture teaches.

    Attributes:
        picture: uint8 [192, 320, 3].
        captions: Some captions of it, one or more.
        kind: What it is called in a word.
    """

    picture: NDArray[np.uint8]
    captions: Sequence[str]
    kind: str


class Reader(nn.Module):
    """Pictures and captions to unit vectors of 128 numbers, near to each other where they belong together.

    Args:
        terms: Words and word pairs that it knows; others are passed over.
        kinds: Names of kinds that its head tells apart.
        key: Random key of the initial weights.
    """

    def __init__(self, terms: Sequence[str], kinds: Sequence[str], key: mx.array) -> None:
        super().__init__()
        keys = mx.random.split(key, 7)
        self.kinds = tuple(kinds)
        self._places = {term: place for place, term in enumerate(terms, start=1)}
        self.layers = [
            conv3x3(12, 32, keys[0], gain=1.4),
            conv3x3(128, 64, keys[1], gain=1.4),
            conv3x3(256, 128, keys[2], gain=1.4),
        ]
        # Left and right count in captions: each part of a coarse grid keeps its own features.
        self.project = linear(3 * 5 * 128, SIZE, keys[3])
        self.name = linear(SIZE, len(kinds), keys[4])
        self.words = mx.random.normal((len(terms) + 1, SIZE), key=keys[5]) * SIZE**-0.5
        self.meaning = linear(SIZE, SIZE, keys[6])
        self.warmth = mx.array(2.3)  # log of the contrast's inverse temperature

    def look(self, reduced: mx.array) -> mx.array:
        """Pictures as `reduce` gives them, float [B, 48, 80, 3], to vectors [B, 128]."""
        x = reduced
        for layer in self.layers:
            x = activation(layer(space_to_depth(x)))
        b, h, w, c = x.shape
        x = x.reshape(b, 3, h // 3, 5, w // 5, c).max(axis=(2, 4))
        return unit(self.project(x.reshape(b, -1)))

    def read(self, terms: mx.array) -> mx.array:
        """Captions as `spell` gives them, int [B, n], to vectors [B, 128]."""
        known = (terms > 0)[..., None]
        total = (self.words[terms] * known).sum(axis=1)
        return unit(self.meaning(activation(total)) + total)

    def spell(self, captions: Sequence[str]) -> NDArray[np.int32]:
        """The places of each caption's terms, int32 [B, 64]; 0 where there is none."""
        spelt = np.zeros((len(captions), LONGEST), np.int32)
        for row, caption in enumerate(captions):
            known = [self._places[term] for term in terms_of(caption) if term in self._places][:LONGEST]
            spelt[row, : len(known)] = known
        return spelt


def unit(x: mx.array) -> mx.array:
    return x * mx.rsqrt((x * x).sum(axis=-1, keepdims=True) + 1e-6)


def terms_of(caption: str) -> list[str]:
    """The words of a caption and its pairs of neighbouring words, in lower case."""
    words = re.findall(r"[a-z0-9']+", caption.lower())
    return [*words, *(" ".join(pair) for pair in pairwise(words))]


def train_reader(
    lessons: Iterable[Lesson],
    seed: int,
    epochs: int = 12,
    batch_size: int = 64,
    learning_rate: float = 2e-3,
    report: Callable[[int, float], None] = lambda epoch, loss: None,
) -> Reader:
    """Teaches a reader.

    Args:
        lessons: Pictures with their captions; more than one batch of them.
        seed: Decides the initial weights and the order.
        epochs: Passes over the lessons, each time with other captions.
        batch_size: Pictures that a caption must be told from in training.
        learning_rate: AdamW's at its peak; it falls along a cosine.
        report: Called after each epoch with its number and mean loss.
    """
    taught = list(lessons)
    reduced = np.concatenate([reduce(lesson.picture[None]) for lesson in taught])
    kinds = sorted({lesson.kind for lesson in taught})
    named = np.array([kinds.index(lesson.kind) for lesson in taught], np.int32)
    counts = Counter(
        term for lesson in taught for caption in lesson.captions for term in set(terms_of(caption))
    )
    terms = sorted(term for term, count in counts.items() if count >= 4)
    model = Reader(terms, kinds, key_for(seed, 0))
    rng = np.random.default_rng([seed, 1])
    steps = max(1, len(taught) // batch_size)
    schedule = optim.cosine_decay(learning_rate, epochs * steps)
    optimizer = optim.AdamW(learning_rate=schedule, weight_decay=0.02)
    step = nn.value_and_grad(model, _loss)
    for epoch in range(epochs):
        order, losses = rng.permutation(len(taught)), []
        for start in range(0, steps * batch_size, batch_size):
            rows = order[start : start + batch_size]
            captions = [taught[row].captions[rng.integers(len(taught[row].captions))] for row in rows]
            batch = (mx.array(reduced[rows]), mx.array(model.spell(captions)), mx.array(named[rows]))
            loss, gradients = step(model, *batch)
            optimizer.update(model, gradients)
            mx.eval(model.parameters(), optimizer.state)
            losses.append(loss.item())
        report(epoch + 1, float(np.mean(losses)))
    return model


def _loss(model: Reader, pictures: mx.array, terms: mx.array, kinds: mx.array) -> mx.array:
    seen, read = model.look(pictures), model.read(terms)
    logits = (seen @ read.T) * mx.exp(model.warmth)
    right = mx.arange(len(logits))
    cross = nn.losses.cross_entropy
    contrast = cross(logits, right, reduction="mean") + cross(logits.T, right, reduction="mean")
    named: mx.array = cross(model.name(seen) * 8, kinds, reduction="mean")
    return contrast + 0.3 * named


def agreement(reader: Reader, pictures: NDArray[np.uint8], captions: Sequence[str]) -> NDArray[np.float32]:
    """How well each picture (uint8 [n, 192, 320, 3]) suits each of m captions: cosines, float32 [n, m]."""
    seen = np.concatenate(
        [np.array(reader.look(mx.array(reduce(pictures[i : i + 64])))) for i in range(0, len(pictures), 64)]
    )
    return np.asarray(seen @ np.array(reader.read(mx.array(reader.spell(captions)))).T, np.float32)


def right_choices(scores: NDArray[np.float32], choices: int, seed: int, rounds: int = 20) -> float:
    """How often a caption's own picture wins against `choices` - 1 random others.

    Args:
        scores: As `agreement` gives them, [n, n]: picture i belongs to caption i.
        choices: Pictures to choose from, its own among them; chance is 1 / choices.
        seed: Decides the others.
        rounds: Draws for each caption.
    """
    rng, count = np.random.default_rng([seed, 2]), len(scores)
    right = 0
    for caption in range(count):
        for _ in range(rounds):
            others = rng.choice(count - 1, choices - 1, replace=False)
            others += others >= caption
            right += bool(scores[caption, caption] > scores[others, caption].max())
    return right / (count * rounds)
