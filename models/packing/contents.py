"""What of a dossier goes into a packed one: everything, but for what can be made anew."""

import os
import stat
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from models.dossier.folder import DATABASE
from models.dossier.lock import LOCK_NAME
from models.files import PART_SUFFIX, reading_trouble, sha256_of_file
from models.messages import N_
from models.packing.manifest import NEWEST, OLDEST, Manifest, PackedFile, PackedFolder
from models.problems import Unreadable

WORK = "uitschrijven"
"""The folder with the pieces of a transcription."""
LEFT_OUT_OF_WORK = (
    "sound.f32",  # the recording decoded, 230 MB an hour: a minute's work
    "voices-*",  # how each voice sounds: whom it was sent to could know people by it
)
"""What was heard stays: it took hours, and a transcription that was broken off goes on with it."""
LEFT_OUT_AT_THE_TOP = (
    f"{DATABASE}-wal",  # empty once nobody writes and SQLite took it up into the database
    f"{DATABASE}-shm",
)
LEFT_OUT_ANYWHERE = (LOCK_NAME, f".*{PART_SUFFIX}")
"""What says that somebody is at work, and what a killed program did not finish."""


def contents_of(folder: Path) -> Manifest:
    """All that is to be packed of the dossier in `folder`, each file read once for its SHA-256; order by path.

    Raises NotFound and Unreadable: a link, or anything but a file or folder, cannot be packed, nor a name that is no
    text.
    """
    folders: list[PackedFolder] = []
    files: list[PackedFile] = []
    with reading_trouble(folder):
        changed = _changed(folder.lstat())
        for place in _places_in(folder, PurePosixPath()):
            path, here = folder / place, (folder / place).lstat()
            if not (stat.S_ISDIR(here.st_mode) or stat.S_ISREG(here.st_mode)):
                raise _not_packable(path)
            try:
                if stat.S_ISDIR(here.st_mode):
                    folders.append(PackedFolder(path=str(place), changed=_changed(here)))
                else:
                    digest = sha256_of_file(path)
                    files.append(PackedFile(path=str(place), changed=_changed(here), size=here.st_size, sha256=digest))
            except ValidationError:
                raise _not_packable(path) from None
    try:
        return Manifest(name=folder.name, changed=changed, folders=tuple(folders), files=tuple(files))
    except ValidationError:
        raise _not_packable(folder) from None


def _places_in(folder: Path, within: PurePosixPath) -> Iterator[PurePosixPath]:
    """The path of everything to be packed, a folder before what is in it."""
    with os.scandir(folder / within) as entries:
        names = sorted(entry.name for entry in entries)
    for name in names:
        place = within / name
        if not _is_left_out(place):
            yield place
            path = folder / place
            if path.is_dir() and not path.is_symlink():
                yield from _places_in(folder, place)


def _is_left_out(place: PurePosixPath) -> bool:
    patterns: tuple[str, ...] = LEFT_OUT_ANYWHERE
    if len(place.parts) == 1:
        patterns += LEFT_OUT_AT_THE_TOP
    if place.parts[0] == WORK:
        patterns += LEFT_OUT_OF_WORK
    return any(fnmatchcase(place.name, pattern) for pattern in patterns)


def _changed(place: os.stat_result) -> int:
    return min(max(place.st_mtime_ns, OLDEST), NEWEST)


def _not_packable(path: Path) -> Unreadable:
    return Unreadable(
        N_("{name} is a link or something else that is not an ordinary file or folder, or has a name that is no text."),
        meaning=N_("It would not come back as it is. So nothing was packed, and nothing was changed."),
        remedy=N_("Take it out of the dossier, or put the file itself in its place, and pack again."),
        name=path.name.encode(errors="replace").decode(),
    )
