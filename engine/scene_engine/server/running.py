"""Whether a server runs already: engine.json says so, and the server itself must agree."""

from __future__ import annotations

import json

from scene_engine.server import engine_file
from scene_engine.server.engine_file import EngineFile
from scene_engine.server.messages import PROTOCOL


def running() -> EngineFile | None:
    """The server that runs, asked for a welcome; None where engine.json is missing, stale or another's."""
    from websockets.exceptions import WebSocketException
    from websockets.sync.client import connect

    found = engine_file.read()
    if found is None:
        return None
    try:
        with connect(found.url, open_timeout=3, close_timeout=1, compression=None) as socket:
            socket.send(
                json.dumps({"type": "hello", "protocol": PROTOCOL, "token": found.token, "client": "serve"})
            )
            answer = json.loads(socket.recv(timeout=3))
    except (OSError, WebSocketException, ValueError, TimeoutError):
        return None
    return found if answer.get("type") == "welcome" else None
