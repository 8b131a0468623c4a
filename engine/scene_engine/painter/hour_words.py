"""How people name the hours of a day, and what lights a room."""

from __future__ import annotations

from scene_engine.painter.said import Said

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
    ),
    "sunset": Said(
        after=("in the light of the setting sun", "in the glow of the evening"),
        tags=("evening light", "sunset colours", "evening glow", "setting sun"),
    ),
    "moonlit night": Said(
        ("moonlit", "moonlit"),
        ("by moonlight", "in the moonlight", "on a moonlit night", "in the light of the moon"),
        ("moonlight", "moonlit night", "moonlight"), ("moonlit", "clear"), ("the moon shines",),
    ),
}  # fmt: skip
"""What may be said besides when sun and moon aren't hidden: when the sky is clear, or its clouds few."""

PARTS = {
    "dawn": "morning", "noon": "day", "golden hour": "afternoon", "sunset": "evening", "dusk": "evening",
    "moonlit night": "night", "starless night": "night",
}  # fmt: skip

LAMPS = {
    "candlelight": Said(
        ("candlelit",),
        ("by candlelight", "in candlelight", "lit by candles", "by the light of candles"),
        ("candlelight", "dim candlelight", "candles burning", "candlelight"),
    ),
    "lamplight": Said(
        ("lamplit",),
        ("by lamplight", "in the lamplight", "lit by lamps", "by the light of lamps", "in warm lamplight"),
        ("lamplight", "warm lamplight", "lamps burning"),
    ),
    "firelight": Said(
        ("firelit",),
        ("by firelight", "in the firelight", "lit by fire", "in the glow of a fire"),
        ("firelight", "warm firelight", "glow of a fire"),
    ),
    "daylight": Said(
        ("sunlit", "bright"), ("in daylight", "by day", "during the day", "in the daytime"),
        ("daylight", "daytime", "daylight"),
    ),
}  # fmt: skip
TORCHES = Said(("torchlit",), ("by torchlight", "lit by torches"), ("torchlight", "flickering torches"))
"""What firelight is besides where a torch is seen."""
