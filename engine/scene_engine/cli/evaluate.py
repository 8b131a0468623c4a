"""`scene-engine evaluate`: how good a checkpoint is, in numbers and on sheets."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from scene_engine.cli.common import console, device_option, json_option, output, print_json


@click.command()
@click.argument("checkpoints", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("evaluation"),
    show_default=True,
    help="Folder for report.md, report.json and the sheets.",
)
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder as training takes it, never trained on, to reconstruct as well.",
)
@click.option("--pictures", type=click.IntRange(1), help="Paintings to reconstruct.  [default: 64]")
@click.option("--prompts", type=click.IntRange(2), help="Held-out prompts to draw.  [default: 64]")
@click.option("--masks", type=click.IntRange(1), help="Random masks to redraw.  [default: 24]")
@click.option(
    "--lessons",
    type=click.IntRange(64),
    help="Painted scenes that teach the judge; more make it better.  [default: 20000]",
)
@click.option("--quick", is_flag=True, help="Look at next to nothing, to see that it all runs.")
@device_option
@json_option
def command(
    checkpoints: tuple[Path, ...],
    folder: Path,
    data: Path | None,
    lessons: int | None,
    quick: bool,
    device: str,
    as_json: bool,
    **counts: int | None,
) -> None:
    """Measure one checkpoint, or several side by side, on pictures and prompts that no training has seen.

    Without one named it is the shipped one. A VQGAN's checkpoint is measured by what it gives back; one that
    draws also by what it draws. What pictures show is told by a judge: a small network, taught on painted
    scenes at the first call, which takes up to half an hour on two cores, and kept in the cache. The report
    says how often it is right.

    \b
    Examples:
      scene-engine evaluate
      scene-engine evaluate checkpoints/transformer_epoch_0100.safetensors --out report
      scene-engine evaluate old.safetensors new.safetensors --prompts 200 --masks 200
      scene-engine evaluate checkpoints/vqgan_epoch_0050.safetensors --data my-art --json
    """
    from scene_engine import backend, resources
    from scene_engine.errors import SceneError

    paths = list(checkpoints) or [resources.shipped_checkpoint()]
    if len({path.resolve() for path in paths}) < len(paths):
        raise SceneError("a checkpoint is named twice", "Name each once.")
    prepared = backend.prepare(device)

    from dataclasses import replace

    from scene_engine.evaluation.evaluate import Evaluator
    from scene_engine.evaluation.report import write_report
    from scene_engine.evaluation.results import QUICK, Settings
    from scene_engine.evaluation.subject import load_checkpoints

    asked: dict[str, Any] = {name: count for name, count in counts.items() if count is not None}
    settings = replace(QUICK if quick else Settings(), **asked)
    if lessons is not None:
        settings = replace(settings, teaching=replace(settings.teaching, lessons=lessons))
    subjects = load_checkpoints(paths)
    pictures = _pictures(data) if data is not None else {}
    _make(folder)
    if not as_json:
        console.print(f"Evaluating on {prepared.name}: {prepared.description}", markup=False, soft_wrap=True)
    with _bars() as progress:
        found = Evaluator(settings, progress, pictures).evaluate(subjects)
        progress("writing the report", 0, 1)
        values = write_report(found, folder)
        progress("writing the report", 1, 1)
    if as_json:
        print_json(values)
    else:
        _print(values, folder)


def _make(folder: Path) -> None:
    """Makes the report's folder now: to find out at the end that it can't be written to would be a pity."""
    from scene_engine.errors import SceneError

    try:
        folder.mkdir(parents=True, exist_ok=True)
        writable = os.access(folder, os.W_OK)
    except OSError:
        writable = False
    if not writable:
        raise SceneError(f"cannot write into {folder}", "Name another folder with --out.")


def _pictures(folder: Path) -> dict[str, list[Any]]:
    """A folder's pictures as the networks take them, by the folder's name."""
    from scene_engine.dataset import load_dataset, window

    with console.status(f"Reading {folder} ..."):
        dataset = load_dataset(folder, 0)
        name = "".join(letter if letter.isalnum() else "-" for letter in folder.resolve().name) or "folder"
        return {f"{name}-pictures": [window(picture, None) for picture in dataset.pictures]}


@contextmanager
def _bars() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for what is under way, with the time that it still takes."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:

        def progress(task: str, done: int, total: int) -> None:
            if not bar.task_ids or bar.tasks[0].description != task:
                for old in bar.task_ids:
                    bar.remove_task(old)
                bar.add_task(task, total=total)
            bar.update(bar.task_ids[0], completed=done, total=total)

        yield progress


def _print(values: dict[str, Any], folder: Path) -> None:
    """The measures that matter most; all are in the report."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column in ("", *(one["name"] for one in values["checkpoints"]), "at best"):
        table.add_column(column, justify="left" if not column else "right")
    for name, cells, best in _rows(values):
        table.add_row(name, *cells, best)
    output.print(table)
    output.print(f"{folder / 'report.md'}", markup=False, soft_wrap=True)


def _rows(values: dict[str, Any]) -> Iterator[tuple[str, list[str], str]]:
    checkpoints = values["checkpoints"]
    for source in checkpoints[0]["reconstruction"]:
        found = [one["reconstruction"][source]["decoded"] for one in checkpoints]
        yield f"{source}: PSNR, dB", [f"{one['psnr']:.1f}" for one in found], ""
        yield f"{source}: exact colours", [f"{one['exact_colours']:.1%}" for one in found], ""
        yield f"{source}: edge ratio", [f"{one['edge_ratio']:.2f}" for one in found], "1"
    yield "codes used", [f"{one['codes']['used']:.1%}" for one in checkpoints], ""
    made = [one["generation"] for one in checkpoints]
    if not any(made):
        return
    for label in ("kind", "time", "weather", "things"):
        shares = [one["agreement"][label]["share"] if one else None for one in made]
        best = values["agreement"]["paintings"][label]["share"]
        yield f"{label} as asked", [_percent(share) for share in shares], _percent(best)
    distances = [f"{one['sliced_wasserstein']['mean']:.1f}" if one else "" for one in made]
    yield "sliced Wasserstein", distances, f"{values['sliced_wasserstein_floor']['mean']:.1f}"
    changed = [str(one["redraws"]["changed_outside"]) if one and one["redraws"] else "" for one in made]
    yield "changed outside masks", changed, "0"


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.1%}"
