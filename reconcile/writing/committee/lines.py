"""The transcript as numbered lines, so that other papers can say where in it something stands."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from models.transcript import Doubt, Turn
from reconcile.writing.committee.case import Case
from reconcile.writing.committee.naming import Naming
from reconcile.writing.committee.words import clock, words

LETTERS: Final = 66
"""Characters on one line: what fits beside the number, the time and the speaker."""
SILENCE: Final = 10.0
"""Seconds without anybody speaking that are worth a line."""
_DOUBTFUL: Final = 0.5
"""A word that the recogniser believes less than this is doubtful."""
_UNSURE_SHARE: Final = 0.3
"""Of the words of a turn of which the speaker is uncertain, from which the turn's speaker is."""


@dataclass(frozen=True)
class Line:
    """One line. Time and speaker stand only at the first of a turn."""

    number: int
    time: str
    speaker: str
    text: str


@dataclass(frozen=True)
class Lines:
    """A whole transcript."""

    all: tuple[Line, ...]
    places: dict[int, tuple[int, int]]
    """`Turn.id` -> its first and last line."""

    def reference(self, turns: Iterable[int]) -> str:
        """Where `turns` stand: "regel 12–14"."""
        places = [self.places[turn] for turn in turns if turn in self.places]
        if not places:
            return ""
        first, last = min(place[0] for place in places), max(place[1] for place in places)
        form: str = words()["comparison"]["lines" if last > first else "line"]
        return form.format(first=first, last=last)


def lines_of(case: Case) -> Lines:
    """Every turn of the meeting. What was said in confidence is only told to be left out."""
    naming = Naming(case)
    text = words()["transcript"]
    lines: list[Line] = []
    places: dict[int, tuple[int, int]] = {}
    heard_until: float | None = None
    for turn in case.transcript.turns:
        if turn.start is not None and heard_until is not None and turn.start - heard_until >= SILENCE:
            silence = text["silence"].format(seconds=int(turn.start - heard_until))
            lines.append(Line(len(lines) + 1, clock(heard_until), "", silence))
        if turn.end is not None:
            heard_until = max(heard_until or 0.0, turn.end)
        speaker = naming.of(case.transcript.speaker_of(turn))
        if turn.id in case.withheld:
            said = text["withheld"]
        else:
            said = naming.in_text(_said(turn, corrected=turn.id in case.corrected))
            if _is_speaker_unsure(turn):
                speaker = text["unsure_speaker"].format(who=speaker)
        first = len(lines) + 1
        pieces = textwrap.wrap(said, LETTERS, break_on_hyphens=False) or [text["unheard"]]
        for place, piece in enumerate(pieces):
            lines.append(Line(first + place, clock(turn.start) if not place else "", "" if place else speaker, piece))
        places[turn.id] = (first, len(lines))
    return Lines(tuple(lines), places)


def _said(turn: Turn, *, corrected: bool) -> str:
    """The words of a turn, with what is doubtful about them."""
    text = words()["transcript"]
    said = " ".join(_doubted(turn) or turn.text.split())
    if Doubt.UNHEARD in turn.doubts:
        said += f" {text['unheard']}"
    if set(turn.doubts) - {Doubt.UNHEARD}:
        said += f" {text['doubtful']}"
    return f"{said} {text['corrected']}" if corrected else said


def _doubted(turn: Turn) -> Sequence[str]:
    """The recognised words, each doubtful one marked; nothing when they are not the turn's text."""
    recognised = [word.text.strip() for word in turn.words]
    if " ".join(recognised).split() != turn.text.split():
        return ()
    mark = f" {words()['transcript']['doubtful']}"
    return [
        text + (mark if word.probability is not None and word.probability < _DOUBTFUL else "")
        for text, word in zip(recognised, turn.words, strict=True)
    ]


def _is_speaker_unsure(turn: Turn) -> bool:
    return bool(turn.words) and sum(bool(word.doubt) for word in turn.words) >= _UNSURE_SHARE * len(turn.words)
