"""The one exception a user is meant to read."""


class SceneError(Exception):
    """A mistake or a lack that the user can mend.

    Args:
        message: What is wrong, naming the file, line, option or value at fault.
        fix: What to do next, as a sentence or a command; may be empty.
    """

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.message}\n{self.fix}" if self.fix else self.message
