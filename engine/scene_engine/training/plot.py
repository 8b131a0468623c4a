"""The picture of a training run: its figures over its steps, drawn from the log."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from scene_engine import files
from scene_engine.training.log import Line, read_log

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    Series = tuple[NDArray[np.float64], NDArray[np.float64]]

VALIDATION = "validation_"
"""A figure of this prefix is drawn beside the one without it."""


@dataclass(frozen=True)
class Panel:
    """Figures drawn together, by their names in the log."""

    title: str
    names: tuple[str, ...]
    log: bool = False


PANELS = (
    Panel("Loss (nats a token)", ("loss",)),
    Panel("Reconstruction loss", ("reconstruction",), log=True),
    Panel("Reconstruction of unseen pictures (PSNR, dB)", ("psnr",)),
    Panel("Tokens guessed right", ("accuracy",)),
    Panel("Codebook loss", ("commitment", "codebook"), log=True),
    Panel("Share of the codebook used in a batch", ("code_usage",)),
    Panel("Codes used in validation", ("codes_used", "perplexity")),
    Panel("Adversarial losses", ("discriminator", "fooling", "feature_matching")),
    Panel("Gradient norm before clipping", ("gradient_norm",), log=True),
    Panel("Learning rate", ("learning_rate",)),
    Panel("Images a second", ("images_per_second",)),
)
_NOT_FIGURES = {"step", "epoch", "time"}
_COLOURS = ("#2b6cb0", "#c05621", "#2f855a", "#6b46c1")
_INK, _FAINT = "#2d3748", "#cbd5e0"


def plot_losses(log: Path, picture: Path, title: str = "") -> None:
    """Draws a log as a PNG, one panel for each group of figures; the title is the log's name if not given.

    Training figures are drawn raw and smoothed, validation figures as they are. Figures that no panel knows
    get one each.

    Raises:
        SceneError: The log cannot be read or the picture cannot be written.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    series = _series(read_log(log))
    panels = _panels(series)
    columns = min(3, max(1, len(panels)))
    rows = max(1, math.ceil(len(panels) / columns))
    figure = Figure(figsize=(5.2 * columns, 3.1 * rows), dpi=110, facecolor="white", layout="constrained")
    FigureCanvasAgg(figure)
    grid = figure.subplots(rows, columns, squeeze=False, sharex=True).ravel()
    for axes, panel in zip(grid, panels, strict=False):
        _draw(axes, panel, series)
    for number, axes in enumerate(grid):
        axes.set_visible(number < max(1, len(panels)))
        axes.tick_params(labelbottom=number + columns >= len(panels))
        if number + columns >= len(panels):
            axes.set_xlabel("step", color=_INK, fontsize=9)
    if not panels:
        grid[0].set_title("no steps yet", color=_INK)
    figure.suptitle(
        title or log.stem.removesuffix("_log").replace("_", " "), color=_INK, fontsize=13, fontweight="bold"
    )
    with files.replacing(picture) as temporary:
        # No software name or date in it: the same log draws the same file.
        figure.savefig(temporary, format="png", metadata={"Software": None})


def _series(lines: Sequence[Line]) -> dict[str, Series]:
    """Steps and values by name, with gaps (NaN) where a figure was not finite."""
    found: dict[str, tuple[list[int], list[float]]] = {}
    for line in lines:
        for name, value in line.items():
            if name not in _NOT_FIGURES and (value is None or type(value) in (int, float)):
                steps, values = found.setdefault(name, ([], []))
                steps.append(line["step"])
                values.append(math.nan if value is None else float(value))
    return {name: (np.array(steps, float), np.array(values)) for name, (steps, values) in found.items()}


def _panels(series: dict[str, Series]) -> list[Panel]:
    names = {name.removeprefix(VALIDATION) for name in series}
    panels = [panel for panel in PANELS if names & set(panel.names)]
    known = {name for panel in panels for name in panel.names}
    return panels + [Panel(name.replace("_", " "), (name,)) for name in sorted(names - known)]


def _draw(axes: Axes, panel: Panel, series: dict[str, Series]) -> None:
    from matplotlib.ticker import LogLocator, NullFormatter

    colours = iter(_COLOURS * 2)
    positive = True
    for name in panel.names:
        for key in (name, VALIDATION + name):
            if key not in series:
                continue
            steps, values = series[key]
            colour = next(colours)
            positive &= bool(np.all(values[np.isfinite(values)] > 0))
            label = "validation" if key.startswith(VALIDATION) else name.replace("_", " ")
            smooth = values if key.startswith(VALIDATION) else smoothed(values)
            dense = len(values) > 60
            if smooth is not values:
                axes.plot(steps, values, color=colour, linewidth=0.6, alpha=0.3)
            finite = smooth[np.isfinite(smooth)]
            if len(finite):
                label = f"{label}: {finite[-1]:.4g}"
            axes.plot(
                steps,
                smooth,
                color=colour,
                linewidth=1.6,
                label=label,
                marker="" if dense else ".",
                markersize=4,
            )
    if panel.log and positive:
        axes.set_yscale("log")
        axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
        axes.yaxis.set_minor_formatter(NullFormatter())
    _style(axes, panel.title)


def _style(axes: Axes, title: str) -> None:
    axes.set_title(title, loc="left", color=_INK, fontsize=10)
    axes.grid(True, color=_FAINT, linewidth=0.5, alpha=0.7)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(_FAINT)
    axes.tick_params(colors=_INK, labelsize=8, length=3)
    axes.xaxis.set_major_formatter(_thousands)
    axes.margins(x=0.01)
    axes.legend(fontsize=8, frameon=False, labelcolor=_INK)


def _thousands(step: Any, _: Any) -> str:
    return f"{step / 1000:g}k" if step >= 10_000 else f"{step:g}"


def smoothed(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """A running mean over a fortieth of the run, centred; gaps (NaN) are skipped, and stay gaps if alone."""
    half = len(values) // 80
    if half == 0:
        return values
    finite = np.isfinite(values)
    kernel = np.ones(2 * half + 1)
    sums = np.convolve(np.where(finite, values, 0.0), kernel, mode="same")
    counts = np.convolve(finite.astype(float), kernel, mode="same")
    return np.where(counts > 0.5, sums / np.maximum(counts, 1), np.nan)
