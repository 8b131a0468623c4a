"""Checkpoints of a training run: pairs of files that are whole or not there.

    vqgan_epoch_0050.safetensors              the weights, after epoch 50
    vqgan_epoch_0050.state.safetensors        all else that a resumed run needs: optimizer, averages, counters
    vqgan_epoch_0051_step_006123.safetensors  an interrupted run: within epoch 51, after step 6123 of the run

The state is written first and holds the digest of its weights; the weights take their name last. So a
checkpoint is there from the moment its weights file is, and two files that do not belong together are
noticed. No clock and no random number goes into them: the same run writes the same bytes.
"""

from __future__ import annotations

import fcntl
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scene_engine import weights as arrays_on_disk
from scene_engine.errors import SceneError
from scene_engine.files import replacing

if TYPE_CHECKING:
    import mlx.core as mx

STAGES = ("vqgan", "transformer")
_NAME = re.compile(r"(?P<stage>[a-z]+)_epoch_(?P<epoch>\d{4,9})(_step_(?P<step>\d{6,12}))?")
_PAIR = "weights_digest"


@dataclass(frozen=True)
class Saved:
    """A checkpoint's weights file in a folder; `step` is None where the epoch was whole."""

    path: Path
    stage: str
    epoch: int
    step: int | None

    @property
    def order(self) -> tuple[int, bool, int]:
        """Sorts by progress: the steps within an epoch come before its end."""
        return self.epoch, self.step is None, self.step or 0


@dataclass(frozen=True)
class Checkpoint:
    """What a checkpoint holds; the state is None where only the weights were asked for, or are there."""

    path: Path
    weights: dict[str, mx.array]
    metadata: dict[str, str]
    state: dict[str, mx.array] | None
    state_metadata: dict[str, str] | None


def state_path(path: Path) -> Path:
    """The sibling of a weights file: "x.safetensors" has its state in "x.state.safetensors"."""
    return path.with_name(f"{path.stem}.state.safetensors")


def checkpoint_path(folder: Path, stage: str, epoch: int, step: int | None = None) -> Path:
    """Where the weights of a checkpoint lie: after `epoch`, or within it after `step` steps of the run."""
    return folder / f"{stage}_epoch_{epoch:04d}{'' if step is None else f'_step_{step:06d}'}.safetensors"


def list_checkpoints(folder: Path, stage: str | None = None) -> list[Saved]:
    """The checkpoints in a folder, of one stage or of all: by stage, the furthest along last."""
    found = []
    for path in folder.glob("*_epoch_*.safetensors"):
        match = _NAME.fullmatch(path.stem)
        if match and match["stage"] in STAGES and stage in (None, match["stage"]):
            step = None if match["step"] is None else int(match["step"])
            found.append(Saved(path, match["stage"], int(match["epoch"]), step))
    return sorted(found, key=lambda saved: (STAGES.index(saved.stage), saved.order))


def newest(folder: Path, stage: str) -> Path | None:
    """The checkpoint that is furthest along; None where there is none."""
    found = list_checkpoints(folder, stage)
    return found[-1].path if found else None


def save_checkpoint(
    folder: Path,
    stage: str,
    epoch: int,
    weights: Mapping[str, mx.array],
    weights_metadata: Mapping[str, str],
    state: Mapping[str, mx.array],
    state_metadata: Mapping[str, str],
    *,
    step: int,
    whole_epoch: bool = True,
) -> Path:
    """Writes both files of a checkpoint and returns the weights' path.

    Args:
        epoch: The epoch just ended; or, unless `whole_epoch`, the one the run is in. From 1.
        step: Steps since the run began; in the name only where the epoch is not whole.
        weights_metadata, state_metadata: "stage", "epoch" and "step" are added to both.

    Raises:
        SceneError: The folder cannot be written to, or the disk is full; earlier checkpoints are untouched.
    """
    path = checkpoint_path(folder, stage, epoch, None if whole_epoch else step)
    place = {"stage": stage, "epoch": str(epoch), "step": str(step)}
    with replacing(path) as temporary:
        arrays_on_disk.write(temporary, weights, {**weights_metadata, **place})
        pair = arrays_on_disk.digest(temporary)
        with replacing(state_path(path)) as state_temporary:
            arrays_on_disk.write(state_temporary, state, {**state_metadata, **place, _PAIR: pair})
            if path.exists() and arrays_on_disk.digest(path) != pair:
                # Another run's checkpoint of this name: it must not be seen beside this run's state.
                path.unlink()
    return path


def load_checkpoint(path: Path, stage: str | None = None, with_state: bool = True) -> Checkpoint:
    """Reads a checkpoint of this run, or an .npz of its weights (which has no state).

    Args:
        stage: The stage that it must be of; None for any.
        with_state: False reads the weights alone, and then the sibling need not be there.

    Raises:
        SceneError: Missing, damaged or of another stage; the state is missing or belongs to other weights.
    """
    if path.name.endswith(".state.safetensors"):
        weights_name = path.name.replace(".state.safetensors", ".safetensors")
        raise SceneError(f"{path} holds a run's state, not its weights", f"Name {weights_name} instead.")
    weights, metadata = arrays_on_disk.load(path)
    match = _NAME.fullmatch(path.stem)
    found = metadata.get("stage", match["stage"] if match else stage)
    if stage is not None and found != stage:
        raise SceneError(f"{path} is a checkpoint of {found}, not of {stage}", f"Choose one of {stage}.")
    if path.suffix == ".npz" or not with_state:
        return Checkpoint(path, weights, metadata, None, None)
    sibling = state_path(path)
    if not sibling.exists():
        raise SceneError(
            f"{path} has no {sibling.name} beside it",
            "Put that file back to go on exactly, or resume from another checkpoint.",
        )
    state, state_metadata = arrays_on_disk.load(sibling)
    if state_metadata.get(_PAIR) != arrays_on_disk.digest(path):
        raise SceneError(
            f"{sibling.name} does not belong to the weights in {path}",
            "One of the two was replaced: restore it, or resume from another checkpoint.",
        )
    return Checkpoint(path, weights, metadata, state, state_metadata)


def epoch_of(checkpoint: Checkpoint) -> int:
    """Epochs that a checkpoint has behind it, by its metadata or else its name; 0 if neither tells."""
    match = _NAME.fullmatch(checkpoint.path.stem)
    text = checkpoint.metadata.get("epoch", match["epoch"] if match else "0")
    return int(text) if text.isdecimal() else 0


def check_config(path: Path, saved: Mapping[str, Any], current: Mapping[str, Any]) -> None:
    """Checks that a checkpoint's config (or a section of it) is the current one, both as plain dicts.

    Raises:
        SceneError: They differ; names the first keys that do, with both values.
    """
    differences = list(_differences(saved, current, ""))
    if differences:
        more = f", and {len(differences) - 3} more" if len(differences) > 3 else ""
        raise SceneError(
            f"{path} was trained with another config: {', '.join(differences[:3])}{more}",
            "Use the config that it was trained with, or start a new run.",
        )


def prune(folder: Path, stage: str, keep: int, best: Path | None = None) -> None:
    """Removes all checkpoints of a stage but the `keep` written last, and `best`.

    Written last, not furthest along: a new run in the folder of a longer one must keep its own.

    Raises:
        SceneError: A file cannot be removed.
    """
    if keep < 1:
        raise ValueError(f"keep is {keep}: at least 1 is needed")
    try:
        found = list_checkpoints(folder, stage)
        by_time = sorted(found, key=lambda saved: (saved.path.stat().st_mtime_ns, saved.order))
        for saved in by_time[:-keep]:
            if best is None or saved.path.name != best.name:
                saved.path.unlink(missing_ok=True)  # first: without its weights it is no checkpoint
                state_path(saved.path).unlink(missing_ok=True)
    except OSError as error:
        raise SceneError(
            f"cannot remove an old checkpoint in {folder}: {error.strerror}",
            "Check the folder's permissions.",
        ) from error


@contextmanager
def claim(folder: Path, stage: str) -> Iterator[None]:
    """Holds a folder for one run of a stage, and clears what killed runs left half-written there.

    The lock is the system's own (flock on a hidden file): it ends with the process, however that ends. While
    it is held no other run writes here, so every temporary file of the stage is a dead one's.

    Raises:
        SceneError: Another run of this stage holds the folder, or it cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / f".{stage}.lock").open("w")
    except OSError as error:
        raise SceneError(
            f"cannot write in {folder}: {error.strerror}", "Choose a folder that you may write to."
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SceneError(
                f"another run is training the {stage} in {folder}",
                "Wait for it, stop it, or choose another folder.",
            ) from None
        for path in folder.glob(f".{stage}_epoch_*-*.safetensors"):
            with suppress(OSError):
                path.unlink()
        yield


def _differences(saved: Any, current: Any, key: str) -> Iterator[str]:
    if isinstance(saved, Mapping) and isinstance(current, Mapping):
        for name in [*saved, *(name for name in current if name not in saved)]:
            yield from _differences(saved.get(name), current.get(name), f"{key}.{name}" if key else name)
    elif saved != current:
        yield f"{key} was {saved} and is now {current}"
