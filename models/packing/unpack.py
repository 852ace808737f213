"""Unpack a dossier: all of it, as it was, or nothing."""

import contextlib
import errno
import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from models.dossier.lock import WriterLock, busy
from models.dossier.places import safe_name
from models.files import (
    PART_SUFFIX,
    PRIVATE_FILE,
    PRIVATE_FOLDER,
    make_private_folder,
    reading_trouble,
    storage_trouble,
    sync_folder,
)
from models.messages import N_
from models.packing import age, tape
from models.packing.manifest import Manifest, PackedFile
from models.problems import Busy, StorageFailed, Unreadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class WrongPassphrase(Unreadable):
    """It does not open with this passphrase; another may do."""


def unpack(path: Path, to: Path | None, passphrase: str) -> Path:
    """Put the dossier that was packed in the file at `path` in the folder `to`, and return that folder.

    By default it goes beside the file, under the name it had. The folder is there whole or not at all, and may have
    been there when it was empty. Memory does not grow with the size.

    Raises NotFound and Unreadable about the file, of which WrongPassphrase; StorageFailed about the folder; Busy when
    the same folder is being made at this moment.
    """
    with reading_trouble(path), io.BufferedReader(_Source(path)) as file, _packing_trouble(path):
        archive = age.unlocked(file, passphrase)
        manifest = tape.manifest_in(archive)
        if manifest.size > path.stat().st_size:  # nothing is compressed: there is no room for what it promises
            raise tape.Foreign
        folder = (to or path.parent / safe_name(manifest.name)).resolve()
        _must_be_free(folder, manifest.size)
        with _built(folder) as place, storage_trouble(folder):
            _fill(place, manifest, archive)
            _settle(place, manifest)
    return folder


class _Source(io.FileIO):
    """A file of which trouble in reading is told as that, also where it is read in order to write something else."""

    def readinto(self, target: "WriteableBuffer", /) -> int | None:
        with reading_trouble(Path(str(self.name))):
            return super().readinto(target)


@contextlib.contextmanager
def _packing_trouble(path: Path) -> Iterator[None]:
    """Turn what can be wrong with the packed file at `path` into a problem of the user's."""
    nothing = N_("Nothing was unpacked, and nothing was changed.")
    try:
        yield
    except age.WrongPassphrase:
        raise WrongPassphrase(
            N_("The passphrase does not fit {name}."),
            meaning=nothing,
            remedy=N_("Type it as it was then: capitals, spaces and dots count. Without it nobody can open the file."),
            name=path.name,
        ) from None
    except age.NotLocked:
        raise Unreadable(
            N_("{name} is not a packed dossier, or its first part is damaged."),
            meaning=nothing,
            remedy=N_("Name a file that was made with “kloppend pack”; its name mostly ends in .age."),
            name=path.name,
        ) from None
    except age.Damaged:
        raise Unreadable(
            N_("{name} is damaged or not complete."),
            meaning=N_("Kloppend puts back all of a dossier or nothing, so nothing was unpacked."),
            remedy=N_("Copy or send the file once more, from where it came, or use another copy of it."),
            name=path.name,
        ) from None
    except tape.Newer:
        raise Unreadable(
            N_("{name} was packed by a newer version of Kloppend."),
            meaning=nothing,
            remedy=N_("Install the newest version of Kloppend and unpack it with that."),
            name=path.name,
        ) from None
    except (tape.Foreign, tape.Altered):
        raise Unreadable(
            N_("{name} opens with this passphrase, but what is in it was not packed by Kloppend."),
            meaning=N_("It could be anything, so nothing of it was put on this computer."),
            remedy=N_("Ask whoever gave it to you how it was made."),
            name=path.name,
        ) from None


def _must_be_free(folder: Path, size: int) -> None:
    """Raise StorageFailed when something is in `folder`, or its disk has no room for `size` bytes."""
    with storage_trouble(folder):
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise StorageFailed(
                N_("There is something in {name} already."),
                meaning=N_("Nothing was unpacked, and what is there was not changed."),
                remedy=N_("Choose another folder with --to."),
                name=folder.name,
            )
        disk = next(place for place in folder.parents if place.exists())
        if shutil.disk_usage(disk).free < size:
            raise OSError(errno.ENOSPC, "")


@contextlib.contextmanager
def _built(folder: Path) -> Iterator[Path]:
    """An empty folder to fill, that becomes `folder` when all went well and is gone when not.

    Whoever holds the lock beside it may clear what a killed program left there.
    """
    site = folder.with_name(f".{folder.name}{PART_SUFFIX}")
    make_private_folder(site)
    try:
        lock = WriterLock(site)
    except Busy:
        raise busy(folder) from None
    place = site / "dossier"
    try:
        with storage_trouble(folder):
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir(PRIVATE_FOLDER)
        yield place
        with storage_trouble(folder):
            with contextlib.suppress(FileNotFoundError):
                folder.rmdir()  # Windows replaces no folder, not even an empty one
            place.rename(folder)
            sync_folder(folder.parent)
    finally:
        lock.release()
        shutil.rmtree(site, ignore_errors=True)


def _fill(place: Path, manifest: Manifest, archive: BinaryIO) -> None:
    """Make every folder and file of `manifest` in the empty folder `place`."""

    @contextlib.contextmanager
    def keep(file: PackedFile) -> Iterator[BinaryIO]:
        # O_EXCL: two names that are one to this disk, as "a" and "A" may be, do not overwrite each other.
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(place / file.path, flags, PRIVATE_FILE), "wb") as kept:
            yield kept
            kept.flush()
            os.fsync(kept.fileno())

    for folder in manifest.folders:
        (place / folder.path).mkdir(PRIVATE_FOLDER)
    tape.read_rest(archive, manifest, keep)


def _settle(place: Path, manifest: Manifest) -> None:
    """Give everything the time it last changed, the innermost first, and see that the disk has it."""
    for file in manifest.files:
        os.utime(place / file.path, ns=(file.changed, file.changed))
    for folder in reversed(manifest.folders):
        os.utime(place / folder.path, ns=(folder.changed, folder.changed))
        sync_folder(place / folder.path)
    os.utime(place, ns=(manifest.changed, manifest.changed))
    sync_folder(place)
