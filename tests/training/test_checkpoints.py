"""Checkpoints: whole or not there, whatever ends the run, and never mistaken for another."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import mlx.core as mx
import numpy as np
import pytest

from scene_engine.errors import SceneError
from scene_engine.training import checkpoints
from scene_engine.training.checkpoints import claim, load_checkpoint, newest, prune, save_checkpoint


def save(folder: Path, epoch: int, value: float = 0.0, step: int | None = None, stage: str = "vqgan") -> Path:
    return save_checkpoint(
        folder,
        stage,
        epoch,
        {"w": mx.full((4,), value + epoch)},
        {"config": '{"seed": 1}'},
        {"optimizer.m": mx.full((4,), -value - epoch), "counter": mx.array(epoch)},
        {"order": "[1, 2]"},
        step=step or epoch * 10,
        whole_epoch=step is None,
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_checkpoint_comes_back_with_its_state(tmp_path: Path) -> None:
    path = save(tmp_path, 50)
    assert names(tmp_path) == ["vqgan_epoch_0050.safetensors", "vqgan_epoch_0050.state.safetensors"]
    found = load_checkpoint(path, "vqgan")
    assert found.weights["w"].tolist() == [50.0] * 4
    assert found.metadata == {"config": '{"seed": 1}', "stage": "vqgan", "epoch": "50", "step": "500"}
    assert found.state is not None
    assert found.state_metadata is not None
    assert found.state["optimizer.m"].tolist() == [-50.0] * 4
    assert found.state_metadata["order"] == "[1, 2]"


def test_the_same_run_writes_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        save(tmp_path / folder, 1)
    for name in names(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_npz_and_weights_alone_have_no_state(tmp_path: Path) -> None:
    np.savez(tmp_path / "vqgan_epoch_0050.npz", w=np.ones(4, dtype=np.float32))
    found = load_checkpoint(tmp_path / "vqgan_epoch_0050.npz", "vqgan")
    assert found.weights["w"].tolist() == [1.0] * 4
    assert (found.state, found.state_metadata) == (None, None)
    with pytest.raises(SceneError, match="of vqgan, not of transformer"):
        load_checkpoint(tmp_path / "vqgan_epoch_0050.npz", "transformer")
    path = save(tmp_path, 1)
    checkpoints.state_path(path).unlink()
    assert load_checkpoint(path, with_state=False).state is None


def test_the_furthest_along_is_the_newest(tmp_path: Path) -> None:
    assert newest(tmp_path, "vqgan") is None
    assert newest(tmp_path / "missing", "vqgan") is None
    first, interrupted, second = save(tmp_path, 1), save(tmp_path, 2, step=15), save(tmp_path, 2)
    late = save(tmp_path, 10_000)
    other = save(tmp_path, 3, stage="transformer")
    (tmp_path / "vqgan_epoch_x.safetensors").write_text("not one")
    assert interrupted.name == "vqgan_epoch_0002_step_000015.safetensors"
    found = checkpoints.list_checkpoints(tmp_path)
    assert [saved.path for saved in found] == [first, interrupted, second, late, other]
    assert (found[1].epoch, found[1].step) == (2, 15)
    assert newest(tmp_path, "vqgan") == late
    assert newest(tmp_path, "transformer") == other


def test_files_that_do_not_belong_together(tmp_path: Path) -> None:
    path, other = save(tmp_path, 1), save(tmp_path, 2)
    with pytest.raises(SceneError, match=r"Name vqgan_epoch_0001\.safetensors instead"):
        load_checkpoint(checkpoints.state_path(path))
    with pytest.raises(SceneError, match="of vqgan, not of transformer"):
        load_checkpoint(path, "transformer")
    shutil.copy(checkpoints.state_path(other), checkpoints.state_path(path))
    with pytest.raises(SceneError, match="does not belong to the weights"):
        load_checkpoint(path)
    checkpoints.state_path(path).unlink()
    with pytest.raises(SceneError, match=r"has no vqgan_epoch_0001\.state\.safetensors beside it"):
        load_checkpoint(path)


def test_another_config_is_named_key_by_key() -> None:
    saved = {"model": {"codes": 512, "channels": [64, 128]}, "seed": 1}
    checkpoints.check_config(Path("a"), saved, {"seed": 1, "model": {"channels": [64, 128], "codes": 512}})
    with pytest.raises(SceneError) as caught:
        checkpoints.check_config(Path("a.npz"), saved, {"model": {"codes": 256, "channels": [64]}, "seed": 1})
    assert (
        "a.npz was trained with another config: model.codes was 512 and is now 256, model.channels was"
        in str(caught.value)
    )


def test_prune_keeps_the_last_written_and_the_best(tmp_path: Path) -> None:
    old = save(tmp_path, 100)
    os.utime(old, ns=(0, 0))
    paths = [save(tmp_path, epoch) for epoch in range(1, 6)]
    other = save(tmp_path, 1, stage="transformer")
    for age, path in enumerate(paths):
        os.utime(path, ns=(age + 1, age + 1))
    prune(tmp_path, "vqgan", keep=2, best=paths[1])
    kept = [paths[1], paths[3], paths[4], other]
    assert [saved.path for saved in checkpoints.list_checkpoints(tmp_path)] == kept
    assert len(names(tmp_path)) == 2 * len(kept)


def test_a_new_run_over_an_old_one_is_never_a_mix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(tmp_path, 1)
    save(tmp_path, 1, value=5)
    assert load_checkpoint(path).weights["w"].tolist() == [6.0] * 4

    # The machine stops between the two renames: what is left is no checkpoint, and not the old weights.
    renames: list[Path] = []
    replace = Path.replace

    def once(self: Path, target: Path) -> Path:
        renames.append(target)
        if len(renames) == 2:
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", once)
    with pytest.raises(KeyboardInterrupt):
        save(tmp_path, 1, value=7)
    assert renames == [checkpoints.state_path(path), path]
    assert newest(tmp_path, "vqgan") is None


def test_a_resumed_run_over_its_own_checkpoint_is_whole_throughout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path, 1)
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        load_checkpoint(path)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    save(tmp_path, 1)
    load_checkpoint(path)


def test_one_run_at_a_time_and_dead_temporaries_go(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "checkpoints"
    with claim(folder, "vqgan"):
        path = save(folder, 1)
        (folder / ".vqgan_epoch_0002-abcd1234.safetensors").write_text("half")
        (folder / ".vqgan_epoch_0002.state-abcd1234.safetensors").write_text("half")
        (folder / ".transformer_epoch_0002-abcd1234.safetensors").write_text("another's")
        with pytest.raises(SceneError, match="another run is training the vqgan"), claim(folder, "vqgan"):
            pass
        with claim(folder, "transformer"):
            assert not list(folder.glob(".transformer_*-*"))
    with claim(folder, "vqgan"):
        assert not list(folder.glob(".vqgan_*-*"))
        load_checkpoint(path)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(SceneError, match="cannot write"):
        save(tmp_path / "file", 1)
    with pytest.raises(SceneError, match="cannot write in"), claim(tmp_path / "file", "vqgan"):
        pass


def test_a_read_only_folder() -> None:
    with tempfile.TemporaryDirectory() as name:  # not tmp_path, which other users may not enter
        folder = Path(name)
        path = save(folder, 1)
        before = names(folder)
        folder.chmod(0o555)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)  # root may write anywhere
        try:
            with pytest.raises(SceneError, match="cannot write"):
                save(folder, 2)
            with pytest.raises(SceneError, match="cannot write in"), claim(folder, "vqgan"):
                pass
        finally:
            os.seteuid(user)
            folder.chmod(0o755)
        assert names(folder) == before
        load_checkpoint(path)


@pytest.mark.parametrize("big", ["weights", "state"])
def test_a_full_disk_leaves_earlier_checkpoints(tmp_path: Path, big: str) -> None:
    """RLIMIT_FSIZE makes the system refuse to write past a size, as a full disk does."""
    path = save(tmp_path, 1)
    before = {name: (tmp_path / name).read_bytes() for name in names(tmp_path)}
    large, small = {"w": mx.ones((50_000,))}, {"w": mx.ones((4,))}
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
        with pytest.raises(SceneError, match="the disk may be full"):
            save_checkpoint(
                tmp_path,
                "vqgan",
                1,
                large if big == "weights" else small,
                {},
                large if big == "state" else small,
                {},
                step=10,
            )
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == before
    load_checkpoint(path)


_RUN = """
    import sys
    from pathlib import Path
    import mlx.core as mx
    from scene_engine.training.checkpoints import claim, save_checkpoint

    folder, value = Path(sys.argv[1]), float(sys.argv[2])
    with claim(folder, "vqgan"):
        print("ready", flush=True)
        for step in range(1_000_000):
            big = {f"w{n}": mx.full((250_000,), value + step + n) for n in range(4)}
            save_checkpoint(folder, "vqgan", step % 3 + 1, big, {}, big, {}, step=step)
"""


def test_kill_at_any_moment_leaves_only_whole_checkpoints(tmp_path: Path) -> None:
    """Each run writes other numbers over the last one's files, and is killed in the midst of it."""
    moments = random.Random(7)
    leftovers = 0
    for attempt in range(20):
        command = [sys.executable, "-c", textwrap.dedent(_RUN), str(tmp_path), str(attempt * 1000)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
            assert run.stdout is not None
            assert run.stdout.readline() == "ready\n"
            time.sleep(moments.uniform(0.0, 0.15))
            run.kill()
        leftovers += len(list(tmp_path.glob(".vqgan_epoch_*-*")))
        for saved in checkpoints.list_checkpoints(tmp_path):
            found = load_checkpoint(saved.path, "vqgan")
            assert found.state is not None
            for name, value in found.weights.items():
                assert mx.array_equal(value, found.state[name])
                assert mx.all(value == value[0]).item()
    assert leftovers > 0, "no run was killed while it wrote"
    assert checkpoints.list_checkpoints(tmp_path)
    with claim(tmp_path, "vqgan"):
        assert not list(tmp_path.glob(".vqgan_epoch_*-*"))
