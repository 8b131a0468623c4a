"""Sprites, layers and cels, with Aseprite's undo: what goes through it, and what doesn't."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.editors.aseprite.host.exposed import Exposed, HostError, Items, Point, Rectangle
from tests.editors.aseprite.host.images import INDEXED, Array, Image, Palette, Pixels

State = dict[str, Any]


class History:
    """Steps of undo of one sprite."""

    def __init__(self, sprite: Sprite) -> None:
        self._sprite = sprite
        self.steps: list[tuple[str, State, State]] = []
        self.undone: list[tuple[str, State, State]] = []
        self._depth, self._touched = 0, False
        self._before: State = {}
        self._name = ""

    def begin(self, name: str) -> None:
        if self._depth == 0:
            self._before, self._touched, self._name = self._sprite.state(), False, name
        self._depth += 1

    def finish(self, ok: bool) -> None:
        self._depth -= 1
        if self._depth:
            return
        if not ok:
            self._sprite.restore(self._before)
        elif self._touched:
            self.steps.append((self._name, self._before, self._sprite.state()))
            self.undone.clear()

    def touch(self) -> None:
        """Something changed; outside a transaction that is no step by itself."""
        self._touched = True

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        self.begin(name)
        try:
            yield
        except BaseException:
            self.finish(False)
            raise
        self._touched = True
        self.finish(True)

    def undo(self) -> None:
        name, before, after = self.steps.pop()
        self.undone.append((name, before, after))
        self._sprite.restore(before)


class Cel(Exposed):
    """Pixels of a layer in a frame."""

    GET = "image position bounds layer frameNumber sprite"
    SET = "image position"

    def __init__(self, layer: Layer, frame: int, pixels: Pixels, x: int, y: int) -> None:
        self.layer, self.frame_number, self.pixels, self.x, self.y = layer, frame, pixels, x, y

    def lua_same(self, other: Any) -> bool:
        return self is other

    @property
    def sprite(self) -> Sprite:
        return self.layer.sprite

    @property
    def image(self) -> Image:
        return Image(self.pixels, self)

    def set_image(self, image: Image) -> None:
        with self.sprite.history.step("Set image"):
            self.pixels = image.pixels.copy()  # whatever its mode: RGB into indexed is taken silently

    @property
    def position(self) -> Point:
        return Point(self.x, self.y)

    def set_position(self, point: Point) -> None:
        with self.sprite.history.step("Set position"):
            self.x, self.y = point.x, point.y

    @property
    def bounds(self) -> Rectangle:
        return Rectangle(self.x, self.y, self.pixels.width, self.pixels.height)


class Layer(Exposed):
    """An image layer."""

    GET = (
        "name data isVisible isBackground isTransparent isImage isGroup isTilemap isReference isEditable "
        "stackIndex sprite cels"
    )
    SET = "name data isVisible isEditable stackIndex"
    CALL = "cel"

    is_image, is_group, is_tilemap, is_reference = True, False, False, False

    def __init__(self, sprite: Sprite, name: str) -> None:
        self.sprite, self.name, self.data = sprite, name, ""
        self.is_visible, self.is_editable, self.is_background = True, True, False
        self.by_frame: dict[int, Cel] = {}

    @property
    def is_transparent(self) -> bool:
        return not self.is_background

    @property
    def cels(self) -> Items:
        return Items([self.by_frame[frame] for frame in sorted(self.by_frame)])

    def cel(self, frame: Any) -> Cel | None:
        return self.by_frame.get(int(frame))

    def set_name(self, name: str) -> None:
        with self.sprite.history.step("Layer name"):
            self.name = name

    def set_data(self, data: str) -> None:
        with self.sprite.history.step("User data"):
            self.data = data

    @property
    def stack_index(self) -> int:
        return self.sprite.layer_list.index(self) + 1

    def set_stack_index(self, index: int) -> None:
        with self.sprite.history.step("Move layer"):
            self.sprite.layer_list.remove(self)
            self.sprite.layer_list.insert(int(index) - 1, self)


class Selection(Exposed):
    """A mask over the sprite."""

    GET = "bounds isEmpty"
    CALL = "contains"

    def __init__(self, mask: NDArray[np.bool_] | None) -> None:
        self.mask = mask

    @property
    def is_empty(self) -> bool:
        return self.mask is None or not bool(self.mask.any())

    @property
    def bounds(self) -> Rectangle:
        if self.mask is None or self.is_empty:
            return Rectangle()
        rows, columns = np.flatnonzero(self.mask.any(axis=1)), np.flatnonzero(self.mask.any(axis=0))
        left, top = int(columns[0]), int(rows[0])
        return Rectangle(left, top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top)

    def contains(self, point: Point) -> bool:
        mask = self.mask
        inside = mask is not None and 0 <= point.y < mask.shape[0] and 0 <= point.x < mask.shape[1]
        return inside and mask is not None and bool(mask[point.y, point.x])


class Frame(Exposed):
    """A frame's number."""

    GET = "frameNumber"

    def __init__(self, number: int) -> None:
        self.frame_number = number


class Sprite(Exposed):
    """A document."""

    GET = (
        "width height colorMode transparentColor palettes layers cels frames selection backgroundLayer "
        "bounds filename"
    )
    SET = "transparentColor"
    CALL = "newLayer newCel deleteCel setPalette crop"

    def __init__(self, width: int, height: int, color_mode: int = 0) -> None:
        self.width, self.height, self.color_mode = int(width), int(height), int(color_mode)
        self.transparent_color = 0
        self.frame_count = 1
        # Mostly black, as Aseprite makes them.
        self.palette = [(0, 0, 0)] * 256 if color_mode == INDEXED else [(i, i, i) for i in range(256)]
        self.layer_list: list[Layer] = [Layer(self, "Layer 1")]
        empty = Pixels.clear(self.width, self.height, self.color_mode)
        self.layer_list[0].by_frame[1] = Cel(self.layer_list[0], 1, empty, 0, 0)
        self.selection = Selection(None)
        self.filename = "Sprite"
        self.history = History(self)

    # What undo keeps: which pixels each cel has. Pixels that were changed in place stay changed.

    def state(self) -> State:
        return {
            "size": (self.width, self.height),
            "transparent": self.transparent_color,
            "palette": list(self.palette),
            "layers": [
                (
                    layer,
                    layer.name,
                    layer.data,
                    layer.is_background,
                    [(cel, cel.pixels, cel.x, cel.y) for cel in layer.by_frame.values()],
                )
                for layer in self.layer_list
            ],
            "selection": self.selection.mask,
        }

    def restore(self, state: State) -> None:
        self.width, self.height = state["size"]
        self.transparent_color, self.palette = state["transparent"], list(state["palette"])
        self.layer_list = []
        for layer, name, data, is_background, cels in state["layers"]:
            layer.name, layer.data, layer.is_background = name, data, is_background
            layer.by_frame = {}
            for cel, pixels, x, y in cels:
                cel.pixels, cel.x, cel.y = pixels, x, y
                cel.pixels.mask = self.transparent_color
                layer.by_frame[cel.frame_number] = cel
            self.layer_list.append(layer)
        self.selection = Selection(state["selection"])

    def dump(self) -> State:
        """All that an artist could see or save, as values: equal if nothing changed, bit for bit."""
        return {
            "size": (self.width, self.height),
            "transparent": self.transparent_color,
            "palette": list(self.palette),
            "layers": [
                (
                    layer.name,
                    layer.data,
                    layer.is_background,
                    layer.is_visible,
                    [
                        (cel.frame_number, cel.pixels.data, cel.pixels.width, cel.x, cel.y)
                        for cel in layer.by_frame.values()
                    ],
                )
                for layer in self.layer_list
            ],
        }

    @property
    def layers(self) -> Items:
        return Items(list(self.layer_list))

    @property
    def frames(self) -> Items:
        return Items([Frame(number + 1) for number in range(self.frame_count)])

    @property
    def cels(self) -> Items:
        return Items([cel for layer in self.layer_list for cel in layer.by_frame.values()])

    @property
    def palettes(self) -> Items:
        return Items([Palette(self.palette)])

    @property
    def bounds(self) -> Rectangle:
        return Rectangle(0, 0, self.width, self.height)

    @property
    def background_layer(self) -> Layer | None:
        return next((layer for layer in self.layer_list if layer.is_background), None)

    def set_transparent_color(self, index: int) -> None:
        with self.history.step("Transparent color"):
            self.transparent_color = int(index)
            for layer in self.layer_list:
                for cel in layer.by_frame.values():
                    cel.pixels.mask = int(index)

    def set_palette(self, palette: Palette) -> None:
        with self.history.step("Palette"):
            self.palette = list(palette.colors)

    def new_layer(self) -> Layer:
        with self.history.step("New layer"):
            layer = Layer(self, "Layer")
            self.layer_list.append(layer)
        return layer

    def new_cel(self, layer: Layer, frame: Any, image: Image | None = None, at: Point | None = None) -> Cel:
        number = frame if isinstance(frame, (int, float)) else frame.frame_number
        if not 1 <= number <= self.frame_count:
            raise HostError(f"frame index out of bounds {number}")
        if layer.is_background:
            raise HostError("the host makes no new cels in the background")
        with self.history.step("New cel"):
            pixels = image.pixels.copy() if image else Pixels.clear(self.width, self.height, self.color_mode)
            cel = Cel(layer, int(number), pixels, at.x if at else 0, at.y if at else 0)
            layer.by_frame[int(number)] = cel
        return cel

    def delete_cel(self, cel: Cel) -> None:
        with self.history.step("Delete cel"):
            del cel.layer.by_frame[cel.frame_number]

    def crop(self, to: Rectangle) -> None:
        with self.history.step("Crop"):
            self.width, self.height = to.width, to.height
            for layer in self.layer_list:
                for cel in layer.by_frame.values():
                    if layer.is_background:
                        grown = Pixels.clear(to.width, to.height, self.color_mode)
                        cel.pixels = pasted(grown, cel.pixels, -to.x, -to.y)
                    else:
                        cel.x, cel.y = cel.x - to.x, cel.y - to.y

    def begin_stroke(self, cel: Cel) -> Stroke:
        """The artist begins to paint."""
        return Stroke(cel)

    def background_from_layer(self, layer: Layer) -> None:
        with self.history.step("Background from layer"):
            below = Pixels.clear(self.width, self.height, self.color_mode)  # the background colour: index 0
            for cel in layer.by_frame.values():
                cel.pixels, cel.x, cel.y = pasted(below, cel.pixels, cel.x, cel.y), 0, 0
            layer.is_background, layer.name = True, "Background"
            self.layer_list.remove(layer)
            self.layer_list.insert(0, layer)

    def composite(self, frame: int = 1) -> Array:
        """What a frame shows, in the sprite's mode: [height, width, bytes a pixel]."""
        mask = self.transparent_color
        below = Pixels.clear(self.width, self.height, self.color_mode, mask)
        for layer in self.layer_list:
            cel = layer.by_frame.get(frame)
            if cel is not None and layer.is_visible:
                below = pasted(below, cel.pixels, cel.x, cel.y, everything=layer.is_background, mask=mask)
        return below.array()


class Stroke:
    """A brush stroke: it keeps what the cel was when it began, and puts that back with what was painted."""

    def __init__(self, cel: Cel) -> None:
        self._cel, self._stale = cel, cel.pixels.copy()

    def finish(self, points: NDArray[np.int_], index: int) -> None:
        """Paints points [n, 2] of x, y in the first channel."""
        pixels = self._stale.array()
        pixels[points[:, 1], points[:, 0], 0] = index
        with self._cel.sprite.history.step("Brush"):
            self._cel.pixels = self._stale.copy()
            self._cel.pixels.data = pixels.tobytes()


def pasted(
    below: Pixels, above: Pixels, x: int, y: int, everything: bool = False, mask: int | None = None
) -> Pixels:
    """`above` over `below`, but for what is see-through."""
    result, top = below.array(), above.array()
    x0, y0 = max(0, x), max(0, y)
    x1, y1 = min(below.width, x + above.width), min(below.height, y + above.height)
    if x0 < x1 and y0 < y1:
        part = top[y0 - y : y1 - y, x0 - x : x1 - x]
        if above.mode == INDEXED:
            seen = part[..., 0] != (above.mask if mask is None else mask)
        else:
            seen = part[..., -1] > 0
        if everything:
            seen = np.ones_like(seen)
        result[y0:y1, x0:x1][seen] = part[seen]
    return Pixels(below.width, below.height, below.mode, below.mask, result.tobytes())
