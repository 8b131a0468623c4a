"""Ways to say one thing, by where they stand in a caption."""

from __future__ import annotations

from dataclasses import dataclass

Words = tuple[str, ...]


@dataclass
class Said:
    """Ways to say one thing about a picture's light or weather, by where they stand in a caption.

    Attributes:
        before: Adjectives in front of a title: "misty".
        after: Phrases behind it: "in the mist".
        tags: What stands alone between commas: "thick fog".
        day: Adjectives of a part of the day: "a misty evening".
        events: What happens, before "over the village": "night falls".
    """

    before: Words = ()
    after: Words = ()
    tags: Words = ()
    day: Words = ()
    events: Words = ()

    def __bool__(self) -> bool:
        return bool(self.before or self.after or self.tags)

    def __add__(self, other: Said) -> Said:
        return Said(
            self.before + other.before,
            self.after + other.after,
            self.tags + other.tags,
            self.day + other.day,
            self.events + other.events,
        )
