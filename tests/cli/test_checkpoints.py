"""`scene-engine checkpoints`: what a person sees of their runs."""

from __future__ import annotations

import json
from pathlib import Path

import mlx.core as mx
import pytest
from click.testing import CliRunner, Result
from tests.models import write_checkpoint, write_vqgan

from scene_engine import resources, weights
from scene_engine.cli import main
from scene_engine.errors import SceneError
from scene_engine.training.checkpoints import save_checkpoint

CONFIG = {"model": {"channels": [64, 128], "codebook_size": 512}, "training": {"learning_rate": 3e-4}}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["checkpoints", *map(str, arguments)])


def save(folder: Path, stage: str, epoch: int, psnr: float) -> Path:
    metadata = {
        "config": json.dumps(CONFIG),
        "measures": json.dumps({"validation_psnr": psnr, "codes_used": 400.0}),
    }
    arrays = {
        "encoder.in.weight": mx.ones((3, 4)),
        "encoder.bias": mx.ones((4,)),
        "decoder.weight": mx.ones((5,)),
    }
    return save_checkpoint(folder, stage, epoch, arrays, metadata, {"a": mx.ones((1,))}, {}, step=epoch * 100)


@pytest.fixture
def nothing_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Path:
        raise SceneError("missing")

    monkeypatch.setattr(resources, "shipped_checkpoint", missing)


@pytest.mark.usefixtures("nothing_shipped")
def test_list_shows_progress_and_measures(tmp_path: Path) -> None:
    save(tmp_path, "transformer", 3, 1.0)
    save(tmp_path, "vqgan", 12, 21.375)
    save(tmp_path, "vqgan", 2, 19.0)
    (tmp_path / "vqgan_epoch_0013.safetensors").write_bytes(b"half")
    result = run("list", "--folder", tmp_path)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()[1:]
    assert [line.split()[:3] for line in lines[:2]] == [["vqgan", "2", "200"], ["vqgan", "12", "1200"]]
    assert "psnr 21.38, codes_used 400" in lines[1]
    assert "vqgan_epoch_0012.safetensors" in lines[1]
    assert "damaged" in lines[2]
    assert lines[3].startswith("transformer")
    rows = json.loads(run("list", "--folder", tmp_path, "--json").stdout)["checkpoints"]
    assert [(row["stage"], row["epoch"], row["step"]) for row in rows][:2] == [
        ("vqgan", 2, 200),
        ("vqgan", 12, 1200),
    ]
    assert rows[1]["measures"]["validation_psnr"] == 21.375
    assert "not a whole safetensors file" in rows[2]["problem"]


def test_list_marks_the_shipped_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "shipped" / "model.safetensors"
    weights.save(path, {"a": mx.ones((2,))}, {})
    monkeypatch.setattr(resources, "shipped_checkpoint", lambda: path)
    assert "model.safetensors (shipped)" in run("list", "--folder", tmp_path).stdout
    (row,) = json.loads(run("list", "--folder", tmp_path, "--json").stdout)["checkpoints"]
    assert (row["shipped"], row["epoch"]) == (True, None)


@pytest.mark.usefixtures("nothing_shipped")
def test_list_of_nothing(tmp_path: Path) -> None:
    assert "No checkpoints in" in run("list", "--folder", tmp_path).stdout
    result = run("list", "--folder", tmp_path / "missing")
    assert result.exit_code == 1
    assert "there is no folder" in result.stderr


def test_show_tells_what_is_inside(tmp_path: Path) -> None:
    path = save(tmp_path, "vqgan", 12, 21.375)
    result = run("show", path)
    assert result.exit_code == 0
    words = " ".join(result.stdout.split())
    for expected in (
        f"Digest {weights.digest(path)}",
        "config.model.channels [64, 128]",
        "config.training.learning_rate 0.0003",
        "measures.validation_psnr 21.38",
        "epoch 12",
        "decoder 1 5",
        "encoder 2 16",
    ):
        assert expected in words
    found = json.loads(run("show", path, "--json").stdout)
    assert found["metadata"]["config"] == CONFIG
    assert found["parts"] == {"decoder": {"arrays": 1, "values": 5}, "encoder": {"arrays": 2, "values": 16}}
    assert found["bytes"] == path.stat().st_size


def test_show_reads_archives(tmp_path: Path) -> None:
    mx.savez(str(tmp_path / "a.npz"), **{"encoder.w": mx.ones((2, 3))})
    assert json.loads(run("show", tmp_path / "a.npz", "--json").stdout)["parts"]["encoder"]["values"] == 6


def test_show_refuses_what_is_no_checkpoint(tmp_path: Path) -> None:
    (tmp_path / "a.safetensors").write_text("hello")
    for path in (tmp_path / "a.safetensors", tmp_path / "missing.safetensors", tmp_path):
        result = run("show", path)
        assert result.exit_code == 1
        assert result.stderr.startswith("Error: ")
        assert len(result.stderr.splitlines()) == 2


def test_metadata_of_any_kind_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    weights.save(
        path, {"a": mx.ones((1,))}, {"measures": '{"x": NaN}', "config": "[" * 9000, "note": "[bold]hi"}
    )
    assert "[bold]hi" in run("show", path).stdout
    assert json.loads(run("show", path, "--json").stdout)["metadata"]["measures"] == {"x": "NaN"}


def test_export_writes_a_smaller_file(tmp_path: Path) -> None:
    source = write_checkpoint(tmp_path / "a.safetensors")
    result = run("export", source, "-o", tmp_path / "ship")
    path = tmp_path / "ship" / "model.safetensors"
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{path}: ")
    assert weights.digest(path) in result.stdout
    told = json.loads(run("export", source, "-o", tmp_path / "ship", "--json").stdout)
    assert told == {
        "file": str(path),
        "bytes": path.stat().st_size,
        "bytes_before": source.stat().st_size,
        "digest": weights.digest(path),
    }
    assert told["bytes"] < told["bytes_before"]


def test_export_does_not_tell_where_the_data_was(tmp_path: Path) -> None:
    arrays, metadata = weights.load(write_checkpoint(tmp_path / "a.safetensors"))
    config = {"data": {"folder": "/home/someone/art", "flip": 0.5}, "training": {"seed": 3}}
    source = tmp_path / "b.safetensors"
    weights.save(source, arrays, metadata | {"config": json.dumps(config)})
    assert run("export", source, "-o", tmp_path / "ship").exit_code == 0
    shipped = weights.read_metadata(tmp_path / "ship" / "model.safetensors")
    assert "someone" not in str(shipped)
    assert json.loads(shipped["config"]) == {"data": {"flip": 0.5}, "training": {"seed": 3}}


def test_export_refuses_a_damaged_config(tmp_path: Path) -> None:
    arrays, metadata = weights.load(write_checkpoint(tmp_path / "a.safetensors"))
    weights.save(tmp_path / "b.safetensors", arrays, metadata | {"config": "[1"})
    result = run("export", tmp_path / "b.safetensors", "-o", tmp_path / "ship")
    assert result.exit_code == 1
    assert "damaged" in result.stderr
    assert not (tmp_path / "ship").exists()


def test_export_refuses_a_vqgan_alone(tmp_path: Path) -> None:
    result = run("export", write_vqgan(tmp_path / "a.safetensors"), "-o", tmp_path / "ship")
    assert result.exit_code == 1
    assert "holds no Transformer" in result.stderr
    assert not (tmp_path / "ship").exists()
