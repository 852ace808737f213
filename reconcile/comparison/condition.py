"""If: a condition that was dropped or added; and only: a restriction that was dropped or widened."""

from collections.abc import Iterator

from models.finding import Aspect
from reconcile.comparison.pair import Pair, Signal, at
from reconcile.language.cues import find_cues, has_cue

RULES = (
    "condition.dropped_strict",
    "condition.dropped",
    "condition.added",
    "scope.dropped_only",
    "scope.dropped",
    "scope.widened",
)
"""Every rule that can speak here."""


def compare_conditions(pair: Pair) -> Iterator[Signal]:
    """Signals condition.* and scope.*."""
    restricted_in_writing = has_cue(pair.text, "written.restriction")
    conditional_in_writing = has_cue(pair.text, "written.condition")
    strict = pair.last("strict_condition")
    loose = pair.last("condition")
    if not conditional_in_writing and not restricted_in_writing:
        if strict:
            yield at(strict, "condition.dropped_strict", Aspect.CONDITION)
        elif loose:
            yield at(loose, "condition.dropped", Aspect.CONDITION)
    added = find_cues(pair.text, "written.added_condition")
    if added and not any(has_cue(p.text, "condition") or has_cue(p.text, "strict_condition") for p in pair.passages):
        yield at(pair.best, "condition.added", Aspect.CONDITION, (added[0].start, added[0].end))
    only = pair.last("only")
    loosely = pair.last("restriction")
    if not restricted_in_writing and not conditional_in_writing:
        if only:
            yield at(only, "scope.dropped_only", Aspect.SCOPE)
        elif loosely:
            yield at(loosely, "scope.dropped", Aspect.SCOPE)
    widened = find_cues(pair.text, "written.widening")
    if widened and (only or loosely):
        yield at(only or loosely or pair.best, "scope.widened", Aspect.SCOPE, (widened[0].start, widened[0].end))
