"""P3, the parents' own letter as somebody reads it who was not there: what is unclear or may be read another way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.report import Statement
from reconcile.language.tokens import sentence_spans
from reconcile.remarks import remarks
from reconcile.writing.document import Document, Paragraph, Table, lines_of, text_of
from reconcile.writing.guard.leaks import SchoolGuard
from reconcile.writing.private.house import House, opening, words

LONG_SENTENCE = 32
"""Words from which a sentence is hard to take in at once; B1 advises some 15 on average."""
_SHOWN = 14
"""Words of a sentence that are enough to find it again."""
_QUOTED = re.compile(r"[“\"‘][^”\"’]*[”\"’]")
_RULES = ("tone", "shouting", "recording")
"""Of the guard: what the parents themselves can do something about."""


@dataclass(frozen=True)
class Glance:
    """One thing an outsider may stumble over."""

    sentence: str
    explanation: str
    advice: str


def outsider_check(house: House) -> Document:
    """Everything in `house.letter` worth a second look; the parents decide."""
    dutch = words()["outsider"]
    if house.letter is None:
        return Document((*opening(dutch["title"]), Paragraph(text_of(dutch["no_letter"]))))
    found = list(glances(house.letter, _guard(house)))
    if not found:
        return Document((*opening(dutch["title"], dutch["reading"]), Paragraph(text_of(dutch["none"]))))
    sentences = len({glance.sentence for glance in found})
    count = dutch["counts_one"] if sentences == 1 else dutch["counts"].format(count=sentences)
    table = Table(
        header=tuple(text_of(word) for word in dutch["header"]),
        rows=tuple(
            (text_of(f"“{_opening(each.sentence)}”"), text_of(each.explanation), text_of(each.advice)) for each in found
        ),
        widths=(38, 31, 31),
    )
    return Document((*opening(dutch["title"], dutch["reading"], f"{count} {dutch['choice']}"), table))


def glances(letter: Document, guard: SchoolGuard) -> Iterator[Glance]:
    """What to look at again in `letter`, sentence by sentence; what it quotes from the report is left alone."""
    dutch = words()["outsider"]
    for sentence in _sentences(letter):
        own = _QUOTED.sub("", sentence)
        statement = Statement(start=0, end=len(own), text=own)
        kinds = dict.fromkeys(remark.kind for remark in remarks([statement]) if remark.shown)
        rules = dict.fromkeys(leak.rule for leak in guard.leaks_in(own) if leak.rule in _RULES)
        texts = [dutch["kinds"][kind] for kind in kinds if kind in dutch["kinds"]]
        texts += [dutch[rule] for rule in rules]
        texts += [dutch["long"]] if len(own.split()) > LONG_SENTENCE else []
        yield from (Glance(sentence, text["explanation"], text["advice"]) for text in texts)


def _sentences(letter: Document) -> Iterator[str]:
    seen = set()
    for line in lines_of(letter):
        for start, end in sentence_spans(line):
            sentence = " ".join(line[start:end].split())
            if sentence and sentence not in seen:
                seen.add(sentence)
                yield sentence


def _guard(house: House) -> SchoolGuard:
    return SchoolGuard(transcript=house.transcript, report=house.report, typed=())


def _opening(sentence: str) -> str:
    """Enough of `sentence` to find it again."""
    pieces = sentence.split()
    return sentence if len(pieces) <= _SHOWN else " ".join(pieces[:_SHOWN]) + " …"
