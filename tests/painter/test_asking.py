from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scene_engine.errors import SceneError
from scene_engine.painter import asking
from scene_engine.painter.asking import Asked, understand
from scene_engine.painter.kinds import Kind, all_kinds
from scene_engine.painter.light import HOURS, WEATHERS
from scene_engine.painter.painting import Wish

DESERT_HOURS = ("noon", "sunset", "starless night")
FOUR_SKIES = (("clear", 1.0), ("cloudy", 1.0), ("rain", 1.0), ("mist", 1.0))
KINDS = {
    kind.name: kind
    for kind in (
        Kind("deciduous forest", ("deciduous forest", "forest", "forest path", "woodland"), {}),
        Kind("harbour", ("harbour", "port", "docks", "port with sailing ships"), {}),
        Kind("haunted mansion", ("haunted mansion on a cliff", "haunted house", "spooky old house"), {}),
        Kind("desert", ("desert", "sand dunes"), {}, times=DESERT_HOURS, weathers=FOUR_SKIES, seasons=()),
        Kind("neon alley", ("neon alley", "cyberpunk alley", "cyberpunk city street"), {}, seasons=()),
        Kind("city skyline", ("city skyline", "city", "metropolis"), {}),
        Kind("open sea", ("open sea", "ship on the open sea", "seascape"), {}),
        Kind("pine forest", ("pine forest", "conifer forest"), {}),
        Kind("tavern", ("tavern", "old tavern"), {}, seasons=(), lamps=("candlelight", "firelight")),
        Kind("laboratory", ("laboratory", "alchemist's laboratory"), {}, seasons=(), lamps=("candlelight",)),
    )
}  # fmt: skip


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten kinds, in place of those there are."""
    monkeypatch.setattr(asking, "all_kinds", lambda: KINDS)


@pytest.mark.usefixtures("kinds")
@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("stormy harbour at dusk", Wish("harbour", "dusk", "thunderstorm")),
        ("A spooky mansion on a cliff at night", Wish("haunted mansion", "moonlit night")),
        ("spooky house", Wish("haunted mansion")),
        ("snowy pine forest", Wish("pine forest", season="winter")),
        ("the woods in autumn, foggy", Wish("deciduous forest", weather="mist", season="autumn")),
        ("OCEAN AT SUNRISE!", Wish("open sea", "dawn")),
        ("harbor in the fall", Wish("harbour", season="autumn")),
        ("cyberpunk city in the rain", Wish("neon alley", weather="rain")),
        ("city in the rain", Wish("city skyline", weather="rain")),
        ("forests, snowing", Wish("deciduous forest", weather="snow")),
        ("port with sailing ships, golden hour", Wish("harbour", "golden hour")),
        ("a sunny forest", Wish("deciduous forest", "noon", "clear")),
        ("a forest on a sunny evening", Wish("deciduous forest", "dusk", "clear")),
        ("forest under a full moon", Wish("deciduous forest", "moonlit night", "clear")),
        ("forest under the moon in the rain", Wish("deciduous forest", "moonlit night", "rain")),
        ("northern lights over a pine forest", Wish("pine forest", "moonlit night", "aurora")),
        ("dark night, open sea", Wish("open sea", "starless night")),
        ("pub by candlelight", Wish("tavern", lamp="candlelight")),
        ("the wizard's lab", Wish("laboratory")),
        ("metropolis at midnight in winter", Wish("city skyline", "moonlit night", season="winter")),
        ("pixel art of a harbour, VGA adventure game background", Wish("harbour")),
        ("summer night", Wish(time="moonlit night", season="summer")),
        ("haunted house near a pine forest", Wish("haunted mansion")),
    ],
)  # fmt: skip
def test_what_people_type_is_understood(text: str, wish: Wish) -> None:
    assert understand(text).wish == wish
    assert not understand(text).changed


@pytest.mark.usefixtures("kinds")
@pytest.mark.parametrize(
    ("text", "kind"),
    [("harbuor at night", "harbour"), ("hounted mansoin", "haunted mansion"), ("labratory", "laboratory")],
)
def test_a_misspelt_kind_is_still_found(text: str, kind: str) -> None:
    assert understand(text).wish.kind == kind
    assert understand(text).unknown == ()


@pytest.mark.usefixtures("kinds")
@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("harbour with a dragon at night", ("dragon",)),
        ("zebra, harbour, zebra, unicorn", ("zebra", "unicorn")),
        ("misty harbour at dusk, pixel art", ()),
        ("harbour by candlelight", ("candlelight",)),
        ("thunder and lightning, forest path", ()),
    ],
)
def test_words_that_were_not_understood_are_told(text: str, unknown: tuple[str, ...]) -> None:
    assert understand(text).unknown == unknown


@pytest.mark.usefixtures("kinds")
@pytest.mark.parametrize(
    ("text", "wish", "changes"),
    [
        ("desert at dusk", Wish("desert", "sunset"), 1),
        ("desert at night", Wish("desert", "starless night"), 0),
        ("desert in a thunderstorm", Wish("desert", weather="rain"), 1),
        ("desert in winter", Wish("desert"), 1),
        ("desert at dawn, northern lights", Wish("desert", "noon", "clear"), 2),
        ("tavern by lamplight", Wish("tavern"), 1),
        ("desert at noon in the rain", Wish("desert", "noon", "rain"), 0),
    ],
)
def test_what_a_kind_cannot_be_becomes_the_nearest_and_is_told(text: str, wish: Wish, changes: int) -> None:
    asked = understand(text)
    assert asked.wish == wish
    assert len(asked.changed) == changes
    assert all("desert" in change or "tavern" in change for change in asked.changed)


@pytest.mark.usefixtures("kinds")
@pytest.mark.parametrize("text", ["", "  ", "xyzzy", "a picture of the", "1234 !?", "dragon and unicorn"])
def test_what_says_nothing_is_an_error_that_names_what_there_is(text: str) -> None:
    with pytest.raises(SceneError) as caught:
        understand(text)
    assert "haunted mansion" in caught.value.fix
    assert text.strip() in caught.value.message


def test_every_kind_that_there_is_answers_to_its_name_and_titles() -> None:
    for kind in all_kinds().values():
        assert understand(kind.name).wish.kind == kind.name
        assert understand(f"Rainy {kind.name} at night").wish.kind == kind.name
        for title in kind.titles:
            found = understand(f"a {title} at sunset").wish.kind
            assert found, title
            assert found == kind.name or any(title == other for other in all_kinds()[found].titles), title


def test_what_is_wished_for_can_be_painted() -> None:
    """Whatever hour and weather a kind is asked for in, the wish is one of its own."""
    for kind in all_kinds().values():
        for time, weather in zip(HOURS, WEATHERS, strict=False):
            wish = understand(f"{kind.name}, {time}, {weather}").wish
            assert wish.time is None or wish.time in kind.times
            assert wish.weather is None or wish.weather in dict(kind.weathers)
            assert wish.season is None or wish.season in kind.seasons


words = st.sampled_from(
    ["forest", "at", "night,", "rain", "snow", "THE", "moon", "harbour's", "dragon", "é", "漢", "zzz-"]
)


@settings(deadline=None, max_examples=80)
@given(st.lists(words | st.text(max_size=8), max_size=9).map(" ".join))
def test_any_text_is_understood_or_refused(text: str) -> None:
    try:
        asked = understand(text)
    except SceneError:
        return
    assert isinstance(asked, Asked)
    assert asked.wish != Wish()
    assert all(word in text.lower() for word in asked.unknown)
