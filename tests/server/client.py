"""A plain client for tests."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from websockets.sync.client import connect

HEADER = struct.Struct("<4sBBHIIHHHH")
ENDS = ("finished", "cancelled", "failed")


@dataclass
class Outcome:
    """All that came for a job."""

    events: list[dict[str, Any]] = field(default_factory=list)
    pictures: dict[int, tuple[NDArray[np.uint8], NDArray[np.uint8]]] = field(default_factory=dict)
    previews: int = 0
    sequences: list[int] = field(default_factory=list)

    @property
    def end(self) -> dict[str, Any]:
        """The last event."""
        return self.events[-1]

    def all(self, kind: str) -> list[dict[str, Any]]:
        """The events of one type."""
        return [event for event in self.events if event["type"] == kind]


class Client:
    """Says hello at once."""

    def __init__(self, url: str, token: str, **hello: Any) -> None:
        self.socket = connect(url, compression=None, max_size=None, close_timeout=1).__enter__()
        self.say("hello", **{"protocol": 1, "token": token, **hello})
        self.welcome = self.hear()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def say(self, kind: str, **fields: Any) -> None:
        """Sends a message."""
        self.socket.send(json.dumps({"type": kind, **fields}))

    def send_frame(
        self, kind: int, job: int, pixels: NDArray[np.uint8], palette: NDArray[np.uint8] | None = None
    ) -> None:
        """Sends a canvas (1) or a mask (2)."""
        height, width = pixels.shape
        colours = 0 if palette is None else len(palette)
        header = HEADER.pack(b"SCN1", kind, 0, colours, job, 0, 0, 0, width, height)
        self.socket.send(header + (b"" if palette is None else palette.tobytes()) + pixels.tobytes())

    def hear(self, timeout: float = 30) -> dict[str, Any]:
        """The next text message."""
        while True:
            message = self.socket.recv(timeout)
            if isinstance(message, str):
                found: dict[str, Any] = json.loads(message)
                return found

    def job(self, number: int, timeout: float = 60) -> Outcome:
        """Everything of a job until its end; an `error` ends it too."""
        outcome = Outcome()
        while True:
            message = self.socket.recv(timeout)
            if isinstance(message, bytes):
                _, kind, image, colours, job, sequence, _, _, width, height = HEADER.unpack_from(message)
                assert job == number
                outcome.sequences.append(sequence)
                if kind == 3:
                    assert len(message) == HEADER.size + 3 * width * height
                    outcome.previews += 1
                    continue
                end = HEADER.size + 3 * colours
                indices = np.frombuffer(message, np.uint8, offset=end).reshape(height, width)
                palette = np.frombuffer(message[HEADER.size : end], np.uint8).reshape(-1, 3)
                outcome.pictures[image] = indices, palette
                continue
            event = json.loads(message)
            if event.get("id", number) != number:
                continue
            outcome.events.append(event)
            if "sequence" in event and event["type"] != "job":
                outcome.sequences.append(event["sequence"])
            if event["type"] in (*ENDS, "error"):
                return outcome
