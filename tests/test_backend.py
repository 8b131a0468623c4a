from __future__ import annotations

import ctypes
import importlib
import importlib.util
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import mlx.core
import pytest

from scene_engine import backend, machine
from scene_engine.blas import Blas
from scene_engine.errors import SceneError


class FakeMlx:
    """As much of mlx.core as choosing a device touches."""

    def __init__(self, gpu: str = "", **information: object) -> None:
        self.metal = SimpleNamespace(is_available=lambda: gpu == "metal")
        self.cuda = SimpleNamespace(is_available=lambda: gpu == "cuda")
        self.cpu, self.gpu = "cpu", "gpu"
        self.information = information
        self.device = ""
        self.compiling = True

    def set_default_device(self, device: str) -> None:
        self.device = device

    def default_device(self) -> str:
        return self.device

    def device_info(self, device: str) -> dict[str, object]:
        assert device == "gpu"
        return self.information

    def disable_compile(self) -> None:
        self.compiling = False

    def enable_compile(self) -> None:
        self.compiling = True


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Callable[..., FakeMlx]:
    """Puts a stand-in for mlx.core in place, as in a process that has prepared nothing yet."""

    def install(gpu: str = "", loaded: Blas | None = None, **information: object) -> FakeMlx:
        mlx = FakeMlx(gpu, **information)
        monkeypatch.setitem(sys.modules, "mlx.core", mlx)
        monkeypatch.setattr(backend, "_prepared", {})
        monkeypatch.setattr(backend, "_blas", lambda: loaded or Blas("a fast one", fast=True))
        monkeypatch.setattr(backend, "installed_backends", lambda: ["mlx-cpu"])
        for name in backend.CUDA_ENVIRONMENT:
            monkeypatch.setenv(name, os.environ.get(name, "4000"))
        return mlx

    return install


@pytest.mark.parametrize("device", ["auto", "gpu", "metal"])
def test_metal_is_taken_where_it_is(device: str, fake: Callable[..., FakeMlx]) -> None:
    mlx = fake("metal", device_name="Apple M2", memory_size=16 * backend.GIB)
    chosen = backend.prepare(device)
    assert (chosen.name, chosen.description, chosen.device) == ("metal", "Apple M2", "gpu")
    assert chosen.memory_bytes == 16 * backend.GIB
    assert (chosen.compiles, mlx.compiling, chosen.train_dtype) == (True, True, "bfloat16")


@pytest.mark.parametrize("device", ["auto", "gpu", "cuda"])
def test_cuda_is_taken_where_it_is(device: str, fake: Callable[..., FakeMlx]) -> None:
    fake("cuda", device_name="NVIDIA H200", total_memory=140 * backend.GIB)
    chosen = backend.prepare(device)
    assert (chosen.name, chosen.description) == ("cuda", "NVIDIA H200")
    assert chosen.memory_bytes == 140 * backend.GIB


@pytest.mark.parametrize(("gpu", "device"), [("", "auto"), ("", "cpu"), ("cuda", "cpu"), ("metal", "cpu")])
def test_the_cpu_neither_compiles_nor_trains_at_16_bits(
    gpu: str, device: str, fake: Callable[..., FakeMlx]
) -> None:
    mlx = fake(gpu)
    chosen = backend.prepare(device)
    assert (chosen.name, chosen.device) == ("cpu", "cpu")
    assert f"{machine.cores()} core" in chosen.description
    assert (chosen.compiles, mlx.compiling, chosen.train_dtype) == (False, False, "float32")


@pytest.mark.parametrize(
    ("gpu", "device"), [("", "gpu"), ("", "cuda"), ("", "metal"), ("metal", "cuda"), ("cuda", "metal")]
)
def test_a_gpu_that_is_not_there_is_refused_with_a_way_on(
    gpu: str, device: str, fake: Callable[..., FakeMlx]
) -> None:
    fake(gpu)
    with pytest.raises(SceneError) as error:
        backend.prepare(device)
    assert "--device auto" in error.value.fix


def test_cuda_build_without_a_gpu_points_at_the_driver(
    fake: Callable[..., FakeMlx], monkeypatch: pytest.MonkeyPatch
) -> None:
    fake()
    monkeypatch.setattr(backend, "installed_backends", lambda: ["mlx-cuda-13"])
    with pytest.raises(SceneError, match="no NVIDIA GPU") as error:
        backend.prepare("cuda")
    assert "nvidia-smi" in error.value.fix


def test_an_unknown_device_is_refused(fake: Callable[..., FakeMlx]) -> None:
    fake()
    with pytest.raises(SceneError, match="'tpu'"):
        backend.prepare("tpu")


def test_two_backends_at_once_are_refused(
    fake: Callable[..., FakeMlx], monkeypatch: pytest.MonkeyPatch
) -> None:
    fake()
    monkeypatch.setattr(backend, "installed_backends", lambda: ["mlx-cpu", "mlx-cuda-13"])
    with pytest.raises(SceneError, match="mlx-cpu and mlx-cuda-13") as error:
        backend.prepare()
    assert "pip uninstall -y mlx mlx-cpu mlx-cuda-13" in error.value.fix


def test_installed_backends_are_read_from_their_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("mlx", "mlx-0.32.4.dist-info", "mlx_cuda_13-0.32.4.dist-info", "mlx_cpu-0.32.4.dist-info"):
        (tmp_path / name).mkdir()
    spec = SimpleNamespace(submodule_search_locations=[str(tmp_path / "mlx")])
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: spec)
    assert backend.installed_backends() == ["mlx-cpu", "mlx-cuda-13"]
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert backend.installed_backends() == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has backends to choose")
@pytest.mark.parametrize(
    ("installed", "error", "message", "fix"),
    [
        ([], ModuleNotFoundError("No module named 'mlx'"), "not installed", "scene-engine[cpu]"),
        ([], ImportError("libmlx.so: cannot open shared object"), "without a backend", "scene-engine[cuda]"),
        (["mlx-cuda-13"], ImportError("libcuda.so.1: cannot open"), "can't start", "NVIDIA driver"),
        (["mlx-cpu"], ImportError("libmlx.so: file too short"), "file too short", "uninstall -y mlx mlx-cpu"),
    ],
)
def test_a_broken_mlx_is_explained(
    installed: list[str],
    error: ImportError,
    message: str,
    fix: str,
    fake: Callable[..., FakeMlx],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: str) -> Any:
        raise error

    fake()
    monkeypatch.setattr(backend, "installed_backends", lambda: installed)
    monkeypatch.setattr(importlib, "import_module", fail)
    with pytest.raises(SceneError, match=message) as raised:
        backend.prepare()
    assert fix in raised.value.fix


def test_the_same_device_again_is_the_same_backend(fake: Callable[..., FakeMlx]) -> None:
    mlx = fake("metal")
    first = backend.prepare("auto")
    assert backend.prepare("auto") is first
    assert backend.prepare("cpu").name == "cpu"
    assert backend.prepare("auto").name == "metal"
    assert (mlx.device, mlx.compiling) == ("gpu", True)


def test_a_slow_blas_is_told_in_one_line_and_only_on_the_cpu(
    fake: Callable[..., FakeMlx], caplog: pytest.LogCaptureFixture
) -> None:
    slow = Blas("slow", fast=False, problem="the package is not installed", fix="pip install it")
    with caplog.at_level(logging.WARNING):
        fake("cuda", loaded=slow)
        backend.prepare()
        assert caplog.messages == []
        fake(loaded=slow)
        backend.prepare()
        backend.prepare()
    assert caplog.messages == ["Slow matrix products: the package is not installed. pip install it"]


def test_mlx_imported_first_still_works_and_says_so() -> None:
    code = "import mlx.core; from scene_engine import backend; print(backend.prepare('cpu').name)"
    environment = {name: value for name, value in os.environ.items() if name != "SCENE_BLAS"}
    result = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert result.stdout == "cpu\n"
    if sys.platform == "linux":
        assert result.stderr.count("\n") == 1
        assert "imported too early" in result.stderr


def test_prepared_for_the_tests() -> None:
    chosen = backend.prepare("cpu")
    assert chosen.device == mlx.core.default_device() == mlx.core.Device(mlx.core.cpu, 0)


def test_a_cpu_without_openblas_is_told_from_one_with_it(fake: Callable[..., FakeMlx]) -> None:
    fake(loaded=Blas("OpenBLAS", fast=True, library=ctypes.CDLL(None)))
    assert not backend.on_openblas()
    backend.prepare("cpu")
    assert backend.on_openblas()
    fake(loaded=Blas("Accelerate", fast=True))
    backend._prepared.clear()
    backend.prepare("cpu")
    assert not backend.on_openblas()


@pytest.mark.skipif(sys.platform != "linux", reason="only OpenBLAS has threads to set")
def test_threads_are_set_within_the_block_and_restored_after_an_error() -> None:
    library = backend._blas()
    before = library.threads()
    inside = []

    def decode() -> None:
        with backend.threads(3):
            inside.append(library.threads())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        decode()
    assert inside == [3]
    assert library.threads() == before


def test_threads_do_nothing_where_they_cannot_be_set(fake: Callable[..., FakeMlx]) -> None:
    fake(loaded=Blas("Accelerate", fast=True))
    with backend.threads(1):
        pass


@pytest.mark.parametrize(
    ("gibibytes", "size"),
    [
        (4, 4),
        (7.5, 8),
        (8, 8),
        (12, 8),
        (15.3, 16),
        (16, 16),
        (24, 16),
        (31, 24),
        (32, 24),
        (64, 32),
        (140, 32),
    ],
)
def test_batch_size_grows_with_memory(gibibytes: float, size: int) -> None:
    assert backend.suggested_batch_size(int(gibibytes * backend.GIB)) == size
