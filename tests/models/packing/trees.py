"""Folders to pack: a true dossier, random trees of files, and what a folder holds to the last byte."""

import io
import os
import stat
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from models.dossier import Dossier, FactSet
from models.dossier.lock import LOCK_NAME
from models.packing import age

QUICK = 1
"""Work for a passphrase that guards nothing: 2 KiB and no time."""
PHRASE = "koe fiets lamp dorp regen"
"""Of nobody."""


class Place(NamedTuple):
    """What there is to know of a file or a folder."""

    content: bytes | None
    """None for a folder."""
    rights: int
    changed: int
    """In nanoseconds since 1970."""


def seen(folder: Path) -> dict[str, Place]:
    """Everything in `folder`, but for the lock and for when the folder itself changed, which locking changes."""
    return {
        str(place.relative_to(folder)): Place(
            None if place.is_dir() else place.read_bytes(),
            stat.S_IMODE(place.lstat().st_mode),
            place.lstat().st_mtime_ns,
        )
        for place in folder.rglob("*")
        if place.name != LOCK_NAME
    }


def dossier_in(folder: Path) -> Path:
    """A dossier with something in it."""
    with Dossier.create(folder) as dossier:
        dossier.append(FactSet(key="kind", value="Sem"))
        dossier.add_report(Path(age.__file__))
    return folder


def locked(plain: bytes, passphrase: str = PHRASE) -> bytes:
    """`plain` as an age file."""
    file = io.BytesIO()
    age.lock(iter([plain]), file, passphrase, QUICK)
    return file.getvalue()


_NAMES = st.one_of(
    st.sampled_from(
        ["verslag.docx", "brief (2).pdf", "é", "e\u0301", "🦊", "a" * 255, "é" * 127, "-rf", " ", "~", "a\nb"]
    ),
    st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=40).filter(
        lambda name: (
            name not in (".", "..") and not (name.startswith(".") and name.endswith(".part")) and name != ".lock"
        )
    ),
).filter(lambda name: len(name.encode()) <= 255)
_MOMENTS = st.integers(-(10**18), 4 * 10**18)


class Grown(NamedTuple):
    """A file or folder to make."""

    path: tuple[str, ...]
    content: bytes | None
    changed: int


TREES = st.lists(
    st.builds(
        Grown, st.lists(_NAMES, min_size=1, max_size=3).map(tuple), st.none() | st.binary(max_size=1500), _MOMENTS
    ),
    max_size=8,
)


def grow(folder: Path, tree: list[Grown]) -> None:
    """Make what can be made of `tree` in `folder`: what would be in the place of something else is passed over."""
    made: list[tuple[Path, int]] = []
    for each in tree:
        place = folder.joinpath(*each.path)
        try:
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if each.content is None:
                place.mkdir(mode=0o700)
            else:
                with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    file.write(each.content)
        except (FileExistsError, NotADirectoryError):
            continue
        made.append((place, each.changed))
    for place in folder.rglob("*"):
        place.chmod(0o700 if place.is_dir() else 0o600)
    for place, changed in reversed(made):
        os.utime(place, ns=(changed, changed))
