"""Where a run stands, and the learning rate there: pure functions, so that a resumed run is the same run."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from scene_engine.training.settings import TrainingSettings


@dataclass(frozen=True)
class Leg:
    """A stretch of epochs under one learning-rate curve: the run itself, or what a later resume added to it.

    Attributes:
        first_epoch: Epochs done before it: 0 for the run itself.
        last_epoch: Epochs done after it.
        first_step: Steps done before it.
        peak: Peak learning rate.
    """

    first_epoch: int
    last_epoch: int
    first_step: int
    peak: float

    @classmethod
    def whole_run(cls, settings: TrainingSettings) -> Leg:
        """The leg of a new run."""
        return cls(0, settings.epochs, 0, settings.learning_rate)

    @classmethod
    def adapting(cls, settings: TrainingSettings, epochs_done: int, steps_done: int) -> Leg:
        """A leg after the last: fewer epochs and smaller steps, to learn new pictures and keep the old."""
        return cls(
            epochs_done,
            epochs_done + settings.adapt_epochs,
            steps_done,
            settings.learning_rate * settings.adapt_learning_rate,
        )

    def under(self, settings: TrainingSettings) -> Leg:
        """The same leg under settings that may have changed: that is how epochs or learning rate are changed.

        A leg that was added later begins after epoch 0.
        """
        if self.first_epoch == 0:
            return replace(self, last_epoch=settings.epochs, peak=settings.learning_rate)
        return Leg.adapting(settings, self.first_epoch, self.first_step)

    def progress(self, epoch: int, step: int, steps_per_epoch: int) -> float:
        """Share of the leg that is done, 0 to 1, before step `step` of epoch `epoch` (both from 0)."""
        return (epoch - self.first_epoch + step / steps_per_epoch) / (self.last_epoch - self.first_epoch)

    def learning_rate(self, settings: TrainingSettings, progress: float, global_step: int) -> float:
        """Linear warm-up by steps, then a cosine by progress (Loshchilov, Hutter 2016, arXiv:1608.03983)."""
        warmup = min(1.0, (global_step - self.first_step + 1) / max(1, settings.warmup_steps))
        cosine = 0.5 + 0.5 * math.cos(math.pi * min(1.0, progress))
        return (
            self.peak * warmup * (settings.final_learning_rate + (1 - settings.final_learning_rate) * cosine)
        )


@dataclass(frozen=True)
class Moment:
    """Where a run stands before one step: all that a step may depend on beside its batch.

    Attributes:
        leg: The leg it is in.
        epoch: Epochs done.
        step: Steps done in this epoch.
        global_step: Steps done since the run began.
        progress: Share of the leg that is done.
        learning_rate: For this step.
    """

    leg: Leg
    epoch: int
    step: int
    global_step: int
    progress: float
    learning_rate: float

    def average_decay(self, settings: TrainingSettings) -> float:
        """Decay of the running mean of the weights: short at first, to leave the initial weights behind."""
        return min(settings.average_decay, (1 + self.global_step) / (10 + self.global_step))
