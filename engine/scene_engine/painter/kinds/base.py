"""What a kind of scene is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scene_engine.painter.light import HOURS
from scene_engine.painter.names import Names, names_of
from scene_engine.painter.stage import Stage

View = Callable[[Stage], None]

SEASONS = ("spring", "summer", "autumn", "winter")
WEATHERS = (
    ("clear", 5.0), ("cloudy", 4.0), ("overcast", 1.5), ("mist", 1.5), ("rain", 1.2),
    ("thunderstorm", 0.8), ("snow", 0.8), ("aurora", 0.5),
)  # fmt: skip
LAMPS = ("daylight", "candlelight", "lamplight", "firelight")


@dataclass(frozen=True)
class Kind:
    """A kind of scene: what it is called, when it can be, and the compositions that show it.

    Attributes:
        name: Its label, such as "haunted mansion".
        titles: Ways to name the whole scene in a caption, the first the plainest: "haunted mansion on a
            cliff", "spooky old house on a rock". Without an article; `a "..."` must read well.
        views: Compositions by name ("near", "far", "framed"). Each paints the whole stage: sky first, then
            from the back to the front.
        times: Hours that it can be seen in, of light.HOURS.
        weathers: Weathers with their weights, of light.WEATHERS.
        seasons: Seasons that change it; empty where there is none to be seen.
        lamps: Indoors, what may light it, of LAMPS; empty outdoors.
        moods: Words that suit it by day, for captions.
        night_moods: The same by night, and in a storm.
    """

    name: str
    titles: tuple[str, ...]
    views: dict[str, View]
    times: tuple[str, ...] = tuple(HOURS)
    weathers: tuple[tuple[str, float], ...] = WEATHERS
    seasons: tuple[str, ...] = SEASONS
    lamps: tuple[str, ...] = ()
    moods: tuple[str, ...] = ("peaceful", "calm", "quiet", "inviting")
    night_moods: tuple[str, ...] = ("mysterious", "still", "lonely", "dreamy")

    @property
    def names(self) -> Names:
        """What people call it besides; painter/names/ has them, by the kind's name."""
        return names_of(self.name)

    def hours(self, lamp: str | None) -> tuple[str, ...]:
        """Its times, or those of them that have daylight if that is wished for."""
        return tuple(time for time in self.times if lamp != "daylight" or not HOURS[time].night) or self.times

    @property
    def indoors(self) -> bool:
        return bool(self.lamps)
