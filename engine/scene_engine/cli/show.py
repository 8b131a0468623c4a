"""`scene-engine show`: the recipe that a picture carries, and the command that repeats it."""

from __future__ import annotations

import dataclasses
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.table import Table
from rich.text import Text

from scene_engine.cli.common import json_option, output, print_json
from scene_engine.recipe import ADAPTIVE

if TYPE_CHECKING:
    from scene_engine.canvas import Canvas
    from scene_engine.recipe import Recipe


@click.command(name="show")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def command(file: Path, as_json: bool) -> None:
    """Print the recipe stored in a picture.

    FILE is a PNG that `scene-engine generate` or an editor's plug-in wrote.
    """
    from scene_engine.canvas import read_canvas, read_recipe
    from scene_engine.errors import SceneError

    recipe = read_recipe(file)
    try:
        canvas: Canvas | None = read_canvas(file)
    except SceneError:
        if recipe is None:
            raise
        canvas = None  # an editor has made an RGB picture of it; its recipe is still good
    if as_json:
        print_json(
            {
                "file": str(file),
                "width": canvas.indices.shape[1] if canvas else None,
                "height": canvas.indices.shape[0] if canvas else None,
                "colors": len(canvas.palette) if canvas else None,
                "recipe": dataclasses.asdict(recipe) if recipe else None,
                "command": repeat_command(recipe) if recipe else None,
            }
        )
        return
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_row("file", Text(str(file)))
    table.add_row("picture", _picture_line(canvas))
    if recipe is None:
        output.print(table)
        output.print("No recipe is stored in this picture.")
        return
    for field in dataclasses.fields(recipe):
        table.add_row(
            field.name.replace("_", "-"), Text(_value_line(field.name, getattr(recipe, field.name)))
        )
    output.print(table)
    output.print()
    output.print(f"To draw it again{f', with checkpoint {recipe.checkpoint}' if recipe.checkpoint else ''}:")
    click.echo(f"  {repeat_command(recipe)}")  # one line whatever the terminal's width, to be copied


def repeat_command(recipe: Recipe) -> str:
    """The shell command that draws the recipe's picture again, given the same checkpoint."""
    options = [
        ("--seed", recipe.seed),
        ("--temperature", _shortest(recipe.temperature)),
        ("--top-k", recipe.top_k),
        ("--guidance", _shortest(recipe.guidance)),
        ("--palette", recipe.palette),
        *([("--colors", recipe.colors)] if recipe.palette == ADAPTIVE else []),
        ("--dither", recipe.dither),
    ]
    flags = [str(word) for option in options for word in option]
    prompt = ["--", recipe.prompt] if recipe.prompt.startswith("-") else [recipe.prompt]
    return shlex.join(["scene-engine", "generate", *flags, *prompt])


def _shortest(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)


def _picture_line(canvas: Canvas | None) -> str:
    if canvas is None:
        return "not indexed any more"
    height, width = canvas.indices.shape
    return f"{width}x{height}, {len(canvas.palette)} colours"


def _value_line(name: str, value: object) -> str:
    if name == "palette" and str(value).startswith("#"):
        codes = str(value).split(",")
        return f"{len(codes)} colours: {' '.join(codes)}"
    if name == "checkpoint" and not value:
        return "not known"
    return str(value)
