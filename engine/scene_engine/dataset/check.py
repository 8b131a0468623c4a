"""Everything that is wrong with a data set, found in one pass that changes nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from scene_engine.dataset.captions import Problem, images_path, read_captions, undithered_path
from scene_engine.dataset.dataset import picture_problem, prepared_images
from scene_engine.dataset.pictures import PictureError
from scene_engine.dataset.similar import earlier_lookalike, look


@dataclass(frozen=True)
class Report:
    """What `check` found; problems in the order of the lines, those of no line first.

    Attributes:
        captions: Lines that are good JSON with an image and a caption.
        images: Different images that the lines name.
    """

    captions: int
    images: int
    problems: list[Problem]

    @property
    def errors(self) -> int:
        return sum(not problem.warning for problem in self.problems)

    @property
    def warnings(self) -> int:
        return sum(problem.warning for problem in self.problems)


def check(folder: Path) -> Report:
    """Reads every line and every image of a data set.

    Only a small description of each picture is kept, so that memory doesn't grow with their size.

    Raises:
        SceneError: captions.jsonl is missing or cannot be read.
    """
    captions = read_captions(folder)
    problems = list(captions.problems)
    good: list[str] = []
    looks = []
    for image, result in prepared_images({image: images_path(folder) / image for image in captions.images}):
        if isinstance(result, PictureError):
            problems += [picture_problem(line, image, result) for line in captions.images[image]]
        else:
            good.append(image)
            looks.append(look(result))
    originals = {image: undithered_path(folder) / name for image, name in captions.undithered.items()}
    for image, result in prepared_images(originals):
        if isinstance(result, PictureError):
            line = captions.images[image][0]
            problems.append(picture_problem(line, f"undithered/{captions.undithered[image]}", result))
    for image, earlier in zip(good, earlier_lookalike(np.array(looks)) if looks else (), strict=True):
        if earlier >= 0:
            other = good[earlier]
            line, other_line = captions.images[image][0], captions.images[other][0]
            message = f"{image}: looks the same as line {other_line}, {other}"
            problems.append(Problem(line, "lookalike", message))
    for name in sorted(_image_files(images_path(folder)) - set(captions.images)):
        problems.append(Problem(0, "unused", f"{name}: no line has a caption for it", warning=True))
    return Report(
        captions=len(captions.entries),
        images=len(captions.images),
        problems=sorted(problems, key=lambda problem: problem.line),
    )


def _image_files(folder: Path) -> set[str]:
    return set(_walk(folder))


def _walk(folder: Path) -> Iterator[str]:
    suffixes = set(Image.registered_extensions())
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            if path.suffix.lower() in suffixes and not name.startswith("."):
                relative = path.relative_to(folder).as_posix()
                yield os.fsencode(relative).decode(errors="replace")  # Disks hold names that are not UTF-8.
