"""`scene-engine show`: the recipe that a picture carries, and the command that repeats it."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.table import Table
from rich.text import Text

from scene_engine.cli.common import json_option, output, print_json
from scene_engine.edit import Edit
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
                "recipe": recipe.to_dict() if recipe else None,
                "command": repeat_command(recipe, file) if recipe else None,
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
    for name in recipe.to_dict():
        table.add_row(name.replace("_", "-"), Text(_value_line(name, getattr(recipe, name))))
    output.print(table)
    output.print()
    output.print(f"To draw it again{f', with checkpoint {recipe.checkpoint}' if recipe.checkpoint else ''}:")
    click.echo(f"  {repeat_command(recipe, file)}")  # one line whatever the terminal's width, to be copied


def repeat_command(recipe: Recipe, file: Path) -> str:
    """The shell command that draws the recipe's picture again, given the same checkpoint.

    What was drawn into a canvas needs the picture itself, `file`: the canvas is in it.
    """
    edit = recipe.edit
    if edit is not None and edit.action != "new":
        return shlex.join(["scene-engine", "generate", "--from", str(file), "-o", "again.png"])
    size = [("--width", edit.width), ("--height", edit.height)] if edit else []
    options = [
        ("--seed", recipe.seed),
        ("--temperature", _shortest(recipe.temperature)),
        ("--top-k", recipe.top_k),
        ("--guidance", _shortest(recipe.guidance)),
        ("--crisp", recipe.crisp),
        ("--palette", recipe.palette),
        *([("--colors", recipe.colors)] if recipe.palette == ADAPTIVE else []),
        ("--dither", recipe.dither),
        *([("--tokens-a-step", recipe.tokens_a_step)] if recipe.tokens_a_step > 1 else []),
        *size,
    ]
    flags = [str(word) for option in options for word in option] + ["--loop"] * bool(edit and edit.loop)
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
    if isinstance(value, Edit):
        return _edit_line(value)
    if name == "palette" and str(value).startswith("#"):
        codes = str(value).split(",")
        return f"{len(codes)} colours: {' '.join(codes)}"
    if name == "checkpoint" and not value:
        return "not known"
    return str(value)


def _edit_line(edit: Edit) -> str:
    """What was done to which canvas, in words."""
    size = f"{edit.width}x{edit.height}"
    if edit.action == "new":
        return f"a new {'loop' if edit.loop else 'picture'} of {size}"
    if edit.keep:
        what = f"all but {edit.keep:.0%} of the cells of a canvas of {size}"
    elif edit.mask.startswith("bits:"):
        what = f"a part of a canvas of {size}"
    elif edit.mask == "all":
        what = f"all of a canvas of {size}"
    else:
        x, y, width, height = edit.mask.split(",")
        what = f"{width}x{height} pixels at {x},{y} of a canvas of {size}"
    extras = [f"up to {edit.add_colors} colours added"] if edit.add_colors else []
    extras += ["its ends meet"] if edit.loop else []
    extras += [f"canvas {edit.canvas}"] if edit.canvas else []
    return "; ".join([f"{edit.action}: {what}", *extras])
