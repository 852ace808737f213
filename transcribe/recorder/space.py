"""How long can still be recorded on this disk."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from transcribe.recorder.wave_file import BYTES_PER_SECOND, LARGEST

RESERVE: Final = 64 << 20
"""Bytes that stay free: for the dossier's own file, and for a system that runs badly on a full disk."""
WARN_BELOW: Final = 30 * 60.0
"""Seconds."""


@dataclass(frozen=True)
class Space:
    """The disk under a recording."""

    folder: Path
    copies: int = 1
    """2 when the recording is copied on the same disk at the end, before the first is thrown away."""
    reserve: int = RESERVE
    """Bytes to leave free."""

    def seconds_left(self, written: int) -> float:
        """How long can be recorded after `written` bytes of sound. Raises OSError when the disk is gone."""
        return seconds_left(shutil.disk_usage(self.folder).free, written, copies=self.copies, reserve=self.reserve)


def seconds_left(free: int, written: int, *, copies: int = 1, reserve: int = RESERVE) -> float:
    """Seconds that fit after `written` bytes, on a disk with `free` bytes and in one file; never below 0."""
    for_copies_of_what_is_there = written * (copies - 1)
    on_disk = (free - reserve - for_copies_of_what_is_there) / copies
    return max(0.0, min(on_disk, LARGEST - written) / BYTES_PER_SECOND)
