"""The words in which hours, weathers, seasons, lamps and kinds of scenes are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from scene_engine.painter.grammar import split
from scene_engine.painter.hour_words import LAMPS as SAID_LAMPS
from scene_engine.painter.hour_words import TIMES
from scene_engine.painter.said import Said
from scene_engine.painter.weather_words import AURORA, CLEAR, CLOUDS
from scene_engine.painter.weather_words import SEASONS as SAID_SEASONS
from scene_engine.painter.weather_words import WEATHERS as SAID_WEATHERS

T = TypeVar("T")


def _meaning(phrases: Mapping[T, str]) -> dict[str, T]:
    """From a value's phrases, parted by commas, to the value of each phrase."""
    return {phrase.strip(): value for value, text in phrases.items() for phrase in text.split(",")}


HOURS = _meaning(
    {
        "dawn": "dawn, daybreak, sunrise, sun rise, rising sun, morning, early morning",
        "noon": "noon, midday, day, daytime, by day, daylight, in daylight",
        "golden hour": "golden hour, afternoon, late afternoon, golden light, evening sun, late in the day",
        "sunset": "sunset, sundown, setting sun, red sky",
        "dusk": "dusk, twilight, nightfall, evening, gloaming, after sunset",
        "moonlit night": "moonlit night, moonlit, moonlight, night, nighttime, night time, midnight",
        "starless night": "starless night, starless, dark night, pitch dark, moonless, moonless night",
    }
)
FAIR = _meaning(
    {
        ("noon", "clear"): "sunny, sunny day, sunshine, sunlit, blue sky, in the sun",
        (
            "moonlit night",
            "clear",
        ): "stars, starry, starry sky, starry night, starlit, full moon, moon",
    }
)
"""What asks for an hour and a weather, unless others are asked for by name."""

WEATHERS = _meaning(
    {
        "clear": "clear, clear sky, cloudless",
        "cloudy": "cloudy, clouds, cloud, cloudy sky",
        "overcast": "overcast, grey sky, gray sky, dull, gloomy sky",
        "mist": "mist, misty, fog, foggy, haze, hazy",
        "rain": "rain, rainy, raining, drizzle, downpour, rainstorm, wet, pouring rain, pouring",
        "thunderstorm": "thunderstorm, storm, stormy, thunder, lightning, thunder and lightning, tempest",
        "snow": "snowing, snowfall, falling snow, snowstorm, blizzard",
        "aurora": "aurora, aurora borealis, northern lights, polar lights",
    }
)
SEASONS = _meaning(
    {
        "spring": "spring, springtime, in bloom, blossom",
        "summer": "summer, summertime",
        "autumn": "autumn, autumnal, fall, autumn leaves",
        "winter": "winter, wintry, wintertime, snow, snowy, snow-covered, snow covered, frozen",
    }
)
LAMPS = _meaning(
    {
        "candlelight": "candlelight, candlelit, candles, candle",
        "lamplight": "lamplight, lamplit, lamps, lamp, lantern, lanterns",
        "firelight": "firelight, firelit, fire, fireplace, hearth",
        "daylight": "daylight, in daylight, sunlit",
    }
)

_ANYWAY = {"cold", "in the cold", "freezing cold", "in the snow", "snow", "snowy"}
"""Said of a season or a weather, but not only where it is asked for."""


def _learn(tables: list[tuple[dict[str, str], Mapping[str, Said]]]) -> None:
    """Adds what captions say, where it means one thing only and nobody has said what it means."""
    told: dict[str, set[str]] = {}
    for _, table in tables:
        for value, said in table.items():
            for phrase in (*said.after, *said.tags):
                told.setdefault(" ".join(split(phrase)), set()).add(value)
    known = _ANYWAY.union(*(meanings for meanings, _ in tables), FAIR)
    for meanings, table in tables:
        for value, said in table.items():
            for phrase in (" ".join(split(phrase)) for phrase in (*said.after, *said.tags)):
                if phrase not in known and "part" not in split(phrase) and len(told[phrase]) == 1:
                    meanings[phrase] = value


_learn(
    [
        (HOURS, TIMES),
        (WEATHERS, {"clear": CLEAR, "aurora": AURORA} | CLOUDS | SAID_WEATHERS),
        (SEASONS, SAID_SEASONS),
        (LAMPS, SAID_LAMPS),
    ]
)

NEAR_HOURS = ("dawn", "noon", "golden hour", "sunset", "dusk", "moonlit night", "starless night")
NEAR_WEATHERS = {
    "clear": ("cloudy",),
    "cloudy": ("clear", "overcast"),
    "overcast": ("cloudy", "mist"),
    "mist": ("overcast", "cloudy"),
    "rain": ("thunderstorm", "overcast", "cloudy"),
    "thunderstorm": ("rain", "overcast", "cloudy"),
    "snow": ("overcast", "cloudy"),
    "aurora": ("clear",),
}
"""What comes nearest to a weather that a kind doesn't have, the nearest first."""

_ALIKE = """
    forest, woods, wood, woodland
    jungle, rainforest
    sea, ocean, open sea, high seas
    tavern, pub, inn, alehouse, bar, taproom
    laboratory, lab, workshop
    mansion, spooky house, haunted house, haunted mansion, ghost house, old house, manor, creepy house
    harbour, harbor, port, docks, dock, quay, marina, wharf, seaport
    castle, fortress, stronghold, citadel, fort
    village, hamlet, cottages, cottage
    cave, cavern, grotto, caverns
    desert, dunes, sands
    graveyard, cemetery, churchyard
    space, spaceship, starship, outer space, space ship, space station
    planet, alien world, alien
    city, town, metropolis, downtown, skyscrapers
    street, road, alley, lane
    beach, shore, seaside, coast, seashore
    mountain, mountains, alps, peaks, summit
    library, study, books
    wizard, sorcerer, mage, witch, magician, alchemist
    ruin, ruins, temple, shrine
    swamp, marsh, bog, bayou, mire
    island, isle, desert island, tropical island
    waterfall, cascade, falls, waterfalls
    bridge, viaduct
    ship, galleon, boat, sailing ship, pirate ship, ships
    dungeon, prison, jail, cell
    church, cathedral, chapel
    farm, farmhouse, barn, countryside
    market, bazaar, marketplace
    neon, cyberpunk, futuristic, sci-fi
    lake, pond, tarn, loch
    river, stream, brook, creek
    meadow, field, fields, pasture
    throne, palace, great hall
    underwater, seabed, coral reef, reef, under the sea
    windmill, mill
    glacier, ice, arctic
    station, train station, railway station
    spooky, haunted, creepy, ghostly
    cosy, cozy
"""
ALIKE = {
    word: group
    for line in _ALIKE.strip().splitlines()
    for group in [tuple(word.strip() for word in line.split(","))]
    for word in group
}
"""Words by which a kind may be called as well as by any other of their group."""

UNHEARD = set(
    split(
        "a an the in at on by with of and or under over to near from into is it its some very scene picture"
        " image background pixel art vga ega retro style game adventure point click point-and-click 1990s 90s"
        " 1990 drawing painting landscape view beautiful old big small large little light time mostly colours"
        " colors above below beside behind between through along"
    )
)
"""What asks for nothing, or for nothing that the painter could refuse."""

LIGHT = {word for table in (HOURS, FAIR, WEATHERS, SEASONS, LAMPS) for word in table}
"""What says something about the light or the season: it names a kind only as part of a whole title."""
