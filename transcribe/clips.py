"""Finds where somebody speaks, in clips short enough for one look of the speech engine."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from transcribe.audio import SAMPLE_RATE, Samples
from transcribe.offline import go_offline

LONGEST_CLIP = 30.0
"""Seconds. Whisper looks at 30 s at a time; anything longer is cut off."""
PAUSE = 2.0
"""Seconds. A silence this long ends a clip: Whisper invents text in long silences."""
SHORTEST_SILENCE = 160
"""Milliseconds. Where speech may be cut; what faster-whisper's own batched pipeline takes."""
STRETCH = 600
"""Seconds that are searched at a time: Silero's wrapper copies its input three times, 3 GB for four hours."""
HISS = 1e-4
"""Loudness of the noise laid under what Silero hears. In digital silence (a muted microphone) it dozes off and misses
1 to 6 s of the speech that follows; with this (-80 dB) it misses none, with 3e-5 it still does."""


class Readable(Protocol):
    """Samples, in memory or in a file, of which a part can be had."""

    def __len__(self) -> int: ...
    def __getitem__(self, part: slice, /) -> Samples: ...


@dataclass(frozen=True)
class Clip:
    """A part of the recording in which somebody speaks."""

    start: float
    """Seconds."""
    end: float
    """Seconds."""

    @property
    def duration(self) -> float:
        """Seconds."""
        return self.end - self.start

    def cut(self, samples: Readable) -> Samples:
        """The samples of this clip."""
        return samples[round(self.start * SAMPLE_RATE) : round(self.end * SAMPLE_RATE)]


def _nobody_watches(_: float) -> None:
    pass


def find_clips(
    samples: Readable, longest: float = LONGEST_CLIP, progress: Callable[[float], None] = _nobody_watches
) -> tuple[Clip, ...]:
    """All speech in `samples`, in order, in clips of at most `longest` seconds that do not overlap.

    Empty when nobody speaks. `progress` is called with the seconds that are searched. Uses the Silero model inside
    faster-whisper's wheel; nothing is downloaded.
    """
    return merged(pieces_of_speech(samples, longest, progress), longest)


def merged(pieces: Iterable[Clip], longest: float = LONGEST_CLIP) -> tuple[Clip, ...]:
    """Join neighbouring `pieces` (in order) while the whole stays within `longest` and no PAUSE lies between."""
    clips: list[Clip] = []
    for piece in pieces:
        if clips and piece.start - clips[-1].end < PAUSE and piece.end - clips[-1].start <= longest:
            clips[-1] = Clip(clips[-1].start, piece.end)
        else:
            clips.append(piece)
    return tuple(clips)


def pieces_of_speech(
    samples: Readable, longest: float = LONGEST_CLIP, progress: Callable[[float], None] = _nobody_watches
) -> Iterator[Clip]:
    """Speech between two silences, or up to `longest` seconds of it, searching STRETCH after STRETCH.

    Speech that reaches the end of a stretch is searched again with the next one, so that no word is cut there.
    """
    go_offline()
    import onnxruntime
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    onnxruntime.disable_telemetry_events()  # Windows does not look at the switch in the environment
    options = VadOptions(max_speech_duration_s=longest, min_silence_duration_ms=SHORTEST_SILENCE)
    hiss = np.random.default_rng(0).normal(scale=HISS, size=STRETCH * SAMPLE_RATE).astype(np.float32)
    begin = 0
    while begin < len(samples):
        end = min(begin + len(hiss), len(samples))
        spans = get_speech_timestamps(samples[begin:end] + hiss[: end - begin], options)
        found = [(begin + span["start"], begin + span["end"]) for span in spans]
        unfinished = found.pop() if end < len(samples) and found and found[-1][1] >= end else None
        yield from (Clip(start / SAMPLE_RATE, stop / SAMPLE_RATE) for start, stop in found)
        begin = unfinished[0] if unfinished else end
        progress(begin / SAMPLE_RATE)
