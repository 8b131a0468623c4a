"""A real server in a process of its own, with the smallest networks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.models import write_checkpoint
from tests.server.client import Client


@dataclass
class Served:
    """A server that runs."""

    process: subprocess.Popen[str]
    url: str
    port: int
    token: str
    home: Path

    def client(self, **hello: Any) -> Client:
        """A client that is welcome."""
        return Client(self.url, self.token, **hello)

    def stop(self) -> int:
        """SIGTERM; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)


Start = Callable[..., Served]


def started(home: Path, checkpoint: Path, *options: str) -> Served:
    """Starts `scene-engine serve` in a home of its own and waits until it is ready."""
    names = ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME")
    arguments = ["serve", "--checkpoint", str(checkpoint), "--device", "cpu", "--port", "0", *options]
    process = subprocess.Popen(
        [sys.executable, "-m", "scene_engine", *arguments],
        env=os.environ | dict.fromkeys(names, str(home)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, process.stderr.read() if process.stderr else ""
    ready = json.loads(line)
    (file,) = home.rglob("engine.json")
    return Served(process, ready["url"], ready["port"], json.loads(file.read_text())["token"], home)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint that draws noise in a quarter of a second."""
    return write_checkpoint(tmp_path_factory.mktemp("tiny") / "tiny.safetensors")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, tiny: Path) -> Iterator[Served]:
    """One for all tests of a module; it must outlive them all."""
    server = started(tmp_path_factory.mktemp("home"), tiny)
    yield server
    assert server.process.poll() is None, "the server died"
    assert server.stop() == 0
