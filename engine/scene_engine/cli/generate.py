"""`scene-engine generate`: words in, indexed PNGs out; into a canvas that is there, too."""

from __future__ import annotations

import functools
import secrets
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scene_engine.cli.canvas_options import Asked, canvas_options, edit_of, pixel
from scene_engine.cli.common import console, device_option, json_option, print_json
from scene_engine.cli.sections import SectionCommand, SectionOption
from scene_engine.errors import SceneError
from scene_engine.recipe import ADAPTIVE, DITHERS, MAX_CRISP, MAX_SEED, MAX_TOKENS_A_STEP, Recipe

if TYPE_CHECKING:
    from scene_engine.canvas import Canvas
    from scene_engine.cli.display import Display
    from scene_engine.pretrained import Pretrained

ALTERNATIVES = 8
"""How many are listed unless -n says otherwise."""

_option = functools.partial(click.option, cls=SectionOption)
_picture = functools.partial(_option, section="Pictures")
_drawing = functools.partial(_option, section="How it is drawn")


@click.command(cls=SectionCommand)
@click.argument("prompt", required=False)
@_picture(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="PNG file to write, replaced if it is there.  [default: a new name, made of the prompt]",
)
@_picture("-n", "--num", type=click.IntRange(1, 10_000), default=1, help="Pictures; one seed after another.")
@_picture(
    "--seed",
    type=int,
    help=f"0 to {MAX_SEED}; the same seed draws the same picture.  [default: a random one]",
)
@_drawing(
    "-t",
    "--temperature",
    type=float,
    help=f"How freely to draw, 0 to 10; 0 takes the likeliest every time.  [default: {Recipe.temperature:g}]",
)
@_drawing(
    "-k", "--top-k", type=int, help=f"Choose among this many tokens; 0 for all.  [default: {Recipe.top_k}]"
)
@_drawing(
    "--guidance",
    type=float,
    help=f"How closely to follow the prompt, 0 to 20; 1 is plain.  [default: {Recipe.guidance:g}]",
)
@_picture(
    "--crisp",
    type=int,
    help=f"Steps that harden soft edges, 0 to {MAX_CRISP}; 0 leaves them.  [default: {Recipe.crisp}]",
)
@_picture(
    "--palette",
    help=f'"adaptive", a name, a palette file, or "#rrggbb,#rrggbb".  [default: {Recipe.palette}]',
)
@_picture("--colors", type=int, help=f"Most colours of an adaptive palette.  [default: {Recipe.colors}]")
@_picture(
    "--dither",
    type=click.Choice(DITHERS),
    help=f"[default: {Recipe.dither}; in a canvas that is dithered, bayer4]",
)
@_picture(
    "--scale", type=click.IntRange(1, 32), default=1, help="Enlarge each pixel to a square of this side."
)
@_picture(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    metavar="PNG",
    help="Repeat the recipe in a picture; other options change it.",
)
@_drawing(
    "--tokens-a-step",
    type=click.IntRange(1, MAX_TOKENS_A_STEP),
    help=f"Cells written at once: faster, and a little less coherent.  [default: {Recipe.tokens_a_step}]",
)
@canvas_options
@click.option(
    "--confidence",
    type=click.Path(path_type=Path),
    metavar="PNG",
    help="Also write a map of how sure the model was of each cell: black to white.",
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
    asked: Asked,
    confidence: Path | None,
    checkpoint: Path | None,
    preview: bool | None,
    device: str,
    as_json: bool,
    **values: Any,
) -> None:
    """Draw PROMPT as an indexed PNG, 320x192, with its recipe inside; or draw into a canvas that is there.

    With -n the pictures are numbered: mansion_1.png, mansion_2.png. Without -o the name is made of the
    prompt, and never that of a file that is there. With --canvas the prompt may be left out where the canvas
    has a recipe.

    \b
    Examples:
      scene-engine generate "A spooky mansion on a cliff at night" -o mansion.png
      scene-engine generate "A harbour at dawn" -n 4 --palette vga16 --dither bayer4
      scene-engine generate --from mansion.png --temperature 0.7 -o calmer.png
      scene-engine generate "A full moon" --canvas mansion.png --box 208,16,64,64 -o moon.png
      scene-engine generate "A stormy sea" --canvas mansion.png --extend right --by 160
      scene-engine generate --canvas mansion.png --vary 0.3 -n 4
      scene-engine generate "A pine forest" --width 960 --loop -o forest.png
    """
    from scene_engine import backend, resources
    from scene_engine.cli.display import Display
    from scene_engine.cli.outputs import check_output, output_names
    from scene_engine.cli.preview import can_preview

    # All that can be wrong is looked at before the networks are loaded.
    recipe, canvas = _recipe(prompt, source, values, asked, confidence is not None)
    only_looked_at = canvas is not None and recipe.edit is None
    looked_at = pixel(asked.alternatives) if asked.alternatives else None
    check_output(output, recipe.prompt, num)
    if confidence is not None:
        if looked_at:
            raise SceneError("--confidence and --alternatives don't go together", "Do one after the other.")
        check_output(confidence, recipe.prompt, num)
    path = checkpoint or resources.shipped_checkpoint()

    started = time.monotonic()
    names = output_names(output, recipe.prompt, num)
    maps = None if confidence is None else output_names(confidence, recipe.prompt, num)
    told: dict[str, Any] = {}
    with Display(console, num, can_preview(console) if preview is None else preview) as display:
        prepared = backend.prepare(device)

        from scene_engine.generation import numbered
        from scene_engine.pretrained import load_pretrained

        pretrained = load_pretrained(path)
        unheard = _unheard(pretrained, recipe.prompt, display)
        if canvas is not None and only_looked_at:
            told, lines = _looked_at(pretrained, recipe, canvas, looked_at, num, output, maps, scale)
            if not as_json:
                with display.hidden():
                    click.echo("\n".join(lines))
        else:
            # Previews are next to free on a GPU. On a CPU these two cost as much as decoding a whole picture.
            preview_rows = 0 if not display.previews else 4 if prepared.name == "cpu" else 1
            told["pictures"] = []
            recipes = numbered(recipe, num)
            for row in _draw(pretrained, recipes, canvas, preview_rows, names, maps, scale, display):
                told["pictures"].append(row)
                if not as_json:
                    with display.hidden():
                        click.echo(_line(row))
    if as_json:
        print_json(
            {
                **told,
                "unheard": unheard,
                "checkpoint": click.format_filename(path),
                "device": prepared.name,
                "seconds": round(time.monotonic() - started, 3),
            }
        )


def _draw(
    pretrained: Pretrained,
    recipes: Sequence[Recipe],
    canvas: Canvas | None,
    preview_rows: int,
    names: Iterator[Path],
    maps: Iterator[Path] | None,
    scale: int,
    display: Display,
) -> Iterator[dict[str, Any]]:
    """Draws, shows and writes pictures; yields what there is to tell of each once it is on disk."""
    from scene_engine.canvas import save_png
    from scene_engine.cli.inspecting import save_confidence
    from scene_engine.generation import Preview, Progress, Started, generate

    started, batch = 0.0, range(0)
    for event in generate(pretrained, recipes, preview_rows, canvas=canvas, confidence=maps is not None):
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
            row = {
                "file": click.format_filename(name),
                "width": width * scale,
                "height": height * scale,
                "colors": len(event.canvas.palette),
                "recipe": event.recipe.to_dict(),
                "seconds": round(time.monotonic() - started, 3),
            }
            if maps is not None and event.confidence is not None:
                row["confidence"] = save_confidence(event.confidence, next(maps), scale)
            yield row
            if batch and event.image == batch[-1]:
                display.keep()


def _looked_at(
    pretrained: Pretrained,
    recipe: Recipe,
    canvas: Canvas,
    place: tuple[int, int] | None,
    num: int,
    output: Path | None,
    maps: Iterator[Path] | None,
    scale: int,
) -> tuple[dict[str, Any], list[str]]:
    """Tells of a canvas what was asked for, for --json and for a reader: alternatives, or a map."""
    from scene_engine import inspection
    from scene_engine.cli.inspecting import save_confidence, save_strip

    if place is None:
        assert maps is not None
        found = save_confidence(inspection.confidence(pretrained, recipe, canvas), next(maps), scale)
        return {"confidence": found}, [f"{found['file']}: {found['mean']:.0%} sure on average"]
    count = num if num > 1 else ALTERNATIVES
    others = inspection.alternatives(pretrained, recipe, canvas, *place, count)
    rows = [{"token": other.token, "probability": round(other.probability, 6)} for other in others]
    told: dict[str, Any] = {"pixel": list(place), "alternatives": rows}
    if output is not None:
        save_strip(others, output, scale)
        told["file"] = click.format_filename(output)
    return told, [f"token {other.token:5}  {other.probability:7.2%}" for other in others]


def _recipe(
    prompt: str | None, source: Path | None, values: dict[str, Any], asked: Asked, inspected: bool
) -> tuple[Recipe, Canvas | None]:
    """The recipe that the command line asks for, and the canvas that it draws into.

    `values` has None for each option not given; `inspected` is whether a canvas may be given to be looked at.
    """
    from scene_engine import palette
    from scene_engine.canvas import read_recipe

    given = {name: value for name, value in values.items() if value is not None}
    if prompt is not None:
        given["prompt"] = prompt
    if "palette" in given:
        given["palette"] = _palette(given["palette"])
    canvas = None
    if asked.anything:
        given["edit"], canvas = edit_of(asked, inspected)
    if canvas is not None and "dither" not in given:
        from scene_engine.redraw import artwork

        given["dither"] = "bayer4" if artwork.dithered(canvas) else "none"
    if source is not None:
        base = read_recipe(source)
        if base is None:
            raise SceneError(
                f"{source} holds no recipe",
                "Only pictures that scene-engine wrote do: type a prompt instead.",
            )
        recipe = replace(base, **given)
        if canvas is None and recipe.edit is not None and recipe.edit.action != "new":
            canvas = _canvas_within(source, recipe)
        elif canvas is not None and "palette" not in given:
            recipe = replace(recipe, palette=ADAPTIVE, colors=Recipe.colors)
    else:
        if prompt is None:
            given["prompt"] = _prompt_of(asked.canvas)
        recipe = Recipe(**{"seed": secrets.randbelow(MAX_SEED + 1), **given})
    if canvas is not None and {"palette", "colors"} & given.keys():
        raise SceneError(
            "a canvas keeps its own palette", "Leave out --palette and --colors; --add-colors adds to it."
        )
    if recipe.palette == ADAPTIVE:
        return recipe, canvas
    if "colors" in given:
        raise SceneError(
            "--colors is for an adaptive palette: one that is given has the colours that it has",
            "Leave out --colors, or add --palette adaptive.",
        )
    palette.load(recipe.palette)  # the recipe of another version may name a palette that isn't known here
    return replace(recipe, colors=Recipe.colors), canvas


def _prompt_of(canvas: Path | None) -> str:
    """The prompt of a canvas's own recipe."""
    from scene_engine.canvas import read_recipe

    try:
        recipe = None if canvas is None else read_recipe(canvas)
    except SceneError:  # damaged; the canvas may be good
        recipe = None
    if recipe is None:
        raise click.UsageError("Say what to draw: a PROMPT in quotes, or --from a picture.")
    return recipe.prompt


def _canvas_within(source: Path, recipe: Recipe) -> Canvas:
    """The canvas of a picture with its recipe, as large as that says, where --scale made the file larger."""
    from scene_engine.canvas import Canvas, read_canvas

    found = read_canvas(source)
    edit = recipe.edit
    assert edit is not None
    scale = max(1, found.indices.shape[1] // edit.width)
    return Canvas(found.indices[::scale, ::scale], found.palette)


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
