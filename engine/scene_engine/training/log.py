"""The log of a training run: one JSON object a line, appended and flushed as training goes.

Every line has "step", "epoch" and "time" (seconds since 1970); the rest are the figures of that step. What is
not finite is written as null, since JSON has no NaN. A resumed run drops the lines after the step that it
resumes from, so that the log tells one story.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from scene_engine import files
from scene_engine.errors import SceneError

Line = dict[str, Any]


class TrainingLog:
    """Appends to a log; use it in a `with`.

    Args:
        path: The .jsonl file; its folder is made if need be.
        start_step: The step that the run resumes from: later lines are dropped. At 0 a new log begins, and a
            log that is there already is kept as "<name>.previous.jsonl".
        active: False for the machines of a distributed run that write nothing.

    Raises:
        SceneError: The file cannot be read or written.
    """

    def __init__(self, path: Path, start_step: int = 0, active: bool = True) -> None:
        self.path = path
        self._file = self._open(start_step) if active else None

    def _open(self, start_step: int) -> TextIO:
        path = self.path
        if path.exists():
            if start_step == 0:
                _rename(path, path.with_suffix(f".previous{path.suffix}"))
            else:
                kept = [line for line in read_log(path) if line["step"] <= start_step]
                files.write_text(path, "".join(map(_encode, kept)))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return path.open("a", encoding="utf-8")
        except OSError as error:
            raise _cannot_write(path, error) from error

    def write(self, step: int, epoch: int, figures: Mapping[str, float]) -> None:
        """Appends a line. `step` counts the steps done. Raises SceneError where the disk is full."""
        if self._file is None:
            return
        line = {"step": step, "epoch": epoch, "time": round(time.time(), 3), **figures}
        try:
            self._file.write(_encode(line))
            self._file.flush()
        except OSError as error:
            raise _cannot_write(self.path, error) from error

    def __enter__(self) -> TrainingLog:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is None:
            return
        try:
            self._file.close()
        except OSError as problem:
            # What could not be flushed before cannot be now; the first error is the one to show.
            if error is None:
                raise _cannot_write(self.path, problem) from problem


def read_log(path: Path) -> list[Line]:
    """The lines of a log, in order. A line that is torn (the run was killed as it wrote) is left out.

    Raises:
        SceneError: The file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise SceneError(f"cannot read {path}: {error.strerror}", "Check the path of the log.") from error
    return [line for line in map(_decode, text.split("\n")) if line is not None]


def _encode(line: Line) -> str:
    return json.dumps({key: _finite(value) for key, value in line.items()}, allow_nan=False) + "\n"


def _finite(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _decode(text: str) -> Line | None:
    try:
        line = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) and type(line.get("step")) is int else None


def _rename(path: Path, target: Path) -> None:
    try:
        path.replace(target)
    except OSError as error:
        raise _cannot_write(target, error) from error


def _cannot_write(path: Path, error: OSError) -> SceneError:
    return SceneError(
        f"cannot write {path}: {error.strerror or error}",
        "Free some disk space, or choose a folder that you may write to.",
    )
