"""How loud a recording is, and whether something is wrong with that which the people at the table can mend."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

import numpy as np

SILENT_AFTER: Final = 4.0
"""Seconds of samples that are exactly zero. A working microphone always gives some noise; zeros come from a mute
button, or from macOS and Windows when this program may not use the microphone."""
QUIET_AFTER: Final = 30.0
"""Seconds in which nothing comes above QUIET."""
QUIET: Final = 0.006
"""Part of full scale, -44 dB: speech across a table peaks at -35 dB or more, an empty room stays under -50."""
CLIPPED: Final = 32_767 / 32_768
"""Part of full scale at which the wave is cut off."""
LOUD_AFTER: Final = 1.0
"""Seconds of blocks with a cut-off wave, beyond what LOUD_FADES takes away."""
LOUD_FADES: Final = 0.1
"""Seconds of forgiveness per good second: a door that slams once is not worth a word."""


class Hint(Enum):
    """Something to mend during the recording."""

    LOST = "lost"
    """The microphone gives nothing at all any more: unplugged, or taken by another program."""
    LITTLE_SPACE = "little space"
    """The disk is full soon."""
    SILENT = "silent"
    """The microphone gives digital silence."""
    LOUD = "loud"
    """The wave is cut off again and again."""
    QUIET = "quiet"
    """Nothing was heard for long."""


def peak(block: bytes) -> float:
    """The largest swing in a block of 16-bit samples, as a part of full scale, 0 to 1."""
    samples = np.frombuffer(block, dtype="<i2")
    return max(int(samples.max()), -int(samples.min())) / 32_768 if samples.size else 0.0


@dataclass(frozen=True)
class Loudness:
    """What was heard so far, as far as a hint depends on it. All in seconds."""

    silent: float = 0.0
    """How long it has been digitally silent."""
    quiet: float = 0.0
    """How long nothing has come above QUIET."""
    clipped: float = 0.0
    """How long the wave was cut off, less what good sound made up for."""

    def after(self, block_peak: float, seconds: float) -> "Loudness":
        """What is known after a block of `seconds` with this peak."""
        is_clipped = block_peak >= CLIPPED
        return replace(
            self,
            silent=0.0 if block_peak else self.silent + seconds,
            quiet=0.0 if block_peak > QUIET else self.quiet + seconds,
            clipped=self.clipped + seconds if is_clipped else max(0.0, self.clipped - LOUD_FADES * seconds),
        )

    @property
    def hint(self) -> Hint | None:
        """The one thing to say about it, if any."""
        if self.silent >= SILENT_AFTER:
            return Hint.SILENT
        if self.clipped >= LOUD_AFTER:
            return Hint.LOUD
        return Hint.QUIET if self.quiet >= QUIET_AFTER else None
