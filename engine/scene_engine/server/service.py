"""User service files: the engine comes up when an artist logs in, and again if it fails."""

from __future__ import annotations

import os
import plistlib
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

from scene_engine import files
from scene_engine.errors import SceneError

LABEL = "scene-engine"


@dataclass(frozen=True)
class Service:
    """A service file.

    Attributes:
        path: Where it belongs.
        text: What it says.
        enable: The command that starts it now and at every login.
        disable: The one that ends this.
    """

    path: Path
    text: str
    enable: str
    disable: str


def service(platform: str = sys.platform, home: Path | None = None) -> Service:
    """The service file of this platform: systemd's on Linux, launchd's on macOS.

    Raises:
        SceneError: There is none for this platform.
    """
    home = home or Path.home()
    command = [sys.executable, "-m", "scene_engine", "serve"]
    if platform == "darwin":
        path = home / "Library/LaunchAgents" / f"{LABEL}.plist"
        plist = {
            "Label": LABEL,
            "ProgramArguments": command,
            "RunAtLoad": True,
            "KeepAlive": {"SuccessfulExit": False},
            "ProcessType": "Interactive",
        }
        where = shlex.quote(str(path))
        text = plistlib.dumps(plist).decode()
        return Service(path, text, f"launchctl load -w {where}", f"launchctl unload -w {where}")
    if platform.startswith("linux"):
        config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
        path = config / "systemd/user" / f"{LABEL}.service"
        name = path.name
        enable = f"systemctl --user daemon-reload && systemctl --user enable --now {name}"
        return Service(path, _unit(command), enable, f"systemctl --user disable --now {name}")
    raise SceneError(
        f"there is no service file for {platform}", "Let your system start scene-engine serve at login."
    )


def install(found: Service) -> None:
    """Writes the file.

    Raises:
        SceneError: It can't be written.
    """
    files.write_text(found.path, found.text)


def _unit(command: list[str]) -> str:
    line = " ".join('"' + part.replace("%", "%%").replace('"', '\\"') + '"' for part in command)
    return f"""[Unit]
Description=Scene: pixel-art backgrounds for editors

[Service]
ExecStart={line}
Restart=on-failure

[Install]
WantedBy=default.target
"""
