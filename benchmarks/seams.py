"""Whether drawing into a canvas shows seams: steps of colour across borders and elsewhere; and exactness.

    .venv/bin/python -m benchmarks.seams --count 24 --pictures FOLDER --sheet seams.png

A step is the distance in OKLab, times 100, of two pixels side by side. Across the border of what was drawn it
is compared with steps parallel to the border some pixels inside and outside of it, and with the step that the
artist's own picture had there. A ratio of 1 is no seam; above 1 the border stands out; below it is smoother.
Of panoramas the borders are those of windows, and of loops the ends, against all other columns.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from scene_engine import backend, resources
from scene_engine.canvas import Canvas
from scene_engine.dataset.sheet import contact_sheet
from scene_engine.edit import Edit
from scene_engine.evaluation import seams
from scene_engine.painter.painting import paint
from scene_engine.palette import oklab
from scene_engine.recipe import Recipe
from scene_engine.redraw import artwork, masks

RESULT = Path(__file__).with_name("seams.json")
SEED = 90_001  # of paintings that no training has seen


@dataclass(frozen=True, eq=False)
class Picture:
    """A canvas, what is on it and where it is from."""

    source: str
    canvas: Canvas
    prompt: str


@dataclass(frozen=True, eq=False)
class Task:
    """Something to draw into a canvas."""

    name: str
    picture: Picture
    canvas: Canvas
    mask: NDArray[np.bool_]
    recipe: Recipe


@click.command()
@click.option("--checkpoint", type=click.Path(path_type=Path), help="[default: the shipped one]")
@click.option("--count", default=24, help="Paintings, and pictures of the folder.")
@click.option("--pictures", type=click.Path(path_type=Path), help="A folder: captions.jsonl and images/.")
@click.option("--sheet", type=click.Path(path_type=Path), help="PNG with all of them, to be looked at.")
def main(checkpoint: Path | None, count: int, pictures: Path | None, sheet: Path | None) -> None:
    """Prints steps and ratios by task, and writes seams.json."""
    backend.prepare("auto")

    from scene_engine.generation import Finished, generate
    from scene_engine.pretrained import load_pretrained

    pretrained = load_pretrained(checkpoint or resources.shipped_checkpoint())
    shown: list[NDArray[np.uint8]] = []
    labels: list[str] = []
    found: dict[str, list[dict[str, float]]] = {}
    changed = 0
    for task in _tasks([*_painted(count), *(_real(pictures, count) if pictures else ())]):
        *_, last = generate(pretrained, [task.recipe], canvas=task.canvas)
        assert isinstance(last, Finished)
        result = last.canvas
        changed += seams.changed_outside(task.canvas, result, task.mask)
        name = f"{task.name}, {task.picture.source}"
        steps = seams.steps(result, task.canvas, task.mask)
        if task.name == "extend":
            del steps["artist"]  # there was nothing
        found.setdefault(name, []).append(steps)
        shown += [task.picture.canvas.rgb(), result.rgb()]
        labels += [task.picture.prompt, f"{name}: {task.recipe.edit and task.recipe.edit.mask[:40]}"]
    for name, recipe in _wide(count):
        *_, last = generate(pretrained, [recipe])
        assert isinstance(last, Finished)
        found.setdefault(name, []).append(_column_steps(last.canvas, name == "loop"))
        shown.append(last.canvas.rgb())
        labels.append(f"{name}: {recipe.prompt}")
    rows = {name: seams.summary(values) for name, values in found.items()}
    for name, row in rows.items():
        click.echo(f"{name:20} " + "  ".join(f"{key} {value:.2f}" for key, value in row.items()))
    click.echo(f"{len(labels)} shown, {changed} pixels or palettes changed that should have stayed")
    report: dict[str, Any] = {"checkpoint": pretrained.digest, "changed outside": changed, "steps": rows}
    RESULT.write_text(json.dumps(report, indent=2) + "\n")
    if sheet is not None:
        contact_sheet(shown, labels, 4).save(sheet)


def _painted(count: int) -> Iterator[Picture]:
    for number in range(count):
        painting = paint(SEED, number)
        yield Picture("painted", painting.canvas, painting.captions(1)[0])


def _real(folder: Path, count: int) -> Iterator[Picture]:
    lines = (folder / "captions.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[:: max(1, len(lines) // count)][:count]:
        entry = json.loads(line)
        try:
            yield Picture("real", artwork.read(folder / "images" / entry["image"]), entry["caption"])
        except Exception as error:  # more colours than a canvas has
            click.echo(f"left out: {error}", err=True)


def _tasks(pictures: list[Picture]) -> Iterator[Task]:
    """A box anywhere, and a strip to the right, for each picture."""
    for number, picture in enumerate(pictures):
        rng = np.random.default_rng(number)
        height, width = picture.canvas.indices.shape
        dither = "bayer4" if artwork.dithered(picture.canvas) else "none"
        recipe = Recipe(picture.prompt, number, dither=dither)
        size = [
            int(side * share) for side, share in zip((width, height), rng.uniform(0.25, 0.5, 2), strict=True)
        ]
        place = [int(rng.integers(0, side - part)) for side, part in zip((width, height), size, strict=True)]
        text = ",".join(map(str, [*place, *size]))
        box = masks.box(text, (height, width))
        edit = Edit("redraw", width, height, text)
        yield Task("redraw", picture, picture.canvas, box, replace(recipe, edit=edit))
        larger, strip = artwork.extended(picture.canvas, ["right"], min(160, width // 2))
        edit = Edit("extend", strip.shape[1], height, masks.to_text(strip))
        yield Task("extend", picture, larger, strip, replace(recipe, edit=edit))


def _wide(count: int) -> Iterator[tuple[str, Recipe]]:
    """Panoramas and loops in the words of paintings."""
    for number in range(max(1, count // 3)):
        prompt = paint(SEED, number).captions(1)[0]
        yield "panorama", Recipe(prompt, number, edit=Edit("new", 640, 192))
        yield "loop", Recipe(prompt, number, edit=Edit("new", 480, 192, loop=True))


def _column_steps(canvas: Canvas, loop: bool) -> dict[str, float]:
    """Mean steps between columns: at the borders of windows or at a loop's ends, of cells, and elsewhere."""
    steps = seams.side_steps(canvas, 1).mean(axis=0) * 100
    column = np.arange(1, len(steps) + 1)
    ends = np.linalg.norm(np.diff(oklab.from_rgb(canvas.rgb()[:, [0, -1]]), axis=1), axis=-1).mean() * 100
    windows = steps[(column % 160 == 0) & (column >= 320)].mean()
    elsewhere = float(steps[column % 16 != 0].mean())
    return {
        "border": float(ends if loop else windows),
        "cells": float(steps[column % 16 == 0].mean()),
        "inside": elsewhere,
        "outside": elsewhere,
    }


if __name__ == "__main__":
    main()
