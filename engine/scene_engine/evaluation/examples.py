"""Painted scenes for evaluation: pictures whose labels are known, of series that no training is to use.

No module imported here knows mlx: painting runs in processes of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scene_engine import machine, palette
from scene_engine.canvas import Canvas
from scene_engine.evaluation.hours import alike
from scene_engine.evaluation.labels import Asked, Labels, asked, best_prompt, labels_of
from scene_engine.painter import held_out, workers
from scene_engine.painter.painting import combination, paint
from scene_engine.recipe import Recipe

SEED = 90_001
"""Of the series that evaluation asks about: training takes smaller ones."""

CAPTIONS = 6
_CHUNK = 8

_FEW = 48
"""Pictures that are painted before other processes have even started."""

Report = Callable[[int, int], None]
"""Told how many are done, and of how many."""

Job = TypeVar("Job")
Result = TypeVar("Result")


@dataclass(frozen=True, eq=False)
class Example:
    """A painted scene, and a prompt for it.

    Attributes:
        name: Of the painting: "painted 90001 12".
        rgb: uint8 [192, 320, 3], undithered.
        prompt: Of its captions the one that says most of what can be judged.
        labels: What can be seen in it.
        hours: Those that look like its own, see `hours.alike`.
        asked: What the prompt asks for.
        wish: Its kind, hour and weather.
    """

    name: str
    rgb: NDArray[np.uint8]
    prompt: str
    labels: Labels
    hours: frozenset[str]
    asked: Asked
    wish: tuple[str, str, str]

    @property
    def canvas(self) -> Canvas:
        """The picture in as many colours as `generate` takes, without a dither."""
        return as_drawn(self.rgb)


def as_drawn(rgb: NDArray[np.uint8]) -> Canvas:
    """A picture, uint8 [192, 320, 3], in a palette such as a drawn picture has."""
    return palette.to_canvas(rgb, colors=Recipe.colors)


def held_out_numbers(count: int, seed: int = SEED) -> list[int]:
    """Numbers of paintings whose combination no training has seen, all kinds as often as can be."""
    numbers = list(islice(held_out.numbers(seed, held=True), 20 * count))
    kinds = [combination(seed, number)[0] for number in numbers]
    turn: Counter[str] = Counter()
    places = []
    for number, kind in zip(numbers, kinds, strict=True):
        turn[kind] += 1
        places.append((turn[kind], number))
    return [number for _, number in sorted(places)[:count]]


def ordinary_numbers(count: int, seed: int = SEED) -> list[int]:
    """Numbers of paintings as training has them, though of another series."""
    return list(islice(held_out.numbers(seed, held=False), count))


def examples(numbers: Sequence[int], report: Report, seed: int = SEED) -> list[Example]:
    """Paints scenes, on all cores.

    Raises:
        SceneError: A painting process died.
    """
    return list(spread(_example, [(seed, number) for number in numbers], report))


def pictures(numbers: Sequence[int], report: Report, seed: int = SEED) -> Iterator[NDArray[np.uint8]]:
    """Paints pictures alone, uint8 [192, 320, 3] each, on all cores.

    Raises:
        SceneError: A painting process died.
    """
    return spread(_picture, [(seed, number) for number in numbers], report)


def _example(place: tuple[int, int]) -> Example:
    painting = paint(*place)
    scene = painting.scene
    prompt = best_prompt(painting.captions(CAPTIONS), scene)
    wanted, same = asked(prompt, scene), alike(scene)
    return Example(
        f"painted {place[0]} {place[1]}",
        painting.rgb,
        prompt,
        labels_of(scene),
        same,
        replace(wanted, times=wanted.times | same) if wanted.times else wanted,
        (scene.kind, scene.time, scene.weather),
    )


def _picture(place: tuple[int, int]) -> NDArray[np.uint8]:
    return paint(*place).rgb


def spread(function: Callable[[Job], Result], jobs: Sequence[Job], report: Report) -> Iterator[Result]:
    """Runs a module's function for every job on all cores, and yields the results in order.

    Raises:
        SceneError: A process died.
    """
    return workers.spread(function, jobs, machine.cores() if len(jobs) > _FEW else 1, report, _CHUNK)
