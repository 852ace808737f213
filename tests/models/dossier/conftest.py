"""Real disks that are small or read-only, and real other processes."""

import contextlib
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.disks import mounted_disk

SMALL_DISK_BYTES = 1 << 20
Start = Callable[..., "subprocess.Popen[str]"]
Protectable = tuple[Path, Callable[[], object]]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 1 MiB, where this process may mount one; gone afterwards, whatever happened."""
    with mounted_disk(tmp_path / "disk", SMALL_DISK_BYTES, stand_in="the quota of test_full_disk.py") as disk:
        yield disk


def fill(disk: Path) -> Path:
    """Take every last byte of `disk`, and return the file that holds them."""
    filler = disk / "filler"
    with filler.open("ab", buffering=0) as file:
        for size in (4_096, 1):
            with contextlib.suppress(OSError):
                while file.write(b"x" * size):
                    pass
    return filler


@pytest.fixture
def protectable(tmp_path: Path, request: pytest.FixtureRequest) -> Protectable:
    """A folder, and what makes it and all in it read-only: taken-away rights, or for root (who looks through rights)
    a disk that is mounted again as a write-protected stick."""
    if sys.platform == "win32":
        pytest.skip("a folder on Windows is not made read-only by its rights alone")
    if os.geteuid() == 0:
        disk: Path = request.getfixturevalue("small_disk")
        return disk, lambda: subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)

    def take_rights_away() -> None:
        for place in (*tmp_path.rglob("*"), tmp_path):
            request.addfinalizer(partial(place.chmod, stat.S_IMODE(place.stat().st_mode)))
            place.chmod(0o500 if place.is_dir() else 0o400)

    return tmp_path, take_rights_away


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts `child.py` with a role and a folder; kills what is left of it afterwards."""
    running: list[subprocess.Popen[str]] = []

    def begin(*arguments: object) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.models.dossier.child", *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[3],
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.communicate()
