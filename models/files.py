"""Reading and writing whole files so that nothing is ever half there."""

import contextlib
import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from models.messages import N_
from models.problems import NotFound, StorageFailed, Unreadable

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def read_private(path: Path) -> bytes:
    """Return the bytes of a file the user named.

    Raises NotFound when there is no such file, Unreadable when it is a folder, empty or may not be read.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise NotFound(
            N_("The file {name} does not exist."),
            meaning=N_("Nothing was read and nothing was changed."),
            remedy=N_("Check the name and the folder, or drag the file into the window."),
            name=path.name,
        ) from None
    except (IsADirectoryError, PermissionError) as error:
        if path.is_dir():  # Windows says "permission denied" for a folder
            raise Unreadable(
                N_("{name} is a folder, not a file."),
                meaning=N_("Nothing was read and nothing was changed."),
                remedy=N_("Name a file inside this folder."),
                name=path.name,
            ) from error
        raise Unreadable(
            N_("The file {name} may not be read."),
            meaning=N_("Nothing was read and nothing was changed."),
            remedy=N_("Ask for the right to read it, or copy it to your own folder first."),
            name=path.name,
        ) from error
    if not content:
        raise Unreadable(
            N_("The file {name} is empty."),
            meaning=N_("There is nothing in it to work with."),
            remedy=N_("Check whether it was saved or sent completely, and try again."),
            name=path.name,
        )
    return content


def sha256_of(content: bytes) -> str:
    """The SHA-256 of `content`, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@contextlib.contextmanager
def storage_trouble(path: Path) -> Iterator[None]:
    """Turn the operating system's refusals to write at `path` into StorageFailed."""
    try:
        yield
    except OSError as error:
        raise _storage_problem(path, error) from error


def _storage_problem(path: Path, error: OSError) -> StorageFailed:
    nothing_lost = N_("Nothing half-written was left behind; what was kept before is still there.")
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return StorageFailed(
            N_("The disk is full: {name} could not be written."),
            meaning=nothing_lost,
            remedy=N_("Free some space, or choose a folder on another disk, and try again."),
            name=path.name,
        )
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
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


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` to `path` so that a reader sees the old file or the whole new one, whatever happens.

    The new file is readable by its owner only. Raises StorageFailed; then `path` is as it was.
    """
    with storage_trouble(path):
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(PRIVATE_FILE)  # Windows keeps only the read-only bit; the user's profile guards it
            Path(temporary).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut, where the system lets a folder be opened (not on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> None:
    """Create `folder` and its parents when needed, open to its owner only. Raises StorageFailed."""
    with storage_trouble(folder):
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
