"""What a training run shows while it runs: bars in a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Mapping
from types import TracebackType

from rich.console import Console, Group
from rich.live import Live
from rich.progress import BarColumn, Progress, TextColumn
from rich.text import Text

PLAIN_SECONDS = 60.0
"""Longest silence where there is no terminal; the end of an epoch is always told."""


class TrainingProgress:
    """Shows how far a run is, how fast, and its figures; use it in a `with`.

    Args:
        name: What is trained.
        total_steps: Steps of the whole run, over all its epochs.
        steps_per_epoch: Steps of one epoch.
        start_step: Steps that were done before, where the run is resumed.
        visible: False shows nothing (all but the first machine of a distributed run).
        console: Where to; stderr if None.
    """

    def __init__(
        self,
        name: str,
        total_steps: int,
        steps_per_epoch: int,
        start_step: int = 0,
        visible: bool = True,
        console: Console | None = None,
    ) -> None:
        self._name = name
        self._total = total_steps
        self._steps_per_epoch = steps_per_epoch
        self._start = start_step
        self._visible = visible
        self._console = console or Console(stderr=True, highlight=False)
        self._first_epoch: int | None = None
        self._clock: deque[tuple[float, int]] = deque(maxlen=1000)
        self._told = time.monotonic()
        self._line = Text()
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=40),
            TextColumn("{task.fields[count]}", justify="right"),
            TextColumn("{task.fields[left]}", style="cyan"),
        )
        self._run = self._bars.add_task(name, total=total_steps, completed=start_step, count="", left="")
        self._epoch = self._bars.add_task("epoch", total=steps_per_epoch, count="", left="")
        self._live: Live | None = None

    def __enter__(self) -> TrainingProgress:
        if self._visible and self._console.is_terminal:
            view = Group(self._bars, self._line)
            self._live = Live(view, console=self._console, refresh_per_second=4)
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.stop()
            self._live = None

    def update(self, step: int, epoch: int, figures: Mapping[str, float], images_per_second: float) -> None:
        """Reports a step.

        Args:
            step: Steps done in this epoch, from 1.
            epoch: The epoch, from 1, counted over the run's whole life.
            figures: Its losses and the like, by name.
            images_per_second: Throughput.
        """
        if not self._visible:
            return
        if self._first_epoch is None:
            self._first_epoch = epoch - self._start // self._steps_per_epoch
        done = (epoch - self._first_epoch) * self._steps_per_epoch + step
        self._clock.append((time.monotonic(), done))
        last_epoch = self._first_epoch + self._total // self._steps_per_epoch - 1
        left = self._time_left(done)
        texts = [f"{name} {value:.4g}" for name, value in figures.items()]
        texts += [f"{images_per_second:.3g} images/s", f"{_peak_memory_gib():.1f} GiB peak"]
        if self._live is not None:
            self._bars.update(
                self._run, completed=done, count=f"{done}/{self._total}", left=left and f"{left} left"
            )
            self._bars.update(
                self._epoch,
                description=f"epoch {epoch}/{last_epoch}",
                completed=step,
                count=f"{step}/{self._steps_per_epoch}",
            )
            self._line.plain = "  ".join(texts)
        elif step == self._steps_per_epoch or time.monotonic() - self._told > PLAIN_SECONDS:
            share = f"{self._name} {100 * done / self._total:.0f} %"
            place = f"epoch {epoch}/{last_epoch}, step {step}/{self._steps_per_epoch}"
            self.message("  ".join([share, place, *texts, *([f"{left} left"] if left else [])]))

    def message(self, text: str) -> None:
        """Prints a line; in a terminal above the bars."""
        if self._visible:
            self._told = time.monotonic()
            self._console.print(text, markup=False, highlight=False, soft_wrap=True)

    def _time_left(self, done: int) -> str:
        """By the pace of the last 1000 steps, validation and all; empty until two are known."""
        (then, before), (now, _) = self._clock[0], self._clock[-1]
        if done <= before:
            return ""
        return duration((now - then) / (done - before) * (self._total - done))


def duration(seconds: float) -> str:
    """Seconds as "3 d 4 h", "2 h 05 min", "3 min 20 s" or "7 s"."""
    whole = round(seconds)
    days, hours, minutes = whole // 86400, whole // 3600 % 24, whole // 60 % 60
    if days:
        return f"{days} d {hours} h"
    if hours:
        return f"{hours} h {minutes:02d} min"
    return f"{minutes} min {whole % 60:02d} s" if minutes else f"{whole} s"


def _peak_memory_gib() -> float:
    import mlx.core as mx

    return mx.get_peak_memory() / 2**30
