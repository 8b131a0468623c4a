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
        events: What happens, before "over the village": "night falls".
    """

    before: Words = ()
    after: Words = ()
    tags: Words = ()
    day: Words = ()
    events: Words = ()

    def __bool__(self) -> bool:
        return bool(self.before or self.after or self.tags)

    def __add__(self, other: Said) -> Said:
        return Said(
            self.before + other.before,
            self.after + other.after,
            self.tags + other.tags,
            self.day + other.day,
            self.events + other.events,
        )


TIMES = {
    "dawn": Said(
        after=(
            "at dawn", "at dawn", "at sunrise", "at sunrise", "at daybreak", "in the early morning",
            "in the morning", "at first light", "at the break of day", "as the day breaks", "at sunup",
            "early in the morning", "as the sun rises", "as the sun comes up", "as a new day begins",
        ),
        tags=("dawn", "sunrise", "early morning", "morning", "daybreak", "first light"),
        events=("dawn breaks", "day breaks", "the sun rises", "a new day begins", "morning comes"),
    ),
    "noon": Said(
        after=(
            "by day", "in daylight", "at midday", "at noon", "during the day", "at high noon", "at noon",
            "in the middle of the day", "in broad daylight", "in the daytime", "around noon",
        ),
        tags=("daytime", "daylight", "midday", "noon", "high noon", "broad daylight", "day"),
    ),
    "golden hour": Said(
        after=(
            "in the late afternoon", "in the afternoon", "late in the day", "late in the afternoon",
            "in the afternoon", "before sunset", "before evening", "towards evening",
        ),
        tags=("late afternoon", "afternoon", "afternoon", "shortly before sunset"),
    ),
    "sunset": Said(
        after=(
            "at sunset", "at sunset", "at sunset", "at sundown", "in the evening", "as the sun sets",
            "as the sun goes down", "at the end of the day", "as the day ends", "at day's end",
        ),
        tags=("sunset", "sunset", "evening", "sundown", "end of the day"),
        events=("the sun sets", "the sun goes down", "the day ends", "evening comes"),
    ),
    "dusk": Said(
        after=(
            "at dusk", "at dusk", "at dusk", "at twilight", "at nightfall", "in the evening", "after sunset",
            "as night falls", "as darkness falls", "as it gets dark", "in the twilight", "in the gloaming",
            "in the blue hour", "in the fading light", "just after sunset",
        ),
        tags=("dusk", "dusk", "twilight", "evening", "nightfall", "blue hour", "after sunset"),
        events=("night falls", "darkness falls", "dusk falls", "the light fades", "evening comes"),
    ),
    "moonlit night": Said(
        after=(
            "at night", "at night", "at night", "by night", "at midnight", "in the night", "after dark",
            "in the middle of the night", "in the dead of night", "late at night", "during the night",
        ),
        tags=("night", "night", "night time", "midnight", "nighttime", "late night"),
    ),
    "starless night": Said(
        after=(
            "at night", "at night", "at night", "on a dark night", "late at night", "by night", "in the dark",
            "at midnight", "in the dead of night", "after dark", "in the middle of the night",
            "in the darkness", "in pitch darkness", "on a moonless night", "on a pitch dark night",
        ),
        tags=("night", "night", "dark night", "night time", "midnight", "nighttime", "pitch dark", "darkness",
              "pitch black", "black night"),
    ),
}  # fmt: skip
"""What holds in every weather."""

LOW = {
    "dawn": Said(after=("before sunrise", "just before sunrise"), tags=("before sunrise",)),
}
"""What may be said besides where the sun isn't seen."""

FAIR = {
    "dawn": Said(
        after=("in morning light", "in the morning light", "in the light of the rising sun"),
        tags=("morning light", "rising sun"),
    ),
    "noon": Said(
        ("sunny", "sunlit"),
        ("on a sunny day", "in the sun", "in bright sunlight", "in bright sunshine", "on a bright day"),
        ("sunny", "sunshine", "bright sunlight", "sunny weather"), ("sunny", "bright"),
        ("the sun shines", "the sun is shining"),
    ),
    "golden hour": Said(
        ("sunlit", "golden"),
        ("in golden light", "at golden hour", "in warm evening light", "in the low sun", "in warm sunlight"),
        ("golden light", "golden hour", "warm light", "low sun", "golden sunlight"), ("sunny", "golden"),
        ("the sun is low",),
    ),
    "sunset": Said(
        after=("in the light of the setting sun", "in the glow of the evening"),
        tags=("evening light", "sunset colours", "evening glow", "setting sun"),
    ),
    "moonlit night": Said(
        ("moonlit", "moonlit"),
        ("by moonlight", "in the moonlight", "on a moonlit night", "in the light of the moon", "by moonlight"),
        ("moonlight", "moonlit night", "moonlight"), ("moonlit", "clear"), ("the moon shines",),
    ),
}  # fmt: skip
"""What may be said besides when sun and moon aren't hidden: when the sky is clear, or its clouds few."""

PARTS = {
    "dawn": "morning", "noon": "day", "golden hour": "afternoon", "sunset": "evening", "dusk": "evening",
    "moonlit night": "night", "starless night": "night",
}  # fmt: skip

WEATHERS = {
    "mist": Said(
        ("misty", "foggy", "hazy"),
        (
            "in the mist", "in the fog", "in thick fog", "in dense fog", "in the haze", "shrouded in mist",
            "wrapped in fog", "hidden in the mist", "on a hazy {part}", "on a foggy {part}", "in the mists",
        ),
        ("fog", "mist", "foggy", "misty", "thick fog", "haze", "hazy"), ("misty", "foggy", "hazy"),
        ("fog rolls in", "mist hangs", "the fog is thick"),
    ),
    "rain": Said(
        ("rainy", "rainy", "rain-soaked", "wet"),
        (
            "in the rain", "in the rain", "on a rainy {part}", "in pouring rain", "in a downpour",
            "in the drizzle", "in heavy rain", "during a shower", "on a wet {part}", "in wet weather",
            "in a rainstorm",
        ),
        ("rain", "rainy", "raining", "drizzle", "downpour", "pouring rain", "heavy rain", "wet"),
        ("rainy", "wet"), ("rain falls", "it is raining", "it rains", "rain pours down", "it is pouring"),
    ),
    "thunderstorm": Said(
        ("stormy", "storm-lashed"),
        (
            "in a storm", "in a thunderstorm", "during a thunderstorm", "on a stormy {part}", "in the storm",
            "in thunder and lightning", "in a gale", "in a tempest", "in a raging storm",
            "as lightning strikes", "during a storm",
        ),
        (
            "thunderstorm", "storm", "stormy weather", "lightning", "thunder", "tempest", "gale", "lightning",
            "wild weather",
        ),
        ("stormy",),
        ("a storm rages", "lightning strikes", "thunder rolls", "a gale blows", "a tempest rages"),
    ),
    "snow": Said(
        ("snowy",),
        (
            "in the snow", "in falling snow", "in a blizzard", "in a snowstorm", "as snow falls",
            "in heavy snow", "on a snowy {part}", "in a flurry of snow", "during a blizzard",
        ),
        ("snow", "snowfall", "snowing", "blizzard", "snowstorm", "snowflakes", "heavy snow", "snow flurries"),
        ("snowy",), ("snow falls", "it is snowing", "a blizzard rages", "a snowstorm rages", "it snows"),
    ),
}  # fmt: skip
"""Weathers that reach everywhere outdoors."""

CLOUDS = {
    "cloudy": Said(
        after=("under a cloudy sky", "under drifting clouds", "under the clouds"),
        tags=("clouds", "cloudy sky", "cloudy", "partly cloudy"), day=("cloudy",),
        events=("clouds drift",),
    ),
    "overcast": Said(
        after=(
            "under an overcast sky", "on an overcast {part}", "under a grey sky", "on a grey {part}",
            "on a dull {part}", "under heavy clouds", "in dull weather", "under a leaden sky",
        ),
        tags=("overcast", "grey sky", "dull weather", "bad weather", "gloomy sky", "overcast"),
        day=("overcast", "gloomy", "grey", "dull", "dreary"), events=("grey clouds hang",),
    ),
}  # fmt: skip
"""Weathers of the sky alone: said only where a cloud is seen."""

CLEAR = Said(
    after=("under a clear sky", "in clear weather", "in fine weather", "under a cloudless sky"),
    tags=("clear sky", "fine weather", "cloudless sky", "clear weather"),
)
"""Said where no cloud is seen."""

AURORA = Said(
    after=("under the northern lights", "under the aurora", "under polar lights"),
    tags=("northern lights", "aurora", "aurora borealis", "polar lights"),
    events=("the northern lights dance", "the aurora glows"),
)
STARS = Said(
    after=("under the stars", "under a starry sky", "on a starry night"),
    tags=("stars", "starry sky", "starry night"), day=("starry",), events=("the stars shine",),
)  # fmt: skip
FULL_MOON = Said(
    after=("under a full moon", "under the full moon", "at full moon"), tags=("full moon", "full moon")
)
MOON = Said(after=("under the moon",), tags=("moon",))
CRESCENT = Said(after=("under a crescent moon",), tags=("crescent moon",))

SEASONS = {
    "spring": Said(
        ("springtime",), ("in spring", "in spring", "in april", "in may", "in the springtime"),
        ("spring", "spring", "springtime", "april"),
    ),
    "summer": Said(
        (),
        (
            "in summer", "in summer", "in july", "in august", "in june", "in midsummer", "in the summertime",
            "in high summer",
        ),
        ("summer", "summer", "july", "midsummer", "summertime"),
    ),
    "autumn": Said(
        ("autumn", "autumnal"),
        ("in autumn", "in autumn", "in the fall", "in october", "in november", "in september", "in late autumn"),
        ("autumn", "autumn", "october", "fall colours", "november", "autumn colours"),
    ),
    "winter": Said(
        ("snowy", "snowy", "wintry", "frosty", "snow-covered", "frozen", "icy", "cold", "chilly"),
        (
            "in winter", "in winter", "in december", "in january", "in february", "in deep winter",
            "in the snow", "under snow", "covered in snow", "in the cold", "in the dead of winter",
        ),
        (
            "winter", "snow", "december", "january", "frost", "freezing cold", "deep snow", "cold", "winter",
            "february",
        ),
    ),
}  # fmt: skip
SEASON_SHOWS = {"spring": 0.35, "summer": 0.2, "autumn": 0.55, "winter": 1.0, "": 0.0}
"""How often a caption speaks of a season, beside what it says of other things."""

LAMPS = {
    "candlelight": Said(
        ("candlelit",),
        ("by candlelight", "in candlelight", "lit by candles", "by the light of candles", "in dim candlelight"),
        ("candlelight", "dim candlelight", "candles burning", "candlelight"),
    ),
    "lamplight": Said(
        ("lamplit",),
        ("by lamplight", "in the lamplight", "lit by lamps", "by the light of lamps", "in warm lamplight"),
        ("lamplight", "warm lamplight", "lamps burning"),
    ),
    "firelight": Said(
        ("firelit",),
        ("by firelight", "in the firelight", "lit by fire", "by the light of a fire", "in the glow of a fire"),
        ("firelight", "warm firelight", "glow of a fire"),
    ),
    "daylight": Said(
        ("sunlit", "bright"), ("in daylight", "by day", "during the day", "in the daytime", "in broad daylight"),
        ("daylight", "daytime", "daylight"),
    ),
}  # fmt: skip
TORCHES = Said(("torchlit",), ("by torchlight", "lit by torches"), ("torchlight", "flickering torches"))
"""What firelight is besides where a torch is seen."""

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
    if times and "sun" not in nouns:
        hour += LOW.get(scene.time, Said())
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
        torches = scene.lamp == "firelight" and any("torch" in noun for noun in nouns)
        return LAMPS[scene.lamp] + (TORCHES if torches else Said()), hour
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
        bare = not clouds and not any(noun in ("fog", "mist", "rain", "smoke") for noun in nouns)
        return CLEAR + stars if bare else stars
    return CLOUDS[scene.weather] if scene.weather in CLOUDS and clouds else Said()
