"""Recipe in, events out: the one way to make a picture.

    for event in generate(pretrained, recipes):
        match event: Started | Progress | Preview | Finished

Several recipes are drawn together, in batches; each picture is the one that its recipe gives alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import mlx.core as mx
import numpy as np
from numpy.typing import NDArray

from scene_engine import backend, machine, palette
from scene_engine.canvas import COLUMNS, ROWS, Canvas
from scene_engine.errors import SceneError
from scene_engine.pretrained import Pretrained
from scene_engine.recipe import Recipe
from scene_engine.transformer.orders import CELLS
from scene_engine.transformer.writing import BATCH, Sampling, write_tokens


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
    """What a picture looks like so far: RGB uint8 [192, 320, 3], and how many rows of cells are written."""

    image: int
    rgb: NDArray[np.uint8]
    rows: int


@dataclass(frozen=True)
class Finished:
    """A whole picture."""

    image: int
    recipe: Recipe
    canvas: Canvas


Event = Started | Progress | Preview | Finished


def generate(
    pretrained: Pretrained,
    recipes: Sequence[Recipe],
    preview_rows: int = 0,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Event]:
    """Draws a picture for each recipe.

    Args:
        pretrained: From `load_pretrained`.
        recipes: One a picture. Those of one batch must agree in temperature, top-k and guidance.
        preview_rows: Rows of cells from one preview to the next; 0 for no previews. A preview costs a decode.
        cancelled: Asked before each token; once it says so, the generator ends and no picture is finished.

    Raises:
        SceneError: A recipe names another checkpoint, or a palette that can't be had.
    """
    recipes = [_completed(recipe, pretrained.digest) for recipe in recipes]
    for first in range(0, len(recipes), BATCH):
        batch = recipes[first : first + BATCH]
        images = range(first, first + len(batch))
        for image, recipe in zip(images, batch, strict=True):
            yield Started(image, recipe)
        grid = np.zeros((len(batch), CELLS), np.uint32)
        for done, tokens in enumerate(_tokens(pretrained, batch), start=1):
            if cancelled():
                return
            grid[:, done - 1] = tokens
            yield Progress(images, done, CELLS)
            rows, rest = divmod(done, COLUMNS)
            if preview_rows and not rest and not rows % preview_rows and done < CELLS:
                for image, picture in zip(images, grid, strict=True):
                    yield Preview(image, _bytes(decoded(pretrained, picture)), rows)
        for image, recipe, picture in zip(images, batch, grid, strict=True):
            yield Finished(image, recipe, finish(decoded(pretrained, picture), recipe))


def numbered(recipe: Recipe, count: int) -> list[Recipe]:
    """`count` recipes that differ in their seed alone: the recipe's own, and those that follow it."""
    return [replace(recipe, seed=(recipe.seed + index) % 2**32) for index in range(count)]


def decoded(pretrained: Pretrained, tokens: NDArray[np.uint32]) -> NDArray[np.float32]:
    """Tokens [240] to RGB float32 [192, 320, 3] in 0..1. One picture at a time: see `writing.BATCH`."""
    with backend.threads(machine.cores()):
        return np.array(pretrained.vqgan.decode(mx.array(tokens.reshape(1, ROWS, COLUMNS)))[0])


def finish(rgb: NDArray[np.float32], recipe: Recipe) -> Canvas:
    """The palette step: RGB float32 [192, 320, 3] to the recipe's indexed canvas."""
    return palette.to_canvas(rgb, recipe.palette, recipe.colors, recipe.dither)


def _tokens(pretrained: Pretrained, recipes: Sequence[Recipe]) -> Iterator[NDArray[np.uint32]]:
    text = pretrained.pieces.encode(
        [recipe.prompt for recipe in recipes], pretrained.transformer_config.text_length
    )
    sampling = {Sampling(recipe.temperature, recipe.top_k, recipe.guidance) for recipe in recipes}
    if len(sampling) > 1:
        raise ValueError("recipes drawn together must agree in temperature, top-k and guidance")
    writing = write_tokens(pretrained.transformer, text, [recipe.seed for recipe in recipes], sampling.pop())
    with backend.threads(1):
        for _, tokens in writing:
            yield np.array(tokens)


def _completed(recipe: Recipe, digest: str) -> Recipe:
    if recipe.checkpoint and not digest.startswith(recipe.checkpoint):
        raise SceneError(
            f"the recipe was drawn with checkpoint {recipe.checkpoint}, and this is {digest}",
            "Name the checkpoint with --checkpoint, or draw a new picture from the same prompt and seed.",
        )
    return replace(recipe, checkpoint=digest)


def _bytes(rgb: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.round(rgb * 255).astype(np.uint8)
