"""SRT subtitles, with or without "Naam: tekst"."""

import io
import re

from models.transcript import Transcript
from transcribe.imports import refusals
from transcribe.imports.assembling import assembled
from transcribe.imports.captions import refuse_lost_captions, with_names
from transcribe.imports.cue import Cue
from transcribe.imports.source import Source

_OPENS_AS_SRT = re.compile(r"\s*\d+[ \t]*\n\s*\d+:\d+:\d+[,.]\d+\s*-->")
# SRT knows no escapes, so "<" is a letter like any other outside these tags (and SubStation's {\an8}).
_TAG = re.compile(r"</?(?:b|i|u|s|font)\b[^<>]*>|\{\\[^{}]*\}", re.IGNORECASE)


def recognises(source: Source) -> bool:
    """Whether the text begins with a number and a line of two times."""
    return _OPENS_AS_SRT.match(source.text) is not None


def read(source: Source) -> Transcript:
    """Return the transcript of the subtitles. Raises Unreadable when their times cannot be read."""
    import webvtt
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    try:
        file = webvtt.WebVTT.from_buffer(io.StringIO(source.text.strip()), format="srt")
    except (MalformedFileError, MalformedCaptionError):
        raise refusals.not_a_transcript(source.name) from None
    cues = [
        Cue(
            _TAG.sub("", caption.raw_text),
            caption.start_time.in_milliseconds() / 1000,
            caption.end_time.in_milliseconds() / 1000,
        )
        for caption in file
    ]
    refuse_lost_captions(source, [cue.start for cue in cues if cue.start is not None])
    return assembled(source.name, with_names(cues))
