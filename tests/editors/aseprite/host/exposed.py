"""What Lua sees of an object of Python: only the fields and methods that Aseprite's has, by its names."""

from __future__ import annotations

import re
from typing import Any, ClassVar


class HostError(Exception):
    """An error that Aseprite raises in Lua."""


def snake(name: str) -> str:
    """newLayer -> new_layer."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class Exposed:
    """An object of Aseprite's. Subclasses list Aseprite's names; the attributes have the same in snake case.

    A field `isVisible` is set by `set_is_visible` where there is one.
    """

    GET: ClassVar[str] = ""
    SET: ClassVar[str] = ""
    CALL: ClassVar[str] = ""

    def lua_get(self, name: Any) -> tuple[str, Any]:
        if name in self.CALL.split():
            return "method", None
        if name in self.GET.split():
            return "value", getattr(self, snake(name))
        raise HostError(f"Field {name} does not exist")

    def lua_set(self, name: Any, value: Any) -> None:
        if name not in self.SET.split():
            raise HostError(f"Cannot set field {name}")
        setter = getattr(self, f"set_{snake(name)}", None)
        if setter is not None:
            setter(value)
        else:
            setattr(self, snake(name), value)

    def lua_call(self, name: str, *arguments: Any) -> Any:
        return getattr(self, snake(name))(*arguments)

    def lua_len(self) -> int:
        raise HostError(f"attempt to get length of a userdata value ({type(self).__name__})")

    def lua_keys(self) -> list[Any]:
        return []

    def lua_same(self, other: Any) -> bool:
        return self is other

    def lua_text(self) -> str:
        return f"{type(self).__name__}: {id(self):#x}"


class Items(Exposed):
    """A list: from 1."""

    def __init__(self, items: list[Any]) -> None:
        self.items = items

    def lua_get(self, name: Any) -> tuple[str, Any]:
        if isinstance(name, (int, float)):
            index = int(name) - 1
            return "value", self.items[index] if 0 <= index < len(self.items) else None
        return super().lua_get(name)

    def lua_len(self) -> int:
        return len(self.items)

    def lua_keys(self) -> list[Any]:
        return list(range(1, len(self.items) + 1))


class Rectangle(Exposed):
    """x, y, width, height."""

    GET = SET = "x y width height w h"

    def __init__(self, x: int = 0, y: int = 0, width: int = 0, height: int = 0) -> None:
        self.x, self.y, self.width, self.height = int(x), int(y), int(width), int(height)

    @property
    def w(self) -> int:
        return self.width

    @property
    def h(self) -> int:
        return self.height


class Point(Exposed):
    """x, y."""

    GET = SET = "x y"

    def __init__(self, x: int = 0, y: int = 0) -> None:
        self.x, self.y = int(x), int(y)
