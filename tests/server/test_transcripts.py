"""The server still says what was recorded: a plug-in written against the transcripts goes on working."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import numpy as np
import pytest

from tests.server.client import HEADER
from tests.server.conftest import Served
from tests.server.transcripts import CONVERSATIONS, FOLDER, Line, conversation


def shape(line: Line) -> Any:
    """What of a message doesn't depend on the machine and the checkpoint."""
    if isinstance(line.data, bytes):
        if len(line.data) < HEADER.size:
            return line.by, line.data
        magic, kind, image, colours, job, _, x, y, width, height = HEADER.unpack_from(line.data)
        return line.by, magic, kind, image, colours, job, x, y, width, height, len(line.data)
    try:
        values = json.loads(line.data)
    except ValueError:
        return line.by, line.data
    told = {key: values[key] for key in ("type", "id", "code", "message", "fix", "position") if key in values}
    return line.by, sorted(values), told


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation_goes_as_recorded(served: Served, name: str) -> None:
    recorded = [
        Line.from_json(text) for text in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [line.data for line in recorded if line.by == "client"] == CONVERSATIONS[name]
    found = list(conversation(served.url, served.token, CONVERSATIONS[name]))
    assert [shape(line) for line in found] == [shape(line) for line in recorded]


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_the_schema_knows_every_message_recorded(name: str) -> None:
    schema = json.loads((FOLDER.parent / "schema.json").read_text(encoding="utf-8"))
    for text in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        line = Line.from_json(text)
        meant_wrong = name == "errors" and line.by == "client"
        if isinstance(line.data, str) and not meant_wrong:
            which = {"$ref": f"#/$defs/{line.by}"}
            jsonschema.validate(json.loads(line.data), {**schema, **which})


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "generate", "id": 0, "recipe": {"prompt": "", "seed": 1}},
        {"type": "generate", "id": 1, "recipe": {"prompt": ""}},
        {"type": "generate", "id": 1, "recipe": {"prompt": "", "seed": 1}, "sides": ["left"]},
        {"type": "extend", "id": 1, "recipe": {"prompt": "", "seed": 1}, "sides": ["top"]},
        {"type": "hello", "protocol": 1},
        {"type": "paint"},
    ],
)
def test_the_schema_refuses_what_the_server_refuses(wrong: dict[str, Any]) -> None:
    schema = json.loads((FOLDER.parent / "schema.json").read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, {**schema, "$ref": "#/$defs/client"})


def test_the_recorded_redraw_keeps_what_lies_outside_its_mask() -> None:
    lines = [Line.from_json(text) for text in (FOLDER / "redraw.jsonl").read_text().splitlines()]
    frames = [line.data for line in lines if isinstance(line.data, bytes)]
    before, mask, after = (np.frombuffer(frame, np.uint8)[-48 * 32 :] for frame in frames)
    np.testing.assert_array_equal(after[mask == 0], before[mask == 0])
