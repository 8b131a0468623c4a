from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from tests.dataset.folders import write_scenes
from tests.paintings import draw

from scene_engine.cli import main


def run(*arguments: str | int | Path) -> Result:
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


def test_paint_writes_a_data_set_and_adds_to_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    first = run("paint", "--count", 3, "--seed", 4, "--out", folder, "--workers", 1)
    assert first.exit_code == 0, first.output
    assert "3 pictures of seed 4, 3 of them new" in first.stdout
    second = run("paint", "--count", 5, "--seed", 4, "--out", folder, "--workers", 1, "--json")
    told = json.loads(second.stdout)
    assert (told["pictures"], told["painted"], told["seed"]) == (5, 2, 4)
    assert run("check", "--data", folder).exit_code == 0
    lines = (folder / "captions.jsonl").read_text().splitlines()
    assert len({json.loads(line)["image"] for line in lines}) == 5


def test_paint_takes_wishes_and_says_what_there_is(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    wishes = ("--kind", "haunted mansion", "--time", "dusk")
    result = run("paint", "--count", 2, "--out", folder, "--workers", 1, *wishes)
    assert result.exit_code == 0, result.output
    first = json.loads((folder / "captions.jsonl").read_text().splitlines()[0])
    assert (first["scene"]["kind"], first["scene"]["time"]) == ("haunted mansion", "dusk")
    for option, value, said in (
        ("--kind", "hunted mansion", 'Did you mean "haunted mansion"?'),
        ("--time", "tuesday", "moonlit night"),
        ("--count", "0", "Ask for 1 to"),
    ):
        result = run("paint", "--out", tmp_path / "other", option, value)
        assert result.exit_code == 1
        assert said in result.stderr
    assert not (tmp_path / "other").exists()


def test_paint_lights_a_room_as_asked(tmp_path: Path) -> None:
    folder, room = tmp_path / "data", ("--kind", "library", "--workers", 1)
    result = run("paint", "--count", 6, "--out", folder, *room, "--lamp", "daylight", "--captions", 1)
    assert result.exit_code == 0, result.output
    scenes = [json.loads(line)["scene"] for line in (folder / "captions.jsonl").read_text().splitlines()]
    assert {scene["lamp"] for scene in scenes} == {"daylight"}
    assert not any("night" in scene["time"] for scene in scenes)
    for wrong, code, said in (
        (("--lamp", "daylight"), 2, "library"),
        (("--kind", "harbour", "--lamp", "daylight"), 2, "library"),
        (("--kind", "library", "--lamp", "candle"), 1, 'Did you mean "candlelight"?'),
        (("--kind", "library", "--lamp", "daylight", "--time", "moonlit night"), 1, "no time"),
    ):
        result = run("paint", "--out", tmp_path / "other", *wrong)
        assert result.exit_code == code
        assert said in result.stderr
    assert not (tmp_path / "other").exists()


def test_paint_shows_a_sheet_of_words(tmp_path: Path) -> None:
    path = tmp_path / "sheet.png"
    result = run("paint", "--show", "haunted mansion at dusk, zorgled", "--count", 3, "-o", path)
    assert result.exit_code == 0, result.output
    assert "zorgled" in result.stderr
    assert Image.open(path).width > 3 * 320
    one = run("paint", "--show", "haunted mansion at dusk", "--count", 1, "-o", path, "--json")
    told = json.loads(one.stdout)
    assert told["understood"] == {"kind": "haunted mansion", "time": "dusk"} | told["understood"]
    assert len(told["captions"]) == 1
    assert Image.open(path).mode == "P"


def test_paint_lists_its_kinds() -> None:
    kinds = {row["kind"]: row for row in json.loads(run("paint", "--list", "--json").stdout)}
    assert len(kinds["haunted mansion"]["views"]) >= 3
    shown = run("paint", "--list").stdout
    assert all(kind in shown for kind in kinds)


def test_an_output_file_is_not_for_a_data_set(tmp_path: Path) -> None:
    result = run("paint", "-o", tmp_path / "x.png")
    assert result.exit_code == 2
    assert "--show" in result.stderr
