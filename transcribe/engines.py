"""What the engines promise: a speech engine hears words, a speaker engine hears who speaks when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

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
    """Tells voices apart over a whole recording."""

    def tell_apart(
        self,
        samples: Samples,
        *,
        speakers: int | None = None,
        max_speakers: int | None = None,
        progress: Callable[[float], None],
    ) -> Diarization:
        """Who speaks when in `samples`: exactly `speakers` voices, or no more than `max_speakers`, when given.

        `progress` is called with the part that is done, 0 to 1; what it raises stops the work.
        """
        ...
