"""What people call the kinds of scenes: synonyms, examples, what happens there and who lives there."""

from __future__ import annotations

from scene_engine.painter.names import built, rooms, sea, tomorrow, wild, woods
from scene_engine.painter.names.base import Name, Names

__all__ = ["Name", "Names", "names_of"]

_ALL = wild.NAMES | woods.NAMES | sea.NAMES | built.NAMES | rooms.NAMES | tomorrow.NAMES


def names_of(kind: str) -> Names:
    """The names of a kind; none for one that has none yet."""
    return _ALL.get(kind, Names())
