"""Names of the pictures that are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scene_engine.cli.outputs import check_output, file_stem, output_names


@pytest.mark.parametrize(
    ("prompt", "stem"),
    [
        ("A spooky mansion on a cliff at night", "a-spooky-mansion-on-a-cliff-at-night"),
        ("../../etc/passwd", "etc-passwd"),
        ("  -- ?!", "scene"),
        ("", "scene"),
        ("Das Schloß, 日本の城", "das-schloss-日本の城"),
        ("word " * 30, "-".join(["word"] * 9)),
        ("x" * 99, "x" * 48),
    ],
)
def test_a_stem_is_made_of_the_prompts_words(prompt: str, stem: str) -> None:
    assert file_stem(prompt) == stem


@given(st.text(max_size=200))
def test_any_stem_is_one_legal_name(prompt: str) -> None:
    stem = file_stem(prompt)
    assert 1 <= len(stem.encode()) <= 4 * 48
    assert Path(stem).name == stem
    assert not stem.startswith((".", "-"))


def test_a_name_that_was_given_is_kept() -> None:
    assert list(output_names(Path("out/a.PNG"), "x", 1)) == [Path("out/a.PNG")]
    assert list(output_names(Path("out/a.b.png"), "x", 2)) == [Path("out/a.b_1.png"), Path("out/a.b_2.png")]


def test_a_name_taken_meanwhile_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = output_names(None, "a castle", 3)
    assert next(names) == Path("a-castle_1.png")
    Path("a-castle_2.png").touch()
    assert list(names) == [Path("a-castle_3.png"), Path("a-castle_4.png")]


def test_checking_leaves_nothing_behind(tmp_path: Path) -> None:
    check_output(tmp_path / "new" / "folder" / "a.png", "x", 5)
    assert not list(tmp_path.iterdir())
