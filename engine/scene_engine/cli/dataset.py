"""`scene-engine dataset`: look after the captioned pictures that the networks learn from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scene_engine.cli.common import console, json_option, output, print_json
from scene_engine.cli.paint import paint

if TYPE_CHECKING:
    from scene_engine.dataset.check import Report

data_option = click.option(
    "--data",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("data"),
    show_default=True,
    help="Folder with images/ and captions.jsonl.",
)


@click.group()
def command() -> None:
    """Check captioned pictures, see them on a sheet, or paint new ones.

    A data set is a folder with pictures in images/ and a file captions.jsonl, one line a picture:

    \b
      {"image": "forest_001.png", "caption": "a dark forest by moonlight"}
    """


command.add_command(paint)


@command.command()
@data_option
@json_option
@click.pass_context
def check(ctx: click.Context, folder: Path, as_json: bool) -> None:
    """Report every problem of every line and picture, and change nothing.

    The exit code is 1 if there are errors; warnings alone leave it 0.

    \b
    Examples:
      scene-engine dataset check
      scene-engine dataset check --data ~/art/castles --json
    """
    from scene_engine.dataset.check import check

    with console.status(f"Reading {folder} ..."):
        report = check(folder)
    if as_json:
        print_json(_as_json(report))
    else:
        _print(report)
    if report.errors:
        ctx.exit(1)


@command.command()
@data_option
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("sheet.png"),
    show_default=True,
    help="PNG file to write.",
)
@click.option(
    "--limit", type=click.IntRange(1), default=200, show_default=True, help="Most pictures to show."
)
@click.option(
    "--columns", type=click.IntRange(1, 100), default=6, show_default=True, help="Pictures in a row."
)
def sheet(folder: Path, path: Path, limit: int, columns: int) -> None:
    """Draw a contact sheet: each picture as training sees it, its caption below.

    \b
    Examples:
      scene-engine dataset sheet -o sheet.png
      scene-engine dataset sheet --data ~/art/castles --limit 40 --columns 4
    """
    from scene_engine.dataset.captions import read_captions
    from scene_engine.dataset.dataset import prepared_images
    from scene_engine.dataset.pictures import PictureError
    from scene_engine.dataset.prepare import window
    from scene_engine.dataset.sheet import contact_sheet
    from scene_engine.errors import SceneError
    from scene_engine.files import replacing

    if path.suffix.lower() != ".png":
        raise SceneError(f"{path} is not named .png", "Give the sheet a name such as sheet.png.")
    captions = read_captions(folder)
    entries = captions.entries[:limit]
    pictures = {}
    with console.status(f"Reading {folder} ..."):
        files = captions.pictures(folder)
        for image, result in prepared_images({entry.image: files[entry.image] for entry in entries}):
            if not isinstance(result, PictureError):
                pictures[image] = window(result, None)
    shown = [entry for entry in entries if entry.image in pictures]
    if not shown:
        raise SceneError(
            f"{folder} has no picture to show", f"Run scene-engine dataset check --data {folder}"
        )
    drawn = contact_sheet(
        [pictures[entry.image] for entry in shown],
        [f"{entry.line}  {entry.image}\n{entry.caption}" for entry in shown],
        columns,
        lines=6,
    )
    with replacing(path) as temporary:
        drawn.save(temporary, format="PNG")
    console.print(
        f"{path}: {len(shown)} of {len(captions.entries)} captioned pictures", markup=False, soft_wrap=True
    )
    if len(shown) < len(entries):
        left_out = len(entries) - len(shown)
        console.print(
            f"Left out as unusable: {left_out}. scene-engine dataset check says why.", soft_wrap=True
        )


def _as_json(report: Report) -> dict[str, object]:
    return {
        "captions": report.captions,
        "images": report.images,
        "errors": report.errors,
        "warnings": report.warnings,
        "problems": [
            {
                "line": problem.line or None,
                "kind": problem.kind,
                "severity": "warning" if problem.warning else "error",
                "message": problem.message,
            }
            for problem in report.problems
        ],
    }


def _print(report: Report) -> None:
    from rich.table import Table
    from rich.text import Text

    if report.problems:
        table = Table(box=None, pad_edge=False)
        table.add_column("line", justify="right")
        table.add_column("", no_wrap=True)
        table.add_column("problem", overflow="fold")
        for problem in report.problems:
            severity = Text("warning", "yellow") if problem.warning else Text("error", "red")
            table.add_row(str(problem.line or ""), severity, Text(problem.message))
        output.print(table)
    output.print(
        f"{report.captions} captions, {report.images} images: "
        f"{report.errors} errors, {report.warnings} warnings",
        style="red" if report.errors else "green",
    )
