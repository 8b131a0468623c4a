"""What a run of the VQGAN's training is told: its losses, and the whole config."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from scene_engine.training.perceptual import Schooling
from scene_engine.training.settings import DataSettings, TrainingSettings
from scene_engine.vqgan import VQGANConfig


@dataclass(frozen=True)
class VQGANLosses:
    """What is lowered, and how much each part counts.

    Attributes:
        huber_delta: Where the reconstruction's Huber loss turns from square to absolute, on -1..1.
        gradient: Weight of the difference of neighbouring pixels' steps.
        codebook: Weight of the distance that moves codes to latents.
        commitment: Weight of the distance that moves latents to codes.
        unquantised_steps: Steps before quantising begins.
        adversarial: Size of the adversarial gradient at the decoder's output, as a share of the
            reconstruction's; 0 for no GAN.
        perceptual: Share in it of the perceptual distance, 0 to 1; above 0 a perceptual network is taught
            first.
        discriminator: What it judges: "patch" of the picture, or "features" of the perceptual network.
        feature_matching: Weight of feature matching within the adversarial part.
        gan_start: Share of the run after which the GAN begins.
        gan_fine: Weight, from then on, of what the reconstruction compares at full size where there is
            texture; below 1, fine detail is more the GAN's to invent.
        gan_noise: Standard deviation of noise on all that the discriminator sees, on -1..1. It can't win by
            differences that no eye sees then (instance noise, Arjovsky and Bottou 2017, arXiv:1701.04862).
        gan_decoder_only: Whether the encoder and the codebook stay as they are once the GAN has begun: tokens
            keep their meaning, and a Transformer that writes them can be trained beside it.
        discriminator_channels: Channels of the discriminator's first layer.
        discriminator_learning_rate: Peak of its own learning rate.
    """

    huber_delta: float = 0.2
    gradient: float = 0.5
    codebook: float = 1.0
    commitment: float = 0.25
    unquantised_steps: int = 300
    adversarial: float = 0.5
    perceptual: float = 0.0
    discriminator: Literal["patch", "features"] = "patch"
    feature_matching: float = 4.0
    gan_start: float = 0.6
    gan_fine: float = 1.0
    gan_noise: float = 0.0
    gan_decoder_only: bool = False
    discriminator_channels: int = 64
    discriminator_learning_rate: float = 2e-4

    def __post_init__(self) -> None:
        if self.huber_delta <= 0 or self.discriminator_channels < 1 or self.unquantised_steps < 0:
            raise ValueError(
                "huber_delta and discriminator_channels must be above 0, unquantised_steps not negative"
            )
        weights = self.gradient, self.codebook, self.commitment, self.adversarial, self.feature_matching
        if min(*weights, self.gan_fine, self.gan_noise) < 0:
            raise ValueError("no loss may have a negative weight, and gan_noise must not be negative")
        if not 0 <= self.perceptual <= 1:
            raise ValueError("perceptual must be 0 to 1")
        if not 0 <= self.gan_start <= 1 or not 0 < self.discriminator_learning_rate < 1:
            raise ValueError("gan_start must be 0 to 1, and discriminator_learning_rate between 0 and 1")

    @property
    def perceives(self) -> bool:
        """Whether a perceptual network is needed."""
        return self.adversarial > 0 and (self.perceptual > 0 or self.discriminator == "features")


@dataclass(frozen=True)
class VQGANRun:
    """A whole config of `scene-engine train vqgan`: configs/vqgan.yaml and its kin."""

    model: VQGANConfig = field(default_factory=VQGANConfig)
    loss: VQGANLosses = field(default_factory=VQGANLosses)
    perceptual: Schooling = field(default_factory=Schooling)
    training: TrainingSettings = field(default_factory=TrainingSettings)
    data: DataSettings = field(default_factory=DataSettings)
