"""Stage 2: the Transformer learns to write the tokens of a picture from its caption."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import mlx.core as mx
import mlx.nn as nn
import numpy as np
from PIL import Image

from scene_engine.dataset.batches import Augmentation, augment, epoch_order, eval_images, mirrored_caption
from scene_engine.dataset.dataset import Dataset
from scene_engine.keys import key_for
from scene_engine.pretrained import TRANSFORMER_PREFIX, bundled, shape_metadata, within
from scene_engine.training.learner import Learner, Tree
from scene_engine.training.schedule import Moment
from scene_engine.training.settings import DataSettings, TrainingSettings
from scene_engine.training.sheets import prompt_sheet
from scene_engine.transformer import TextPieces, Transformer, TransformerConfig
from scene_engine.transformer.orders import CELLS, raster
from scene_engine.transformer.writing import BATCH, Sampling, write_tokens
from scene_engine.vqgan import VQGAN, VQGANConfig

VARIANT, BATCHES = 11, 12
"""Last words of random seeds: one purpose, one stream."""


@dataclass(frozen=True)
class TransformerLosses:
    """What training hides from the Transformer, and how often.

    Attributes:
        caption_dropout: Share of captions left out, so that guidance has an unconditional prediction.
        token_dropout: Share of the tokens read that are replaced by random ones: a mistake is not the end.
        variants: Times that each picture is turned into tokens, each time shifted or mirrored anew.
    """

    caption_dropout: float = 0.1
    token_dropout: float = 0.05
    variants: int = 4

    def __post_init__(self) -> None:
        if not 0 <= self.caption_dropout < 1 or not 0 <= self.token_dropout < 1 or self.variants < 1:
            raise ValueError(
                "caption_dropout and token_dropout must be 0 or more and below 1, variants 1 or more"
            )


@dataclass(frozen=True)
class TransformerRun:
    """A whole config of `scene-engine train transformer`: configs/transformer.yaml and its kin."""

    model: TransformerConfig = field(default_factory=TransformerConfig)
    loss: TransformerLosses = field(default_factory=TransformerLosses)
    training: TrainingSettings = field(default_factory=TrainingSettings)
    data: DataSettings = field(default_factory=DataSettings)


class TokenBatch:
    """What one step reads.

    Attributes:
        text: int32 [B, text_length].
        tokens: int32 [B, 240] by cell number.
    """

    def __init__(self, text: np.ndarray, tokens: np.ndarray) -> None:
        self.text, self.tokens = text, tokens


class TransformerStage:
    """Everything that the loop asks of a stage, for the Transformer.

    Args:
        run: The config.
        data: Pictures and captions.
        vqgan: Trained; makes the tokens and draws the samples, and is not changed.
        vqgan_config: Its shape.
        pieces: Text model; None to learn one from the captions.
        batch_size: Pictures a step on this machine.
        dtype: Precision of the forward and backward pass.
        compiles: Whether to compile the step.
        group: This machine's number and how many there are.
        tokenizing: Called with pictures done and in all while pictures are turned into tokens.
    """

    name = "transformer"
    settled_steps = 0

    def __init__(
        self,
        run: TransformerRun,
        data: Dataset,
        vqgan: VQGAN,
        vqgan_config: VQGANConfig,
        pieces: TextPieces | None,
        batch_size: int,
        dtype: mx.Dtype,
        compiles: bool,
        group: tuple[int, int] = (0, 1),
        tokenizing: Callable[[int, int], None] = lambda done, total: None,
    ) -> None:
        self._run, self._data, self._batch_size = run, data, batch_size
        self._vqgan, self._vqgan_config = vqgan, vqgan_config
        self._rank, self._world = group
        self.pieces = pieces or TextPieces.train(data.captions, run.model.vocabulary_size)
        self._codes = vqgan.quantizer.basis.shape[0]
        self.steps_per_epoch = -(-len(data.train) * run.data.repeats // (batch_size * self._world))
        self._tokenize(tokenizing)
        model = Transformer(
            run.model, self.pieces.vocabulary_size, self._codes, key_for(run.training.seed, 1)
        )
        self.learner = Learner(model, run.training, dtype, Transformer.FLOAT32)
        self._step: Callable[..., dict[str, mx.array]] = self._update
        if compiles:
            self._step = mx.compile(self._update, self.learner.state, self.learner.state)

    # -- what the loop asks for --

    def batch(self, epoch: int, step: int) -> TokenBatch:
        """Pictures in the order of the epoch, each in one of its variants, some without their caption."""
        count, repeats = len(self._data.train), self._run.data.repeats
        places = (step * self._batch_size + np.arange(self._batch_size)) * self._world + self._rank
        order = np.concatenate(
            [
                epoch_order(count, self._run.training.seed, epoch * repeats + repeat)
                for repeat in range(repeats)
            ]
        )
        chosen = order[places % len(order)]
        variants = np.empty(len(places), np.int64)
        heard = np.empty(len(places), np.bool_)
        for row, place in enumerate(places.tolist()):
            rng = np.random.default_rng([self._run.training.seed, epoch, place, BATCHES])
            variants[row] = rng.integers(self._run.loss.variants)
            heard[row] = rng.random() >= self._run.loss.caption_dropout
        text = np.where(heard[:, None], self._text[chosen, variants], 0)
        return TokenBatch(text.astype(np.int32), self._tokens[chosen, variants])

    def step(self, batch: TokenBatch, moment: Moment) -> dict[str, mx.array]:
        """One step of training; returns metrics, not yet evaluated."""
        decay = min(self._run.training.average_decay, (1 + moment.global_step) / (10 + moment.global_step))
        key = key_for(self._run.training.seed, moment.global_step, self._rank)
        return self._step(
            mx.array(batch.text), mx.array(batch.tokens), key, mx.array(moment.learning_rate), mx.array(decay)
        )

    def better(self, new: dict[str, float], old: dict[str, float]) -> bool:
        """Whether measures are better than others."""
        return new["validation_loss"] < old["validation_loss"]

    def validate(self) -> dict[str, float]:
        """Mean cross-entropy in nats a token on pictures never trained on, and the share guessed right."""
        model = self.learner.load_average()
        losses, right = [], []
        for text, tokens in zip(self._validation_text, self._validation_tokens, strict=True):
            order = mx.array(raster()[None])
            logits = model(mx.array(text[None]), mx.array(tokens[None]), order)
            target = mx.array(tokens[None])
            losses.append(nn.losses.cross_entropy(logits, target, reduction="mean").item())
            right.append((mx.argmax(logits, -1) == target).mean().item())
        return {"validation_loss": float(np.mean(losses)), "validation_accuracy": float(np.mean(right))}

    def sample_sheet(self) -> Image.Image:
        """Pictures for the captions of some pictures, half of them never trained on."""
        model = self.learner.load_average()
        chosen = [*self._data.validation[: BATCH // 2], *self._data.train][:BATCH]
        prompts = [self._data.captions[index] for index in chosen]
        text = self.pieces.encode(prompts, self._run.model.text_length)
        grid = np.empty((len(prompts), CELLS), np.uint32)
        for cell, tokens in write_tokens(model, text, range(len(prompts)), Sampling(0.9, 100, 3.0)):
            grid[:, cell] = np.array(tokens)
        pictures = self._vqgan.decode(mx.array(grid.reshape(len(prompts), 12, 20)))
        return prompt_sheet(np.round(np.array(pictures) * 255).astype(np.uint8), prompts)

    def weights(self) -> dict[str, mx.array]:
        """The arrays of a checkpoint: the Transformer, and the VQGAN whose tokens it writes."""
        return bundled(self._vqgan, self.learner.weights(), self.pieces)

    def metadata(self) -> dict[str, str]:
        """What a checkpoint says of the shapes in it."""
        return shape_metadata(self._vqgan_config, self._run.model)

    @property
    def state(self) -> Tree:
        """Everything that changes from step to step."""
        return {"transformer": self.learner.state}

    def restore(self, state: Tree) -> None:
        """Takes over a state of the same shape."""
        self.learner.restore(state["transformer"])

    def adopt(self, weights: dict[str, mx.array], where: str) -> None:
        """Begins anew from a checkpoint's arrays."""
        self.learner.load_average()
        self.learner.adopt(within(weights, TRANSFORMER_PREFIX), where)

    # -- the step --

    def _update(
        self,
        text: mx.array,
        tokens: mx.array,
        key: mx.array,
        learning_rate: mx.array,
        average_decay: mx.array,
    ) -> dict[str, mx.array]:
        drop, which, dropout = mx.random.split(key, 3)
        replaced = mx.random.bernoulli(self._run.loss.token_dropout, tokens.shape, key=drop)
        noise = mx.random.randint(0, self._codes, tokens.shape, key=which)
        read = mx.where(replaced, noise, tokens)
        order = mx.broadcast_to(mx.array(raster()), tokens.shape)

        def loss() -> tuple[mx.array, dict[str, mx.array]]:
            logits = self.learner.model(text, read, order, dropout)
            target = mx.take_along_axis(tokens, order, axis=1)
            value = nn.losses.cross_entropy(logits, target, reduction="mean")
            return value, {"loss": value, "accuracy": (mx.argmax(logits, -1) == target).mean()}

        gradients, metrics = self.learner.gradients(loss)
        metrics["gradient_norm"] = self.learner.update(gradients, learning_rate, average_decay)
        return metrics

    # -- tokens --

    def _tokenize(self, report: Callable[[int, int], None]) -> None:
        """Turns every picture into tokens once, in several variants, and every caption into pieces."""
        run, data = self._run, self._data
        change = Augmentation(run.data.flip, 0.0, run.data.shift)
        self._tokens = np.empty((len(data.train), run.loss.variants, CELLS), np.int32)
        self._text = np.empty((len(data.train), run.loss.variants, run.model.text_length), np.int32)
        for row, index in enumerate(data.train.tolist()):
            for variant in range(run.loss.variants):
                rng = np.random.default_rng([run.training.seed, index, variant, VARIANT])
                picture, mirrored = augment(data.pictures[index], change, rng)
                caption = mirrored_caption(data.captions[index]) if mirrored else data.captions[index]
                self._tokens[row, variant] = self._encode(picture)
                self._text[row, variant] = self.pieces.encode([caption], run.model.text_length)[0]
            report(row + 1, len(data.train))
        unseen = data.validation if len(data.validation) else data.train[:BATCH]
        self._validation_tokens = np.stack([self._encode(picture) for picture in eval_images(data, unseen)])
        self._validation_text = self.pieces.encode([data.captions[i] for i in unseen], run.model.text_length)

    def _encode(self, picture: np.ndarray) -> np.ndarray:
        return np.array(self._vqgan.encode(mx.array(np.ascontiguousarray(picture[None])))).reshape(CELLS)
