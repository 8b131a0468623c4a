"""`scene-engine checkpoints`: what training has saved, what is in a checkpoint, one made ready to ship."""

from __future__ import annotations

import json
import math
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from scene_engine.cli.common import json_option, print_json
from scene_engine.errors import SceneError


@click.group()
def command() -> None:
    """List checkpoints, show what is in one, or make one ready to ship."""


@command.command("list")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("checkpoints"),
    show_default=True,
    help="Where training saves them.",
)
@json_option
def list_command(folder: Path, as_json: bool) -> None:
    """List the checkpoints in a folder, and the one that comes with the package.

    \b
    Examples:
      scene-engine checkpoints list
      scene-engine checkpoints list --folder runs/castles --json
    """
    from scene_engine import resources
    from scene_engine.training.checkpoints import list_checkpoints

    rows = [_row(saved.path, saved.stage) for saved in list_checkpoints(folder)]
    try:
        rows.append({**_row(resources.shipped_checkpoint(), "transformer"), "shipped": True})
    except SceneError as error:
        if not rows and not folder.is_dir():
            raise SceneError(f"there is no folder {folder}", "Name one with --folder.") from error
    if as_json:
        print_json({"checkpoints": rows})
    elif rows:
        _print_table(rows)
    else:
        click.echo(f"No checkpoints in {folder} yet: scene-engine train vqgan makes them.")


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def show(file: Path, as_json: bool) -> None:
    """Show a checkpoint's digest, config, measures, and the arrays of each part.

    \b
    Example:
      scene-engine checkpoints show checkpoints/vqgan_epoch_0050.safetensors
    """
    from scene_engine import weights

    shapes, metadata = weights.read_header(file)
    parts: dict[str, dict[str, int]] = {}
    for name, shape in sorted(shapes.items()):
        part = parts.setdefault(name.partition(".")[0], {"arrays": 0, "values": 0})
        part["arrays"] += 1
        part["values"] += math.prod(shape)
    found = {
        "file": str(file),
        "bytes": file.stat().st_size,
        "digest": weights.digest(file),
        "metadata": {name: _parsed(text) for name, text in sorted(metadata.items())},
        "parts": parts,
    }
    if as_json:
        print_json(found)
    else:
        _print_details(found)


@command.command()
@click.argument("checkpoint", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder for model.safetensors.",
)
@click.option(
    "--bits",
    type=click.Choice(["16", "8"]),
    default="16",
    show_default=True,
    help="Bits of a weight; 8 makes pictures a little different, and the file half as large again.",
)
@json_option
def export(checkpoint: Path, folder: Path, bits: str, as_json: bool) -> None:
    """Write a Transformer's checkpoint at half or a quarter of its size, to ship or to share.

    The file holds all that scene-engine generate --checkpoint needs: both networks in float16 or 8 bits, and
    the text model. It also tells the config that they were trained with.

    \b
    Examples:
      scene-engine checkpoints export checkpoints/transformer_epoch_0100.safetensors -o castles
      scene-engine checkpoints export checkpoints/transformer_epoch_0100.safetensors -o castles --bits 8
    """
    from scene_engine import backend, weights

    backend.prepare("cpu")

    from scene_engine.export import export

    path = export(checkpoint, folder, int(bits))
    before, after = checkpoint.stat().st_size, path.stat().st_size
    digest = weights.digest(path)
    if as_json:
        print_json({"file": str(path), "bytes": after, "bytes_before": before, "digest": digest})
    else:
        click.echo(f"{path}: {_size(after)} (from {_size(before)}), digest {digest}")


def _row(path: Path, stage: str) -> dict[str, Any]:
    from scene_engine import weights

    row: dict[str, Any] = {"file": str(path), "stage": stage, "epoch": None, "step": None}
    stat = path.stat()
    row |= {"bytes": stat.st_size, "saved": datetime.fromtimestamp(stat.st_mtime).isoformat(" ", "minutes")}
    row |= {"measures": {}, "shipped": False, "problem": None}
    try:
        metadata = weights.read_metadata(path)
    except SceneError as error:
        return {**row, "problem": error.message}
    for name in ("epoch", "step"):
        value = _parsed(metadata.get(name, "null"))
        row[name] = value if type(value) is int else None
    measures = _parsed(metadata.get("measures", "{}"))
    return {**row, "measures": measures if isinstance(measures, dict) else {}}


def _parsed(text: str) -> Any:
    """A metadata text's value where it is JSON, else the text itself."""
    try:
        # NaN and the infinities, which JSON lacks, stay texts.
        return json.loads(text, parse_constant=str)
    except (ValueError, RecursionError):
        return text


def _print_table(rows: list[dict[str, Any]]) -> None:
    table = [["STAGE", "EPOCH", "STEP", "SIZE", "SAVED", "VALIDATION", "FILE"]]
    for row in rows:
        figures = [f"{name.removeprefix('validation_')} {_figure(x)}" for name, x in row["measures"].items()]
        note = "damaged" if row["problem"] else ", ".join(figures[:2])
        name = row["file"] + (" (shipped)" if row["shipped"] else "")
        place = ["" if row[key] is None else str(row[key]) for key in ("epoch", "step")]
        table.append([row["stage"], *place, _size(row["bytes"]), row["saved"], note, name])
    _print_columns(table, right={1, 2, 3})


def _print_details(found: dict[str, Any]) -> None:
    lines = [["File", f"{found['file']} ({_size(found['bytes'])})"], ["Digest", found["digest"]]]
    for name, value in found["metadata"].items():
        lines += _flat({name: value}, "")
    _print_columns(lines)
    click.echo()
    parts = [[name, str(part["arrays"]), f"{part['values']:,}"] for name, part in found["parts"].items()]
    _print_columns([["PART", "ARRAYS", "VALUES"], *parts], right={1, 2})


def _print_columns(rows: list[list[str]], right: Collection[int] = ()) -> None:
    """Prints rows in columns. Nothing is cut or wrapped, so that a path can be copied and a line parsed."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            text.rjust(width) if number in right else text.ljust(width)
            for number, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        click.echo("  ".join(cells).rstrip())


def _flat(values: dict[str, Any], prefix: str) -> list[list[str]]:
    """Rows of a dotted name and a value, one for each leaf of nested dicts."""
    rows: list[list[str]] = []
    for name, value in values.items():
        rows += (
            _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else [[prefix + name, _figure(value)]]
        )
    return rows


def _figure(value: Any) -> str:
    if isinstance(value, str):
        return value
    return f"{value:.4g}" if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.1f} kB"
