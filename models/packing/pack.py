"""Pack a dossier: one file, locked with a passphrase, looked through from begin to end before it gets its name."""

import contextlib
import glob
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from models.dossier.folder import DATABASE, must_hold_a_dossier
from models.dossier.lock import WriterLock, busy
from models.dossier.places import free_name
from models.dossier.store import sqlite_trouble
from models.files import PART_SUFFIX, reading_trouble, storage_trouble, whole_file
from models.messages import N_
from models.packing import age, tape
from models.packing.contents import contents_of
from models.packing.manifest import Manifest, PackedFile
from models.problems import StorageFailed, Unreadable

SUFFIX = ".age"


def pack(folder: Path, to: Path | None, passphrase: str, *, work: int = age.WORK) -> Path:
    """Pack the dossier in `folder` and return the file: `to`, or with a free name in the folder `to` or beside it.

    The dossier itself stays as it is. Memory does not grow with its size. `work` is as in `age.lock`.

    Raises NotFound and Unreadable about the dossier, also when it changes meanwhile; Busy when it is open elsewhere;
    StorageFailed about the file, and then leaves none behind.
    """
    folder = folder.resolve()
    must_hold_a_dossier(folder)
    target = _target(folder, to)
    lock = WriterLock(folder)
    try:
        _take_up_the_log(folder / DATABASE)
        manifest = contents_of(folder)
        with storage_trouble(target):
            for leftover in target.parent.glob(f".{glob.escape(target.name)}.*{PART_SUFFIX}"):
                leftover.unlink()
        with whole_file(target) as file:
            _write(file, folder, manifest, passphrase, work)
    finally:
        lock.release()
    return target


def _target(folder: Path, to: Path | None) -> Path:
    """The path of the file to be made. Raises StorageFailed for one that is there, or would lie in the dossier."""
    to = (to or folder.parent).resolve()
    unchanged = N_("Nothing was packed, and nothing was changed.")
    with storage_trouble(to):
        target = to / free_name(to, folder.name + SUFFIX) if to.is_dir() else to
        if target.exists():
            raise StorageFailed(
                N_("There is a file {name} already."),
                meaning=unchanged,
                remedy=N_("Choose another name, or put that file away first."),
                name=target.name,
            )
        if target.is_relative_to(folder):
            raise StorageFailed(
                N_("{name} would come to lie in the dossier itself."),
                meaning=unchanged,
                remedy=N_("Choose a place outside the dossier, for instance a stick."),
                name=target.name,
            )
    return target


def _take_up_the_log(database: Path) -> None:
    """Let SQLite put what a killed program left in the write-ahead log into the database, which is whole then."""
    log = database.with_name(f"{database.name}-wal")
    if not log.exists() or log.stat().st_size == 0:
        return
    with sqlite_trouble(database), contextlib.closing(sqlite3.connect(database)) as connection:
        ((blocked, *_),) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if blocked:
        raise busy(database.parent)


def _write(file: BinaryIO, folder: Path, manifest: Manifest, passphrase: str, work: int) -> None:
    """Lock all of it into `file`, then open that again and hold every byte against the manifest."""

    @contextlib.contextmanager
    def opened(packed: PackedFile) -> Iterator[BinaryIO]:
        path = folder / packed.path
        with reading_trouble(path), path.open("rb") as source:
            yield source

    try:
        age.lock(tape.written(manifest, opened), file, passphrase, work)
        _bring_to_disk(file)
        file.seek(0)
        archive = age.unlocked(file, passphrase)
        if tape.manifest_in(archive) != manifest:
            raise tape.Altered
        tape.read_rest(archive, manifest, _nowhere)
    except tape.Altered:
        raise Unreadable(
            N_("Something in the dossier {name} changed while it was being packed."),
            meaning=N_("The packed file would not have been right, so it was not kept. The dossier was not changed."),
            remedy=N_("Close other programs that have files of the dossier open, and pack again."),
            name=folder.name,
        ) from None
    except (age.Damaged, age.NotLocked, age.WrongPassphrase, tape.Foreign) as error:
        raise StorageFailed(
            N_("The packed file did not read back as it was written."),
            meaning=N_("It was not kept. The dossier was not changed."),
            remedy=N_("The disk or stick may be failing. Pack again to another one."),
        ) from error


def _nowhere(_: PackedFile) -> BinaryIO:
    """For what needs only be looked through."""
    return Path(os.devnull).open("wb")


def _bring_to_disk(file: BinaryIO) -> None:
    """See that what is read back comes from the disk or stick, and not from the computer's memory, where it can."""
    file.flush()
    os.fsync(file.fileno())
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
