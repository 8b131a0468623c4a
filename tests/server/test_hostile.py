"""Frames and messages from whoever gets in: always a stable error code, never a crash."""

from __future__ import annotations

import json
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scene_engine.server import frames, messages
from scene_engine.server.errors import CODES, ProtocolError
from scene_engine.server.frames import Frame, Kind
from tests.server.client import HEADER, Client
from tests.server.conftest import Served
from tests.server.fuzz import outcomes

ROUNDS = 200_000

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(
    ["type", "id", "recipe", "count", "preview_rows", "keep", "box", "sides", "by", "share", "token"]
)
TYPES = st.sampled_from(["hello", "generate", "redraw", "extend", "vary", "cancel", "job", "palettes"])


def code_of(text: str) -> str:
    """The code of the error that a message is; none of one that is good."""
    try:
        messages.parse(text)
    except ProtocolError as error:
        return error.code
    return ""


@given(TYPES, st.dictionaries(KEYS, JSON, max_size=6))
def test_any_object_is_a_message_or_an_error(kind: str, values: dict[str, object]) -> None:
    assert code_of(json.dumps({**values, "type": kind})) in ("", "bad_json", "bad_message")


@given(st.text(max_size=200))
def test_any_text_is_an_error(text: str) -> None:
    assert code_of(text) in ("bad_json", "bad_message")


@pytest.mark.parametrize("text", ["[" * 100_000, "9" * 10_000, '{"type": NaN}', '"hello"', "\ud800", ""])
def test_json_that_breaks_parsers(text: str) -> None:
    with pytest.raises(ProtocolError) as error:
        messages.parse(text)
    assert error.value.code in ("bad_json", "bad_message")


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 256), st.integers(0, 2**32 - 1))
@settings(max_examples=50)
def test_a_canvas_comes_back_as_it_was(width: int, height: int, colours: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    palette = rng.integers(0, 256, (colours, 3), np.uint8)
    pixels = rng.integers(0, colours, (height, width), np.uint8)
    found = frames.read(Frame(Kind.CANVAS_UP, 7, pixels, palette).to_bytes())
    assert (found.kind, found.job) == (Kind.CANVAS_UP, 7)
    np.testing.assert_array_equal(found.pixels, pixels)
    np.testing.assert_array_equal(found.palette, palette)


def test_two_hundred_thousand_hostile_frames_and_messages() -> None:
    found = outcomes(ROUNDS, random.Random(0))
    assert set(found) == {"frame", "message", "bad_frame", "bad_message", "bad_json"}
    assert min(found.values()) > 20  # some are good: the others are near misses, not noise
    assert found.total() == ROUNDS + ROUNDS // 10


def test_hostile_messages_over_a_socket_leave_the_server_well(served: Served) -> None:
    rng = random.Random(1)
    recipe = {"prompt": "", "seed": 1}
    with served.client() as client:
        for number in range(2_000):
            if rng.random() < 0.5:
                client.socket.send(rng.randbytes(rng.randrange(60)))
            else:
                junk: object = rng.choice([None, -1, 1e300, "x", [], {}, recipe, True, "é" * 500])
                client.say(rng.choice(["generate", "cancel", "job", "redraw", "hello", "x"]), id=junk, q=junk)
            if number % 4 == 3:
                for _ in range(4):
                    error = client.hear()
                    assert error["type"] == "error"
                    assert error["code"] in CODES
    assert_well(served)


def test_a_message_that_is_too_long_is_an_error(served: Served) -> None:
    with served.client() as client:
        client.say("generate", id=1, recipe={"prompt": "x" * 300_000, "seed": 1})
        assert client.hear()["code"] == "limit"


def test_more_uploads_than_may_wait(served: Served) -> None:
    with served.client() as client:
        for number in range(1, 6):
            client.socket.send(HEADER.pack(b"SCN1", 2, 0, 0, number, 0, 0, 0, 1, 1) + b"\0")
        assert client.hear()["code"] == "limit"


def test_a_client_that_never_reads_harms_no_other(served: Served) -> None:
    stalled = served.client()
    for number in range(1, 9):
        stalled.say("generate", id=number, recipe={"prompt": "", "seed": 1}, count=2, preview_rows=1)
    assert_well(served)
    stalled.socket.close()


def assert_well(served: Served) -> None:
    """Another client still gets its picture."""
    client: Client
    with served.client() as client:
        client.say("generate", id=1, recipe={"prompt": "", "seed": 1})
        assert client.job(1).end["type"] == "finished"
