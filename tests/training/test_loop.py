"""The loop over both stages: whatever stops a run, it goes on as if nothing had happened."""

from __future__ import annotations

import json
import os
import shutil
import signal
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import mlx.core as mx
import numpy as np
import pytest
from PIL import Image
from tests.training.mini import SHARE, STEPS, before_step, files_of, spoil, stopped_after, train

from scene_engine import weights
from scene_engine.dataset.batches import eval_images
from scene_engine.dataset.dataset import load_dataset
from scene_engine.errors import SceneError
from scene_engine.pretrained import load_vqgan
from scene_engine.training.checkpoints import list_checkpoints, newest
from scene_engine.training.log import Line, read_log
from scene_engine.training.loop import NotFiniteError
from scene_engine.training.sheets import reconstruction_sheet

pytestmark = pytest.mark.usefixtures("no_plot")

LAST = 3 * STEPS


def log_of(folder: Path, stage: str = "vqgan") -> list[Line]:
    return read_log(folder / "outputs" / f"{stage}_log.jsonl")


def without_clock(lines: list[Line]) -> list[Line]:
    return [{k: v for k, v in line.items() if k not in ("time", "images_per_second")} for line in lines]


@pytest.fixture(scope="session", params=["vqgan", "transformer"])
def unbroken(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, pictures: Path, mini_vqgan: Path
) -> tuple[str, Path, dict[str, Any]]:
    """A stage, the folder of its run never stopped, and what else a run of it takes."""
    stage: str = request.param
    if stage == "vqgan":
        return stage, mini_vqgan.parents[1], {}
    folder, more = tmp_path_factory.mktemp("unbroken"), {"vqgan": mini_vqgan}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scene_engine.training.loop.plot_losses", lambda *_: None)
        train(folder, pictures, stage, **more)
    return stage, folder, more


def test_a_run_stopped_in_every_step_is_the_run_never_stopped(
    unbroken: tuple[str, Path, dict[str, Any]], tmp_path: Path, pictures: Path
) -> None:
    """Among the stops: within an epoch, at its end, around the codebook's setting and the GAN's start."""
    stage, whole, more = unbroken
    for step in range(1, LAST + 1):
        with stopped_after(stage, step):
            outcome = train(tmp_path, pictures, stage, resume="newest" if step > 1 else None, **more)
        assert outcome.done == (step == LAST)
        assert outcome.checkpoint == newest(tmp_path / "checkpoints", stage)
        assert outcome.checkpoint.stem.endswith(f"_step_{step:06d}") == (step % STEPS > 0)
        if step % STEPS == 0:
            same = whole / "checkpoints" / outcome.checkpoint.name
            assert files_of(outcome.checkpoint) == files_of(same)
    log = log_of(tmp_path, stage)
    assert without_clock(log) == without_clock(log_of(whole, stage))
    assert [line["step"] for line in log if "learning_rate" in line] == list(range(1, LAST + 1))


def test_a_run_repeats_byte_for_byte(tmp_path: Path, pictures: Path, mini_vqgan: Path) -> None:
    assert files_of(train(tmp_path, pictures, "vqgan").checkpoint) == files_of(mini_vqgan)


def test_another_seed_is_another_run(tmp_path: Path, pictures: Path, mini_vqgan: Path) -> None:
    other = train(tmp_path, pictures, "vqgan", "training.seed=1").checkpoint
    a, b = weights.load(other)[0], weights.load(mini_vqgan)[0]
    assert not mx.allclose(a["encoder.stem.weight"], b["encoder.stem.weight"], atol=1e-2)


def test_a_second_ctrl_c_leaves_at_once(tmp_path: Path, pictures: Path) -> None:
    def insist(_: object) -> None:
        for _ in range(2):
            os.kill(os.getpid(), signal.SIGINT)

    handler = signal.getsignal(signal.SIGINT)
    with before_step("vqgan", STEPS + 2, insist), pytest.raises(KeyboardInterrupt):
        train(tmp_path, pictures, "vqgan")
    assert [saved.epoch for saved in list_checkpoints(tmp_path / "checkpoints")] == [1]
    assert signal.getsignal(signal.SIGINT) is handler
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("prefetch")]
    train(tmp_path, pictures, "vqgan", resume="newest")


@pytest.mark.parametrize("step", [STEPS + 1, 2 * STEPS])
def test_what_is_no_number_stops_the_run_and_spares_what_was_saved(
    step: int, tmp_path: Path, pictures: Path, mini_vqgan: Path
) -> None:
    def poison(stage: Any) -> None:
        spoil(stage, "weights")

    with before_step("vqgan", step, poison), pytest.raises(NotFiniteError, match="epoch 2, step") as stopped:
        train(tmp_path, pictures, "vqgan")
    assert [saved.epoch for saved in list_checkpoints(tmp_path / "checkpoints")] == [1]
    saved = newest(tmp_path / "checkpoints", "vqgan")
    assert saved is not None
    assert files_of(saved) == files_of(mini_vqgan.with_name(saved.name))
    # The advice given works: lower, and finite to the end.
    advice = stopped.value.fix.split("--set ")[1]
    assert train(tmp_path, pictures, "vqgan", advice, resume="newest").done
    rates = {line["step"]: line["learning_rate"] for line in log_of(tmp_path) if "learning_rate" in line}
    log = log_of(mini_vqgan.parents[1])
    usual = {line["step"]: line["learning_rate"] for line in log if "learning_rate" in line}
    assert rates[LAST] == pytest.approx(usual[LAST] / 3, rel=0.02)
    assert rates[STEPS] == usual[STEPS]


def test_a_running_mean_that_is_no_number_is_never_saved(tmp_path: Path, pictures: Path) -> None:
    def poison(stage: Any) -> None:
        spoil(stage, "average")

    with before_step("vqgan", 2 * STEPS - 1, poison), pytest.raises(NotFiniteError, match="end of epoch 2"):
        train(tmp_path, pictures, "vqgan")
    assert [saved.epoch for saved in list_checkpoints(tmp_path / "checkpoints")] == [1]


def test_a_learning_rate_far_too_high_never_saves_what_is_no_number(tmp_path: Path, pictures: Path) -> None:
    with suppress(NotFiniteError):
        train(tmp_path, pictures, "vqgan", "training.learning_rate=0.9", "training.gradient_clip=1e9")
    for saved in list_checkpoints(tmp_path / "checkpoints"):
        for name, array in weights.load(saved.path)[0].items():
            assert mx.isfinite(array).all().item(), name


def test_a_finished_run_adds_epochs(tmp_path: Path, pictures: Path, mini_vqgan: Path) -> None:
    folder = copied(mini_vqgan, tmp_path)
    outcome = train(folder, pictures, "vqgan", "training.adapt_epochs=2", resume="newest")
    assert outcome.checkpoint.name == "vqgan_epoch_0005.safetensors"
    added = [line for line in log_of(folder) if line["step"] > LAST and "learning_rate" in line]
    assert len(added) == 2 * STEPS
    # Gentler, and with the GAN from the first step on: the run was past its start.
    assert max(line["learning_rate"] for line in added) <= 0.3 * 0.001
    assert all("fooling" in line for line in added)
    again = train(folder, pictures, "vqgan", "training.adapt_epochs=1", resume="newest")
    assert again.checkpoint.name == "vqgan_epoch_0006.safetensors"


def test_an_added_leg_cut_short_goes_on_with_the_same_numbers(
    tmp_path: Path, pictures: Path, mini_vqgan: Path
) -> None:
    adapt = "training.adapt_epochs=2"
    whole, broken = copied(mini_vqgan, tmp_path / "a"), copied(mini_vqgan, tmp_path / "b")
    expected = train(whole, pictures, "vqgan", adapt, resume="newest").checkpoint
    for step in (LAST + 2, LAST + STEPS):
        with stopped_after("vqgan", step):
            assert not train(broken, pictures, "vqgan", adapt, resume="newest").done
    found = train(broken, pictures, "vqgan", adapt, resume="newest").checkpoint
    assert files_of(found) == files_of(expected)


def test_more_epochs_make_a_finished_run_longer(tmp_path: Path, pictures: Path, mini_vqgan: Path) -> None:
    folder = copied(mini_vqgan, tmp_path)
    outcome = train(folder, pictures, "vqgan", "training.epochs=4", resume="newest")
    assert outcome.checkpoint.name == "vqgan_epoch_0004.safetensors"


def test_the_checkpoints_own_config_is_enough(tmp_path: Path, pictures: Path, mini_vqgan: Path) -> None:
    folder = copied(mini_vqgan, tmp_path)
    first = folder / "checkpoints" / "vqgan_epoch_0001.safetensors"
    outcome = train(folder, pictures, "vqgan", resume=str(first), config=None, overrides=())
    assert files_of(outcome.checkpoint) == files_of(mini_vqgan)


def test_from_an_earlier_checkpoint_the_one_written_last_is_named(
    tmp_path: Path, pictures: Path, mini_vqgan: Path
) -> None:
    folder = copied(mini_vqgan, tmp_path)
    first = folder / "checkpoints" / "vqgan_epoch_0001.safetensors"
    with stopped_after("vqgan", STEPS + 1):
        outcome = train(folder, pictures, "vqgan", resume=str(first))
    assert outcome.checkpoint.name == f"vqgan_epoch_0002_step_{STEPS + 1:06d}.safetensors"
    assert outcome.checkpoint.exists()
    assert max(line["step"] for line in log_of(folder)) == STEPS + 1


def test_weights_alone_go_on_at_their_epoch(tmp_path: Path, pictures: Path, mini_vqgan: Path) -> None:
    arrays, metadata = weights.load(mini_vqgan.with_name("vqgan_epoch_0002.safetensors"))
    path = tmp_path / "vqgan_epoch_0002.npz"
    plain: dict[str, Any] = {name: np.array(array) for name, array in arrays.items()}
    np.savez(path, **plain, __metadata__=json.dumps(metadata))
    with before_step("vqgan", 2 * STEPS + 1, lambda stage: seen.update(stage.weights())):
        seen: dict[str, mx.array] = {}
        outcome = train(tmp_path, pictures, "vqgan", resume=str(path))
    assert outcome.checkpoint.name == "vqgan_epoch_0003.safetensors"
    assert {line["epoch"] for line in log_of(tmp_path)} == {3}
    assert all(mx.array_equal(seen[name], array) for name, array in arrays.items())


def test_an_epoch_cut_short_may_go_on_with_larger_batches(tmp_path: Path, pictures: Path) -> None:
    with stopped_after("vqgan", 2):
        train(tmp_path, pictures, "vqgan")
    outcome = train(tmp_path, pictures, "vqgan", "training.batch_size=5", resume="newest")
    assert outcome.done
    assert outcome.checkpoint.name == "vqgan_epoch_0003.safetensors"
    saved = list_checkpoints(tmp_path / "checkpoints")
    assert [checkpoint.epoch for checkpoint in saved if checkpoint.step is None] == [1, 2, 3]


def test_only_the_newest_and_the_best_are_kept(tmp_path: Path, pictures: Path) -> None:
    train(tmp_path, pictures, "vqgan", "training.epochs=5", "training.keep_checkpoints=2")
    psnr = {line["epoch"]: line["validation_psnr"] for line in log_of(tmp_path) if "validation_psnr" in line}
    best = max(psnr, key=lambda epoch: psnr[epoch])
    assert {saved.epoch for saved in list_checkpoints(tmp_path / "checkpoints")} == {4, 5, best}


def test_sheets_show_the_original_left_and_its_reconstruction_right(
    tmp_path: Path, pictures: Path, mini_vqgan: Path
) -> None:
    outcome = train(tmp_path, pictures, "vqgan", "training.sample_every=1", "training.epochs=2")
    sheets = sorted((tmp_path / "outputs" / "vqgan_samples").iterdir())
    assert [path.name for path in sheets] == ["epoch_0001.png", "epoch_0002.png"]
    data = load_dataset(pictures, SHARE)
    originals = eval_images(data, [*data.validation, *data.train])
    model, _ = load_vqgan(outcome.checkpoint)
    drawn = [np.array(model.decode(model.encode(mx.array(picture[None])))[0]) for picture in originals]
    expected = reconstruction_sheet(originals, np.round(np.stack(drawn) * 255).astype(np.uint8))
    with Image.open(sheets[-1]) as found:
        assert np.array_equal(np.array(found.convert("RGB")), np.array(expected.convert("RGB")))


def test_the_transformers_sheet_is_there(tmp_path: Path, pictures: Path, mini_vqgan: Path) -> None:
    train(tmp_path, pictures, "transformer", "training.epochs=1", vqgan=mini_vqgan)
    with Image.open(tmp_path / "outputs" / "transformer_samples" / "epoch_0001.png") as sheet:
        assert sheet.width >= 2 * 320
        assert sheet.height >= 2 * 192


@pytest.mark.parametrize("part", ["checkpoints", "outputs"])
def test_a_folder_that_cannot_be_written_is_told(part: str, tmp_path: Path, pictures: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SceneError, match="file"):
        train(tmp_path, pictures, "vqgan", **{part: tmp_path / "file" / "folder"})


def test_memory_stays_flat(tmp_path: Path, pictures: Path) -> None:
    resident: dict[int, float] = {}

    def look(stage: Any) -> None:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        resident[len(resident)] = pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    if not Path("/proc/self/statm").exists():
        pytest.skip("only Linux tells a process its resident memory so simply")
    with before_step("vqgan", 30, look), before_step("vqgan", 60, look):
        train(tmp_path, pictures, "vqgan", "training.epochs=20", "loss.gan_start=0.1")
    # A step's activations are some 50 MiB: one leaked a step would be a gigabyte.
    assert resident[1] < resident[0] + 40


def copied(checkpoint: Path, folder: Path) -> Path:
    """A copy of a run's folder, to go on in."""
    shutil.copytree(checkpoint.parents[1], folder, dirs_exist_ok=True)
    return folder
