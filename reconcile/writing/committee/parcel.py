"""A bundle as it came in, a folder or a zip: nothing in it is unpacked, followed, or read beyond its size."""

import contextlib
import hashlib
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Protocol

from models.dossier.folder import LEFT_BY_SYSTEMS
from models.files import reading_trouble
from models.messages import N_
from models.problems import NotFound, Unreadable
from reconcile.writing.committee.manifest import MANIFEST, MOST_PARTS, safe_name

LARGEST_MANIFEST: Final = 8 << 20
"""Bytes."""
_PIECE: Final = 1 << 20


@dataclass(frozen=True)
class Found:
    """What a part turned out to be."""

    size: int
    """In bytes; one more than was asked for when there is more."""
    sha256: str


class Parcel(Protocol):
    """An opened bundle."""

    names: frozenset[str]
    """Every file in it but the manifest, with forward slashes."""

    def manifest(self) -> bytes:
        """The manifest's bytes. Raises Unreadable."""
        ...

    def found(self, name: str, size: int) -> Found:
        """What the file `name` is, read until one byte past `size`. Raises Unreadable."""
        ...


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Parcel]:
    """The bundle at `path`: a folder, a zip, or the manifest or a PDF in a folder. Raises NotFound and Unreadable."""
    with reading_trouble(path):
        kind = path.stat().st_mode
    if stat.S_ISDIR(kind):
        yield _Folder(path)
    elif not stat.S_ISREG(kind):
        raise refused()
    elif path.name == MANIFEST or (path.suffix.lower() == ".pdf" and (path.parent / MANIFEST).is_file()):
        yield _Folder(path.parent)
    else:
        with reading_trouble(path):
            file = path.open("rb")
        with file, _zip_trouble(), zipfile.ZipFile(file) as archive:
            yield _Zip(archive)


def refused() -> Unreadable:
    """It is no bundle, or one that asks for what no bundle needs."""
    return Unreadable(
        N_("This is not a bundle that can be checked."),
        meaning=N_("Its list of parts is missing or broken, or it holds something that no bundle holds, such as a "
                   "link or a name that points outside it. Nothing was opened or unpacked."),
        remedy=N_("Ask for the bundle again, as a folder or a zip with the file {manifest} in it."),
        manifest=MANIFEST,
    )  # fmt: skip


class _Folder:
    """A bundle in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        names = set()
        with reading_trouble(folder):
            for place, folders, files in os.walk(folder, followlinks=False, onerror=_raise):
                for name in (*folders, *files):
                    path = Path(place, name)
                    kind = path.lstat().st_mode
                    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
                        raise refused()
                of_bundle = (name for name in files if name not in LEFT_BY_SYSTEMS)
                names |= {Path(place, name).relative_to(folder).as_posix() for name in of_bundle}
                if len(names) > MOST_PARTS + 1:
                    raise refused()
        self.names = frozenset(names - {MANIFEST})

    def manifest(self) -> bytes:
        path = self._folder / MANIFEST
        if not path.is_file():
            raise no_manifest(self._folder)
        with reading_trouble(path), path.open("rb") as file:
            return _small(file)

    def found(self, name: str, size: int) -> Found:
        path = self._folder / name
        with reading_trouble(path), path.open("rb") as file:
            return _measured(file, size)


class _Zip:
    """A bundle in a zip, at its root or in one folder."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _left_by_system(entry.filename)]
        manifests = [entry.filename for entry in entries if entry.filename.rpartition("/")[2] == MANIFEST]
        top = min(manifests, key=len, default=MANIFEST).removesuffix(MANIFEST)
        names = [entry.filename.removeprefix(top) for entry in entries]
        odd = (
            len(entries) > MOST_PARTS + 1
            or top.count("/") > 1
            or len(set(names)) < len(names)
            or any(entry.flag_bits & 1 or not _is_plain(entry) for entry in entries)
            or any(not entry.filename.startswith(top) for entry in entries)
        )
        if odd:
            raise refused()
        for name in names:
            try:
                safe_name(name)
            except ValueError:
                raise refused() from None
        self._top = top
        self.names = frozenset(names) - {MANIFEST}
        self._has_manifest = bool(manifests)

    def manifest(self) -> bytes:
        if not self._has_manifest:
            raise refused()
        with self._archive.open(self._top + MANIFEST) as file:
            return _small(file)

    def found(self, name: str, size: int) -> Found:
        with self._archive.open(self._top + name) as file:
            return _measured(file, size)


def no_manifest(folder: Path) -> NotFound:
    """A folder without the list of its parts."""
    return NotFound(
        N_("The folder {name} does not hold a bundle: there is no file {manifest} in it."),
        meaning=N_("Nothing was checked."),
        remedy=N_("Name the folder or the zip of the bundle itself."),
        name=folder.name,
        manifest=MANIFEST,
    )


def _left_by_system(name: str) -> bool:
    """Whether a file browser put it there: nobody tampered."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in LEFT_BY_SYSTEMS


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a file and no link or device."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind in (0, stat.S_IFREG)


@contextlib.contextmanager
def _zip_trouble() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise refused() from error


def _small(file: IO[bytes]) -> bytes:
    content = file.read(LARGEST_MANIFEST + 1)
    if len(content) > LARGEST_MANIFEST:
        raise refused()
    return content


def _measured(file: IO[bytes], size: int) -> Found:
    """The SHA-256 of what is in `file`, up to one byte past `size`: what is larger differs anyhow."""
    digest = hashlib.sha256()
    count = 0
    while piece := file.read(min(_PIECE, size + 1 - count)):
        digest.update(piece)
        count += len(piece)
    return Found(count, digest.hexdigest())


def _raise(error: OSError) -> None:
    raise error
