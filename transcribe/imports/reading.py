"""Any transcript file in, a Transcript out. What the file holds decides; its suffix only where that is not clear."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from models.files import read_private
from models.transcript import Transcript
from transcribe.imports import noscribe, own, plain, refusals, segments, srt, vtt, word
from transcribe.imports.kinds import refuse_other_kinds
from transcribe.imports.source import Source


@dataclass(frozen=True)
class Format:
    """One form of transcript: how to know it, and how to read it."""

    suffixes: tuple[str, ...]
    recognises: Callable[[Source], bool]
    read: Callable[[Source], Transcript]


FORMATS = (
    Format((".docx",), word.recognises, word.read),
    Format((), own.recognises, own.read),
    Format((), segments.recognises, segments.read),
    Format((".vtt",), vtt.recognises, vtt.read),
    Format((".srt",), srt.recognises, srt.read),
    Format((".html", ".htm"), noscribe.recognises, noscribe.read),
    Format((".txt", ".md"), plain.recognises, plain.read),
)
"""In the order in which they are asked: the surest sign first. JSON is known by what is in it alone."""


def read_transcript(path: Path, *, date: datetime.date | None = None) -> Transcript:
    """Return the transcript in the file `path`, whatever program or person made it.

    `date` is the day of the meeting, used when the file does not tell it. Control characters and marks that turn the
    direction of writing round, in names and text, become U+FFFD. Raises NotFound when there is no such file, and
    Unreadable for anything that is not a transcript, is damaged, or has times that run backwards.
    """
    source = Source(path.name, read_private(path))
    refuse_other_kinds(source.name, source.content)
    transcript = _format_of(source).read(source)
    return transcript if transcript.date is not None else transcript.model_copy(update={"date": date})


def _format_of(source: Source) -> Format:
    for form in FORMATS:
        if form.recognises(source):
            return form
    if source.data is not None:
        raise refusals.other_json(source.name)
    for form in FORMATS:
        if source.suffix in form.suffixes:
            return form
    raise refusals.not_a_transcript(source.name)
