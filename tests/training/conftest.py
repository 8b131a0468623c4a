"""What the training tests share: a small data set, a VQGAN trained on it, and runs without a loss plot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from tests.dataset.folders import write_scenes
from tests.training.mini import OVERFIT_VQGAN, train, write_mini

from scene_engine import backend


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> Iterator[None]:
    """The BLAS's threads wait by spinning: on a busy machine two are ten times slower than one."""
    with backend.threads(1):
        yield


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_mini(tmp_path_factory.mktemp("pictures"))


@pytest.fixture(scope="session")
def mini_vqgan(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> Path:
    """A checkpoint of the whole mini run."""
    with mock.patch("scene_engine.training.loop.plot_losses"):
        return train(tmp_path_factory.mktemp("mini"), pictures, "vqgan").checkpoint


@pytest.fixture
def no_plot() -> Iterator[None]:
    """Leaves the plot out: it takes longer than the training, and has tests of its own."""
    with mock.patch("scene_engine.training.loop.plot_losses"):
        yield


@pytest.fixture(scope="session")
def overfit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A VQGAN that knows scenes 0 to 15 by heart: its last checkpoint, with the data in "data" beside it."""
    folder = tmp_path_factory.mktemp("overfit")
    write_scenes(folder / "data", range(16))
    with mock.patch("scene_engine.training.loop.plot_losses"):
        return train(folder, folder / "data", "vqgan", *OVERFIT_VQGAN).checkpoint
