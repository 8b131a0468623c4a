"""Aseprite's json: decode gives userdata with floats; encode writes null for userdata in a table."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from lupa.lua54 import lua_type

from tests.editors.aseprite.host.exposed import Exposed, HostError


class JsonValue(Exposed):
    """A decoded object or array."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def lua_get(self, name: Any) -> tuple[str, Any]:
        found: Any = None
        if isinstance(self.value, dict):
            found = self.value.get(str(name))
        elif isinstance(name, (int, float)) and 1 <= name <= len(self.value):
            found = self.value[int(name) - 1]
        return "value", to_lua(found)

    def lua_len(self) -> int:
        return len(self.value)

    def lua_keys(self) -> list[Any]:
        return sorted(self.value) if isinstance(self.value, dict) else []  # pairs() passes over arrays

    def lua_text(self) -> str:
        return dumped(self.value)

    def lua_same(self, other: Any) -> bool:
        return isinstance(other, JsonValue) and self.value == other.value


def to_lua(value: Any) -> Any:
    """As Lua gets it: text as its bytes, numbers as floats."""
    if isinstance(value, (dict, list)):
        return JsonValue(value)
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass").decode("latin-1").split("\0")[0]
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value


def decode(text: str) -> Any:
    """json.decode."""
    try:
        value = json.loads(text.encode("latin-1").split(b"\0")[0].decode("utf-8"))
    except ValueError as error:
        raise HostError(f"{error}") from None
    return JsonValue(value) if isinstance(value, (dict, list)) else to_lua(value)


def dumped(value: Any) -> str:
    """Text as its bytes, keys in order, whole numbers without a point."""

    def tidy(item: Any) -> Any:
        if isinstance(item, float) and item.is_integer():
            return int(item)
        if isinstance(item, dict):
            return {key: tidy(each) for key, each in sorted(item.items())}
        return [tidy(each) for each in item] if isinstance(item, list) else item

    return json.dumps(tidy(value), ensure_ascii=False).encode("utf-8").decode("latin-1")


def encode(value: Any, unwrap: Callable[[Any], Any]) -> str | None:
    """json.encode: of what json.decode gave, or of a table; `unwrap` tells userdata from tables."""
    value = unwrap(value)
    if isinstance(value, JsonValue):
        return dumped(value.value)
    return dumped(from_lua(value, unwrap)) if lua_type(value) == "table" else None


def from_lua(value: Any, unwrap: Callable[[Any], Any]) -> Any:
    """A value of Lua's as JSON has it; None for userdata."""
    value = unwrap(value)
    if lua_type(value) == "table":
        pairs = list(value.items())
        if [key for key, _ in pairs] == list(range(1, len(pairs) + 1)):  # also an empty one: []
            return [from_lua(each, unwrap) for _, each in pairs]
        return {
            key.encode("latin-1").decode("utf-8") if isinstance(key, str) else str(key): from_lua(
                each, unwrap
            )
            for key, each in pairs
        }
    if isinstance(value, str):
        return value.encode("latin-1").split(b"\0")[0].decode("utf-8")
    return value if isinstance(value, (bool, int, float)) else None
