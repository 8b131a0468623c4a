"""`scene-engine palettes`: what palettes there are, what is in one, one format to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.table import Table
from rich.text import Text

from scene_engine.cli.common import console, json_option, output, print_json

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SWATCHES_PER_ROW = 4


@click.group(name="palettes")
def command() -> None:
    """List, show and convert palettes.

    A palette is a name, a file (.gpl .hex .pal .act .ase .png) or colours as "#rrggbb,#rrggbb".
    """


@command.command(name="list")
@json_option
def list_(as_json: bool) -> None:
    """The palettes known by name, and the file formats."""
    from scene_engine.palette import NAMED, files

    if as_json:
        rows = [
            {
                "name": name,
                "colors": len(entry.colors()),
                "description": entry.description,
                "source": entry.source,
            }
            for name, entry in NAMED.items()
        ]
        print_json(
            {"palettes": rows, "formats": {suffix: form.title for suffix, form in files.FORMATS.items()}}
        )
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("name", "colours", "what it is", "source"):
        table.add_column(heading, justify="right" if heading == "colours" else "left")
    for name, entry in NAMED.items():
        table.add_row(name, str(len(entry.colors())), entry.description, entry.source)
    output.print(table)
    output.print()
    formats = ", ".join(f"{form.title} ({suffix})" for suffix, form in files.FORMATS.items())
    output.print(f"adaptive draws a palette from each picture. Files: {formats}.")


@command.command()
@click.argument("palette", metavar="NAME_OR_FILE")
@json_option
def show(palette: str, as_json: bool) -> None:
    """The colours of a palette, with their numbers and hex codes."""
    from scene_engine.palette import inline, load

    colors = load(palette)
    codes = inline(colors).split(",")
    if as_json:
        print_json({"palette": palette, "count": len(codes), "colors": codes})
        return
    for start in range(0, len(codes), _SWATCHES_PER_ROW):
        line = Text()
        for index, code in enumerate(codes[start : start + _SWATCHES_PER_ROW], start):
            line.append(f"{index:3d} ").append("    ", style=f"on {code}").append(f" {code}   ")
        line.rstrip()
        output.print(line)


@command.command()
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--colors",
    type=click.IntRange(2, 256),
    default=256,
    show_default=True,
    help="The most colours to keep. If there are more, an adaptive palette of this many is drawn from them.",
)
def convert(source: str, target: Path, colors: int) -> None:
    """Write a palette in the format that OUT's suffix names.

    IN is anything that `show` takes, or a picture (.png): then its colours are taken.
    """
    from scene_engine.palette import files

    found = _colors_of(source, colors)
    files.write(target, found)
    console.print(f"{target}: {len(found)} colours", markup=False)


def _colors_of(source: str, most: int) -> NDArray[np.uint8]:
    from scene_engine.palette import adaptive, files, load
    from scene_engine.palette.lookup import unique

    if Path(source).suffix.lower() != ".png":
        found = load(source)
        return found if len(found) <= most else adaptive(found, most)
    pixels = files.read_picture(Path(source).expanduser())
    if len(unique(pixels)[0]) > most:
        return adaptive(pixels, most)
    found = load(source)
    return found if len(found) <= most else adaptive(pixels, most)
