"""What the model thinks of a canvas: alternatives to one cell, and how sure it is of each."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import CELL, Canvas
from scene_engine.drawing import Drawing
from scene_engine.edit import Edit
from scene_engine.errors import SceneError
from scene_engine.jobs import Job
from scene_engine.pretrained import Pretrained
from scene_engine.recipe import Recipe
from scene_engine.redraw.plan import plan


@dataclass(frozen=True, eq=False)
class Alternative:
    """One thing that a cell may be.

    Attributes:
        token: Number in the codebook.
        probability: What the model gives it, at temperature 1.
        canvas: The whole with that cell drawn.
    """

    token: int
    probability: float
    canvas: Canvas


def alternatives(
    pretrained: Pretrained, recipe: Recipe, canvas: Canvas, x: int, y: int, count: int
) -> list[Alternative]:
    """The likeliest tokens for the cell at a pixel, given all others, and the canvas with each.

    Args:
        pretrained: The networks.
        recipe: Prompt, guidance and dither count.
        canvas: Cells of 16x16 pixels are counted from its top left corner.
        x, y: The pixel.
        count: How many, 1 or more.

    Raises:
        SceneError: The pixel is outside the canvas.
    """
    height, width = canvas.indices.shape
    if not (0 <= x < width and 0 <= y < height):
        raise SceneError(
            f"there is no pixel {x},{y}", f"The canvas is {width}x{height}, counted from 0,0 at the top left."
        )
    left, top = x // CELL * CELL, y // CELL * CELL
    box = f"{left},{top},{min(CELL, width - left)},{min(CELL, height - top)}"
    recipe = replace(recipe, edit=Edit("redraw", width, height, box))
    job = Job.of(recipe, canvas, pretrained.digest)
    (window,) = job.plan.windows
    if job.mask.all():
        raise SceneError("the canvas has one cell alone", "Take a larger canvas: a cell follows from others.")
    # Beyond the edge of a small canvas the edge goes on, as the encoder has it.
    window = replace(window, unknown=window.wanted)
    drawing = Drawing(pretrained, job.plan, [job.recipe], job.source())
    drawing.read(window)
    (chances,) = drawing.probabilities(0, window)[window.wanted.reshape(-1)]
    found = []
    for token in np.argsort(-chances, kind="stable")[:count].tolist():
        drawing.put(0, window, token)
        found.append(Alternative(token, float(chances[token]), job.finished(drawing.picture(0))))
    return found


def confidence(pretrained: Pretrained, recipe: Recipe, canvas: Canvas) -> NDArray[np.float32]:
    """The probability of each pixel's cell, given those above it and left of it: float32 [height, width].

    Low where the model would have drawn something else; `recipe` gives the prompt and the guidance.
    """
    windows = plan(np.ones(canvas.indices.shape, np.bool_))
    drawing = Drawing(pretrained, windows, [recipe], canvas.rgb())
    for window in windows.windows:
        drawing.read(window)
    return drawing.confidence(0)
