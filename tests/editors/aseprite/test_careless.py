"""The extension itself, made careless of one of Aseprite's oddities: then the stand-in shows the harm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.editors.aseprite.conftest import EXTENSION, drawn, opened, paired
from tests.editors.aseprite.host.folders import install
from tests.editors.aseprite.host.images import INDEXED
from tests.editors.aseprite.host.program import Aseprite
from tests.editors.aseprite.host.sprites import Sprite
from tests.editors.aseprite.sprites import painted, seen, select
from tests.server.conftest import Served

Careless = Callable[..., Aseprite]


@pytest.fixture
def careless(tmp_path: Path, served: Served) -> Careless:
    """Starts Aseprite with one line of the extension changed; None changes nothing."""

    def begin(change: tuple[str, str, str] | None, pairing: str | None = None, api: int = 41) -> Aseprite:
        folder = install(EXTENSION, tmp_path, pairing or paired(served))
        if change is not None:
            name, line, other = change
            text = (folder / name).read_text(encoding="utf-8")
            assert text.count(line) == 1, f"{name} has no such line any more: {line}"
            (folder / name).write_text(text.replace(line, other), encoding="utf-8")
        program = Aseprite(tmp_path, api=api)
        program.start_extension()
        return program

    return begin


def both(change: tuple[str, str, str]) -> pytest.MarkDecorator:
    """Runs a test with the extension as it is, where all is well, and with the change, where it isn't."""
    return pytest.mark.parametrize(("change", "is_well"), [(None, True), (change, False)])


@both(("protocol.lua", "  return plain(value)\nend", "  return value\nend"))
def test_userdata_of_json_in_a_table_is_lost(
    careless: Careless, change: tuple[str, str, str] | None, is_well: bool
) -> None:
    program = careless(change)
    drawn(program, dialog := opened(program), count=1)
    if dialog.can("insert"):
        dialog.click("insert")
    kept = program.sprite is not None and '"prompt": "a castle"' in program.sprite.layer_list[0].data
    assert kept == is_well
    program.quit()


@both(("apply.lua", "not opaque and sprite.transparentColor or nil", "nil"))
def test_the_see_through_index_makes_holes(
    careless: Careless, change: tuple[str, str, str] | None, is_well: bool
) -> None:
    program = careless(change)
    sprite = program.open(painted(320, 192, INDEXED, most=2))
    sprite.palette = [(0, 0, 0), (255, 255, 255)]
    mask = select(sprite, (64, 32, 160, 128))
    drawn(program, dialog := opened(program, "SceneRedraw"), count=1)
    dialog.click("insert")
    black = (seen(sprite)[mask] == 0).all(axis=1).any()
    assert black == is_well
    program.quit()


@both(("apply.lua", "    app.command.BackgroundFromLayer()\n", "    do return sprite:newLayer() end\n"))
def test_a_new_sprite_needs_a_background(
    careless: Careless, change: tuple[str, str, str] | None, is_well: bool
) -> None:
    program = careless(change)
    drawn(program, dialog := opened(program), count=1)
    dialog.click("insert")
    assert program.sprite is not None
    assert (not (seen(program.sprite) == (255, 0, 255)).all(axis=2).any()) == is_well
    program.quit()


@both(
    ("apply.lua", "cel.image = new_image(sprite, sprite.width, sprite.height, all)", "cel.image.bytes = all")
)
def test_bytes_of_a_cels_image_cant_be_undone(
    careless: Careless, change: tuple[str, str, str] | None, is_well: bool
) -> None:
    program = careless(change)
    sprite = Sprite(320, 192, INDEXED)
    sprite.background_from_layer(sprite.layer_list[0])
    before = program.open(sprite).dump()
    drawn(program, dialog := opened(program), count=1, where="Background")
    dialog.click("insert")
    program.undo()
    assert (sprite.dump() == before) == is_well
    program.quit()


@both(("apply.lua", "    app.transaction(name, write)\n", "    write()\n"))
def test_without_a_transaction_there_are_many_steps(
    careless: Careless, change: tuple[str, str, str] | None, is_well: bool
) -> None:
    program = careless(change)
    sprite = program.open(painted(320, 192, INDEXED))
    drawn(program, dialog := opened(program), count=1, where="New layer")
    dialog.click("insert")
    assert (len(sprite.history.steps) == 1) == is_well
    program.quit()


@both(("apply.lua", "if app.sprite ~= sprite then", "if false then"))
def test_a_transaction_belongs_to_the_active_sprite(
    careless: Careless, change: tuple[str, str, str] | None, is_well: bool
) -> None:
    program = careless(change)
    sprite = program.open(painted(320, 192, INDEXED))
    select(sprite, (64, 32, 160, 128))
    drawn(program, dialog := opened(program, "SceneRedraw"), count=1)
    program.open(painted(64, 64, INDEXED))
    dialog.click("insert")
    assert (len(sprite.history.steps) == 1) == is_well
    program.quit()


@both(("connection.lua", 'problem ~= "" and problem or nil', '"Error: " .. problem'))
def test_err_is_nil_before_api_37(
    careless: Careless, change: tuple[str, str, str] | None, is_well: bool
) -> None:
    program = careless(change, f'return {{ url = "ws://127.0.0.1:9", token = "{"0" * 64}" }}', api=26)
    dialog = program.dialog("SceneGenerate")
    dialog.click("remedy")
    program.wait(1)
    assert (dialog.text("state") == "Not running") == is_well
    program.quit()


@both(("colors.lua", "wanted ~= avoid and palette:sub", "palette:sub"))
def test_a_picture_of_the_sprites_own_palette_keeps_its_black(
    careless: Careless, change: tuple[str, str, str] | None, is_well: bool
) -> None:
    program = careless(change)
    sprite = program.open(painted(320, 192, INDEXED))
    drawn(program, dialog := opened(program), count=1, where="New layer", palette="this sprite's")
    dialog.click("insert")
    written = sprite.layer_list[-1].by_frame[1].pixels.array()
    assert np.any(written == sprite.transparent_color) != is_well
    program.quit()
