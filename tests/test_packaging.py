"""The wheel a parent installs holds everything the program reads, and nothing of the workshop."""

import shutil
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
ROOMS = ("models", "transcribe", "reconcile", "tui")
DATA_SUFFIXES = (
    *(".toml", ".tsv", ".json", ".sql", ".j2", ".docx", ".mo", ".tcss", ".txt", ".typ", ".typed", ".md"),
    *(".opus", ".rttm", ".bin", ".npz", ".yaml"),  # the demo recording and its engines
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Built as pip does it, from a copy, with the setuptools of this environment: building needs no network."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(HOUSE / name, source / name)
    for room in ROOMS:
        shutil.copytree(HOUSE / room, source / room, ignore=shutil.ignore_patterns("__pycache__"))
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", str(source)]
    built = subprocess.run(build, capture_output=True, encoding="utf-8", check=False)
    assert built.returncode == 0, built.stderr[-2000:]
    (path,) = (source / "dist").glob("kloppend-*.whl")
    return zipfile.ZipFile(path)


def test_every_file_the_program_reads_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    needed = {
        path.relative_to(HOUSE).as_posix()
        for room in ROOMS
        for path in (HOUSE / room).rglob("*")
        if path.is_file() and (path.suffix == ".py" or path.suffix in DATA_SUFFIXES)
    }
    assert needed - set(wheel.namelist()) == set()
    assert any(name.endswith(".mo") for name in needed)
    assert any(name.endswith(".sql") for name in needed)


def test_every_kind_of_data_file_is_known_here() -> None:
    """A new kind of data file must be added to package-data in pyproject.toml and to `DATA_SUFFIXES`."""
    ignored = {".py", ".pyc", ".po", ".pot"}
    kinds = {path.suffix for room in ROOMS for path in (HOUSE / room).rglob("*") if path.is_file()}
    assert kinds - ignored - set(DATA_SUFFIXES) == set()


def test_the_tests_stay_in_the_workshop(wheel: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(ROOMS)


def test_the_command_is_called_kloppend(wheel: zipfile.ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    points = ConfigParser()
    points.read_string(wheel.read(name).decode())
    assert dict(points["console_scripts"]) == {"kloppend": "tui.main:main"}


def test_the_licence_goes_along(wheel: zipfile.ZipFile) -> None:
    assert any(name.endswith("LICENSE") for name in wheel.namelist())
