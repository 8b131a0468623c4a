"""The plug-in with a window, as an artist has it: dialog, picture, undo, cancel."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.editors.gimp.program import Gimp
from tests.editors.gimp.window import Window, until
from tests.server.conftest import Served

INTERACTIVE = """
procedure = pdb.lookup_procedure("plug-in-scene-{name}")
config = procedure.create_config()
config.set_property("run-mode", Gimp.RunMode.INTERACTIVE)
config.set_property("prompt", "a castle at night")
config.set_property("count", {count})
for image in Gimp.get_images()[:1]:
    config.set_property("image", image)
    config.set_core_object_array("drawables", image.get_layers()[:1])
values = procedure.run(config)
result(values.index(0) == Gimp.PDBStatusType.SUCCESS)
"""


@pytest.fixture(scope="module")
def window(gimp: Gimp) -> Iterator[Window]:
    if gimp.root is None and not all(map(shutil.which, ("Xvfb", "openbox", "xdotool", "import"))):
        message = "needs Xvfb, openbox, xdotool and ImageMagick"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    found = Window(gimp)
    yield found
    found.close()


@pytest.fixture(scope="module")
def drawn(window: Window) -> Window:
    """With a picture that was drawn through the dialog."""
    running = window.begin(INTERACTIVE.format(name="generate", count=1))
    window.press(window.dialog(), "Return")
    assert window.result(running) is True
    return window


def test_the_dialog_leads_to_a_picture(drawn: Window) -> None:
    told = drawn.run("result(told_of(Gimp.get_images()[0]))")
    assert told["size"] == [320, 192]
    assert told["recipe"]["prompt"] == "a castle at night"
    shot = drawn.gimp.folder / "screen.png"
    drawn.tool("import", "-window", "root", drawn.gimp.seen(shot))
    assert shot.stat().st_size > 10_000


def test_one_undo_takes_a_redraw_back_to_the_bit(drawn: Window) -> None:
    told = drawn.run(
        """
image = Gimp.get_images()[0]
layer = image.get_layers()[0]
before = raw(layer)
image.select_ellipse(Gimp.ChannelOps.REPLACE, 40, 50, 120, 80)
status, message, _ = call("redraw", image, [layer], prompt="a moon", seed=3, add_colors=20)
result([status, message, base64.b64encode(before).decode(), base64.b64encode(raw(layer)).decode()])
"""
    )
    status, message, before, after = told
    assert (status, before != after) == ("success", True), message
    palette = drawn.run("result(len(palette(Gimp.get_images()[0])))")

    def pixels() -> str:
        return str(drawn.run("result(base64.b64encode(raw(Gimp.get_images()[0].get_layers()[0])).decode())"))

    drawn.press(drawn.main(), "ctrl+z")
    until(lambda: pixels() == before, 10)
    assert drawn.run("result(len(palette(Gimp.get_images()[0])))") <= palette
    drawn.press(drawn.main(), "ctrl+y")
    until(lambda: pixels() == after, 10)
    drawn.press(drawn.main(), "ctrl+z")
    until(lambda: pixels() == before, 10)


def test_leaving_the_dialog_draws_nothing(drawn: Window) -> None:
    running = drawn.begin(INTERACTIVE.format(name="generate", count=1))
    drawn.press(drawn.dialog(), "Escape")
    assert drawn.result(running) is False
    assert drawn.run("result(len(Gimp.get_images()))") == 1


def test_cancel_ends_the_job_in_the_engine(drawn: Window, served: Served) -> None:
    (log,) = served.home.rglob("serve.log")
    running = drawn.begin(INTERACTIVE.format(name="vary", count=16))
    drawn.press(drawn.dialog(), "Return")
    until(lambda: busy(served), 20)
    # The button is at the right end of the bar under the picture.
    drawn.tool("xdotool", "windowactivate", "--sync", drawn.main(), "mousemove", "520", "603", "click", "1")
    assert drawn.result(running) is False
    until(lambda: "16 pictures cancelled" in log.read_text(), 3)
    assert drawn.run("result(len(Gimp.get_images()[0].get_layers()))") == 1


def busy(served: Served) -> bool:
    """Whether anything is being drawn: then another job waits."""
    with served.client() as client:
        client.say("generate", id=1, recipe={"prompt": "", "seed": 1})
        return bool(client.hear()["position"])


def test_the_picture_fills_in_and_closing_it_ends_the_job(drawn: Window, served: Served) -> None:
    (log,) = served.home.rglob("serve.log")
    before = log.read_text().count("16 pictures cancelled")
    running = drawn.begin(INTERACTIVE.format(name="vary", count=16))
    drawn.press(drawn.dialog(), "Return")
    preview = drawn.named("^Scene draws")
    until(lambda: busy(served), 20)
    drawn.press(preview, "alt+F4")
    assert drawn.result(running) is False
    until(lambda: log.read_text().count("16 pictures cancelled") == before + 1, 3)
    assert drawn.run("result(len(Gimp.get_images()[0].get_layers()))") == 1


def test_repeat_draws_with_the_last_values_and_shows_the_picture(drawn: Window) -> None:
    told = drawn.run(
        """
before = Gimp.get_images()
procedure = pdb.lookup_procedure("plug-in-scene-generate")
config = procedure.create_config()
config.set_property("run-mode", Gimp.RunMode.WITH_LAST_VALS)
values = procedure.run(config)
new = [image for image in Gimp.get_images() if image not in before]
result([told_of(new[0]) if new else pdb.get_last_error(), len(new)])
"""
    )
    assert told[1] == 1, told
    assert told[0]["recipe"]["prompt"] == "a castle at night"
    until(lambda: "2.0" in drawn.tool("xdotool", "getwindowname", drawn.main()), 10)
