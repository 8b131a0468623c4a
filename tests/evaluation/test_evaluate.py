"""`scene-engine evaluate`, as it is typed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import mlx.core as mx
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from tests.dataset.folders import write_scenes
from tests.models import write_checkpoint, write_vqgan

from scene_engine import resources, weights
from scene_engine.cli import main

QUICK = ("--quick", "--device", "cpu")
MEASURES = ("psnr", "ssim", "exact_colours", "edge_ratio", "edge_energy_ratio")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def folder(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(resources, "cache_folder", lambda: cache)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, words)])


def report(folder: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((folder / "report.json").read_text())
    return value


def with_painted(path: Path, seed: int) -> Path:
    """A checkpoint that says it was trained on paintings."""
    write_checkpoint(path, seed)
    arrays, metadata = weights.load(path)
    config = json.dumps({"data": {"painted": 30, "painted_seed": 3}})
    weights.save(path, {n: mx.array(a) for n, a in arrays.items()}, metadata | {"config": config})
    return path


def test_two_checkpoints_side_by_side_and_the_same_again(folder: Path) -> None:
    one, other = (
        with_painted(folder / "one.safetensors", 0),
        write_checkpoint(folder / "other.safetensors", 1),
    )
    write_scenes(folder / "art", range(3))
    words = (one, other, *QUICK, "--data", "art")
    result = run(*words, "--out", "first")
    assert result.exit_code == 0, result.output
    found = report(folder / "first")
    assert [one["name"] for one in found["checkpoints"]] == ["A", "B"]
    for checkpoint in found["checkpoints"]:
        assert set(checkpoint["reconstruction"]) == {"painted", "art-pictures"}
        for source in checkpoint["reconstruction"].values():
            assert set(source["decoded"]) == set(source["drawn"]) == set(MEASURES)
            assert source["decoded"]["psnr"] < 20  # it is untrained
        made = checkpoint["generation"]
        assert made["redraws"]["changed_outside"] == 0
        assert made["agreement"]["kind"]["asked"] >= 2
        assert made["sliced_wasserstein"]["320x192"] > found["sliced_wasserstein_floor"]["320x192"]
        assert made["diversity"] > 0
    near = [one["generation"]["nearest"] for one in found["checkpoints"]]
    assert near[0]["pictures"] == 16
    assert near[0]["median"] > 0
    assert near[1] is None

    text = (folder / "first" / "report.md").read_text()
    sheets = re.findall(r"!\[\]\((.*?)\)", text)
    assert set(sheets) == {
        "reconstructions-painted.png", "reconstructions-art-pictures.png", "held-out.png", "free.png",
        "nearest.png", "redraws.png",
    }  # fmt: skip
    for sheet in sheets:
        assert Image.open(folder / "first" / sheet).width > 2 * 320
    assert f"{found['checkpoints'][1]['reconstruction']['painted']['decoded']['psnr']:.2f}" in text
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert all(row.count("|") >= 4 for row in rows)

    again = run(*words, "--out", "again", "--json")
    assert again.exit_code == 0, again.output
    assert json.loads(again.stdout) == found
    for path in (folder / "first").iterdir():
        assert path.read_bytes() == (folder / "again" / path.name).read_bytes(), path.name


def test_a_vqgan_alone_is_measured_by_what_it_gives_back(folder: Path) -> None:
    result = run(write_vqgan(folder / "vqgan.safetensors"), *QUICK, "--out", "report", "--pictures", "2")
    assert result.exit_code == 0, result.output
    found = report(folder / "report")
    assert found["settings"]["pictures"] == 2
    assert found["checkpoints"][0]["generation"] is None
    assert found["checkpoints"][0]["codes"]["size"] == 64
    assert {path.name for path in (folder / "report").iterdir()} == {
        "report.md", "report.json", "reconstructions-painted.png",
    }  # fmt: skip
    assert "Pictures drawn" not in (folder / "report" / "report.md").read_text()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("missing.safetensors",), "missing.safetensors"),
        (("notes.txt",), "not a checkpoint"),
        (("vqgan.safetensors", "./vqgan.safetensors"), "named twice"),
        (("vqgan.safetensors", "--data", "nowhere"), "nowhere"),
        (("vqgan.safetensors", "--out", "notes.txt/report"), "cannot write into notes.txt"),
    ],
)
def test_mistakes_are_said_at_once(words: tuple[str, ...], says: str, folder: Path) -> None:
    write_vqgan(folder / "vqgan.safetensors")
    (folder / "notes.txt").write_text("?")
    result = run(*words, *QUICK)
    assert result.exit_code == 1
    assert says in result.output
    assert "Traceback" not in result.output
    assert not (folder / "evaluation").exists()
    answer = json.loads(run(*words, *QUICK, "--json").stdout)
    assert says in answer["error"]
