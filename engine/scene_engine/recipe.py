"""The recipe: everything that decides a picture, in one frozen value.

The same recipe with the same checkpoint on the same backend gives the same bytes, so a recipe is what the
command line reads, what the wire carries and what a picture's PNG keeps. As JSON it is one object, flat but
for `edit`; only `prompt` and `seed` must be there, every other key has a default. Reading is strict: a typing
mistake in a key must not silently become a default.
"""

from __future__ import annotations

import dataclasses
import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, NoReturn

from scene_engine import checks
from scene_engine.edit import Edit
from scene_engine.errors import SceneError

DITHERS = ("none", "bayer2", "bayer4", "bayer8", "floyd-steinberg")
ADAPTIVE = "adaptive"
MAX_SEED = 2**32 - 1
MAX_PROMPT = 2000
MAX_COLORS = 256
MAX_CRISP = 50
MAX_TOKENS_A_STEP = 240

_PALETTE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_INLINE_PALETTE = re.compile(r"#[0-9a-f]{6}(,#[0-9a-f]{6}){0,255}")
_DIGEST = re.compile(r"[0-9a-f]{0,64}")
_LATER = frozenset({"tokens_a_step", "edit"})
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
        crisp: Steps that harden the decoder's soft edges, 0 to 50; see `palette.crisp`.
        palette: "adaptive", the name of a palette, or the colours themselves: "#rrggbb,#rrggbb,...".
        colors: The most colours an adaptive palette may have, 2 to 256.
        dither: One of `DITHERS`.
        checkpoint: Hex digest of the checkpoint that drew the picture; "" if not known.
        tokens_a_step: Cells written at once, 1 to 240: more is faster and a little less coherent.
        edit: What is done to a canvas that is there, or the size of a larger new one; None for a plain
            new picture.

    Raises:
        SceneError: A value of the wrong type or outside its range.
    """

    prompt: str
    seed: int
    temperature: float = 0.9
    top_k: int = 100
    guidance: float = 4.0
    crisp: int = 4
    palette: str = ADAPTIVE
    colors: int = 64
    dither: str = "none"
    checkpoint: str = ""
    tokens_a_step: int = 1
    edit: Edit | None = None

    def __post_init__(self) -> None:
        _check_prompt(self.prompt)
        checks.whole("seed", self.seed, 0, MAX_SEED)
        checks.number("temperature", self.temperature, 0, 10)
        checks.whole("top_k", self.top_k, 0, 2**31 - 1)
        checks.number("guidance", self.guidance, 0, 20)
        checks.whole("crisp", self.crisp, 0, MAX_CRISP)
        _check_palette(self.palette)
        checks.whole("colors", self.colors, 2, MAX_COLORS)
        checks.choice("dither", self.dither, DITHERS)
        checks.text("checkpoint", self.checkpoint)
        if not _DIGEST.fullmatch(self.checkpoint):
            checks.fail("checkpoint", f"must be up to 64 hex digits, not {checks.quoted(self.checkpoint)}")
        checks.whole("tokens_a_step", self.tokens_a_step, 1, MAX_TOKENS_A_STEP)
        if self.edit is not None and not isinstance(self.edit, Edit):
            checks.fail("edit", f"must be an object, not {checks.quoted(self.edit)}")
        # 1 and 1.0 (and -0.0 and 0.0) are the same recipe and must be the same JSON.
        object.__setattr__(self, "temperature", float(self.temperature) + 0.0)
        object.__setattr__(self, "guidance", float(self.guidance) + 0.0)

    def fits(self, digest: str) -> bool:
        """Whether a checkpoint of this digest may draw it; any may if it names none.

        Either may be cut short: the engine writes 16 digits, and a person may give all 64 or the first few.
        """
        return digest.startswith(self.checkpoint) or self.checkpoint.startswith(digest)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, keys in the order of the fields.

        The keys that came later, `tokens_a_step` and `edit`, are left out where they say nothing: plain
        recipes stay as they always were.
        """
        values = {
            field.name: getattr(self, field.name)
            for field in dataclasses.fields(self)
            if field.name not in _LATER or getattr(self, field.name) != field.default
        }
        return values | ({"edit": self.edit.to_dict()} if self.edit else {})

    def to_json(self) -> str:
        """One line of JSON: `to_dict`."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)

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
        found = checks.keys(cls, values, "the recipe")
        if isinstance(found.get("edit"), dict):
            found["edit"] = Edit.from_dict(found["edit"])
        return cls(**found)


def _parse(text: str) -> dict[str, Any]:
    def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        for key in keys:
            if keys.count(key) > 1:
                raise SceneError(f"the recipe has {checks.quoted(key)} twice", "Keep one of the two.")
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


def _check_prompt(value: Any) -> None:
    checks.text("prompt", value)
    if len(value) > MAX_PROMPT:
        checks.fail("prompt", f"has {len(value)} characters; the most is {MAX_PROMPT}")
    for place, character in enumerate(value):
        if unicodedata.category(character) in _UNPRINTABLE:
            checks.fail("prompt", f"has a control character (U+{ord(character):04X}) at place {place + 1}")


def _check_palette(value: Any) -> None:
    checks.text("palette", value)
    if not (_PALETTE_NAME.fullmatch(value) or _INLINE_PALETTE.fullmatch(value)):
        checks.fail(
            "palette",
            f'must be "adaptive", a name, or 1 to 256 colours "#rrggbb,#rrggbb", not {checks.quoted(value)}',
        )


def _json_type(value: Any) -> str:
    return {list: "list", str: "text", bool: "truth value", type(None): "null"}.get(type(value), "number")
