"""Writes small true files of Microsoft's old container ([MS-CFB], version 3): streams by name, nothing in folders."""

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SMALLEST = 4096
"""Bytes: smaller streams live elsewhere, so all are filled up to this."""


def ole(*names: str) -> bytes:
    """A container with an empty stream of 4096 bytes for every name; at most three."""
    sectors = _SMALLEST // _SECTOR
    fat = [_FAT, _END]  # sector 0 holds this table, sector 1 the directory
    entries = [_entry("Root Entry", kind=5, first_child=1 if names else _FREE, start=_END, size=0)]
    for index, name in enumerate(names):
        start = len(fat)
        fat += [*range(start + 1, start + sectors), _END]
        sibling = index + 2 if index + 1 < len(names) else _FREE
        entries.append(_entry(name, kind=2, right=sibling, start=start, size=_SMALLEST))
    fat += [_FREE] * (_SECTOR // 4 - len(fat))
    entries += [b"\0" * 128] * (4 - len(entries))
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,  # minor version
        3,  # major version
        0xFFFE,  # little-endian
        9,  # sectors of 2**9 bytes
        6,  # small sectors of 2**6
        0,  # sectors of the directory: always 0 in version 3
        1,  # sectors of the table
        1,  # where the directory starts
        0,
        _SMALLEST,
        _END,
        0,
        _END,
        0,
    )
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return header + struct.pack("<128I", *fat) + b"".join(entries) + b"\0" * (_SMALLEST * len(names))


def _entry(name: str, *, kind: int, start: int, size: int, right: int = _FREE, first_child: int = _FREE) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sIQQIQ", written, len(written), kind, 1, _FREE, right, first_child, b"", 0, 0, 0, start, size
    )
