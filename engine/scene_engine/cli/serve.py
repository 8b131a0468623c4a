"""`scene-engine serve`: the engine for editors, over a local websocket."""

from __future__ import annotations

import asyncio
import json
import logging
import logging.handlers
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scene_engine.cli.common import device_option

if TYPE_CHECKING:
    from scene_engine.server.engine_file import EngineFile


@click.command()
@click.option(
    "--checkpoint",
    "checkpoints",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Trained networks; may be given again, for editors to choose from.  [default: the shipped ones]",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=47620,
    show_default=True,
    help="The next free one is taken if this isn't; 0 for any.",
)
@click.option("--new-token", is_flag=True, help="Make a new token: plug-ins must be paired again.")
@click.option("--preload", is_flag=True, help="Read the networks now, not at the first picture.")
@click.option(
    "--unload-after",
    type=click.FloatRange(min=0),
    default=10.0,
    show_default=True,
    metavar="MINUTES",
    help="Let go of the networks' memory after this long without a picture; 0 for never.",
)
@click.option(
    "--exit-when-idle",
    type=click.FloatRange(min=0),
    default=0.0,
    metavar="MINUTES",
    help="Stop after this long without an editor and without a picture.  [default: never]",
)
@click.option(
    "--install-service", is_flag=True, help="Write a user service file (systemd, launchd), and start nothing."
)
@device_option
def command(
    checkpoints: tuple[Path, ...],
    port: int,
    new_token: bool,
    preload: bool,
    unload_after: float,
    exit_when_idle: float,
    install_service: bool,
    device: str,
) -> None:
    """Draw for editors, over a websocket that this machine alone can reach.

    Prints one line of JSON once editors can connect: url, port, pid. The same is in engine.json in the user's
    data folder, with the token, where plug-ins find it. If a server runs already, its line is printed, and
    nothing is started. Ctrl-C stops it. plugins/PROTOCOL.md is for who writes a plug-in.

    \b
    Examples:
      scene-engine serve
      scene-engine serve --preload --checkpoint castles.safetensors --checkpoint seas.safetensors
      scene-engine serve --exit-when-idle 30
      scene-engine serve --install-service
    """
    if install_service:
        _install_service()
        return
    from scene_engine import resources
    from scene_engine.server import app
    from scene_engine.server.running import running

    if (found := running()) is not None:
        click.echo(_line(found, already_running=True))
        click.echo(f"A server runs already, as process {found.pid}.", err=True)
        return
    settings = app.Settings(
        checkpoints or [resources.shipped_checkpoint()],
        port,
        device,
        new_token,
        preload,
        unload_after * 60,
        exit_when_idle * 60,
    )
    _log_to(resources.log_folder() / "serve.log")

    def ready(engine: EngineFile) -> None:
        click.echo(_line(engine, already_running=False))
        click.echo(f"Serving at {engine.url}. Ctrl-C stops it.", err=True)

    asyncio.run(app.run(settings, ready))
    click.echo("Stopped.", err=True)


def _install_service() -> None:
    from scene_engine.server import service

    found = service.service()
    service.install(found)
    click.echo(f"Wrote {found.path}. To start it now and at every login:\n  {found.enable}")
    click.echo(f"To end that:\n  {found.disable}")


def _line(engine: EngineFile, already_running: bool) -> str:
    """What engine.json says, less the token: terminals and logs remember what they show."""
    told = {key: value for key, value in asdict(engine).items() if key != "token"}
    return json.dumps({**told, "already_running": already_running})


def _log_to(path: Path) -> None:
    """A log of what happened, never of prompts or tokens; three files of a megabyte at most."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(path, maxBytes=2**20, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("scene_engine.server")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
