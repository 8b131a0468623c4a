"""Captions: what people would type to get a picture, from its scene: they say nothing that isn't there."""

from __future__ import annotations

import re
from collections.abc import Callable

from scene_engine.painter import words
from scene_engine.painter.dice import Dice
from scene_engine.painter.grammar import a, american, is_place, listing, reads_well, split
from scene_engine.painter.kinds import Kind, all_kinds
from scene_engine.painter.nouns import Group, beside, groups, phrase, place, sides
from scene_engine.painter.scene import Scene
from scene_engine.painter.titles import TAIL, true_of, true_titles

Length = tuple[int, int]
SHORT, MEDIUM, LONG = (3, 7), (8, 14), (15, 30)
"""Words of a caption, the fewest and the most."""

_LENGTHS = ((SHORT, 0.34), (MEDIUM, 0.36), (LONG, 0.3))
_ROUNDS, _TRIES = 8, 24
_STYLE, _COLOURS, _AMERICAN, _CAPITAL = 0.16, 0.16, 0.12, 0.3

_SKY_SIGHTS = {"moon", "bolt", "bank", "rainbow", "aurora"}
_GRIM = {"eerie", "spooky", "haunted", "haunting", "sinister", "creepy", "ghostly", "scary", "brooding"}


def captions(scene: Scene, dice: Dice, count: int, kind: Kind | None = None) -> list[str]:
    """Different captions of one picture, of 3 to 30 words.

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


class _Writer:
    """Writes captions of one scene.

    Args:
        scene: The picture.
        kind: Its kind.
        dice: Chooses.
    """

    def __init__(self, scene: Scene, kind: Kind, dice: Dice) -> None:
        self.scene, self.kind, self.dice = scene, kind, dice
        everything = groups(scene)
        self.things = [group for group in everything if not group.in_sky and group.worth_naming]
        self.skies = [group for group in everything if group.in_sky and group.worth_naming]
        self.titles = true_titles(scene, kind, everything)
        choices = (kind.times, kind.weathers, kind.lamps)
        self.hour, self.sky = words.air(scene, *(len(set(several)) > 1 for several in choices))
        self.season = words.season(scene)
        self.mood = scene.mood if true_of(scene.mood, scene) else ""
        views = [said for part in split(scene.view) for said in words.VIEWS.get(part, ())]
        self.view = views if dice.chance(0.5) else []
        shared = [word for group in everything for word in split(group.noun)]
        self._often = {word for word in shared if shared.count(word) > 1}
        self._said: list[Group] = []
        self._title, self._length = "", SHORT

    # -- whole captions --

    def caption(self, length: Length) -> str:
        """One caption of a length, or "" where the dice made none that reads well."""
        self._length = length
        form: Callable[[], str] = {SHORT: self._short, MEDIUM: self._medium, LONG: self._long}[self._length]
        self._said = []
        self._title = self.dice.weighed(
            [(title, 1.0 + 2.0 / (1 + rank)) for rank, title in enumerate(self.titles)]
        )
        text = re.sub(r"\s+", " ", self._styled(form())).strip()
        if not self._sound(text):
            return ""
        if self.dice.chance(_AMERICAN):
            text = american(text)
        return text[0].upper() + text[1:] if self.dice.chance(_CAPITAL) else text

    def _short(self) -> str:
        before, after = self._before(), self._after()
        title = self._titled(before if self.dice.chance(0.5) else "", self.dice.chance(0.35))
        return self.dice.weighed(
            (
                (f"{title} {after}", 5.0),
                (self._titled(before, self.dice.chance(0.3)), 3.0),
                (f"{self._titled('', False)}, {self._tag()}", 2.5),
                (f"{title} {self._related()} {after}", 1.0),
                (f"{title} {self._side()}, {self._tag()}", 1.0),
                (f"{title} with {listing(self._details(1))}", 1.5),
                (f"{self._titled('', False)}, {listing(self._details(1, False))}", 1.0),
                (f"{self._occasion()}, {self._titled('', False)}", 0.7),
                (f"{title} {self._viewed()}", 0.7),
            )
        )

    def _medium(self) -> str:
        article = self.dice.chance(0.6)
        before = self._before() if self.dice.chance(0.45) else ""
        title, bare = self._titled(before, article), self._titled(before, False)
        if self.dice.chance(0.3):
            title = f"{title} {self._related() or self._side()}"
        number = self.dice.whole(1, 3)
        return self.dice.weighed(
            (
                (
                    self._commas(f"{title} {self._after()}", *self._details(number, article), self._extra()),
                    4.0,
                ),
                (self._commas(f"{title} with {listing(self._details(min(number, 2)))}", self._extra()), 2.0),
                (f"{title} {self._after()}, with {listing(self._details(min(number, 2)))}", 2.0),
                (self._commas(bare, *self._details(number, False), self._tag(), self._extra()), 3.0),
                (f"{self._occasion()}: {self._commas(title, *self._details(number), self._extra())}", 1.5),
                (self._commas(title, self._paired()), 1.5),
                (self._paired(), 0.4),
            )
        )

    def _long(self) -> str:
        title = self._titled(self._before() if self.dice.chance(0.5) else "", True)
        if self.dice.chance(0.5):
            title = f"{title} {self._related() or self._side()}"
        title, occasion = f"{title} {self._after()}", f"{self._occasion()}: {title}"
        details = self._details(self.dice.whole(2, 5), large=True)
        half = len(details) // 2
        end = self._commas(self._clouds(), self._extra())
        return self.dice.weighed(
            (
                (self._commas(title, *details, end), 3.0),
                (self._sentences(title, listing(details), end), 2.0),
                (self._commas(occasion, *details, end), 2.0),
                (self._commas(f"{title} with {listing(details)}", end), 1.5),
                (self._sentences(title, listing(details[:half]), listing(details[half:]), end), 1.0),
            )
        )

    # -- parts --

    def _titled(self, before: str, article: bool) -> str:
        text = self._title if is_place(self._title) else f"{before} {self._title}".strip()
        return a(text) if article else text

    def _before(self) -> str:
        choices = [(self._one(self.hour.before), 2.0), (self._one(self.sky.before), 3.0)]
        grim = self.mood in _GRIM and _GRIM & set(split(self._title))
        choices += [
            ("" if grim else self.mood, 1.2),
            (self._one(self.season.before), 3.0 * self._season_shows),
        ]
        return self.dice.weighed([(word, weight) for word, weight in choices if word] or [("", 1.0)])

    def _after(self) -> str:
        """The hour, the weather or the season, or two of them."""
        hour, sky = self._one(self.hour.after), self._one(self.sky.after)
        season = self._one(self.season.after) if self.dice.chance(self._season_shows) else ""
        occasion = self._occasion()
        choices = [(hour, 4.0), (sky, 3.0), (season, 2.0), (occasion and f"on {a(occasion)}", 1.0)]
        choices += [(f"{hour} {sky}" if hour and sky and not sky.startswith("on a") else "", 1.5)]
        return self.dice.weighed([(said, weight) for said, weight in choices if said] or [("", 1.0)])

    def _tag(self) -> str:
        season = self._one(self.season.tags) if self.dice.chance(self._season_shows) else ""
        tags = [tag for tag in (self._one(self.hour.tags), self._one(self.sky.tags), season) if tag]
        return self._commas(*self.dice.some(tags, self.dice.weighed(((1, 3.0), (2, 1.0)))))

    def _occasion(self) -> str:
        """A part of a day: "misty autumn morning"; nothing indoors."""
        if self.scene.lamp or not self.hour:
            return ""
        adjective = self._one(self.sky.day) or self._one(self.hour.day)
        told = self.season and self.dice.chance(0.5 * self._season_shows)
        season = self.scene.season if told else ""
        return " ".join(filter(None, (adjective, season, words.PARTS[self.scene.time]))) if adjective else ""

    @property
    def _season_shows(self) -> float:
        return words.SEASON_SHOWS[self.scene.season]

    def _one(self, choices: tuple[str, ...]) -> str:
        return self.dice.pick(choices).format(part=words.PARTS[self.scene.time]) if choices else ""

    def _main(self) -> Group | None:
        """The thing that the title names, if it is a single one."""
        head = " ".join(split(TAIL.split(self._title)[0].split(" of ")[0])[-1:])
        return next((group for group in self.things if group.alone and group.head == head), None)

    def _related(self) -> str:
        """How the title's thing stands to another: "on a steep cliff"; nothing after a title that says so."""
        main = self._main()
        if not main or TAIL.search(self._title):
            return ""
        found = [r for r in self.scene.relations if r.subject in main.members]
        objects = [(r.word, group) for r in found for group in self.things if r.object in group.members]
        if not objects:
            return ""
        word, group = self.dice.pick(objects)
        self._said.append(group)
        return f"{word} {phrase(group, self.dice)}"

    def _side(self) -> str:
        main = self._main()
        return self.dice.pick(sides(main)) if main and sides(main) and not TAIL.search(self._title) else ""

    def _viewed(self) -> str:
        return self.dice.pick(self.view) if self.view else ""

    def _details(self, number: int, article: bool = True, large: bool = False) -> list[str]:
        """Phrases for things that nothing has named yet; all large ones among them if `large`."""
        rest = [group for group in self.things if not self._told(group)]
        first = [group for group in rest if group.large] if large else []
        others = [group for group in rest if group not in first and group.head != "ground"]
        chosen = list(first)
        while others and len(chosen) < number:
            # What is small is seen last, and named last.
            chosen.append(self.dice.weighed([(group, group.pixels**0.5) for group in others]))
            others.remove(chosen[-1])
        skies = [group for group in self.skies if group.head in _SKY_SIGHTS]
        if skies and self.dice.chance(0.12) and not large:
            chosen = [*chosen[: number - 1], self.dice.pick(skies)]
        said = list(self._said)
        details = [self._detail(group, article) for group in chosen if not self._told(group)]
        self._said = said
        return self.dice.some(details, len(details)) if large else details

    def _detail(self, group: Group, article: bool) -> str:
        self._said.append(group)
        text = phrase(group, self.dice, article)
        relation = self._relation(group) if self.dice.chance(0.5) else ""
        if relation:
            return f"{text} {relation}"
        where = place(group, self.dice) if self.dice.chance(0.55) else ""
        if where.startswith(("in the d", "in the b")) and "distant" in text:
            where = ""
        return (
            f"{where} {text}" if where and article and self.dice.chance(0.15) else f"{text} {where}".strip()
        )

    def _relation(self, group: Group) -> str:
        for relation in self.scene.relations:
            if relation.subject in group.members and group.alone:
                other = next((g for g in self.things if relation.object in g.members and g.alone), None)
                if other and not self._told(other):
                    self._said.append(other)
                    return f"{relation.word} {phrase(other, self.dice)}"
        return ""

    def _pair(self) -> str:
        """Two things from left to right, or the same seen from the other."""
        singles = self.dice.some([group for group in self.things if group.alone], 8)
        pairs = [(one, other) for one in singles for other in singles if beside(one, other)]
        if not pairs:
            return ""
        left, right = self.dice.pick(pairs)
        one, other = phrase(left, self.dice), phrase(right, self.dice)
        return self.dice.pick(
            (
                f"{one} on the left and {other} on the right",
                f"{one} to the left of {other}",
                f"{other} to the right of {one}",
                f"{one} on the left, {other} to its right",
            )
            if sides(left) and sides(right)
            else (f"{one} to the left of {other}", f"{other} to the right of {one}", f"{one} left of {other}")
        )

    def _paired(self) -> str:
        pair = self._pair()
        return f"{pair} {self._after()}" if pair else ""

    def _clouds(self) -> str:
        """The sky's things: always where they cover much, else at times."""
        choices = [group for group in self.skies if group.large or self.dice.chance(0.3)]
        large = [group for group in choices if group.large]
        chosen = large or self.dice.some(choices, 1)
        return self._commas(*(phrase(group, self.dice) for group in chosen))

    def _extra(self) -> str:
        colours, mood = self.scene.colours[:2], self.mood
        extras = [(f"mostly {listing(list(colours))}" if colours else "", _COLOURS)]
        if len(colours) == 2:
            extras += [
                (f"{colours[0]} and {colours[1]} colours", _COLOURS / 3),
            ]
        extras += [(f"{mood} mood" if mood else "", 0.05), (mood, 0.05), (self._viewed(), 0.2)]
        return self.dice.weighed([*extras, ("", 1.0 - sum(weight for _, weight in extras))])

    def _told(self, group: Group) -> bool:
        """Whether the title or something said before names a thing; every title names the kind's own."""
        if group.told_by(self._title) or group.told_by(self.kind.name):
            return True
        return any(group.head == said.head for said in self._said)

    def _styled(self, text: str) -> str:
        if not self.dice.chance(_STYLE):
            return text
        if self.dice.chance(0.4):
            style, text = self.dice.pick(words.STYLES_BEFORE), text[:1].lower() + text[1:]
            return f"{style} {a(text) if style.endswith(' of') else text}" if ":" not in text else ""
        return f"{text.removesuffix('.')}, {self.dice.pick(words.STYLES_AFTER)}"

    @staticmethod
    def _commas(*parts: str) -> str:
        return ", ".join(part.strip() for part in parts if part.strip())

    @staticmethod
    def _sentences(*parts: str) -> str:
        said = [part.strip() for part in parts if part.strip()]
        return " ".join(f"{part[0].upper()}{part[1:]}." for part in said)

    # -- what may stand --

    def _sound(self, text: str) -> bool:
        """Whether it is of its length, reads well, and leaves out nothing large where it is long."""
        if not self._length[0] <= len(split(text)) <= self._length[1] or not reads_well(text, self._often):
            return False
        return self._length is not LONG or all(self._heard(group, text) for group in self.things + self.skies)

    def _heard(self, group: Group, text: str) -> bool:
        """Whether a caption names a thing, or needn't: it is small, or the title's own."""
        titled = self._title in text and group.told_by(self.kind.name)
        return not group.large or titled or group.head == "ground" or group.told_by(text)
