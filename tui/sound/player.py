"""Plays a stretch of a recording. One sound at a time, stopped at once, and never in the way of the keys."""

import threading
from collections import deque
from contextlib import closing
from typing import Final

from models.problems import Problem
from tui.sound.decoding import RATE, SAMPLE_BYTES, SLOW, sound_of
from tui.sound.loudspeaker import ComputerLoudspeaker, Loudspeaker, no_loudspeaker
from tui.sound.recording import Recording, Stretch

BLOCKS_AHEAD: Final = 100
"""Decoded blocks kept ready, some two seconds: memory does not grow with the stretch."""
GONE_AFTER: Final = 3.0
"""Seconds after which a loudspeaker that asks for nothing is gone: it asks 25 times a second."""
CLOSING_SECONDS: Final = 2.0
"""At most so long the program waits for the sound system when it ends."""


class Player:
    """Plays, and says where it is. All calls return at once; for one thread, such as that of the window."""

    def __init__(self, loudspeaker: Loudspeaker | None = None) -> None:
        """Through `loudspeaker`, or that of this computer, which is opened for each stretch and let go of after it."""
        self._loudspeaker = loudspeaker or ComputerLoudspeaker()
        self._now: _Playback | None = None

    def play(self, recording: Recording, stretch: Stretch, *, slowly: bool = False) -> None:
        """Play `stretch`, in place of what is being played. When that cannot be done, `problem` says why."""
        self.stop()
        self._now = _Playback(recording, stretch, SLOW if slowly else 1.0, self._loudspeaker, self._now)

    def stop(self) -> None:
        """Be silent. Harmless when it is already."""
        if self._now is not None:
            self._now.stop()

    def close(self) -> None:
        """Be silent for good, and let go of the loudspeaker before the program ends."""
        if self._now is not None:
            self._now.stop()
            self._now.wait(CLOSING_SECONDS)

    @property
    def playing(self) -> bool:
        """Whether something is being played, or is about to be."""
        return self._now is not None and self._now.going_on

    @property
    def stretch(self) -> Stretch | None:
        """What is being played, or was played last."""
        return self._now.stretch if self._now is not None else None

    @property
    def slowly(self) -> bool:
        """Whether it is, or was, played slowly."""
        return self._now is not None and self._now.tempo != 1

    @property
    def position(self) -> float:
        """The moment of the recording that is heard now, in seconds; where it ended when nothing is played."""
        return self._now.position if self._now is not None else 0.0

    @property
    def problem(self) -> Problem | None:
        """Why the last stretch could not be played, or not to its end; None when it could."""
        return self._now.problem if self._now is not None else None


class _Playback:
    """One stretch being played: a thread decodes, the loudspeaker's own thread takes the blocks away."""

    def __init__(
        self,
        recording: Recording,
        stretch: Stretch,
        tempo: float,
        loudspeaker: Loudspeaker,
        before: "_Playback | None",
    ) -> None:
        self.stretch = stretch
        self.problem: Problem | None = None
        self._recording = recording
        self.tempo = tempo
        self._loudspeaker = loudspeaker
        self._blocks: deque[bytes] = deque()
        self._rest = bytearray()
        """What is left of the block that the loudspeaker is taking."""
        self._added = 0
        """Samples decoded."""
        self._given = 0
        """Samples handed to the loudspeaker."""
        self._room = threading.Semaphore(BLOCKS_AHEAD)
        self._complete = False
        """All blocks are there."""
        self._handed_over = threading.Event()
        """All samples were handed over, or there is no need to."""
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(before,), daemon=True, name="playing")
        self._thread.start()

    @property
    def going_on(self) -> bool:
        return self._thread.is_alive() and not self._stopping.is_set()

    @property
    def position(self) -> float:
        heard = self._given / RATE - (self._loudspeaker.delay if self.going_on else 0.0)
        return min(self.stretch.start + max(heard, 0.0) * self.tempo, self.stretch.end)

    def stop(self) -> None:
        self._stopping.set()
        self._handed_over.set()
        self._room.release()

    def wait(self, seconds: float | None = None) -> None:
        self._thread.join(seconds)

    def _run(self, before: "_Playback | None") -> None:
        if before is not None:
            before.wait()  # one loudspeaker, one sound
        try:
            self._play()
        except Problem as problem:
            self.problem = problem
        finally:
            self._loudspeaker.stop()

    def _play(self) -> None:
        with closing(sound_of(self._recording, self.stretch, self.tempo)) as sound:
            self._add(next(sound, b""))  # what cannot be decoded opens no loudspeaker
            if self._stopping.is_set():
                return
            self._loudspeaker.start(self._give)
            for block in sound:
                if not self._room.acquire(timeout=self._patience):
                    raise no_loudspeaker()
                if self._stopping.is_set():
                    return
                self._add(block)
        self._complete = True
        if not self._handed_over.wait(self._patience):
            raise no_loudspeaker()
        self._stopping.wait(self._loudspeaker.delay)  # until the last sample is heard

    def _add(self, block: bytes) -> None:
        self._blocks.append(block)
        self._added += len(block) // SAMPLE_BYTES

    @property
    def _patience(self) -> float:
        """Seconds in which a loudspeaker that works has taken away everything there is."""
        return (self._added - self._given) / RATE + GONE_AFTER

    def _give(self, wanted: int) -> bytes:
        """The next samples. Runs in the loudspeaker's thread."""
        size = wanted * SAMPLE_BYTES
        complete = self._complete  # before looking for blocks: the last one may come in between
        while len(self._rest) < size and self._blocks:
            self._rest += self._blocks.popleft()
            self._room.release()
        given = bytes(self._rest[:size])
        del self._rest[:size]
        self._given += len(given) // SAMPLE_BYTES
        if complete and not given:
            self._handed_over.set()
        return given
