"""Aseprite's WebSocket, over a real one: its events, its way of coming back, and its oddities."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from typing import Any

from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.editors.aseprite.host.exposed import Exposed, HostError

TEXT, OPEN, CLOSE, ERROR, PING, PONG, FRAGMENT, BINARY = 0, 1, 2, 3, 4, 5, 6, 16
TYPES = {
    "TEXT": TEXT,
    "OPEN": OPEN,
    "CLOSE": CLOSE,
    "ERROR": ERROR,
    "PING": PING,
    "PONG": PONG,
    "FRAGMENT": FRAGMENT,
    "BINARY": BINARY,
}

Event = tuple[int, bytes, str]


class WebSocket(Exposed):
    """One socket. Its thread queues events; the program hands them to `onreceive` on its own thread."""

    GET = "url"
    CALL = "connect close sendText sendBinary sendPing"

    def __init__(self, url: str, receive: Any, least: float, most: float, ghost: Callable[[], bool]) -> None:
        self.url, self.receive = url, receive
        self._least, self._most, self._ghost = least, most, ghost
        self.events: queue.Queue[Event] = queue.Queue()
        self.sent: list[str | bytes] = []
        self.stopped = True
        self._socket: ClientConnection | None = None
        self._run = 0
        self._lock = threading.Lock()

    # What Lua calls.

    def connect(self) -> None:
        if not self.stopped:
            return
        self.stopped = False
        self._run += 1
        threading.Thread(target=self._keep_connected, args=(self._run,), daemon=True).start()

    def close(self) -> None:
        """Returns at once; CLOSE comes later, and now and then an OPEN after it."""
        self.stopped = True
        self._run += 1
        with self._lock:
            socket, self._socket = self._socket, None
        if socket is not None:
            self.events.put((CLOSE, b"", ""))
            if self._ghost():
                self.events.put((OPEN, b"", ""))
            threading.Thread(target=socket.close, daemon=True).start()

    def send_text(self, text: str) -> None:
        self._send(text.encode("latin-1").decode("utf-8"), "text")

    def send_binary(self, data: str) -> None:
        self._send(data.encode("latin-1"), "data")

    def send_ping(self, _data: str = "") -> None:
        if self._socket is None:
            raise HostError("WebSocket is not connected, can't send ping")

    def _send(self, data: str | bytes, what: str) -> None:
        socket = self._socket
        if socket is None:
            raise HostError(f"WebSocket is not connected, can't send {what}")
        try:
            socket.send(data)
        except ConnectionClosed:
            raise HostError(f"WebSocket failed to send {what}") from None
        self.sent.append(data)

    # Its thread.

    def _keep_connected(self, run: int) -> None:
        tries = 0
        while run == self._run:
            try:
                socket = connect(
                    self.url,
                    origin=Origin(self.url),
                    compression=None,
                    max_size=None,
                    open_timeout=5,
                    close_timeout=1,
                ).__enter__()
            except (OSError, WebSocketException) as error:
                if run != self._run:
                    return
                self.events.put((ERROR, b"", str(error) or "Connect error"))
                wait = min(max(0.1 * 2 ** min(tries, 16), self._least), self._most)
                tries += 1
                until = time.monotonic() + wait
                while run == self._run and time.monotonic() < until:
                    time.sleep(0.02)
                continue
            tries = 0
            with self._lock:
                if run != self._run:
                    socket.close()
                    return
                self._socket = socket
            self.events.put((OPEN, b"", ""))
            self.events.put((PING, b"1234", ""))  # the server's keepalive looks so
            self._read(socket)
            with self._lock:
                if self._socket is socket:
                    self._socket = None
            if run == self._run:
                self.events.put((CLOSE, b"", ""))

    def _read(self, socket: ClientConnection) -> None:
        while True:
            try:
                data = socket.recv()
            except ConnectionClosed:
                return
            if isinstance(data, bytes):
                self.events.put((FRAGMENT, b"", ""))  # a message may come in several fragments
                self.events.put((BINARY, data, ""))
            else:
                self.events.put((TEXT, data.encode(), ""))
