"""Redrawing a quarter of the cells against a whole picture, and several tokens a step; on the CPU, one run.

    .venv/bin/python -m benchmarks.redraw

Compare ratios of one run: absolute times depend on the machine and what else it does. Both sides are what
`scene-engine generate` does once the networks are loaded: encoding, tokens, decoding and the palette.
"""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import click

from scene_engine import backend, machine, resources

RESULT = Path(__file__).with_name("redraw.json")
ROUNDS = 9
QUARTER = "96,48,160,96"  # 10x6 of 20x12 cells
AT_ONCE = (1, 2, 4, 8)


@click.command()
@click.option("--checkpoint", type=click.Path(path_type=Path), help="[default: the shipped one]")
def main(checkpoint: Path | None) -> None:
    """Prints seconds, the best of nine interleaved rounds, and writes redraw.json."""
    prepared = backend.prepare("cpu")

    from scene_engine.edit import Edit
    from scene_engine.generation import generate
    from scene_engine.painter.painting import paint
    from scene_engine.pretrained import load_pretrained
    from scene_engine.recipe import Recipe

    pretrained = load_pretrained(checkpoint or resources.shipped_checkpoint())
    canvas = paint(3, 4).canvas
    plain = Recipe("a stone castle on a hill", 7, colors=len(canvas.palette))
    quarter = replace(plain, edit=Edit("redraw", 320, 192, QUARTER))
    recipes = {f"whole, {count} a step": replace(plain, tokens_a_step=count) for count in AT_ONCE}
    recipes |= {f"quarter, {count} a step": replace(quarter, tokens_a_step=count) for count in AT_ONCE}

    def seconds(recipe: Recipe) -> float:
        start = time.perf_counter()
        for _ in generate(pretrained, [recipe], canvas=canvas):
            pass
        return time.perf_counter() - start

    rounds = [{name: seconds(recipe) for name, recipe in recipes.items()} for _ in range(ROUNDS + 1)][1:]
    best = {name: min(found[name] for found in rounds) for name in recipes}
    whole = best["whole, 1 a step"]
    for name, found in best.items():
        click.echo(f"{name:20} {found:.3f} s  {found / whole:.0%}")
    result = {
        "machine": prepared.description,
        "blas": prepared.blas.description,
        "cores": machine.cores(),
        "checkpoint": pretrained.digest,
        "seconds": best,
    }
    RESULT.write_text(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
