"""The scene language: what a picture shows, apart from how it was drawn."""

from __future__ import annotations

from dataclasses import dataclass

from scene_engine.canvas import CELL, COLUMNS

Box = tuple[int, int, int, int]
"""x0, y0, x1, y1 in pixels, the last two just outside."""


@dataclass(frozen=True)
class Thing:
    """Something that can be seen and named.

    Attributes:
        noun: What it is, in the singular and without an article: "stone bridge".
        plural: More than one of it, "stone bridges"; empty for what isn't counted ("sea", "mist").
        adjectives: More that may be said of it, such as ("old", "gnarled").
        box: Around its visible pixels.
        pixels: How many of them there are.
        many: Whether it is a group drawn as one (a wood, a flock): then only the plural names it.
    """

    noun: str
    plural: str
    adjectives: tuple[str, ...]
    box: Box
    pixels: int
    many: bool = False

    @property
    def cells(self) -> list[int]:
        """The cells (row by row, 20 in each) that its box touches by half a cell or more.

        Across and down alike, what is too small for that has the cell of its middle.
        """
        x0, y0, x1, y1 = self.box
        return [row * COLUMNS + column for row in _cells(y0, y1) for column in _cells(x0, x1)]


@dataclass(frozen=True)
class Relation:
    """How two things stand to each other: the places of both in `Scene.things`, and the word between them."""

    subject: int
    word: str
    object: int


@dataclass(frozen=True)
class Scene:
    """All that is true of a picture; captions say nothing else.

    Attributes:
        kind: Name of the kind, such as "lighthouse".
        view: Name of the composition, such as "far".
        time: Key of light.HOURS.
        weather: Key of light.WEATHERS.
        season: "spring", "summer", "autumn", "winter", or "" where there is none to be seen.
        lamp: Indoors, what lights the room ("candle", "lamp", "fire", "daylight"); outdoors "".
        mood: One word, such as "gloomy".
        things: The largest first.
        relations: Those whose both ends can be seen.
        light_side: "left" or "right", where the light comes from.
        colours: Names of the commonest colours, the commonest first.
    """

    kind: str
    view: str
    time: str
    weather: str
    season: str
    lamp: str
    mood: str
    things: tuple[Thing, ...]
    relations: tuple[Relation, ...]
    light_side: str
    colours: tuple[str, ...]


def _cells(start: int, stop: int) -> range:
    """Rows or columns of cells of which pixels start to stop - 1 cover half or more."""
    first, end = (start + CELL // 2 - 1) // CELL, (stop + CELL // 2) // CELL
    middle = (start + stop - 1) // 2 // CELL
    return range(first, end) if first < end else range(middle, middle + 1)
