"""Real small file systems for the tests of full disks."""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def mounted_disk(place: Path, size_bytes: int, *, stand_in: str) -> Iterator[Path]:
    """A file system of `size_bytes` at `place`, gone afterwards, whatever happened.

    Skips where this process may not mount one; `stand_in` names the test that then holds the same.
    """
    place.mkdir()
    mount = shutil.which("mount")
    if sys.platform != "linux" or mount is None:
        pytest.skip("only Linux mounts a small disk without an image")
    command = [mount, "-t", "tmpfs", "-o", f"size={size_bytes},mode=700", "small", str(place)]
    if subprocess.run(command, capture_output=True).returncode:
        pytest.skip(f"not permitted to mount a disk; {stand_in} stands in")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)
