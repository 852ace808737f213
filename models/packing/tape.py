"""The order in which a dossier is packed: a tar archive with the manifest in front, and nothing left to choose.

Every header follows from the manifest, so reading is comparing: what is not exactly what the manifest announces is
refused, before a single name or size in it is believed. There are no links, devices or rights in it to be refused. Any
`tar` unpacks it (pax, https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html); the headers are made here
and not by `tarfile`, whose bytes may change with the version of Python.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import PurePosixPath
from typing import BinaryIO

from pydantic import BaseModel

from models.packing.manifest import VERSION, Manifest, PackedFile

MANIFEST = "kloppend.json"
LARGEST_MANIFEST = 32 << 20
"""Bytes."""

_BLOCK = 512
_END = bytes(2 * _BLOCK)
_PIECE = 1 << 20
_HEADER_OF_MANIFEST = 3 * _BLOCK
_SIZE = slice(_HEADER_OF_MANIFEST - _BLOCK + 124, _HEADER_OF_MANIFEST - _BLOCK + 135)

Open = Callable[[PackedFile], AbstractContextManager[BinaryIO]]
"""Gives what a packed file comes from, or goes to."""


class Foreign(Exception):  # noqa: N818  an outcome, told to the user by who knows the file's name
    """It is not what we write."""


class Newer(Exception):  # noqa: N818
    """It is what a newer version writes."""


class Altered(Exception):  # noqa: N818
    """A file is not what the manifest says of it."""


def written(manifest: Manifest, opened: Open) -> Iterator[bytes]:
    """The whole archive, piece by piece. Raises Altered when a file is no longer as long as the manifest says."""
    body = manifest.model_dump_json().encode()
    yield _header(MANIFEST, size=len(body), changed=0)
    yield body + _padding(len(body))
    yield _header(manifest.name, changed=manifest.changed)
    for folder in manifest.folders:
        yield _header(f"{manifest.name}/{folder.path}", changed=folder.changed)
    for file in manifest.files:
        yield _header(f"{manifest.name}/{file.path}", size=file.size, changed=file.changed)
        with opened(file) as source:
            yield from _exactly(source, file.size, Altered)
        yield _padding(file.size)
    yield _END


def manifest_in(archive: BinaryIO) -> Manifest:
    """The manifest with which `archive` begins. Raises Foreign, and Newer."""
    head = _taken(archive, _HEADER_OF_MANIFEST)
    try:
        size = int(head[_SIZE], 8)
        if not 0 <= size <= LARGEST_MANIFEST or head != _header(MANIFEST, size=size, changed=0):
            raise Foreign
        body = _taken(archive, size)
        if _Stamp.model_validate_json(body).version > VERSION:
            raise Newer
        manifest = Manifest.model_validate_json(body)
    except ValueError as error:  # ValidationError is one
        raise Foreign from error
    _must_follow(archive, _padding(size))
    return manifest


def read_rest(archive: BinaryIO, manifest: Manifest, keep: Open) -> None:
    """Write each file of `archive`, of which `manifest` was read, to what `keep` opens for it, to the very end.

    Raises Foreign at the first byte that is not as announced, and Altered after a file with another SHA-256.
    """
    _must_follow(archive, _header(manifest.name, changed=manifest.changed))
    for folder in manifest.folders:
        _must_follow(archive, _header(f"{manifest.name}/{folder.path}", changed=folder.changed))
    for file in manifest.files:
        _must_follow(archive, _header(f"{manifest.name}/{file.path}", size=file.size, changed=file.changed))
        digest = hashlib.sha256()
        with keep(file) as target:
            for piece in _exactly(archive, file.size, Foreign):
                digest.update(piece)
                target.write(piece)
        if digest.hexdigest() != file.sha256:
            raise Altered
        _must_follow(archive, _padding(file.size))
    _must_follow(archive, _END)
    if archive.read(1):
        raise Foreign


class _Stamp(BaseModel):
    """What every version of the manifest has; the rest is not looked at."""

    version: int


def _exactly(source: BinaryIO, size: int, otherwise: type[Exception]) -> Iterator[bytes]:
    while size:
        piece = source.read(min(size, _PIECE))
        if not piece:
            raise otherwise
        size -= len(piece)
        yield piece


def _taken(archive: BinaryIO, size: int) -> bytes:
    return b"".join(_exactly(archive, size, Foreign))


def _must_follow(archive: BinaryIO, expected: bytes) -> None:
    if _taken(archive, len(expected)) != expected:
        raise Foreign


def _padding(size: int) -> bytes:
    return bytes(-size % _BLOCK)


def _header(path: str, *, changed: int, size: int | None = None) -> bytes:
    """The blocks before a file of `size` bytes or, without one, a folder; last `changed` so many ns since 1970."""
    seconds, fraction = divmod(abs(changed), 1_000_000_000)
    sign = "-" if changed < 0 else ""
    records = {"mtime": f"{sign}{seconds}.{fraction:09}", "path": path, "size": str(size or 0)}
    extended = b"".join(_record(f" {name}={value}\n".encode()) for name, value in records.items())
    plain = PurePosixPath(path).name.encode("ascii", "replace")[:100]  # for a tar from before 2001
    kind = b"5" if size is None else b"0"
    return b"".join((
        _block(b"pax", size=len(extended), kind=b"x", changed=0), extended, _padding(len(extended)),
        _block(plain, size=size or 0, kind=kind, changed=max(0, changed) // 1_000_000_000),
    ))  # fmt: skip


def _record(rest: bytes) -> bytes:
    """`rest` after the length of the whole, that length included."""
    length = len(rest) + 1
    while length != len(rest) + len(str(length)):
        length = len(rest) + len(str(length))
    return str(length).encode() + rest


def _block(name: bytes, *, size: int, kind: bytes, changed: int) -> bytes:
    """One header block; a number too large for its field stands in the records before it."""
    rights = b"0000700\0" if kind == b"5" else b"0000600\0"
    octal = b"%011o\0"
    most = 0o77777777777
    fields = (
        name.ljust(100, b"\0"), rights, b"0000000\0" * 2, octal % min(size, most), octal % min(changed, most),
        b" " * 8, kind, bytes(100), b"ustar\x0000", bytes(64), b"0000000\0" * 2, bytes(167),
    )  # fmt: skip
    block = b"".join(fields)
    return block[:148] + b"%06o\0 " % sum(block) + block[156:]
