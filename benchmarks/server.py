"""What the server costs over `generation` called directly, picture by picture in turn; on the CPU, one run.

    .venv/bin/python -m benchmarks.server

The server runs in a process of its own, as it does for an editor. Compare the ratio: absolute times depend on
the machine and what else it does. Also tells how soon the first preview comes, by rows of cells.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import click

from scene_engine import backend, machine, resources

RESULT = Path(__file__).with_name("server.json")
ROUNDS = 7


@click.command()
@click.option("--checkpoint", type=click.Path(path_type=Path), help="[default: the shipped one]")
def main(checkpoint: Path | None) -> None:
    """Prints the medians of seven interleaved rounds, and writes server.json."""
    prepared = backend.prepare("cpu")

    from websockets.sync.client import connect

    from scene_engine.generation import generate
    from scene_engine.pretrained import load_pretrained
    from scene_engine.recipe import Recipe

    path = checkpoint or resources.shipped_checkpoint()
    pretrained = load_pretrained(path)
    recipe = Recipe("a stone castle on a hill", 7)

    def directly() -> float:
        start = time.perf_counter()
        for _ in generate(pretrained, [recipe]):
            pass
        return time.perf_counter() - start

    with tempfile.TemporaryDirectory() as home, _served(Path(home), path) as server:
        engine = json.loads(server.stdout.readline()) if server.stdout else {}
        (file,) = Path(home).rglob("engine.json")
        token = json.loads(file.read_text(encoding="utf-8"))["token"]
        with connect(engine["url"], compression=None, max_size=None) as socket:
            socket.send(json.dumps({"type": "hello", "protocol": 1, "token": token}))
            socket.recv()
            numbers = iter(range(1, 1000))

            def served(preview_rows: int) -> tuple[float, float]:
                """Seconds to the end, and to the first preview."""
                number, first = next(numbers), 0.0
                start = time.perf_counter()
                request = {"id": number, "recipe": recipe.to_dict(), "preview_rows": preview_rows}
                socket.send(json.dumps({"type": "generate", **request}))
                while True:
                    message = socket.recv()
                    if isinstance(message, bytes):
                        first = first or time.perf_counter() - start
                    elif json.loads(message)["type"] == "finished":
                        return time.perf_counter() - start, first

            rounds = [(directly(), served(0)[0], served(1)[1]) for _ in range(ROUNDS + 1)][1:]
        server.terminate()
    direct, through, preview = (statistics.median(column) for column in zip(*rounds, strict=True))
    click.echo(f"directly {direct:.2f} s, through the server {through:.2f} s: ratio {through / direct:.3f}")
    click.echo(f"first preview, of one row of cells, after {preview:.2f} s")
    result: dict[str, Any] = {
        "machine": prepared.description,
        "blas": prepared.blas.description,
        "cores": machine.cores(),
        "checkpoint": pretrained.digest,
        "direct_seconds": round(direct, 3),
        "server_seconds": round(through, 3),
        "ratio": round(through / direct, 3),
        "first_preview_seconds": round(preview, 3),
    }
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def _served(home: Path, checkpoint: Path) -> subprocess.Popen[str]:
    names = ("XDG_DATA_HOME", "XDG_STATE_HOME", "HOME")
    cache = {"XDG_CACHE_HOME": str(resources.cache_folder().parent)}
    options = ["--checkpoint", str(checkpoint), "--device", "cpu", "--port", "0", "--preload"]
    return subprocess.Popen(
        [sys.executable, "-m", "scene_engine", "serve", *options],
        env=os.environ | dict.fromkeys(names, str(home)) | cache,
        stdout=subprocess.PIPE,
        text=True,
    )


if __name__ == "__main__":
    main()
