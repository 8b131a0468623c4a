"""GIMP with a window, on a screen that nobody sees; the test moves its mouse and presses its keys."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.editors.gimp.program import INSIDE, Gimp

REPL = (Path(__file__).parent / "repl.py").read_text(encoding="utf-8")
GIMPRC = '(show-welcome-dialog no)\n(config-version "3.0.4")\n(check-updates no)\n'
_START = """
Xvfb "$DISPLAY" -screen 0 1280x900x24 &
until xdotool getdisplaygeometry; do sleep 0.1; done
openbox &
exec gimp-3.0 -n --batch-interpreter=python-fu-eval -b "$(cat "$1")"
"""


class Window:
    """GIMP's main window.

    Args:
        gimp: With Scene installed.
    """

    def __init__(self, gimp: Gimp) -> None:
        self.gimp = gimp
        self._display = f":{random.SystemRandom().randrange(100, 10_000)}"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        (gimp.profile / "gimprc").write_text(GIMPRC, encoding="utf-8")
        script, log = gimp.folder / "repl.py", gimp.folder / "window.log"
        script.write_text(f"PORT = {self._port}\n{REPL}", encoding="utf-8")
        with log.open("w") as output:
            self._process = subprocess.Popen(
                self._command("sh", "-c", _START, "sh", gimp.seen(script)),
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        until(lambda: self._answers() or self._process.poll() is not None, 60)
        assert self._process.poll() is None, log.read_text(errors="replace")[-2000:]

    def close(self) -> None:
        """Ends GIMP and its screen."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(10)

    def begin(self, code: str) -> socket.socket:
        """Runs Python in GIMP without waiting for what it calls `result` with."""
        link = socket.create_connection(("127.0.0.1", self._port), timeout=60)
        link.sendall(f"{INSIDE}\nresult = told.append\n{code}".encode() + b"\0")
        return link

    def result(self, link: socket.socket) -> Any:
        """What came of it."""
        with link:
            data = b"".join(iter(lambda: link.recv(65536), b""))
        return json.loads(data)

    def run(self, code: str) -> Any:
        """Both."""
        return self.result(self.begin(code))

    def tool(self, *words: str) -> str:
        """Runs xdotool or import on the screen; what it prints."""
        done = subprocess.run(self._command(*words), capture_output=True, text=True, timeout=30, check=False)
        return done.stdout

    def dialog(self) -> str:
        """The number of Scene's dialog, once it is there."""
        return self.named("^Scene: ")

    def named(self, title: str) -> str:
        """The number of a window by its title, a regular expression, once it is there."""
        found: list[str] = []

        def there() -> bool:
            found[:] = self.tool("xdotool", "search", "--onlyvisible", "--name", title).split()
            return bool(found)

        until(there, 30)
        return found[-1]

    def press(self, window: str, key: str) -> None:
        """A key, in a window."""
        self.tool("xdotool", "windowactivate", "--sync", window)
        self.tool("xdotool", "key", key)

    def main(self) -> str:
        """The number of the main window; it has no name for a moment while an image is opened."""
        return self.named("GIMP$")

    def _command(self, *words: str) -> list[str]:
        return self.gimp.command(["env", f"DISPLAY={self._display}", *words])

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self._port), timeout=1).close()
        except OSError:
            return False
        return True


def until(true: Callable[[], Any], seconds: float) -> None:
    """Waits for something."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)
