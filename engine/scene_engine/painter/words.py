"""What a caption may truly say of a scene's light, weather and season; names of styles and views."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import hour_words, weather_words
from scene_engine.painter.said import Said
from scene_engine.painter.scene import Scene

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
    return weather_words.SEASONS.get(scene.season, Said()) if shown or white else Said()


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
    hour = hour_words.TIMES[scene.time] if times else Said()
    if times and fair:
        hour += hour_words.FAIR.get(scene.time, Said())
    if times and "sun" not in nouns:
        hour += hour_words.LOW.get(scene.time, Said())
    if "crescent moon" in nouns:
        hour += weather_words.CRESCENT
    elif "moon" in nouns:
        hour += (
            weather_words.FULL_MOON
            if any("full" in t.adjectives for t in scene.things if t.noun == "moon")
            else weather_words.MOON
        )
    return hour, _sky(scene, nouns) if weathers else Said()


def _indoors(scene: Scene, nouns: set[str], times: bool) -> tuple[Said, Said]:
    """The lamp, and the hour where a window shows it."""
    window = times and any(word in noun for noun in nouns for word in ("window", "porthole", "skylight"))
    hour = hour_words.TIMES[scene.time] if window else Said()
    if scene.lamp != "daylight":
        torches = scene.lamp == "firelight" and any("torch" in noun for noun in nouns)
        return hour_words.LAMPS[scene.lamp] + (hour_words.TORCHES if torches else Said()), hour
    if scene.time == "noon" or (scene.time in ("dawn", "golden hour") and not window):
        return hour_words.LAMPS["daylight"] + hour, Said()
    return hour, Said()


def _sky(scene: Scene, nouns: set[str]) -> Said:
    """The weather, of which the sky's own is only said where the sky is seen."""
    clouds = any("cloud" in noun for noun in nouns)
    if scene.weather in weather_words.WEATHERS:
        return weather_words.WEATHERS[scene.weather]
    stars = (
        weather_words.STARS if scene.time == "moonlit night" and nouns & {"moon", "crescent moon"} else Said()
    )
    if scene.weather == "aurora":
        return weather_words.AURORA + stars if "aurora" in nouns else Said()
    if scene.weather == "clear":
        bare = not clouds and not any(noun in ("fog", "mist", "rain", "smoke") for noun in nouns)
        return weather_words.CLEAR + stars if bare else stars
    return weather_words.CLOUDS[scene.weather] if scene.weather in weather_words.CLOUDS and clouds else Said()
