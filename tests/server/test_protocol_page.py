"""PROTOCOL.md says what the server does."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

from scene_engine.server import messages
from scene_engine.server.errors import CODES
from scene_engine.server.frames import Kind

PAGE = (Path(__file__).parents[2] / "plugins/PROTOCOL.md").read_text(encoding="utf-8")


def test_every_error_code_is_explained_and_no_other() -> None:
    section = PAGE.split("## Errors")[1].split("## Versions")[0]
    first_columns = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", " ".join(first_columns))) == set(CODES)


def test_every_message_and_every_key_of_it_is_named() -> None:
    classes: list[Any] = [value for value in vars(messages).values() if dataclasses.is_dataclass(value)]
    for cls in classes:
        if cls is not messages.Request:
            assert f"`{cls.type}`" in PAGE
        for field in dataclasses.fields(cls):
            assert f"`{field.name}`" in PAGE, field.name


def test_the_examples_are_good_messages() -> None:
    examples = re.findall(r'^\{"type".*\}$', PAGE, re.MULTILINE)
    assert len(examples) >= 4
    for example in examples:
        messages.parse(example)
        assert json.loads(example)["type"] in PAGE


def test_frame_kinds_are_those_of_the_page() -> None:
    assert [kind.value for kind in Kind] == [1, 2, 3, 4]
    assert "kind: 1 canvas up, 2 mask up, 3 preview, 4 canvas" in PAGE
