"""A painted data set on disk: pictures, their undithered originals, and captions.jsonl.

A picture is painted from (seed, number) alone. Its two files are renamed into place whole, and only then its
captions are added, in the order of the numbers: whatever ends the work, the same call goes on with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from scene_engine.canvas import save_png
from scene_engine.dataset.captions import images_path, undithered_path
from scene_engine.errors import SceneError
from scene_engine.files import replacing
from scene_engine.painter.ledger import Wished, open_ledger
from scene_engine.painter.painting import Painting, Wish, paint
from scene_engine.painter.workers import in_order

MOST = 1_000_000
CANVAS_LEVEL, UNDITHERED_LEVEL = 6, 1
"""Of zlib: a canvas costs 1 ms at 6; an original 2 ms at 1, 4 ms at 6 for a fifth less."""
CHUNK = 8
"""Pictures in a job: enough that handing it over costs nothing, few enough for a bar that moves."""


@dataclass(frozen=True)
class Series:
    """Which pictures to paint.

    Attributes:
        seed: 0 or above; another seed gives other pictures.
        count: The numbers 0 to count - 1.
        captions: The most captions a picture gets.
        wish: What all of them must be.

    Raises:
        SceneError: A number out of range.
    """

    seed: int
    count: int
    captions: int = 3
    wish: Wish = field(default_factory=Wish)

    def __post_init__(self) -> None:
        if not 1 <= self.count <= MOST:
            raise SceneError(f"{self.count} pictures cannot be painted", f"Ask for 1 to {MOST:,}.")
        if not 1 <= self.captions <= 20:
            raise SceneError(f"a picture cannot have {self.captions} captions", "Ask for 1 to 20.")
        if not 0 <= self.seed < 2**63:
            raise SceneError(f"{self.seed} is no seed", "Take a whole number from 0 up.")

    @property
    def wished(self) -> Wished:
        """The wishes as words; what is left to chance is left out."""
        return {name: value for name, value in asdict(self.wish).items() if value is not None}

    def image(self, number: int) -> str:
        """The name of a picture's file."""
        return f"painted_{self.seed}_{number:06d}.png"


@dataclass(frozen=True)
class _Job:
    folder: Path
    series: Series
    numbers: range | list[int]


def paint_corpus(folder: Path, series: Series, workers: int) -> Generator[tuple[int, int], None, None]:
    """Paints what the folder lacks of a series; yields how many pictures are there, and how many are new.

    Another series in the folder, or pictures of one's own, stay as they are. Iterate to the end, or close it.

    Args:
        folder: Of the data set, made if need be.
        series: What to paint.
        workers: Processes to paint in.

    Raises:
        SceneError: The folder holds something else, is in use or cannot be written to; or the disk is full.
    """
    with open_ledger(folder, series.seed, series.wished) as ledger:
        _clear_torn(folder, series)
        there = _names(images_path(folder)) & _names(undithered_path(folder))
        todo = [n for n in range(series.count) if n not in ledger.done or series.image(n) not in there]
        done = before = series.count - len(todo)
        yield done, 0
        jobs = [_Job(folder, series, todo[start : start + CHUNK]) for start in range(0, len(todo), CHUNK)]
        with closing(in_order(_paint, jobs, workers)) as results:
            for job, lines in zip(jobs, results, strict=True):
                new = [text for n, text in zip(job.numbers, lines, strict=True) if n not in ledger.done]
                ledger.add(b"".join(new))
                done += len(lines)
                yield done, done - before


def description(painting: Painting) -> dict[str, Any]:
    """What is true of a painting, for programs: JSON values only. Boxes are x0, y0, x1, y1 in pixels."""
    scene = painting.scene
    return {
        "kind": scene.kind,
        "view": scene.view,
        "time": scene.time,
        "weather": scene.weather,
        "season": scene.season,
        "lamp": scene.lamp,
        "mood": scene.mood,
        "light": scene.light_side,
        "colours": list(scene.colours),
        "things": [
            {
                "noun": thing.noun,
                "adjectives": list(thing.adjectives),
                "many": thing.many,
                "box": list(thing.box),
                "cells": thing.cells,
                "pixels": thing.pixels,
            }
            for thing in scene.things
        ],
        "relations": [[relation.subject, relation.word, relation.object] for relation in scene.relations],
        "palette": len(painting.canvas.palette),
        "dither": painting.dither,
    }


def _paint(job: _Job) -> list[bytes]:
    """Paints some pictures, writes their files and returns their lines."""
    lines = []
    for number in job.numbers:
        painting, name = paint(job.series.seed, number, job.series.wish), job.series.image(number)
        save_png(painting.canvas, images_path(job.folder) / name, compress_level=CANVAS_LEVEL)
        with replacing(undithered_path(job.folder) / name) as temporary:
            Image.fromarray(painting.rgb).save(temporary, "PNG", compress_level=UNDITHERED_LEVEL)
        lines.append(_lines(painting, name, job.series))
    return lines


def _lines(painting: Painting, name: str, series: Series) -> bytes:
    """One line a caption; the first has the scene as well."""
    captions = painting.captions(series.captions)
    scene = description(painting) | {"captions": len(captions), "wished": series.wished}
    values: list[dict[str, Any]] = [
        {"image": name, "caption": caption, "undithered": name} for caption in captions
    ]
    values[0]["scene"] = scene
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values).encode()


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def _clear_torn(folder: Path, series: Series) -> None:
    """Removes files that a killed run left half-written."""
    torn = re.compile(rf"\.painted_{series.seed}_\d+-.*\.png")
    for part in (images_path(folder), undithered_path(folder)):
        for name in _names(part):
            if torn.fullmatch(name):
                with suppress(OSError):
                    (part / name).unlink()
