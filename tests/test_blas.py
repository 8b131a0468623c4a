from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scene_engine import blas
from scene_engine.errors import SceneError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="MLX on macOS uses Accelerate")

LOAD = """
import json
from scene_engine import blas
loaded = blas.load()
print(json.dumps([loaded.fast, loaded.description, loaded.problem]))
"""

MULTIPLY = """
import json, time
from scene_engine import backend
backend.prepare("cpu")
import mlx.core as mx, numpy as np
a, b = np.random.default_rng(0).standard_normal((2, 512, 512), dtype=np.float32)
x, y = mx.array(a), mx.array(b)
times = []
for _ in range(4):
    start = time.perf_counter()
    z = x @ y
    mx.eval(z)
    times.append(time.perf_counter() - start)
print(json.dumps([min(times), float(np.abs(np.array(z) - a @ b).max())]))
"""


def start(code: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> list[object]:
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    answer = json.loads(output)
    assert isinstance(answer, list)
    return answer


@pytest.fixture
def before_mlx(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a fresh process: mlx not yet imported, no choice made."""
    monkeypatch.delitem(sys.modules, "mlx.core", raising=False)
    monkeypatch.delenv("SCENE_BLAS", raising=False)


def test_the_copy_is_built_once_and_named_by_its_digest(tmp_path: Path) -> None:
    first = blas.cached_copy(blas.find_source(), tmp_path)
    built = first.stat()
    assert blas._digest(first) == first.stem
    second = blas.cached_copy(blas.find_source(), tmp_path)
    assert (second, second.stat().st_ino, second.stat().st_mtime_ns) == (
        first,
        built.st_ino,
        built.st_mtime_ns,
    )
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [first]


@pytest.mark.parametrize("damage", ["one byte", "truncated", "empty"])
def test_a_damaged_copy_is_rebuilt(damage: str, tmp_path: Path) -> None:
    copy = blas.cached_copy(blas.find_source(), tmp_path)
    whole = copy.read_bytes()
    if damage == "one byte":
        copy.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    else:
        copy.write_bytes(whole[: len(whole) // 2] if damage == "truncated" else b"")
    again = blas.cached_copy(blas.find_source(), tmp_path)
    assert again == copy
    assert again.read_bytes() == whole


def test_two_processes_may_build_at_the_same_time(tmp_path: Path) -> None:
    processes = [start(LOAD, XDG_CACHE_HOME=str(tmp_path), SCENE_BLAS="") for _ in range(2)]
    for fast, description, problem in map(finish, processes):
        assert fast, problem
        assert str(description).startswith("OpenBLAS")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 1
    assert files[0].suffix == ".so"


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.touch()
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    fast, _, problem = finish(
        start(LOAD, XDG_CACHE_HOME=str(no_folder), TMPDIR=str(temporary), SCENE_BLAS="")
    )
    assert fast, problem
    assert list(temporary.iterdir()) == []


def test_products_are_much_faster_and_agree_with_numpy() -> None:
    slow, _ = finish(start(MULTIPLY, SCENE_BLAS="off"))
    # One thread: two would wait for each other on a busy machine.
    fast, difference = finish(start(MULTIPLY, SCENE_BLAS="", OPENBLAS_NUM_THREADS="1"))
    assert isinstance(fast, float)
    assert isinstance(slow, float)
    assert fast < slow / 3  # about 15 on an idle machine
    assert isinstance(difference, float)
    assert difference < 1e-3


@pytest.mark.usefixtures("before_mlx")
def test_a_missing_package_is_named_with_the_command_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blas, "PACKAGE", "no_such_package")
    loaded = blas.load()
    assert not loaded.fast
    assert "not installed" in loaded.problem
    assert "pip install scipy-openblas32" in loaded.fix


@pytest.mark.usefixtures("before_mlx")
def test_a_missing_patchelf_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    loaded = blas.load()
    assert not loaded.fast
    assert "patchelf" in loaded.problem
    assert "patchelf" in loaded.fix


@pytest.mark.usefixtures("before_mlx")
def test_a_failing_patchelf_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patchelf = tmp_path / "patchelf"
    patchelf.write_text("#!/bin/sh\necho unknown option >&2\nexit 1\n")
    patchelf.chmod(0o755)
    monkeypatch.setattr(blas, "_find_patchelf", lambda: str(patchelf))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert blas.load().problem == "patchelf failed: unknown option"
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == []


def test_a_damaged_package_is_not_copied(tmp_path: Path) -> None:
    source = dataclasses.replace(blas.find_source(), digest="0" * 64)
    with pytest.raises(blas.BlasError, match="damaged") as error:
        blas.cached_copy(source, tmp_path)
    assert "--force-reinstall" in error.value.fix


def test_mlx_imported_too_early_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SCENE_BLAS", raising=False)
    monkeypatch.setitem(sys.modules, "mlx.core", sys)
    loaded = blas.load()
    assert not loaded.fast
    assert "too early" in loaded.problem


@pytest.mark.usefixtures("before_mlx")
def test_switched_off_is_no_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCENE_BLAS", "off")
    loaded = blas.load()
    assert (loaded.fast, loaded.problem, loaded.threads()) == (False, "", None)


@pytest.mark.usefixtures("before_mlx")
@pytest.mark.parametrize("content", [None, b"not a library"])
def test_a_wrong_library_of_ones_own_is_refused(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "libmine.so"
    if content is not None:
        library.write_bytes(content)
    monkeypatch.setenv("SCENE_BLAS", str(library))
    with pytest.raises(SceneError, match=r"libmine\.so"):
        blas.load()


def test_a_library_of_ones_own_is_used(tmp_path: Path) -> None:
    copy = blas.cached_copy(blas.find_source(), tmp_path / "cache")
    own = shutil.copy(copy, tmp_path / "libown.so")
    fast, description, _ = finish(start(LOAD, SCENE_BLAS=str(own)))
    assert fast
    assert str(description).startswith("OpenBLAS")
