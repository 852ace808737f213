"""Which builder makes which paper for the school. A builder sees Material and facts, and nothing else of a meeting."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from reconcile.writing.document import Document
from reconcile.writing.facts import LetterFacts
from reconcile.writing.products import Product
from reconcile.writing.school.agreed import agreements, short_report
from reconcile.writing.school.before import childs_words, questions_before
from reconcile.writing.school.consent import consent_clarified, specific_consent
from reconcile.writing.school.counter_version import counter_version
from reconcile.writing.school.own_report import own_report
from reconcile.writing.school.reaction import reaction
from reconcile.writing.school.rectification import rectification
from reconcile.writing.school.reminder import reminder
from reconcile.writing.school.requests import access, authorisation, covering_mail
from reconcile.writing.school.support_plan import opp_reaction
from reconcile.writing.school.views import add_our_view, view_on_file
from reconcile.writing.sources import Sources


@dataclass(frozen=True)
class Shape:
    """How a paper differs from what is proposed by itself."""

    show_changes: bool = False
    """Mark what is new in a counter-version."""
    without: frozenset[str] = frozenset()
    """Points, by id, that have no row: a reaction counts its rows."""
    more: int = 0
    """Rows that will be added by somebody else."""


Builder = Callable[[Sources, Shape], Document]


def _own_report(sources: Sources, _: Shape) -> Document:
    return own_report(sources.material, sources.facts, sources.guard.allows, sources.grounds_of_agreements)


def _own_report_only(sources: Sources, _: Shape) -> Document:
    return own_report(
        sources.material, sources.facts, sources.guard.allows, sources.grounds_of_agreements,
        no_report=True, has_report=sources.report is not None,
    )  # fmt: skip


def _reaction(sources: Sources, shape: Shape) -> Document:
    return reaction(
        sources.material, sources.proposals, sources.facts,
        grounds=sources.grounds_of_passages, without=shape.without, more=shape.more,
    )  # fmt: skip


def _counter_version(sources: Sources, shape: Shape) -> Document:
    return counter_version(sources.material, sources.proposals, sources.facts, show_changes=shape.show_changes)


def _of_sources(build: Callable[[Sources], Document]) -> Builder:
    return lambda sources, _: build(sources)


def _of_facts(build: Callable[[LetterFacts], Document]) -> Builder:
    return lambda sources, _: build(sources.facts)


BUILDERS: Final[Mapping[Product, Builder]] = {
    Product.QUESTIONS_BEFORE: _of_facts(questions_before),
    Product.OWN_REPORT: _own_report,
    Product.OWN_REPORT_ONLY: _own_report_only,
    Product.REACTION: _reaction,
    Product.COUNTER_VERSION: _counter_version,
    Product.AGREEMENTS: _of_sources(agreements),
    Product.ADD_OUR_VIEW: _of_sources(add_our_view),
    Product.RECTIFICATION: _of_sources(rectification),
    Product.ACCESS: _of_facts(access),
    Product.REMINDER: _of_sources(reminder),
    Product.VIEW_ON_FILE: _of_sources(view_on_file),
    Product.OPP_REACTION: _of_sources(opp_reaction),
    Product.CHILDS_WORDS: _of_facts(childs_words),
    Product.SPECIFIC_CONSENT: _of_sources(specific_consent),
    Product.CONSENT_CLARIFIED: _of_sources(consent_clarified),
    Product.COVERING_MAIL: _of_facts(covering_mail),
    Product.SHORT_REPORT: _of_sources(short_report),
    Product.AUTHORISATION: _of_facts(authorisation),
}
