"""Errors that a client is told: a code that never changes, words for people, and what to do."""

from __future__ import annotations

from scene_engine.errors import SceneError

CODES = (
    "bad_frame",
    "bad_json",
    "bad_message",
    "bad_recipe",
    "bad_token",
    "engine",
    "hello_first",
    "limit",
    "memory",
    "no_canvas",
    "stopping",
    "unknown_job",
    "version",
)


class ProtocolError(SceneError):
    """What goes to the client as an `error` or a `failed`.

    Args:
        code: One of `CODES`.
        message: What is wrong.
        fix: What to do about it.
    """

    def __init__(self, code: str, message: str, fix: str) -> None:
        super().__init__(message, fix)
        self.code = code
