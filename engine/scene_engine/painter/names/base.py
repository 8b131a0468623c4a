"""What people call a kind of scene, beside its plain titles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Name:
    """One way to call a kind of scene.

    Attributes:
        text: The words: "gorge", "where the dragon sleeps".
        needs: One of these must be seen, the head of a thing's noun, or be the view; empty: always true.
        stands: Whether it stands as it is, with neither article nor adjective: "lost in the dunes".
    """

    text: str
    needs: frozenset[str]
    stands: bool


@dataclass(frozen=True)
class Names:
    """All names of a kind.

    Attributes:
        where: The preposition with which one is there: "in" a forest, "on" a beach.
        names: Ways to call it.
        looks: Adjectives that suit it in any light.
        grim: Those that suit it by night and in bad weather.
    """

    where: str = "in"
    names: tuple[Name, ...] = ()
    looks: tuple[str, ...] = ()
    grim: tuple[str, ...] = ()

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of all names, whether or not they are true of a picture."""
        return tuple(name.text for name in self.names)


def called(
    where: str,
    calls: str,
    stories: str,
    seen: dict[str, str] | None = None,
    looks: str = "",
    grim: str = "",
) -> Names:
    """Names from texts parted by commas.

    Args:
        where: See Names.
        calls: What stands with an article and adjectives: "gorge".
        stories: What stands as it is.
        seen: Calls that need a thing or a view, by its word or words: {"ship galleon": "tall ship at sea"}.
            One that begins with "*" stands as it is.
        looks: See Names.
        grim: See Names.
    """
    found = [Name(text, frozenset(), False) for text in _parts(calls)]
    found += [Name(text, frozenset(), True) for text in _parts(stories)]
    for needs, texts in (seen or {}).items():
        found += [
            Name(text.removeprefix("*"), frozenset(needs.split()), text.startswith("*"))
            for text in _parts(texts)
        ]
    return Names(where, tuple(found), tuple(_parts(looks)), tuple(_parts(grim)))


def _parts(text: str) -> Iterable[str]:
    return (part for line in text.split(",") if (part := " ".join(line.split())))
