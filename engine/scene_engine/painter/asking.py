"""From what a person types to what the painter is asked for."""

from __future__ import annotations

import difflib
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from scene_engine.errors import SceneError
from scene_engine.painter.asking_words import (
    ALIKE,
    FAIR,
    HOURS,
    LAMPS,
    LIGHT,
    NEAR_HOURS,
    NEAR_WEATHERS,
    SEASONS,
    UNHEARD,
    WEATHERS,
)
from scene_engine.painter.grammar import PREPOSITIONS, split
from scene_engine.painter.kinds import Kind, all_kinds
from scene_engine.painter.painting import Wish

T = TypeVar("T")

ENOUGH = 0.5
"""What must speak for a kind, in all."""

SHORTEST, CLOSE = 5, 0.8
"""Letters of the shortest word that may be misspelt, and how like the right one it must be."""


_LIGHT_WORDS = {word for phrase in LIGHT for word in phrase.split(" ")}


@dataclass(frozen=True)
class Asked:
    """What was understood.

    Attributes:
        wish: What to paint.
        unknown: Words that were not understood, in their order.
        changed: What the kind cannot be, and what it will be instead, a sentence each.
    """

    wish: Wish
    unknown: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def understand(text: str) -> Asked:
    """What a text asks the painter for.

    Args:
        text: Free text in English: "stormy harbour at dusk".

    Raises:
        SceneError: It names no kind of scene, and neither an hour, a weather, a season nor a lamp.
    """
    kinds = all_kinds()
    heard = _Heard(_words(text))
    kind = _likeliest(heard, kinds) or _near_miss(heard, kinds)
    wish = _light(heard, kind)
    if wish == Wish():
        raise SceneError(
            f'the painter knows no scene in "{text.strip()[:80]}"',
            f"It paints: {', '.join(sorted(kinds))}. Say one of them, and an hour, a weather or a season.",
        )
    wish, changed = _possible(wish, kind) if kind else (wish, ())
    return Asked(wish, tuple(dict.fromkeys(heard.rest())), changed)


class _Heard:
    """The words of a text, and which of them have been understood."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self._taken = [False] * len(words)
        self._kinds = list(self._taken)

    def phrases(self, known: Container[str]) -> list[tuple[int, str]]:
        """Places and phrases of the text that are known and not the kind's, the longest first."""
        return [
            (start, said)
            for length in range(min(6, len(self.words)), 0, -1)
            for start in range(len(self.words) - length + 1)
            if not any(self._kinds[start : start + length])
            and (said := " ".join(self.words[start : start + length])) in known
        ]

    def apart(self, known: Container[str]) -> list[tuple[int, str]]:
        """The same without those that overlap a longer one."""
        found: list[tuple[int, str]] = []
        covered: set[int] = set()
        for start, phrase in self.phrases(known):
            places = set(range(start, start + phrase.count(" ") + 1))
            if not places & covered:
                covered |= places
                found.append((start, phrase))
        return found

    def take(self, start: int, phrase: str, kind: bool = False) -> None:
        """Notes that a phrase was understood; one that names the `kind` is heard as nothing else."""
        for place in range(start, start + phrase.count(" ") + 1):
            self._taken[place] = True
            self._kinds[place] |= kind

    def rest(self) -> list[str]:
        """What was not understood."""
        pairs = zip(self.words, self._taken, strict=True)
        return [word for word, taken in pairs if not taken and word not in UNHEARD]


# -- the kind --


def _likeliest(heard: _Heard, kinds: dict[str, Kind]) -> Kind | None:
    """The kind for which the text's phrases speak loudest; what follows a preposition says less."""
    titles = [title for kind in kinds.values() for title in (kind.name, *kind.titles)]
    names = [name for kind in kinds.values() for name in kind.names.texts]
    known = {form for title in (*titles, *names) for form in _forms(" ".join(_words(title)))}
    known |= ({word for title in titles for word in _words(title)} | set(ALIKE)) - UNHEARD - LIGHT
    known |= {word for name in names for word in _words(name)} - UNHEARD - _LIGHT_WORDS
    found = heard.apart(known)
    loud = [0.5 ** sum(word in PREPOSITIONS for word in heard.words[:place]) for place, _ in found]

    def score(kind: Kind) -> float:
        return sum(weight * _speaks(phrase, kind) for weight, (_, phrase) in zip(loud, found, strict=True))

    best = max(kinds.values(), key=score)
    if score(best) < ENOUGH:
        return None
    return _settle(heard, best, [(place, phrase) for place, phrase in found if _speaks(phrase, best)])


def _speaks(phrase: str, kind: Kind) -> float:
    """How strongly a phrase speaks for a kind: 0 not at all, 3 or more if it is as good as its name."""
    forms = (*_forms(phrase), *ALIKE.get(phrase, ()))
    if " ".join(_words(kind.name)) in forms:
        return 3.5 + phrase.count(" ")
    if any(" ".join(_words(title)) in forms for title in kind.titles):
        return 3.0 + phrase.count(" ")
    if any(_has(kind.name, form) for form in forms):
        return 3.0
    called = kind.names.texts
    if any(" ".join(_words(name)) in forms for name in called):
        return 2.9 + phrase.count(" ")
    shares = [
        sum(any(_has(name, form) for form in forms) for name in names) / len(names)
        for names in (kind.titles, called)
        if names
    ]
    return sum(shares)


def _near_miss(heard: _Heard, kinds: dict[str, Kind]) -> Kind | None:
    """The kind that misspelt words were meant for: the one that most of them come near to."""
    near: dict[str, list[tuple[int, str]]] = {name: [] for name in kinds}
    for place, word in enumerate(heard.words):
        if len(word) < SHORTEST or word in UNHEARD | LIGHT:
            continue
        for kind in kinds.values():
            own = sorted({word for title in (kind.name, *kind.titles) for word in _words(title)} - LIGHT)
            if difflib.get_close_matches(word, own, 1, CLOSE):
                near[kind.name].append((place, word))
    best = max(kinds, key=lambda name: len(near[name]))
    return _settle(heard, kinds[best], near[best]) if near[best] else None


def _settle(heard: _Heard, kind: Kind, phrases: Sequence[tuple[int, str]]) -> Kind:
    """Notes the words that named the kind, and all others that its titles and moods have."""
    for place, phrase in phrases:
        heard.take(place, phrase, kind=True)
    own = {
        form
        for title in (
            kind.name,
            *kind.titles,
            *kind.names.texts,
            *kind.moods,
            *kind.night_moods,
            *kind.names.looks,
            *kind.names.grim,
        )
        for word in _words(title)
        for form in ALIKE.get(word, (word,))
    }
    for place, word in heard.phrases(own - LIGHT):
        heard.take(place, word)
    return kind


@lru_cache(maxsize=65536)
def _words(text: str) -> tuple[str, ...]:
    """Words without their "'s"."""
    return tuple(word.removesuffix("'s") for word in split(text))


def _forms(phrase: str) -> tuple[str, ...]:
    """A phrase and what may be its singular and its plural."""
    return phrase, f"{phrase}s", phrase.removesuffix("s")


def _has(title: str, form: str) -> bool:
    return f" {form} " in f" {' '.join(_words(title))} "


# -- hour, weather, season, lamp --


def _light(heard: _Heard, kind: Kind | None) -> Wish:
    """The wish for the kind and for all that the text says of light and season."""
    fair = _value(heard, FAIR) or ("", "")
    time, sky, season = (
        _value(heard, HOURS) or fair[0],
        _value(heard, WEATHERS) or fair[1],
        _value(heard, SEASONS),
    )
    lamp = _value(heard, LAMPS) if kind is None or kind.indoors else None
    if sky == "aurora" and not time:
        time = "moonlit night"
    return Wish(kind.name if kind else None, time or None, sky or None, season, None, lamp)


def _value(heard: _Heard, table: dict[str, T]) -> T | None:
    """The value of the longest phrase of a table that the text has."""
    found = heard.phrases(table)
    if not found:
        return None
    value = table[found[0][1]]
    for place, phrase in found:
        if table[phrase] == value:
            heard.take(place, phrase)
    return value


def _possible(wish: Wish, kind: Kind) -> tuple[Wish, tuple[str, ...]]:
    """The wish as far as its kind can fulfil it, and what had to change."""
    time = _nearest(wish.time, tuple(NEAR_HOURS), kind.times)
    weather = wish.weather
    weathers = tuple(name for name, _ in kind.weathers)
    if weather and weather not in weathers:
        weather = next((near for near in NEAR_WEATHERS[weather] if near in weathers), None)
    season = wish.season if wish.season in kind.seasons else None
    if wish.season == "winter" and not season and not weather and "snow" in weathers:
        weather, season = "snow", None
    lamp = wish.lamp if wish.lamp in kind.lamps else None
    granted = replace(wish, time=time, weather=weather, season=season, lamp=lamp)
    answers = (
        (wish.time, time),
        (wish.weather, weather),
        (wish.season, season or weather),
        (wish.lamp, lamp),
    )
    changed = tuple(
        f"{kind.name}: {got} in place of {asked}" if got else f"{kind.name}: never {asked}"
        for asked, got in answers
        if asked and asked != got and not (got and asked.endswith("night") and got.endswith("night"))
    )
    return granted, changed


def _nearest(asked: str | None, order: tuple[str, ...], possible: Sequence[str]) -> str | None:
    """What was asked for if it is possible, else the possible one that lies nearest in order."""
    if asked is None or asked in possible:
        return asked
    return min(possible, key=lambda other: (abs(order.index(other) - order.index(asked)), order.index(other)))
