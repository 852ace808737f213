"""Which builder makes which paper for the school. A builder sees Material and facts, and nothing else of a meeting."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from reconcile.writing.document import Document
from reconcile.writing.products import Product
from reconcile.writing.school.counter_version import counter_version
from reconcile.writing.school.own_report import own_report
from reconcile.writing.school.reaction import reaction
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


def _own_report(sources: Sources, _: Shape) -> Document:
    return own_report(sources.material, sources.facts, sources.guard.allows, sources.grounds_of_agreements)


def _reaction(sources: Sources, shape: Shape) -> Document:
    return reaction(
        sources.material, sources.proposals, sources.facts,
        grounds=sources.grounds_of_passages, without=shape.without, more=shape.more,
    )  # fmt: skip


def _counter_version(sources: Sources, shape: Shape) -> Document:
    return counter_version(sources.material, sources.proposals, sources.facts, show_changes=shape.show_changes)


BUILDERS: Final[Mapping[Product, Callable[[Sources, Shape], Document]]] = {
    Product.OWN_REPORT: _own_report,
    Product.REACTION: _reaction,
    Product.COUNTER_VERSION: _counter_version,
}
