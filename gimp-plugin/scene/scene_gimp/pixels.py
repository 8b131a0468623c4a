"""Layers of GIMP to canvases of Scene and back: exact indices, and one way to write that can be undone."""

from __future__ import annotations

from dataclasses import dataclass

import gi

gi.require_version("Gimp", "3.0")
gi.require_version("Gegl", "0.4")
from gi.repository import Babl, Gegl, Gimp, GLib  # noqa: E402

from scene_gimp.errors import SceneError  # noqa: E402

RGB = "R'G'B' u8"
MAX_COLORS = 256


@dataclass(frozen=True)
class Canvas:
    """An indexed picture: palette of 3 bytes a colour, a byte a pixel."""

    width: int
    height: int
    palette: bytes
    indices: bytes

    def rgb(self) -> bytes:
        """3 bytes a pixel."""
        found = bytearray(3 * len(self.indices))
        for channel in range(3):
            table = self.palette[channel::3].ljust(256, b"\0")
            found[channel::3] = self.indices.translate(table)
        return bytes(found)


def palette_of(image: Gimp.Image) -> bytes:
    """Of an indexed image."""
    return bytes(image.get_palette().get_colormap(Babl.format(RGB))[0])


def colors_of(palette: Gimp.Palette) -> bytes:
    """Of a palette that GIMP knows.

    Raises:
        SceneError: It has more colours than an indexed image.
    """
    found = bytes(palette.get_colormap(Babl.format(RGB))[0])
    if not 3 <= len(found) <= 3 * MAX_COLORS:
        raise SceneError(
            f"the palette {palette.get_name()} has {len(found) // 3} colours", "Choose one of 1 to 256."
        )
    return found


def inline(palette: bytes) -> str:
    """As recipes write it: "#rrggbb,#rrggbb"."""
    return ",".join(f"#{palette[start : start + 3].hex()}" for start in range(0, len(palette), 3))


def canvas_of(layer: Gimp.Layer) -> Canvas:
    """A layer as a canvas: exact if it is indexed, else in the colours that GIMP's own conversion finds."""
    if layer.is_indexed():
        return _indexed(layer)
    image = Gimp.Image.new(layer.get_width(), layer.get_height(), Gimp.ImageBaseType.RGB)
    try:
        image.insert_layer(Gimp.Layer.new_from_drawable(layer, image), None, 0)
        layer = image.flatten()
        image.convert_indexed(
            Gimp.ConvertDitherType.NONE, Gimp.ConvertPaletteType.GENERATE, 255, False, False, ""
        )
        return _indexed(image.get_layers()[0])
    finally:
        image.delete()


def mask_of(image: Gimp.Image, layer: Gimp.Layer) -> bytes:
    """The selection over a layer, a byte a pixel: 0 stays, 255 is drawn, between is feathered.

    Raises:
        SceneError: Nothing of the layer is selected.
    """
    _, some, *_ = Gimp.Selection.bounds(image)
    _, x, y = layer.get_offsets()
    width, height = layer.get_width(), layer.get_height()
    mask = bytes(
        image.get_selection()
        .get_buffer()
        .get(Gegl.Rectangle.new(x, y, width, height), 1.0, "Y u8", Gegl.AbyssPolicy.NONE)
    )
    if not some or max(mask) < 128:
        raise SceneError("nothing of this layer is selected", "Select what to draw anew, then try again.")
    return mask


def new_image(canvas: Canvas, name: str) -> tuple[Gimp.Image, Gimp.Layer]:
    """An indexed image that is the canvas, to the bit."""
    image = Gimp.Image.new(canvas.width, canvas.height, Gimp.ImageBaseType.INDEXED)
    image.undo_disable()
    set_palette(image, canvas.palette)
    layer = new_layer(image, canvas, name)
    image.undo_enable()
    return image, layer


def new_layer(image: Gimp.Image, canvas: Canvas, name: str) -> Gimp.Layer:
    """A layer on top of an image, in the image's own kind of pixels."""
    kinds = {
        Gimp.ImageBaseType.INDEXED: Gimp.ImageType.INDEXED_IMAGE,
        Gimp.ImageBaseType.GRAY: Gimp.ImageType.GRAY_IMAGE,
        Gimp.ImageBaseType.RGB: Gimp.ImageType.RGB_IMAGE,
    }
    kind = image.get_base_type()
    layer = Gimp.Layer.new(
        image, name, canvas.width, canvas.height, kinds[kind], 100.0, Gimp.LayerMode.NORMAL
    )
    image.insert_layer(layer, None, 0)
    buffer, whole = layer.get_buffer(), Gegl.Rectangle.new(0, 0, canvas.width, canvas.height)
    if kind == Gimp.ImageBaseType.INDEXED:
        buffer.set(whole, Babl.get_name(layer.get_format()), canvas.indices)
    else:
        buffer.set(whole, RGB, canvas.rgb())
    buffer.flush()
    layer.update(0, 0, canvas.width, canvas.height)
    return layer


def set_palette(image: Gimp.Image, palette: bytes) -> None:
    """Makes these the colours of an indexed image."""
    made = Gimp.Palette.new("Scene")
    try:
        for start in range(0, len(palette), 3):
            color = Gegl.Color.new("black")
            color.set_bytes(Babl.format(RGB), GLib.Bytes.new(palette[start : start + 3]))
            made.add_entry(None, color)
        image.set_palette(made)
    finally:
        made.delete()  # GIMP would keep it in the user's palettes


def write(image: Gimp.Image, layer: Gimp.Layer, canvas: Canvas, drawn: bytes) -> None:
    """Puts a canvas into a layer of its size where `drawn` is not 0; the rest stays as it is, to the bit.

    By the shadow buffer, which GIMP can undo; without the selection, which would blend indices.
    """
    width, height = canvas.width, canvas.height
    whole, format_ = Gegl.Rectangle.new(0, 0, width, height), Babl.get_name(layer.get_format())
    old = bytes(layer.get_buffer().get(whole, 1.0, None, Gegl.AbyssPolicy.NONE))
    selection = Gimp.Selection.save(image)
    Gimp.Selection.none(image)
    shadow = layer.get_shadow_buffer()
    if layer.is_indexed():
        step = len(old) // (width * height)  # 2 with alpha
        shadow.set(whole, format_, _merged(old, canvas.indices, drawn, step))
    else:
        shadow.set(whole, format_, old)
        rgb = canvas.rgb()
        for start, end in _spans(drawn, width):
            y, x = divmod(start, width)
            shadow.set(Gegl.Rectangle.new(x, y, end - start, 1), RGB, rgb[3 * start : 3 * end])
    shadow.flush()
    layer.merge_shadow(True)
    layer.update(0, 0, width, height)
    image.select_item(Gimp.ChannelOps.REPLACE, selection)
    image.remove_channel(selection)


def _indexed(layer: Gimp.Layer) -> Canvas:
    width, height = layer.get_width(), layer.get_height()
    raw = bytes(
        layer.get_buffer().get(Gegl.Rectangle.new(0, 0, width, height), 1.0, None, Gegl.AbyssPolicy.NONE)
    )
    palette = palette_of(layer.get_image())
    return Canvas(width, height, palette, raw[:: len(raw) // (width * height)])


def _merged(old: bytes, indices: bytes, drawn: bytes, step: int) -> bytes:
    found = bytearray(old)
    for place, hit in enumerate(drawn):
        if hit:
            found[step * place] = indices[place]
            if step == 2:
                found[2 * place + 1] = 255
    return bytes(found)


def _spans(drawn: bytes, width: int) -> list[tuple[int, int]]:
    """Stretches of a row where something is drawn: [start, end) pixels of the picture."""
    found = []
    for row in range(0, len(drawn), width):
        line, at = drawn[row : row + width], 0
        while at < width:
            if not line[at]:
                at += 1
                continue
            end = at
            while end < width and line[end]:
                end += 1
            found.append((row + at, row + end))
            at = end
    return found
