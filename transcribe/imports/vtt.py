"""WebVTT: Teams and noScribe (<v Naam>), Zoom (Naam: tekst), YouTube (rolling lines), and any other."""

import html
import re
from collections.abc import Iterator

from models.transcript import Transcript
from transcribe.imports import refusals
from transcribe.imports.assembling import assembled
from transcribe.imports.captions import refuse_lost_captions, with_names
from transcribe.imports.cue import Cue
from transcribe.imports.source import Source

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]+)>")
_TAG = re.compile(r"<[^<>]*>")
_INNER_TIME = re.compile(r"<\d+:\d\d")


def recognises(source: Source) -> bool:
    """Whether the text begins as every WebVTT file must."""
    return source.text.startswith("WEBVTT")


def read(source: Source) -> Transcript:
    """Return the transcript of the cues. Raises Unreadable when a cue's times cannot be read."""
    import webvtt
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    try:
        file = webvtt.WebVTT.from_string(source.text)
    except (MalformedFileError, MalformedCaptionError):
        raise refusals.not_a_transcript(source.name) from None
    captions = [
        (caption.start_time.in_milliseconds() / 1000, caption.end_time.in_milliseconds() / 1000, caption.raw_text)
        for caption in file
    ]
    refuse_lost_captions(source, [start for start, _, _ in captions])
    if any(_INNER_TIME.search(text) for _, _, text in captions):
        captions = list(_unrolled(captions))
    cues = [cue for caption in captions for cue in _cues(*caption)]
    language = next((line.partition(":")[2].strip() for line in file.metadata if line.startswith("Language:")), None)
    return assembled(source.name, with_names(cues), language=language)


def _unrolled(captions: list[tuple[float, float, str]]) -> Iterator[tuple[float, float, str]]:
    """Leave out the line that a rolling caption repeats from the one before it (YouTube's automatic captions)."""
    shown = ""
    for start, end, text in captions:
        lines = [line for line in text.split("\n") if _plain(line)]
        if lines and _plain(lines[0]) == shown:
            lines = lines[1:]
        if lines:
            shown = _plain(lines[-1])
            yield start, end, "\n".join(lines)


def _cues(start: float, end: float, text: str) -> Iterator[Cue]:
    """Yield one cue for each voice in a caption."""
    before, *voices = _VOICE.split(text)
    if _plain(before):
        yield Cue(_plain(before), start, end)
    for name, words in zip(voices[::2], voices[1::2], strict=True):
        yield Cue(_plain(words), start, end, html.unescape(name).strip())


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text)).strip()
