"""`scene-engine train` as a user meets it: what it prints, what it refuses, how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.training.mini import CONFIGS, before_step, spoil, train, write_mini

from scene_engine import weights
from scene_engine.cli import main
from scene_engine.training.checkpoints import list_checkpoints

CONFIG_FOLDER = Path(__file__).parents[2] / "configs" / "tiny"


def arguments(stage: str, folder: Path, data: Path, *more: str, overrides: Sequence[str] = ()) -> list[str]:
    sets = [part for override in (*CONFIGS[stage], *overrides) for part in ("--set", override)]
    return [
        *("train", stage, "--device", "cpu", "--config", str(CONFIG_FOLDER / f"{stage}.yaml"), *sets),
        *("--data", str(data), "--checkpoints", str(folder / "c"), "--outputs", str(folder / "o"), *more),
    ]


def invoke(stage: str, folder: Path, data: Path, *more: str, overrides: Sequence[str] = ()) -> Result:
    return CliRunner().invoke(main, arguments(stage, folder, data, *more, overrides=overrides))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_mini(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Path:
    """A VQGAN's checkpoint after one epoch, in a folder of checkpoints named "c"."""
    folder = tmp_path_factory.mktemp("trained")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scene_engine.training.loop.plot_losses", lambda *_: None)
        return train(folder, data, "vqgan", "training.epochs=1", checkpoints=folder / "c").checkpoint


def test_both_stages_from_pictures_to_a_checkpoint_that_draws(tmp_path: Path, data: Path) -> None:
    short = ("training.epochs=1", "training.sample_every=1")
    for stage in ("vqgan", "transformer"):
        result = invoke(stage, tmp_path, data, overrides=short)
        assert result.exit_code == 0, result.stderr
        assert "Training on cpu" in result.stderr
        assert "6 pictures to train on, 1 to judge by" in result.stderr
        assert f"Done: {tmp_path}/c/{stage}_epoch_0001.safetensors" in result.stderr
        assert result.stdout == ""
        for name in ("loss.png", "log.jsonl", "samples/epoch_0001.png"):
            assert (tmp_path / "o" / f"{stage}_{name}").stat().st_size > 100

    from scene_engine.generation import Finished, generate
    from scene_engine.pretrained import load_pretrained
    from scene_engine.recipe import Recipe

    pretrained = load_pretrained(tmp_path / "c" / "transformer_epoch_0001.safetensors")
    drawn = [event for event in generate(pretrained, [Recipe("a castle", 1)]) if isinstance(event, Finished)]
    assert drawn[0].canvas.indices.shape == (192, 320)


@pytest.mark.parametrize(
    ("overrides", "said"),
    [
        (["training.epoch=3"], "did you mean epochs"),
        (["model.hiden_channels=8"], "did you mean hidden_channels"),
        (["loss.adverserial=0"], "did you mean adversarial"),
        (["training.learning_rate=2"], "learning_rate"),
        (["training.batch_size=0"], "batch_size"),
        (["model.hidden_channels=9"], "hidden_channels"),
    ],
)
def test_a_wrong_key_or_value_is_told_with_the_nearest_right_one(
    overrides: list[str], said: str, tmp_path: Path, data: Path
) -> None:
    result = invoke("vqgan", tmp_path, data, overrides=overrides)
    refused(result, said)


def refused(result: Result, *said: str) -> None:
    """Two plain lines on stderr, exit code 1."""
    assert result.exit_code == 1
    assert result.stderr.count("Error:") == 1
    assert "Traceback" not in result.stderr
    for text in said:
        assert text in result.stderr


def test_a_new_run_leaves_an_old_one_alone(trained: Path, data: Path) -> None:
    before = trained.read_bytes()
    refused(invoke("vqgan", trained.parents[1], data), "already holds a run", "--resume newest")
    assert trained.read_bytes() == before


def test_another_config_cannot_go_on(trained: Path, data: Path) -> None:
    result = invoke(
        "vqgan", trained.parents[1], data, "--resume", "newest", overrides=["model.codebook_size=64"]
    )
    refused(result, "codebook_size was 32 and is now 64")


def test_nor_can_a_discriminator_of_another_size(trained: Path, data: Path) -> None:
    result = invoke(
        "vqgan", trained.parents[1], data, "--resume", "newest", overrides=["loss.discriminator_channels=16"]
    )
    refused(result, "does not fit this run", "discriminator")


def test_the_other_stages_checkpoint_is_told(tmp_path: Path, trained: Path, data: Path) -> None:
    refused(invoke("transformer", tmp_path, data, "--resume", str(trained)), "checkpoint of vqgan")


def test_a_damaged_checkpoint_is_told(tmp_path: Path, trained: Path, data: Path) -> None:
    path = tmp_path / trained.name
    path.write_bytes(trained.read_bytes()[:-100])
    refused(invoke("vqgan", tmp_path, data, "--resume", str(path)), "not a whole safetensors file")
    refused(invoke("vqgan", tmp_path, data, "--resume", str(tmp_path / "none.safetensors")), "cannot read")
    refused(invoke("vqgan", tmp_path, data, "--resume", "newest"), "no vqgan checkpoint", "without --resume")


def test_missing_data_is_told(tmp_path: Path) -> None:
    refused(invoke("vqgan", tmp_path, tmp_path / "nowhere"), "nowhere")


def test_a_missing_config_is_told(tmp_path: Path, data: Path) -> None:
    refused(invoke("vqgan", tmp_path, data, "--config", str(tmp_path / "no.yaml")), "no.yaml")


def test_the_transformer_needs_a_vqgan(tmp_path: Path, data: Path, trained: Path) -> None:
    refused(invoke("transformer", tmp_path, data), "no VQGAN", "train vqgan")
    refused(invoke("transformer", tmp_path, data, "--vqgan", str(tmp_path / "no.safetensors")), "cannot read")


def test_a_second_run_in_the_same_folder_waits_its_turn(tmp_path: Path, data: Path) -> None:
    from scene_engine.training.checkpoints import claim

    with claim(tmp_path / "c", "vqgan"):
        refused(invoke("vqgan", tmp_path, data), "another run is training")


def test_ctrl_c_saves_and_says_how_to_go_on(tmp_path: Path, data: Path) -> None:
    command = [sys.executable, "-m", "scene_engine", *arguments("vqgan", tmp_path, data)]
    command += ["--set", "training.epochs=1000"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    log = tmp_path / "o" / "vqgan_log.jsonl"
    while process.poll() is None and not (log.exists() and log.stat().st_size > 500):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    saved = list_checkpoints(tmp_path / "c", "vqgan")[-1].path
    weights.load(saved)
    assert f"Go on with --resume {saved}" in errors
    assert "Traceback" not in errors


def test_a_second_ctrl_c_leaves_without_saving(tmp_path: Path, data: Path) -> None:
    def insist(_: Any) -> None:
        for _ in range(2):
            os.kill(os.getpid(), signal.SIGINT)

    with before_step("vqgan", 2, insist):
        result = invoke("vqgan", tmp_path, data)
    assert result.exit_code == 130
    assert "Stopped." in result.stderr
    assert not list_checkpoints(tmp_path / "c")


def test_what_is_no_number_is_told_with_the_way_on(tmp_path: Path, data: Path) -> None:
    def poison(stage: Any) -> None:
        spoil(stage, "weights")

    with before_step("vqgan", 2, poison):
        result = invoke("vqgan", tmp_path, data)
    refused(result, "at epoch 1, step 2", "--resume newest --set training.learning_rate=")
