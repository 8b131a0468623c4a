"""The parts of a training config that both stages share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class TrainingSettings:
    """How long and how fast to train.

    Attributes:
        epochs: Passes over the data of a whole run; `DataSettings.repeats` makes a pass longer.
        batch_size: Pictures a step on each machine, or "auto" for what its memory suggests.
        optimizer: "adamw" for all weights, or "muon" for hidden matrices and AdamW for the rest.
        learning_rate: Peak of the learning rate.
        final_learning_rate: Where its cosine ends, as a share of the peak.
        warmup_steps: Steps over which the learning rate rises from zero.
        weight_decay: Decoupled from the gradient.
        gradient_clip: Largest norm of the gradient over all weights.
        average_decay: Decay of the running mean of the weights, which is what checkpoints hold.
        adapt_epochs: Epochs that a resumed run adds once its `epochs` are done, to learn new pictures.
        adapt_learning_rate: Peak of the learning rate in these, as a share of `learning_rate`.
        precision: Of the forward and backward pass; weights stay float32. "auto" is bfloat16 on a GPU.
        keep_checkpoints: Newest checkpoints to keep, beside the best.
        sample_every: Epochs from one sample sheet to the next.
        seed: Decides the initial weights, the order of the data, augmentation and dropout.
    """

    epochs: int = 100
    batch_size: int | Literal["auto"] = 16
    optimizer: Literal["adamw", "muon"] = "adamw"
    learning_rate: float = 3e-4
    final_learning_rate: float = 0.05
    warmup_steps: int = 100
    weight_decay: float = 0.01
    gradient_clip: float = 1.0
    average_decay: float = 0.998
    adapt_epochs: int = 20
    adapt_learning_rate: float = 0.3
    precision: Literal["auto", "float32", "bfloat16"] = "auto"
    keep_checkpoints: int = 3
    sample_every: int = 1
    seed: int = 0

    def __post_init__(self) -> None:
        if self.epochs < 1 or self.adapt_epochs < 1 or self.keep_checkpoints < 1 or self.sample_every < 1:
            raise ValueError("epochs, adapt_epochs, keep_checkpoints and sample_every must be 1 or more")
        if self.batch_size != "auto" and self.batch_size < 1:
            raise ValueError("batch_size must be 1 or more, or auto")
        if not 0 < self.learning_rate < 1 or not 0 < self.adapt_learning_rate <= 1:
            raise ValueError("learning_rate must be between 0 and 1, and adapt_learning_rate up to 1")
        if not 0 <= self.final_learning_rate <= 1 or not 0 <= self.average_decay < 1:
            raise ValueError("final_learning_rate must be 0 to 1, and average_decay 0 or more and below 1")
        if self.warmup_steps < 0 or self.weight_decay < 0 or self.gradient_clip <= 0 or self.seed < 0:
            raise ValueError(
                "warmup_steps, weight_decay and seed must not be negative, and gradient_clip must be above 0"
            )


@dataclass(frozen=True)
class DataSettings:
    """What to train on.

    Attributes:
        folder: Holds images/ and captions.jsonl.
        painted: Pictures of the painter to train on, beside the folder's; it may be missing then.
        painted_seed: Which series of them; the painter's pictures of another seed are others.
        validation_share: Part of the pictures kept out of training, to judge by.
        repeats: Times that an epoch shows each picture, each time shifted and coloured anew.
        flip: Chance of a picture to be mirrored; its caption's left and right are swapped.
        colour: Chance of a picture to be recoloured (VQGAN only: captions name colours).
        coarse: Chance of a picture to be shown as an older machine would, at half the resolution or in few
            colours (VQGAN only).
        shift: Whether larger pictures are cropped at a random place, and others shifted a little.
    """

    folder: str = "data"
    painted: int = 0
    painted_seed: int = 0
    validation_share: float = 0.05
    repeats: int = 1
    flip: float = 0.5
    colour: float = 0.0
    coarse: float = 0.0
    shift: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.validation_share <= 0.5:
            raise ValueError("validation_share must be 0 to 0.5")
        if not 0 <= self.painted <= 1_000_000 or self.painted_seed < 0:
            raise ValueError("painted must be 0 to 1000000, and painted_seed not negative")
        if self.repeats < 1 or not all(0 <= chance <= 1 for chance in (self.flip, self.colour, self.coarse)):
            raise ValueError("repeats must be 1 or more, flip, colour and coarse 0 to 1")
