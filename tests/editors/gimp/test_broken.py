"""Installations and engines that are not as they should be: each says so, and what to do."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from websockets.sync.server import ServerConnection, serve

from scene_engine.plugins import gimp as installer
from tests.editors.gimp.conftest import install
from tests.editors.gimp.program import Gimp
from tests.server.conftest import Served

DRAW = 'result(call("generate", prompt="a castle", seed=7)[:2])'


@pytest.fixture
def broken(gimp: Gimp, served: Served) -> Iterator[Gimp]:
    """The installation, to be broken; mended after each test as users do it, by installing again."""
    yield gimp
    said = install(gimp, served.home)
    assert said.startswith("Updated Scene in ")
    assert gimp.run(DRAW)[0] == "success"


def test_without_the_run_bit_it_is_absent_and_the_installer_knows(broken: Gimp) -> None:
    (broken.plug_in / "scene.py").chmod(0o644)
    assert list(installer.broken(broken.plug_in)) == ["scene.py may not be run, and GIMP passes over it"]
    assert broken.run(DRAW)[0] == "absent"


def test_a_python_that_is_not_there(broken: Gimp) -> None:
    script = broken.plug_in / "scene.py"
    script.write_text(script.read_text().replace("#!/usr/bin/env python3", "import sys"))
    assert list(installer.broken(broken.plug_in)) == ["scene.py doesn't say which Python runs it"]
    assert broken.run(DRAW)[0] == "absent"


def test_a_missing_vendor_folder(broken: Gimp) -> None:
    shutil.rmtree(broken.plug_in / "vendor")
    assert list(installer.broken(broken.plug_in)) == ["vendor/websockets/sync/client.py is missing"]
    status, message = broken.run(DRAW)
    assert (status, "scene-engine plugins install gimp" in message) == ("error", True)
    assert "incomplete" in message


def test_no_engine(broken: Gimp) -> None:
    pair(broken, url="ws://127.0.0.1:9", command=[])
    status, message = broken.run(DRAW)
    assert (status, "scene-engine serve" in message) == ("error", True)


def test_an_engine_that_can_not_be_started(broken: Gimp) -> None:
    pair(broken, url="ws://127.0.0.1:9", command=["/nowhere/python"])
    status, message = broken.run(DRAW)
    assert (status, "can't be started" in message, "scene-engine serve" in message) == ("error", True, True)


def test_an_engine_that_is_started_when_it_is_needed(broken: Gimp, served: Served) -> None:
    """The command only tells where one runs: GIMP's system has no engine of its own."""
    (file,) = served.home.rglob("engine.json")
    ready, engine = broken.folder / "ready.json", broken.folder / "engine.json"
    shutil.copy(file, ready)
    start = f"sleep 1; cp {broken.seen(ready)} {broken.seen(engine)}"
    pair(broken, url="ws://127.0.0.1:9", engine_file=broken.seen(engine), command=["sh", "-c", start])
    assert broken.run(DRAW)[0] == "success"
    engine.unlink()


def test_a_token_that_is_no_longer_good(broken: Gimp) -> None:
    pair(broken, token="0" * 64)
    status, message = broken.run(DRAW)
    assert (status, "not the engine's token" in message) == ("error", True)
    assert "scene-engine plugins install" in message


def test_an_older_engine(broken: Gimp) -> None:
    error = {"type": "error", "code": "version", "message": "other protocols", "fix": "Update the engine."}
    with answering(error) as port:
        pair(broken, url=f"ws://127.0.0.1:{port}")
        status, message = broken.run(DRAW)
    assert (status, message.endswith("Update the engine.")) == ("error", True)


def pair(gimp: Gimp, **changes: Any) -> None:
    """Changes what installation wrote; GIMP doesn't see the engine's own file."""
    path = gimp.plug_in / "pairing.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**told, "engine_file": "/nowhere", **changes}), encoding="utf-8")


@contextmanager
def answering(message: dict[str, Any]) -> Iterator[int]:
    """A server that says the same to everybody."""

    def say(socket: ServerConnection) -> None:
        socket.recv()
        socket.send(json.dumps(message))

    with serve(say, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.socket.getsockname()[1]
        server.shutdown()
        thread.join()
