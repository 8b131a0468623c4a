"""What the engine's thread tells of a job becomes events for its client. Runs on the event loop."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np

from scene_engine.server.engine import Ended, Loading
from scene_engine.server.frames import Frame, Kind
from scene_engine.server.jobs import ENDED, History, Job

if TYPE_CHECKING:
    from scene_engine.generation import Event, Finished, Preview, Progress, Started

_NO_PALETTE = np.empty((0, 3), np.uint8)


def tell(job: Job, history: History, event: Event | Loading | Ended) -> None:
    """Sends an event to the job's client, if it has one, and remembers what a late client must know."""
    # mlx comes with `generation`: by the first event the engine's thread has prepared and imported it.
    from scene_engine import generation

    if job.state in ENDED:
        return
    if isinstance(event, Ended):
        end(job, event)
    elif isinstance(event, Loading):
        job.state = "loading"
        job.event("loading")
    elif isinstance(event, generation.Started):
        _started(job, event)
    elif isinstance(event, generation.Progress):
        _progress(job, event)
    elif isinstance(event, generation.Preview):
        _preview(job, event)
    else:
        _finished(job, history, event)


def end(job: Job, ended: Ended) -> None:
    """The job's one last event."""
    if job.state in ENDED:
        return
    job.state, job.work = ended.state, None
    error = ended.error
    fields: dict[str, Any] = {}
    if error is not None:
        fields = {"code": error.code, "message": error.message, "fix": error.fix}
    job.end = job.event(ended.state, **fields)


def _started(job: Job, event: Started) -> None:
    job.state = "running"
    job.began = job.began or time.monotonic()
    job.event("started", image=event.image, recipe=event.recipe.to_dict())


def _progress(job: Job, event: Progress) -> None:
    done = event.images.start * event.total + len(event.images) * event.done
    total = job.count * event.total
    images = [event.images.start, event.images.stop - 1]
    job.progress = {"images": images, "done": done, "total": total, "seconds_left": _left(job, done, total)}
    job.event("progress", True, **job.progress)


def _left(job: Job, done: int, total: int) -> float | None:
    """Seconds until the job's last token, estimated; None while there is nothing to judge by."""
    if done < 2:
        return None
    return round((time.monotonic() - job.began) * (total - done) / done, 1)


def _preview(job: Job, event: Preview) -> None:
    number = job.next()
    if job.send is not None:
        frame = Frame(Kind.PREVIEW, job.id, event.rgb, _NO_PALETTE, event.image, number)
        job.send(frame.to_bytes(), True)


def _finished(job: Job, history: History, event: Finished) -> None:
    frame = Frame.of_canvas(event.canvas, job.id, event.image, job.next()).to_bytes()
    recipe = event.recipe.to_dict()
    job.results.append(frame)
    job.recipes.append(recipe)
    if job.send is not None:
        job.send(frame, False)
    job.event("picture", image=event.image, recipe=recipe)
    history.add(recipe)
