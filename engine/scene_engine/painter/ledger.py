"""captions.jsonl while a corpus is painted: what is there already, mended where it was torn, and added to."""

from __future__ import annotations

import fcntl
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scene_engine.dataset.captions import captions_path
from scene_engine.errors import SceneError

Wished = dict[str, str]


class Ledger:
    """The lines of one series in a folder's captions.jsonl; other lines are left alone.

    The first line of a picture has a "scene", which says how many captions the picture has and what was
    wished of the series.

    Args:
        file: captions.jsonl, open to read and write.
        path: Its name, for messages.
        seed: Of the series.
        wished: What its pictures must be.

    Attributes:
        done: Numbers of the pictures that have all their lines.

    Raises:
        SceneError: The file holds something else, or this series with other wishes.
    """

    def __init__(self, file: Any, path: Path, seed: int, wished: Wished) -> None:
        self._file, self._path = file, path
        self._name = re.compile(rf"painted_{seed}_(\d{{6,}})\.png")
        data = file.read()
        end = self._mended(data)
        self.done, end = self._read(data[:end], seed, wished)
        if end < len(data):
            file.truncate(end)
        file.seek(end)
        if end and data[end - 1 : end] != b"\n":
            file.write(b"\n")

    def add(self, lines: bytes) -> None:
        """Writes whole lines to the end of the file, on to the disk.

        Raises:
            SceneError: The disk is full.
        """
        try:
            self._file.write(lines)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise _unwritable(self._path, error) from error

    def _mended(self, data: bytes) -> int:
        """Where the file ends once a last line that was torn is left out."""
        start = data.rfind(b"\n") + 1
        return len(data) if not data[start:].strip() or _parsed(data[start:]) else start

    def _read(self, data: bytes, seed: int, wished: Wished) -> tuple[set[int], int]:
        """The numbers that are done, and where the file ends without lines of a picture that lacks some."""
        lines: Counter[int] = Counter()
        starts: dict[int, int] = {}
        needed: dict[int, int] = {}
        place, last = 0, -1
        for line in data.splitlines(keepends=True):
            start, place = place, place + len(line)
            if not line.strip():
                continue
            value, last = _parsed(line), -1
            if not value and not start:
                raise SceneError(
                    f"{self._path} is not a file of captions: its first line is no JSON object",
                    "Name another folder.",
                )
            found = self._name.fullmatch(str(value.get("image", "")))
            if found is None:
                continue
            last = int(found[1])
            lines[last] += 1
            starts.setdefault(last, start)
            scene = value.get("scene")
            if isinstance(scene, dict):
                needed[last] = int(scene.get("captions", 1))
                self._check(scene.get("wished", {}), seed, wished)
        if last >= 0 and lines[last] < needed.get(last, 1):
            place = starts[last]
            del lines[last]
        return set(lines), place

    def _check(self, found: Wished, seed: int, wished: Wished) -> None:
        if found != wished:
            raise SceneError(
                f"{self._path.parent} has pictures of seed {seed} already, and they were painted with "
                f"{_said(found)}, not with {_said(wished)}",
                "Take another --seed, another folder, or the same wishes.",
            )


@contextmanager
def open_ledger(folder: Path, seed: int, wished: Wished) -> Iterator[Ledger]:
    """Opens a folder's captions.jsonl, made if need be, for one series and one process at a time.

    Raises:
        SceneError: As `Ledger`; or the folder cannot be written to, is another's, or is in use.
    """
    path = captions_path(folder)
    try:
        if folder.is_dir() and not path.exists() and (other := _other(folder)):
            raise SceneError(
                f"{folder} holds something else: {other}", "Name an empty folder, or a data set to add to."
            )
        folder.mkdir(parents=True, exist_ok=True)
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "rb+")
    except OSError as error:
        raise _unwritable(path, error) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SceneError(
                f"another command is painting into {folder}", "Wait for it, stop it, or name another folder."
            ) from None
        yield Ledger(file, path, seed, wished)


def _other(folder: Path) -> str:
    """A file or folder there that no corpus has; empty if there is none."""
    names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    return next((name for name in names if name not in ("images", "undithered")), "")


def _parsed(line: bytes) -> dict[str, Any]:
    """A line's JSON object; empty if it is none."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _said(wished: Wished) -> str:
    return " ".join(f"--{name} {value!r}" for name, value in wished.items()) or "no wishes"


def _unwritable(path: Path, error: OSError) -> SceneError:
    return SceneError(
        f"cannot write {path}: {error.strerror or error}",
        "Free some disk space, or choose another folder; the same command then goes on.",
    )
