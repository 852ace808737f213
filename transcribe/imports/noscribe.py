"""noScribe's own HTML: an anchor per segment, named ts_START_END_SPEAKER with times in milliseconds.

Since version 0.5; older files have no speaker in the anchor. Speakers renamed in the text keep their old label in the
anchor, so the name in front of a paragraph counts.
"""

import re
from collections import Counter
from dataclasses import dataclass

from models.transcript import Transcript
from transcribe.imports import refusals
from transcribe.imports.assembling import assembled
from transcribe.imports.cue import Cue
from transcribe.imports.names import split_label
from transcribe.imports.source import Source

_ANCHOR = re.compile(r"ts_(\d+)_(\d+)(?:_(.*))?", re.DOTALL)
_SHOWN_TIME = re.compile(r"\s*\[\d\d:\d\d:\d\d\]")
_PAUSE = re.compile(r"\([.\s]*\)|\([^()]*\d[^()]*\)")  # "(...)" or "(12 seconds pause)" as all there is
_OVERLAP = "//"


@dataclass(frozen=True)
class _Segment:
    start: float
    end: float
    voice: str
    text: str
    first: bool
    """Whether it begins a paragraph, where the speaker's label stands."""


def recognises(source: Source) -> bool:
    """Whether it is HTML with at least one of noScribe's anchors."""
    return source.text.lstrip()[:1] == "<" and re.search(r"<a\s[^>]*name=[\"']?ts_\d+_\d+", source.text) is not None


def read(source: Source) -> Transcript:
    """Return the transcript of the anchors."""
    segments = _segments(source.text)
    if not segments:
        raise refusals.not_a_transcript(source.name)
    names = _names(segments)
    return assembled(source.name, [_cue(segment, names) for segment in segments])


def _segments(text: str) -> list[_Segment]:
    import lxml.html

    document = lxml.html.document_fromstring(text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    segments = []
    paragraph = None
    for anchor in document.iter("a"):
        match = _ANCHOR.fullmatch(anchor.get("name") or "")
        if match is None:
            continue
        words = _SHOWN_TIME.sub("", anchor.text_content()).strip()
        if _PAUSE.fullmatch(words) or not words:
            continue
        voice = (match[3] or "").removeprefix(_OVERLAP).strip()
        first = anchor.getparent() is not paragraph
        paragraph = anchor.getparent()
        segments.append(_Segment(int(match[1]) / 1000, int(match[2]) / 1000, voice, words, first))
    return segments


def _names(segments: list[_Segment]) -> dict[str, str]:
    """The name that stands in front of most paragraphs of each voice."""
    labels: dict[str, Counter[str]] = {}
    for segment in segments:
        label, _ = split_label(segment.text)
        if segment.first and segment.voice and label is not None:
            labels.setdefault(segment.voice, Counter())[label] += 1
    return {voice: counts.most_common(1)[0][0] for voice, counts in labels.items()}


def _cue(segment: _Segment, names: dict[str, str]) -> Cue:
    text = segment.text.removeprefix(_OVERLAP).removesuffix(_OVERLAP).strip()
    name = names.get(segment.voice, segment.voice)
    label, rest = split_label(text)
    if label is not None and label in (name, segment.voice):
        text = rest
    return Cue(text, segment.start, segment.end, name or None)
