"""A folder of pictures and captions, in memory and ready to train on."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from scene_engine.dataset.captions import Problem, read_captions
from scene_engine.dataset.pictures import PictureError, packed, read_rgb
from scene_engine.dataset.prepare import prepare
from scene_engine.dataset.split import content_digest, split
from scene_engine.errors import SceneError

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEWEST_COLOURS = 3


@dataclass(frozen=True, eq=False)
class Dataset:
    """Captioned pictures.

    Attributes:
        pictures: uint8 [height >= 192, width >= 320, 3] each. A sequence may make a picture when it is asked
            for, and must give any thread the same pixels each time.
        captions: Ways to say what each picture shows, at least one.
        names: Its file, relative to the images folder.
        digests: 64 hex digits over each picture's pixels and captions.
        train: Ascending indices of the pictures to train on.
        validation: Ascending indices of those that are only measured on.
        memory_bytes: What the pictures take.
    """

    pictures: Sequence[NDArray[np.uint8]]
    captions: list[tuple[str, ...]]
    names: list[str]
    digests: list[str]
    train: NDArray[np.int64]
    validation: NDArray[np.int64]
    memory_bytes: int

    def __len__(self) -> int:
        return len(self.pictures)

    @property
    def fingerprint(self) -> str:
        """64 hex digits over everything here that decides training: pictures, captions, order and split."""
        return sha256(*self.digests, "validation", *map(str, self.validation.tolist()))


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
    problems = captions.problems
    prepared: dict[str, NDArray[np.uint8]] = {}
    for image, result in prepared_images(captions.pictures(folder)):
        if isinstance(result, PictureError):
            problems += [picture_problem(line, image, result) for line in captions.images[image]]
        else:
            prepared[image] = result
    if problems:
        raise _summary(folder, problems)
    said: dict[str, list[str]] = {}
    for entry in captions.entries:
        said.setdefault(entry.image, []).append(entry.caption)
    pictures = [prepared[image] for image in said]
    contents = [content_digest(picture) for picture in pictures]
    train, validation = split(pictures, contents, validation_share)
    return Dataset(
        pictures=pictures,
        captions=[tuple(captions) for captions in said.values()],
        names=list(said),
        digests=[sha256(content, *said[image]) for content, image in zip(contents, said, strict=True)],
        train=train,
        validation=validation,
        memory_bytes=sum(picture.nbytes for picture in pictures),
    )


def joined(first: Dataset, second: Dataset) -> Dataset:
    """The pictures of one data set, then those of another."""
    return Dataset(
        pictures=_Chain(first.pictures, second.pictures),
        captions=first.captions + second.captions,
        names=first.names + second.names,
        digests=first.digests + second.digests,
        train=np.concatenate([first.train, len(first) + second.train]),
        validation=np.concatenate([first.validation, len(first) + second.validation]),
        memory_bytes=first.memory_bytes + second.memory_bytes,
    )


class _Chain(Sequence["NDArray[np.uint8]"]):
    """Two sequences of pictures, one after the other."""

    def __init__(self, first: Sequence[NDArray[np.uint8]], second: Sequence[NDArray[np.uint8]]) -> None:
        self._first, self._second = first, second

    def __len__(self) -> int:
        return len(self._first) + len(self._second)

    def __getitem__(self, index: Any) -> Any:
        here = index - len(self._first)
        return self._first[index] if here < 0 else self._second[here]


def picture_problem(line: int, image: str, error: PictureError) -> Problem:
    return Problem(line, error.kind, f"{image}: {error.message}")


def prepared_images(files: Mapping[str, Path]) -> Iterator[tuple[str, NDArray[np.uint8] | PictureError]]:
    """Decodes and prepares images, in order, some at once; a picture that cannot be used yields its error."""
    with ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="prepare") as pool:
        images = list(files)
        batch = 16 * (os.cpu_count() or 1)  # So that results not yet taken stay few.
        for start in range(0, len(images), batch):
            some = images[start : start + batch]
            yield from zip(some, pool.map(_prepared, [files[image] for image in some]), strict=True)


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


def sha256(*parts: str) -> str:
    """64 hex digits over some texts."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
