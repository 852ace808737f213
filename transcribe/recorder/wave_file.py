"""A WAV file that grows on the disk and is whole at every moment.

WAV, because nothing has to be finished in it: sound is appended as it comes, and 44 bytes at its front say how much
there is. Those are written again at each `sync`, so a file that was never closed plays in any program and lacks only
what came after the last sync; `repair` gives that back too. Compressed kinds keep seconds of sound in their encoder,
and M4A cannot be played at all without its end. The price is 345 MB per hour.
"""

import os
import struct
import sys
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from models.files import PRIVATE_FILE, reading_trouble, storage_trouble
from models.messages import N_
from models.problems import Unreadable

RATE: Final = 48_000
"""Hz. What nearly every microphone gives, so nothing is resampled before it is kept."""
FRAME_BYTES: Final = 2
"""One channel of 16 bits."""
BYTES_PER_SECOND: Final = RATE * FRAME_BYTES
HEADER: Final = struct.Struct("<4sI4s4sIHHIIHH4sI")
"""RIFF chunk, fmt chunk of 16 bytes (PCM), and the head of the data chunk: 44 bytes."""
LARGEST: Final = 2**32 - 2 - HEADER.size
"""Bytes of sound. The sizes have 32 bits, and a FAT32 stick takes no larger file: 12 hours and 25 minutes."""


def header(data_bytes: int) -> bytes:
    """The front of a file with `data_bytes` of sound, at most LARGEST."""
    riff_bytes = HEADER.size - 8 + data_bytes
    pcm, channels, bits = 1, 1, 8 * FRAME_BYTES
    return HEADER.pack(
        b"RIFF", riff_bytes, b"WAVE", b"fmt ", 16, pcm, channels, RATE, BYTES_PER_SECOND, FRAME_BYTES, bits,
        b"data", data_bytes,
    )  # fmt: skip


def repair(path: Path) -> float:
    """Make the front of an unfinished recording of ours tell all the sound that is in it, and return its seconds.

    Only for a file that nobody is writing to. Raises NotFound; Unreadable when it is no recording of ours, which is
    then left as it is; StorageFailed.
    """
    with reading_trouble(path), path.open("rb") as file:
        front = file.read(HEADER.size)
        size = file.seek(0, os.SEEK_END)
    if not _is_ours(front):
        raise Unreadable(
            N_("{name} is not a recording that Kloppend made."),
            meaning=N_("It was left as it is."),
            remedy=N_("Open it with “kloppend transcribe” if it is a recording of your meeting."),
            name=path.name,
        )
    data_bytes = min((size - HEADER.size) // FRAME_BYTES * FRAME_BYTES, LARGEST)
    with storage_trouble(path), path.open("r+b") as file:
        file.truncate(HEADER.size + data_bytes)
        file.write(header(data_bytes))
        file.flush()
        _reach_disk(file.fileno())
    return data_bytes / BYTES_PER_SECOND


def _is_ours(front: bytes) -> bool:
    sizes = (slice(4, 8), slice(HEADER.size - 4, HEADER.size))
    wanted, found = bytearray(header(0)), bytearray(front)
    for size in sizes:
        wanted[size] = found[size] = b"size"
    return len(front) == HEADER.size and wanted == found


class WaveFile:
    """A recording in the making. Its methods raise OSError as the disk gives it; what was written before stays."""

    def __init__(self, path: Path) -> None:
        """Make the file at `path`, where nothing may be yet, for its owner only."""
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self.path = path
        self.data_bytes = 0
        """Bytes of sound written."""
        self._file = os.fdopen(os.open(path, flags, PRIVATE_FILE), "r+b", buffering=0)
        try:
            self.sync()
        except OSError:  # no room for 44 bytes
            self._file.close()
            path.unlink(missing_ok=True)
            raise

    @property
    def seconds(self) -> float:
        """Seconds of sound written."""
        return self.data_bytes / BYTES_PER_SECOND

    def append(self, block: bytes) -> None:
        """Hand `block` (whole frames) to the system: from here it survives the death of this program."""
        rest = memoryview(block)
        while rest:  # a disk that fills up takes a part first and refuses the rest
            written = self._file.write(rest)
            self.data_bytes += written
            rest = rest[written:]

    def sync(self) -> None:
        """Write how much there is and wait until the disk has it: from here it survives a power cut."""
        whole = self.data_bytes // FRAME_BYTES * FRAME_BYTES
        self._file.seek(0)
        self._file.write(header(whole))
        self._file.seek(HEADER.size + self.data_bytes)
        _reach_disk(self._file.fileno())

    def close(self) -> None:
        """Sync a last time, and let go of the file whatever happens. Closing twice is harmless."""
        if not self._file.closed:
            with self._file:
                self.sync()

    def __enter__(self) -> Self:
        """The file itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        """Close it."""
        self.close()


def _reach_disk(descriptor: int) -> None:
    if sys.platform == "darwin":  # there fsync leaves it in the drive's own memory; see fsync(2) of macOS
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)
