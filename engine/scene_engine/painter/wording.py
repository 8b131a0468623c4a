"""The parts that captions are put together from: each says something true of one picture, or nothing."""

from __future__ import annotations

from scene_engine.painter import hour_words, weather_words, words
from scene_engine.painter.dice import Dice
from scene_engine.painter.grammar import a, is_place, listing, split
from scene_engine.painter.kinds import Kind
from scene_engine.painter.moods import GRIM, moods
from scene_engine.painter.nouns import Group, beside, groups, phrase, place, sides
from scene_engine.painter.scene import Scene
from scene_engine.painter.titles import TAIL, true_names, true_of, true_titles

_STYLE, _COLOURS = 0.16, 0.16
_SKY_SIGHTS = {"moon", "bolt", "bank", "rainbow", "aurora"}


class Wording:
    """Words for one scene.

    Args:
        scene: The picture.
        kind: Its kind.
        dice: Chooses.

    Attributes:
        title: What the caption at hand calls the scene; see `entitle`.
        stands: Whether the title stands as it is.
        plain: Whether one can be in it or at it, as the kind's names tell.
    """

    def __init__(self, scene: Scene, kind: Kind, dice: Dice) -> None:
        self.scene, self.kind, self.dice = scene, kind, dice
        everything = groups(scene)
        self.things = [group for group in everything if not group.in_sky and group.worth_naming]
        self.skies = [group for group in everything if group.in_sky and group.worth_naming]
        titles = true_titles(scene, kind, everything)
        self._titles = [(title, 1.0 + 2.0 / (1 + rank)) for rank, title in enumerate(titles)]
        names = true_names(scene, kind, everything)
        self._calls = [name for name in names if not name.stands]
        self._stories = [name for name in names if name.stands]
        choices = (kind.times, kind.weathers, kind.lamps)
        self.hour, self.sky = words.air(scene, *(len(set(several)) > 1 for several in choices))
        self.season = words.season(scene)
        self.mood = scene.mood if true_of(scene.mood, scene) else ""
        self._moods = tuple(mood for mood in moods(scene, kind) if true_of(mood, scene, kind.name))
        views = [said for part in split(scene.view) for said in words.VIEWS.get(part, ())]
        self.view = views if dice.chance(0.5) else []
        shared = [word for group in everything for word in split(group.noun)]
        self.often = {word for word in shared if shared.count(word) > 1}
        self._said: list[Group] = []
        self.title, self.stands, self.plain = "", False, True

    def entitle(self, names: float, stories: float) -> None:
        """Chooses the next caption's title: one of the kind's `names` or `stories` that often."""
        self._said = []
        roll = self.dice.between(0.0, 1.0)
        chosen = self._stories if roll < stories else self._calls if roll < stories + names else []
        if chosen:
            name = self.dice.pick(chosen)
            self.title, self.stands, self.plain = name.text, name.stands, not name.needs
        else:
            title = self.dice.weighed(self._titles)
            self.title, self.stands, self.plain = title, is_place(title), True

    def titled(self, before: str, article: bool) -> str:
        """The title, with an adjective and an article where it takes them."""
        if self.stands:
            return self.title
        text = f"{before} {self.title}".strip()
        return a(text) if article else text

    def before(self) -> str:
        """An adjective of the hour, the weather, the mood or the season."""
        choices = [(self._one(self.hour.before), 2.0), (self._one(self.sky.before), 3.0)]
        choices += [
            (self.feeling(), 2.2),
            (self._one(self.season.before), 3.0 * self._season_shows),
        ]
        return self.dice.weighed([(word, weight) for word, weight in choices if word] or [("", 1.0)])

    def feeling(self) -> str:
        """A word for the mood."""
        mood = self.mood if self.dice.chance(0.3) else self.dice.pick(self._moods) if self._moods else ""
        grim = mood in GRIM and GRIM & set(split(self.title))
        return "" if grim or mood in split(self.title) else mood

    def event(self) -> str:
        """What happens outdoors: "night falls"; often nothing."""
        choices = [(self._one(self.hour.events), 2.0), (self._one(self.sky.events), 3.0)]
        told = [(said, weight) for said, weight in choices if said and not self.scene.lamp]
        return self.dice.weighed(told) if told else ""

    def after(self) -> str:
        """The hour, the weather or the season, or two of them."""
        hour, sky = self._one(self.hour.after), self._one(self.sky.after)
        season = self._one(self.season.after) if self.dice.chance(self._season_shows) else ""
        occasion = self.occasion()
        choices = [(hour, 4.0), (sky, 3.0), (season, 2.0), (occasion and f"on {a(occasion)}", 1.0)]
        choices += [(f"{hour} {sky}" if hour and sky and not sky.startswith("on a") else "", 1.5)]
        return self.dice.weighed([(said, weight) for said, weight in choices if said] or [("", 1.0)])

    def tag(self) -> str:
        """One or two of hour, weather and season, between commas."""
        season = self._one(self.season.tags) if self.dice.chance(self._season_shows) else ""
        tags = [tag for tag in (self._one(self.hour.tags), self._one(self.sky.tags), season) if tag]
        return self.commas(*self.dice.some(tags, self.dice.weighed(((1, 3.0), (2, 1.0)))))

    def occasion(self) -> str:
        """A part of a day: "misty autumn morning"; nothing indoors."""
        if self.scene.lamp or not self.hour:
            return ""
        adjective = self._one(self.sky.day) or self._one(self.hour.day)
        told = self.season and self.dice.chance(0.5 * self._season_shows)
        season = self.scene.season if told else ""
        return (
            " ".join(filter(None, (adjective, season, hour_words.PARTS[self.scene.time])))
            if adjective
            else ""
        )

    @property
    def _season_shows(self) -> float:
        return weather_words.SEASON_SHOWS[self.scene.season]

    def _one(self, choices: tuple[str, ...]) -> str:
        return self.dice.pick(choices).format(part=hour_words.PARTS[self.scene.time]) if choices else ""

    def _main(self) -> Group | None:
        """The thing that the title names, if it is a single one."""
        head = " ".join(split(TAIL.split(self.title)[0].split(" of ")[0])[-1:])
        return next((group for group in self.things if group.alone and group.head == head), None)

    def related(self) -> str:
        """How the title's thing stands to another: "on a steep cliff"; nothing after a title that says so."""
        main = self._main()
        if not main or TAIL.search(self.title):
            return ""
        found = [r for r in self.scene.relations if r.subject in main.members]
        objects = [(r.word, group) for r in found for group in self.things if r.object in group.members]
        if not objects:
            return ""
        word, group = self.dice.pick(objects)
        self._said.append(group)
        return f"{word} {phrase(group, self.dice)}"

    def side(self) -> str:
        main = self._main()
        return self.dice.pick(sides(main)) if main and sides(main) and not TAIL.search(self.title) else ""

    def viewed(self) -> str:
        """From where it is seen."""
        return self.dice.pick(self.view) if self.view else ""

    def details(self, number: int, article: bool = True, large: bool = False) -> list[str]:
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

    def paired(self) -> str:
        pair = self._pair()
        return f"{pair} {self.after()}" if pair else ""

    def clouds(self) -> str:
        """The sky's things: always where they cover much, else at times."""
        choices = [group for group in self.skies if group.large or self.dice.chance(0.3)]
        large = [group for group in choices if group.large]
        chosen = large or self.dice.some(choices, 1)
        return self.commas(*(phrase(group, self.dice) for group in chosen))

    def extra(self) -> str:
        """Colours, mood or view, or nothing, more often than not."""
        colours, mood = self.scene.colours[:2], self.feeling()
        extras = [(f"mostly {listing(list(colours))}" if colours else "", _COLOURS)]
        if len(colours) == 2:
            extras += [
                (f"{colours[0]} and {colours[1]} colours", _COLOURS / 3),
            ]
        extras += [(f"{mood} mood" if mood else "", 0.05), (mood, 0.05), (self.viewed(), 0.2)]
        return self.dice.weighed([*extras, ("", 1.0 - sum(weight for _, weight in extras))])

    def _told(self, group: Group) -> bool:
        """Whether the title or something said before names a thing; every title names the kind's own."""
        if group.told_by(self.title) or group.told_by(self.kind.name):
            return True
        return any(group.head == said.head for said in self._said)

    def styled(self, text: str, before: bool) -> str:
        """The text, at times with the style that it is to be drawn in."""
        if not self.dice.chance(_STYLE):
            return text
        if before and self.dice.chance(0.4):
            style, text = self.dice.pick(words.STYLES_BEFORE), text[:1].lower() + text[1:]
            return f"{style} {a(text) if style.endswith(' of') else text}" if ":" not in text else ""
        return f"{text.removesuffix('.')}, {self.dice.pick(words.STYLES_AFTER)}"

    @staticmethod
    def commas(*parts: str) -> str:
        return ", ".join(part.strip() for part in parts if part.strip())

    @staticmethod
    def sentences(*parts: str) -> str:
        said = [part.strip() for part in parts if part.strip()]
        return " ".join(f"{part[0].upper()}{part[1:]}." for part in said)
