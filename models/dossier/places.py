"""Where dossiers live, and file names that every system takes."""

import re
import unicodedata
from pathlib import Path

LONGEST_NAME = 120
"""Bytes in UTF-8. Linux takes 255 and a half-written file needs 15 more; Windows takes 260 for a whole path."""
LONGEST_EXTENSION = 12
"""Bytes; a dot with more after it is part of the name."""

_UNSEEN = {
    "Cc",
    "Cf",
    "Cs",
    "Co",
    "Cn",
    "Zl",
    "Zp",
}  # control, direction and joining marks, broken, private, unassigned
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: reserved with any extension, and in superscript
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE)


def default_home() -> Path:
    """The folder for dossiers when the user names none: Kloppend, in the user's Documents. It need not exist."""
    from platformdirs import user_documents_path

    return user_documents_path() / "Kloppend"


def safe_name(name: str, fallback: str = "kloppend") -> str:
    """`name` as a file or folder name that Windows, macOS and Linux all take; `fallback` when nothing is left of it.

    Composed (NFC), at most `LONGEST_NAME` bytes with the extension kept, visible, and never a reserved name.
    """
    composed = unicodedata.normalize("NFC", name)
    visible = "".join(letter if unicodedata.category(letter) not in _UNSEEN else " " for letter in composed)
    tidy = " ".join(_FORBIDDEN.sub("-", visible).split()).strip(". ")
    stem, dot, extension = tidy.rpartition(".")
    if not dot or len(extension.encode()) > LONGEST_EXTENSION:
        stem, dot, extension = tidy, "", ""
    tidy = _clip(stem, LONGEST_NAME - len((dot + extension).encode())) + dot + extension
    if _RESERVED.fullmatch(tidy):
        tidy = f"_{tidy}"
    return tidy or fallback


def _clip(text: str, size: int) -> str:
    return text if len(text.encode()) <= size else text.encode()[:size].decode(errors="ignore").rstrip(". ")


def free_name(folder: Path, name: str) -> str:
    """A safe form of `name` that nothing in `folder` has, not even in other capitals; numbered when needed."""
    wanted = safe_name(name)
    taken = {place.name.casefold() for place in folder.iterdir()}
    stem, suffix = Path(wanted).stem, Path(wanted).suffix
    number = 1
    while wanted.casefold() in taken:
        number += 1
        wanted = f"{stem} ({number}){suffix}"
    return wanted
