"""Cuts a recording into windows as pyannote does, and the windows into blocks that are heard one by one."""

from dataclasses import dataclass

BLOCK = 32
"""Windows in a block: half a minute of sound at a step of 1 s, some 8 s of one core. It is what a killed run loses.
A multiple of pyannote's batches, so that these hold the same windows as when the whole recording is heard at once."""


@dataclass(frozen=True)
class Windows:
    """Windows that overlap, each `step` after the one before; the last is filled up with silence."""

    size: int
    """Samples."""
    step: int
    """Samples."""

    def count(self, samples: int) -> int:
        """How many windows a recording of so many samples has: at least one."""
        return 1 + max(-((self.size - samples) // self.step), 0)

    def blocks(self, samples: int) -> tuple[slice, ...]:
        """Which samples each block needs. Neighbours share some, as windows overlap; no window is in two blocks."""
        count = self.count(samples)
        ends = (min(first + BLOCK, count) for first in range(0, count, BLOCK))
        return tuple(
            slice(number * BLOCK * self.step, min((end - 1) * self.step + self.size, samples))
            for number, end in enumerate(ends)
        )
