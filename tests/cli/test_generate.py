"""`scene-engine generate`, as it is typed."""

from __future__ import annotations

import json
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.models import write_checkpoint, write_vqgan

from scene_engine import palette, resources, weights
from scene_engine.canvas import load_png, save_png
from scene_engine.cli import main
from scene_engine.cli.show import repeat_command
from scene_engine.recipe import Recipe

PROMPT = 'A king\'s castle, "haunted"'
BASE = ("generate", "--device", "cpu", "--palette", "ega", "--seed", "11")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_checkpoint(tmp_path_factory.mktemp("shipped") / "model.safetensors")


@pytest.fixture(autouse=True)
def folder(shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test runs in a folder of its own, with a tiny checkpoint in place of the shipped one."""
    monkeypatch.setattr(resources, "shipped_checkpoint", lambda: shipped)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def drawn(*words: str | Path) -> Result:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_draws_an_indexed_picture_with_its_recipe(folder: Path, shipped: Path) -> None:
    result = drawn("generate", PROMPT, "-o", "out/mansion.png", "--seed", "7", "--device", "cpu")
    canvas, recipe = load_png(folder / "out" / "mansion.png")
    assert canvas.indices.shape == (192, 320)
    assert len(canvas.palette) <= 64
    assert recipe == Recipe(PROMPT, 7, checkpoint=weights.digest(shipped))
    assert result.stdout.startswith(f"out/mansion.png: 320x192, {len(canvas.palette)} colours, seed 7, ")
    assert files(folder / "out") == ["mansion.png"]


def test_several_are_what_single_runs_give(folder: Path) -> None:
    result = drawn(*BASE, PROMPT, "-n", "4", "-o", "a.png")
    assert files(folder) == [f"a_{number}.png" for number in range(1, 5)]
    assert [line.split()[5] for line in result.stdout.splitlines()] == ["11,", "12,", "13,", "14,"]
    many = [(folder / name).read_bytes() for name in files(folder)]
    assert len(set(many)) == 4
    for number, expected in enumerate(many):
        drawn(*BASE, PROMPT, "-o", "one.png", "--seed", str(11 + number))
        assert (folder / "one.png").read_bytes() == expected


def test_a_seed_is_drawn_and_told(folder: Path) -> None:
    lines = [
        drawn("generate", "x", "--device", "cpu", "--palette", "cga1", "-o", "a.png").stdout for _ in range(2)
    ]
    seeds = [int(line.split("seed ")[1].split(",")[0]) for line in lines]
    assert seeds[0] != seeds[1]
    recipe = load_png(folder / "a.png")[1]
    assert recipe is not None
    assert recipe.seed == seeds[1]


def test_names_made_of_the_prompt_replace_nothing(folder: Path) -> None:
    (folder / "a-castle.png").write_text("mine")
    drawn(*BASE, "A castle!")
    drawn(*BASE, "A castle!", "-n", "2")
    assert files(folder) == ["a-castle.png", "a-castle_1.png", "a-castle_2.png", "a-castle_3.png"]
    assert (folder / "a-castle.png").read_text() == "mine"


def test_scale_enlarges_whole_pixels(folder: Path) -> None:
    drawn(*BASE, PROMPT, "-o", "a.png")
    drawn(*BASE, PROMPT, "-o", "b.png", "--scale", "3")
    small, large = load_png(folder / "a.png")[0], load_png(folder / "b.png")[0]
    np.testing.assert_array_equal(large.indices, small.indices.repeat(3, 0).repeat(3, 1))


def test_a_palette_file_travels_in_the_recipe(folder: Path) -> None:
    (folder / "mine.hex").write_text("102030\nffeedd\n804020\n")
    drawn(*BASE, PROMPT, "--palette", "mine.hex", "--dither", "bayer2", "-o", "a.png")
    canvas, recipe = load_png(folder / "a.png")
    assert recipe is not None
    assert recipe.palette == palette.inline(canvas.palette) == "#102030,#ffeedd,#804020"
    (folder / "mine.hex").unlink()
    drawn("generate", "--from", "a.png", "-o", "b.png", "--device", "cpu")
    assert (folder / "a.png").read_bytes() == (folder / "b.png").read_bytes()


@pytest.mark.parametrize(
    "options",
    [
        ("--palette", "VGA16", "-t", "0.35", "-k", "7", "--guidance", "1.5", "--dither", "floyd-steinberg"),
        ("--palette", "adaptive", "--colors", "9"),
    ],
)
def test_a_picture_repeats_itself(folder: Path, options: tuple[str, ...]) -> None:
    drawn(*BASE, PROMPT, *options, "-o", "a.png")
    drawn("generate", "--from", "a.png", "-o", "b.png", "--device", "cpu")
    printed = json.loads(drawn("show", "a.png", "--json").stdout)["command"]
    drawn("generate", "-o", "c.png", "--device", "cpu", *shlex.split(printed)[2:])
    first = (folder / "a.png").read_bytes()
    assert (folder / "b.png").read_bytes() == first
    assert (folder / "c.png").read_bytes() == first


def test_what_show_prints_is_understood_whatever_the_prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    from scene_engine.cli import generate

    asked: list[Recipe] = []

    def stop(pretrained: object, recipes: list[Recipe], *rest: object) -> list[Any]:
        asked.extend(recipes)
        return []

    monkeypatch.setattr(generate, "_draw", stop)
    for prompt in ("", "-o", "--help", "-- x", 'it\'s \\ "q" $HOME', "ほ 🏰", " a "):
        for recipe in (
            Recipe(prompt, 2**32 - 1, 0.0, 0, 0.1 + 0.2, colors=256),
            Recipe(prompt, 0, 1e-9, palette="#000000,#ffffff", dither="bayer8"),
        ):
            asked.clear()
            drawn("generate", "--device", "cpu", *shlex.split(repeat_command(recipe, Path("a.png")))[2:])
            assert asked == [recipe]


def test_options_override_the_recipe_of_a_picture(folder: Path, shipped: Path) -> None:
    base = Recipe(
        "an old prompt", 5, 0.5, 9, 2.0, 3, "adaptive", 12, "bayer4", checkpoint=weights.digest(shipped)
    )
    save_png(palette.to_canvas(np.zeros((192, 320, 3), np.uint8)), folder / "a.png", base)
    result = drawn(
        "generate",
        "a new one",
        "--from",
        "a.png",
        "-t",
        "0",
        "--palette",
        "cga1",
        "--json",
        "--device",
        "cpu",
    )
    (picture,) = json.loads(result.stdout)["pictures"]
    assert picture["recipe"] == {
        **json.loads(base.to_json()),
        "prompt": "a new one",
        "temperature": 0.0,
        "palette": "cga1",
        "colors": 64,
    }
    assert picture["file"] == "a-new-one.png"


def test_json_tells_all(folder: Path, shipped: Path) -> None:
    prompt = "a stone castle on a hill at sunset " * 3 + "with a very odd ending"
    result = drawn(*BASE, prompt, "-n", "2", "--scale", "2", "-o", "a.png", "--json")
    told = json.loads(result.stdout)
    assert set(told) == {"pictures", "unheard", "checkpoint", "device", "seconds"}
    assert (told["checkpoint"], told["device"]) == (str(shipped), "cpu")
    assert told["unheard"].endswith("with a very odd ending")
    assert 0 < told["pictures"][0]["seconds"] <= told["seconds"]
    for number, picture in enumerate(told["pictures"], 1):
        assert (picture["file"], picture["colors"]) == (f"a_{number}.png", 16)
        assert (picture["width"], picture["height"]) == (640, 384)
        assert Recipe.from_dict(picture["recipe"]) == load_png(folder / picture["file"])[1]
    (warning,) = result.stderr.splitlines()
    assert warning.endswith(told["unheard"])


def test_a_prompt_that_is_heard_gives_no_warning() -> None:
    result = drawn(*BASE, "a stone castle", "--json")
    assert (result.stderr, json.loads(result.stdout)["unheard"]) == ("", "")


def no_checkpoint(folder: Path) -> list[str]:
    return ["--checkpoint", "none.safetensors"]


def damaged_checkpoint(folder: Path) -> list[str]:
    path = write_checkpoint(folder / "cut.safetensors")
    path.write_bytes(path.read_bytes()[:9000])
    return ["--checkpoint", "cut.safetensors"]


def vqgan_checkpoint(folder: Path) -> list[str]:
    write_vqgan(folder / "vqgan.safetensors")
    return ["--checkpoint", "vqgan.safetensors"]


def picture_of_another_checkpoint(folder: Path) -> list[str]:
    canvas = palette.to_canvas(np.zeros((192, 320, 3), np.uint8))
    save_png(canvas, folder / "other.png", Recipe("x", 1, checkpoint="0123456789abcdef"))
    return ["--from", "other.png"]


def picture_without_recipe(folder: Path) -> list[str]:
    save_png(palette.to_canvas(np.zeros((192, 320, 3), np.uint8)), folder / "plain.png")
    return ["--from", "plain.png"]


def a_file_in_the_way(folder: Path) -> list[str]:
    (folder / "file").write_text("")
    return ["-o", "file/a.png"]


def a_folder_in_the_way(folder: Path) -> list[str]:
    (folder / "folder.png").mkdir()
    return ["-o", "folder.png"]


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        (no_checkpoint, "none.safetensors"),
        (damaged_checkpoint, "cut.safetensors is not a whole safetensors file"),
        (vqgan_checkpoint, "vqgan.safetensors holds no Transformer"),
        (picture_of_another_checkpoint, "--checkpoint"),
        (picture_without_recipe, "plain.png holds no recipe"),
        (["--from", "none.png"], "none.png"),
        (["--palette", "vga61"], 'Did you mean "vga16"?'),
        (["--palette", "none.gpl"], "none.gpl"),
        (["--palette", "#12345"], "'#12345' is not a list of colours"),
        (["--colors", "16"], "--palette adaptive"),
        (["--palette", "adaptive", "--colors", "257"], "colors must be 2 to 256, not 257"),
        (["--seed", "-1"], "seed must be 0 to 4294967295, not -1"),
        (["-t", "nan"], "temperature must be a finite number"),
        (["-t", "11"], "temperature must be 0 to 10"),
        (["-k", "-1"], "top_k must be 0 to"),
        (["--guidance", "-0.5"], "guidance must be 0 to 20"),
        (["-o", "picture.jpg"], "picture.png"),
        (["-o", "picture"], "picture.png"),
        (["-o", "x" * 251 + ".png"], "cannot write"),
        (a_file_in_the_way, "cannot write file/a.png"),
        (a_folder_in_the_way, "folder.png is a folder"),
    ],
)
def test_a_mistake_is_told_in_two_lines(
    mistake: list[str] | Callable[[Path], list[str]], said: str, folder: Path
) -> None:
    words = mistake if isinstance(mistake, list) else mistake(folder)
    before = files(folder)
    result = run(*BASE, "x", *words)
    assert result.exit_code == 1, result.output
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.splitlines()) == 2
    assert said in result.stderr
    assert files(folder) == before


@pytest.mark.parametrize(
    "words", [[], ["x", "-n", "0"], ["x", "--scale", "33"], ["x", "--dither", "fog"], ["x", "y"]]
)
def test_what_cannot_be_a_command_is_refused(words: list[str]) -> None:
    result = run("generate", *words)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


def test_mistakes_are_told_before_the_networks_load(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Path:
        raise AssertionError("the checkpoint was looked for")

    monkeypatch.setattr(resources, "shipped_checkpoint", missing)
    for words in (["--palette", "vga61"], ["-o", "a.jpg"], ["-o", "/dev/null/a.png"], ["-t", "11"]):
        assert run("generate", "x", *words).exit_code == 1


@settings(
    deadline=None, max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(st.text(max_size=40))
@example("🏰🌋 ほのお ﷺ ｶﾞ \u202e\u0301")
@example("a\nb")
@example("\ud800")
@example(" " * 30 + "." * 3)
def test_any_prompt_gives_a_picture_or_a_clear_error(folder: Path, prompt: str) -> None:
    for path in folder.iterdir():
        path.unlink()
    result = run(*BASE, "--json", "--", prompt)
    if result.exit_code:
        assert (result.exit_code, files(folder)) == (1, [])
        assert "prompt" in json.loads(result.stdout)["error"]
    else:
        (name,) = files(folder)
        recipe = load_png(folder / name)[1]
        assert recipe is not None
        assert recipe.prompt == prompt


def test_ctrl_c_leaves_whole_pictures_only(folder: Path, shipped: Path) -> None:
    words = [*BASE, "x", "-n", "200", "-o", "a.png", "--checkpoint", str(shipped)]
    process = subprocess.Popen(
        [sys.executable, "-m", "scene_engine", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell's background jobs ignore it, and their children would too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("a_1.png: ")
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors.strip()) == (130, "Stopped.")
    names = files(folder)
    assert names
    for name in names:
        assert name.startswith("a_")
        load_png(folder / name)
