"""Signals: the first asks, the second Ctrl-C insists, and afterwards all is as before."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from scene_engine.training.interrupt import Interrupt


def send(number: signal.Signals) -> None:
    os.kill(os.getpid(), number)
    time.sleep(0.01)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_only_asks(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with Interrupt() as stop:
        assert not stop.requested
        send(number)
        assert stop.requested
    assert signal.getsignal(number) is before


@pytest.mark.parametrize("first", [signal.SIGINT, signal.SIGTERM])
def test_a_second_ctrl_c_leaves_at_once(first: signal.Signals) -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interrupt() as stop:
        send(first)
        assert stop.requested
        with pytest.raises(KeyboardInterrupt):
            send(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_second_sigterm_changes_nothing() -> None:
    with Interrupt() as stop:
        send(signal.SIGTERM)
        send(signal.SIGTERM)
    assert stop.requested


def test_other_threads_catch_nothing() -> None:
    before = signal.getsignal(signal.SIGINT)
    seen = []

    def work() -> None:
        with Interrupt() as stop:
            seen.append((stop.requested, signal.getsignal(signal.SIGINT)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [(False, before)]
