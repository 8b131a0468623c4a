"""What a terminal shows while pictures are drawn: a progress bar, and the pictures as they come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

import numpy as np
from numpy.typing import NDArray
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.cli.preview import COLUMNS, LINES, HalfBlocks, side_by_side


class Display:
    """Shows events of `generation` to a person; use it in a `with`. Shows nothing where there is no terminal.

    Args:
        console: Where to.
        total: Pictures in all.
        preview: Whether to show the pictures too.
    """

    def __init__(self, console: Console, total: int, preview: bool) -> None:
        self._console = console
        self._total = total
        self.previews = preview and console.is_terminal
        self._pictures: dict[int, NDArray[np.uint8]] = {}
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=40),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=console,
        )
        self._task = self._bar.add_task("loading the checkpoint", total=None)
        self._live: Live | None = None

    def __enter__(self) -> Display:
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def progress(self, images: range, share: float) -> None:
        """Tells that `share` (0 to 1) of the work on the pictures `images` is done."""
        which = f"{images.start + 1}" + (f" to {images.stop}" if len(images) > 1 else "")
        name = f"drawing {which} of {self._total}" if self._total > 1 else "drawing"
        done = images.start + share * len(images)
        self._bar.update(self._task, description=name, total=self._total, completed=done)

    def picture(self, image: int, rgb: NDArray[np.uint8]) -> None:
        """Shows how a picture looks so far: uint8 [h, w, 3]; if it is 320 wide it may be its upper part."""
        if self.previews:
            height, width = rgb.shape[:2]
            whole = np.zeros((max(height, HEIGHT) if width == WIDTH else height, width, 3), np.uint8)
            whole[:height] = rgb
            self._pictures[image] = whole
            if self._live is not None:
                self._live.update(self._view())

    def keep(self) -> None:
        """Leaves the pictures on the screen, above those that come next."""
        if self._pictures:
            with self.hidden():
                self._console.print(self._blocks(), end="")
                self._pictures.clear()

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Takes all off the screen within the block, so that something else can be printed."""
        self._stop()
        yield
        self._start()

    def _start(self) -> None:
        if self._console.is_terminal:
            # A new one each time: it moves the cursor up by the lines that it showed before.
            self._live = Live(
                self._view(),
                console=self._console,
                transient=True,
                refresh_per_second=5,
                redirect_stdout=False,
            )
            self._live.start()

    def _stop(self) -> None:
        if self._live is not None:
            self._live.stop()
            self._live = None

    def _view(self) -> RenderableType:
        return Group(self._blocks(), self._bar) if self._pictures else self._bar

    def _blocks(self) -> HalfBlocks:
        sheet = side_by_side([rgb for _, rgb in sorted(self._pictures.items())])
        return HalfBlocks(sheet, min(COLUMNS, self._console.width), min(LINES, self._console.height - 3))
