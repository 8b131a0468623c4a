"""scene-engine plugins package, install and uninstall aseprite."""

from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lupa.lua54 import LuaRuntime

from scene_engine import __version__
from scene_engine.cli import main
from scene_engine.plugins import Pairing, aseprite
from scene_engine.server import engine_file


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["plugins", *(str(word) for word in words)])


@pytest.fixture(autouse=True)
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with Aseprite's folder in it."""
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delenv("ASEPRITE_USER_FOLDER", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    folder = tmp_path / "home/.config/aseprite"
    folder.mkdir(parents=True)
    return folder


def paired(folder: Path) -> dict[str, object]:
    lua = LuaRuntime()
    text = (folder / "extensions/scene/paired.lua").read_text(encoding="utf-8")
    found = dict(lua.execute(text).items())
    found["command"] = list(found["command"].values())
    return found


def test_the_package_is_what_aseprite_takes_and_holds_no_token(tmp_path: Path) -> None:
    token = engine_file.token()
    result = run("package", "aseprite", "-o", tmp_path)
    assert result.exit_code == 0, result.output
    path = tmp_path / "scene.aseprite-extension"
    assert str(path) in result.output
    with zipfile.ZipFile(path) as archive:
        package = json.loads(archive.read("package.json"))
        names = set(archive.namelist())
        assert all(token.encode() not in archive.read(name) for name in names)
    assert {"package.json", "init.lua", "connection.lua"} <= names
    assert "paired.lua" not in names
    assert not any("/" in name or name.startswith((".", "__")) for name in names)
    assert {script["path"].removeprefix("./") for script in package["contributes"]["scripts"]} <= names
    first = path.read_bytes()
    run("package", "aseprite", "-o", path)
    assert path.read_bytes() == first


def test_a_package_needs_its_suffix(tmp_path: Path) -> None:
    result = run("package", "aseprite", "-o", tmp_path / "scene.zip")
    assert result.exit_code == 1
    assert "must end in .aseprite-extension" in result.output


def test_the_extensions_version_is_the_engines() -> None:
    folder = Path(__file__).parents[2] / "aseprite-extension"
    assert json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"] == __version__
    assert f'client = "scene-aseprite {__version__}"' in (folder / "init.lua").read_text(encoding="utf-8")


def test_install_pairs_and_says_where(user: Path) -> None:
    result = run("install", "aseprite")
    assert result.exit_code == 0, result.output
    folder = user / "extensions/scene"
    assert f"Installed Scene in {folder}" in result.output
    token = engine_file.token()
    assert token not in result.output
    found = paired(user)
    assert found["token"] == token
    assert found["url"] == "ws://127.0.0.1:47620"
    assert found["engine_file"] == str(engine_file.path())
    assert stat.S_IMODE((folder / "paired.lua").stat().st_mode) == 0o600
    # Aseprite itself can remove and update it by this list; the pairing outlives an update.
    listed = json.loads((folder / "__info.json").read_text())["installedFiles"]
    assert set(listed) == {path.name for path in folder.iterdir()} - {"__info.json", "paired.lua"}


def test_installing_again_updates_and_keeps_what_was_remembered(user: Path) -> None:
    run("install", "aseprite")
    folder = user / "extensions/scene"
    (folder / "__pref.lua").write_text('return {prompt="a castle"}')
    (folder / "gone.lua").write_text("-- of an older version")
    new = engine_file.token(new=True)
    result = run("install", "aseprite")
    assert f"Updated Scene in {folder}" in result.output
    assert (folder / "__pref.lua").read_text() == 'return {prompt="a castle"}'
    assert not (folder / "gone.lua").exists()
    assert paired(user)["token"] == new
    assert [path.name for path in folder.parent.iterdir()] == ["scene"]


def test_uninstall_undoes_it(user: Path) -> None:
    run("install", "aseprite")
    result = run("uninstall", "aseprite")
    assert f"Removed {user / 'extensions/scene'}" in result.output
    assert list((user / "extensions").iterdir()) == []
    result = run("uninstall", "aseprite")
    assert result.exit_code == 0
    assert "isn't installed" in result.output


def test_without_aseprite_it_says_what_to_do(user: Path, tmp_path: Path) -> None:
    user.rmdir()
    result = run("install", "aseprite")
    assert result.exit_code == 1
    assert "Start Aseprite once" in result.output
    other = tmp_path / "portable"
    other.mkdir()
    assert run("install", "aseprite", "--folder", other).exit_code == 0
    assert (other / "extensions/scene/init.lua").is_file()


def test_aseprites_own_variable_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    monkeypatch.setenv("ASEPRITE_USER_FOLDER", str(other))
    run("install", "aseprite")
    assert (other / "extensions/scene/init.lua").is_file()


@pytest.mark.parametrize(
    ("platform", "folder"),
    [("darwin", "home/Library/Application Support/Aseprite"), ("win32", "roaming/Aseprite")],
)
def test_other_systems(platform: str, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv("APPDATA", str(tmp_path / "roaming"))
    assert aseprite._usual_folder() == tmp_path / folder


@pytest.mark.parametrize("package", ['{"name": "other"}', "{", "[]"])
def test_another_extension_of_that_name_stays(user: Path, package: str) -> None:
    folder = user / "extensions/scene"
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(package)
    for what in ("install", "uninstall"):
        result = run(what, "aseprite")
        assert result.exit_code == 1
        assert "another extension" in result.output
    assert (folder / "package.json").read_text() == package


def test_a_failed_install_leaves_the_old_one(user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("install", "aseprite")
    folder = user / "extensions/scene"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    result = run("install", "aseprite")
    assert result.exit_code == 1
    assert "No space left on device" in result.output
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert [path.name for path in folder.parent.iterdir()] == ["scene"]


def test_odd_paths_stay_what_they_are_in_lua(tmp_path: Path) -> None:
    odd = '/home/a "b"\\c\n/é/engine.json'
    text = aseprite._lua(Pairing("ws://127.0.0.1:1", "0" * 64, Path(odd), ("/x y/python", "-m")))
    found = LuaRuntime(encoding="utf-8").execute(text)
    assert found["engine_file"] == odd
    assert list(found["command"].values()) == ["/x y/python", "-m"]


def test_an_editor_that_isnt_there() -> None:
    result = run("install", "photoshop")
    assert result.exit_code == 2
    assert "aseprite" in result.output
