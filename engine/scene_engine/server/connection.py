"""One client: hello, then its requests and their events until it leaves."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from scene_engine import __version__, palette
from scene_engine.server import frames, messages
from scene_engine.server.drawings import wanted
from scene_engine.server.engine import Ended, Engine, Loading, Work
from scene_engine.server.errors import ProtocolError
from scene_engine.server.frames import Frame, Kind
from scene_engine.server.jobs import ENDED, History, Job, Jobs
from scene_engine.server.messages import PROTOCOL, Message
from scene_engine.server.models import Model
from scene_engine.server.outbox import Outbox
from scene_engine.server.telling import end, tell

if TYPE_CHECKING:
    from scene_engine.generation import Event

log = logging.getLogger(__name__)

HELLO_SECONDS = 5.0
MAX_JOBS = 16
"""Of a client that are queued or drawn at once."""
MAX_UPLOADS = 4
"""Canvases and masks that may wait for their request."""
FEATURES = ("generate", "redraw", "extend", "vary", "previews", "keep", "history", "palettes", "models")
REFUSED, TOO_SLOW, GOING = 4401, 4408, 1001
"""Close codes: no valid hello; too slow; the server is going."""


@dataclass(frozen=True)
class House:
    """What all connections share."""

    engine: Engine
    jobs: Jobs
    history: History
    token: str
    models: Sequence[Model]
    loop: asyncio.AbstractEventLoop


class Connection:
    """Serves one client.

    Args:
        socket: Its websocket, past the gate.
        house: What all share.
    """

    def __init__(self, socket: ServerConnection, house: House) -> None:
        self._socket, self._house = socket, house
        self._outbox = Outbox(socket)
        self._session = ""
        self._uploads: dict[tuple[int, Kind], Frame] = {}

    async def serve(self) -> None:
        """Until the client leaves, or is let go."""
        sender = asyncio.create_task(self._outbox.send())
        reader = asyncio.create_task(self._read())
        try:
            done, _ = await asyncio.wait({sender, reader}, return_when=asyncio.FIRST_COMPLETED)
            if sender in done and isinstance(sender.exception(), asyncio.TimeoutError):
                await self._socket.close(TOO_SLOW, "too slow")
            for task in done:
                error = task.exception()
                if error is not None and not isinstance(error, (ConnectionClosed, asyncio.TimeoutError)):
                    raise error
        finally:
            sender.cancel()
            reader.cancel()
            self._left()

    async def _read(self) -> None:
        if not await self._welcomed():
            return
        async for data in self._socket:
            try:
                if isinstance(data, bytes):
                    self._upload(frames.read(data))
                else:
                    self._answer(messages.parse(_short_enough(data)))
            except ProtocolError as error:
                self._error(error)
            await asyncio.sleep(0)  # a client that never pauses is not the only one

    # -- hello --

    async def _welcomed(self) -> bool:
        """Reads the first message; False if it was no valid hello, and the connection is closed then."""
        try:
            data = await asyncio.wait_for(self._socket.recv(), HELLO_SECONDS)
            self._greet(data)
        except asyncio.TimeoutError:
            refusal = ProtocolError("hello_first", "no hello came in time", "Send it at once.")
        except ProtocolError as error:
            refusal = error
        else:
            return True
        self._error(refusal)
        await self._outbox.flushed()
        await self._socket.close(REFUSED, refusal.code)
        return False

    def _greet(self, data: str | bytes) -> None:
        hello = None if isinstance(data, bytes) else messages.parse(_short_enough(data))
        if not isinstance(hello, messages.Hello):
            raise ProtocolError("hello_first", "the first message must be a hello", "See PROTOCOL.md.")
        if not hmac.compare_digest(hello.token.encode(), self._house.token.encode()):
            raise ProtocolError(
                "bad_token",
                "this is not the engine's token",
                "Read it again from engine.json, or run scene-engine plugins install.",
            )
        if hello.protocol != PROTOCOL:
            older = "the engine" if hello.protocol > PROTOCOL else "the plug-in"
            raise ProtocolError(
                "version",
                f"the plug-in speaks protocol {hello.protocol}, the engine {PROTOCOL}",
                f"Update {older}.",
            )
        self._session = hello.session or secrets.token_hex(8)
        for job in self._house.jobs.of(self._session):
            job.send = self._outbox.put
        limits = {
            "message": messages.MAX_TEXT,
            "frame": frames.MAX_FRAME,
            "count": messages.MAX_COUNT,
            "jobs": MAX_JOBS,
        }
        self._say(
            "welcome",
            protocol=PROTOCOL,
            engine=__version__,
            session=self._session,
            model=self._house.models[0].told(),
            features=FEATURES,
            limits=limits,
            palettes=palette.names(),
            jobs=[job.id for job in self._house.jobs.of(self._session)],
        )

    # -- requests --

    def _upload(self, frame: Frame) -> None:
        key = (frame.job, frame.kind)
        if key not in self._uploads and len(self._uploads) >= MAX_UPLOADS:
            raise ProtocolError(
                "limit",
                f"{MAX_UPLOADS} canvases and masks wait for their request already",
                "Send the request after its frames.",
            )
        self._uploads[key] = frame

    def _answer(self, message: Message) -> None:
        if isinstance(message, messages.Request):
            self._begin(message)
        elif isinstance(message, messages.Cancel):
            job = self._known(message.id)
            if job.work is not None and job.state not in ENDED:
                self._house.engine.cancel(job.work)
        elif isinstance(message, messages.Job):
            self._catch_up(self._known(message.id))
        elif isinstance(message, messages.Palettes):
            named = {name: palette.inline(palette.load(name)) for name in palette.names()}
            self._say("palettes", palettes=named)
        elif isinstance(message, messages.Models):
            self._say("models", models=[model.told() for model in self._house.models])
        elif isinstance(message, messages.History):
            self._say("history", pictures=self._house.history.newest(message.most))
        else:
            raise ProtocolError("bad_message", "there was a hello already", "Say it once.")

    def _begin(self, request: messages.Request) -> None:
        jobs = self._house.jobs
        own = {kind: frame for (number, kind), frame in self._uploads.items() if number == request.id}
        for kind in own:
            del self._uploads[request.id, kind]
        if jobs.get(self._session, request.id) is not None:
            raise _for(request.id, "bad_message", f"job {request.id} was begun already", "Take a new id.")
        if sum(job.state not in ENDED for job in jobs.of(self._session)) >= MAX_JOBS:
            raise _for(request.id, "limit", f"{MAX_JOBS} jobs wait already", "Wait for one, or cancel one.")
        job = Job(request.id, request.count, request.keep, self._outbox.put)
        try:
            to_draw = wanted(request, own)
        except ProtocolError as error:
            raise _for(request.id, error.code, error.message, error.fix) from error
        jobs.add(self._session, job)

        def told(event: Event | Loading | Ended) -> None:
            self._house.loop.call_soon_threadsafe(tell, job, self._house.history, event)

        job.work = Work(self._session, to_draw, request.preview_rows, told)
        try:
            ahead = self._house.engine.put(job.work)
        except ProtocolError as error:
            end(job, Ended("failed", error))
            return
        job.event("queued", position=ahead)

    def _known(self, number: int) -> Job:
        job = self._house.jobs.get(self._session, number)
        if job is None:
            raise _for(number, "unknown_job", f"there is no job {number}", "Send the request again.")
        return job

    def _catch_up(self, job: Job) -> None:
        self._say(
            "job",
            id=job.id,
            state=job.state,
            sequence=job.sequence,
            count=job.count,
            recipes=job.recipes,
            **job.progress,
        )
        for frame in job.results:
            self._outbox.put(frame)
        if job.end:
            self._outbox.put(job.end)

    # -- telling --

    def _say(self, kind: str, **fields: Any) -> None:
        self._outbox.put(json.dumps({"type": kind, **fields}))

    def _error(self, error: ProtocolError) -> None:
        number = {"id": error.job} if isinstance(error, _JobError) else {}
        self._say("error", **number, code=error.code, message=error.message, fix=error.fix)

    def _left(self) -> None:
        """The client is gone: its jobs end, but for those that it wants to come back for."""
        if not self._session:
            return
        for job in self._house.jobs.of(self._session):
            if job.send != self._outbox.put:
                continue  # it is back already, over another connection
            job.send = None
            if job.work is not None and job.state not in ENDED and not job.keep:
                self._house.engine.cancel(job.work)


class _JobError(ProtocolError):
    """An error that names its job."""

    job: int


def _for(job: int, code: str, message: str, fix: str) -> _JobError:
    error = _JobError(code, message, fix)
    error.job = job
    return error


def _short_enough(text: str) -> str:
    if len(text) > messages.MAX_TEXT:
        raise ProtocolError(
            "limit", f"a message has at most {messages.MAX_TEXT} characters", "Send masks as frames."
        )
    return text
