"""The engine's thread: MLX off the event loop, one job at a time, clients in turn.

The thread knows nothing of websockets. It calls a job's `tell` with `generation`'s events and with how it
ended; whoever made the job brings that to the event loop.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scene_engine.errors import SceneError
from scene_engine.server.drawings import Wanted
from scene_engine.server.errors import ProtocolError
from scene_engine.server.models import Model, chosen

if TYPE_CHECKING:
    from scene_engine.generation import Event
    from scene_engine.pretrained import Pretrained

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Loading:
    """The networks are being read; the first job after a pause waits for them."""


@dataclass(frozen=True)
class Ended:
    """A job's one end: "finished", "cancelled" or "failed", then with an error."""

    state: str
    error: ProtocolError | None = None


@dataclass(eq=False)
class Work:
    """A job in the engine's queue.

    Attributes:
        client: Whose turn it is.
        wanted: What to draw.
        preview_rows: Rows of cells from one preview to the next; -1 for what suits the machine.
        tell: Called in the engine's thread.
        cancelled: Set to end it within one token.
    """

    client: object
    wanted: Wanted
    preview_rows: int
    tell: Callable[[Event | Loading | Ended], None]
    cancelled: threading.Event = field(default_factory=threading.Event)


class Engine:
    """Draws what is put into its queue.

    Args:
        models: What to draw with, the first unless a recipe names another; one is in memory at a time.
        device: As `backend.prepare` takes it.
        unload_after: Seconds without a job after which the networks are let go; 0 for never.
    """

    def __init__(self, models: Sequence[Model], device: str = "auto", unload_after: float = 600.0) -> None:
        self._models, self._device, self._unload_after = models, device, unload_after
        self._queues: OrderedDict[object, deque[Work]] = OrderedDict()
        self._running: Work | None = None
        self._wake = threading.Condition()
        self._stopping = False
        self._pretrained: Pretrained | None = None
        self._loaded = models[0]
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._thread.start()

    def preload(self) -> None:
        """Reads the networks before there is a job."""
        self.put(Work(object(), Wanted([], None), 0, lambda event: None))

    def put(self, work: Work) -> int:
        """Queues a job; returns how many will be drawn before it."""
        with self._wake:
            if self._stopping:
                raise _stopped()
            self._queues.setdefault(work.client, deque()).append(work)
            self._wake.notify()
            return self._ahead(work)

    def cancel(self, work: Work) -> None:
        """Ends a job: at once if it waits, within one token if it is being drawn."""
        work.cancelled.set()
        with self._wake:
            queue = self._queues.get(work.client)
            waits = queue is not None and work in queue
            if queue is not None and waits:
                queue.remove(work)
                if not queue:
                    del self._queues[work.client]
        if waits:
            work.tell(Ended("cancelled"))

    def stop(self, seconds: float = 10.0) -> None:
        """Ends all jobs as failed, and the thread."""
        with self._wake:
            self._stopping = True
            waiting = [work for queue in self._queues.values() for work in queue]
            self._queues.clear()
            if self._running is not None:
                self._running.cancelled.set()
            self._wake.notify()
        for work in waiting:
            work.tell(Ended("failed", _stopped()))
        self._thread.join(seconds)

    @property
    def busy(self) -> bool:
        """Whether there is anything to draw."""
        with self._wake:
            return self._running is not None or bool(self._queues)

    def _ahead(self, work: Work) -> int:
        """Clients take turns: before a client's n-th job come n of each other client's, at most."""
        place = self._queues[work.client].index(work)
        others = sum(
            min(place + 1, len(queue)) for client, queue in self._queues.items() if client is not work.client
        )
        return place + others + (self._running is not None)

    def _next(self) -> Work | None:
        """The next job; None when stopping. The client just served goes to the end of the line."""
        with self._wake:
            self._running = None
            while not self._queues:
                if self._stopping:
                    return None
                timeout = self._unload_after if self._pretrained is not None and self._unload_after else None
                if not self._wake.wait(timeout) and not self._queues:
                    self._unload()
            client, queue = next(iter(self._queues.items()))
            work = queue.popleft()
            self._queues.move_to_end(client)
            if not queue:
                del self._queues[client]
            self._running = work
            return work

    def _run(self) -> None:
        while (work := self._next()) is not None:
            started = time.monotonic()
            try:
                ended = self._draw(work)
            except ProtocolError as error:
                ended = Ended("failed", error)
            except SceneError as error:
                ended = Ended("failed", ProtocolError("bad_recipe", error.message, error.fix))
            except MemoryError:
                ended = Ended("failed", _no_memory())
            except Exception as error:  # One job's misfortune must not be another's.
                log.exception("a job failed")
                ended = Ended("failed", _no_memory() if _is_memory(error) else _unexpected(error))
            if ended.state == "cancelled" and self._stopping:
                ended = Ended("failed", _stopped())
            if ended.error is not None and ended.error.code == "memory":
                self._unload()
            seconds = time.monotonic() - started
            log.info("%d pictures %s in %.2f s", len(work.wanted.recipes), ended.state, seconds)
            work.tell(ended)

    def _draw(self, work: Work) -> Ended:
        from scene_engine import backend

        prepared = backend.prepare(self._device)
        recipes = work.wanted.recipes
        model = chosen(self._models, recipes)
        if model != self._loaded:
            self._unload()
        if self._pretrained is None:
            work.tell(Loading())
            from scene_engine.pretrained import load_pretrained

            self._pretrained, self._loaded = load_pretrained(model.path), model
        from scene_engine.generation import generate

        rows = work.preview_rows
        if rows < 0:  # On a CPU a preview costs as much as some rows of tokens.
            rows = 4 if prepared.name == "cpu" else 1
        events = generate(self._pretrained, recipes, rows, work.cancelled.is_set, work.wanted.canvas)
        for event in events:
            work.tell(event)
        return Ended("cancelled" if work.cancelled.is_set() else "finished")

    def _unload(self) -> None:
        """Lets go of the networks and of the memory that MLX keeps for reuse."""
        if self._pretrained is None:
            return
        import mlx.core as mx

        self._pretrained = None
        mx.clear_cache()
        log.info("the networks were let go")


def _stopped() -> ProtocolError:
    return ProtocolError("stopping", "the engine is stopping", "Start it again.")


def _is_memory(error: Exception) -> bool:
    text = str(error).lower()
    return isinstance(error, RuntimeError) and ("alloc" in text or "memory" in text)


def _no_memory() -> ProtocolError:
    return ProtocolError(
        "memory",
        "there was not enough memory for this picture",
        "Close other programs, or draw a smaller picture or fewer at once.",
    )


def _unexpected(error: Exception) -> ProtocolError:
    return ProtocolError(
        "engine", f"the engine failed: {type(error).__name__}", "Try again; scene-engine doctor may say more."
    )
