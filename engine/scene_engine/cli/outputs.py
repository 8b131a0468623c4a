"""Names of the pictures that a command writes."""

from __future__ import annotations

import itertools
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from scene_engine.errors import SceneError

SUFFIX = ".png"
_LONGEST = 48  # characters of a prompt in a file's name: with four bytes each, still a legal name


def output_names(path: Path | None, prompt: str, count: int) -> Iterator[Path]:
    """Where each of `count` pictures goes. Take a name when its picture is ready to be written.

    A path that the user gave is taken as it is, "mansion_1.png" and so on where there are several; what is
    there is replaced. Without one the names are made from the prompt, and those of existing files left out.
    """
    if path is not None:
        yield from _numbered(path, count)
        return
    stem = file_stem(prompt)
    plain = [f"{stem}{SUFFIX}"] if count == 1 else []
    numbered = (f"{stem}_{number}{SUFFIX}" for number in itertools.count(1 + len(plain)))
    names = map(Path, itertools.chain(plain, numbered))
    yield from itertools.islice((name for name in names if not name.exists()), count)


def file_stem(prompt: str) -> str:
    """A file name of the prompt's letters and digits: "a-spooky-mansion-on-a-cliff-at-night"."""
    words = re.findall(r"[^\W_]+", prompt.casefold())
    while len(words) > 1 and len("-".join(words)) > _LONGEST:
        words.pop()
    return "-".join(words)[:_LONGEST] or "scene"


def check_output(path: Path | None, prompt: str, count: int) -> None:
    """Checks that the pictures can be written, before anything is computed; leaves nothing behind.

    Raises:
        SceneError: Not a .png, a folder, or in a folder that cannot be made or written to.
    """
    if path is not None and path.suffix.lower() != SUFFIX:
        raise SceneError(
            f"{path} is not a name for a PNG", f"Name the file {path.stem or 'picture'}{SUFFIX}."
        )
    longest = Path(file_stem(prompt) + SUFFIX) if path is None else list(_numbered(path, count))[-1]
    if longest.is_dir():
        raise SceneError(f"{longest} is a folder", f"Name a file in it: {longest / 'picture.png'}.")
    folder = longest.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        with tempfile.NamedTemporaryFile(prefix=f".{longest.stem}-", suffix=longest.suffix, dir=folder):
            pass
    except OSError as error:
        raise SceneError(
            f"cannot write {longest}: {error.strerror}", "Choose a folder that you may write to with -o."
        ) from error


def _numbered(path: Path, count: int) -> Iterator[Path]:
    if count == 1:
        yield path
        return
    for number in range(1, count + 1):
        yield path.with_name(f"{path.stem}_{number}{path.suffix}")
