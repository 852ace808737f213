"""The recorder: takes blocks from a microphone and wishes from a person, and keeps the file on the disk up to date."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final

from models.files import make_private_folder, storage_trouble
from models.problems import NotFound, Problem
from transcribe.recorder.loudness import Hint, Loudness, peak
from transcribe.recorder.microphone import Microphone
from transcribe.recorder.space import WARN_BELOW, Space
from transcribe.recorder.troubles import cut_short, longest_reached, no_room, stopped_before_full
from transcribe.recorder.wave_file import BYTES_PER_SECOND, FRAME_BYTES, LARGEST, RATE, WaveFile

SYNC_SECONDS: Final = 1.0
"""With a block of 0.1 s on its way, this keeps what a pulled plug takes well under 2 s."""
LOST_AFTER: Final = 3.0
"""Seconds without a block; a Bluetooth microphone may take two to wake up."""
TICK: Final = 0.25
"""Seconds at most between two looks at the clock."""


class _Wish(Enum):
    PAUSE_OR_RESUME = auto()
    STOP = auto()


@dataclass(frozen=True)
class Moment:
    """How the recording is doing."""

    seconds: float
    """Recorded so far, without the pauses."""
    peak: float
    """Of the last block, 0 to 1."""
    paused: bool
    seconds_left: float
    """How long there is room for."""
    hint: Hint | None = None
    """The one thing to mend, if any."""


@dataclass(frozen=True)
class Recorded:
    """How a recording ended. The file is whole in every case."""

    path: Path
    seconds: float
    trouble: Problem | None = None
    """Why it ended before it was asked to."""


class Recorder:
    """Records one meeting into one file. `pause_or_resume` and `stop` may come from any thread or signal handler."""

    def __init__(
        self, microphone: Microphone, path: Path, space: Space | None = None, *, limit: float | None = None
    ) -> None:
        """Will write to `path`, where nothing may be yet; stops by itself after `limit` seconds of sound."""
        self._microphone = microphone
        self._path = path
        self._space = space or Space(path.parent)
        self._most = LARGEST if limit is None else min(LARGEST, round(limit * RATE) * FRAME_BYTES)
        self._limited = limit is not None
        self._inbox: SimpleQueue[bytes | _Wish] = SimpleQueue()
        self._loudness = Loudness()
        self._peak = 0.0
        self._paused = False
        self._lost = False
        self._heard_at = self._looked_at = 0.0  # on the monotonic clock
        self._fits = 0  # bytes of sound, those in the file included

    def pause_or_resume(self) -> None:
        """Stop hearing, or go on. What was heard before the call is kept."""
        self._inbox.put(_Wish.PAUSE_OR_RESUME)

    def stop(self) -> None:
        """End the recording. What was heard before the call is kept."""
        self._inbox.put(_Wish.STOP)

    def run(self, tell: Callable[[Moment], None] = lambda _: None) -> Recorded:
        """Record until `stop`, the limit or trouble; `tell` is called some ten times per second.

        Raises NotFound without a microphone and StorageFailed when the file cannot be begun; then there is no file.
        A microphone that goes away later is waited for.
        """
        self._microphone.start(self._inbox.put)  # first: what is said while the file is made waits in the inbox
        try:
            file = self._begin()
            trouble = self._fill(file, tell)
        finally:
            self._microphone.stop()
        return Recorded(self._path, file.seconds, trouble)

    def _begin(self) -> WaveFile:
        make_private_folder(self._path.parent)
        with storage_trouble(self._path):
            if not self._space.seconds_left(0):
                raise no_room(self._path)
            return WaveFile(self._path)

    def _fill(self, file: WaveFile, tell: Callable[[Moment], None]) -> Problem | None:
        try:
            with file:
                return self._take_blocks(file, tell)
        except OSError as error:
            return cut_short(file.path, file.seconds, error)

    def _take_blocks(self, file: WaveFile, tell: Callable[[Moment], None]) -> Problem | None:
        """Why it ended, None when it was asked to. Raises OSError."""
        self._heard_at = time.monotonic()
        self._look(file)
        while file.data_bytes < self._most:
            match self._next():
                case _Wish.STOP:
                    return None
                case _Wish.PAUSE_OR_RESUME:
                    self._turn(file)
                case bytes() | bytearray() as block if not self._paused:
                    self._hear(file, block)
            if time.monotonic() - self._looked_at >= SYNC_SECONDS or file.data_bytes >= self._fits:
                self._look(file)
            if self._fits <= file.data_bytes < self._most:
                return stopped_before_full(file.path, file.seconds)
            self._mind_the_microphone()
            tell(self._moment(file))
        return None if self._limited else longest_reached(file.path, file.seconds)

    def _next(self) -> "bytes | _Wish | None":
        try:
            return self._inbox.get(timeout=TICK)
        except Empty:
            return None

    def _hear(self, file: WaveFile, block: bytes) -> None:
        heard = block[: self._most - file.data_bytes]
        file.append(heard)
        self._peak = peak(heard)
        self._loudness = self._loudness.after(self._peak, len(heard) / BYTES_PER_SECOND)
        self._heard_at = time.monotonic()
        self._lost = False

    def _look(self, file: WaveFile) -> None:
        file.sync()
        self._fits = file.data_bytes + int(self._space.seconds_left(file.data_bytes) * BYTES_PER_SECOND)
        self._looked_at = time.monotonic()

    def _turn(self, file: WaveFile) -> None:
        """Pausing closes the device, so that nobody need wonder whether it still listens."""
        self._paused = not self._paused
        if self._paused:
            self._microphone.stop()
            self._peak = 0.0
            file.sync()
        else:
            self._hear_again()

    def _mind_the_microphone(self) -> None:
        if not self._paused and time.monotonic() - self._heard_at > LOST_AFTER:
            self._lost = True
            self._peak = 0.0
            self._hear_again()

    def _hear_again(self) -> None:
        self._heard_at = time.monotonic()
        try:
            self._microphone.start(self._inbox.put)
        except NotFound:
            self._lost = True

    def _moment(self, file: WaveFile) -> Moment:
        seconds_left = (self._fits - file.data_bytes) / BYTES_PER_SECOND
        return Moment(file.seconds, self._peak, self._paused, seconds_left, self._hint(seconds_left))

    def _hint(self, seconds_left: float) -> Hint | None:
        if self._lost and not self._paused:
            return Hint.LOST
        if seconds_left < WARN_BELOW and not self._limited:
            return Hint.LITTLE_SPACE
        return None if self._paused else self._loudness.hint
