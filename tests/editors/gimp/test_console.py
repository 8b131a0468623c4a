"""The plug-in in GIMP's console, against a real engine: what it puts into images, to the bit."""

from __future__ import annotations

import base64
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from scene_engine.canvas import Canvas, save_png
from scene_engine.recipe import Recipe
from tests.editors.gimp.program import Gimp
from tests.server.conftest import Served

sys.path.insert(0, str(Path(__file__).parents[3] / "plugins"))
import scene_client

WORDS = {"prompt": "a castle at night", "seed": 7}
IN_GIMP = 'prompt="a castle at night", seed=7'


def drawn(
    served: Served, request: dict[str, Any], canvas: Canvas | None = None, mask: bytes | None = None
) -> Any:
    """What the engine draws, asked without GIMP."""
    (file,) = served.home.rglob("engine.json")
    sent = None
    if canvas is not None:
        height, width = canvas.indices.shape
        sent = width, height, canvas.palette.tobytes(), canvas.indices.tobytes()
    client = scene_client.Client("test", file)
    found = [
        e for e in client.draw(request, sent, mask) if isinstance(e, scene_client.Picture) and not e.preview
    ]
    return found[0]


def pixels(told: dict[str, Any]) -> bytes:
    return base64.b64decode(told["pixels"])


def palette(told: dict[str, Any]) -> bytes:
    return base64.b64decode(told["palette"])


def picture(gimp: Gimp, colours: int = 32) -> tuple[Canvas, Path]:
    """An artist's picture, and where GIMP finds it."""
    rng = np.random.default_rng(3)
    colors = rng.permutation(256**3)[:colours]
    rgb = np.stack([colors >> 16, colors >> 8 & 255, colors & 255], 1).astype(np.uint8)
    indices = rng.integers(0, colours, (12, 20)).astype(np.uint8).repeat(16, 0).repeat(16, 1)
    canvas = Canvas(indices, rgb)
    path = gimp.folder / "artist.png"
    save_png(canvas, path, Recipe("", 0))
    return canvas, path


def test_a_new_image_is_the_engine_s_canvas(gimp: Gimp, served: Served) -> None:
    told = gimp.run(f'result(told_of(call("generate", {IN_GIMP})[2]))')
    wanted = drawn(served, {"type": "generate", "recipe": WORDS})
    assert told["size"] == [320, 192]
    assert pixels(told) == wanted.pixels
    assert palette(told) == wanted.palette
    assert told["recipe"]["prompt"] == WORDS["prompt"]
    assert Recipe.from_dict(told["recipe"]).checkpoint


@pytest.mark.parametrize("name", ["ega", "image", "gimp"])
def test_a_locked_palette(gimp: Gimp, name: str) -> None:
    canvas, path = picture(gimp)
    told = gimp.run(
        f"""
image, layer = opened({gimp.seen(path)!r})
plt = Gimp.Palette.new("three")
for name in ("red", "white", "blue"):
    plt.add_entry(name, Gegl.Color.new(name))
more = dict(gimp_palette=plt) if {name!r} == "gimp" else {{}}
status, message, new = call("generate", image, [layer], prompt="x", seed=1, palette={name!r}, **more)
plt.delete()
result(told_of(new) if new else message)
"""
    )
    expected = {
        "ega": 16,
        "image": len(canvas.palette),
        "gimp": 3,
    }[name]
    assert len(palette(told)) == 3 * expected, told
    if name == "image":
        assert palette(told) == canvas.palette.tobytes()
    assert max(pixels(told)) < expected


@pytest.mark.parametrize("kind", ["indexed", "rgb", "gray"])
def test_a_new_layer_in_the_image_s_own_kind(gimp: Gimp, served: Served, kind: str) -> None:
    canvas, path = picture(gimp)
    told = gimp.run(
        f"""
image, layer = opened({gimp.seen(path)!r}, {kind!r})
before = raw(layer)
status, message, same = call("generate", image, [layer], {IN_GIMP}, target="layer", count=2)
found = told_of(image) if same else message
found["kept"] = raw(layer) == before
result(found)
"""
    )
    assert (told["layers"], told["kept"]) == (3, True)
    if kind == "indexed":
        assert palette(told) == canvas.palette.tobytes()
        assert max(pixels(told)) < len(canvas.palette)
    elif kind == "rgb":
        wanted = drawn(served, {"type": "generate", "recipe": {**WORDS, "seed": 8}})
        rgb = np.frombuffer(wanted.palette, np.uint8).reshape(-1, 3)[np.frombuffer(wanted.pixels, np.uint8)]
        assert pixels(told) == rgb.tobytes()
    else:
        assert len(pixels(told)) == 320 * 192


SHAPES = {
    "rectangle": "image.select_rectangle(Gimp.ChannelOps.REPLACE, 40, 50, 100, 60)",
    "ellipse": "image.select_ellipse(Gimp.ChannelOps.REPLACE, 40, 50, 120, 80)",
    "feathered": "image.select_ellipse(Gimp.ChannelOps.REPLACE, 40, 50, 120, 80); "
    "Gimp.Selection.feather(image, 20)",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_redraw_changes_selected_pixels_alone(gimp: Gimp, served: Served, shape: str) -> None:
    canvas, path = picture(gimp)
    told = gimp.run(
        f"""
image, layer = opened({gimp.seen(path)!r})
{SHAPES[shape]}
mask = bytes(image.get_selection().get_buffer().get(
    Gegl.Rectangle.new(0, 0, 320, 192), 1.0, "Y u8", Gegl.AbyssPolicy.NONE))
before, bounds = raw(layer), [int(x) for x in list(Gimp.Selection.bounds(image))[1:]]
status, message, same = call("redraw", image, [layer], {IN_GIMP})
found = told_of(image) if same else dict(error=message)
found["mask"] = base64.b64encode(mask).decode()
found["selection"] = bounds == [int(x) for x in list(Gimp.Selection.bounds(image))[1:]]
result(found)
"""
    )
    assert "error" not in told, told
    mask = np.frombuffer(base64.b64decode(told["mask"]), np.uint8).reshape(192, 320)
    hard = np.where(mask >= 128, 255, 0).astype(np.uint8)
    wanted = drawn(served, {"type": "redraw", "recipe": WORDS}, canvas, hard.tobytes())
    found = indices(told)
    np.testing.assert_array_equal(found[hard == 0], canvas.indices[hard == 0])
    assert found.tobytes() == wanted.pixels
    assert (found != canvas.indices).any()
    assert palette(told) == canvas.palette.tobytes()
    assert told["selection"]


def indices(told: dict[str, Any]) -> NDArray[np.uint8]:
    width, height = told["layer"]
    return np.frombuffer(pixels(told), np.uint8).reshape(height, width)


@pytest.mark.parametrize("kind", ["rgb", "gray"])
def test_redraw_in_other_kinds_of_images(gimp: Gimp, kind: str) -> None:
    _, path = picture(gimp)
    told = gimp.run(
        f"""
image, layer = opened({gimp.seen(path)!r}, {kind!r})
before = raw(layer)
image.select_rectangle(Gimp.ChannelOps.REPLACE, 40, 50, 100, 60)
status, message, same = call("redraw", image, [layer], prompt="x", seed=7)
found = told_of(image) if same else dict(error=message)
found["before"] = base64.b64encode(before).decode()
result(found)
"""
    )
    assert "error" not in told, told
    before, after = (
        np.frombuffer(base64.b64decode(told[name]), np.uint8).reshape(192, 320, -1)
        for name in ("before", "pixels")
    )
    changed = (before != after).any(2)
    assert changed[50:110, 40:140].any()
    changed[50:110, 40:140] = False
    assert not changed.any()


@pytest.mark.parametrize(
    ("side", "place"), [("left", (0, 64)), ("right", (0, 0)), ("up", (64, 0)), ("down", (0, 0))]
)
def test_extend_keeps_what_was_there(gimp: Gimp, served: Served, side: str, place: tuple[int, int]) -> None:
    canvas, path = picture(gimp)
    told = gimp.run(
        f"""
image, layer = opened({gimp.seen(path)!r})
status, message, same = call("extend", image, [layer], {IN_GIMP}, side={side!r}, by=64)
result(told_of(image) if same else dict(error=message))
"""
    )
    assert "error" not in told, told
    wanted = drawn(served, {"type": "extend", "recipe": WORDS, "sides": [side], "by": 64}, canvas)
    assert told["size"] == told["layer"] == [wanted.width, wanted.height]
    assert pixels(told) == wanted.pixels
    top, left = place
    np.testing.assert_array_equal(indices(told)[top : top + 192, left : left + 320], canvas.indices)


def test_vary_adds_layers(gimp: Gimp, served: Served) -> None:
    canvas, path = picture(gimp)
    told = gimp.run(
        f"""
image, layer = opened({gimp.seen(path)!r})
before = raw(layer)
status, message, same = call("vary", image, [layer], {IN_GIMP}, share=0.5)
found = told_of(image) if same else dict(error=message)
found["kept"] = raw(layer) == before
result(found)
"""
    )
    wanted = drawn(served, {"type": "vary", "recipe": WORDS, "share": 0.5}, canvas)
    assert (told["layers"], told["kept"], pixels(told)) == (2, True, wanted.pixels)


def test_the_recipe_is_shown(gimp: Gimp) -> None:
    told = gimp.run(
        """
status, message, image = call("generate", prompt="a castle", seed=7)
shown = call("recipe", image, image.get_layers()[:1])[0]
image.get_layers()[0].detach_parasite("scene-recipe")
result([shown, call("recipe", image, image.get_layers()[:1])[1]])
"""
    )
    assert told[0] == "success"
    assert "Scene has not drawn this layer" in told[1]


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ('call("redraw", image, [layer], prompt="x")', "Select what to draw anew"),
        ('call("redraw", image, [], prompt="x")', "Select one layer"),
        ('call("generate", None, [], prompt="x", target="layer")', "draw into a new image"),
        ('call("generate", None, [], prompt="x", palette="image")', "Choose another palette"),
        ('call("generate", None, [], prompt="x", palette="gimp")', "Choose one of 1 to 256"),
        ('call("generate", None, [], prompt="x" * 3000)', "prompt"),
    ],
)
def test_what_is_wrong_is_said_with_its_fix_and_changes_nothing(gimp: Gimp, code: str, says: str) -> None:
    _, path = picture(gimp)
    told = gimp.run(
        f"""
image, layer = opened({gimp.seen(path)!r})
before = raw(layer), len(Gimp.get_images())
status, message, _ = {code}
result([status, message, before == (raw(layer), len(Gimp.get_images()))])
"""
    )
    assert (told[0], told[2]) == ("error", True)
    assert says in told[1]
