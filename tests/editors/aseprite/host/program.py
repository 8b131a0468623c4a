"""Aseprite as far as an extension can tell: it runs the extension's own Lua, unchanged.

It is a stand-in, made from what was measured on the real program: see the tests of its honesty.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lupa.lua54 import LuaRuntime

from tests.editors.aseprite.host import images, jsons, sockets
from tests.editors.aseprite.host.api import App, Plugin
from tests.editors.aseprite.host.dialogs import Dialog, Timer
from tests.editors.aseprite.host.exposed import Exposed, HostError, Point, Rectangle
from tests.editors.aseprite.host.folders import serialized
from tests.editors.aseprite.host.sprites import Layer, Sprite

NEWEST = 41
ERROR_ARGUMENT = 37
"""The API that gave onreceive its third argument."""
GRAIN = 0.033


class Aseprite:
    """The program.

    Args:
        config: The user's folder: extensions/ lies in it.
        api: app.apiVersion.
        batch: Whether it runs without windows.
        has_websocket: Whether this build has it.
        ghost: Whether a closed socket says OPEN once more.
        allow: Whether the artist allows what is asked: (script's name, kind, what).
    """

    def __init__(
        self,
        config: Path,
        api: int = NEWEST,
        batch: bool = False,
        has_websocket: bool = True,
        ghost: bool = False,
        allow: Callable[[str, str, str], bool] = lambda script, kind, what: True,
    ) -> None:
        self.config, self.api, self.batch, self.ghost, self.allow = config, api, batch, ghost, allow
        self.sprites: list[Sprite] = []
        self.sprite: Sprite | None = None
        self.layer: Layer | None = None
        self.frame = 1
        self.dialogs: list[Dialog] = []
        self.timers: list[Timer] = []
        self.sockets: list[sockets.WebSocket] = []
        self.commands: dict[str, dict[str, Any]] = {}
        self.menus: dict[str, dict[str, Any]] = {}
        self.prompts: list[tuple[str, str, str]] = []
        self.executed: list[str] = []
        self.errors: list[str] = []
        self.printed: list[str] = []
        self.alerts: list[str] = []
        self.refreshes = 0
        self.later = 0.0
        self._allowed: set[tuple[str, str]] = set()
        self._active_step: list[Sprite | None] = []
        self.lua = LuaRuntime(
            encoding="latin-1", unpack_returned_tuples=True, register_eval=False, register_builtins=False
        )
        self._exits: list[tuple[Any, Plugin]] = []
        self._start(has_websocket)

    # The Lua state.

    def _start(self, has_websocket: bool) -> None:
        bridge = self.table(
            {
                "get": self._get,
                "set": self._set,
                "call": self._call,
                "secured_open": lambda path, mode="r": self._secured("file", path, "open", path, mode),
                "secured_popen": lambda command: self._secured("command", command, "popen", command),
                "secured_execute": lambda command: self._secured("command", command, "execute", command),
                "len": lambda value: self._guarded(value.lua_len),
                "same": lambda one, other: isinstance(one, Exposed) and one.lua_same(other),
                "text": lambda value: value.lua_text(),
                "keys": lambda value: self.table(dict(enumerate(value.lua_keys(), 1))),
                "time": lambda: int(time.time() + self.later),
                "execute": self._execute,
                "print": lambda *words: self.printed.append(" ".join(str(word) for word in words)),
                "begin": self._begin,
                "finish": self._finish,
            }
        )
        self._bridge = bridge
        text = Path(__file__).with_name("prelude.lua").read_text(encoding="utf-8")
        self.prelude = self.lua.execute(text, bridge)
        names = self.lua.globals()
        names["app"] = self.prelude["wrap"](App(self))
        for name in (
            "Color",
            "Dialog",
            "Image",
            "ImageSpec",
            "Palette",
            "Point",
            "Rectangle",
            "Sprite",
            "Timer",
        ):
            names[name] = self._constructor(name)
        if has_websocket:
            names["WebSocket"] = self._constructor("WebSocket")
        names["WebSocketMessageType"] = self.table(sockets.TYPES)
        names["ColorMode"] = self.table({"RGB": 0, "GRAY": 1, "GRAYSCALE": 1, "INDEXED": 2})
        names["json"] = self.table(
            {
                "decode": self.function(jsons.decode),
                "encode": self.function(lambda value: jsons.encode(value, self.prelude["unwrap"])),
            }
        )

    def table(self, values: dict[Any, Any]) -> Any:
        """A Lua table."""
        return self.lua.table_from(values)

    def function(self, work: Callable[..., Any]) -> Any:
        """A function of Lua's that runs Python's and raises its errors as Lua's."""
        make = self.lua.eval(
            "function(work, wrap, unwrap) return function(...) "
            "local values = table.pack(...) "
            "for i = 1, values.n do values[i] = values[i] end "
            "local ok, result = work(table.unpack(values, 1, values.n)) "
            "if not ok then error(result, 2) end return wrap(result) end end"
        )

        def guarded(*arguments: Any) -> tuple[bool, Any]:
            try:
                return True, work(*arguments)
            except HostError as error:
                return False, str(error)

        return make(guarded, self.prelude["wrap"], self.prelude["unwrap"])

    def _guarded(self, work: Callable[[], Any]) -> tuple[Any, ...]:
        try:
            return "value", work()
        except HostError as error:
            return "error", str(error)

    def _get(self, value: Exposed, name: Any) -> tuple[Any, ...]:
        try:
            return value.lua_get(name)
        except HostError as error:
            return "error", str(error)

    def _set(self, value: Exposed, name: Any, to: Any) -> tuple[Any, ...]:
        return self._guarded(lambda: value.lua_set(name, to))

    def _call(self, value: Exposed, name: str, *arguments: Any) -> tuple[Any, ...]:
        return self._guarded(lambda: value.lua_call(name, *arguments))

    def _constructor(self, name: str) -> Callable[..., Any]:
        def construct(*arguments: Any) -> Any:
            unwrap = self.prelude["unwrap"]
            script = self.prelude["script"]()
            made = self._made(name, script, *(unwrap(argument) for argument in arguments))
            return None if made is None else self.prelude["wrap"](made)

        return construct

    def _secured(self, kind: str, what: str, name: str, *arguments: Any) -> Any:
        self._permission(self.prelude["script"](), kind, what)
        return self._bridge[name](*arguments)

    def _made(self, name: str, script: str, *arguments: Any) -> Any:
        first: Any = arguments[0] if arguments else None
        if name == "Color":
            return images.Color(first)
        if name == "Image":
            return images.new_image(*arguments)
        if name == "ImageSpec":
            return images.ImageSpec(first)
        if name == "Point":
            return Point(*arguments)
        if name == "Rectangle":
            return Rectangle(*arguments)
        if name == "Palette":
            return self._palette(script, first)
        if name == "Sprite":
            return self.open(Sprite(*arguments))
        if name == "Timer":
            timer = Timer(first["interval"], first["ontick"])
            self.timers.append(timer)
            return timer
        if name == "Dialog":
            return None if self.batch else Dialog(self, first["title"], first["onclose"])
        self._permission(script, "socket", first["url"])
        socket = sockets.WebSocket(
            first["url"],
            first["onreceive"],
            first["minreconnectwait"] or 0.1,
            first["maxreconnectwait"] or 10,
            lambda: self.ghost,
        )
        self.sockets.append(socket)
        return socket

    def _palette(self, script: str, first: Any) -> images.Palette | None:
        if isinstance(first, (int, float)):
            return images.Palette([(0, 0, 0)] * int(first))
        path = first["fromFile"]
        self._permission(script, "file", path)
        colors = []
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            words = line.split()
            if len(words) >= 3 and all(word.isdigit() for word in words[:3]):
                colors.append((int(words[0]), int(words[1]), int(words[2])))
        return images.Palette(colors) if colors else None

    # Permissions.

    def _permission(self, script: str, kind: str, what: str) -> None:
        if self.batch or (script, kind) in self._allowed:
            return
        self.prompts.append((Path(script).name, kind, what))
        if not self.allow(Path(script).name, kind, what):
            raise HostError(f"the script doesn't have access to {kind} '{what}'")
        self._allowed.add((script, kind))  # "don't show this specific alert again" is ticked

    def _execute(self, command: str) -> bool:
        self.executed.append(command)
        return True

    # Transactions belong to the active sprite.

    def _begin(self, name: str) -> None:
        self._active_step.append(self.sprite)
        if self.sprite is not None:
            self.sprite.history.begin(name)

    def _finish(self, ok: bool) -> None:
        sprite = self._active_step.pop()
        if sprite is not None:
            sprite.history.finish(ok)

    # Extensions.

    def start_extension(self, name: str = "scene") -> None:
        """Loads an installed one and calls its init."""
        folder = self.config / "extensions" / name
        package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        plugin = Plugin(self, package["name"], folder)
        saved = folder / "__pref.lua"
        if saved.is_file():
            plugin.preferences = self.lua.execute(saved.read_text(encoding="latin-1"))
        names = self.lua.globals()
        for script in package["contributes"]["scripts"]:
            names["init"] = names["exit"] = None
            load = self.lua.eval("function(path) return assert(loadfile(path))() end")
            load(os.path.normpath(folder / script["path"]))
            if names["exit"] is not None:
                self._exits.append((names["exit"], plugin))
            self.lua.globals()["pcall"](names["init"], self.prelude["wrap"](plugin))

    def quit(self) -> None:
        """A clean exit: exit() runs, and preferences are saved."""
        for leave, plugin in self._exits:
            self.lua.globals()["pcall"](leave, self.prelude["wrap"](plugin))
            if len(list(plugin.preferences.keys())):
                text = "return " + serialized(plugin.preferences)
                (Path(plugin.path) / "__pref.lua").write_text(text, encoding="latin-1")
        self._exits = []
        for socket in self.sockets:
            socket.close()

    def preference(self, name: str) -> Any:
        return self._exits[-1][1].preferences[name]

    # The artist.

    def open(self, sprite: Sprite) -> Sprite:
        self.sprites.append(sprite)
        self.activate(sprite)
        return sprite

    def activate(self, sprite: Sprite) -> None:
        self.sprite, self.frame = sprite, 1
        self.layer = sprite.layer_list[-1]

    def close_sprite(self, sprite: Sprite) -> None:
        self.sprites.remove(sprite)
        self.sprite = self.sprites[-1] if self.sprites else None
        self.layer = self.sprite.layer_list[-1] if self.sprite else None

    def undo(self) -> None:
        assert self.sprite is not None
        self.sprite.history.undo()

    def refresh(self) -> None:
        self.refreshes += 1

    def enabled(self, command: str) -> bool:
        check = self.commands[command].get("onenabled")
        return check is None or bool(self.invoke(check))

    def run(self, command: str) -> Dialog | None:
        """Chooses a command; returns the dialog that it opened."""
        before = list(self.dialogs)
        assert self.enabled(command), f"{command} is greyed out"
        self.invoke(self.commands[command]["onclick"])
        return next((dialog for dialog in self.dialogs if dialog not in before), None)

    def dialog(self, command: str) -> Dialog:
        """Chooses a command that opens a dialog."""
        found = self.run(command)
        assert found is not None, self.errors
        return found

    def invoke(self, work: Any, *arguments: Any) -> Any:
        """Calls the extension's Lua; an error is what Aseprite's console would show."""
        if work is None:
            return None
        return self._noted(self.prelude["invoke"](work, *arguments))

    def invoke_with(self, work: Any, name: str, value: Any) -> Any:
        return self._noted(self.prelude["invoke_with"](work, name, value))

    def _noted(self, result: Any) -> Any:
        ok, value = result if isinstance(result, tuple) else (result, None)
        if not ok:
            self.errors.append(str(value))
            return None
        return value

    # Time.

    def pump(self) -> None:
        """What Aseprite's UI thread does in one go: sockets' events in order, then timers."""
        for socket in list(self.sockets):
            while not socket.events.empty() and not self.batch:
                self._deliver(socket, *socket.events.get())
        now = time.monotonic() + self.later
        for timer in list(self.timers):
            if timer.is_running and self.dialogs and now >= timer.due:
                timer.due = now + timer.interval
                self.invoke(timer.ontick)

    def deliver_one(self, socket: sockets.WebSocket) -> None:
        """The next event of a socket alone; waits for it."""
        self._deliver(socket, *socket.events.get(timeout=20))

    def _deliver(self, socket: sockets.WebSocket, kind: int, data: bytes, problem: str) -> None:
        arguments: tuple[Any, ...] = kind, data.decode("latin-1")
        if self.api >= ERROR_ARGUMENT:
            arguments += (problem,)
        count = len(self.errors)
        self.invoke(socket.receive, *arguments)
        if len(self.errors) > count:
            socket.close()  # an error in the callback stops the socket for good

    def until(self, what: Callable[[], Any], seconds: float = 20.0) -> None:
        """Lets time pass until something is so."""
        end = time.monotonic() + seconds
        while not what():
            assert time.monotonic() < end, [dialog.says() for dialog in self.dialogs if dialog._find("state")]
            self.pump()
            time.sleep(GRAIN / 3)

    def wait(self, seconds: float) -> None:
        """Lets time pass."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.pump()
            time.sleep(GRAIN / 3)

    def skip(self, seconds: float) -> None:
        """As if so long had passed."""
        self.later += seconds
        self.pump()
