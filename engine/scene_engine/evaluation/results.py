"""What an evaluation looks at, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scene_engine.evaluation.agreement import Agreement
from scene_engine.evaluation.examples import Example
from scene_engine.evaluation.judge import Opinion
from scene_engine.evaluation.judging import Accuracy, Teaching
from scene_engine.evaluation.likeness import Nearest
from scene_engine.evaluation.reconstruction import Fidelity
from scene_engine.evaluation.seams import Redraw
from scene_engine.evaluation.subject import Learnt, Subject

Picture = NDArray[np.uint8]


@dataclass(frozen=True)
class Settings:
    """How much is looked at.

    Attributes:
        pictures: Painted ones, held out by their seed, that are reconstructed.
        prompts: Of scenes held out by rule, that are drawn and judged.
        varied: How many of these prompts are drawn with more seeds.
        seeds: Pictures of each of those, 2 or more.
        masks: Redraws of painted pictures.
        free: Prompts in free wording, the first of all.
        judged: Painted scenes that the judge is checked on.
        known: Pictures learnt from, at most, that the nearest is looked for among.
        teaching: How the judge is taught.
    """

    pictures: int = 64
    prompts: int = 64
    varied: int = 8
    seeds: int = 4
    masks: int = 24
    free: int = 60
    judged: int = 600
    known: int = 1500
    teaching: Teaching = field(default_factory=Teaching)


QUICK = Settings(3, 3, 1, 2, 1, 1, 16, 16, Teaching(64, 1))
"""Enough to see that everything runs; its numbers mean little."""


@dataclass(frozen=True, eq=False)
class Rebuilt:
    """Pictures of one source after their tokens.

    Attributes:
        source: Where they are from.
        drawn: As `generate` hands pictures out: hardened, and in 64 colours.
        decoded_fidelity: Of the decoder's own pictures.
        drawn_fidelity: Of those in `drawn`.
    """

    source: str
    drawn: list[Picture]
    decoded_fidelity: Fidelity
    drawn_fidelity: Fidelity


@dataclass(frozen=True, eq=False)
class Drawn:
    """What a checkpoint drew.

    Attributes:
        pictures: One for each held-out scene's prompt.
        opinions: What the judge sees in them.
        agreement: With the prompts.
        distances: Sliced Wasserstein, of each level, to paintings of the same scenes.
        diversity: Of pictures of one prompt; see `likeness`.
        nearest: Among pictures learnt from; None where these aren't known.
        learnt: Those nearest pictures.
        free: Pictures of the free prompts.
        free_opinions: What the judge sees in them.
        redraws: Paintings drawn into.
    """

    pictures: list[Picture]
    opinions: list[Opinion]
    agreement: Agreement
    distances: list[float]
    diversity: float
    nearest: Nearest | None
    learnt: list[Picture]
    free: list[Picture]
    free_opinions: list[Opinion]
    redraws: list[Redraw]


@dataclass(frozen=True, eq=False)
class Measured:
    """A checkpoint and what was found.

    Attributes:
        subject: The checkpoint.
        rebuilt: Its reconstructions, of each source.
        kept: Agreement of the asked scenes' paintings with their prompts, after they went through its tokens.
        code_share: The share of its codes that come up in `code_pictures` painted pictures.
        code_perplexity: How evenly they do.
        code_pictures: So many that codes used all alike would nearly all come up.
        drawn: None of a VQGAN alone.
    """

    subject: Subject
    rebuilt: list[Rebuilt]
    kept: Agreement
    code_share: float
    code_perplexity: float
    code_pictures: int
    drawn: Drawn | None


@dataclass(frozen=True, eq=False)
class Evaluation:
    """The measures of all checkpoints, and what any could reach.

    Attributes:
        settings: How much was looked at.
        sources: What was reconstructed, by the name of where it is from.
        scenes: Those asked for, held out by rule.
        accuracy: How often the judge is right.
        judge: Its digest: only what the same judge sees can be compared.
        things: Those that it tells.
        ceiling: Agreement of the scenes' paintings with their prompts.
        chance: Agreement of these paintings with each other's prompts.
        floor: Sliced Wasserstein distances of other held-out paintings to those of the scenes.
        diversity: Of paintings of the same kind, hour and weather.
        unlearnt: For each set of pictures learnt from, how far the scenes' paintings are from the nearest.
        measured: One for each checkpoint.
    """

    settings: Settings
    sources: dict[str, list[Picture]]
    scenes: list[Example]
    accuracy: Accuracy
    judge: str
    things: tuple[str, ...]
    ceiling: Agreement
    chance: Agreement
    floor: list[float]
    diversity: float
    unlearnt: dict[Learnt, float]
    measured: list[Measured]
