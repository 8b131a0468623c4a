"""How a run is put together from what was asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.dataset.folders import write_scenes
from tests.training.mini import STEPS, request, stopped_after, train

from scene_engine import backend, weights
from scene_engine.errors import SceneError
from scene_engine.pretrained import load_pretrained
from scene_engine.training import launch
from scene_engine.training.checkpoints import list_checkpoints
from scene_engine.training.log import read_log

pytestmark = pytest.mark.usefixtures("no_plot")


def config_of(checkpoint: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(weights.read_metadata(checkpoint)["config"])
    return found


def test_the_whole_config_is_in_the_checkpoint(mini_vqgan: Path, pictures: Path) -> None:
    found = config_of(mini_vqgan)
    assert found["model"]["hidden_channels"] == 8
    assert found["training"]["epochs"] == 3
    assert found["data"]["folder"] == str(pictures)


def test_what_is_said_on_the_command_line_counts_more_than_the_file(tmp_path: Path, pictures: Path) -> None:
    asked = request(tmp_path, pictures, "vqgan", "training.epochs=1", batch_size="6")
    said: list[str] = []
    outcome = launch.train_vqgan(asked, backend.prepare("cpu"), said.append)
    assert config_of(outcome.checkpoint)["training"]["batch_size"] == 6
    assert said[-1] == "1 epochs of 1 steps of 6 pictures"


def test_an_automatic_batch_goes_by_memory(tmp_path: Path, pictures: Path) -> None:
    small = replace(backend.prepare("cpu"), memory_bytes=2 * backend.GIB)
    asked = request(tmp_path, pictures, "vqgan", "training.epochs=1", batch_size="auto")
    said: list[str] = []
    launch.train_vqgan(asked, small, said.append)
    assert said[-1] == "1 epochs of 2 steps of 4 pictures"


def test_new_pictures_within_an_epoch_begin_it_anew(tmp_path: Path) -> None:
    data = tmp_path / "data"
    write_scenes(data, range(7))
    with stopped_after("vqgan", STEPS + 1):
        train(tmp_path, data, "vqgan")
    write_scenes(data, range(11))
    said: list[str] = []
    asked = request(tmp_path, data, "vqgan", resume="newest")
    outcome = launch.train_vqgan(asked, backend.prepare("cpu"), said.append)
    assert said[0].startswith("10 pictures")
    assert "at epoch 2, step 1" in said[1]
    assert outcome.checkpoint.name == "vqgan_epoch_0003.safetensors"
    steps = [
        line["step"] for line in read_log(tmp_path / "outputs" / "vqgan_log.jsonl") if "learning_rate" in line
    ]
    assert steps == list(range(1, len(steps) + 1))


def test_a_resumed_transformer_keeps_its_vqgan_and_its_words(
    tmp_path: Path, pictures: Path, mini_vqgan: Path
) -> None:
    first = train(tmp_path, pictures, "transformer", "training.epochs=1", vqgan=mini_vqgan).checkpoint
    before = load_pretrained(first)
    data = tmp_path / "more"
    write_scenes(data, range(12))
    second = train(tmp_path, data, "transformer", "training.epochs=2", resume="newest").checkpoint
    assert second.name == "transformer_epoch_0002.safetensors"
    after = load_pretrained(second)
    assert after.pieces.model == before.pieces.model
    a, b = weights.load(first)[0], weights.load(second)[0]
    assert all((a[name] == b[name]).all().item() for name in a if name.startswith("vqgan."))
    assert not (a["transformer.to_logits.weight"] == b["transformer.to_logits.weight"]).all().item()


def test_the_transformer_takes_the_newest_vqgan_of_its_folder(
    tmp_path: Path, pictures: Path, mini_vqgan: Path
) -> None:
    said: list[str] = []
    asked = request(tmp_path, pictures, "transformer", "training.epochs=1", checkpoints=mini_vqgan.parent)
    outcome = launch.train_transformer(asked, backend.prepare("cpu"), said.append)
    assert said[1] == f"VQGAN: {mini_vqgan}"
    for saved in list_checkpoints(mini_vqgan.parent, "transformer"):
        saved.path.unlink()
        saved.path.with_name(f"{saved.path.stem}.state.safetensors").unlink()
    assert outcome.done


def test_a_vqgan_of_another_size_cannot_take_over(tmp_path: Path, pictures: Path, mini_vqgan: Path) -> None:
    train(tmp_path, pictures, "transformer", "training.epochs=1", vqgan=mini_vqgan)
    other = train(tmp_path, pictures, "vqgan", "training.epochs=1", "model.codebook_size=16").checkpoint
    with pytest.raises(SceneError, match="does not fit this run"):
        train(tmp_path, pictures, "transformer", "training.epochs=2", resume="newest", vqgan=other)


def test_progress_of_turning_pictures_into_tokens(tmp_path: Path, pictures: Path, mini_vqgan: Path) -> None:
    asked = request(tmp_path, pictures, "transformer", "training.epochs=1", vqgan=mini_vqgan)
    seen: list[tuple[str, int, int]] = []
    launch.train_transformer(
        asked, backend.prepare("cpu"), lambda text: None, lambda *progress: seen.append(progress)
    )
    assert seen == [("turning pictures into tokens", 6, 6)]
