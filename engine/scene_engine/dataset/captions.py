"""captions.jsonl: one JSON object a line, `{"image": "forest.png", "caption": "a dark forest"}`.

An image may have several lines, each with another caption. A line may name an `"undithered"` original in the
folder of that name: then the networks learn from that. Other fields are left alone, so that a line may carry
its source and licence. Reading never stops at the first mistake: it returns what is good and every
problem, so that one pass tells a user all there is to mend.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Captions:
    """All of captions.jsonl: the good lines, the problems, and every image named, with its line numbers.

    Images are named here even by lines that have another problem. Everything is in the order of the file.
    `undithered` has the originals' names by those of their images.
    """

    entries: list[Entry]
    problems: list[Problem]
    images: dict[str, list[int]]
    undithered: dict[str, str] = field(default_factory=dict)

    def pictures(self, folder: Path) -> dict[str, Path]:
        """For each image the file that the networks learn from: its original where it has one."""
        return {
            image: undithered_path(folder) / self.undithered[image]
            if image in self.undithered
            else images_path(folder) / image
            for image in self.images
        }


def captions_path(folder: Path) -> Path:
    return folder / "captions.jsonl"


def images_path(folder: Path) -> Path:
    return folder / "images"


def undithered_path(folder: Path) -> Path:
    """Where a painted picture's full-colour original is: what the networks learn from."""
    return folder / "undithered"


def read_captions(folder: Path) -> Captions:
    """Reads `folder`/captions.jsonl: UTF-8 with or without a byte order mark, blank lines allowed.

    White space within captions is made single.

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


def parse_captions(data: bytes) -> Captions:
    """As `read_captions`, from the bytes of the file."""
    found = Captions([], [], {})
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        found.problems.append(Problem(0, "encoding", "the file is UTF-16; save it as UTF-8"))
        return found
    first_line: dict[tuple[str, str], int] = {}
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        image, caption, undithered = _parse_line(number, line, found.problems)
        if image:
            found.images.setdefault(image, []).append(number)
        if image and undithered:
            found.undithered.setdefault(image, undithered)
        if not (image and caption):
            continue
        earlier = first_line.setdefault((image, caption), number)
        if earlier == number:
            found.entries.append(Entry(number, image, caption))
        else:
            message = f"repeats line {earlier}: same image, same caption"
            found.problems.append(Problem(number, "repeated", message))
    if not found.entries and not found.problems:
        found.problems.append(Problem(0, "empty", f"no captions in the file; a line looks like {FORMAT}"))
    return found


def _parse_line(number: int, line: bytes, problems: list[Problem]) -> tuple[str, str, str]:
    """Image, caption and original, each empty where it cannot be used or, the last, isn't there.

    The reasons are added to `problems`.
    """
    try:
        value = json.loads(line.decode())
    except UnicodeDecodeError as error:
        problems.append(Problem(number, "encoding", f"not UTF-8 at byte {error.start + 1} of the line"))
        return "", "", ""
    except json.JSONDecodeError as error:
        problems.append(Problem(number, "json", f"not JSON at column {error.colno}: {error.msg}"))
        return "", "", ""
    except (ValueError, RecursionError):  # A number of thousands of digits; thousands of brackets.
        problems.append(Problem(number, "json", "not JSON that can be read: a number too long, or too deep"))
        return "", "", ""
    if not isinstance(value, dict):
        problems.append(Problem(number, "json", f"not a JSON object; a line looks like {FORMAT}"))
        return "", "", ""
    image = _file(number, value, "image", problems)
    caption = _text(number, value, "caption", problems)
    return image, caption, _file(number, value, "undithered", problems) if "undithered" in value else ""


def _file(number: int, value: dict[str, object], key: str, problems: list[Problem]) -> str:
    name = _text(number, value, key, problems)
    if name and _leaves_folder(name):
        folder = "images" if key == "image" else key
        message = f'"{name}" is outside the {folder} folder; name it from there, with "/"'
        problems.append(Problem(number, "outside", message))
        return ""
    return name and PurePosixPath(name).as_posix()


def _text(number: int, value: dict[str, object], key: str, problems: list[Problem]) -> str:
    text = value.get(key)
    if key not in value:
        problems.append(Problem(number, "key", f'"{key}" is missing'))
    elif not isinstance(text, str):
        problems.append(Problem(number, "key", f'"{key}" is not a string'))
    elif not (single := " ".join(text.split())):
        problems.append(Problem(number, "empty", f'"{key}" is empty'))
    # Control codes; and lone surrogates, which JSON can spell but which are no characters.
    elif any(unicodedata.category(character) in ("Cc", "Cs") for character in single):
        problems.append(Problem(number, "key", f'"{key}" holds codes that are not text'))
    else:
        return single
    return ""


def _leaves_folder(image: str) -> bool:
    path = PurePosixPath(image)
    climbs = path.is_absolute() or ".." in path.parts or "\\" in image
    return climbs or bool(PureWindowsPath(image).drive) or not path.parts
