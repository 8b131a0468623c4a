"""What this process may use of the machine: processor cores and memory, container limits respected."""

from __future__ import annotations

import ctypes
import math
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

CGROUPS = Path("/sys/fs/cgroup")

# Parameters of glibc's mallopt, from malloc.h.
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3


def cores() -> int:
    """Processor cores that this process may run on: its affinity mask, cut to the container's CPU quota."""
    if sys.platform == "linux":
        count = len(os.sched_getaffinity(0))
        for folder in _cgroup_folders():
            count = min(count, _cpu_quota(folder) or count)
        return count
    return os.cpu_count() or 1


def memory_bytes() -> int:
    """Memory that this process may fill, in bytes: what is built in, cut to the container's limit."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    if sys.platform == "linux":
        for folder in _cgroup_folders():
            for name in ("memory.max", "memory/memory.limit_in_bytes"):  # cgroup version 2, version 1
                text = _read(folder / name)
                if text.isdigit():
                    total = min(total, int(text))
    return total


def keep_freed_memory() -> bool:
    """Lets glibc's malloc use large blocks again; returns whether that could be set. Nothing to do elsewhere.

    By itself it maps every block above 32 MiB afresh and gives it back when freed, and trims the heap's end.
    An array of that size, which training makes by the dozen at each step, is then paged in and zeroed by the
    kernel every time: a third of the time of a step.
    """
    if platform.libc_ver()[0] != "glibc":
        return False
    mallopt = ctypes.CDLL(None).mallopt
    return bool(mallopt(M_MMAP_THRESHOLD, 2**30) and mallopt(M_TRIM_THRESHOLD, 2**31 - 1))


def processor_name() -> str:
    """The processor's marketing name, or its architecture where the system doesn't tell."""
    if sys.platform == "darwin":
        command = ["sysctl", "-n", "machdep.cpu.brand_string"]
        name = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    else:
        lines = _read(Path("/proc/cpuinfo")).splitlines()
        name = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return name or platform.machine()


def _cgroup_folders() -> Iterator[Path]:
    """This process's own control group and those around it: each may set a limit.

    Inside a container the path in /proc/self/cgroup is often the host's and not to be found; the
    container's own limits are then at the root.
    """
    own = next((line[3:] for line in _read(Path("/proc/self/cgroup")).splitlines() if line[:3] == "0::"), "/")
    inside = Path(own.lstrip("/"))
    for part in (inside, *inside.parents):
        yield CGROUPS / part


def _cpu_quota(folder: Path) -> int | None:
    """Cores' worth of time that the group may use, rounded up; None without a limit."""
    quota, _, period = _read(folder / "cpu.max").partition(" ")
    if not quota:  # cgroup version 1
        quota = _read(folder / "cpu/cpu.cfs_quota_us")
        period = _read(folder / "cpu/cpu.cfs_period_us")
    if not (quota.isdigit() and period.isdigit()):  # "max", or -1
        return None
    return max(1, math.ceil(int(quota) / int(period)))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
