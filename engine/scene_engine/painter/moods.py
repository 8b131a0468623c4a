"""Words for a picture's mood: its own, words akin to it, and those that suit its kind."""

from __future__ import annotations

from scene_engine.painter.kinds import Kind
from scene_engine.painter.scene import Scene

_AKIN = {
    "peaceful": "tranquil, calm, serene, relaxing",
    "calm": "tranquil, peaceful, restful",
    "quiet": "silent, hushed, tranquil",
    "serene": "tranquil, peaceful",
    "inviting": "welcoming, pleasant, friendly",
    "idyllic": "picturesque, charming, beautiful",
    "mysterious": "enigmatic, mystical, secretive",
    "lonely": "solitary, deserted, desolate",
    "still": "silent, quiet, hushed",
    "silent": "quiet, soundless",
    "dreamy": "dreamlike, magical, enchanting",
    "spooky": "scary, creepy, frightening, haunted",
    "eerie": "uncanny, unsettling, creepy",
    "haunting": "haunted, ghostly, creepy",
    "sinister": "menacing, evil, threatening",
    "brooding": "gloomy, dark, ominous",
    "forlorn": "abandoned, forsaken, desolate",
    "gloomy": "dreary, dismal, sombre, bleak",
    "grim": "bleak, cruel, dismal",
    "majestic": "grand, imposing, magnificent",
    "grand": "magnificent, majestic, impressive",
    "proud": "mighty, stately",
    "vast": "endless, immense, huge",
    "wild": "untamed, rugged, savage",
    "romantic": "dreamy, charming",
    "cosy": "comfortable, homely, snug, warm",
    "homely": "cosy, comfortable, warm",
    "snug": "cosy, comfortable",
    "cold": "chilly, freezing, icy",
    "ancient": "age-old, old",
    "strange": "weird, bizarre, odd",
    "otherworldly": "unearthly, weird, surreal",
    "threatening": "dangerous, menacing",
    "ominous": "threatening, foreboding",
    "dramatic": "epic, spectacular",
    "magical": "enchanted, mystical",
    "enchanted": "magical, bewitched",
    "futuristic": "high-tech, modern",
    "busy": "bustling, lively",
    "lively": "bustling, busy",
    "bustling": "busy, lively",
    "murky": "gloomy, dank",
    "forgotten": "abandoned, lost, deserted",
    "solemn": "sombre, dignified",
    "adventurous": "exciting, thrilling",
    "tense": "suspenseful, dangerous",
}
_LISTS = {mood: tuple(word.strip() for word in words.split(",")) for mood, words in _AKIN.items()}

GRIM = {
    "eerie", "spooky", "haunted", "haunting", "sinister", "creepy", "ghostly", "scary", "brooding",
    "frightening", "terrifying", "ominous", "menacing", "horrifying", "gloomy", "dark", "evil",
}  # fmt: skip
"""Of these one is enough."""

_GLOOM = ("thunderstorm", "rain", "mist", "overcast")


def moods(scene: Scene, kind: Kind) -> tuple[str, ...]:
    """Words for a picture's mood, the plainest first; grim ones by night and in bad weather only."""
    grim = scene.time.endswith("night") or scene.time == "dusk" or scene.weather in _GLOOM
    found = (scene.mood, *_LISTS.get(scene.mood, ()), *kind.names.looks)
    return tuple(dict.fromkeys((*found, *(kind.names.grim if grim else ()))))
