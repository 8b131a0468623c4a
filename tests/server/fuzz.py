"""Hostile frames and messages, as many as wanted: each is read, or is an error with a code of PROTOCOL.md.

    .venv/bin/python -m tests.server.fuzz --frames 5000000 --seed 1

Says what came of them, and fails on any other exception or if memory grows. The tests send 200,000.
"""

from __future__ import annotations

import json
import random
import resource
import struct
import time
from collections import Counter
from collections.abc import Callable

import click

from scene_engine.server import frames, messages
from scene_engine.server.errors import ProtocolError

RECIPES: tuple[object, ...] = (
    {"prompt": "", "seed": 1},
    {"prompt": "x", "seed": -1},
    {"seed": 1},
    {},
    [],
    None,
)
TYPES = (
    "hello",
    "generate",
    "redraw",
    "extend",
    "vary",
    "cancel",
    "job",
    "palettes",
    "models",
    "history",
    "x",
)
KEYS = (
    "id",
    "recipe",
    "count",
    "preview_rows",
    "keep",
    "box",
    "sides",
    "by",
    "share",
    "token",
    "protocol",
    "q",
)
VALUES: tuple[object, ...] = (
    None,
    True,
    -1,
    0,
    1,
    7.0,
    1e300,
    2**64,
    "",
    "left",
    "0,0,8,8",
    "é" * 300,
    [],
    ["left"],
    {},
    *RECIPES,
)


def hostile_frame(rng: random.Random) -> bytes:
    """A frame that is almost right: some are good, and noise would only ever meet the first check."""
    data = bytearray(
        struct.pack(
            "<4sBBHIIHHHH",
            b"SCN1",
            rng.choice((0, 1, 1, 1, 2, 2, 3, 4, 255)),
            rng.choice((0, 0, 0, 1)),
            rng.choice((0, 0, 1, 2, 4, 256, 257, 65535)),
            rng.getrandbits(32),
            rng.choice((0, 0, 0, 5)),
            rng.choice((0, 0, 0, 9)),
            0,
            rng.choice((0, 1, 4, 8, 4096, 65535)),
            rng.choice((0, 1, 4, 8, 4096, 65535)),
        )
    )
    data += rng.randbytes(rng.choice((0, 1, 4, 7, 16, 28, 32, 44, 70)))
    if rng.random() < 0.3 and len(data) > 24:
        data[24:] = bytes(len(data) - 24)
    for _ in range(rng.choice((0, 0, 0, 1, 3))):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def hostile_message(rng: random.Random) -> str:
    """A message with odd keys and values, now and then torn."""
    keys = rng.sample(KEYS, rng.randrange(5))
    text = json.dumps({"type": rng.choice(TYPES), **{key: rng.choice(VALUES) for key in keys}})
    if rng.random() < 0.2:
        cut = rng.randrange(len(text))
        text = text[:cut] + rng.choice(("", '"', "{", "\0", "\ud800", "[[")) + text[cut + rng.randrange(3) :]
    return text


def outcomes(rounds: int, rng: random.Random) -> Counter[str]:
    """Reads so many frames and a tenth as many messages; how often each code came, and what was good."""

    def frame() -> str:
        frames.read(hostile_frame(rng))
        return "frame"

    def message() -> str:
        messages.parse(hostile_message(rng))
        return "message"

    return Counter(_outcome(frame if number < rounds else message) for number in range(rounds + rounds // 10))


def _outcome(send: Callable[[], str]) -> str:
    try:
        return send()
    except ProtocolError as error:
        return error.code


@click.command()
@click.option("--frames", "rounds", type=click.IntRange(min=1), default=2_000_000, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
def main(rounds: int, seed: int) -> None:
    """Sends frames and messages to the reader, in ten parts."""
    rng, found, start = random.Random(seed), Counter[str](), time.monotonic()
    found += outcomes(rounds // 10, rng)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(9):
        found += outcomes(rounds // 10, rng)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    click.echo(f"{dict(found)} in {time.monotonic() - start:.0f} s; memory grew by {grown} KiB")
    if grown > 8 * 1024:
        raise click.ClickException("memory grows")


if __name__ == "__main__":
    main()
