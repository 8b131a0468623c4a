"""Every kind of scene, in all of its compositions."""

from __future__ import annotations

import inspect
import sys
import warnings
from itertools import pairwise, product

import numpy as np
import pytest

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter.kinds import all_kinds
from scene_engine.painter.kinds.base import LAMPS, SEASONS
from scene_engine.painter.light import HOURS, WEATHERS
from scene_engine.painter.painting import Painting, Wish, paint

KINDS = sorted(all_kinds())


def paintings(name: str, count: int = 2) -> list[Painting]:
    """Some of each view, in hours, weathers and seasons that take turns."""
    kind = all_kinds()[name]
    made = []
    for number, (view, _) in enumerate(product(kind.views, range(count))):
        wish = Wish(
            name,
            kind.times[number % len(kind.times)],
            kind.weathers[number % len(kind.weathers)][0],
            view=view,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            made.append(paint(3, number, wish))
    return made


def test_there_are_many_kinds_indoors_and_outdoors() -> None:
    assert len(KINDS) >= 28
    assert sum(kind.indoors for kind in all_kinds().values()) >= 6


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_well_described(name: str) -> None:
    kind = all_kinds()[name]
    assert len(kind.views) >= 3
    assert len(kind.titles) >= 3
    assert len(set(kind.titles)) == len(kind.titles)
    assert not any(title.startswith(("a ", "an ", "the ")) for title in kind.titles)
    assert set(kind.times) <= set(HOURS)
    assert {weather for weather, _ in kind.weathers} <= set(WEATHERS)
    assert set(kind.seasons) <= set(SEASONS)
    assert set(kind.lamps) <= set(LAMPS)


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_fits_one_short_module(name: str) -> None:
    view = next(iter(all_kinds()[name].views.values()))
    source = inspect.getsource(sys.modules[inspect.unwrap(view).__module__])
    assert source.count("\n") <= 150


@pytest.mark.parametrize("name", KINDS)
def test_every_view_is_a_picture_with_things_to_name(name: str) -> None:
    for painting in paintings(name):
        where = f"{name}, {painting.scene.view}, {painting.scene.time}, {painting.scene.weather}"
        assert painting.rgb.shape == (HEIGHT, WIDTH, 3), where
        light = painting.rgb.max(axis=2)
        assert (light == 0).mean() < 0.25, f"{where}: a hole"
        assert np.ptp(painting.rgb.reshape(-1, 3).mean(axis=1)) > 40, f"{where}: nothing stands out"
        assert len(painting.scene.things) >= 2, where
        assert painting.scene.colours, where


@pytest.mark.parametrize("name", KINDS)
def test_a_canvas_keeps_to_its_palette(name: str) -> None:
    painting = paintings(name, 1)[0]
    canvas = painting.canvas
    assert len(canvas.palette) <= painting.colours
    # All of it lies on VGA's 6-bit DAC.
    assert np.array_equal(np.rint(np.rint(canvas.palette / 255 * 63) * 255 / 63), canvas.palette)
    difference = canvas.rgb().astype(int) - painting.rgb
    assert np.abs(difference).mean() < 14


@pytest.mark.parametrize("name", KINDS)
def test_hours_change_the_picture(name: str) -> None:
    """The same number by day and by night: the same things in another light."""
    kind = all_kinds()[name]
    hours = [hour for hour in dict.fromkeys(kind.times) if kind.lamps == ()]
    looks = [paint(5, 1, Wish(name, hour, kind.weathers[0][0])).rgb.mean(axis=(0, 1)) for hour in hours]
    for first, second in pairwise(looks):
        assert np.abs(first - second).max() > 4


def test_a_picture_depends_on_seed_and_number_alone() -> None:
    first = [paint(7, number) for number in range(12)]
    again = [paint(7, number) for number in reversed(range(12))][::-1]
    for one, other in zip(first, again, strict=True):
        assert np.array_equal(one.rgb, other.rgb)
        assert one.scene == other.scene
        assert np.array_equal(one.canvas.indices, other.canvas.indices)
    assert not any(np.array_equal(one.rgb, paint(8, one.number).rgb) for one in first)


def test_the_shipped_prompt_has_its_scenes() -> None:
    """What the README's first command asks for is painted, under that name and by night."""
    kind = all_kinds()["haunted mansion"]
    assert "spooky mansion on a cliff" in kind.titles
    assert any(hour.endswith("night") for hour in kind.times)
