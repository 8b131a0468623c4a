"""Kinds of scenes, one module each: a module here with a `KIND` is found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache

from scene_engine.painter.kinds.base import Kind

__all__ = ["Kind", "all_kinds"]


@lru_cache(maxsize=1)
def all_kinds() -> dict[str, Kind]:
    """Every kind by its name, in the order of their modules' names."""
    kinds = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        if module != "base":
            kind: Kind = importlib.import_module(f"{__name__}.{module}").KIND
            kinds[kind.name] = kind
    return kinds
