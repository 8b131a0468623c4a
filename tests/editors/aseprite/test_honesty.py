"""The stand-in is as unkind as the real program: what ignores its oddities fails in it, too.

Each test is a small script that does what a careless extension would do.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from lupa.lua54 import LuaError
from websockets.sync.server import ServerConnection, serve

from tests.editors.aseprite.host.folders import serialized
from tests.editors.aseprite.host.images import INDEXED
from tests.editors.aseprite.host.program import Aseprite
from tests.editors.aseprite.host.sprites import Sprite


def run(program: Aseprite, script: str, name: str = "@careless.lua") -> Any:
    """Runs a script as a file of that name."""
    load = program.lua.eval("function(text, name) return assert(load(text, name))() end")
    return load(script, name)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Aseprite]:
    found = Aseprite(tmp_path)
    yield found
    for socket in found.sockets:
        socket.close()


@pytest.fixture
def echo() -> Iterator[tuple[str, list[str | None]]]:
    """A server that greets, sends one binary message, and repeats what it hears; and the Origins it saw."""
    origins: list[str | None] = []

    def answer(socket: ServerConnection) -> None:
        assert socket.request is not None
        origins.append(socket.request.headers.get("Origin"))
        socket.send(b"\0\xffbinary")
        for data in socket:
            if data == "go":
                socket.close()
                return
            socket.send(data)

    with serve(answer, "127.0.0.1", 0, compression=None) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"ws://127.0.0.1:{server.socket.getsockname()[1]}", origins
        server.shutdown()


LISTEN = """
events = {}
function receive(kind, data, ...)
  events[#events + 1] = { kind = kind, data = data, more = select("#", ...), err = ... }
end
ws = WebSocket({ url = "%s", minreconnectwait = 0.1, maxreconnectwait = 0.2, onreceive = receive })
"""


def kinds(program: Aseprite) -> list[int]:
    return [event["kind"] for event in program.lua.globals()["events"].values()]


def test_sending_before_open_raises(program: Aseprite, echo: tuple[str, list[str | None]]) -> None:
    run(program, LISTEN % echo[0])
    with pytest.raises(LuaError, match="WebSocket is not connected, can't send text"):
        run(program, "ws:connect() ws:sendText('hello')")


def test_pings_and_fragments_come_as_events(program: Aseprite, echo: tuple[str, list[str | None]]) -> None:
    run(program, LISTEN % echo[0] + "ws:connect()")
    program.until(lambda: 16 in kinds(program))
    assert kinds(program) == [1, 4, 6, 16]
    events = list(program.lua.globals()["events"].values())
    assert events[2]["data"] == ""
    assert events[3]["data"] == "\0\xffbinary"  # binary-safe


def test_nothing_comes_until_the_ui_thread_has_time(
    program: Aseprite, echo: tuple[str, list[str | None]]
) -> None:
    run(program, LISTEN % echo[0] + "ws:connect()")
    time.sleep(0.3)
    assert kinds(program) == []


@pytest.mark.parametrize(("api", "arguments"), [(26, 0), (36, 0), (37, 1), (41, 1)])
def test_err_came_with_api_37(
    tmp_path: Path, echo: tuple[str, list[str | None]], api: int, arguments: int
) -> None:
    program = Aseprite(tmp_path, api=api)
    run(program, LISTEN % echo[0] + "ws:connect()")
    program.until(lambda: kinds(program))
    assert program.lua.globals()["events"][1]["more"] == arguments
    program.sockets[0].close()


def test_a_refused_connection_tells_error_at_every_try(program: Aseprite) -> None:
    run(program, LISTEN % "ws://127.0.0.1:9" + "ws:connect()")
    program.until(lambda: len(kinds(program)) >= 3)
    assert set(kinds(program)) == {3}
    event = program.lua.globals()["events"][1]
    assert event["data"] == ""
    assert event["err"] != ""


def test_a_dropped_connection_closes_and_comes_back_by_itself(
    program: Aseprite, echo: tuple[str, list[str | None]]
) -> None:
    run(program, LISTEN % echo[0] + "ws:connect()")
    program.until(lambda: 1 in kinds(program))
    run(program, "ws:sendText('go')")
    program.until(lambda: kinds(program).count(1) == 2)
    assert kinds(program).index(2) < len(kinds(program)) - 1 - kinds(program)[::-1].index(1)


def test_close_is_told_later_and_a_ghost_may_follow(
    tmp_path: Path, echo: tuple[str, list[str | None]]
) -> None:
    program = Aseprite(tmp_path, ghost=True)
    run(program, LISTEN % echo[0] + "ws:connect()")
    program.until(lambda: 16 in kinds(program))
    run(program, "ws:close()")
    assert 2 not in kinds(program)
    program.until(lambda: kinds(program)[-2:] == [2, 1])
    with pytest.raises(LuaError, match="not connected"):
        run(program, "ws:sendText('I thought it was open')")
    run(program, "ws:connect()")
    program.until(lambda: kinds(program)[-1] == 16)


def test_an_error_in_the_callback_stops_the_socket(
    program: Aseprite, echo: tuple[str, list[str | None]]
) -> None:
    run(
        program, f'ws = WebSocket{{ url = "{echo[0]}", onreceive = function() error("oh") end }} ws:connect()'
    )
    program.until(lambda: program.errors)
    program.wait(0.5)
    assert program.errors[0] == "careless.lua:1: oh"
    assert program.sockets[0].stopped
    assert len(echo[1]) == 1


def test_the_origin_is_the_servers_own(program: Aseprite, echo: tuple[str, list[str | None]]) -> None:
    run(program, LISTEN % echo[0] + "ws:connect()")
    program.until(lambda: kinds(program))
    assert echo[1] == [echo[0]]


def test_in_batch_mode_nothing_is_received_and_there_are_no_dialogs(
    tmp_path: Path, echo: tuple[str, list[str | None]]
) -> None:
    program = Aseprite(tmp_path, batch=True)
    run(program, LISTEN % echo[0] + "ws:connect()")
    program.wait(0.5)
    assert kinds(program) == []
    assert run(program, "return Dialog{ title = 'x' }") is None
    with pytest.raises(LuaError):
        run(program, "local d = Dialog{ title = 'x' } d:button{ id = 'a' }")
    program.sockets[0].close()


def test_a_build_without_websocket_has_none(tmp_path: Path) -> None:
    assert run(Aseprite(tmp_path, has_websocket=False), "return WebSocket") is None


def test_permissions_are_asked_once_a_script_and_kind(program: Aseprite, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    opens = f'local f = io.open("{tmp_path}/x") f:close()'
    run(program, opens + opens, "@one.lua")
    run(program, opens, "@two.lua")
    run(program, 'os.execute("true")', "@two.lua")
    assert [prompt[:2] for prompt in program.prompts] == [
        ("one.lua", "file"),
        ("two.lua", "file"),
        ("two.lua", "command"),
    ]


def test_pcall_of_websocket_asks_in_the_name_of_c(program: Aseprite) -> None:
    run(program, 'pcall(WebSocket, { url = "ws://127.0.0.1:9", onreceive = function() end })')
    run(program, 'pcall(function() return WebSocket({ url = "ws://127.0.0.1:9" }) end)')
    assert [prompt[0] for prompt in program.prompts] == ["=[C]", "careless.lua"]


def test_a_denied_permission_raises(tmp_path: Path) -> None:
    program = Aseprite(tmp_path, allow=lambda *_: False)
    with pytest.raises(Exception, match="doesn't have access"):
        run(program, 'WebSocket{ url = "ws://127.0.0.1:9" }')
    ok, _ = run(program, 'return pcall(io.open, "x")')
    assert ok is False


def test_bytes_must_have_the_exact_size(program: Aseprite) -> None:
    with pytest.raises(LuaError, match="Data size does not match: given 100, needed 61440"):
        run(program, "local i = Image(320, 192, ColorMode.INDEXED) i.bytes = string.rep('x', 100)")


def test_bytes_of_a_cels_image_cant_be_undone(program: Aseprite) -> None:
    sprite = program.open(Sprite(4, 4, INDEXED))
    before = sprite.dump()
    run(program, "app.sprite.cels[1].image.bytes = string.rep('\\1', 16)")
    assert sprite.history.steps == []
    run(
        program, "app.transaction('x', function() app.sprite.cels[1].image.bytes = string.rep('\\2', 16) end)"
    )
    assert len(sprite.history.steps) == 1
    program.undo()
    assert sprite.dump() != before


def test_an_image_that_is_set_can_be_undone_and_kills_older_handles(program: Aseprite) -> None:
    sprite = program.open(Sprite(4, 4, INDEXED))
    before = sprite.dump()
    with pytest.raises(LuaError, match="Tried to access a deleted 'ImageObj'"):
        run(
            program,
            "local cel = app.sprite.cels[1] local old = cel.image "
            "local new = Image(4, 4, ColorMode.INDEXED) new.bytes = string.rep('\\1', 16) "
            "cel.image = new new.bytes = string.rep('\\2', 16) return old.bytes",
        )
    assert sprite.layer_list[0].by_frame[1].pixels.data == b"\1" * 16  # it copies
    program.undo()
    assert sprite.dump() == before


def test_an_rgb_image_in_an_indexed_cel_is_taken_silently(program: Aseprite) -> None:
    sprite = program.open(Sprite(4, 4, INDEXED))
    run(program, "app.sprite.cels[1].image = Image(4, 4, ColorMode.RGB)")
    assert sprite.layer_list[0].by_frame[1].pixels.mode != INDEXED


def test_a_transaction_returns_and_rolls_back(program: Aseprite) -> None:
    sprite = program.open(Sprite(4, 4, INDEXED))
    before = sprite.dump()
    assert run(program, "return app.transaction('x', function() return 7 end)") == 7
    with pytest.raises(LuaError, match="oh"):
        run(program, "app.transaction('x', function() app.sprite:newLayer() error('oh') end)")
    assert sprite.dump() == before


def test_a_transaction_belongs_to_the_active_sprite(program: Aseprite) -> None:
    first = program.open(Sprite(4, 4, INDEXED))
    program.open(Sprite(4, 4, INDEXED))
    run(program, "app.transaction('x', function() local s = app.sprites[1] s:newLayer() s:newLayer() end)")
    assert len(first.history.steps) == 2


def test_a_new_indexed_sprites_index_0_is_see_through(program: Aseprite) -> None:
    run(program, "local s = Sprite(4, 4, ColorMode.INDEXED) s.cels[1].image = Image(4, 4, ColorMode.INDEXED)")
    sprite = program.sprite
    assert sprite is not None
    assert len(sprite.palette) == 256
    assert sprite.layer_list[0].by_frame[1].pixels.visible().sum() == 0
    run(program, "app.command.BackgroundFromLayer()")
    assert sprite.background_layer is not None


def test_indices_past_the_palettes_end_are_kept(program: Aseprite) -> None:
    sprite = program.open(Sprite(4, 4, INDEXED))
    run(
        program,
        "local i = Image(4, 4, ColorMode.INDEXED) i.bytes = string.rep('\\200', 16) "
        "app.sprite.cels[1].image = i app.sprite:setPalette(Palette(2))",
    )
    assert (sprite.composite() == 200).all()


def test_a_palettes_colours(program: Aseprite) -> None:
    script = "local p = Palette(3) p:setColor(1, Color{ r = 9, g = 8, b = 7 }) p:setColor(2, %s) "
    script += "return p:getColor(2).red"
    assert run(program, script % "{ r = 5, g = 0, b = 0 }") == 5
    assert run(program, script % "1") == 9  # an integer is an index
    with pytest.raises(LuaError, match="out of bounds"):
        run(program, "Palette(3):setColor(3, Color{ r = 0, g = 0, b = 0 })")


def test_unknown_fields_raise(program: Aseprite) -> None:
    for script in (
        "return app.clipboard",
        "return Image(1, 1).pixel",
        "app.version = 1",
        "Image(1, 1).width = 2",
    ):
        with pytest.raises(LuaError, match=r"does not exist|Cannot set field"):
            run(program, script)


def test_options_that_change_tell_onchange(program: Aseprite) -> None:
    script = """
    told = 0
    d = Dialog{ title = "x" }
    d:combobox{ id = "c", option = "b", options = { "a", "b" }, onchange = function() told = told + 1 end }
    d:modify{ id = "c", options = { "c", "d" } }
    return told, d.data.c
    """
    assert run(program, script) == (1, "c")


def test_an_unknown_id_raises_and_a_closed_dialog_can_be_used(program: Aseprite) -> None:
    with pytest.raises(LuaError, match="id=nothing"):
        run(program, "local d = Dialog{ title = 'x' } d:modify{ id = 'nothing', text = '' }")
    script = "local d = Dialog{ title = 'x' } d:label{ id = 'l' } d:show{ wait = false } d:close() %s "
    script += "return d.data.l"
    assert run(program, script % "d:modify{ id = 'l', text = 'x' } d:show{ wait = false }") == "x"


def test_json_gives_userdata_with_floats(program: Aseprite) -> None:
    assert run(program, "return type(json.decode('{}')), math.type(json.decode('[7]')[1])") == (
        "userdata",
        "float",
    )
    assert run(program, "return json.encode({})") == "[]"
    assert run(program, "return json.encode({ a = 7 })") == '{"a": 7}'
    assert run(program, "return json.encode({ a = json.decode('{\"b\": 1}') })") == '{"a": null}'
    assert run(program, "local n = 0 for _ in pairs(json.decode('[1, 2]')) do n = n + 1 end return n") == 0
    with pytest.raises(LuaError):
        run(program, "return json.decode('{')")


def test_errors_in_init_are_swallowed(tmp_path: Path) -> None:
    folder = tmp_path / "extensions/scene"
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(
        '{"name": "scene", "contributes": {"scripts": [{"path": "./x.lua"}]}}'
    )
    (folder / "x.lua").write_text("function init() error('oh') end")
    program = Aseprite(tmp_path)
    program.start_extension()
    assert program.errors == []
    assert program.printed == []


def test_preferences_are_saved_on_a_clean_exit_alone_and_only_what_is_plain(tmp_path: Path) -> None:
    folder = tmp_path / "extensions/scene"
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(
        '{"name": "scene", "contributes": {"scripts": [{"path": "./x.lua"}]}}'
    )
    (folder / "x.lua").write_text(
        "function init(p) p.preferences.a = (p.preferences.a or 0) + 1 end function exit() end"
    )
    Aseprite(tmp_path).start_extension()  # and then it crashes
    for wanted in (1, 2):
        program = Aseprite(tmp_path)
        program.start_extension()
        assert program.preference("a") == wanted
        program.quit()
    table = program.lua.eval('{ list = { "a\\"b\\\\", 1.5 }, gone = function() end, flag = false }')
    again = program.lua.execute("return " + serialized(table))
    assert list(again["list"].values()) == ['a"b\\', 1.5]
    assert again["flag"] is False
    assert again["gone"] is None


def test_all_extensions_share_one_state(program: Aseprite) -> None:
    run(program, "leaked = 1", "@one.lua")
    assert run(program, "return leaked", "@two.lua") == 1


def test_timers_run_while_a_dialog_is_open(program: Aseprite) -> None:
    run(program, "ticks = 0 Timer{ interval = 0.05, ontick = function() ticks = ticks + 1 end }:start()")
    program.wait(0.2)
    assert program.lua.globals()["ticks"] == 0
    run(program, "d = Dialog{ title = 'x' } d:show{ wait = false }")
    program.wait(0.3)
    assert program.lua.globals()["ticks"] >= 3


def test_a_stroke_puts_stale_pixels_back(program: Aseprite) -> None:
    sprite = program.open(Sprite(4, 4, INDEXED))
    cel = sprite.layer_list[0].by_frame[1]
    stroke = sprite.begin_stroke(cel)
    run(
        program,
        "local i = Image(4, 4, ColorMode.INDEXED) i.bytes = string.rep('\\5', 16) "
        "app.sprite.cels[1].image = i",
    )
    stroke.finish(np.array([[1, 1]]), 3)
    assert cel.pixels.array()[..., 0].tolist()[0] == [0, 0, 0, 0]
    assert cel.pixels.array()[1, 1, 0] == 3
