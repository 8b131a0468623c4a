"""Fifty clients at once, of whom many behave badly: every job ends once, and the server is as it was."""

from __future__ import annotations

import random
import socket
import struct
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.server.client import ENDS, Client
from tests.server.conftest import Served, started

CLIENTS, ROUNDS = 50, 2
RECIPE = {"prompt": "", "seed": 1, "tokens_a_step": 60}


def well_behaved(served: Served, rng: random.Random) -> list[str]:
    """Draws, cancels some, and hears exactly one end of each."""
    ends: dict[int, list[str]] = {}
    with served.client() as client:
        for number in range(1, ROUNDS + 1):
            client.say("generate", id=number, recipe=RECIPE, preview_rows=rng.choice((0, 6)))
            if rng.random() < 0.3:
                client.say("cancel", id=number)
            ends[number] = []
        while not all(ends.values()):
            message = client.hear(90)
            assert message["type"] != "error", message
            if message["type"] in ENDS:
                ends[message["id"]].append(message["type"])
        client.say("palettes")  # whatever comes after an end comes before this answer
        while (message := client.hear(90))["type"] != "palettes":
            assert message["type"] not in ENDS, "a second end"
    return [end for found in ends.values() for end in found]


def badly_behaved(served: Served, rng: random.Random) -> list[str]:
    """Leaves in the middle: by a reset, half a frame, half a close, or without reading; and comes back."""
    for _ in range(ROUNDS):
        client = served.client(session=f"bad {rng.random()}")
        client.say("generate", id=1, recipe=RECIPE, count=2, keep=rng.random() < 0.3)
        plain = client.socket.socket
        how = rng.choice(("reset", "half frame", "half close", "stall"))
        if how == "reset":
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif how == "half frame":
            plain.sendall(b"\x82\xfe\xff")
        elif how == "half close":
            plain.shutdown(socket.SHUT_WR)
        else:
            threading.Event().wait(rng.random())
        plain.close()
    return []


def once(served: Served, seed: int) -> Counter[str]:
    """All clients at once; how their jobs ended."""
    with ThreadPoolExecutor(CLIENTS) as pool:
        jobs = [
            pool.submit(
                badly_behaved if number % 3 == 0 else well_behaved, served, random.Random(seed + number)
            )
            for number in range(CLIENTS)
        ]
        return Counter(end for job in jobs for end in job.result(timeout=150))


def memory(served: Served) -> int:
    """MiB that the server holds."""
    status = Path(f"/proc/{served.process.pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the server's memory from /proc")
def test_fifty_clients_of_whom_many_behave_badly(tmp_path: Path, tiny: Path) -> None:
    served = started(tmp_path, tiny)
    expected = ROUNDS * sum(number % 3 != 0 for number in range(CLIENTS))
    start = time.monotonic()
    ends = once(served, 0)
    seconds, first = time.monotonic() - start, memory(served)
    assert sum(ends.values()) == expected
    assert set(ends) <= {"finished", "cancelled"}
    assert ends["finished"] > expected // 2
    assert sum(once(served, 1000).values()) == expected
    second = memory(served)
    assert second < first + 64, "memory grows"
    print(f"{CLIENTS} clients in {seconds:.1f} s: {dict(ends)}; {first} MiB, {second} after as many again")
    client: Client
    with served.client() as client:
        client.say("generate", id=1, recipe=RECIPE)
        assert client.job(1).end["type"] == "finished"
    assert served.stop() == 0
