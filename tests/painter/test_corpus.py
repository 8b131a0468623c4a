"""A painted data set: what its files say, and that nothing which stops it costs a picture."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from scene_engine import palette
from scene_engine.canvas import read_canvas
from scene_engine.dataset import load_dataset
from scene_engine.dataset.check import check
from scene_engine.errors import SceneError
from scene_engine.painter.corpus import Series, paint_corpus
from scene_engine.painter.painting import Wish, paint
from scene_engine.painter.workers import in_order

SERIES = Series(seed=7, count=12, captions=2)


def painted(folder: Path, series: Series, workers: int = 1) -> list[tuple[int, int]]:
    return list(paint_corpus(folder, series, workers))


def files(folder: Path) -> dict[str, str]:
    """Every file's digest."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def lines(folder: Path) -> list[dict[str, Any]]:
    text = (folder / "captions.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    assert painted(folder, SERIES)[-1] == (12, 12)
    return folder


def test_each_picture_has_its_canvas_its_original_and_its_captions(whole: Path) -> None:
    found = lines(whole)
    assert len(found) == 24
    for number in range(12):
        painting, name = paint(7, number), f"painted_7_{number:06d}.png"
        canvas = read_canvas(whole / "images" / name)
        np.testing.assert_array_equal(canvas.indices, painting.canvas.indices)
        np.testing.assert_array_equal(canvas.palette, painting.canvas.palette)
        np.testing.assert_array_equal(np.asarray(Image.open(whole / "undithered" / name)), painting.rgb)
        own = [line for line in found if line["image"] == name]
        assert [line["caption"] for line in own] == painting.captions(2)
        assert all(line["undithered"] == name for line in own)
    assert [line["image"] for line in found] == sorted(line["image"] for line in found)


def test_the_first_line_of_a_picture_tells_its_scene(whole: Path) -> None:
    first, second = lines(whole)[:2]
    painting = paint(7, 0)
    scene = first["scene"]
    assert "scene" not in second
    assert (scene["kind"], scene["time"], scene["weather"]) == (
        painting.scene.kind,
        painting.scene.time,
        painting.scene.weather,
    )
    assert scene["palette"] == len(painting.canvas.palette)
    assert [thing["noun"] for thing in scene["things"]] == [thing.noun for thing in painting.scene.things]
    for thing in scene["things"]:
        x0, y0, x1, y1 = thing["box"]
        assert 0 <= x0 < x1 <= 320
        assert 0 <= y0 < y1 <= 192
        assert all(0 <= cell < 240 for cell in thing["cells"])


def test_it_is_a_data_set_whose_originals_are_learned(whole: Path) -> None:
    assert check(whole).errors == 0
    dataset = load_dataset(whole)
    assert len(dataset) == 12
    np.testing.assert_array_equal(dataset.pictures[3], paint(7, 3).rgb)
    assert dataset.captions[3] == tuple(paint(7, 3).captions(2))


def test_processes_paint_what_one_paints(whole: Path, tmp_path: Path) -> None:
    progress = painted(tmp_path, SERIES, workers=2)
    assert progress == [(0, 0), (8, 8), (12, 12)]
    assert files(tmp_path) == files(whole)


def test_a_larger_count_and_another_seed_add(whole: Path, tmp_path: Path) -> None:
    painted(tmp_path, Series(7, 5, 2))
    assert painted(tmp_path, SERIES)[-1] == (12, 7)
    before = files(tmp_path)
    assert before == files(whole)
    assert painted(tmp_path, Series(8, 2, 2))[-1] == (2, 2)
    after = files(tmp_path)
    assert {name: after[name] for name in before if name != "captions.jsonl"} == {
        name: digest for name, digest in before.items() if name != "captions.jsonl"
    }
    assert len(lines(tmp_path)) == 28
    assert painted(tmp_path, SERIES) == [(12, 0)]


def test_a_torn_file_of_captions_is_mended(whole: Path, tmp_path: Path) -> None:
    painted(tmp_path, SERIES)
    path = tmp_path / "captions.jsonl"
    data = path.read_bytes()
    ends = [place + 1 for place, byte in enumerate(data) if byte == ord("\n")]
    for end in (ends[6] + 40, ends[4], ends[5], ends[9] - 1, 1, 0):
        path.write_bytes(data[:end])
        painted(tmp_path, SERIES)
        assert path.read_bytes() == data, end
    (tmp_path / "images" / "painted_7_000004.png").unlink()
    (tmp_path / "undithered" / ".painted_7_000004-abc.png").write_bytes(b"half")
    assert painted(tmp_path, SERIES)[-1] == (12, 1)
    assert files(tmp_path) == files(whole)


def test_closing_it_early_loses_nothing(whole: Path, tmp_path: Path) -> None:
    with closing(paint_corpus(tmp_path, SERIES, 1)) as progress:
        assert list(islice(progress, 2)) == [(0, 0), (8, 8)]
    assert len(lines(tmp_path)) == 16
    assert painted(tmp_path, SERIES)[-1] == (12, 4)
    assert files(tmp_path) == files(whole)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_killed_command_goes_on(number: signal.Signals, whole: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from scene_engine.cli import main; main()", "dataset", "paint"]
    command += ["--seed=7", "--count=12", "--captions=2", f"--out={tmp_path}", "--workers=2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    images = tmp_path / "images"
    deadline = time.monotonic() + 60
    while not (images.is_dir() and any(images.glob("painted*"))) and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)
    _, errors = process.communicate(timeout=60)
    if process.returncode:
        assert process.returncode == (130 if number == signal.SIGINT else -number)
        assert "Traceback" not in errors
        if number == signal.SIGINT:
            assert "The same command goes on." in errors
    painted(tmp_path, SERIES)
    assert files(tmp_path) == files(whole)


def test_what_cannot_be_is_said(tmp_path: Path) -> None:
    for seed, count, captions in ((0, 0, 3), (0, 10**9, 3), (0, 1, 0), (-1, 1, 3)):
        with pytest.raises(SceneError):
            Series(seed, count, captions)
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(SceneError, match=r"holds something else: thesis\.txt"):
        painted(tmp_path, SERIES)
    with pytest.raises(SceneError, match="cannot write"):
        painted(tmp_path / "thesis.txt", SERIES)
    (tmp_path / "captions.jsonl").write_text("dear diary\n")
    with pytest.raises(SceneError, match="not a file of captions"):
        painted(tmp_path, SERIES)
    assert (tmp_path / "captions.jsonl").read_text() == "dear diary\n"


def test_one_series_keeps_its_wishes(whole: Path) -> None:
    wishful = Series(7, 12, 2, Wish(time="noon"))
    with pytest.raises(SceneError, match="with no wishes, not with --time 'noon'") as caught:
        painted(whole, wishful)
    assert "--seed" in caught.value.fix


def test_only_one_command_paints_into_a_folder(tmp_path: Path) -> None:
    with closing(paint_corpus(tmp_path, SERIES, 1)) as progress:
        next(progress)
        with pytest.raises(SceneError, match="another command is painting"):
            painted(tmp_path, SERIES)


@pytest.mark.parametrize("write", [1, 7, 33])
def test_a_full_disk_is_said_and_survived(
    write: int, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first 32 flushes are of eight pictures' files and folders, the next one of their captions."""
    done = itertools.count(1)

    def flush(_: int) -> None:
        if next(done) == write:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", flush)
        with pytest.raises(SceneError, match="No space left") as caught:
            painted(tmp_path, SERIES)
    assert "Free some disk space" in caught.value.fix
    painted(tmp_path, SERIES)
    assert files(tmp_path) == files(whole)


def test_processes_have_one_thread_and_no_mlx() -> None:
    before = os.environ.get("OPENBLAS_NUM_THREADS")
    found = list(in_order(os.getenv, ["OPENBLAS_NUM_THREADS"] * 4, workers=2))
    assert found == ["1"] * 4
    assert os.environ.get("OPENBLAS_NUM_THREADS") == before
    assert "mlx" in sys.modules
    assert list(in_order(eval, ["'mlx' in __import__('sys').modules"] * 4, workers=2)) == [False] * 4


def test_the_painter_imports_no_mlx() -> None:
    modules = "scene_engine.painter.corpus, scene_engine.painter.asking"
    code = f"import sys, {modules}; sys.exit(any(name.split('.')[0] == 'mlx' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_process_that_dies_is_an_error() -> None:
    with pytest.raises(SceneError, match="died"):
        list(in_order(os._exit, [1, 2, 3], workers=2))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_a_job_comes_at_its_turn(workers: int) -> None:
    results = in_order(palette.load, ["vga", "ega", "nothing", "vga", "vga", "vga", "vga"], workers)
    assert [len(next(results)), len(next(results))] == [256, 16]
    with pytest.raises(SceneError, match="no palette 'nothing'") as caught:
        next(results)
    assert caught.value.fix
