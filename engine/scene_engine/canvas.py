"""The indexed canvas, and the PNG that holds it together with its recipe.

A canvas is what VGA's mode 13h showed: one byte a pixel and a palette. Its PNG is of colour type 3 with
exactly the palette's entries in PLTE, no transparency, and the recipe as JSON in an iTXt chunk named
`scene-recipe` (PNG specification, 11.2.2 and 11.3.3.4), so the picture can be repeated from its file alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from scene_engine import png
from scene_engine.errors import SceneError
from scene_engine.files import replacing
from scene_engine.recipe import Recipe

WIDTH, HEIGHT = 320, 192
CELL = 16  # pixels a side that one token stands for
COLUMNS, ROWS = WIDTH // CELL, HEIGHT // CELL
RECIPE_KEYWORD = "scene-recipe"

_HOW_TO_INDEX = (
    "Save it as an indexed PNG: in Aseprite Sprite > Color Mode > Indexed, in GIMP Image > Mode > Indexed."
)


@dataclass(frozen=True, eq=False)
class Canvas:
    """Pixels as indices into a palette.

    Attributes:
        indices: uint8 [height, width], every one less than the palette's length. Read-only.
        palette: uint8 [n, 3], sRGB, 1 <= n <= 256. Read-only.

    Raises:
        ValueError: A wrong shape or type, or an index outside the palette.
    """

    indices: NDArray[np.uint8]
    palette: NDArray[np.uint8]

    def __post_init__(self) -> None:
        indices, palette = _frozen(self.indices), _frozen(self.palette)
        if indices.ndim != 2 or not indices.size:
            raise ValueError(f"indices must be [height, width], not {list(indices.shape)}")
        if palette.ndim != 2 or palette.shape[1] != 3 or not 1 <= len(palette) <= 256:
            raise ValueError(f"the palette must be [1 to 256, 3], not {list(palette.shape)}")
        if int(indices.max()) >= len(palette):
            raise ValueError(f"index {indices.max()} is outside the palette of {len(palette)} colours")
        object.__setattr__(self, "indices", indices)
        object.__setattr__(self, "palette", palette)

    def rgb(self) -> NDArray[np.uint8]:
        """The colours: uint8 [height, width, 3]."""
        return self.palette[self.indices]


def save_png(
    canvas: Canvas, path: Path, recipe: Recipe | None = None, scale: int = 1, compress_level: int = 9
) -> None:
    """Writes the canvas as an indexed PNG, whole or not at all.

    The same canvas and recipe give the same bytes.

    Args:
        canvas: What to write.
        path: Where; its folder is made if need be.
        recipe: Kept in the file if given.
        scale: Each pixel becomes a square of scale x scale, to show where nothing enlarges the picture.
        compress_level: zlib's, 0 to 9: 6 takes a third of the time of 9 and some percent more space.

    Raises:
        SceneError: The scale is too large, or the file cannot be written.
    """
    height, width = canvas.indices.shape
    if scale < 1 or width * height * scale * scale > png.MAX_PIXELS:
        raise SceneError(
            f"cannot enlarge {width}x{height} by {scale}",
            f"Choose a whole number from 1 to {int((png.MAX_PIXELS / (width * height)) ** 0.5)}.",
        )
    image = Image.fromarray(canvas.indices.repeat(scale, axis=0).repeat(scale, axis=1), mode="P")
    image.putpalette(canvas.palette.tobytes())
    texts = PngInfo()
    if recipe is not None:
        texts.add_itxt(RECIPE_KEYWORD, recipe.to_json())
    with replacing(Path(path)) as temporary:
        image.save(temporary, "PNG", pnginfo=texts, compress_level=compress_level)


def load_png(path: Path) -> tuple[Canvas, Recipe | None]:
    """The canvas and the recipe of a file that `save_png` or an editor wrote.

    An enlarged file loads as it is, as large as it is.

    Raises:
        SceneError: As `read_canvas` and `read_recipe`. Where only the recipe is damaged, `read_canvas`
            still gives the canvas.
    """
    return read_canvas(path), read_recipe(path)


def read_canvas(path: Path) -> Canvas:
    """The canvas of any indexed PNG, whatever else the file holds.

    Raises:
        SceneError: Missing, cut off, damaged, too large, not a PNG, or not an indexed one.
    """
    try:
        image = png.pixels(png.chunks(png.read_file(Path(path))))
    except png.BadPngError as error:
        raise SceneError(f"{path} {error}", "Save the picture again as an indexed PNG.") from error
    if image.mode != "P":
        kind = {
            "RGB": "an RGB",
            "RGBA": "an RGB",
            "L": "a greyscale",
            "LA": "a greyscale",
            "1": "a greyscale",
        }
        raise SceneError(
            f"{path} is {kind.get(image.mode, 'a deep-colour')} PNG, not an indexed one", _HOW_TO_INDEX
        )
    palette = np.frombuffer(bytes(image.palette.palette) if image.palette else b"", np.uint8)
    try:
        return Canvas(np.asarray(image), palette[: len(palette) // 3 * 3].reshape(-1, 3)[:256])
    except ValueError as error:
        raise SceneError(
            f"{path} is damaged: {error}", "Save the picture again as an indexed PNG."
        ) from error


def read_recipe(path: Path) -> Recipe | None:
    """The recipe that a PNG holds, or None if it holds none; the pixels are not looked at.

    Raises:
        SceneError: Missing, cut off or not a PNG, or the recipe in it is damaged.
    """
    try:
        text = png.text(png.chunks(png.read_file(Path(path))), RECIPE_KEYWORD)
    except png.BadPngError as error:
        raise SceneError(
            f"{path} {error}", "It is damaged, or not a picture that scene-engine wrote."
        ) from error
    if text is None:
        return None
    try:
        return Recipe.from_json(text)
    except SceneError as error:
        raise SceneError(
            f"{path}: {error.message}", "Its recipe was changed or is of a newer version."
        ) from error


def _frozen(array: NDArray[Any]) -> NDArray[np.uint8]:
    """A read-only copy, so that a canvas cannot change behind its validation."""
    if array.dtype != np.uint8:
        raise ValueError(f"indices and palette must be uint8, not {array.dtype}")
    copy = np.array(array, order="C")
    copy.setflags(write=False)
    return copy
