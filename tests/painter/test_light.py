from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from numpy.typing import NDArray

from scene_engine.painter.dice import Dice
from scene_engine.painter.light import HOURS, WEATHERS, Grade, Light, pack
from scene_engine.painter.materials import GRANITE, GRASS, Material

LAMP = Material((0xFFE0A0, 0xFFF4D0), 2, glows=True)


def unpack(colours: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Packed colours as red, green and blue, 0 to 255."""
    return np.stack([colours >> shift & 255 for shift in (0, 8, 16)], axis=-1).astype(np.int64)


def brightness(colours: NDArray[np.uint32]) -> float:
    return float(unpack(colours).mean())


def test_packed_colours_lie_in_memory_as_red_green_blue() -> None:
    packed = pack(np.array([[1.0, 0.5, 0.0], [-1.0, 2.0, 0.2]], np.float32))
    assert packed.view(np.uint8).reshape(2, 4).tolist() == [[255, 128, 0, 0], [0, 255, 51, 0]]


@pytest.mark.parametrize(("hour", "weather"), list(product(HOURS, WEATHERS)))
def test_a_ramp_goes_from_shadow_to_light_in_every_light(hour: str, weather: str) -> None:
    ramp = unpack(Light(hour, weather).ramp(GRANITE)).sum(axis=1)
    assert len(ramp) == GRANITE.steps
    assert (np.diff(ramp) >= 0).all()
    assert ramp[-1] > ramp[0] + 20


def test_nights_are_darker_than_days_and_storms_darker_than_fair_weather() -> None:
    def grass(hour: str, weather: str = "clear") -> float:
        return brightness(Light(hour, weather).ramp(GRASS))

    assert grass("starless night") < grass("moonlit night") < grass("dusk") < grass("noon")
    assert grass("noon", "thunderstorm") < grass("noon", "rain") < grass("noon")


def test_evenings_are_warm_and_nights_blue() -> None:
    sunset, night = (unpack(Light(hour, "clear").ramp(GRANITE))[-1] for hour in ("sunset", "moonlit night"))
    assert sunset[0] > sunset[2] + 20
    assert night[2] > night[0] + 20


@pytest.mark.parametrize("weather", [name for name, weather in WEATHERS.items() if weather.hides_body])
def test_hours_are_told_apart_under_a_closed_sky(weather: str) -> None:
    """By what light is left: no sun and no moon can tell them there."""
    lights = [unpack(Light(hour, weather).ramp(GRANITE))[-1] for hour in HOURS]
    for one, other in combinations(lights, 2):
        assert np.abs(one - other).max() > 8


@pytest.mark.parametrize("weather", WEATHERS)
def test_what_is_far_fades_into_the_haze(weather: str) -> None:
    light = Light("noon", weather)
    haze = light.haze * 255
    gaps = [np.abs(unpack(light.ramp(GRASS, distance)) - haze).mean() for distance in (0.0, 0.5, 1.0)]
    assert gaps[0] > gaps[1] > gaps[2]
    assert (gaps[2] < 3) == (weather == "mist")


def test_the_foreground_frame_is_ever_darker() -> None:
    light = Light("noon", "clear")
    shades = [brightness(light.ramp(GRASS, distance)) for distance in (0.0, -0.4, -0.8)]
    assert shades[0] > shades[1] > shades[2]


def test_a_room_has_the_same_walls_whatever_the_hour_and_the_weather() -> None:
    rooms = [
        Light(hour, weather, indoors=True).ramp(GRANITE, 0.7) for hour, weather in product(HOURS, WEATHERS)
    ]
    assert all(np.array_equal(room, rooms[0]) for room in rooms)


def test_lamps_are_as_bright_by_night() -> None:
    day, night = (Light(hour, "clear").ramp(LAMP) for hour in ("noon", "starless night"))
    assert np.array_equal(day, night)


def test_grey_weather_takes_the_sky_s_colour() -> None:
    def colourful(weather: str) -> float:
        sky = Light("noon", weather).sky()
        return float((sky.max(axis=1) - sky.min(axis=1)).mean())

    assert colourful("rain") < colourful("overcast") < colourful("cloudy") < colourful("clear")


def test_every_colour_sense_leaves_colours_in_range_and_differs_from_picture_to_picture() -> None:
    colours = np.random.default_rng(1).random((200, 3), np.float32)
    graded = [Grade.roll(Dice(seed))(colours) for seed in range(40)]
    assert all(g.min() >= 0 and g.max() <= 1 for g in graded)
    assert len({g.tobytes() for g in graded}) == 40
    assert all(np.abs(g - colours).mean() < 0.12 for g in graded)
