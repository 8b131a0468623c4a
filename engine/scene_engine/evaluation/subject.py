"""What is evaluated: a checkpoint that draws, a VQGAN's alone, or whatever else can do the same."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import mlx.core as mx
import numpy as np
from numpy.typing import NDArray

from scene_engine import backend, weights
from scene_engine.canvas import Canvas
from scene_engine.edit import Edit
from scene_engine.generation import Finished, generate
from scene_engine.pretrained import TEXT_MODEL, load_pretrained, load_vqgan
from scene_engine.recipe import Recipe
from scene_engine.redraw.masks import Mask, to_text


@dataclass(frozen=True)
class Learnt:
    """The painted pictures that a checkpoint has learnt from: the first `count` of series `seed`."""

    seed: int
    count: int


class Subject(Protocol):
    """What is evaluated. Another program's networks can be: give `Evaluator` an object with these members.

    Attributes:
        name: A short one for reports, another than that of any other subject.
        file: Where it is from.
        digest: Of its weights, or "".
        codes: Size of its codebook.
        learnt: The painted pictures that it was trained on, if that is known.
        draws: Whether it draws from words.
        redraws: Whether it draws into canvases.
    """

    name: str
    file: str
    digest: str
    codes: int
    learnt: Learnt | None
    draws: bool
    redraws: bool

    def encode(self, picture: NDArray[np.uint8]) -> NDArray[np.integer]:
        """The tokens of a picture, uint8 [192, 320, 3], in whatever shape."""

    def decode(self, tokens: NDArray[np.integer]) -> NDArray[np.float32]:
        """The picture of such tokens: float32 [192, 320, 3] in 0..1."""

    def draw(self, prompts: Sequence[str], seeds: Sequence[int]) -> Iterator[Canvas]:
        """New pictures, 320x192, in as many colours as `examples.as_drawn` gives."""

    def redraw(self, canvas: Canvas, mask: Mask, prompt: str, seed: int) -> Canvas:
        """A canvas with new pixels under a mask."""


class Checkpoint:
    """A checkpoint of ours: one that draws, or a VQGAN's alone. See `Subject`.

    Args:
        path: Its file.
        name: See `Subject`.

    Raises:
        SceneError: It can't be read, or is no checkpoint of ours.
    """

    def __init__(self, path: Path, name: str) -> None:
        arrays, metadata = weights.read_header(path)
        self.name, self.file, self.digest = name, str(path), weights.digest(path)
        self.learnt = _learnt(metadata)
        self.draws = self.redraws = TEXT_MODEL in arrays
        self._pretrained = load_pretrained(path) if self.draws else None
        if self._pretrained:
            self._vqgan, self.codes = self._pretrained.vqgan, self._pretrained.vqgan_config.codebook_size
        else:
            self._vqgan, shape = load_vqgan(path)
            self.codes = shape.codebook_size

    def encode(self, picture: NDArray[np.uint8]) -> NDArray[np.integer]:
        """uint32 [12, 20]."""
        with backend.threads(1):  # As `generate` does: with more, sums round differently.
            return np.array(self._vqgan.encode(mx.array(picture[None]))[0])

    def decode(self, tokens: NDArray[np.integer]) -> NDArray[np.float32]:
        """See `Subject`."""
        with backend.threads(1):
            return np.array(self._vqgan.decode(mx.array(tokens[None]))[0])

    def draw(self, prompts: Sequence[str], seeds: Sequence[int]) -> Iterator[Canvas]:
        """As `scene-engine generate` draws unless told otherwise."""
        assert self._pretrained is not None
        recipes = [Recipe(prompt, seed) for prompt, seed in zip(prompts, seeds, strict=True)]
        for event in generate(self._pretrained, recipes):
            if isinstance(event, Finished):
                yield event.canvas

    def redraw(self, canvas: Canvas, mask: Mask, prompt: str, seed: int) -> Canvas:
        """See `Subject`."""
        assert self._pretrained is not None
        height, width = canvas.indices.shape
        recipe = Recipe(prompt, seed, edit=Edit("redraw", width, height, to_text(mask)))
        *_, last = generate(self._pretrained, [recipe], canvas=canvas)
        assert isinstance(last, Finished)
        return last.canvas


def load_checkpoints(paths: Sequence[Path]) -> list[Checkpoint]:
    """Reads checkpoints, and names them A, B and so on.

    Raises:
        SceneError: One can't be read, or is no checkpoint of ours.
    """
    return [Checkpoint(path, chr(ord("A") + place)) for place, path in enumerate(paths)]


def _learnt(metadata: dict[str, str]) -> Learnt | None:
    try:
        data = json.loads(metadata["config"])["data"]
        learnt = Learnt(int(data["painted_seed"]), int(data["painted"]))
    except (KeyError, ValueError, TypeError):
        return None
    return learnt if learnt.count > 0 and learnt.seed >= 0 else None
