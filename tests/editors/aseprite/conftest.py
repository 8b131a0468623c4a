"""The extension in the stand-in, paired with a real server that has the smallest networks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.editors.aseprite.host.dialogs import Dialog
from tests.editors.aseprite.host.folders import install
from tests.editors.aseprite.host.program import Aseprite
from tests.server.conftest import Served, served, started, tiny

__all__ = ["served", "tiny"]

EXTENSION = Path(__file__).parents[3] / "aseprite-extension"

Start = Callable[..., Aseprite]


def paired(server: Served, command: str | None = None) -> str:
    """What the installer writes beside the extension."""
    started_by = f', command = {{ "{command}" }}' if command else ""
    return f'return {{ url = "{server.url}", token = "{server.token}"{started_by} }}\n'


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts Aseprite with the extension; `pairing` is the text of its paired.lua, or None."""
    programs: list[Aseprite] = []

    def begin(pairing: str | None, **options: Any) -> Aseprite:
        install(EXTENSION, tmp_path / "aseprite", pairing)
        program = Aseprite(tmp_path / "aseprite", **options)
        program.start_extension()
        programs.append(program)
        return program

    yield begin
    for program in programs:
        assert program.errors == []  # whatever Aseprite would have shown in its console
        program.quit()


@pytest.fixture
def aseprite(start: Start, served: Served) -> Aseprite:
    """Aseprite with the extension, paired."""
    return start(paired(served))


def opened(program: Aseprite, command: str = "SceneGenerate") -> Dialog:
    """A dialog that is connected."""
    dialog = program.dialog(command)
    if dialog.text("state") == "Not connected":
        dialog.click("remedy")
    program.until(lambda: dialog.text("state") == "Ready")
    return dialog


def drawn(program: Aseprite, dialog: Dialog, prompt: str = "a castle", **fields: Any) -> None:
    """Fills in the fields, draws, and waits until it is done."""
    dialog.fill("prompt", prompt)
    for name, value in fields.items():
        dialog.fill(name, value)
    dialog.click("draw")
    program.until(lambda: dialog.text("state") == "Done")


@pytest.fixture
def own(tmp_path: Path, tiny: Path) -> Iterator[Served]:
    """A server of this test's own, to kill and to start again."""
    server = started(tmp_path / "home", tiny)
    yield server
    server.process.kill()
    server.process.wait()


def again(server: Served, tiny: Path, *options: str) -> None:
    """Starts it again, where it was."""
    same = started(server.home, tiny, "--port", str(server.port), *options)
    server.process = same.process


def state(dialog: Dialog) -> str:
    """The state's name; what is said of it is never cut short."""
    assert "..." not in dialog.says()
    return dialog.text("state")


def begun(program: Aseprite, dialog: Dialog, count: int = 8) -> None:
    """A job that takes a while."""
    dialog.fill("prompt", "a castle")
    dialog.fill("count", count)
    dialog.click("draw")
