"""The recipe: everything that decides a picture, in one frozen value.

The same recipe with the same checkpoint on the same backend gives the same bytes, so a recipe is what the
command line reads, what the wire carries and what a picture's PNG keeps. As JSON it is one flat object; only
`prompt` and `seed` must be there, every other key has a default. Reading is strict: a typing mistake in a key
must not silently become a default.
"""

from __future__ import annotations

import dataclasses
import difflib
import json
import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, NoReturn

from scene_engine.errors import SceneError

DITHERS = ("none", "bayer2", "bayer4", "bayer8", "floyd-steinberg")
ADAPTIVE = "adaptive"
MAX_SEED = 2**32 - 1
MAX_PROMPT = 2000
MAX_COLORS = 256

_PALETTE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_INLINE_PALETTE = re.compile(r"#[0-9a-f]{6}(,#[0-9a-f]{6}){0,255}")
_DIGEST = re.compile(r"[0-9a-f]{0,64}")
# Controls, lone surrogates and the two Unicode line breaks: none can be typed in a prompt's one line.
_UNPRINTABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})


@dataclass(frozen=True)
class Recipe:
    """What decides a picture.

    Attributes:
        prompt: What to draw: one line, at most 2000 characters; may be empty (a picture of anything).
        seed: 0 to 2**32 - 1.
        temperature: 0 to 10; 0 takes the likeliest token every time (greedy).
        top_k: How many of the likeliest tokens may be drawn; 0 is all of them.
        guidance: Scale of classifier-free guidance, 0 to 20; 1 is none.
        palette: "adaptive", the name of a palette, or the colours themselves: "#rrggbb,#rrggbb,...".
        colors: The most colours an adaptive palette may have, 2 to 256.
        dither: One of `DITHERS`.
        checkpoint: Hex digest of the checkpoint that drew the picture; "" if not known.

    Raises:
        SceneError: A value of the wrong type or outside its range.
    """

    prompt: str
    seed: int
    temperature: float = 0.9
    top_k: int = 100
    guidance: float = 2.0
    palette: str = ADAPTIVE
    colors: int = 64
    dither: str = "none"
    checkpoint: str = ""

    def __post_init__(self) -> None:
        _check_prompt(self.prompt)
        _check_int("seed", self.seed, 0, MAX_SEED)
        _check_number("temperature", self.temperature, 0, 10)
        _check_int("top_k", self.top_k, 0, 2**31 - 1)
        _check_number("guidance", self.guidance, 0, 20)
        _check_palette(self.palette)
        _check_int("colors", self.colors, 2, MAX_COLORS)
        _check_dither(self.dither)
        _check_text("checkpoint", self.checkpoint)
        if not _DIGEST.fullmatch(self.checkpoint):
            _fail("checkpoint", f"must be up to 64 hex digits, not {_quoted(self.checkpoint)}")
        # 1 and 1.0 (and -0.0 and 0.0) are the same recipe and must be the same JSON.
        object.__setattr__(self, "temperature", float(self.temperature) + 0.0)
        object.__setattr__(self, "guidance", float(self.guidance) + 0.0)

    def to_json(self) -> str:
        """One line of JSON with every key, in the order of the fields."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, allow_nan=False)

    @classmethod
    def from_json(cls, text: str) -> Recipe:
        """Reads what `to_json` wrote, or what a person or an editor's plug-in wrote in its place.

        Whole numbers may be written as 7 or 7.0: JSON has one kind of number and some writers have one too.

        Raises:
            SceneError: Not JSON, not an object, an unknown, repeated or missing key, a wrong type or range.
        """
        return cls.from_dict(_parse(text))

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Recipe:
        """The recipe of an already parsed JSON object; strict as `from_json`."""
        fields = {field.name: field for field in dataclasses.fields(cls)}
        for key in values:
            if key not in fields:
                nearest = difflib.get_close_matches(key, fields, n=1, cutoff=0.0)[0]
                raise SceneError(
                    f"the recipe has an unknown key {_quoted(key)}",
                    f'The nearest key is "{nearest}". A recipe may have: {", ".join(fields)}.',
                )
        for name, field in fields.items():
            if field.default is dataclasses.MISSING and name not in values:
                raise SceneError(f'the recipe lacks "{name}"', f'Add "{name}" to it.')
        whole = {name for name, field in fields.items() if field.type == "int"}
        return cls(**{key: _as_whole(value) if key in whole else value for key, value in values.items()})


def _parse(text: str) -> dict[str, Any]:
    def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        for key in keys:
            if keys.count(key) > 1:
                raise SceneError(f"the recipe has {_quoted(key)} twice", "Keep one of the two.")
        return dict(pairs)

    def constant(name: str) -> NoReturn:
        raise SceneError(f"the recipe has {name}, which is no number", "Write a finite number.")

    try:
        value = json.loads(text, object_pairs_hook=object_of, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise SceneError(
            f"the recipe is not JSON: {error.msg} at line {error.lineno}, column {error.colno}",
            'A recipe looks like {"prompt": "A castle at night", "seed": 7}.',
        ) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, thousands of brackets
        raise SceneError(
            "the recipe is not JSON that can be read", "It is damaged, or not a recipe."
        ) from error
    if not isinstance(value, dict):
        raise SceneError(
            f"the recipe is a JSON {_json_type(value)}, not an object",
            'A recipe looks like {"prompt": "A castle at night", "seed": 7}.',
        )
    return value


def _as_whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _check_prompt(value: Any) -> None:
    _check_text("prompt", value)
    if len(value) > MAX_PROMPT:
        _fail("prompt", f"has {len(value)} characters; the most is {MAX_PROMPT}")
    for place, character in enumerate(value):
        if unicodedata.category(character) in _UNPRINTABLE:
            _fail("prompt", f"has a control character (U+{ord(character):04X}) at place {place + 1}")


def _check_palette(value: Any) -> None:
    _check_text("palette", value)
    if not (_PALETTE_NAME.fullmatch(value) or _INLINE_PALETTE.fullmatch(value)):
        _fail(
            "palette",
            f'must be "adaptive", a name, or 1 to 256 colours "#rrggbb,#rrggbb", not {_quoted(value)}',
        )


def _check_dither(value: Any) -> None:
    _check_text("dither", value)
    if value not in DITHERS:
        nearest = difflib.get_close_matches(value, DITHERS, n=1, cutoff=0.0)[0]
        _fail(
            "dither", f'must be one of {", ".join(DITHERS)}, not {_quoted(value)}; the nearest is "{nearest}"'
        )


def _check_text(name: str, value: Any) -> None:
    if not isinstance(value, str):
        _fail(name, f"must be text, not {_quoted(value)}")


def _check_int(name: str, value: Any, low: int, high: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool):
        _fail(name, f"must be a whole number, not {_quoted(value)}")
    if not low <= value <= high:
        _fail(name, f"must be {low} to {high}, not {_quoted(value)}")


def _check_number(name: str, value: Any, low: float, high: float) -> None:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        _fail(name, f"must be a number, not {_quoted(value)}")
    if isinstance(value, float) and not math.isfinite(value):
        _fail(name, "must be a finite number")
    if not low <= value <= high:
        _fail(name, f"must be {low} to {high}, not {_quoted(value)}")


def _fail(name: str, problem: str) -> NoReturn:
    raise SceneError(f"{name} {problem}", f"Mend {name} in the recipe or on the command line.")


def _json_type(value: Any) -> str:
    return {list: "list", str: "text", bool: "truth value", type(None): "null"}.get(type(value), "number")


def _quoted(value: Any) -> str:
    """A value as it may stand in a message: short, on one line, safe in any terminal."""
    if isinstance(value, int) and abs(value) >= 10**30:
        return "a huge number"
    shown = ascii(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
