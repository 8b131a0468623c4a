"""Painted scenes beside real pixel art, by what an artist's eye goes for.

For both: contrast, colours, edges, cluster size, lone pixels, dithering.

    .venv/bin/python -m benchmarks.likeness --data FOLDER

prints a table and draws docs/pictures/likeness.png. The folder is any data set (images/ and captions.jsonl)
of pixel art; none comes with Scene.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scene_engine.dataset import load_dataset, window
from scene_engine.painter.painting import paint
from scene_engine.palette import oklab
from scene_engine.palette.lookup import pack

EDGE = 0.06
"""Neighbours farther apart than this in OKLab make an edge."""


def measure(rgb: NDArray[np.uint8]) -> dict[str, float]:
    """The measures of one indexed picture, uint8 [h, w, 3]."""
    colours = pack(rgb)
    lab = oklab.from_rgb(rgb)
    light = lab[..., 0]
    same_x, same_y = colours[:, 1:] == colours[:, :-1], colours[1:] == colours[:-1]
    steps = [np.linalg.norm(np.diff(lab, axis=axis), axis=2) > EDGE for axis in (0, 1)]
    return {
        "contrast (L, 5 to 95 %)": float(np.percentile(light, 95) - np.percentile(light, 5)),
        "mean lightness": float(light.mean()),
        "mean chroma": float(np.hypot(lab[..., 1], lab[..., 2]).mean()),
        "colours": float(len(np.unique(colours))),
        "edge density": float(np.mean([step.mean() for step in steps])),
        "cluster size (mean run, px)": 2 / (2 - float(same_x.mean()) - float(same_y.mean()) + 1e-6),
        "lone pixels": float(_lone(colours).mean()),
        "dithered share": float(_dithered(colours).mean()),
    }


def _lone(colours: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Pixels unlike all four of their neighbours and all four diagonal ones."""
    middle = colours[1:-1, 1:-1]
    alone = np.ones(middle.shape, np.bool_)
    for dy in (0, 1, 2):
        for dx in (0, 1, 2):
            if (dy, dx) != (1, 1):
                alone &= colours[dy : dy + middle.shape[0], dx : dx + middle.shape[1]] != middle
    return alone


def _dithered(colours: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Pixels of a regular pattern of two colours: unlike the next one and like the one after, both ways."""
    here = colours[:-4, :-4]
    across = (
        (here != colours[:-4, 1:-3])
        & (here == colours[:-4, 2:-2])
        & (colours[:-4, 1:-3] == colours[:-4, 3:-1])
    )
    down = (here == colours[2:-2, :-4]) & (colours[:-4, 1:-3] == colours[2:-2, 1:-3])
    return across & down


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="data set of real pixel art")
    parser.add_argument("--count", type=int, default=300, help="painted scenes to measure")
    parser.add_argument("--plot", type=Path, default=Path("docs/pictures/likeness.png"))
    options = parser.parse_args()
    real = [measure(window(picture, None)) for picture in load_dataset(options.data).pictures]
    painted = [measure(paint(7, number).canvas.rgb()) for number in range(options.count)]
    names = list(real[0])
    print(f"{'median (10 % .. 90 %)':30} {f'{len(real)} real pictures':>26} {f'{len(painted)} painted':>26}")
    for name in names:
        columns = [
            "{1:.3g} ({0:.3g} .. {2:.3g})".format(*np.percentile([one[name] for one in some], [10, 50, 90]))
            for some in (real, painted)
        ]
        print(f"{name:30} {columns[0]:>26} {columns[1]:>26}")
    plot(real, painted, options.plot)


def plot(real: list[dict[str, float]], painted: list[dict[str, float]], path: Path) -> None:
    """Histograms of both, one panel a measure."""
    from matplotlib.figure import Figure

    names = list(real[0])
    figure = Figure(figsize=(11, 5), layout="constrained")
    for axes, name in zip(figure.subplots(2, 4).ravel(), names, strict=True):
        both = [[one[name] for one in some] for some in (real, painted)]
        low, high = np.percentile(np.concatenate(both), [0, 98])
        bins = np.linspace(low, max(high, low + 1e-6), 18)
        for values, label, colour in zip(both, ("real", "painted"), ("#888888", "#d06030"), strict=True):
            axes.hist(values, bins, density=True, alpha=0.6, label=label, color=colour)
        axes.set_title(name, fontsize=9)
        axes.tick_params(labelsize=7)
        axes.set_yticks([])
    figure.legend(("real", "painted"), loc="outside lower center", ncols=2)
    figure.savefig(path, dpi=80)


if __name__ == "__main__":
    main()
