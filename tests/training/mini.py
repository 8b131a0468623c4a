"""Training runs of a second or two, through the same code as the command line."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

from tests.dataset.folders import write_scenes

from scene_engine import backend
from scene_engine.training import launch
from scene_engine.training.launch import Outcome, Request
from scene_engine.training.schedule import Moment
from scene_engine.training.transformer import TransformerStage
from scene_engine.training.vqgan import VQGANStage

SHARE = 1e-6
"""So small that only the second picture is kept apart, whatever the painter makes of it."""

SHARED = (
    "training.epochs=3",
    "training.batch_size=2",
    "training.warmup_steps=2",
    "training.average_decay=0.9",
    "training.sample_every=100",
    "training.keep_checkpoints=10",
    f"data.validation_share={SHARE:f}",
)
VQGAN = (
    *SHARED,
    "model.hidden_channels=8",
    "model.channel_multipliers=[1,1,2,2]",
    "model.encoder_blocks=[0,0,0,1]",
    "model.decoder_blocks=[0,0,0,1]",
    "model.codebook_size=32",
    "model.codebook_dim=8",
    "loss.unquantised_steps=4",
    "loss.gan_start=0.7",
    "loss.discriminator_channels=8",
)
TRANSFORMER = (
    *SHARED,
    "model.layers=2",
    "model.width=32",
    "model.heads=2",
    "model.text_length=64",
    "model.vocabulary_size=300",
    "loss.variants=2",
)
OVERFIT_VQGAN = (
    "training.epochs=30",
    "training.batch_size=1",
    "training.learning_rate=0.004",
    "training.warmup_steps=10",
    "training.weight_decay=0",
    "training.average_decay=0.95",
    "model.channel_multipliers=[1,4,8,16]",
    "model.encoder_blocks=[0,0,0,0]",
    "model.decoder_blocks=[0,0,0,0]",
    "model.codebook_size=1024",
    "model.codebook_dim=16",
    "loss.unquantised_steps=240",
    "loss.adversarial=0",
    "data.flip=0",
    "data.colour=0",
    "data.shift=false",
    "data.validation_share=0",
)
"""Sixteen pictures by heart in 480 steps: wide where it is cheap, and half of them unquantised."""

OVERFIT_TRANSFORMER = (
    "training.epochs=9",
    "training.batch_size=16",
    "training.learning_rate=0.006",
    "training.warmup_steps=10",
    "training.weight_decay=0",
    "training.average_decay=0.9",
    "training.keep_checkpoints=1",
    "model.width=64",
    "model.dropout=0",
    "loss.variants=1",
    "loss.caption_dropout=0",
    "loss.caption_words=0",
    "loss.token_dropout=0",
    "model.text_length=40",
    "data.repeats=10",
    "data.flip=0",
    "data.shift=false",
    "data.validation_share=0",
)
"""Their tokens by heart in 90 steps."""

CONFIGS = {"vqgan": VQGAN, "transformer": TRANSFORMER}
STAGES: dict[str, Any] = {"vqgan": VQGANStage, "transformer": TransformerStage}
STEPS = 3
"""Steps of an epoch on the pictures of `write_mini`; a whole run has nine."""


def write_mini(folder: Path) -> Path:
    """Seven pictures: six to train on, one to judge by."""
    write_scenes(folder, range(7))
    return folder


def request(folder: Path, data: Path, stage: str, *overrides: str, **changes: Any) -> Request:
    """What the command line would ask for; everything is written below `folder`."""
    base = Request(
        config=Path(__file__).parents[2] / "configs" / "tiny" / f"{stage}.yaml",
        overrides=(*CONFIGS[stage], *overrides),
        resume=None,
        data=data,
        batch_size=None,
        checkpoints=folder / "checkpoints",
        outputs=folder / "outputs",
    )
    return replace(base, **changes)


def train(folder: Path, data: Path, stage: str, *overrides: str, **changes: Any) -> Outcome:
    """Trains as `request` says."""
    asked, prepared = request(folder, data, stage, *overrides, **changes), backend.prepare("cpu")
    if stage == "vqgan":
        return launch.train_vqgan(asked, prepared, lambda text: None)
    return launch.train_transformer(asked, prepared, lambda text: None)


@contextmanager
def before_step(stage: str, step: int, action: Any) -> Iterator[None]:
    """Calls `action(stage object)` as step `step` of the run begins, counted from 1."""
    original = STAGES[stage].step

    def replaced(self: Any, batch: Any, moment: Moment) -> Any:
        if moment.global_step + 1 == step:
            action(self)
        return original(self, batch, moment)

    with mock.patch.object(STAGES[stage], "step", replaced):
        yield


@contextmanager
def stopped_after(stage: str, step: int, number: signal.Signals = signal.SIGTERM) -> Iterator[None]:
    """Sends this process a real signal during step `step` of the run."""
    with before_step(stage, step, lambda _: os.kill(os.getpid(), number)):
        yield


def files_of(checkpoint: Path) -> tuple[bytes, bytes]:
    """The bytes of its weights and of its state."""
    return checkpoint.read_bytes(), checkpoint.with_name(f"{checkpoint.stem}.state.safetensors").read_bytes()


def spoil(stage: Any, part: str) -> None:
    """Makes one bias of a VQGAN no number: of its weights or of their "average"."""
    learner = stage.generator
    arrays = learner.layout.unpack(learner.state[part])
    arrays["decoder.to_rgb.bias"] += float("nan")
    learner.state[part] = learner.layout.pack(arrays)
