"""Two processes train as one with twice the batch."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import mlx.core as mx
import numpy as np
import pytest
from tests.training.mini import VQGAN, files_of, train

from scene_engine import weights
from scene_engine.training.checkpoints import newest

LAUNCH = Path(sys.executable).with_name("mlx.launch")
pytestmark = pytest.mark.skipif(not LAUNCH.exists(), reason="this mlx has no mlx.launch")

# Feature matching measures against the batch's own mean, so that only a run without a GAN is quite the same.
PLAIN = ("loss.adversarial=0", "training.epochs=2", "data.colour=0.5")


def launched(folder: Path, data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`mlx.launch -n 2 ... train vqgan` on this machine."""
    config = Path(__file__).parents[2] / "configs" / "tiny" / "vqgan.yaml"
    paths = ["--data", data, "--checkpoints", folder / "checkpoints", "--outputs", folder / "outputs"]
    command = [LAUNCH, "-n", "2", "--backend", "ring", "--", sys.executable, "-m", "scene_engine"]
    command += ["train", "vqgan", "--device", "cpu", "--config", config, *paths, *arguments]
    return subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        cwd=Path(__file__).parents[2],
    )


def sets(*overrides: str) -> list[str]:
    return [part for override in overrides for part in ("--set", override)]


@pytest.mark.usefixtures("no_plot")
def test_two_processes_are_one_with_twice_the_batch(tmp_path: Path, pictures: Path) -> None:
    one = train(tmp_path / "one", pictures, "vqgan", *PLAIN, "training.batch_size=4").checkpoint
    done = launched(tmp_path / "two", pictures, *sets(*VQGAN, *PLAIN))
    assert done.returncode == 0, done.stderr
    two = newest(tmp_path / "two" / "checkpoints", "vqgan")
    assert two is not None
    assert two.name == one.name
    expected, found = weights.load(one)[0], weights.load(two)[0]
    assert set(expected) == set(found)
    for name in expected:
        np.testing.assert_allclose(np.array(found[name]), np.array(expected[name]), atol=2e-4, err_msg=name)
    # The first of them speaks, and it alone.
    assert (done.stdout + done.stderr).count("Done:") == 1


def test_with_a_gan_a_resumed_pair_is_the_pair_never_stopped(tmp_path: Path, pictures: Path) -> None:
    """What the two share must all be in the checkpoint that the first of them writes."""
    gan = [*VQGAN, "loss.gan_start=0", "loss.unquantised_steps=1", "training.epochs=2"]
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    assert launched(whole, pictures, *sets(*gan)).returncode == 0
    first = whole / "checkpoints" / "vqgan_epoch_0001.safetensors"
    done = launched(broken, pictures, *sets(*gan), "--resume", str(first))
    assert done.returncode == 0, done.stderr
    expected, found = newest(whole / "checkpoints", "vqgan"), newest(broken / "checkpoints", "vqgan")
    assert expected is not None
    assert found is not None
    assert files_of(found) == files_of(expected)


def test_an_error_of_the_first_ends_both(tmp_path: Path, pictures: Path) -> None:
    done = launched(tmp_path, pictures, *sets(*VQGAN, "training.epoch=2"))
    assert "did you mean epochs" in done.stdout + done.stderr
    assert newest(tmp_path / "checkpoints", "vqgan") is None


def test_alone_a_batch_is_gathered_as_it_is() -> None:
    from scene_engine.training.vqgan import gathered

    x = mx.arange(24).reshape(4, 3, 2)
    assert mx.array_equal(gathered(x), x)
