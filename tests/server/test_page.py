"""The page to try the engine in a browser: served to this machine's own names alone, and it may do little."""

from __future__ import annotations

import http.client
import json
import re

import pytest
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.server.conftest import Served


def fetched(served: Served, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read().decode()


def test_the_page_is_there_and_asks_for_the_token(served: Served) -> None:
    status, headers, text = fetched(served, "/")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert 'id="token"' in text
    assert served.token not in text
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert not re.search(r"(src|href)=", text), "it needs nothing from elsewhere"


def test_nothing_else_is_there(served: Served) -> None:
    for path in ("/engine.json", "/../token", "/index.html", "//"):
        assert fetched(served, path)[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost.evil.example:80"])
def test_a_name_that_an_attacker_lets_resolve_to_loopback(served: Served, host: str) -> None:
    status, _, text = fetched(served, "/", Host=host)
    assert (status, "<html" in text) == (403, False)


def test_a_page_of_another_origin_does_not_get_it(served: Served) -> None:
    assert fetched(served, "/", Origin="https://evil.example")[0] == 403


def test_the_page_s_own_origin_may_draw(served: Served) -> None:
    with connect(served.url, origin=Origin(f"http://127.0.0.1:{served.port}")) as socket:
        socket.send(json.dumps({"type": "hello", "protocol": 1, "token": served.token, "client": "page"}))
        assert json.loads(socket.recv(10))["type"] == "welcome"
        socket.send(json.dumps({"type": "models"}))
        assert [model["name"] for model in json.loads(socket.recv(10))["models"]] == ["tiny"]
