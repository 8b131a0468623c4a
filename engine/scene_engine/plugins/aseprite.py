"""Scene in Aseprite: the extension as a file, and in the user's own Aseprite.

Aseprite finds extensions as folders in its user folder. What its own installer writes beside one,
__info.json, is written here too: without it Aseprite could neither update the extension nor remove it.
"""

from __future__ import annotations

import json
import os
import shutil
import string
import sys
import zipfile
from functools import partial
from pathlib import Path

from scene_engine import files, resources
from scene_engine.errors import SceneError
from scene_engine.plugins import Pairing, pairing, put

NAME = "scene"
SUFFIX = ".aseprite-extension"
_PAIRED, _INFO, _PREFERENCES = "paired.lua", "__info.json", "__pref.lua"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same sources make the same file


def package(output: Path) -> Path:
    """Writes the extension as a file to give to others: it holds no token.

    Args:
        output: The file, or a folder for `scene.aseprite-extension`.

    Raises:
        SceneError: It can't be written.
    """
    if output.is_dir():
        output = output / f"{NAME}{SUFFIX}"
    if output.suffix != SUFFIX:
        raise SceneError(
            f"{output.name} must end in {SUFFIX}", f"By that Aseprite knows it: {output.stem}{SUFFIX}."
        )
    with files.replacing(output) as temporary, zipfile.ZipFile(temporary, "w") as archive:
        for source in _sources():
            entry = zipfile.ZipInfo(source.name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, source.read_bytes())
    return output


def install(folder: Path | None = None) -> list[str]:
    """Puts the extension into the user's Aseprite, paired with the user's engine.

    An older one is replaced whole, and what it remembered is kept.

    Raises:
        SceneError: There is no Aseprite, another extension has the name, or the folder can't be written to.
    """
    user = _user_folder(folder)
    target = user / "extensions" / NAME
    was_there = _is_ours(target)
    put(target, target.parent, partial(_fill, paired=pairing(), preferences=target / _PREFERENCES))
    return [
        f"{'Updated' if was_there else 'Installed'} Scene in {target}",
        "It is paired with your engine: address and token are in paired.lua there, for you alone to read.",
        "Start Aseprite anew, and choose File > Scene > Generate Background.",
        "To undo this: scene-engine plugins uninstall aseprite",
    ]


def uninstall(folder: Path | None = None) -> list[str]:
    """Takes the extension and all that it remembered out of the user's Aseprite.

    Raises:
        SceneError: There is no Aseprite, or the folder can't be removed.
    """
    target = _user_folder(folder) / "extensions" / NAME
    if not _is_ours(target):
        return [f"Scene isn't installed in {target.parent}: nothing to do."]
    try:
        shutil.rmtree(target)
    except OSError as error:
        raise SceneError(
            f"cannot remove {target}: {error.strerror or error}", "Close Aseprite, and try again."
        ) from error
    return [f"Removed {target}", "Sprites keep their pictures and recipes. Start Aseprite anew."]


def _sources() -> list[Path]:
    source = resources.plugin_source("aseprite-extension")
    found = [path for path in source.iterdir() if path.suffix in (".lua", ".json")]
    return sorted(path for path in found if path.name not in (_PAIRED, _INFO, _PREFERENCES))


def _user_folder(folder: Path | None) -> Path:
    """Where Aseprite keeps its user's things; there once it was started."""
    found = folder or _usual_folder()
    if not found.is_dir():
        raise SceneError(
            f"there is no folder {found}",
            "Start Aseprite once, which makes it; or name Aseprite's user folder with --folder.",
        )
    return found


def _usual_folder() -> Path:
    if chosen := os.environ.get("ASEPRITE_USER_FOLDER"):
        return Path(chosen)
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/Aseprite"
    if sys.platform == "win32":
        return Path(os.environ["APPDATA"]) / "Aseprite"
    return Path.home() / ".config/aseprite"


def _is_ours(target: Path) -> bool:
    """Whether Scene is there; False where nothing is.

    Raises:
        SceneError: Something else is.
    """
    if not target.exists():
        return False
    try:
        name = json.loads((target / "package.json").read_text(encoding="utf-8"))["name"]
    except FileNotFoundError:
        name = NAME  # what Aseprite's own removal leaves: preferences or a pairing
    except (OSError, ValueError, KeyError, TypeError):
        name = None
    if name != NAME:
        raise SceneError(
            f"{target} is another extension", "Remove it in Aseprite: Edit > Preferences > Extensions."
        )
    return True


def _fill(folder: Path, paired: Pairing, preferences: Path) -> None:
    sources = _sources()
    for source in sources:
        shutil.copyfile(source, folder / source.name)
    (folder / _INFO).write_text(json.dumps({"installedFiles": [source.name for source in sources]}), "utf-8")
    # Not among the installed files: so an update from a file leaves the pairing where it is.
    with os.fdopen(os.open(folder / _PAIRED, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(_lua(paired).encode())
    if preferences.is_file():
        shutil.copy2(preferences, folder / _PREFERENCES)


def _lua(paired: Pairing) -> str:
    command = ", ".join(_quoted(word) for word in paired.command)
    return (
        "-- Written by scene-engine plugins install aseprite. Who has the token can draw with your engine.\n"
        "return {\n"
        f"  url = {_quoted(paired.url)},\n"
        f"  token = {_quoted(paired.token)},\n"
        f"  engine_file = {_quoted(str(paired.engine_file))},\n"
        f"  command = {{ {command} }},\n"
        "}\n"
    )


def _quoted(text: str) -> str:
    """A string of Lua's: bytes that could end it, or mean something, by their number."""
    plain = set(string.ascii_letters + string.digits + " !#$%&'()*+,-./:;<=>?@[]^_`{|}~")
    data = text.encode("utf-8", "surrogateescape").decode("latin-1")
    return '"' + "".join(letter if letter in plain else f"\\{ord(letter):03d}" for letter in data) + '"'
