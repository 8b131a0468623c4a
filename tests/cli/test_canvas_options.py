"""`scene-engine generate` into a canvas, as it is typed."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from tests.models import write_checkpoint

from scene_engine import palette, resources
from scene_engine.canvas import Canvas, load_png, read_canvas, save_png
from scene_engine.cli import main
from scene_engine.painter.painting import paint
from scene_engine.recipe import Recipe

BASE = ("generate", "--device", "cpu", "--seed", "11")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_checkpoint(tmp_path_factory.mktemp("shipped") / "model.safetensors")


@pytest.fixture(autouse=True)
def folder(shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test runs in a folder of its own with a canvas and a mask, and a tiny checkpoint."""
    monkeypatch.setattr(resources, "shipped_checkpoint", lambda: shipped)
    monkeypatch.chdir(tmp_path)
    save_png(paint(1, 2).canvas, tmp_path / "in.png")
    mask = np.zeros((192, 320), np.uint8)
    mask[40:90, 100:170] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    return tmp_path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def drawn(*words: str | Path) -> Result:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result


def repeated(name: str) -> bool:
    drawn("generate", "--device", "cpu", "--from", name, "-o", "again.png")
    return Path(name).read_bytes() == Path("again.png").read_bytes()


@pytest.mark.parametrize("what", [("--mask", "mask.png"), ("--box", "100,40,70,50")])
def test_a_part_is_redrawn_and_can_be_repeated(folder: Path, what: tuple[str, str]) -> None:
    drawn(*BASE, "a moon", "--canvas", "in.png", *what, "-o", "out.png")
    before, (after, recipe) = read_canvas(folder / "in.png"), load_png(folder / "out.png")
    changed = np.argwhere(before.indices != after.indices)
    assert changed.min(axis=0).tolist() >= [40, 100]
    assert (changed.max(axis=0) < [90, 170]).all()
    np.testing.assert_array_equal(before.palette, after.palette)
    assert recipe is not None
    assert recipe.edit is not None
    assert recipe.edit.mask == "100,40,70,50"
    assert recipe.palette == palette.inline(before.palette)
    assert repeated("out.png")
    shown = drawn("show", "out.png").stdout
    assert "redraw: 70x50 pixels at 100,40 of a canvas of 320x192" in shown
    assert "generate --from out.png" in shown


def test_variants_feathers_and_added_colours(folder: Path) -> None:
    words = ("--canvas", "in.png", "--mask", "mask.png", "--feather", "dither", "--add-colors", "6")
    result = drawn(*BASE, "a moon", *words, "-n", "3", "-o", "v.png", "--tokens-a-step", "4", "--json")
    pictures = json.loads(result.stdout)["pictures"]
    assert len({Path(picture["file"]).read_bytes() for picture in pictures}) == 3
    for picture in pictures:
        assert picture["recipe"]["edit"]["mask"].startswith("bits:")
        assert picture["recipe"]["tokens_a_step"] == 4
        assert Recipe.from_dict(picture["recipe"]) == load_png(folder / picture["file"])[1]
        assert repeated(picture["file"])


def test_a_scene_is_extended_again_and_again(folder: Path) -> None:
    drawn(*BASE, "a sea", "--canvas", "in.png", "--extend", "left", "--by", "33", "-o", "a.png")
    drawn(
        *BASE,
        "a sea",
        "--canvas",
        "a.png",
        "--extend",
        "up",
        "--extend",
        "right",
        "--by",
        "16",
        "-o",
        "b.png",
    )
    first, last = read_canvas(folder / "in.png"), read_canvas(folder / "b.png")
    assert last.indices.shape == (192 + 16, 320 + 33 + 16)
    np.testing.assert_array_equal(last.indices[16:, 33:353], first.indices)
    assert repeated("a.png")
    assert repeated("b.png")


def test_an_enlarged_picture_is_repeated_from_its_own_pixels(folder: Path) -> None:
    drawn(*BASE, "a moon", "--canvas", "in.png", "--box", "0,0,64,64", "-o", "big.png", "--scale", "2")
    drawn("generate", "--device", "cpu", "--from", "big.png", "-o", "small.png")
    big, small = read_canvas(folder / "big.png"), read_canvas(folder / "small.png")
    np.testing.assert_array_equal(big.indices[::2, ::2], small.indices)


def test_panoramas_and_loops(folder: Path) -> None:
    drawn(*BASE, "a forest", "--width", "400", "-o", "a.png", "--tokens-a-step", "16")
    drawn(*BASE, "a forest", "--width", "400", "--loop", "-o", "b.png", "--tokens-a-step", "16")
    for name in ("a.png", "b.png"):
        assert read_canvas(folder / name).indices.shape == (192, 400)
        assert repeated(name)
        printed = json.loads(drawn("show", name, "--json").stdout)["command"].split("--seed")[1]
        drawn("generate", "--device", "cpu", "--seed", *shlex.split(printed), "-o", "c.png")
        assert (folder / "c.png").read_bytes() == (folder / name).read_bytes()
    drawn(*BASE, "a bridge", "--canvas", "in.png", "--extend", "right", "--loop", "-o", "d.png")
    assert "its ends meet" in drawn("show", "d.png").stdout


def test_a_variation_takes_the_prompt_of_its_canvas(folder: Path) -> None:
    drawn(*BASE, "a castle", "-o", "first.png", "--tokens-a-step", "16")
    drawn(*BASE, "--canvas", "first.png", "--vary", "0.3", "-o", "other.png")
    before, (after, recipe) = read_canvas(folder / "first.png"), load_png(folder / "other.png")
    assert recipe is not None
    assert recipe.prompt == "a castle"
    assert 0.3 <= (before.indices == after.indices).mean() < 1
    assert repeated("other.png")


def test_alternatives_with_their_chances(folder: Path) -> None:
    words = (*BASE, "a moon", "--canvas", "in.png", "--alternatives", "100,50")
    told = json.loads(drawn(*words, "-n", "3", "-o", "strip.png", "--json").stdout)
    assert told["pixel"] == [100, 50]
    chances = [other["probability"] for other in told["alternatives"]]
    assert len(chances) == 3
    assert chances == sorted(chances, reverse=True)
    assert read_canvas(folder / "strip.png").indices.shape == (192, 3 * 328 - 8)
    assert len(drawn(*words).stdout.splitlines()) == 8
    assert not list(folder.glob("a-moon*"))


def test_confidence_is_a_grey_picture(folder: Path) -> None:
    told = json.loads(drawn(*BASE, "x", "-n", "2", "-o", "a.png", "--confidence", "c.png", "--json").stdout)
    assert [picture["confidence"]["file"] for picture in told["pictures"]] == ["c_1.png", "c_2.png"]
    assert 0 < told["pictures"][0]["confidence"]["mean"] < 1
    drawn(*BASE, "x", "--canvas", "in.png", "--confidence", "own.png")
    for name in ("c_1.png", "own.png"):
        found = read_canvas(folder / name)
        np.testing.assert_array_equal(found.rgb()[..., 0], found.indices)
    assert not (folder / "x.png").exists()


def rgb_canvas(folder: Path) -> list[str]:
    rng = np.random.default_rng(0)
    Image.fromarray(rng.integers(0, 256, (20, 20, 3), dtype=np.uint8)).save(folder / "rgb.png")
    return ["--canvas", "rgb.png", "--box", "0,0,9,9"]


def clear_canvas(folder: Path) -> list[str]:
    Image.new("RGBA", (9, 9)).save(folder / "clear.png")
    return ["--canvas", "clear.png", "--box", "0,0,9,9"]


def huge_canvas(folder: Path) -> list[str]:
    Image.new("P", (4097, 8)).save(folder / "huge.png")
    return ["--canvas", "huge.png", "--box", "0,0,9,9"]


def black_mask(folder: Path) -> list[str]:
    Image.new("L", (320, 192)).save(folder / "black.png")
    return ["--canvas", "in.png", "--mask", "black.png"]


def small_mask(folder: Path) -> list[str]:
    Image.new("L", (32, 19), 255).save(folder / "small.png")
    return ["--canvas", "in.png", "--mask", "small.png"]


def painted_over(folder: Path) -> list[str]:
    drawn(*BASE, "x", "--canvas", "in.png", "--box", "0,0,64,64", "-o", "out.png")
    canvas, recipe = load_png(folder / "out.png")
    indices = canvas.indices.copy()
    indices[100, 100] ^= 1
    save_png(Canvas(indices, canvas.palette), folder / "out.png", recipe)
    return ["--from", "out.png"]


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        (["--mask", "mask.png"], "--mask needs a canvas"),
        (["--extend", "left"], "--extend needs a canvas"),
        (["--by", "9"], "--by needs a canvas"),
        (["--vary", "0"], "--vary needs a canvas"),
        (["--alternatives", "5,5"], "--alternatives needs a canvas"),
        (["--add-colors", "5"], "--add-colors needs a canvas"),
        (["--canvas", "in.png"], "nothing to do with it"),
        (["--canvas", "none.png", "--vary", "0.5"], "no file none.png"),
        (["--canvas", "in.png", "--mask", "mask.png", "--box", "0,0,9,9"], "--mask and --box don't go"),
        (["--canvas", "in.png", "--vary", "0.5", "--extend", "up"], "--extend and --vary don't go"),
        (["--canvas", "in.png", "--box", "0,0,9"], "is not a box"),
        (["--canvas", "in.png", "--box", "320,0,9,9"], "no pixel of the canvas, which is 320x192"),
        (["--canvas", "in.png", "--vary", "0.5", "--width", "640"], "--extend right --by 160"),
        (["--canvas", "in.png", "--vary", "0.5", "--by", "9"], "Add --extend right"),
        (["--canvas", "in.png", "--vary", "0.5", "--feather", "half"], "Add --mask or --box"),
        (["--canvas", "in.png", "--loop"], "--extend right --by 160"),
        (["--canvas", "in.png", "--extend", "right", "--by", "8", "--loop"], "336, for one"),
        (["--canvas", "in.png", "--extend", "right", "--by", "4000"], "too large"),
        (["--canvas", "in.png", "--vary", "0.5", "--palette", "ega"], "keeps its own palette"),
        (["--canvas", "in.png", "--vary", "0.5", "--colors", "9"], "keeps its own palette"),
        (["--canvas", "in.png", "--alternatives", "5"], "is not a pixel"),
        (["--canvas", "in.png", "--alternatives", "5,200"], "no pixel 5,200"),
        (["--canvas", "in.png", "--alternatives", "5,5", "--confidence", "c.png"], "don't go together"),
        (["--confidence", "c.jpg"], "c.png"),
        (["--width", "500", "--loop"], "512, for one"),
        (["--width", "4096", "--height", "4096"], "too large"),
        (rgb_canvas, "400 colours"),
        (clear_canvas, "transparent"),
        (huge_canvas, "too large"),
        (black_mask, "black everywhere"),
        (small_mask, "32x19, and the canvas 320x192"),
        (painted_over, "changed since"),
    ],
)
def test_a_mistake_is_told_in_two_lines(
    mistake: list[str] | Callable[[Path], list[str]], said: str, folder: Path
) -> None:
    words = mistake if isinstance(mistake, list) else mistake(folder)
    before = sorted(folder.iterdir())
    result = run("generate", "--device", "cpu", "x", *words)
    assert result.exit_code == 1, result.output
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.splitlines()) == 2
    assert said in result.stderr
    assert sorted(folder.iterdir()) == before


def test_mlx_is_not_imported_before_the_device_is_chosen() -> None:
    """What is looked at first must not bind the BLAS: a child process tells what it has imported."""
    code = """
import sys
from pathlib import Path
from scene_engine.cli.canvas_options import Asked, edit_of
none = dict.fromkeys(Asked.__dataclass_fields__) | {"extend": (), "loop": False}
edit_of(Asked(**none | {"canvas": Path("in.png"), "box": "0,0,9,9"}), False)
edit_of(Asked(**none | {"width": 640, "loop": True}), False)
print("mlx.core" in sys.modules)
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


def test_help_lists_options_under_headings() -> None:
    text = drawn("generate", "--help").stdout
    for heading in ("Pictures:", "How it is drawn:", "Into a canvas:", "Panoramas and loops:", "Other:"):
        assert heading in text
