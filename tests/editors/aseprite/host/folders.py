"""What lies in the user's folder: extensions, and the preferences that Aseprite saves for them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from lupa.lua54 import lua_type


def serialized(table: Any) -> str:
    """A table as __pref.lua has it: names must be identifiers, and only plain values are kept."""
    parts = []
    for key, value in table.items():
        name = f"{key}=" if isinstance(key, str) else ""
        if isinstance(value, bool):
            text = "true" if value else "false"
        elif isinstance(value, (int, float)):
            text = f"{value:.14g}"
        elif isinstance(value, str):
            text = value.split("\0")[0].replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
            text = '"' + text.replace("\r", "\\n").replace("\n", "\\n") + '"'
        elif lua_type(value) == "table":
            text = serialized(value)
        else:
            text = "nil"
        parts.append(name + text)
    return "{" + ",".join(parts) + "}"


def install(source: Path, config: Path, paired: str | None = None) -> Path:
    """Copies an extension to where Aseprite looks, with what the installer writes."""
    folder = config / "extensions" / "scene"
    shutil.copytree(source, folder, dirs_exist_ok=True)
    if paired is not None:
        (folder / "paired.lua").write_text(paired, encoding="utf-8")
    return folder
