"""Where recordings are made, and how they come into a dossier; also those of a program that was killed."""

import datetime
from pathlib import Path
from typing import Final

from models.dossier.dossier import Dossier
from models.dossier.places import default_home, free_name, safe_name
from models.dossier.store import Original
from models.messages import N_
from models.problems import StorageFailed, Unreadable
from transcribe.recorder.wave_file import repair

UNFINISHED: Final = "opname-bezig"
"""Where in a dossier recordings are made, each meeting its own. Who holds the dossier's lock may empty it."""
LOOSE: Final = "opnames"
"""The folder beside the dossiers for recordings that belong to none yet."""
SUFFIX: Final = ".wav"


def place_for(moment: datetime.datetime, *, to: Path | None = None, dossier: Dossier | None = None) -> Path:
    """A path for a new recording, where nothing is yet: like `to`, in the dossier, or under Documents."""
    if to is None:
        folder = dossier.own_place(UNFINISHED) if dossier else default_home() / LOOSE
        to = folder / f"opname {moment:%Y-%m-%d %H.%M}"  # no colon: Windows forbids it
    name = safe_name(to.name if to.suffix.lower() == SUFFIX else to.name + SUFFIX)
    return to.parent / (free_name(to.parent, name) if to.parent.is_dir() else name)


def take_in(dossier: Dossier) -> tuple[Original, ...]:
    """Put every recording that was made in this meeting of `dossier` into it, the newest last, and empty that place.

    Recordings of a killed program are repaired first; one without any sound is thrown away. Raises StorageFailed,
    and then what was not taken in is still there for the next time.
    """
    folder = dossier.own_place(UNFINISHED)
    taken = []
    for path in sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime):
        try:
            seconds = repair(path)
        except Unreadable:  # somebody else's file
            continue
        if seconds:
            taken.append(_added(dossier, path))
        path.unlink()
    for place in (folder, dossier.folder / UNFINISHED):
        if place.exists() and not any(place.iterdir()):
            place.rmdir()
    return tuple(taken)


def _added(dossier: Dossier, path: Path) -> Original:
    try:
        return dossier.add_recording(path)
    except StorageFailed as problem:
        raise StorageFailed(
            problem.what,
            meaning=N_(
                "The recording is safe in the folder {making_place} of your dossier, under the name {recording}."
            ),
            remedy=N_("Free some space; the next “kloppend record” with this dossier takes it in."),
            **problem.details,
            making_place=path.parent.name,
            recording=path.name,
        ) from problem
