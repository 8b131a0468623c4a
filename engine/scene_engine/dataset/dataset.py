"""A folder of pictures and captions, in memory and ready to train on."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from scene_engine.dataset.captions import Problem, images_path, read_captions
from scene_engine.dataset.pictures import PictureError, packed, read_rgb
from scene_engine.dataset.prepare import prepare
from scene_engine.dataset.split import content_digest, split
from scene_engine.errors import SceneError

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEWEST_COLOURS = 3


@dataclass(frozen=True, eq=False)
class Dataset:
    """Captioned pictures; one item a line of captions.jsonl.

    Attributes:
        pictures: uint8 [height >= 192, width >= 320, 3] each. Lines of one image share one array.
        captions: What each picture shows.
        names: Its file, relative to the images folder.
        digests: 64 hex digits over each item's pixels and caption.
        train: Ascending indices of the items to train on.
        validation: Ascending indices of those that are only measured on.
        fingerprint: 64 hex digits over everything here that decides training: items, order and split.
    """

    pictures: list[NDArray[np.uint8]]
    captions: list[str]
    names: list[str]
    digests: list[str]
    train: NDArray[np.int64]
    validation: NDArray[np.int64]
    fingerprint: str

    def __len__(self) -> int:
        return len(self.pictures)

    @property
    def memory_bytes(self) -> int:
        """What the pictures take: about 0.2 MB each, more for those larger than the canvas."""
        return sum({id(picture): picture.nbytes for picture in self.pictures}.values())


def load_dataset(folder: Path, validation_share: float = 0.05) -> Dataset:
    """Reads `folder`/captions.jsonl and prepares every picture in `folder`/images that it names.

    Raises:
        SceneError: There is anything that `scene-engine dataset check` would call an error, lookalikes apart.
    """
    if not 0 <= validation_share < 1:
        raise SceneError(
            f"a validation share of {validation_share} makes no sense", "Choose one from 0 to 0.5."
        )
    captions = read_captions(folder)
    entries, problems = captions.entries, captions.problems
    prepared: dict[str, NDArray[np.uint8]] = {}
    for image, result in prepared_images(folder, list(captions.images)):
        if isinstance(result, PictureError):
            problems += [picture_problem(line, image, result) for line in captions.images[image]]
        else:
            prepared[image] = result
    if problems:
        raise _summary(folder, problems)
    pictures = [prepared[entry.image] for entry in entries]
    content = {image: content_digest(picture) for image, picture in prepared.items()}
    contents = [content[entry.image] for entry in entries]
    digests = [_sha256(c, entry.caption) for c, entry in zip(contents, entries, strict=True)]
    train, validation = split(pictures, contents, validation_share)
    return Dataset(
        pictures=pictures,
        captions=[entry.caption for entry in entries],
        names=[entry.image for entry in entries],
        digests=digests,
        train=train,
        validation=validation,
        fingerprint=_sha256(*digests, "validation", *map(str, validation.tolist())),
    )


def picture_problem(line: int, image: str, error: PictureError) -> Problem:
    return Problem(line, error.kind, f"{image}: {error.message}")


def prepared_images(
    folder: Path, images: Sequence[str]
) -> Iterator[tuple[str, NDArray[np.uint8] | PictureError]]:
    """Decodes and prepares images, in order, some at once; a picture that cannot be used yields its error."""
    with ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="prepare") as pool:
        batch = 16 * (os.cpu_count() or 1)  # So that results not yet taken stay few.
        for start in range(0, len(images), batch):
            some = images[start : start + batch]
            yield from zip(
                some, pool.map(lambda image: _prepared(images_path(folder) / image), some), strict=True
            )


def _prepared(path: Path) -> NDArray[np.uint8] | PictureError:
    try:
        rgb = read_rgb(path)
        if (colours := _count_colours(rgb, FEWEST_COLOURS)) < FEWEST_COLOURS:
            return PictureError(
                "colours", f"only {colours} colours; a blank or one-bit picture?", "Leave it out."
            )
        return prepare(rgb)
    except PictureError as error:
        return error


def _count_colours(rgb: NDArray[np.uint8], most: int) -> int:
    """The number of colours, counted no further than `most`."""
    rest, colours = packed(rgb).ravel(), 0
    while rest.size and colours < most:
        rest, colours = rest[rest != rest[0]], colours + 1
    return colours


def _summary(folder: Path, problems: Sequence[Problem]) -> SceneError:
    lines = {problem.line for problem in problems if problem.line}
    first = min(problems, key=lambda problem: problem.line)
    where = f"line {first.line}: " if first.line else ""
    return SceneError(
        f"{folder}: {_count(len(problems), 'problem')} in {_count(len(lines), 'line')} of captions.jsonl; "
        f"the first: {where}{first.message}",
        f"Run scene-engine dataset check --data {folder}",
    )


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")


def _sha256(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
