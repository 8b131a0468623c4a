from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner

import scene_engine
from scene_engine.cli import COMMANDS, Entry, main
from scene_engine.cli.common import json_option
from scene_engine.errors import SceneError


@pytest.fixture
def command_that(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], None]:
    """Adds a command called `broken` that runs the given function."""

    def add(run: Callable[[], None]) -> None:
        @click.command()
        @json_option
        def command(as_json: bool) -> None:
            run()

        monkeypatch.setitem(sys.modules, "scene_engine.cli.broken", SimpleNamespace(command=command))
        monkeypatch.setitem(COMMANDS, "broken", Entry("broken", "Help", "Fails."))

    return add


def fail() -> None:
    raise SceneError("the palette is torn", "Mend it.")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert f"{name} " in result.stdout


def test_help_lists_every_command_and_how_to_begin() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    assert 'scene-engine generate "' in result.stdout
    for entry in COMMANDS.values():
        assert f"{entry.name}  " in result.stdout
        assert entry.summary in result.stdout


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom scene_engine.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([name for name in ('mlx', 'mlx.core', 'numpy', 'PIL', 'rich') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_commands_module_does_not_import_mlx(name: str) -> None:
    code = f"import sys, scene_engine.cli.{name}\nprint('mlx.core' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "False\n"


def test_python_m_and_version() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "scene_engine", "--version"], capture_output=True, text=True, check=True
    )
    assert result.stdout == f"scene-engine {scene_engine.__version__}\n"


@pytest.mark.parametrize(("typed", "meant"), [("genrate", "generate"), ("doctro", "doctor")])
def test_an_unknown_command_suggests_the_nearest(typed: str, meant: str) -> None:
    result = CliRunner().invoke(main, [typed])
    assert result.exit_code == 2
    assert f"No such command '{typed}'. Did you mean '{meant}'?" in result.stderr


def test_an_unknown_command_like_none_suggests_nothing() -> None:
    result = CliRunner().invoke(main, ["xyzzy"])
    assert result.exit_code == 2
    assert "Did you mean" not in result.stderr


def test_an_error_is_two_lines_on_stderr(command_that: Callable[[Callable[[], None]], None]) -> None:
    command_that(fail)
    result = CliRunner().invoke(main, ["broken"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: the palette is torn\nMend it.\n"


def test_with_json_an_error_is_json(command_that: Callable[[Callable[[], None]], None]) -> None:
    command_that(fail)
    result = CliRunner().invoke(main, ["broken", "--json"])
    assert (result.exit_code, result.stderr) == (1, "")
    assert json.loads(result.stdout) == {"error": "the palette is torn", "fix": "Mend it."}


def test_ctrl_c_is_one_line_and_130(command_that: Callable[[Callable[[], None]], None]) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    command_that(interrupt)
    result = CliRunner().invoke(main, ["broken"])
    assert (result.exit_code, result.stdout, result.stderr.strip()) == (130, "", "Stopped.")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end differently there")
def test_a_reader_that_leaves_early_is_no_error() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "scene_engine", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    process.wait(timeout=60)
    assert errors == b""
