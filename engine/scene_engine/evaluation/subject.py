"""What is evaluated: a checkpoint that draws, or a VQGAN's alone, which only gives pictures back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scene_engine import weights
from scene_engine.canvas import Canvas
from scene_engine.edit import Edit
from scene_engine.generation import Finished, generate
from scene_engine.pretrained import TEXT_MODEL, Pretrained, load_pretrained, load_vqgan
from scene_engine.recipe import Recipe
from scene_engine.redraw.masks import Mask, to_text
from scene_engine.vqgan import VQGAN, VQGANConfig


@dataclass(frozen=True)
class Learnt:
    """The painted pictures that a checkpoint has learnt from: the first `count` of series `seed`."""

    seed: int
    count: int


@dataclass(frozen=True, eq=False)
class Subject:
    """A checkpoint.

    Attributes:
        name: A short one for reports, another than that of any other subject.
        path: Its file.
        digest: The file's.
        vqgan: Its VQGAN.
        shape: Of the VQGAN.
        pretrained: All of it; None of a VQGAN's checkpoint.
        learnt: The painted pictures that it says it was trained on, if any.
    """

    name: str
    path: Path
    digest: str
    vqgan: VQGAN
    shape: VQGANConfig
    pretrained: Pretrained | None
    learnt: Learnt | None

    def draw(self, prompts: Sequence[str], seeds: Sequence[int]) -> Iterator[Canvas]:
        """New pictures, as `generate` draws them unless told otherwise."""
        assert self.pretrained is not None
        recipes = [Recipe(prompt, seed) for prompt, seed in zip(prompts, seeds, strict=True)]
        for event in generate(self.pretrained, recipes):
            if isinstance(event, Finished):
                yield event.canvas

    def redraw(self, canvas: Canvas, mask: Mask, prompt: str, seed: int) -> Canvas:
        """A canvas with new pixels under a mask."""
        assert self.pretrained is not None
        height, width = canvas.indices.shape
        recipe = Recipe(prompt, seed, edit=Edit("redraw", width, height, to_text(mask)))
        *_, last = generate(self.pretrained, [recipe], canvas=canvas)
        assert isinstance(last, Finished)
        return last.canvas


def load_subjects(paths: Sequence[Path]) -> list[Subject]:
    """Reads checkpoints, and names them A, B and so on.

    Raises:
        SceneError: One can't be read, or is no checkpoint of ours.
    """
    return [_load(path, chr(ord("A") + place)) for place, path in enumerate(paths)]


def _load(path: Path, name: str) -> Subject:
    arrays, metadata = weights.read_header(path)
    digest = weights.digest(path)
    if TEXT_MODEL not in arrays:
        vqgan, shape = load_vqgan(path)
        return Subject(name, path, digest, vqgan, shape, None, _learnt(metadata))
    pretrained = load_pretrained(path)
    return Subject(
        name, path, digest, pretrained.vqgan, pretrained.vqgan_config, pretrained, _learnt(metadata)
    )


def _learnt(metadata: dict[str, str]) -> Learnt | None:
    try:
        data = json.loads(metadata["config"])["data"]
        learnt = Learnt(int(data["painted_seed"]), int(data["painted"]))
    except (KeyError, ValueError, TypeError):
        return None
    return learnt if learnt.count > 0 and learnt.seed >= 0 else None
