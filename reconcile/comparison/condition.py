"""If: a condition that was dropped or added; and only: a restriction that was dropped or widened."""

from collections.abc import Iterator

from models.finding import Aspect
from reconcile.comparison.pair import Pair, Signal
from reconcile.language.cues import find_cues, has_cue


def compare_conditions(pair: Pair) -> Iterator[Signal]:
    """Signals condition.* and scope.*."""
    written = has_cue(pair.text, "written.condition")
    strict = pair.tight_cue("strict_condition")
    loose = pair.tight_cue("condition")
    if not written and strict:
        yield Signal("condition.dropped_strict", 1.0, Aspect.CONDITION, strict.id)
    elif not written and loose:
        yield Signal("condition.dropped", 1.0, Aspect.CONDITION, loose.id)
    added = find_cues(pair.text, "written.added_condition")
    if added and not loose and not strict:
        unsaid = not any(has_cue(turn.text, "condition") for turn in pair.wide)
        yield Signal(
            "condition.added",
            1.0 if unsaid else 0.5,
            Aspect.CONDITION,
            pair.best.id,
            None,
            (added[0].start, added[0].end),
        )
    restricted = pair.tight_cue("restriction")
    if restricted and not has_cue(pair.text, "written.restriction"):
        only = has_cue(restricted.text, "only")
        yield Signal("scope.dropped_only" if only else "scope.dropped", 1.0, Aspect.SCOPE, restricted.id)
    widened = find_cues(pair.text, "written.widening")
    if widened and restricted:
        yield Signal("scope.widened", 1.0, Aspect.SCOPE, restricted.id, None, (widened[0].start, widened[0].end))
