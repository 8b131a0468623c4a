"""`scene-engine train vqgan` and `train transformer`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scene_engine.cli.common import console, device_option

if TYPE_CHECKING:
    from scene_engine.backend import Backend
    from scene_engine.training.launch import Outcome

STOPPED = 130
"""Exit code of a run that a signal stopped, as shells give it."""


@click.group()
def command() -> None:
    """Train the VQGAN, then the Transformer, on your own pictures.

    \b
    Put pictures into data/images and a line for each into data/captions.jsonl:
      {"image": "forest_001.png", "caption": "A dark forest with moonlight filtering through twisted trees"}

    \b
    Examples:
      scene-engine train vqgan --config configs/vqgan.yaml
      scene-engine train transformer --config configs/transformer.yaml
      scene-engine train vqgan --resume checkpoints/vqgan_epoch_0050.safetensors
    """


def training_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that both stages share."""
    options = [
        click.option(
            "--config",
            "-c",
            type=click.Path(path_type=Path),
            help="YAML file; the base size unless told, or the config of the checkpoint resumed.",
        ),
        click.option(
            "--set", "overrides", multiple=True, metavar="KEY=VALUE", help="Change one key of the config."
        ),
        click.option("--resume", metavar="CHECKPOINT", help='Go on from a checkpoint, or from the "newest".'),
        click.option(
            "--data", type=click.Path(path_type=Path), help="Folder with images/ and captions.jsonl."
        ),
        click.option(
            "--batch-size", metavar="N|auto", help="Pictures a step; auto goes by this machine's memory."
        ),
        click.option(
            "--checkpoints",
            type=click.Path(path_type=Path),
            default=Path("checkpoints"),
            show_default=True,
            help="Folder for checkpoints.",
        ),
        click.option(
            "--outputs",
            type=click.Path(path_type=Path),
            default=Path("outputs"),
            show_default=True,
            help="Folder for samples, log and loss plot.",
        ),
        device_option,
    ]
    for option in reversed(options):
        function = option(function)
    return function


@command.command()
@training_options
@click.pass_context
def vqgan(context: click.Context, /, device: str, **options: Any) -> None:
    """Stage 1: learn to turn pictures into tokens and back.

    A checkpoint is written every epoch, and a sheet to outputs/vqgan_samples: originals left, reconstructions
    right. Ctrl-C saves and stops; --resume goes on with the same numbers as if nothing had happened.

    \b
    Examples:
      scene-engine train vqgan --config configs/small/vqgan.yaml --data my-art
      scene-engine train vqgan --config configs/vqgan.yaml --batch-size auto --set training.epochs=60
      scene-engine train vqgan --resume newest
    """

    def run(backend: Backend) -> Outcome:
        from scene_engine.training.launch import Request, train_vqgan

        with _bars() as progress:
            return train_vqgan(Request(**options), backend, say, progress)

    _run(context, device, run)


@command.command()
@training_options
@click.option(
    "--vqgan", type=click.Path(path_type=Path), help="VQGAN to write tokens for; the newest unless told."
)
@click.pass_context
def transformer(context: click.Context, /, device: str, **options: Any) -> None:
    """Stage 2: learn to write a picture's tokens from its caption.

    Samples go to outputs/transformer_samples: prompts with their pictures. Each checkpoint holds the VQGAN
    too, so that scene-engine generate --checkpoint needs no other file.

    \b
    Examples:
      scene-engine train transformer --config configs/small/transformer.yaml --data my-art
      scene-engine train transformer --vqgan checkpoints/vqgan_epoch_0100.safetensors
      scene-engine train transformer --resume newest
    """

    def run(backend: Backend) -> Outcome:
        from scene_engine.training.launch import Request, train_transformer

        with _bars() as progress:
            return train_transformer(Request(**options), backend, say, progress)

    _run(context, device, run)


def say(text: str) -> None:
    """Prints a line as it is: a folded path could not be copied, and one may hold brackets."""
    console.print(text, soft_wrap=True, markup=False)


@contextmanager
def _bars() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each thing that is done before the first step, gone once that is done."""
    from rich.progress import Progress

    bar = Progress(console=console, transient=True)

    def progress(task: str, done: int, total: int) -> None:
        if not bar.task_ids:
            bar.start()
            bar.add_task(task)
        bar.update(bar.task_ids[0], completed=done, total=total)
        if done == total:
            bar.stop()
            bar.remove_task(bar.task_ids[0])

    try:
        yield progress
    finally:
        bar.stop()


def _run(context: click.Context, device: str, run: Callable[[Backend], Outcome]) -> None:
    from scene_engine import backend

    prepared = backend.prepare(device)

    import mlx.core as mx

    console.quiet = mx.distributed.init().rank() > 0  # of several machines the first speaks
    say(f"Training on {prepared.name}: {prepared.description}")
    outcome = run(prepared)
    if outcome.done:
        say(f"Done: {outcome.checkpoint}")
        return
    say(f"Stopped and saved. Go on with --resume {outcome.checkpoint}")
    context.exit(STOPPED)
