from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scene_engine.dataset.captions import Entry, parse_captions, read_captions
from scene_engine.errors import SceneError

GOOD = b'{"image": "a.png", "caption": "a  hill\\nat dusk ", "licence": "CC0"}'

json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
lines_of_json = st.dictionaries(st.sampled_from(["image", "caption", "x"]), json_values).map(
    lambda value: json.dumps(value).encode()
)


def test_good_lines_in_order_whatever_the_line_ends() -> None:
    data = b"\xef\xbb\xbf" + GOOD + b"\r\n\n" + '{"image": "sub/é.png", "caption": "é"}'.encode()
    captions = parse_captions(data)
    assert captions.problems == []
    assert captions.entries == [Entry(1, "a.png", "a hill at dusk"), Entry(3, "sub/é.png", "é")]
    assert captions.images == {"a.png": [1], "sub/é.png": [3]}


def test_one_image_may_have_several_captions() -> None:
    captions = parse_captions(GOOD + b'\n{"image": "./a.png", "caption": "a mound"}')
    assert captions.problems == []
    assert [entry.image for entry in captions.entries] == ["a.png", "a.png"]


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        (b"{", ["json"]),
        (b"[1, 2]", ["json"]),
        (b"[" * 100_000, ["json"]),
        (b'{"image": ' + b"9" * 5000 + b"}", ["json"]),
        (b'{"image": "a.png"}', ["key"]),
        (b'{"caption": 3}', ["key", "key"]),
        (b'{"image": "", "caption": " \\n"}', ["empty", "empty"]),
        (b'{"image": "a.png", "caption": "\xff"}', ["encoding"]),
        (b'{"image": "a.png", "caption": "\\ud800"}', ["key"]),
        (b'{"image": "a\\u0000.png", "caption": "x"}', ["key"]),
        (b'{"image": "../a.png", "caption": "x"}', ["outside"]),
        (b'{"image": "b/../../a.png", "caption": ""}', ["outside", "empty"]),
        (b'{"image": "/etc/passwd", "caption": "x"}', ["outside"]),
        (b'{"image": "C:/a.png", "caption": "x"}', ["outside"]),
        (b'{"image": "b\\\\a.png", "caption": "x"}', ["outside"]),
        (b'{"image": ".", "caption": "x"}', ["outside"]),
        (b'{"image": "a.png", "caption": "a hill at dusk"}', ["repeated"]),
    ],
)
def test_a_bad_line_is_named_and_the_next_ones_are_still_read(line: bytes, kinds: list[str]) -> None:
    captions = parse_captions(GOOD + b"\n" + line + b'\n{"image": "z.png", "caption": "last"}')
    assert [(problem.line, problem.kind) for problem in captions.problems] == [(2, kind) for kind in kinds]
    assert [entry.line for entry in captions.entries] == [1, 3]


def test_a_line_may_name_an_undithered_original(tmp_path: Path) -> None:
    lines = b'{"image": "a.png", "caption": "x", "undithered": "b.png"}\n{"image": "c.png", "caption": "x"}'
    captions = parse_captions(lines)
    assert captions.pictures(tmp_path) == {
        "a.png": tmp_path / "undithered" / "b.png",
        "c.png": tmp_path / "images" / "c.png",
    }
    for name, kind in ('"../b.png"', "outside"), ("3", "key"), ('""', "empty"):
        captions = parse_captions(
            lines + b'\n{"image": "d.png", "caption": "x", "undithered": %s}' % name.encode()
        )
        assert [(problem.line, problem.kind) for problem in captions.problems] == [(3, kind)]


@pytest.mark.parametrize("data", [b"", b"\n \n", "\ufeff{}".encode("utf-16-le")])
def test_a_file_with_nothing_to_read_is_a_problem(data: bytes) -> None:
    captions = parse_captions(data)
    assert [problem.line for problem in captions.problems] == [0]


def test_a_missing_file_says_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(SceneError, match=r"captions\.jsonl") as caught:
        read_captions(tmp_path)
    assert '"caption"' in caught.value.fix


@settings(deadline=None, max_examples=150)
@given(st.lists(st.binary(max_size=60) | lines_of_json | st.just(GOOD), max_size=6))
def test_any_bytes_give_entries_or_problems_with_a_line_that_exists(lines: list[bytes]) -> None:
    data = b"\n".join(lines)
    captions = parse_captions(data)
    assert captions.entries or captions.problems
    for entry in captions.entries:
        assert entry.image.encode()
        assert entry.caption.encode()
        assert not {"..", "/"} & set(Path(entry.image).parts)
    assert all(0 <= problem.line <= data.count(b"\n") + 1 for problem in captions.problems)
