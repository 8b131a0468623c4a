"""Stage 2: the Transformer learns to write the tokens of a picture from its caption."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import mlx.core as mx
import mlx.nn as nn
import numpy as np
from PIL import Image

from scene_engine.canvas import COLUMNS, ROWS
from scene_engine.dataset.batches import eval_images
from scene_engine.dataset.dataset import Dataset
from scene_engine.keys import key_for
from scene_engine.pretrained import TRANSFORMER_PREFIX, bundled, shape_metadata, within
from scene_engine.recipe import Recipe
from scene_engine.training.flat import Tree
from scene_engine.training.learner import Learner
from scene_engine.training.schedule import Moment
from scene_engine.training.settings import DataSettings, TrainingSettings
from scene_engine.training.sheets import prompt_sheet
from scene_engine.training.token_batches import TokenBatch, TokenBatches, TransformerLosses, picture_tokens
from scene_engine.transformer import TextPieces, Transformer, TransformerConfig
from scene_engine.transformer.orders import OrderMixture, raster
from scene_engine.transformer.writing import Sampling, write_pictures
from scene_engine.vqgan import VQGAN, VQGANConfig

SAMPLES = 4
"""Pictures on a sample sheet, half of them for captions never trained on."""


@dataclass(frozen=True)
class TransformerRun:
    """A whole config of `scene-engine train transformer`: configs/transformer.yaml and its kin."""

    model: TransformerConfig = field(default_factory=TransformerConfig)
    loss: TransformerLosses = field(default_factory=TransformerLosses)
    orders: OrderMixture = field(default_factory=OrderMixture)
    training: TrainingSettings = field(default_factory=TrainingSettings)
    data: DataSettings = field(default_factory=DataSettings)


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
        self._run, self._data, self._rank = run, data, group[0]
        self._vqgan, self._vqgan_config = vqgan, vqgan_config
        self.pieces = pieces or TextPieces.train(
            [caption for captions in data.captions for caption in captions], run.model.vocabulary_size
        )
        self._codes = vqgan.quantizer.basis.shape[0]
        self._batches = TokenBatches(
            data,
            vqgan,
            self.pieces,
            run.model.text_length,
            run.loss,
            run.orders,
            run.data,
            batch_size,
            run.training.seed,
            group,
            tokenizing,
        )
        self.steps_per_epoch = self._batches.steps_per_epoch
        unseen = data.validation if len(data.validation) else data.train[:SAMPLES]
        self._validation_tokens = picture_tokens(vqgan, eval_images(data, unseen))
        self._validation_text = self.pieces.encode(
            [data.captions[index][0] for index in unseen], run.model.text_length
        )
        model = Transformer(
            run.model, self.pieces.vocabulary_size, self._codes, key_for(run.training.seed, 1)
        )
        self.learner = Learner(model, run.training, dtype, Transformer.FLOAT32, Transformer.HIDDEN)
        self._step: Callable[..., dict[str, mx.array]] = self._update
        if compiles:
            self._step = mx.compile(self._update, self.learner.state, self.learner.state)

    # -- what the loop asks for --

    def batch(self, epoch: int, step: int) -> TokenBatch:
        """Captions and tokens; see `TokenBatches`."""
        return self._batches.batch(epoch, step)

    def step(self, batch: TokenBatch, moment: Moment) -> dict[str, mx.array]:
        """One step of training; returns metrics, not yet evaluated."""
        decay = moment.average_decay(self._run.training)
        key = key_for(self._run.training.seed, moment.global_step, self._rank)
        return self._step(
            mx.array(batch.text),
            mx.array(batch.tokens),
            mx.array(batch.order),
            key,
            mx.array(moment.learning_rate),
            mx.array(decay),
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
        chosen = [*self._data.validation[: SAMPLES // 2], *self._data.train][:SAMPLES]
        prompts = [self._data.captions[index][0] for index in chosen]
        text = self.pieces.encode(prompts, self._run.model.text_length)
        sampling = Sampling(Recipe.temperature, Recipe.top_k, Recipe.guidance)
        tokens = write_pictures(model, text, range(len(prompts)), sampling)
        pictures = self._vqgan.decode(mx.array(tokens.reshape(-1, ROWS, COLUMNS)))
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
        order: mx.array,
        key: mx.array,
        learning_rate: mx.array,
        average_decay: mx.array,
    ) -> dict[str, mx.array]:
        drop, which, dropout = mx.random.split(key, 3)
        replaced = mx.random.bernoulli(self._run.loss.token_dropout, tokens.shape, key=drop)
        noise = mx.random.randint(0, self._codes, tokens.shape, key=which)
        read = mx.where(replaced, noise, tokens)

        def loss() -> tuple[mx.array, dict[str, mx.array]]:
            logits = self.learner.model(text, read, order, dropout)
            target = mx.take_along_axis(tokens, order, axis=1)
            value = nn.losses.cross_entropy(logits, target, reduction="mean")
            return value, {"loss": value, "accuracy": (mx.argmax(logits, -1) == target).mean()}

        gradients, metrics = self.learner.gradients(loss)
        metrics["gradient_norm"] = self.learner.update(gradients, learning_rate, average_decay)
        return metrics
