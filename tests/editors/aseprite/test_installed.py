"""From the command line into Aseprite: what `plugins install` writes is what the extension needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.editors.aseprite.conftest import drawn, opened
from tests.editors.aseprite.host.program import Aseprite
from tests.server.conftest import Served


def plugins(served: Served, *words: str | Path) -> str:
    """Runs scene-engine plugins as the user whose engine is served."""
    names = ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME")
    return subprocess.run(
        [sys.executable, "-m", "scene_engine", "plugins", *(str(word) for word in words)],
        env=os.environ | dict.fromkeys(names, str(served.home)),
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_an_installed_extension_draws_without_asking_for_anything_but_the_connection(
    served: Served, tmp_path: Path
) -> None:
    plugins(served, "install", "aseprite", "--folder", tmp_path)
    program = Aseprite(tmp_path)
    program.start_extension()
    titles = {command["title"].removesuffix("...") for command in program.commands.values()}
    wanted = {
        "Generate Background",
        "Redraw Selection",
        "Extend Canvas",
        "Vary",
        "Show Recipe",
    }
    assert titles == wanted
    assert program.menus["scene_menu"]["title"] == "Scene"
    assert program.menus["scene_menu"]["group"].startswith("file_")
    drawn(program, opened(program), count=1)
    assert program.prompts == [("connection.lua", "socket", served.url)]
    program.quit()
    assert program.errors == []
    plugins(served, "uninstall", "aseprite", "--folder", tmp_path)
    assert list((tmp_path / "extensions").iterdir()) == []


def test_the_extension_leaves_no_globals(served: Served, tmp_path: Path) -> None:
    plugins(served, "install", "aseprite", "--folder", tmp_path)
    program = Aseprite(tmp_path)
    before = set(program.lua.globals().keys())
    program.start_extension()
    drawn(program, opened(program), count=1)
    assert set(program.lua.globals().keys()) - before <= {"init", "exit"}
    program.quit()
