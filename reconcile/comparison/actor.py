"""Who: another person does it, nobody does it any more, or the words are put in another mouth."""

from collections.abc import Iterator

from reconcile.comparison import attribution, doing
from reconcile.comparison.attribution import compare_sources
from reconcile.comparison.doing import compare_doers
from reconcile.comparison.pair import Pair, Signal
from reconcile.comparison.people import doer_of
from reconcile.comparison.sources import source_of

__all__ = ["RULES", "compare_actors", "doer_of", "source_of"]

RULES = (*doing.RULES, *attribution.RULES)
"""Every rule that can speak."""


def compare_actors(pair: Pair) -> Iterator[Signal]:
    """Signals actor.* and attribution.*."""
    yield from compare_doers(pair)
    yield from compare_sources(pair)
