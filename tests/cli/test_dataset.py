from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from tests.dataset.folders import write_scenes
from tests.scenes import draw

from scene_engine.cli import main


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["dataset", *map(str, arguments)])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_scenes(tmp_path / "data", range(4))
    return tmp_path / "data"


def add_line(data: Path, line: str) -> None:
    with (data / "captions.jsonl").open("a") as file:
        file.write(line + "\n")


def test_a_good_data_set_exits_0(data: Path) -> None:
    result = run("check", "--data", data)
    assert result.exit_code == 0
    assert "4 captions, 4 images: 0 errors, 0 warnings" in result.stdout


def test_errors_exit_1_and_name_their_lines(data: Path) -> None:
    add_line(data, '{"image": "[red]gone[/].png", "caption": "x"}')
    add_line(data, "nonsense")
    result = run("check", "--data", data)
    assert result.exit_code == 1
    rows = [line.split() for line in result.stdout.splitlines()]
    assert ["5", "error", "[red]gone[/].png:", "no", "such", "file"] in rows
    assert any(row[:2] == ["6", "error"] for row in rows)
    assert "2 errors" in result.stdout


def test_warnings_alone_exit_0(data: Path) -> None:
    Image.fromarray(draw(9)[0]).save(data / "images" / "unused.png")
    result = run("check", "--data", data)
    assert result.exit_code == 0
    assert "unused.png" in result.stdout
    assert "1 warnings" in result.stdout


def test_json(data: Path) -> None:
    add_line(data, '{"image": "gone.png", "caption": "x"}')
    result = run("check", "--data", data, "--json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert (report["captions"], report["images"], report["errors"], report["warnings"]) == (5, 5, 1, 0)
    assert report["problems"] == [
        {"line": 5, "kind": "missing", "severity": "error", "message": "gone.png: no such file"}
    ]


def test_no_folder(tmp_path: Path) -> None:
    for name in ("check", "sheet"):
        result = run(name, "--data", tmp_path / "nowhere")
        assert result.exit_code == 1
        assert "captions.jsonl" in result.stderr
        assert not isinstance(result.exception, OSError)


def test_sheet_shows_the_pictures(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / "sheet.png"
    result = run("sheet", "--data", data, "-o", path, "--limit", "3", "--columns", "2")
    assert result.exit_code == 0, result.output
    assert "3 of 4" in result.stderr
    sheet = np.asarray(Image.open(path))
    np.testing.assert_array_equal(sheet[8:200, 8:328], draw(0)[0])
    np.testing.assert_array_equal(sheet[8:200, 336:656], draw(1)[0])


def test_sheet_leaves_out_what_it_cannot_read(data: Path, tmp_path: Path) -> None:
    (data / "images" / "0.png").write_bytes(b"")
    result = run("sheet", "--data", data, "-o", tmp_path / "sheet.png")
    assert result.exit_code == 0
    assert "3 of 4" in result.stderr
    assert "unusable: 1" in result.stderr


def test_sheet_refuses_other_formats(data: Path, tmp_path: Path) -> None:
    result = run("sheet", "--data", data, "-o", tmp_path / "sheet.jpg")
    assert result.exit_code == 1
    assert "sheet.png" in result.stderr
