"""Examines the machine and the installation: what there is, how fast, what is wrong and how to mend it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

import scene_engine
from scene_engine import backend, resources
from scene_engine.errors import SceneError

PYTHON = (3, 10)
LOW_DISK = 2 * backend.GIB
SECONDS = 0.5  # for each of the two measurements
PACKAGES = ("mlx", "numpy", "pillow", "sentencepiece")


@dataclass(frozen=True)
class Device:
    """The device that would compute. Speeds are the best of several runs in half a second.

    Attributes:
        memory_bytes: As `backend.Backend.memory_bytes`.
        gflops: Product of two 1024x1024 float32 matrices, in 10^9 operations a second.
        row_gbps: One row times 512x2048 float32 matrices, 128 MB of them, on one BLAS thread: what decoding
            tokens waits for. In 10^9 bytes of weights a second.
    """

    name: str
    description: str
    blas: str
    blas_is_fast: bool
    memory_bytes: int
    suggested_batch_size: int
    gflops: float
    row_gbps: float


@dataclass(frozen=True)
class Checkpoint:
    path: str
    bytes: int
    digest: str


@dataclass(frozen=True)
class Folder:
    """A folder of the user's; it need not exist yet. `free_bytes` is of the disk that it lies on."""

    path: str
    writable: bool
    free_bytes: int


@dataclass(frozen=True)
class Problem:
    message: str
    fix: str


@dataclass
class Report:
    """All that was found; `device` and `checkpoint` are None where there is none to use."""

    versions: dict[str, str] = field(default_factory=dict)
    device: Device | None = None
    checkpoint: Checkpoint | None = None
    folders: dict[str, Folder] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        return {"healthy": not self.problems, **asdict(self)}


def examine(device: str = "auto") -> Report:
    """Looks at everything, measures for about a second, writes nothing but the BLAS cache."""
    report = Report(versions=_versions())
    if sys.version_info < PYTHON:
        report.problems.append(
            Problem(f"Python {platform.python_version()} is too old", "Install Python 3.10 or newer.")
        )
    _find_device(report, device)
    _find_checkpoint(report)
    _find_folders(report)
    return report


def _versions() -> dict[str, str]:
    found = {"scene-engine": scene_engine.__version__, "python": platform.python_version()}
    for name in (*PACKAGES, *backend.installed_backends()):
        installed = next(iter(metadata.distributions(name=name)), None)
        found[name] = installed.version if installed else "missing"
    return found


def _find_device(report: Report, device: str) -> None:
    try:
        chosen = backend.prepare(device)
    except SceneError as error:
        report.problems.append(Problem(error.message, error.fix))
        return
    if chosen.name == "cpu" and chosen.blas.problem:
        report.problems.append(Problem(f"matrix products are slow: {chosen.blas.problem}", chosen.blas.fix))
    report.device = Device(
        name=chosen.name,
        description=chosen.description,
        blas=chosen.blas.description,
        blas_is_fast=chosen.blas.fast,
        memory_bytes=chosen.memory_bytes,
        suggested_batch_size=backend.suggested_batch_size(chosen.memory_bytes),
        gflops=round(measure_gflops(SECONDS), 1),
        row_gbps=round(measure_row_gbps(SECONDS), 1),
    )


def measure_gflops(seconds: float, size: int = 1024) -> float:
    """Billions of operations a second in the product of two float32 matrices, on the default device."""
    import mlx.core as mx

    a = mx.random.normal((size, size), key=mx.random.key(0))
    b = mx.random.normal((size, size), key=mx.random.key(1))
    mx.eval(a, b)
    return 2 * size**3 / _best_time(lambda: mx.eval(a @ b), seconds) / 1e9


def measure_row_gbps(seconds: float, matrices: int = 32) -> float:
    """Gigabytes of weights a second as one row passes through many matrices, too many for the caches."""
    import mlx.core as mx

    row = mx.ones((1, 512))
    weights = [mx.full((512, 2048), 0.01 * (i + 1)) for i in range(matrices)]
    mx.eval(row, weights)
    with backend.threads(1):
        best = _best_time(lambda: mx.eval([row @ weight for weight in weights]), seconds)
    return sum(weight.nbytes for weight in weights) / best / 1e9


def _best_time(run: Callable[[], None], seconds: float) -> float:
    """The shortest of the runs that fit in `seconds`; two at least, as the first warms up."""
    end = time.perf_counter() + seconds
    times: list[float] = []
    while len(times) < 2 or time.perf_counter() < end:
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def _find_checkpoint(report: Report) -> None:
    try:
        path = resources.shipped_checkpoint()
        digest = ""
        if report.device is not None:  # reading weights needs mlx
            from scene_engine import weights

            digest = weights.digest(path)
        report.checkpoint = Checkpoint(str(path), path.stat().st_size, digest)
    except SceneError as error:
        report.problems.append(Problem(error.message, error.fix))


def _find_folders(report: Report) -> None:
    full_disks: set[int] = set()
    for name, path in (
        ("data", resources.data_folder()),
        ("cache", resources.cache_folder()),
        ("logs", resources.log_folder()),
    ):
        ground = _nearest_existing(path)
        free, disk = shutil.disk_usage(ground).free, ground.stat().st_dev
        folder = Folder(str(path), os.access(ground, os.W_OK | os.X_OK), free)
        report.folders[name] = folder
        if not folder.writable:
            message = f"the {name} folder can't be written to: {path}"
            report.problems.append(Problem(message, f"Make {ground} writable for you."))
        if free < LOW_DISK and disk not in full_disks:
            full_disks.add(disk)
            message = (
                f"the disk of the {name} folder is almost full, {free / backend.GIB:.1f} GiB left: {path}"
            )
            report.problems.append(
                Problem(message, "Free some space: training saves a checkpoint every epoch.")
            )


def _nearest_existing(path: Path) -> Path:
    """The folder itself, or the one that it would be made in."""
    return next(place for place in (path, *path.parents) if place.exists())
