"""Titles of a scene: those of its kind's that are true of the picture at hand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from scene_engine.painter.grammar import PREPOSITIONS, split
from scene_engine.painter.kinds import Kind
from scene_engine.painter.names import Name
from scene_engine.painter.nouns import Group
from scene_engine.painter.said import Words
from scene_engine.painter.scene import Scene

TAIL = re.compile(rf" (?:{'|'.join(PREPOSITIONS)}) ")
"""Where the second half of a title begins: " on " of "mansion on a cliff"."""


@dataclass(frozen=True)
class Claim:
    """Words that are true in some pictures only."""

    words: frozenset[str]
    times: frozenset[str] = field(default_factory=frozenset)
    weathers: frozenset[str] = field(default_factory=frozenset)
    seasons: frozenset[str] = field(default_factory=frozenset)
    kinds: frozenset[str] = field(default_factory=frozenset)

    def holds(self, scene: Scene) -> bool:
        return (
            scene.time in self.times
            or scene.weather in self.weathers
            or scene.season in self.seasons
            or scene.kind in self.kinds
        )


def _claim(
    words: str, times: Words = (), weathers: Words = (), seasons: Words = (), kinds: Words = ()
) -> Claim:
    return Claim(
        frozenset(words.split()),
        frozenset(times),
        frozenset(weathers),
        frozenset(seasons),
        frozenset(kinds),
    )


_NIGHTS = ("moonlit night", "starless night")
_CLAIMS = (
    _claim("night nights midnight nocturnal nighttime night-time", _NIGHTS),
    _claim("moonlit moonlight", ("moonlit night",)),
    _claim("pitch pitch-dark pitch-black moonless starless", ("starless night",)),
    _claim("dawn sunrise daybreak sunup morning", ("dawn",)),
    _claim("dusk twilight evening sunset sundown nightfall gloaming", ("dusk", "sunset")),
    _claim("noon midday", ("noon",)),
    _claim("daytime daylight", ("dawn", "noon", "golden hour")),
    _claim("afternoon golden", ("golden hour",)),
    _claim("sunny sunlit sunshine", ("noon", "golden hour")),
    _claim("sunny sunlit sunshine", (), ("clear", "cloudy")),
    _claim("snowy snow wintry winter snowbound snow-covered christmas ski", (), ("snow",), ("winter",)),
    _claim("frozen icy freezing frosty chilly", (), ("snow",), ("winter",), ("glacier",)),
    _claim("december january february", (), (), ("winter",)),
    _claim("blizzard snowstorm snowfall snowing", (), ("snow",)),
    _claim("rainy rain rainswept raining drizzle downpour wet rain-soaked", (), ("rain", "thunderstorm")),
    _claim("stormy storm thunderstorm thunder lightning tempest gale", (), ("thunderstorm",)),
    _claim("misty foggy mist fog haze hazy", (), ("mist",)),
    _claim("autumn autumnal october november september", (), (), ("autumn",)),
    _claim("spring springtime april", (), (), ("spring",)),
    _claim("summer midsummer summertime july", (), (), ("summer",)),
    _claim("green leafy lush greenwood", (), (), ("spring", "summer", "")),
)  # fmt: skip


def true_of(text: str, scene: Scene, inherent: str = "") -> bool:
    """Whether the words for hour, weather and season in `text` agree with a scene.

    Args:
        text: A title, or a thing's name.
        scene: The picture.
        inherent: Words of the kind's own name, which are always true of it ("hot spring").
    """
    words = set(split(text)) - set(split(inherent))
    return all(claim.holds(scene) for claim in _CLAIMS if claim.words & words)


_WAYS = ("path", "road", "track", "lane", "street", "trail")
_SHIPS = ("ship", "boat", "galleon", "sail", "schooner", "brig", "frigate", "sloop", "wreck")
_SIGHTS = {
    **dict.fromkeys(( "path", "road", "lane", "track", "trail" ), _WAYS), **dict.fromkeys(( "ship", "ships",
    "boat", "boats", "galleon" ), _SHIPS), **{ word: (word,) for word in ( "bridge", "stream", "waterfall",
    "clearing", "skyscrapers", "mountain", "mountains", "lighthouse", "pier", "fountain", "windmill",
    "volcano", "signs", "throne", "fireplace", "cave", "icebergs", "columns", "castle", ) },
}  # fmt: skip
"""Words of a title that promise a thing, and the things that keep the promise."""
_LOOSELY = frozenset({"castle", "mountain", "mountains", "throne", "cave"})
"""Words that names have for what one is in or is like, unseen as a whole: "castle hall"."""


def true_names(scene: Scene, kind: Kind, everything: list[Group]) -> list[Name]:
    """The kind's other names, as far as they are true of this picture: they are said whole or not at all."""
    seen = {scene.view} | {word for group in everything for word in (*group.heads, *split(group.noun))}
    own = f"{kind.name} {scene.view}"
    return [
        name
        for name in kind.names.names
        if (not name.needs or name.needs & seen)
        and true_of(name.text, scene, kind.name)
        and (name.needs or _sights_seen(name.text, own, everything, _LOOSELY))
    ]


def true_titles(scene: Scene, kind: Kind, everything: list[Group]) -> list[str]:
    """The kind's titles as far as they are true of this picture: "on a cliff" only goes with a cliff."""
    found = []
    for title in kind.titles:
        head = TAIL.split(title)[0]
        tail = title[len(head) :]
        told = head if tail and not _shown(tail, kind, everything) else title
        own = f"{kind.name} {scene.view}"
        if true_of(told, scene, kind.name) and _sights_seen(told, own, everything):
            found.append(told)
    return list(dict.fromkeys(found)) or [kind.name]


def _shown(tail: str, kind: Kind, everything: list[Group]) -> bool:
    """Whether a title's tail is seen in the picture, or is the kind's own: part of most of its titles."""
    last = split(tail)[-1]
    if any(last in group.heads for group in everything):
        return True
    usual = sum(last in split(title) for title in kind.titles)
    return last in split(kind.name) or usual * 2 > len(kind.titles)


def _sights_seen(
    title: str, own: str, everything: list[Group], loosely: frozenset[str] = frozenset()
) -> bool:
    """Whether what a title promises ("path" in "forest path") is in the picture, or is in `own` words.

    Words that are said `loosely` promise nothing.
    """
    known = set(split(own.replace("'s", "")))
    sights = [word for word in split(title) if word in _SIGHTS and not known & {word, *_SIGHTS[word]}]
    sights = [word for word in sights if word not in loosely]
    return all(any(group.heads & set(_SIGHTS[word]) for group in everything) for word in sights)
