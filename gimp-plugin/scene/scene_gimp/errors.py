"""What the artist can mend."""

from __future__ import annotations


class CancelledError(Exception):
    """The artist closed the preview."""


class SceneError(Exception):
    """Something went wrong; `fix` says what to do about it."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message, self.fix = message, fix

    def __str__(self) -> str:
        return f"{self.message[:1].upper()}{self.message[1:]}.\n{self.fix}"
