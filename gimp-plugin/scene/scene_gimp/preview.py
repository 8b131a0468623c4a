"""A window in which the picture fills in as it is drawn. It is this process's own: Cancel takes it along."""

from __future__ import annotations

from typing import Any

import gi

gi.require_version("GimpUi", "3.0")
gi.require_version("Gtk", "3.0")
gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf, GimpUi, GLib, Gtk  # noqa: E402

WIDTH, HEIGHT = 320, 192
SCALE = 2


class Preview:
    """Shows previews as they come; closing it asks to stop.

    Args:
        title: Of the window.
    """

    def __init__(self, title: str) -> None:
        GimpUi.init("scene")
        self.closed = False
        self._image = Gtk.Image()
        self._window = Gtk.Window(title=title)
        self._window.set_resizable(False)
        self._window.add(self._image)
        self._window.connect("delete-event", self._on_close)
        self.show(WIDTH, 0, b"")
        self._window.show_all()
        self.pump()

    def show(self, width: int, height: int, rgb: bytes) -> None:
        """A preview, 3 bytes a pixel; of a new picture it is the upper part, the rest is still dark."""
        full = max(height, HEIGHT) if width == WIDTH else height
        pixels = GLib.Bytes.new(rgb + bytes(3 * width * (full - height)))
        found = GdkPixbuf.Pixbuf.new_from_bytes(
            pixels, GdkPixbuf.Colorspace.RGB, False, 8, width, full, 3 * width
        )
        scale = SCALE if width * SCALE <= 1280 and full * SCALE <= 800 else 1
        nearest = GdkPixbuf.InterpType.NEAREST
        self._image.set_from_pixbuf(found.scale_simple(width * scale, full * scale, nearest))

    def pump(self) -> None:
        """Lets the window redraw itself and hear its buttons."""
        while Gtk.events_pending():
            Gtk.main_iteration_do(False)

    def close(self) -> None:
        """Takes the window away."""
        self._window.destroy()
        self.pump()

    def _on_close(self, *_: Any) -> bool:
        self.closed = True
        return True  # it goes once the engine has ended the job
