"""Installs weights of the catalogue: room first, then file by file, sealed and set in place only when all is there."""

import math
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from models.files import make_private_folder, storage_trouble
from models.messages import N_
from models.problems import StorageFailed
from transcribe.weights.catalogue import Weights
from transcribe.weights.fetching import connection, fetch, fetched_before
from transcribe.weights.seal import Seal, first_changed, write_seal
from transcribe.weights.shelf import PLACE, Installed, installed, set_in_place, shelf_held, unfinished_place_of

SPARE = 256 << 20
"""Bytes that stay free on the disk: a system without any room stops working."""


@dataclass(frozen=True)
class Fetched:
    """How far an installation is."""

    file: str
    done: int
    """Bytes of all files together, fetched now or earlier."""
    total: int


def install(entry: Weights, progress: Callable[[Fetched], None]) -> Installed:
    """Fetch `entry` and set it on the shelf; nothing goes over the network when it is already there, unchanged.

    Stop it at any moment (what `progress` raises also stops it): the next time goes on from there.
    Raises EngineMissing or Unreadable when it cannot be had, StorageFailed without room, Busy when another window is
    installing.
    """
    ready = next((each for each in installed() if each.name == entry.name), None)
    if ready and first_changed(ready.folder, ready.seal) is None:
        return ready
    with shelf_held():
        gathered = unfinished_place_of(entry.name)
        make_private_folder(gathered)
        make_room_sure(gathered, entry.size - sum(fetched_before(file, gathered) for file in entry.files))
        _gather(entry, gathered, progress)
        seal = Seal(
            name=entry.name,
            what=entry.what,
            origin=f"{entry.repo}@{entry.revision}",
            licence=entry.licence,
            attribution=entry.attribution,
            files=entry.files,
        )
        write_seal(gathered, seal)
        return Installed(entry.name, set_in_place(gathered, entry.name), seal)


def _gather(entry: Weights, folder: Path, progress: Callable[[Fetched], None]) -> None:
    done = 0
    with connection() as client:
        for file in entry.files:

            def count(size: int, name: str = file.name) -> None:
                nonlocal done
                done += size
                progress(Fetched(name, done, entry.size))

            fetch(client, entry, file, folder, count)


def make_room_sure(folder: Path, needed: int) -> None:
    """Raise StorageFailed when `needed` more bytes do not fit on the disk of `folder`, which exists."""
    with storage_trouble(folder):
        free = shutil.disk_usage(folder).free
    if free < needed + SPARE:
        raise StorageFailed(
            N_("There is too little room: {needed} GB is needed and {free} GB is free."),
            meaning=N_("Nothing was fetched; what was already fetched is kept."),
            remedy=N_("Free some space, or name a folder on another disk in {variable}, and try again."),
            needed=math.ceil((needed + SPARE) / 1e9),
            free=math.floor(free / 1e9),
            variable=PLACE,
        )
