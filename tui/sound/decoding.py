"""A stretch of a recording as sound to play, from any container, faster than it is heard."""

from collections.abc import Generator, Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.files import reading_trouble
from models.messages import N_
from models.problems import Unreadable
from tui.sound.recording import Recording, Stretch

if TYPE_CHECKING:
    from av import AudioFrame, AudioStream
    from av.container import InputContainer
    from av.filter import Graph

RATE: Final = 48_000
"""Hz. What nearly every loudspeaker runs at."""
SAMPLE_BYTES: Final = 2
"""One channel of 16 bits."""
SLOW: Final = 0.75
"""Of the speed of speaking: mumbled words come apart and a voice still sounds like itself (speech without pitch
change, ffmpeg's atempo)."""

TRUSTED_WITHIN: Final = 0.5
"""Seconds that a file may be longer or shorter than what was decoded from it, for its own clock to be believed."""
RUN_UP: Final = 1.0
"""Seconds sought back: a codec needs some packets before it sounds right."""


def sound_of(recording: Recording, stretch: Stretch, tempo: float = 1.0) -> Generator[bytes, None, None]:
    """The sound of `stretch`, block after block of some 20 ms: one channel, 16 bits, RATE.

    Begins and ends at a whole frame, at most 0.1 s early or late. Raises NotFound, or Unreadable for what is not
    sound, holds none, or none there.
    """
    import av

    path = recording.path
    try:
        with (
            reading_trouble(path),
            path.open("rb") as file,
            av.open(file, options={"protocol_whitelist": "file"}, metadata_errors="ignore") as container,
        ):
            stream = container.streams.best("audio")
            if stream is None:
                raise _silent(path)
            speed = _Speed(tempo)
            heard = False
            for begin, frame in _frames(container, stream, recording, stretch.start):
                if begin >= stretch.end:
                    break
                if begin + frame.samples / frame.sample_rate > stretch.start:
                    heard = True
                    yield from speed.feed(frame)
            yield from speed.flush()
            if not heard:
                raise _silent(path)
    except av.error.FFmpegError as error:
        raise _silent(path) from error


def _frames(
    container: "InputContainer", stream: "AudioStream", recording: Recording, start: float
) -> "Iterator[tuple[float, AudioFrame]]":
    """Every frame from some moment before `start` on, and when it begins.

    The times of a transcript count what was decoded. A file's own times jump where it is damaged or was paused; where
    they do, everything before `start` is decoded and counted, which takes a second for every ten minutes or so.
    """
    zero = (stream.start_time or 0) * (stream.time_base or 0)
    trusted = _clock_is_right(container, recording) and _seek(container, stream, start)
    following = 0.0
    for frame in _decoded(container, stream):
        begin = float(frame.time - zero) if trusted and frame.time is not None else following
        yield begin, frame
        following = begin + frame.samples / frame.sample_rate


def _clock_is_right(container: "InputContainer", recording: Recording) -> bool:
    import av

    if recording.seconds is None:
        return True
    return (
        container.duration is not None and abs(container.duration / av.time_base - recording.seconds) < TRUSTED_WITHIN
    )


def _seek(container: "InputContainer", stream: "AudioStream", start: float) -> bool:
    """Go to a little before `start`; say whether the file's own times are to be used from there."""
    import av

    if start <= RUN_UP or stream.time_base is None:
        return True
    try:
        container.seek(int((start - RUN_UP) / stream.time_base) + (stream.start_time or 0), stream=stream)
    except av.error.FFmpegError:  # a file without an index; it is still at its beginning
        return False
    return True


def _decoded(container: "InputContainer", stream: "AudioStream") -> "Iterator[AudioFrame]":
    """The frames of `stream`, leaving out what is damaged, as the transcription did."""
    import av

    for packet in container.demux(stream):
        try:
            yield from packet.decode()
        except av.error.FFmpegError:
            continue


class _Speed:
    """Brings frames to one channel of 16 bits at RATE, and to `tempo` without changing how high a voice is."""

    def __init__(self, tempo: float) -> None:
        self._tempo = tempo
        self._graph: Graph | None = None
        self._format: tuple[str, str, int] | None = None

    def feed(self, frame: "AudioFrame") -> Iterator[bytes]:
        """What comes out by putting `frame` in."""
        found = (frame.format.name, frame.layout.name, frame.sample_rate)
        if found != self._format:  # AAC may turn stereo after its first frame
            yield from self.flush()
            self._format = found
            self._graph = self._built(*found)
        frame.pts = None  # the times of a damaged file jump
        assert self._graph is not None
        self._graph.push(frame)
        yield from self._pulled()

    def flush(self) -> Iterator[bytes]:
        """What is still inside."""
        if self._graph is not None:
            self._graph.push(None)
            yield from self._pulled()
            self._graph = None

    def _built(self, name: str, layout: str, rate: int) -> "Graph":
        from av.filter import Graph

        graph = Graph()
        nodes = [
            graph.add_abuffer(sample_rate=rate, format=name, layout=layout, time_base=Fraction(1, rate)),
            graph.add("aformat", f"sample_fmts=s16:sample_rates={RATE}:channel_layouts=mono"),
            *([graph.add("atempo", str(self._tempo))] if self._tempo != 1 else []),
            graph.add("abuffersink"),
        ]
        graph.link_nodes(*nodes).configure()
        return graph

    def _pulled(self) -> Iterator[bytes]:
        import av

        assert self._graph is not None
        while True:
            try:
                frame = self._graph.pull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return
            yield frame.to_ndarray().tobytes()


def _silent(path: Path) -> Unreadable:
    return Unreadable(
        N_("This place in {name} cannot be played."),
        meaning=N_("The words stay as they are, and everything else works."),
        remedy=N_("Play the recording in another program, to hear whether there is sound there."),
        name=path.name,
    )
