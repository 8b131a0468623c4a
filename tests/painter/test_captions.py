"""Captions of painted scenes and of made-up ones: true, whole, and as people type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import pytest

from scene_engine.painter.captions import captions
from scene_engine.painter.dice import Dice
from scene_engine.painter.grammar import a, is_plural
from scene_engine.painter.kinds import Kind, all_kinds
from scene_engine.painter.painting import Painting, Wish, paint
from scene_engine.painter.scene import Box, Relation, Scene, Thing
from scene_engine.painter.synonyms import several, synonyms

A_PICTURE = 6
PICTURES = 210
AREA = 320 * 192

# -- what painted scenes say --

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


# -- what is said of a made-up scene --

KIND = Kind(
    "harbour",
    (
        "harbour",
        "old harbour on a cliff",
        "port with sailing ships",
        "harbour by the sea",
        "quay by the sea",
        "port by the sea",
        "dock by the sea",
    ),
    {},
)
LEFT, RIGHT, MIDDLE, WIDE = (20, 60, 80, 110), (240, 60, 300, 110), (140, 60, 180, 110), (0, 100, 320, 192)


def thing(
    noun: str, box: Box, *adjectives: str, pixels: int = 2000, many: bool = False, plural: str | None = None
) -> Thing:
    return Thing(noun, f"{noun}s" if plural is None else plural, adjectives, box, pixels, many)


def scene(
    *things: Thing,
    relations: tuple[Relation, ...] = (),
    time: str = "noon",
    weather: str = "clear",
    season: str = "",
    mood: str = "calm",
    lamp: str = "",
) -> Scene:
    return Scene(
        "harbour", "near", time, weather, season, lamp, mood, things, relations, "left", ("blue", "orange")
    )


def many_captions(of: Scene, kind: Kind = KIND) -> Iterator[str]:
    """A few hundred captions in small letters."""
    for seed in range(80):
        yield from (caption.lower() for caption in captions(of, Dice(seed), 8, kind))


def test_things_of_one_noun_are_counted() -> None:
    found = list(
        many_captions(
            scene(
                thing("boat", LEFT),
                thing("boat", RIGHT),
                thing("barrel", MIDDLE),
                thing("crate", LEFT),
                thing("crate", MIDDLE),
                thing("crate", RIGHT),
            )
        )
    )
    said = " ".join(found)
    assert "two boats" in said
    assert "three crates" in said
    assert "a barrel" in said
    assert not re.search(r"\b(a boat|two crates|three boats|a crate|barrels|two barrels)\b", said)


def test_a_group_is_only_named_in_the_plural_and_never_counted() -> None:
    said = " ".join(
        many_captions(scene(thing("gull", LEFT, many=True), thing("house", RIGHT, "gabled", many=True)))
    )
    assert "gulls" in said
    assert "gabled houses" in said
    assert not re.search(r"\b(gull|house|a gulls|one gulls|two gulls)\b", said)


def test_places_are_where_things_are() -> None:
    said = list(
        many_captions(
            scene(thing("tower", LEFT), thing("boat", RIGHT), thing("sea", WIDE, plural="", pixels=9000))
        )
    )
    text = " | ".join(said)
    assert re.search(r"tower (on|to) the left", text)
    assert re.search(r"boat (on|to) the right", text)
    assert "tower to the left of a boat" in text
    assert not re.search(
        r"tower (on|to) the right|boat (on|to) the left\b(?! of)|sea (on|to) the (left|right)", text
    )
    assert not re.search(r"boat to the left of a tower|tower to the right of", text)


def test_a_relation_is_told_as_it_is() -> None:
    bridge, river = thing("stone bridge", MIDDLE), thing("river", WIDE, pixels=4000)
    text = " | ".join(many_captions(scene(bridge, river, relations=(Relation(0, "over", 1),))))
    assert "a stone bridge over a river" in text
    assert "river over" not in text


def test_a_title_s_second_half_needs_its_thing_in_the_picture() -> None:
    with_cliff = " ".join(many_captions(scene(thing("cliff", LEFT))))
    without_cliff = " ".join(many_captions(scene(thing("tower", LEFT))))
    assert "on a cliff" in with_cliff
    assert "cliff" not in without_cliff
    assert "ships" not in without_cliff
    # What most titles say belongs to the kind.
    assert "by the sea" in without_cliff


@pytest.mark.parametrize(
    ("time", "weather", "season", "words", "never"),
    [
        ("noon", "clear", "", "sunny|by day|midday", "night|evening|rain|clouds?\\b|cloudy|star"),
        ("moonlit night", "clear", "", "at night|by moonlight|moonlit", "day|sun|full moon"),
        ("moonlit night", "rain", "", "at night|in the rain|rainy night", "moon|star|sunny"),
        ("starless night", "cloudy", "", "at night|on a dark night", "moon\\b|moonlit|stars?\\b|sunny"),
        ("dusk", "mist", "autumn", "at dusk|misty|in the fog|autumn", "winter|snow|sunny"),
        ("golden hour", "thunderstorm", "summer", "late afternoon|stormy", "sunny|golden|sunlit"),
        ("dawn", "snow", "winter", "snowy|winter|at dawn", "evening|spring|rain"),
        ("sunset", "overcast", "spring", "at sunset", "sunny|night\\b|autumn|setting sun"),
    ],
)  # fmt: skip
def test_hours_weathers_and_seasons_are_said_in_many_ways(
    time: str, weather: str, season: str, words: str, never: str
) -> None:
    grass = thing("grass", WIDE, pixels=9000, plural="")
    text = " | ".join(
        many_captions(scene(thing("tower", LEFT), grass, time=time, weather=weather, season=season))
    )
    assert all(re.search(rf"\b({way})", text) for way in words.split("|"))
    assert not re.search(rf"\b({never})", text)


def test_the_season_is_only_told_where_it_shows() -> None:
    def said(noun: str, pixels: int, season: str) -> str:
        return " ".join(
            many_captions(scene(thing("tower", LEFT), thing(noun, WIDE, pixels=pixels), season=season))
        )

    assert "autumn" in said("tree", 5000, "autumn")
    assert "autumn" not in said("tree", 500, "autumn")
    assert "autumn" not in said("palm tree", 5000, "autumn")
    assert "autumn" not in said("rock", 5000, "autumn")
    assert "winter" in said("pine tree", 5000, "winter")


def test_the_sky_is_only_told_where_it_is_seen() -> None:
    hidden, cloud = scene(thing("tower", LEFT), weather="overcast"), thing("cloud", WIDE, "grey", many=True)
    assert "overcast" not in " ".join(many_captions(hidden))
    assert "overcast" in " ".join(many_captions(scene(thing("tower", LEFT), cloud, weather="overcast")))
    moon = thing("moon", RIGHT, "full", plural="", pixels=300)
    text = " ".join(many_captions(scene(thing("tower", LEFT), moon, time="moonlit night")))
    assert "full moon" in text
    assert "stars" in text


def test_indoors_the_lamp_is_told_and_the_hour_only_with_a_window() -> None:
    inn = Kind("tavern", ("tavern", "cosy inn"), {}, lamps=("candlelight", "daylight"))
    table, window = thing("table", LEFT), thing("window", RIGHT)
    dark = " ".join(many_captions(scene(table, lamp="candlelight", time="dusk", weather="rain"), inn))
    assert "by candlelight" in dark
    assert not re.search(r"\b(dusk|twilight|evening|rain|rainy)\b", dark)
    assert "at dusk" in " ".join(many_captions(scene(table, window, lamp="candlelight", time="dusk"), inn))


def test_a_mood_that_is_a_weather_is_only_told_in_it() -> None:
    assert "foggy" not in " ".join(many_captions(scene(thing("tower", LEFT), mood="foggy")))
    assert "calm" in " ".join(many_captions(scene(thing("tower", LEFT), mood="calm")))


def test_a_kind_of_one_hour_and_one_weather_says_nothing_of_them() -> None:
    cave = Kind("harbour", ("harbour", "old harbour"), {}, times=("noon",), weathers=(("clear", 1.0),))
    text = " ".join(many_captions(scene(thing("crystal", LEFT), thing("pool", RIGHT)), cave))
    assert not re.search(r"\b(noon|midday|day|daylight|sunny|sun)\b", text)


def test_a_title_that_promises_a_thing_needs_it() -> None:
    wood = Kind("forest", ("forest", "forest path", "woodland"), {})
    assert "forest path" in " ".join(many_captions(scene(thing("path", MIDDLE), thing("tree", LEFT)), wood))
    assert "path" not in " ".join(many_captions(scene(thing("tree", LEFT), thing("stump", RIGHT)), wood))


def test_what_says_where_one_is_takes_neither_article_nor_adjective() -> None:
    deck = Kind("ship's deck", ("aboard a galleon", "on board a ship"), {})
    text = " | ".join(many_captions(scene(thing("mast", LEFT), thing("ship", WIDE)), deck))
    assert "on board a ship" in text
    assert not re.search(r"(\ban?|calm|sunny|sunlit) (aboard|on board)", text)


def test_an_adjective_of_several_words_follows_its_noun() -> None:
    text = " ".join(
        many_captions(scene(thing("boat", LEFT, "pulled ashore"), thing("buoy", RIGHT, "red and white")))
    )
    assert "boat pulled ashore" in text
    assert "red and white buoy" in text


@pytest.mark.parametrize(
    ("phrase", "right"),
    [
        ("old house", "an old house"), ("unicorn", "a unicorn"), ("hourglass", "an hourglass"),
        ("inn", "an inn"),
        ("ruins on a hill", "ruins on a hill"), ("skyscrapers of a city", "skyscrapers of a city"),
        ("wilderness", "a wilderness"), ("bus stop", "a bus stop"), ("aboard a galleon", "aboard a galleon"),
        ("glass tower", "a glass tower"), ("unknown planet", "an unknown planet"),
        ("one-way street", "a one-way street"),
    ],
)  # fmt: skip
def test_articles(phrase: str, right: str) -> None:
    assert a(phrase) == right
