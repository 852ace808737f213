"""The grammar of transcripts as lines of text: who, when and what, in the ways programs and people write it.

    Naam   0:03                     Teams and Otter: name and time, the words on the next lines
    00:00:03 Naam                   Word's dictation, the words on the next lines
    0:0:3.100 --> 0:0:8.250         Teams before 2023: times, name and words each on their own line
    [Naam] 14:03:12                 Zoom's saved captions: the time of day, not that of the recording
    [00:00:03] Naam: tekst          Naam [00:00:03]: tekst          00:03 - tekst
    Naam: tekst                     written by hand

A line that opens nothing goes on with what came before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transcribe.imports.cue import Cue
from transcribe.imports.names import is_voice_label, lines_table, looks_like_name, names_among, split_label
from transcribe.imports.timestamps import TIME, seconds_of

_SPAN = rf"[\[(]?(?P<start>{TIME})(?:\s*-->\s*(?P<end>{TIME}))?[\])]?"
_TIME_FIRST = re.compile(rf"{_SPAN}(?:\s*[-–:]\s+|\s+|$)(?P<rest>.*)")
_NAME_TIME = re.compile(rf"(?P<name>\S.{{0,58}}?)(?P<gap>\s*){_SPAN}\s*(?P<colon>:\s*(?P<text>.*))?")
_TIME_OF_DAY = re.compile(r"\[(?P<name>[^\[\]]{1,60})\]\s+\d{1,2}:\d\d:\d\d")
# A report may have two times in it; a transcript by time alone has them on every line or every other.
_LEAST_TIMED = 1 / 3


@dataclass(frozen=True)
class _Opening:
    """A line that begins a new piece of speech."""

    name: str | None
    text: str
    start: float | None = None
    end: float | None = None
    length: int = 1
    """How many lines it takes up: 2 when the name stands below the times."""


def speech_in(lines: Sequence[str]) -> tuple[Sequence[str], list[Cue]]:
    """Return the lines above the speech in `lines`, and the speech; no cues when they are no transcript."""
    filled = [(place, text) for place, line in enumerate(lines) if (text := line.strip())]
    texts = [text for _, text in filled]
    openings = _openings(texts)
    cues = list(_cues(texts, openings))
    return (lines[: filled[min(openings)][0]], cues) if cues else (lines, [])


def _openings(lines: list[str]) -> dict[int, _Opening]:
    """The openings by place in `lines`, none of which is blank; empty when they are no transcript."""
    timed = _timed_openings(lines)
    named = [opening for opening in timed.values() if opening.name is not None]
    labels = {place: split_label(line) for place, line in enumerate(lines) if place not in timed}
    names = names_among([*(opening.name for opening in timed.values()), *(name for name, _ in labels.values())])
    labelled = {place: _Opening(name, text) for place, (name, text) in labels.items() if name in names}
    headings = not any(opening.text for opening in named)
    if headings and len(named) >= max(2, len(timed) / 2, len(labelled)):
        return timed  # what has a colon below a heading is talk
    if len(timed) >= max(2, len(lines) * _LEAST_TIMED, len(labelled)):
        return timed | labelled
    inline = {place: opening for place, opening in timed.items() if opening.name in names and opening.text}
    openings = inline | labelled
    return openings if _take_turns([opening.name for opening in openings.values()]) else {}


def _take_turns(names: list[str | None]) -> bool:
    """Whether at least two people speak, and more than once: what sets talk apart from a form."""
    return len(set(names)) >= 2 and len(names) >= 1.5 * len(set(names))


def _timed_openings(lines: list[str]) -> dict[int, _Opening]:
    timed = {place: opening for place, line in enumerate(lines) if (opening := _timed_opening(line)) is not None}
    below = {place: _with_name_below(place, lines, timed) for place in timed}
    if sum(opening is not None for opening in below.values()) * 2 > len(timed):
        timed = {place: below[place] or opening for place, opening in timed.items()}
    return {place: _with_name_beside(place, opening, lines, timed) for place, opening in timed.items()}


def _timed_opening(line: str) -> _Opening | None:
    if (match := _TIME_OF_DAY.fullmatch(line)) is not None and seconds_of(match["name"]) is None:
        return _Opening(match["name"].strip(), "")
    if (match := _TIME_FIRST.fullmatch(line)) is not None:
        name, text = split_label(match["rest"])
    elif (match := _NAME_TIME.fullmatch(line)) is not None:
        name, text = _without_brackets(match["name"].strip().removesuffix(":")), match["text"] or ""
        if not looks_like_name(name, certain=match["colon"] is not None or len(match["gap"].expandtabs(2)) > 1):
            return None
    else:
        return None
    start = seconds_of(match["start"])
    end = seconds_of(match["end"]) if match["end"] else None
    return None if start is None else _Opening(name, text.strip(), start, end)


def _without_brackets(name: str) -> str:
    return name[1:-1] if name.startswith("[") and name.endswith("]") else name


def _with_name_below(place: int, lines: list[str], timed: dict[int, _Opening]) -> _Opening | None:
    """Read times, a name and words on three lines."""
    opening = timed[place]
    alone = opening.end is not None and opening.name is None and not opening.text
    has_words = place + 2 < len(lines) and place + 1 not in timed and place + 2 not in timed
    name = lines[place + 1] if alone and has_words else ""
    return replace(opening, name=name, length=2) if looks_like_name(name) else None


def _with_name_beside(place: int, opening: _Opening, lines: list[str], timed: dict[int, _Opening]) -> _Opening:
    """Read "00:00:03 Spreker 1" with words on the next line as a name, and "00:00:03 Ja" without as words."""
    has_words = place + 1 < len(lines) and place + 1 not in timed
    if opening.name is None and has_words and looks_like_name(opening.text):
        return replace(opening, name=opening.text, text="")
    return opening


def _cues(lines: list[str], openings: dict[int, _Opening]) -> Iterator[Cue]:
    headings = any(opening.name is not None and not opening.text for opening in openings.values())
    cue: Cue | None = None
    speaker: str | None = None
    below = 0
    for place, line in enumerate(lines):
        opening = openings.get(place)
        if opening is not None:
            if cue is not None:
                yield cue
            # Without headings a name holds until the next one, as in any written dialogue.
            speaker = opening.name if opening.name is not None or headings else speaker
            cue = Cue(opening.text, opening.start, opening.end, speaker)
            below = place + opening.length
        elif is_voice_label(line) and openings:  # aTrain puts the voice on a line of its own, above its times
            speaker = line
        elif cue is not None and place >= below and not _is_service_line(line):
            cue = replace(cue, text=f"{cue.text} {line}")
    if cue is not None:
        yield cue


def _is_service_line(line: str) -> bool:
    """Whether a program wrote this line about itself ("... started transcription")."""
    return line.casefold().rstrip(" .").endswith(tuple(lines_table()["service_endings"]))
