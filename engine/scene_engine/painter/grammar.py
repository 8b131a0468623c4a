"""A little English: articles, plurals, lists, and what a caption may not say twice."""

from __future__ import annotations

import re
from functools import lru_cache

NUMBERS = ("no", "one", "two", "three", "four", "five", "six")

PREPOSITIONS = (
    "in", "on", "by", "at", "under", "over", "beside", "near", "with", "above", "behind", "between",
    "among", "beneath", "below", "inside", "along", "across", "through",
)  # fmt: skip

_AMERICAN = {
    "harbour": "harbor", "grey": "gray", "colours": "colors", "armour": "armor", "theatre": "theater",
    "centre": "center", "cosy": "cozy", "colourful": "colorful", "neighbourhood": "neighborhood",
    "mouldy": "moldy", "traveller": "traveler",
}  # fmt: skip
_HEAD = re.compile(rf" (?:{'|'.join(PREPOSITIONS)}|of|from|to)\b")

_TORN = re.compile(
    r"(^|[,:.] ?|with )[,:.]| [,:.]|\bwith[,:.]|(with|and|of|:|,)$|\b(with|and) (in|on|to) (the|front)\b"
)
"""A caption one of whose parts was empty, or stands in a place of another's."""
_OWNED = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*'s ")
"""Of someone known by name: "Robinson Crusoe's island"."""
_TWICE = re.compile(r"\b(\w+)\W+\1\b", re.IGNORECASE)
_WITHOUT_ARTICLE = {
    "a",
    "an",
    "the",
    "some",
    "many",
    "on",
    "in",
    "at",
    "aboard",
    "inside",
    "under",
    "below",
    "outside",
}

_UNCOUNTED = {
    "countryside", "farmland", "woodland", "moorland", "marshland", "wetland", "downtown",
    "space", "scenery", "swampland", "grassland", "quicksand", "water", "chinatown", "halloween", "country",
    "life", "taiga", "tundra", "paradise", "lava", "underworld", "traffic",
}  # fmt: skip
"""Heads of titles that take no article."""

_SMALL_WORDS = {
    "a", "an", "and", "at", "behind", "beside", "by", "from", "in", "of", "on", "over", "the", "to",
    "under", "its", "two", "three", "four", "left", "right", "side",
}  # fmt: skip
_SAME = {
    "rainy": "rain", "misty": "mist", "foggy": "mist", "fog": "mist", "snowy": "snow",
    "snowfall": "snow", "snowing": "snow", "stormy": "storm", "thunderstorm": "storm",
    "moonlit": "moon", "moonlight": "moon", "sunny": "sun", "sunlit": "sun", "sunshine": "sun",
    "wintry": "winter", "starry": "stars", "cloudy": "cloud", "clouds": "cloud", "autumnal": "autumn",
    "candlelit": "candle", "candlelight": "candle", "drizzle": "rain", "downpour": "rain",
    "rainstorm": "rain", "raining": "rain", "shower": "rain", "rain-soaked": "rain",
    "rainswept": "rain", "blizzard": "snow", "snowstorm": "snow", "snowflakes": "snow",
    "tempest": "storm", "thunder": "storm", "gale": "storm", "haze": "mist", "hazy": "mist",
    "midnight": "night", "nighttime": "night", "night-time": "night", "sunup": "sunrise",
    "nightfall": "night", "sundown": "sunset", "cloudless": "cloud", "starlit": "stars",
    "firelit": "fire", "firelight": "fire", "lamplit": "lamp", "lamplight": "lamp", "candles": "candle",
    "lamps": "lamp", "torchlit": "torch", "torchlight": "torch", "torches": "torch", "skies": "sky",
}  # fmt: skip
"""Words that a caption has no use for twice."""

_AT_ODDS = (
    ({"sunny", "sunlit", "sunshine", "bright"}, {"overcast", "cloudy", "gloomy", "dark", "stars", "dim"}),
    ({"stars", "starry"}, {"overcast", "cloudy", "clouds", "stormy"}),
    ({"morning", "afternoon", "midday", "noon", "daylight", "daytime", "day"}, {"night", "evening", "dusk"}),
    ({"dark", "darkness", "black"}, {"moonlit", "moonlight"}),
    ({"cloudless"}, {"overcast", "cloudy", "clouds", "cloud"}),
    ({"spooky", "creepy", "scary", "eerie", "gloomy", "ghostly"}, {"lovely", "idyllic", "sunny", "charming"}),
    ({"deserted", "empty", "abandoned", "lonely"}, {"busy", "lively", "bustling", "crowded"}),
)  # fmt: skip


@lru_cache(maxsize=4096)
def split(text: str) -> tuple[str, ...]:
    """The words of a text, in small letters; a hyphen or an apostrophe is part of its word."""
    return tuple(re.findall(r"[a-z0-9]+(?:['-][a-z0-9]+)*", text.lower()))


def is_plural(phrase: str) -> bool:
    """Whether a title or noun is one in the plural: "ruins on a hill"."""
    head = _HEAD.split(phrase)[0]
    last = split(head)[-1:] or [""]
    return (
        last[0].endswith("s")
        and not last[0].endswith(("ss", "us", "is"))
        and last[0] not in ("canvas", "gas")
    )


def plurals(noun: str) -> str:
    """English's rule; what is irregular is told to `Stage.thing`."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s" if noun else ""


def a(phrase: str) -> str:
    """A phrase with its article, where one is due."""
    first = phrase.split(" ", 1)[0].lower()
    if first in _WITHOUT_ARTICLE or is_plural(phrase) or _uncounted(phrase) or _OWNED.match(phrase):
        return phrase
    silent = first.startswith(("hour", "honest", "heir"))
    consonant = first.startswith(("uni", "use", "eu", "one", "once", "u-")) and not first.startswith("unin")
    return f"{'an' if silent or (first[:1] in 'aeiou' and not consonant) else 'a'} {phrase}"


def the(phrase: str) -> str:
    """A phrase with "the", unless it belongs to someone known by name."""
    return phrase if _OWNED.match(phrase) or phrase.startswith("the ") else f"the {phrase}"


def _uncounted(phrase: str) -> bool:
    """Whether a phrase is of what can't be counted: "misty countryside, a barn"."""
    head = split(_HEAD.split(phrase.split(",", 1)[0])[0])
    return bool(head) and head[-1] in _UNCOUNTED


def american(text: str) -> str:
    """The same as an American writes it."""
    for british, american in _AMERICAN.items():
        text = re.sub(rf"\b{british}\b", american, text)
    return text


def listing(parts: list[str]) -> str:
    """ "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def reads_well(text: str, often: set[str]) -> bool:
    """Whether a caption is whole, and says nothing twice and nothing that contradicts itself.

    Args:
        text: The caption.
        often: Words that may come twice: those in the names of several things ("stone").
    """
    said = split(text)
    if _TORN.search(text) or _TWICE.search(text) or said.count("with") > 1 or text.count(":") > 1:
        return False
    content = [_stem(word) for word in said if word not in _SMALL_WORDS and word not in often]
    if len(set(content)) < len(content):
        return False
    return not any(one & set(said) and other & set(said) for one, other in _AT_ODDS)


def _stem(word: str) -> str:
    return _SAME.get(word) or (word if len(word) < 5 else word[:5].rstrip("s"))


def is_place(phrase: str) -> bool:
    """Whether a title says where one is, and takes neither article nor adjective: "on board a ship"."""
    return phrase.split(" ", 1)[0].lower() in _WITHOUT_ARTICLE
