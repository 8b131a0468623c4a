"""The palettes command, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from scene_engine import palette
from scene_engine.cli.palettes import command
from scene_engine.errors import SceneError


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])


def test_list_names_every_palette_and_format() -> None:
    shown = run("list")
    assert shown.exit_code == 0
    for word in [*palette.names(), "adaptive", ".gpl", ".ase"]:
        assert word in shown.stdout
    listed = json.loads(run("list", "--json").stdout)
    assert [entry["name"] for entry in listed["palettes"]] == palette.names()
    assert {entry["name"]: entry["colors"] for entry in listed["palettes"]}["vga"] == 256


def test_show_by_name_file_and_colours(tmp_path: Path) -> None:
    assert "#aa5500" in run("show", "ega").stdout
    assert json.loads(run("show", "cga1", "--json").stdout)["colors"] == palette.inline(
        palette.load("cga1")
    ).split(",")
    (tmp_path / "mine.hex").write_text("ff8000\n")
    assert json.loads(run("show", tmp_path / "mine.hex", "--json").stdout)["count"] == 1
    assert "#010203" in run("show", "#010203").stdout
    assert isinstance(run("show", "nothing").exception, SceneError)


@pytest.mark.parametrize("suffix", [".gpl", ".hex", ".pal", ".act", ".ase", ".png"])
def test_convert_keeps_every_colour_in_its_place(tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"a{suffix}", tmp_path / "b.gpl"
    assert run("convert", "vga", first).exit_code == 0
    assert run("convert", first, second).exit_code == 0
    np.testing.assert_array_equal(palette.load(str(second)), palette.load("vga"))


def test_convert_draws_a_palette_from_a_picture(tmp_path: Path) -> None:
    rgb = np.random.default_rng(0).integers(0, 256, (40, 40, 3), dtype=np.uint8)
    Image.fromarray(rgb).save(tmp_path / "photo.png")
    said = run("convert", tmp_path / "photo.png", tmp_path / "a.gpl", "--colors", "16")
    assert said.exit_code == 0
    assert "16 colours" in said.stderr
    assert said.stdout == ""
    np.testing.assert_array_equal(palette.load(str(tmp_path / "a.gpl")), palette.adaptive(rgb, 16))
    run("convert", tmp_path / "photo.png", tmp_path / "b.gpl")
    assert len(palette.load(str(tmp_path / "b.gpl"))) == 256


def test_convert_reduces_a_palette(tmp_path: Path) -> None:
    assert run("convert", "vga", tmp_path / "a.hex", "--colors", "32").exit_code == 0
    assert len(palette.load(str(tmp_path / "a.hex"))) == 32


def test_a_target_of_no_format_writes_nothing(tmp_path: Path) -> None:
    assert isinstance(run("convert", "vga", tmp_path / "a.txt").exception, SceneError)
    assert not list(tmp_path.iterdir())
