"""The checkpoints that a server draws with: the first unless a recipe names another by its digest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scene_engine import weights
from scene_engine.recipe import Recipe


@dataclass(frozen=True)
class Model:
    """A checkpoint of a Transformer.

    Attributes:
        name: For people: the file's, or its folder's if that is only called "model".
        digest: As recipes name it.
        path: Where it lies.
    """

    name: str
    digest: str
    path: Path

    @classmethod
    def of(cls, path: Path) -> Model:
        """Reads the digest.

        Raises:
            SceneError: The file can't be read.
        """
        name = path.resolve().parent.name if path.stem == "model" else path.stem
        return cls(name, weights.digest(path), path)

    def told(self) -> dict[str, str]:
        """What clients hear of it."""
        return {"name": self.name, "digest": self.digest}


def chosen(models: Sequence[Model], recipes: Sequence[Recipe]) -> Model:
    """The first model that fits the first recipe; the first of all if none does, or there is no recipe.

    A recipe that no model fits is refused by `generation`, with what to do.
    """
    fitting = (model for model in models if recipes and recipes[0].fits(model.digest))
    return next(fitting, models[0])
