"""Why a recording could not begin, or ended by itself; what was recorded is always kept."""

import datetime
from pathlib import Path

from models.messages import N_
from models.problems import StorageFailed

_KEPT = N_("The first {length} (hours:minutes:seconds) are kept in {name} and can be played.")


def no_room(path: Path) -> StorageFailed:
    """There is no room for a single second."""
    return StorageFailed(
        N_("There is too little room on this disk to record."),
        meaning=N_("Nothing is being recorded."),
        remedy=N_("Free some space, or record to another disk with “--to”. One hour takes 350 MB."),
        name=path.name,
    )


def stopped_before_full(path: Path, seconds: float) -> StorageFailed:
    """The disk would have been full in a moment."""
    return StorageFailed(
        N_("The disk is almost full, so the recording was stopped."),
        meaning=_KEPT,
        remedy=N_("Free some space or choose another disk, and give the same command again for what follows."),
        name=path.name,
        length=_length(seconds),
    )


def longest_reached(path: Path, seconds: float) -> StorageFailed:
    """A file of this kind cannot be longer."""
    return StorageFailed(
        N_("The recording is as long as one file can be, so it was stopped."),
        meaning=_KEPT,
        remedy=N_("Give the same command again for what follows."),
        name=path.name,
        length=_length(seconds),
    )


def cut_short(path: Path, seconds: float, error: OSError) -> StorageFailed:
    """The disk took no more: full in spite of the guard, a quota, a stick that was pulled out."""
    return StorageFailed(
        N_("The recording stopped, because the disk took no more: {reason}."),
        meaning=_KEPT,
        remedy=N_("Check the disk, or choose another one, and give the same command again for what follows."),
        name=path.name,
        length=_length(seconds),
        reason=error.strerror or type(error).__name__,
    )


def _length(seconds: float) -> str:
    return str(datetime.timedelta(seconds=int(seconds)))
