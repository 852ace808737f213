"""Passages that somebody asked to keep between the people in the room: they appear nowhere, in no words' order."""

import re
from collections.abc import Iterable
from functools import cache

from models.report import Report
from models.transcript import Transcript
from reconcile.writing.data import data_table
from reconcile.writing.phrasing.words import words_in

_SHORTEST = 3
"""Words; "nee hoor" says nothing by itself."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def confidential_passages(transcript: Transcript | None, report: Report | None) -> list[str]:
    """What is marked as confidential where it was said or written: the sentences around such a word.

    In a report it is what stands under a heading with that word, or begins with it.
    """
    found: list[str] = []
    before = ""
    for turn in transcript.turns if transcript else ():
        sentences = [before, *_SENTENCE_END.split(turn.text)]
        for place, sentence in enumerate(sentences[1:], start=1):
            if _cue().search(sentence):
                found += sentences[place - 1 : place + 2]
        before = sentences[-1]
    mark = data_table("guard/personal.toml")["confidential"]["marks"]
    for block in report.blocks if report else ():
        text = report.text[block.start : block.end] if report else ""
        headed = any(re.search(rf"(?<!\w){mark}", heading, re.IGNORECASE) for heading in block.section)
        if headed or re.match(rf"\W*{mark}\s*(?::|$)", text, re.IGNORECASE):
            found.append(text)
    return found


def confidential_turns(transcript: Transcript) -> frozenset[int]:
    """The `Turn.id`s in which something is marked as confidential, and those before where that was about them."""
    found: set[int] = set()
    before: int | None = None
    for turn in transcript.turns:
        places = [place for place, sentence in enumerate(_SENTENCE_END.split(turn.text)) if _cue().search(sentence)]
        if places:
            found.add(turn.id)
            if places[0] == 0 and before is not None:
                found.add(before)
        before = turn.id
    return frozenset(found)


class Confidential:
    """What may come back nowhere."""

    def __init__(self, passages: Iterable[str]) -> None:
        """Remember `passages` by their rows of words."""
        self._length: int = data_table("guard/personal.toml")["confidential"]["row"]
        self._rows: set[tuple[str, ...]] = set()
        for passage in passages:
            words = tuple(words_in(passage))
            length = min(self._length, len(words))
            if length >= _SHORTEST:
                self._rows.update(words[start : start + length] for start in range(len(words) - length + 1))
        self._lengths = sorted({len(row) for row in self._rows})

    def rows_in(self, words: list[str]) -> list[str]:
        """Each row of `words`, those of one line, that stands in such a passage."""
        return [
            " ".join(row)
            for length in self._lengths
            for start in range(len(words) - length + 1)
            if (row := tuple(words[start : start + length])) in self._rows
        ]


@cache
def _cue() -> re.Pattern[str]:
    cues: list[str] = data_table("guard/personal.toml")["confidential"]["cues"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?:{cue})' for cue in cues)})(?!\w)", re.IGNORECASE)
