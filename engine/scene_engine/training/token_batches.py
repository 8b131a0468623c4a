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

from scene_engine.dataset.batches import Augmentation, Places, augment, mirrored_caption
from scene_engine.dataset.dataset import Dataset
from scene_engine.training.settings import DataSettings
from scene_engine.transformer import TextPieces
from scene_engine.transformer.orders import CELLS
from scene_engine.transformer.text import PAD
from scene_engine.vqgan import VQGAN

VARIANT, BATCHES = 11, 12
"""Last words of random seeds: one purpose, one stream."""


@dataclass(frozen=True)
class TransformerLosses:
    """What training hides from the Transformer, and how often.

    Attributes:
        caption_dropout: Share of captions left out, so that guidance has an unconditional prediction.
        caption_words: Share of captions of which only some words are heard, so that few words make a prompt.
        token_dropout: Share of the tokens read that are replaced by random ones: a mistake is not the end.
        variants: Times that each picture is turned into tokens, each time shifted or mirrored anew.
    """

    caption_dropout: float = 0.1
    caption_words: float = 0.5
    token_dropout: float = 0.05
    variants: int = 4

    def __post_init__(self) -> None:
        if not 0 <= self.caption_dropout < 1 or not 0 <= self.token_dropout < 1 or self.variants < 1:
            raise ValueError(
                "caption_dropout and token_dropout must be 0 or more and below 1, variants 1 or more"
            )
        if not 0 <= self.caption_words <= 1:
            raise ValueError("caption_words must be 0 to 1")


class TokenBatch(NamedTuple):
    """What one step reads."""

    text: NDArray[np.int32]
    """[B, text_length]"""
    tokens: NDArray[np.int32]
    """[B, 240] by cell number"""


class TokenBatches:
    """Batches of captions and tokens, always of the same shape.

    Args:
        data: Pictures and captions; those of `data.train` are used.
        vqgan: Makes the tokens.
        pieces: Makes the text pieces.
        text_length: Text pieces of a caption.
        losses: What is hidden.
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
        settings: DataSettings,
        batch_size: int,
        seed: int,
        group: tuple[int, int],
        report: Callable[[int, int], None],
    ) -> None:
        self._pieces, self._text_length, self._losses = pieces, text_length, losses
        count = len(data.train)
        self._seed = seed
        self._places = Places(count, batch_size, seed, settings.repeats, *group)
        self.steps_per_epoch = self._places.steps_per_epoch
        change = Augmentation(settings.flip, 0.0, settings.shift)
        self._tokens = np.empty((count, losses.variants, CELLS), np.int32)
        self._captions: list[list[str]] = []
        for row, index in enumerate(data.train.tolist()):
            captions = []
            for variant in range(losses.variants):
                rng = np.random.default_rng([seed, index, variant, VARIANT])
                picture, mirrored = augment(data.pictures[index], change, rng)
                self._tokens[row, variant] = picture_tokens(vqgan, picture)
                caption = data.captions[index]
                captions.append(mirrored_caption(caption) if mirrored else caption)
            self._captions.append(captions)
            report(row + 1, count)

    def batch(self, epoch: int, step: int) -> TokenBatch:
        """Pictures in the order of the epoch, each in one of its variants."""
        text, tokens = [], []
        for place, row in self._places.batch(epoch, step):
            rng = np.random.default_rng([self._seed, epoch, place, BATCHES])
            variant = int(rng.integers(self._losses.variants))
            tokens.append(self._tokens[row, variant])
            text.append(self._heard(self._captions[row][variant], rng))
        return TokenBatch(np.stack(text), np.stack(tokens))

    def _heard(self, caption: str, rng: np.random.Generator) -> NDArray[np.int32]:
        if rng.random() < self._losses.caption_dropout:
            return np.full(self._text_length, PAD, np.int32)
        if rng.random() < self._losses.caption_words:
            caption = some_words(caption, rng)
        return self._pieces.encode([caption], self._text_length)[0]


def picture_tokens(vqgan: VQGAN, picture: NDArray[np.uint8]) -> NDArray[np.int32]:
    """A picture uint8 [192, 320, 3] to its tokens, int32 [240] by cell number."""
    tokens = vqgan.encode(mx.array(np.ascontiguousarray(picture[None])))
    return np.array(tokens, np.int32).reshape(CELLS)


def some_words(caption: str, rng: np.random.Generator) -> str:
    """A random part of a caption's words, in their order: at least one, and all of them at most."""
    words = caption.split()
    kept = rng.random(len(words)) < rng.uniform(0.1, 0.9)
    kept[rng.integers(len(words))] = True
    return " ".join(word for word, keep in zip(words, kept, strict=True) if keep)
