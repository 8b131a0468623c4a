# ruff: noqa
# mypy: ignore-errors
# Runs inside GIMP, before a test's own code. OUT is where the result goes.
import base64
import json
import os

from gi.repository import Babl, Gegl, Gio

pdb = Gimp.get_pdb()


def result(value):
    with open(OUT + ".new", "w") as file:
        json.dump(value, file)
    os.rename(OUT + ".new", OUT)


def call(name, image=None, layers=(), **arguments):
    """Status, message and the returned image."""
    procedure = pdb.lookup_procedure("plug-in-scene-" + name)
    if procedure is None:
        return ["absent", "", None]
    config = procedure.create_config()
    config.set_property("image", image)
    config.set_core_object_array("drawables", list(layers))
    for key, value in arguments.items():
        config.set_property(key.replace("_", "-"), value)
    values = procedure.run(config)
    good = values.index(0) == Gimp.PDBStatusType.SUCCESS
    return ["success" if good else "error", pdb.get_last_error(), values.index(1) if good else None]


def raw(layer):
    whole = Gegl.Rectangle.new(0, 0, layer.get_width(), layer.get_height())
    return bytes(layer.get_buffer().get(whole, 1.0, None, Gegl.AbyssPolicy.NONE))


def palette(image):
    found = image.get_palette()
    return bytes(found.get_colormap(Babl.format("R'G'B' u8"))[0]) if found else b""


def told_of(image):
    layer = image.get_layers()[0]
    parasite = layer.get_parasite("scene-recipe")
    return {
        "size": [image.get_width(), image.get_height()],
        "layer": [layer.get_width(), layer.get_height()],
        "layers": len(image.get_layers()),
        "palette": base64.b64encode(palette(image)).decode(),
        "pixels": base64.b64encode(raw(layer)).decode(),
        "recipe": json.loads(bytes(parasite.get_data()).decode()) if parasite else None,
    }


def opened(path, kind=None):
    """An indexed picture; or of another kind, converted."""
    image = Gimp.file_load(Gimp.RunMode.NONINTERACTIVE, Gio.File.new_for_path(path))
    if kind == "rgb":
        image.convert_rgb()
    elif kind == "gray":
        image.convert_grayscale()
    return image, image.get_layers()[0]
