"""What a client says: JSON texts to values, strictly, so that a typing mistake is never a silent default."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, ClassVar, NoReturn

from scene_engine import checks
from scene_engine.edit import FEATHERS, MAX_SIDE, SIDES
from scene_engine.errors import SceneError
from scene_engine.server.errors import ProtocolError

PROTOCOL = 1
MAX_TEXT = 256 * 1024
"""Characters of the longest message; masks in recipes are the longest part."""
MAX_ID = 2**31 - 1
MAX_COUNT = 16


@dataclass(frozen=True)
class Hello:
    """The first message. `session` finds this client's jobs again after a reconnect."""

    type: ClassVar[str] = "hello"
    protocol: int
    token: str
    client: str = ""
    session: str = ""

    def __post_init__(self) -> None:
        checks.whole("protocol", self.protocol, 1, 2**31 - 1)
        for name in ("token", "client", "session"):
            _short(name, getattr(self, name))


@dataclass(frozen=True, kw_only=True)
class Request:
    """Pictures that are wanted: `generate`, and the three that draw into a canvas.

    Attributes:
        id: The client's own, not used before in this session.
        recipe: A recipe's JSON object.
        count: Pictures; their seeds follow each other.
        preview_rows: Rows of cells from one preview to the next; 0 for none, -1 for what suits the machine.
        keep: Whether the job goes on when the connection is lost.
    """

    id: int
    recipe: dict[str, Any]
    count: int = 1
    preview_rows: int = -1
    keep: bool = False

    def __post_init__(self) -> None:
        checks.whole("id", self.id, 1, MAX_ID)
        if not isinstance(self.recipe, dict):
            checks.fail("recipe", f"must be an object, not {checks.quoted(self.recipe)}")
        checks.whole("count", self.count, 1, MAX_COUNT)
        checks.whole("preview_rows", self.preview_rows, -1, 12)
        checks.flag("keep", self.keep)


@dataclass(frozen=True, kw_only=True)
class Generate(Request):
    """A recipe as it stands. One with an edit repeats it, into the canvas sent before."""

    type: ClassVar[str] = "generate"


@dataclass(frozen=True, kw_only=True)
class Redraw(Request):
    """What the mask sent before covers, or a box "x,y,width,height"."""

    type: ClassVar[str] = "redraw"
    box: str = ""
    feather: str = "none"
    add_colors: int = 0
    loop: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        _short("box", self.box)
        checks.choice("feather", self.feather, FEATHERS)
        checks.whole("add_colors", self.add_colors, 0, 255)
        checks.flag("loop", self.loop)


@dataclass(frozen=True, kw_only=True)
class Extend(Request):
    """Beyond one or several sides of the canvas, by as many pixels each."""

    type: ClassVar[str] = "extend"
    sides: list[str]
    by: int = 160
    add_colors: int = 0
    loop: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if not isinstance(self.sides, list) or not 1 <= len(self.sides) <= 4:
            checks.fail("sides", "must be a list of 1 to 4 sides")
        for side in self.sides:
            checks.choice("sides", side, SIDES)
        checks.whole("by", self.by, 1, MAX_SIDE)
        checks.whole("add_colors", self.add_colors, 0, 255)
        checks.flag("loop", self.loop)


@dataclass(frozen=True, kw_only=True)
class Vary(Request):
    """All of the canvas, less a share of its cells."""

    type: ClassVar[str] = "vary"
    share: float = 0.3
    add_colors: int = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        checks.number("share", self.share, 0, 1)
        checks.whole("add_colors", self.add_colors, 0, 255)


@dataclass(frozen=True)
class Cancel:
    """Ends a job that isn't ended."""

    type: ClassVar[str] = "cancel"
    id: int

    def __post_init__(self) -> None:
        checks.whole("id", self.id, 1, MAX_ID)


@dataclass(frozen=True)
class Job:
    """Asks for all that there is of a job."""

    type: ClassVar[str] = "job"
    id: int

    def __post_init__(self) -> None:
        checks.whole("id", self.id, 1, MAX_ID)


@dataclass(frozen=True)
class Palettes:
    """Asks for the named palettes and their colours."""

    type: ClassVar[str] = "palettes"


@dataclass(frozen=True)
class Models:
    """Asks for the checkpoints that a recipe may name."""

    type: ClassVar[str] = "models"


@dataclass(frozen=True)
class History:
    """Asks for the recipes of the newest pictures, of every client."""

    type: ClassVar[str] = "history"
    most: int = 50

    def __post_init__(self) -> None:
        checks.whole("most", self.most, 1, 200)


Message = Hello | Generate | Redraw | Extend | Vary | Cancel | Job | Palettes | Models | History
_TYPES: dict[str, Any] = {
    cls.type: cls for cls in (Hello, Generate, Redraw, Extend, Vary, Cancel, Job, Palettes, Models, History)
}


def parse(text: str) -> Message:
    """A message of a client.

    Raises:
        ProtocolError: "bad_json" or "bad_message".
    """
    values = _object(text)
    kind = values.pop("type", None)
    if not isinstance(kind, str) or kind not in _TYPES:
        raise ProtocolError(
            "bad_message",
            f"{checks.quoted(kind)} is no type of message",
            f"There are: {', '.join(_TYPES)}.",
        )
    try:
        message: Message = _TYPES[kind](**checks.keys(_TYPES[kind], values, f"the {kind} message"))
    except SceneError as error:
        raise ProtocolError("bad_message", error.message, error.fix) from error
    return message


def _object(text: str) -> dict[str, Any]:
    def constant(name: str) -> NoReturn:
        raise ValueError(f"{name} is no number")

    try:
        values = json.loads(text, parse_constant=constant)
    except (ValueError, RecursionError) as error:
        raise _bad("is not JSON") from error
    if not isinstance(values, dict):
        raise _bad("is not a JSON object")
    return values


def _bad(problem: str) -> ProtocolError:
    return ProtocolError("bad_json", f"a text message {problem}", 'Send one object a message: {"type": ...}.')


def _short(name: str, value: Any) -> None:
    checks.text(name, value)
    if len(value) > 200:
        checks.fail(name, "must have at most 200 characters")
