"""One piece of speech as another program or person wrote it down: the form all readers bring their file to."""

from dataclasses import dataclass, field

from models.transcript import Word


@dataclass(frozen=True)
class Cue:
    """A subtitle, a segment or a labelled line. Times are seconds from the recording's start, None when not given."""

    text: str
    start: float | None = None
    end: float | None = None
    speaker: str | None = None
    """The name or label as written; None when the source does not say who speaks."""
    words: tuple[Word, ...] = field(default=())
