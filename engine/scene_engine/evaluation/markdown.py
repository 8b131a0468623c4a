"""The measures of an evaluation as Markdown tables, a column a checkpoint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scene_engine.evaluation.agreement import LABELS

_FIDELITY = {
    "psnr": ("PSNR, dB", 2),
    "ssim": ("SSIM", 3),
    "exact_colours": ("exact colours of 32", 3),
    "edge_ratio": ("edge ratio", 2),
    "edge_energy_ratio": ("edge energy ratio", 2),
}


def as_markdown(values: dict[str, Any], sheets: Sequence[tuple[str, str]]) -> str:
    """The measures as tables, a column a checkpoint.

    Args:
        values: As `as_json` gives them.
        sheets: Each sheet's file name, and what it shows.
    """
    checkpoints = values["checkpoints"]
    drawing = [one for one in checkpoints if one["generation"]]
    lines = ["# Evaluation", ""]
    lines += [f"- {one['name']}: `{one['file']}`, digest {one['digest']}" for one in checkpoints]
    lines += ["", "## Through tokens and back", "", *_reconstruction(values)]
    lines += ["", "## Prompts never trained on", "", *_labels(values)]
    if drawing:
        lines += ["", "## Pictures drawn", "", *_pictures(values, drawing)]
    if sheets:
        lines += ["", "## To look at", ""]
        for name, says in sheets:
            lines += [says, "", f"![]({name})", ""]
    return "\n".join(lines).rstrip() + "\n"


def _reconstruction(values: dict[str, Any]) -> list[str]:
    checkpoints = values["checkpoints"]
    rows = []
    for source in checkpoints[0]["reconstruction"]:
        for stage, said in (("decoded", ""), ("drawn", ", as drawn")):
            for measure, (name, digits) in _FIDELITY.items():
                found = [one["reconstruction"][source][stage][measure] for one in checkpoints]
                rows.append([f"{source}: {name}{said}", *(_number(value, digits) for value in found)])
    rows.append(
        ["codes used", *(f"{one['codes']['used']:.1%} of {one['codes']['size']}" for one in checkpoints)]
    )
    rows.append(["perplexity of codes", *(_number(one["codes"]["perplexity"], 0) for one in checkpoints)])
    return [
        *_table(["", *(one["name"] for one in checkpoints)], rows),
        "",
        f"{values['settings']['pictures']} paintings of a series never trained on; codes are counted over "
        f"{' and '.join(str(one['codes']['pictures']) for one in checkpoints)} of them. Edges are the steps "
        "between neighbouring pixels, their mean size by the originals', and their mean square: below "
        "1 is blur, above it false detail. As drawn: hardened and in 64 colours, as `generate` hands out.",
    ]


def _labels(values: dict[str, Any]) -> list[str]:
    checkpoints, judge = values["checkpoints"], values["judge"]
    columns = {"paintings": values["agreement"]["paintings"]}
    for one in checkpoints:
        columns[f"{one['name']}, paintings through tokens"] = one["agreement_after_tokens"]
        if one["generation"]:
            columns[f"**{one['name']}, drawn**"] = one["generation"]["agreement"]
    columns["by chance"] = values["agreement"]["chance"]
    names = {"time": "time of day", "things": "large named things"}
    rows = [
        [names.get(label, label), *(_share(column[label]) for column in columns.values())] for label in LABELS
    ]
    asked = values["settings"]["prompts"]
    return [
        *_table(["agreement with the prompt", *columns], rows),
        "",
        f"{asked} prompts of painted scenes whose kind, hour and weather no training has seen together, "
        "judged by a network that the painter taught. Paintings: the scenes themselves, the most that it can "
        "find. By chance: the same with another scene's prompt.",
        "",
        f"The judge ({judge['digest']}), checked on {judge['scenes']} other paintings: kind "
        f"{_percent(judge['kind'])}, time of day {_percent(judge['time'])}, weather "
        f"{_percent(judge['weather'])}, large things {_percent(judge['large'])} of {judge['things']} that it "
        f"tells, and of things that aren't there {_percent(judge['absent'])}.",
    ]


def _pictures(values: dict[str, Any], drawing: list[dict[str, Any]]) -> list[str]:
    made = [one["generation"] for one in drawing]
    floor = values["sliced_wasserstein_floor"]
    rows = [
        _numbers(f"sliced Wasserstein, {level}", [one["sliced_wasserstein"][level] for one in made], best)
        for level, best in floor.items()
    ]
    diverse = [one["diversity"] for one in made]
    rows.append(_numbers("diversity of a prompt's pictures", diverse, values["painters_diversity"]))
    near = [one["nearest"] or {} for one in made]
    unlearnt = next((one["paintings_median"] for one in near if one), None)
    rows.append(_numbers("nearest picture learnt from, median", [o.get("median") for o in near], unlearnt))
    rows.append(_numbers("nearest picture learnt from, least", [o.get("least") for o in near], None))
    free = [f"{one['free']['kind_seen']} of {one['free']['prompts']}" for one in made]
    rows.append(["free prompts: kind seen", *free, ""])
    redraws = [one["redraws"] for one in made]
    changed = [f"{one['changed_outside']} in {one['masks']} redraws" if one else "" for one in redraws]
    rows.append(["pixels changed outside the mask", *changed, "0"])
    ratios = [one["steps"]["ratio"] if one else None for one in redraws]
    own = next((_artists(one["steps"]) for one in redraws if one), None)
    rows.append(_numbers("steps at a redraw's border, by those beside it", ratios, own, 2))
    return [
        *_table(["", *(one["name"] for one in drawing), "paintings"], rows),
        "",
        "Sliced Wasserstein distances are to paintings of the scenes asked for; in the last column those of "
        "other held-out paintings, the floor. Diversity and nearness are differences of thumbnails in "
        "percent: the more, the more unlike.",
    ]


def _artists(steps: dict[str, float]) -> float:
    """The same ratio in the picture as it was."""
    return steps["artist"] / max(steps["outside"], 1e-9)


def _numbers(name: str, values: Sequence[float | None], best: float | None, digits: int = 1) -> list[str]:
    """A row: a measure of each checkpoint, and of the paintings themselves."""
    return [name, *("" if value is None else _number(value, digits) for value in (*values, best))]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [_row(head), _row(["---", *["---:"] * (len(head) - 1)]), *(_row(row) for row in rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _share(values: dict[str, Any]) -> str:
    return "" if values["share"] is None else f"{values['share']:.1%} of {values['asked']}"


def _percent(share: float | None) -> str:
    return "not asked" if share is None else f"{share:.1%}"


def _number(value: float, digits: int) -> str:
    return f"{value:.{digits}f}"
