"""Where things lie: the packaged configs, checkpoint and plug-ins, and the user's own folders.

In a checkout `configs/`, `checkpoints/` and the plug-ins are at its root; a wheel carries them in
`scene_engine/_data/`.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import platformdirs

from scene_engine.errors import SceneError

APPLICATION = "scene-engine"


def _data_root() -> Path:
    package = Path(__file__).resolve().parent
    packaged = package / "_data"
    return packaged if packaged.is_dir() else package.parents[1]


def config_path(name: str) -> Path:
    """The packaged config called `name`: "vqgan", "tiny/transformer", with or without ".yaml".

    Raises:
        SceneError: There is none of that name.
    """
    folder = _data_root() / "configs"
    path = folder / f"{name.removesuffix('.yaml')}.yaml"
    if path.is_file():
        return path
    known = sorted(file.relative_to(folder).with_suffix("").as_posix() for file in folder.rglob("*.yaml"))
    near = difflib.get_close_matches(name, known, n=1)
    raise SceneError(
        f"there is no config '{name}'",
        f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(known) or 'none installed'}.",
    )


def plugin_source(name: str) -> Path:
    """The folder of an editor's plug-in: "aseprite-extension".

    Raises:
        SceneError: It is missing.
    """
    path = _data_root() / name
    if not path.is_dir():
        raise SceneError(f"the plug-in's files are missing: {path}", "Install scene-engine again.")
    return path


def shipped_checkpoint() -> Path:
    """The checkpoint that comes with the package.

    Raises:
        SceneError: It is missing, as in a checkout made without large files.
    """
    path = _data_root() / "checkpoints" / "shipped" / "model.safetensors"
    if not path.is_file():
        raise SceneError(
            f"the shipped checkpoint is missing: {path}",
            "Install scene-engine again, or name a checkpoint with --checkpoint.",
        )
    return path


def data_folder() -> Path:
    """The user's data: what must outlive an update."""
    return platformdirs.user_data_path(APPLICATION, appauthor=False)


def cache_folder() -> Path:
    """What can be made again at any time."""
    return platformdirs.user_cache_path(APPLICATION, appauthor=False)


def log_folder() -> Path:
    return platformdirs.user_log_path(APPLICATION, appauthor=False)
