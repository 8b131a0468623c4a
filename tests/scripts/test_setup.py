from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "setup.py"


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, its environment in a folder of the test's own, on a Linux without a GPU."""
    spec = importlib.util.spec_from_file_location("setup_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(sys, "platform", "linux")
    return module


def commands(monkeypatch: pytest.MonkeyPatch, answer: Callable[[list[str]], int]) -> list[list[str]]:
    """Runs no command: `answer` gives each one's exit code. Returns the list that they are recorded in."""
    seen: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        seen.append(command)
        return subprocess.CompletedProcess(command, answer(command))

    monkeypatch.setattr(subprocess, "run", run)
    return seen


@pytest.mark.parametrize(("driver", "extra"), [(0, "[cpu]"), (550, "[cpu]"), (580, "[cuda]")])
def test_linux_takes_cuda_only_with_a_driver_for_it(
    driver: int, extra: str, setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "nvidia_driver", lambda: driver)
    assert setup.backend_extra() == extra


def test_macos_takes_neither(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert setup.backend_extra() == ""


def test_a_backend_that_is_there_stays(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "nvidia_driver", lambda: 580)
    (setup.VENV / "lib/python3.12/site-packages/mlx_cpu-0.32.4.dist-info").mkdir(parents=True)
    assert setup.backend_extra() == "[cpu]"


@pytest.mark.parametrize(("said", "version"), [("580.65.06\n", 580), ("", 0), ("NVIDIA-SMI has failed\n", 0)])
def test_the_drivers_version_is_read(
    said: str, version: int, setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    smi = tmp_path / "nvidia-smi"
    smi.write_text(f"#!/bin/sh\nprintf '%s' '{said}'\n")
    smi.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert setup.nvidia_driver() == version


def test_root_on_debian_installs_what_venv_needs(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = False

    def answer(command: list[str]) -> int:
        nonlocal installed
        if command[:2] == ["apt-get", "install"]:
            installed = True
        return 0 if command[0] == "apt-get" or installed else 1

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "apt-get" else None)
    seen = commands(monkeypatch, answer)
    setup.make_environment("python3")
    assert seen[-2][-1] == "python3-venv"
    assert seen[-1][:3] == ["python3", "-m", "venv"]


def test_others_are_told_what_to_type(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "apt-get" else None)
    seen = commands(monkeypatch, lambda _: 1)
    with pytest.raises(SystemExit, match="sudo apt-get install python3-venv"):
        setup.make_environment("python3")
    assert all(command[0] == "python3" for command in seen)


def test_without_venv_virtualenv_will_do(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = commands(monkeypatch, lambda command: 0 if "virtualenv" in command else 1)
    setup.make_environment("python3")
    assert seen[-1][:3] == ["python3", "-m", "virtualenv"]


def test_an_old_python_alone_is_refused(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "works", lambda _: False)
    with pytest.raises(SystemExit, match=r"3\.10 or newer is needed"):
        setup.new_enough_python()


@pytest.mark.parametrize(("user", "comes"), [(0, True), (1000, False)])
def test_luacheck_comes_with_root_on_debian_and_else_is_asked_for(
    user: int,
    comes: bool,
    setup: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    seen = commands(monkeypatch, lambda _: 0)
    setup.get_luacheck()
    assert any("lua-check" in command for command in seen) == comes
    assert ("sudo apt-get install lua-check" in capsys.readouterr().out) != comes
