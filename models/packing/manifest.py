"""What a packed dossier holds, told before any of it: enough to check each file, and to refuse what does not belong."""

import os
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, FailFast, Field, StringConstraints, model_validator

from models.noun import Noun

VERSION: Final = 1
MOST_PLACES = 100_000
"""Files, and folders likewise; a dossier with four hours of meeting has under a thousand."""
LONGEST_PATH = 4096
"""Characters, as Linux allows."""
LARGEST = 1 << 50
"""Bytes of one file."""
# From 1900 to 2500, in nanoseconds: what every file system with our files on it can keep or round.
OLDEST, NEWEST = (year * 31_556_952 * 1_000_000_000 for year in (-70, 530))

_WINDOWS_FORBIDS = re.compile(r'[\x00-\x1f<>:"/\\|?*]|[. ]$')


def _within(path: str) -> str:
    parts = path.split("/")
    if any(part in ("", ".", "..") or "\0" in part or not _is_name_here(part) for part in parts):
        raise ValueError("not a path that stays inside")
    path.encode()  # ValueError for half a character, which is how Python carries names that are no text
    return path


def _is_name_here(part: str, *, windows: bool = os.name == "nt") -> bool:
    """Whether this system can take it as the name of one thing; "C:" and "a\\b" go elsewhere on Windows."""
    return not (windows and _WINDOWS_FORBIDS.search(part))


PathWithin = Annotated[str, StringConstraints(max_length=LONGEST_PATH), AfterValidator(_within)]
"""From the dossier's folder, with forward slashes."""
Moment = Annotated[int, Field(ge=OLDEST, le=NEWEST)]
"""Of the last change, in nanoseconds since 1970."""


class PackedFolder(Noun):
    """A folder in the dossier. Its rights are not said: every folder is for the owner only."""

    path: PathWithin
    changed: Moment


class PackedFile(Noun):
    """A file in the dossier, likewise for the owner only."""

    path: PathWithin
    changed: Moment
    size: Annotated[int, Field(ge=0, le=LARGEST)]
    """In bytes."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Manifest(Noun):
    """All that was packed, folders before what is in them. Raises ValidationError for what cannot be a dossier."""

    version: Literal[1] = VERSION
    name: PathWithin
    """Of the dossier's folder."""
    changed: Moment
    """Of the dossier's folder."""
    folders: Annotated[tuple[PackedFolder, ...], Field(max_length=MOST_PLACES), FailFast()]
    files: Annotated[tuple[PackedFile, ...], Field(max_length=MOST_PLACES), FailFast()]

    @model_validator(mode="after")
    def _one_tree(self) -> Self:
        if "/" in self.name:
            raise ValueError("a name is not a path")
        folders, taken = {"."}, {"."}
        for path, is_folder in self._paths():
            if path in taken or str(PurePosixPath(path).parent) not in folders:
                raise ValueError("twice the same, or in a folder that is not there")
            taken.add(path)
            if is_folder:
                folders.add(path)
        return self

    def _paths(self) -> Iterator[tuple[str, bool]]:
        """Each with whether it is a folder."""
        yield from ((folder.path, True) for folder in self.folders)
        yield from ((file.path, False) for file in self.files)

    @property
    def size(self) -> int:
        """Of all files together, in bytes."""
        return sum(file.size for file in self.files)
