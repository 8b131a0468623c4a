"""Installing Scene into editors: a module for each, and what they share.

Each has `package(output)`, which builds the file that artists install; and `install(folder)` and
`uninstall(folder)`, which return lines that say what was done. `folder` is the editor's, None for the usual
one.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scene_engine.errors import SceneError
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


def put(target: Path, beside: Path, fill: Callable[[Path], None]) -> None:
    """Makes a folder under a temporary name, then exchanges it for what was at `target`, if anything was.

    Args:
        target: The folder.
        beside: Where it is made: a folder of the same disk that the editor doesn't take plug-ins from.
        fill: Puts its files into an empty folder.

    Raises:
        SceneError: It can't be written; what was there is there again.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staged = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=beside))
        new, old = staged / "new", staged / "old"
        try:
            new.mkdir()
            fill(new)
            if target.exists():
                target.rename(old)
            new.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    except OSError as error:
        raise SceneError(
            f"cannot write {target}: {error.strerror or error}", "Mend the rights of that folder."
        ) from error
