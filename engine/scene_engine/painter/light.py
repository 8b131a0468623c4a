"""Hours and weathers: what they make of a material's colours, and of the sky."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scene_engine.painter.dice import Dice
from scene_engine.painter.materials import RGB, Material, rgb

Triple = tuple[float, float, float]
GREY = np.array([0.299, 0.587, 0.114], np.float32)


@dataclass(frozen=True)
class Hour:
    """A time of day.

    Attributes:
        sky: 0xRRGGBB from the zenith to the horizon.
        key: What the main light does to each channel of a lit surface.
        ambient: The same in the shadow.
        haze: What far things fade into.
        body: "sun", "moon" or nothing in the sky.
        altitude: Rows of the canvas, of the highest and lowest place of that body.
        night: Whether it is dark.
        veiled: What a closed sky leaves of each channel, beside what its weather takes.
        band: 0xRRGGBB and strength of the light along the horizon, under a closed sky.
    """

    sky: tuple[int, ...]
    key: Triple
    ambient: Triple
    haze: int
    body: str = ""
    altitude: tuple[int, int] = (20, 60)
    night: bool = False
    veiled: Triple = (1.0, 1.0, 1.0)
    band: tuple[int, float] = (0, 0.0)


HOURS = {
    "dawn": Hour(
        (0x4A5A94, 0x8C7FB0, 0xD79BA8, 0xF8C49A, 0xFFE8B4),
        (1.10, 0.93, 0.82), (0.62, 0.60, 0.80), 0xE9BBB0, "sun", (84, 108),
        veiled=(1.0, 0.90, 1.02), band=(0xFFC4B4, 0.75),
    ),
    "noon": Hour(
        (0x2C6CC4, 0x4C92DC, 0x7FBCEC, 0xB4E0F6, 0xDDF3F8),
        (1.06, 1.04, 0.98), (0.80, 0.85, 1.00), 0xBBDDF0, "sun", (14, 40),
        veiled=(1.04, 1.06, 1.08),
    ),
    "golden hour": Hour(
        (0x3F74B4, 0x7FA4C4, 0xC8C4A8, 0xF6D080, 0xFFEAA8),
        (1.18, 0.98, 0.68), (0.68, 0.60, 0.70), 0xF3D29A, "sun", (60, 92),
        veiled=(1.04, 0.94, 0.80), band=(0xFFDC98, 0.65),
    ),
    "sunset": Hour(
        (0x3A2458, 0x7C3468, 0xC8505C, 0xF58A4A, 0xFFD070),
        (1.14, 0.72, 0.52), (0.48, 0.38, 0.60), 0xE07A5C, "sun", (88, 112),
        veiled=(0.92, 0.76, 0.72), band=(0xF47C3C, 0.85),
    ),
    "dusk": Hour(
        (0x16183C, 0x2C2C5E, 0x544482, 0x8C5E94, 0xC8868C),
        (0.74, 0.62, 0.80), (0.34, 0.31, 0.52), 0x7C6490,
        veiled=(0.82, 0.88, 1.10), band=(0x8088BC, 0.4),
    ),
    "moonlit night": Hour(
        (0x070A20, 0x0C1636, 0x15264E, 0x213C6A, 0x35568A),
        (0.52, 0.64, 0.92), (0.15, 0.19, 0.38), 0x24406C, "moon", (20, 62), True,
        veiled=(0.58, 0.80, 1.02), band=(0x3C5C94, 0.3),
    ),
    "starless night": Hour(
        (0x080A16, 0x0E1224, 0x161B32, 0x202742, 0x2C3552),
        (0.44, 0.50, 0.70), (0.16, 0.18, 0.32), 0x252E4A, "", (0, 0), True,
        veiled=(0.92, 0.88, 0.84),
    ),
}  # fmt: skip

NIGHT_FLOOR = 0.88
"""What of a night's light the weather leaves at least."""

# Indoors the hour only shows in the windows; `Stage.relight` says what the lamps do.
ROOM_KEY, ROOM_AMBIENT = (1.03, 1.0, 0.96), (0.66, 0.66, 0.78)


@dataclass(frozen=True)
class Weather:
    """What the weather takes from the hour.

    Attributes:
        grey: How far the sky goes to grey.
        dim: What remains of the light.
        contrast: What remains of the difference between lit and shadow.
        haze: How thick the air is: 0 none, 1 nothing to be seen at the horizon.
        near_haze: The haze that is there at once, before any distance.
        hides_body: Whether sun and moon are hidden.
    """

    grey: float = 0.0
    dim: float = 1.0
    contrast: float = 1.0
    haze: float = 0.62
    near_haze: float = 0.0
    hides_body: bool = False


WEATHERS = {
    "clear": Weather(),
    "cloudy": Weather(0.10, 0.97, 0.92, 0.66),
    "overcast": Weather(0.72, 0.86, 0.62, 0.72, hides_body=True),
    "mist": Weather(0.45, 0.95, 0.62, 1.0, 0.14),
    "rain": Weather(0.78, 0.72, 0.6, 0.85, 0.05, True),
    "thunderstorm": Weather(0.7, 0.52, 0.75, 0.75, hides_body=True),
    "snow": Weather(0.7, 0.95, 0.62, 0.85, 0.05, True),
    "aurora": Weather(0.0, 1.0, 1.0, 0.6),
}


@dataclass(frozen=True)
class Grade:
    """The painter's own colour sense for one picture: one hand for all of its colours."""

    saturation: float = 1.0
    gain: Triple = (1.0, 1.0, 1.0)
    contrast: float = 1.0

    @classmethod
    def roll(cls, dice: Dice) -> Grade:
        warm, green = dice.between(-0.07, 0.07), dice.between(-0.03, 0.03)
        return cls(dice.between(0.8, 1.3), (1 + warm, 1 + green, 1 - warm), dice.between(0.92, 1.12))

    def __call__(self, colours: RGB) -> RGB:
        grey = (colours * GREY).sum(axis=-1, keepdims=True)
        colours = (grey + (colours - grey) * np.float32(self.saturation)) * np.array(self.gain, np.float32)
        return np.asarray(np.clip((colours - 0.42) * np.float32(self.contrast) + 0.42, 0, 1), np.float32)


@dataclass
class Light:
    """The light of one picture.

    Attributes:
        time: Key of HOURS.
        weather: Key of WEATHERS.
        side: -1 if it comes from the left, 1 from the right.
        grade: The picture's colour sense.
        indoors: Under a roof: nothing hazes over, and materials have the colours of the room's own light.
    """

    time: str
    weather: str
    side: int = 1
    grade: Grade = field(default_factory=Grade)
    indoors: bool = False

    def __post_init__(self) -> None:
        self.hour, self.air = HOURS[self.time], WEATHERS[self.weather]
        self.night = self.hour.night
        lit, dark = (ROOM_KEY, ROOM_AMBIENT) if self.indoors else (self.hour.key, self.hour.ambient)
        middle = (np.array(lit) + np.array(dark)) / 2
        contrast = 1.0 if self.indoors else self.air.contrast
        key = middle + (np.array(lit) - middle) * contrast
        ambient = middle + (np.array(dark) - middle) * contrast
        # Clouds can't take much from a night that is dark already: what is there must still be seen.
        dim = 1.0 if self.indoors else max(self.air.dim, NIGHT_FLOOR if self.night else 0)
        self._veil = np.ones(3, np.float32)
        if self.air.hides_body and not self.indoors:
            # Without sun and moon to tell the hour, the light under the clouds must.
            self._veil = np.array(self.hour.veiled, np.float32)
        self._key = (self._dulled(key) * dim * self._veil).astype(np.float32)
        self._ambient = (self._dulled(ambient) * dim * self._veil).astype(np.float32)
        self.haze = self._sky(rgb(self.hour.haze))
        self._ramps: dict[tuple[Material, int, int], NDArray[np.uint32]] = {}

    def _dulled(self, tint: NDArray[np.floating]) -> NDArray[np.floating]:
        return tint + ((tint * GREY).sum() - tint) * (0.0 if self.indoors else self.air.grey * 0.45)

    def _sky(self, colours: RGB) -> RGB:
        grey = (colours * GREY).sum(axis=-1, keepdims=True) * np.array([0.94, 0.98, 1.04], np.float32)
        mixed = colours + (grey - colours) * np.float32(self.air.grey)
        return np.asarray(mixed * np.float32(0.25 + 0.75 * self.air.dim) * self._veil, np.float32)

    def sky(self, count: int = 64) -> RGB:
        """Colours from the zenith to the horizon, float32 [count, 3], graded."""
        return self.grade(self._sky(Material(self.hour.sky).ramp(count)))

    def ramp(self, material: Material, distance: float = 0.0, steps: int | None = None) -> NDArray[np.uint32]:
        """A material's colours in this light, packed, from shadow to light.

        Args:
            material: Which.
            distance: 0 is near, 1 at the horizon where the haze is thickest. Below 0, down to -1, lies the
                foreground frame: ever darker, out of the light.
            steps: How many; the material's own unless told.

        Returns:
            uint32 [steps]; see `pack`.
        """
        steps = steps or material.steps
        key = (material, steps, round(distance * 12))
        if key not in self._ramps:
            self._ramps[key] = pack(self.grade(self._lit(material.ramp(steps), material.glows, key[2] / 12)))
        return self._ramps[key]

    def _lit(self, colours: RGB, glows: bool, distance: float) -> RGB:
        t = ((np.arange(len(colours), dtype=np.float32) + 0.5) / np.float32(len(colours)))[:, None]
        if not glows:
            colours = colours * (self._ambient * (1 - t) + self._key * t)
        if distance < 0:
            return np.asarray(colours * np.float32(1 + 0.75 * distance), np.float32)
        haze = 0.0 if self.indoors else self.air.near_haze + distance * (self.air.haze - self.air.near_haze)
        return np.asarray(colours + (self.haze - colours) * np.float32(haze), np.float32)

    def colour(self, code: int, lit: bool = True) -> int:
        """One packed colour: 0xRRGGBB under the main light, or as it is if not `lit`."""
        plain = rgb(code) * self._key if lit else rgb(code)
        return int(pack(self.grade(plain)))


def pack(colours: RGB) -> NDArray[np.uint32]:
    """float [..., 3] of 0..1 to 0x00BBGGRR, uint32 [...]: its bytes in memory are red, green, blue, 0."""
    whole = np.rint(np.clip(colours, 0, 1) * np.float32(255)).astype(np.uint32)
    return np.asarray(whole[..., 0] | whole[..., 1] << 8 | whole[..., 2] << 16, np.uint32)
