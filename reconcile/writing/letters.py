"""The one door to the letters for the school: from decided findings to the bytes of a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from models.reconciliation import Reconciliation
from models.report import Report
from models.transcript import Transcript
from reconcile.writing.document import Document
from reconcile.writing.drafts.document import document_of, draft_of
from reconcile.writing.drafts.draft import Draft
from reconcile.writing.drafts.following import follow, grounds_left_out, loose_rows
from reconcile.writing.facts import LetterFacts
from reconcile.writing.guard.leaks import SchoolGuard, assert_clean
from reconcile.writing.phrasing.wording import letters
from reconcile.writing.products import Product
from reconcile.writing.rendering.markdown import render_markdown
from reconcile.writing.rendering.word import render_docx
from reconcile.writing.school.builders import BUILDERS, Shape
from reconcile.writing.sources import Sources

Format = Literal["docx", "md"]


@dataclass(frozen=True)
class Letter:
    """A finished file, for the caller to keep."""

    file_name: str
    """Neutral: it says what it is and of which day, never for or about whom."""
    content: bytes


def write(
    product: Product,
    *,
    transcript: Transcript,
    report: Report | None,
    reconciliation: Reconciliation,
    decided: Mapping[str, str | None],
    facts: LetterFacts,
    format: Format = "docx",  # noqa: A002  what a user calls it
    show_changes: bool = False,
) -> Letter:
    """Write a letter for the school from the differences the parent stands behind.

    `decided` maps the id of each accepted finding to the parent's own wording, or None. `report` may be None for an
    own report. `show_changes` marks what is new in a counter-version. The transcript only feeds the guard and the
    list of who were there. Raises WouldLeak when the finished file shows what the school may not see: then there is
    no letter at all; ValueError when `decided` or `report` do not belong to `reconciliation`.
    """
    sources = Sources(transcript, report, reconciliation, decided, facts)
    document = _document(product, sources, Shape(show_changes=show_changes))
    return _finished(document, product, sources, sources.guard, format)


def current_draft(product: Product, sources: Sources, kept: Draft | None = None) -> Draft:
    """The letter as paragraphs to be edited: what `sources` give now, with what the parent did in `kept`."""
    if kept is None:
        return draft_of(_document(product, sources))
    without = grounds_left_out(kept)
    draft = follow(kept, draft_of(_document(product, sources, Shape(without=without))), sources.decided)
    if more := loose_rows(draft):  # the letter tells how many points it makes
        draft = follow(kept, draft_of(_document(product, sources, Shape(without=without, more=more))), sources.decided)
    return draft


def write_draft(
    product: Product,
    edited: Draft,
    sources: Sources,
    format: Format = "docx",  # noqa: A002  what a user calls it
) -> Letter:
    """Write `edited` as it stands. Raises WouldLeak as `write` does; an unedited draft gives the very same bytes.

    Rows of spoken words are the parent's to write; words that give a recording away, and words that attack, are not.
    """
    return _finished(document_of(edited), product, sources, sources.guard_with(edited.typed), format)


def _document(product: Product, sources: Sources, shape: Shape | None = None) -> Document:
    """The letter as proposed."""
    return BUILDERS[product](sources, shape or Shape())


def _finished(document: Document, product: Product, sources: Sources, guard: SchoolGuard, kind: Format) -> Letter:
    """The bytes of `document`, once the guard let them pass."""
    facts = sources.facts
    content = render_docx(document, facts.today) if kind == "docx" else render_markdown(document)
    file_name = f"{_stem(product, facts)}.{kind}"
    assert_clean(file_name, content, guard)
    return Letter(file_name, content)


def _stem(product: Product, facts: LetterFacts) -> str:
    title: str = letters()["titles"][product.value]
    return f"{title}_{facts.meeting_date.isoformat()}" if facts.meeting_date else title
