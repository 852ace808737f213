"""C7, every clock with the rule it rests on."""

from reconcile.writing.committee.case import Case
from reconcile.writing.committee.naming import Naming
from reconcile.writing.committee.numbering import titled
from reconcile.writing.committee.words import day, short_day, words
from reconcile.writing.document import Document, Paragraph, Table, text_of


def terms(case: Case) -> Document:
    """The terms of `case` by their last day, those without one at the end."""
    text = words()["terms"]
    intro = Paragraph(text_of(text["intro"].format(day=day(case.today))), number=1)
    if not case.terms:
        return titled(words()["titles"]["terms"], intro, Paragraph(text_of(text["none"]), number=2))
    last, naming = case.today.max, Naming(case)
    rows = tuple(
        tuple(
            text_of(cell)
            for cell in (
                term.name, short_day(term.start), short_day(term.due), term.basis, naming.in_text(term.source) or "–",
                term.status or "–",
            )
        )
        for term in sorted(case.terms, key=lambda term: term.due or last)
    )  # fmt: skip
    table = Table(tuple(text_of(word) for word in text["header"]), rows, (24, 12, 12, 22, 18, 12))
    return titled(words()["titles"]["terms"], intro, table)
