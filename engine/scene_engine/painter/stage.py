"""The stage: a picture while it is being painted, and the record of what stands on it.

Pixels are packed colours (see `light.pack`). A second array knows which thing owns each pixel: what is
painted over is no longer seen, so a caption never names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter.area import Area, ellipse
from scene_engine.painter.dice import Dice
from scene_engine.painter.grammar import plurals
from scene_engine.painter.light import Light
from scene_engine.painter.materials import Material, rgb
from scene_engine.painter.scene import Relation, Thing

BACKDROP = 0
FEWEST_PIXELS = 70
"""What shows less than this isn't named."""

NARROWEST = 6
"""Nor is what shows as a sliver, narrower than this many pixels."""

Value = float | NDArray[np.floating]


@dataclass(frozen=True)
class Named:
    """A thing as the painter named it; what of it can be seen is found out at the end."""

    number: int
    noun: str
    plural: str
    adjectives: tuple[str, ...]
    many: bool


class Stage:
    """A canvas, its light, and what stands on it.

    Args:
        dice: The picture's own.
        light: The picture's light.
        season: "spring", "summer", "autumn", "winter" or "".
        lamp: Indoors, what lights the room.

    Attributes:
        pixels: uint32 [192, 320], packed colours.
        owner: int16 [192, 320], numbers of things.
        open: bool [192, 320], where rain and snow may fall; see `shelter`.
        horizon: The row where sky and ground meet, once a view has set it.
        mood: One word that the kind may set.
    """

    def __init__(self, dice: Dice, light: Light, season: str = "summer", lamp: str = "") -> None:
        self.dice, self.light, self.season, self.lamp = dice, light, season, lamp
        self.pixels = np.zeros((HEIGHT, WIDTH), np.uint32)
        self.owner = np.zeros((HEIGHT, WIDTH), np.int16)
        self.open = np.ones((HEIGHT, WIDTH), np.bool_)
        self.horizon = 110
        self.mood = ""
        self._named: list[Named] = []
        self._relations: list[tuple[Named, str, Named]] = []
        self._current = BACKDROP

    @property
    def side(self) -> int:
        """-1 where the light comes from the left, 1 from the right."""
        return self.light.side

    @property
    def time(self) -> str:
        return self.light.time

    @property
    def weather(self) -> str:
        return self.light.weather

    @property
    def night(self) -> bool:
        return self.light.night

    # -- brushes --

    def fill(
        self,
        area: Area,
        material: Material,
        value: Value = 0.6,
        distance: float = 0.0,
        steps: int | None = None,
    ) -> None:
        """Paints an area with a material.

        Args:
            area: Where.
            material: Of what.
            value: How lit: 0 in the deepest shadow, 1 in full light; one number, or float [h, w] over the
                area's box. Clipped.
            distance: As `Light.ramp`.
            steps: Colours of the ramp, in place of the material's own: few make clusters, 32 a gradient.
        """
        if not area.mask.size:
            return
        ramp = self.light.ramp(material, distance, steps)
        if np.ndim(value) == 0:
            self.paint(area, int(ramp[min(max(int(float(value) * len(ramp)), 0), len(ramp) - 1)]))
        else:
            level = np.clip(np.asarray(value) * len(ramp), 0, len(ramp) - 1).astype(np.intp)
            self.paint(area, ramp[np.broadcast_to(level, area.mask.shape)])

    def paint(self, area: Area, colours: int | NDArray[np.uint32]) -> None:
        """Paints packed colours as they are: one, or uint32 [h, w] over the area's box."""
        np.copyto(
            self.pixels[area.window],
            np.uint32(colours) if np.ndim(colours) == 0 else colours,
            where=area.mask,
        )
        self.claim(area)

    def claim(self, area: Area) -> None:
        """Gives the current thing pixels that are painted already: mist, an aurora."""
        np.copyto(self.owner[area.window], self._current, where=area.mask)

    def blend(self, area: Area, colour: int | NDArray[np.float32], amount: Value) -> None:
        """Mixes a colour into what is there, as mist and glass do; who owns the pixels stays.

        Args:
            area: Where.
            colour: 0xRRGGBB, graded but not lit, or float32 [3] (or [h, w, 3]) as it is.
            amount: 0 nothing to 1 all of it; one number, or float [h, w] over the area's box.
        """
        target = self.light.grade(rgb(colour)) if isinstance(colour, int) else colour
        window = self._bytes[area.window]
        below = window[..., :3].astype(np.float32)
        share = (np.asarray(amount, np.float32) * area.mask)[..., None]
        window[..., :3] = np.clip(below + (target * 255 - below) * share + 0.5, 0, 255).astype(np.uint8)

    def glow(self, x: float, y: float, radius: float, colour: int, strength: float = 0.6) -> None:
        """Light around a lamp, a fire or the sun: adds 0xRRGGBB, falling off to nothing at `radius`."""
        area = ellipse(x, y, radius)
        near = np.sqrt((area.xs - x) ** 2 + (area.ys - y) ** 2) / np.float32(max(radius, 1))
        self.brighten(area, colour, strength * np.clip(1 - near, 0, 1) ** 2)

    def brighten(self, area: Area, colour: int, strength: Value) -> None:
        """Adds light of 0xRRGGBB: a screen, which never overflows."""
        added = (np.asarray(strength, np.float32) * area.mask)[..., None] * self.light.grade(rgb(colour))
        window = self._bytes[area.window]
        below = window[..., :3].astype(np.float32)
        window[..., :3] = (below + (255 - below) * added + 0.5).astype(np.uint8)

    def shade(self, area: Area, amount: Value = 0.45) -> None:
        """Casts a shadow: darker and bluer by `amount`, 0 to 1; one number or float [h, w]."""
        share = (np.asarray(amount, np.float32) * area.mask)[..., None]
        window = self._bytes[area.window]
        window[..., :3] = (window[..., :3] * (1 - share * np.array([1, 0.95, 0.8], np.float32)) + 0.5).astype(
            np.uint8
        )

    def relight(self, amount: NDArray[np.floating], key: int = 0xFFD9A0, ambient: int = 0x1C2040) -> None:
        """Lights a whole room by a map: pixels times `key` where it is 1, times `ambient` where it is 0.

        Args:
            amount: float [192, 320], 0..1.3; above 1 it is overlit.
            key: 0xRRGGBB, the colour of the lamp's light.
            ambient: 0xRRGGBB, what is left in the dark.
        """
        tint = rgb(ambient) + (rgb(key) - rgb(ambient)) * np.asarray(amount, np.float32)[..., None]
        lit = self._bytes[..., :3] * tint
        self._bytes[..., :3] = np.minimum(lit + 0.5, 255).astype(np.uint8)

    @property
    def _bytes(self) -> NDArray[np.uint8]:
        """The pixels as red, green, blue and 0: uint8 [192, 320, 4], a view."""
        return self.pixels.view(np.uint8).reshape(HEIGHT, WIDTH, 4)

    def rgb(self) -> NDArray[np.uint8]:
        """The picture as it is now: uint8 [192, 320, 3], a copy."""
        return self._bytes[..., :3].copy()

    # -- what stands on it --

    @property
    def nouns(self) -> tuple[str, ...]:
        """What the things are called whose numbers are in `owner`; "" for the backdrop."""
        return ("", *(named.noun for named in self._named))

    @contextmanager
    def thing(
        self, noun: str, *adjectives: str, plural: str | None = None, many: bool = False
    ) -> Iterator[Named]:
        """Everything painted within belongs to this thing; they may nest, and the inner one owns its pixels.

        Args:
            noun: In the singular and without an article: "stone bridge". "" for nothing worth naming, as
                the background is.
            adjectives: More that may be said of it.
            plural: By rule unless told; "" for what isn't counted, such as "sea" or "mist".
            many: Whether several are painted within, as one group ("oaks").
        """
        named = Named(
            len(self._named) + 1, noun, plurals(noun) if plural is None else plural, adjectives, many
        )
        self._named.append(named)
        before, self._current = self._current, named.number
        try:
            yield named
        finally:
            self._current = before

    @contextmanager
    def again(self, named: Named) -> Iterator[None]:
        """More of a thing that was left already, when others have been painted between."""
        before, self._current = self._current, named.number
        try:
            yield
        finally:
            self._current = before

    def relate(self, subject: Named, word: str, object: Named) -> None:
        """Notes a relation worth naming: relate(bridge, "over", river)."""
        self._relations.append((subject, word, object))

    def shelter(self, area: Area) -> None:
        """Keeps rain and snow out of an area: the near wall of a cave, what is under a roof."""
        self.open[area.window] &= ~area.mask

    def mirror(self) -> None:
        """Turns everything left to right."""
        self.pixels = np.ascontiguousarray(self.pixels[:, ::-1])
        self.owner = np.ascontiguousarray(self.owner[:, ::-1])
        self.light.side = -self.light.side

    def seen(self) -> tuple[tuple[Thing, ...], tuple[Relation, ...]]:
        """The things that can be seen, the largest first, and the relations among them."""
        counts = np.bincount(self.owner.ravel(), minlength=len(self._named) + 1).tolist()
        extents = {
            named: self._extent(named.number)
            for named in self._named
            if named.noun and counts[named.number] >= FEWEST_PIXELS
        }
        visible = [named for named, (x0, y0, x1, y1) in extents.items() if min(x1 - x0, y1 - y0) >= NARROWEST]
        visible.sort(key=lambda named: (-counts[named.number], named.number))
        place = {named.number: index for index, named in enumerate(visible)}
        things = tuple(
            Thing(n.noun, n.plural, n.adjectives, extents[n], counts[n.number], n.many) for n in visible
        )
        relations = tuple(
            Relation(place[subject.number], word, place[object.number])
            for subject, word, object in self._relations
            if subject.number in place and object.number in place
        )
        return things, relations

    def _extent(self, number: int) -> tuple[int, int, int, int]:
        mine = self.owner == number
        rows, columns = np.flatnonzero(mine.any(axis=1)), np.flatnonzero(mine.any(axis=0))
        return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
