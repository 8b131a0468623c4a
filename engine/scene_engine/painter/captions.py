"""Captions: what people would type to get a picture, from its scene: they say nothing that isn't there."""

from __future__ import annotations

import re
from collections.abc import Callable

from scene_engine.painter.dice import Dice
from scene_engine.painter.grammar import american, listing, reads_well, split
from scene_engine.painter.kinds import Kind, all_kinds
from scene_engine.painter.nouns import Group
from scene_engine.painter.prompts import free
from scene_engine.painter.scene import Scene
from scene_engine.painter.wording import Wording

Length = tuple[int, int]
FREE, SHORT, MEDIUM, LONG = (2, 14), (3, 7), (8, 14), (15, 30)
"""Words of a caption, the fewest and the most; free ones are of any length, and of freer forms."""

_LENGTHS = ((FREE, 0.36), (SHORT, 0.2), (MEDIUM, 0.24), (LONG, 0.2))
_ROUNDS, _TRIES = 8, 24
_AMERICAN, _CAPITAL = 0.12, 0.3
_NAMES, _FREE_NAMES, _STORIES = 0.42, 0.56, 0.27
"""How often a title is one of the kind's further names, in a free caption, and there a story's own words."""


def captions(scene: Scene, dice: Dice, count: int, kind: Kind | None = None) -> list[str]:
    """Different captions of one picture, of 2 to 30 words.

    Args:
        scene: All that is true of it.
        dice: Chooses among wordings.
        count: How many; a scene with little to say may give fewer.
        kind: The scene's kind, for its titles; looked up unless told.
    """
    writer = _Writer(scene, kind or all_kinds()[scene.kind], dice)
    found: dict[str, str] = {}
    for _ in range(_ROUNDS * count):
        if len(found) == count:
            break
        length = dice.weighed(_LENGTHS)
        for _ in range(_TRIES):
            caption = writer.caption(length)
            if caption and caption.lower() not in found:
                found[caption.lower()] = caption
                break
    return list(found.values())


class _Writer(Wording):
    """Writes captions of one scene."""

    def caption(self, length: Length) -> str:
        """One caption of a length, or "" where the dice made none that reads well."""
        if length is FREE:
            self.entitle(_FREE_NAMES, _STORIES)
        else:
            self.entitle(_NAMES, 0.0)
        forms: dict[Length, Callable[[], str]] = {
            FREE: lambda: free(self),
            SHORT: self._short,
            MEDIUM: self._medium,
            LONG: self._long,
        }
        text = re.sub(r"\s+", " ", self.styled(forms[length](), length is not FREE)).strip()
        if not self.sound(text, length):
            return ""
        if self.dice.chance(_AMERICAN):
            text = american(text)
        return text[0].upper() + text[1:] if self.dice.chance(_CAPITAL) else text

    def _short(self) -> str:
        before, after = self.before(), self.after()
        title = self.titled(before if self.dice.chance(0.5) else "", self.dice.chance(0.35))
        return self.dice.weighed(
            (
                (f"{title} {after}", 5.0),
                (self.titled(before, self.dice.chance(0.3)), 3.0),
                (f"{self.titled('', False)}, {self.tag()}", 2.5),
                (f"{title} {self.related()} {after}", 1.0),
                (f"{title} {self.side()}, {self.tag()}", 1.0),
                (f"{title} with {listing(self.details(1))}", 1.5),
                (f"{self.titled('', False)}, {listing(self.details(1, False))}", 1.0),
                (f"{self.occasion()}, {self.titled('', False)}", 0.7),
                (f"{title} {self.viewed()}", 0.7),
            )
        )

    def _medium(self) -> str:
        article = self.dice.chance(0.6)
        before = self.before() if self.dice.chance(0.45) else ""
        title, bare = self.titled(before, article), self.titled(before, False)
        if self.dice.chance(0.3):
            title = f"{title} {self.related() or self.side()}"
        number = self.dice.whole(1, 3)
        return self.dice.weighed(
            (
                (
                    self.commas(f"{title} {self.after()}", *self.details(number, article), self.extra()),
                    4.0,
                ),
                (self.commas(f"{title} with {listing(self.details(min(number, 2)))}", self.extra()), 2.0),
                (f"{title} {self.after()}, with {listing(self.details(min(number, 2)))}", 2.0),
                (self.commas(bare, *self.details(number, False), self.tag(), self.extra()), 3.0),
                (f"{self.occasion()}: {self.commas(title, *self.details(number), self.extra())}", 1.5),
                (self.commas(title, self.paired()), 1.5),
                (self.paired(), 0.4),
            )
        )

    def _long(self) -> str:
        title = self.titled(self.before() if self.dice.chance(0.5) else "", True)
        if self.dice.chance(0.5):
            title = f"{title} {self.related() or self.side()}"
        title, occasion = f"{title} {self.after()}", f"{self.occasion()}: {title}"
        details = self.details(self.dice.whole(2, 5), large=True)
        half = len(details) // 2
        end = self.commas(self.clouds(), self.extra())
        return self.dice.weighed(
            (
                (self.commas(title, *details, end), 3.0),
                (self.sentences(title, listing(details), end), 2.0),
                (self.commas(occasion, *details, end), 2.0),
                (self.commas(f"{title} with {listing(details)}", end), 1.5),
                (self.sentences(title, listing(details[:half]), listing(details[half:]), end), 1.0),
            )
        )

    def sound(self, text: str, length: Length) -> bool:
        """Whether it is of its length, reads well, and leaves out nothing large where it is long."""
        if not length[0] <= len(split(text)) <= length[1] or not reads_well(text, self.often):
            return False
        return length is not LONG or all(self._heard(group, text) for group in self.things + self.skies)

    def _heard(self, group: Group, text: str) -> bool:
        """Whether a caption names a thing, or needn't: it is small, or the title's own."""
        titled = self.title in text and not group.heads.isdisjoint(split(self.kind.name))
        return not group.large or titled or group.head == "ground" or group.told_by(text)
