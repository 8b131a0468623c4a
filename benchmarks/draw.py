"""A whole picture on the CPU: 240 tokens with guidance, and the decode; PyTorch beside it in the same run.

    .venv/bin/pip install torch
    .venv/bin/python -m benchmarks.draw

Compare ratios of one run: absolute times depend on the machine and what else it does. The networks are those
of configs/small with random weights, which cost the same as trained ones.
"""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import numpy as np

from scene_engine import backend, machine, resources

RESULT = Path(__file__).with_name("draw.json")
ROUNDS = 5


@click.command()
@click.option("--threads", default=1, help="BLAS and PyTorch threads.")
@click.option("--size", default="small", help="Preset to measure.")
@click.option("--compile/--no-compile", "compiled", default=True, help="torch.compile as well.")
def main(threads: int, size: str, compiled: bool) -> None:
    """Prints seconds for each part, best of five rounds, and writes draw.json."""
    prepared = backend.prepare("cpu")
    networks = _networks(size)
    parts = {"MLX, as the engine draws": _mlx(*networks)}
    try:
        parts |= _torch(*networks, threads, compiled)
    except ImportError:
        click.echo("PyTorch is not installed: only MLX is measured.")
    with backend.threads(threads):
        times = {name: _best(run) for name, run in parts.items()}
    for name, found in times.items():
        total = sum(found.values())
        shares = ", ".join(f"{part} {value:.3f} s ({value / total:.0%})" for part, value in found.items())
        click.echo(f"{name}: {total:.2f} s: {shares}")
    result = {
        "machine": prepared.description,
        "blas": prepared.blas.description,
        "cores": machine.cores(),
        "threads": threads,
        "preset": size,
        "seconds": times,
    }
    RESULT.write_text(json.dumps(result, indent=2) + "\n")


def _best(run: Callable[[], dict[str, float]]) -> dict[str, float]:
    """The round with the least time in all, after one to warm up."""
    run()
    return min((run() for _ in range(ROUNDS)), key=lambda found: sum(found.values()))


def _networks(size: str) -> tuple[Any, Any, Any]:
    import mlx.core as mx

    from scene_engine import config
    from scene_engine.keys import key_for
    from scene_engine.training.transformer import TransformerRun
    from scene_engine.training.vqgan_run import VQGANRun
    from scene_engine.transformer import Transformer
    from scene_engine.vqgan import VQGAN

    shapes = (
        config.load_config(TransformerRun, resources.config_path(f"{size}/transformer")).model,
        config.load_config(VQGANRun, resources.config_path(f"{size}/vqgan")).model,
    )
    transformer = Transformer(shapes[0], shapes[0].vocabulary_size, shapes[1].codebook_size, key_for(1))
    vqgan = VQGAN(shapes[1], key_for(2))
    mx.eval(transformer.parameters(), vqgan.parameters())
    return shapes, transformer, vqgan


def _mlx(shapes: Any, transformer: Any, vqgan: Any) -> Callable[[], dict[str, float]]:
    import mlx.core as mx

    from scene_engine.palette import to_canvas
    from scene_engine.transformer.sliced import sliced
    from scene_engine.transformer.writing import Sampling, write_tokens

    if backend.on_openblas():  # as `load_pretrained` does; PyTorch's peer reads the whole ones
        transformer = sliced(copy.deepcopy(transformer))
    text = np.ones((1, shapes[0].text_length), np.int32)

    def run() -> dict[str, float]:
        marks = [time.perf_counter()]
        grid = np.zeros(240, np.uint32)
        for cell, tokens in write_tokens(transformer, text, [7], Sampling(0.9, 100, 3.0)):
            grid[cell] = np.array(tokens)[0]
            if cell == 0:
                marks.append(time.perf_counter())
        marks.append(time.perf_counter())
        rgb = np.array(vqgan.decode(mx.array(grid.reshape(1, 12, 20)))[0])
        marks.append(time.perf_counter())
        to_canvas(rgb)
        marks.append(time.perf_counter())
        names = ("text and first token", "239 tokens", "decode", "palette")
        return dict(zip(names, np.diff(marks).tolist(), strict=True))

    return run


def _torch(
    shapes: Any, transformer: Any, vqgan: Any, threads: int, compiled: bool
) -> dict[str, Callable[[], dict[str, float]]]:
    import mlx.core as mx
    import torch
    from mlx.utils import tree_flatten

    from benchmarks import torch_peer

    torch.set_num_threads(threads)
    arrays = {name: np.array(value) for name, value in tree_flatten(transformer.parameters())}
    decoder_arrays = {name: np.array(value) for name, value in tree_flatten(vqgan.decoder.parameters())}
    length = shapes[0].text_length

    def peer(rows: int, wrap: Callable[[Any], Any]) -> Callable[[], dict[str, float]]:
        network = torch_peer.Transformer(shapes[0], arrays, rows, 240)
        forward = wrap(network)
        decoder = wrap(torch_peer.Decoder(shapes[1], decoder_arrays))
        latents = torch.from_numpy(np.array(vqgan.quantizer.codebook[mx.zeros((1, 12, 20), mx.uint32)]))
        latents = latents.permute(0, 3, 1, 2).contiguous()
        ours = np.array(vqgan.decoder(vqgan.quantizer.codebook[mx.zeros((1, 12, 20), mx.uint32)]))
        theirs = decoder(latents).permute(0, 2, 3, 1).numpy()
        if np.abs(ours - theirs).max() > 1e-3:
            raise click.ClickException("the PyTorch decoder is not the same network")
        seen = torch.arange(length + 240)
        cells = [torch.full((rows, 1), cell) for cell in range(240)]

        def draw(logits: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
            given, free = logits.chunk(2)
            guided = free + 3.0 * (given - free)
            lowest = guided.topk(100).values[:, -1:]
            return (guided.masked_fill(guided < lowest, -torch.inf) + 0.9 * noise).argmax(-1)

        def run() -> dict[str, float]:
            marks = [time.perf_counter()]
            noise = -torch.log(torch.empty(240, rows // 2, shapes[1].codebook_size).exponential_())
            text = network.embed_text(torch.ones(rows, length, dtype=torch.long), cells[0])
            mask = seen[None, :] <= torch.arange(length + 1)[:, None]
            token = draw(forward(text, torch.tensor(0), mask), noise[0])
            marks.append(time.perf_counter())
            for cell in range(1, 240):
                x = network.embed_token(token.repeat(2)[:, None], cells[cell - 1], cells[cell])
                mask = (seen <= length + cell)[None]
                token = draw(forward(x, torch.tensor(length + cell), mask), noise[cell])
            marks.append(time.perf_counter())
            decoder(latents)
            marks.append(time.perf_counter())
            return dict(zip(("text and first token", "239 tokens", "decode"), np.diff(marks), strict=True))

        def without_gradients() -> dict[str, float]:
            with torch.inference_mode():
                return run()

        with torch.inference_mode():
            x = network.embed_text(torch.ones(rows, length, dtype=torch.long), cells[0])
            mask = seen[None, :] <= torch.arange(length + 1)[:, None]
            theirs = forward(x, torch.tensor(0), mask).numpy()
        ours = np.array(
            transformer.prefill(
                mx.ones((rows, length), mx.int32),
                mx.zeros((rows, 0), mx.int32),
                mx.zeros((rows, 1), mx.int32),
                transformer.caches(240),
            )
        )
        if np.abs(ours - theirs).max() > 1e-3:
            raise click.ClickException("the PyTorch Transformer is not the same network")
        return without_gradients

    def plain(module: Any) -> Any:
        return module

    peers = {"PyTorch eager, 2 rows": peer(2, plain), "PyTorch eager, 8 rows": peer(8, plain)}
    if compiled:
        peers["PyTorch compiled, 2 rows"] = peer(2, torch.compile)
    return peers


if __name__ == "__main__":
    main()
