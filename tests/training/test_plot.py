"""The plot: every figure of the log gets its place, and no log, however odd, stops a run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from scene_engine.errors import SceneError
from scene_engine.training.log import TrainingLog
from scene_engine.training.plot import plot_losses, smoothed


def draw(folder: Path, figures: list[dict[str, float]]) -> Image.Image:
    with TrainingLog(folder / "vqgan_log.jsonl") as log:
        for step, values in enumerate(figures, 1):
            log.write(step, 1, values)
    plot_losses(folder / "vqgan_log.jsonl", folder / "vqgan_loss.png")
    with Image.open(folder / "vqgan_loss.png") as file:
        picture: Image.Image = file.convert("RGB")
    return picture


def test_each_group_of_figures_has_a_panel(tmp_path: Path) -> None:
    one = draw(tmp_path, [{"loss": 1.0, "validation_loss": 2.0}] * 3)
    two = draw(tmp_path, [{"loss": 1.0, "code_usage": 0.5}] * 3)
    four = draw(
        tmp_path, [{"loss": 1.0, "code_usage": 0.5, "fooling": 1, "feature_matching": 2, "new": 3}] * 3
    )
    assert two.width > 1.5 * one.width
    assert four.height > 1.5 * two.height


def test_curves_show_the_figures(tmp_path: Path) -> None:
    flat = draw(tmp_path, [{"loss": 1.0, "accuracy": 0.1}] * 40)
    steep = draw(tmp_path, [{"loss": 40.0 - step, "accuracy": 0.1} for step in range(40)])
    assert flat.size == steep.size
    assert flat.tobytes() != steep.tobytes()


@pytest.mark.parametrize(
    "figures",
    [
        [],
        [{"loss": float("nan")}],
        [{"reconstruction": 0.0}, {"reconstruction": -1.0}],
        [{"reconstruction": float("nan"), "loss": 1e300}, {"loss": -1e300}],
        [{"loss": 1.0}],
    ],
)
@pytest.mark.filterwarnings("error")
def test_odd_logs_are_drawn_without_a_warning(tmp_path: Path, figures: list[dict[str, float]]) -> None:
    assert draw(tmp_path, figures).width > 100


def test_the_same_log_draws_the_same_file(tmp_path: Path) -> None:
    draw(tmp_path, [{"loss": 1.0}] * 3)
    first = (tmp_path / "vqgan_loss.png").read_bytes()
    plot_losses(tmp_path / "vqgan_log.jsonl", tmp_path / "vqgan_loss.png")
    assert (tmp_path / "vqgan_loss.png").read_bytes() == first


def test_a_missing_log(tmp_path: Path) -> None:
    with pytest.raises(SceneError, match="cannot read"):
        plot_losses(tmp_path / "log.jsonl", tmp_path / "a.png")


def test_smoothing_keeps_the_mean_and_skips_gaps() -> None:
    noise = np.random.default_rng(0).normal(3.0, 1.0, 1000)
    assert abs(smoothed(noise).mean() - 3.0) < 0.1
    assert smoothed(noise).std() < 0.3
    assert np.allclose(smoothed(np.full(500, 2.0)), 2.0)  # the ends are not pulled towards zero
    gap = np.full(500, 2.0)
    gap[200:203] = np.nan
    assert np.allclose(smoothed(gap), 2.0)
    gap[100:200] = np.nan
    assert np.isnan(smoothed(gap)[150])
