"""The server itself: it listens on loopback, lets clients in, and stops cleanly."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import http
import logging
import os
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.http11 import Request, Response

from scene_engine import __version__, resources
from scene_engine.errors import SceneError
from scene_engine.server import engine_file, frames, gate, page
from scene_engine.server.connection import GOING, Connection, House
from scene_engine.server.engine import Engine
from scene_engine.server.engine_file import EngineFile
from scene_engine.server.jobs import History, Jobs
from scene_engine.server.messages import PROTOCOL
from scene_engine.server.models import Model

log = logging.getLogger(__name__)

ADDRESS = "127.0.0.1"
PORT = 47620
PORTS = 20
"""How many ports from the wanted one on are tried."""
MAX_CLIENTS = 64


@dataclass(frozen=True)
class Settings:
    """How to serve.

    Attributes:
        checkpoints: Of Transformers, one or more; the first draws unless a recipe names another.
        port: To listen on; the next free one if it is taken, any free one if 0.
        device: As `backend.prepare` takes it.
        new_token: Whether plug-ins must be paired anew.
        preload: Whether to read the networks before the first job.
        unload_after: Seconds without a job after which they are let go; 0 for never.
        exit_when_idle: Seconds without a client and a job after which the server ends; 0 for never.
    """

    checkpoints: Sequence[Path]
    port: int = PORT
    device: str = "auto"
    new_token: bool = False
    preload: bool = False
    unload_after: float = 600.0
    exit_when_idle: float = 0.0


async def run(settings: Settings, ready: Callable[[EngineFile], None]) -> None:
    """Serves until SIGTERM, SIGINT or idleness.

    Args:
        settings: How.
        ready: Called once clients can come.

    Raises:
        SceneError: No port is free, a checkpoint can't be read, or the user's folders can't be written to.
    """
    loop = asyncio.get_running_loop()
    models = [Model.of(path) for path in settings.checkpoints]
    token = engine_file.token(settings.new_token)
    engine = Engine(models, settings.device, settings.unload_after)
    if settings.preload:
        engine.preload()
    house = House(engine, Jobs(), History(resources.data_folder() / "history.jsonl"), token, models, loop)
    door = _Door(house)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, stop.set)
    server = await _listening(settings.port, door)
    door.port = server.sockets[0].getsockname()[1]
    found = EngineFile(f"ws://{ADDRESS}:{door.port}", door.port, os.getpid(), token, PROTOCOL, __version__)
    try:
        engine_file.write(found)
        ready(found)
        log.info("listening on port %d", door.port)
        await _until(stop, door, engine, settings.exit_when_idle)
    finally:
        engine_file.remove(os.getpid())
        await asyncio.to_thread(engine.stop)
        await asyncio.sleep(0.05)  # the jobs' last events are on their way to their clients
        server.close(code=GOING, reason="the engine is stopping")
        await server.wait_closed()
        log.info("stopped")


class _Door:
    """Lets clients in, and knows how many there are."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.port = 0
        self.clients = 0

    def refuse(self, connection: ServerConnection, request: Request) -> Response | None:
        """Before the upgrade: the answer to whom the gate refuses, or who wants to see the page."""
        headers = request.headers
        refusal = gate.refusal(headers.get_all("Host"), headers.get_all("Origin"), self.port)
        if refusal is not None:
            log.warning("refused a connection before its upgrade")
            return connection.respond(http.HTTPStatus.FORBIDDEN, refusal)
        if self.clients >= MAX_CLIENTS:
            return connection.respond(http.HTTPStatus.SERVICE_UNAVAILABLE, "Too many clients.\n")
        return None if "Upgrade" in headers else page.response(request.path)

    async def enter(self, socket: ServerConnection) -> None:
        """Serves a client."""
        self.clients += 1
        try:
            await Connection(socket, self._house).serve()
        finally:
            self.clients -= 1


async def _listening(port: int, door: _Door) -> Server:
    options: dict[str, Any] = {
        "process_request": door.refuse,
        "max_size": frames.MAX_FRAME,
        "max_queue": 8,
        "compression": None,  # canvases are small, and loopback is fast
        "open_timeout": 5,
        "close_timeout": 5,
        "server_header": None,
    }
    for tried in [0] if port == 0 else range(port, port + PORTS):
        door.port = tried
        try:
            return await serve(door.enter, ADDRESS, tried, **options)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise SceneError(f"cannot listen on port {tried}: {error.strerror or error}") from error
    raise SceneError(f"ports {port} to {port + PORTS - 1} are taken", "Name another with --port.")


async def _until(stop: asyncio.Event, door: _Door, engine: Engine, exit_when_idle: float) -> None:
    """Waits for a signal, or until nobody has been there and nothing drawn for so long."""
    last = time.monotonic()
    while not stop.is_set():
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(stop.wait(), min(exit_when_idle, 1.0) if exit_when_idle else None)
        if door.clients or engine.busy:
            last = time.monotonic()
        elif exit_when_idle and time.monotonic() - last >= exit_when_idle:
            return
