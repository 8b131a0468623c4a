from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from scene_engine import machine

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="control groups are Linux's")


def test_there_is_a_core_and_memory_and_a_name() -> None:
    assert 1 <= machine.cores() <= (os.cpu_count() or 1)
    assert machine.memory_bytes() > 2**28
    assert machine.processor_name()


@linux_only
@pytest.mark.parametrize(
    ("files", "cores"),
    [
        ({"cpu.max": "150000 100000"}, 2),
        ({"cpu.max": "50000 100000"}, 1),
        ({"cpu.max": "max 100000"}, 8),
        ({"cpu/cpu.cfs_quota_us": "300000", "cpu/cpu.cfs_period_us": "100000"}, 3),
        ({"cpu/cpu.cfs_quota_us": "-1", "cpu/cpu.cfs_period_us": "100000"}, 8),
        ({}, 8),
    ],
)
def test_cores_respect_the_containers_quota(
    files: dict[str, str], cores: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, files)
    monkeypatch.setattr(machine, "CGROUPS", tmp_path)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)))
    assert machine.cores() == cores


@linux_only
@pytest.mark.parametrize("name", ["memory.max", "memory/memory.limit_in_bytes"])
def test_memory_respects_the_containers_limit(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "CGROUPS", tmp_path)
    whole = machine.memory_bytes()
    write(tmp_path, {name: str(2**27)})
    assert machine.memory_bytes() == 2**27
    write(tmp_path, {name: "max"})
    assert machine.memory_bytes() == whole


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n")
