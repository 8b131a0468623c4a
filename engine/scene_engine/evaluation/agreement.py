"""How many of their prompts' words pictures keep, as a judge sees it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scene_engine.evaluation.labels import Asked

if TYPE_CHECKING:
    from scene_engine.evaluation.judge import Opinion


LABELS = ("kind", "time", "weather", "things")


@dataclass(frozen=True)
class Share:
    """`right` of `asked`."""

    right: int
    asked: int

    @property
    def share(self) -> float | None:
        """0 to 1; None where nothing was asked."""
        return self.right / self.asked if self.asked else None


@dataclass(frozen=True)
class Agreement:
    """What pictures show of what was asked for: of each kind of label, over all pictures."""

    kind: Share
    time: Share
    weather: Share
    things: Share


def agreement(opinions: Sequence[Opinion], asked: Sequence[Asked], things: Collection[str]) -> Agreement:
    """Counts what pictures show of what their prompts ask for.

    Args:
        opinions: What is seen in each picture.
        asked: What its prompt asks for.
        things: Those that the judge tells; others are not counted.
    """
    found: dict[str, list[bool]] = {label: [] for label in LABELS}
    for opinion, wanted in zip(opinions, asked, strict=True):
        for name, shown in shows(opinion, wanted, things).items():
            found[name if name in found else "things"].append(shown)
    return Agreement(**{name: Share(sum(shown), len(shown)) for name, shown in found.items()})


def shows(opinion: Opinion, asked: Asked, things: Collection[str]) -> dict[str, bool]:
    """Which of what was asked for a picture shows: "kind", "time", "weather", and things by their names."""
    labels = (
        ("kind", asked.kinds, opinion.kind),
        ("time", asked.times, opinion.time),
        ("weather", asked.weathers, opinion.weather),
    )
    found = {name: seen in wanted for name, wanted, seen in labels if wanted}
    return found | {thing: thing in opinion.things for thing in sorted(asked.things) if thing in things}


def shifted(asked: Sequence[Asked]) -> list[Asked]:
    """The prompts dealt out wrong: each picture gets that of one far from it. What agreement is by chance."""
    half = max(1, len(asked) // 2)
    return [*asked[half:], *asked[:half]]
