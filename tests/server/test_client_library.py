"""plugins/scene_client.py against a real server, also one that dies."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.server.conftest import Served, started

sys.path.insert(0, str(Path(__file__).parents[2] / "plugins"))
import scene_client

REQUEST = {"type": "generate", "recipe": {"prompt": "a castle", "seed": 7}}


def client_of(served: Served, **options: Any) -> scene_client.Client:
    (file,) = served.home.rglob("engine.json")
    return scene_client.Client("test 1", file, **options)


def pictures(events: list[Any]) -> list[Any]:
    return [event for event in events if isinstance(event, scene_client.Picture) and not event.preview]


def end_of(events: list[Any]) -> str:
    """The type of the last event."""
    return str(events[-1].type)


def test_it_draws_and_redraws(served: Served) -> None:
    client = client_of(served)
    events = list(client.draw({**REQUEST, "count": 2}))
    first, second = pictures(events)
    assert (first.width, first.height, len(first.pixels)) == (320, 192, 320 * 192)
    assert first.pixels != second.pixels
    assert end_of(events) == "finished"
    assert client.welcome["protocol"] == 1
    mask = np.zeros((192, 320), np.uint8)
    mask[:64, :64] = 255
    canvas = first.width, first.height, first.palette, first.pixels
    (redrawn,) = pictures(list(client.draw({**REQUEST, "type": "redraw"}, canvas, mask.tobytes())))
    before, after = (np.frombuffer(x.pixels, np.uint8).reshape(192, 320) for x in (first, redrawn))
    np.testing.assert_array_equal(before[mask == 0], after[mask == 0])


def test_it_cancels(served: Served) -> None:
    cancel = threading.Event()
    seen = []
    for event in client_of(served).draw({**REQUEST, "count": 16}, cancelled=cancel.is_set):
        seen.append(event)
        cancel.set()
    assert end_of(seen) == "cancelled"


def test_what_is_wrong_is_raised(served: Served) -> None:
    with pytest.raises(scene_client.EngineError) as error:
        list(client_of(served).draw({"type": "generate", "recipe": {"prompt": "no seed"}}))
    assert error.value.code == "bad_recipe"
    with pytest.raises(scene_client.EngineError) as error:
        list(scene_client.Client("test", Path("/nowhere/engine.json")).draw(REQUEST))
    assert error.value.code == "not_running"


def test_a_dropped_connection_is_come_back_from(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    client = client_of(served)
    sockets = []
    connected = client._connected

    def spy(patience: float) -> Any:
        sockets.append(connected(patience))
        return sockets[-1]

    monkeypatch.setattr(client, "_connected", spy)
    events = []
    for event in client.draw({**REQUEST, "count": 3}):
        events.append(event)
        if len(sockets) == 1 and isinstance(event, scene_client.Picture) and not event.preview:
            sockets[0].socket.shutdown(2)
    assert any(isinstance(event, scene_client.Lost) for event in events)
    assert end_of(events) == "finished"
    assert sorted(picture.image for picture in pictures(events)) == [0, 1, 2]


def test_a_killed_server_is_replaced_and_the_job_honestly_lost(tmp_path: Path, tiny: Path) -> None:
    first = started(tmp_path, tiny)
    client = client_of(first, patience=30.0)
    second = None
    events = []
    with pytest.raises(scene_client.EngineError) as error:  # noqa: PT012
        for event in client.draw({**REQUEST, "count": 16}):
            events.append(event)
            if second is None and isinstance(event, scene_client.Told) and event.type == "started":
                first.process.kill()
                first.process.wait()
                second = started(tmp_path, tiny)
    assert error.value.code == "lost"
    assert any(isinstance(event, scene_client.Lost) for event in events)
    assert end_of(list(client.draw(REQUEST))) == "finished"
    assert second is not None
    assert second.stop() == 0
