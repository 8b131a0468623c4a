"""Tokens: wrong, renewed, pasted, found in engine.json; and versions that don't fit."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.editors.aseprite.conftest import Start, again, drawn, opened, paired, state
from tests.editors.aseprite.host import sockets
from tests.server.conftest import Served, started


def test_wrong_token_then_found(start: Start, own: Served) -> None:
    file = next(own.home.rglob("engine.json"))
    wrong = f'return {{ url = "{own.url}", token = "{"0" * 64}", engine_file = "{file}" }}'
    program = start(wrong)
    dialog = program.dialog("SceneGenerate")
    dialog.click("remedy")
    program.until(lambda: state(dialog) == "Refused")
    assert "Press Find" in dialog.says()
    program.wait(2)
    assert state(dialog) == "Refused"
    assert sum(event.startswith('{"') for event in program.sockets[0].sent if isinstance(event, str)) == 1
    dialog.click("remedy")
    program.until(lambda: state(dialog) == "Ready")
    assert [prompt[:2] for prompt in program.prompts] == [
        ("connection.lua", "socket"),
        ("system.lua", "file"),
    ]


def test_wrong_token_then_pasted(start: Start, served: Served) -> None:
    program = start(f'return {{ url = "{served.url}", token = "{"0" * 64}" }}')
    dialog = program.dialog("SceneGenerate")
    dialog.click("remedy")
    program.until(lambda: state(dialog) == "Refused")
    dialog.fill("token", "nonsense")
    assert state(dialog) == "Refused"
    dialog.fill("token", f"  {served.token}\n")
    program.until(lambda: state(dialog) == "Ready")
    program.quit()
    opened(start(None))  # and it is remembered


def test_a_renewed_token_in_a_new_install_counts_at_once(start: Start, own: Served, tiny: Path) -> None:
    program = start(paired(own))
    dialog = opened(program)
    own.stop()
    again(own, tiny, "--new-token")
    program.until(lambda: state(dialog) == "Refused")
    token = json.loads(next(own.home.rglob("engine.json")).read_text())["token"]
    assert token != own.token
    own.token = token
    (Path(program.config) / "extensions/scene/paired.lua").write_text(paired(own))
    dialog.click("other_remedy")
    program.until(lambda: state(dialog) == "Ready")


def test_a_stale_pasted_token_gives_way_to_the_installed_one(start: Start, served: Served) -> None:
    program = start(paired(served))
    dialog = opened(program)
    dialog.close()
    folder = Path(program.config) / "extensions/scene"
    program.quit()
    preferences = f'return {{url="{served.url}",token="{"1" * 64}",was_connected=true}}'
    (folder / "__pref.lua").write_text(preferences)
    second = start(None)
    opened(second)
    assert second.preference("token") is None


def test_an_extension_from_a_file_explains_how_to_pair(
    start: Start, own: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(name, str(own.home))
    program = start(None)
    dialog = program.dialog("SceneGenerate")
    dialog.click("remedy")
    assert dialog.says().startswith("Not paired: ")
    assert "scene-engine plugins install aseprite" in dialog.says()
    assert program.prompts == []
    dialog.click("remedy")
    program.until(lambda: state(dialog) == "Ready")


def test_engine_json_that_isnt_there_or_may_not_be_read(start: Start, tmp_path: Path) -> None:
    answers = [False, True, True]
    missing = tmp_path / "none.json"
    program = start(f'return {{ engine_file = "{missing}" }}', allow=lambda *_: answers.pop(0))
    dialog = program.dialog("SceneGenerate")
    dialog.click("remedy")
    dialog.click("remedy")
    assert "was not allowed to read it" in dialog.says()
    dialog.click("remedy")
    assert "No engine is running" in dialog.says()
    missing.write_text('{"url": "ws://example.org:80", "token": "' + "0" * 64 + '"}')
    dialog.click("remedy")
    assert "damaged" in dialog.says()  # and never a host that isn't this one


def test_a_server_on_another_port_is_found(start: Start, own: Served, tiny: Path) -> None:
    elsewhere = own.url
    own.stop()
    shutil.rmtree(own.home / "none", ignore_errors=True)
    other = started(own.home, tiny)
    own.process = other.process
    file = next(own.home.rglob("engine.json"))
    program = start(f'return {{ url = "{elsewhere}", token = "{own.token}", engine_file = "{file}" }}')
    dialog = program.dialog("SceneGenerate")
    dialog.click("remedy")
    program.until(lambda: state(dialog) == "Not running")
    dialog.click("other_remedy")
    program.until(lambda: state(dialog) == "Ready")
    drawn(program, dialog, count=1)


def test_a_protocol_that_is_too_old(start: Start, served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    program = start(paired(served))
    send = sockets.WebSocket.send_text

    def newer(self: sockets.WebSocket, text: str) -> None:
        send(self, text.replace('"protocol": 1', '"protocol": 2'))

    monkeypatch.setattr(sockets.WebSocket, "send_text", newer)
    dialog = program.dialog("SceneGenerate")
    dialog.click("remedy")
    program.until(lambda: state(dialog) == "Too old")
    assert "Update the engine" in dialog.says()
