"""Who gets in: each test is an attack, or a client that must not be taken for one."""

from __future__ import annotations

import json
import socket
import time

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.server.conftest import Served


def status(served: Served, *headers: str) -> int:
    """The HTTP status of a request for an upgrade with these headers beside the usual ones."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as plain:
        lines = (
            "GET / HTTP/1.1",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13",
            *headers,
        )
        plain.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return int(plain.recv(4096).split()[1])


def test_a_client_without_origin_gets_in(served: Served) -> None:
    assert status(served, f"Host: 127.0.0.1:{served.port}") == 101
    assert status(served, f"Host: localhost:{served.port}") == 101


def test_aseprites_origin_gets_in(served: Served) -> None:
    own = f"127.0.0.1:{served.port}"
    assert status(served, f"Host: {own}", f"Origin: ws://{own}") == 101


def test_dns_rebinding_an_attackers_name_that_resolves_to_loopback(served: Served) -> None:
    evil = f"evil.example:{served.port}"
    assert status(served, f"Host: {evil}") == 403
    assert status(served, f"Host: {evil}", f"Origin: http://{evil}") == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:1", "LOCALHOST:{port}", "0.0.0.0:{port}", ""])
def test_a_host_that_is_not_ours(served: Served, host: str) -> None:
    assert status(served, "Host: " + host.format(port=served.port)) == 403


def test_no_host_and_two_hosts(served: Served) -> None:
    own = f"Host: 127.0.0.1:{served.port}"
    assert status(served) == 403
    assert status(served, own, own) in (400, 403)


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "https://evil.example",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://127.0.0.1:{port}.evil.example",
        "HTTP://127.0.0.1:{port}",
        "http://LOCALHOST:{port}",
        "file://",
        "",
    ],
)
def test_a_web_pages_origin(served: Served, origin: str) -> None:
    own = f"Host: 127.0.0.1:{served.port}"
    assert status(served, own, "Origin: " + origin.format(port=served.port)) == 403


def test_two_origins_of_which_one_is_ours(served: Served) -> None:
    own = f"127.0.0.1:{served.port}"
    assert status(served, f"Host: {own}", f"Origin: http://{own}", "Origin: https://evil.example") == 403


def refused(served: Served, first: str | bytes) -> tuple[str, int]:
    """The code of the error after a first message, and the close code."""
    with connect(served.url) as socket:
        socket.send(first)
        error = json.loads(socket.recv(10))
        assert error["type"] == "error"
        assert error["fix"]
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(10)
        assert closed.value.rcvd is not None
        return error["code"], closed.value.rcvd.code


def test_a_wrong_token(served: Served) -> None:
    hello = {"type": "hello", "protocol": 1, "token": "0" * 64}
    assert refused(served, json.dumps(hello)) == ("bad_token", 4401)
    assert refused(served, json.dumps({**hello, "token": served.token[:-1]})) == ("bad_token", 4401)
    assert refused(served, json.dumps({**hello, "token": ""})) == ("bad_token", 4401)
    assert refused(served, json.dumps({**hello, "token": "é" * 64})) == ("bad_token", 4401)


def test_no_token(served: Served) -> None:
    assert refused(served, json.dumps({"type": "hello", "protocol": 1})) == ("bad_message", 4401)


def test_a_request_before_the_hello(served: Served) -> None:
    request = {"type": "generate", "id": 1, "recipe": {"prompt": "", "seed": 1}}
    assert refused(served, json.dumps(request)) == ("hello_first", 4401)
    assert refused(served, b"SCN1") == ("hello_first", 4401)
    assert refused(served, "not json") == ("bad_json", 4401)


def test_a_token_that_comes_too_late(served: Served) -> None:
    with connect(served.url) as socket:
        began = time.monotonic()
        assert json.loads(socket.recv(15))["code"] == "hello_first"
        assert 4 < time.monotonic() - began < 12


def test_another_version_says_which_side_to_update(served: Served) -> None:
    hello = {"type": "hello", "token": served.token}
    for protocol, side in ((2, "engine"), (999, "engine")):
        with connect(served.url) as socket:
            socket.send(json.dumps({**hello, "protocol": protocol}))
            error = json.loads(socket.recv(10))
            assert (error["code"], side in error["fix"]) == ("version", True)


def test_nothing_listens_beyond_loopback(served: Served) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing: it only finds this machine's own address
        address = probe.getsockname()[0]
    if address.startswith("127."):
        pytest.skip("this machine has no address but loopback")
    with pytest.raises(OSError, match=r"."):
        socket.create_connection((address, served.port), timeout=2)


def test_too_many_clients(served: Served) -> None:
    held: list[ClientConnection] = []
    try:
        held.extend(served.client().socket for _ in range(64))
        with pytest.raises(InvalidStatus) as refusal, connect(served.url):
            pass
        assert refusal.value.response.status_code == 503
    finally:
        for one in held:
            one.close()
