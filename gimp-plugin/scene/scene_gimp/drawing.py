"""What each procedure does with an image: asks the engine, then changes the image in one undo step."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import gi

gi.require_version("Gimp", "3.0")
from gi.repository import Gimp  # noqa: E402

from scene_gimp import arguments, engine, pixels  # noqa: E402
from scene_gimp.errors import SceneError  # noqa: E402

PARASITE = "scene-recipe"
"""On each layer that was drawn: its recipe, JSON in UTF-8."""


def generate(
    image: Gimp.Image | None,
    layers: list[Gimp.Layer],
    config: Gimp.ProcedureConfig,
    watcher: engine.Watcher | None,
) -> Gimp.Image:
    """A new picture, or several: each an image of its own palette, or layers of this image."""
    into_layer = config.get_property("target") == "layer"
    if into_layer and image is None:
        raise SceneError("there is no image to add a layer to", "Open one, or draw into a new image.")
    recipe = {**arguments.recipe(config), **_palette(image, into_layer, config)}
    request = {"type": "generate", "recipe": recipe, "count": config.get_property("count")}
    drawn = engine.draw(request, watcher=watcher)
    if into_layer and image is not None:
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


def redraw(
    image: Gimp.Image | None,
    layers: list[Gimp.Layer],
    config: Gimp.ProcedureConfig,
    watcher: engine.Watcher | None,
) -> Gimp.Image:
    """The selected pixels of a layer anew; feathered selections by the half."""
    layer = one(layers)
    image = layer.get_image()
    mask = pixels.mask_of(image, layer)
    canvas = pixels.canvas_of(layer)
    request = {
        "type": "redraw",
        "recipe": arguments.recipe(config),
        "add_colors": config.get_property("add-colors"),
    }
    hard = bytes(255 if value >= 128 else 0 for value in mask)
    (drawn,) = engine.draw(request, canvas, hard, watcher)
    with _undo_step(image):
        _grow_palette(image, canvas, drawn)
        pixels.write(image, layer, drawn.canvas, hard)
        _remember(layer, drawn)
    return image


def extend(
    image: Gimp.Image | None,
    layers: list[Gimp.Layer],
    config: Gimp.ProcedureConfig,
    watcher: engine.Watcher | None,
) -> Gimp.Image:
    """A layer goes on beyond one side, and its image with it."""
    layer = one(layers)
    image = layer.get_image()
    canvas, side = pixels.canvas_of(layer), config.get_property("side")
    request = {
        "type": "extend",
        "recipe": arguments.recipe(config),
        "sides": [side],
        "by": config.get_property("by"),
        "add_colors": config.get_property("add-colors"),
    }
    (drawn,) = engine.draw(request, canvas, watcher=watcher)
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


def vary(
    image: Gimp.Image | None,
    layers: list[Gimp.Layer],
    config: Gimp.ProcedureConfig,
    watcher: engine.Watcher | None,
) -> Gimp.Image:
    """Variants of a layer, each a layer above it."""
    layer = one(layers)
    image = layer.get_image()
    request = {
        "type": "vary",
        "recipe": arguments.recipe(config),
        "count": config.get_property("count"),
        "share": config.get_property("share"),
    }
    drawn = engine.draw(request, pixels.canvas_of(layer), watcher=watcher)
    _add_layers(image, drawn, layer)
    return image


def one(layers: list[Gimp.Layer]) -> Gimp.Layer:
    """The layer that is meant.

    Raises:
        SceneError: None or several, or a group.
    """
    if len(layers) != 1 or layers[0].is_group():
        raise SceneError("Scene draws into one layer", "Select one layer, not a group.")
    return layers[0]


def _palette(image: Gimp.Image | None, into_layer: bool, config: Gimp.ProcedureConfig) -> dict[str, Any]:
    """Which colours: an indexed image's new layer must have those of the image."""
    chosen = config.get_property("palette")
    indexed = image is not None and image.get_base_type() == Gimp.ImageBaseType.INDEXED
    if (into_layer and indexed) or chosen == "image":
        if image is None or not indexed:
            raise SceneError("this image has no palette", "Choose another palette, or an indexed image.")
        return {"palette": pixels.inline(pixels.palette_of(image))}
    if chosen == "gimp":
        palette = config.get_property("gimp-palette")
        if palette is None:
            raise SceneError("no palette is chosen", "Choose one of GIMP's palettes.")
        return {"palette": pixels.inline(pixels.colors_of(palette))}
    return {"palette": chosen, "colors": config.get_property("colors")}


def _add_layers(image: Gimp.Image, drawn: tuple[engine.Drawn, ...], over: Gimp.Layer | None = None) -> None:
    with _undo_step(image):
        for one in drawn:
            layer = pixels.new_layer(image, one.canvas, _name(one))
            if over is not None:
                _, x, y = over.get_offsets()
                layer.set_offsets(x, y)
            _remember(layer, one)


def _grow_palette(image: Gimp.Image, before: pixels.Canvas, drawn: engine.Drawn) -> None:
    indexed = image.get_base_type() == Gimp.ImageBaseType.INDEXED
    if indexed and drawn.canvas.palette != before.palette:
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
