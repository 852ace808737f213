"""The file somebody means who typed its path, pasted it, or dragged it into the window."""

import os
import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

_ESCAPED: Final = re.compile(r"\\(.)")


def typed_path(text: str, *, windows: bool = os.name == "nt") -> Path:
    """The path in `text`: quotes and backslashes that a terminal adds around a dragged file are taken off.

    A terminal drags "/home/eva/mijn opname.m4a" in as it is, in quotes, with a backslash before each space, or as a
    file:// address.
    """
    bare = text.strip()
    if bare.startswith("& "):  # PowerShell
        bare = bare[2:].lstrip()
    if len(bare) >= 2 and bare[0] == bare[-1] and bare[0] in "'\"":
        return Path(bare[1:-1]).expanduser()
    if bare.lower().startswith("file://"):
        return Path(url2pathname(unquote(urlsplit(bare).path)) if windows else unquote(urlsplit(bare).path))
    if not windows and not Path(bare).expanduser().exists():  # a name may truly hold a backslash
        bare = _ESCAPED.sub(r"\1", bare)
    return Path(bare).expanduser()
