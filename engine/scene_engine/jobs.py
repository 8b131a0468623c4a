"""One picture to draw: its recipe made complete, what is drawn into, and where."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scene_engine import palette
from scene_engine.canvas import CELL, HEIGHT, WIDTH, Canvas
from scene_engine.edit import Edit
from scene_engine.errors import SceneError
from scene_engine.palette.crisp import crisp
from scene_engine.recipe import ADAPTIVE, Recipe
from scene_engine.redraw import artwork, compositing, masks
from scene_engine.redraw.masks import Mask
from scene_engine.redraw.plan import Plan, plan


@dataclass(frozen=True, eq=False)
class Job:
    """A picture to draw.

    Attributes:
        recipe: Complete: with the checkpoint's digest, and the canvas's palette and digest.
        canvas: What is drawn into; None for a new picture.
        mask: bool [height, width], the pixels to draw.
        plan: The windows that draw them.
    """

    recipe: Recipe
    canvas: Canvas | None
    mask: Mask
    plan: Plan

    @classmethod
    def of(cls, recipe: Recipe, canvas: Canvas | None, checkpoint: str) -> Job:
        """The job that a recipe describes; see `generation.generate` for its errors."""
        recipe = _with_checkpoint(recipe, checkpoint)
        edit = recipe.edit
        mask, windows = _planned(edit, recipe.seed if edit and edit.keep else 0)
        if edit is None or edit.action == "new":
            return cls(recipe, None, mask, windows)
        if canvas is None:
            raise SceneError(
                f"the recipe {_DOES[edit.action]} a canvas, and there is none", "Give it with --canvas."
            )
        if canvas.indices.shape != mask.shape:
            height, width = canvas.indices.shape
            raise SceneError(
                f"the canvas is {width}x{height}, and the recipe's {edit.width}x{edit.height}",
                "Take the canvas that the recipe was made for.",
            )
        recipe = _with_palette(recipe, canvas)
        canvas = _stripped(canvas, mask, palette.load(recipe.palette))
        found = artwork.digest(canvas, mask)
        if edit.canvas not in ("", found):
            raise SceneError(
                "the canvas was changed since the recipe was made",
                "Draw into it anew: give it with --canvas, and a mask or a box.",
            )
        return cls(replace(recipe, edit=replace(edit, canvas=found)), canvas, mask, windows)

    def source(self) -> NDArray[np.uint8] | None:
        """What the encoder reads; None where nothing is known."""
        if self.canvas is None or self.mask.all() or not self.mask.any():
            return None
        return compositing.filled(self.canvas, self.mask)

    def before(self) -> NDArray[np.uint8]:
        """How it looks before anything is drawn: the canvas, or black."""
        return np.zeros((*self.mask.shape, 3), np.uint8) if self.canvas is None else self.canvas.rgb()

    def finished(self, picture: NDArray[np.float32]) -> Canvas:
        """The palette step: what the windows show, RGB float32 [height, width, 3], to the indexed canvas."""
        recipe, edit = self.recipe, self.recipe.edit
        if self.canvas is None or edit is None:
            return finish(picture, recipe)
        if not self.mask.any():
            return self.canvas
        part = compositing.around(self.mask, 2 * CELL)
        picture = picture.copy()
        picture[part] = crisp(picture[part], recipe.crisp)
        whole = compositing.joined(picture, self.canvas, self.mask, edit.loop)
        return compositing.composited(whole, self.canvas, self.mask, recipe.dither, edit.add_colors)


def finish(rgb: NDArray[np.float32], recipe: Recipe) -> Canvas:
    """The palette step of a new picture: RGB float32 [height, width, 3] to the recipe's indexed canvas."""
    return palette.to_canvas(crisp(rgb, recipe.crisp), recipe.palette, recipe.colors, recipe.dither)


_DOES = {"redraw": "redraws", "extend": "extends", "vary": "varies"}


@functools.lru_cache(maxsize=8)
def _planned(edit: Edit | None, seed: int) -> tuple[Mask, Plan]:
    mask = np.ones((HEIGHT, WIDTH), np.bool_) if edit is None else masks.of(edit, seed)
    mask.setflags(write=False)
    return mask, plan(mask, edit is not None and edit.loop)


def _with_checkpoint(recipe: Recipe, digest: str) -> Recipe:
    if not recipe.fits(digest):
        raise SceneError(
            f"the recipe was drawn with checkpoint {recipe.checkpoint}, and this is {digest}",
            "Name the checkpoint with --checkpoint, or draw a new picture from the same prompt and seed.",
        )
    return replace(recipe, checkpoint=digest)


def _with_palette(recipe: Recipe, canvas: Canvas) -> Recipe:
    """The recipe with the canvas's palette for "adaptive": a canvas keeps its own."""
    if recipe.palette == ADAPTIVE:
        return replace(recipe, palette=palette.inline(canvas.palette), colors=Recipe.colors)
    colors = palette.load(recipe.palette)
    if not np.array_equal(canvas.palette[: len(colors)], colors):
        raise SceneError(
            "the canvas has another palette than the recipe",
            "Leave the palette out: a canvas keeps its own, and --add-colors adds to it.",
        )
    return recipe


def _stripped(canvas: Canvas, mask: Mask, colors: NDArray[np.uint8]) -> Canvas:
    """The canvas without what is under the mask, and without colours that an earlier edit added."""
    indices = np.where(mask, np.uint8(0), canvas.indices)
    if int(indices.max()) >= len(colors):
        raise SceneError(
            "the canvas has colours outside the mask that its recipe doesn't know",
            "Draw into it anew: give it with --canvas, and a mask or a box.",
        )
    return Canvas(indices, colors)
