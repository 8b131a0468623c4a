"""Stage 1: the VQGAN learns to give pictures back through 240 tokens.

Three periods, each decided by the step or the share of the run alone:

1. unquantised, for the first steps: the latents find their shape before they are quantised;
2. quantised, its codebook set from real latents;
3. with a GAN, for the last part: what 240 tokens cannot carry is invented, plausibly. A discriminator and,
   if asked for, a perceptual network say what is plausible.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import mlx.core as mx
import numpy as np
from mlx.utils import tree_flatten
from PIL import Image

from scene_engine.dataset.batches import Augmentation, ImageBatches, eval_images
from scene_engine.dataset.dataset import Dataset
from scene_engine.keys import key_for
from scene_engine.pretrained import shape_metadata
from scene_engine.training.flat import Tree
from scene_engine.training.learner import Learner
from scene_engine.training.schedule import Moment
from scene_engine.training.sheets import reconstruction_sheet
from scene_engine.training.vqgan_run import VQGANRun
from scene_engine.vqgan import VQGAN
from scene_engine.vqgan.discriminator import FeatureDiscriminator, PatchDiscriminator
from scene_engine.vqgan.losses import (
    balanced,
    feature_matching,
    hinge_discriminator,
    lecam,
    mean,
    reconstruction_loss,
    unit,
)
from scene_engine.vqgan.model import from_bytes
from scene_engine.vqgan.perceptual import Perceptual, perceptual_distance

Step = Callable[[mx.array, dict[str, mx.array], mx.array], dict[str, mx.array]]

SAMPLES = 8
"""Pictures on a sample sheet, half of them never trained on."""


class VQGANStage:
    """Everything that the loop asks of a stage, for the VQGAN.

    Args:
        run: The config.
        data: The pictures.
        batch_size: Pictures a step on this machine.
        dtype: Precision of the forward and backward pass.
        compiles: Whether to compile the steps.
        group: This machine's number and how many there are.
        perceptual: The perceptual network, if `run.loss.perceives`.
    """

    name = "vqgan"

    def __init__(
        self,
        run: VQGANRun,
        data: Dataset,
        batch_size: int,
        dtype: mx.Dtype,
        compiles: bool,
        group: tuple[int, int] = (0, 1),
        perceptual: Perceptual | None = None,
    ) -> None:
        self.settled_steps = run.loss.unquantised_steps + 1
        self._loss, self._settings, self._shape = run.loss, run.training, run.model
        augmentation = Augmentation(run.data.flip, run.data.colour, run.data.shift, run.data.coarse)
        self._rank, world = group
        self.batches = ImageBatches(
            data,
            data.train,
            batch_size,
            run.training.seed,
            augmentation,
            run.data.repeats,
            self._rank,
            world,
        )
        self.steps_per_epoch = self.batches.steps_per_epoch
        self._validation = eval_images(data, data.validation)
        self._samples = self._choose_samples(data)

        judge = FeatureDiscriminator if run.loss.discriminator == "features" else PatchDiscriminator
        generator, discriminator = mx.random.split(key_for(run.training.seed, 0))
        self.generator = Learner(
            VQGAN(run.model, generator), run.training, dtype, VQGAN.FLOAT32, VQGAN.HIDDEN
        )
        self.discriminator = Learner(
            judge(run.loss.discriminator_channels, discriminator),
            run.training,
            dtype,
            judge.FLOAT32,
            betas=(0.5, 0.95),
        )
        self._anchors = {"lecam": mx.zeros(2)}
        self._perceptual = perceptual
        if perceptual is not None:
            perceptual.freeze()
            perceptual.set_dtype(dtype)
        plain: Step = partial(self._update, adversarial=False)
        adversarial: Step = partial(self._update, adversarial=True)
        if compiles:
            plain = mx.compile(plain, self.generator.state, self.generator.state)
            both = [self.generator.state, self.discriminator.state, self._anchors]
            adversarial = mx.compile(adversarial, both, both)
        self._plain_step, self._adversarial_step = plain, adversarial

    # -- what the loop asks for --

    def batch(self, epoch: int, step: int) -> np.ndarray:
        """uint8 [B, 192, 320, 3]."""
        return self.batches.batch(epoch, step)[0]

    def step(self, pictures: np.ndarray, moment: Moment) -> dict[str, mx.array]:
        """One step of training; returns metrics, not yet evaluated."""
        if moment.global_step == self._loss.unquantised_steps:
            self._set_codebook(moment)
        adversarial = self._loss.adversarial > 0 and (
            moment.progress >= self._loss.gan_start or moment.leg.first_epoch > 0
        )
        scalars = {
            "learning_rate": moment.learning_rate,
            "discriminator_learning_rate": self._loss.discriminator_learning_rate
            * moment.learning_rate
            / self._settings.learning_rate,
            "quantize": float(moment.global_step >= self._loss.unquantised_steps),
            "average_decay": moment.average_decay(self._settings),
        }
        key = key_for(self._settings.seed, moment.global_step, self._rank)
        update = self._adversarial_step if adversarial else self._plain_step
        return update(mx.array(pictures), {name: mx.array(value) for name, value in scalars.items()}, key)

    def better(self, new: dict[str, float], old: dict[str, float]) -> bool:
        """Whether measures are better than others."""
        return new["validation_psnr"] > old["validation_psnr"]

    def validate(self) -> dict[str, float]:
        """PSNR in dB of pictures never trained on, and how the codebook is used there."""
        pictures = self._validation if len(self._validation) else self._samples
        model = self.generator.load_average()
        squares, counts = [], np.zeros(model.quantizer.basis.shape[0])
        for picture in pictures:
            tokens = model.encode(mx.array(picture[None]))
            difference = np.array(model.decode(tokens)[0]) - picture / 255.0
            squares.append(float(np.mean(difference**2)))
            counts += np.bincount(np.array(tokens).ravel(), minlength=len(counts))
        share = counts[counts > 0] / counts.sum()
        return {
            "validation_psnr": float(np.mean(-10 * np.log10(np.maximum(squares, 1e-10)))),
            "codes_used": float(len(share)),
            "perplexity": float(np.exp(-(share * np.log(share)).sum())),
        }

    def sample_sheet(self) -> Image.Image:
        """Originals left, reconstructions right."""
        model = self.generator.load_average()
        decoded = [
            np.array(model.decode(model.encode(mx.array(picture[None])))[0]) for picture in self._samples
        ]
        return reconstruction_sheet(self._samples, np.round(np.stack(decoded) * 255).astype(np.uint8))

    def weights(self) -> dict[str, mx.array]:
        """The arrays of a checkpoint."""
        return self.generator.weights()

    def metadata(self) -> dict[str, str]:
        """What a checkpoint says of the shape in it."""
        return shape_metadata(self._shape)

    @property
    def state(self) -> Tree:
        """Everything that changes from step to step."""
        known = {} if self._perceptual is None else {"perceptual": self._perceptual.parameters()}
        return known | {
            "generator": self.generator.state,
            "discriminator": self.discriminator.state,
            "anchors": self._anchors,
        }

    def restore(self, state: Tree) -> None:
        """Takes over a state of the same shape."""
        self.generator.restore(state["generator"])
        self.discriminator.restore(state["discriminator"])
        self._anchors.update(state["anchors"])
        if self._perceptual is not None:
            self._perceptual.update(state["perceptual"])

    def adopt(self, weights: dict[str, mx.array], where: str) -> None:
        """Begins anew from a checkpoint's arrays; the discriminator starts from nothing."""
        self.generator.load_average()
        self.generator.adopt(weights, where)

    # -- the step --

    def _update(
        self, pictures: mx.array, scalars: dict[str, mx.array], key: mx.array, adversarial: bool
    ) -> dict[str, mx.array]:
        target = from_bytes(pictures)
        model: VQGAN = self.generator.model
        noise = mx.zeros(())
        if adversarial and self._loss.gan_noise:
            noise = self._loss.gan_noise * mx.random.normal(target.shape, key=key)
        fixed = adversarial and self._loss.gan_decoder_only

        def loss() -> tuple[mx.array, Tree]:
            picture, quantized = model(target, scalars["quantize"], fixed)
            picture = picture.astype(mx.float32)
            codes = (
                self._loss.codebook * quantized.codebook_loss
                + self._loss.commitment * quantized.commitment_loss
            )
            reconstruct = partial(self._reconstruction, target, self._loss.gan_fine if adversarial else 1.0)
            reconstruction = reconstruct(picture)
            metrics = {
                "reconstruction": reconstruction,
                "commitment": quantized.commitment_loss,
                "code_usage": usage(quantized.tokens, model.quantizer.basis.shape[0]),
            }
            if not adversarial:
                return reconstruction + codes, (picture, metrics)
            seen = mx.stop_gradient(picture)
            pull = mx.grad(reconstruct)(seen)
            push, extra = self._adversarial_gradient(target, seen, noise)
            gradient = mx.stop_gradient(balanced(pull, push, mx.array(self._loss.adversarial)))
            # Its gradient for the weights is what back-propagating `gradient` from the output gives.
            return (picture * gradient).sum() + codes, (picture, metrics | extra)

        gradients, (picture, metrics) = self.generator.gradients(loss)
        metrics["gradient_norm"] = self.generator.update(
            gradients,
            scalars["learning_rate"],
            scalars["average_decay"],
            settled=("encoder", "quantizer") if fixed else (),
        )
        if adversarial:
            fake = mx.stop_gradient(picture) + noise
            metrics["discriminator"] = self._update_discriminator(target + noise, fake, scalars)
        return metrics

    def _reconstruction(self, target: mx.array, fine: float, picture: mx.array) -> mx.array:
        return reconstruction_loss(target, picture, self._loss.huber_delta, self._loss.gradient, fine)

    def _adversarial_gradient(
        self, target: mx.array, picture: mx.array, noise: mx.array
    ) -> tuple[mx.array, dict[str, mx.array]]:
        """Gradient at the output of fooling the discriminator and of looking alike, of norm 1; the losses."""
        discriminator = self.discriminator.load_current()
        _, real = discriminator(self._shown(target + noise))

        def fool(picture: mx.array) -> tuple[mx.array, dict[str, mx.array]]:
            logits, fake = discriminator(self._shown(picture + noise))
            fooling, matching = mean(-x.mean() for x in logits), feature_matching(real, fake)
            return fooling + self._loss.feature_matching * matching, {
                "fooling": fooling,
                "feature_matching": matching,
            }

        (_, metrics), push = mx.value_and_grad(fool)(picture)
        share, eyes = self._loss.perceptual, self._perceptual
        if eyes is None or not share:
            return unit(push), metrics
        seen = eyes.features(target)
        distance, alike = mx.value_and_grad(lambda x: perceptual_distance(seen, eyes.features(x)))(picture)
        return (1 - share) * unit(push) + share * unit(alike), metrics | {"perceptual": distance}

    def _shown(self, pictures: mx.array) -> Any:
        """What the discriminator judges pictures by."""
        if self._loss.discriminator == "features":
            assert self._perceptual is not None
            return self._perceptual.features(pictures)
        return pictures

    def _update_discriminator(
        self, target: mx.array, picture: mx.array, scalars: dict[str, mx.array]
    ) -> mx.array:
        def loss() -> tuple[mx.array, Tree]:
            real, _ = self.discriminator.model(self._shown(target))
            fake, _ = self.discriminator.model(self._shown(picture))
            hinge = hinge_discriminator(real, fake)
            total = hinge + 0.05 * lecam(real, fake, self._anchors["lecam"])
            return total, (hinge, mx.stack([mean(x.mean() for x in logits) for logits in (real, fake)]))

        gradients, (hinge, means) = self.discriminator.gradients(loss)
        self.discriminator.update(gradients, scalars["discriminator_learning_rate"], scalars["average_decay"])
        means = mx.distributed.all_sum(mx.stop_gradient(means)) / mx.distributed.init().size()
        self._anchors["lecam"] = 0.99 * self._anchors["lecam"] + 0.01 * means
        return hinge

    def _set_codebook(self, moment: Moment) -> None:
        """Makes real latents the codebook, so that every code starts where it is needed."""
        model: VQGAN = self.generator.load_current()
        codes, size = model.quantizer.basis.shape
        latents: list[np.ndarray] = []
        step = 0
        while sum(map(len, latents)) < 2 * codes:
            found = model.encoder(from_bytes(mx.array(self.batch(moment.epoch, step % self.steps_per_epoch))))
            latents.append(np.array(gathered(found.astype(mx.float32))).reshape(-1, size))
            step += 1
        pool = np.concatenate(latents)
        chosen = np.random.default_rng([self._settings.seed, 1]).choice(len(pool), codes, replace=False)
        model.quantizer.basis = mx.array(pool[chosen])
        model.quantizer.reset_map()
        own = tree_flatten(model.quantizer.parameters())
        self.generator.replace({f"quantizer.{name}": array for name, array in own})

    @staticmethod
    def _choose_samples(data: Dataset) -> np.ndarray:
        unseen = data.validation[: SAMPLES // 2]
        return eval_images(data, np.concatenate([unseen, data.train[: SAMPLES - len(unseen)]]))


def gathered(x: mx.array) -> mx.array:
    """The batches [B, ...] of all machines as one, in the order in which a single machine would have them."""
    world = mx.distributed.init().size()
    parts = mx.distributed.all_gather(x).reshape(world, *x.shape)
    return parts.swapaxes(0, 1).reshape(-1, *x.shape[1:])


def usage(tokens: mx.array, codes: int) -> mx.array:
    """Share of the codebook that a batch's tokens use."""
    seen = mx.zeros(codes)
    seen[tokens.reshape(-1)] = 1
    return seen.mean()
