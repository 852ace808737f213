"""Reading and writing whole files so that nothing is ever half there."""

import contextlib
import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from models.messages import N_
from models.problems import NotFound, StorageFailed, Unreadable

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
PART_SUFFIX = ".part"
"""Ends the name of a file that is still being written; what a killed program leaves of it may be thrown away."""

_COPY_BYTES = 1 << 20  # 1 MiB at a time: memory does not grow with the recording
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_FORBIDDEN = (errno.EROFS, errno.EACCES, errno.EPERM)


@dataclass(frozen=True)
class Copied:
    """What a copy turned out to hold."""

    sha256: str
    """Of the bytes, hexadecimal."""
    size: int
    """In bytes."""


def read_private(path: Path) -> bytes:
    """Return the bytes of a file the user named.

    Raises NotFound when there is no such file, Unreadable when it is a folder, empty or may not be read.
    """
    with reading_trouble(path):
        content = path.read_bytes()
    if not content:
        raise _empty(path)
    return content


def sha256_of(content: bytes) -> str:
    """The SHA-256 of `content`, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def sha256_of_file(path: Path) -> str:
    """The SHA-256 of the file at `path`, hexadecimal, read in pieces. Raises as `read_private`, save for empty."""
    with reading_trouble(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` to `path` so that a reader sees the old file or the whole new one, whatever happens.

    The new file is readable by its owner only. Raises StorageFailed; then `path` is as it was.
    """
    with whole_file(path) as file:
        file.write(content)


def copy_atomically(source: Path, target: Path) -> Copied:
    """Copy a file the user named, in pieces, so that `target` is there whole or not at all, for its owner only.

    Raises NotFound or Unreadable about `source` as `read_private` does, and StorageFailed about `target`.
    """
    digest = hashlib.sha256()
    size = 0
    with reading_trouble(source):
        original = source.open("rb")
    with original, whole_file(target) as copy:
        while chunk := _read_from(original, source):
            digest.update(chunk)
            size += len(chunk)
            copy.write(chunk)
        if not size:
            raise _empty(source)
    return Copied(digest.hexdigest(), size)


def make_private_folder(folder: Path) -> None:
    """Create `folder`, and its parents when needed, each open to its owner only. Raises StorageFailed."""
    with storage_trouble(folder):
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        for place in reversed(missing):  # mkdir(parents=True) would give the parents the rights of the umask
            place.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        folder.mkdir(exist_ok=True)  # an existing file of this name is refused here


@contextlib.contextmanager
def storage_trouble(path: Path) -> Iterator[None]:
    """Turn the operating system's refusals to write at `path` into StorageFailed."""
    try:
        yield
    except OSError as error:
        raise storage_problem(path, error) from error


def storage_problem(path: Path, error: OSError) -> StorageFailed:
    """What the operating system's refusal to write at `path` means to the user."""
    nothing_lost = N_("Nothing half-written was left behind; what was kept before is still there.")
    if error.errno in _FULL:
        return StorageFailed(
            N_("The disk is full: {name} could not be written."),
            meaning=nothing_lost,
            remedy=N_("Free some space, or choose a folder on another disk, and try again."),
            name=path.name,
        )
    if error.errno == errno.EFBIG:  # 4 GiB on a FAT32 stick, or a quota per file
        return StorageFailed(
            N_("{name} is larger than this disk allows a file to be."),
            meaning=nothing_lost,
            remedy=N_("Choose a folder on another disk, for instance the computer's own, and try again."),
            name=path.name,
        )
    if error.errno in _FORBIDDEN:
        return StorageFailed(
            N_("The folder {folder} is read-only: {name} could not be written."),
            meaning=nothing_lost,
            remedy=N_("Choose a folder you may write in, for instance under Documents."),
            name=path.name,
            folder=path.parent.name or str(path.parent),
        )
    return StorageFailed(
        N_("{name} could not be written: {reason}."),
        meaning=nothing_lost,
        remedy=N_("Check the disk and the folder, and try again."),
        name=path.name,
        reason=error.strerror or type(error).__name__,
    )


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, and to read back from, that takes the place of `path` only when all went well.

    It is for its owner only. Raises StorageFailed; then `path` is as it was.
    """
    with storage_trouble(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=PART_SUFFIX)  # 0600
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut, where the system lets a folder be opened (not on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read_from(file: BinaryIO, path: Path) -> bytes:
    with reading_trouble(path):
        return file.read(_COPY_BYTES)


def _empty(path: Path) -> Unreadable:
    return Unreadable(
        N_("The file {name} is empty."),
        meaning=N_("There is nothing in it to work with."),
        remedy=N_("Check whether it was saved or sent completely, and try again."),
        name=path.name,
    )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # inside a folder that may not be looked into
        return False


@contextlib.contextmanager
def reading_trouble(path: Path) -> Iterator[None]:
    """Turn the operating system's refusals to read `path` into NotFound or Unreadable."""
    untouched = N_("Nothing was read and nothing was changed.")
    try:
        yield
    except FileNotFoundError:
        raise NotFound(
            N_("The file {name} does not exist."),
            meaning=untouched,
            remedy=N_("Check the name and the folder, or drag the file into the window."),
            name=path.name,
        ) from None
    except OSError as error:
        if _is_folder(path):  # Windows says "permission denied" for a folder
            raise Unreadable(
                N_("{name} is a folder, not a file."),
                meaning=untouched,
                remedy=N_("Name a file inside this folder."),
                name=path.name,
            ) from error
        if isinstance(error, PermissionError):
            raise Unreadable(
                N_("The file {name} may not be read."),
                meaning=untouched,
                remedy=N_("Ask for the right to read it, or copy it to your own folder first."),
                name=path.name,
            ) from error
        raise Unreadable(
            N_("The file {name} could not be read to its end: {reason}."),
            meaning=N_("Nothing was kept of it and nothing was changed."),
            remedy=N_("Check the disk or stick it is on, copy it to this computer, and try again."),
            name=path.name,
            reason=error.strerror or type(error).__name__,
        ) from error
