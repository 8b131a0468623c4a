from __future__ import annotations

from pathlib import Path

import pytest

from scene_engine import resources
from scene_engine.errors import SceneError


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for the checkout's root or the wheel's `_data`."""
    for name in ("vqgan.yaml", "tiny/vqgan.yaml", "tiny/transformer.yaml"):
        path = tmp_path / "configs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.setattr(resources, "_data_root", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["tiny/vqgan", "tiny/vqgan.yaml"])
def test_config_is_found_with_and_without_its_suffix(name: str, root: Path) -> None:
    assert resources.config_path(name) == root / "configs/tiny/vqgan.yaml"


def test_unknown_config_names_the_nearest(root: Path) -> None:
    with pytest.raises(SceneError) as error:
        resources.config_path("tiny/transfromer")
    assert "'tiny/transformer'" in error.value.fix


def test_missing_checkpoint_says_where_it_should_be(root: Path) -> None:
    with pytest.raises(SceneError, match="missing") as error:
        resources.shipped_checkpoint()
    assert str(root / "checkpoints/shipped/model.safetensors") in error.value.message
    assert "--checkpoint" in error.value.fix


def test_shipped_checkpoint_is_found(root: Path) -> None:
    path = root / "checkpoints/shipped/model.safetensors"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"weights")
    assert resources.shipped_checkpoint() == path


def test_a_checkout_reads_the_configs_at_its_root() -> None:
    assert (resources._data_root() / "pyproject.toml").is_file()


def test_user_folders_are_apart_and_named_for_us() -> None:
    folders = {resources.data_folder(), resources.cache_folder(), resources.log_folder()}
    assert len(folders) == 3
    assert all("scene-engine" in folder.as_posix() for folder in folders)
