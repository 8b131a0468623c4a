from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.dataset.folders import write_scenes
from tests.dataset.test_pictures import bomb
from tests.paintings import draw

from scene_engine.dataset.check import check


def found(folder: Path) -> list[tuple[int, str]]:
    return [(problem.line, problem.kind) for problem in check(folder).problems]


def test_a_good_data_set_has_nothing_to_report(tmp_path: Path) -> None:
    write_scenes(tmp_path, range(32))
    report = check(tmp_path)
    assert (report.captions, report.images, report.problems) == (32, 32, [])


def test_every_planted_problem_is_found_with_its_line(tmp_path: Path) -> None:
    write_scenes(tmp_path, range(3))
    images = tmp_path / "images"
    whole = (images / "2.png").read_bytes()
    (images / "cut.png").write_bytes(whole[: len(whole) // 2])
    (images / "text.png").write_text("hello")
    (images / "bomb.png").write_bytes(bomb(50_000, 50_000))
    Image.new("RGB", (320, 200), (9, 9, 9)).save(images / "blank.png")
    Image.fromarray(draw(8)[0][:40, :60]).save(images / "small.png")
    retouched = draw(1)[0]
    retouched[:10, :10] = 0
    Image.fromarray(retouched).save(images / "retouched.png")
    Image.fromarray(draw(9)[0]).save(images / "unused.png")
    (images / "notes.txt").write_text("not an image, and not meant as one")
    planted = [
        (b"{oops", "json"),
        (b'{"image": "2.png", "caption": "  "}', "empty"),
        (b'{"image": "2.png", "caption": "\xff"}', "encoding"),
        (json.dumps({"image": "0.png", "caption": draw(0)[1]}).encode(), "repeated"),
        (b'{"image": "../captions.jsonl", "caption": "x"}', "outside"),
        *(
            (b'{"image": "%s.png", "caption": "x"}' % name, kind)
            for name, kind in (
                (b"gone", "missing"),
                (b"cut", "unreadable"),
                (b"text", "unreadable"),
                (b"bomb", "bomb"),
                (b"blank", "colours"),
                (b"small", "small"),
                (b"retouched", "lookalike"),
            )
        ),
    ]
    with (tmp_path / "captions.jsonl").open("ab") as file:
        file.write(b"\n" + b"\n".join(line for line, _ in planted))
    assert found(tmp_path) == [
        (0, "unused"),
        *((line, kind) for line, (_, kind) in enumerate(planted, start=5)),
    ]
    report = check(tmp_path)
    assert (report.errors, report.warnings) == (len(planted), 1)
    by_kind = {problem.kind: problem.message for problem in report.problems}
    assert by_kind["lookalike"] == "retouched.png: looks the same as line 2, 1.png"
    assert by_kind["unused"].startswith("unused.png")


def test_a_line_with_two_problems_reports_both(tmp_path: Path) -> None:
    (tmp_path / "captions.jsonl").write_text('{"image": "gone.png"}\n{"image": "gone.png", "caption": "x"}')
    assert found(tmp_path) == [(1, "key"), (1, "missing"), (2, "missing")]


def test_an_original_that_is_named_must_be_there(tmp_path: Path) -> None:
    write_scenes(tmp_path, range(2))
    (tmp_path / "undithered").mkdir()
    Image.fromarray(draw(0)[0]).save(tmp_path / "undithered" / "0.png")
    lines = [f'{{"image": "{n}.png", "caption": "x", "undithered": "{n}.png"}}' for n in range(2)]
    (tmp_path / "captions.jsonl").write_text("\n".join(lines))
    (problem,) = check(tmp_path).problems
    assert (problem.line, problem.kind) == (2, "missing")
    assert problem.message == "undithered/1.png: no such file"


def test_checking_writes_nothing(tmp_path: Path) -> None:
    write_scenes(tmp_path, range(2))
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    check(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_the_other_frame_of_an_animation_is_a_lookalike_but_night_is_not(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    day, night = draw(5)[0], draw(13)[0]
    names = {"day": day, "frame": np.where(np.arange(192)[:, None, None] < 10, day[10], day), "night": night}
    lines = []
    for name, picture in names.items():
        Image.fromarray(picture.astype(np.uint8)).save(tmp_path / "images" / f"{name}.png")
        lines.append(f'{{"image": "{name}.png", "caption": "{name}"}}')
    (tmp_path / "captions.jsonl").write_text("\n".join(lines))
    assert found(tmp_path) == [(2, "lookalike")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    write_scenes(folder, [0])
    return folder


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(
        st.binary(max_size=30)
        | st.fixed_dictionaries(
            {"image": st.sampled_from(["0.png", "junk.png", ".", "x/", "~", "a\nb"]) | st.text(max_size=9)},
            optional={"caption": st.text(max_size=9)},
        ).map(lambda value: json.dumps(value).encode()),
        max_size=5,
    ),
    junk=st.binary(max_size=40),
)
def test_check_never_crashes(folder: Path, lines: list[bytes], junk: bytes) -> None:
    (folder / "captions.jsonl").write_bytes(b"\n".join(lines))
    (folder / "images" / "junk.png").write_bytes(b"\x89PNG\r\n\x1a\n" + junk)
    report = check(folder)
    assert report.errors or report.captions
