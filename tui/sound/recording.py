"""Which sound belongs to the words, and which stretch of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from models.dossier.dossier import Dossier
from models.transcript import Turn

PADDING: Final = 1.0
"""Seconds before and after what was said: nobody follows a voice from its first syllable on."""


@dataclass(frozen=True)
class Recording:
    """A file with sound in it."""

    path: Path
    seconds: float | None = None
    """How long it was found to be when it was decoded from end to end; None when it never was."""


@dataclass(frozen=True)
class Stretch:
    """From `start` up to `end`, in seconds from the start of the recording."""

    start: float
    end: float

    @classmethod
    def of(cls, turns: Iterable[Turn], padding: float = 0.0) -> Self | None:
        """From the first to the last of `turns`, and `padding` seconds around it; None when they have no times."""
        timed = [(turn.start, turn.end) for turn in turns if turn.start is not None and turn.end is not None]
        if not timed:
            return None
        start, end = min(start for start, _ in timed), max(end for _, end in timed)
        return cls(max(start - padding, 0.0), end + padding)


def recording_of(dossier: Dossier) -> Recording | None:
    """The recording that the transcript in force was made from, else the one that came in last; None without any."""
    recordings = [original for original in dossier.originals() if original.role == "recording"]
    if not recordings:
        return None
    transcript = dossier.transcript_as_recognised()
    made_from = (transcript.model_extra or {}).get("recording") if transcript else None
    heard = made_from if isinstance(made_from, dict) else {}
    original = next((each for each in recordings if each.sha256 == heard.get("sha256")), None)
    if original is None:
        return Recording(dossier.path_of(recordings[-1]))
    seconds = heard.get("seconds")
    return Recording(dossier.path_of(original), float(seconds) if isinstance(seconds, int | float) else None)
