"""The dossier's folder: what lies where in it, and who may look.

dossier.sqlite   the log of events, transcripts and comparisons
opname/          the untouched recording
verslag/         the school's reports as received
uitvoer/         what was exported; that of a second meeting in "gesprek 2" in there, and so on
uitschrijven/    the pieces of a transcription, with how the voices sound: needed only to go on with it
"""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from models.dossier.lock import LOCK_NAME
from models.dossier.store import Role
from models.files import (
    PART_SUFFIX,
    PRIVATE_FILE,
    PRIVATE_FOLDER,
    make_private_folder,
    reading_trouble,
    storage_trouble,
)
from models.messages import N_
from models.problems import NotFound, StorageFailed, Unreadable

DATABASE = "dossier.sqlite"
ORIGINALS: Mapping[Role, str] = {"recording": "opname", "report": "verslag"}
EXPORTS = "uitvoer"

_OF_MEETING = "gesprek {number}"

LEFT_BY_SYSTEMS = frozenset({".DS_Store", "desktop.ini", "Thumbs.db"})
"""Files that a file browser leaves in a folder it showed."""
_NOT_OURS_NOR_THEIRS = {LOCK_NAME, *LEFT_BY_SYSTEMS}
"""What a file browser, or a program killed while starting, leaves in a folder that is empty to its owner."""


def place_of(folder: Path, name: str, meeting: int) -> Path:
    """The folder that serves for `name` in one meeting alone. A dossier has mostly one, and that has the plain name."""
    return folder / name if meeting == 1 else folder / name / _OF_MEETING.format(number=meeting)


def claim(folder: Path) -> bool:
    """Make `folder` for a new dossier, or take it when it is there and empty; say whether it was made.

    Raises StorageFailed when there is something in it, or it cannot be made.
    """
    with storage_trouble(folder):
        existed = folder.exists()
        if existed and not (folder.is_dir() and _is_empty(folder)):
            raise StorageFailed(
                N_("There is something in {name} already."),
                meaning=N_("Nothing was changed there, and no new dossier was made."),
                remedy=N_("Choose another name, or open the dossier that is there."),
                name=folder.name,
            )
    make_private_folder(folder)
    return not existed


def abandon(folder: Path, *, made: bool) -> None:
    """Take away what a failed start left in `folder`, and the folder itself when it was `made` for it."""
    leftovers = [folder / name for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", LOCK_NAME)]
    with contextlib.suppress(OSError):
        for leftover in leftovers:
            leftover.unlink(missing_ok=True)
        if made:
            folder.rmdir()


def must_hold_a_dossier(folder: Path) -> None:
    """Raise NotFound when there is no such folder, Unreadable when it is no dossier or may not be looked into."""
    nothing_changed = N_("Nothing was opened and nothing was changed.")
    with reading_trouble(folder / DATABASE):
        if not folder.exists():
            raise NotFound(
                N_("The dossier {name} does not exist."),
                meaning=nothing_changed,
                remedy=N_("Check the name and the folder, or start a new dossier."),
                name=folder.name,
            )
        if not (folder / DATABASE).is_file():
            raise Unreadable(
                N_("{name} is not a dossier."),
                meaning=nothing_changed,
                remedy=N_("Name the folder that holds {file}, or start a new dossier."),
                name=folder.name,
                file=DATABASE,
            )


def tidy(folder: Path) -> None:
    """Throw away half-written files of a killed program, and close the folder to everybody but its owner.

    Only for who holds the lock. Raises StorageFailed.
    """
    with storage_trouble(folder):
        for place in folder.rglob(f".*{PART_SUFFIX}"):
            place.unlink()
        if os.name == "nt":  # there the rights of the user's profile guard it
            return
        for place in (folder, *folder.rglob("*")):
            if not place.is_symlink():
                with contextlib.suppress(PermissionError):  # a FAT stick knows no rights, and says so like this
                    place.chmod(PRIVATE_FOLDER if place.is_dir() else PRIVATE_FILE)


def _is_empty(folder: Path) -> bool:
    return all(place.name in _NOT_OURS_NOR_THEIRS for place in folder.iterdir())
