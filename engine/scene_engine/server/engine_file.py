"""engine.json, by which plug-ins find the engine; and the token, by which the engine knows them.

Both lie in the user's data folder, readable by the user alone. The token stays the same over restarts, so a
plug-in is paired once; engine.json is there while a server runs, or where one was killed.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from scene_engine import files, resources
from scene_engine.errors import SceneError


@dataclass(frozen=True)
class EngineFile:
    """Where a server listens."""

    url: str
    port: int
    pid: int
    token: str
    protocol: int
    version: str


def path() -> Path:
    """Where engine.json lies."""
    return resources.data_folder() / "engine.json"


def token(new: bool = False) -> str:
    """The token, 256 bits in 64 hex digits; made at the first call, or anew.

    Raises:
        SceneError: The folder can't be written to.
    """
    where = resources.data_folder() / "token"
    if not new and where.is_file():
        found = where.read_text(encoding="ascii", errors="replace").strip()
        if len(found) == 64 and not set(found) - set("0123456789abcdef"):
            return found
    made = secrets.token_hex(32)
    _write_private(where, made + "\n")
    return made


def write(engine: EngineFile) -> None:
    """Writes engine.json.

    Raises:
        SceneError: The folder can't be written to.
    """
    _write_private(path(), json.dumps(asdict(engine), indent=1) + "\n")


def read() -> EngineFile | None:
    """What engine.json says; None where there is none, or a damaged one."""
    try:
        return EngineFile(**json.loads(path().read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def remove(pid: int) -> None:
    """Removes engine.json if it is that of process `pid`."""
    found = read()
    if found is not None and found.pid == pid:
        path().unlink(missing_ok=True)


def _write_private(where: Path, text: str) -> None:
    try:
        files.write_text(where, text, private=True)
    except SceneError as error:
        raise SceneError(error.message, "Mend the rights of that folder.") from error
