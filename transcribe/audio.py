"""Decodes any sound or video file to what the engines hear: one channel, 16 kHz, float32."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from models.files import read_private, reading_trouble
from models.messages import N_
from models.problems import Unreadable

if TYPE_CHECKING:
    from av import AudioFrame, AudioResampler, AudioStream, Packet
    from av.container import InputContainer

SAMPLE_RATE = 16_000
"""Hz. What Whisper, Silero and pyannote all expect."""

Samples: TypeAlias = npt.NDArray[np.float32]
"""Shape (time,), one channel at SAMPLE_RATE, about -1 to 1."""

RATES = range(4_000, 400_000)
"""Hz. A header that says otherwise is damaged; believing it would take minutes and gigabytes."""


TELL_THEIR_LENGTH = frozenset({"flac", "matroska", "mov", "ogg", "wav"})
"""Containers (FFmpeg's names) that say how long they are; of the others FFmpeg guesses it from size and bit rate."""
SLACK = 2.0
"""Seconds that a whole file may say too much: the longer picture of a film, the encoder's run-up."""


@dataclass(frozen=True)
class Decoded:
    """What came out of a recording, apart from the sound itself."""

    samples: int
    """How many."""
    bad_packets: int = 0
    """As in Sound."""
    promised: float = 0.0
    """Seconds that the file says it lasts; 0 when it does not say."""

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.samples / SAMPLE_RATE

    @property
    def missing(self) -> float:
        """Seconds that should be there and are not: the file is cut short, or damaged in the middle."""
        short = self.promised - self.seconds
        return short if short > SLACK else 0.0


@dataclass(frozen=True, eq=False)
class Sound:
    """A decoded recording."""

    samples: Samples
    bad_packets: int = 0
    """Pieces of the file (mostly 20 to 60 ms each) that are incomplete or could not be decoded."""

    @property
    def duration(self) -> float:
        """Seconds."""
        return len(self.samples) / SAMPLE_RATE


def decode(path: Path, progress: Callable[[float, float], None] | None = None) -> Sound:
    """Decode `path` into memory, as `decode_into` does, 230 MB for each hour."""
    heard = bytearray()  # grows in place: pieces joined at the end would take twice the memory
    decoded = decode_into(path, heard.extend, progress)
    return Sound(np.frombuffer(heard, dtype=np.float32), decoded.bad_packets)


def decode_into(
    path: Path, sink: Callable[[bytes], object], progress: Callable[[float, float], None] | None = None
) -> Decoded:
    """Decode the first, or best, sound track of `path`, leaving out and counting what is damaged.

    `sink` gets the samples (float32 in this machine's order, one channel, SAMPLE_RATE) piece after piece; what it
    raises stops the work. `progress(done, total)` is called about every ten seconds of sound, in seconds; `total` is
    0 when the file does not say how long it is. Raises NotFound, or Unreadable for a folder, an empty file, something
    that is not sound or video, a video without sound, or a recording that was not finished.
    """
    with _opened(path) as (container, stream):
        return _decode_track(path, container, stream, sink, progress)


def check_sound(path: Path) -> None:
    """Raise what `decode_into` raises, as far as the first part of the file tells. Takes some milliseconds."""
    with _opened(path):
        pass


@contextmanager
def _opened(path: Path) -> "Iterator[tuple[InputContainer, AudioStream]]":
    """The file, and the first or best sound track in it."""
    import av

    _check_there(path)
    # A playlist is text that names further addresses: only files may be opened, never the network.
    whitelist = {"protocol_whitelist": "file"}
    try:
        with path.open("rb") as file, av.open(file, options=whitelist, metadata_errors="ignore") as container:
            stream = container.streams.best("audio")
            if stream is None:
                raise _silent(path)
            codec = stream.codec_context
            if codec is None or codec.sample_rate not in RATES:
                raise _unknown(path)
            yield container, stream
    except av.error.FFmpegError as error:
        raise _not_sound(path) from error


def _decode_track(
    path: Path,
    container: "InputContainer",
    stream: "AudioStream",
    sink: Callable[[bytes], object],
    progress: Callable[[float, float], None] | None,
) -> Decoded:
    import av

    total = (container.duration or 0) / av.time_base
    resampler = _Resampler(sink)
    bad_packets, told = 0, 0.0
    for packet in _packets(path, container, stream):
        bad = packet is None or packet.is_corrupt
        try:
            for frame in packet.decode() if packet else ():
                resampler.feed(frame)
        except av.error.FFmpegError:
            bad = True
        bad_packets += bad
        done = resampler.samples / SAMPLE_RATE
        if progress and done - told >= 10:
            told = done
            progress(done, max(total, done) if total else 0.0)
    try:
        resampler.flush()
    except av.error.FFmpegError:
        bad_packets += 1
    if bad_packets and _is_locked(path):
        raise _locked(path)
    if not resampler.samples:
        raise _nothing_in(path)
    return Decoded(resampler.samples, bad_packets, _promised(container, stream))


def _promised(container: "InputContainer", stream: "AudioStream") -> float:
    import av

    if TELL_THEIR_LENGTH.isdisjoint(container.format.name.split(",")):
        return 0.0
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return float((container.duration or 0) / av.time_base)


def _check_there(path: Path) -> None:
    """Raise what `read_private` raises, without reading a whole long recording."""
    with reading_trouble(path), path.open("rb") as file:
        something = file.read(1)
    if not something:
        read_private(path)


def _packets(path: Path, container: "InputContainer", stream: "AudioStream") -> "Iterator[Packet | None]":
    """The packets of `stream`; None, as the last, when the file cannot be followed any further.

    Raises Unreadable when the disk or stick fails on the way.
    """
    import av

    with reading_trouble(path):
        try:
            yield from container.demux(stream)
        except OSError:
            raise
        except av.error.FFmpegError:  # what was heard so far is worth keeping
            yield None


class _Resampler:
    """Brings frames to one channel at SAMPLE_RATE, also when their format changes on the way."""

    def __init__(self, sink: Callable[[bytes], object]) -> None:
        self.samples = 0
        self._sink = sink
        self._resampler: AudioResampler | None = None
        self._format: tuple[object, ...] = ()

    def feed(self, frame: "AudioFrame") -> None:
        """Pass `frame` on, as far as the resampler lets go of it."""
        import av

        found = (frame.format.name, frame.layout.name, frame.sample_rate)
        if (
            self._resampler is None or found != self._format
        ):  # two recordings glued together, or AAC that turns stereo after its first frame
            self.flush()
            self._format = found
            self._resampler = av.AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE)
        frame.pts = None  # damaged files have times that jump, which the resampler refuses
        self._pass_on(self._resampler, frame)

    def flush(self) -> None:
        """Pass on what the resampler still holds."""
        resampler, self._resampler = self._resampler, None
        if resampler is not None:
            self._pass_on(resampler, None)

    def _pass_on(self, resampler: "AudioResampler", frame: "AudioFrame | None") -> None:
        for resampled in resampler.resample(frame):
            self.samples += resampled.samples
            self._sink(resampled.to_ndarray().tobytes())


def _is_locked(path: Path) -> bool:
    """Whether it is an MP4 with the box that tells how its sound is encrypted (ISO 14496-12, 8.12)."""
    with reading_trouble(path), path.open("rb") as file:
        last = b""
        while piece := file.read(1 << 20):
            if re.search(rb"sinf.{4}frma", last + piece, re.DOTALL):
                return True
            last = piece[-11:]
    return False


def _locked(path: Path) -> Unreadable:
    return Unreadable(
        N_("{name} is protected against copying."),
        meaning=N_("Only the program or shop it came from can play it, so there is nothing to write down."),
        remedy=N_("Choose the file your phone or recorder made of the meeting, or ask for a copy without protection."),
        name=path.name,
    )


def _silent(path: Path) -> Unreadable:
    return Unreadable(
        N_("{name} holds no sound."),
        meaning=N_("It is a picture or a film without a sound track, so there is nothing to write down."),
        remedy=N_("Choose the file your phone or recorder made of the meeting."),
        name=path.name,
    )


def _nothing_in(path: Path) -> Unreadable:
    return Unreadable(
        N_("There are 0 seconds of sound in {name}."),
        meaning=N_("The recording was stopped at once, or nothing of it can be decoded."),
        remedy=N_("Play the file in another program. If it is silent there too, look for another copy."),
        name=path.name,
    )


def _not_sound(path: Path) -> Unreadable:
    with path.open("rb") as file:
        head = file.read(12)
    if head[4:8] == b"ftyp":  # MP4 family: its index is written last, and without it nothing can be found
        return Unreadable(
            N_("The recording {name} was not finished: its index is missing."),
            meaning=N_("The recorder stopped suddenly, or the file was not copied completely."),
            remedy=N_("Copy it from the phone again. If that does not help, a repair program for MP4 files may."),
            name=path.name,
        )
    return _unknown(path)


def _unknown(path: Path) -> Unreadable:
    return Unreadable(
        N_("{name} cannot be read as sound or video."),
        meaning=N_("It is another kind of file, or it is damaged from its first second."),
        remedy=N_("Play it in another program. If that works, export it there as WAV or MP3 and use that file."),
        name=path.name,
    )
