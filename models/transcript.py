"""What was said, by whom and when: Word, Turn, Speaker, Transcript. Times are seconds from the recording's start."""

import datetime
import operator
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from models.noun import OpenNoun


class Side(StrEnum):
    """On whose behalf somebody sits at the table."""

    SCHOOL = "school"
    PARENT = "parent"
    OTHER = "other"


class Speaker(OpenNoun):
    """Somebody who speaks in the meeting."""

    id: str = Field(min_length=1)
    name: str = ""
    """As the family writes it; empty while unknown."""
    role: str = ""
    """In Dutch, e.g. "intern begeleider"."""
    side: Side = Side.OTHER

    @property
    def label(self) -> str:
        """The name to show: name, else role, else id."""
        return self.name or self.role or self.id


class Word(OpenNoun):
    """One recognised word."""

    text: str
    start: float | None = None
    """Seconds."""
    end: float | None = None
    """Seconds."""
    probability: float | None = Field(default=None, ge=0, le=1)
    """The recogniser's own certainty; None when the source gives none."""
    doubt: str = ""
    """Why the speaker of this word is uncertain: "overlap", "boundary" or empty."""


class Doubt(StrEnum):
    """Why to listen to a turn again: what stands there may not be what was said."""

    GHOST = "ghost"
    """A text that Whisper is known to write in silence."""
    LOOP = "loop"
    """The text repeats itself."""
    LEAK = "leak"
    """The text is the hint with names and words that the engine was given."""
    SILENCE = "silence"
    """Text where hardly anybody speaks, or more than can be said in that time."""
    ECHO = "echo"
    """The same sentence as the two before it."""
    UNSURE = "unsure"
    """The engine itself hardly believes it."""
    UNHEARD = "unheard"
    """Somebody speaks here, or right after, of whom there is no text."""


class Turn(OpenNoun):
    """What one speaker says until another takes over."""

    id: int
    start: float | None = None
    """Seconds; None when the source gives no times."""
    end: float | None = None
    """Seconds; None when the source gives no times."""
    speaker: str
    """`Speaker.id`."""
    text: str
    words: tuple[Word, ...] = ()
    doubts: tuple[str, ...] = Field(default=(), exclude_if=operator.not_)
    """Each a `Doubt`, or a word of another program's; without one the key is left out."""

    @model_validator(mode="after")
    def _times_run_forwards(self) -> Self:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"turn {self.id} ends before it starts ({self.start} > {self.end})")
        return self


class Transcript(OpenNoun):
    """A whole meeting. Turns stand in the order in which they start; every turn's speaker is listed."""

    language: str = "nl"
    date: datetime.date | None = None
    """The day of the meeting; relative dates ("vrijdag") are read from it."""
    speakers: tuple[Speaker, ...]
    turns: tuple[Turn, ...]

    @model_validator(mode="after")
    def _is_coherent(self) -> Self:
        known = {speaker.id for speaker in self.speakers}
        seen: set[int] = set()
        latest = 0.0
        for turn in self.turns:
            if turn.speaker not in known:
                raise ValueError(f"turn {turn.id} names a speaker that is not listed")
            if turn.id in seen:
                raise ValueError(f"turn number {turn.id} occurs twice")
            seen.add(turn.id)
            if turn.start is not None:
                if turn.start < latest:
                    raise ValueError(f"times run backwards at turn {turn.id} ({latest} > {turn.start})")
                latest = turn.start
        return self

    def speaker_of(self, turn: Turn) -> Speaker:
        """The speaker of `turn`, which must be one of this transcript's."""
        return next(speaker for speaker in self.speakers if speaker.id == turn.speaker)

    def turn(self, number: int) -> Turn:
        """The turn with this id. Raises KeyError when there is none."""
        found = next((turn for turn in self.turns if turn.id == number), None)
        if found is None:
            raise KeyError(number)
        return found

    @property
    def duration(self) -> float | None:
        """Seconds until the last known moment, or None when there are no times."""
        return max((turn.end for turn in self.turns if turn.end is not None), default=None)
