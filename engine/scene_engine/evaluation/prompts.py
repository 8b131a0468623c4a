"""Prompts in free wording, with the kind of scene that each means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class FreePrompt:
    """Words that don't follow the painter's grammar, and the name of the kind that they mean."""

    kind: str
    text: str


@cache
def free_prompts() -> tuple[FreePrompt, ...]:
    """All of them, in the order of prompts.txt: one a line, "kind: text"."""
    lines = Path(__file__).with_name("prompts.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(": ", 1) for line in lines if line and not line.startswith("#"))
    return tuple(FreePrompt(kind, text) for kind, text in pairs)
