"""Painted pictures a second on one core, by kind, and what the time goes to.

    OPENBLAS_NUM_THREADS=1 .venv/bin/python -m benchmarks.paint
    .venv/bin/python -m benchmarks.paint --different 20000

The first writes paint.json. The second paints that many pictures on all cores and looks for two alike.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from scene_engine import machine
from scene_engine.canvas import save_png
from scene_engine.dataset.similar import ALIKE, look
from scene_engine.files import replacing
from scene_engine.painter.corpus import CANVAS_LEVEL, UNDITHERED_LEVEL
from scene_engine.painter.kinds import all_kinds
from scene_engine.painter.painting import Wish, paint
from scene_engine.painter.workers import in_order

RESULT = Path(__file__).with_name("paint.json")
PARTS = ("painting", "captions", "palette", "PNG")
CHUNK = 50
SEED = 7


@click.command()
@click.option("--count", default=40, help="Pictures of each kind.")
@click.option("--different", type=click.IntRange(2), help="Paint so many instead and compare them all.")
def main(count: int, different: int | None) -> None:
    """Prints median milliseconds of each part for every kind, and writes paint.json."""
    if different is not None:
        _compare(different)
        return
    kinds = list(all_kinds())
    found: dict[str, dict[str, float]] = {}
    seconds: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds:
            paint(SEED, count, Wish(kind=kind))
            rows = np.array([_parts(number, kind, Path(folder)) for number in range(count)])
            found[kind] = dict(zip(PARTS, (1000 * np.median(rows, axis=0)).round(2).tolist(), strict=True))
            seconds[kind] = float(rows.sum(axis=1).mean())
            shares = ", ".join(f"{part} {value:.1f} ms" for part, value in found[kind].items())
            click.echo(f"{kind}: {1 / seconds[kind]:.1f} pictures/s: {shares}")
    whole = len(seconds) / sum(seconds.values())
    click.echo(f"all {len(kinds)} kinds alike: {whole:.1f} pictures/s on one core")
    result = {
        "machine": machine.processor_name(),
        "pictures of a kind": count,
        "pictures a second": {"all": round(whole, 1)} | {k: round(1 / s, 1) for k, s in seconds.items()},
        "median milliseconds": found,
    }
    RESULT.write_text(json.dumps(result, indent=2) + "\n")


def _parts(number: int, kind: str, folder: Path) -> list[float]:
    """Seconds that each of `PARTS` takes for one picture."""
    marks = [time.perf_counter()]
    painting = paint(SEED, number, Wish(kind=kind))
    marks.append(time.perf_counter())
    painting.captions(3)
    marks.append(time.perf_counter())
    canvas = painting.canvas
    marks.append(time.perf_counter())
    save_png(canvas, folder / "canvas.png", compress_level=CANVAS_LEVEL)
    with replacing(folder / "undithered.png") as temporary:
        Image.fromarray(painting.rgb).save(temporary, "PNG", compress_level=UNDITHERED_LEVEL)
    marks.append(time.perf_counter())
    return np.diff(marks).tolist()


def _compare(count: int) -> None:
    """Prints the pairs that are most alike: the distance of their looks, 0 to 255 (`dataset.similar`)."""
    started = time.monotonic()
    jobs = [range(start, min(start + CHUNK, count)) for start in range(0, count, CHUNK)]
    looks = np.concatenate(list(in_order(_looks, jobs, machine.cores())))
    click.echo(f"{count} pictures in {time.monotonic() - started:.0f} s")
    pairs = sorted(_nearest(looks))
    alike = sum(distance < ALIKE for distance, _, _ in pairs)
    click.echo(
        f"{len(np.unique(looks.round(), axis=0))} different; nearer than {ALIKE:g} to an earlier one: {alike}"
    )
    for distance, one, other in pairs[:10]:
        kinds = " and ".join(paint(SEED, number).scene.kind for number in (one, other))
        click.echo(f"{distance:.2f}: {one} and {other} ({kinds})")


def _looks(numbers: range) -> NDArray[np.float32]:
    return np.stack([look(paint(SEED, number).rgb) for number in numbers])


def _nearest(looks: NDArray[np.float32]) -> Iterator[tuple[float, int, int]]:
    """For each picture the earlier one that is nearest: their distance and both numbers."""
    centred = looks - 127.5
    squares = np.einsum("ij,ij->i", centred, centred)
    for start in range(1, len(looks), 1024):
        rows = np.arange(start, min(start + 1024, len(looks)))
        apart = squares[rows, None] + squares[: rows[-1]] - 2 * centred[rows] @ centred[: rows[-1]].T
        apart[np.arange(rows[-1]) >= rows[:, None]] = np.inf
        nearest = apart.argmin(axis=1)
        roots = np.sqrt(np.maximum(apart[np.arange(len(rows)), nearest], 0) / looks.shape[1])
        yield from zip(roots.tolist(), nearest.tolist(), rows.tolist(), strict=True)


if __name__ == "__main__":
    main()
