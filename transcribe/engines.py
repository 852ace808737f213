"""What the engines promise: a speech engine hears words, a speaker engine hears who speaks when."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

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


class SpeechEngine(Protocol):
    """Turns the sound of one clip into words."""

    def hear(self, samples: Samples) -> tuple[Word, ...]:
        """The words in `samples` (at most 30 s), with times from the first sample; empty when it hears none."""
        ...


class SpeakerEngine(Protocol):
    """Tells voices apart over a whole recording."""

    def tell_apart(
        self, samples: Samples, *, max_speakers: int | None = None, progress: Callable[[float], None]
    ) -> Diarization:
        """Who speaks when in `samples`, with no more than `max_speakers` voices when given.

        `progress` is called with the part that is done, 0 to 1; what it raises stops the work.
        """
        ...
