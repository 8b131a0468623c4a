"""From what a client asks to what `generation` takes: recipes, and the canvas that they draw into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from scene_engine.canvas import Canvas
from scene_engine.edit import Edit
from scene_engine.errors import SceneError
from scene_engine.recipe import MAX_SEED, Recipe
from scene_engine.redraw import artwork, masks
from scene_engine.redraw.masks import Mask
from scene_engine.redraw.plan import check_loop
from scene_engine.server.errors import ProtocolError
from scene_engine.server.frames import Frame, Kind
from scene_engine.server.messages import Extend, Generate, Redraw, Request, Vary

Uploads = Mapping[Kind, Frame]


@dataclass(frozen=True, eq=False)
class Wanted:
    """Pictures to draw: one a recipe, all into the same canvas if there is one."""

    recipes: list[Recipe]
    canvas: Canvas | None


def wanted(request: Request, uploads: Uploads) -> Wanted:
    """What a request asks for.

    Args:
        request: Of any of the four types.
        uploads: The canvas and the mask that were sent before it.

    Raises:
        ProtocolError: "bad_recipe", "no_canvas" or "bad_message".
    """
    try:
        recipe = Recipe.from_dict(request.recipe)
        edit, canvas = _edit(request, recipe, uploads)
    except ProtocolError:
        raise
    except SceneError as error:
        raise ProtocolError("bad_recipe", error.message, error.fix) from error
    recipe = replace(recipe, edit=edit)
    seeds = [(recipe.seed + number) % (MAX_SEED + 1) for number in range(request.count)]
    return Wanted([replace(recipe, seed=seed) for seed in seeds], canvas)


def _edit(request: Request, recipe: Recipe, uploads: Uploads) -> tuple[Edit | None, Canvas | None]:
    if isinstance(request, Generate):
        needed = recipe.edit is not None and recipe.edit.action != "new"
        return recipe.edit, _canvas(uploads) if needed else None
    if recipe.edit is not None:
        raise ProtocolError(
            "bad_recipe",
            "the recipe has an edit already",
            "Leave it out, or repeat the recipe with generate.",
        )
    canvas = _canvas(uploads)
    if isinstance(request, Extend):
        canvas, strips = artwork.extended(canvas, request.sides, request.by)
        return _of("extend", strips, request.add_colors, request.loop), canvas
    artwork.check_size(canvas.indices.shape[1], canvas.indices.shape[0], "the canvas")
    if isinstance(request, Vary):
        everything = np.ones(canvas.indices.shape, np.bool_)
        return replace(_of("vary", everything, request.add_colors, False), keep=request.share), canvas
    assert isinstance(request, Redraw)
    return _of("redraw", _mask(request, canvas, uploads), request.add_colors, request.loop), canvas


def _of(action: str, mask: Mask, add_colors: int, loop: bool) -> Edit:
    height, width = mask.shape
    if loop:
        check_loop(width)
    return Edit(action, width, height, masks.to_text(mask), loop=loop, add_colors=add_colors)


def _canvas(uploads: Uploads) -> Canvas:
    frame = uploads.get(Kind.CANVAS_UP)
    if frame is None:
        raise ProtocolError(
            "no_canvas", "there is no canvas to draw into", "Send it in a binary frame of kind 1 first."
        )
    return Canvas(frame.pixels, frame.palette)


def _mask(request: Redraw, canvas: Canvas, uploads: Uploads) -> Mask:
    frame = uploads.get(Kind.MASK_UP)
    if (frame is None) == (not request.box):
        raise ProtocolError(
            "bad_message", "a redraw needs a mask or a box, and not both", "Send a frame of kind 2, or a box."
        )
    if frame is None:
        box = masks.box(request.box, canvas.indices.shape)
        return masks.hardened(box.astype(np.float32), request.feather)
    if frame.pixels.shape != canvas.indices.shape:
        (height, width), (rows, columns) = canvas.indices.shape, frame.pixels.shape
        raise ProtocolError(
            "bad_message",
            f"the mask is {columns}x{rows}, and the canvas {width}x{height}",
            "Send both in one size.",
        )
    return masks.hardened(frame.pixels.astype(np.float32) / np.float32(255), request.feather)
