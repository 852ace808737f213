"""Recordings in which every second has its own tone, so that what is heard tells from which second it is."""

import threading
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from tui.sound.decoding import RATE
from tui.sound.loudspeaker import Give

LOWEST = 300.0
"""Hz, of second 0."""
STEP = 50.0
"""Hz between a second and the next."""

CODECS = {
    "m4a": "aac",
    "mp3": "mp3",
    "wav": "pcm_s16le",
    "flac": "flac",
    "opus": "libopus",
    "mkv": "libopus",
    "aac": "aac",
}


def tones(path: Path, seconds: int, *, lost: range = range(0)) -> Path:
    """Write a recording of `seconds` to `path`, in the container its name asks for.

    The `lost` seconds are missing while the file's own clock runs on, as when a call comes in on a telephone.
    """
    codec = CODECS[path.suffix[1:]]
    rate = 48_000 if codec == "libopus" else 44_100
    with av.open(path, "w") as container:
        stream = container.add_stream(codec, rate=rate)
        stream.layout = "mono"
        for second in range(seconds):
            if second in lost:
                continue
            wave = 0.4 * np.sin(2 * np.pi * (LOWEST + STEP * second) * np.arange(rate) / rate)
            frame = av.AudioFrame.from_ndarray((wave * 32767).astype(np.int16)[None], format="s16", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = rate, second * rate, Fraction(1, rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def samples(sound: bytes) -> npt.NDArray[np.float64]:
    """The samples in `sound`."""
    return np.frombuffer(sound, np.int16).astype(float)


def second_heard(sound: bytes, at: float) -> float:
    """Which second of the recording sounds `at` seconds from the start of `sound`, by the pitch of 0.1 s there."""
    part = samples(sound)[round(at * RATE) :][: RATE // 10]
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 1 << 17))
    return float((spectrum.argmax() * RATE / (1 << 17) - LOWEST) / STEP)


class Ear:
    """A loudspeaker that asks for sound as fast as it comes, and keeps what it was given."""

    delay = 0.0

    def __init__(self, starts: Callable[[], None] = lambda: None) -> None:
        """`starts` is called when it is opened."""
        self.heard = bytearray()
        self.open = 0
        """How many times it was opened and not closed: one sound at a time."""
        self._starts = starts
        self._asking: threading.Thread | None = None
        self._closing = threading.Event()

    def start(self, give: Give) -> None:
        """Ask for 10 ms at a time."""
        self._starts()
        self.open += 1
        self._closing.clear()

        def ask() -> None:
            while not self._closing.is_set():
                self.heard += give(RATE // 100)

        self._asking = threading.Thread(target=ask)
        self._asking.start()

    def stop(self) -> None:
        """Ask for nothing any more."""
        self._closing.set()
        if self._asking is not None:
            self._asking.join()
            self._asking = None
            self.open -= 1


class DeadEar:
    """A loudspeaker that was unplugged: it opens and asks for nothing."""

    delay = 0.0

    def start(self, give: Give) -> None:
        """Open."""

    def stop(self) -> None:
        """Close."""
