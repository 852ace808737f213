"""How much memory is free, and whether telling voices apart fits in it."""

import re
import subprocess
import sys
from pathlib import Path

GIB = 2**30
SPEAKERS = 1.5 * GIB
"""What telling voices apart takes at its peak, however long the recording is. Measured with networks of the size of
community-1: 0.9 GB while hearing blocks; for 4 hours 1.05 GB while grouping, 1.45 GB where all voices are noise."""
MARGIN = 0.7 * GIB
"""For the speech engine's work and for what else the parent does meanwhile."""


def side_by_side(available: int | None) -> bool:
    """Whether voices can be told apart beside a speech engine that is loaded already."""
    return available is not None and available >= SPEAKERS + MARGIN


def available_memory() -> int | None:
    """Bytes that programs can still get without swapping; None where the system does not tell."""
    try:
        if sys.platform == "win32":
            return _of_windows()
        if sys.platform == "darwin":
            command = ["/usr/bin/vm_stat"]
            return of_vm_stat(subprocess.run(command, capture_output=True, text=True, check=True, timeout=5).stdout)
        return of_meminfo(Path("/proc/meminfo").read_text(encoding="ascii"))
    except (OSError, subprocess.SubprocessError):
        return None


def of_meminfo(text: str) -> int | None:
    """Of Linux's /proc/meminfo."""
    found = re.search(r"^MemAvailable:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) * 1024 if found else None


def of_vm_stat(text: str) -> int | None:
    """Of what macOS's vm_stat prints: pages that are free, or hold only copies of files."""
    size = re.search(r"page size of (\d+) bytes", text)
    pages = re.findall(r"^Pages (?:free|inactive|speculative|purgeable):\s+(\d+)", text, re.MULTILINE)
    return int(size[1]) * sum(map(int, pages)) if size and pages else None


def _of_windows() -> int | None:
    import ctypes

    class MemoryStatus(ctypes.Structure):
        """MEMORYSTATUSEX, learn.microsoft.com/windows/win32/api/sysinfoapi/ns-sysinfoapi-memorystatusex."""

        _fields_ = [
            ("dwLength", ctypes.c_ulong),
            ("dwMemoryLoad", ctypes.c_ulong),
            ("ullTotalPhys", ctypes.c_ulonglong),
            ("ullAvailPhys", ctypes.c_ulonglong),
            ("others", ctypes.c_ulonglong * 5),
        ]

    status = MemoryStatus(dwLength=ctypes.sizeof(MemoryStatus))
    found = ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))  # type: ignore[attr-defined,unused-ignore]
    return int(status.ullAvailPhys) if found else None
