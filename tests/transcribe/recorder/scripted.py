"""A microphone that hears what a test lets it hear, and a person at the keys who knows the script."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import numpy as np

from transcribe.recorder.microphone import Deliver, no_microphone
from transcribe.recorder.recorder import Recorder
from transcribe.recorder.space import Space
from transcribe.recorder.wave_file import HEADER, RATE

PAUSE: Final = "P"
"""The person pauses, and goes on once the microphone is closed."""
GONE: Final = "gone"
"""The microphone is pulled out; two looks later it is there again."""

Step = bytes | str


def block(seconds: float = 0.1, *, seed: int = 0, loud: float = 0.3) -> bytes:
    """A block of noise of its own."""
    noise = np.random.default_rng(seed).uniform(-loud, loud, round(seconds * RATE))
    return np.asarray(noise * 32_767, "<i2").tobytes()


def blocks(count: int) -> list[bytes]:
    """`count` different blocks of a tenth of a second."""
    return [block(seed=seed) for seed in range(count)]


class ScriptedMicrophone:
    """Hands over the script at once when it starts; the person stops the recording at its end."""

    def __init__(self, script: Iterable[Step]) -> None:
        self._script: Iterator[Step] = iter(script)
        self._paused = False
        self.recorder: Recorder | None = None
        self.opened = 0
        self.is_open = False
        self.missing = 0
        """How many times from now on it cannot be opened."""

    def start(self, deliver: Deliver) -> None:
        if self.missing:
            self.missing -= 1
            raise no_microphone()
        assert self.recorder is not None
        self.opened += 1
        self.is_open = True
        for step in self._script:
            if step == GONE:
                self.missing = 2
                return
            if isinstance(step, str):
                self._paused = True
                self.recorder.pause_or_resume()
                deliver(block(seed=999, loud=0.9))  # what a device still had in its buffers
                return
            deliver(step)
        self.recorder.stop()

    def stop(self) -> None:
        self.is_open = False
        if self._paused:
            self._paused = False
            assert self.recorder is not None
            self.recorder.pause_or_resume()


def recorder_of(
    script: Iterable[Step], path: Path, *, limit: float | None = None, reserve: int = 0
) -> tuple[Recorder, ScriptedMicrophone]:
    microphone = ScriptedMicrophone(script)
    recorder = Recorder(microphone, path, Space(path.parent, reserve=reserve), limit=limit)
    microphone.recorder = recorder
    return recorder, microphone


def sound_in(path: Path) -> bytes:
    """The bytes of sound of a recording, whatever its front says."""
    return path.read_bytes()[HEADER.size :]
