"""A GIMP with Scene installed, and an engine that draws noise in a quarter of a second."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.editors.gimp import program
from tests.editors.gimp.program import Gimp
from tests.server.conftest import Served, served, tiny

__all__ = ["served", "tiny"]


@pytest.fixture(scope="session")
def root() -> Path | None:
    """Where GIMP 3 is. Without one the tests are skipped, but not in CI."""
    try:
        return program.find()
    except program.NoGimpError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(f"{error}; install GIMP 3 to run these tests")


@pytest.fixture(scope="module")
def gimp(tmp_path_factory: pytest.TempPathFactory, root: Path | None, served: Served) -> Gimp:
    """Scene installed as an artist installs it, while the engine runs."""
    found = Gimp(root, tmp_path_factory.mktemp("gimp"))
    install(found, served.home)
    return found


def install(gimp: Gimp, home: Path) -> str:
    """`scene-engine plugins install gimp`; what it says."""
    gimp.profile.mkdir(parents=True, exist_ok=True)
    words = [
        sys.executable,
        "-m",
        "scene_engine",
        "plugins",
        "install",
        "gimp",
        "--folder",
        str(gimp.profile),
    ]
    names = ("XDG_DATA_HOME", "XDG_STATE_HOME", "HOME")
    done = subprocess.run(
        words, env=os.environ | dict.fromkeys(names, str(home)), capture_output=True, text=True, check=True
    )
    return done.stdout
