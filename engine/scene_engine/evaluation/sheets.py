"""Contact sheets of an evaluation: what the numbers are about, to be looked at."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PIL import Image

from scene_engine.dataset.sheet import contact_sheet
from scene_engine.evaluation.agreement import shows
from scene_engine.evaluation.prompts import free_prompts
from scene_engine.evaluation.results import Drawn, Evaluation, Picture
from scene_engine.evaluation.seams import Redraw

OUTLINE = np.array([255, 0, 255], np.uint8)


def sheets(found: Evaluation) -> Iterator[tuple[str, str, Image.Image]]:
    """Each sheet's file name, what it shows, and the picture."""
    names = ", ".join(measured.subject.name for measured in found.measured)
    for source, pictures in found.sources.items():
        yield (
            f"reconstructions-{source}.png",
            f"Reconstructions: the original, then {names}.",
            _reconstructions(found, source, pictures),
        )
    drawing = [(m.subject.name, m.drawn) for m in found.measured if m.drawn]
    if not drawing:
        return
    names = ", ".join(name for name, _ in drawing)
    yield (
        "held-out.png",
        f"Held-out prompts: the painting that the prompt is of, then {names}. In brackets what isn't seen.",
        _held_out(found, drawing),
    )
    yield "free.png", f"Free prompts: {names}; the kind meant, and what is seen instead.", _free(drawing)
    if any(drawn.nearest for _, drawn in drawing):
        yield "nearest.png", "Drawn pictures, each beside the nearest one learnt from.", _nearest(drawing)
    redraws = [redraw for _, drawn in drawing for redraw in drawn.redraws]
    if redraws:
        yield "redraws.png", "Redraws: before, with the mask's outline, and after.", _redraws(redraws)


def _reconstructions(found: Evaluation, source: str, pictures: list[Picture]) -> Image.Image:
    rebuilt = [(m.subject.name, one) for m in found.measured for one in m.rebuilt if one.source == source]
    shown, labels = [], []
    for place, picture in enumerate(pictures):
        shown += [picture, *(one.drawn[place] for _, one in rebuilt)]
        labels += ["original", *(name for name, _ in rebuilt)]
    return contact_sheet(shown, labels, _columns(1 + len(rebuilt)))


def _held_out(found: Evaluation, drawing: list[tuple[str, Drawn]]) -> Image.Image:
    shown, labels = [], []
    for place, example in enumerate(found.scenes):
        shown += [example.canvas.rgb(), *(drawn.pictures[place] for _, drawn in drawing)]
        labels.append(example.prompt)
        for name, drawn in drawing:
            right = shows(drawn.opinions[place], example.asked, found.things)
            labels.append(f"{name}: " + ", ".join(n if ok else f"({n})" for n, ok in right.items()))
    return contact_sheet(shown, labels, _columns(1 + len(drawing)), lines=5)


def _free(drawing: list[tuple[str, Drawn]]) -> Image.Image:
    shown, labels = [], []
    for place in range(len(drawing[0][1].free)):
        prompt = free_prompts()[place]
        for name, drawn in drawing:
            seen = drawn.free_opinions[place].kind
            shown.append(drawn.free[place])
            as_seen = prompt.kind if seen == prompt.kind else f"{prompt.kind} ({seen})"
            labels.append(f"{place + 1}. {name}: {as_seen}\n{prompt.text}")
    return contact_sheet(shown, labels, _columns(len(drawing)), lines=5)


def _nearest(drawing: list[tuple[str, Drawn]]) -> Image.Image:
    shown, labels = [], []
    for name, drawn in drawing:
        if drawn.nearest is None:
            continue
        # Those nearest first: if any was remembered, it is among them.
        for place in np.argsort(drawn.nearest.distances, kind="stable")[:24].tolist():
            shown += [drawn.pictures[place], drawn.learnt[place]]
            labels += [f"{name}", f"learnt from, {drawn.nearest.distances[place]:.1f} % away"]
    return contact_sheet(shown, labels, 6)


def _redraws(redraws: list[Redraw]) -> Image.Image:
    shown: list[Picture] = []
    for redraw in redraws:
        before = redraw.before.rgb().copy()
        mask = np.pad(redraw.mask, 1, mode="edge")
        inner = mask[:-2, 1:-1] & mask[2:, 1:-1] & mask[1:-1, :-2] & mask[1:-1, 2:]
        before[redraw.mask & ~inner] = OUTLINE
        shown += [before, redraw.after.rgb()]
    return contact_sheet(shown, [""] * len(shown), 6)


def _columns(together: int) -> int:
    """Some six pictures a row, those that belong together in one."""
    return max(6 // together, 1) * together
