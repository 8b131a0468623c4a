"""The checkpoints that a server draws with: the first unless a recipe names another by its digest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scene_engine import weights


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


def chosen(models: Sequence[Model], digest: str) -> Model:
    """The model of that digest, told in full or in part; the first if there is none, or no digest.

    A recipe that no model fits is refused by `generation`, with what to do.
    """
    fitting = (m for m in models if digest and (m.digest.startswith(digest) or digest.startswith(m.digest)))
    return next(fitting, models[0])
