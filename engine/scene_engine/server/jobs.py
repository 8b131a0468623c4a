"""Jobs as clients know them: their events, what is kept of them, and the history on the disk."""

from __future__ import annotations

import json
import logging
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scene_engine import files
from scene_engine.errors import SceneError
from scene_engine.recipe import Recipe
from scene_engine.server.engine import Work

log = logging.getLogger(__name__)

ENDED = ("finished", "cancelled", "failed")
KEPT = 64
"""Ended jobs of which the pictures are kept, for clients that come back."""
HISTORY = 200
"""Recipes that the history holds."""

Send = Callable[[str | bytes, bool], None]
"""Takes a message or a frame, and whether it is a preview, which may be left out."""


@dataclass(eq=False)
class Job:
    """One job of a session.

    Attributes:
        id: The client's.
        count: Pictures.
        keep: Whether it goes on without a connection.
        send: To its client; None while there is no connection.
        work: In the engine's queue.
        state: "queued", "loading", "running", or one of `ENDED`.
        sequence: Of its last event.
        progress: Its last progress event's fields.
        results: Finished pictures, as frames.
        end: The event that ended it.
    """

    id: int
    count: int
    keep: bool
    send: Send | None
    work: Work | None = None
    state: str = "queued"
    sequence: int = 0
    progress: dict[str, Any] = field(default_factory=dict)
    results: list[bytes] = field(default_factory=list)
    recipes: list[dict[str, Any]] = field(default_factory=list)
    end: str = ""
    began: float = 0.0

    def next(self) -> int:
        """The next event's number."""
        self.sequence += 1
        return self.sequence

    def event(self, kind: str, preview: bool = False, /, **fields: Any) -> str:
        """Tells the client something of this job; returns the text."""
        text = json.dumps({"type": kind, "id": self.id, "sequence": self.next(), **fields})
        if self.send is not None:
            self.send(text, preview)
        return text


class Jobs:
    """All jobs, by session and id; ended ones go when there are too many."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[tuple[str, int], Job] = OrderedDict()

    def add(self, session: str, job: Job) -> None:
        """Takes in a new job."""
        self._jobs[session, job.id] = job
        ended = [key for key, known in self._jobs.items() if known.state in ENDED]
        for key in ended[: max(0, len(ended) - KEPT)]:
            del self._jobs[key]

    def of(self, session: str) -> list[Job]:
        """A session's jobs."""
        return [job for (owner, _), job in self._jobs.items() if owner == session]

    def get(self, session: str, number: int) -> Job | None:
        """A session's job by its id."""
        return self._jobs.get((session, number))


class History:
    """The newest recipes, kept over restarts in a file that the user alone may read.

    Args:
        path: JSON lines; None to keep nothing.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lines: deque[dict[str, Any]] = deque(maxlen=HISTORY)
        if path is not None and path.is_file():
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                try:
                    entry = json.loads(line)
                    Recipe.from_dict(entry["recipe"])
                except (ValueError, KeyError, TypeError, SceneError, RecursionError):
                    continue  # a line cut short, or of another version
                self._lines.append(entry)

    def add(self, recipe: dict[str, Any]) -> None:
        """Remembers a finished picture."""
        self._lines.append({"time": int(time.time()), "recipe": recipe})
        if self._path is None:
            return
        try:
            lines = "".join(json.dumps(line) + "\n" for line in self._lines)
            files.write_text(self._path, lines, private=True)
        except SceneError as error:
            log.warning("the history can't be written: %s", error.message)

    def newest(self, most: int) -> list[dict[str, Any]]:
        """The newest first."""
        return list(reversed(self._lines))[:most]
