"""What the Transformer reads while it trains: captions as text pieces, pictures as tokens.

Pictures are turned into tokens once, in several variants. Batches are pure functions of (seed, epoch, step),
as `dataset.batches` says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import mlx.core as mx
import numpy as np
from numpy.typing import NDArray

from scene_engine.dataset.batches import Augmentation, Places, augment, mirrored_caption, wide_window
from scene_engine.dataset.dataset import Dataset
from scene_engine.training.settings import DataSettings
from scene_engine.transformer import TextPieces
from scene_engine.transformer.orders import CELLS, OrderMixture
from scene_engine.transformer.text import PAD
from scene_engine.vqgan import VQGAN

VARIANT, BATCHES = 11, 12
"""Last words of random seeds: one purpose, one stream."""

TOGETHER = 32
"""Pictures that the VQGAN turns into tokens at once."""


@dataclass(frozen=True)
class TransformerLosses:
    """What training hides from the Transformer, and how often.

    Attributes:
        caption_dropout: Share of captions left out, so that guidance has an unconditional prediction.
        caption_words: Share of captions of which only some words are heard, so that few words make a prompt.
        token_dropout: Share of the tokens read that are replaced by random ones: a mistake is not the end.
        variants: Times that each picture is turned into tokens, each time shifted or mirrored anew.
        wide_variants: Times more that it is, as part of a scene that goes on: beside its mirror image. These
            are learnt in known-first orders alone, to extend scenes; new pictures stay composed as they were.
    """

    caption_dropout: float = 0.1
    caption_words: float = 0.5
    token_dropout: float = 0.05
    variants: int = 4
    wide_variants: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.caption_dropout < 1 or not 0 <= self.token_dropout < 1 or self.variants < 1:
            raise ValueError(
                "caption_dropout and token_dropout must be 0 or more and below 1, variants 1 or more"
            )
        if not 0 <= self.caption_words <= 1 or self.wide_variants < 0:
            raise ValueError("caption_words must be 0 to 1, and wide_variants 0 or more")


class TokenBatch(NamedTuple):
    """What one step reads."""

    text: NDArray[np.int32]
    """[B, text_length]"""
    tokens: NDArray[np.int32]
    """[B, 240] by cell number"""
    order: NDArray[np.int32]
    """[B, 240] cell numbers in the order of writing"""


class TokenBatches:
    """Batches of captions and tokens, always of the same shape.

    Args:
        data: Pictures and captions; those of `data.train` are used.
        vqgan: Makes the tokens.
        pieces: Makes the text pieces.
        text_length: Text pieces of a caption.
        losses: What is hidden.
        orders: In which orders pictures are written.
        settings: Repeats, flips and shifts.
        batch_size: Captions in a batch, on each machine.
        seed: 0 or above.
        group: This machine's number and how many there are.
        report: Called with the pictures turned into tokens and all of them.
    """

    def __init__(
        self,
        data: Dataset,
        vqgan: VQGAN,
        pieces: TextPieces,
        text_length: int,
        losses: TransformerLosses,
        orders: OrderMixture,
        settings: DataSettings,
        batch_size: int,
        seed: int,
        group: tuple[int, int],
        report: Callable[[int, int], None],
    ) -> None:
        self._pieces, self._text_length, self._losses = pieces, text_length, losses
        self._orders = orders
        count, variants = len(data.train), losses.variants + losses.wide_variants
        self._seed = seed
        self._places = Places(count, batch_size, seed, settings.repeats, *group)
        self.steps_per_epoch = self._places.steps_per_epoch
        self._captions = [data.captions[index] for index in data.train.tolist()]
        self._tokens = np.empty((count, variants, CELLS), np.int32)
        self._mirrored = np.empty((count, variants), np.bool_)
        change = Augmentation(settings.flip, 0.0, settings.shift)
        for rows in np.array_split(np.arange(count), -(-count * variants // TOGETHER)):
            pictures = []
            for row in rows.tolist():
                picture = data.pictures[int(data.train[row])]
                for variant in range(variants):
                    rng = np.random.default_rng([seed, int(data.train[row]), variant, VARIANT])
                    if variant < losses.variants:
                        changed, self._mirrored[row, variant] = augment(picture, change, rng)
                    else:
                        changed, self._mirrored[row, variant] = wide_window(picture, rng)
                    pictures.append(changed)
            if pictures:
                self._tokens[rows] = picture_tokens(vqgan, np.stack(pictures)).reshape(-1, variants, CELLS)
                report(int(rows[-1]) + 1, count)

    def batch(self, epoch: int, step: int) -> TokenBatch:
        """Pictures in the order of the epoch, each in one of its variants and by one of its captions."""
        text, tokens, orders = [], [], []
        for place, row in self._places.batch(epoch, step):
            rng = np.random.default_rng([self._seed, epoch, place, BATCHES])
            variant = int(rng.integers(self._tokens.shape[1]))
            caption = self._captions[row][int(rng.integers(len(self._captions[row])))]
            if self._mirrored[row, variant]:
                caption = mirrored_caption(caption)
            tokens.append(self._tokens[row, variant])
            text.append(self._heard(caption, rng))
            orders.append(self._orders.draw(rng, whole=variant < self._losses.variants))
        return TokenBatch(np.stack(text), np.stack(tokens), np.stack(orders))

    def _heard(self, caption: str, rng: np.random.Generator) -> NDArray[np.int32]:
        if rng.random() < self._losses.caption_dropout:
            return np.full(self._text_length, PAD, np.int32)
        if rng.random() < self._losses.caption_words:
            caption = some_words(caption, rng)
        return self._pieces.encode([caption], self._text_length)[0]


def picture_tokens(vqgan: VQGAN, pictures: NDArray[np.uint8]) -> NDArray[np.int32]:
    """Pictures uint8 [n, 192, 320, 3] to their tokens, int32 [n, 240] by cell number."""
    parts = [
        np.array(vqgan.encode(mx.array(pictures[start : start + TOGETHER])), np.int32).reshape(-1, CELLS)
        for start in range(0, len(pictures), TOGETHER)
    ]
    return np.concatenate([np.empty((0, CELLS), np.int32), *parts])


def some_words(caption: str, rng: np.random.Generator) -> str:
    """A random part of a caption's words, in their order: at least one, and all of them at most."""
    words = caption.split()
    kept = rng.random(len(words)) < rng.uniform(0.1, 0.9)
    kept[rng.integers(len(words))] = True
    return " ".join(word for word, keep in zip(words, kept, strict=True) if keep)
