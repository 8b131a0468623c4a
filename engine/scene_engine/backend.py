"""Which device computes, and how: call `prepare` before anything imports mlx.

MLX reads its environment and binds its BLAS once, while it is imported; this module is where both are set.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
import logging
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scene_engine import blas, machine
from scene_engine.errors import SceneError

logger = logging.getLogger(__name__)

GIB = 2**30

CUDA_ENVIRONMENT = {
    # MLX keeps a compiled plan a shape, few of them, and throws when they are evicted too often.
    "MLX_CUDA_CONV_CACHE_SIZE": "4000",
    "MLX_CUDA_GRAPH_CACHE_SIZE": "4000",
    "MLX_CUDA_SDPA_CACHE_SIZE": "4000",
    "MLX_CUDA_SDPA_BACKWARD_CACHE_SIZE": "4000",
    "MLX_ENABLE_CACHE_THRASHING_CHECK": "0",
}

CPU_EXTRA = "pip install 'scene-engine[cpu]'"
CUDA_EXTRA = "pip install 'scene-engine[cuda]'"


@dataclass(frozen=True)
class Backend:
    """What MLX computes on.

    Attributes:
        name: "metal", "cuda" or "cpu".
        description: The chip, and on a CPU the cores in use.
        device: The `mlx.core.Device`, which is the default one now.
        blas: What multiplies matrices on the CPU.
        memory_bytes: Memory for model, activations and data: unified memory on Metal, the GPU's own on
            CUDA, RAM within the container's limit on a CPU.
        compiles: Whether `mx.compile` is on. On a CPU it needs a C++ compiler at run time and gains nothing.
        train_dtype: The dtype to compute in when training. CPUs are slow at 16 bits.
    """

    name: str
    description: str
    device: Any
    blas: blas.Blas
    memory_bytes: int
    compiles: bool
    train_dtype: str


_prepared: dict[str, Backend] = {}  # holds the one device last asked for


def prepare(device: str = "auto") -> Backend:
    """Chooses the device and makes it MLX's default one. Calling it again with the same device is free.

    Args:
        device: "auto" (the GPU where there is one), "gpu", "metal", "cuda" or "cpu".

    Raises:
        SceneError: The device isn't there, or mlx isn't installed as it should be.
    """
    if device not in _prepared:
        backend = _choose(device)
        _prepared.clear()
        _prepared[device] = backend
    return _prepared[device]


def on_openblas() -> bool:
    """Whether the device last asked for is a CPU whose products are OpenBLAS's."""
    return any(chosen.name == "cpu" and chosen.blas.library is not None for chosen in _prepared.values())


@contextmanager
def threads(count: int) -> Iterator[None]:
    """Lets the CPU's BLAS use `count` threads within the block; nothing happens where it is not OpenBLAS.

    Decoding tokens multiplies single rows, where one thread is as fast as two on an idle machine and
    15 times faster on a busy one (OpenBLAS's threads wait by spinning). Larger products gain from more.
    """
    library = _blas()
    before = library.threads()
    if before is None:
        yield
        return
    library.set_threads(count)
    try:
        yield
    finally:
        library.set_threads(before)


def suggested_batch_size(memory_bytes: int) -> int:
    """The training batch size for this much memory: 8 for 8 GB, 16 for 16 GB, 24 to 32 from 32 GB on.

    What the system and the firmware keep (up to a tenth) doesn't drop a machine into the class below.
    """
    for nominal, size in ((64, 32), (32, 24), (16, 16), (8, 8)):
        if memory_bytes >= 0.9 * nominal * GIB:
            return size
    return 4


@functools.cache
def _blas() -> blas.Blas:
    """Loads the BLAS once a process: it can't be taken back."""
    return blas.load()


def _choose(device: str) -> Backend:
    if device not in ("auto", "gpu", "metal", "cuda", "cpu"):
        raise SceneError(f"there is no device '{device}'", "Choose auto, gpu, metal, cuda or cpu.")
    _refuse_two_backends()
    loaded = _blas()  # for the GPUs too: MLX still does some operations on the CPU
    if sys.platform == "linux":
        for name, value in CUDA_ENVIRONMENT.items():
            os.environ.setdefault(name, value)
    mx = _import_mlx()
    gpu = "metal" if mx.metal.is_available() else "cuda" if mx.cuda.is_available() else ""
    if device != "cpu" and device not in ("auto", "gpu", gpu):
        raise _no_gpu(device)
    if device == "gpu" and not gpu:
        raise _no_gpu("metal" if sys.platform == "darwin" else "cuda")
    if gpu and device != "cpu":
        mx.set_default_device(mx.gpu)
        mx.enable_compile()
        info = mx.device_info(mx.gpu)
        memory = int(info.get("memory_size") or info.get("total_memory") or machine.memory_bytes())
        description = str(info.get("device_name", gpu))
        return Backend(gpu, description, mx.default_device(), loaded, memory, True, "bfloat16")
    machine.keep_freed_memory()
    mx.set_default_device(mx.cpu)
    mx.disable_compile()
    if loaded.problem:
        logger.warning("Slow matrix products: %s. %s", loaded.problem, loaded.fix)
    count = machine.cores()
    description = f"{machine.processor_name()}, {count} core{'s' if count > 1 else ''}"
    memory = machine.memory_bytes()
    return Backend("cpu", description, mx.default_device(), loaded, memory, False, "float32")


def _import_mlx() -> Any:
    try:
        return importlib.import_module("mlx.core")
    except ModuleNotFoundError as error:
        raise SceneError(f"mlx is not installed: {error}", _install_hint()) from error
    except ImportError as error:
        if "libmlx.so" in str(error) and not installed_backends():
            raise SceneError("mlx is installed without a backend", _install_hint()) from error
        raise SceneError(f"mlx can't start: {error}", _repair_hint(error)) from error


def installed_backends() -> list[str]:
    """The pip packages that bring MLX's Linux library, such as "mlx-cpu"; found by their folders' names."""
    spec = importlib.util.find_spec("mlx")
    sites = {Path(place).parent for place in (spec.submodule_search_locations or ())} if spec else set()
    found = {path.name for site in sites for path in site.glob("mlx_c*.dist-info")}
    return sorted(name.partition("-")[0].replace("_", "-") for name in found)


def _refuse_two_backends() -> None:
    found = installed_backends()
    if len(found) > 1:
        raise SceneError(
            f"{' and '.join(found)} are both installed, and each overwrites the other's libmlx.so",
            f"Run: pip uninstall -y mlx {' '.join(found)}, then {CPU_EXTRA} or {CUDA_EXTRA}",
        )


def _no_gpu(device: str) -> SceneError:
    if device == "metal":
        fix = "Metal needs macOS on Apple silicon. Use --device auto."
        if sys.platform == "darwin" and platform.machine() != "arm64":
            fix = "Metal needs Apple silicon and a Python built for arm64. Use --device auto."
        return SceneError("there is no Metal GPU here", fix)
    if any(name.startswith("mlx-cuda") for name in installed_backends()):
        return SceneError("MLX finds no NVIDIA GPU", "Check that nvidia-smi lists one, or use --device auto.")
    return SceneError(
        "this MLX was installed without CUDA",
        f"With an NVIDIA GPU: pip uninstall -y mlx mlx-cpu, then {CUDA_EXTRA}. Else use --device auto.",
    )


def _install_hint() -> str:
    if sys.platform == "darwin":
        return "Run: pip install scene-engine"
    return f"Run: {CPU_EXTRA}, or with an NVIDIA GPU: {CUDA_EXTRA}"


def _repair_hint(error: ImportError) -> str:
    found = installed_backends()
    if "libcuda.so" in str(error):
        without = f"pip uninstall -y mlx {' '.join(found)}, then {CPU_EXTRA}"
        return f"Install the NVIDIA driver. Without an NVIDIA GPU: {without}"
    return f"Run: pip uninstall -y mlx {' '.join(found)}, then {_install_hint().removeprefix('Run: ')}"
