"""How long it will still take, from how fast it went so far."""

import time
from collections.abc import Callable

WORTH_SAYING = 3.0
"""Seconds of work before a pace is worth anything."""


class Pace:
    """The pace of one stage in this run; what an earlier run did takes no time and does not count."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin now. `clock` gives seconds."""
        self._clock = clock
        self._begin = clock()
        self._skipped = 0.0

    def skip(self, amount: float) -> None:
        """`amount` was done before; measure from now."""
        self._skipped += amount
        self._begin = self._clock()

    def seconds_left(self, done: float, total: float) -> float | None:
        """For what is left of `total` when `done` (with what was skipped) is done; None when nobody can tell."""
        worked, passed = done - self._skipped, self._clock() - self._begin
        if worked <= 0 or total <= 0 or passed < WORTH_SAYING:
            return None
        return max(total - done, 0.0) * passed / worked
