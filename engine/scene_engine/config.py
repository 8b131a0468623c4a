"""Typed configs: frozen dataclasses filled from YAML, every key and value checked.

A config class is a frozen dataclass whose fields are bool, int, float, str, Path, Literal, None, lists and
tuples of these, unions of these, or further such dataclasses (the sections). Ranges are checked by the
dataclass itself, in a `__post_init__` that raises ValueError.
"""

from __future__ import annotations

import contextlib
import copy
import dataclasses
import difflib
import math
import types
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from scene_engine import strict_yaml
from scene_engine.errors import SceneError

T = TypeVar("T")

_SIMPLE = {bool: "true or false", int: "a whole number", float: "a number", str: "a text", Path: "a path"}
_UNIONS = (Union, types.UnionType)


def load_config(
    cls: type[T], source: Path | Mapping[str, Any] | None, overrides: Sequence[str] = (), where: str = ""
) -> T:
    """Fills `cls` from a YAML file, or from what `to_dict` gave, then from `overrides`.

    Args:
        cls: A config class (see the module's docstring).
        source: The YAML file or a config as plain dicts; None for the defaults alone. Keys that it lacks keep
            their defaults.
        overrides: What follows each `--set`: a dotted key, "=", and a value in YAML.
        where: How errors name a source that is no file.

    Raises:
        SceneError: Unreadable file, bad YAML, a key said twice, an unknown key (with the nearest valid name),
            or a wrong value; names the file or the `--set` at fault.
    """
    name = str(source) if isinstance(source, Path) else where or "the defaults"
    values = strict_yaml.read(source) if isinstance(source, Path) else copy.deepcopy(dict(source or {}))
    by_hand: dict[str, str] = {}
    for override in overrides:
        key, equals, text = override.partition("=")
        key = key.strip()
        if not equals or not all(key.split(".")):
            raise SceneError(
                f"--set {override} is not a key and a value", "Write it as --set training.batch_size=8."
            )
        value = strict_yaml.parse(text, f"--set {override}")
        if isinstance(value, dict):
            raise SceneError(f"--set {override} sets a whole section", "Set its keys one by one.")
        _put(values, key, value, f"--set {override}")
        by_hand[key] = f"--set {override}"
    return _Reader(name, by_hand).section(cls, values, "")


def from_dict(cls: type[T], values: Mapping[str, Any], where: str = "checkpoint metadata") -> T:
    """The config that `to_dict` wrote, with the checks of `load_config`; errors name `where`."""
    return _Reader(where, {}).section(cls, values, "")


def to_dict(config: object) -> dict[str, Any]:
    """A config as plain dicts, lists, numbers and texts, ready for JSON."""
    if not dataclasses.is_dataclass(config):
        raise TypeError(f"{type(config).__name__} is not a config")
    return {field.name: _plain(getattr(config, field.name)) for field in dataclasses.fields(config)}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return to_dict(value)
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, Path) else value


class _WrongTypeError(Exception):
    """A value is not of the type asked for."""


class _Reader:
    """Turns plain values into config classes; knows which values came from `--set`."""

    def __init__(self, name: str, by_hand: Mapping[str, str]) -> None:
        self.name = name
        self.by_hand = by_hand

    def source(self, key: str) -> str:
        """The file or the `--set` that gave `key`; for a section, the file and all `--set`s inside."""
        if key in self.by_hand:
            return self.by_hand[key]
        prefix = f"{key}." if key else ""
        inside = [text for name, text in self.by_hand.items() if name.startswith(prefix)]
        return " with ".join([self.name, *inside])

    def section(self, cls: type[T], values: object, key: str) -> T:
        if not isinstance(values, Mapping):
            raise SceneError(
                f"{key or 'the config'} in {self.source(key)} is {_show(values)}: expected a section of keys",
                f"Its keys are {', '.join(_names(cls))}.",
            )
        hints = get_type_hints(cls)
        prefix = f"{key}." if key else ""
        arguments = {}
        for name, value in values.items():
            if name not in _names(cls):
                raise self.unknown(cls, name, prefix)
            arguments[name] = self.field(hints[name], value, prefix + name)
        missing = [field.name for field in _fields(cls) if _required(field) and field.name not in arguments]
        if missing:
            raise SceneError(f"{prefix}{missing[0]} is missing in {self.source(key)}", "Add it.")
        try:
            return cls(**arguments)
        except (ValueError, SceneError) as error:
            label = f"{key}: " if key else ""
            fix = error.fix if isinstance(error, SceneError) else ""
            message = error.message if isinstance(error, SceneError) else str(error)
            raise SceneError(f"{label}{message} (in {self.source(key)})", fix) from error

    def field(self, hint: Any, value: object, key: str) -> object:
        for option in get_args(hint) if get_origin(hint) in _UNIONS else (hint,):
            if dataclasses.is_dataclass(option) and (option is hint or isinstance(value, Mapping)):
                return self.section(option, value, key)  # type: ignore[arg-type]
        try:
            return _convert(hint, value)
        except _WrongTypeError:
            raise SceneError(
                f"{key} in {self.source(key)} is {_show(value)}: expected {_expected(hint)}",
                "Correct the value, or leave the key out for its default.",
            ) from None

    def unknown(self, cls: type, name: object, prefix: str) -> SceneError:
        key = f"{prefix}{name}"
        near = difflib.get_close_matches(str(name), _names(cls), n=1, cutoff=0.5)
        # A key in the wrong section: training.batch_size written at the top.
        near = near or [f"{section}.{name}" for section, names in _sections(cls) if name in names]
        hint = f"; did you mean {near[0]}?" if near else ""
        section = f"of {prefix[:-1]}" if prefix else "at the top"
        where = next(
            (text for hand, text in self.by_hand.items() if f"{hand}.".startswith(f"{key}.")), self.name
        )
        return SceneError(
            f"unknown key {_short(key)} in {where}{hint}", f"The keys {section} are {', '.join(_names(cls))}."
        )


def _convert(hint: Any, value: object) -> object:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in _UNIONS:
        for option in arguments:
            with contextlib.suppress(_WrongTypeError):
                return _convert(option, value)
        raise _WrongTypeError
    if origin is Literal:
        # Compared with the type, since True == 1 == 1.0.
        if any(value == choice and type(value) is type(choice) for choice in arguments):
            return value
        raise _WrongTypeError
    if origin in (list, tuple):
        if not isinstance(value, (list, tuple)):
            raise _WrongTypeError
        if origin is list or arguments[-1] is Ellipsis:
            arguments = (arguments[0],) * len(value)
        if len(arguments) != len(value):
            raise _WrongTypeError
        return origin(_convert(*pair) for pair in zip(arguments, value, strict=True))
    if hint is float:
        return _number(value)
    if hint is Path and isinstance(value, (str, Path)):
        return Path(value)
    if hint in (bool, int, str, type(None)):
        if type(value) is hint:
            return value
        raise _WrongTypeError
    if hint is Path or dataclasses.is_dataclass(hint):
        raise _WrongTypeError
    raise TypeError(f"config fields cannot be of type {hint}")


def _number(value: object) -> float:
    """A finite float; a text such as "1e-4" counts, since other YAML writers quote it."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise _WrongTypeError
    try:
        number = float(value)
    except (ValueError, OverflowError):
        raise _WrongTypeError from None
    if not math.isfinite(number):
        raise _WrongTypeError
    return number


def _expected(hint: Any) -> str:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in _UNIONS:
        return " or ".join(_expected(option) for option in arguments)
    if origin is Literal:
        return " or ".join(_show(choice) for choice in arguments)
    if origin is list or (origin is tuple and arguments[-1] is Ellipsis):
        return f"a list, each {_expected(arguments[0])}"
    if origin is tuple:
        return f"a list of {len(arguments)}: {', '.join(_expected(option) for option in arguments)}"
    if dataclasses.is_dataclass(hint):
        return "a section of keys"
    return "null" if hint is type(None) else _SIMPLE[hint]


def _fields(cls: Any) -> list[dataclasses.Field[Any]]:
    return [field for field in dataclasses.fields(cls) if field.init]


def _names(cls: Any) -> list[str]:
    return [field.name for field in _fields(cls)]


def _required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _sections(cls: type, prefix: str = "") -> Iterator[tuple[str, list[str]]]:
    """Dotted names of all sections below `cls`, each with its keys."""
    for name, hint in get_type_hints(cls).items():
        for option in (hint, *get_args(hint)):
            if dataclasses.is_dataclass(option):
                yield f"{prefix}{name}", _names(option)
                yield from _sections(option, f"{prefix}{name}.")  # type: ignore[arg-type]


def _show(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Mapping):
        return "a section"
    return _short(f'"{value}"' if isinstance(value, str) else repr(value))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57] + "..."


def _put(values: dict[Any, Any], key: str, value: object, where: str) -> None:
    *sections, last = key.split(".")
    for section in sections:
        inner = values.setdefault(section, {})
        if inner is None:
            inner = values[section] = {}
        if not isinstance(inner, dict):
            raise SceneError(f"{section} in {where} is not a section", "Name a key that holds a value.")
        values = inner
    values[last] = value
