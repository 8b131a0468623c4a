"""A real GIMP 3 for the tests: the one on PATH, or Debian 13's in a root of its own, made at the first use.

Making it takes a minute or two and 700 MB in the user's cache; later runs find it there. GIMP sees the
folder of a test as /mnt, has its profile there, and shares the network: the plug-in reaches a server outside.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

PACKAGES = (
    "gimp", "gir1.2-gimp-3.0", "python3-gi", "xvfb", "xauth", "xdotool", "imagemagick", "openbox",
    "adwaita-icon-theme", "fonts-dejavu-core",
)  # fmt: skip
INSIDE = (Path(__file__).parent / "inside.py").read_text(encoding="utf-8")
CONSOLE = ["-i", "-d", "-f", "-s", "--batch-interpreter=python-fu-eval"]
_MOUNT = (
    'mount -t proc proc "$0/proc"; mount --bind /dev "$0/dev"; mount --bind "$1" "$0/mnt"; root=$0; shift; '
    'exec chroot "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/mnt/home LANG=C.UTF-8 '
    'GIMP3_DIRECTORY=/mnt/profile "$@"'
)


class NoGimpError(Exception):
    """There is no GIMP 3, and none can be made here."""


@dataclass(frozen=True)
class Gimp:
    """A GIMP and the folder of a test.

    Attributes:
        root: Of the system that it is in; None for this one.
        folder: The test's: home and profile are in it.
    """

    root: Path | None
    folder: Path

    @property
    def profile(self) -> Path:
        """GIMP's own folder."""
        return self.folder / "profile"

    @property
    def plug_in(self) -> Path:
        """Where Scene is installed."""
        return self.profile / "plug-ins/scene"

    def seen(self, path: Path) -> str:
        """What GIMP calls a path of the test's folder."""
        return str(path) if self.root is None else f"/mnt/{path.relative_to(self.folder)}"

    def command(self, words: Sequence[str]) -> list[str]:
        """A command to run where GIMP is."""
        for name in ("home", "profile"):
            (self.folder / name).mkdir(exist_ok=True)
        if self.root is None:
            places = [f"HOME={self.folder / 'home'}", f"GIMP3_DIRECTORY={self.profile}"]
            return ["env", *places, *words]
        unshare = ["unshare", "-m", "--propagation", "private", "sh", "-c", _MOUNT]
        return [*unshare, str(self.root), str(self.folder), *words]

    def run(self, code: str, timeout: float = 120.0) -> Any:
        """Runs Python in GIMP's console; what the code calls `result` with comes back."""
        process = self.start(code)
        output, _ = process.communicate(timeout=timeout)
        told = self.folder / "result.json"
        assert told.exists(), output[-3000:]
        return json.loads(told.read_text(encoding="utf-8"))

    def start(self, code: str) -> subprocess.Popen[str]:
        """The same, without waiting."""
        (self.folder / "result.json").unlink(missing_ok=True)
        script = self.folder / "script.py"
        out = self.seen(self.folder / "result.json")
        script.write_text(f"OUT = {out!r}\n{INSIDE}\n{_guarded(code)}", encoding="utf-8")
        batch = f"exec(open({self.seen(script)!r}).read(), {{'Gimp': Gimp}})"
        words = [console(self.root), *CONSOLE, "-b", batch, "--quit"]
        return subprocess.Popen(
            self.command(words), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        )


def console(root: Path | None) -> str:
    """The name of GIMP's console program."""
    return "gimp-console-3.0" if root is not None else _on_path() or "gimp-console-3.0"


def find() -> Path | None:
    """The root that GIMP 3 is in, made if need be; None if it is on PATH.

    Raises:
        NoGimpError: Neither.
    """
    if _on_path():
        return None
    if os.geteuid() != 0 or not Path("/etc/debian_version").exists() or not shutil.which("apt-get"):
        raise NoGimpError(
            "GIMP 3 is not on PATH, and only root on a Debian system can make one for the tests"
        )
    cache = Path(platformdirs.user_cache_path("scene-engine")) / "gimp3"
    cache.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256("\n".join(PACKAGES).encode()).hexdigest()[:12]
    root = cache / name
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not root.exists():
            _make(root)
    return root


def _on_path() -> str | None:
    return next((name for name in ("gimp-console-3.0", "gimp-console-3.2") if shutil.which(name)), None)


def _make(root: Path) -> None:
    def done(*words: str) -> None:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(words, env=quiet, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    try:
        if not shutil.which("mmdebstrap"):
            done("apt-get", "update")
            done("apt-get", "install", "--yes", "--no-install-recommends", "mmdebstrap")
        temporary = Path(tempfile.mkdtemp(prefix=".making-", dir=root.parent))
        temporary.chmod(0o755)
        lean = [
            '--aptopt=APT::Install-Recommends "false"',
            '--aptopt=Acquire::Languages "none"',
            "--dpkgopt=force-unsafe-io",
            *(f"--dpkgopt=path-exclude=/usr/share/{name}/*" for name in ("doc", "man", "locale")),
        ]
        done(
            "mmdebstrap", "--mode=root", "--variant=minbase", f"--include={','.join(PACKAGES)}", *lean,
            "trixie", str(temporary),
        )  # fmt: skip
        temporary.rename(root)
    except subprocess.CalledProcessError as error:
        raise NoGimpError(f"making a Debian 13 with GIMP failed: {error.stderr.decode()[-1000:]}") from error


def _guarded(code: str) -> str:
    """An error in the code is a result, too."""
    body = "\n".join("    " + line for line in code.strip().splitlines())
    caught = "except Exception:\n    import traceback\n    result({'error': traceback.format_exc()})\n"
    return f"try:\n{body}\n{caught}"
