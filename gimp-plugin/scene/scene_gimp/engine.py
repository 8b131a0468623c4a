"""The engine: found, started if need be, asked to draw, with GIMP's progress bar while it does.

GIMP's Cancel ends this process, and with it the connection; the engine then ends the job. So nothing here
has to be cleaned up.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import gi

gi.require_version("Gimp", "3.0")
from gi.repository import Gimp  # noqa: E402

from scene_gimp.errors import CancelledError, SceneError  # noqa: E402
from scene_gimp.pixels import Canvas  # noqa: E402

NAME = "scene-gimp 0.1.0"
FOLDER = Path(__file__).resolve().parents[1]
AGAIN = "Install the plug-in again: scene-engine plugins install gimp"
PAIRING = "pairing.json"
START_SECONDS = 30.0


@dataclass(frozen=True)
class Drawn:
    """A finished picture and the recipe that repeats it."""

    canvas: Canvas
    recipe: dict[str, Any]


class Watcher(Protocol):
    """Who looks on while the engine draws, and may stop it."""

    closed: bool

    def show(self, width: int, height: int, rgb: bytes) -> None: ...

    def pump(self) -> None: ...


def client_library() -> Any:
    """The client that comes with the plug-in, and what it needs.

    Raises:
        SceneError: They are missing: a folder copied by hand.
    """
    vendor = str(FOLDER / "vendor")
    if vendor not in sys.path:
        sys.path.insert(0, vendor)
    try:
        import scene_client
    except ImportError as error:
        raise SceneError(f"the plug-in is incomplete ({error})", AGAIN) from error
    return scene_client


def draw(
    request: dict[str, Any],
    canvas: Canvas | None = None,
    mask: bytes | None = None,
    watcher: Watcher | None = None,
) -> tuple[Drawn, ...]:
    """Draws, and shows how far it is.

    Args:
        request: A message of PROTOCOL.md, less its id.
        canvas: What is drawn into.
        mask: A byte a pixel of it.
        watcher: Who is shown previews; None asks for none.

    Raises:
        SceneError: No engine, or it refused or failed.
        CancelledError: The watcher has closed.
    """
    library = client_library()
    Gimp.progress_init("Scene: asking the engine")
    try:
        return _drawn(library, request, canvas, mask, watcher)
    except library.EngineError as error:
        raise SceneError(error.message, error.fix) from error
    finally:
        Gimp.progress_end()


def state() -> str:
    """What a dialog says of the engine, in a line."""
    try:
        library = client_library()
        _paired(library).ask({"type": "models"})
    except SceneError as error:
        return str(error).replace("\n", " ")
    except library.EngineError as error:
        if error.code == "not_running" and _command():
            return "Scene's engine isn't running yet: it is started when you draw."
        return f"{error.message}. {error.fix}"
    return "Scene's engine is ready."


def _drawn(
    library: Any,
    request: dict[str, Any],
    canvas: Canvas | None,
    mask: bytes | None,
    watcher: Watcher | None,
) -> tuple[Drawn, ...]:
    client = _running(library)
    sent = None if canvas is None else (canvas.width, canvas.height, canvas.palette, canvas.indices)
    pictures: dict[int, Canvas] = {}
    recipes: dict[int, dict[str, Any]] = {}

    def stopped() -> bool:
        if watcher is not None:
            watcher.pump()
        return watcher is not None and watcher.closed

    asked = {"preview_rows": 0 if watcher is None else -1, **request, "keep": False}
    for event in client.draw(asked, sent, mask, stopped):
        if isinstance(event, library.Picture):
            if event.preview and watcher is not None:
                watcher.show(event.width, event.height, event.pixels)
            elif not event.preview:
                pictures[event.image] = Canvas(event.width, event.height, event.palette, event.pixels)
        elif isinstance(event, library.Lost):
            Gimp.progress_set_text("The connection is lost; trying again")
        elif event.type == "picture":
            recipes[event.fields["image"]] = event.fields["recipe"]
        elif event.type == "failed":
            raise SceneError(event.fields["message"], event.fields["fix"])
        elif event.type == "cancelled":
            if watcher is not None and watcher.closed:
                raise CancelledError
            raise SceneError("the engine has ended the job", "Try again.")
        else:
            _show(event.type, event.fields)
    return tuple(Drawn(pictures[image], recipes[image]) for image in sorted(pictures))


def _show(kind: str, fields: dict[str, Any]) -> None:
    if kind == "queued" and fields["position"]:
        Gimp.progress_set_text(f"Waiting for {fields['position']} other pictures")
    elif kind == "loading":
        Gimp.progress_set_text("The engine is reading its networks")
    elif kind == "progress":
        left = fields.get("seconds_left")
        Gimp.progress_update(fields["done"] / fields["total"])
        Gimp.progress_set_text("Drawing" + ("" if left is None else f", {left:.0f} s left"))


def _paired(library: Any) -> Any:
    """A client that looks where the engine says that it is while it runs, or else where it was paired."""
    paired = _pairing()
    told = Path(paired.get("engine_file") or library.engine_file())
    return library.Client(NAME, told if told.exists() or not paired else FOLDER / PAIRING)


def _running(library: Any) -> Any:
    """A client of an engine that runs; it is started if it doesn't, and installation said how."""
    client = _paired(library)
    try:
        client.ask({"type": "models"})
    except library.EngineError as error:
        if error.code != "not_running" or not (command := _command()):
            raise
        return _started(library, command)
    return client


def _started(library: Any, command: list[str]) -> Any:
    Gimp.progress_set_text("Starting the engine")
    try:
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise SceneError(
            f"the engine can't be started ({error.strerror})", f"Run scene-engine serve. {AGAIN}"
        ) from error
    end = time.monotonic() + START_SECONDS
    while True:
        client = _paired(library)
        try:
            client.ask({"type": "models"})
        except library.EngineError as error:
            if error.code != "not_running" or time.monotonic() > end:
                raise
            Gimp.progress_pulse()
            time.sleep(0.25)
        else:
            return client


def _command() -> list[str]:
    """How to start the engine; nothing if installation didn't say."""
    found = _pairing().get("command")
    return found if isinstance(found, list) and all(isinstance(word, str) for word in found) else []


def _pairing() -> dict[str, Any]:
    """What installation wrote beside the plug-in; nothing in a plug-in unpacked from a zip."""
    try:
        found = json.loads((FOLDER / PAIRING).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
