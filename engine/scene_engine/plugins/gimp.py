"""Scene in GIMP 3: the plug-in as a file, and in the user's own GIMP.

GIMP takes a plug-in from `plug-ins/NAME/NAME.py` of its profile, if that may be run, and says nothing where
it can't: so what was installed is looked at again. The plug-in talks to the engine with this installation's
own `websockets`, less what was compiled for this Python.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import sys
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from scene_engine import files, resources
from scene_engine.errors import SceneError
from scene_engine.plugins import Pairing, pairing, put

NAME = "scene"
_PAIRING = "pairing.json"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same sources make the same file
_NEEDED = (
    f"{NAME}.py",
    "scene_gimp/procedures.py",
    "scene_client.py",
    "vendor/websockets/sync/client.py",
)


def package(output: Path) -> Path:
    """Writes the plug-in as a zip to give to others: it holds no token.

    Args:
        output: The file, or a folder for `scene-gimp.zip`.

    Raises:
        SceneError: It can't be written.
    """
    if output.is_dir():
        output = output / f"{NAME}-gimp.zip"
    if output.suffix != ".zip":
        raise SceneError(f"{output.name} must end in .zip", f"Name it {output.stem}.zip.")
    with files.replacing(output) as temporary, zipfile.ZipFile(temporary, "w") as archive:
        for name, source in sorted(_sources()):
            entry = zipfile.ZipInfo(f"{NAME}/{name}", _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100755 if name == f"{NAME}.py" else 0o100644) << 16
            archive.writestr(entry, source.read_bytes())
    return output


def install(folder: Path | None = None) -> list[str]:
    """Puts the plug-in into the user's GIMP, or into each that there is, paired with the user's engine.

    Args:
        folder: GIMP's profile folder, None for all that are where they usually are.

    Raises:
        SceneError: There is no GIMP 3, or its folder can't be written to.
    """
    paired = pairing()
    lines = []
    for profile in _profiles(folder):
        target = profile / "plug-ins" / NAME
        was_there = target.exists()
        # Beside plug-ins/, not in it: GIMP looks into every folder there.
        put(target, profile, partial(_fill, paired=paired))
        if problems := list(broken(target)):
            raise SceneError(f"{target} won't work: {problems[0]}", "Mend the rights of that folder.")
        lines.append(f"{'Updated' if was_there else 'Installed'} Scene in {target}")
    return [
        *lines,
        f"It is paired with your engine: address and token are in {_PAIRING} there, for you alone to read.",
        "Start GIMP anew, and choose Filters > Render > Scene > Generate Background.",
        "To undo this: scene-engine plugins uninstall gimp",
    ]


def uninstall(folder: Path | None = None) -> list[str]:
    """Takes the plug-in out of the user's GIMP.

    Raises:
        SceneError: There is no GIMP 3, or the folder can't be removed.
    """
    lines = []
    for profile in _profiles(folder):
        target = profile / "plug-ins" / NAME
        if not target.exists():
            lines.append(f"Scene isn't installed in {target.parent}: nothing to do.")
            continue
        try:
            shutil.rmtree(target)
        except OSError as error:
            raise SceneError(
                f"cannot remove {target}: {error.strerror or error}", "Close GIMP, and try again."
            ) from error
        lines.append(f"Removed {target}")
    return [*lines, "Images keep their pictures and recipes. Start GIMP anew."]


def broken(target: Path) -> Iterator[str]:
    """Why the plug-in in this folder would not be there in GIMP, or not work; nothing if all is well."""
    for name in _NEEDED:
        if not (target / name).is_file():
            yield f"{name} is missing"
    script = target / f"{NAME}.py"
    if script.is_file() and not os.access(script, os.X_OK):
        yield f"{script.name} may not be run, and GIMP passes over it"
    if script.is_file() and not script.read_bytes().startswith(b"#!"):
        yield f"{script.name} doesn't say which Python runs it"


def _profiles(folder: Path | None) -> list[Path]:
    """Profile folders of GIMP 3; there once it was started."""
    if folder is not None:
        if not folder.is_dir():
            raise SceneError(f"there is no folder {folder}", "Name GIMP's profile folder, such as GIMP/3.0.")
        return [folder]
    if chosen := os.environ.get("GIMP3_DIRECTORY"):
        return [Path(chosen)]
    found = [path for parent in _parents() for path in sorted(parent.glob("3.*")) if path.is_dir()]
    if not found:
        raise SceneError(
            "there is no GIMP 3 here, or it was never started",
            "Start GIMP 3 once, which makes its folder; or name it with --folder.",
        )
    return found


def _parents() -> list[Path]:
    """Where profile folders lie: of packages of the system, of Flatpak and of Snap."""
    home = Path.home()
    if sys.platform == "darwin":
        return [home / "Library/Application Support/GIMP"]
    if sys.platform == "win32":
        return [Path(os.environ["APPDATA"]) / "GIMP"]
    own = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    return [
        own / "GIMP",
        home / ".var/app/org.gimp.GIMP/config/GIMP",
        home / "snap/gimp/current/.config/GIMP",
    ]


def _sources() -> Iterator[tuple[str, Path]]:
    """Every file of the plug-in, by its name there."""
    own = resources.plugin_source("gimp-plugin/scene")
    for path in own.rglob("*.py"):
        yield path.relative_to(own).as_posix(), path
    yield "scene_client.py", resources.plugin_source("plugins") / "scene_client.py"
    for file in importlib.metadata.files("websockets") or ():
        name = file.as_posix()
        if name.startswith("websockets/") and name.endswith(".py"):
            yield f"vendor/{name}", Path(str(file.locate()))
        elif name.endswith("LICENSE"):
            yield "vendor/websockets/LICENSE", Path(str(file.locate()))


def _fill(folder: Path, paired: Pairing) -> None:
    for name, source in _sources():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / name)
    (folder / f"{NAME}.py").chmod(0o755)
    told = {
        "url": paired.url,
        "token": paired.token,
        "engine_file": str(paired.engine_file),
        "command": [*paired.command, "serve", "--exit-when-idle", "30"],
    }
    secret = os.open(folder / _PAIRING, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(secret, "w", encoding="utf-8") as file:
        json.dump(told, file, indent=1)
