"""app and plugin, as extensions see them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.editors.aseprite.host.exposed import Exposed, HostError, Items
from tests.editors.aseprite.host.sprites import Frame, Layer, Sprite

if TYPE_CHECKING:
    from tests.editors.aseprite.host.program import Aseprite


class AppCommands(Exposed):
    """app.command."""

    CALL = "BackgroundFromLayer"
    GET = "BackgroundFromLayer"

    def __init__(self, program: Aseprite) -> None:
        self._program = program

    def lua_get(self, name: Any) -> tuple[str, Any]:
        if name != "BackgroundFromLayer":
            raise HostError(f"Field {name} does not exist")
        return "value", self._program.function(self._background)

    def _background(self, *_: Any) -> None:
        sprite = self._program.sprite
        assert sprite is not None
        sprite.background_from_layer(sprite.layer_list[0])


class Paths(Exposed):
    """app.fs."""

    GET = "pathSeparator"

    def __init__(self, program: Aseprite) -> None:
        self._program = program
        self.path_separator = "/"

    def lua_get(self, name: Any) -> tuple[str, Any]:
        functions: dict[str, Callable[..., Any]] = {
            "joinPath": lambda *parts: "/".join(part.rstrip("/") for part in parts),
            "isDirectory": lambda path: Path(path).is_dir() and path != "/System/Library",
            "isFile": lambda path: Path(path).is_file(),
            "fileName": lambda path: Path(path).name,
        }
        if name in functions:
            return "value", self._program.function(functions[name])
        return super().lua_get(name)


class App(Exposed):
    """app."""

    GET = "apiVersion isUIAvailable sprite layer frame sprites command fs"
    SET = "sprite layer frame"

    def __init__(self, program: Aseprite) -> None:
        self._program = program
        self.command, self.fs = AppCommands(program), Paths(program)

    def lua_get(self, name: Any) -> tuple[str, Any]:
        program = self._program
        if name == "transaction":
            return "value", program.prelude["transaction"]
        if name == "refresh":
            return "value", program.function(program.refresh)
        if name == "alert":
            return "value", program.function(lambda text: program.alerts.append(text))
        return super().lua_get(name)

    @property
    def api_version(self) -> int:
        return self._program.api

    @property
    def is_u_i_available(self) -> bool:
        return not self._program.batch

    @property
    def sprite(self) -> Sprite | None:
        return self._program.sprite

    def set_sprite(self, sprite: Sprite) -> None:
        self._program.activate(sprite)

    @property
    def layer(self) -> Layer | None:
        return self._program.layer

    @property
    def frame(self) -> Frame | None:
        return Frame(self._program.frame) if self._program.sprite else None

    @property
    def sprites(self) -> Items:
        return Items(list(self._program.sprites))


class Plugin(Exposed):
    """The extension's own object."""

    GET = "name path preferences"
    SET = "preferences"
    CALL = "newCommand newMenuGroup newMenuSeparator"

    def __init__(self, program: Aseprite, name: str, path: Path) -> None:
        self._program, self.name, self.path = program, name, str(path)
        self.preferences = program.table({})

    def new_command(self, table: Any) -> None:
        values = dict(table.items())
        if not values.get("id"):
            raise HostError("Empty id field in plugin:newCommand{ id=... }")
        self._program.commands[values["id"]] = values

    def new_menu_group(self, table: Any) -> None:
        self._program.menus[table["id"]] = dict(table.items())

    def new_menu_separator(self, _: Any) -> None:
        return None
