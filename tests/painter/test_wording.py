"""Captions of made-up scenes: each way of saying a thing, only where it is true."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from scene_engine.painter.captions import captions
from scene_engine.painter.dice import Dice
from scene_engine.painter.grammar import a
from scene_engine.painter.kinds import Kind
from scene_engine.painter.scene import Box, Relation, Scene, Thing

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
