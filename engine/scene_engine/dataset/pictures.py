"""Image files to RGB pixels, with no pixel blended or resampled.

Whatever Pillow opens is taken: paletted, grey, RGB, 16 bits, with alpha. A file that is broken, or that would
unpack into something enormous, gives a `PictureError` and nothing else.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from scene_engine.errors import SceneError

if TYPE_CHECKING:
    from numpy.typing import NDArray

OPAQUE = 128

# `_refuse_bombs` raises at the limit where Pillow only warns. Changing filters around each call is not
# thread-safe.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)


class PictureError(SceneError):
    """A picture that cannot be used. `kind`: missing, unreadable, bomb, blank, colours or small."""

    def __init__(self, kind: str, message: str, fix: str) -> None:
        super().__init__(message, fix)
        self.kind = kind


def read_rgb(path: Path) -> NDArray[np.uint8]:
    """Decodes an image file (of an animation, the first frame).

    Alpha is cut, not blended: pixels at least half opaque keep their own colour, the rest turn black. Borders
    that are wholly transparent are cropped away.

    Returns:
        uint8 [height, width, 3].

    Raises:
        PictureError: The file is missing, no image, truncated or wholly transparent, or its header announces
        more
            than `PIL.Image.MAX_IMAGE_PIXELS` pixels (nothing is unpacked then).
    """
    if not _is_file(path):
        raise PictureError("missing", "no such file", f"Put it into {path.parent}, or mend the name.")
    try:
        with Image.open(path) as image:
            _refuse_bombs(image)
            image.load()
            return _rgb(ImageOps.exif_transpose(image))
    except PictureError:
        raise
    except Image.DecompressionBombError as error:
        raise _bomb() from error
    except UnidentifiedImageError as error:
        raise PictureError(
            "unreadable", "is not an image", "Open it in an editor and save it as PNG."
        ) from error
    except Exception as error:  # Pillow's decoders raise nearly every kind on broken bytes.
        raise PictureError(
            "unreadable",
            f"cannot be read as an image: {str(error) or type(error).__name__}",
            "Open it in an editor and save it again as PNG.",
        ) from error


def packed(rgb: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """One number 0xRRGGBB a pixel: uint8 [..., 3] to uint32 [...]."""
    red, green, blue = (rgb[..., channel].astype(np.uint32) for channel in range(3))
    return red << np.uint32(16) | green << np.uint32(8) | blue


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # A name too long for the disk, or one with a NUL.
        return False


def _refuse_bombs(image: Image.Image) -> None:
    limit = Image.MAX_IMAGE_PIXELS
    if limit is not None and image.width * image.height > limit:
        raise _bomb()


def _bomb() -> PictureError:
    return PictureError(
        "bomb",
        f"unpacks to more than {Image.MAX_IMAGE_PIXELS or 0:,} pixels (a decompression bomb?)",
        "Crop it to the scene, some 320x200 pixels.",
    )


def _rgb(image: Image.Image) -> NDArray[np.uint8]:
    if image.mode == "F":
        raise PictureError(
            "unreadable", "has floating-point pixels", "Save it as a PNG with 8 bits a channel."
        )
    if image.mode.startswith("I"):
        wide = np.asarray(image).astype(np.int64).clip(0, 65535)
        grey = (wide if wide.max(initial=0) < 256 and image.mode == "I" else wide >> 8).astype(np.uint8)
        return np.repeat(grey[:, :, None], 3, axis=2)
    if not image.has_transparency_data:
        return np.array(image.convert("RGB"))
    rgba = np.array(image.convert("RGBA"))
    opaque = rgba[:, :, 3] >= OPAQUE
    rows, columns = np.flatnonzero(opaque.any(1)), np.flatnonzero(opaque.any(0))
    if not len(rows):
        raise PictureError("blank", "is wholly transparent", "Give it pixels, or take it out.")
    rgb = np.where(opaque[:, :, None], rgba[:, :, :3], np.uint8(0))
    return np.ascontiguousarray(rgb[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])
