"""Recorded conversations, played to the extension by a server that only knows them."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from websockets.sync.server import ServerConnection, serve

from tests.editors.aseprite.conftest import Start
from tests.editors.aseprite.host.dialogs import Dialog
from tests.editors.aseprite.host.images import INDEXED
from tests.editors.aseprite.host.program import Aseprite
from tests.editors.aseprite.host.sprites import Selection, Sprite
from tests.editors.aseprite.sprites import seen
from tests.server.client import HEADER
from tests.server.transcripts import FOLDER, TOKEN, Line


def lines(name: str) -> list[Line]:
    return [
        Line.from_json(text) for text in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


class Player:
    """Says its lines; what the client says must be of the kind that was recorded."""

    def __init__(self, name: str) -> None:
        self._lines = lines(name)
        self.heard: list[dict[str, object]] = []
        self.problems: list[str] = []

    def play(self, socket: ServerConnection) -> None:
        job = 0
        for line in self._lines:
            if line.by == "client":
                data = socket.recv(20)
                job = self._compare(line, data) or job
            elif isinstance(line.data, bytes):
                header = list(HEADER.unpack_from(line.data))
                header[4] = job
                socket.send(HEADER.pack(*header) + line.data[HEADER.size :])
            else:
                values = json.loads(line.data)
                socket.send(json.dumps({**values, "id": job} if "id" in values else values))
        socket.close()

    def _compare(self, line: Line, data: str | bytes) -> int:
        if isinstance(data, bytes) or isinstance(line.data, bytes):
            if not isinstance(data, bytes) or not isinstance(line.data, bytes):
                self.problems.append("a frame for a message")
                return 0
            ours, theirs = HEADER.unpack_from(data), HEADER.unpack_from(line.data)
            same = [ours[i] == theirs[i] for i in range(len(ours)) if i != 4]
            if not all(same) or data[HEADER.size :] != line.data[HEADER.size :]:
                self.problems.append(f"{ours} for {theirs}")
            return 0
        found, wanted = json.loads(data), json.loads(line.data)
        self.heard.append(found)
        if found["type"] != wanted["type"]:
            self.problems.append(f"{found['type']} for {wanted['type']}")
        return int(found.get("id", 0))


@contextmanager
def served_by(answer: Callable[[ServerConnection], None]) -> Iterator[str]:
    """A server that does this; its url."""
    with serve(answer, "127.0.0.1", 0, compression=None) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
        server.shutdown()


@contextmanager
def playing(name: str) -> Iterator[tuple[Player, str]]:
    player = Player(name)
    with served_by(player.play) as url:
        yield player, url


def dialog_at(start: Start, url: str, command: str, sprite: Sprite | None = None) -> tuple[Aseprite, Dialog]:
    program = start(f'return {{ url = "{url}", token = "{TOKEN}" }}')
    if sprite is not None:
        program.open(sprite)
    dialog = program.dialog(command)
    return program, dialog


def last_canvas(name: str) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.uint8]], int, int]:
    """RGB, width and height of the picture that was recorded."""
    frame = [line.data for line in lines(name) if line.by == "server" and isinstance(line.data, bytes)][-1]
    _, _, _, colors, _, _, _, _, width, height = HEADER.unpack_from(frame)
    palette = np.frombuffer(frame, np.uint8, 3 * colors, HEADER.size).reshape(-1, 3)
    indices = np.frombuffer(frame, np.uint8, offset=HEADER.size + 3 * colors).reshape(height, width)
    return palette[indices], width, height


def small_sprite() -> Sprite:
    """The canvas of the recordings: 48x32, two colours."""
    sprite = Sprite(48, 32, INDEXED)
    sprite.background_from_layer(sprite.layer_list[0])
    sprite.palette = [(16, 16, 24), (232, 232, 208)]
    pixels = np.zeros((32, 48), np.uint8)
    pixels[8:24, 16:32] = 1
    sprite.layer_list[0].by_frame[1].pixels.data = pixels.tobytes()
    sprite.history.steps.clear()
    return sprite


def test_generate(start: Start) -> None:
    with playing("generate") as (player, url):
        program, dialog = dialog_at(start, url, "SceneGenerate")
        dialog.fill("prompt", "a castle")
        dialog.fill("count", 1)
        dialog.click("draw")
        program.until(lambda: dialog.text("state") == "Done")
        dialog.click("insert")
        assert program.sprite is not None
        np.testing.assert_array_equal(seen(program.sprite), last_canvas("generate")[0])
        assert player.problems == []
        assert player.heard[0]["token"] == TOKEN


@pytest.mark.parametrize("name", ["redraw", "extend"])
def test_drawing_into_a_sprite(start: Start, name: str) -> None:
    sprite = small_sprite()
    mask = np.zeros((32, 48), np.bool_)
    mask[8:24, 16:32] = True
    sprite.selection = Selection(mask)
    with playing(name) as (player, url):
        program, dialog = dialog_at(start, url, f"Scene{name.title()}", sprite)
        dialog.fill("prompt", "a moon")
        dialog.fill("count", 1)
        if name == "extend":
            dialog.fill("extend_left", True)
            dialog.fill("extend_right", False)
            dialog.fill("extend_by", 16)
        dialog.click("draw")
        program.until(lambda: dialog.text("state") == "Done")
        dialog.click("insert")
        picture, width, height = last_canvas(name)
        assert (sprite.width, sprite.height) == (width, height)
        np.testing.assert_array_equal(seen(sprite), picture)
        assert player.problems == []


@pytest.mark.parametrize(("name", "state"), [("wrong-token", "Refused"), ("too-old", "Too old")])
def test_refusals(start: Start, name: str, state: str) -> None:
    with playing(name) as (player, url):
        program, dialog = dialog_at(start, url, "SceneGenerate")
        dialog.click("remedy")
        program.until(lambda: dialog.text("state") == state)
        assert player.problems == []


def test_every_error_that_was_recorded_is_told(start: Start) -> None:
    """Of this job it is told, in the engine's words; of another, it changes nothing."""
    server_lines = [json.loads(line.data) for line in lines("errors") if line.by == "server"]
    welcome = next(line for line in server_lines if line["type"] == "welcome")
    errors = [line for line in server_lines if line["type"] == "error"]
    assert len(errors) >= 5

    def answer(socket: ServerConnection) -> None:
        socket.recv(20)
        socket.send(json.dumps(welcome))
        for error in errors:
            number = json.loads(socket.recv(20))["id"]
            socket.send(json.dumps({**error, "id": number + 100, "message": "of another"}))
            socket.send(json.dumps({"type": "error", "code": "bad_frame", "message": "of none", "fix": ""}))
            socket.send(json.dumps({**error, "id": number, "code": "bad_recipe"}))

    with served_by(answer) as url:
        program, dialog = dialog_at(start, url, "SceneGenerate")
        for error in errors:
            dialog.fill("prompt", "a castle")
            dialog.click("draw")
            program.until(lambda: dialog.text("state") == "Failed")
            assert error["message"][:30] in dialog.says()
