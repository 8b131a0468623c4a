"""One painting: (seed, number) in, picture, indexed canvas and the scene's description out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scene_engine import palette
from scene_engine.canvas import Canvas
from scene_engine.painter import weather
from scene_engine.painter.captions import captions
from scene_engine.painter.colour_names import commonest
from scene_engine.painter.dice import Dice
from scene_engine.painter.kinds import Kind, all_kinds
from scene_engine.painter.light import HOURS, Grade, Light
from scene_engine.painter.scene import Scene
from scene_engine.painter.stage import Stage

COLOURS = ((16, 2.0), (24, 2.0), (32, 3.0), (48, 2.0), (64, 2.0), (96, 1.0), (128, 1.0), (256, 0.5))
DITHERS = (("none", 5.0), ("bayer2", 2.0), ("bayer4", 3.5), ("bayer8", 1.0))


@dataclass(frozen=True)
class Wish:
    """What a painting must be; what is left out is rolled.

    Attributes:
        kind: Name of a kind.
        time: Key of light.HOURS.
        weather: Key of light.WEATHERS.
        season: One of kinds.base.SEASONS.
        view: One of the kind's views.
        lamp: One of kinds.base.LAMPS.
    """

    kind: str | None = None
    time: str | None = None
    weather: str | None = None
    season: str | None = None
    view: str | None = None
    lamp: str | None = None


@dataclass(frozen=True, eq=False)
class Painting:
    """A finished picture.

    Attributes:
        seed: Of the series.
        number: Within it.
        rgb: uint8 [192, 320, 3], undithered: what the VQGAN learns from.
        scene: All that is true of it.
        colours: The most colours that its canvas may have.
        dither: How its canvas is dithered.
        owner: int16 [192, 320], which thing each pixel belongs to: a place in `nouns`.
        nouns: What these things are called, "" for the backdrop and what isn't worth a name.
    """

    seed: int
    number: int
    rgb: NDArray[np.uint8]
    scene: Scene
    colours: int
    dither: str
    owner: NDArray[np.int16]
    nouns: tuple[str, ...]

    @cached_property
    def canvas(self) -> Canvas:
        """The picture as VGA shows it: an indexed canvas with a palette of its own, dithered."""
        return palette.to_canvas(self.rgb, colors=self.colours, dither=self.dither)

    def captions(self, count: int) -> list[str]:
        """Different captions of it, the same on every call; fewer where there is little to say."""
        return captions(self.scene, Dice(self.seed, self.number, 1), count)


def paint(seed: int, number: int, wish: Wish | None = None) -> Painting:
    """Paints one picture; the same arguments give the same picture on every machine.

    Args:
        seed: The series, 0 or above.
        number: The picture in it, 0 or above; no two are alike.
        wish: What it must be.

    Raises:
        KeyError: The wish names a kind, view, hour or weather that there isn't.
    """
    wish = wish or Wish()
    dice = Dice(seed, number)
    kind, time, sky = _combination(dice, wish)
    season = _season(dice, kind, sky, wish.season)
    lamp = (wish.lamp or _lamp(dice, kind, time)) if kind.indoors else ""
    view = wish.view or dice.pick(list(kind.views))

    light = Light(time, sky, dice.sign(), Grade.roll(dice), kind.indoors)
    stage = Stage(dice, light, season, lamp)
    kind.views[view](stage)
    if not kind.indoors:
        weather.fall(stage)
    if dice.chance(0.5):
        stage.mirror()

    rgb = stage.rgb()
    things, relations = stage.seen()
    gloomy = light.night or sky in ("thunderstorm", "rain", "mist")
    mood = stage.mood or dice.pick(kind.night_moods if gloomy else kind.moods)
    scene = Scene(
        kind.name, view, time, sky, season, lamp, mood, things, relations,
        "left" if stage.side < 0 else "right", commonest(rgb),
    )  # fmt: skip
    colours, dither = dice.weighed(COLOURS), dice.weighed(DITHERS)
    return Painting(seed, number, rgb, scene, colours, dither, stage.owner, stage.nouns)


def combination(seed: int, number: int) -> tuple[str, str, str]:
    """The kind, hour and weather of `paint(seed, number)`, without painting it."""
    kind, time, sky = _combination(Dice(seed, number), Wish())
    return kind.name, time, sky


def _combination(dice: Dice, wish: Wish) -> tuple[Kind, str, str]:
    kinds = all_kinds()
    kind = kinds[wish.kind or dice.pick(list(kinds))]
    time = wish.time or dice.pick(kind.hours(wish.lamp))
    # Rare weathers are painted more often than they are met: they too want to be learnt.
    skies = [(name, weight**0.6) for name, weight in kind.weathers if _possible(name, time, wish.season)]
    return kind, time, wish.weather or dice.weighed(skies)


def _possible(weather: str, time: str, season: str | None) -> bool:
    """Aurora needs a night, snow no wish for another season than winter."""
    if weather == "aurora":
        return time.endswith("night")
    return weather != "snow" or season in (None, "winter")


def _lamp(dice: Dice, kind: Kind, time: str) -> str:
    """There is no daylight by night, if the room has any other light."""
    fit = [lamp for lamp in kind.lamps if lamp != "daylight" or not HOURS[time].night]
    return dice.pick(fit or kind.lamps)


def _season(dice: Dice, kind: Kind, weather: str, wish: str | None) -> str:
    if not kind.seasons:
        return ""
    rolled = dice.weighed([(season, 2.0 if season == "summer" else 1.0) for season in kind.seasons])
    if weather == "snow" and "winter" in kind.seasons:
        rolled = "winter"
    return wish or rolled
