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

from scene_engine import backend, palette
from scene_engine.canvas import COLUMNS, Canvas
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
    """The upper part of a picture, as far as it is written: RGB uint8 [16 * rows of cells, 320, 3]."""

    image: int
    rgb: NDArray[np.uint8]


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
        preview_rows: Rows of cells from one preview to the next; 0 for no previews. A preview costs a decode
            of the rows written so far.
        cancelled: Asked before each token; once it says so, the generator ends and no picture is finished.

    Raises:
        SceneError: A recipe names another checkpoint, or a palette that can't be had; or the checkpoint
            holds numbers that give no picture.
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
                    yield Preview(image, _bytes(decoded(pretrained, picture[:done])))
        for image, recipe, picture in zip(images, batch, grid, strict=True):
            yield Finished(image, recipe, finish(decoded(pretrained, picture), recipe))


def numbered(recipe: Recipe, count: int) -> list[Recipe]:
    """`count` recipes that differ in their seed alone: the recipe's own, and those that follow it."""
    return [replace(recipe, seed=(recipe.seed + index) % 2**32) for index in range(count)]


def decoded(pretrained: Pretrained, tokens: NDArray[np.uint32]) -> NDArray[np.float32]:
    """Tokens of whole rows of cells [20 * rows] to RGB float32 [16 * rows, 320, 3] in 0..1.

    One picture at a time (see `writing.BATCH`), and with one BLAS thread: another number rounds differently.

    Raises:
        SceneError: The checkpoint gives numbers that are no colours.
    """
    with backend.threads(1):
        rgb = np.array(pretrained.vqgan.decode(mx.array(tokens.reshape(1, -1, COLUMNS)))[0])
    if not np.isfinite(rgb).all():
        raise SceneError(
            "the checkpoint gives numbers that are no colours", "It is damaged: take another checkpoint."
        )
    return rgb


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
    # Either may be cut short: the engine writes 16 digits, and a person may give all 64 or the first few.
    if not (digest.startswith(recipe.checkpoint) or recipe.checkpoint.startswith(digest)):
        raise SceneError(
            f"the recipe was drawn with checkpoint {recipe.checkpoint}, and this is {digest}",
            "Name the checkpoint with --checkpoint, or draw a new picture from the same prompt and seed.",
        )
    return replace(recipe, checkpoint=digest)


def _bytes(rgb: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.round(rgb * 255).astype(np.uint8)
