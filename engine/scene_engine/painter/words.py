"""The captions' vocabulary: how people name hours, weathers, seasons and lamps."""

from __future__ import annotations

from dataclasses import dataclass

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter.scene import Scene

Words = tuple[str, ...]


@dataclass
class Said:
    """Ways to say one thing about a picture's light or weather, by where they stand in a caption.

    Attributes:
        before: Adjectives in front of a title: "misty".
        after: Phrases behind it: "in the mist".
        tags: What stands alone between commas: "thick fog".
        day: Adjectives of a part of the day: "a misty evening".
    """

    before: Words = ()
    after: Words = ()
    tags: Words = ()
    day: Words = ()

    def __bool__(self) -> bool:
        return bool(self.before or self.after or self.tags)

    def __add__(self, other: Said) -> Said:
        return Said(
            self.before + other.before, self.after + other.after, self.tags + other.tags, self.day + other.day
        )


TIMES = {
    "dawn": Said(
        after=("at dawn", "at sunrise", "at daybreak", "in the early morning", "in the morning"),
        tags=("dawn", "sunrise", "early morning"),
    ),
    "noon": Said(
        after=("by day", "in daylight", "at midday", "at noon", "during the day"),
        tags=("daytime", "daylight", "midday"),
    ),
    "golden hour": Said(
        after=("in the late afternoon", "in the afternoon", "late in the day"),
        tags=("late afternoon", "afternoon"),
    ),
    "sunset": Said(
        after=("at sunset", "at sundown", "at sunset", "in the evening"),
        tags=("sunset", "sunset", "evening"),
    ),
    "dusk": Said(
        after=("at dusk", "at dusk", "at twilight", "at nightfall", "in the evening"),
        tags=("dusk", "twilight", "evening"),
    ),
    "moonlit night": Said(after=("at night", "at night", "by night"), tags=("night", "night", "night time")),
    "starless night": Said(
        after=("at night", "at night", "on a dark night", "late at night", "by night"),
        tags=("night", "dark night", "night time"),
    ),
}
"""What holds in every weather."""

FAIR = {
    "dawn": Said(after=("in morning light",), tags=("morning light",)),
    "noon": Said(
        ("sunny", "sunlit"), ("on a sunny day", "in the sun"), ("sunny", "sunshine"), ("sunny", "bright"),
    ),
    "golden hour": Said(
        ("sunlit",), ("in golden light", "at golden hour", "in warm evening light"),
        ("golden light", "golden hour", "warm light"), ("sunny", "golden"),
    ),
    "sunset": Said(after=("in the light of the setting sun",), tags=("evening light", "sunset colours")),
    "moonlit night": Said(
        ("moonlit",), ("by moonlight", "in the moonlight", "on a moonlit night"),
        ("moonlight", "moonlit night"), ("moonlit", "clear"),
    ),
}  # fmt: skip
"""What may be said besides when sun and moon aren't hidden: when the sky is clear, or its clouds few."""

PARTS = {
    "dawn": "morning", "noon": "day", "golden hour": "afternoon", "sunset": "evening", "dusk": "evening",
    "moonlit night": "night", "starless night": "night",
}  # fmt: skip

WEATHERS = {
    "mist": Said(
        ("misty", "foggy"), ("in the mist", "in the fog"), ("fog", "mist", "foggy"), ("misty", "foggy")
    ),
    "rain": Said(
        ("rainy",), ("in the rain", "in the rain", "on a rainy {part}"), ("rain", "rainy"), ("rainy", "wet"),
    ),
    "thunderstorm": Said(
        ("stormy",), ("in a storm", "in a thunderstorm", "during a thunderstorm", "on a stormy {part}"),
        ("thunderstorm", "storm", "stormy weather"), ("stormy",),
    ),
    "snow": Said(("snowy",), ("in the snow", "in falling snow"), ("snow", "snowfall", "snowing"), ("snowy",)),
}  # fmt: skip
"""Weathers that reach everywhere outdoors."""

CLOUDS = {
    "cloudy": Said(after=("under a cloudy sky",), tags=("clouds", "cloudy sky"), day=("cloudy",)),
    "overcast": Said(
        after=("under an overcast sky", "on an overcast {part}"), tags=("overcast",),
        day=("overcast", "gloomy"),
    ),
}  # fmt: skip
"""Weathers of the sky alone: said only where a cloud is seen."""

AURORA = Said(
    after=("under the northern lights", "under the aurora"),
    tags=("northern lights", "aurora", "aurora borealis"),
)
STARS = Said(after=("under the stars", "under a starry sky"), tags=("stars", "starry sky"), day=("starry",))
FULL_MOON = Said(after=("under a full moon", "under the full moon"), tags=("full moon", "full moon"))
MOON = Said(after=("under the moon",), tags=("moon",))
CRESCENT = Said(after=("under a crescent moon",), tags=("crescent moon",))

SEASONS = {
    "spring": Said((), ("in spring",), ("spring",)),
    "summer": Said((), ("in summer",), ("summer",)),
    "autumn": Said(("autumn", "autumnal"), ("in autumn", "in autumn", "in the fall"), ("autumn", "autumn")),
    "winter": Said(("snowy", "snowy", "wintry"), ("in winter", "in winter"), ("winter", "snow")),
}  # fmt: skip
SEASON_SHOWS = {"spring": 0.25, "summer": 0.1, "autumn": 0.5, "winter": 1.0, "": 0.0}
"""How often a caption speaks of a season, beside what it says of other things."""

LAMPS = {
    "candlelight": Said(
        ("candlelit",), ("by candlelight", "in candlelight"), ("candlelight", "dim candlelight")
    ),
    "lamplight": Said(("lamplit",), ("by lamplight", "in the lamplight"), ("lamplight", "warm lamplight")),
    "firelight": Said(("firelit",), ("by firelight", "in the firelight"), ("firelight", "warm firelight")),
    "daylight": Said(("sunlit", "bright"), ("in daylight", "by day"), ("daylight",)),
}

STYLES_BEFORE = (
    "pixel art of",
    "VGA background of",
    "pixel art:",
    "adventure game background:",
    "VGA adventure game scene,",
)
STYLES_AFTER = (
    "pixel art", "pixel art", "VGA pixel art", "VGA adventure game background",
    "1990s point-and-click background", "retro adventure game", "VGA style",
    "point-and-click adventure background", "90s adventure game art",
)  # fmt: skip

VIEWS = {
    "above": ("seen from above", "from above"),
    "aerial": ("seen from above", "from the air"),
    "far": ("seen from afar", "from far away"),
    "below": ("seen from below",),
}
"""By a word in the view's name; other views say nothing to who hasn't seen them."""


_SPACE = ("earth", "starry sky", "starry space", "space")
"""Where one of these is seen there is neither day nor weather."""

_OUTDOORS = {
    "sun",
    "moon",
    "cloud",
    "sky",
    "hill",
    "mountain",
    "sea",
    "forest",
    "tree",
    "meadow",
    "valley",
    "field",
}


_GROWING = {
    "tree", "bush", "grass", "meadow", "lawn", "hill", "field", "forest", "wood", "foliage", "leaf",
    "garden", "hedge", "oak", "birch", "orchard", "plain", "valley", "bank", "ground", "island", "clearing",
    "undergrowth", "slope",
}  # fmt: skip
_EVERGREEN = {"pine", "fir", "palm", "cypress", "conifer", "spruce"}
GROWN = 0.04
"""What must grow, as a share of the picture, to show the season."""


def season(scene: Scene) -> Said:
    """What can be said of the season: nothing where too little grows to show it."""
    grown = 0
    for thing in scene.things:
        words = thing.noun.split(" ")
        evergreen = scene.season != "winter" and _EVERGREEN & set(words)
        grown += thing.pixels if words[-1] in _GROWING and not evergreen else 0
    shown = grown >= GROWN * WIDTH * HEIGHT
    white = scene.season == "winter" and (scene.weather == "snow" or "white" in scene.colours)
    return SEASONS.get(scene.season, Said()) if shown or white else Said()


def air(scene: Scene, times: bool, weathers: bool, lamps: bool = True) -> tuple[Said, Said]:
    """What can truly be said of a scene's hour and of its weather; indoors of its lamp and of its hour.

    Args:
        scene: The picture.
        times: Whether its kind knows more than one hour: else the hour says nothing.
        weathers: The same of weathers. A kind of one weather is a closed place, such as a cave: its hour is
            told where something outdoors can be seen.
        lamps: The same of lamps.
    """
    nouns = {thing.noun for thing in scene.things if not (thing.many and thing.noun == "moon")}
    if any(noun in nouns for noun in _SPACE):
        return Said(), Said()
    if scene.lamp:
        lamp, hour = _indoors(scene, nouns, times)
        return (lamp if lamps else Said()), hour
    times = times and (weathers or any(noun.split(" ")[-1] in _OUTDOORS for noun in nouns))
    moon = any(noun.endswith("moon") for noun in nouns)
    fair = (
        scene.weather in ("clear", "aurora") or (scene.weather == "cloudy" and scene.time != "noon") or moon
    )
    hour = TIMES[scene.time] if times else Said()
    if times and fair:
        hour += FAIR.get(scene.time, Said())
    if "crescent moon" in nouns:
        hour += CRESCENT
    elif "moon" in nouns:
        hour += FULL_MOON if any("full" in t.adjectives for t in scene.things if t.noun == "moon") else MOON
    return hour, _sky(scene, nouns) if weathers else Said()


def _indoors(scene: Scene, nouns: set[str], times: bool) -> tuple[Said, Said]:
    """The lamp, and the hour where a window shows it."""
    window = times and any(word in noun for noun in nouns for word in ("window", "porthole", "skylight"))
    hour = TIMES[scene.time] if window else Said()
    if scene.lamp != "daylight":
        return LAMPS[scene.lamp], hour
    if scene.time == "noon" or (scene.time in ("dawn", "golden hour") and not window):
        return LAMPS["daylight"] + hour, Said()
    return hour, Said()


def _sky(scene: Scene, nouns: set[str]) -> Said:
    """The weather, of which the sky's own is only said where the sky is seen."""
    clouds = any("cloud" in noun for noun in nouns)
    if scene.weather in WEATHERS:
        return WEATHERS[scene.weather]
    stars = STARS if scene.time == "moonlit night" and nouns & {"moon", "crescent moon"} else Said()
    if scene.weather == "aurora":
        return AURORA + stars if "aurora" in nouns else Said()
    if scene.weather == "clear":
        return stars
    return CLOUDS[scene.weather] if scene.weather in CLOUDS and clouds else Said()
