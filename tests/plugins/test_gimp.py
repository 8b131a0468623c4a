"""Installing Scene into GIMP: where, what, whole or not at all; and the zip for others."""

from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from scene_engine import palette
from scene_engine.cli import main
from scene_engine.plugins import gimp


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_CONFIG_HOME", "GIMP3_DIRECTORY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("sys.platform", "linux")
    return tmp_path


def run(*words: str) -> str:
    result = CliRunner().invoke(main, ["plugins", *words])
    assert result.exit_code == 0, result.output
    return result.output


PLACES = (".config/GIMP/3.0", ".var/app/org.gimp.GIMP/config/GIMP/3.0", "snap/gimp/current/.config/GIMP/3.2")


@pytest.mark.parametrize("place", PLACES)
def test_it_is_put_where_gimp_looks_and_taken_out_again(home: Path, place: str) -> None:
    profile = home / place
    profile.mkdir(parents=True)
    assert str(profile) in run("install", "gimp")
    target = profile / "plug-ins/scene"
    assert list(gimp.broken(target)) == []
    told = json.loads((target / "pairing.json").read_text())
    assert len(told["token"]) == 64
    assert told["command"][1:] == ["-m", "scene_engine", "serve", "--exit-when-idle", "30"]
    assert stat.S_IMODE((target / "pairing.json").stat().st_mode) == 0o600
    assert not [path for path in target.rglob("*") if path.suffix in (".so", ".pyd")]
    assert run("install", "gimp").startswith("Updated")
    assert sorted(path.name for path in profile.iterdir()) == ["plug-ins"]
    assert "Removed" in run("uninstall", "gimp")
    assert not target.exists()
    assert "nothing to do" in run("uninstall", "gimp")


def test_every_gimp_3_gets_it_and_older_ones_don_t(home: Path) -> None:
    for name in ("2.10", "3.0", "3.2"):
        (home / ".config/GIMP" / name).mkdir(parents=True)
    run("install", "gimp")
    found = {path.parents[1].name for path in home.rglob("plug-ins/scene")}
    assert found == {"3.0", "3.2"}


def test_no_gimp_is_an_error_with_its_fix(home: Path) -> None:
    result = CliRunner().invoke(main, ["plugins", "install", "gimp"])
    assert result.exit_code == 1
    assert "Start GIMP 3 once" in result.output
    missing = str(home / "none")
    assert CliRunner().invoke(main, ["plugins", "install", "gimp", "--folder", missing]).exit_code == 1


def test_a_folder_that_can_not_be_written_to_is_left_as_it_was(home: Path) -> None:
    profile = home / ".config/GIMP/3.0"
    profile.mkdir(parents=True)
    (profile / "plug-ins").write_text("in the way")
    result = CliRunner().invoke(main, ["plugins", "install", "gimp"])
    assert (result.exit_code, "cannot write" in result.output) == (1, True)
    assert [path.name for path in profile.iterdir()] == ["plug-ins"]


def test_the_zip_holds_all_but_a_token(home: Path, tmp_path: Path) -> None:
    run("package", "gimp", "-o", str(tmp_path))
    first = (tmp_path / "scene-gimp.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "scene-gimp.zip") as archive:
        archive.extractall(tmp_path / "out")
        assert archive.getinfo("scene/scene.py").external_attr >> 16 & 0o111
        assert "scene/pairing.json" not in archive.namelist()
    problems = [p for p in gimp.broken(tmp_path / "out/scene") if "may not be run" not in p]
    assert problems == []  # Python's unzip forgets the run bit; others keep it
    run("package", "gimp", "-o", str(tmp_path))
    assert (tmp_path / "scene-gimp.zip").read_bytes() == first


def test_the_plug_in_knows_all_named_palettes() -> None:
    text = (Path(__file__).parents[2] / "gimp-plugin/scene/scene_gimp/arguments.py").read_text()
    for name in palette.names():
        assert f'"{name}"' in text
