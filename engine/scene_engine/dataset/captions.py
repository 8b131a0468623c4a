"""captions.jsonl: one JSON object a line, `{"image": "forest.png", "caption": "a dark forest"}`.

Other fields are left alone, so that a line may carry its source and licence. An image may have several lines,
each with another caption. Reading never stops at the first mistake: it returns what is good and every
problem, so that one pass tells a user all there is to mend.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from scene_engine.errors import SceneError

FORMAT = '{"image": "forest_001.png", "caption": "a dark forest by moonlight"}'


@dataclass(frozen=True)
class Entry:
    """One good line: an image inside data/images (with forward slashes) and its caption."""

    line: int
    image: str
    caption: str


@dataclass(frozen=True)
class Problem:
    """Something to mend. `line` counts from 1; 0 means no single line. `kind` is a fixed short name."""

    line: int
    kind: str
    message: str
    warning: bool = False


def captions_path(folder: Path) -> Path:
    return folder / "captions.jsonl"


def images_path(folder: Path) -> Path:
    return folder / "images"


def read_captions(folder: Path) -> tuple[list[Entry], list[Problem]]:
    """Reads `folder`/captions.jsonl: UTF-8 with or without a byte order mark, blank lines allowed.

    Returns:
        The good lines and the problems, both in the order of the file. White space in captions is made
        single.

    Raises:
        SceneError: There is no such file, or it cannot be read.
    """
    path = captions_path(folder)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SceneError(
            f"cannot read {path}: {error.strerror or error}",
            f"Put pictures into {images_path(folder)} and write one line for each into {path}: {FORMAT}",
        ) from error
    return parse_captions(data)


def parse_captions(data: bytes) -> tuple[list[Entry], list[Problem]]:
    """As `read_captions`, from the bytes of the file."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return [], [Problem(0, "encoding", "the file is UTF-16; save it as UTF-8")]
    entries: list[Entry] = []
    problems: list[Problem] = []
    first_line: dict[tuple[str, str], int] = {}
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        found = _parse_line(number, line)
        if isinstance(found, list):
            problems += found
            continue
        earlier = first_line.setdefault((found.image, found.caption), number)
        if earlier != number:
            problems.append(Problem(number, "repeated", f"repeats line {earlier}: same image, same caption"))
            continue
        entries.append(found)
    if not entries and not problems:
        problems.append(Problem(0, "empty", f"no captions in the file; a line looks like {FORMAT}"))
    return entries, problems


def _parse_line(number: int, line: bytes) -> Entry | list[Problem]:
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        return [Problem(number, "encoding", f"not UTF-8 at byte {error.start + 1} of the line")]
    try:
        value = json.loads(text)
    except RecursionError:
        return [Problem(number, "json", "not JSON that can be read: nested too deeply")]
    except json.JSONDecodeError as error:
        return [Problem(number, "json", f"not JSON at column {error.colno}: {error.msg}")]
    except ValueError as error:
        return [Problem(number, "json", f"not JSON that can be read: {error}")]
    if not isinstance(value, dict):
        return [Problem(number, "json", f"not a JSON object; a line looks like {FORMAT}")]
    problems = [
        Problem(number, *fault)
        for key in ("image", "caption")
        if (fault := _text_fault(value, key)) or (key == "image" and (fault := _path_fault(value[key])))
    ]
    if problems:
        return problems
    image = PurePosixPath(value["image"].strip()).as_posix()
    return Entry(number, image, " ".join(value["caption"].split()))


def _text_fault(value: dict[str, object], key: str) -> tuple[str, str] | None:
    if key not in value:
        return "key", f'"{key}" is missing'
    text = value[key]
    if not isinstance(text, str):
        return "key", f'"{key}" is not a string'
    if not text.strip():
        return "empty", f'"{key}" is empty'
    # A lone surrogate (JSON can spell one) is no character: it can be neither stored nor learnt from.
    if any(
        unicodedata.category(c) == "Cs" or (unicodedata.category(c) == "Cc" and not c.isspace()) for c in text
    ):
        return "key", f'"{key}" holds characters that are not text'
    return None


def _path_fault(image: object) -> tuple[str, str] | None:
    path = PurePosixPath(str(image).strip())
    if path.is_absolute() or ".." in path.parts or "\\" in str(image) or PureWindowsPath(path).drive:
        return (
            "outside",
            f'"{image}" does not lie inside the images folder; name it relative to that, with "/"',
        )
    return None
