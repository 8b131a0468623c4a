"""How people name weathers, skies and seasons."""

from __future__ import annotations

from scene_engine.painter.said import Said

WEATHERS = {
    "mist": Said(
        ("misty", "foggy", "hazy"),
        (
            "in the mist", "in the fog", "in thick fog", "in dense fog", "in the haze", "shrouded in mist",
            "wrapped in fog", "hidden in the mist", "on a hazy {part}", "on a foggy {part}", "in the mists",
        ),
        ("fog", "mist", "foggy", "misty", "thick fog", "haze", "hazy"), ("misty", "foggy", "hazy"),
        ("fog rolls in", "mist rises", "the fog thickens", "mist drifts"),
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
    ),
    "overcast": Said(
        after=(
            "under an overcast sky", "on an overcast {part}", "under a grey sky", "on a grey {part}",
            "on a dull {part}", "under heavy clouds", "in dull weather", "under a leaden sky",
        ),
        tags=("overcast", "grey sky", "dull weather", "bad weather", "gloomy sky", "overcast"),
        day=("overcast", "gloomy", "grey", "dull", "dreary"), events=("grey clouds gather",),
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
        ("in autumn", "in autumn", "in the fall", "in october", "in november", "in september"),
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
