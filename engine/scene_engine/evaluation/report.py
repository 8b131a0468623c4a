"""An evaluation as a folder: report.json for programs, report.md for people, and contact sheets."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from scene_engine.evaluation import seams, sliced_wasserstein
from scene_engine.evaluation.agreement import LABELS, Agreement
from scene_engine.evaluation.markdown import as_markdown
from scene_engine.evaluation.prompts import free_prompts
from scene_engine.evaluation.results import Drawn, Evaluation, Measured
from scene_engine.evaluation.sheets import sheets
from scene_engine.files import replacing, write_text


def write_report(found: Evaluation, folder: Path) -> dict[str, Any]:
    """Writes all into a folder, made if need be, each file whole or not at all; report.md comes last.

    Returns:
        What report.json holds.

    Raises:
        SceneError: The folder can't be written to.
    """
    values = as_json(found)
    shown = []
    for name, says, sheet in sheets(found):
        with replacing(folder / name) as temporary:
            sheet.save(temporary, "PNG", optimize=True)
        shown.append((name, says))
    write_text(folder / "report.json", json.dumps(values, indent=2) + "\n")
    write_text(folder / "report.md", as_markdown(values, shown))
    return values


def as_json(found: Evaluation) -> dict[str, Any]:
    """All measures, as JSON values."""
    return {
        "settings": asdict(found.settings),
        "judge": {**asdict(found.accuracy), "things": len(found.things), "digest": found.judge},
        "agreement": {"paintings": _agreement(found.ceiling), "chance": _agreement(found.chance)},
        "sliced_wasserstein_floor": _levels(found.floor),
        "painters_diversity": found.diversity,
        "checkpoints": [_checkpoint(found, measured) for measured in found.measured],
    }


def _checkpoint(found: Evaluation, measured: Measured) -> dict[str, Any]:
    subject = measured.subject
    return {
        "name": subject.name,
        "file": subject.file,
        "digest": subject.digest,
        "reconstruction": {
            one.source: {"decoded": asdict(one.decoded_fidelity), "drawn": asdict(one.drawn_fidelity)}
            for one in measured.rebuilt
        },
        "codes": {
            "size": subject.codes,
            "used": measured.code_share,
            "perplexity": measured.code_perplexity,
            "pictures": measured.code_pictures,
        },
        "agreement_after_tokens": _agreement(measured.kept),
        "generation": _generation(found, measured, measured.drawn) if measured.drawn else None,
    }


def _generation(found: Evaluation, measured: Measured, drawn: Drawn) -> dict[str, Any]:
    steps = [seams.steps(one.after, one.before, one.mask) for one in drawn.redraws]
    outside = sum(seams.changed_outside(one.before, one.after, one.mask) for one in drawn.redraws)
    meant = [prompt.kind for prompt in free_prompts()[: len(drawn.free)]]
    seen = [opinion.kind for opinion in drawn.free_opinions]
    learnt = measured.subject.learnt
    return {
        "agreement": _agreement(drawn.agreement),
        "sliced_wasserstein": _levels(drawn.distances),
        "diversity": drawn.diversity,
        "nearest": {
            "median": median(drawn.nearest.distances),
            "least": min(drawn.nearest.distances),
            "paintings_median": found.unlearnt[learnt],
            "pictures": min(learnt.count, found.settings.known),
        }
        if drawn.nearest and learnt
        else None,
        "free": {
            "prompts": len(meant),
            "kind_seen": sum(one == other for one, other in zip(meant, seen, strict=True)),
        },
        "redraws": {"masks": len(steps), "changed_outside": outside, "steps": seams.summary(steps)}
        if steps
        else None,
    }


def _agreement(agreement: Agreement) -> dict[str, Any]:
    shares = {name: getattr(agreement, name) for name in LABELS}
    return {
        name: {"share": one.share, "right": one.right, "asked": one.asked} for name, one in shares.items()
    }


def _levels(distances: Sequence[float]) -> dict[str, float]:
    sizes = [f"{320 // level}x{192 // level}" for level in sliced_wasserstein.LEVELS]
    return {**dict(zip(sizes, distances, strict=True)), "mean": sum(distances) / len(distances)}
