"""What a painted scene shows, and what a prompt for it asks for, in the terms of the judge."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import hour_words, weather_words, words
from scene_engine.painter.grammar import american, split
from scene_engine.painter.kinds import all_kinds
from scene_engine.painter.nouns import Group, groups
from scene_engine.painter.said import Said
from scene_engine.painter.scene import Scene
from scene_engine.painter.titles import TAIL

PLAIN = 0.03
"""The share of the picture above which a thing can't be overlooked."""

_SNOWED_IN = {"snow", "snowy", "in the snow"}
"""Said of winter as well as of falling snow, so it asks for neither."""

_RAIN = frozenset({"rain", "thunderstorm"})
"""Either keeps the promise of rain."""


@dataclass(frozen=True)
class Labels:
    """What can be seen in a picture.

    Attributes:
        kind: Name of its kind.
        time: Key of light.HOURS; "" where nothing shows the hour.
        weather: Key of light.WEATHERS; "" where nothing shows the weather.
        large: Heads of the nouns of large things ("bridge"), those that a long caption must name.
        plain: Heads of those that can't be overlooked, the large among them.
        seen: Heads of all things.
    """

    kind: str
    time: str
    weather: str
    large: frozenset[str]
    plain: frozenset[str]
    seen: frozenset[str]


@dataclass(frozen=True)
class Asked:
    """What a prompt asks for; any of a set will do. An empty set: the prompt doesn't say.

    Attributes:
        kinds: Names of kinds.
        times: Keys of light.HOURS.
        weathers: Keys of light.WEATHERS.
        things: Heads of large things that it names; all of them.
    """

    kinds: frozenset[str]
    times: frozenset[str]
    weathers: frozenset[str]
    things: frozenset[str]

    @property
    def count(self) -> int:
        """How many of the four it says something of."""
        return sum(map(bool, (self.kinds, self.times, self.weathers, self.things)))


def labels_of(scene: Scene) -> Labels:
    """The labels of a painted scene."""
    everything = groups(scene)
    hour, sky = _said(scene)
    clear = scene.weather == "clear" and bool(hour) and not scene.lamp and _told(scene)[1]
    return Labels(
        scene.kind,
        scene.time if hour else "",
        scene.weather if sky or clear else "",
        _heads(group for group in everything if group.large),
        _heads(group for group in everything if group.pixels > PLAIN * WIDTH * HEIGHT),
        _heads(everything),
    )


def asked(prompt: str, scene: Scene) -> Asked:
    """What a caption of a painted scene says of it."""
    text = _plain(prompt)
    hour, sky = _said(scene)
    titles = _titles()
    # What is named first is the scene, and what comes later is in it; of "castle on a hill" all counts.
    named = [title for title in titles if _has(text, title)]
    kinds = titles[min(named, key=lambda title: (text.index(title), -len(title)))] if named else frozenset()
    large = [group for group in groups(scene) if group.large]
    return Asked(
        kinds if scene.kind in kinds else frozenset(),
        _alike(text, scene.time, _hours()) if hour else frozenset(),
        _alike(text, scene.weather, _weathers()) if sky else frozenset(),
        frozenset(group.head for group in large if group.told_by(text)),
    )


def best_prompt(captions: Iterable[str], scene: Scene) -> str:
    """The caption that says most of what can be judged; the first of several."""
    return max(captions, key=lambda caption: asked(caption, scene).count)


def _told(scene: Scene) -> tuple[bool, bool, bool]:
    """Whether the scene's kind knows more than one hour, weather and lamp: else nothing is said of them."""
    kind = all_kinds()[scene.kind]
    times, weathers, lamps = (len(set(s)) > 1 for s in (kind.times, kind.weathers, kind.lamps))
    return times, weathers, lamps


def _said(scene: Scene) -> tuple[Said, Said]:
    """What can be said of the hour, and of the weather; nothing where they can't be seen."""
    hour, sky = words.air(scene, *_told(scene))
    return (sky, Said()) if scene.lamp else (hour, sky)  # Indoors `air` tells of the lamp and the hour.


def _heads(things: Iterable[Group]) -> frozenset[str]:
    return frozenset(group.head for group in things)


def _alike(text: str, own: str, phrases: dict[str, frozenset[str]]) -> frozenset[str]:
    """Those of which all that the text says of `own` is true as well."""
    spoken = [phrase for phrase in phrases[own] if _has(text, phrase)]
    if not spoken:
        return frozenset()
    return frozenset(name for name, known in phrases.items() if known.issuperset(spoken))


@lru_cache(maxsize=1)
def _hours() -> dict[str, frozenset[str]]:
    found = {}
    for time, said in hour_words.TIMES.items():
        fair = hour_words.FAIR.get(time, Said()) + hour_words.LOW.get(time, Said())
        found[time] = _phrases(said + fair, time) | {hour_words.PARTS[time]}
    return found


@lru_cache(maxsize=1)
def _weathers() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    skies = {"clear": weather_words.CLEAR, "aurora": weather_words.AURORA}
    for weather, said in (skies | weather_words.WEATHERS | weather_words.CLOUDS).items():
        phrases = frozenset(p for time in hour_words.PARTS for p in _phrases(said, time))
        found[weather] = phrases - _SNOWED_IN
    for weather in _RAIN:
        found[weather] |= found["rain"]
    found["overcast"] |= found["cloudy"]
    return found


def _phrases(said: Said, time: str) -> frozenset[str]:
    every = (*said.before, *said.after, *said.tags, *said.day, *said.events)
    return frozenset(_plain(phrase.format(part=hour_words.PARTS[time])) for phrase in every)


@lru_cache(maxsize=1)
def _titles() -> dict[str, frozenset[str]]:
    """The kinds that go by each title, or by a title's first half."""
    found: dict[str, frozenset[str]] = {}
    for kind in all_kinds().values():
        titles = (kind.name, *kind.titles)
        for phrase in (*titles, *(TAIL.split(title)[0] for title in titles), *kind.names.texts):
            plain = _plain(phrase)
            found[plain] = found.get(plain, frozenset()) | {kind.name}
    return found


def _plain(text: str) -> str:
    return " ".join(split(american(text.lower())))


@lru_cache(maxsize=65536)
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(phrase)}\b")


def _has(text: str, phrase: str) -> bool:
    return bool(phrase) and phrase in text and bool(_pattern(phrase).search(text))
