"""Recipe in, events out: the one way to make a picture.

    for event in generate(pretrained, recipes):
        match event: Started | Progress | Preview | Finished

Several recipes are drawn together, in batches; each picture is the one that its recipe gives alone. A recipe
with an `edit` draws into a canvas: what its mask leaves alone stays bit for bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import COLUMNS, Canvas
from scene_engine.drawing import Drawing, as_bytes
from scene_engine.jobs import Job
from scene_engine.pretrained import Pretrained
from scene_engine.recipe import Recipe
from scene_engine.transformer.writing import BATCH


@dataclass(frozen=True)
class Started:
    """A picture's first token is about to be written; `recipe` is complete, with the checkpoint's digest."""

    image: int
    recipe: Recipe


@dataclass(frozen=True)
class Progress:
    """`done` of `total` tokens of every picture in `images` are written."""

    images: range
    done: int
    total: int


@dataclass(frozen=True)
class Preview:
    """A picture as far as it is written: RGB uint8 [height, width, 3].

    Of a plain new picture it is the upper part; of any other the whole, with what was there where nothing is
    written yet.
    """

    image: int
    rgb: NDArray[np.uint8]


@dataclass(frozen=True)
class Finished:
    """A whole picture.

    `confidence`, if it was asked for, is the probability that the model gave the token of each pixel's cell:
    float32 [height, width], see `Drawing.confidence`.
    """

    image: int
    recipe: Recipe
    canvas: Canvas
    confidence: NDArray[np.float32] | None = None


Event = Started | Progress | Preview | Finished


def generate(
    pretrained: Pretrained,
    recipes: Sequence[Recipe],
    preview_rows: int = 0,
    cancelled: Callable[[], bool] = lambda: False,
    canvas: Canvas | None = None,
    confidence: bool = False,
) -> Iterator[Event]:
    """Draws a picture for each recipe.

    Args:
        pretrained: From `load_pretrained`.
        recipes: One a picture. Neighbours that differ in prompt, seed and palette alone are drawn together.
        preview_rows: Rows of cells from one preview to the next; 0 for no previews. A preview costs a decode
            of the rows written so far, or of a window. A plain new picture is first shown after one row.
        cancelled: Asked before each token; once it says so, the generator ends and no picture is finished.
        canvas: What recipes with an edit draw into: of the edit's size, and with the recipe's palette; after
            it there may be colours that an earlier edit added. What is under the mask makes no difference.
        confidence: Whether to tell how likely the tokens were; costs a pass over each window.

    Raises:
        SceneError: A recipe names another checkpoint, a palette that can't be had, or another canvas; or the
            checkpoint holds numbers that give no picture.
    """
    first = 0
    for batch in _batches(recipes):
        jobs = [Job.of(recipe, canvas, pretrained.digest) for recipe in batch]
        images = range(first, first + len(jobs))
        first = images.stop
        for image, job in zip(images, jobs, strict=True):
            yield Started(image, job.recipe)
        drawing = Drawing(pretrained, jobs[0].plan, [job.recipe for job in jobs], jobs[0].source())
        for event in _drawn(drawing, jobs, images, preview_rows):
            if cancelled():
                return
            yield event
        for place, (image, job) in enumerate(zip(images, jobs, strict=True)):
            result = job.finished(drawing.picture(place))
            yield Finished(image, job.recipe, result, drawing.confidence(place) if confidence else None)


def numbered(recipe: Recipe, count: int) -> list[Recipe]:
    """`count` recipes that differ in their seed alone: the recipe's own, and those that follow it."""
    return [replace(recipe, seed=(recipe.seed + index) % 2**32) for index in range(count)]


def _batches(recipes: Sequence[Recipe]) -> Iterator[list[Recipe]]:
    """Neighbours that can be drawn together, at most BATCH of them."""

    def alike(recipe: Recipe) -> tuple[object, ...]:
        own_mask = recipe.seed if recipe.edit and recipe.edit.keep else None
        how = recipe.temperature, recipe.top_k, recipe.guidance, recipe.tokens_a_step
        return *how, recipe.edit, own_mask

    for _, group in groupby(recipes, alike):
        run = list(group)
        for first in range(0, len(run), BATCH):
            yield run[first : first + BATCH]


def _drawn(
    drawing: Drawing, jobs: Sequence[Job], images: range, preview_rows: int
) -> Iterator[Progress | Preview]:
    """Writes all windows of a batch."""
    plain = jobs[0].recipe.edit is None
    shown = [job.before() for job in jobs] if preview_rows and not plain else []
    done, total = 0, jobs[0].plan.total
    for window in jobs[0].plan.windows:
        for _ in drawing.write(window):
            done += 1
            yield Progress(images, done, total)
            early = plain and done == COLUMNS  # the first row costs next to nothing, and ends the waiting
            if not preview_rows or done == total or (done % (preview_rows * COLUMNS) and not early):
                continue
            for place, image in enumerate(images):
                if plain:
                    yield Preview(image, as_bytes(drawing.decoded(place, window, done // COLUMNS)))
                else:
                    yield Preview(image, drawing.shown(place, window, jobs[place].mask, shown[place]))
        shown = [
            drawing.shown(place, window, job.mask, before)
            for place, (job, before) in enumerate(zip(jobs, shown, strict=False))
        ]
