"""Work spread over processes: Python paints on one core, a machine has several.

The processes are started anew (spawn), so they hold nothing of what this one has loaded, and import no mlx.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import TypeVar

from scene_engine.errors import SceneError

Job = TypeVar("Job")
Result = TypeVar("Result")

AHEAD = 3
"""Jobs under way or waiting, for each process."""

_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def in_order(
    function: Callable[[Job], Result], jobs: Sequence[Job], workers: int
) -> Generator[Result, None, None]:
    """Runs `function(job)` for every job and yields the results in the order of the jobs.

    When the generator ends, fails or is closed (`contextlib.closing`), jobs not begun are dropped and every
    process has ended. Those of a parent that was killed end by themselves.

    Args:
        function: One that a module has by name; jobs and results are pickled.
        jobs: What to do.
        workers: Processes; with one, or for a single job, all is done in this one.

    Raises:
        SceneError: A process died, most likely for want of memory.
    """
    if workers <= 1 or len(jobs) <= 1:
        yield from map(function, jobs)
        return
    workers = min(workers, len(jobs))
    context = multiprocessing.get_context("spawn")
    line, held = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, context, _follow_parent, (line,))
    remaining = iter(jobs)
    waiting: deque[Future[Result]] = deque()
    try:
        while True:
            with _inherited():
                for job in islice(remaining, workers * AHEAD - len(waiting)):
                    waiting.append(pool.submit(function, job))
            if not waiting:
                break
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise SceneError(
            "a process that was painting died, most likely for want of memory",
            "Close other programs, or use fewer processes; what is done stays done.",
        ) from error
    except BaseException:
        # Left early, by Ctrl-C say: the pool's own way to end its processes can then wait for ever.
        held.close()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        held.close()
        line.close()


def spread(
    function: Callable[[Job], Result],
    jobs: Sequence[Job],
    workers: int,
    report: Callable[[int, int], None],
    together: int,
) -> Generator[Result, None, None]:
    """Small jobs, as `in_order`: some are done `together` in one go, which is then reported.

    Args:
        function: See `in_order`.
        jobs: What to do.
        workers: Processes.
        report: Told how many are done, and of how many.
        together: Jobs that a process is handed at a time.

    Raises:
        SceneError: See `in_order`.
    """
    chunks = [jobs[start : start + together] for start in range(0, len(jobs), together)]
    done = 0
    with closing(in_order(partial(_each, function), chunks, workers)) as results:
        for found in results:
            done += len(found)
            report(done, len(jobs))
            yield from found


def _each(function: Callable[[Job], Result], jobs: Sequence[Job]) -> list[Result]:
    return [function(job) for job in jobs]


@contextmanager
def _inherited() -> Iterator[None]:
    """A process started within has one BLAS thread, and leaves Ctrl-C to its parent."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _follow_parent(line: Connection) -> None:
    """Ends this process when its parent has, or when the parent lets go of the other end of `line`."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=([parent.sentinel, line],), daemon=True).start()


def _end_with(signs: list[int | Connection]) -> None:
    wait(signs)
    os._exit(1)
