"""Files are read whole or refused, and written whole or not at all."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from models.files import (
    copy_atomically,
    make_private_folder,
    read_private,
    sha256_of,
    sha256_of_file,
    storage_problem,
    write_atomically,
)
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


def test_a_copy_is_the_same_bytes_with_their_hash_and_size(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000
    (tmp_path / "a.wav").write_bytes(content)
    copied = copy_atomically(tmp_path / "a.wav", tmp_path / "b.wav")
    assert (tmp_path / "b.wav").read_bytes() == content
    assert (copied.sha256, copied.size) == (sha256_of(content), len(content))
    assert sha256_of_file(tmp_path / "b.wav") == copied.sha256


def test_a_copy_of_nothing_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "leeg.wav").touch()
    (tmp_path / "b.wav").write_bytes(b"was er al")
    with pytest.raises(Unreadable, match="empty"):
        copy_atomically(tmp_path / "leeg.wav", tmp_path / "b.wav")
    with pytest.raises(NotFound):
        copy_atomically(tmp_path / "weg.wav", tmp_path / "b.wav")
    assert (tmp_path / "b.wav").read_bytes() == b"was er al"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.wav", "leeg.wav"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a file that fails while it is read")
def test_a_source_that_breaks_off_is_its_own_problem_and_not_the_disks(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="to its end"):
        copy_atomically(Path("/proc/self/mem"), tmp_path / "b.wav")  # nothing is mapped at address 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_a_private_folder_is_private_up_to_what_was_there_already(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        make_private_folder(tmp_path / "Kloppend" / "gesprek")
    finally:
        os.umask(before)
    for folder in (tmp_path / "Kloppend", tmp_path / "Kloppend" / "gesprek"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_in_the_place_of_a_folder_is_a_storage_problem(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("geen map")
    for folder in (tmp_path / "a", tmp_path / "a" / "b"):
        with pytest.raises(StorageFailed):
            make_private_folder(folder)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EFBIG, "larger than this disk"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.EIO, "could not be written"),
    ],
)
def test_each_refusal_of_the_disk_has_its_own_words(number: int, words: str) -> None:
    assert words in str(storage_problem(Path("map/a.wav"), OSError(number, os.strerror(number))))
