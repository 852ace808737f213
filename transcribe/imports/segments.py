"""JSON of the Whisper family: openai-whisper, faster-whisper, whisperX and aTrain.

They share a list of segments (start, end, text), each with words under `word` and, from whisperX and aTrain, a
`speaker`. Certainty is called `probability` (the recogniser's) or `score` (whisperX: the aligner's, of the same use).
"""

import math
from typing import Any

from models.transcript import Transcript, Word
from transcribe.imports import refusals
from transcribe.imports.assembling import assembled
from transcribe.imports.cue import Cue
from transcribe.imports.source import Source


def recognises(source: Source) -> bool:
    """Whether it is JSON with segments, or a bare list of them."""
    return _segments(source.data) is not None


def read(source: Source) -> Transcript:
    """Return the transcript of the segments. Raises Unreadable for segments without text."""
    segments = _segments(source.data) or []
    cues = [_cue(source.name, place, segment) for place, segment in enumerate(segments)]
    language = source.data.get("language") if isinstance(source.data, dict) else None
    return assembled(source.name, cues, language=language if isinstance(language, str) else None)


def _segments(data: object) -> list[Any] | None:
    segments = data.get("segments") if isinstance(data, dict) else data
    if not isinstance(segments, list):
        return None
    whole = isinstance(data, dict)
    return segments if whole or (segments and all(isinstance(s, dict) and "text" in s for s in segments)) else None


def _cue(name: str, place: int, segment: object) -> Cue:
    if not isinstance(segment, dict) or not isinstance(segment.get("text"), str):
        raise refusals.against_contract(name, f"segments.{place}.text")
    speaker = _label(segment)
    words = segment.get("words")
    return Cue(
        segment["text"],
        _seconds(segment.get("start")),
        _seconds(segment.get("end")),
        speaker,
        tuple(_words(words, speaker)) if isinstance(words, list) else (),
    )


def _words(words: list[object], speaker: str | None) -> list[Word]:
    """The words with a text. One that the source gives to another than its segment's speaker carries that doubt."""
    found = []
    for word in words:
        text = word.get("word", word.get("text")) if isinstance(word, dict) else None
        if not isinstance(word, dict) or not isinstance(text, str) or not text.strip():
            continue
        start, end = _seconds(word.get("start")), _seconds(word.get("end"))
        found.append(
            Word(
                text=text.strip(),
                start=start,
                end=end,
                probability=_probability(word.get("probability", word.get("score"))),
                doubt="boundary" if _label(word) not in (None, speaker) else "",
            )
        )
    return found


def _label(part: dict[str, Any]) -> str | None:
    speaker = part.get("speaker")
    return str(speaker) if isinstance(speaker, str | int) and str(speaker).strip() else None


def _seconds(value: object) -> float | None:
    """A time in seconds; alignment may put the first sound a hair before zero."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return max(0.0, float(value))


def _probability(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        return None
    return float(value)
