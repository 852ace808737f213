"""Decoded sound as a file: written as it is decoded, read part by part, so that memory does not grow with it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import numpy as np

from models.files import PART_SUFFIX, PRIVATE_FILE, reading_trouble, storage_trouble, sync_folder
from transcribe.audio import SAMPLE_RATE, Decoded, Samples, decode_into

BYTES = np.dtype(np.float32).itemsize


class SoundFile:
    """The samples in a file of bare float32, read when asked for."""

    def __init__(self, path: Path) -> None:
        """The file is there and is not changed any more."""
        self._path = path
        self._length = path.stat().st_size // BYTES

    def __len__(self) -> int:
        """Samples."""
        return self._length

    def __getitem__(self, part: slice) -> Samples:
        """A copy of that part. Raises Unreadable when the disk fails."""
        start, stop, _ = part.indices(self._length)
        with reading_trouble(self._path):
            return np.fromfile(self._path, np.float32, max(stop - start, 0), offset=start * BYTES)

    @property
    def duration(self) -> float:
        """Seconds."""
        return self._length / SAMPLE_RATE


def decode_to_file(recording: Path, target: Path, progress: Callable[[float, float], None]) -> Decoded:
    """Decode `recording` into `target`, which is there whole or not at all. Raises as `decode_into`; StorageFailed."""
    with storage_trouble(target), _whole(target) as file:
        return decode_into(recording, file.write, progress)


@contextmanager
def _whole(target: Path) -> Iterator[BinaryIO]:
    """A file that becomes `target` when all went well. Its name is fixed, so that a killed program leaves one only."""
    unfinished = target.with_name(f".{target.name}{PART_SUFFIX}")
    how = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    descriptor = os.open(unfinished, how, PRIVATE_FILE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
        sync_folder(target.parent)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
