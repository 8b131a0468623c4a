"""Captions of painted scenes: true, whole, and as people type."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from scene_engine.painter.grammar import is_plural
from scene_engine.painter.kinds import Kind, all_kinds
from scene_engine.painter.painting import Painting, Wish, paint
from scene_engine.painter.scene import Scene, Thing
from scene_engine.painter.synonyms import several, synonyms

A_PICTURE = 6
PICTURES = 210
AREA = 320 * 192

SPELLINGS = {
    "harbor": "harbour",
    "gray": "grey",
    "colors": "colours",
    "center": "centre",
    "theater": "theatre",
    "armor": "armour",
    "cozy": "cosy",
    "colorful": "colourful",
    "neighborhood": "neighbourhood",
    "moldy": "mouldy",
    "traveler": "traveller",
}
TIMES = {
    "night nights midnight nighttime darkness": ("moonlit night", "starless night"),
    "moonlit moonlight starry stars": ("moonlit night",),
    "dawn sunrise daybreak sunup morning": ("dawn",),
    "noon midday": ("noon",),
    "daytime": ("noon", "golden hour", "dawn"),
    "moonless": ("starless night",),
    "afternoon golden": ("golden hour",),
    "sunset sundown": ("sunset",),
    "dusk twilight nightfall gloaming": ("dusk",),
    "evening": ("sunset", "dusk", "golden hour"),
    "sunny sunlit sunshine": ("noon", "golden hour", "dawn"),
    "daylight": ("noon", "golden hour", "dawn"),
}
WEATHERS = {
    "rain rainy drizzle downpour raining pouring": ("rain", "thunderstorm"),
    "stormy storm thunderstorm tempest gale thunder": ("thunderstorm",),
    "foggy fog haze hazy": ("mist",),
    "snowfall snowing blizzard snowstorm": ("snow",),
    "overcast": ("overcast",),
    "cloudless": ("clear",),
    "sunny sunshine": ("clear", "cloudy"),
    "stars starry": ("clear", "aurora"),
}
SEASONS = {
    "spring springtime april": ("spring",),
    "summer midsummer july": ("summer",),
    "autumn autumnal october november": ("autumn",),
    "winter wintry december january february": ("winter",),
}
TURNING = {"night falls", "darkness falls", "after sunset", "before sunset"}
"""What names the hour that comes, or is over."""
ABOUT_LIGHT = {
    "sky",
    "moon",
    "sun",
    "moonlight",
    "stars",
    "rain",
    "snow",
    "mist",
    "fog",
    "clouds",
    "cloud",
    "storm",
    "aurora",
    "candle",
    "candles",
    "lamps",
    "fire",
}


@lru_cache(maxsize=1)
def painted() -> tuple[Painting, ...]:
    """Pictures of all kinds in turn; of those that cannot be painted other tests tell."""
    names = sorted(all_kinds())
    return tuple(paint(11, number, Wish(names[number % len(names)])) for number in range(PICTURES))


@lru_cache(maxsize=1)
def told() -> tuple[tuple[Scene, str], ...]:
    return tuple((picture.scene, caption) for picture in painted() for caption in picture.captions(A_PICTURE))


def plain(caption: str) -> str:
    """A caption's words in small letters and British spelling, between spaces."""
    words = re.findall(r"[a-z0-9]+(?:['-][a-z0-9]+)*", caption.lower())
    return f" {' '.join(SPELLINGS.get(word, word) for word in words)} "


def without(text: str, phrases: set[str]) -> str:
    """A text after its phrases have been taken out, the longest first."""
    for phrase in sorted(phrases - {""}, key=len, reverse=True):
        text = text.replace(f" {plain(phrase).strip()} ", " | ")
    return text


def names(thing: Thing) -> set[str]:
    stairs = {thing.noun} if is_plural(thing.noun) else set()
    return {thing.noun, thing.plural} | stairs


def called(thing: Thing) -> set[str]:
    """Its names and its other names."""
    others = {form for name in synonyms(thing.noun) for form in (name, several(name))}
    return names(thing) | others


def name_words(of: Scene) -> set[str]:
    """Words of those of its kind's names that are kept by what is seen, or are always true of the kind."""
    seen = {word for thing in of.things for name in names(thing) for word in name.split()} | {of.view}
    true = [name for name in all_kinds()[of.kind].names.names if not name.needs or name.needs & seen]
    return {word for name in true for word in plain(name.text).split()}


def own_words(kind: Kind) -> set[str]:
    """Words that are always true of a kind: those of its name, and of its titles up to "on" or "with"."""
    heads = [
        re.split(r" (?:on|in|by|at|with|near|under|over|among|above|beneath)\b", title)[0]
        for title in kind.titles
    ]
    return {word for title in (kind.name, *heads) for word in plain(title).split()}


def test_a_picture_has_as_many_captions_as_asked_for_and_all_are_different() -> None:
    for picture in painted():
        found = picture.captions(A_PICTURE)
        assert len({caption.lower() for caption in found}) == A_PICTURE, picture.scene


def test_captions_are_the_same_on_every_call_and_the_first_ones_stay() -> None:
    picture = painted()[5]
    again = paint(picture.seed, picture.number, Wish(picture.scene.kind))
    assert again.captions(4) == picture.captions(4) == picture.captions(8)[:4]


def test_captions_have_2_to_30_words_and_many_are_short() -> None:
    lengths = [len(caption.split()) for _, caption in told()]
    assert min(lengths) == 2
    assert max(lengths) <= 30
    assert 0.35 < sum(length <= 7 for length in lengths) / len(lengths) < 0.6
    assert sum(length >= 15 for length in lengths) / len(lengths) > 0.15


def test_some_captions_and_not_too_many_name_the_style() -> None:
    styled = sum(
        bool(re.search(r"pixel art|VGA|adventure|point-and-click", caption)) for _, caption in told()
    )
    assert 0.08 < styled / len(told()) < 0.25


def test_nothing_is_named_that_is_not_there() -> None:
    vocabulary = {name for picture in painted() for thing in picture.scene.things for name in names(thing)}
    for scene, caption in told():
        kind = all_kinds()[scene.kind]
        there = {name for thing in scene.things for name in names(thing)}
        words = {word for thing in scene.things for name in called(thing) for word in plain(name).split()}
        words |= own_words(kind) | name_words(scene) | ABOUT_LIGHT
        rest = without(plain(caption), {name for thing in scene.things for name in called(thing)})
        for name in vocabulary - there:
            if f" {name} " in rest:
                usual = sum(name in title for title in kind.titles) * 2 > len(kind.titles)
                assert usual or set(name.split()) <= words, f"{name!r} in {caption!r} of {sorted(there)}"


@pytest.mark.parametrize(("table", "field"), [(TIMES, "time"), (WEATHERS, "weather"), (SEASONS, "season")])
def test_no_word_contradicts_the_hour_the_weather_or_the_season(
    table: dict[str, tuple[str, ...]], field: str
) -> None:
    said = 0
    for scene, caption in told():
        always = own_words(all_kinds()[scene.kind])
        always |= {
            word
            for thing in scene.things
            for word in plain(f"{thing.noun} {thing.plural} {' '.join(thing.adjectives)}").split()
        }
        words = set(without(plain(caption), TURNING).split()) - always
        for group, true in table.items():
            if words & set(group.split()):
                said += 1
                assert getattr(scene, field) in true, (
                    f"{caption!r}: {scene.time}, {scene.weather}, {scene.season}"
                )
    assert said > 50


def test_long_captions_leave_out_nothing_large() -> None:
    for scene, caption in told():
        if len(caption.split()) < 15:
            continue
        kind = all_kinds()[scene.kind]
        for noun in {thing.noun for thing in scene.things}:
            members = [thing for thing in scene.things if thing.noun == noun]
            heads = {
                word
                for name in called(members[0])
                for word in (re.split(" of | with ", name)[0].split() or [""])[-1:]
            }
            large = sum(thing.pixels for thing in members) > 0.125 * AREA and heads.isdisjoint(
                ("ground", "grounds")
            )
            if large and not heads & set(kind.name.split()):
                alike = (
                    {"ship", "ships", "boat", "boats", "galleon"}
                    if heads & {"ship", "galleon", "boat"}
                    else set()
                )
                alike |= (
                    {"train", "engine", "locomotive"} if heads & {"train", "engine", "locomotive"} else set()
                )
                assert (heads | alike) & set(plain(caption).split()), f"no {noun} in {caption!r}"


def test_nearly_every_caption_names_its_kind_or_its_main_thing() -> None:
    lost = 0
    for scene, caption in told():
        kind = all_kinds()[scene.kind]
        titles = {word for title in kind.titles for word in plain(title).split()}
        titles |= {word for name in kind.names.names for word in plain(name.text).split()}
        lost += not (titles - {"a", "the", "of", "on", "in", "with"}) & set(plain(caption).split())
    assert lost < 0.06 * len(told())


def test_captions_read_well() -> None:
    for _, caption in told():
        assert not re.search(r"\b(\w+)[ ,:.]+\1\b", caption.lower()), caption
        assert not re.search(r"\ba [aeiou](?!ni|ne|u)|\ban [bcdfgjklmnpqrstvwxyz]", caption.lower()), caption
        assert not re.search(r" [,.:]|[,.:]{2}|\s$|^\s| {2}|[{}]|^[,.:]", caption), caption
        assert not re.search(r"\b(and|with|of|the|a)[,.:]|\b(and|with|of|the|a|,)$", caption), caption
        assert caption.isascii()
