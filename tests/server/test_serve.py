"""Starting, stopping, finding each other."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from tests.server.client import ENDS, Client
from tests.server.conftest import Served, started

ROOT = Path(__file__).parents[2]


def again(served: Served, *options: str) -> subprocess.CompletedProcess[str]:
    """A second `serve` in the same home."""
    names = ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME")
    return subprocess.run(
        [sys.executable, "-m", "scene_engine", "serve", *options],
        env=os.environ | dict.fromkeys(names, str(served.home)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def until_closed(client: Client) -> tuple[list[dict[str, Any]], int]:
    """All messages until the server closes the connection, and its close code; 0 if it just went."""
    heard = []
    try:
        while True:
            heard.append(client.hear())
    except ConnectionClosed as closed:
        return heard, closed.rcvd.code if closed.rcvd else 0


def test_a_second_server_finds_the_first(served: Served) -> None:
    second = again(served)
    assert second.returncode == 0
    line = json.loads(second.stdout)
    assert (line["already_running"], line["port"], line["pid"]) == (True, served.port, served.process.pid)
    assert served.token not in second.stdout


def test_engine_json_and_the_token_are_the_users_alone(served: Served) -> None:
    for name in ("engine.json", "token"):
        (file,) = served.home.rglob(name)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_log_holds_no_prompt_and_no_token(served: Served) -> None:
    with served.client() as client:
        client.say("generate", id=1, recipe={"prompt": "a very secret castle", "seed": 1})
        client.job(1)
    (log,) = served.home.rglob("serve.log")
    text = log.read_text()
    assert "1 pictures finished" in text
    assert "secret" not in text
    assert served.token not in text


def test_the_guides_client_draws_a_picture(served: Served, tmp_path: Path) -> None:
    (file,) = served.home.rglob("engine.json")
    picture = tmp_path / "castle.png"
    arguments = [sys.executable, str(ROOT / "plugins/client.py"), str(file), "a castle", str(picture)]
    subprocess.run(arguments, check=True, timeout=60)
    from scene_engine.canvas import read_canvas

    assert read_canvas(picture).indices.shape == (192, 320)
    assert len((ROOT / "plugins/client.py").read_text().splitlines()) <= 60


def test_stopping_tells_the_jobs_and_leaves_no_engine_json(tmp_path: Path, tiny: Path) -> None:
    served = started(tmp_path, tiny)
    client = served.client()
    for number in (1, 2):
        client.say("generate", id=number, recipe={"prompt": "", "seed": 1}, count=16)
    while client.hear()["type"] != "started":
        pass
    served.process.send_signal(signal.SIGTERM)
    heard, code = until_closed(client)
    ends = [(message["id"], message.get("code")) for message in heard if message["type"] in ENDS]
    assert sorted(ends) == [(1, "stopping"), (2, "stopping")]
    assert code == 1001
    assert served.process.wait(20) == 0
    assert not list(tmp_path.rglob("engine.json"))


def test_a_killed_server_leaves_a_stale_file_and_the_next_knows(tmp_path: Path, tiny: Path) -> None:
    first = started(tmp_path, tiny)
    with first.client(session="s") as client:
        client.say("generate", id=1, recipe={"prompt": "", "seed": 1}, count=16, keep=True)
        client.hear()
        first.process.kill()
        first.process.wait()
        until_closed(client)
    second = started(tmp_path, tiny)
    assert second.token == first.token
    with second.client(session="s") as client:
        assert client.welcome["jobs"] == []
        client.say("job", id=1)
        assert client.hear()["code"] == "unknown_job"
    assert second.stop() == 0


def test_the_history_outlives_the_server_and_a_new_token_does_not(tmp_path: Path, tiny: Path) -> None:
    first = started(tmp_path, tiny)
    with first.client() as client:
        client.say("generate", id=1, recipe={"prompt": "remember", "seed": 5})
        client.job(1)
    first.stop()
    second = started(tmp_path, tiny, "--new-token")
    assert second.token != first.token
    with second.client() as client:
        client.say("history")
        assert [entry["recipe"]["prompt"] for entry in client.hear()["pictures"]] == ["remember"]
    second.stop()


def test_a_taken_port_is_passed_over(tmp_path: Path, tiny: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        taken = holder.getsockname()[1]
        served = started(tmp_path, tiny, "--port", str(taken))
        assert taken < served.port < taken + 20
        assert served.stop() == 0


def test_it_ends_when_nobody_needs_it(tmp_path: Path, tiny: Path) -> None:
    served = started(tmp_path, tiny, "--exit-when-idle", "0.02")
    client = served.client()
    with pytest.raises(subprocess.TimeoutExpired):
        served.process.wait(2.5)  # while there is a client it stays
    client.socket.close()
    assert served.process.wait(15) == 0


def test_no_checkpoint_is_an_error_of_two_lines(tmp_path: Path) -> None:
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    found = subprocess.run(
        [sys.executable, "-m", "scene_engine", "serve", "--checkpoint", str(tmp_path / "none")],
        env=environment, capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert found.returncode == 1
    assert "Traceback" not in found.stderr
    assert not list(tmp_path.rglob("engine.json"))


def test_nothing_imports_mlx_before_the_backend_is_prepared() -> None:
    code = "import scene_engine.server.app, sys; sys.exit('mlx.core' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
