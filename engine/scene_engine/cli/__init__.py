"""The `scene-engine` command: one thin module a subcommand, loaded only when it is called.

`scene-engine --help` imports nothing but click, so it answers at once; and a command can choose the
device before anything imports mlx.
"""

from __future__ import annotations

import difflib
import importlib
from dataclasses import dataclass

import click

from scene_engine import __version__
from scene_engine.errors import SceneError

INTERRUPTED = 130  # what a shell reports for a program that Ctrl-C ended: 128 + SIGINT


@dataclass(frozen=True)
class Entry:
    """A subcommand: its module `scene_engine.cli.<name>` has a click command named `command`."""

    name: str
    section: str
    summary: str


COMMANDS = {
    entry.name: entry
    for entry in (
        Entry("generate", "Pictures", "Draw pictures from words."),
        Entry("serve", "Pictures", "Draw for editors, over a local websocket."),
        Entry("plugins", "Pictures", "Put Scene into Aseprite or GIMP."),
        Entry("show", "Pictures", "Print a picture's recipe and palette."),
        Entry("palettes", "Pictures", "List, show and convert palettes."),
        Entry("dataset", "Training", "Check or paint captioned pictures; see them on a sheet."),
        Entry("train", "Training", "Train the VQGAN or the Transformer."),
        Entry("evaluate", "Training", "Measure checkpoints: pictures, prompts, redraws."),
        Entry("checkpoints", "Training", "List, show and export checkpoints."),
        Entry("doctor", "Help", "Check this machine and what is installed."),
    )
}


class SceneGroup(click.Group):
    """A click group that loads its commands from `COMMANDS` and reports a `SceneError` in two lines."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"{__name__}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, n=1, cutoff=0.5)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            raise click.UsageError(f"No such command '{args[0]}'.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands by section from the table alone: click would import every one of them."""
        for section in dict.fromkeys(entry.section for entry in COMMANDS.values()):
            with formatter.section(section):
                formatter.write_dl(
                    [(entry.name, entry.summary) for entry in COMMANDS.values() if entry.section == section]
                )

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SceneError as error:
            from scene_engine.cli.common import report_error

            report_error(error, as_json=ctx.meta.get("scene_engine.json", False))
            ctx.exit(1)
        except (KeyboardInterrupt, click.Abort):
            click.echo("\nStopped.", err=True)
            ctx.exit(INTERRUPTED)


@click.group(
    cls=SceneGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="'scene-engine COMMAND --help' says what each command takes.",
)
@click.version_option(__version__, prog_name="scene-engine", message="%(prog)s %(version)s")
def main() -> None:
    """Draws VGA-era pixel-art backgrounds, 320x192, from words.

    \b
    Examples:
      scene-engine generate "A spooky mansion on a cliff at night" -o mansion.png
      scene-engine show mansion.png
      scene-engine dataset check --data data
      scene-engine train vqgan --config configs/vqgan.yaml
      scene-engine doctor
    """
