"""Colours, palettes and images."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.editors.aseprite.host.exposed import Exposed, HostError, Rectangle

RGB, GRAY, INDEXED = 0, 1, 2
BPP = {RGB: 4, GRAY: 2, INDEXED: 1}

Array = NDArray[np.uint8]


class Color(Exposed):
    """RGBA."""

    GET = "red green blue alpha"

    def __init__(self, values: Any) -> None:
        if isinstance(values, (int, float)):
            raise HostError("the host has no palette to look an index up in: use Color{ r =, g =, b = }")
        self.red, self.green, self.blue = (int(values[name] or 0) for name in ("r", "g", "b"))
        self.alpha = 255 if values["a"] is None else int(values["a"])


class Palette(Exposed):
    """Colours of a sprite (`owner` takes changes) or of its own."""

    CALL = "getColor setColor resize"

    def __init__(self, colors: list[tuple[int, int, int]]) -> None:
        self.colors = colors

    def lua_len(self) -> int:
        return len(self.colors)

    def _checked(self, index: Any) -> int:
        if not 0 <= index < len(self.colors):
            raise HostError(f"index out of bounds {index}")
        return int(index)

    def get_color(self, index: Any) -> Color:
        red, green, blue = self.colors[self._checked(index)]
        return Color({"r": red, "g": green, "b": blue, "a": 255})

    def set_color(self, index: Any, color: Any) -> None:
        if isinstance(color, (int, float)):
            color = self.get_color(color)  # an integer is an index
        elif not isinstance(color, Color):
            color = Color(color)
        self.colors[self._checked(index)] = (color.red, color.green, color.blue)


class ImageSpec(Exposed):
    """Size, mode and transparent index of an image."""

    GET = SET = "width height colorMode transparentColor"

    def __init__(self, values: Any) -> None:
        self.width, self.height = int(values["width"] or 1), int(values["height"] or 1)
        self.color_mode = int(values["colorMode"] or 0)
        self.transparent_color = int(values["transparentColor"] or 0)


@dataclass(eq=False)
class Pixels:
    """What an image holds; cels and images share it or copy it."""

    width: int
    height: int
    mode: int
    mask: int
    data: bytes

    @classmethod
    def clear(cls, width: int, height: int, mode: int, mask: int = 0) -> Pixels:
        pixel = bytes([mask]) if mode == INDEXED else bytes(BPP[mode])
        return cls(width, height, mode, mask, pixel * (width * height))

    def copy(self) -> Pixels:
        return Pixels(self.width, self.height, self.mode, self.mask, self.data)

    def array(self) -> Array:
        """[height, width, bytes a pixel]."""
        return np.frombuffer(self.data, np.uint8).reshape(self.height, self.width, BPP[self.mode]).copy()

    def visible(self) -> NDArray[np.bool_]:
        """[height, width]: what isn't see-through."""
        array = self.array()
        return array[..., 0] != self.mask if self.mode == INDEXED else array[..., -1] > 0


class Image(Exposed):
    """An image of its own, or a handle to a cel's, which dies when the cel gets another image."""

    GET = "bytes width height bounds colorMode rowStride bytesPerPixel"
    SET = "bytes"
    CALL = "getPixel isPlain isEmpty drawSprite clone"

    def __init__(self, pixels: Pixels, cel: Any = None) -> None:
        self._pixels, self.cel = pixels, cel

    @property
    def pixels(self) -> Pixels:
        if self.cel is not None and self.cel.pixels is not self._pixels:
            raise HostError("Tried to access a deleted 'ImageObj'")
        return self._pixels

    @property
    def bytes(self) -> str:
        return self.pixels.data.decode("latin-1")

    def set_bytes(self, data: str) -> None:
        needed = len(self.pixels.data)
        if len(data) != needed:
            raise HostError(f"Data size does not match: given {len(data)}, needed {needed}.")
        self.pixels.data = data.encode("latin-1")  # in a cel too: no undo knows of it
        if self.cel is not None:
            self.cel.layer.sprite.history.touch()

    @property
    def width(self) -> int:
        return self.pixels.width

    @property
    def height(self) -> int:
        return self.pixels.height

    @property
    def bounds(self) -> Rectangle:
        return Rectangle(0, 0, self.width, self.height)

    @property
    def color_mode(self) -> int:
        return self.pixels.mode

    @property
    def bytes_per_pixel(self) -> int:
        return BPP[self.pixels.mode]

    @property
    def row_stride(self) -> int:
        return self.width * BPP[self.pixels.mode]

    def get_pixel(self, x: int, y: int) -> int:
        return int.from_bytes(self.pixels.array()[int(y), int(x)].tobytes(), "little")

    def is_plain(self, color: int) -> bool:
        pixel = int(color).to_bytes(BPP[self.pixels.mode], "little")
        return self.pixels.data == pixel * (self.width * self.height)

    def is_empty(self) -> bool:
        return not bool(self.pixels.visible().any())

    def clone(self) -> Image:
        return Image(self.pixels.copy())

    def draw_sprite(self, sprite: Any, frame: Any, position: Any = None) -> None:
        number = frame if isinstance(frame, (int, float)) else frame.frame_number
        x, y = (position.x, position.y) if position is not None else (0, 0)
        if x or y:
            raise HostError("the host draws sprites at 0, 0 alone")
        if sprite.color_mode != self.pixels.mode:
            raise HostError("the host draws sprites into images of their own mode alone")
        self.pixels.data = sprite.composite(int(number)).tobytes()


def new_image(*arguments: Any) -> Image:
    """Image(spec), Image(width, height, mode)."""
    first = arguments[0]
    if isinstance(first, ImageSpec):
        return Image(Pixels.clear(first.width, first.height, first.color_mode, first.transparent_color))
    mode = int(arguments[2]) if len(arguments) > 2 else RGB
    return Image(Pixels.clear(int(first), int(arguments[1]), mode))
