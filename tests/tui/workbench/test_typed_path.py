"""A file that was typed, pasted or dragged into the window is the file that was meant."""

from pathlib import Path

import pytest

from tui.workbench.typed_path import typed_path


@pytest.mark.parametrize(
    "typed",
    [
        "/home/eva/mijn opname.m4a",
        "  /home/eva/mijn opname.m4a \n",
        "'/home/eva/mijn opname.m4a'",
        '"/home/eva/mijn opname.m4a"',
        r"/home/eva/mijn\ opname.m4a",
        "file:///home/eva/mijn%20opname.m4a",
    ],
)
def test_what_terminals_add_is_taken_off(typed: str) -> None:
    assert typed_path(typed, windows=False) == Path("/home/eva/mijn opname.m4a")


def test_a_windows_path_keeps_its_backslashes() -> None:
    for typed in (
        r"C:\Users\Eva\mijn opname.m4a",
        r'"C:\Users\Eva\mijn opname.m4a"',
        r"& 'C:\Users\Eva\mijn opname.m4a'",
    ):
        assert str(typed_path(typed, windows=True)) == r"C:\Users\Eva\mijn opname.m4a"


def test_a_name_that_truly_holds_a_backslash_is_found(tmp_path: Path) -> None:
    odd = tmp_path / "a\\ b.m4a"
    odd.touch()
    assert typed_path(str(odd), windows=False) == odd


def test_the_home_folder_may_be_written_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/eva")
    monkeypatch.setenv("USERPROFILE", "/home/eva")
    assert typed_path("~/opname.m4a") == Path("/home/eva/opname.m4a")
