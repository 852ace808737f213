"""Plain text: Zoom's and Otter's .txt, Whisper's .txt, and "Naam: tekst" written by hand."""

import datetime
import re
from collections.abc import Sequence

from models.transcript import Transcript
from transcribe.imports import refusals
from transcribe.imports.assembling import assembled
from transcribe.imports.names import lines_table
from transcribe.imports.source import Source
from transcribe.imports.spoken_lines import speech_in

_NUMBERS = re.compile(r"\b(?:(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)|(?P<d2>\d\d?)-(?P<m2>\d\d?)-(?P<y2>\d{4}))\b")
_WORDS = re.compile(r"\b(?:(?P<d>\d\d?) (?P<m>[^\W\d_]+)|(?P<m2>[^\W\d_]+) (?P<d2>\d\d?)),? (?P<y>\d{4})\b")


def recognises(source: Source) -> bool:
    """Whether lines with a speaker or a time are found in it."""
    _, cues = speech_in(source.text.split("\n"))
    return bool(cues)


def read(source: Source) -> Transcript:
    """Return the transcript in the text. Raises Unreadable when it is none."""
    return transcript_of(source.name, source.text.split("\n"))


def transcript_of(name: str, lines: Sequence[str]) -> Transcript:
    """Return the transcript that `lines` of the file called `name` are. Raises Unreadable when they are none."""
    header, cues = speech_in(lines)
    if not cues:
        raise refusals.not_a_transcript(name)
    return assembled(name, cues, date=date_in(header))


def date_in(lines: Sequence[str]) -> datetime.date | None:
    """The one date that stands in `lines`, as Teams writes it above a transcript; None for none or several."""
    text = "\n".join(lines)
    found = {
        date
        for match in (*_NUMBERS.finditer(text), *_WORDS.finditer(text))
        if (date := _date(match.groupdict())) is not None
    }
    return found.pop() if len(found) == 1 else None


def _date(parts: dict[str, str | None]) -> datetime.date | None:
    day, month, year = (parts.get(key) or parts.get(f"{key}2") or "" for key in "dmy")
    number = lines_table()["months"].get(month.casefold()) or (int(month) if month.isdigit() else 0)
    try:
        return datetime.date(int(year), number, int(day))
    except ValueError:
        return None
