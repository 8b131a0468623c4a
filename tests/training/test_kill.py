"""kill -9 at random moments: nothing half-written is ever seen, and the end is that of a run never killed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from tests.training.mini import STEPS, VQGAN, files_of

from scene_engine import weights
from scene_engine.training.checkpoints import newest, state_path
from scene_engine.training.log import read_log

KILLS = 20
OVERRIDES = (*VQGAN, "training.epochs=8", "loss.unquantised_steps=8", "training.keep_checkpoints=3")


def start(folder: Path, data: Path) -> subprocess.Popen[bytes]:
    """A run in a process of its own: resumed if there is a checkpoint, new if not."""
    checkpoints = folder / "checkpoints"
    arguments = ["--config", str(Path(__file__).parents[2] / "configs" / "tiny" / "vqgan.yaml")]
    arguments += [part for override in OVERRIDES for part in ("--set", override)]
    paths = {"--data": data, "--checkpoints": checkpoints, "--outputs": folder / "outputs"}
    arguments += [str(part) for pair in paths.items() for part in pair]
    if newest(checkpoints, "vqgan") is not None:
        arguments += ["--resume", "newest"]
    return subprocess.Popen(
        [sys.executable, "-m", "scene_engine", "train", "vqgan", "--device", "cpu", *arguments],
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # threads that spin make the moments uneven
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def check_whole(folder: Path) -> int:
    """Reads every file that bears a checkpoint's final name; returns how many there are."""
    paths = [path for path in folder.glob("*.safetensors") if not path.name.startswith(".")]
    for path in paths:
        weights.load(path)
    found = newest(folder, "vqgan")
    if found is not None:
        assert state_path(found).exists()
    return len(paths)


def test_twenty_kills_change_nothing(tmp_path: Path, pictures: Path) -> None:
    calm, stormy = tmp_path / "calm", tmp_path / "stormy"
    begun = time.monotonic()
    process = start(calm, pictures)
    _, errors = process.communicate()
    assert process.returncode == 0, errors.decode()
    longest = time.monotonic() - begun
    expected = newest(calm / "checkpoints", "vqgan")
    assert expected is not None

    # From before the first import is done to the last epochs, over and over.
    moments = np.random.default_rng(9).uniform(0.3, max(1.5, 0.75 * longest), 10 * KILLS)
    kills, finished, files = 0, 0, 0
    for moment in moments:
        process = start(stormy, pictures)
        try:
            _, errors = process.communicate(timeout=moment if kills < KILLS else None)
            assert process.returncode == 0, errors.decode()
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            kills += 1
        files += check_whole(stormy / "checkpoints")
        found = newest(stormy / "checkpoints", "vqgan")
        if found is None or found.name != expected.name:
            continue
        assert files_of(found) == files_of(expected)
        log = read_log(stormy / "outputs" / "vqgan_log.jsonl")
        steps = [line["step"] for line in log if "learning_rate" in line]
        assert steps == list(range(1, 8 * STEPS + 1))
        finished += 1
        if kills == KILLS:
            break
        shutil.rmtree(stormy)
    assert kills == KILLS
    assert finished
    assert files > KILLS
