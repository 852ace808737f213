"""Tells one engine, or one way of working, from another."""

import hashlib
from pathlib import Path

from models.files import reading_trouble

SAMPLE = 1 << 20
"""Bytes read at the start, the middle and the end of each file: a model of 3 GB would take ten seconds to read."""
LENGTH = 16
"""Hexadecimal digits."""


def engine_fingerprint(folder: Path) -> str:
    """Of the files in `folder`: their names, sizes and samples of what is in them. Raises as `read_private`."""
    digest = hashlib.sha256()
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    for path in files:
        with reading_trouble(path), path.open("rb") as file:
            size = path.stat().st_size
            digest.update(f"{path.relative_to(folder).as_posix()}\n{size}\n".encode())
            for place in sorted({0, max(size // 2 - SAMPLE // 2, 0), max(size - SAMPLE, 0)}):
                file.seek(place)
                digest.update(file.read(SAMPLE))
    return digest.hexdigest()[:LENGTH]


def key_of(*parts: object) -> str:
    """One short key for everything that makes a result what it is."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:LENGTH]
