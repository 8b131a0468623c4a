"""The one training loop: epochs of steps, checkpoints that a kill can't harm, and a clean way out.

Every step depends on the state before it, its batch and its `Moment`, and the last two are pure functions of
the config and the step's number. So a run resumed from any checkpoint gives the same numbers as one that was
never stopped.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator
from contextlib import closing, nullcontext
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import mlx.core as mx
import numpy as np
from mlx.utils import tree_flatten, tree_unflatten
from PIL import Image

from scene_engine.dataset.batches import prefetch
from scene_engine.errors import SceneError
from scene_engine.training.checkpoints import Checkpoint, checkpoint_path, epoch_of, prune, save_checkpoint
from scene_engine.training.flat import Tree
from scene_engine.training.interrupt import Interrupt
from scene_engine.training.log import TrainingLog
from scene_engine.training.plot import plot_losses
from scene_engine.training.progress import TrainingProgress
from scene_engine.training.schedule import Leg, Moment
from scene_engine.training.settings import TrainingSettings
from scene_engine.training.sheets import save_sheet


class Stage(Protocol):
    """What the loop asks of a stage: `training.vqgan` and `training.transformer` are the two."""

    name: str
    steps_per_epoch: int
    settled_steps: int
    """Steps after which the beginning of a run is over."""

    def better(self, new: dict[str, float], old: dict[str, float]) -> bool: ...

    def batch(self, epoch: int, step: int) -> Any: ...

    def step(self, batch: Any, moment: Moment) -> dict[str, mx.array]: ...

    def validate(self) -> dict[str, float]: ...

    def sample_sheet(self) -> Image.Image: ...

    def weights(self) -> dict[str, mx.array]: ...

    def metadata(self) -> dict[str, str]: ...

    @property
    def state(self) -> Tree: ...

    def restore(self, state: Tree) -> None: ...

    def adopt(self, weights: dict[str, mx.array], where: str) -> None: ...


@dataclass(frozen=True)
class Place:
    """How far a run has come, as a checkpoint tells it.

    Attributes:
        leg: The leg it is in.
        epoch: Epochs done.
        step: Steps done in the epoch under way.
        global_step: Steps done since the run began.
        data: Fingerprint of the data trained on so far.
        best: Validation measures of the best checkpoint; empty before the first.
        best_epoch: Its epoch.
    """

    leg: Leg
    epoch: int
    step: int
    global_step: int
    data: str
    best: dict[str, float]
    best_epoch: int

    def to_json(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)

    def checkpoint(self, folder: Path, stage: str) -> Path:
        """Where the checkpoint of this place is written."""
        if self.step == 0:
            return checkpoint_path(folder, stage, self.epoch)
        return checkpoint_path(folder, stage, self.epoch + 1, self.global_step)

    @classmethod
    def from_json(cls, text: str) -> Place:
        values = json.loads(text)
        return cls(**{**values, "leg": Leg(**values["leg"])})


@dataclass(frozen=True)
class Run:
    """Where a run reads and writes.

    Attributes:
        settings: How long and how fast.
        config: The whole config as JSON, kept in each checkpoint.
        data: Fingerprint of the data.
        pictures_per_step: On all machines together, for the throughput.
        checkpoints: Folder of the checkpoints.
        outputs: Folder of samples, log and plot.
        writes: Whether this machine writes anything: the first of several does.
    """

    settings: TrainingSettings
    config: str
    data: str
    pictures_per_step: int
    checkpoints: Path
    outputs: Path
    writes: bool = True


def start(run: Run) -> Place:
    """The place where a new run begins."""
    return Place(Leg.whole_run(run.settings), 0, 0, 0, run.data, {}, 0)


def resume(run: Run, stage: Stage, checkpoint: Checkpoint) -> Place:
    """Takes over a checkpoint and says where to go on.

    Epochs and learning rate are those of `run`, which may have changed. A run that was done gets a leg of
    `adapt_epochs` more. An epoch cut short is gone on with at its step, or begun anew if the data has changed
    or the epoch is now shorter than that. Weights alone (an .npz) go on at the epoch in their name, with a
    fresh optimizer.
    """
    if checkpoint.state is None or checkpoint.state_metadata is None:
        stage.adopt(checkpoint.weights, str(checkpoint.path))
        epoch = epoch_of(checkpoint)
        steps = max(epoch * stage.steps_per_epoch, stage.settled_steps)
        place = Place(
            Leg(0, run.settings.epochs, steps, run.settings.learning_rate), epoch, 0, steps, run.data, {}, 0
        )
    else:
        place = Place.from_json(checkpoint.state_metadata["place"])
        place = replace(place, leg=place.leg.under(run.settings))
        stage.restore(_like(stage.state, checkpoint.state, checkpoint.path))
    if place.data != run.data or place.step >= stage.steps_per_epoch:
        place = replace(place, step=0, data=run.data)
    if place.epoch >= place.leg.last_epoch:
        place = replace(place, leg=Leg.adapting(run.settings, place.epoch, place.global_step))
    return place


def _like(tree: Tree, arrays: dict[str, mx.array], path: Path) -> Tree:
    """The arrays as a tree like `tree`, in its order too: a sum over a tree rounds by its leaves' order."""
    own = tree_flatten(tree)
    wanted = {name: array.shape for name, array in own}
    found = {name: array.shape for name, array in arrays.items()}
    if wrong := sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name)):
        raise SceneError(
            f"the training state of {path} does not fit this run: {wrong[0]} is {found.get(wrong[0])} there"
            f" and {wanted.get(wrong[0])} here",
            "Resume with the config and the version that wrote it, or from an .npz of its weights.",
        )
    return tree_unflatten([(name, arrays[name]) for name, _ in own])


class NotFiniteError(SceneError):
    """A loss or a gradient became infinite or no number."""


def _check_finite(run: Run, values: dict[str, float], where: str) -> None:
    if wrong := [name for name, value in values.items() if not math.isfinite(value)]:
        raise NotFiniteError(
            f"{wrong[0]} is {values[wrong[0]]} at {where}",
            "Checkpoints up to here are good: resume from the newest with a lower learning rate, such as "
            f"--resume newest --set training.learning_rate={run.settings.learning_rate / 3:.2g}",
        )


def train(run: Run, stage: Stage, place: Place) -> tuple[Place, bool]:
    """Trains from `place` to the end of its leg.

    Returns:
        The place reached, and whether the leg is done; it isn't if a signal asked to stop. Either way all is
        saved.

    Raises:
        NotFiniteError: A loss is no longer a number. Checkpoints made before are good.
        SceneError: A file can't be written.
    """
    with (
        Interrupt() as stop,
        TrainingLog(run.outputs / f"{stage.name}_log.jsonl", place.global_step)
        if run.writes
        else nullcontext() as log,
        TrainingProgress(
            stage.name,
            total_steps=(place.leg.last_epoch - place.leg.first_epoch) * stage.steps_per_epoch,
            steps_per_epoch=stage.steps_per_epoch,
            start_step=(place.epoch - place.leg.first_epoch) * stage.steps_per_epoch + place.step,
            visible=run.writes,
        ) as progress,
        closing(prefetch(stage.batch, _steps(stage, place))) as batches,
    ):
        watch = _Watch(run, stage, log, progress)
        for batch in batches:
            moment = _moment(run, stage, place)
            metrics = stage.step(batch, moment)
            mx.async_eval(metrics, stage.state)
            watch.see(moment, metrics)
            place = replace(place, step=place.step + 1, global_step=place.global_step + 1)
            ended = place.step == stage.steps_per_epoch
            if ended:
                watch.settle()
                place = _end_epoch(run, stage, replace(place, epoch=place.epoch + 1, step=0), log, progress)
            if _any_machine(stop.requested):
                watch.settle()
                if not ended:
                    _save(run, stage, place)
                return place, place.epoch >= place.leg.last_epoch
        return place, True


def _any_machine(requested: bool) -> bool:
    """Whether any of the machines was asked to stop: they must leave at the same step."""
    if mx.distributed.init().size() == 1:
        return requested
    return bool(np.array(mx.distributed.all_sum(mx.array(requested, mx.int32))))


def _steps(stage: Stage, place: Place) -> Iterator[tuple[int, int]]:
    for epoch in range(place.epoch, place.leg.last_epoch):
        for step in range(place.step if epoch == place.epoch else 0, stage.steps_per_epoch):
            yield epoch, step


def _moment(run: Run, stage: Stage, place: Place) -> Moment:
    progress = place.leg.progress(place.epoch, place.step, stage.steps_per_epoch)
    rate = place.leg.learning_rate(run.settings, progress, place.global_step)
    return Moment(place.leg, place.epoch, place.step, place.global_step, progress, rate)


class _Watch:
    """Looks at each step's metrics once the next step is under way, so that a GPU never waits for us."""

    def __init__(self, run: Run, stage: Stage, log: TrainingLog | None, progress: TrainingProgress) -> None:
        self._run, self._stage, self._log, self._progress = run, stage, log, progress
        self._pending: tuple[Moment, dict[str, mx.array]] | None = None
        self._every = max(1, stage.steps_per_epoch // 20)
        self._times = [time.monotonic()]

    def see(self, moment: Moment, metrics: dict[str, mx.array]) -> None:
        self.settle()
        self._pending = (moment, metrics)

    def settle(self) -> None:
        """Waits for the pending step and reports it."""
        if self._pending is None:
            return
        moment, metrics = self._pending
        self._pending = None
        values = {name: float(np.array(value)) for name, value in metrics.items()}
        _check_finite(self._run, values, f"epoch {moment.epoch + 1}, step {moment.step + 1}")
        self._times = [*self._times[-20:], time.monotonic()]
        seconds = (self._times[-1] - self._times[0]) / (len(self._times) - 1)
        rate = self._run.pictures_per_step / max(seconds, 1e-9)
        self._progress.update(moment.step + 1, moment.epoch + 1, values, rate)
        if self._log is not None and moment.step % self._every == 0:
            values |= {"learning_rate": moment.learning_rate, "images_per_second": rate}
            self._log.write(moment.global_step + 1, moment.epoch + 1, values)


def _end_epoch(
    run: Run, stage: Stage, place: Place, log: TrainingLog | None, progress: TrainingProgress
) -> Place:
    """Measures, draws samples, saves and clears away; the first of several machines does it for all."""
    if log is None:
        return place
    measures = stage.validate()
    _check_finite(run, measures, f"the end of epoch {place.epoch}")
    log.write(place.global_step, place.epoch, measures)
    progress.message(
        f"epoch {place.epoch}: " + "  ".join(f"{name} {value:.4g}" for name, value in measures.items())
    )
    if not place.best or stage.better(measures, place.best):
        place = replace(place, best=measures, best_epoch=place.epoch)
    last = place.epoch == place.leg.last_epoch
    if place.epoch % run.settings.sample_every == 0 or last:
        samples = run.outputs / f"{stage.name}_samples"
        save_sheet(samples / f"epoch_{place.epoch:04d}.png", stage.sample_sheet())
        plot_losses(run.outputs / f"{stage.name}_log.jsonl", run.outputs / f"{stage.name}_loss.png")
    _save(run, stage, place, measures)
    best = checkpoint_path(run.checkpoints, stage.name, place.best_epoch)
    prune(run.checkpoints, stage.name, run.settings.keep_checkpoints, best)
    return place


def _save(run: Run, stage: Stage, place: Place, measures: dict[str, float] | None = None) -> None:
    if not run.writes:
        return
    metadata = stage.metadata() | {"config": run.config}
    if measures:
        metadata["measures"] = json.dumps(measures, sort_keys=True)
    save_checkpoint(
        run.checkpoints,
        stage.name,
        place.epoch + (place.step > 0),
        weights=stage.weights(),
        weights_metadata=metadata,
        state=dict(tree_flatten(stage.state)),
        state_metadata={"place": place.to_json()},
        step=place.global_step,
        whole_epoch=place.step == 0,
    )
