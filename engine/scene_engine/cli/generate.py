"""`scene-engine generate`: words in, indexed PNGs out."""

from __future__ import annotations

import dataclasses
import secrets
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scene_engine.cli.common import console, device_option, json_option, print_json
from scene_engine.errors import SceneError
from scene_engine.recipe import ADAPTIVE, DITHERS, MAX_SEED, Recipe

if TYPE_CHECKING:
    from scene_engine.cli.display import Display
    from scene_engine.pretrained import Pretrained


@click.command()
@click.argument("prompt", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="PNG file to write, replaced if it is there.  [default: a new name, made of the prompt]",
)
@click.option(
    "-n", "--num", type=click.IntRange(1, 10_000), default=1, help="Pictures; one seed after another."
)
@click.option(
    "--seed",
    type=int,
    help=f"0 to {MAX_SEED}; the same seed draws the same picture.  [default: a random one]",
)
@click.option(
    "-t",
    "--temperature",
    type=float,
    help=f"How freely to draw, 0 to 10; 0 takes the likeliest every time.  [default: {Recipe.temperature:g}]",
)
@click.option(
    "-k", "--top-k", type=int, help=f"Choose among this many tokens; 0 for all.  [default: {Recipe.top_k}]"
)
@click.option(
    "--guidance",
    type=float,
    help=f"How closely to follow the prompt, 0 to 20; 1 is plain.  [default: {Recipe.guidance:g}]",
)
@click.option(
    "--palette",
    help=f'"adaptive", a name, a palette file, or "#rrggbb,#rrggbb".  [default: {Recipe.palette}]',
)
@click.option("--colors", type=int, help=f"Most colours of an adaptive palette.  [default: {Recipe.colors}]")
@click.option("--dither", type=click.Choice(DITHERS), help=f"[default: {Recipe.dither}]")
@click.option(
    "--scale", type=click.IntRange(1, 32), default=1, help="Enlarge each pixel to a square of this side."
)
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    metavar="PNG",
    help="Repeat the recipe in a picture; other options change it.",
)
@click.option(
    "--checkpoint", type=click.Path(path_type=Path), help="Trained networks.  [default: the shipped ones]"
)
@click.option("--preview/--no-preview", default=None, help="Show pictures in the terminal as they are drawn.")
@device_option
@json_option
def command(
    prompt: str | None,
    output: Path | None,
    num: int,
    scale: int,
    source: Path | None,
    checkpoint: Path | None,
    preview: bool | None,
    device: str,
    as_json: bool,
    **values: Any,
) -> None:
    """Draw PROMPT as an indexed PNG, 320x192, with its recipe inside.

    With -n the pictures are numbered: mansion_1.png, mansion_2.png. Without -o the name is made of the
    prompt, and never that of a file that is there.

    \b
    Examples:
      scene-engine generate "A spooky mansion on a cliff at night" -o mansion.png
      scene-engine generate "A harbour at dawn" -n 4 --palette vga16 --dither bayer4
      scene-engine generate --from mansion.png --temperature 0.7 -o calmer.png
    """
    from scene_engine import backend, resources
    from scene_engine.cli.display import Display
    from scene_engine.cli.outputs import check_output, output_names
    from scene_engine.cli.preview import can_preview

    # All that can be wrong is looked at before the networks are loaded.
    recipe = _recipe(prompt, source, values)
    check_output(output, recipe.prompt, num)
    path = checkpoint or resources.shipped_checkpoint()

    started = time.monotonic()
    names = output_names(output, recipe.prompt, num)
    written = []
    with Display(console, num, can_preview(console) if preview is None else preview) as display:
        prepared = backend.prepare(device)

        from scene_engine.generation import numbered
        from scene_engine.pretrained import load_pretrained

        pretrained = load_pretrained(path)
        unheard = _unheard(pretrained, recipe.prompt, display)
        # Previews are next to free on a GPU. On a CPU these two cost as much as decoding one whole picture.
        preview_rows = 0 if not display.previews else 4 if prepared.name == "cpu" else 1
        for row in _draw(pretrained, numbered(recipe, num), preview_rows, names, scale, display):
            written.append(row)
            if not as_json:
                with display.hidden():
                    click.echo(_line(row))
    if as_json:
        print_json(
            {
                "pictures": written,
                "unheard": unheard,
                "checkpoint": click.format_filename(path),
                "device": prepared.name,
                "seconds": round(time.monotonic() - started, 3),
            }
        )


def _draw(
    pretrained: Pretrained,
    recipes: Sequence[Recipe],
    preview_rows: int,
    names: Iterator[Path],
    scale: int,
    display: Display,
) -> Iterator[dict[str, Any]]:
    """Draws, shows and writes pictures; yields what there is to tell of each once it is on disk."""
    from scene_engine.canvas import save_png
    from scene_engine.generation import Preview, Progress, Started, generate

    started, batch = 0.0, range(0)
    for event in generate(pretrained, recipes, preview_rows):
        if isinstance(event, Started):
            started = time.monotonic()
        elif isinstance(event, Progress):
            batch = event.images
            display.progress(batch, event.done / event.total)
        elif isinstance(event, Preview):
            display.picture(event.image, event.rgb)
        else:
            name = next(names)
            save_png(event.canvas, name, event.recipe, scale)
            display.picture(event.image, event.canvas.rgb())
            height, width = event.canvas.indices.shape
            yield {
                "file": click.format_filename(name),
                "width": width * scale,
                "height": height * scale,
                "colors": len(event.canvas.palette),
                "recipe": dataclasses.asdict(event.recipe),
                "seconds": round(time.monotonic() - started, 3),
            }
            if event.image == batch[-1]:
                display.keep()


def _recipe(prompt: str | None, source: Path | None, values: dict[str, Any]) -> Recipe:
    """The recipe that the command line asks for; `values` has None for each option not given."""
    from scene_engine import palette
    from scene_engine.canvas import read_recipe

    given = {name: value for name, value in values.items() if value is not None}
    if prompt is not None:
        given["prompt"] = prompt
    if "palette" in given:
        given["palette"] = _palette(given["palette"])
    if source is not None:
        base = read_recipe(source)
        if base is None:
            raise SceneError(
                f"{source} holds no recipe",
                "Only pictures that scene-engine wrote do: type a prompt instead.",
            )
        recipe = replace(base, **given)
    elif prompt is None:
        raise click.UsageError("Say what to draw: a PROMPT in quotes, or --from a picture.")
    else:
        recipe = Recipe(**{"seed": secrets.randbelow(MAX_SEED + 1), **given})
    if recipe.palette == ADAPTIVE:
        return recipe
    if "colors" in given:
        raise SceneError(
            "--colors is for an adaptive palette: one that is given has the colours that it has",
            "Leave out --colors, or add --palette adaptive.",
        )
    palette.load(recipe.palette)  # the recipe of another version may name a palette that isn't known here
    return replace(recipe, colors=Recipe.colors)


def _palette(text: str) -> str:
    """A palette as a recipe holds it: a name, or the colours that a file has now."""
    from scene_engine import palette

    name = text.strip().lower()
    return name if name == ADAPTIVE or name in palette.names() else palette.inline(palette.load(text))


def _unheard(pretrained: Pretrained, prompt: str, display: Display) -> str:
    """The end of the prompt that is too long to be heard, after a warning; empty if all of it is heard."""
    length = pretrained.transformer_config.text_length
    unheard = pretrained.pieces.cut(prompt, length)
    if unheard:
        with display.hidden():
            line = f"The prompt is too long for this checkpoint. Not heard: ...{unheard}"
            console.print(line, style="yellow", markup=False, soft_wrap=True)
    return unheard


def _line(row: dict[str, Any]) -> str:
    return (
        f"{row['file']}: {row['width']}x{row['height']}, {row['colors']} colours, "
        f"seed {row['recipe']['seed']}, {row['seconds']:.1f} s"
    )
