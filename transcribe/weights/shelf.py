"""Where weights are kept on this computer, which are there, and which an engine takes when none is named."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from models.files import make_private_folder, storage_trouble
from models.messages import N_
from models.problems import Busy, EngineMissing, NotFound
from transcribe.weights.catalogue import What, catalogue
from transcribe.weights.seal import Seal, seal_of

PLACE = "KLOPPEND_WEIGHTS"
"""Environment variable that names another place, for instance on a second disk."""
UNFINISHED = ".part"
_OLD = ".old"


@dataclass(frozen=True)
class Installed:
    """Weights that lie ready."""

    name: str
    folder: Path
    seal: Seal


def weights_home() -> Path:
    """The folder with a folder per engine. A place for data, never a cache: no cleaner may empty it. Need not exist."""
    from platformdirs import user_data_path

    chosen = os.environ.get(PLACE)
    return Path(chosen).expanduser() if chosen else user_data_path("Kloppend", appauthor=False) / "weights"


def installed() -> tuple[Installed, ...]:
    """What lies ready, in the order of the catalogue, then the rest by name. Looks at no bytes: see `verified`."""
    home = weights_home()
    folders = sorted(home.iterdir()) if home.is_dir() else []
    found = [Installed(folder.name, folder, seal) for folder in folders if (seal := _readable_seal(folder))]
    order = {entry.name: place for place, entry in enumerate(catalogue())}
    return tuple(sorted(found, key=lambda each: (order.get(each.name, len(order)), each.name)))


def default_engine(what: What | str, memory_gib: float | None = None) -> Installed | None:
    """The best engine of this kind that lies ready; None when there is none.

    With `memory_gib`, the best that works in so much; when none does, the smallest.
    """
    ready = [each for each in installed() if each.seal.what == What(what)]
    needs = {entry.name: entry.memory_gib for entry in catalogue()}
    fitting = [each for each in ready if memory_gib is None or needs.get(each.name, 0.0) <= memory_gib]
    return next(iter(fitting), min(ready, key=lambda each: each.seal.size, default=None))


def installed_named(name: str) -> Installed:
    """What lies ready under `name`. Raises NotFound."""
    found = next((each for each in installed() if each.name == name), None)
    if found is None:
        raise NotFound(
            N_("There is no engine called {name} on this computer."),
            meaning=N_("Nothing was changed."),
            remedy=N_("See what there is with “kloppend weights list”."),
            name=name,
        )
    return found


def remove(name: str) -> int:
    """Take the weights called `name` away, whole or half fetched, and return the bytes that are free again.

    Raises NotFound when there is neither, Busy when somebody is installing, StorageFailed.
    """
    with shelf_held():
        # Only names that were found by looking: a name from the command line must never lead out of the shelf.
        known = {each.name for each in installed()} | {entry.name for entry in catalogue()}
        places = [place_of(name), unfinished_place_of(name)] if name in known else []
        there = [place for place in places if place.is_dir()]
        if not there:
            installed_named(name)
        freed = sum(file.stat().st_size for place in there for file in place.rglob("*") if file.is_file())
        for place in there:
            _throw_away(place)
    return freed


def place_of(name: str) -> Path:
    """Where weights called `name` lie when they are ready."""
    return weights_home() / name


def unfinished_place_of(name: str) -> Path:
    """Where weights called `name` are gathered until they are all there."""
    return weights_home() / f".{name}{UNFINISHED}"


def set_in_place(gathered: Path, name: str) -> Path:
    """Let the folder `gathered` take the place of what lay ready under `name`, if anything, and return that place."""
    place = place_of(name)
    with storage_trouble(place):
        if place.exists():
            _throw_away(place)
        gathered.rename(place)
    return place


@contextmanager
def shelf_held() -> Iterator[None]:
    """Be the only one who changes the shelf. Raises Busy when another window is at it, StorageFailed."""
    from filelock import FileLock, Timeout

    home = weights_home()
    make_private_folder(home)
    lock = FileLock(home / ".lock", timeout=0, fallback_to_soft=False)
    with storage_trouble(home / ".lock"):
        try:
            lock.acquire()
        except Timeout:
            raise Busy(
                N_("Another window is installing an engine."),
                meaning=N_("Nothing was changed, here or there."),
                remedy=N_("Wait until the other window is done, and try again."),
            ) from None
    try:
        yield
    finally:
        lock.release()


def _throw_away(place: Path) -> None:
    """First out of sight, so that an interruption leaves nothing that looks ready."""
    gone = place.with_name(f".{place.name.strip('.')}{_OLD}")
    with storage_trouble(place):
        if gone.exists():
            shutil.rmtree(gone)
        place.rename(gone)
        shutil.rmtree(gone)


def _readable_seal(folder: Path) -> Seal | None:
    if folder.name.startswith("."):
        return None
    try:
        return seal_of(folder)
    except EngineMissing:
        return None
