"""Makes the virtual environment that the Makefile uses: `python3 scripts/setup.py [--dev]`.

Needs nothing but Python. Debian's bare python3 cannot make virtual environments (its `venv` lacks
`ensurepip`), so this tries, in turn: venv, virtualenv, and, as root, installing the python3-venv package.
With --dev it also gets luacheck, if it can.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 10)
CUDA_13_DRIVER = 580  # the oldest NVIDIA driver that runs CUDA 13


def main() -> None:
    parser = argparse.ArgumentParser(description="Sets up .venv for this checkout.")
    parser.add_argument("--dev", action="store_true", help="with the tools that check the code")
    dev = parser.parse_args().dev
    if not works(PYTHON):
        make_environment(new_enough_python())
    extra = backend_extra()
    print(
        f"Installing scene-engine{extra} into {VENV.name}; the first time takes a minute or two.", flush=True
    )
    # Dependency groups and editable installs need a newer pip than old systems bring.
    pip("install", "--upgrade", "pip>=25.1")
    pip("install", "--editable", f".{extra}", *(("--group", "dev") if dev else ()))
    if dev:
        get_luacheck()


def works(python: Path | str) -> bool:
    """Whether this Python starts and is new enough; a moved or half-made environment's doesn't."""
    check = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    try:
        return subprocess.run([python, "-c", check], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def new_enough_python() -> str:
    """This Python, or the newest one found that will do: macOS's own `python3` can be an old one."""
    for name in (sys.executable, *(f"python3.{minor}" for minor in range(14, OLDEST[1] - 1, -1))):
        path = shutil.which(name)
        if path and works(path):
            return path
    package = (
        "brew install python" if sys.platform == "darwin" else "a newer Python from your system's packages"
    )
    sys.exit(f"Python {platform.python_version()} is too old: 3.10 or newer is needed.\nGet it: {package}.")


def make_environment(python: str) -> None:
    venv = [python, "-m", "venv", "--clear", str(VENV)]
    if succeeds(venv):
        return
    if succeeds([python, "-m", "virtualenv", "--clear", str(VENV)]):
        return
    if shutil.which("virtualenv") and succeeds(["virtualenv", "--clear", "--python", python, str(VENV)]):
        return
    if shutil.which("apt-get"):
        if os.geteuid() == 0:
            print("This Python cannot make virtual environments: installing python3-venv.", flush=True)
            succeeds(["apt-get", "update"])
            succeeds(["apt-get", "install", "--yes", "--no-install-recommends", "python3-venv"])
            if succeeds(venv):
                return
        fix = "sudo apt-get install python3-venv"
    else:
        fix = "your system's package of Python's venv module"
    shutil.rmtree(VENV, ignore_errors=True)  # venv leaves a half-made one behind
    sys.exit(f"{python} cannot make virtual environments.\nInstall it with: {fix}\nThen run make again.")


def get_luacheck() -> None:
    """Installs luacheck, which checks the extension for Aseprite, where this may: as root on Debian."""
    if shutil.which("luacheck"):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        succeeds(["apt-get", "update"])
        if succeeds(["apt-get", "install", "--yes", "--no-install-recommends", "lua-check"]):
            return
    fix = "brew install luacheck" if sys.platform == "darwin" else "sudo apt-get install lua-check"
    print(f"luacheck isn't installed: 'make lint' leaves the Lua unchecked. Install it with: {fix}")


def succeeds(command: list[str]) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=quiet, capture_output=True, check=False).returncode == 0


def backend_extra() -> str:
    """The extra that brings MLX's library: what the environment has already, else what suits the machine."""
    if sys.platform == "darwin":
        return ""
    packages = [path.name for path in VENV.glob("lib/python*/site-packages/mlx_c*.dist-info")]
    if packages:
        return "[cuda]" if packages[0].startswith("mlx_cuda") else "[cpu]"
    driver = nvidia_driver()
    if 0 < driver < CUDA_13_DRIVER:
        print(f"NVIDIA driver {driver} is too old for CUDA 13 ({CUDA_13_DRIVER} or newer): using the CPU.")
    return "[cuda]" if driver >= CUDA_13_DRIVER else "[cpu]"


def nvidia_driver() -> int:
    """Major version of the NVIDIA driver; 0 without a working one."""
    command = ["nvidia-smi", "--query-gpu=driver_version", "--format=csv,noheader"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return int(answer.split(".")[0])
    except (OSError, subprocess.CalledProcessError, ValueError):
        return 0


def pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "--quiet", "--no-input", "--disable-pip-version-check", *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        sys.exit("The installation failed; pip says why above. Once mended, run make again.")


if __name__ == "__main__":
    main()
