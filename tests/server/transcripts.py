"""Recorded conversations, which the tests of server and plug-ins replay: plugins/transcripts/*.jsonl.

    .venv/bin/python -m tests.server.transcripts     records them anew, with the smallest networks

Each line is an object: `from` is "client" or "server", and there is either `text`, a message, or `frame`: the
bytes, deflated, in base64. The token of a recording is 64 zeros. How many previews and progress events come
depends on the machine, so there are none.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from websockets.sync.client import ClientConnection, connect

from tests.server.client import ENDS, HEADER

FOLDER = Path(__file__).parents[2] / "plugins/transcripts"
TOKEN = "0" * 64
TWO_COLOURS = "#101018,#e8e8d0"
SMALL = {"prompt": "a moon", "seed": 3, "colors": 8}


def canvas_frame(kind: int, job: int, colours: int) -> bytes:
    """A canvas (1) or a mask (2) of 48x32."""
    pixels = np.zeros((32, 48), np.uint8)
    pixels[8:24, 16:32] = 255 if kind == 2 else 1
    palette = bytes(3 * colours) if colours < 2 else bytes.fromhex("101018e8e8d0")
    header = HEADER.pack(b"SCN1", kind, 0, colours, job, 0, 0, 0, 48, 32)
    return header + (palette if colours else b"") + pixels.tobytes()


def message(kind: str, **fields: Any) -> str:
    """A text message."""
    return json.dumps({"type": kind, **fields})


HELLO = message("hello", protocol=1, token=TOKEN, client="transcript", session="t")
PLAIN = {"prompt": "a castle", "seed": 7, "palette": TWO_COLOURS}

CONVERSATIONS: dict[str, list[str | bytes]] = {
    "generate": [HELLO, message("generate", id=1, recipe=PLAIN, preview_rows=0)],
    "redraw": [
        HELLO,
        canvas_frame(1, 2, 2),
        canvas_frame(2, 2, 0),
        message("redraw", id=2, recipe=SMALL, preview_rows=0),
    ],
    "extend": [
        HELLO,
        canvas_frame(1, 3, 2),
        message("extend", id=3, recipe=SMALL, sides=["left"], by=16, preview_rows=0),
    ],
    "errors": [
        HELLO,
        message("generate", id=4, recipe={"prompt": "a castle"}),
        message("redraw", id=5, recipe=SMALL, box="0,0,8,8"),
        message("cancel", id=99),
        message("paint", id=6),
        "not json",
        b"not a frame",
    ],
    "wrong-token": [message("hello", protocol=1, token="1" * 64, client="transcript")],
    "too-old": [message("hello", protocol=2, token=TOKEN, client="transcript")],
}
"""What the client says; the server's answers come between."""


@dataclass(frozen=True)
class Line:
    """One message of a conversation."""

    by: str
    data: str | bytes

    def to_json(self) -> str:
        """A line of a transcript."""
        if isinstance(self.data, str):
            return json.dumps({"from": self.by, "text": self.data})
        return json.dumps({"from": self.by, "frame": base64.b64encode(zlib.compress(self.data, 9)).decode()})

    @classmethod
    def from_json(cls, text: str) -> Line:
        """Reads what `to_json` wrote."""
        values = json.loads(text)
        if "text" in values:
            return cls(values["from"], values["text"])
        return cls(values["from"], zlib.decompress(base64.b64decode(values["frame"])))


def conversation(url: str, token: str, said: list[str | bytes]) -> Iterator[Line]:
    """Says one thing after another, each after the last was answered."""
    with connect(url, compression=None, max_size=None) as socket:
        for data in said:
            real = data.replace(TOKEN, token) if isinstance(data, str) else data
            socket.send(real)
            yield Line("client", data)
            if isinstance(data, bytes) and data.startswith(b"SCN1"):
                continue  # uploads are not answered
            yield from _answers(socket)


def _answers(socket: ClientConnection) -> Iterator[Line]:
    while True:
        data = socket.recv(60)
        kind = json.loads(data)["type"] if isinstance(data, str) else ""
        if kind in ("progress", "loading"):
            continue
        yield Line("server", data)
        if kind in (*ENDS, "welcome", "error"):
            return


def main() -> None:
    """Records all of them."""
    import tempfile

    from scene_engine import backend

    backend.prepare("cpu")

    from tests.models import write_checkpoint
    from tests.server.conftest import started

    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        served = started(Path(home), write_checkpoint(Path(home) / "tiny.safetensors"))
        for name, said in CONVERSATIONS.items():
            lines = [line.to_json() + "\n" for line in conversation(served.url, served.token, said)]
            (FOLDER / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
        served.stop()


if __name__ == "__main__":
    main()
