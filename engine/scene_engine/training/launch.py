"""Puts a run together from what the command line says, and trains."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial, reduce
from pathlib import Path
from typing import TypeVar

import mlx.core as mx

from scene_engine import config, machine, resources
from scene_engine.backend import Backend, suggested_batch_size
from scene_engine.dataset.captions import captions_path
from scene_engine.dataset.dataset import Dataset, joined, load_dataset
from scene_engine.errors import SceneError
from scene_engine.pretrained import load_vqgan, text_pieces, vqgan_within
from scene_engine.training import loop
from scene_engine.training.checkpoints import Checkpoint, check_config, claim, load_checkpoint, newest
from scene_engine.training.painted import painted_dataset
from scene_engine.training.perceptual import Schooling, perceptual_of, ready_perceptual
from scene_engine.training.transformer import TransformerRun, TransformerStage
from scene_engine.training.vqgan import VQGANStage
from scene_engine.training.vqgan_run import VQGANRun
from scene_engine.vqgan.perceptual import Perceptual

RunConfig = TypeVar("RunConfig", VQGANRun, TransformerRun)
Say = Callable[[str], None]
Progress = Callable[[str, int, int], None]
"""Told what is under way before the first step, how much of it is done, and how much there is."""


def no_progress(task: str, done: int, total: int) -> None:
    """For whom progress doesn't matter."""


@dataclass(frozen=True)
class Request:
    """What the user asked for on the command line.

    Attributes:
        config: The YAML file; None for that of the checkpoint resumed, or the base size.
        overrides: What follows each --set.
        resume: A checkpoint, "newest", or None for a new run.
        data: Folder of the data, in place of the config's.
        batch_size: In place of the config's; "auto" for what the memory suggests.
        checkpoints: Folder to write checkpoints to.
        outputs: Folder of samples, log and plot.
        vqgan: For the Transformer: the VQGAN whose tokens it is to write.
    """

    config: Path | None
    overrides: tuple[str, ...]
    resume: str | None
    data: Path | None
    batch_size: str | None
    checkpoints: Path
    outputs: Path
    vqgan: Path | None = None


@dataclass(frozen=True)
class Outcome:
    """How a run ended: its last checkpoint, and whether its epochs are done or a signal stopped it."""

    checkpoint: Path
    done: bool


def train_vqgan(request: Request, backend: Backend, say: Say, progress: Progress = no_progress) -> Outcome:
    """`scene-engine train vqgan`; `say` gets what a reader should know.

    Raises:
        SceneError: Anything that the user can mend.
    """
    with _claimed(request, "vqgan"):
        resumed = _resumed(request, "vqgan")
        config = _config(VQGANRun, request, resumed, "vqgan.yaml")
        setting = _Setting.of(config, backend)
        data = _data(config, setting.world, say, progress)
        perceptual = None
        if config.loss.perceives:
            perceptual = _perceptual(config.perceptual, backend, setting, resumed, progress)
        stage = VQGANStage(
            config,
            data,
            setting.batch_size,
            setting.dtype,
            backend.compiles,
            (setting.rank, setting.world),
            perceptual,
        )
        return _train(request, config, setting, data, stage, resumed, say)


def train_transformer(
    request: Request, backend: Backend, say: Say, progress: Progress = no_progress
) -> Outcome:
    """`scene-engine train transformer`; `say` gets what a reader should know.

    Raises:
        SceneError: Anything that the user can mend.
    """
    with _claimed(request, "transformer"):
        resumed = _resumed(request, "transformer")
        config = _config(TransformerRun, request, resumed, "transformer.yaml")
        setting = _Setting.of(config, backend)
        data = _data(config, setting.world, say, progress)
        if resumed is not None and request.vqgan is None:
            vqgan, shape = vqgan_within(resumed.weights, resumed.metadata, resumed.path)
        else:
            path = request.vqgan or newest(request.checkpoints, "vqgan")
            if path is None:
                raise SceneError(
                    f"there is no VQGAN in {request.checkpoints}",
                    "Train one first with scene-engine train vqgan, or name one with --vqgan.",
                )
            say(f"VQGAN: {path}")
            vqgan, shape = load_vqgan(path)
        pieces = text_pieces(resumed.weights, resumed.path) if resumed is not None else None
        stage = TransformerStage(
            config,
            data,
            vqgan,
            shape,
            pieces,
            setting.batch_size,
            setting.dtype,
            backend.compiles,
            (setting.rank, setting.world),
            partial(progress, "turning pictures into tokens"),
        )
        return _train(request, config, setting, data, stage, resumed, say)


def _perceptual(
    schooling: Schooling, backend: Backend, setting: _Setting, resumed: Checkpoint | None, progress: Progress
) -> Perceptual:
    """That of the run to go on with, if it has one; else one is taught, or was before."""
    if resumed is not None and resumed.state is not None:
        part = "perceptual."
        own = {name[len(part) :]: array for name, array in resumed.state.items() if name.startswith(part)}
        if own:
            return perceptual_of(own, str(resumed.path))
    return ready_perceptual(schooling, setting.dtype, backend.compiles, _painters(setting.world), progress)


def _painters(world: int) -> int:
    """Processes to paint in: the other machines may be this one too."""
    return max(machine.cores() // world, 1)


def _claimed(request: Request, stage: str) -> AbstractContextManager[None]:
    """Holds the folder of the checkpoints. The first of several machines does it for all: it alone writes."""
    return claim(request.checkpoints, stage) if mx.distributed.init().rank() == 0 else nullcontext()


@dataclass(frozen=True)
class _Setting:
    """What the machine decides."""

    batch_size: int
    dtype: mx.Dtype
    rank: int
    world: int

    @classmethod
    def of(cls, run: VQGANRun | TransformerRun, backend: Backend) -> _Setting:
        asked, precision = run.training.batch_size, run.training.precision
        group = mx.distributed.init()
        return cls(
            suggested_batch_size(backend.memory_bytes) if asked == "auto" else asked,
            getattr(mx, backend.train_dtype if precision == "auto" else precision),
            group.rank(),
            group.size(),
        )


def _resumed(request: Request, stage: str) -> Checkpoint | None:
    existing = newest(request.checkpoints, stage)
    if request.resume is None:
        if existing is not None:
            raise SceneError(
                f"{request.checkpoints} already holds a run: {existing.name}",
                "Go on with it by --resume newest, or name another folder with --checkpoints.",
            )
        return None
    if request.resume != "newest":
        return load_checkpoint(Path(request.resume), stage)
    if existing is None:
        raise SceneError(
            f"there is no {stage} checkpoint in {request.checkpoints}", "Start without --resume."
        )
    return load_checkpoint(existing, stage)


def _config(cls: type[RunConfig], request: Request, resumed: Checkpoint | None, default: str) -> RunConfig:
    overrides = list(request.overrides)
    if request.data is not None:
        overrides.append(f"data.folder={json.dumps(str(request.data))}")
    if request.batch_size is not None:
        overrides.append(f"training.batch_size={request.batch_size}")
    saved = None
    if resumed is not None and "config" in resumed.metadata:
        saved = json.loads(resumed.metadata["config"])
    if request.config is not None or saved is None:
        run = config.load_config(cls, request.config or resources.config_path(default), overrides)
    else:
        run = config.load_config(cls, saved, overrides, where="the checkpoint's config")
    if resumed is not None and saved is not None:
        check_config(resumed.path, saved["model"], config.to_dict(run)["model"])
    return run


def _data(run: VQGANRun | TransformerRun, world: int, say: Say, progress: Progress) -> Dataset:
    """The folder's pictures, then the painter's; with these the folder may be missing."""
    folder, settings = Path(run.data.folder), run.data
    parts = []
    if not settings.painted or captions_path(folder).exists():
        parts.append(load_dataset(folder, settings.validation_share))
    if settings.painted:
        say(f"Painting {settings.painted} pictures of seed {settings.painted_seed}")
        parts.append(
            painted_dataset(
                settings.painted_seed,
                settings.painted,
                settings.validation_share,
                _painters(world),
                partial(progress, "painting"),
            )
        )
    data = reduce(joined, parts)
    if not len(data.train):
        raise SceneError(
            f"{run.data.folder} has no pictures to train on", "Add more, or lower validation_share."
        )
    size = data.memory_bytes / 2**20
    say(f"{len(data.train)} pictures to train on, {len(data.validation)} to judge by; {size:.0f} MiB")
    return data


def _train(
    request: Request,
    run: VQGANRun | TransformerRun,
    setting: _Setting,
    data: Dataset,
    stage: loop.Stage,
    resumed: Checkpoint | None,
    say: Say,
) -> Outcome:
    job = loop.Run(
        run.training,
        json.dumps(config.to_dict(run), sort_keys=True),
        data.fingerprint,
        setting.batch_size * setting.world,
        request.checkpoints,
        request.outputs,
        writes=setting.rank == 0,
    )
    place = loop.start(job)
    if resumed is not None:
        place = loop.resume(job, stage, resumed)
        say(_resuming(resumed, place))
    epochs = place.leg.last_epoch - place.epoch
    say(
        f"{epochs} epochs of {stage.steps_per_epoch} steps of {setting.batch_size} pictures"
        + (f" on each of {setting.world} machines" if setting.world > 1 else "")
    )
    place, done = loop.train(job, stage, place)
    return Outcome(place.checkpoint(request.checkpoints, stage.name), done)


def _resuming(checkpoint: Checkpoint, place: loop.Place) -> str:
    if checkpoint.state is None:
        return f"Going on from the weights of {checkpoint.path}: their optimizer's state is not there."
    if place.epoch == place.leg.first_epoch and place.epoch > 0 and place.step == 0:
        return f"{checkpoint.path} was done: adding {place.leg.last_epoch - place.leg.first_epoch} epochs."
    return f"Going on from {checkpoint.path}, at epoch {place.epoch + 1}, step {place.step + 1}."
