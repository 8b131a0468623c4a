"""The log: one line a step, one story over all resumes, readable after a kill."""

from __future__ import annotations

import json
import math
import resource
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scene_engine.errors import SceneError
from scene_engine.training.log import TrainingLog, read_log


def steps(path: Path) -> list[int]:
    return [line["step"] for line in read_log(path)]


def test_lines_are_there_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new" / "log.jsonl"
    with TrainingLog(path) as log:
        log.write(1, 1, {"loss": 0.5})
        (line,) = read_log(path)
        assert (line["step"], line["epoch"], line["loss"]) == (1, 1, 0.5)
        assert line["time"] > 1e9


def test_what_is_not_finite_is_null(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    with TrainingLog(path) as log:
        log.write(1, 1, {"a": math.nan, "b": math.inf, "c": 1.0})
    line = json.loads(path.read_text(), parse_constant=pytest.fail)
    assert (line["a"], line["b"], line["c"]) == (None, None, 1.0)


def test_resuming_drops_what_will_be_done_again(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    with TrainingLog(path) as log:
        for step in range(1, 11):
            log.write(step, 1, {"loss": 0.1})
    with path.open("a") as file:
        file.write('{"step": 11, "epo')  # killed as it wrote
    assert steps(path) == list(range(1, 11))
    with TrainingLog(path, start_step=6) as log:
        assert steps(path) == list(range(1, 7))
        log.write(7, 2, {"loss": 0.2})
    assert steps(path) == list(range(1, 8))
    assert read_log(path)[-1]["epoch"] == 2
    assert [item.name for item in tmp_path.iterdir()] == ["log.jsonl"]


def test_a_torn_line_does_not_spoil_the_next(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text('{"step": 1, "epoch": 1}\n{"step": 2, "ep')
    with TrainingLog(path, start_step=5) as log:
        log.write(6, 1, {})
    assert steps(path) == [1, 6]


def test_a_new_run_keeps_the_old_log_aside(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text('{"step": 9}\n')
    with TrainingLog(path) as log:
        log.write(1, 1, {})
    assert steps(path) == [1]
    assert steps(tmp_path / "log.previous.jsonl") == [9]


def test_machines_that_write_nothing(tmp_path: Path) -> None:
    with TrainingLog(tmp_path / "log.jsonl", active=False) as log:
        log.write(1, 1, {"loss": 1.0})
    assert not list(tmp_path.iterdir())


def test_folders_and_disks_that_refuse(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SceneError, match="cannot write"):
        TrainingLog(tmp_path / "file" / "log.jsonl")
    with pytest.raises(SceneError, match="cannot read"):
        read_log(tmp_path / "missing.jsonl")


def test_a_full_disk_is_an_error_that_says_so(tmp_path: Path) -> None:
    """RLIMIT_FSIZE makes the system refuse to write past a size, as a full disk does."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    log = TrainingLog(tmp_path / "log.jsonl")
    log.write(1, 1, {})
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
        with pytest.raises(SceneError, match=r"cannot write .*log\.jsonl"), log:
            log.write(2, 1, {"loss": 1.0})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    assert steps(tmp_path / "log.jsonl") == [1]


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.integers(0, 5))
def test_any_bytes_can_be_gone_on_from(tmp_path: Path, junk: bytes, step: int) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(b'{"step": 1}\n' + junk)
    with TrainingLog(path, start_step=step) as log:
        log.write(step + 1, 1, {})
    assert steps(path)[-1] == step + 1
