"""The engine's thread: turns, failures that stay alone, memory let go; and the service files."""

from __future__ import annotations

import plistlib
import queue
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from scene_engine import generation
from scene_engine.cli import main
from scene_engine.errors import SceneError
from scene_engine.recipe import Recipe
from scene_engine.server.drawings import Wanted
from scene_engine.server.engine import Ended, Engine, Loading, Work
from scene_engine.server.errors import ProtocolError
from scene_engine.server.models import Model
from scene_engine.server.service import service
from tests.models import write_checkpoint

WANTED = Wanted([Recipe("", 1, tokens_a_step=60)], None)


@pytest.fixture
def engine(tiny: Path) -> Iterator[Engine]:
    found = Engine([Model.of(tiny)], "cpu", unload_after=0.3)
    yield found
    found.stop()


def end_of(engine: Engine, wanted: Wanted = WANTED) -> tuple[Ended, list[Any]]:
    """A job's end, and all that was told before it."""
    told: queue.Queue[Any] = queue.Queue()
    engine.put(Work("someone", wanted, 0, told.put))
    before: list[Any] = []
    while True:
        event = told.get(timeout=30)
        if isinstance(event, Ended):
            return event, before
        before.append(event)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (MemoryError(), "memory"),
        (RuntimeError("[metal::malloc] Attempting to allocate 9 bytes"), "memory"),
        (ValueError("something odd"), "engine"),
        (SceneError("a bad recipe", "mend it"), "bad_recipe"),
    ],
)
def test_a_job_that_fails_fails_alone(engine: Engine, error: Exception, code: str) -> None:
    with mock.patch.object(generation, "generate", side_effect=error):
        ended, _ = end_of(engine)
    assert ended.state == "failed"
    assert ended.error is not None
    assert (ended.error.code, bool(ended.error.fix)) == (code, True)
    assert end_of(engine)[0].state == "finished"


def test_the_networks_are_let_go_and_read_again(engine: Engine) -> None:
    assert any(isinstance(event, Loading) for event in end_of(engine)[1])
    assert not any(isinstance(event, Loading) for event in end_of(engine)[1])
    time.sleep(1)
    assert any(isinstance(event, Loading) for event in end_of(engine)[1])


def test_after_stopping_nothing_is_taken(engine: Engine) -> None:
    engine.stop()
    with pytest.raises(ProtocolError) as error:
        end_of(engine)
    assert error.value.code == "stopping"


def test_systemds_file_starts_this_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    found = service("linux", tmp_path)
    assert found.path == tmp_path / ".config/systemd/user/scene-engine.service"
    assert '"-m" "scene_engine" "serve"' in found.text
    assert "enable --now scene-engine.service" in found.enable


def test_launchds_file_is_a_property_list(tmp_path: Path) -> None:
    found = service("darwin", tmp_path)
    plist = plistlib.loads(found.text.encode())
    assert plist["ProgramArguments"][1:] == ["-m", "scene_engine", "serve"]
    assert found.path.parent == tmp_path / "Library/LaunchAgents"


def test_another_system_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SceneError, match="no service file"):
        service("win32", tmp_path)


@pytest.mark.skipif(not Path("/proc").exists(), reason="systemd is Linux's")
def test_the_command_writes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    result = CliRunner().invoke(main, ["serve", "--install-service"])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "systemd/user/scene-engine.service").is_file()
    assert "systemctl --user" in result.output


def test_a_recipe_names_its_model_by_its_digest(tiny: Path, tmp_path: Path) -> None:
    other = write_checkpoint(tmp_path / "seas.safetensors", seed=1)
    models = [Model.of(tiny), Model.of(other)]
    assert [model.name for model in models] == ["tiny", "seas"]
    found = Engine(models, "cpu")

    def drawn(checkpoint: str) -> tuple[str, bytes]:
        recipe = Recipe("", 1, tokens_a_step=60, checkpoint=checkpoint)
        ended, before = end_of(found, Wanted([recipe], None))
        assert ended.state == "finished", ended
        (picture,) = [event for event in before if isinstance(event, generation.Finished)]
        return picture.recipe.checkpoint, picture.canvas.indices.tobytes()

    first, second = drawn(""), drawn(models[1].digest)
    assert (first[0], second[0]) == (models[0].digest, models[1].digest)
    assert first[1] != second[1]
    assert drawn(models[0].digest[:8]) == first
    ended, _ = end_of(found, Wanted([Recipe("", 1, checkpoint="f" * 16)], None))
    assert ended.error is not None
    assert ended.error.code == "bad_recipe"
    found.stop()
