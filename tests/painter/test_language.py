"""The painter's captions have the words in which people ask for scenes."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

import pytest

from scene_engine.painter.asking import understand
from scene_engine.painter.captions import captions
from scene_engine.painter.dice import Dice
from scene_engine.painter.grammar import split
from scene_engine.painter.kinds import all_kinds
from scene_engine.painter.painting import Wish, paint
from scene_engine.painter.prompts import _STORIES, _STORIES_WITHIN, _WISHES
from scene_engine.painter.synonyms import synonyms
from scene_engine.painter.titles import true_of

PICTURES, A_PICTURE = 28, 40
RARE = 600
"""A word is meant to come up once in 300 captions of its kind; in a sample chance may take half of it."""

EVERYDAY = {
    "alien planet": "alien world planet extraterrestrial weird sci-fi exoplanet galaxy surreal hostile",
    "beach": "beach shore seaside coast shoreline strand paradise tropical deserted pirates sandy seashore",
    "bedroom": "bedroom bedchamber chamber bed hotel guest cosy room attic princess's old",
    "canyon": "canyon gorge ravine chasm gulch badlands outlaws wild rocky red western",
    "castle": (
        "castle fortress stronghold citadel keep fort "
        "palace knights medieval king princess towers royal"
    ),
    "cave": "cave cavern grotto lair dragon underground mine den hideout smugglers treasure dark dragon's",
    "city skyline": (
        "city skyscrapers metropolis downtown skyline "
        "york manhattan urban modern cityscape gotham"
    ),
    "cyberpunk city": "cyberpunk futuristic neon metropolis dystopian sci-fi future megacity blade high-tech",
    "deciduous forest": "forest woods woodland grove glade elves fairy enchanted ancient magical thicket oak",
    "desert": "desert dunes sahara wasteland sand barren hot arid lost nomads caravan endless",
    "dungeon": "dungeon prison cell jail crypt vault torture cellar dank prisoner's catacombs bars",
    "farm": "farm barn ranch farmhouse countryside rural homestead farmer's farmyard country rustic",
    "glacier": "glacier ice arctic frozen polar antarctica pole icy kingdom bears freezing",
    "graveyard": (
        "graveyard cemetery crypt tomb tombstones graves "
        "dead haunted spooky creepy zombie gothic ghosts"
    ),
    "harbour": "harbour port quay dock wharf marina docks fishing pirate sailors seaport waterfront",
    "haunted mansion": (
        "mansion manor haunted house spooky creepy "
        "ghosts abandoned villa gothic victorian vampire's scary"
    ),
    "island": (
        "island isle tropical deserted treasure pirate "
        "castaway paradise remote islet marooned caribbean"
    ),
    "jungle": "jungle rainforest tropical amazon overgrown lush safari tangled explorers tropics lost",
    "library": "library study books bookshelves archive scholar's bookshop dusty reading office magic",
    "lighthouse": "lighthouse beacon coast keeper's lonely cliff rocks sailor's shore old",
    "medieval town street": "street town medieval cobblestone cobbled alley old historic lane narrow city",
    "moon base": "moon lunar base space colony outpost station astronauts surface rocket moonscape",
    "mountains": "mountains alps peaks summit himalayas alpine highlands mountain majestic dwarves eagles",
    "neon alley": "alley neon backstreet cyberpunk street seedy dark tokyo noir chinatown city slums",
    "open sea": "sea ocean seas waves atlantic pacific voyage water vast deep",
    "pine forest": "forest pine fir spruce woods taiga conifers evergreen firs trees wolves canada",
    "plains with road": (
        "road prairie plains steppe grassland highway "
        "countryside lane meadow moor country heath"
    ),
    "river valley": "river valley riverside glen riverbank dale vale hills fishing",
    "ruined temple": (
        "ruins temple ancient shrine greek roman "
        "lost crumbling gods abandoned forgotten atlantis"
    ),
    "ship's deck": "deck ship pirate galleon aboard captain's frigate sailing warship board vessel seas",
    "snowfield": "snow tundra winter snowy frozen arctic siberia white wonderland wasteland freezing wolves",
    "spaceship bridge": (
        "spaceship starship bridge cockpit space control "
        "command shuttle sci-fi enterprise futuristic spacecraft"
    ),
    "swamp": "swamp bog marsh bayou mire everglades fen wetland crocodile witch's muddy creepy",
    "tavern": "tavern inn pub bar saloon alehouse cantina drink pirates beer cosy adventurers",
    "throne room": "throne hall palace king king's royal court queen's castle majestic great",
    "train station": "station train railway platform railroad waiting old terminus depot lonely",
    "village": "village hamlet cottages settlement town medieval country home rural hobbits blacksmith's",
    "volcano": "volcano eruption lava erupting fire mountain doom dragon volcanic burning etna",
    "waterfall": "waterfall falls cascade cataract torrent niagara nymphs rapids hidden roaring",
    "wizard's laboratory": (
        "laboratory wizard wizard's alchemist's lab potion "
        "witch's workshop magic sorcerer's potions mage's"
    ),
}  # fmt: skip
"""What people say for each kind, whatever the picture's hour, weather and view."""

LIGHT = {
    Wish("castle", "dawn", "clear"): "dawn sunrise daybreak morning",
    Wish("castle", "noon", "clear"): "noon midday daylight sunny sunshine",
    Wish("castle", "golden hour", "clear"): "afternoon golden evening",
    Wish("castle", "sunset", "clear"): "sunset sundown evening",
    Wish("castle", "dusk", "cloudy"): "dusk twilight nightfall evening night",
    Wish("castle", "moonlit night", "clear"): "night midnight moonlight moonlit dark",
    Wish("castle", "starless night", "overcast"): "night midnight darkness pitch moonless",
    Wish("castle", "noon", "mist"): "mist misty fog foggy haze hazy",
    Wish("castle", "noon", "rain"): "rain rainy drizzle downpour pouring raining wet",
    Wish("castle", "noon", "thunderstorm"): "storm stormy lightning thunder gale tempest",
    Wish("castle", "noon", "snow"): "snow snowy blizzard snowstorm snowing",
    Wish("pine forest", "noon", "clear", "winter"): "winter december january cold frosty chilly icy",
    Wish("deciduous forest", "noon", "clear", "autumn"): "autumn fall october november",
    Wish("deciduous forest", "noon", "clear", "spring"): "spring april springtime",
    Wish("deciduous forest", "noon", "clear", "summer"): "summer july midsummer",
    Wish("tavern", "moonlit night", lamp="candlelight"): "candlelight candlelit candles",
}  # fmt: skip


@lru_cache(maxsize=8)
def said(wish: Wish, pictures: int = PICTURES) -> tuple[int, Counter[str]]:
    """How many captions there are of some pictures, and in how many of them each word is."""
    total, found = 0, Counter[str]()
    for number in range(pictures):
        for caption in captions(paint(17, number, wish).scene, Dice(17, number), A_PICTURE):
            total += 1
            found.update(set(split(caption)))
    return total, found


@pytest.mark.parametrize("name", sorted(all_kinds()))
def test_a_kind_is_called_what_people_call_it(name: str) -> None:
    assert len(all_kinds()[name].titles) + len(all_kinds()[name].names.names) >= 50
    total, found = said(Wish(name))
    rare = {word: found[word] for word in EVERYDAY[name].split() if found[word] < total / RARE}
    assert not rare, f"too rare in {total} captions"


@pytest.mark.parametrize("wish", list(LIGHT), ids=lambda wish: f"{wish.time} {wish.weather} {wish.season}")
def test_hours_weathers_and_seasons_are_called_what_people_call_them(wish: Wish) -> None:
    total, found = said(wish, 8)
    rare = {word: found[word] for word in LIGHT[wish].split() if found[word] < total / RARE}
    assert not rare, f"too rare in {total} captions"


def test_a_good_share_of_captions_are_wishes_or_stories_and_many_are_of_few_words() -> None:
    told = [
        caption
        for number in range(120)
        for caption in paint(18, number).captions(6)
    ]  # fmt: skip
    starts = [form.split("{")[0].strip().lower() for form in (*_WISHES, *_STORIES, *_STORIES_WITHIN)]
    freely = sum(caption.lower().startswith(tuple(s for s in starts if len(s) > 3)) for caption in told)
    assert 0.03 < freely / len(told) < 0.3
    assert sum(len(split(caption)) <= 3 for caption in told) > 0.08 * len(told)
    assert sum(caption.endswith("!") for caption in told) > 0.005 * len(told)
    assert sum(caption == caption.lower() for caption in told) > 0.4 * len(told)


def test_a_name_that_needs_a_thing_is_said_only_where_it_is_seen() -> None:
    for number in range(120):
        scene = paint(19, number).scene
        seen = {scene.view} | {
            word for thing in scene.things for word in split(f"{thing.noun} {thing.plural}")
        }
        told = seen | {
            word
            for thing in scene.things
            for part in (*thing.adjectives, *synonyms(thing.noun))
            for word in split(part)
        }
        text = " ".join(f" {' '.join(split(c))} " for c in captions(scene, Dice(19, number), 30))
        kind = all_kinds()[scene.kind]
        always = " ".join([kind.name, *kind.titles, *(n.text for n in kind.names.names if not n.needs)])
        for name in kind.names.names:
            if name.needs and not name.needs & seen and len(split(name.text)) > 1:
                words = " ".join(split(name.text))
                if set(split(words)) <= told:
                    continue
                assert f" {words} " not in text or words in always.lower(), f"{name.text}: {sorted(seen)}"


def test_names_read_well_alone() -> None:
    for kind in all_kinds().values():
        texts = [name.text for name in kind.names.names]
        assert len(set(texts)) == len(texts), kind.name
        for name in kind.names.names:
            assert re.fullmatch(r"[A-Za-z0-9' -]+", name.text), name.text
            assert name.stands or not name.text.startswith(("a ", "an ", "the ", "in ", "on ", "at ")), (
                name.text
            )


@pytest.mark.parametrize(
    ("words", "wish", "true"),
    [
        ("midnight by the quay", Wish("harbour", "noon", "clear"), False),
        ("christmas in the village", Wish("village", "noon", "clear", "summer"), False),
        ("a blizzard", Wish("village", "noon", "clear", "winter"), False),
        ("high noon", Wish("canyon", "sunset", "clear"), False),
        ("lashed by a gale", Wish("lighthouse", "noon", "rain"), False),
        ("october woods", Wish("deciduous forest", "noon", "clear", "autumn"), True),
        ("drizzle in the woods", Wish("deciduous forest", "noon", "rain", "autumn"), True),
        ("leafy forest", Wish("deciduous forest", "noon", "clear", "winter"), False),
    ],
)
def test_words_for_hours_weathers_and_seasons_are_claims(words: str, wish: Wish, true: bool) -> None:
    assert true_of(words, paint(1, 1, wish).scene) is true


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("a hamlet in a blizzard", Wish("village", weather="snow")),
        ("gorge at high noon", Wish("canyon", "noon")),
        ("the everglades at nightfall", Wish("swamp", "dusk")),
        ("galleon aground", Wish("ship's deck")),
        ("saloon", Wish("tavern")),
        ("a grotto", Wish("cave")),
        ("quay in a gale", Wish("harbour", weather="thunderstorm")),
        ("the Sahara at midday", Wish("desert", "noon")),
        ("manor as night falls", Wish("haunted mansion", "dusk")),
        ("lost in the woods in october", Wish("deciduous forest", season="autumn")),
    ],
)
def test_people_s_words_are_understood(text: str, wish: Wish) -> None:
    assert understand(text).wish == wish
