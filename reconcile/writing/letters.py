"""The one door to the letters for the school: from decided findings to the bytes of a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from models.reconciliation import Reconciliation
from models.report import Report
from models.transcript import Transcript
from reconcile.writing.counter_version import counter_version
from reconcile.writing.document import Document
from reconcile.writing.facts import LetterFacts
from reconcile.writing.leaks import SchoolGuard, assert_clean
from reconcile.writing.material import Material, school_material
from reconcile.writing.own_report import own_report
from reconcile.writing.parties import capitalised
from reconcile.writing.proposals import Proposal, proposal_for
from reconcile.writing.reaction import reaction
from reconcile.writing.render_docx import render_docx
from reconcile.writing.render_markdown import render_markdown
from reconcile.writing.wording import letters


class Product(StrEnum):
    """What can be written to a school."""

    OWN_REPORT = "own_report"
    REACTION = "reaction"
    COUNTER_VERSION = "counter_version"


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
    format: Literal["docx", "md"] = "docx",  # noqa: A002  what a user calls it
    show_changes: bool = False,
) -> Letter:
    """Write a letter for the school from the differences the parent stands behind.

    `decided` maps the id of each accepted finding to the parent's own wording, or None. `report` may be None for an
    own report. `show_changes` marks what is new in a counter-version. The transcript only feeds the guard and the
    list of who were there. Raises WouldLeak when the finished file shows what the school may not see: then there is
    no letter at all; ValueError when `decided` or `report` do not belong to `reconciliation`.
    """
    material = school_material(reconciliation, report, decided)
    guard = SchoolGuard(
        transcript=transcript, report=report, typed=[words for words in decided.values() if words],
        agreed=[f"{entry.text} {entry.quantity or ''} {entry.deadline or ''}" for entry in material.settled],
    )  # fmt: skip
    if not facts.participants:
        facts = facts.model_copy(update={"participants": _participants(transcript)})
    document = _document(product, material, facts, guard, show_changes=show_changes)
    content = render_docx(document, facts.today) if format == "docx" else render_markdown(document)
    file_name = f"{_stem(product, facts)}.{format}"
    assert_clean(file_name, content, guard)
    return Letter(file_name, content)


def proposals_for(material: Material, guard: SchoolGuard) -> tuple[Proposal, ...]:
    """A proposal for every point, in the order of the report."""
    return tuple(proposal_for(point, material.report_text, guard.allows) for point in material.points)


def _document(
    product: Product, material: Material, facts: LetterFacts, guard: SchoolGuard, *, show_changes: bool
) -> Document:
    match product:
        case Product.OWN_REPORT:
            return own_report(material, facts, guard.allows)
        case Product.REACTION:
            return reaction(material, proposals_for(material, guard), facts)
        case Product.COUNTER_VERSION:
            return counter_version(material, proposals_for(material, guard), facts, show_changes=show_changes)


def _stem(product: Product, facts: LetterFacts) -> str:
    title: str = letters()["titles"][product.value]
    return f"{title}_{facts.meeting_date.isoformat()}" if facts.meeting_date else title


def _participants(transcript: Transcript) -> tuple[str, ...]:
    """Who spoke, by name and role; somebody without either is left out rather than shown by a number."""
    named = (f"{s.name} ({s.role})" if s.name and s.role else s.name or s.role for s in transcript.speakers)
    return tuple(dict.fromkeys(capitalised(name) for name in named if name))
