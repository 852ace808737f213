"""What the engines promise: a speech engine hears words, a speaker engine hears who speaks when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from models.noun import Noun
from models.transcript import Word
from transcribe.audio import Samples


@dataclass(frozen=True)
class Stretch:
    """A time in which one speaker speaks."""

    start: float
    """Seconds."""
    end: float
    """Seconds."""
    speaker: str
    """The engine's own label, equal for one voice throughout the recording."""


@dataclass(frozen=True)
class Diarization:
    """Who speaks when, in two views of the same recording, each in order of start."""

    regular: tuple[Stretch, ...] = ()
    """Stretches of different speakers overlap where they speak at the same time."""
    exclusive: tuple[Stretch, ...] = ()
    """At most one speaker at any time: the one who is heard best."""


@dataclass(frozen=True)
class Voices:
    """The voices in a block of overlapping windows. A window numbers its own; slot 0 may be anybody in the next."""

    active: npt.NDArray[np.bool_]
    """(windows, frames, slots): who speaks when."""
    embeddings: npt.NDArray[np.float32]
    """(windows, slots, dimension): how each sounds; for a silent slot what the engine makes of silence."""

    @property
    def whole(self) -> bool:
        """Whether the two are of the right kind and belong together."""
        return (
            self.active.dtype == np.bool_
            and self.embeddings.dtype == np.float32
            and self.active.ndim == self.embeddings.ndim == 3
            and self.active.shape[::2] == self.embeddings.shape[:2]
        )


class Segment(Noun):
    """A sentence or so as the speech engine heard it, with what it thought of it. Times are seconds."""

    text: str
    words: tuple[Word, ...]
    """All of `text`, in order, each with its times."""
    avg_logprob: float = 0.0
    """Mean log probability of its tokens; Whisper's own bound for trouble is -1."""
    no_speech_prob: float = 0.0
    """How probable the engine finds it that nobody speaks."""
    compression_ratio: float = 1.0
    """How far its text can be compressed; Whisper's own bound for a loop is 2.4."""


class SpeechEngine(Protocol):
    """Turns the sound of one clip into words."""

    def hear(self, samples: Samples, hotwords: Sequence[str] = ()) -> tuple[Segment, ...]:
        """What is said in `samples` (at most 30 s), with times from the first sample; empty when it hears nothing.

        `hotwords` are names and words that may be said: a hint to the engine, no more.
        """
        ...


class SpeakerEngine(Protocol):
    """Tells voices apart: hears a recording block by block, and says of all blocks together who speaks when.

    What it heard in a block is all it needs of it, so another number of speakers asks for no sound.
    """

    def blocks(self, samples: int) -> tuple[slice, ...]:
        """The parts of a recording of so many samples, each to be heard by itself. They may share samples."""
        ...

    def hear_voices(self, samples: Samples, progress: Callable[[float], None]) -> Voices:
        """The voices in the samples of one block.

        `progress` is called with the part that is done, 0 to 1; what it raises stops the work.
        """
        ...

    def group(
        self, heard: Sequence[Voices], seconds: float, *, speakers: int | None = None, max_speakers: int | None = None
    ) -> Diarization:
        """Who speaks when in a recording of so many seconds: exactly `speakers`, or no more than `max_speakers`.

        `heard` is all of its blocks, in order.
        """
        ...
