"""P5, the words of school and care in plain Dutch: first those that fell in this meeting, then the others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reconcile.writing.data import data_text
from reconcile.writing.document import Block, Document, Heading, Mark, Run, Table, text_of
from reconcile.writing.private.house import House, opening, words


@dataclass(frozen=True)
class Term:
    """One word and what it means."""

    word: str
    forms: tuple[str, ...]
    """Other ways to say or write it."""
    meaning: str
    """One sentence."""

    def stands_in(self, text: str) -> bool:
        """Whether `text` has the word in one of its forms; short forms only in the very same letters."""
        return any(_pattern(form).search(text) for form in (self.word, *self.forms))


@cache
def terms() -> tuple[Term, ...]:
    """All of them, in the order of the alphabet."""
    rows = [line.split("\t") for line in data_text("private/glossary.tsv").splitlines() if line and line[0] != "#"]
    found = [Term(word, tuple(forms.split("|")) if forms else (), meaning) for word, forms, meaning in rows]
    return tuple(sorted(found, key=lambda term: term.word.lower()))


def glossary(house: House) -> Document:
    """Two tables; one when none of the words fell, or all did."""
    dutch = words()["glossary"]
    said = "\n".join([*(turn.text for turn in house.transcript.turns), house.report.text if house.report else ""])
    used = [term for term in terms() if term.stands_in(said)]
    rest = [term for term in terms() if term not in used]
    blocks: list[Block] = opening(dutch["title"], dutch["reading"], dutch["checked"], private=False)
    for heading, some in ((dutch["used"], used), (dutch["rest"], rest)):
        if some:
            blocks += [Heading(text_of(heading)), _table(some)]
    return Document(tuple(blocks))


def _table(some: Sequence[Term]) -> Table:
    return Table(
        header=tuple(text_of(word) for word in words()["glossary"]["header"]),
        rows=tuple(((Run(term.word, Mark.STRONG),), text_of(term.meaning)) for term in some),
        widths=(26, 74),
    )


@cache
def _pattern(form: str) -> re.Pattern[str]:
    is_letters = form.isupper() or len(form) <= 4
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.NOFLAG if is_letters else re.IGNORECASE)
