"""The show command: the recipe for a reader, for a program, and as the command to type."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from tests.palette.test_adaptive import scene

from scene_engine import palette
from scene_engine.canvas import save_png
from scene_engine.cli.show import command, repeat_command
from scene_engine.errors import SceneError
from scene_engine.recipe import Recipe

RECIPE = Recipe(
    'A king\'s castle [bold] at "dusk"', 4294967295, 0.1, 0, 3, colors=32, checkpoint="0123456789abcdef"
)


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    save_png(palette.to_canvas(scene(), colors=32), tmp_path / "a.png", RECIPE)
    return tmp_path / "a.png"


def test_shows_every_value_and_the_command(picture: Path) -> None:
    shown = run(picture).stdout
    for word in [RECIPE.prompt, "4294967295", "0.1", "adaptive", "32", "none", "0123456789abcdef", "320x192"]:
        assert word in shown
    assert repeat_command(RECIPE, Path("a.png")) in shown


def test_json_is_the_recipe(picture: Path) -> None:
    value = json.loads(run(picture, "--json").stdout)
    assert Recipe.from_dict(value["recipe"]) == RECIPE
    assert (value["width"], value["height"], value["colors"]) == (320, 192, 32)
    assert value["command"] == repeat_command(RECIPE, Path("a.png"))


def test_the_command_survives_the_shell() -> None:
    words = shlex.split(repeat_command(RECIPE, Path("a.png")))
    assert words[:2] == ["scene-engine", "generate"]
    assert words[-1] == RECIPE.prompt
    assert words[words.index("--seed") + 1] == "4294967295"
    assert words[words.index("--temperature") + 1] == "0.1"
    assert words[words.index("--guidance") + 1] == "3"
    locked = Recipe("-o", 1, palette="#000000,#ffffff")
    words = shlex.split(repeat_command(locked, Path("a.png")))
    assert words[-2:] == ["--", "-o"]
    assert words[words.index("--palette") + 1] == "#000000,#ffffff"
    assert "--colors" not in words


def test_a_picture_without_a_recipe(tmp_path: Path) -> None:
    save_png(palette.to_canvas(scene()), tmp_path / "a.png")
    assert "No recipe" in run(tmp_path / "a.png").stdout
    assert json.loads(run(tmp_path / "a.png", "--json").stdout)["recipe"] is None


def test_errors_name_the_file(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "rgb.png")
    (tmp_path / "text.png").write_text("hello")
    for name in ("rgb.png", "text.png", "none.png"):
        raised = run(tmp_path / name).exception
        assert isinstance(raised, SceneError)
        assert name in raised.message
