"""What each procedure does with an image: asks the engine, then changes the image in one undo step."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import gi

gi.require_version("Gimp", "3.0")
from gi.repository import Gimp  # noqa: E402

from scene_gimp import arguments, engine, pixels  # noqa: E402
from scene_gimp.errors import SceneError  # noqa: E402

PARASITE = "scene-recipe"
"""On each layer that was drawn: its recipe, JSON in UTF-8."""


@dataclass(frozen=True)
class Call:
    """What a procedure is called with.

    Attributes:
        image: Open in GIMP, or None.
        layers: Of it that are selected.
        config: The arguments.
        watcher: Who looks on; None where there is no window.
    """

    image: Gimp.Image | None
    layers: list[Gimp.Layer]
    config: Gimp.ProcedureConfig
    watcher: engine.Watcher | None

    def asked(self, name: str) -> Any:
        """An argument."""
        return self.config.get_property(name)

    def layer(self) -> Gimp.Layer:
        """The layer that is meant.

        Raises:
            SceneError: None or several, or a group.
        """
        if len(self.layers) != 1 or self.layers[0].is_group():
            raise SceneError("Scene draws into one layer", "Select one layer, not a group.")
        return self.layers[0]

    def draw(
        self, kind: str, canvas: pixels.Canvas | None = None, mask: bytes | None = None, **more: Any
    ) -> tuple[engine.Drawn, ...]:
        """Asks the engine for a `kind` of PROTOCOL.md, with the recipe of the arguments and `more` keys."""
        request = {"type": kind, "recipe": arguments.recipe(self.config), **more}
        return engine.draw(request, canvas, mask, self.watcher)


def generate(call: Call) -> Gimp.Image:
    """A new picture, or several: each an image of its own palette, or layers of this image."""
    image = call.image if call.asked("target") == "layer" else None
    if call.asked("target") == "layer" and image is None:
        raise SceneError("there is no image to add a layer to", "Open one, or draw into a new image.")
    recipe = {**arguments.recipe(call.config), **_palette(call, image)}
    drawn = call.draw("generate", recipe=recipe, count=call.asked("count"))
    if image is not None:
        _add_layers(image, drawn)
        return image
    made = []
    for one in drawn:
        new, layer = pixels.new_image(one.canvas, _name(one))
        _remember(layer, one)
        made.append(new)
    for new in made[1:]:
        _show(new)
    return made[0]


def redraw(call: Call) -> Gimp.Image:
    """The selected pixels of a layer anew; feathered selections by the half."""
    layer = call.layer()
    image = layer.get_image()
    mask = bytes(255 if value >= 128 else 0 for value in pixels.mask_of(image, layer))
    canvas = pixels.canvas_of(layer)
    (drawn,) = call.draw("redraw", canvas, mask, add_colors=call.asked("add-colors"))
    with _undo_step(image):
        _grow_palette(image, canvas, drawn)
        pixels.write(image, layer, drawn.canvas, mask)
        _remember(layer, drawn)
    return image


def extend(call: Call) -> Gimp.Image:
    """A layer goes on beyond one side, and its image with it."""
    layer = call.layer()
    image = layer.get_image()
    canvas, side = pixels.canvas_of(layer), call.asked("side")
    (drawn,) = call.draw(
        "extend", canvas, sides=[side], by=call.asked("by"), add_colors=call.asked("add-colors")
    )
    width, height = drawn.canvas.width, drawn.canvas.height
    more_x, more_y = width - canvas.width, height - canvas.height
    left, top = more_x if side == "left" else 0, more_y if side == "up" else 0
    new = _outside(width, height, left, top, canvas)
    with _undo_step(image):
        _grow_palette(image, canvas, drawn)
        image.resize(image.get_width() + more_x, image.get_height() + more_y, left, top)
        layer.resize(width, height, left, top)
        pixels.write(image, layer, drawn.canvas, new)
        _remember(layer, drawn)
    return image


def vary(call: Call) -> Gimp.Image:
    """Variants of a layer, each a layer above it."""
    layer = call.layer()
    canvas = pixels.canvas_of(layer)
    _add_layers(
        layer.get_image(),
        call.draw("vary", canvas, count=call.asked("count"), share=call.asked("share")),
        layer,
    )
    return layer.get_image()


def show_recipe(call: Call) -> Gimp.Image:
    """Tells what a layer was drawn from."""
    parasite = call.layer().get_parasite(PARASITE)
    if parasite is None:
        raise SceneError("Scene has not drawn this layer", "Choose one that it has drawn.")
    recipe = json.loads(bytes(parasite.get_data()).decode())
    Gimp.message("\n".join(f"{key}: {value}" for key, value in recipe.items() if value not in (None, "")))
    return call.layer().get_image()


def _palette(call: Call, into: Gimp.Image | None) -> dict[str, Any]:
    """Which colours: a new layer of an indexed image must have those of the image."""
    chosen = call.asked("palette")
    if chosen == "image" or _is_indexed(into):
        if not _is_indexed(call.image):
            raise SceneError("this image has no palette", "Choose another palette, or an indexed image.")
        return {"palette": pixels.inline(pixels.palette_of(call.image))}
    if chosen == "gimp":
        palette = call.asked("gimp-palette")
        if palette is None:
            raise SceneError("no palette is chosen", "Choose one of GIMP's palettes.")
        return {"palette": pixels.inline(pixels.colors_of(palette))}
    return {"palette": chosen, "colors": call.asked("colors")}


def _is_indexed(image: Gimp.Image | None) -> bool:
    return image is not None and image.get_base_type() == Gimp.ImageBaseType.INDEXED


def _add_layers(image: Gimp.Image, drawn: tuple[engine.Drawn, ...], over: Gimp.Layer | None = None) -> None:
    with _undo_step(image):
        for one in drawn:
            layer = pixels.new_layer(image, one.canvas, _name(one))
            if over is not None:
                _, x, y = over.get_offsets()
                layer.set_offsets(x, y)
            _remember(layer, one)


def _grow_palette(image: Gimp.Image, before: pixels.Canvas, drawn: engine.Drawn) -> None:
    if _is_indexed(image) and drawn.canvas.palette != before.palette:
        pixels.set_palette(image, drawn.canvas.palette)


def _outside(width: int, height: int, left: int, top: int, old: pixels.Canvas) -> bytes:
    """255 where an extended layer is new."""
    found = bytearray(b"\xff") * (width * height)
    for row in range(top, top + old.height):
        start = row * width + left
        found[start : start + old.width] = bytes(old.width)
    return bytes(found)


@contextmanager
def _undo_step(image: Gimp.Image) -> Iterator[None]:
    image.undo_group_start()
    try:
        yield
    finally:
        image.undo_group_end()


def _remember(layer: Gimp.Layer, drawn: engine.Drawn) -> None:
    data = json.dumps(drawn.recipe, ensure_ascii=False).encode()
    layer.attach_parasite(Gimp.Parasite.new(PARASITE, Gimp.PARASITE_PERSISTENT, data))


def _name(drawn: engine.Drawn) -> str:
    return f"{drawn.recipe['prompt'][:40] or 'Scene'} ({drawn.recipe['seed']})"


def _show(image: Gimp.Image) -> None:
    """Variants beyond the first get windows of their own, where there are windows."""
    with suppress(RuntimeError, TypeError):
        Gimp.Display.new(image)
