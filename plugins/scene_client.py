"""A client for Scene's engine, for plug-ins in Python: it draws, and comes back after a lost connection.

Needs `websockets` alone. PROTOCOL.md says what goes over the wire.

    client = Client("my-plugin 1.0")
    for event in client.draw({"type": "generate", "recipe": {"prompt": "a castle", "seed": 7}}):
        if isinstance(event, Picture):
            ...
"""

from __future__ import annotations

import json
import os
import secrets
import struct
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import ClientConnection, connect

PROTOCOL = 1
HEADER = struct.Struct("<4sBBHIIHHHH")
CANVAS_UP, MASK_UP, PREVIEW, CANVAS = 1, 2, 3, 4
ENDS = ("finished", "cancelled", "failed")


class EngineError(Exception):
    """What went wrong, with a `code` of PROTOCOL.md or one of ours, and a `fix` for people.

    Ours: "not_running", "lost".
    """

    def __init__(self, code: str, message: str, fix: str) -> None:
        super().__init__(message)
        self.code, self.message, self.fix = code, message, fix


@dataclass(frozen=True)
class Picture:
    """A finished picture (`preview` is False): indices and a palette; or a preview: RGB and no palette."""

    image: int
    width: int
    height: int
    palette: bytes
    pixels: bytes
    preview: bool


@dataclass(frozen=True)
class Told:
    """An event of PROTOCOL.md; `fields` has all of its keys."""

    type: str
    fields: dict[str, Any]


@dataclass(frozen=True)
class Lost:
    """The connection is lost, and the client tries to come back."""


def engine_file() -> Path:
    """Where engine.json lies on this system."""
    if sys.platform == "win32":
        return Path(os.environ["LOCALAPPDATA"]) / "scene-engine" / "engine.json"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/scene-engine/engine.json"
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    return Path(data) / "scene-engine" / "engine.json"


def frame(kind: int, job: int, width: int, height: int, pixels: bytes, palette: bytes = b"") -> bytes:
    """A canvas or a mask on its way up."""
    return HEADER.pack(b"SCN1", kind, 0, len(palette) // 3, job, 0, 0, 0, width, height) + palette + pixels


class Client:
    """One editor's side of the wire.

    Args:
        name: Of the plug-in, with its version.
        file: engine.json, if it isn't where it belongs.
        patience: Seconds to look for the engine after a lost connection.
    """

    def __init__(self, name: str, file: Path | None = None, patience: float = 10.0) -> None:
        self._name, self._file, self._patience = name, file or engine_file(), patience
        self._session = secrets.token_hex(8)
        self._next = 0
        self.welcome: dict[str, Any] = {}

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """The engine's answer to `models`, `palettes` or `history`.

        Raises:
            EngineError: No engine, or a refusal.
        """
        try:
            with self._connected(0.0) as socket:
                socket.send(json.dumps(request))
                answer: dict[str, Any] = json.loads(socket.recv(10))
        except (ConnectionClosed, TimeoutError) as error:
            raise EngineError("lost", "Scene's engine does not answer", "Try again.") from error
        if answer["type"] == "error":
            raise EngineError(answer["code"], answer["message"], answer["fix"])
        return answer

    def draw(
        self,
        request: dict[str, Any],
        canvas: tuple[int, int, bytes, bytes] | None = None,
        mask: bytes | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Told | Picture | Lost]:
        """Draws; the last event is one of `ENDS`.

        Args:
            request: A message of type generate, redraw, extend or vary, without its id.
            canvas: Width, height, palette and indices of what is drawn into.
            mask: One byte a pixel of the canvas.
            cancelled: Asked four times a second, also while nothing comes.

        Raises:
            EngineError: No engine, a refusal; or "lost": the engine went, and the one that is there now
                doesn't know the job.
        """
        self._next += 1
        number = self._next
        begun, seen = False, -1
        while True:
            socket = self._connected(0.0 if not begun else self._patience)
            try:
                with socket:
                    if begun:
                        socket.send(json.dumps({"type": "job", "id": number}))
                    else:
                        self._begin(socket, number, request, canvas, mask)
                    begun = True
                    for event, sequence in self._events(socket, number, cancelled):
                        if sequence and sequence <= seen:
                            continue  # a catch-up tells again what was told
                        seen = max(seen, sequence)
                        yield event
                        if isinstance(event, Told) and event.type in ENDS:
                            return
            except ConnectionClosed:
                yield Lost()

    def _begin(
        self,
        socket: ClientConnection,
        number: int,
        request: dict[str, Any],
        canvas: tuple[int, int, bytes, bytes] | None,
        mask: bytes | None,
    ) -> None:
        if canvas is not None:
            width, height, palette, indices = canvas
            socket.send(frame(CANVAS_UP, number, width, height, indices, palette))
            if mask is not None:
                socket.send(frame(MASK_UP, number, width, height, mask))
        socket.send(json.dumps({"keep": True, **request, "id": number}))

    def _events(
        self, socket: ClientConnection, number: int, cancelled: Callable[[], bool]
    ) -> Iterator[tuple[Told | Picture, int]]:
        asked = False
        while True:
            if not asked and cancelled():
                socket.send(json.dumps({"type": "cancel", "id": number}))
                asked = True
            try:
                data = socket.recv(0.25)
            except TimeoutError:
                continue
            if isinstance(data, bytes):
                _, kind, image, colours, job, sequence, _, _, width, height = HEADER.unpack_from(data)
                end = HEADER.size + 3 * colours
                palette, pixels = data[HEADER.size : end], data[end:]
                if job == number:
                    yield Picture(image, width, height, palette, pixels, kind == PREVIEW), sequence
                continue
            event = json.loads(data)
            if event.get("id") != number:
                continue
            if event["type"] == "error":
                code = "lost" if event["code"] == "unknown_job" else event["code"]
                raise EngineError(code, event["message"], event["fix"])
            sequence = 0 if event["type"] == "job" else event["sequence"]
            yield Told(event["type"], event), sequence

    def _connected(self, patience: float) -> ClientConnection:
        """A connection that was welcomed; looked for again and again for as long as `patience` says."""
        end = time.monotonic() + patience
        while True:
            try:
                engine = json.loads(self._file.read_text(encoding="utf-8"))
                socket = connect(engine["url"], compression=None, max_size=None, open_timeout=5).__enter__()
                break
            except (OSError, ValueError, KeyError, InvalidHandshake):
                if time.monotonic() >= end:
                    raise EngineError(
                        "not_running", "Scene's engine isn't running", "Start it: scene-engine serve"
                    ) from None
                time.sleep(0.25)
        hello = {"type": "hello", "protocol": PROTOCOL, "token": engine["token"], "client": self._name}
        socket.send(json.dumps({**hello, "session": self._session}))
        answer = json.loads(socket.recv(10))
        if answer["type"] != "welcome":
            socket.close()
            raise EngineError(answer["code"], answer["message"], answer["fix"])
        self.welcome = answer
        return socket
