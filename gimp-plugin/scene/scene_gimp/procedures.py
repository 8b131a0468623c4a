"""The procedures: what the menu, Repeat and scripts call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gi

gi.require_version("Gimp", "3.0")
from gi.repository import Gimp, GLib, GObject  # noqa: E402

from scene_gimp import arguments, drawing  # noqa: E402
from scene_gimp.errors import CancelledError, SceneError  # noqa: E402

MENU = "<Image>/Filters/Render/Scene"
Arguments = Callable[[Gimp.Procedure], None]
Sensitive = Gimp.ProcedureSensitivityMask


@dataclass(frozen=True)
class Scene:
    """A procedure.

    Attributes:
        label: Of its menu entry.
        blurb: What it does, in a line.
        run: Does it.
        arguments: Each adds some, in the order of the dialog.
        needs_image: Whether the menu entry is grey without an open image.
    """

    label: str
    blurb: str
    run: Callable[[drawing.Call], Gimp.Image]
    arguments: tuple[Arguments, ...]
    needs_image: bool = True

    def create(self, plug_in: Gimp.PlugIn, name: str) -> Gimp.Procedure:
        """For GIMP."""
        procedure = Gimp.ImageProcedure.new(plug_in, name, Gimp.PDBProcType.PLUGIN, self._called, None)
        procedure.set_image_types("*")
        mask = Sensitive.DRAWABLE if self.needs_image else Sensitive.DRAWABLE | Sensitive.NO_IMAGE
        procedure.set_sensitivity_mask(mask | (0 if self.needs_image else Sensitive.NO_DRAWABLES))
        procedure.set_menu_label(self.label)
        procedure.add_menu_path(MENU)
        procedure.set_documentation(self.blurb, self.blurb, name)
        procedure.set_attribution("Scene's authors", "Scene's authors, MIT", "2026")
        for add in self.arguments:
            add(procedure)
        procedure.add_image_return_value(
            "result", "Image", "What was drawn, or drawn into", True, arguments.WRITE
        )
        return procedure

    def _called(
        self,
        procedure: Gimp.Procedure,
        mode: Gimp.RunMode,
        image: Gimp.Image | None,
        drawables: list[Gimp.Drawable],
        config: Gimp.ProcedureConfig,
        data: Any,
    ) -> Gimp.ValueArray:
        watcher = None
        seen = mode != Gimp.RunMode.NONINTERACTIVE  # Repeat has no dialog, but somebody looks on
        try:
            if seen and self.arguments:
                from scene_gimp import dialog, preview

                if mode == Gimp.RunMode.INTERACTIVE and not dialog.agreed(procedure, config):
                    raise CancelledError
                watcher = preview.Preview("Scene draws")
            layers = [drawable for drawable in drawables if isinstance(drawable, Gimp.Layer)]
            found = self.run(drawing.Call(image, layers, config, watcher))
            if seen and found is not image:
                Gimp.Display.new(found)
            Gimp.displays_flush()
        except CancelledError:
            return procedure.new_return_values(Gimp.PDBStatusType.CANCEL, None)
        except SceneError as error:
            return procedure.new_return_values(Gimp.PDBStatusType.EXECUTION_ERROR, GLib.Error(str(error)))
        finally:
            if watcher is not None:
                watcher.close()
        values = procedure.new_return_values(Gimp.PDBStatusType.SUCCESS, None)
        values.remove(1)
        values.insert(1, GObject.Value(Gimp.Image, found))
        return values


_TARGET = (("image", "A new image"), ("layer", "A new layer of this image"))
_SIDES = (("left", "Left"), ("right", "Right"), ("up", "Up"), ("down", "Down"))


def _target(procedure: Gimp.Procedure) -> None:
    procedure.add_choice_argument(
        "target", "_Into", "Where the picture goes", arguments.choice(*_TARGET), "image", arguments.WRITE
    )


def _side(procedure: Gimp.Procedure) -> None:
    procedure.add_choice_argument(
        "side", "Si_de", "Where to go on", arguments.choice(*_SIDES), "right", arguments.WRITE
    )
    procedure.add_int_argument("by", "_By", "Pixels", 1, 4096, 160, arguments.WRITE)


def _share(procedure: Gimp.Procedure) -> None:
    procedure.add_double_argument(
        "share", "Kee_p", "How much of the layout stays, 0 to 1", 0, 1, 0.3, arguments.WRITE
    )


ALL = {
    "plug-in-scene-generate": Scene(
        "_Generate Background...",
        "Draws a 320x192 background from words, as an indexed image or a layer",
        drawing.generate,
        (
            arguments.add_prompt,
            arguments.add_count,
            _target,
            arguments.add_palette,
            arguments.add_sampling,
        ),
        needs_image=False,
    ),
    "plug-in-scene-redraw": Scene(
        "_Redraw Selection...",
        "Draws what is selected anew; all other pixels stay as they are",
        drawing.redraw,
        (arguments.add_prompt, arguments.add_more_colors, arguments.add_sampling),
    ),
    "plug-in-scene-extend": Scene(
        "_Extend Canvas...",
        "Goes on beyond a side of the layer",
        drawing.extend,
        (arguments.add_prompt, _side, arguments.add_more_colors, arguments.add_sampling),
    ),
    "plug-in-scene-vary": Scene(
        "_Vary...",
        "Draws the layer anew, less a share of its layout, into new layers",
        drawing.vary,
        (arguments.add_prompt, arguments.add_count, _share, arguments.add_sampling),
    ),
    "plug-in-scene-recipe": Scene(
        "_Show Recipe", "Tells what a layer was drawn from", drawing.show_recipe, ()
    ),
}
"""By their names in GIMP's procedural database."""
