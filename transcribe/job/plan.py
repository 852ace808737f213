"""An Order with everything about it found out: which recording and engines, and under which names pieces are kept."""

from dataclasses import dataclass
from typing import Self

from models.files import sha256_of_file
from transcribe.audio import check_sound
from transcribe.engine_notes import read_notes
from transcribe.job.fingerprint import engine_fingerprint, key_of
from transcribe.job.folder import Card, JobFolder
from transcribe.job.order import Order
from transcribe.speakers_pyannote import check_speaker_engine
from transcribe.speech_whisper import check_speech_engine
from transcribe.voices.blocks import BLOCK

RECIPE = 1
"""Counts up when the same engine hears another text in the same sound, because we ask it in another way."""


@dataclass(frozen=True)
class Plan:
    """What both the program and its workers go by."""

    order: Order
    sha256: str
    """Of the recording."""
    speech: str
    """Fingerprint of the speech engine."""
    speakers: str | None
    """Fingerprint of the speaker engine."""
    longest_clip: float
    """Seconds."""
    for_demo_only: bool
    """One of the engines is no good for real recordings."""
    hotwords: tuple[str, ...]
    """Those the engine is given: one for the demo never learned what they are."""

    @classmethod
    def of(cls, order: Order) -> Self:
        """Look at the recording and the engines. Raises EngineMissing, NotFound and Unreadable; loads no engine."""
        check_speech_engine(order.speech)
        notes = read_notes(order.speech)
        for_demo_only = notes.for_demo_only
        if order.speakers is not None:
            check_speaker_engine(order.speakers)
            for_demo_only = for_demo_only or read_notes(order.speakers).for_demo_only
        check_sound(order.recording)  # told at once, not after seconds of loading engines
        return cls(
            order=order,
            sha256=sha256_of_file(order.recording),
            speech=engine_fingerprint(order.speech),
            speakers=engine_fingerprint(order.speakers) if order.speakers else None,
            longest_clip=notes.longest_clip_seconds,
            for_demo_only=for_demo_only,
            hotwords=() if notes.for_demo_only else order.hotwords,
        )

    @property
    def folder(self) -> JobFolder:
        """Where the work is kept."""
        return JobFolder(self.order.place, self.sha256)

    @property
    def speech_key(self) -> str:
        """Names what was heard."""
        return key_of(RECIPE, self.speech, self.longest_clip, self.hotwords)

    @property
    def voices_key(self) -> str:
        """Names the voices that are grouped into speakers, whatever their number."""
        return key_of(RECIPE, self.speakers, BLOCK)

    @property
    def speakers_key(self) -> str:
        """Names who speaks when."""
        return key_of(RECIPE, self.speakers, self.order.speaker_count, self.order.max_speakers)

    @property
    def card(self) -> Card:
        """For a person to read."""
        options = {
            "longest_clip_seconds": self.longest_clip,
            "hotwords": ", ".join(self.hotwords),
            "speaker_count": self.order.speaker_count,
            "max_speakers": self.order.max_speakers,
        }
        return Card(
            recording=self.order.recording.name.encode(errors="replace").decode(),
            sha256=self.sha256,
            size=self.order.recording.stat().st_size,
            speech=self.speech,
            speakers=self.speakers,
            options={name: value for name, value in options.items() if value},
        )
