"""What the commands share: the consoles, the `--device` and `--json` options, how an error is shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

import click
from rich.console import Console, ConsoleDimensions

from scene_engine.errors import SceneError

Command = TypeVar("Command", bound=Callable[..., Any])

DEVICES = ("auto", "gpu", "metal", "cuda", "cpu")

console = Console(stderr=True, highlight=False)
"""Progress, notes and warnings: stderr, so that stdout holds nothing but the result."""

UNFOLDED = 1000  # columns of a file or a pipe: a folded path would be two broken ones


class Output(Console):
    """Folds long lines to the terminal's width, and nowhere else."""

    @property
    def size(self) -> ConsoleDimensions:
        return super().size if self.is_terminal else ConsoleDimensions(UNFOLDED, 25)

    @size.setter
    def size(self, new_size: tuple[int, int]) -> None:
        self._width, self._height = new_size


output = Output(highlight=False)
"""A command's result for a reader: stdout. Results for programs go through `print_json`."""


def device_option(command: Command) -> Command:
    """Adds `--device`, passed on as `device: str`: give it to `backend.prepare` before mlx is imported."""
    return click.option(
        "--device",
        type=click.Choice(DEVICES),
        default="auto",
        show_default=True,
        help="What to compute on; auto takes the GPU where there is one.",
    )(command)


def json_option(command: Command) -> Command:
    """Adds `--json`, passed on as `as_json: bool`. Errors then come as JSON on stdout too."""

    def remember(ctx: click.Context, _: click.Parameter, value: bool) -> bool:
        ctx.meta["scene_engine.json"] = value
        return value

    return click.option(
        "--json",
        "as_json",
        is_flag=True,
        is_eager=True,
        callback=remember,
        help="Print the result as JSON on stdout.",
    )(command)


def print_json(value: object) -> None:
    """Prints `value` as one indented JSON document on stdout."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False))


def report_error(error: SceneError, as_json: bool = False) -> None:
    """Shows what is wrong and, on the next line, the fix: on stderr, or as JSON on stdout."""
    if as_json:
        print_json({"error": error.message, "fix": error.fix})
        return
    click.echo(f"{click.style('Error:', fg='red', bold=True)} {error.message}", err=True)
    if error.fix:
        click.echo(error.fix, err=True)
