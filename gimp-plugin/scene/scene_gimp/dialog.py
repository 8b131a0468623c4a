"""The dialog: GIMP's own for procedures, with room for the prompt and a line on the engine."""

from __future__ import annotations

import gi

gi.require_version("Gimp", "3.0")
gi.require_version("GimpUi", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gimp, GimpUi, Gtk  # noqa: E402

from scene_gimp import engine  # noqa: E402


def agreed(procedure: Gimp.Procedure, config: Gimp.ProcedureConfig) -> bool:
    """Shows it; False if the artist cancelled."""
    GimpUi.init("scene")
    title = procedure.get_menu_label().replace("_", "").rstrip(".")
    dialog = GimpUi.ProcedureDialog.new(procedure, config, f"Scene: {title}")
    dialog.set_ok_label("_Draw")
    prompt = dialog.get_widget("prompt", Gtk.TextView.__gtype__)
    for view in _text_views(prompt):
        view.set_wrap_mode(Gtk.WrapMode.WORD)
        view.set_size_request(360, 72)
    dialog.get_label("engine-state", engine.state(), False, False)
    dialog.get_label("prompt-label", "What to draw, in English:", False, False)
    names = [one.name for one in procedure.get_arguments()][3:]
    dialog.fill(["engine-state", "prompt-label", *names])
    found = dialog.run()
    dialog.destroy()
    return bool(found)


def _text_views(widget: Gtk.Widget) -> list[Gtk.TextView]:
    if isinstance(widget, Gtk.TextView):
        return [widget]
    if isinstance(widget, Gtk.Container):
        return [view for child in widget.get_children() for view in _text_views(child)]
    return []
