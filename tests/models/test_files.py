"""Files are read whole or refused, and written whole or not at all."""

import stat
import sys
from pathlib import Path

import pytest

from models.files import read_private, write_atomically
from models.problems import NotFound, StorageFailed, Unreadable


def test_a_missing_file_an_empty_file_and_a_folder_are_three_different_problems(tmp_path: Path) -> None:
    (tmp_path / "leeg.txt").touch()
    with pytest.raises(NotFound):
        read_private(tmp_path / "weg.txt")
    with pytest.raises(Unreadable, match="empty"):
        read_private(tmp_path / "leeg.txt")
    with pytest.raises(Unreadable, match="folder"):
        read_private(tmp_path)


def test_writing_replaces_the_whole_file_and_leaves_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_atomically(path, b"een")
    write_atomically(path, b"twee")
    assert path.read_bytes() == b"twee"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_what_is_written_is_for_its_owner_only(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.txt", b"een")
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_a_storage_problem(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        write_atomically(tmp_path / "weg" / "a.txt", b"een")
