"""Checks of values that come from outside: text, numbers, and the keys of a JSON object.

Each error names the value's key, so that it can be found in the recipe or on the command line.
"""

from __future__ import annotations

import dataclasses
import difflib
import math
from typing import Any, NoReturn

from scene_engine.errors import SceneError


def text(name: str, value: Any) -> None:
    """Raises SceneError unless `value` is text."""
    if not isinstance(value, str):
        fail(name, f"must be text, not {quoted(value)}")


def choice(name: str, value: Any, choices: tuple[str, ...]) -> None:
    """Raises SceneError unless `value` is one of `choices`; it names the nearest."""
    text(name, value)
    if value not in choices:
        nearest = difflib.get_close_matches(value, choices, n=1, cutoff=0.0)[0]
        fail(name, f'must be one of {", ".join(choices)}, not {quoted(value)}; the nearest is "{nearest}"')


def whole(name: str, value: Any, low: int, high: int) -> None:
    """Raises SceneError unless `value` is an int of low to high."""
    if not isinstance(value, int) or isinstance(value, bool):
        fail(name, f"must be a whole number, not {quoted(value)}")
    if not low <= value <= high:
        fail(name, f"must be {low} to {high}, not {quoted(value)}")


def number(name: str, value: Any, low: float, high: float) -> None:
    """Raises SceneError unless `value` is a finite number of low to high."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        fail(name, f"must be a number, not {quoted(value)}")
    if isinstance(value, float) and not math.isfinite(value):
        fail(name, "must be a finite number")
    if not low <= value <= high:
        fail(name, f"must be {low} to {high}, not {quoted(value)}")


def flag(name: str, value: Any) -> None:
    """Raises SceneError unless `value` is true or false."""
    if not isinstance(value, bool):
        fail(name, f"must be true or false, not {quoted(value)}")


def keys(cls: type[Any], values: dict[str, Any], what: str) -> dict[str, Any]:
    """The values of a dataclass's fields from a parsed JSON object; whole numbers may be written as 7.0.

    Raises:
        SceneError: An unknown key, or one without a default is missing; `what` names the object.
    """
    fields = {field.name: field for field in dataclasses.fields(cls)}
    for key in values:
        if key not in fields:
            nearest = difflib.get_close_matches(key, fields, n=1, cutoff=0.0)
            raise SceneError(
                f"{what} has an unknown key {quoted(key)}",
                f'The nearest key is "{nearest[0]}". It may have: {", ".join(fields)}.'
                if nearest
                else "It has no keys.",
            )
    for name, field in fields.items():
        if field.default is dataclasses.MISSING and name not in values:
            raise SceneError(f'{what} lacks "{name}"', f'Add "{name}" to it.')
    whole = {name for name, field in fields.items() if field.type == "int"}
    return {key: _as_whole(value) if key in whole else value for key, value in values.items()}


def fail(name: str, problem: str) -> NoReturn:
    """Raises the SceneError of a value that is wrong."""
    raise SceneError(f"{name} {problem}", f"Mend {name} in the recipe or on the command line.")


def quoted(value: Any) -> str:
    """A value as it may stand in a message: short, on one line, safe in any terminal."""
    if isinstance(value, int) and abs(value) >= 10**30:
        return "a huge number"
    shown = ascii(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."


def _as_whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
