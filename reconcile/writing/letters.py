"""The one door to the letters for the school: from decided findings to the bytes of a file."""

from dataclasses import dataclass

from reconcile.writing.document import Document
from reconcile.writing.drafts.document import document_of, draft_of
from reconcile.writing.drafts.draft import Draft
from reconcile.writing.drafts.following import follow, grounds_left_out, loose_rows
from reconcile.writing.facts import LetterFacts
from reconcile.writing.guard.leaks import SchoolGuard, assert_clean
from reconcile.writing.guard.masking import masked_document
from reconcile.writing.phrasing.wording import letters
from reconcile.writing.products import Product
from reconcile.writing.rendering.files import Format, rendered
from reconcile.writing.school.builders import BUILDERS, Shape
from reconcile.writing.sources import Sources


@dataclass(frozen=True)
class Letter:
    """A finished file, for the caller to keep."""

    file_name: str
    """Neutral: it says what it is and of which day, never for or about whom."""
    content: bytes


def write(
    product: Product,
    sources: Sources,
    format: Format = "docx",  # noqa: A002  what a user calls it
    *,
    show_changes: bool = False,
) -> Letter:
    """Write a letter for the school from the differences the parent stands behind.

    `show_changes` marks what is new in a counter-version. Raises WouldLeak when the finished file shows what the school
    may not see: then there is no letter at all; ValueError when `sources` do not belong together.
    """
    document = _document(product, sources, Shape(show_changes=show_changes))
    return _finished(document, product, sources, sources.guard, format)


def current_draft(product: Product, sources: Sources, kept: Draft | None = None) -> Draft:
    """The letter as paragraphs to be edited: what `sources` give now, with what the parent did in `kept`."""
    if kept is None:
        return draft_of(_document(product, sources))
    without = grounds_left_out(kept)
    standing = {*sources.decided, *sources.remarks}
    draft = follow(kept, draft_of(_document(product, sources, Shape(without=without))), standing)
    if more := loose_rows(draft):  # the letter tells how many points it makes
        draft = follow(kept, draft_of(_document(product, sources, Shape(without=without, more=more))), standing)
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
    document = BUILDERS[product](sources, shape or Shape())
    typed = [words for words in (*sources.decided.values(), *sources.remarks.values()) if words]
    return masked_document(document, sources.guard, typed)


def _finished(document: Document, product: Product, sources: Sources, guard: SchoolGuard, kind: Format) -> Letter:
    """The bytes of `document`, once the guard let them pass."""
    facts = sources.facts
    content = rendered(document, kind, facts.today)
    file_name = f"{_stem(product, facts)}.{kind}"
    assert_clean(file_name, content, guard)
    return Letter(file_name, content)


def _stem(product: Product, facts: LetterFacts) -> str:
    title: str = letters()["titles"][product.value]
    day = facts.today if product.value in letters()["names"]["of_today"] else facts.meeting_date
    return f"{title}_{day.isoformat()}" if day else title
