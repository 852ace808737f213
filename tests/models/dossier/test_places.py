"""Names that every system takes, and the place where dossiers live."""

import ntpath
import sys
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.dossier.places import LONGEST_NAME, default_home, free_name, safe_name


def reserved_on_windows(name: str) -> bool:
    """Python's own judgement, from before and after 3.13 moved it."""
    if sys.version_info >= (3, 13):
        return ntpath.isreserved(name)
    return PureWindowsPath(name).is_reserved()


@given(st.text())
@example("CON")
@example("nul.txt")
@example("COM¹.tar.gz")
@example("aux .log")
@example(". . .")
@example("ë" * 300 + ".docx")
@example("a." + "b" * 300)
@example("a b​.txt")
@example("gesprek‮gpj.exe")
@example("\udce9t\udce9.txt")
def test_a_safe_name_is_one_that_every_system_takes(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert not set(safe) & set('<>:"/\\|?*')
    assert safe == safe.strip(". ")
    assert all(letter == " " or unicodedata.category(letter)[0] not in "CZ" for letter in safe)
    assert len(safe.encode()) <= LONGEST_NAME + 1
    assert not reserved_on_windows(safe)
    assert safe_name(safe) == safe


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Gesprek Zoë 12-03-2026.m4a", "Gesprek Zoë 12-03-2026.m4a"),
        ("Gesprek 12/3: rekenen?.docx", "Gesprek 12-3- rekenen-.docx"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("con.txt", "_con.txt"),
        ("  ...  ", "kloppend"),
        ("", "kloppend"),
        ("Zoe\u0308", "Zoë"),
    ],
)
def test_a_name_keeps_what_can_be_kept(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_extension() -> None:
    assert safe_name("lang " * 100 + ".docx").endswith("lang.docx")


def test_a_free_name_differs_in_more_than_capitals(tmp_path: Path) -> None:
    (tmp_path / "Verslag.PDF").touch()
    (tmp_path / "verslag (2).pdf").touch()
    assert free_name(tmp_path, "verslag.pdf") == "verslag (3).pdf"
    assert free_name(tmp_path, "ander.pdf") == "ander.pdf"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks the system, not the environment")
def test_dossiers_live_in_the_documents_of_the_user_and_are_not_made_by_asking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DOCUMENTS_DIR", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert default_home() == tmp_path / "Documents" / "Kloppend"
    assert list(tmp_path.iterdir()) == []
