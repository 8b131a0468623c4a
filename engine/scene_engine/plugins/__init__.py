"""Installing Scene into editors: a module for each, and what they share.

Each has `package(output)`, which builds the file that artists install; and `install(folder)` and
`uninstall(folder)`, which return lines that say what was done. `folder` is the editor's, None for the usual
one.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from scene_engine.server import engine_file
from scene_engine.server.app import ADDRESS, PORT
from scene_engine.server.running import running


@dataclass(frozen=True)
class Pairing:
    """What a plug-in must know to find the engine and be let in.

    Attributes:
        url: Where the engine listens, unless that port is taken.
        token: The engine's, made now if there was none.
        engine_file: engine.json, which says where it really listens while it runs.
        command: Words that run scene-engine, to which "serve" is added.
    """

    url: str
    token: str
    engine_file: Path
    command: tuple[str, ...]


def pairing() -> Pairing:
    """The pairing of this user's engine; where one runs, with its own port.

    Raises:
        SceneError: The user's data folder can't be written to.
    """
    found = running()
    url = found.url if found is not None else f"ws://{ADDRESS}:{PORT}"
    command = (sys.executable, "-m", "scene_engine")
    return Pairing(url, engine_file.token(), engine_file.path(), command)
