"""Progress: what a person reads while a run trains."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from scene_engine.training.progress import TrainingProgress, duration


def plain() -> tuple[Console, io.StringIO]:
    text = io.StringIO()
    return Console(file=text, force_terminal=False, width=60), text


def test_without_a_terminal_an_epoch_is_a_line() -> None:
    console, text = plain()
    with TrainingProgress("vqgan", 300, 100, start_step=150, console=console) as shown:
        for step in range(51, 101):
            shown.update(step, 7, {"reconstruction": 0.123456, "code_usage": 0.5}, 31.25)
        shown.message("epoch 7: validation_psnr 21")
        for step in range(1, 100):
            shown.update(step, 8, {"reconstruction": 0.1}, 31.25)
    first, second = text.getvalue().splitlines()
    # Epoch 7 is the run's second of three: it began with epoch 6.
    assert first.startswith("vqgan 67 %  epoch 7/8, step 100/100  reconstruction 0.1235  code_usage 0.5")
    assert "31.2 images/s" in first
    assert "GiB" in first
    assert first.endswith(" left")
    assert second == "epoch 7: validation_psnr 21"


def test_a_long_epoch_is_not_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    console, text = plain()
    with TrainingProgress("vqgan", 1000, 1000, console=console) as shown:
        for step in range(1, 201):
            now[0] += 1.0
            shown.update(step, 1, {}, 1.0)
    lines = text.getvalue().splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("vqgan 6 %  epoch 1/1, step 61/1000")
    assert lines[0].endswith("15 min 39 s left")  # 939 steps at one a second


def test_a_terminal_gets_bars() -> None:
    text = io.StringIO()
    console = Console(file=text, force_terminal=True, width=120)
    with TrainingProgress("transformer", 200, 100, console=console) as shown:
        shown.update(1, 1, {"loss": 5.4321}, 12.0)
        shown.message("a note [with brackets]")
        shown.update(60, 2, {"loss": 4.3211}, 12.0)
    for words in (
        "transformer",
        "160/200",
        "epoch 2/2",
        "60/100",
        "loss 4.321",
        "12 images/s",
        "[with brackets]",
    ):
        assert words in text.getvalue()


def test_machines_that_show_nothing() -> None:
    console, text = plain()
    with TrainingProgress("vqgan", 10, 1, visible=False, console=console) as shown:
        shown.update(1, 1, {}, 1.0)
        shown.message("nothing")
    assert text.getvalue() == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.4, "0 s"),
        (7, "7 s"),
        (200, "3 min 20 s"),
        (7500, "2 h 05 min"),
        (273_600, "3 d 4 h"),
        (3599.9, "1 h 00 min"),
    ],
)
def test_durations(seconds: float, words: str) -> None:
    assert duration(seconds) == words
