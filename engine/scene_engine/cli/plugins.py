"""`scene-engine plugins`: Scene in the editors."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

editor_argument = click.argument("editor", type=click.Choice(["aseprite", "gimp"]))


def folder_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--folder`."""
    return click.option(
        "--folder",
        type=click.Path(file_okay=False, path_type=Path),
        help="The editor's user folder, if it isn't where it usually is.",
    )(command)


@click.group()
def command() -> None:
    """Put Scene into Aseprite or GIMP 3, or take it out.

    \b
    Examples:
      scene-engine plugins install aseprite
      scene-engine plugins install gimp
      scene-engine plugins uninstall aseprite
      scene-engine plugins package aseprite -o scene.aseprite-extension
    """


@command.command()
@editor_argument
@folder_option
def install(editor: str, folder: Path | None) -> None:
    """Install the plug-in for yourself, paired with your engine."""
    _print(_module(editor).install(folder))


@command.command()
@editor_argument
@folder_option
def uninstall(editor: str, folder: Path | None) -> None:
    """Undo what install did."""
    _print(_module(editor).uninstall(folder))


@command.command()
@editor_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The file to write, or its folder.  [default: this folder]",
)
def package(editor: str, output: Path) -> None:
    """Write the plug-in as a file to give to others; it holds no token."""
    path = _module(editor).package(output)
    click.echo(f"Wrote {path}")


def _module(editor: str) -> Any:
    return importlib.import_module(f"scene_engine.plugins.{editor}")


def _print(lines: list[str]) -> None:
    for line in lines:
        click.echo(line)
