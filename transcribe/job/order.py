"""What is asked: this recording, these engines, these hints."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Order:
    """A transcription as asked for. Workers get it as it is."""

    recording: Path
    place: Path
    """The folder under which the work is kept, which need not exist; several recordings may share it."""
    speech: Path
    """The speech engine's folder."""
    speakers: Path | None = None
    """The speaker engine's folder; None to do without."""
    hotwords: tuple[str, ...] = ()
    """Names and words that may be said."""
    speaker_count: int | None = None
    """Exactly so many voices."""
    max_speakers: int | None = None
    """So many voices at most."""
